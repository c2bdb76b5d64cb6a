"""This file holds the preview of the letterhead: the very page that is printed, its upper part."""

from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card
from asn_desktop.ui.widgets.painting import draw_round
from asn_desktop.ui.widgets.text import Label

SHARE = 0.185
"""How much of an A4 page the letterhead takes, from above."""
LEFT, RIGHT = 0.08, 0.955
"""Where the shown part begins and ends; the margins of the page are wider than is worth showing."""
SCALE = 2.4


class HeadPreview(Card):
    """Shows the letterhead as a print would."""

    def __init__(self, background: Background) -> None:
        super().__init__(Label(_("Pratinjau kop"), "h2"), 10)
        self._background = background
        self.paper = _Paper()
        self.add(self.paper)

    def show_head(self, head: Any, emblem: bytes | None) -> None:
        """Draw a letterhead beside the window and show it."""
        self._background.render(self, partial(_picture, head, emblem), self.paper.show_picture)


class _Paper(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setFixedHeight(px(120))
        self.setAccessibleName(_("Pratinjau kop surat"))

    def sizeHint(self) -> QSize:
        return QSize(px(320), self.height())

    def is_drawn(self) -> bool:
        return not self._picture.isNull()

    def show_picture(self, picture: QImage) -> None:
        self._picture = picture
        self._fit()
        self.update()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            rect = QRectF(self.rect())
            draw_round(painter, rect, 4, fill="paper", border="border")
            if not self._picture.isNull():
                painter.drawImage(rect.adjusted(2, 2, -2, -2), self._picture)

    def _fit(self) -> None:
        if not self._picture.isNull() and self.width():
            goal = round(self.width() * self._picture.height() / self._picture.width())
            if goal != self.height():
                self.setFixedHeight(goal)


def _picture(head: Any, emblem: bytes | None) -> QImage:
    from asn_desktop.reports.trial_sheet import render_head
    from asn_desktop.ui.widgets.pdf_preview import render_page

    page = render_page(render_head(head, emblem), 0, SCALE)
    wide = page.width()
    return page.copy(round(wide * LEFT), 0, round(wide * (RIGHT - LEFT)), round(page.height() * SHARE))

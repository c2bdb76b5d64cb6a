"""This file holds the line of steps that shows how far something has come."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import (
    CENTER,
    Painted,
    draw_icon,
    draw_line,
    draw_round,
    draw_text,
    text_width,
)


class Stepper(Painted):
    """Named steps in a row: those before the current one are ticked."""

    def __init__(self, names: Sequence[str], current: int = 0) -> None:
        super().__init__(None, 28)
        self._names = tuple(names)
        self.set_current(current)

    def set_current(self, current: int) -> None:
        """Move to a step, counted from 0; the number of names means all are done."""
        self._current = current
        number = min(current + 1, len(self._names))
        self.setAccessibleName(
            _("Langkah {number} dari {total}, {name}").format(
                number=number, total=len(self._names), name=self._names[number - 1]
            )
        )
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint discs, names and the lines between."""
        disc, gap = px(22), px(8)
        widths = [disc + gap + text_width(name, 13, 600) for name in self._names]
        free = rect.width() - sum(widths)
        link = min(px(56), max(px(8), free / max(1, len(widths) - 1) - 2 * gap))
        x, middle = 0.0, rect.center().y()
        for index, name in enumerate(self._names):
            self._draw_step(painter, QRectF(x, middle - disc / 2, disc, disc), index)
            here = index == self._current
            tint = "text" if here else "text2" if index < self._current else "text3"
            box = QRectF(x + disc + gap, rect.y(), widths[index], rect.height())
            draw_text(painter, box, name, tint, weight=600 if here else 500)
            x += widths[index] + gap
            if index < len(widths) - 1:
                draw_line(painter, x, middle, link, "primary" if index < self._current else "button_border")
                x += link + gap

    def _draw_step(self, painter: QPainter, disc: QRectF, index: int) -> None:
        if index < self._current:
            draw_round(painter, disc, disc.height() / 2, fill="primary_tint", border="primary")
            side = px(12)
            draw_icon(
                painter,
                disc.center().x() - side / 2,
                disc.center().y() - side / 2,
                "checkmark",
                "primary",
                12,
            )
            return
        here = index == self._current
        fill, border = ("primary", None) if here else (None, "border_strong")
        draw_round(painter, disc, disc.height() / 2, fill=fill, border=border)
        tint = "on_primary" if here else "text3"
        draw_text(painter, disc, str(index + 1), tint, size=12, weight=600, align=CENTER)

"""This file holds the right pane of a competency: what one level looks like and who is asked for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.ui.competency.words import people
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import clear, column, hair_line, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.painting import Painted, draw_round
from asn_desktop.ui.widgets.text import ElideLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.competencies import LevelDetail
    from asn_desktop.operations.positions import PositionRow

WIDE, NARROW = 292, 236


class Bullet(Painted):
    """The dot in front of an indicator."""

    def __init__(self) -> None:
        super().__init__(6, 18)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the dot at the height of the first line."""
        side = px(6)
        draw_round(painter, QRectF(0, px(5), side, side), side / 2, fill="primary")


class PlaceRow(QWidget):
    """A position that leads to its row of standards, by a click or by Enter."""

    def __init__(self, on_choose: Callable[[], object]) -> None:
        super().__init__()
        self._on_choose = on_choose
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if self.rect().contains(event.position().toPoint()):
            self._on_choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_choose()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Paint the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring while focused."""
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                draw_round(painter, QRectF(self.rect()), 4, border="primary", width=2)


class EntrySide(QWidget):
    """The indicators of the current level and the positions that ask it."""

    position_chosen = Signal(object)
    """position id"""
    extended = Signal()
    """an indicator is to be added"""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.count = Label("", "h2"), Label("", "muted")
        self._indicators, self._positions = QVBoxLayout(), QVBoxLayout()
        self._indicators.setSpacing(px(8))
        self._positions.setSpacing(px(2))
        self.add_button = Button(_("Tambah indikator"), "link", keys="Ins", on_click=self.extended.emit)
        self._asked_title, self._asked_count = Label(_("Standar untuk"), "h2"), Label("", "muted")
        inner = QWidget()
        column(
            line(self.title, None, self.count),
            10,
            self._indicators,
            4,
            line(self.add_button, None),
            8,
            hair_line(),
            10,
            line(self._asked_title, None, self._asked_count),
            4,
            self._positions,
            None,
            margins=(16, 12, 16, 12),
            parent=inner,
        )
        self._inner = inner
        column(scrolling(inner), parent=self)
        self.show_compact(False)

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self.setFixedWidth(px(NARROW if is_compact else WIDE))

    def show_level(self, level: LevelDetail, asked: Sequence[PositionRow]) -> None:
        """Show another level and the positions whose standard it is."""
        self.title.setText(_("Indikator tingkat {level}").format(level=level.level))
        self.count.setText(str(len(level.indicators)))
        clear(self._indicators)
        for text in level.indicators:
            words = Label(text, "muted", wrap=True)
            row = line(spacing=10)
            row.addWidget(Bullet(), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            self._indicators.addLayout(row)
        if not level.indicators:
            self._indicators.addWidget(Label(_("Belum ada indikator perilaku."), "cap", wrap=True))
        clear(self._positions)
        self._asked_count.setText(str(len(asked)))
        for place in asked:
            self._positions.addWidget(self._position_row(place))
        if not asked:
            self._positions.addWidget(Label(_("Belum ada jabatan di tingkat ini."), "cap", wrap=True))

    def _position_row(self, place: PositionRow) -> QWidget:
        row = PlaceRow(partial(self.position_chosen.emit, place.position_id))
        row.setAccessibleName(f"{place.title}, {people(place.holders)}")
        name = ElideLabel(place.title)
        held = Label(people(place.holders) if place.holders else _("kosong"), "cap")
        layout = line(name, held, spacing=8, parent=row)
        layout.setStretch(0, 1)
        row.setFixedHeight(px(26))
        return row

"""This file holds the row of buttons by which a score is given with one digit key."""

from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.choice import CellControl, digit_of
from asn_desktop.ui.widgets.painting import CENTER, draw_round, draw_text

_WIDTH, _HEIGHT, _GAP, _MARGIN = 34, 32, 4, 2
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ScoreRow(CellControl):
    """One score from `low` to `high`, or none yet. 0 is "below level 1" and not the same as none.

    Digits choose and ask for the next row (`moved`), Delete clears, Left and Right step,
    Up and Down ask for another row.
    """

    chosen = Signal(object)
    """int, or None when cleared"""
    moved = Signal(int)
    """+1 for the next row, -1 for the one before"""
    focused = Signal()

    def __init__(self, name: str = "", *, low: int = 0, high: int = 5) -> None:
        self._scores = tuple(range(low, high + 1))
        self._value: int | None = None
        self._ghost: int | None = None
        self._name = name
        self._is_locked = False
        width = len(self._scores) * (_WIDTH + _GAP) - _GAP + 2 * _MARGIN
        super().__init__(width, _HEIGHT + 2 * _MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    def value(self) -> int | None:
        """The score, None while not given."""
        return self._value

    def show_value(self, value: int | None, *, ghost: int | None = None) -> None:
        """Show a score without announcing it; `ghost` is last time's, accepted with Enter."""
        self._value, self._ghost = value, ghost
        self._describe()
        self.update()

    def set_name(self, name: str) -> None:
        """Say what is scored."""
        self._name = name
        self._describe()

    def set_locked(self, is_locked: bool) -> None:
        """Show without letting change."""
        self._is_locked = is_locked
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its buttons."""
        return self.sizeHint()

    def cell_rects(self) -> list[QRectF]:
        """One rectangle per score."""
        side, gap, margin = px(_WIDTH), px(_GAP), px(_MARGIN)
        return [
            QRectF(margin + place * (side + gap), margin, side, self.height() - 2 * margin)
            for place in range(len(self._scores))
        ]

    def press(self, index: int) -> None:
        """Give the score of a button."""
        self._choose(self._scores[index])

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the buttons."""
        for place, box in enumerate(self.cell_rects()):
            self._draw_cell(painter, box, place)
        if self.has_ring():
            draw_round(painter, rect, 8, border="primary", width=2)

    def _draw_cell(self, painter: QPainter, box: QRectF, place: int) -> None:
        score = self._scores[place]
        inner = box.adjusted(1, 1, -1, -1) if self.has_ring() else box
        if score == self._value:
            draw_round(painter, inner, 6, fill="primary")
            draw_text(painter, box, str(score), "on_primary", size=14, weight=700, align=CENTER)
            return
        hovered = place == self._hovered and not self._is_locked
        border = "primary" if hovered else "border" if self._is_locked else "border_strong"
        dash = (3, 2) if score == self._ghost and self._value is None else ()
        draw_round(painter, inner, 6, fill="primary_tint" if dash else "surface", border=border, dash=dash)
        draw_text(painter, box, str(score), "primary" if hovered else "text2", size=14, align=CENTER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Delete, arrows, Enter."""
        digit = digit_of(event)
        key = event.key()
        if digit is not None and digit in self._scores:
            self._choose(digit, advance=True)
        elif key in _CLEARING:
            self._choose(None)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._choose(self._ghost if self._value is None else self._value, advance=True)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the page which anchors to show."""
        super().focusInEvent(event)
        self.focused.emit()

    def _step(self, direction: int) -> None:
        if self._value is None:
            self._choose(self._scores[0] if direction > 0 else self._scores[-1])
        elif self._value + direction in self._scores:
            self._choose(self._value + direction)

    def _choose(self, value: int | None, *, advance: bool = False) -> None:
        if self._is_locked:
            return
        if value != self._value:
            self.show_value(value, ghost=self._ghost)
            self.chosen.emit(value)
        if advance:
            self.moved.emit(1)

    def _describe(self) -> None:
        score = _("belum dinilai") if self._value is None else _("nilai {level}").format(level=self._value)
        self.setAccessibleName(f"{self._name}, {score}" if self._name else score)

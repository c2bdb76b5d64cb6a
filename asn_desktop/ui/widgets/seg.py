"""This file holds the segmented switch between a few views."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.choice import CellControl, by_key
from asn_desktop.ui.widgets.painting import CENTER, draw_round, draw_text, text_width


class Seg(CellControl):
    """One of a few words is chosen; Left and Right move, the whole is one Tab stop."""

    changed = Signal(int)

    def __init__(self, items: Sequence[str], current: int = 0) -> None:
        self._items = tuple(items)
        self._current = current
        super().__init__(None, 32)
        self.setFixedWidth(round(sum(self._widths()) + px(6)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    def current(self) -> int:
        """The place of the chosen item."""
        return self._current

    def set_current(self, index: int) -> None:
        """Choose without announcing."""
        self._current = index
        self._describe()
        self.update()

    def cell_rects(self) -> list[QRectF]:
        """One rectangle per item."""
        rects, x = [], float(px(3))
        for width in self._widths():
            rects.append(QRectF(x, px(3), width, self.height() - 2 * px(3)))
            x += width
        return rects

    def press(self, index: int) -> None:
        """Choose an item."""
        if index != self._current:
            self.set_current(index)
            self.changed.emit(index)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the track and the chosen pill."""
        border = "primary" if self.has_ring() else "border"
        draw_round(painter, rect, 7, fill="hover", border=border, width=2 if self.has_ring() else 1)
        for index, box in enumerate(self.cell_rects()):
            chosen = index == self._current
            if chosen:
                draw_round(painter, box, 5, fill="surface", border="button_border")
            tint = "primary" if chosen else "text" if index == self._hovered else "text2"
            draw_text(painter, box, self._items[index], tint, weight=600 if chosen else 500, align=CENTER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move the choice."""
        last = len(self._items) - 1
        goal = by_key(
            event,
            {
                Qt.Key.Key_Left: max(0, self._current - 1),
                Qt.Key.Key_Right: min(last, self._current + 1),
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: last,
            },
        )
        if goal is None:
            super().keyPressEvent(event)
        else:
            self.press(goal)

    def _widths(self) -> list[float]:
        return [text_width(item, 13, 600) + px(28) for item in self._items]

    def _describe(self) -> None:
        self.setAccessibleName(self._items[self._current])

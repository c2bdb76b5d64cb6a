"""This file holds the base of painted controls in which one of several cells is chosen."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent

from asn_desktop.ui.widgets.painting import Painted

T = TypeVar("T")


class CellControl(Painted):
    """A focusable painted control with cells side by side; subclasses say where each cell is."""

    def __init__(self, width: int | None, height: int) -> None:
        super().__init__(width, height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._hovered: int | None = None

    def cell_rects(self) -> list[QRectF]:
        """The rectangle of each cell."""
        raise NotImplementedError

    def press(self, index: int) -> None:
        """A cell was clicked."""
        raise NotImplementedError

    def cell_at(self, point: QPointF) -> int | None:
        """The cell under a point."""
        for index, rect in enumerate(self.cell_rects()):
            if rect.contains(point):
                return index
        return None

    def has_ring(self) -> bool:
        """Whether the focus ring is to be painted."""
        return self.hasFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        index = self.cell_at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.press(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which cell would be chosen."""
        self._hover(self.cell_at(event.position()))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Start showing the cell under the pointer."""
        self._hover(self.cell_at(event.position()))
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop showing it."""
        self._hover(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Paint the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()


def digit_of(event: QKeyEvent) -> int | None:
    """The digit a key stands for, on both digit rows of the keyboard."""
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return None
    text = event.text()
    return int(text) if len(text) == 1 and text in "0123456789" else None


def by_key(event: QKeyEvent, table: Mapping[int, T]) -> T | None:
    """What a table of keys says to the key pressed."""
    return table.get(event.key())

"""This file holds the base of painted grids: frozen row names, scrolling cells, a cursor, a crosshair."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from asn_desktop.ui.theme import color, px
from asn_desktop.ui.widgets.choice import by_key

Place = tuple[int, int]


class CellGrid(QAbstractScrollArea):
    """Rows by columns of painted cells. Arrows move, Home and End go to the ends of a row.

    Subclasses say how many rows and columns there are and paint head, names and cells.
    """

    current_changed = Signal(int, int)
    """row and column of the cursor"""
    activated = Signal(int, int)
    """Enter or a double click on a cell"""
    heading_clicked = Signal(int)
    """a column's heading was clicked"""

    def __init__(self, *, name_width: int, head_height: int, row_height: int, foot_height: int = 0) -> None:
        super().__init__()
        self.name_width, self.head_height = px(name_width), px(head_height)
        self.foot_height, self._nominal = px(foot_height), px(row_height)
        self._cursor: Place = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    def row_count(self) -> int:
        """How many rows."""
        raise NotImplementedError

    def column_count(self) -> int:
        """How many columns."""
        raise NotImplementedError

    def start_frame(self, painter: QPainter) -> None:
        """Get ready for a frame."""

    def paint_head(self, painter: QPainter, rect: QRectF, column: int) -> None:
        """Paint a heading; column -1 is the corner over the names."""

    def paint_name(self, painter: QPainter, rect: QRectF, row: int) -> None:
        """Paint the name of a row."""

    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """Paint a cell."""

    def paint_foot(self, painter: QPainter, rect: QRectF, column: int) -> None:
        """Paint a cell of the last line, which stays in view; column -1 is under the names."""

    def cell_sentence(self, row: int, column: int) -> str:
        """A cell in words, for a screen reader."""
        return ""

    def type_key(self, event: QKeyEvent) -> bool:
        """Answer a key that is not a movement. True when it was used."""
        return False

    def cursor_place(self) -> Place:
        """Row and column of the cursor."""
        return self._cursor

    def move_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, as near as there are cells."""
        if not self.row_count() or not self.column_count():
            return
        place = (max(0, min(row, self.row_count() - 1)), max(0, min(column, self.column_count() - 1)))
        if place != self._cursor:
            self._cursor = place
            self.current_changed.emit(*place)
        self._scroll_to(place[0])
        self.setAccessibleName(self.cell_sentence(*place))
        self.viewport().update()

    def set_row_height(self, height: int) -> None:
        """Nominal height of a row in design pixels; rows stretch a little so that none is cut."""
        self._nominal = px(height)
        self._set_up_scrolling()

    def refresh(self) -> None:
        """Rows or columns changed."""
        rows, columns = max(1, self.row_count()), max(1, self.column_count())
        self._cursor = (min(self._cursor[0], rows - 1), min(self._cursor[1], columns - 1))
        self._set_up_scrolling()
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        return QSize(self.name_width + px(200), self.head_height + self.foot_height + 4 * self._nominal)

    def sizeHint(self) -> QSize:
        """As small as allowed; the layout gives the rest."""
        return self.minimumSizeHint()

    def row_height(self) -> float:
        """Pixels of a row: the room divided so that the last row is whole."""
        room = self.viewport().height() - self.head_height - self.foot_height
        shown = max(1, round(room / self._nominal))
        rows = self.row_count()
        if rows <= shown:
            return min(room / max(1, rows), self._nominal * 1.18) if rows else float(self._nominal)
        return room / shown

    def column_rect(self, column: int) -> tuple[float, float]:
        """Left edge and width of a column; all are alike unless overridden."""
        width = (self.viewport().width() - self.name_width) / max(1, self.column_count())
        return self.name_width + column * width, width

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell is painted now."""
        left, width = self.column_rect(column)
        height = self.row_height()
        return QRectF(left, self.head_height + row * height - self._offset(), width, height)

    def place_at(self, point: QPointF) -> Place | None:
        """The cell under a point of the viewport."""
        row = int((point.y() - self.head_height + self._offset()) // self.row_height())
        below_head = self.head_height <= point.y() < self.viewport().height() - self.foot_height
        column = self._column_at(point.x())
        if below_head and column is not None and 0 <= row < self.row_count():
            return row, column
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rows in view, then the frozen head and foot over them."""
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.start_frame(painter)
            height, width = self.row_height(), self.viewport().width()
            # Asked once a frame: every cell needs them.
            columns = [self.column_rect(column) for column in range(self.column_count())]
            first = int(self._offset() // height)
            last = min(self.row_count(), int((self._offset() + self.viewport().height()) // height) + 1)
            for row in range(first, last):
                top = self.head_height + row * height - self._offset()
                self.paint_name(painter, QRectF(0, top, self.name_width, height), row)
                for column, (left, side) in enumerate(columns):
                    self.paint_cell(painter, QRectF(left, top, side, height), row, column)
            painter.fillRect(QRectF(0, 0, width, self.head_height), color("surface"))
            self.paint_head(painter, QRectF(0, 0, self.name_width, self.head_height), -1)
            for column, (left, side) in enumerate(columns):
                self.paint_head(painter, QRectF(left, 0, side, self.head_height), column)
            if self.foot_height:
                top = self.viewport().height() - self.foot_height
                self.paint_foot(painter, QRectF(0, top, self.name_width, self.foot_height), -1)
                for column, (left, side) in enumerate(columns):
                    self.paint_foot(painter, QRectF(left, top, side, self.foot_height), column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll by the new room."""
        super().resizeEvent(event)
        self._set_up_scrolling()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Three rows a notch."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - round(event.angleDelta().y() / 120 * 3 * self.row_height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor where it was clicked."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        column = self._column_at(event.position().x())
        if event.position().y() < self.head_height and column is not None:
            self.heading_clicked.emit(column)
            return
        place = self.place_at(event.position())
        if place is not None:
            self.move_to(*place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cell."""
        place = self.place_at(event.position())
        if place is not None:
            self.activated.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Movements, Enter, and what the subclass knows."""
        if self.type_key(event):
            return
        row, column = self._cursor
        page = max(1, int((self.viewport().height() - self.head_height) / self.row_height()) - 1)
        goal = by_key(
            event,
            {
                Qt.Key.Key_Up: (row - 1, column),
                Qt.Key.Key_Down: (row + 1, column),
                Qt.Key.Key_Left: (row, column - 1),
                Qt.Key.Key_Right: (row, column + 1),
                Qt.Key.Key_Home: (row, 0),
                Qt.Key.Key_End: (row, self.column_count() - 1),
                Qt.Key.Key_PageUp: (row - page, column),
                Qt.Key.Key_PageDown: (row + page, column),
            },
        )
        if goal is not None:
            self.move_to(*goal)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(row, column)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it fainter."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _offset(self) -> int:
        return self.verticalScrollBar().value()

    def _column_at(self, x: float) -> int | None:
        for column in range(self.column_count()):
            left, width = self.column_rect(column)
            if left <= x < left + width:
                return column
        return None

    def _set_up_scrolling(self) -> None:
        room = self.viewport().height() - self.head_height - self.foot_height
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self.row_count() * self.row_height() - room)))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(round(self.row_height()))

    def _scroll_to(self, row: int) -> None:
        height, bar = self.row_height(), self.verticalScrollBar()
        room = self.viewport().height() - self.head_height - self.foot_height
        if row * height < bar.value():
            bar.setValue(round(row * height))
        elif (row + 1) * height > bar.value() + room:
            bar.setValue(round((row + 1) * height - room))

"""This file holds the read-only table of a page: sorting, selecting, copying, opening."""

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import CENTER, LEFT, RIGHT, draw_line, draw_text, ink
from asn_desktop.ui.widgets.row_table import Column, RowT, RowTable

__all__ = ["Column", "RowTable", "TableView"]
_ALIGN = {"left": LEFT, "right": RIGHT, "center": CENTER}
# Comparing flags as numbers: their `&` makes two Python objects for every cell of a frame.
_SELECTED = QStyle.StateFlag.State_Selected.value
_UNDER_MOUSE = QStyle.StateFlag.State_MouseOver.value
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class TableView(QTableView, Generic[RowT]):
    """A table over rows. Click selects, Enter opens, a click on a heading sorts, Ctrl+C copies."""

    chosen = Signal(object)
    """the row that became current"""
    opened = Signal(object)
    """the row of Enter, F2 or a double click"""
    selection_changed = Signal(int)
    """how many rows are selected"""

    def __init__(self, columns: Sequence[Column[RowT]], *, row_height: int = 36, many: bool = False) -> None:
        super().__init__()
        self.table: RowTable[RowT] = RowTable(columns)
        self.setModel(self.table)
        self.setItemDelegate(RowDelegate(self))
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._set_up(many)
        self._set_up_headings(row_height)
        self.selectionModel().currentRowChanged.connect(self._announce)
        self.selectionModel().selectionChanged.connect(self._count)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_rows(self, rows: Sequence[RowT], *, keep_row: RowT | None = None) -> None:
        """Replace every row; sorting and the current place stay."""
        place = self.currentIndex().row()
        self.table.show_rows(rows)
        if self._sorted:
            self.table.sort(*self._sorted)
        if keep_row is not None and keep_row in self.table.rows:
            place = self.table.rows.index(keep_row)
        if self.table.rows and place >= 0:
            self.select_row(min(place, len(self.table.rows) - 1))

    def rows(self) -> tuple[RowT, ...]:
        """The rows in the order shown."""
        return self.table.rows

    def current_row(self) -> RowT | None:
        """The row with the cursor."""
        place = self.currentIndex().row()
        return self.table.rows[place] if 0 <= place < len(self.table.rows) else None

    def selected_rows(self) -> list[RowT]:
        """All selected rows, from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table.rows[place] for place in places]

    def select_row(self, place: int) -> None:
        """Put the cursor on a row."""
        index = self.table.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def set_row_height(self, height: int) -> None:
        """Change the height of rows, in design pixels."""
        self.verticalHeader().setDefaultSectionSize(px(height))

    def as_text(self, rows: Sequence[RowT] | None = None) -> str:
        """Rows as tab-separated text with the headings, as a spreadsheet takes it."""
        lines = ["\t".join(column.heading for column in self.table.columns)]
        for row in self.table.rows if rows is None else rows:
            lines.append("\t".join(" ".join(column.shown(row).split()) for column in self.table.columns))
        return "\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, the rest is Qt's."""
        if event.key() in _OPENING and not event.modifiers():
            self._open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.as_text(self.selected_rows() or None))
        else:
            super().keyPressEvent(event)

    def _set_up(self, many: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _set_up_headings(self, row_height: int) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(px(18))
        self.verticalHeader().setDefaultSectionSize(px(row_height))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(px(32))
        for place, column in enumerate(self.table.columns):
            if column.width is None:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, px(column.width))
        header.sectionClicked.connect(self._sort)

    def _sort(self, column: int) -> None:
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        again = self._sorted == (column, ascending)
        self._sorted = (column, descending if again else ascending)
        row = self.current_row()
        self.table.sort(*self._sorted)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(*self._sorted)
        if row is not None:
            self.select_row(self.table.rows.index(row))

    def _announce(self, *_indexes: object) -> None:
        row = self.current_row()
        if row is not None:
            self.chosen.emit(row)

    def _count(self, *_selections: object) -> None:
        self.selection_changed.emit(len(self.selectionModel().selectedRows()))

    def _open(self) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a `TableView` from the row itself."""

    def __init__(self, view: "TableView[Any]") -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell: background, text or its own drawing, line below."""
        table = self._view.table
        place = index.column()
        row, column = table.rows[index.row()], table.columns[place]
        state, rect = option.state.value, QRectF(option.rect)
        selected = bool(state & _SELECTED)
        if selected:
            painter.fillRect(rect, ink("primary_tint"))
            if place == 0:
                painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), ink("primary"))
        elif state & _UNDER_MOUSE:
            painter.fillRect(rect, ink("surface2"))
        draw_line(painter, rect.x(), rect.bottom() - 1, rect.width())
        if column.paint is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            column.paint(painter, rect, row, selected)
            painter.restore()
            return
        tint = column.tint(row) if column.tint else "text"
        inner = rect.adjusted(px(16) if place == 0 else px(8), 0, -px(8), 0)
        weight = 600 if column.strong or (selected and place == 0) else 400
        draw_text(painter, inner, column.shown(row), tint, weight=weight, align=_ALIGN[column.align])

"""This file holds the grid that is filled like a spreadsheet: type, Enter down, Tab right, paste, copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from asn_desktop.ui.theme import color, px
from asn_desktop.ui.widgets.painting import CENTER, LEFT, RIGHT, draw_line, draw_round, draw_text
from asn_desktop.ui.widgets.text import plain_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
_ALIGN = {"left": LEFT, "right": RIGHT, "center": CENTER}
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_TOOLTIP, _ACCESSIBLE = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A heading; `choices` are offered in a list; `width` None takes the free space."""

    heading: str
    width: int | None = None
    align: str = "left"
    editable: bool = True
    choices: tuple[str, ...] = ()


class DataGrid(QTableView):
    """Cells of text. Each edit is announced at once; a pasted block is announced as one."""

    edited = Signal(int, int, str, str)
    """row, column, old text, new text"""
    pasted = Signal(int, int, object)
    """row and column of the first cell, list of lists of the texts that went in"""
    row_chosen = Signal(int)

    def __init__(self, columns: Sequence[GridColumn], *, row_height: int = 32, grows: bool = False) -> None:
        super().__init__()
        self._cells = _Cells(columns, self)
        self._grows = grows
        self.setModel(self._cells)
        self.setItemDelegate(_CellDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(row_height))
        self._set_widths(columns)
        self.selectionModel().currentRowChanged.connect(lambda now, _was: self.row_chosen.emit(now.row()))

    def show_cells(self, cells: Sequence[Sequence[str]]) -> None:
        """Replace everything."""
        self._cells.replace(cells)

    def cells(self) -> list[list[str]]:
        """What stands in the grid."""
        return [list(row) for row in self._cells.rows]

    def set_cell(self, row: int, column: int, text: str) -> None:
        """Show a text without announcing it."""
        self._cells.put(row, column, text)

    def set_problem(self, row: int, column: int, message: str) -> None:
        """Outline a cell and say why, or take that away with an empty message."""
        self._cells.set_problem(row, column, message)

    def problems(self) -> dict[tuple[int, int], str]:
        """Messages by cell."""
        return dict(self._cells.problems)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.setCurrentIndex(self._cells.index(row, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a sheet."""
        index, key = self.currentIndex(), event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear_selected()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._move(index.row() + 1, index.column())
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            self._copy_down()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes right and leaves the grid at the end of a row."""
        index = self.currentIndex()
        goal = index.column() + (1 if forward else -1)
        if index.isValid() and 0 <= goal < self._cells.columnCount():
            self._move(index.row(), goal)
            return True
        return super().focusNextPrevChild(forward)

    def commit(self, index: AnyIndex, text: str) -> None:
        """Take an edited text and announce it."""
        old = self._cells.rows[index.row()][index.column()]
        if text != old:
            self._cells.put(index.row(), index.column(), text)
            self.edited.emit(index.row(), index.column(), old, text)

    def go_down(self, index: AnyIndex) -> None:
        """Put the cursor below a cell."""
        self._move(index.row() + 1, index.column())

    def _set_widths(self, columns: Sequence[GridColumn]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(columns):
            if column.width is None:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, px(column.width))

    def _move(self, row: int, column: int) -> None:
        if row >= self._cells.rowCount() and self._grows:
            self._cells.add_row()
        index = self._cells.index(min(row, self._cells.rowCount() - 1), column)
        self.setCurrentIndex(index)

    def _selected_box(self) -> tuple[int, int, int, int]:
        """First and last row and column of the selection, ends included."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        rows = [index.row() for index in chosen]
        columns = [index.column() for index in chosen]
        return min(rows), max(rows), min(columns), max(columns)

    def _copy(self) -> None:
        top, bottom, left, right = self._selected_box()
        if top < 0:
            return
        lines = []
        if (right - left, bottom - top) != (0, 0):
            lines.append("\t".join(column.heading for column in self._cells.columns[left : right + 1]))
        for row in self._cells.rows[top : bottom + 1]:
            lines.append("\t".join(" ".join(text.split()) for text in row[left : right + 1]))
        QApplication.clipboard().setText("\n".join(lines))

    def _paste(self) -> None:
        index = self.currentIndex()
        text = QApplication.clipboard().text().replace("\r\n", "\n").rstrip("\n")
        if not index.isValid() or not text:
            return
        block = [line.split("\t") for line in text.split("\n")]
        taken: list[list[str]] = []
        for down, line in enumerate(block):
            row = index.row() + down
            if row >= self._cells.rowCount():
                if not self._grows:
                    break
                self._cells.add_row()
            fitting = line[: self._cells.columnCount() - index.column()]
            for right, typed in enumerate(fitting):
                if self._cells.columns[index.column() + right].editable:
                    self._cells.put(row, index.column() + right, typed.strip())
            taken.append(fitting)
        self.pasted.emit(index.row(), index.column(), taken)

    def _clear_selected(self) -> None:
        for index in self.selectedIndexes() or [self.currentIndex()]:
            if index.isValid() and self._cells.columns[index.column()].editable:
                self.commit(index, "")

    def _copy_down(self) -> None:
        index = self.currentIndex()
        if index.row() > 0 and self._cells.columns[index.column()].editable:
            self.commit(index, self._cells.rows[index.row() - 1][index.column()])


class _Cells(QAbstractTableModel):
    """The texts of a grid."""

    def __init__(self, columns: Sequence[GridColumn], grid: DataGrid) -> None:
        super().__init__(grid)
        self.columns = tuple(columns)
        self.rows: list[list[str]] = []
        self.problems: dict[tuple[int, int], str] = {}
        self._grid = grid

    def replace(self, cells: Sequence[Sequence[str]]) -> None:
        """Show other texts."""
        self.beginResetModel()
        self.rows = [list(row) for row in cells]
        self.problems = {}
        self.endResetModel()

    def put(self, row: int, column: int, text: str) -> None:
        """Show another text in a cell."""
        self.rows[row][column] = text
        index = self.index(row, column)
        self.dataChanged.emit(index, index)

    def add_row(self) -> None:
        """Append an empty row."""
        place = len(self.rows)
        self.beginInsertRows(_NO_INDEX, place, place)
        self.rows.append([""] * len(self.columns))
        self.endInsertRows()

    def set_problem(self, row: int, column: int, message: str) -> None:
        """Remember what is wrong with a cell."""
        if message:
            self.problems[row, column] = message
        else:
            self.problems.pop((row, column), None)
        index = self.index(row, column)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Some columns are to be read only."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Headings."""
        if orientation == Qt.Orientation.Horizontal:
            if role == _DISPLAY:
                return self.columns[section].heading
            if role == _ALIGNMENT:
                return _ALIGN[self.columns[section].align]
        return None

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        """Texts, and what is wrong as a tooltip."""
        if not index.isValid():
            return None
        if role in (_DISPLAY, _EDIT):
            return self.rows[index.row()][index.column()]
        problem = self.problems.get((index.row(), index.column()), "")
        if role == _TOOLTIP and problem:
            return plain_tooltip(problem)
        if role == _ACCESSIBLE:
            said = f"{self.columns[index.column()].heading}, {self.rows[index.row()][index.column()]}"
            return f"{said}, {problem}" if problem else said
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = _EDIT) -> bool:
        """An editor is done."""
        if role == _EDIT and index.isValid():
            self._grid.commit(index, str(value).strip())
            return True
        return False


class _CellDelegate(QStyledItemDelegate):
    """Paints cells and gives editors that know Enter and Tab."""

    def __init__(self, grid: DataGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line, or a list where there are choices."""
        column = self._cells().columns[index.column()]
        if column.choices:
            box = QComboBox(parent)
            box.addItems(list(column.choices))
            box.setProperty("grid", "1")
            return box
        edit = QLineEdit(parent)
        edit.setProperty("cell", "1")
        return edit

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Start from what stands there."""
        text = self._cells().rows[index.row()][index.column()]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Take what was typed."""
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        model.setData(index, editor.text() if isinstance(editor, QLineEdit) else text)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter goes down after an edit."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, QWidget)
        ) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            index = self._grid.currentIndex()
            self._grid._move(index.row() + 1, index.column())
            return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Text, line, selection, outline of a problem."""
        cells, rect = self._cells(), QRectF(option.rect)
        column = cells.columns[index.column()]
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("primary_tint"))
        draw_line(painter, rect.x(), rect.bottom() - 1, rect.width())
        tint = "text" if column.editable else "text2"
        inner = rect.adjusted(px(16) if index.column() == 0 else px(8), 0, -px(8), 0)
        draw_text(painter, inner, cells.rows[index.row()][index.column()], tint, align=_ALIGN[column.align])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if (index.row(), index.column()) in cells.problems:
            draw_round(painter, rect.adjusted(1, 1, -1, -2), 4, border="bad", width=2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_round(painter, rect.adjusted(1, 1, -1, -2), 3, border="primary", width=2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _cells(self) -> _Cells:
        return self._grid._cells

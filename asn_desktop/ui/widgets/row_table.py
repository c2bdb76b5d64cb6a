"""This file holds the table model over frozen rows and the columns that say how to show them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

RowT = TypeVar("RowT")
AnyIndex = QModelIndex | QPersistentModelIndex
Align = Literal["left", "right", "center"]

# A repaint asks `data` thousands of times; comparing enum members doubles the frame time.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ALIGNMENTS: dict[Align, int] = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
    "center": int(Qt.AlignmentFlag.AlignCenter),
}
_NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[RowT]):
    """A heading and how one row fills it.

    `width` None takes the free space. `tint` names a token for the text, `paint` draws the
    cell instead of text: (painter, rect, row, is_selected).
    """

    heading: str
    value: Callable[[RowT], Any]
    text: Callable[[Any], str] = str
    width: int | None = None
    align: Align = "left"
    strong: bool = False
    tint: Callable[[RowT], str] | None = None
    paint: Callable[[QPainter, QRectF, RowT, bool], None] | None = None

    def shown(self, row: RowT) -> str:
        """The text of a row's cell; nothing for None."""
        value = self.value(row)
        return "" if value is None else self.text(value)


class RowTable(QAbstractTableModel, Generic[RowT]):
    """Shows rows; replace them with `show_rows`."""

    def __init__(self, columns: Sequence[Column[RowT]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[RowT, ...] = ()

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's value; rows without one come last either way."""
        value = self.columns[column].value
        present = [row for row in self.rows if value(row) is not None]
        absent = [row for row in self.rows if value(row) is None]
        present.sort(key=lambda row: _sort_key(value(row)), reverse=order == Qt.SortOrder.DescendingOrder)
        self.show_rows([*present, *absent])

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Headings."""
        if orientation == Qt.Orientation.Horizontal:
            if role == _DISPLAY:
                return self.columns[section].heading
            if role == _ALIGNMENT:
                return _ALIGNMENTS[self.columns[section].align]
        return None

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        """Texts, alignment and the row itself."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == _DISPLAY:
            return column.shown(row)
        if role == ROW_ROLE:
            return row
        if role == _ALIGNMENT:
            return _ALIGNMENTS[column.align]
        if role == _ACCESSIBLE:
            return f"{column.heading}, {column.shown(row)}"
        return None


def _sort_key(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value

"""This file holds the rows of a preview as the table shows them: texts, what is changed, what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from asn_desktop.rules.nip import clean_nip, format_nip
from asn_desktop.rules.person_name import full_name
from asn_desktop.ui.widgets.text import plain_tooltip

if TYPE_CHECKING:
    from asn_desktop.exchange.heading import Column
    from asn_desktop.exchange.staff_preview import FieldChange, PreviewRow, StaffPreview

AnyIndex = QModelIndex | QPersistentModelIndex
FIXED_COLUMNS = 2
"""Row number and state stand before the columns of the file."""
IGNORED = "ignore"
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_TOOLTIP, _ACCESSIBLE = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)
_NO_INDEX = QModelIndex()
_PARTS = {
    "name_nip": ("name", "nip", "front_title", "back_title"),
    "birth": ("birth_date", "birth_place"),
    "name": ("name", "front_title", "back_title"),
    "legal_status": ("status",),
}
"""Fields that are read out of one column."""


class PreviewCells(QAbstractTableModel):
    """The rows that the filter lets through, one column per column of the file."""

    mended = Signal(object, str, object)
    """row number, field, and the text typed or None for what the file says"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PreviewRow, ...] = ()
        self.columns: tuple[Column, ...] = ()
        self.preview: StaffPreview | None = None

    def show_preview(
        self, preview: StaffPreview | None, rows: Sequence[PreviewRow], columns: Sequence[Column]
    ) -> None:
        """Show other rows; the place in the table is lost only when the shape changes."""
        is_same_shape = len(rows) == len(self.rows) and len(columns) == len(self.columns)
        if not is_same_shape:
            self.beginResetModel()
        self.preview, self.rows, self.columns = preview, tuple(rows), tuple(columns)
        if not is_same_shape:
            self.endResetModel()
        elif self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.columnCount() - 1))

    def column_at(self, place: int) -> Column | None:
        """The column of the file that a column of the table shows."""
        return self.columns[place - FIXED_COLUMNS] if place >= FIXED_COLUMNS else None

    def text(self, row: PreviewRow, column: Column) -> str:
        """A cell as shown: what would be kept, or for a refused row what the list says."""
        if row.row.values is None or column.field == IGNORED:
            typed = self.typed(row, column)
            is_sound = column.field == "nip" and not self.problem(row, column)
            return format_nip(clean_nip(typed)) if is_sound else typed
        kept = row.row.values
        if column.field == "name":
            return full_name(kept.front_title, kept.name, kept.back_title)
        if column.field == "nip":
            return format_nip(kept.nip or "")
        if column.field == "name_nip":
            name = full_name(kept.front_title, kept.name, kept.back_title)
            return f"{name}  {format_nip(kept.nip or '')}".strip()
        if not hasattr(kept, column.field):
            return self.typed(row, column)
        shown = self._shown(getattr(kept, column.field))
        return shown or (self.typed(row, column) if self.warning(row, column) else "")

    def typed(self, row: PreviewRow, column: Column) -> str:
        """A cell as the file or the person wrote it."""
        from asn_desktop.exchange.cell_text import show_cell

        assert self.preview is not None
        mended = self.preview.parse.edits.get((row.row.number, column.field))
        if mended is not None:
            return mended
        return " ".join(show_cell(self.preview.parse.sheet.rows[row.row.place][column.index]).split())

    def problem(self, row: PreviewRow, column: Column) -> str:
        """Why this cell keeps its row out; "" when it does not."""
        reasons = [one.reason for one in row.row.problems if one.letter == column.letter]
        return ". ".join(reasons)

    def problem_places(self, row: PreviewRow) -> list[int]:
        """Columns of the table in which a row is to be mended."""
        return [
            place + FIXED_COLUMNS for place, column in enumerate(self.columns) if self.problem(row, column)
        ]

    def warning(self, row: PreviewRow, column: Column) -> str:
        """What is worth a look in this cell."""
        notes = (*row.row.warnings, *row.warnings)
        return ". ".join(one.reason for one in notes if one.letter == column.letter)

    def change(self, row: PreviewRow, column: Column) -> FieldChange | None:
        """What the import would replace by this cell."""
        names = _PARTS.get(column.field, (column.field,))
        return next((change for change in row.changes if change.field in names), None)

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """How many rows the filter lets through."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Number, state, and the columns of the file."""
        return 0 if parent.isValid() else FIXED_COLUMNS + len(self.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every column that is taken in can be mended."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = self.column_at(index.column()) if index.isValid() else None
        if column is not None and column.field != IGNORED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        """Texts for copying, for editors, for screen readers and tooltips; painting asks the methods."""
        if not index.isValid() or role not in (_DISPLAY, _EDIT, _TOOLTIP, _ACCESSIBLE):
            return None
        row, column = self.rows[index.row()], self.column_at(index.column())
        if column is None:
            return str(row.row.number) if index.column() == 0 else row.state.label
        if role == _EDIT:
            return self.typed(row, column)
        note = self.problem(row, column) or self.warning(row, column)
        if role == _TOOLTIP:
            change = self.change(row, column)
            if change is not None:
                note = note or _("{old} menjadi {new}").format(
                    old=change.old_text or _("kosong"), new=change.new_text
                )
            return plain_tooltip(note) if note else None
        text = self.text(row, column)
        if role == _DISPLAY:
            return text
        return ", ".join(part for part in (column.label or column.letter, text, note) if part)

    def setData(self, index: AnyIndex, value: Any, role: int = _EDIT) -> bool:
        """An editor is done: tell what was typed, unless it is what stands there."""
        column = self.column_at(index.column()) if index.isValid() else None
        if role != _EDIT or column is None:
            return False
        row, text = self.rows[index.row()], str(value).strip()
        if text != self.typed(row, column):
            self.mended.emit(row.row.number, column.field, text)
        return True

    def restore(self, index: AnyIndex) -> None:
        """Take a mended cell back to what the file says."""
        column = self.column_at(index.column()) if index.isValid() else None
        if column is None or self.preview is None:
            return
        number = self.rows[index.row()].row.number
        if (number, column.field) in self.preview.parse.edits:
            self.mended.emit(number, column.field, None)

    def as_text(self) -> str:
        """All rows shown as tab-separated text with their headings."""
        heads = [_("Baris"), _("Keadaan"), *(column.label or column.letter for column in self.columns)]
        lines = ["\t".join(heads)]
        for row in self.rows:
            cells = (" ".join(self.text(row, column).split()) for column in self.columns)
            lines.append("\t".join((str(row.row.number), row.state.label, *cells)))
        return "\n".join(lines)

    def _shown(self, value: Any) -> str:
        from asn_desktop.exchange.staff_preview import show_value

        return show_value(value)

"""This file holds the list that is being imported: its cells, how they are read, what was mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asn_desktop.exchange.heading import Heading
    from asn_desktop.exchange.sheet_reader import Cell, Sheet, Workbook
    from asn_desktop.exchange.staff_preview import StaffPreview

MOST_KEPT_CELLS = 200_000
"""A list with more cells is not kept as a draft; it can be opened again from its file."""


@dataclass(frozen=True)
class Source:
    """A list on its way in. `heading` is None until the program has found it; edits are as typed."""

    name: str
    sheets: tuple[Sheet, ...]
    place: int = 0
    notes: tuple[str, ...] = ()
    is_pasted: bool = False
    heading: Heading | None = None
    edits: Mapping[tuple[int, str], str] = field(default_factory=dict)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is read."""
        return self.sheets[self.place]

    @property
    def file_name(self) -> str:
        """What the history calls the list; nothing for pasted cells."""
        return "" if self.is_pasted else self.name

    def with_sheet(self, place: int) -> Source:
        """The same file, read from another sheet."""
        return replace(self, place=place, heading=None, edits={})

    def with_field(self, index: int, name: str) -> Source:
        """The same list with one column taken in as another field."""
        assert self.heading is not None
        return replace(self, heading=self.heading.with_field(index, name))

    def with_edit(self, row: int, name: str, text: str | None) -> Source:
        """The same list with one cell mended, or as the file gives it when `text` is None."""
        edits = {key: typed for key, typed in self.edits.items() if key != (row, name)}
        if text is not None:
            edits[row, name] = text
        return replace(self, edits=edits)


def read_source(path: Path, is_cancelled: Callable[[], bool] | None = None) -> Source:
    """Read a file; the sheet that most looks like a staff list comes first.

    Raises:
        UserError: it cannot be read.
    """
    from asn_desktop.exchange.list_frame import choose_sheet
    from asn_desktop.exchange.sheet_reader import read_file

    workbook: Workbook = read_file(path, is_cancelled=is_cancelled)
    return Source(path.name, workbook.sheets, choose_sheet(workbook), workbook.notes)


def paste_source(text: str) -> Source:
    """Read what a spreadsheet puts on the clipboard.

    Raises:
        UserError: there is nothing, or too much.
    """
    from asn_desktop.exchange.sheet_reader import read_pasted

    sheet = read_pasted(text)
    return Source(sheet.name, (sheet,), is_pasted=True)


def preview_source(session: Any, source: Source) -> StaffPreview:
    """What the import would do now."""
    from asn_desktop.exchange.staff_writing import preview_staff

    return preview_staff(session, source.sheet, heading=source.heading, edits=source.edits)


def may_keep(source: Source) -> bool:
    """Whether the list is small enough for a draft."""
    return len(source.sheet.rows) * source.sheet.width <= MOST_KEPT_CELLS


def pack(source: Source) -> dict[str, Any]:
    """A list as the content of a draft."""
    sheet, heading = source.sheet, source.heading
    return {
        "name": source.name,
        "is_pasted": source.is_pasted,
        "sheet": sheet.name,
        "first_row": sheet.first_row,
        "merged": [list(box) for box in sheet.merged],
        "rows": [[_packed(cell) for cell in row] for row in sheet.rows],
        "fields": {str(column.index): str(column.field) for column in heading.columns} if heading else {},
        "edits": [[row, name, text] for (row, name), text in source.edits.items()],
    }


def unpack(content: Mapping[str, Any]) -> Source:
    """The list that `pack` put into a draft."""
    from asn_desktop.exchange.list_frame import read_frame
    from asn_desktop.exchange.sheet_reader import Sheet

    merged = tuple((box[0], box[1], box[2], box[3]) for box in content["merged"])
    rows = [tuple(map(_unpacked, row)) for row in content["rows"]]
    sheet = Sheet(content["sheet"], rows, content["first_row"], merged=merged)
    heading = None
    if content["fields"]:
        heading = read_frame(sheet)
        columns = (
            replace(column, field=content["fields"].get(str(column.index), column.field))
            for column in heading.columns
        )
        heading = replace(heading, columns=tuple(columns))
    edits = {(row, name): text for row, name, text in content["edits"]}
    return Source(content["name"], (sheet,), 0, (), content["is_pasted"], heading, edits)


def _packed(cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def _unpacked(kept: Any) -> Cell:
    if isinstance(kept, dict):
        if "moment" in kept:
            return datetime.fromisoformat(kept["moment"])
        return date.fromisoformat(kept["day"])
    cell: Cell = kept
    return cell

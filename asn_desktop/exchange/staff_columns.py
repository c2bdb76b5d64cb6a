"""This file holds how the columns of a staff list become one column per field, with mended cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from asn_desktop.exchange.cell_text import clean_line, clean_value
from asn_desktop.exchange.heading import Heading
from asn_desktop.exchange.sheet_reader import Cell, Sheet
from asn_desktop.exchange.staff_fields import StaffField
from asn_desktop.rules.indonesian_date import split_birth
from asn_desktop.rules.person_name import full_name, split_name_and_nip

Edits = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class FieldCells:
    """The cells to read, field by field, all equally long; `places` are their rows in the sheet."""

    places: Sequence[int]
    cells: Mapping[str, Sequence[Cell]]

    def of(self, field: str) -> Sequence[Cell]:
        """The cells of a field; empty ones when the list has no such column."""
        return self.cells.get(field) or ("",) * len(self.places)


def gather_cells(sheet: Sheet, heading: Heading, edits: Edits) -> FieldCells:
    """Cells by field: mended cells put in, "name over NIP" and "place, date" taken apart."""
    places = range(heading.first, heading.end)
    columns = sheet.columns
    cells: dict[str, Sequence[Cell]] = {
        column.field: columns[column.index][heading.first : heading.end]
        for column in heading.columns
        if column.field != StaffField.IGNORE and column.index < len(columns)
    }
    _mend(cells, edits, sheet, heading, (StaffField.NAME_NIP, StaffField.BIRTH))
    if StaffField.NAME_NIP in cells:
        _take_apart_names(cells, cells.pop(StaffField.NAME_NIP))
    elif StaffField.NIP not in cells and StaffField.NAME in cells:
        # A list that heads the column "NAMA" may keep the NIP in it all the same.
        _take_apart_names(cells, cells.pop(StaffField.NAME))
    if StaffField.BIRTH in cells:
        _take_apart_births(cells, cells.pop(StaffField.BIRTH))
    _mend(cells, edits, sheet, heading, tuple(StaffField))
    return FieldCells(places, cells)


def _mend(
    cells: dict[str, Sequence[Cell]], edits: Edits, sheet: Sheet, heading: Heading, fields: Sequence[str]
) -> None:
    length = heading.end - heading.first
    for (number, field), text in edits.items():
        place = number - sheet.first_row - heading.first
        if field in fields and 0 <= place < length:
            column = list(cells.get(field) or [""] * length)
            column[place] = text
            cells[field] = column


def _take_apart_names(cells: dict[str, Sequence[Cell]], both: Sequence[Cell]) -> None:
    names: list[Cell] = []
    nips: list[Cell] = list(cells.get(StaffField.NIP) or [""] * len(both))
    for place, cell in enumerate(both):
        if not isinstance(cell, str):
            # A bare number below a name is its NIP, turned into a number.
            names.append("" if isinstance(cell, int | float) else clean_value(cell))
            nips[place] = cell if isinstance(cell, int | float) else nips[place]
            continue
        person, nip = split_name_and_nip(cell)
        names.append(full_name(person.front_title, person.name, person.back_title))
        if nip is not None and nips[place] == "":
            nips[place] = nip
    cells[StaffField.NAME], cells[StaffField.NIP] = names, nips
    _join_lower_rows(cells, names, nips)


def _join_lower_rows(cells: dict[str, Sequence[Cell]], names: list[Cell], nips: list[Cell]) -> None:
    """Where the NIP stands in the row below the name, both rows are one person's."""
    for lower in range(1, len(names)):
        upper = lower - 1
        if names[lower] != "" or nips[lower] == "" or names[upper] == "" or nips[upper] != "":
            continue
        nips[upper], nips[lower] = nips[lower], ""
        for field, column in cells.items():
            if field not in (StaffField.NAME, StaffField.NIP) and column[lower] != "" == column[upper]:
                mended = list(column)
                mended[upper], mended[lower] = column[lower], ""
                cells[field] = mended


def _take_apart_births(cells: dict[str, Sequence[Cell]], both: Sequence[Cell]) -> None:
    births: list[Cell] = []
    own_places: list[Cell] = []
    for cell in both:
        if isinstance(cell, date) or not isinstance(cell, str):
            own_places.append("")
            births.append(cell)
            continue
        text = clean_line(cell)
        place, born = split_birth(text)
        own_places.append(place or "")
        # What is no date stays as text, so that the reader of dates can say so.
        births.append(born or text[len(place or "") :].strip(" ,;:/-"))
    cells[StaffField.BIRTH_DATE] = births
    cells.setdefault(StaffField.BIRTH_PLACE, own_places)

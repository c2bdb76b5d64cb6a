"""This file holds the tables that leave the office as workbooks: staff, gaps, standards, dictionary, refused rows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from asn_desktop.exchange.cell_text import show_cell
from asn_desktop.exchange.dictionary_import import DictionaryEntry
from asn_desktop.exchange.heading import Column
from asn_desktop.exchange.sheet_reader import Cell
from asn_desktop.exchange.staff_fields import STAFF_VOCABULARY, StaffField
from asn_desktop.exchange.staff_values import StaffParse, StaffValues
from asn_desktop.exchange.standards_import import StandardLevel, StandardRow
from asn_desktop.exchange.table_file import ColumnKind, TableColumn, Value, write_csv, write_table
from asn_desktop.exchange.words import _
from asn_desktop.rules.nip import clean_nip

_NUMBER, _DATE, _DIGITS, _LONG = (
    ColumnKind.NUMBER,
    ColumnKind.DATE,
    ColumnKind.DIGITS,
    ColumnKind.LONG_TEXT,
)


class GapLine(NamedTuple):
    """One person and one competency. `score` and `gap` are None while nothing was measured."""

    nip: str | None
    name: str
    position: str
    code: str
    competency: str
    standard: int | None
    score: float | None
    gap: float | None
    source: str
    date: date | None


def staff_columns() -> tuple[TableColumn, ...]:
    """The columns of the staff list; the same words that the import reads."""
    return (
        TableColumn(_("No"), 5, _NUMBER),
        TableColumn(_("NIP"), 21, _DIGITS),
        TableColumn(_("Nama"), 28),
        TableColumn(_("Gelar depan"), 12),
        TableColumn(_("Gelar belakang"), 16),
        TableColumn(_("L/P"), 5),
        TableColumn(_("Tempat lahir"), 16),
        TableColumn(_("Tanggal lahir"), 13, _DATE),
        TableColumn(_("Status pegawai"), 14),
        TableColumn(_("Golongan"), 10),
        TableColumn(_("TMT golongan"), 13, _DATE),
        TableColumn(_("Jabatan"), 36),
        TableColumn(_("TMT jabatan"), 13, _DATE),
        TableColumn(_("Pendidikan"), 12),
        TableColumn(_("Nomor HP"), 16, _DIGITS),
        TableColumn(_("Keterangan"), 24),
    )


def staff_cells(number: int, person: StaffValues) -> tuple[Value, ...]:
    """One row of the staff list."""
    return (
        number,
        person.nip,
        person.name,
        person.front_title,
        person.back_title,
        person.sex.letter if person.sex is not None else "",
        person.birth_place,
        person.birth_date,
        person.employment.value,
        person.golongan,
        person.golongan_tmt,
        person.position,
        person.position_tmt,
        person.education,
        person.phone,
        person.note,
    )


def write_staff_list(path: Path, people: Iterable[StaffValues], *, title: str) -> int:
    """The staff list as a workbook, or as text when the name ends in .csv; return how many people.

    Raises: UserError when the file cannot be written.
    """
    return _write(path, title, staff_columns(), (staff_cells(*one) for one in enumerate(people, start=1)))


def write_gap_list(path: Path, lines: Iterable[GapLine], *, title: str) -> int:
    """Person × competency as a list; what was not measured says so and is never 0.

    Raises: UserError when the file cannot be written.
    """
    columns = (
        TableColumn(_("NIP"), 21, _DIGITS),
        TableColumn(_("Nama"), 30),
        TableColumn(_("Jabatan"), 34),
        TableColumn(_("Kode"), 9),
        TableColumn(_("Kompetensi"), 28),
        TableColumn(_("Standar"), 9, _NUMBER),
        TableColumn(_("Nilai"), 14, _NUMBER),
        TableColumn(_("Selisih"), 9, _NUMBER),
        TableColumn(_("Sumber"), 12),
        TableColumn(_("Tanggal"), 13, _DATE),
    )
    unmeasured = _("belum dinilai")
    rows = (
        (*line[:6], unmeasured if line.score is None else line.score, line.gap, line.source, line.date)
        for line in lines
    )
    return _write(path, title, columns, rows)


def write_standards(
    path: Path, competencies: Mapping[str, str], rows: Iterable[StandardRow], *, title: str
) -> int:
    """Positions × competencies, in the shape that the import of standards reads.

    Raises: UserError when the file cannot be written.
    """
    columns = (
        TableColumn(_("Jabatan"), 40),
        *(TableColumn(f"{code} {name}", 13, _NUMBER) for code, name in competencies.items()),
    )
    cells = ((row.position, *(_level(row.levels.get(code)) for code in competencies)) for row in rows)
    return _write(path, title, columns, cells)


def write_dictionary(path: Path, entries: Iterable[DictionaryEntry], *, title: str) -> int:
    """One row a level, in the shape that the import of dictionaries reads; return how many rows.

    Raises: UserError when the file cannot be written.
    """
    columns = (
        TableColumn(_("Kode"), 9),
        TableColumn(_("Nama kompetensi"), 28),
        TableColumn(_("Jenis"), 16),
        TableColumn(_("Definisi"), 50, _LONG),
        TableColumn(_("Tingkat"), 9, _NUMBER),
        TableColumn(_("Deskripsi"), 50, _LONG),
        TableColumn(_("Indikator perilaku"), 60, _LONG),
    )
    cells = (
        (
            entry.code,
            entry.name,
            entry.kind.label,
            entry.definition,
            level.level,
            level.description,
            "\n".join(level.indicators),
        )
        for entry in entries
        for level in entry.levels
    )
    return _write(path, title, columns, cells)


def write_refused(path: Path, parse: StaffParse) -> int:
    """The refused rows as the file gave them, with a column that says what to mend; return how many.

    The mended file can be imported again as it is.

    Raises: UserError when the file cannot be written.
    """
    columns = (
        TableColumn(_("Baris"), 7, _NUMBER),
        *(TableColumn(_heading_of(column), 18, _kind_of(column)) for column in parse.heading.columns),
        TableColumn(_("Yang perlu diperbaiki"), 60, _LONG),
    )
    rows = (
        (
            row.number,
            *(_raw(column, _cell(parse, row.number, row.place, column)) for column in parse.heading.columns),
            "\n".join(problem.reason for problem in row.problems),
        )
        for row in parse.refused
    )
    return _write(path, _("Daftar galat {name}").format(name=parse.sheet.name), columns, rows)


def _write(path: Path, title: str, columns: Sequence[TableColumn], rows: Iterable[Sequence[Value]]) -> int:
    if path.suffix.lower() == ".csv":
        return write_csv(path, columns, rows)
    return write_table(path, title, columns, rows)


def _level(level: StandardLevel | None) -> Value:
    if level is None:
        return None
    if level.level is None:
        return "–"
    return f"{level.level} W" if level.is_mandatory else level.level


def _heading_of(column: Column) -> str:
    """The file's own heading, unless only the person knew what it means."""
    found = STAFF_VOCABULARY.recognise(column.label, tolerant=True) if column.label else None
    if column.field != StaffField.IGNORE and (found is None or found[0] != column.field):
        return StaffField(column.field).label
    return column.label or column.letter


def _kind_of(column: Column) -> ColumnKind:
    return _DIGITS if column.field in (StaffField.NIP, StaffField.PHONE) else ColumnKind.TEXT


def _cell(parse: StaffParse, number: int, place: int, column: Column) -> Cell:
    mended = parse.edits.get((number, column.field))
    return mended if mended is not None else parse.sheet.rows[place][column.index]


def _raw(column: Column, cell: Cell) -> Value:
    """A cell as it was; numbers in a column of digits as the person saw them."""
    if column.field in (StaffField.NIP, StaffField.NAME_NIP) and not isinstance(cell, str):
        return show_cell(cell)
    if isinstance(cell, str) and column.field == StaffField.NIP:
        return clean_nip(cell) or None
    return show_cell(cell) if isinstance(cell, bool) else cell

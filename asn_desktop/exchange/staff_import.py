"""This file holds how a staff list is read row by row, each row to values or to problems in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from asn_desktop.exchange import staff_cells
from asn_desktop.exchange.cell_text import clean_value
from asn_desktop.exchange.collector import paused_collector
from asn_desktop.exchange.heading import Heading, has_text
from asn_desktop.exchange.list_frame import is_section_line, read_frame, section_employment
from asn_desktop.exchange.row_problem import RowProblem
from asn_desktop.exchange.sheet_reader import Cell, Sheet
from asn_desktop.exchange.staff_cells import ColumnValues, read_column, shown_value
from asn_desktop.exchange.staff_columns import Edits, FieldCells, gather_cells
from asn_desktop.exchange.staff_fields import StaffField
from asn_desktop.exchange.staff_nip import NipGate, PassedNip
from asn_desktop.exchange.staff_values import StaffParse, StaffRow, StaffValues
from asn_desktop.exchange.words import _
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.nip import NIP_LENGTH, check_nip, excel_number_problem
from asn_desktop.rules.person_name import MAX_NAME_LENGTH, PersonName, has_title_without_comma, split_name
from asn_desktop.rules.position import MAX_TITLE_LENGTH, normalise_title
from asn_desktop.rules.rank import parse_golongan

_EXACT_NUMBERS = 1e15
"""Excel keeps fifteen digits of a number; a larger one has lost its last digits."""


def parse_staff(
    sheet: Sheet,
    heading: Heading | None = None,
    *,
    on: date,
    known_titles: Iterable[str] = (),
    edits: Edits | None = None,
) -> StaffParse:
    """Read a staff list.

    Args:
        sheet: the cells.
        heading: how to read it; None finds that out.
        on: today.
        known_titles: titles of the office's positions; a title that differs only in case or short
            forms is taken in as the known one.
        edits: mended cells, (row number as Excel shows, field) to text.
    """
    heading = heading or read_frame(sheet)
    edits = edits or {}
    cells = gather_cells(sheet, heading, edits)
    with paused_collector():
        reader = _Reader(sheet, heading, on, cells, _titles(known_titles))
        rows = tuple(reader.rows())
    return StaffParse(sheet, heading, rows, edits, tuple(reader.sections), _missing(heading))


def _titles(known: Iterable[str]) -> dict[str, str]:
    return {normalise_title(title): title for title in known}


def _missing(heading: Heading) -> tuple[str, ...]:
    """Sentences for columns without which nothing, or not much, can be taken in."""
    missing = []
    if heading.column_of(StaffField.NAME, StaffField.NAME_NIP) is None:
        missing.append(_("Kolom nama tidak ditemukan. Pilih kolom mana yang berisi nama"))
    if heading.column_of(StaffField.NIP, StaffField.NAME_NIP, StaffField.NAME) is None:
        missing.append(_("Kolom NIP tidak ditemukan. Pilih kolom mana yang berisi NIP"))
    return tuple(missing)


@dataclass
class _Reader:
    """Reads the rows of one list in order and remembers who was already there."""

    sheet: Sheet
    heading: Heading
    on: date
    cells: FieldCells
    titles: dict[str, str]
    sections: list[tuple[int, str]] = field(default_factory=list)
    _section: Employment | None = None
    _nips: dict[str, tuple[int, str]] = field(default_factory=dict)
    _nameless: dict[tuple[str, date | None], int] = field(default_factory=dict)
    _golongan: dict[tuple[str, Employment | None], str | None] = field(default_factory=dict)
    _problems: list[RowProblem] = field(default_factory=list)
    _warnings: list[RowProblem] = field(default_factory=list)

    def __post_init__(self) -> None:
        of, on = self.cells.of, self.on
        text = staff_cells.read_text
        dates = staff_cells.date_reader
        self.names = read_column(of(StaffField.NAME), text).values
        self.nips = of(StaffField.NIP)
        self.sexes = read_column(of(StaffField.SEX), staff_cells.read_sex)
        self.birth_dates = read_column(of(StaffField.BIRTH_DATE), dates(_("Tanggal lahir"), on, is_past=True))
        self.employments = read_column(of(StaffField.EMPLOYMENT), staff_cells.read_employment)
        self.are_cpns = read_column(of(StaffField.CPNS), staff_cells.read_is_cpns).values
        self.golongan_cells = read_column(of(StaffField.GOLONGAN), text).values
        self.golongan_dates = read_column(
            of(StaffField.GOLONGAN_TMT), dates(_("TMT golongan"), on, is_past=False)
        )
        self.position_dates = read_column(
            of(StaffField.POSITION_TMT), dates(_("TMT jabatan"), on, is_past=False)
        )
        self.starts = read_column(of(StaffField.START), dates(_("Mulai bertugas"), on, is_past=False))
        self.statuses = read_column(of(StaffField.LEGAL_STATUS), staff_cells.read_legal_status)
        self.plain = self._plain_values()
        self._pass_nip = NipGate(on).let_pass
        self._notes = self._column_notes()
        self.has_positions = self.heading.column_of(StaffField.POSITION) is not None

    def _plain_values(self) -> list[tuple[Any, ...]]:
        """By row: what needs no look at other cells, in the order of `StaffValues`."""
        of, text = self.cells.of, staff_cells.read_text
        return list(
            zip(
                read_column(of(StaffField.FRONT_TITLE), text).values,
                read_column(of(StaffField.BACK_TITLE), text).values,
                read_column(of(StaffField.BIRTH_PLACE), text).values,
                self.golongan_dates.values,
                read_column(of(StaffField.POSITION), self._read_title).values,
                self.position_dates.values,
                read_column(of(StaffField.EDUCATION), staff_cells.read_education).values,
                read_column(of(StaffField.PHONE), staff_cells.read_phone).values,
                read_column(of(StaffField.UNIT), text).values,
                self.starts.values,
                self.statuses.values,
                read_column(of(StaffField.NOTE), text).values,
                strict=True,
            )
        )

    def _read_title(self, cell: Cell) -> staff_cells.Reading[str]:
        """A title in the spelling that is already known, here or from rows above."""
        text = clean_value(cell)
        return staff_cells.Reading(self.titles.setdefault(normalise_title(text), text) if text else "")

    def rows(self) -> Iterable[StaffRow]:
        """One row for every line that names a person."""
        for at, (name, nip) in enumerate(zip(self.names, self.nips, strict=True)):
            if name and nip.__class__ is str and len(str(nip)) >= NIP_LENGTH:
                yield self._row(at, name, nip)
                continue
            nip_text = clean_value(nip)
            if not name and not nip_text:
                self._note_section(at)
            elif not self._is_between_people(at, name, nip_text):
                yield self._row(at, name, nip)

    def _note_section(self, at: int) -> None:
        """A line without name and NIP counts as blank; its words may announce a status."""
        row = self.sheet.rows[self.cells.places[at]]
        if not has_text(row):
            return
        for text in filter(None, map(clean_value, row)):
            employment = section_employment(text)
            if employment is not None:
                self._section = employment
                self.sections.append((self._number(at), text))
                return

    def _is_between_people(self, at: int, name: str, nip: str) -> bool:
        """Whether the line repeats the heading or divides the list."""
        if any(char.isdigit() for char in nip):
            return False
        row = self.sheet.rows[self.cells.places[at]]
        if self.heading.heading_rows and row == self.sheet.rows[self.heading.heading_rows[0]]:
            return True
        if sum(1 for cell in row if cell != "") > 2:
            return False
        # A sum may have its word in the column of numbers and its figure in that of names.
        is_sum = name.isdigit() and any(map(is_section_line, map(clean_value, row)))
        if not is_sum and not is_section_line(name):
            return False
        self._section = section_employment(name) or self._section
        self.sections.append((self._number(at), name))
        return True

    def _row(self, at: int, name: str, nip_cell: Cell) -> StaffRow:
        if self._problems or self._warnings:
            self._problems, self._warnings = [], []
        person = self._name(at, name)
        employment = self._employment(at, nip_cell)
        sex, born = self.sexes.values[at], self.birth_dates.values[at]
        is_given = employment is not None
        nip = self._nip(at, nip_cell, employment, sex, born)
        digits = None
        if nip is not None:
            digits, nip_born, nip_sex, is_pppk = nip
            employment = employment or (Employment.PPPK if is_pppk else Employment.PNS)
            sex, born = sex or nip_sex, born or nip_born
        if at in self._notes:
            for named, reason, is_problem in self._notes[at]:
                (self._refuse if is_problem else self._warn)(at, named, reason)
        golongan = self._read_golongan(at, employment)
        self._refuse_twin(at, name, digits, born)
        front, back, birth_place, golongan_tmt, position, *rest = self.plain[at]
        if not position and self.has_positions:
            words = _("Jabatan kosong, standar kompetensinya belum bisa dipasang")
            self._warn(at, StaffField.POSITION, words)
        if len(position) > MAX_TITLE_LENGTH:
            words = _("Nama jabatan lebih dari {count} huruf, perpendek dulu")
            self._refuse(at, StaffField.POSITION, words.format(count=MAX_TITLE_LENGTH))
        place = self.heading.first + at
        number = place + self.sheet.first_row
        if self._problems:
            return StaffRow(place, number, None, tuple(self._problems), tuple(self._warnings))
        values = StaffValues(
            digits,
            person.name,
            front or person.front_title or "",
            back or person.back_title or "",
            sex,
            birth_place,
            born,
            # A row without NIP got this far only because it says NON-ASN.
            employment or Employment.NON_ASN,
            golongan,
            golongan_tmt,
            position,
            *rest,
        )
        return StaffRow(place, number, values, (), tuple(self._warnings), is_given)

    def _name(self, at: int, name: str) -> PersonName:
        person = split_name(name)
        if not name:
            self._refuse(at, StaffField.NAME, _("Isi nama lengkap"))
        elif len(name) > MAX_NAME_LENGTH:
            words = _("Nama lebih dari {count} huruf, perpendek atau periksa tanda kutip di berkas CSV")
            self._refuse(at, StaffField.NAME, words.format(count=MAX_NAME_LENGTH))
        elif not person.name[0].isalpha() and not any(map(str.isalpha, person.name)):
            self._judge_letterless(at, name)
        elif (
            person.back_title is None
            and ("." in name or name[-2:].isupper())
            and has_title_without_comma(name)
        ):
            words = _("Gelar tanpa koma dianggap bagian dari nama, tulis “Budi, S.Sos.”")
            self._warn(at, StaffField.NAME, words)
        return person

    def _judge_letterless(self, at: int, name: str) -> None:
        """A name of signs is somebody's all the same; a bare number without NIP is a sum."""
        if name.replace(".", "").isdigit() and not clean_value(self.nips[at]):
            self._refuse(at, StaffField.NAME, _("Nama “{name}” tidak berisi huruf").format(name=name))
        else:
            self._warn(at, StaffField.NAME, _("Nama “{name}” tanpa huruf, periksa").format(name=name))

    def _employment(self, at: int, nip_cell: Cell) -> Employment | None:
        found = self.employments.values[at]
        if found is Employment.PNS and self.are_cpns[at]:
            return Employment.CPNS
        if found is None and self._section is Employment.NON_ASN and not clean_value(nip_cell):
            # What a dividing line says holds only where no NIP says otherwise.
            return self._section
        return found

    def _nip(
        self, at: int, cell: Cell, employment: Employment | None, sex: Sex | None, born: date | None
    ) -> PassedNip | None:
        if cell.__class__ is str:
            passed = self._pass_nip(str(cell).lstrip("'"), employment, born, sex)
            if passed is not None:
                return passed
        if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _EXACT_NUMBERS:
            self._refuse(at, StaffField.NIP, excel_number_problem(float(cell)))
            return None
        text = clean_value(cell)
        if not text and employment is None:
            words = _("Isi NIP 18 angka. Tenaga pendukung tanpa NIP diberi status NON-ASN")
            self._refuse(at, StaffField.NIP, words)
            return None
        checked = check_nip(text, employment=employment, birth_date=born, sex=sex, on=self.on)
        for reason in checked.problems:
            self._refuse(at, StaffField.NIP, reason)
        for reason in checked.warnings:
            self._warn(at, StaffField.NIP, reason)
        nip = checked.nip
        return PassedNip(nip.digits, nip.birth_date, nip.sex, nip.is_pppk) if nip is not None else None

    def _column_notes(self) -> dict[int, list[tuple[StaffField, str, bool]]]:
        """By row: field, sentence and whether it refuses the row, of the cells read so far."""
        notes: dict[int, list[tuple[StaffField, str, bool]]] = {}
        columns: tuple[tuple[StaffField, ColumnValues[Any]], ...] = (
            (StaffField.SEX, self.sexes),
            (StaffField.BIRTH_DATE, self.birth_dates),
            (StaffField.EMPLOYMENT, self.employments),
            (StaffField.GOLONGAN_TMT, self.golongan_dates),
            (StaffField.POSITION_TMT, self.position_dates),
            (StaffField.START, self.starts),
            (StaffField.LEGAL_STATUS, self.statuses),
        )
        for name, column in columns:
            for at, reason in column.problems.items():
                notes.setdefault(at, []).append((name, reason, True))
            for at, reason in column.warnings.items():
                notes.setdefault(at, []).append((name, reason, False))
        return notes

    def _read_golongan(self, at: int, employment: Employment | None) -> str:
        text = self.golongan_cells[at]
        if not text:
            return ""
        key = (text, employment)
        if key not in self._golongan:
            self._golongan[key] = parse_golongan(text, employment)
        golongan = self._golongan[key]
        if golongan is not None:
            return golongan
        if employment is Employment.NON_ASN:
            words = _("Golongan tidak dicatat untuk tenaga non-ASN")
            self._warn(at, StaffField.GOLONGAN, words)
        elif employment is not None and parse_golongan(text) is not None:
            words = _("Golongan “{text}” bukan golongan {employment}")
            self._refuse(at, StaffField.GOLONGAN, words.format(text=text, employment=employment.label))
        else:
            words = _("Golongan “{text}” belum dikenal, tulis seperti III/d atau IX")
            self._refuse(at, StaffField.GOLONGAN, words.format(text=text))
        return ""

    def _refuse_twin(self, at: int, name: str, nip: str | None, born: date | None) -> None:
        if nip is not None:
            first, owner = self._nips.setdefault(nip, (at, name))
            if first != at:
                words = _("NIP ini sudah ada di baris {row}, {name}")
                self._refuse(at, StaffField.NIP, words.format(row=self._number(first), name=owner))
        elif not self._problems:
            first = self._nameless.setdefault((name.casefold(), born), at)
            if first != at:
                words = _("Nama tanpa NIP ini sudah ada di baris {row}")
                self._refuse(at, StaffField.NAME, words.format(row=self._number(first)))

    def _number(self, at: int) -> int:
        return self.sheet.row_number(self.cells.places[at])

    def _refuse(self, at: int, name: StaffField, reason: str) -> None:
        self._problems.append(self._problem(at, name, reason))

    def _warn(self, at: int, name: StaffField, reason: str) -> None:
        self._warnings.append(self._problem(at, name, reason))

    def _problem(self, at: int, name: StaffField, reason: str) -> RowProblem:
        joint = {
            StaffField.NAME: StaffField.NAME_NIP,
            StaffField.NIP: StaffField.NAME_NIP,
            StaffField.BIRTH_DATE: StaffField.BIRTH,
            StaffField.BIRTH_PLACE: StaffField.BIRTH,
        }.get(name, name)
        column = self.heading.column_of(name, joint)
        letter, label = (column.letter, column.label or name.label) if column else ("", name.label)
        cell = self.cells.of(name)[at]
        return RowProblem(self._number(at), name.value, letter, label, shown_value(cell), reason)

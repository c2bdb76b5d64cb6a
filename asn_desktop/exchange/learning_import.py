"""This file holds how a workbook of learning is read: seven columns, one row a participant."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from asn_desktop.errors import UserError
from asn_desktop.exchange.cell_text import clean_value
from asn_desktop.exchange.heading import Heading, find_heading, is_numbering
from asn_desktop.exchange.row_problem import RowProblem
from asn_desktop.exchange.sheet_reader import Cell, Sheet
from asn_desktop.exchange.staff_cells import Reading, date_reader, shown_value
from asn_desktop.exchange.vocabulary import Rule, Vocabulary
from asn_desktop.exchange.words import _
from asn_desktop.rules.learning_hours import LEAST_JP, MOST_JP
from asn_desktop.rules.nip import check_nip, clean_nip, excel_number_problem
from asn_desktop.rules.search_text import normalise

START, END, TITLE, ORGANISER = "starts_on", "ends_on", "title", "organiser"
JP, NIP, CODE, NUMBER, IGNORE = "curriculum_jp", "employee_id", "form_id", "certificate_number", "ignore"
"""Fields are named as in the form of one record, so that its problems find their column."""

LEARNING_VOCABULARY = Vocabulary(
    exact={"mulai": START, "selesai": END, "kegiatan": TITLE, "jp": JP, "kode": CODE},
    rules=(
        Rule(r"^no(mor)?( urut)?$|keterangan|terhitung|status", IGNORE),
        Rule(r"nomor sertifikat|^no sertifikat", NUMBER, 3),
        Rule(r"penyelenggara|pelaksana|institusi", ORGANISER, 3),
        Rule(r"\bnip\b", NIP, 3),
        Rule(r"jam pelajaran|jumlah jam|\bjp\b", JP, 3),
        Rule(r"^kode\b|jenis pengembangan|\bjalur\b", CODE, 3),
        Rule(r"(tanggal|tgl) (mulai|awal)", START, 3),
        Rule(r"(tanggal|tgl) (selesai|akhir|berakhir)", END, 3),
        Rule(r"nama (kegiatan|diklat|pelatihan|kursus)|\bjudul\b", TITLE, 3),
    ),
    words=(
        *("tanggal", "mulai", "selesai", "nama", "kegiatan", "penyelenggara", "total", "pelajaran"),
        *("peserta", "kode", "jenis", "pengembangan"),
    ),
    required=(NIP, CODE, START),
    ignore=IGNORE,
)

LABELS: Mapping[str, str] = {
    START: "Tanggal Mulai",
    END: "Tanggal Selesai",
    TITLE: "Nama Kegiatan",
    ORGANISER: "Penyelenggara Kegiatan",
    JP: "Total Jam Pelajaran",
    NIP: "NIP Peserta",
    CODE: "Kode Jenis Pengembangan",
}
"""The seven headings exactly as the upload workbook has them."""

S20JP_CODES: Mapping[str, str] = {
    **{f"B{number}": str(code) for number, code in enumerate((1, 5, 3, 2, 6, 9, 4, 11, 12, 8, 7), start=1)},
    **{
        f"C{number}": str(code)
        for number, code in enumerate((14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 10), start=1)
    },
}
"""Codes of the workbook's origin -> SIASN id; offices pass both kinds around."""

_EXACT_NUMBERS = 1e15
_JP = re.compile(r"(\d{1,6})(?:[.,]0+)?(?:\s*jp)?", re.IGNORECASE)


class LearningLine(NamedTuple):
    """One row understood; `row` is the number that Excel shows."""

    row: int
    employee_id: int
    form_id: int
    title: str
    organiser: str
    starts_on: date
    ends_on: date
    curriculum_jp: int
    certificate_number: str


@dataclass(frozen=True, slots=True)
class LearningParse:
    """The lines that can be tried, what was refused, what is worth a look; `cells` shows a cell again."""

    lines: tuple[LearningLine, ...]
    problems: tuple[RowProblem, ...]
    warnings: tuple[RowProblem, ...]
    problem_at: Callable[[int, str, str], RowProblem]
    """row as Excel shows, field, reason -> the problem with the column's letter, heading and value"""


def parse_learning(
    sheet: Sheet, *, on: date, people: Mapping[str, int], forms: Mapping[str, int]
) -> LearningParse:
    """Read a workbook of learning.

    Args:
        sheet: the seven columns of the upload workbook in any order, below any title.
        on: today.
        people: NIP -> id of everyone kept.
        forms: code or plain name of a form -> its id.

    Raises: UserError when the heading is not found, or lacks one of the seven columns.
    """
    heading = find_heading(sheet, LEARNING_VOCABULARY)
    missing = [label for name, label in LABELS.items() if heading is None or heading.index_of(name) is None]
    if heading is None or missing:
        raise UserError(
            _("Kolom {columns} tidak ditemukan di lembar “{name}”.").format(
                columns=", ".join(missing), name=sheet.name
            ),
            next_step=_("Pakai tujuh judul kolom buku kerja unggah JP, lalu coba lagi."),
        )
    return _Reader(sheet, heading, on, people, forms).parse()


def form_key(text: str) -> str:
    """A code or name of a form for comparing: "03" is "3", "b6" is "B6"."""
    plain = normalise(text).upper().replace(" ", "")
    return plain.lstrip("0") or plain


@dataclass
class _Reader:
    sheet: Sheet
    heading: Heading
    on: date
    people: Mapping[str, int]
    forms: Mapping[str, int]
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowProblem] = field(default_factory=list)

    def parse(self) -> LearningParse:
        """Every row in order; one with any problem stays out whole."""
        lines = tuple(self._lines())
        return LearningParse(lines, tuple(self.problems), tuple(self.warnings), self.problem_at)

    def problem_at(self, number: int, name: str, reason: str) -> RowProblem:
        """A problem of one cell, with its column and value."""
        column = self.heading.column_of(name)
        if column is None:
            return RowProblem(number, name, "", "", "", reason)
        cell = self.sheet.rows[number - self.sheet.first_row][column.index]
        return RowProblem(number, name, column.letter, column.label, shown_value(cell), reason)

    def _lines(self) -> Iterator[LearningLine]:
        for place in range(self.heading.first, self.heading.end):
            row = self.sheet.rows[place]
            # A sum or a signature below the list names no person, no form and no day.
            if is_numbering(row) or not any(self._text(row, name) for name in (NIP, CODE, START, END)):
                continue
            line = self._line(row, self.sheet.row_number(place))
            if line is not None:
                yield line

    def _line(self, row: tuple[Cell, ...], number: int) -> LearningLine | None:
        before = len(self.problems)
        starts_on, ends_on = self._day(row, number, START), self._day(row, number, END)
        title = self._text(row, TITLE)
        if not title:
            self._refuse(number, TITLE, _("Isi nama kegiatan"))
        jp = self._jp(row, number)
        employee_id, form_id = self._person(row, number), self._form(row, number)
        if starts_on is not None and ends_on is not None and ends_on < starts_on:
            self._refuse(number, END, _("Tanggal selesai mendahului tanggal mulai"))
        if len(self.problems) > before:
            return None
        assert starts_on is not None
        assert ends_on is not None
        assert jp is not None
        assert employee_id is not None
        assert form_id is not None
        organiser, certificate = self._text(row, ORGANISER), self._text(row, NUMBER)
        return LearningLine(
            number, employee_id, form_id, title, organiser, starts_on, ends_on, jp, certificate
        )

    def _day(self, row: tuple[Cell, ...], number: int, name: str) -> date | None:
        reading: Reading[date | None] = date_reader(LABELS[name], self.on, is_past=False)(
            self._cell(row, name)
        )
        if reading.problem:
            self._refuse(number, name, reading.problem)
        elif reading.value is None:
            self._refuse(number, name, _("{label} belum diisi").format(label=LABELS[name]))
        elif reading.warning:
            self.warnings.append(self.problem_at(number, name, reading.warning))
        return None if reading.problem else reading.value

    def _jp(self, row: tuple[Cell, ...], number: int) -> int | None:
        text = self._text(row, JP)
        found = _JP.fullmatch(text)
        if found is None:
            words = _("Isi jumlah JP dengan bilangan bulat") if text else _("Jumlah JP belum diisi")
            self._refuse(number, JP, words)
            return None
        jp = int(found[1])
        if not LEAST_JP <= jp <= MOST_JP:
            words = _("JP diisi {least} sampai {most}").format(least=LEAST_JP, most=f"{MOST_JP:,}")
            self._refuse(number, JP, words.replace(",", "."))
            return None
        return jp

    def _person(self, row: tuple[Cell, ...], number: int) -> int | None:
        cell = self._cell(row, NIP)
        if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _EXACT_NUMBERS:
            self._refuse(number, NIP, excel_number_problem(float(cell)))
            return None
        digits = clean_nip(clean_value(cell))
        found = self.people.get(digits)
        if found is not None:
            return found
        checked = check_nip(digits, on=self.on)
        reason = (
            checked.problems[0]
            if checked.problems
            else _("NIP ini belum ada di daftar pegawai, masukkan dulu orangnya")
        )
        self._refuse(number, NIP, reason)
        return None

    def _form(self, row: tuple[Cell, ...], number: int) -> int | None:
        text = self._text(row, CODE)
        key = form_key(text)
        found = self.forms.get(key) or self.forms.get(S20JP_CODES.get(key, ""))
        if found is None:
            words = (
                _("Kode {code} tidak ada di daftar bentuk pengembangan")
                if text
                else _("Kode jenis pengembangan belum diisi")
            )
            self._refuse(number, CODE, words.format(code=text))
        return found

    def _refuse(self, number: int, name: str, reason: str) -> None:
        self.problems.append(self.problem_at(number, name, reason))

    def _cell(self, row: tuple[Cell, ...], name: str) -> Cell:
        index = self.heading.index_of(name)
        return row[index] if index is not None else ""

    def _text(self, row: tuple[Cell, ...], name: str) -> str:
        return clean_value(self._cell(row, name))

"""This file holds how the standards of positions are read from a sheet, as a matrix or as a list."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from asn_desktop.errors import UserError
from asn_desktop.exchange.cell_text import clean_text, clean_value, show_cell
from asn_desktop.exchange.dictionary_import import normalise_code
from asn_desktop.exchange.heading import SEARCHED_ROWS, column_letter, is_numbering
from asn_desktop.exchange.row_problem import RowProblem
from asn_desktop.exchange.sheet_reader import Cell, Sheet
from asn_desktop.exchange.staff_cells import shown_value
from asn_desktop.exchange.vocabulary import normalise_heading
from asn_desktop.exchange.words import _
from asn_desktop.rules.position import normalise_title

_NO_STANDARD = frozenset({"-", "–", "—", "x", "tanpa"})
_CELL = re.compile(r"(?:tingkat|level|l)?\s*(\d{1,2})\s*([w*]?)", re.IGNORECASE)


class StandardLevel(NamedTuple):
    """What a position asks of one competency; `level` None says "nothing from now on"."""

    level: int | None
    is_mandatory: bool = False


class StandardRow(NamedTuple):
    """The standard of one position, by competency code; an empty cell says nothing and is not in it."""

    row: int
    position: str
    levels: Mapping[str, StandardLevel]


@dataclass(frozen=True, slots=True)
class StandardsParse:
    """The standards understood. `ignored` are headings that name no known competency."""

    rows: tuple[StandardRow, ...]
    problems: tuple[RowProblem, ...]
    ignored: tuple[str, ...] = ()


def parse_standards(
    sheet: Sheet, competencies: Mapping[str, str], *, known_titles: Iterable[str] = ()
) -> StandardsParse:
    """Read standards of positions.

    Args:
        sheet: a matrix (one row a position, one column a competency) or a list with the columns
            position, competency, level. A level may carry "W" or "*" for wajib; "-" takes a standard away.
        competencies: code to name of the dictionary.
        known_titles: positions of the office; a title that differs only in case or short forms becomes one.

    Raises: UserError when no row names positions and competencies.
    """
    codes = _code_index(competencies)
    titles = {normalise_title(title): title for title in known_titles}
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        columns = {index: code for index, cell in enumerate(row) if (code := codes.get(_key(cell)))}
        position = _position_column(sheet, place, columns)
        if position is not None and columns:
            return _Matrix(sheet, place, position, columns, titles).read()
        listed = _list_columns(row)
        if listed is not None:
            return _List(sheet, place, listed, codes, titles).read()
    raise UserError(
        _("Kolom jabatan dan kompetensi tidak ditemukan di lembar “{name}”.").format(name=sheet.name),
        next_step=_("Beri judul Jabatan di kolom pertama dan kode atau nama kompetensi di kolom lain."),
    )


def _key(cell: Cell) -> str:
    return re.sub(r"[^a-z0-9]", "", normalise_code(clean_text(cell)).casefold())


def _code_index(competencies: Mapping[str, str]) -> dict[str, str]:
    index: dict[str, str] = {}
    for code, name in competencies.items():
        both = f"{normalise_code(code)} {name}"
        for written in (code, normalise_code(code), name, both):
            index.setdefault(_key(written), code)
    return index


def _is_position_heading(cell: Cell) -> bool:
    return isinstance(cell, str) and "jabatan" in normalise_heading(cell).split()


def _position_column(sheet: Sheet, place: int, columns: Mapping[int, str]) -> int | None:
    """The column headed "Jabatan" in the row of the codes, or in the two rows above when merged."""
    for above in range(place, max(-1, place - 3), -1):
        for index, cell in enumerate(sheet.rows[above]):
            if index not in columns and _is_position_heading(cell):
                return index
    return None


def _list_columns(row: tuple[Cell, ...]) -> tuple[int, int, int] | None:
    """Columns of position, competency and level when the row heads a list of them."""
    headings = [normalise_heading(clean_text(cell)) for cell in row]

    def find(pattern: str) -> int | None:
        return next((index for index, text in enumerate(headings) if re.search(pattern, text)), None)

    position = find(r"\bjabatan\b")
    competency = find(r"\bkompetensi\b")
    level = find(r"^(?:tingkat|level|standar|nilai)\b")
    if position is None or competency is None or level is None or len({position, competency, level}) < 3:
        return None
    return position, competency, level


@dataclass
class _Standards:
    sheet: Sheet
    place: int
    titles: dict[str, str]
    problems: list[RowProblem] = field(default_factory=list)
    found: dict[str, tuple[int, str, dict[str, StandardLevel]]] = field(default_factory=dict)

    def title(self, cell: Cell) -> str:
        """The position in its known spelling, or as typed."""
        text = clean_value(cell)
        return self.titles.get(normalise_title(text), text)

    def level(self, number: int, index: int, label: str, cell: Cell) -> StandardLevel | None:
        """The level of a cell; None when it is empty or was refused."""
        text = show_cell(cell).strip()
        if not text:
            return None
        if text.casefold() in _NO_STANDARD:
            return StandardLevel(None)
        match = _CELL.fullmatch(text)
        if match is None or not 1 <= int(match[1]) <= 5:
            self.refuse(number, index, label, cell, _("Tingkat antara 1 dan 5"))
            return None
        return StandardLevel(int(match[1]), bool(match[2]))

    def refuse(self, number: int, index: int, label: str, cell: Cell, reason: str) -> None:
        """Keep a problem of one cell."""
        letter = column_letter(index)
        self.problems.append(RowProblem(number, "level", letter, label, shown_value(cell), reason))

    def parse(self, ignored: tuple[str, ...] = ()) -> StandardsParse:
        """What was read; a position with a refused cell stays out whole."""
        bad = {problem.row for problem in self.problems}
        rows = tuple(
            StandardRow(number, title, levels)
            for number, title, levels in self.found.values()
            if number not in bad and levels
        )
        return StandardsParse(rows, tuple(self.problems), ignored)


@dataclass
class _Matrix:
    sheet: Sheet
    place: int
    position: int
    columns: Mapping[int, str]
    titles: dict[str, str]

    def read(self) -> StandardsParse:
        standards = _Standards(self.sheet, self.place, self.titles)
        labels = [clean_text(cell) for cell in self.sheet.rows[self.place]]
        for place in range(self.place + 1, len(self.sheet.rows)):
            row = self.sheet.rows[place]
            title = standards.title(row[self.position])
            if not title or is_numbering(row) or self._is_second_heading(row):
                continue
            number = self.sheet.row_number(place)
            first = standards.found.get(normalise_title(title))
            if first is not None:
                words = _("Jabatan ini sudah ada di baris {row}")
                standards.refuse(
                    number, self.position, labels[self.position], title, words.format(row=first[0])
                )
                continue
            levels = {}
            for index, code in self.columns.items():
                level = standards.level(number, index, labels[index], row[index])
                if level is not None:
                    levels[code] = level
            standards.found[normalise_title(title)] = (number, title, levels)
        known = {self.position, *self.columns}
        ignored = tuple(
            label
            for index, label in enumerate(labels)
            if label and index not in known and normalise_heading(label) not in ("no", "nomor", "jenjang")
        )
        return standards.parse(ignored)

    def _is_second_heading(self, row: tuple[Cell, ...]) -> bool:
        return _is_position_heading(row[self.position]) and not any(
            isinstance(row[index], int | float) for index in self.columns
        )


@dataclass
class _List:
    sheet: Sheet
    place: int
    listed: tuple[int, int, int]
    codes: Mapping[str, str]
    titles: dict[str, str]

    def read(self) -> StandardsParse:
        standards = _Standards(self.sheet, self.place, self.titles)
        position, competency, level_column = self.listed
        labels = [clean_text(cell) for cell in self.sheet.rows[self.place]]
        title = ""
        for place in range(self.place + 1, len(self.sheet.rows)):
            row = self.sheet.rows[place]
            title = standards.title(row[position]) or title
            if is_numbering(row) or row[competency] == "" or not title:
                continue
            number = self.sheet.row_number(place)
            code = self.codes.get(_key(row[competency]))
            if code is None:
                words = _("Kompetensi ini tidak ada di kamus, tambahkan dulu di Kompetensi")
                standards.refuse(number, competency, labels[competency], row[competency], words)
                continue
            level = standards.level(number, level_column, labels[level_column], row[level_column])
            if level is None:
                continue
            _first, _title, levels = standards.found.setdefault(normalise_title(title), (number, title, {}))
            if levels.setdefault(code, level) != level:
                words = _("Jabatan dan kompetensi ini sudah ada dengan tingkat lain")
                standards.refuse(number, level_column, labels[level_column], row[level_column], words)
        return standards.parse()

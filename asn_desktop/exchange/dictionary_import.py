"""This file holds how a dictionary of competencies is read from a sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from asn_desktop.errors import UserError
from asn_desktop.exchange.cell_text import clean_line, clean_value
from asn_desktop.exchange.heading import Heading, find_heading
from asn_desktop.exchange.row_problem import RowProblem
from asn_desktop.exchange.sheet_reader import Cell, Sheet
from asn_desktop.exchange.staff_cells import shown_value
from asn_desktop.exchange.vocabulary import Rule, Vocabulary
from asn_desktop.exchange.words import _
from asn_desktop.rules.competency_kind import CompetencyKind

CODE, NAME, KIND, DEFINITION = "code", "name", "kind", "definition"
LEVEL, DESCRIPTION, INDICATORS, IGNORE = "level", "description", "indicators", "ignore"

DICTIONARY_VOCABULARY = Vocabulary(
    exact={},
    rules=(
        Rule(r"^no(mor)?( urut)?$|halaman|sumber", IGNORE),
        Rule(r"indikator|perilaku", INDICATORS, 3),
        Rule(r"definisi|pengertian", DEFINITION, 3),
        Rule(r"deskripsi|uraian", DESCRIPTION, 3),
        Rule(r"\b(?:tingkat|level|tkt)\b", LEVEL, 2),
        Rule(r"\bkode\b", CODE, 3),
        Rule(r"\b(?:jenis|kelompok|kategori)\b", KIND, 3),
        Rule(r"\bnama\b|^kompetensi$|^judul$", NAME, 2),
    ),
    words=(
        "kode",
        "nama",
        "kompetensi",
        "definisi",
        "tingkat",
        "level",
        "deskripsi",
        "indikator",
        "perilaku",
        "jenis",
    ),
    required=(CODE, NAME),
    ignore=IGNORE,
)

_NUMBERED_CODE = re.compile(r"(SK|M|T)\s*[.\-]?\s*0*(\d{1,2})", re.IGNORECASE)
# "1.1 …", "a. …", "- …" and bullets before an indicator; "1.1" is the level and its number.
_BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]\d{0,2}[.)]?|[a-z][.)]|[-–•*·▪])\s+", re.IGNORECASE)


class LevelText(NamedTuple):
    """How one level, 1 to 5, is described."""

    level: int
    description: str
    indicators: tuple[str, ...]


class DictionaryEntry(NamedTuple):
    """One competency as the sheet gives it; `row` is where it begins, as Excel shows."""

    row: int
    code: str
    name: str
    kind: CompetencyKind
    definition: str
    levels: tuple[LevelText, ...]


@dataclass(frozen=True, slots=True)
class DictionaryParse:
    """A dictionary understood: entries to take in, what was refused, what is worth a look."""

    entries: tuple[DictionaryEntry, ...]
    problems: tuple[RowProblem, ...]
    warnings: tuple[RowProblem, ...]


def parse_dictionary(sheet: Sheet) -> DictionaryParse:
    """Read a dictionary with one row a level, or one row an indicator; empty cells continue the row above.

    A competency with any problem is refused whole, so that no half of it is kept.

    Raises: UserError when no heading names a code or a name column.
    """
    heading = find_heading(sheet, DICTIONARY_VOCABULARY)
    if heading is None or heading.index_of(NAME) is None:
        raise UserError(
            _("Kolom kode dan nama kompetensi tidak ditemukan di lembar “{name}”.").format(name=sheet.name),
            next_step=_("Beri judul kolom Kode, Nama, Jenis, Definisi, Tingkat, Deskripsi, Indikator."),
        )
    reader = _DictionaryReader(sheet, heading)
    drafts = reader.drafts()
    problems = tuple(problem for draft in drafts for problem in draft.problems)
    entries = tuple(draft.entry() for draft in drafts if not draft.problems)
    warnings = tuple(warning for draft in drafts for warning in reader.gaps(draft) if not draft.problems)
    return DictionaryParse(entries, problems, warnings)


def normalise_code(code: str) -> str:
    """The code as the program writes it, "M.01" for "M.1" and "m01"; others as typed."""
    found = _NUMBERED_CODE.fullmatch(code.strip())
    return f"{found[1].upper()}.{int(found[2]):02}" if found else code.strip()


def kind_of(text: str, code: str) -> CompetencyKind | None:
    """The group by its word, else by the letters of the code; None when neither tells."""
    plain = text.casefold()
    for beginning, kind in (
        ("man", CompetencyKind.MANAGERIAL),
        ("sos", CompetencyKind.SOCIOCULTURAL),
        ("tek", CompetencyKind.TECHNICAL),
    ):
        if plain.startswith((beginning, f"kompetensi {beginning}")):
            return kind
    letters = code.split(".")[0]
    by_code = {
        "M": CompetencyKind.MANAGERIAL,
        "SK": CompetencyKind.SOCIOCULTURAL,
        "T": CompetencyKind.TECHNICAL,
    }
    return by_code.get(letters) if not plain else None


def split_indicators(cell: Cell) -> tuple[str, ...]:
    """Indicators of one cell, one a line or divided by semicolons, without their numbers."""
    if not isinstance(cell, str):
        return ()
    lines = cell.splitlines() if "\n" in cell else cell.split(";")
    return tuple(text for line in lines if (text := clean_line(_BULLET.sub("", line))))


@dataclass
class _Draft:
    row: int
    code: str
    name: str
    kind: CompetencyKind | None
    definition: str
    descriptions: dict[int, str] = field(default_factory=dict)
    indicators: dict[int, list[str]] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)

    def entry(self) -> DictionaryEntry:
        """The finished competency."""
        levels = sorted({*self.descriptions, *self.indicators})
        texts = tuple(
            LevelText(level, self.descriptions.get(level, ""), tuple(self.indicators.get(level, ())))
            for level in levels
        )
        kind = self.kind or CompetencyKind.TECHNICAL
        return DictionaryEntry(self.row, self.code, self.name, kind, self.definition, texts)


@dataclass
class _DictionaryReader:
    sheet: Sheet
    heading: Heading

    def drafts(self) -> list[_Draft]:
        """All competencies in order, each with its own problems."""
        found: dict[str, _Draft] = {}
        draft: _Draft | None = None
        level: int | None = None
        for place in range(self.heading.first, self.heading.end):
            row = self.sheet.rows[place]
            number = self.sheet.row_number(place)
            code, name = normalise_code(self._text(row, CODE)), self._text(row, NAME)
            if (code or name) and (draft is None or not _is_of(draft, code, name)):
                draft, level = self._begin(found, row, number, code, name), None
            if draft is not None:
                level = self._read_level(draft, row, number, level)
        return list(found.values())

    def _begin(
        self, found: dict[str, _Draft], row: tuple[Cell, ...], number: int, code: str, name: str
    ) -> _Draft:
        key = (code or name).casefold()
        first = found.get(key)
        kind_text = self._text(row, KIND)
        draft = _Draft(number, code, name, kind_of(kind_text, code), self._text(row, DEFINITION))
        if first is not None and first.name.casefold() == name.casefold():
            return first
        if first is not None:
            words = _("Kode {code} sudah dipakai {name} di baris {row}")
            reason = words.format(code=code, name=first.name, row=first.row)
            draft.problems.append(self._problem(number, row, CODE, reason))
            key = f"{key} {number}"
        if not name:
            draft.problems.append(self._problem(number, row, NAME, _("Isi nama kompetensi")))
        if not code:
            draft.problems.append(self._problem(number, row, CODE, _("Isi kode kompetensi, misalnya T.01")))
        elif draft.kind is None:
            words = _("Jenis “{text}” belum dikenal, tulis Manajerial, Sosial kultural, atau Teknis")
            draft.problems.append(self._problem(number, row, KIND, words.format(text=kind_text)))
        found[key] = draft
        return draft

    def _read_level(self, draft: _Draft, row: tuple[Cell, ...], number: int, level: int | None) -> int | None:
        text = self._text(row, LEVEL)
        description = self._text(row, DESCRIPTION)
        indicators = split_indicators(self._cell(row, INDICATORS))
        if text:
            level = _level_of(text)
            if level is None:
                draft.problems.append(self._problem(number, row, LEVEL, _("Tingkat antara 1 dan 5")))
                return None
        if not description and not indicators:
            return level
        if level is None:
            if not draft.problems:
                draft.problems.append(self._problem(number, row, LEVEL, _("Isi tingkat 1 sampai 5")))
            return None
        if description and draft.descriptions.setdefault(level, description) != description:
            words = _("Tingkat {level} sudah diuraikan di baris lain")
            draft.problems.append(self._problem(number, row, DESCRIPTION, words.format(level=level)))
        draft.indicators.setdefault(level, []).extend(indicators)
        return level

    def gaps(self, draft: _Draft) -> Iterator[RowProblem]:
        """A warning for every level that is not described."""
        for level in range(1, 6):
            if not draft.descriptions.get(level) and not draft.indicators.get(level):
                words = _("{name}: tingkat {level} belum diuraikan")
                reason = words.format(name=draft.name, level=level)
                yield RowProblem(draft.row, LEVEL, "", "", "", reason)

    def _cell(self, row: tuple[Cell, ...], name: str) -> Cell:
        index = self.heading.index_of(name)
        return row[index] if index is not None else ""

    def _text(self, row: tuple[Cell, ...], name: str) -> str:
        return clean_value(self._cell(row, name))

    def _problem(self, number: int, row: tuple[Cell, ...], name: str, reason: str) -> RowProblem:
        column = self.heading.column_of(name)
        letter, label = (column.letter, column.label) if column else ("", "")
        return RowProblem(number, name, letter, label, shown_value(self._cell(row, name)), reason)


def _is_of(draft: _Draft, code: str, name: str) -> bool:
    """Whether a row repeats the code and name of the competency it belongs to."""
    same_code = not code or code == draft.code
    return same_code and (not name or name.casefold() == draft.name.casefold())


def _level_of(text: str) -> int | None:
    found = re.fullmatch(r"(?:tingkat|level|l)?\s*([1-5])", text.casefold())
    return int(found[1]) if found else None

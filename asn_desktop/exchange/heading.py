"""This file holds how the heading of a list is found and its columns are mapped to fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from asn_desktop.exchange.cell_text import clean_text
from asn_desktop.exchange.sheet_reader import Cell, Sheet
from asn_desktop.exchange.vocabulary import Vocabulary, normalise_heading
from asn_desktop.exchange.words import _

SEARCHED_ROWS = 200
ROWS_BEHIND = 5
"""A better heading row is looked for only so far behind a good one: below are people."""
MAX_DEPTH = 3

# Words under a parent heading that mean nothing without it.
_CONTEXTUAL = frozenset(
    (
        "nama",
        "tmt",
        "tanggal",
        "tgl",
        "tempat",
        "tmp",
        "nomor",
        "no",
        "tingkat",
        "tahun",
        "thn",
        "bulan",
        "bln",
        "gol",
        "ruang",
        "jenis",
        "terakhir",
        "jumlah",
    )
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file: where it stands, what is written above it, what it is taken in as."""

    index: int
    label: str
    field: str

    @property
    def letter(self) -> str:
        """The letter that Excel shows above the column."""
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Heading:
    """How a sheet is read: its columns, and which rows hold people. All row counts start from 0.

    `heading_rows` is empty when the cells came without a heading and the columns were guessed.
    `end` is the row behind the last one to read; a signature block may follow.
    """

    columns: tuple[Column, ...]
    heading_rows: tuple[int, ...]
    first: int
    end: int
    has_signature: bool = False
    is_guessed: bool = False

    def index_of(self, field: str) -> int | None:
        """The column taken in as this field."""
        return next((column.index for column in self.columns if column.field == field), None)

    def column_of(self, *fields: str) -> Column | None:
        """The first column taken in as one of these fields."""
        return next((column for field in fields for column in self.columns if column.field == field), None)

    def with_field(self, index: int, field: str, *, ignore: str = "ignore") -> "Heading":
        """The same list with one column mended; another column of that field is then ignored."""

        def mended(column: Column) -> Column:
            if column.index == index:
                return replace(column, field=field)
            return replace(column, field=ignore) if column.field == field else column

        return replace(self, columns=tuple(map(mended, self.columns)))

    def sentences(self, sheet: Sheet) -> tuple[str, ...]:
        """What was found and skipped, in words for the source strip of the import screen."""
        found: list[str] = []
        if self.is_guessed:
            found.append(_("Tanpa baris judul, kolom dikenali dari isinya"))
        elif len(self.heading_rows) > 1:
            first, last = sheet.row_number(self.heading_rows[0]), sheet.row_number(self.heading_rows[-1])
            words = _("Judul dikenali di baris {first} dan {last}")
            if len(self.heading_rows) > 2:
                words = _("Judul dikenali di baris {first} sampai {last}")
            found.append(words.format(first=first, last=last))
        elif self.heading_rows:
            found.append(
                _("Judul dikenali di baris {row}").format(row=sheet.row_number(self.heading_rows[0]))
            )
        if self.heading_rows and any(map(has_text, sheet.rows[: self.heading_rows[0]])):
            found.append(_("blok judul di atas dilewati"))
        if self.has_signature:
            found.append(_("blok tanda tangan di bawah dilewati"))
        return tuple(found)


def find_heading(sheet: Sheet, vocabulary: Vocabulary) -> Heading | None:
    """Find the heading row or rows of a list by their words; None when no row looks like one."""
    for tolerant in (False, True):
        best = _best_row(sheet, vocabulary, tolerant)
        if best is not None:
            return _heading_at(sheet, best, vocabulary)
    return None


def _heading_at(sheet: Sheet, best: int, vocabulary: Vocabulary) -> Heading:
    rows = _heading_rows(sheet, best, vocabulary)
    labels = _labels(sheet, rows)
    first = rows[-1] + 1
    while first < len(sheet.rows) and (is_numbering(sheet.rows[first]) or not has_text(sheet.rows[first])):
        first += 1
    return Heading(tuple(map_columns(labels, vocabulary)), rows, first, len(sheet.rows))


def map_columns(labels: list[tuple[str, str]], vocabulary: Vocabulary) -> Iterator[Column]:
    """Columns for (parent, own) labels; of two columns for one field the surer one is kept."""
    found: list[tuple[str, int]] = []
    for parent, own in labels:
        found.append(_meaning(parent, own, vocabulary, found))
    best: dict[str, int] = {}
    for index, (field, weight) in enumerate(found):
        if field not in best or weight > found[best[field]][1]:
            best[field] = index
    for index, ((parent, own), (field, _weight)) in enumerate(zip(labels, found, strict=True)):
        kept = field if field == vocabulary.ignore or best[field] == index else vocabulary.ignore
        label = f"{parent} / {own}" if parent and own and parent != own else own or parent
        yield Column(index, label, kept)


def _meaning(parent: str, own: str, vocabulary: Vocabulary, before: list[tuple[str, int]]) -> tuple[str, int]:
    nothing = (vocabulary.ignore, 0)
    is_contextual = normalise_heading(own) in _CONTEXTUAL
    candidates = [own, f"{parent} {own}", parent]
    if parent and is_contextual:
        candidates = [f"{parent} {own}"]
    for label in candidates:
        found = vocabulary.recognise(label, tolerant=True) if label.strip() else None
        if found is not None:
            return found
    if normalise_heading(own) == "tmt" and before:
        # A bare TMT belongs to the column on its left.
        dated = vocabulary.effective_date.get(before[-1][0])
        return (dated, 1) if dated else nothing
    return nothing


def _best_row(sheet: Sheet, vocabulary: Vocabulary, tolerant: bool) -> int | None:
    best, best_score = None, 0
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if best is not None and best_score >= 3 and index > best + ROWS_BEHIND:
            break
        score = _heading_score(row, vocabulary, tolerant)
        if score > best_score:
            best, best_score = index, score
    return best


def _heading_score(row: Iterable[Cell], vocabulary: Vocabulary, tolerant: bool) -> int:
    """How many different fields the row names; 0 when it cannot be a heading."""
    fields, filled = set(), 0
    for cell in row:
        if cell == "":
            continue
        filled += 1
        if isinstance(cell, str):
            found = vocabulary.recognise(cell, tolerant=tolerant)
            if found is not None and found[0] != vocabulary.ignore:
                fields.add(found[0])
    if fields.isdisjoint(vocabulary.required):
        return 0
    return len(fields) if len(fields) > 1 or filled == 1 else 0


def _heading_rows(sheet: Sheet, best: int, vocabulary: Vocabulary) -> tuple[int, ...]:
    top = best
    while top > 0 and best - top < MAX_DEPTH - 1 and _is_parent(sheet, top - 1, top):
        top -= 1
    bottom = best
    while (
        bottom + 1 < len(sheet.rows)
        and bottom + 1 - top < MAX_DEPTH
        and _is_child(sheet, bottom + 1, top, vocabulary)
    ):
        bottom += 1
    return tuple(range(top, bottom + 1))


def _is_parent(sheet: Sheet, row: int, below: int) -> bool:
    """Whether a row above the heading groups its columns, unlike a title block or a form's lines."""
    cells = [clean_text(cell) for cell in sheet.rows[row]]
    filled = [index for index, text in enumerate(cells) if text]
    if len(filled) < 2 or any(":" in cells[index] or _has_digits(cells[index]) for index in filled):
        return False
    below_cells = sheet.rows[below]
    narrower = len(filled) < sum(1 for cell in below_cells if cell != "")
    return narrower and all(len(cells[index]) <= 60 for index in filled)


def _is_child(sheet: Sheet, row: int, top: int, vocabulary: Vocabulary) -> bool:
    """Whether a row below the heading names parts of its merged columns."""
    cells = sheet.rows[row]
    filled = [index for index, cell in enumerate(cells) if cell != ""]
    if not filled or not all(isinstance(cells[index], str) for index in filled):
        return False
    texts = [clean_text(cells[index]) for index in filled]
    if any(_has_digits(text) or len(text) > 40 for text in texts):
        return False
    above = sheet.rows[row - 1]
    spans = [
        index
        for index in filled
        if above[index] == "" or (index + 1 < len(above) and above[index + 1] == "" and index + 1 in filled)
    ]
    if len(spans) < len(filled):
        return False
    known = sum(
        1
        for text in texts
        if vocabulary.recognise(text, tolerant=True) or normalise_heading(text) in _CONTEXTUAL
    )
    return known * 2 >= len(texts)


def _labels(sheet: Sheet, rows: tuple[int, ...]) -> list[tuple[str, str]]:
    """(parent, own) label of every column, merged parents spread over their columns."""
    spread = [_spread(sheet, row, is_last=row == rows[-1], rows=rows) for row in rows]
    labels = []
    for column in range(sheet.width):
        parts = [row[column] for row in spread if row[column]]
        own = parts[-1] if parts else ""
        parents = dict.fromkeys(part for part in parts[:-1] if part != own)
        labels.append((" ".join(parents), own))
    return labels


def _spread(sheet: Sheet, row: int, *, is_last: bool, rows: tuple[int, ...]) -> list[str]:
    texts = [clean_text(cell) for cell in sheet.rows[row]]
    if is_last:
        return texts
    for top, left, bottom, right in sheet.merged:
        if top == row and bottom < rows[-1]:
            texts[left : right + 1] = [texts[left]] * (right + 1 - left)
    if sheet.merged:
        return texts
    # Formats without merge marks, and pasted cells: an empty cell with a part below continues its left.
    below = sheet.rows[row + 1]
    for column in range(1, len(texts)):
        if not texts[column] and below[column] != "" and below[column - 1] != "":
            texts[column] = texts[column - 1]
    return texts


def is_numbering(row: Iterable[Cell]) -> bool:
    """Whether a row counts its columns, "1 2 3 4" or "(1) (2) (3)"."""
    numbers = [clean_text(cell).strip("() .") for cell in row if cell != ""]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def has_text(row: Iterable[Cell]) -> bool:
    """Whether any cell of the row holds something."""
    return any(cell != "" and (not isinstance(cell, str) or cell.strip()) for cell in row)


def column_letter(index: int) -> str:
    """The letters that Excel shows above a column, "A" for 0 and "AA" for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _has_digits(text: str) -> bool:
    return sum(char.isdigit() for char in text) >= 4

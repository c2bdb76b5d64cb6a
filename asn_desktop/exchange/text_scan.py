"""This file holds how a text list is understood: its encoding and what separates its columns."""

import csv
import io
import itertools
from dataclasses import dataclass

from asn_desktop.exchange import refusals

DELIMITERS = (";", ",", "\t", "|")


class UnclosedQuote(Exception):
    """A quotation mark swallows the rows below it; `row` is where it opens, counted from 1."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


@dataclass(frozen=True, slots=True)
class TextFormat:
    """Encoding and delimiter of a text list; `skipped_lines` are lines before the first record."""

    encoding: str
    delimiter: str
    skipped_lines: int = 0


def sniff_text(content: bytes, name: str) -> TextFormat:
    """Encoding and delimiter of these bytes.

    Raises: UserError when the bytes are no text.
    """
    encoding = _sniff_encoding(content, name)
    text = content[:200_000].decode(encoding, errors="replace")
    first, _newline, _rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return TextFormat(encoding, first.strip()[4], 1)
    return TextFormat(encoding, sniff_delimiter(text), 0)


def sniff_delimiter(text: str) -> str:
    """The separator that cuts the first 60 records into the most even columns; a comma if none does."""
    sample = text[:60_000]

    def evenness(delimiter: str) -> tuple[int, int]:
        rows = []
        # strict=False lets a stray quotation mark pass; the count is a guess, not a reading.
        for row in csv.reader(io.StringIO(sample), delimiter=delimiter):
            rows.append(len(row))
            if len(rows) == 60:
                break
        widths = [width for width in rows if width > 1]
        if not widths:
            return (0, 0)
        usual = max(set(widths), key=widths.count)
        return (widths.count(usual), usual)

    csv.field_size_limit(MAX_FIELD)
    try:
        best = max(DELIMITERS, key=evenness)
    except csv.Error:
        return ","
    return best if evenness(best) != (0, 0) else ","


def is_table(content: bytes, found: TextFormat) -> bool:
    """Whether the first lines have columns: two lines and half of them all are cut into as many cells."""
    text = content[:60_000].decode(found.encoding, errors="replace")
    csv.field_size_limit(MAX_FIELD)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=found.delimiter)
    try:
        widths = [len(row) for row in itertools.islice(filter(any, rows), 60)]
    except csv.Error:
        return True
    usual = max(set(widths), key=lambda width: (width > 1, widths.count(width)), default=0)
    return usual > 1 and widths.count(usual) >= max(2, len(widths) / 2)


MAX_FIELD = 1_000_000
_END = "akhir"
"""A line behind the last one, to see whether the last record ends before it."""


def read_records(content: bytes, text_format: TextFormat) -> list[list[str]]:
    """All records of a text list; a record may span lines inside quotation marks.

    Raises: UnclosedQuote
    """
    text = content.decode(text_format.encoding, errors="replace")
    for _skipped in range(text_format.skipped_lines):
        text = text.partition("\n")[2]
    return split_records(text, text_format.delimiter)


def split_records(text: str, delimiter: str) -> list[list[str]]:
    """Records of text by RFC 4180, with Excel's `="text"` idiom undone.

    Raises: UnclosedQuote
    """
    csv.field_size_limit(MAX_FIELD)
    lines = io.StringIO(text, newline="")
    if '"' in text:
        rows = _checked_records(list(lines), delimiter)
    else:
        rows = list(csv.reader(lines, delimiter=delimiter))
    if '="' in text:
        rows = [[_without_text_idiom(cell) for cell in row] for row in rows]
    return rows


def _checked_records(lines: list[str], delimiter: str) -> list[list[str]]:
    """Records among which none runs over lines for want of a closing quotation mark."""
    reader = csv.reader(itertools.chain(lines, [_END]), delimiter=delimiter)
    rows: list[list[str]] = []
    first = 0
    try:
        for row in reader:
            if reader.line_num - first > 1:
                # Strictly read, a mark that was never meant to close here is an error.
                list(csv.reader(lines[first : reader.line_num], delimiter=delimiter, strict=True))
            rows.append(row)
            first = reader.line_num
    except csv.Error as error:
        raise UnclosedQuote(len(rows) + 1) from error
    if rows.pop() != [_END]:
        # The last record swallowed the line that was put behind it.
        raise UnclosedQuote(len(rows) + 1)
    return rows


def _without_text_idiom(cell: str) -> str:
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1]
    # The csv reader has already eaten the quotation marks of an unquoted ="123".
    if cell.startswith("=") and cell[1:].isdigit():
        return cell[1:]
    return cell


def _sniff_encoding(content: bytes, name: str) -> str:
    if content.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    zeros = content[:4000].count(0)
    if zeros:
        head = content[:4000]
        if zeros > len(head) // 3:
            return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        raise refusals.no_list(name)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(content, name)
    return "utf-8"


def _single_byte(content: bytes, name: str) -> str:
    head = content[:20_000]
    controls = sum(1 for byte in head if byte < 32 and byte not in (9, 10, 13))
    high = sum(1 for byte in head if byte >= 128)
    if controls or high > len(head) // 4:
        raise refusals.no_list(name)
    return "cp1252"

"""This file holds lettered sections of activity papers: running text, facts and tables below a heading."""

from collections.abc import Sequence
from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Text, WritingLines
from asn_desktop.reports.letter import CELL, CELL_HEAD, STRONG, labelled, place_prose
from asn_desktop.reports.page import Sheet
from asn_desktop.reports.palette import INK, Align
from asn_desktop.reports.paper import MM
from asn_desktop.reports.tables import Cell, Column, Look, Table

Facts = tuple[tuple[str, str], ...]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a plain table: its words, its share of the width, whether figures stand in it."""

    text: str
    share: float
    is_figure: bool = False


class Sections:
    """Puts sections A, B, C one below the other on the pages of a letter."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._count = 0

    def begin(self, title: str, keep: float = 40.0) -> None:
        """The heading, which stays with what follows."""
        self.sheet.need(STRONG.leading + 6 + keep)
        letter = chr(ord("A") + self._count)
        self._count += 1
        self.sheet.place(Text(f"{letter}. {title}", STRONG), 4)

    def prose(self, title: str, text: str, lines: int = 3) -> None:
        """Running text, or lines to write on where there is none."""
        self.begin(title, 34.0 if text.strip() else lines * 20.4)
        if text.strip():
            place_prose(self.sheet, text)
        else:
            self.sheet.place(WritingLines(lines), 8)
        self.sheet.y -= 5

    def facts(self, title: str, facts: Facts, label_width: float = 42 * MM) -> None:
        """Labels and values."""
        self.begin(title)
        place_facts(self.sheet, facts, label_width)
        self.sheet.y -= 9

    def table(self, title: str, heads: Sequence[Heading], rows: Rows, note: str = "") -> None:
        """A table with its heading on every page."""
        self.begin(title, 46.0)
        place_table(self.sheet, heads, rows)
        if note:
            self.sheet.y -= 4
            place_prose(self.sheet, note, 0, style=CELL, indent=0.0, is_justified=False)
        self.sheet.place(Gap(12))


def place_facts(sheet: Sheet, facts: Facts, label_width: float = 42 * MM) -> None:
    """Labels, colons and values over the width."""
    for label, value in facts:
        sheet.place(labelled(label, value, sheet.width, label_width=label_width))


def place_table(
    sheet: Sheet, heads: Sequence[Heading], rows: Rows, *, shaded: frozenset[int] = frozenset()
) -> None:
    """A grid in the typeface of letters; the first column is numbered by the caller."""
    whole = sum(head.share for head in heads)
    columns = [
        Column(
            head.text, sheet.width * head.share / whole, Align.RIGHT if head.is_figure else Align.LEFT, CELL
        )
        for head in heads
    ]
    cells: list[list[Cell]] = [list(row) for row in rows]
    Table(columns, cells, Look.FORM, pad=3, head=CELL_HEAD, grid=INK, fill=None, shaded=shaded).flow(sheet)

"""This file holds the kamus kompetensi: every competency with its levels and indicators, on A4."""

from dataclasses import dataclass
from itertools import groupby

from asn_desktop.reports.blocks import Beside, Block, Stack, Text
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import (
    CAPTION,
    INK2,
    LINE,
    PRIMARY,
    PRIMARY_TINT,
    STRONG,
    SUBTITLE,
    TITLE,
    Align,
    Style,
)
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.pen import Link, Pen
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.typeset import fitted, text_width
from asn_desktop.reports.wording import DOT, _
from asn_desktop.rules.gap import LEVEL_NAMES

NAME = Style("Bold", 11, 14)
DEFINITION = Style("Regular", 8.2, 11.2, INK2)
SMALL = Style("Regular", 7.9, 10.2)
CODE = Style("Bold", 8, 10, PRIMARY, Align.CENTRE)
ENTRY = Style("Regular", 8.8, 13)
GROUP = Style("SemiBold", 8.4, 12, PRIMARY)
TILE = 13 * MM
ENTRY_HEIGHT = 14.4


@dataclass(frozen=True, slots=True)
class LevelText:
    """One level; an empty description prints that it is not yet described."""

    level: int
    description: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One competency of the dictionary."""

    code: str
    name: str
    group: str
    definition: str
    wording: str
    basis: str
    levels: tuple[LevelText, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All competencies, in the order of the dictionary."""

    letterhead: Letterhead
    as_of: str
    entries: tuple[Entry, ...]


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Kamus Kompetensi - {office}").format(office=content.letterhead.office)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The dictionary as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.as_of,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the dictionary into a book: a linked list of contents, then the competencies."""
    running = DOT.join((_("Kamus Kompetensi"), content.letterhead.office, content.as_of))
    sheet = book.sheet(paper, issue, running, bookmark=_("Kamus Kompetensi"))
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("KAMUS KOMPETENSI"), TITLE))
    sheet.place(Text(content.as_of, SUBTITLE), 5 * MM)
    places = _draw_contents(sheet, content)
    sheet.new_page()
    pages = []
    for entry in content.entries:
        block = _EntryBlock(entry, sheet.width)
        sheet.need(block.head.height(sheet.width) + 2 * MM + block.table.least_height)
        sheet.mark_place(_place(entry))
        pages.append(len(sheet.pages))
        sheet.place(block.head, 2 * MM)
        block.table.flow(sheet, keep=2, tail=0.1)
        sheet.y -= 7 * MM
    for (pen, y), entry, page in zip(places, content.entries, pages, strict=True):
        _draw_reference(pen, sheet, y, entry, page)
    sheet.finish()


def _place(entry: Entry) -> str:
    return f"{entry.code} {entry.name}"


def _draw_contents(sheet: Sheet, content: Content) -> list[tuple[Pen, float]]:
    """Write the names; their page numbers follow when all pages are laid out."""
    places = []
    for group, members in groupby(content.entries, key=lambda entry: entry.group):
        sheet.need(3 * ENTRY_HEIGHT)
        sheet.place(Text(group, GROUP), 1)
        for entry in members:
            sheet.need(ENTRY_HEIGHT)
            base = sheet.y - 10
            sheet.pen.text(sheet.x, base, entry.code, CODE, align=Align.LEFT)
            look = fitted(entry.name, ENTRY, sheet.width - TILE - 14 * MM, 0.6)
            sheet.pen.text(sheet.x + TILE, base, entry.name, look)
            places.append((sheet.pen, sheet.y))
            sheet.y -= ENTRY_HEIGHT
        sheet.y -= 3 * MM
    return places


def _draw_reference(pen: Pen, sheet: Sheet, top: float, entry: Entry, page: int) -> None:
    right = sheet.x + sheet.width
    base = top - 10
    number = pen.text(right, base, str(page), ENTRY, align=Align.RIGHT)
    look = fitted(entry.name, ENTRY, sheet.width - TILE - 14 * MM, 0.6)
    left = sheet.x + TILE + text_width(entry.name, look.face, look.size) + 4
    if left < right - number - 4:
        pen.line(left, base + 1, right - number - 4, base + 1, width=0.5, colour=LINE, dash=(0.6, 2))
    pen.links.append(Link(_place(entry), (sheet.x, top - ENTRY_HEIGHT, right, top)))


@dataclass(frozen=True, slots=True)
class _Head:
    """Code tile, name with whose words it is in, and the definition."""

    entry: Entry

    def _words(self) -> Stack:
        blocks: list[Block] = [Text(self.entry.name, NAME)]
        origin = DOT.join(part for part in (self.entry.wording, self.entry.basis) if part)
        blocks.append(Text(origin, CAPTION))
        if self.entry.definition:
            blocks.append(Text(self.entry.definition, DEFINITION))
        return Stack(blocks, 1)

    def height(self, width: float) -> float:
        """The words beside the tile."""
        return max(self._words().height(width - TILE - 3 * MM), 9 * MM)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the tile and the words."""
        pen.rect(x, top - 9 * MM, TILE, 9 * MM, fill=PRIMARY_TINT, radius=2.5)
        code = fitted(self.entry.code, CODE, TILE - 4, 0.5)
        pen.text(x + TILE / 2, top - 4.5 * MM - 2.9, self.entry.code, code)
        self._words().draw(pen, x + TILE + 3 * MM, top, width - TILE - 3 * MM)


class _EntryBlock:
    """Head and table of one competency, measured for one width."""

    def __init__(self, entry: Entry, width: float) -> None:
        self.width = width
        self.head = _Head(entry)
        columns = [
            Column(_("Tingkat"), 21 * MM),
            Column(_("Deskripsi"), 56 * MM, style=SMALL),
            Column(_("Indikator perilaku"), width - 77 * MM, style=SMALL),
        ]
        self.table = Table(
            columns,
            [_level_row(level, columns[2].width - 7) for level in entry.levels],
            pad=3,
            is_top_aligned=True,
        )


def _level_row(level: LevelText, width: float) -> list[Cell]:
    name = Stack([Text(str(level.level), STRONG), Text(LEVEL_NAMES[level.level], CAPTION)])
    if not level.description:
        return [name, Text(_("Belum diuraikan"), Style("Regular", 7.9, 10.2, INK2)), ""]
    items: list[Block] = [
        Beside([Text(f"{level.level}.{index}", CAPTION), Text(indicator, SMALL)], [14, width - 14])
        for index, indicator in enumerate(level.indicators, start=1)
    ]
    return [name, Text(level.description, SMALL), Stack(items, 1) if items else ""]

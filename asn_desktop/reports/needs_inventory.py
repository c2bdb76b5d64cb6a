"""This file holds the inventarisasi kebutuhan: every gap with its priority and what is proposed, on landscape F4."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Stack, Text
from asn_desktop.reports.marks import gap_mark
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import CAPTION, CELL, STRONG, SUBTITLE, TITLE, Align
from asn_desktop.reports.paper import F4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DASH, DOT, _

SMALL = CELL.scaled(0.93)
NAME = STRONG.scaled(0.93)


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One gap as printed; `proposal`, `jp` and `note` are empty while nothing is planned for it."""

    priority: int
    name: str
    nip: str
    position: str
    competency: str
    kind: str
    standard: int
    score: int
    gap: int
    proposal: str
    form: str
    jp: str
    note: str


@dataclass(frozen=True, slots=True)
class Content:
    """All open gaps on a day, the worst first, and the counts below."""

    letterhead: Letterhead
    year: int
    as_of: str
    lines: tuple[NeedLine, ...]
    summary: str
    official: Signing
    is_indicative: bool = False


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Inventarisasi Kebutuhan {year} - {office}").format(
        year=content.year, office=content.letterhead.office
    )


def render(content: Content, issue: Issue, paper: Paper = F4) -> bytes:
    """The inventory as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.as_of,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = F4) -> None:
    """Put the inventory into a book."""
    name = _("Inventarisasi Kebutuhan {year}").format(year=content.year)
    running = DOT.join((name, content.letterhead.office))
    sheet = book.sheet(paper.landscape, issue, running, is_indicative=content.is_indicative)
    sheet.letterhead(content.letterhead)
    heading = _("INVENTARISASI KEBUTUHAN PENGEMBANGAN KOMPETENSI TAHUN {year}")
    sheet.place(Text(heading.format(year=content.year), TITLE))
    sheet.place(Text(content.as_of, SUBTITLE), 4 * MM)
    rows = [_row(line) for line in content.lines]
    below = Text(content.summary, CAPTION)
    signatures = signature_pair(None, content.official, sheet.width)
    tail = 2 * MM + below.height(sheet.width) + 6 * MM + signatures.height(sheet.width)
    Table(_columns(sheet.width), rows, pad=2.6).flow(sheet, keep=3, tail=tail)
    sheet.place(Gap(2 * MM))
    sheet.place(below, 6 * MM)
    sheet.place(signatures)
    sheet.finish()


def _row(line: NeedLine) -> list[Cell]:
    proposal: Cell = DASH
    if line.proposal:
        proposal = Stack([Text(line.proposal, SMALL), *([Text(line.form, CAPTION)] if line.form else [])])
    return [
        str(line.priority),
        Stack([Text(line.name, NAME), *([Text(line.nip, CAPTION)] if line.nip else [])]),
        line.position or DASH,
        Stack([Text(line.competency, SMALL), Text(line.kind, CAPTION)]),
        str(line.standard),
        str(line.score),
        gap_mark(line.gap, 14 * MM),
        proposal,
        line.jp or DASH,
        line.note,
    ]


def _columns(width: float) -> list[Column]:
    flexible = width - (15 + 16 + 13 + 18 + 12) * MM
    return [
        Column(_("Prioritas"), 15 * MM, Align.CENTRE, SMALL),
        Column(_("Nama dan NIP"), flexible * 0.23, style=SMALL),
        Column(_("Jabatan"), flexible * 0.18, style=SMALL),
        Column(_("Kompetensi dan jenis"), flexible * 0.20, style=SMALL),
        Column(_("Standar"), 16 * MM, Align.CENTRE, SMALL),
        Column(_("Capaian"), 13 * MM + 3, Align.CENTRE, SMALL),
        Column(_("Selisih"), 18 * MM - 3, Align.CENTRE, SMALL),
        Column(_("Usulan dan jalur"), flexible * 0.24, style=SMALL),
        Column(_("JP"), 12 * MM, Align.CENTRE, SMALL),
        Column(_("Catatan"), flexible * 0.15, style=SMALL),
    ]

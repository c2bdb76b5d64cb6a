"""This file holds the rencana pengembangan kantor: the seven contents of every line, on landscape F4."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, Gap, Stack, Text
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import CAPTION, CELL, STRONG, SUBTITLE, TITLE, Align
from asn_desktop.reports.paper import F4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DASH, DOT, _

SMALL = CELL.scaled(0.9)
NAME = STRONG.scaled(0.9)
NOTE = CAPTION.scaled(0.95)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line as printed; empty parts print a dash. A second line of a cell stands in its `_note`."""

    name: str
    nip: str
    position: str
    competency: str
    competency_note: str
    form: str
    form_note: str
    organiser: str
    place: str
    time: str
    jp: str
    curriculum: str
    curriculum_note: str
    budget: str
    fund: str
    status: str


@dataclass(frozen=True, slots=True)
class Content:
    """The plan of a year: how far it is, its lines, sums, and what is still missing."""

    letterhead: Letterhead
    year: int
    standing: str
    lines: tuple[PlanLine, ...]
    summary: str
    lacks: str
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Rencana Pengembangan Kompetensi {year} - {office}").format(
        year=content.year, office=content.letterhead.office
    )


def render(content: Content, issue: Issue, paper: Paper = F4) -> bytes:
    """The plan as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.standing,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = F4) -> None:
    """Put the plan into a book."""
    name = _("Rencana Pengembangan Kompetensi {year}").format(year=content.year)
    sheet = book.sheet(paper.landscape, issue, DOT.join((name, content.letterhead.office)))
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("RENCANA PENGEMBANGAN KOMPETENSI TAHUN {year}").format(year=content.year), TITLE))
    sheet.place(Text(content.standing, SUBTITLE), 4 * MM)
    notes: list[Block] = [Text(content.summary, CAPTION)]
    if content.lacks:
        notes.append(Text(content.lacks, CAPTION))
    notes.append(Text(_basis(), CAPTION))
    below, signatures = Stack(notes), signature_pair(None, content.official, sheet.width)
    tail = 2 * MM + below.height(sheet.width) + 6 * MM + signatures.height(sheet.width)
    table = Table(_columns(sheet.width), [_row(*pair) for pair in enumerate(content.lines, start=1)], pad=2.6)
    table.flow(sheet, keep=2, tail=tail)
    sheet.place(Gap(2 * MM))
    sheet.place(below, 6 * MM)
    sheet.place(signatures)
    sheet.finish()


def _basis() -> str:
    return _(
        "Isi menurut PP 11/2017 Pasal 207 ayat (3). Tingkat dan selisih adalah keadaan saat baris dibuat."
    )


def _row(number: int, line: PlanLine) -> list[Cell]:
    return [
        str(number),
        _pair(line.name, line.nip, is_strong=True),
        line.position or DASH,
        _pair(line.competency, line.competency_note),
        _pair(line.form, line.form_note),
        _pair(line.organiser, line.place),
        line.time or DASH,
        line.jp or DASH,
        _pair(line.curriculum, line.curriculum_note),
        _pair(line.budget, line.fund),
        line.status,
    ]


def _pair(first: str, second: str, *, is_strong: bool = False) -> Cell:
    blocks: list[Block] = [Text(first or DASH, NAME if is_strong else SMALL)]
    if second:
        blocks.append(Text(second, NOTE))
    return Stack(blocks)


def _columns(width: float) -> list[Column]:
    flexible = width - (8 + 23 + 10 + 21) * MM
    return [
        Column(_("No"), 8 * MM, Align.CENTRE, SMALL),
        Column(_("Nama dan NIP"), flexible * 0.17, style=SMALL),
        Column(_("Jabatan"), flexible * 0.12, style=SMALL),
        Column(_("Kompetensi dan target"), flexible * 0.16, style=SMALL),
        Column(_("Bentuk dan jalur"), flexible * 0.19, style=SMALL),
        Column(_("Penyelenggara dan tempat"), flexible * 0.14, style=SMALL),
        Column(_("Waktu"), 23 * MM, style=SMALL),
        Column(_("JP"), 10 * MM, Align.CENTRE, SMALL),
        Column(_("Sesuai kurikulum"), flexible * 0.10, style=SMALL),
        Column(_("Anggaran dan sumber"), flexible * 0.12, style=SMALL),
        Column(_("Status"), 21 * MM, style=SMALL),
    ]

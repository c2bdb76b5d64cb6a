"""This file holds the laporan mitra tahunan: activities, people reached and JP with each partner in a year."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Text
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import BODY, CAPTION, CELL, STRONG, SUBTITLE, TITLE, Align
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DASH, DOT, _

SMALL = CELL.scaled(0.97)


@dataclass(frozen=True, slots=True)
class YearLine:
    """One activity or internship; `jp` is a dash while nothing was counted."""

    title: str
    dates: str
    people: str
    jp: str


@dataclass(frozen=True, slots=True)
class PartnerBlock:
    """One partner in the year."""

    name: str
    kind: str
    people: int
    jp: int
    lines: tuple[YearLine, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """JP of one person with one partner."""

    name: str
    partner: str
    times: int
    jp: int


@dataclass(frozen=True, slots=True)
class Content:
    """The year in figures and words."""

    letterhead: Letterhead
    period: str
    summary: str
    partners: tuple[PartnerBlock, ...]
    people: tuple[PersonLine, ...]
    idle: str
    note: str
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Laporan Mitra {period} - {office}").format(
        period=content.period, office=content.letterhead.office
    )


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The report as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the report into a book."""
    running = DOT.join((_("Laporan Mitra"), content.letterhead.office, content.period))
    sheet = book.sheet(paper, issue, running)
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("LAPORAN KERJA SAMA DENGAN MITRA"), TITLE))
    sheet.place(Text(content.period, SUBTITLE), 4 * MM)
    sheet.place(Text(content.summary, BODY), 4 * MM)
    if content.partners:
        table = _partner_table(sheet.width, content.partners)
        sheet.heading(_("A. Kegiatan dan magang menurut mitra"), table.least_height)
        table.flow(sheet)
        sheet.place(Gap(4 * MM))
    if content.people:
        table = _people_table(sheet.width, content.people)
        sheet.heading(_("B. JP pegawai menurut mitra"), table.least_height)
        table.flow(sheet)
        sheet.place(Gap(4 * MM))
    for words in (content.idle, content.note):
        if words:
            sheet.place(Text(words, CAPTION), 2 * MM)
    sheet.place(Gap(4 * MM))
    sheet.place(signature_pair(None, content.official, sheet.width))
    sheet.finish()


def _partner_table(width: float, partners: tuple[PartnerBlock, ...]) -> Table:
    columns = [
        Column(_("No"), 9 * MM, Align.CENTRE, SMALL),
        Column(_("Mitra, kegiatan, dan magang"), width - (9 + 46 + 19 + 15) * MM, style=SMALL),
        Column(_("Tanggal"), 46 * MM, style=SMALL),
        Column(_("Orang"), 19 * MM, Align.RIGHT, SMALL),
        Column(_("JP"), 15 * MM, Align.RIGHT, SMALL),
    ]
    rows: list[list[Cell]] = []
    shaded = set()
    strong = STRONG.right()
    for number, one in enumerate(partners, start=1):
        shaded.add(len(rows))
        name = DOT.join((one.name, one.kind))
        figures = (Text(str(one.people), strong), Text(str(one.jp), strong))
        rows.append([str(number), Text(name, STRONG), "", *figures])
        rows.extend(["", line.title, line.dates, line.people, line.jp] for line in one.lines)
    return Table(columns, rows, pad=2.6, shaded=frozenset(shaded))


def _people_table(width: float, people: tuple[PersonLine, ...]) -> Table:
    columns = [
        Column(_("No"), 9 * MM, Align.CENTRE, SMALL),
        Column(_("Nama"), (width - 47 * MM) * 0.5, style=SMALL),
        Column(_("Mitra"), (width - 47 * MM) * 0.5, style=SMALL),
        Column(_("Kali"), 19 * MM, Align.RIGHT, SMALL),
        Column(_("JP"), 19 * MM, Align.RIGHT, SMALL),
    ]
    rows: list[list[Cell]] = [
        [str(number), one.name, one.partner or DASH, str(one.times), str(one.jp)]
        for number, one in enumerate(people, start=1)
    ]
    return Table(columns, rows, pad=2.6)

"""This file holds the daftar pegawai: everyone of the office on landscape A4."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Text
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import CAPTION, CELL, SUBTITLE, TITLE, Align
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Column, Table
from asn_desktop.reports.wording import DASH, DOT, _

SMALL = CELL.scaled(0.93)


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One person as printed; empty parts print a dash."""

    name: str
    nip: str
    sex: str
    employment: str
    rank: str
    position: str
    since: str
    education: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everyone on a day, and a line of counts below."""

    letterhead: Letterhead
    as_of: str
    lines: tuple[StaffLine, ...]
    summary: str
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Daftar Pegawai - {office}").format(office=content.letterhead.office)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The list as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.as_of,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the list into a book."""
    running = DOT.join((_("Daftar Pegawai"), content.letterhead.office, content.as_of))
    sheet = book.sheet(paper.landscape, issue, running)
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("DAFTAR PEGAWAI"), TITLE))
    sheet.place(Text(content.as_of, SUBTITLE), 4 * MM)
    has_notes = any(line.note for line in content.lines)
    columns = _columns(sheet.width, has_notes)
    rows = [_row(index, line)[: len(columns)] for index, line in enumerate(content.lines, start=1)]
    table = Table(columns, rows, pad=2.5)
    signatures = signature_pair(None, content.official, sheet.width)
    tail = 2 * MM + CAPTION.leading + 6 * MM + signatures.height(sheet.width)
    table.flow(sheet, keep=3, tail=tail)
    sheet.place(Gap(2 * MM))
    sheet.place(Text(content.summary, CAPTION), 6 * MM)
    sheet.place(signatures)
    sheet.finish()


def _row(number: int, line: StaffLine) -> list[str]:
    parts = (
        line.name,
        line.nip,
        line.sex,
        line.employment,
        line.rank,
        line.position,
        line.since,
        line.education,
    )
    return [str(number), *(part or DASH for part in parts), line.note]


def _columns(width: float, has_notes: bool) -> list[Column]:
    notes = 19 * MM if has_notes else 0.0
    flexible = width - (9 + 34 + 9 + 22 + 37 + 20 + 22) * MM - notes
    columns = [
        Column(_("No"), 9 * MM, Align.CENTRE, SMALL),
        Column(_("Nama"), flexible * 0.52, style=SMALL),
        Column(_("NIP"), 34 * MM, style=SMALL, is_one_line=True),
        Column(_("L/P"), 9 * MM, Align.CENTRE, SMALL),
        Column(_("Status"), 22 * MM, style=SMALL, is_one_line=True),
        Column(_("Pangkat / gol."), 37 * MM, style=SMALL),
        Column(_("Jabatan"), flexible * 0.48, style=SMALL),
        Column(_("TMT jabatan"), 20 * MM, style=SMALL, is_one_line=True),
        Column(_("Pendidikan"), 22 * MM, style=SMALL),
    ]
    return [*columns, Column(_("Keterangan"), notes, style=SMALL)] if has_notes else columns

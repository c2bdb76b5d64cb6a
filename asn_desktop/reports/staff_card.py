"""This file holds the kartu pegawai: one person's identity, ranks, positions and scores, A4 or A5."""

from collections.abc import Sequence
from dataclasses import dataclass

from asn_desktop.reports.blocks import Text
from asn_desktop.reports.figures import FactLines
from asn_desktop.reports.marks import gap_mark
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import INK3, STRONG, SUBTITLE, TITLE, Align, Style
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DOT, _, figure

DENSE = Style("Regular", 7.9, 10.2)
QUIET = Style("Regular", 8.2, 11, INK3)


@dataclass(frozen=True, slots=True)
class DatedLine:
    """Something that holds from a day on: TMT, what, and its decree or reason."""

    since: str
    what: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One finding of the past, newest first."""

    date: str
    competency: str
    score: int
    standard: int | None
    gap: int | None
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the card of one person says."""

    letterhead: Letterhead
    name: str
    as_of: str
    facts: tuple[tuple[str, str], ...]
    ranks: tuple[DatedLine, ...]
    positions: tuple[DatedLine, ...]
    statuses: tuple[DatedLine, ...]
    certificates: tuple[DatedLine, ...]
    scores: tuple[ScoreLine, ...]
    is_indicative: bool = True


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Kartu Pegawai - {name}").format(name=content.name)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The card as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.as_of,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the card into a book."""
    running = DOT.join((_("Kartu Pegawai"), content.name, content.as_of))
    sheet = book.sheet(
        paper,
        issue,
        running,
        bookmark=content.name,
        is_indicative=content.is_indicative and bool(content.scores),
    )
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("KARTU PEGAWAI"), TITLE))
    sheet.place(Text(content.as_of, SUBTITLE), 4 * MM)
    sheet.place(FactLines(content.facts), 5 * MM)
    _draw_dated(sheet, _("A.  Riwayat pangkat"), _("Pangkat / golongan"), content.ranks)
    _draw_dated(sheet, _("B.  Riwayat jabatan"), _("Jabatan"), content.positions)
    _draw_dated(sheet, _("C.  Riwayat status"), _("Status"), content.statuses)
    _draw_dated(sheet, _("D.  Sertifikat"), _("Sertifikat"), content.certificates)
    _draw_scores(sheet, content.scores)
    sheet.finish()


def _draw_dated(sheet: Sheet, heading: str, what: str, lines: Sequence[DatedLine]) -> None:
    if not lines:
        sheet.heading(heading, 12)
        sheet.place(Text(_("Belum tercatat."), QUIET), 4 * MM)
        return
    columns = [
        Column(_("Mulai"), 24 * MM),
        Column(what, (sheet.width - 24 * MM) * 0.58),
        Column(_("Keterangan"), (sheet.width - 24 * MM) * 0.42),
    ]
    table = Table(columns, [[line.since, line.what, line.note] for line in lines])
    sheet.heading(heading, table.least_height)
    table.flow(sheet)
    sheet.y -= 4 * MM


def _draw_scores(sheet: Sheet, lines: Sequence[ScoreLine]) -> None:
    heading = _("E.  Riwayat nilai kompetensi")
    if not lines:
        sheet.heading(heading, 12)
        sheet.place(Text(_("Belum dinilai."), QUIET))
        return
    flexible = sheet.width - (20 + 9 + 10 + 14 + 17) * MM
    columns = [
        Column(_("Tanggal"), 20 * MM, style=DENSE),
        Column(_("Kompetensi"), flexible * 0.38, style=DENSE),
        Column(_("Std"), 9 * MM, Align.CENTRE, DENSE),
        Column(_("Nilai"), 10 * MM, Align.CENTRE, STRONG),
        Column(_("Selisih"), 14 * MM, Align.CENTRE),
        Column(_("Sumber"), 17 * MM, style=DENSE),
        Column(_("Alasan"), flexible * 0.62, style=DENSE),
    ]
    rows: list[list[Cell]] = [
        [
            line.date,
            line.competency,
            figure(line.standard),
            str(line.score),
            gap_mark(line.gap, 11.5 * MM),
            line.source,
            line.reason,
        ]
        for line in lines
    ]
    table = Table(columns, rows, pad=2.2)
    sheet.heading(heading, table.least_height)
    table.flow(sheet)

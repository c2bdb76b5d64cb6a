"""This file holds the daftar hadir magang: a row for each working day, to sign or as it was recorded."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Text
from asn_desktop.reports.internship_sheets import (
    SheetHead,
    place_head,
    place_signatures,
    signatures_height,
)
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import BODY, Align
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.tables import Cell, Column, Look, Table
from asn_desktop.reports.wording import DOT, _


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day and its mark; without a mark the row is signed by hand."""

    day: str
    mark: str


@dataclass(frozen=True, slots=True)
class Content:
    """One attendance sheet."""

    head: SheetHead
    days: tuple[DayLine, ...]
    summary: str

    @property
    def letterhead(self) -> Letterhead:
        """Of the office."""
        return self.head.letterhead


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Daftar Hadir Magang - {name}").format(name=content.head.name)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The sheet as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.head.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the sheet into a book."""
    running = DOT.join((_("Daftar Hadir Magang"), content.head.name))
    sheet = book.sheet(paper, issue, running, bookmark=title_of(content))
    place_head(sheet, content.head, _("DAFTAR HADIR MAGANG"))
    rows: list[list[Cell]] = [
        [str(number), one.day, "", "", one.mark, ""] for number, one in enumerate(content.days, start=1)
    ]
    table = Table(_columns(sheet.width), rows, Look.FORM, pad=2.5, least_row=7.6 * MM)
    table.flow(sheet, keep=5, tail=signatures_height(sheet, content.head) + 8 * MM)
    sheet.place(Gap(2.5 * MM))
    sheet.place(Text(content.summary, BODY))
    place_signatures(sheet, content.head)
    sheet.finish()


def _columns(width: float) -> list[Column]:
    return [
        Column(_("No"), 10 * MM, Align.CENTRE),
        Column(_("Hari, tanggal"), 48 * MM),
        Column(_("Datang"), 20 * MM, Align.CENTRE),
        Column(_("Pulang"), 20 * MM, Align.CENTRE),
        Column(_("Keterangan"), 28 * MM, Align.CENTRE),
        Column(_("Tanda tangan peserta"), width - (10 + 48 + 20 + 20 + 28) * MM, Align.CENTRE),
    ]

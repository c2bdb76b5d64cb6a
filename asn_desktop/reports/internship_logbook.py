"""This file holds the logbook magang: each day of an internship with its mark and what was done."""

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
    """One day; empty parts are written by hand."""

    day: str
    mark: str
    work: str


@dataclass(frozen=True, slots=True)
class Content:
    """One logbook."""

    head: SheetHead
    days: tuple[DayLine, ...]
    summary: str

    @property
    def letterhead(self) -> Letterhead:
        """Of the office."""
        return self.head.letterhead


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Logbook Magang - {name}").format(name=content.head.name)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The logbook as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.head.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the logbook into a book."""
    running = DOT.join((_("Logbook Magang"), content.head.name))
    sheet = book.sheet(paper, issue, running, bookmark=title_of(content))
    place_head(sheet, content.head, _("LOGBOOK MAGANG"))
    rows: list[list[Cell]] = [
        [str(number), one.day, one.mark, one.work, ""] for number, one in enumerate(content.days, start=1)
    ]
    table = Table(_columns(sheet.width), rows, Look.FORM, pad=3, least_row=9 * MM)
    table.flow(sheet, keep=3, tail=signatures_height(sheet, content.head) + 8 * MM)
    sheet.place(Gap(2.5 * MM))
    sheet.place(Text(content.summary, BODY))
    place_signatures(sheet, content.head)
    sheet.finish()


def _columns(width: float) -> list[Column]:
    return [
        Column(_("No"), 10 * MM, Align.CENTRE),
        Column(_("Hari, tanggal"), 43 * MM),
        Column(_("Kehadiran"), 20 * MM, Align.CENTRE),
        Column(_("Uraian kegiatan"), width - (10 + 43 + 20 + 22) * MM),
        Column(_("Paraf pembimbing"), 22 * MM, Align.CENTRE),
    ]

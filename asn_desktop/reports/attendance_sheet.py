"""This file holds the daftar hadir: F4, one list for each day or session, to be signed by hand."""

from dataclasses import dataclass, replace

from asn_desktop.reports.attendance_grid import AttendanceTable
from asn_desktop.reports.blocks import Gap, Stack, Text
from asn_desktop.reports.figures import FactLines
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import TITLE
from asn_desktop.reports.paper import F4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.people import PersonLine
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.wording import DOT, _

BLANK_ROWS = 15
"""Rows to write names in, when nobody is on the list yet."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One list: what its bookmark says, the facts above it, place and day of the signature."""

    name: str
    facts: tuple[tuple[str, str], ...]
    place_and_date: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The same people on one list for each occasion."""

    letterhead: Letterhead
    title: str
    occasions: tuple[Occasion, ...]
    people: tuple[PersonLine, ...]
    official: Signing
    keeper: Signing | None = None


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Daftar hadir {title}").format(title=content.title)


def render(content: Content, issue: Issue, paper: Paper = F4) -> bytes:
    """The lists as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.title,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = F4) -> None:
    """Put the lists into a book, each numbered for itself."""
    people = content.people or (PersonLine(""),) * BLANK_ROWS
    for occasion in content.occasions:
        running = DOT.join((_("Daftar hadir"), content.title, occasion.name))
        sheet = book.sheet(paper, issue, running, bookmark=occasion.name or title_of(content))
        sheet.letterhead(content.letterhead)
        sheet.place(Text(_("DAFTAR HADIR"), TITLE), 2.5 * MM)
        sheet.place(FactLines(occasion.facts, share=0.6), 4 * MM)
        official = replace(content.official, place_and_date=occasion.place_and_date)
        block = Stack([Gap(7 * MM), signature_pair(content.keeper, official, sheet.width)])
        AttendanceTable(people, sheet.width).flow(sheet, block.height(sheet.width))
        sheet.place(block)
        sheet.finish()

"""This file holds the berita acara: that an activity was held, by whom, for whom, and who attended."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Stack
from asn_desktop.reports.letter import (
    SIGN,
    SIGN_NAME,
    open_letter,
    place_prose,
    place_title,
    render_letter,
)
from asn_desktop.reports.page import Book
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.sections import Facts, Heading, Rows, place_facts, place_table
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.wording import DOT, _


@dataclass(frozen=True, slots=True)
class Content:
    """The record; `people` are No, name and NIP, position, sessions attended, result."""

    letterhead: Letterhead
    title: str
    number: str
    opening: str
    facts: Facts
    middle: str
    people: Rows
    closing: str
    official: Signing
    keeper: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Berita acara {title}").format(title=content.title)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The record as a PDF file."""
    return render_letter(
        title_of(content), content.letterhead, content.title, lambda book: draw(book, content, issue, paper)
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the record into a book."""
    running = DOT.join((_("Berita acara"), content.title))
    sheet = open_letter(book, paper, issue, content.letterhead, running, title_of(content))
    place_title(sheet, _("BERITA ACARA PELAKSANAAN KEGIATAN"), content.number)
    place_prose(sheet, content.opening)
    place_facts(sheet, content.facts)
    sheet.place(Gap(4 * MM))
    place_prose(sheet, content.middle)
    if content.people:
        heads = [
            Heading(_("No"), 9),
            Heading(_("Nama / NIP"), 56),
            Heading(_("Jabatan"), 46),
            Heading(_("Hadir"), 20),
            Heading(_("Keterangan"), 29),
        ]
        place_table(sheet, heads, content.people)
        sheet.place(Gap(4 * MM))
    place_prose(sheet, content.closing)
    pair = signature_pair(
        content.keeper, content.official, sheet.width, looks=(SIGN.scaled(0.93), SIGN_NAME.scaled(0.93))
    )
    sheet.place(Stack([Gap(4 * MM), pair]))
    sheet.finish()

"""This file holds the undangan: an A4 letter, with the list of participants as its second page."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Text
from asn_desktop.reports.letter import (
    BODY,
    INDENT,
    STRONG,
    Underlined,
    labelled,
    open_letter,
    paragraph,
    place_prose,
    render_letter,
    signature_and_copies,
)
from asn_desktop.reports.page import Book, Sheet
from asn_desktop.reports.palette import Align
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.people import PersonLine, people_table
from asn_desktop.reports.wording import DOT, _


@dataclass(frozen=True, slots=True)
class Content:
    """One letter; with more than one participant it names the list, which is then page 2."""

    letterhead: Letterhead
    title: str
    number: str
    nature: str
    attachment: str
    subject: str
    place_and_date: str
    addressee: tuple[str, ...]
    opening: str
    facts: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]
    official: Signing
    copies: tuple[str, ...] = ()
    people: tuple[PersonLine, ...] = ()


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Undangan {title}").format(title=content.title)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The letter as a PDF file."""
    return render_letter(
        title_of(content), content.letterhead, content.subject, lambda book: draw(book, content, issue, paper)
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the letter into a book."""
    running = DOT.join((_("Undangan"), content.title))
    sheet = open_letter(book, paper, issue, content.letterhead, running, title_of(content))
    _draw_head(sheet, content)
    place_prose(sheet, content.opening, 6)
    for label, value in content.facts:
        block = labelled(label, value, sheet.width - INDENT, label_width=30 * MM)
        sheet.need(block.height(sheet.width - INDENT))
        block.draw(sheet.pen, sheet.x + INDENT, sheet.y, sheet.width - INDENT)
        sheet.y -= block.height(sheet.width - INDENT)
    sheet.y -= 8
    for words in content.closing[:-1]:
        place_prose(sheet, words, 6)
    last = [line for words in content.closing[-1:] for line in paragraph(words, sheet.width)]
    signature_and_copies(sheet, content.official, content.copies, [*last, Gap(5 * MM + 6)])
    if content.people:
        _draw_people(sheet, content)
    sheet.finish()


def _draw_head(sheet: Sheet, content: Content) -> None:
    sheet.pen.text(sheet.x + sheet.width, sheet.y - 12.6, content.place_and_date, BODY, align=Align.RIGHT)
    room = sheet.width - 66 * MM
    facts = (
        (_("Nomor"), content.number, BODY),
        (_("Sifat"), content.nature, BODY),
        (_("Lampiran"), content.attachment, BODY),
        (_("Hal"), content.subject, STRONG),
    )
    for label, value, style in facts:
        block = labelled(label, value, room, style=style)
        block.draw(sheet.pen, sheet.x, sheet.y, room)
        sheet.y -= block.height(room)
    sheet.y -= 7 * MM
    for line in content.addressee:
        sheet.place(Text(line, BODY))
    sheet.y -= 7 * MM


def _draw_people(sheet: Sheet, content: Content) -> None:
    sheet.new_page()
    head = (
        (_("Lampiran"), _("Undangan {title}").format(title=content.title)),
        (_("Nomor"), content.number),
        (_("Tanggal"), content.place_and_date.rpartition(", ")[2]),
    )
    for label, value in head:
        sheet.place(labelled(label, value, sheet.width))
    sheet.place(Gap(6 * MM))
    sheet.place(Underlined(_("DAFTAR PESERTA")), 5 * MM)
    table = people_table(content.people, sheet.width)
    table.flow(sheet)

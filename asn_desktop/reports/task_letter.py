"""This file holds the surat tugas: who goes where, on what basis, and what for."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, Gap, Text
from asn_desktop.reports.letter import (
    BODY,
    COLON,
    STRONG,
    Prose,
    labelled,
    numbered,
    open_letter,
    place_title,
    render_letter,
    signature_and_copies,
)
from asn_desktop.reports.page import Book, Sheet
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.people import PersonLine, people_table
from asn_desktop.reports.wording import DOT, _

LABEL = 25 * MM


@dataclass(frozen=True, slots=True)
class Content:
    """One letter of duty; the bases and tasks are numbered where there is more than one."""

    letterhead: Letterhead
    title: str
    number: str
    bases: tuple[str, ...]
    people: tuple[PersonLine, ...]
    tasks: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    official: Signing
    copies: tuple[str, ...] = ()


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Surat tugas {title}").format(title=content.title)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The letter as a PDF file."""
    return render_letter(
        title_of(content), content.letterhead, content.title, lambda book: draw(book, content, issue, paper)
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the letter into a book."""
    running = DOT.join((_("Surat tugas"), content.title))
    sheet = open_letter(book, paper, issue, content.letterhead, running, title_of(content))
    place_title(sheet, _("SURAT TUGAS"), content.number, 8 * MM)
    room = sheet.width - LABEL - COLON
    _place(sheet, _("Dasar"), numbered(content.bases, room), 5 * MM)
    sheet.need(60 * MM)
    sheet.place(Text(_("MEMERINTAHKAN"), STRONG.centred()), 4 * MM)
    _place_people(sheet, content, room)
    _place(sheet, _("Untuk"), numbered(content.tasks, room), 4 * MM)
    for label, value in content.facts:
        _place(sheet, label, value)
    sheet.place(Gap(5 * MM))
    closing = Prose(_("Surat tugas ini dilaksanakan dengan penuh tanggung jawab."))
    signature_and_copies(sheet, content.official, content.copies, [closing, Gap(7 * MM)])
    sheet.finish()


def _place(sheet: Sheet, label: str, value: "str | Block", gap: float = 0.0) -> None:
    sheet.place(labelled(label, value, sheet.width, label_width=LABEL), gap)


def _place_people(sheet: Sheet, content: Content, room: float) -> None:
    """The table beside its label, then below it on later pages with its heading again."""
    table = people_table(content.people, room)
    sheet.need(table.least_height)
    Text(_("Kepada"), BODY).draw(sheet.pen, sheet.x, sheet.y, LABEL)
    Text(":", BODY).draw(sheet.pen, sheet.x + LABEL, sheet.y, COLON)
    table.flow(sheet, x=sheet.x + LABEL + COLON)
    sheet.place(Gap(5 * MM))

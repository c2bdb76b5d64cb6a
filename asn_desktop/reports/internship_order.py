"""This file holds the surat tugas magang: one of our people is sent to a partner."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, Gap, Text
from asn_desktop.reports.internship_parts import Fact, letter_facts
from asn_desktop.reports.letter import (
    COLON,
    LABEL,
    STRONG,
    labelled,
    numbered,
    open_letter,
    place_prose,
    place_title,
    render_letter,
    signature_and_copies,
)
from asn_desktop.reports.page import Book
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.wording import DOT, _


@dataclass(frozen=True, slots=True)
class Content:
    """One placement: on what it rests, who goes, to do what."""

    letterhead: Letterhead
    name: str
    number: str
    bases: tuple[str, ...]
    facts: tuple[Fact, ...]
    duties: tuple[str, ...]
    closing: str
    copies: tuple[str, ...]
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Surat Tugas Magang - {name}").format(name=content.name)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The letter as a PDF file."""
    return render_letter(
        title_of(content),
        content.letterhead,
        content.number,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the letter into a book."""
    running = DOT.join((_("Surat Tugas Magang"), content.name))
    sheet = open_letter(book, paper, issue, content.letterhead, running, title_of(content))
    place_title(sheet, _("SURAT TUGAS"), content.number)
    inner = sheet.width - LABEL - COLON
    parts: list[tuple[str, Block]] = [
        (_("Dasar"), numbered(content.bases, inner)),
        (_("Kepada"), letter_facts(content.facts, inner)),
        (_("Untuk"), numbered(content.duties, inner)),
    ]
    for place, (label, block) in enumerate(parts):
        sheet.place(labelled(label, block, sheet.width), 4 * MM)
        if place == 0:
            sheet.place(Text(_("MENUGASKAN"), STRONG.centred()), 4 * MM)
    place_prose(sheet, content.closing)
    sheet.place(Gap(6 * MM))
    signature_and_copies(sheet, content.official, content.copies)
    sheet.finish()

"""This file holds the surat keterangan magang: the letter that a student takes back to the campus."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Beside, Gap
from asn_desktop.reports.internship_parts import Fact, letter_facts
from asn_desktop.reports.letter import (
    INDENT,
    open_letter,
    place_prose,
    place_title,
    render_letter,
    signature_and_copies,
)
from asn_desktop.reports.page import Book, Sheet
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.wording import DOT, _


@dataclass(frozen=True, slots=True)
class Content:
    """One student: who signs, who it is about, and what is certified."""

    letterhead: Letterhead
    name: str
    number: str
    opening: str
    signer_facts: tuple[Fact, ...]
    middle: str
    facts: tuple[Fact, ...]
    body: tuple[str, ...]
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Surat Keterangan Magang - {name}").format(name=content.name)


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
    running = DOT.join((_("Surat Keterangan Magang"), content.name))
    sheet = open_letter(book, paper, issue, content.letterhead, running, title_of(content))
    place_title(sheet, _("SURAT KETERANGAN MAGANG"), content.number)
    place_prose(sheet, content.opening, indent=0.0)
    _place_facts(sheet, content.signer_facts)
    place_prose(sheet, content.middle, indent=0.0)
    _place_facts(sheet, content.facts)
    for number, text in enumerate(content.body):
        place_prose(sheet, text, indent=INDENT if number else 0.0)
    sheet.place(Gap(6 * MM))
    signature_and_copies(sheet, content.official, ())
    sheet.finish()


def _place_facts(sheet: Sheet, facts: tuple[Fact, ...]) -> None:
    inner = sheet.width - INDENT
    sheet.place(Beside([Gap(0), letter_facts(facts, inner)], [INDENT, inner]), 2.5 * MM)

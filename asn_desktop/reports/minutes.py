"""This file holds the notula of an activity: what was said and agreed, or lines to write it on."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Stack, WritingLines
from asn_desktop.reports.letter import SIGN, SIGN_NAME, open_letter, place_prose, place_title, render_letter
from asn_desktop.reports.page import Book
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.sections import Facts, Heading, Rows, Sections, place_facts
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.wording import DOT, _

BLANK_LINES = 12


@dataclass(frozen=True, slots=True)
class Content:
    """The notula; without a text its pages are blank lines."""

    letterhead: Letterhead
    title: str
    facts: Facts
    agenda: Rows
    text: str
    official: Signing
    keeper: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Notula {title}").format(title=content.title)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The notula as a PDF file."""
    return render_letter(
        title_of(content), content.letterhead, content.title, lambda book: draw(book, content, issue, paper)
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the notula into a book."""
    running = DOT.join((_("Notula"), content.title))
    sheet = open_letter(book, paper, issue, content.letterhead, running, title_of(content))
    place_title(sheet, _("NOTULA"))
    place_facts(sheet, content.facts, 34 * MM)
    sheet.place(Gap(5 * MM))
    sections = Sections(sheet)
    if content.agenda:
        heads = [Heading(_("Waktu"), 46), Heading(_("Acara"), 70), Heading(_("Oleh"), 44)]
        sections.table(_("Acara"), heads, content.agenda)
    sections.begin(_("Jalannya kegiatan dan kesepakatan"), 60)
    if content.text.strip():
        place_prose(sheet, content.text)
    else:
        for _line in range(BLANK_LINES):
            sheet.place(WritingLines(1))
    sheet.place(Gap(2 * MM))
    if not content.text.strip():
        heads = [Heading(_("Tindak lanjut"), 84), Heading(_("Oleh"), 44), Heading(_("Paling lambat"), 32)]
        sections.table(_("Tindak lanjut"), heads, (("\n", "", ""),) * 3)
    pair = signature_pair(
        content.keeper, content.official, sheet.width, looks=(SIGN.scaled(0.93), SIGN_NAME.scaled(0.93))
    )
    sheet.place(Stack([Gap(4 * MM), pair]))
    sheet.finish()

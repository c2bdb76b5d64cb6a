"""This file holds the lembar tes: answers before and after an activity, two A5 sheets on one A4."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import OneLine, Text
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import CAPTION, INK, INK2, INK3, LABEL, VALUE, Align, Style
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.people import PersonLine
from asn_desktop.reports.two_up import NAME, Half, bare_margins, draw_halves
from asn_desktop.reports.wording import _

QUESTIONS = 20
CHOICES = "ABCD"
ROW = 9.8 * MM
BOX = 5.4 * MM
NUMBER = Style("Medium", 8.4, 11, INK2, Align.RIGHT)
LETTER = Style("Regular", 7.2, 9, INK3, Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Content:
    """A page for each participant, or one without a name."""

    letterhead: Letterhead
    title: str
    when: str
    people: tuple[PersonLine, ...]


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Lembar tes {title}").format(title=content.title)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The sheets as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.title,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the sheets into a book."""
    sheet = book.sheet(bare_margins(paper), issue, "", bookmark=title_of(content))
    for index, person in enumerate(content.people or (PersonLine(""),)):
        if index:
            sheet.new_page()
        _draw_page(sheet, content, person)
    sheet.finish()


def _draw_page(sheet: Sheet, content: Content, person: PersonLine) -> None:
    def half(word: str) -> Half:
        return lambda pen, x, top, width: _draw_half(pen, x, top, width, word, content, person)

    draw_halves(sheet, content.letterhead, half(_("TES AWAL")), half(_("TES AKHIR")))


def _draw_half(
    pen: Pen, x: float, top: float, width: float, word: str, content: Content, person: PersonLine
) -> None:
    pen.text(x + width / 2, top - 4 * MM, word, NAME)
    y = top - 8 * MM
    facts = (
        (_("Kegiatan"), content.title),
        (_("Hari, tanggal"), content.when),
        (_("Nama"), person.name),
        (_("NIP"), person.nip),
    )
    for label, value in facts:
        y = _draw_fact(pen, x, y, width, label, value)
    _draw_mark_box(pen, x + width, y - 3 * MM)
    Text(_("Silang satu huruf untuk setiap nomor."), CAPTION).draw(pen, x, y - 5.5 * MM, width - 40 * MM)
    y -= 17 * MM
    for column in range(2):
        left = x + column * width / 2
        for row in range(QUESTIONS // 2):
            number = column * (QUESTIONS // 2) + row + 1
            _draw_question(pen, left, y - row * ROW, str(number))


def _draw_fact(pen: Pen, x: float, top: float, width: float, label: str, value: str) -> float:
    room = width - 27 * MM
    block = OneLine(value, VALUE, 0.7)
    height = max(6 * MM, block.height(room) + 3)
    Text(label, LABEL).draw(pen, x, top - 3, 24 * MM)
    if value:
        block.draw(pen, x + 26 * MM, top - 3, room)
    else:
        pen.line(x + 26 * MM, top - height + 2, x + width, top - height + 2, width=0.5, colour=INK3)
    return top - height


def _draw_mark_box(pen: Pen, right: float, top: float) -> None:
    pen.rect(right - 26 * MM, top - 11 * MM, 26 * MM, 11 * MM, stroke=INK, line=0.9)
    pen.text(right - 24 * MM, top - 4.2 * MM, _("Nilai"), CAPTION)
    pen.text(right - 2 * MM, top - 9.4 * MM, _("dari 100"), CAPTION, align=Align.RIGHT)


def _draw_question(pen: Pen, x: float, top: float, number: str) -> None:
    pen.text(x + 7 * MM, top - BOX / 2 - 3, number, NUMBER)
    for index, letter in enumerate(CHOICES):
        left = x + (11 + index * 9) * MM
        pen.rect(left, top - BOX, BOX + 1 * MM, BOX, stroke=INK, line=0.6, radius=1 * MM)
        pen.text(left + (BOX + 1 * MM) / 2, top - BOX / 2 - 2.6, letter, LETTER)

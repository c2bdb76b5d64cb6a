"""This file holds the lembar kesan peserta: ten sentences to agree with, without a name, two A5 on one A4."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Text, WritingLines
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import CAPTION, CELL, HAIR, HEAD, INK, INK2, STRONG, TINT, Align, Style
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.two_up import NAME, bare_margins, draw_halves
from asn_desktop.reports.wording import DOT, _

ANSWER = 8 * MM
BOX = 4.4 * MM
GROUP = Style("SemiBold", 7.2, 9.6, INK2)
FIGURE = Style("Regular", 7.4, 9.4, INK2, Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences below a heading."""

    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The form of one activity, blank; `scale` names the answers from 1 on."""

    letterhead: Letterhead
    title: str
    when: str
    groups: tuple[Group, ...]
    scale: tuple[str, ...]


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Lembar kesan {title}").format(title=content.title)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The form as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.title,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put both copies into a book."""
    sheet = book.sheet(bare_margins(paper), issue, "", bookmark=title_of(content))

    def half(pen: Pen, x: float, top: float, width: float) -> None:
        _draw_form(pen, x, top, width, content)

    draw_halves(sheet, content.letterhead, half, half)
    sheet.finish()


def _draw_form(pen: Pen, x: float, top: float, width: float, content: Content) -> None:
    pen.text(x + width / 2, top - 4 * MM, _("LEMBAR KESAN PESERTA"), NAME)
    y = top - 6.5 * MM
    about = Text(DOT.join(part for part in (content.title, content.when) if part), CELL.centred())
    about.draw(pen, x, y, width)
    y -= about.height(width) + 2
    how = Text(
        _("Tanpa nama. Silang satu angka di setiap baris, {scale}.").format(
            scale=", ".join(f"{index} {word}" for index, word in enumerate(content.scale, start=1))
        ),
        CAPTION.centred(),
    )
    how.draw(pen, x, y, width)
    y -= how.height(width) + 2.5 * MM
    answers = ANSWER * len(content.scale)
    number = 0
    for group in content.groups:
        pen.rect(x, y - 5 * MM, width, 5 * MM, fill=TINT)
        pen.text(x + 3, y - 3.5 * MM, group.name, GROUP)
        for index in range(len(content.scale)):
            middle = x + width - answers + (index + 0.5) * ANSWER
            pen.text(middle, y - 3.5 * MM, str(index + 1), HEAD, align=Align.CENTRE)
        y -= 5 * MM
        for sentence in group.sentences:
            number += 1
            y = _draw_sentence(pen, x, y, width, f"{number}. {sentence}", len(content.scale))
    y -= 4 * MM
    for question in (_("Yang paling berguna bagi pekerjaan saya"), _("Yang perlu diperbaiki")):
        Text(question, STRONG).draw(pen, x, y, width)
        WritingLines(2, 6.2 * MM).draw(pen, x, y - 3.4 * MM, width)
        y -= 18.4 * MM


def _draw_sentence(pen: Pen, x: float, top: float, width: float, text: str, count: int) -> float:
    room = width - ANSWER * count - 4
    block = Text(text, CELL)
    height = max(6.6 * MM, block.height(room) + 5)
    block.draw(pen, x + 2, top - (height - block.height(room)) / 2, room)
    for index in range(count):
        left = x + width - ANSWER * (count - index) + (ANSWER - BOX) / 2
        pen.rect(left, top - height / 2 - BOX / 2, BOX, BOX, stroke=INK, line=0.6, radius=0.8 * MM)
        pen.text(left + BOX / 2, top - height / 2 - 2.6, str(index + 1), FIGURE)
    pen.line(x, top - height, x + width, top - height, width=0.4, colour=HAIR)
    return top - height

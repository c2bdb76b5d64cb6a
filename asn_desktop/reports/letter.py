"""This file holds the frame of letters: Arial measure, justified paragraphs, numbered labels, signature."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from asn_desktop.reports.blocks import Beside, Block, Gap, Stack, Text, baseline
from asn_desktop.reports.fonts import INTER, LETTER, clean
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import INK, Align, Style
from asn_desktop.reports.paper import MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.signature import signature_stack
from asn_desktop.reports.typeset import SLACK, text_width, wrap
from asn_desktop.reports.wording import _

FACES = (*INTER, *LETTER)
"""What a book of letters embeds: the foot stays in Inter."""
LETTER_FACES = {"Regular": "Letter", "Medium": "Letter", "SemiBold": "LetterBold", "Bold": "LetterBold"}
BODY = Style("Letter", 11.5, 17)
STRONG = Style("LetterBold", 11.5, 17)
TITLE = Style("LetterBold", 13, 17, INK, Align.CENTRE)
NUMBER = Style("Letter", 11.5, 16, INK, Align.CENTRE)
SIGN = Style("Letter", 11.5, 16, INK, Align.CENTRE)
SIGN_NAME = Style("LetterBold", 11.5, 16, INK, Align.CENTRE)
SMALL = Style("Letter", 10, 14)
CELL = Style("Letter", 9.5, 12.5)
CELL_HEAD = Style("LetterBold", 9.5, 12.5, INK, Align.CENTRE)
LEFT, RIGHT = 30 * MM, 20 * MM
INDENT = 12.5 * MM
LABEL, COLON = 22 * MM, 4 * MM
SIGNATURE, SPACE_TO_SIGN = 76 * MM, 21 * MM

_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_AFTER_NUMBER = re.compile(rf"(?<=\d) (?=(?:{_MONTHS}|JP|WIB|orang|hari|sesi|persen|lembar)\b)")
_BEFORE_NUMBER = re.compile(rf"\b({_MONTHS}|[Tt]ahun|[Nn]omor|[Pp]ukul|Pasal) (?=\d)")
_BEFORE_NAME = re.compile(r"\b(Sdr\.|Yth\.|s\.d\.) ")


def no_break(text: str) -> str:
    """Numbers stay with their words: `6 Oktober 2025`, `tahun 2025`, `4 JP` are never parted at a line end."""
    text = _AFTER_NUMBER.sub("\u00a0", text)
    for pattern in (_BEFORE_NUMBER, _BEFORE_NAME):
        text = pattern.sub("\\1\u00a0", text)
    return text


def letter_paper(paper: Paper) -> Paper:
    """The sheet with the margins of a letter."""
    return replace(paper, left=LEFT, right=RIGHT)


def open_letter(
    book: Book, paper: Paper, issue: Issue, head: Letterhead, running: str, bookmark: str = ""
) -> Sheet:
    """Begin a letter below its letterhead."""
    sheet = book.sheet(letter_paper(paper), issue, running, bookmark=bookmark)
    sheet.letterhead(head, 9 * MM, LETTER_FACES)
    return sheet


def render_letter(title: str, head: Letterhead, subject: str, draw: Callable[[Book], None]) -> bytes:
    """A file with both families of typefaces."""
    return render_one(title, head.office, subject, draw, FACES)


def letter_lines(text: str, style: Style, width: float, indent: float = 0.0) -> list[str]:
    """Lines of a paragraph whose first one begins `indent` points later."""
    lines, line, room = [], "", width - indent
    for word in no_break(clean(text)).split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer, style.face, style.size) <= room + SLACK:
            line = longer
            continue
        if line:
            lines.append(line)
            room = width
        *full, line = wrap(word, style.face, style.size, room)
        if full:
            lines.extend(full)
            room = width
    return [*lines, line]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph; a justified one fills its width by the spaces between words."""

    text: str
    style: Style = BODY
    indent: float = 0.0
    is_justified: bool = False

    def height(self, width: float) -> float:
        """One leading."""
        return self.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Write word by word when justified, else whole."""
        style, x, y = self.style, x + self.indent, baseline(top, self.style)
        words = self.text.split(" ")
        spare = width - self.indent - sum(text_width(word, style.face, style.size) for word in words)
        if not self.is_justified or len(words) < 2:
            pen.text(x, y, self.text, style)
            return
        space = spare / (len(words) - 1)
        for word in words:
            x += pen.text(x, y, word, style) + space


def paragraph(
    text: str, width: float, *, style: Style = BODY, indent: float = INDENT, is_justified: bool = True
) -> list[Line]:
    """A paragraph as its lines; the last one, and one that would gape, is not stretched."""
    lines = letter_lines(text, style, width, indent)
    made = []
    for index, line in enumerate(lines):
        inner = indent if index == 0 else 0.0
        fills = text_width(line, style.face, style.size) > 0.72 * (width - inner)
        made.append(Line(line, style, inner, is_justified and fills and index < len(lines) - 1))
    return made


def place_prose(
    sheet: Sheet,
    text: str,
    gap: float = 6,
    *,
    style: Style = BODY,
    indent: float = INDENT,
    is_justified: bool = True,
) -> None:
    """Put running text of one or more paragraphs; no page begins or ends with a single line of one."""
    for one in filter(None, (part.strip() for part in clean(text).split("\n"))):
        lines = paragraph(one, sheet.width, style=style, indent=indent, is_justified=is_justified)
        for index, line in enumerate(lines):
            left = len(lines) - index
            if index == 0 or left == 2:
                sheet.need(min(2, left) * style.leading)
            sheet.place(line)
        sheet.y -= gap


@dataclass(frozen=True, slots=True)
class Prose:
    """A short paragraph as one block, left-aligned unless justified."""

    text: str
    style: Style = BODY
    is_justified: bool = False

    def _lines(self, width: float) -> list[Line]:
        return [
            line
            for part in clean(self.text).split("\n")
            for line in paragraph(part, width, style=self.style, indent=0.0, is_justified=self.is_justified)
        ]

    def height(self, width: float) -> float:
        """Lines times leading."""
        return len(self._lines(width)) * self.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Write the lines."""
        for line in self._lines(width):
            line.draw(pen, x, top, width)
            top -= self.style.leading


def labelled(
    label: str, value: "str | Block", width: float, *, label_width: float = LABEL, style: Style = BODY
) -> Beside:
    """Label, colon and value, as `Nomor : 005/0147/PLU/2026`."""
    block = Prose(value, style) if isinstance(value, str) else value
    room = width - label_width - COLON
    return Beside([Text(label, BODY), Text(":", BODY), block], [label_width, COLON, room])


def numbered(items: Sequence[str], width: float, *, sign: str = "{}.") -> Stack:
    """`1.`, `2.` before left-aligned texts; a single one stands without its number."""
    if len(items) == 1:
        return Stack([Prose(items[0])])
    room = 7.5 * MM
    return Stack(
        [
            Beside([Text(sign.format(index), BODY), Prose(item)], [room, width - room])
            for index, item in enumerate(items, start=1)
        ],
        2,
    )


def letter_signature(signing: Signing, width: float, space: float = SPACE_TO_SIGN) -> Beside:
    """The signature on the right, kept in one piece."""
    stack = signature_stack(signing, 0, space, (SIGN, SIGN_NAME))
    return Beside([Gap(0), stack], [width - SIGNATURE, SIGNATURE])


def signature_and_copies(
    sheet: Sheet, signing: Signing, copies: Sequence[str], before: Sequence[Block] = ()
) -> None:
    """The signature and, below on the left, who else gets the letter; on one page with the lines before."""
    blocks: list[Block] = [*before, letter_signature(signing, sheet.width)]
    if copies:
        blocks += [Gap(7 * MM), Text(_("Tembusan"), SMALL)]
        lines = [f"{index}. {copy}" for index, copy in enumerate(copies, start=1)]
        blocks += [Text(line, SMALL) for line in (lines if len(copies) > 1 else copies)]
    sheet.place(Stack(blocks))


@dataclass(frozen=True, slots=True)
class Underlined:
    """A centred title with a rule below its last line."""

    text: str
    style: Style = TITLE

    def height(self, width: float) -> float:
        """Lines times leading."""
        return Text(self.text, self.style).height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Write the lines, each underlined."""
        y = baseline(top, self.style)
        for line in wrap(self.text, self.style.face, self.style.size, width):
            half = text_width(line, self.style.face, self.style.size) / 2
            pen.text(x + width / 2, y, line, self.style)
            pen.line(x + width / 2 - half, y - 2, x + width / 2 + half, y - 2, width=0.8)
            y -= self.style.leading


def place_title(sheet: Sheet, title: str, number: str = "", gap: float = 6 * MM) -> None:
    """The underlined title of a letter with its number below."""
    sheet.place(Underlined(title), 1.5 if number else gap)
    if number:
        sheet.place(Text(_("NOMOR {number}").format(number=number), NUMBER), gap)

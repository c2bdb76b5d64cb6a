"""This file holds the sertifikat: A4 landscape, with the agenda and the JP of each session on the back."""

from dataclasses import dataclass, replace

from asn_desktop.reports.blocks import Text
from asn_desktop.reports.emblem import paint_emblem
from asn_desktop.reports.marks import qr_code
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import (
    CAPTION,
    CELL,
    INK,
    INK2,
    LINE,
    PRIMARY,
    STRONG,
    SUBTITLE,
    TITLE,
    Align,
    Style,
)
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing, Verification
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.typeset import fitted, text_width, wrap
from asn_desktop.reports.wording import DOT, _

GOVERNMENT = Style("Medium", 11, 14, INK2, Align.CENTRE)
OFFICE = Style("Bold", 13.5, 17, INK, Align.CENTRE)
WORD = Style("Bold", 34, 40, PRIMARY, Align.CENTRE)
NUMBER = Style("Regular", 10.5, 14, INK2, Align.CENTRE)
SMALL = Style("Regular", 11.5, 15, INK2, Align.CENTRE)
NAME = Style("Bold", 27, 32, INK, Align.CENTRE)
IDENTITY = Style("Medium", 11.5, 15, INK2, Align.CENTRE)
ACTIVITY = Style("SemiBold", 17, 21, INK, Align.CENTRE)
PLACE = Style("Regular", 12, 16, INK, Align.CENTRE)
SIGN = Style("Regular", 11.3, 16, INK, Align.CENTRE)
SIGN_NAME = Style("Bold", 11.3, 16, INK, Align.CENTRE)
CODE = Style("SemiBold", 7.8, 11, INK2)
OUTER, INNER = 10 * MM, 12.2 * MM
ROOM = 232 * MM
"""Width that text may fill between the frames."""
LEAST = 0.55
"""To this share of its size a name shrinks on one line."""
QR = 19 * MM
RIGHT_MIDDLE = 219 * MM
FOOT = 184.6 * MM
"""Baseline of the NIP and foot of the code, from the top."""
BACK_SIDE = 24 * MM


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One session of the back page."""

    when: str
    topic: str
    speaker: str
    jp: str


@dataclass(frozen=True, slots=True)
class Content:
    """One certificate; `verification` comes from the register, the issue has none."""

    letterhead: Letterhead
    name: str
    number: str
    identity: str
    activity: str
    role: str
    place_and_jp: str
    official: Signing
    verification: Verification
    agenda: tuple[AgendaLine, ...] = ()
    total: str = ""
    taught: str = ""


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Sertifikat {name}").format(name=content.name)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The certificate as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.activity,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put front and back into a book."""
    turned = replace(paper.landscape, top=BACK_SIDE, bottom=BACK_SIDE, left=BACK_SIDE, right=BACK_SIDE)
    sheet = book.sheet(turned, issue, "", bookmark=content.name)
    sheet.is_bare = True
    _draw_frames(sheet)
    _draw_front(sheet, content)
    if content.agenda:
        _draw_back(sheet, content)
    sheet.finish()


def _draw_frames(sheet: Sheet) -> None:
    paper = sheet.paper
    for inset, width in ((OUTER, 2.0), (INNER, 0.6)):
        sheet.pen.rect(
            inset, inset, paper.width - 2 * inset, paper.height - 2 * inset, stroke=INK, line=width
        )


def _draw_front(sheet: Sheet, content: Content) -> None:
    pen, high, head = sheet.pen, sheet.paper.height, content.letterhead
    middle = sheet.paper.width / 2
    paint_emblem(pen, sheet.issue.emblem, middle - 9 * MM, high - 40 * MM, 18 * MM, 21 * MM)

    def line(down: float, text: str, style: Style, least: float = 0.3, spacing: float = 0.0) -> None:
        look = fitted(text, style, ROOM - spacing * len(text), least)
        pen.text(middle, high - down * MM, text, look, spacing=spacing)

    line(46, DOT.join(part for part in (head.government, head.district) if part), GOVERNMENT, spacing=0.3)
    line(52, head.office, OFFICE, spacing=0.3)
    line(69, _("SERTIFIKAT"), WORD, spacing=4.5)
    line(77, _("Nomor {number}").format(number=content.number), NUMBER)
    line(87.5, _("diberikan kepada"), SMALL)
    _draw_stepped(pen, content.name, NAME, middle, high - 100 * MM)
    half = min(ROOM / 2, 74 * MM)
    pen.line(middle - half, high - 104.4 * MM, middle + half, high - 104.4 * MM, width=0.6, colour=LINE)
    line(110, content.identity, IDENTITY, 0.5)
    line(121, content.role, SMALL)
    _draw_stepped(pen, content.activity, ACTIVITY, middle, high - 130 * MM)
    line(138, content.place_and_jp, PLACE, 0.5)
    _draw_signature(pen, content.official, high)
    _draw_code(pen, content.verification, high)


def _draw_stepped(pen: Pen, text: str, style: Style, middle: float, y: float) -> None:
    """One line as long as it stays readable, else two of them, the lower one a little below the baseline."""
    look = fitted(text, style, ROOM, LEAST)
    if text_width(text, look.face, look.size) <= ROOM + 0.1:
        pen.text(middle, y, text, look)
        return
    look = style.scaled(LEAST)
    lines = _two_lines(text, look)
    while len(lines) > 2 and look.size > style.size * 0.2:
        look = look.scaled(0.95)
        lines = _two_lines(text, look)
    for index, one in enumerate(lines):
        pen.text(middle, y - 1.6 * MM + (len(lines) - 1 - index) * look.size * 1.15, one, look)


def _two_lines(text: str, look: Style) -> tuple[str, ...]:
    """Two lines of nearly the same length, or more where the text is too long."""
    whole = text_width(text, look.face, look.size)
    for share in (0.52, 0.56, 0.62, 0.7, 0.8):
        lines = wrap(text, look.face, look.size, min(ROOM, whole * share))
        if len(lines) <= 2:
            return lines
    return wrap(text, look.face, look.size, ROOM)


def _draw_signature(pen: Pen, signing: Signing, high: float) -> None:
    """Place, date and title from 152 down; the last line stands on the foot of the code."""
    block, room = signing.block, 96 * MM
    y = high - 152 * MM + (len(block.title_lines) - 1) * 5.4 * MM * 0.5
    for text in (signing.place_and_date, *block.title_lines):
        pen.text(RIGHT_MIDDLE, y, text, fitted(text, SIGN, room, 0.5))
        y -= 5.4 * MM
    low = [block.nip_line] if block.nip_line else []
    y = high - FOOT + len(low) * 5 * MM
    look = fitted(block.name, SIGN_NAME, room, 0.5)
    half = text_width(block.name, look.face, look.size) / 2 if block.name else 30 * MM
    pen.text(RIGHT_MIDDLE, y, block.name, look)
    pen.line(RIGHT_MIDDLE - half, y - 1.8, RIGHT_MIDDLE + half, y - 1.8, width=0.7)
    for text in low:
        y -= 5 * MM
        pen.text(RIGHT_MIDDLE, y, text, fitted(text, SIGN, room, 0.5))


def _draw_code(pen: Pen, verification: Verification, high: float) -> None:
    left, low = BACK_SIDE + 2 * MM, high - FOOT
    qr_code(verification.payload, QR).paint(pen, left, low)
    lines = (
        (_("Sidik data {code}").format(code=verification.shown), CODE),
        (_("Kode periksa dokumen, bukan tanda tangan elektronik."), CAPTION),
        (_("Periksa di ASN Desktop, menu Laporan, “Periksa dokumen”."), CAPTION),
    )
    for index, (text, style) in enumerate(reversed(lines)):
        pen.text(left + QR + 4 * MM, low + index * 11.5, text, style)


def _draw_back(sheet: Sheet, content: Content) -> None:
    sheet.new_page()
    sheet.y = sheet.paper.height - BACK_SIDE
    sheet.place(Text(_("SUSUNAN ACARA"), TITLE))
    sheet.place(Text(content.activity, SUBTITLE), 5 * MM)
    columns = [
        Column(_("No"), 10 * MM, Align.CENTRE),
        Column(_("Waktu"), 62 * MM),
        Column(_("Materi"), sheet.width - 162 * MM),
        Column(_("Narasumber"), 72 * MM),
        Column(_("JP"), 18 * MM, Align.RIGHT),
    ]
    rows: list[list[Cell]] = [
        [str(index), line.when, line.topic, line.speaker, line.jp]
        for index, line in enumerate(content.agenda, start=1)
    ]
    Table(columns, rows, pad=3.6).flow(sheet)
    if content.total:
        sheet.need(10 * MM)
        y = sheet.y - 6 * MM
        sheet.pen.text(sheet.x + sheet.width - 3.5, y, content.total, STRONG, align=Align.RIGHT)
        sheet.y = y - 3 * MM
    if content.taught:
        sheet.place(Text(content.taught, CELL), 3 * MM)
    sheet.place(Text(_note(content), CAPTION))


def _note(content: Content) -> str:
    return _("Lampiran sertifikat nomor {number} atas nama {name}.").format(
        number=content.number, name=content.name
    )

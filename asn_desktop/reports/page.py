"""This file holds the book of pages: sheets that grow downward, their heads, feet and marks."""

from collections.abc import Callable, Mapping
from io import BytesIO
from math import cos, radians, sin
from typing import Any

from asn_desktop.reports.blocks import Block, Text
from asn_desktop.reports.fonts import INTER, FontSet, clean, face
from asn_desktop.reports.letterhead import NO_FACES, draw_letterhead, draw_slim_letterhead
from asn_desktop.reports.palette import (
    HAIR,
    INK2,
    INK3,
    LINE,
    SECTION,
    TINT,
    WATERMARK,
    Align,
    Style,
)
from asn_desktop.reports.paper import MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.typeset import fitted
from asn_desktop.reports.wording import DOT, _

APP = "ASN Desktop"
FOOT = Style("Regular", 7, 9, INK3)
FOOT_PAGE = Style("Medium", 7, 9, INK3)
RUNNING = Style("Regular", 7.4, 9.4, INK3)
STRIP = Style("SemiBold", 7.2, 9.4, INK2, Align.CENTRE)
STRIP_LOW = 14.6 * MM
STRIP_HEIGHT = 4.2 * MM
DRAFT = Style("Bold", 110, 110, WATERMARK, Align.CENTRE)


class Sheet:
    """One document: pages filled from the top, headed and footed when it is finished.

    `y` is where the next block begins, counted from the lower edge of the page. A bare one, such as
    a certificate, gets neither running head nor foot.
    """

    def __init__(
        self, book: "Book", paper: Paper, issue: Issue, running: str, bookmark: str, is_indicative: bool
    ) -> None:
        self.paper = paper
        self.issue = issue
        self.running = running
        self.bookmark = bookmark
        self.is_indicative = is_indicative
        self.is_bare = False
        self.pages: list[Pen] = []
        self.x = paper.left
        self.width = paper.inner
        self.bottom = STRIP_LOW + STRIP_HEIGHT + 1.4 * MM if is_indicative else paper.bottom
        self._book = book
        self.pen = self._open_page()
        self.y = paper.height - paper.top

    def _open_page(self) -> Pen:
        pen = self._book.new_pen()
        self.pages.append(pen)
        if self.issue.is_draft:
            _draw_draft(pen, self.paper)
        return pen

    def letterhead(self, head: Letterhead, gap: float = 5 * MM, faces: Mapping[str, str] = NO_FACES) -> None:
        """Put the full letterhead at the top of the first page."""
        emblem = self.issue.emblem
        self.y = draw_letterhead(self.pen, head, emblem, self.x, self.y, self.width, faces) - gap

    def slim_letterhead(self, head: Letterhead, title: tuple[str, str], gap: float = 3 * MM) -> None:
        """Put office and title on one line at the top of the first page."""
        emblem = self.issue.emblem
        self.y = draw_slim_letterhead(self.pen, head, emblem, title, self.x, self.y, self.width) - gap

    @property
    def room(self) -> float:
        """Height that is left on this page."""
        return self.y - self.bottom

    @property
    def full_room(self) -> float:
        """Height of an empty later page."""
        return self.paper.height - 18 * MM - self.bottom

    def new_page(self) -> None:
        """Go on at the top of a fresh page."""
        self.pen = self._open_page()
        self.y = self.paper.height - 18 * MM

    def need(self, height: float) -> None:
        """Start a new page unless that much height is left."""
        if self.room + 0.01 < height and self.room < self.full_room - 0.01:
            self.new_page()

    def place(self, block: Block, gap: float = 0.0) -> None:
        """Put a block whole, on the next page if it does not fit, and leave a gap below."""
        height = block.height(self.width)
        self.need(height)
        block.draw(self.pen, self.x, self.y, self.width)
        self.y -= height + gap

    def heading(self, text: str, keep: float) -> None:
        """Put a section heading that stays with the next `keep` points."""
        block = Text(text, SECTION)
        self.need(block.height(self.width) + 3 + keep)
        self.place(block, 3)

    def mark_place(self, name: str) -> None:
        """Name this page, so that bookmarks and links lead to it; names are unique in a file."""
        self.pen.places.append(name)

    def finish(self) -> None:
        """Number the pages, unless they are bare, and hand them to the book."""
        count = len(self.pages)
        for index, pen in enumerate([] if self.is_bare else self.pages):
            _draw_foot(pen, self, index + 1, count)
            if index and self.running:
                _draw_running(pen, self)
        self._book.take(self)


class Book:
    """One PDF file: one document, or many with a bookmark each.

    `faces` are embedded whether used or not, in that order, so that equal pages are equal bytes;
    letters add `fonts.LETTER`.
    """

    def __init__(self, title: str, author: str, subject: str = "", *, faces: tuple[str, ...] = INTER) -> None:
        face(INTER[0])
        from reportlab.pdfgen.canvas import Canvas

        self._file = BytesIO()
        self._canvas: Any = Canvas(
            self._file, pageCompression=1, invariant=1, lang="id-ID", pdfVersion=(1, 5)
        )
        self._canvas.setTitle(clean(title))
        self._canvas.setAuthor(clean(author))
        self._canvas.setSubject(clean(subject))
        self._canvas.setCreator(APP)
        # Printed at 100 %: forms are measured, and F4 must not be shrunk.
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._fonts = FontSet(self._canvas._doc, faces)
        self._readers: dict[bytes, Any] = {}
        self._bookmarks = 0

    def new_pen(self) -> Pen:
        """A pen for an empty page of this file."""
        return Pen(self._fonts)

    def sheet(
        self, paper: Paper, issue: Issue, running: str, *, bookmark: str = "", is_indicative: bool = False
    ) -> Sheet:
        """Begin a document; its pages join the file when it is finished."""
        return Sheet(self, paper, issue, running, bookmark, is_indicative)

    def take(self, sheet: Sheet) -> None:
        """Write the pages of a finished document."""
        canvas = self._canvas
        canvas.setPageSize((sheet.paper.width, sheet.paper.height))
        for index, pen in enumerate(sheet.pages):
            if index == 0 and sheet.bookmark:
                self._add_bookmark(sheet.bookmark, 0)
            for place in pen.places:
                self._add_bookmark(place, 1)
            for picture in pen.pictures:
                self._draw_picture(picture)
            canvas.addLiteral(pen.code)
            for link in pen.links:
                canvas.linkRect("", clean(link.place), link.box, thickness=0)
            canvas.showPage()

    def _add_bookmark(self, title: str, level: int) -> None:
        # Two people may share a name; the key of a person's first page is never linked to.
        self._bookmarks += 1
        key = clean(title) if level else f"{self._bookmarks} {clean(title)}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(clean(title), key, level, closed=True)

    def _draw_picture(self, picture: Any) -> None:
        from reportlab.lib.utils import ImageReader

        reader = self._readers.get(picture.content)
        if reader is None:
            reader = self._readers[picture.content] = ImageReader(BytesIO(picture.content))
        self._canvas.drawImage(
            reader,
            picture.x,
            picture.y,
            picture.width,
            picture.height,
            mask="auto",
            preserveAspectRatio=True,
        )

    def close(self) -> bytes:
        """The finished file."""
        if self._bookmarks > 1:
            self._canvas.showOutline()
        self._canvas.save()
        return self._file.getvalue()


def render_one(
    title: str, author: str, subject: str, draw: Callable[[Book], None], faces: tuple[str, ...] = INTER
) -> bytes:
    """A file that holds what `draw` puts into it."""
    book = Book(title, author, subject, faces=faces)
    draw(book)
    return book.close()


def _draw_draft(pen: Pen, paper: Paper) -> None:
    """The watermark lies below everything, so that it never veils a figure."""
    angle = radians(52 if paper.height > paper.width else 28)
    pen.turned(
        paper.width / 2,
        paper.height / 2,
        sin(angle),
        cos(angle),
        lambda: (pen.text(0, -38, _("DRAF"), DRAFT), None)[1],
    )


def _draw_foot(pen: Pen, sheet: Sheet, number: int, count: int) -> None:
    paper, issue = sheet.paper, sheet.issue
    right = paper.width - paper.right
    pen.line(paper.left, 13.5 * MM, right, 13.5 * MM, width=0.5, colour=HAIR)
    pages = _("Halaman {number} dari {count}").format(number=number, count=count)
    taken = pen.text(right, 9.8 * MM, pages, FOOT_PAGE, align=Align.RIGHT)
    parts = [APP]
    if issue.number:
        parts.append(issue.number)
    if issue.printed_at and issue.operator:
        printed = _("dicetak {moment} oleh {operator}")
        parts.append(printed.format(moment=issue.printed_at, operator=issue.operator))
    elif issue.printed_at:
        parts.append(_("dicetak {moment}").format(moment=issue.printed_at))
    if paper.key == "f4":
        parts.append(_("F4 (215 × 330 mm), cetak 100% tanpa penyesuaian"))
    text = DOT.join(parts)
    pen.text(paper.left, 9.8 * MM, text, fitted(text, FOOT, paper.inner - taken - 5 * MM, 0.4))
    if sheet.is_indicative:
        pen.rect(paper.left, STRIP_LOW, paper.inner, STRIP_HEIGHT, fill=TINT, stroke=LINE, line=0.5)
        strip = _("INDIKATIF – bukan hasil penilaian kompetensi resmi")
        pen.text(paper.left + paper.inner / 2, STRIP_LOW + STRIP_HEIGHT / 2 - 2.6, strip, STRIP, spacing=0.3)


def _draw_running(pen: Pen, sheet: Sheet) -> None:
    paper = sheet.paper
    look = fitted(sheet.running, RUNNING, paper.inner, 0.4)
    pen.text(paper.left, paper.height - 11.5 * MM, sheet.running, look)
    right = paper.width - paper.right
    pen.line(paper.left, paper.height - 13.5 * MM, right, paper.height - 13.5 * MM, width=0.5, colour=HAIR)

"""This file holds the lembar uji: a page that shows whether a printer keeps sizes, and where it can print."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Text
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import (
    CAPTION,
    GAP,
    INK,
    INK2,
    STRONG,
    SUBTITLE,
    TITLE,
    Align,
    Style,
)
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.wording import _

BOX = 100 * MM
"""Side of the box that is measured."""
RULER = 150
"""Length of the ruler in millimetres."""
NUMBER = Style("Regular", 7, 9, INK2, Align.CENTRE)
IN_BOX = Style("SemiBold", 11, 14, INK, Align.CENTRE)
IN_BOX_LOW = Style("Regular", 8.4, 11, INK2, Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Content:
    """Whose printer it is."""

    letterhead: Letterhead


def title_of(content: Content) -> str:
    """Name of the page for lists and metadata."""
    return _("Lembar uji cetak - {office}").format(office=content.letterhead.office)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The page as a PDF file."""
    return render_one(
        title_of(content), content.letterhead.office, "", lambda book: draw(book, content, issue, paper)
    )


def render_head(letterhead: Letterhead, emblem: bytes | None) -> bytes:
    """A page with nothing but the letterhead, for looking at it while it is written."""

    def put(book: Book) -> None:
        sheet = book.sheet(A4, Issue(emblem=emblem), "")
        sheet.letterhead(letterhead)
        sheet.finish()

    return render_one(letterhead.office, letterhead.office, "", put)


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the page into a book."""
    sheet = book.sheet(paper, issue, title_of(content))
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("LEMBAR UJI CETAK"), TITLE))
    size = _("{paper}, {width} × {height} mm").format(
        paper=paper.label, width=round(paper.width / MM), height=round(paper.height / MM)
    )
    sheet.place(Text(size, SUBTITLE), 5 * MM)
    sheet.place(Text(_("Ukur dengan penggaris. Kotak ini harus 100 × 100 mm."), STRONG), 3 * MM)
    sheet.place(Measure(), 6 * MM)
    sheet.place(Text(_("Garis ini harus 150 mm."), STRONG), 2 * MM)
    sheet.place(Ruler(), 6 * MM)
    sheet.place(
        Text(_("Empat warna kesenjangan, harus bisa dibedakan juga di printer hitam putih"), CAPTION), 4
    )
    sheet.place(Patches(), 6 * MM)
    sheet.place(
        Text(_("Bila ukurannya berbeda, pilih Ukuran sebenarnya atau 100% di pengaturan printer."), CAPTION)
    )
    sheet.finish()


@dataclass(frozen=True, slots=True)
class Measure:
    """The box with its measure in the middle."""

    def height(self, width: float) -> float:
        """The box itself."""
        return BOX

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the box in the middle of the width."""
        left = x + (width - BOX) / 2
        middle_x, middle_y = left + BOX / 2, top - BOX / 2
        pen.rect(left, top - BOX, BOX, BOX, stroke=INK, line=0.6)
        pen.text(middle_x, middle_y + 4, "100 × 100 mm", IN_BOX)
        pen.text(middle_x, middle_y - 12, _("tepi ke tepi, di tengah garis"), IN_BOX_LOW)


@dataclass(frozen=True, slots=True)
class Ruler:
    """A ruler in millimetres."""

    def height(self, width: float) -> float:
        """Marks and numbers."""
        return 10 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the marks, a number at every centimetre."""
        left = x + (width - RULER * MM) / 2
        pen.line(left, top, left + RULER * MM, top, width=0.6)
        for step in range(RULER + 1):
            at = left + step * MM
            length = 4.5 if step % 10 == 0 else 3.2 if step % 5 == 0 else 2
            pen.line(at, top, at, top - length * MM, width=0.4 if step % 10 else 0.6)
            if step % 10 == 0:
                pen.text(at, top - 8 * MM, str(step // 10), NUMBER)


@dataclass(frozen=True, slots=True)
class Patches:
    """The colours of the gap classes, side by side."""

    def height(self, width: float) -> float:
        """One row."""
        return 8 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the patches."""
        colours = [*GAP.values()]
        gap = 3 * MM
        each = (width - gap * (len(colours) - 1)) / len(colours)
        for place, fill in enumerate(colours):
            pen.rect(x + place * (each + gap), top - 8 * MM, each, 8 * MM, fill=fill)

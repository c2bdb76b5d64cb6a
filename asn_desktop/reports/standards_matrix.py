"""This file holds the matriks standar: positions against competencies on landscape A4."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Text
from asn_desktop.reports.grid import Grid, GridHead, GridRow
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import CAPTION, INK, INK2, INK3, Align, Style
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.wording import DASH, DOT, _

LEVEL = Style("SemiBold", 8.4, 10, INK, Align.CENTRE)
NONE = Style("Regular", 8, 10, INK3, Align.CENTRE)
MANDATORY = Style("Bold", 5.6, 7, INK2)


@dataclass(frozen=True, slots=True)
class StandardCell:
    """What a position asks; level None asks nothing."""

    level: int | None
    is_mandatory: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A position, how many people hold it, and its cells in the order of the heads."""

    title: str
    holders: int
    cells: tuple[StandardCell, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All positions on one day."""

    letterhead: Letterhead
    as_of: str
    heads: tuple[GridHead, ...]
    rows: tuple[StandardRow, ...]
    basis: str
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Matriks Standar Kompetensi Jabatan - {office}").format(office=content.letterhead.office)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The matrix as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.as_of,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the matrix into a book."""
    running = DOT.join((_("Matriks Standar Kompetensi Jabatan"), content.letterhead.office, content.as_of))
    sheet = book.sheet(paper.landscape, issue, running)
    sheet.y += 3 * MM
    sheet.slim_letterhead(content.letterhead, (_("MATRIKS STANDAR KOMPETENSI JABATAN"), content.as_of))
    grid = Grid(
        heads=content.heads,
        rows=[GridRow(row.title, str(row.holders)) for row in content.rows],
        paint_cell=lambda pen, x, y, wide, tall, row, column: _paint_level(
            pen, x, y, wide, tall, content.rows[row].cells[column]
        ),
        first_title=_("Jabatan"),
        name_width=60 * MM,
        beside_title=_("Orang"),
        beside_width=13 * MM,
        least_row=5.4 * MM,
        most_row=7.6 * MM,
    )
    key = _(
        "Angka = tingkat yang diminta. W = wajib, punya ambang sendiri. Segitiga = berbeda dari nilai awal jenjang. "
        "{dash} = tidak diminta."
    ).format(dash=DASH)
    notes = Text(f"{key}\n{content.basis}" if content.basis else key, CAPTION)
    signatures = signature_pair(None, content.official, sheet.width)
    grid.flow(sheet, 2 * MM + notes.height(sheet.width) + 4 * MM + signatures.height(sheet.width))
    sheet.y -= 2 * MM
    sheet.place(notes, 4 * MM)
    sheet.place(signatures)
    sheet.finish()


def _paint_level(pen: Pen, x: float, y: float, width: float, height: float, cell: StandardCell) -> None:
    middle, base = x + width / 2, y + height / 2 - 3
    if cell.level is None:
        pen.text(middle, base, DASH, NONE)
        return
    pen.text(middle, base, str(cell.level), LEVEL)
    if cell.is_mandatory:
        pen.text(middle + 4.2, base + 2.2, "W", MANDATORY)
    if cell.is_own:
        right, top = x + width - 1, y + height - 1
        pen.polygon([(right - 4, top), (right, top), (right, top - 4)], fill=INK2)

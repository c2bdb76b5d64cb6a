"""This file holds the peta kesenjangan kantor: people against competencies on landscape A4."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Text
from asn_desktop.reports.figures import Legend
from asn_desktop.reports.grid import Grid, GridHead, GridRow
from asn_desktop.reports.marks import paint_sign, sign_colour
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import (
    CAPTION,
    GAP,
    GAP_TEXT,
    GAP_TINT,
    INK,
    INK2,
    INK3,
    TINT,
    WHITE,
    Align,
    Style,
)
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.wording import DOT, _, gap_text

FIGURE = Style("SemiBold", 7.4, 9)
COUNT = Style("Regular", 8, 10, INK2, Align.CENTRE)
COUNT_STRONG = Style("Bold", 8, 10, INK, Align.CENTRE)
FOOT_HEIGHT = 5.6 * MM


@dataclass(frozen=True, slots=True)
class MapCell:
    """One gap; `is_asked` is False where neither a standard nor a score exists."""

    gap: int | None
    is_asked: bool = True


@dataclass(frozen=True, slots=True)
class MapRow:
    """One person: cells in the order of the heads, and the worst gap."""

    name: str
    cells: tuple[MapCell, ...]
    worst: int | None


@dataclass(frozen=True, slots=True)
class Content:
    """The whole office; `counts` says per competency how many people lie below the standard."""

    letterhead: Letterhead
    period: str
    heads: tuple[GridHead, ...]
    rows: tuple[MapRow, ...]
    counts: tuple[int, ...]
    below_people: int
    summary: str = ""
    is_indicative: bool = True


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Peta Kesenjangan - {office}").format(office=content.letterhead.office)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The map as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the map into a book."""
    running = DOT.join((_("Peta Kesenjangan"), content.letterhead.office, content.period))
    sheet = book.sheet(paper.landscape, issue, running, is_indicative=content.is_indicative)
    sheet.y += 3 * MM
    sheet.slim_letterhead(content.letterhead, (_("PETA KESENJANGAN KOMPETENSI"), content.period))
    grid = Grid(
        heads=content.heads,
        rows=[GridRow(row.name) for row in content.rows],
        paint_cell=lambda pen, x, y, wide, tall, row, column: paint_cell(
            pen, x, y, wide, tall, content.rows[row].cells[column]
        ),
        first_title=_("Pegawai"),
        name_width=52 * MM,
        tail_title=_("Terburuk"),
        tail_width=19 * MM,
        paint_tail=lambda pen, x, y, wide, tall, row: _paint_worst(
            pen, x, y, wide, tall, content.rows[row].worst
        ),
    )
    summary = Text(content.summary, CAPTION)
    below = FOOT_HEIGHT + 1.6 * MM + 4 * MM + summary.height(sheet.width)
    grid.flow(sheet, below)
    _draw_counts(sheet, content, grid)
    sheet.y -= 1.6 * MM
    sheet.place(Legend(with_unmeasured=True, with_tick=False))
    if content.summary:
        sheet.place(summary)
    sheet.finish()


def paint_cell(pen: Pen, x: float, y: float, width: float, height: float, cell: MapCell) -> None:
    """Solid for two levels and more, tint for one, white with a dot when met, dashed when unmeasured."""
    if not cell.is_asked:
        return
    left, low, wide, tall = x + 1.2, y + 0.9, width - 2.4, height - 1.8
    gap = cell.gap
    if gap is None:
        pen.rect(left, low, wide, tall, stroke=INK3, line=0.5, radius=2, dash=(1.4, 1.4))
        paint_sign(pen, x + width / 2, y + height / 2, None, 1.6, INK3)
        return
    kind = max(-2, min(1, gap))
    if kind == 0:
        paint_sign(pen, x + width / 2, y + height / 2, 0, 2.4, GAP[0])
        return
    pen.rect(left, low, wide, tall, fill=GAP[-2] if kind == -2 else GAP_TINT[kind], radius=2)
    colour = WHITE if kind == -2 else GAP_TEXT[kind]
    _paint_pair(pen, x + width / 2, y + height / 2, gap, colour)


def _paint_pair(pen: Pen, middle: float, centre: float, gap: int, colour: str) -> None:
    """Sign and figure around a middle."""
    reach = 5.2 if gap <= -2 else 2.4
    paint_sign(pen, middle - 2 - reach, centre, gap, 2.4, colour)
    pen.text(middle + 1, centre - 2.7, gap_text(gap), FIGURE, colour=colour)


def _paint_worst(pen: Pen, x: float, y: float, width: float, height: float, worst: int | None) -> None:
    if worst is None or worst == 0:
        paint_sign(pen, x + width / 2, y + height / 2, worst, 2.4 if worst == 0 else 1.6, sign_colour(worst))
    else:
        _paint_pair(pen, x + width / 2, y + height / 2, worst, GAP_TEXT[max(-2, min(1, worst))])


def _draw_counts(sheet: Sheet, content: Content, grid: Grid) -> None:
    """How many people lie below the standard; the three largest counts in bold."""
    pen, low = sheet.pen, sheet.y - FOOT_HEIGHT
    pen.rect(sheet.x, low, sheet.width, FOOT_HEIGHT, fill=TINT)
    y = low + FOOT_HEIGHT / 2 - 2.8
    pen.text(sheet.x + 4, y, _("Di bawah standar (orang)"), COUNT_STRONG, align=Align.LEFT)
    cell = grid.cell_width(sheet.width)
    for column, count in enumerate(content.counts):
        look = COUNT_STRONG if content.heads[column].is_strong else COUNT
        pen.text(sheet.x + grid.name_width + (column + 0.5) * cell, y, str(count), look)
    pen.text(sheet.x + sheet.width - grid.tail_width / 2, y, str(content.below_people), COUNT_STRONG)
    pen.line(sheet.x, low, sheet.x + sheet.width, low, width=0.8, colour=INK2)
    sheet.y = low

"""This file holds the small drawn marks: gap signs, level bars, boxes, bars and QR codes.

Each is told apart by shape and figure, so that a grey print says the same as a coloured one.
"""

from functools import lru_cache

from asn_desktop.reports.blocks import Drawn
from asn_desktop.reports.palette import (
    BLACK,
    GAP,
    INK,
    INK2,
    INK3,
    PRIMARY,
    TINT,
    TRACK,
    WHITE,
    Align,
    Colour,
    Style,
)
from asn_desktop.reports.paper import MM
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.wording import gap_text
from asn_desktop.rules import charts

HALF = 1.15 * MM
"""Half the width of a sign beside a figure."""
FIGURE = Style("SemiBold", 8.4, 11)
BOX_FIGURE = Style("Regular", 7.8, 10, INK2, Align.CENTRE)
BOX_CHOSEN = Style("SemiBold", 7.8, 10, WHITE, Align.CENTRE)


def drawn_class(gap: int | None) -> int | None:
    """-2, -1, 0 or 1 for the four coloured classes, None when nothing was measured."""
    return None if gap is None else max(-2, min(1, gap))


def sign_colour(gap: int | None) -> Colour:
    """Colour of the sign of a gap."""
    kind = drawn_class(gap)
    return INK3 if kind is None else GAP[kind]


def paint_sign(pen: Pen, x: float, y: float, gap: int | None, half: float, colour: Colour) -> None:
    """Draw the sign of a gap centred on a point; `half` is half the width of one triangle."""
    mark = charts.gap_mark(gap, half * 2)
    left = x - mark.width / 2
    for polygon in mark.polygons:
        pen.polygon([(left + across, y - down) for across, down in polygon], fill=colour)
    if mark.disc is not None:
        (across, down), radius = mark.disc
        pen.circle(left + across, y - down, radius, fill=colour)


def gap_mark(gap: int | None, width: float = 13 * MM) -> Drawn:
    """Sign and figure of one gap."""

    def paint(pen: Pen, x: float, y: float) -> None:
        middle, centre = x + width / 2, y + 2 * MM
        if gap is None:
            paint_sign(pen, middle, centre, None, 0.9 * MM, INK3)
            return
        paint_sign(pen, middle - 3.4 * MM, centre, gap, HALF, sign_colour(gap))
        pen.text(middle + 4 * MM, centre - 3, gap_text(gap), FIGURE, align=Align.RIGHT)

    return Drawn((width, 4 * MM), paint)


def level_bar(standard: int | None, score: int | None, gap: int | None, width: float = 19 * MM) -> Drawn:
    """Five cells: filled up to the score, missing ones dashed, an upright line at the standard."""
    height = 3.4 * MM

    def paint(pen: Pen, x: float, y: float) -> None:
        shape = charts.level_bar(score, standard, width, gap=0.9)
        low, tall = y + 0.3 * MM, height - 0.6 * MM
        colour = sign_colour(gap)
        for cell in shape.cells:
            is_filled = cell.state == "filled"
            pen.rect(x + cell.x, low, cell.width, tall, fill=colour if is_filled else TINT)
            if cell.state == "missing":
                left, wide = x + cell.x + 0.3, cell.width - 0.6
                pen.rect(left, low + 0.3, wide, tall - 0.6, stroke=colour, line=0.6, dash=(1.2, 1.2))
        if shape.tick_x is not None:
            at = x + shape.tick_x
            pen.line(at, y - 0.2 * MM, at, y + height + 0.2 * MM, width=1.3)

    return Drawn((width, height), paint, Align.LEFT)


def score_boxes(
    standard: int | None,
    score: int | None,
    box: float = 5.2 * MM,
    gap: float = 0.7 * MM,
    tall: float = 5 * MM,
) -> Drawn:
    """Boxes 0 to 5 to circle by hand; a thick line under the standard, the score filled."""
    width = box * (charts.LEVELS + 1) + gap * charts.LEVELS

    def paint(pen: Pen, x: float, y: float) -> None:
        low = y + 0.9 * MM
        for level in range(charts.LEVELS + 1):
            left = x + level * (box + gap)
            is_score = level == score
            fill = PRIMARY if is_score else WHITE
            pen.rect(left, low, box, tall, fill=fill, stroke=INK, line=0.6, radius=0.8 * MM)
            look = BOX_CHOSEN if is_score else BOX_FIGURE
            pen.text(left + box / 2, low + tall / 2 - 2.8, str(level), look)
            if level == standard:
                pen.line(left + 0.3 * MM, y + 0.15 * MM, left + box - 0.3 * MM, y + 0.15 * MM, width=1.7)

    return Drawn((width, tall + 0.9 * MM), paint)


def tick_box(is_ticked: bool = False, side: float = 3.5 * MM) -> Drawn:
    """An empty box, or one with a tick."""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rect(x, y, side, side, stroke=INK, line=0.7)
        if is_ticked:
            corners = ((0.2, 0.5), (0.43, 0.24), (0.84, 0.8))
            pen.polygon(
                [(x + side * across, y + side * up) for across, up in corners],
                stroke=INK,
                line=1.3,
                is_open=True,
            )

    return Drawn((side, side), paint)


def hours_bar(done: float, target: float, width: float = 24 * MM) -> Drawn:
    """How much of a yearly target is reached."""
    height = 2.6 * MM

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rect(x, y, width, height, fill=TRACK, radius=height / 2)
        part = min(1.0, done / target) if target > 0 else 0.0
        if part > 0:
            pen.rect(x, y, max(height, width * part), height, fill=PRIMARY, radius=height / 2)

    return Drawn((width, height), paint, Align.LEFT)


@lru_cache(maxsize=64)
def _qr_rows(payload: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Modules per side, and runs of dark modules as row, first column, length."""
    import segno

    # Weighing all eight masks costs more than the rest of a report; any of them can be read.
    matrix = segno.make(payload, error="m", micro=False, mask=0).matrix
    runs = []
    for row, modules in enumerate(matrix):
        column = 0
        while column < len(modules):
            start = column
            while column < len(modules) and modules[column]:
                column += 1
            if column > start:
                runs.append((row, start, column - start))
            column += 1
    return len(matrix), tuple(runs)


def qr_code(payload: str, side: float, align: Align = Align.LEFT) -> Drawn:
    """A QR code as one vector path, without its quiet zone."""

    def paint(pen: Pen, x: float, y: float) -> None:
        count, runs = _qr_rows(payload)
        module = side / count
        # Each run is a hair taller than its module, so that no white seam shows between rows.
        path = " ".join(
            f"{x + start * module:.2f} {y + side - (row + 1) * module:.2f} "
            f"{length * module + 0.02:.2f} {module + 0.02:.2f} re"
            for row, start, length in runs
        )
        pen.shape(path, BLACK)

    return Drawn((side, side), paint, align)


def legend_entry(pen: Pen, x: float, y: float, gap: int | None, label: str, style: Style) -> float:
    """A sign with its meaning on a baseline; returns the right end."""
    half = 1.0 * MM
    reach = half * (2.1 if gap is not None and gap <= -2 else 1.0)
    paint_sign(pen, x + reach, y + 2.4, gap, half, sign_colour(gap))
    start = x + 2 * reach + 1.4 * MM
    return start + pen.text(start, y, label, style)

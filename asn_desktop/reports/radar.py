"""This file holds the printed radar of one person: score filled, standard dashed, names around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from asn_desktop.reports.marks import drawn_class
from asn_desktop.reports.palette import (
    GAP_TEXT,
    HAIR,
    INK,
    INK2,
    INK3,
    LINE,
    PRIMARY,
    PRIMARY_TINT,
    WHITE,
    Align,
    Style,
)
from asn_desktop.reports.paper import MM
from asn_desktop.reports.parts import CompetencyLine
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.typeset import fitted, shortened, wrap
from asn_desktop.reports.wording import _
from asn_desktop.rules import charts

LABEL_ROOM = 15 * MM
USUAL_LABEL = 19 * MM
WIDEST_LABEL = 26 * MM
MOST_LINES = 2
LABEL_DISTANCE = 2.3 * MM
MOST_AXES = 10
LEAST_AXES = 3
LABEL = Style("Medium", 6.6, 7.4, INK2)
SCALE = Style("Regular", 5.6, 7, INK3)
LEGEND = Style("Regular", 6.8, 8, INK2)
DASH = (2.2, 1.8)
ALIGNS = {"left": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT}


@dataclass(frozen=True, slots=True)
class Radar:
    """A block with one axis per competency; at most ten are drawn, the first ones."""

    lines: Sequence[CompetencyLine]
    tall: float = 67 * MM

    def height(self, width: float) -> float:
        """Fixed."""
        return self.tall

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw rings, values, names and the legend."""
        lines = self.lines[:MOST_AXES]
        radius = min(width * 0.5 - LABEL_ROOM, self.tall / 2 - 9.5 * MM)
        centre = (x + width / 2, top - self.tall / 2 + 2.2 * MM)
        shape = charts.radar(
            [line.score for line in lines],
            [line.standard for line in lines],
            centre,
            radius,
            label_distance=LABEL_DISTANCE,
            y_up=True,
        )
        if shape.value_fill is not None:
            pen.polygon(shape.value_fill, fill=PRIMARY_TINT)
        for level, ring in enumerate(shape.rings, start=1):
            pen.polygon(ring, stroke=LINE if level == charts.LEVELS else HAIR)
        for start, end in shape.axes:
            pen.line(*start, *end, colour=HAIR)
        for level, ring in enumerate(shape.rings, start=1):
            pen.text(ring[0][0] + 1.4, ring[0][1] - 5.6, str(level), SCALE)
        for start, end in shape.value_lines:
            pen.line(*start, *end, width=1.4, colour=PRIMARY)
        for start, end in shape.standard_lines:
            pen.line(*start, *end, width=0.9, colour=INK, dash=DASH)
        for point in shape.value_points:
            if point is not None:
                pen.circle(*point, 1.9, fill=PRIMARY, stroke=WHITE, line=0.7)
        for line, label in zip(lines, shape.labels, strict=True):
            _draw_label(pen, line, label, x, width)
        _draw_legend(pen, centre[0], top - self.tall + 2.6 * MM)


def _draw_label(pen: Pen, line: CompetencyLine, label: charts.RadarLabel, x: float, width: float) -> None:
    """Write the short name outside its axis, on two lines; a longer one ends in an ellipsis, as on the screen."""
    at, y = label.anchor
    room = {"left": x + width - at, "right": at - x, "center": 26 * MM}[label.horizontal]
    name = line.short_name or line.name
    room = min(room, WIDEST_LABEL)
    look = fitted(max(name.split(), key=len, default=""), LABEL, room, 0.75)
    usual = min(room, USUAL_LABEL)
    if len(wrap(name, look.face, look.size, usual)) > MOST_LINES:
        usual = room
    parts = shortened(name, look.face, look.size, usual, MOST_LINES)
    extra = (len(parts) - 1) * LABEL.leading
    first = {"above": y + extra, "middle": y - 2.2 + extra / 2, "below": y - 4.6}[label.vertical]
    kind = drawn_class(line.gap)
    colour = GAP_TEXT[kind] if kind is not None and kind < 0 else INK2
    for part in parts:
        pen.text(at, first, part, look, colour=colour, align=ALIGNS[label.horizontal])
        first -= LABEL.leading


def _draw_legend(pen: Pen, middle: float, y: float) -> None:
    x = middle - 27 * MM
    pen.line(x, y + 2, x + 7 * MM, y + 2, width=1.4, colour=PRIMARY)
    pen.circle(x + 3.5 * MM, y + 2, 1.6, fill=PRIMARY)
    pen.text(x + 8.2 * MM, y, _("Nilai pegawai"), LEGEND)
    x += 30 * MM
    pen.line(x, y + 2, x + 7 * MM, y + 2, width=0.9, colour=INK, dash=DASH)
    pen.text(x + 8.2 * MM, y, _("Standar jabatan"), LEGEND)

"""This file holds the geometry of the charts, shared by the screen and the printed page."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

from asn_desktop.rules.gap import GapClass, gap_class

Point = tuple[float, float]
LEVELS = 5
"""Levels of a competency, 1 to 5."""


def signed(value: float | None) -> str:
    """A difference as people read it: U+2212, plus sign, decimal comma, an en dash for None.

    Source: design decision (ux.md 5.4).
    """
    if value is None:
        return "–"
    number = f"{abs(value):.1f}".replace(".", ",") if isinstance(value, float) else str(abs(value))
    sign = "" if float(number.replace(",", ".")) == 0 else "+" if value > 0 else "−"
    return sign + number


@dataclass(frozen=True, slots=True)
class Mark:
    """A painted gap mark: filled polygons and, for a met standard, a disc.

    Coordinates are relative to the left end on the middle line, y downwards; `width` is
    what the mark takes up.

    Source: design decision (ux.md 6.4): marks are shapes, never font glyphs.
    """

    polygons: tuple[tuple[Point, ...], ...]
    disc: tuple[Point, float] | None
    width: float


def gap_mark(gap: int | None, size: float = 8.0) -> Mark:
    """The mark of a gap: two triangles down, one down, a disc, one up, or a short bar.

    Source: design decision (ux.md 6.4).
    """
    half = size * 0.42
    kind = gap_class(gap)
    if kind is GapClass.MEETS:
        return Mark((), ((size / 2, 0.0), size * 0.425), size)
    if kind is GapClass.UNMEASURED:
        bar = ((0.0, -size * 0.08), (size, -size * 0.08), (size, size * 0.08), (0.0, size * 0.08))
        return Mark((bar,), None, size)
    if kind is GapClass.ABOVE:
        return Mark((((0.0, half), (size, half), (size / 2, -half)),), None, size)
    down = ((0.0, -half), (size, -half), (size / 2, half))
    if kind is GapClass.BELOW:
        return Mark((down,), None, size)
    step = size * 1.125
    return Mark((down, tuple((x + step, y) for x, y in down)), None, step + size)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a level bar.

    Source: design decision (ux.md 6.4).
    """

    x: float
    width: float
    state: Literal["filled", "missing", "empty"]


@dataclass(frozen=True, slots=True)
class LevelShape:
    """Five cells and the place of the tick that marks the standard (None: no standard).

    Source: design decision (ux.md 6.4).
    """

    cells: tuple[Cell, ...]
    tick_x: float | None


def level_bar(level: int | None, standard: int | None, width: float, gap: float = 2.0) -> LevelShape:
    """The cells of a level bar; cells between the level and the standard are missing.

    Source: design decision (ux.md 6.4).
    """
    side = (width - gap * (LEVELS - 1)) / LEVELS
    reached, wanted = level or 0, standard or 0

    def state(number: int) -> Literal["filled", "missing", "empty"]:
        if number < reached:
            return "filled"
        return "missing" if level is not None and number < wanted else "empty"

    cells = tuple(Cell(number * (side + gap), side, state(number)) for number in range(LEVELS))
    tick = None if standard is None else standard * (side + gap) - gap / 2
    return LevelShape(cells, tick)


@dataclass(frozen=True, slots=True)
class Span:
    """One part of a stacked bar; `index` is its place in the counts given.

    Source: design decision (ux.md 6.4).
    """

    index: int
    x: float
    width: float


def stacked_spans(counts: Sequence[float], width: float, gap: float = 2.0) -> tuple[Span, ...]:
    """The parts of a stacked bar in proportion to counts, zero counts left out.

    Source: design decision (ux.md 6.4).
    """
    present = [index for index, count in enumerate(counts) if count > 0]
    total = sum(counts[index] for index in present)
    if not present or total <= 0:
        return ()
    usable = width - gap * (len(present) - 1)
    spans, x = [], 0.0
    for index in present:
        part = usable * counts[index] / total
        spans.append(Span(index, x, part))
        x += part + gap
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class RadarLabel:
    """Where the name of an axis is written: an anchor and how the text hangs on it.

    Source: design decision (ux.md 6.4).
    """

    anchor: Point
    horizontal: Literal["left", "center", "right"]
    vertical: Literal["above", "middle", "below"]


@dataclass(frozen=True, slots=True)
class RadarShape:
    """The lines of a radar chart. A missing value leaves a hole instead of a zero.

    `rings` are the polygons of levels 1 to 5; `value_fill` and `standard_fill` exist only
    when every axis has a number; `*_lines` join neighbours that both have one.

    Source: design decision (ux.md 6.4); not measured is not zero.
    """

    rings: tuple[tuple[Point, ...], ...]
    axes: tuple[tuple[Point, Point], ...]
    value_points: tuple[Point | None, ...]
    value_lines: tuple[tuple[Point, Point], ...]
    value_fill: tuple[Point, ...] | None
    standard_lines: tuple[tuple[Point, Point], ...]
    labels: tuple[RadarLabel, ...]


def radar(
    values: Sequence[int | None],
    standards: Sequence[int | None],
    center: Point,
    radius: float,
    *,
    label_distance: float = 9.0,
    y_up: bool = False,
) -> RadarShape:
    """The geometry of a radar with one axis per value, the first one at the top, clockwise.

    `y_up` is for the printed page, whose y grows upwards. At least three axes.

    Source: design decision (ux.md 6.4).
    """
    number = len(values)
    angles = [pi / 2 - 2 * pi * index / number for index in range(number)]
    turn = 1.0 if y_up else -1.0

    def at(index: int, distance: float) -> Point:
        angle = angles[index]
        return center[0] + distance * cos(angle), center[1] + turn * distance * sin(angle)

    def level_point(index: int, level: int | None) -> Point | None:
        return None if level is None else at(index, radius * level / LEVELS)

    value_points = tuple(level_point(index, level) for index, level in enumerate(values))
    standard_points = tuple(level_point(index, level) for index, level in enumerate(standards))
    return RadarShape(
        rings=tuple(
            tuple(at(index, radius * level / LEVELS) for index in range(number))
            for level in range(1, LEVELS + 1)
        ),
        axes=tuple((center, at(index, radius)) for index in range(number)),
        value_points=value_points,
        value_lines=_joined(value_points),
        value_fill=_whole(value_points),
        standard_lines=_joined(standard_points),
        labels=tuple(
            RadarLabel(at(index, radius + label_distance), _horizontal(angle), _vertical(angle))
            for index, angle in enumerate(angles)
        ),
    )


def _joined(points: Sequence[Point | None]) -> tuple[tuple[Point, Point], ...]:
    following = [*points[1:], points[0]]
    return tuple(
        (here, there)
        for here, there in zip(points, following, strict=True)
        if here is not None and there is not None
    )


def _whole(points: Sequence[Point | None]) -> tuple[Point, ...] | None:
    present = tuple(point for point in points if point is not None)
    return present if len(present) == len(points) else None


def _horizontal(angle: float) -> Literal["left", "center", "right"]:
    if abs(cos(angle)) < 0.25:
        return "center"
    return "left" if cos(angle) > 0 else "right"


def _vertical(angle: float) -> Literal["above", "middle", "below"]:
    if sin(angle) > 0.85:
        return "above"
    return "below" if sin(angle) < -0.8 else "middle"

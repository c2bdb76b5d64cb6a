"""This file holds the product mark and the placeholder emblem as paths for screen and paper."""

from dataclasses import dataclass

Step = tuple[str, *tuple[float, ...]]
"""`("M", x, y)`, `("L", x, y)`, `("C", x1, y1, x2, y2, x, y)` or `("Z",)`; y grows downwards."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One path drawn with a pen of `width`, round ends.

    Source: design decision.
    """

    width: float
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Strokes on a canvas of `width` by `height` units, to be scaled to any size.

    Source: design decision.
    """

    width: float
    height: float
    strokes: tuple[Stroke, ...]


def _quadratic(start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]) -> Step:
    """A quadratic curve as the cubic that both painters know."""
    x1, y1 = (start[axis] + 2 * (control[axis] - start[axis]) / 3 for axis in (0, 1))
    x2, y2 = (end[axis] + 2 * (control[axis] - end[axis]) / 3 for axis in (0, 1))
    return ("C", x1, y1, x2, y2, *end)


PRODUCT_MARK = Drawing(
    32,
    32,
    (
        Stroke(1.9, (("M", 11, 8), ("L", 11, 20))),
        Stroke(1.9, (("M", 21, 8), ("L", 21, 20))),
        Stroke(1.9, (("M", 5, 17), ("L", 27, 17))),
        Stroke(
            1.3,
            (
                ("M", 5, 15.5),
                _quadratic((5, 15.5), (9, 13), (11, 8.5)),
                _quadratic((11, 8.5), (16, 17), (21, 8.5)),
                _quadratic((21, 8.5), (23, 13), (27, 15.5)),
            ),
        ),
        Stroke(1.7, (("M", 7, 24), ("C", 10, 21.5, 12, 21.5, 16, 24), ("C", 20, 26.5, 22, 26.5, 25, 24))),
    ),
)
"""The product's own mark: a bridge over a river, drawn dark on a gold rounded square."""


def _shield(inset: float) -> tuple[Step, ...]:
    """A shield of 90 by 110 units, drawn inwards by `inset`."""
    left, right, top = inset, 90 - inset, 8 + inset * 0.9
    return (
        ("M", left, top),
        ("C", 24, -1 + inset, 66, -1 + inset, right, top),
        ("L", right, 64),
        ("C", right, 90 - inset, 63, 104 - inset, 45, 110 - inset * 1.1),
        ("C", 27, 104 - inset, left, 90 - inset, left, 64),
        ("Z",),
    )


def _tower(middle: float) -> tuple[Step, ...]:
    return (
        ("M", middle - 4.5, 66),
        ("L", middle - 2.7, 29),
        ("L", middle + 2.7, 29),
        ("L", middle + 4.5, 66),
        ("M", middle - 4, 47),
        ("L", middle + 4, 47),
    )


def _wave(y: float, start: float) -> tuple[Step, ...]:
    step = (90 - 2 * start) / 4
    steps: list[Step] = [("M", start, y)]
    for number in range(4):
        x = start + number * step
        steps.append(("C", x + step * 0.25, y - 2.6, x + step * 0.4, y - 2.6, x + step * 0.5, y))
        steps.append(("C", x + step * 0.6, y + 2.6, x + step * 0.75, y + 2.6, x + step, y))
    return tuple(steps)


EMBLEM = Drawing(
    90,
    110,
    (
        Stroke(2.6, _shield(1.5)),
        Stroke(1.1, _shield(7)),
        Stroke(2.2, _tower(30)),
        Stroke(2.2, _tower(60)),
        Stroke(2.4, (("M", 13, 57), ("L", 77, 57))),
        Stroke(
            1.4,
            (
                ("M", 13, 55),
                ("C", 20, 48, 26, 38, 30, 31),
                ("C", 38, 53, 52, 53, 60, 31),
                ("C", 64, 38, 70, 48, 77, 55),
            ),
        ),
        Stroke(1.4, _wave(74, 15)),
        Stroke(1.4, _wave(81, 19)),
        Stroke(1.4, _wave(88, 25)),
    ),
)
"""A placeholder for the office's own emblem: a bridge in a shield. It is no official emblem."""


def as_svg(drawing: Drawing, color: str = "#16202B") -> str:
    """The drawing as an SVG document with lines in one colour.

    Source: design decision.
    """
    paths = "".join(
        f'<path d="{" ".join(_svg_step(step) for step in stroke.steps)}" stroke-width="{stroke.width}"/>'
        for stroke in drawing.strokes
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width:g} {drawing.height:g}" '
        f'fill="none" stroke="{color}" stroke-linecap="round" stroke-linejoin="round">{paths}</svg>\n'
    )


def _svg_step(step: Step) -> str:
    return step[0] + " ".join(f"{number:g}" for number in step[1:])

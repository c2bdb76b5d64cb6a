"""This file holds the painting of the emblem: the office's own picture, or the placeholder shield."""

from functools import lru_cache

from asn_desktop.reports.pen import Pen, Picture
from asn_desktop.rules.drawings import EMBLEM, Step

_OPERATORS = {"M": "m", "L": "l", "C": "c"}


def paint_emblem(pen: Pen, picture: bytes | None, x: float, y: float, width: float, height: float) -> None:
    """Draw the emblem into a box with its lower left corner at a point."""
    if picture is not None:
        pen.picture(Picture(picture, x, y, width, height))
        return
    scale = min(width / EMBLEM.width, height / EMBLEM.height)
    left = x + (width - EMBLEM.width * scale) / 2
    for path, line in _shield(left, y + height, scale):
        pen.outline(path, line=line)


@lru_cache(maxsize=32)
def _shield(left: float, top: float, scale: float) -> tuple[tuple[str, float], ...]:
    """Paths and widths of the placeholder; a batch draws it at the same place on every first page."""
    return tuple(
        (" ".join(_operator(step, left, top, scale) for step in stroke.steps), stroke.width * scale)
        for stroke in EMBLEM.strokes
    )


def _operator(step: Step, left: float, top: float, scale: float) -> str:
    """One step as PDF writes it; the drawing's y grows downwards, the page's upwards."""
    if step[0] == "Z":
        return "h"
    numbers = [
        left + number * scale if index % 2 == 0 else top - number * scale
        for index, number in enumerate(step[1:])
    ]
    return " ".join(f"{number:.2f}" for number in numbers) + f" {_OPERATORS[step[0]]}"

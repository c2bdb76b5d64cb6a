"""This file holds the painting of the emblem: the office's own picture, or the placeholder shield."""

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
    for stroke in EMBLEM.strokes:
        path = " ".join(_operator(step, left, y + height, scale) for step in stroke.steps)
        pen.outline(path, line=stroke.width * scale)


def _operator(step: Step, left: float, top: float, scale: float) -> str:
    """One step as PDF writes it; the drawing's y grows downwards, the page's upwards."""
    if step[0] == "Z":
        return "h"
    numbers = [
        left + number * scale if index % 2 == 0 else top - number * scale
        for index, number in enumerate(step[1:])
    ]
    return " ".join(f"{number:.2f}" for number in numbers) + f" {_OPERATORS[step[0]]}"

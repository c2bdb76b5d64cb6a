"""This file holds two A5 forms side by side on A4 landscape, with the line to cut along."""

from collections.abc import Callable
from dataclasses import replace

from asn_desktop.reports.emblem import paint_emblem
from asn_desktop.reports.page import Sheet
from asn_desktop.reports.palette import INK, INK2, INK3, Align, Style
from asn_desktop.reports.paper import MM, Paper
from asn_desktop.reports.parts import Letterhead
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.typeset import fitted
from asn_desktop.reports.wording import DOT

SIDE = 11 * MM
OFFICE = Style("Bold", 9.4, 12)
ABOVE = Style("Medium", 6.8, 9, INK2)
NAME = Style("Bold", 12, 15, INK, Align.CENTRE)

Half = Callable[[Pen, float, float, float], None]
"""Draws one form: pen, left, top, width."""


def draw_halves(sheet: Sheet, head: Letterhead, left: Half, right: Half) -> None:
    """Both forms below the office's name, and the cutting line between them."""
    paper, pen = sheet.paper, sheet.pen
    middle, top = paper.width / 2, paper.height - 10 * MM
    width = middle - 2 * SIDE
    pen.line(middle, 16 * MM, middle, paper.height - 6 * MM, width=0.5, colour=INK3, dash=(3, 3))
    for x, half in ((SIDE, left), (middle + SIDE, right)):
        half(pen, x, draw_office(pen, head, sheet.issue.emblem, x, top, width), width)


def draw_office(
    pen: Pen, head: Letterhead, emblem: bytes | None, x: float, top: float, width: float
) -> float:
    """A small letterhead; returns where the form begins."""
    paint_emblem(pen, emblem, x, top - 10.5 * MM, 8.5 * MM, 10 * MM)
    left, room = x + 11.5 * MM, width - 11.5 * MM
    above = DOT.join(part for part in (head.government, head.district) if part)
    pen.text(left, top - 4 * MM, above, fitted(above, ABOVE, room, 0.4))
    pen.text(left, top - 8.6 * MM, head.office, fitted(head.office, OFFICE, room, 0.4))
    pen.line(x, top - 12 * MM, x + width, top - 12 * MM, width=1.2)
    pen.line(x, top - 12.7 * MM, x + width, top - 12.7 * MM, width=0.4)
    return top - 16 * MM


def bare_margins(paper: Paper) -> Paper:
    """The sheet turned, with the narrow margins of forms that are cut."""
    return replace(paper.landscape, left=SIDE, right=SIDE, top=10 * MM)

"""This file holds the head of the first page: the full letterhead and the slim one of wide tables."""

from collections.abc import Mapping
from dataclasses import replace

from asn_desktop.reports.emblem import paint_emblem
from asn_desktop.reports.palette import INK, INK2, Align, Style
from asn_desktop.reports.paper import MM
from asn_desktop.reports.parts import Letterhead
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.typeset import fitted

GOVERNMENT = Style("Medium", 11.5, 15.3, INK, Align.CENTRE)
DISTRICT = Style("Bold", 12.5, 17.3, INK, Align.CENTRE)
OFFICE = Style("Bold", 15.5, 13.9, INK, Align.CENTRE)
ADDRESS = Style("Regular", 8.2, 10.5, INK2, Align.CENTRE)
SPACING = 0.25
NO_FACES: Mapping[str, str] = {}
SMALL = Style("Medium", 7.4, 10, INK2)
LARGE = Style("Bold", 12, 15)


def draw_letterhead(
    pen: Pen,
    head: Letterhead,
    emblem: bytes | None,
    x: float,
    top: float,
    width: float,
    faces: Mapping[str, str] = NO_FACES,
) -> float:
    """Draw the full letterhead; returns the height of its lower rule.

    `faces` names other typefaces for the usual ones, as letters have them. The rules stand below
    whichever reaches lower, the emblem or the last line of text.
    """
    wide, high = 18 * MM, 22 * MM
    paint_emblem(pen, emblem, x + 1 * MM, top - high, wide, high)
    room = width - 2 * wide
    middle = x + width / 2 + 6 * MM
    y = last = top - 4.2 * MM
    lines = [
        (head.government, GOVERNMENT),
        (head.district, DISTRICT),
        (head.office, OFFICE),
        (head.address, ADDRESS),
        (head.contact, ADDRESS),
    ]
    for text, style in lines:
        if not text:
            continue
        spacing = 0.0 if style is ADDRESS else SPACING
        look = replace(style, face=faces.get(style.face, style.face))
        pen.text(middle, y, text, fitted(text, look, room - len(text) * spacing, 0.4), spacing=spacing)
        last, y = y, y - style.leading
    return draw_rules(pen, x, min(top - high - 3.2 * MM, last - 3.2 * MM), width)


def draw_slim_letterhead(
    pen: Pen,
    head: Letterhead,
    emblem: bytes | None,
    title: tuple[str, str],
    x: float,
    top: float,
    width: float,
) -> float:
    """Draw office and title side by side, for tables that need the height; returns its lower rule."""
    wide, high = 9 * MM, 11 * MM
    paint_emblem(pen, emblem, x, top - high, wide, high)
    left, room = x + wide + 3.5 * MM, width / 2 - wide - 6 * MM
    above = "  \u00b7  ".join(part for part in (head.government, head.district) if part)
    pen.text(left, top - 3.9 * MM, above, fitted(above, SMALL, room, 0.4))
    pen.text(left, top - 9.1 * MM, head.office, fitted(head.office, LARGE, room, 0.4))
    heading, under = title
    right = x + width
    pen.text(right, top - 4.6 * MM, heading, fitted(heading, LARGE.right(), width / 2, 0.4))
    pen.text(right, top - 9.1 * MM, under, fitted(under, SMALL.scaled(1.12).right(), width / 2, 0.4))
    return draw_rules(pen, x, top - high - 2.4 * MM, width, 0.6)


def draw_rules(pen: Pen, x: float, y: float, width: float, scale: float = 1.0) -> float:
    """Draw the thick and the thin rule; returns the height of the thin one."""
    pen.line(x, y, x + width, y, width=2.2 * scale)
    lower = y - 1.1 * MM * scale
    pen.line(x, lower, x + width, lower, width=0.6 * scale)
    return lower

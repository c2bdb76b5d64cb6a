"""This file holds the colours of printed pages and the looks of running text."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

Colour = str
"""Three numbers as PDF writes them."""


def colour(web: str) -> Colour:
    """PDF operands of a colour written `#RRGGBB`."""
    return " ".join(f"{int(web[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5))


INK = colour("#16202B")
INK2 = colour("#465463")
INK3 = colour("#5D6B79")
LINE = colour("#B9C3CD")
HAIR = colour("#D5DCE3")
TINT = colour("#F1F4F7")
TRACK = colour("#E4E9EE")
PRIMARY = colour("#17527E")
PRIMARY_TINT = colour("#E6EDF3")
WATERMARK = colour("#F1F2F4")
WHITE = colour("#FFFFFF")
BLACK = colour("#000000")

# By gap class: -2 and worse, -1, 0, +1 and better.
GAP = {-2: colour("#8C3A00"), -1: colour("#C97A12"), 0: colour("#2E8076"), 1: colour("#033F3A")}
GAP_TINT = {-2: colour("#FBE4D3"), -1: colour("#FCEFD2"), 0: WHITE, 1: colour("#C9E8E3")}
GAP_TEXT = {-2: colour("#7A3300"), -1: colour("#6B4600"), 0: colour("#0B5F57"), 1: colour("#06443E")}


class Align(Enum):
    """Where a line of text stands in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Style:
    """How running text looks: face, size and leading in points, colour, alignment."""

    face: str = "Regular"
    size: float = 8.4
    leading: float = 11.0
    colour: Colour = INK
    align: Align = Align.LEFT

    def centred(self) -> "Style":
        """The same, centred."""
        return _changed(self, 1.0, Align.CENTRE)

    def right(self) -> "Style":
        """The same, flush right."""
        return _changed(self, 1.0, Align.RIGHT)

    def scaled(self, factor: float) -> "Style":
        """The same, smaller or larger."""
        return _changed(self, factor, self.align)


@lru_cache(maxsize=1024)
def _changed(style: Style, factor: float, align: Align) -> Style:
    return replace(style, size=style.size * factor, leading=style.leading * factor, align=align)


TITLE = Style("Bold", 13, 16.5, INK, Align.CENTRE)
SUBTITLE = Style("Medium", 9.6, 13, INK2, Align.CENTRE)
NUMBER_LINE = Style("Regular", 8.6, 12, INK2, Align.CENTRE)
SECTION = Style("Bold", 9.6, 13, PRIMARY)
HEAD = Style("SemiBold", 7.6, 9.6, INK2)
CELL = Style("Regular", 8.4, 11, INK)
STRONG = Style("SemiBold", 8.4, 11, INK)
LABEL = Style("Regular", 8, 11, INK3)
VALUE = Style("Medium", 8.6, 11.4, INK)
CAPTION = Style("Regular", 7.2, 9.4, INK3)
BODY = Style("Regular", 8.7, 12.4, INK)
SIGN = Style("Regular", 8.6, 11.6, INK, Align.CENTRE)
SIGN_NAME = Style("SemiBold", 8.6, 11.6, INK, Align.CENTRE)

"""This file holds the pieces a page is built of: text, stacks and rows that know their height."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from asn_desktop.reports.palette import CELL, HAIR, INK3, Align, Style
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.typeset import Span, fitted, text_width, wrap, wrap_spans

CAP_HEIGHT = 0.727
"""Height of Inter's capitals, in type sizes; lines are centred on it."""


class Block(Protocol):
    """Something with a height that can be drawn below a given top."""

    def height(self, width: float) -> float:
        """Points needed at that width."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at `x`, `top`."""


def baseline(top: float, style: Style) -> float:
    """Where the first line of text below `top` stands."""
    return top - (style.leading + CAP_HEIGHT * style.size) / 2


def draw_line(pen: Pen, text: str, style: Style, x: float, y: float, width: float) -> None:
    """Write one line into a box of that width, aligned as the style says."""
    if style.align is Align.CENTRE:
        x += width / 2
    elif style.align is Align.RIGHT:
        x += width
    pen.text(x, y, text, style)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; wraps, never cut."""

    text: str
    style: Style = CELL

    def height(self, width: float) -> float:
        """Lines times leading."""
        return len(wrap(self.text, self.style.face, self.style.size, width)) * self.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Write the lines."""
        y = baseline(top, self.style)
        for line in wrap(self.text, self.style.face, self.style.size, width):
            draw_line(pen, line, self.style, x, y, width)
            y -= self.style.leading


@dataclass(frozen=True, slots=True)
class OneLine:
    """A short text that steps its size down a little to stay on one line, else wraps at full size."""

    text: str
    style: Style = CELL
    least: float = 0.8

    def _settled(self, width: float) -> Text:
        style = fitted(self.text, self.style, width, 0.01)
        return Text(self.text, style if style.size >= self.style.size * self.least else self.style)

    def height(self, width: float) -> float:
        """At least one full line, so that rows of a table stay alike."""
        return max(self.style.leading, self._settled(width).height(width))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Write it centred in its height."""
        settled = self._settled(width)
        settled.draw(pen, x, top - (self.height(width) - settled.height(width)) / 2, width)


@dataclass(frozen=True, slots=True)
class Mixed:
    """A paragraph with strong stretches."""

    spans: tuple[Span, ...]
    style: Style = CELL

    def height(self, width: float) -> float:
        """Lines times leading."""
        return len(_spans_wrapped(self.spans, self.style, width)) * self.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Write the lines piece by piece."""
        y = baseline(top, self.style)
        faces: dict[str, Style] = {}
        for line in _spans_wrapped(self.spans, self.style, width):
            at = x
            for name, piece in line:
                look = faces.setdefault(
                    name, Style(name, self.style.size, self.style.leading, self.style.colour)
                )
                pen.text(at, y, piece, look)
                at += text_width(piece, name, look.size)
            y -= self.style.leading


@lru_cache(maxsize=256)
def _spans_wrapped(spans: tuple[Span, ...], style: Style, width: float) -> list[list[tuple[str, str]]]:
    return wrap_spans(spans, style, width)


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height."""

    points: float

    def height(self, width: float) -> float:
        """Its height whatever the width."""
        return self.points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark of fixed size, placed left, in the middle or right of its cell."""

    size: tuple[float, float]
    paint: Callable[[Pen, float, float], None]
    align: Align = Align.CENTRE

    def height(self, width: float) -> float:
        """The mark's height."""
        return self.size[1]

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Call the painter with the lower left corner."""
        if self.align is Align.CENTRE:
            x += (width - self.size[0]) / 2
        elif self.align is Align.RIGHT:
            x += width - self.size[0]
        self.paint(pen, x, top - self.size[1])


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks one below the other."""

    blocks: Sequence[Block]
    gap: float = 0.0

    def height(self, width: float) -> float:
        """Sum of the heights and gaps."""
        return sum(block.height(width) for block in self.blocks) + self.gap * (len(self.blocks) - 1)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw from the top."""
        for block in self.blocks:
            block.draw(pen, x, top, width)
            top -= block.height(width) + self.gap


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks next to each other, in columns of given widths, on one top edge."""

    blocks: Sequence[Block]
    widths: Sequence[float]
    gap: float = 0.0

    def height(self, width: float) -> float:
        """The tallest."""
        return max(block.height(wide) for block, wide in zip(self.blocks, self.widths, strict=True))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw from the left."""
        for block, wide in zip(self.blocks, self.widths, strict=True):
            block.draw(pen, x, top, wide)
            x += wide + self.gap


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Dotted lines to write on, a finger's breadth apart."""

    count: int
    spacing: float = 20.4

    def height(self, width: float) -> float:
        """Lines times spacing."""
        return self.count * self.spacing

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the lines at the foot of each space."""
        for index in range(1, self.count + 1):
            y = top - index * self.spacing
            pen.line(x, y, x + width, y, width=0.55, colour=INK3, dash=(0.8, 1.6))


@dataclass(frozen=True, slots=True)
class HairRule:
    """A hairline across the width."""

    def height(self, width: float) -> float:
        """None of its own."""
        return 0.0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it at the top."""
        pen.line(x, top, x + width, top, width=0.4, colour=HAIR)

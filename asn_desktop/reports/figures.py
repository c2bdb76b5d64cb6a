"""This file holds the boxes of key figures, the identity lines, the legend and the conclusion box."""

from collections.abc import Sequence
from dataclasses import dataclass

from asn_desktop.reports.blocks import Mixed, OneLine, Text
from asn_desktop.reports.marks import legend_entry
from asn_desktop.reports.palette import (
    BODY,
    CAPTION,
    HAIR,
    INK,
    INK3,
    LABEL,
    LINE,
    PRIMARY,
    STRONG,
    TINT,
    VALUE,
    Style,
)
from asn_desktop.reports.paper import MM
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.typeset import Span, fitted, text_width
from asn_desktop.reports.wording import _
from asn_desktop.rules.gap import GapClass

NUMBER = Style("Bold", 15, 17)
UNIT = Style("Medium", 8.4, 10, INK3)
LEGEND = Style("Regular", 7, 9, INK3)


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure: value, unit beside it, caption below."""

    value: str
    unit: str
    caption: str


@dataclass(frozen=True, slots=True)
class FigureStrip:
    """Key figures in equal boxes."""

    figures: Sequence[Figure]

    def height(self, width: float) -> float:
        """The tallest caption below the values."""
        room = width / len(self.figures) - 14
        return 5 + NUMBER.leading + max(Text(one.caption, CAPTION).height(room) for one in self.figures) + 6

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw frame, values and captions."""
        height, cell = self.height(width), width / len(self.figures)
        pen.rect(x, top - height, width, height, stroke=LINE, line=0.7)
        for index, one in enumerate(self.figures):
            left = x + index * cell
            if index:
                pen.line(left, top, left, top - height, width=0.4, colour=HAIR)
            unit = f" {one.unit}" if one.unit else ""
            room = cell - 14 - text_width(unit, UNIT.face, UNIT.size)
            look = fitted(one.value, NUMBER, room, 0.5)
            y = top - 5 - 13.2
            used = pen.text(left + 8, y, one.value, look)
            pen.text(left + 8 + used, y, unit, UNIT)
            Text(one.caption, CAPTION).draw(pen, left + 8, top - 5 - NUMBER.leading, cell - 14)


@dataclass(frozen=True, slots=True)
class FactLines:
    """Label and value pairs in two columns, read row by row, with hairlines."""

    facts: Sequence[tuple[str, str]]
    label_widths: tuple[float, float] = (24 * MM, 27 * MM)
    share: float = 0.5
    pad: float = 2.4

    def _rows(self) -> list[Sequence[tuple[str, str]]]:
        return [self.facts[index : index + 2] for index in range(0, len(self.facts), 2)]

    def _room(self, width: float, side: int) -> float:
        part = width * (self.share if side == 0 else 1 - self.share)
        return part - self.label_widths[side] - 4 * MM

    def _row_height(self, row: Sequence[tuple[str, str]], width: float) -> float:
        tallest = max(
            max(
                OneLine(value, VALUE, 0.88).height(self._room(width, side)),
                Text(label, LABEL).height(self.label_widths[side] - 2),
            )
            for side, (label, value) in enumerate(row)
        )
        return tallest + 2 * self.pad

    def height(self, width: float) -> float:
        """Sum of the rows."""
        return sum(self._row_height(row, width) for row in self._rows())

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the rows and the hairlines between them."""
        pen.line(x, top, x + width, top, width=0.4, colour=HAIR)
        for row in self._rows():
            for side, (label, value) in enumerate(row):
                left = x + (0 if side == 0 else width * self.share)
                Text(label, LABEL).draw(pen, left, top - self.pad - 0.2, self.label_widths[side] - 2)
                at = left + self.label_widths[side]
                OneLine(value, VALUE, 0.88).draw(pen, at, top - self.pad, self._room(width, side))
            top -= self._row_height(row, width)
            pen.line(x, top, x + width, top, width=0.4, colour=HAIR)


@dataclass(frozen=True, slots=True)
class Legend:
    """What the signs mean, and the upright line of the level bars."""

    with_unmeasured: bool = False
    with_tick: bool = True

    def height(self, width: float) -> float:
        """One line."""
        return 4 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Write the entries evenly over the width."""
        entries: list[tuple[int | None, str]] = [
            (-2, GapClass.FAR_BELOW.label),
            (-1, GapClass.BELOW.label),
            (0, GapClass.MEETS.label),
            (1, GapClass.ABOVE.label),
        ]
        if self.with_unmeasured:
            entries.append((None, GapClass.UNMEASURED.label))
        tick = _("garis tegak = standar jabatan") if self.with_tick else ""
        words = [label for _gap, label in entries] + ([tick] if tick else [])
        signs = (4.8 + 3.4 * len(entries)) * MM
        look, step = LEGEND, 5 * MM
        if self._wide(words, look) + signs + step * (len(words) - 1) > width:
            step = 2.6 * MM
            spare = width - signs - step * (len(words) - 1)
            look = LEGEND.scaled(min(1.0, max(0.75, spare / self._wide(words, LEGEND))))
        y = top - 3.2 * MM
        for gap, label in entries:
            x = legend_entry(pen, x, y, gap, label, look) + step
        if tick:
            pen.line(x + 0.6 * MM, y - 0.6, x + 0.6 * MM, y + 2.4 * MM, width=1.3, colour=INK)
            pen.text(x + 2 * MM, y, tick, look)

    def _wide(self, words: Sequence[str], look: Style) -> float:
        return sum(text_width(word, look.face, look.size) for word in words)


@dataclass(frozen=True, slots=True)
class ConclusionBox:
    """A tinted box with a coloured edge: a word on the left, running text on the right."""

    title: str
    spans: tuple[Span, ...]

    def height(self, width: float) -> float:
        """Text and padding."""
        return Mixed(self.spans, BODY).height(width - 32 * MM) + 15

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw box, edge and text."""
        height = self.height(width)
        pen.rect(x, top - height, width, height, fill=TINT)
        pen.line(x, top, x, top - height, width=2.4, colour=PRIMARY)
        Text(self.title, STRONG).draw(pen, x + 9, top - 7.6, 20 * MM)
        Mixed(self.spans, BODY).draw(pen, x + 24 * MM, top - 7, width - 32 * MM)

"""This file holds the dense grid of people or positions against competencies, on landscape pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from asn_desktop.reports.fonts import clean
from asn_desktop.reports.page import Sheet
from asn_desktop.reports.palette import HAIR, INK, INK2, INK3, LINE, TINT, Align, Style
from asn_desktop.reports.paper import MM
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.typeset import fitted, text_width, wrap

HEAD = Style("SemiBold", 7.2, 8.6, INK2, Align.CENTRE)
GROUP = Style("SemiBold", 6.4, 8, INK3, Align.CENTRE)
NAME = Style("Medium", 8, 10)
SUB = Style("Regular", 6.6, 8, INK3)
GROUP_HEIGHT = 11.5
TURNED_PAD = 8.0
NAME_SIZES = (8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0)


@dataclass(frozen=True, slots=True)
class GridHead:
    """A competency as a column: its short name and its group."""

    label: str
    group: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A name, small words beside it, and the figure of the narrow column before the cells."""

    name: str
    beside: str = ""


CellPainter = Callable[[Pen, float, float, float, float, int, int], None]
"""Draws cell (row, column) into x, y, width, height."""


@dataclass(slots=True)
class Grid:
    """Rows of cells; the heading repeats on every page and rows share the height of the page."""

    heads: Sequence[GridHead]
    rows: Sequence[GridRow]
    paint_cell: CellPainter
    first_title: str
    name_width: float
    tail_title: str = ""
    paint_tail: Callable[[Pen, float, float, float, float, int], None] | None = None
    beside_title: str = ""
    beside_width: float = 0.0
    tail_width: float = 0.0
    least_row: float = 4.0 * MM
    most_row: float = 6.6 * MM

    def cell_width(self, width: float) -> float:
        """Width of one competency column."""
        return (width - self.name_width - self.beside_width - self.tail_width) / max(1, len(self.heads))

    def _is_turned(self, cell: float) -> bool:
        words = [word for head in self.heads for word in head.label.split()]
        return any(text_width(word, HEAD.face, HEAD.size * 0.8) > cell - 2 for word in words)

    def heading_height(self, width: float) -> float:
        """Group row and the tallest label."""
        cell = self.cell_width(width)
        if self._is_turned(cell):
            return GROUP_HEIGHT + self._turned_height(cell)
        lines = max((len(self._label_lines(head, cell)[0]) for head in self.heads), default=1)
        return GROUP_HEIGHT + lines * HEAD.leading + 6

    def _turned_height(self, cell: float) -> float:
        """Long enough for the longest word, and for every label on the lines a column has room for."""
        most = max(1, int((cell - 2) / HEAD.leading))
        room = max(
            text_width(word, HEAD.face, HEAD.size) for head in self.heads for word in head.label.split()
        )
        while any(len(wrap(head.label, HEAD.face, HEAD.size, room)) > most for head in self.heads):
            room += 4
        return room + TURNED_PAD

    def _label_lines(self, head: GridHead, cell: float) -> tuple[tuple[str, ...], Style]:
        longest = max(head.label.split(), key=len, default="")
        look = fitted(longest, HEAD, cell - 2, 0.8)
        return wrap(head.label, look.face, look.size, cell - 2), look

    def flow(self, sheet: Sheet, foot: float) -> None:
        """Draw all rows, leaving `foot` points on the last page for what follows."""
        heading = self.heading_height(sheet.width)
        start = 0
        while start < len(self.rows) or start == 0:
            left = len(self.rows) - start
            room = sheet.room - heading
            row = min(self.most_row, max(self.least_row, (room - foot) / max(1, left)))
            stop = min(len(self.rows), start + max(1, int((room + 0.01) / row)))
            if stop == len(self.rows) and left * row > room - foot + 0.01 and left > 1:
                stop = max(start + 1, stop - 3)
            self._draw_heading(sheet, heading)
            edges = [sheet.y]
            for index in range(start, stop):
                self._draw_row(sheet, index, row)
                edges.append(sheet.y)
            self._draw_lines(sheet, edges, heading)
            start = stop
            if start < len(self.rows):
                sheet.new_page()
            elif not self.rows:
                break

    def _draw_heading(self, sheet: Sheet, height: float) -> None:
        pen, x, top, width = sheet.pen, sheet.x, sheet.y, sheet.width
        pen.rect(x, top - height, width, height, fill=TINT)
        middle = top - height / 2 - 2.6
        pen.text(x + 4, middle, self.first_title, HEAD, align=Align.LEFT)
        if self.beside_title:
            pen.text(x + self.name_width + self.beside_width / 2, middle, self.beside_title, HEAD)
        if self.tail_title:
            pen.text(x + width - self.tail_width / 2, middle, self.tail_title, HEAD)
        cell = self.cell_width(width)
        left = x + self.name_width + self.beside_width
        self._draw_groups(pen, left, top, cell)
        is_turned = self._is_turned(cell)
        for head in self.heads:
            colour = INK if head.is_strong else INK2
            if is_turned:
                _draw_turned(
                    pen, head, left + cell / 2, top - height + 4, height - GROUP_HEIGHT - TURNED_PAD, colour
                )
            else:
                lines, look = self._label_lines(head, cell)
                room = height - GROUP_HEIGHT
                y = top - GROUP_HEIGHT - (room - len(lines) * HEAD.leading) / 2 - 6.6
                for line in lines:
                    pen.text(left + cell / 2, y, line, look, colour=colour)
                    y -= HEAD.leading
            left += cell
        sheet.y = top - height

    def _draw_groups(self, pen: Pen, left: float, top: float, cell: float) -> None:
        for group, members in groupby(self.heads, key=lambda head: head.group):
            wide = cell * len(list(members))
            _draw_group(pen, group.upper(), left + wide / 2, top, wide - 4)
            pen.line(
                left + 3, top - GROUP_HEIGHT, left + wide - 3, top - GROUP_HEIGHT, width=0.4, colour=LINE
            )
            left += wide

    def _draw_row(self, sheet: Sheet, index: int, height: float) -> None:
        pen, x, low = sheet.pen, sheet.x, sheet.y - height
        row = self.rows[index]
        _draw_name(pen, row.name, x + 4, low, height, self.name_width - 8)
        left = x + self.name_width
        if row.beside:
            pen.text(
                left + self.beside_width / 2, low + height / 2 - 2.4, row.beside, SUB, align=Align.CENTRE
            )
        left += self.beside_width
        cell = self.cell_width(sheet.width)
        for column in range(len(self.heads)):
            self.paint_cell(pen, left, low, cell, height, index, column)
            left += cell
        if self.paint_tail is not None:
            self.paint_tail(pen, left, low, self.tail_width, height, index)
        sheet.y = low

    def _draw_lines(self, sheet: Sheet, edges: list[float], heading: float) -> None:
        pen, x, right = sheet.pen, sheet.x, sheet.x + sheet.width
        for y in edges[1:-1]:
            pen.line(x, y, right, y, width=0.35, colour=HAIR)
        top = edges[0] + heading
        pen.line(x, top, right, top, width=0.8, colour=INK2)
        pen.line(x, edges[0], right, edges[0], width=0.6, colour=INK2)
        pen.line(x, edges[-1], right, edges[-1], width=0.8, colour=INK2)
        cell = self.cell_width(sheet.width)
        at = x + self.name_width + self.beside_width
        borders = [at]
        for _group, members in groupby(self.heads, key=lambda head: head.group):
            at += cell * len(list(members))
            borders.append(at)
        for border in borders if self.tail_width else borders[:-1]:
            pen.line(border, top, border, edges[-1], width=0.7, colour=LINE)


def _draw_name(pen: Pen, name: str, x: float, low: float, height: float, width: float) -> None:
    """Write a name on one line, or smaller on as many lines as the row has room for."""
    name = clean(name).replace("\n", " ")
    for size in NAME_SIZES:
        lines = wrap(name, NAME.face, size, width)
        if len(lines) == 1 or (size < 6.6 and len(lines) * size * 1.12 <= height):
            break
    look = replace(NAME, size=size)
    y = low + height / 2 + (len(lines) - 1) * size * 0.56 - size * 0.36
    for line in lines:
        pen.text(x, y, line, look)
        y -= size * 1.12


def _draw_group(pen: Pen, group: str, middle: float, top: float, width: float) -> None:
    """Write the name of a group, on two small lines over a narrow column."""
    if text_width(group, GROUP.face, GROUP.size) + 0.3 * len(group) <= width:
        pen.text(middle, top - 8.2, group, GROUP, spacing=0.3)
        return
    look = fitted(max(group.split(), key=len), GROUP.scaled(0.78), width, 0.5)
    y = top - 5.4
    for line in wrap(group, look.face, look.size, width):
        pen.text(middle, y, line, look)
        y -= 4.9


def _draw_turned(pen: Pen, head: GridHead, middle: float, low: float, room: float, colour: str) -> None:
    """Write a label upwards, its lines side by side around the middle of the column."""
    lines = wrap(head.label, HEAD.face, HEAD.size, room)

    def write() -> None:
        y = (len(lines) - 1) * HEAD.leading / 2 - 2.5
        for line in lines:
            pen.text(0, y, line, HEAD, colour=colour, align=Align.LEFT)
            y -= HEAD.leading

    pen.turned(middle, low, 1.0, 0.0, write)

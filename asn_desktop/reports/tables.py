"""This file holds tables that flow over pages with their heading repeated and no row split."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from asn_desktop.reports.blocks import Block, OneLine, Text
from asn_desktop.reports.page import Sheet
from asn_desktop.reports.palette import CELL, HAIR, HEAD, INK, INK2, INK3, TINT, Align, Colour, Style
from asn_desktop.reports.pen import Pen


class Look(Enum):
    """Reports have hairlines and two strong rules; forms a full grid, because people write in them."""

    REPORT = "report"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Column:
    """Heading, width in points and alignment; `is_one_line` shrinks text before wrapping it."""

    heading: str
    width: float
    align: Align = Align.LEFT
    style: Style = CELL
    is_one_line: bool = False

    def cell(self, content: "str | Block") -> Block:
        """The block of a cell."""
        if not isinstance(content, str):
            return content
        style = self.style if self.align is Align.LEFT else _aligned(self.style, self.align)
        return OneLine(content, style) if self.is_one_line else Text(content, style)


def _aligned(style: Style, align: Align) -> Style:
    return style.centred() if align is Align.CENTRE else style.right()


Cell = str | Block


@dataclass(slots=True)
class Table:
    """Rows below a heading. Measured once; drawn in one or more stretches.

    `head`, `grid` and `fill` are the heading's look, the colour of a form's lines, and the tint of its heading.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    look: Look = Look.REPORT
    pad: float = 2.7
    side: float = 3.5
    least_row: float = 0.0
    has_heading: bool = True
    is_top_aligned: bool = False
    shaded: frozenset[int] = frozenset()
    head: Style = HEAD
    grid: Colour = INK3
    fill: Colour | None = TINT
    _cells: list[list[Block]] = field(init=False)
    _heights: list[float] = field(init=False)
    _heading: list[Block] = field(init=False)

    def __post_init__(self) -> None:
        """Measure every row."""
        self._cells = [
            [column.cell(cell) for column, cell in zip(self.columns, row, strict=True)] for row in self.rows
        ]
        self._heights = [max(self.least_row, self._tallest(row)) for row in self._cells]
        self._heading = [Text(column.heading, self._head_of(column)) for column in self.columns]

    def _head_of(self, column: Column) -> Style:
        if self.head is not HEAD or column.align is Align.LEFT:
            return self.head
        return _aligned(self.head, column.align)

    def _tallest(self, cells: Sequence[Block]) -> float:
        return (
            max(
                cell.height(column.width - 2 * self.side)
                for column, cell in zip(self.columns, cells, strict=True)
            )
            + 2 * self.pad
        )

    @property
    def width(self) -> float:
        """Sum of the columns."""
        return sum(column.width for column in self.columns)

    @property
    def heading_height(self) -> float:
        """Height of the heading row, 0 without one."""
        return self._tallest(self._heading) if self.has_heading else 0.0

    def height(self, start: int = 0, stop: int | None = None) -> float:
        """Height of a stretch of rows with the heading."""
        return self.heading_height + sum(self._heights[start:stop])

    @property
    def least_height(self) -> float:
        """Heading and two rows, which a section heading is kept with."""
        return self.height(0, 2)

    def flow(self, sheet: Sheet, *, x: float | None = None, keep: int = 0, tail: float = 0.0) -> None:
        """Put the rows on the sheet, page by page.

        The last `keep` rows go to the page of what follows, `tail` points high.
        """
        left = sheet.x if x is None else x
        start, count = 0, len(self.rows)
        kept_from = max(0, count - keep) if tail else count
        while start < count or (count == 0 and self.has_heading and start == 0):
            stop = self._last_fitting(sheet.room, start)
            rest_fits = stop == count and sheet.room >= self.height(start, count) + tail
            if tail and not rest_fits and stop > kept_from:
                stop = max(kept_from, start)
            if stop == start and count:
                if sheet.room >= sheet.full_room - 0.01:
                    stop = start + 1
                else:
                    sheet.new_page()
                    continue
            sheet.y = self.draw(sheet.pen, left, sheet.y, start, stop)
            if stop < count:
                sheet.new_page()
            start = stop
            if count == 0:
                return

    def _last_fitting(self, room: float, start: int) -> int:
        used = self.heading_height
        stop = start
        while stop < len(self.rows) and used + self._heights[stop] <= room + 0.01:
            used += self._heights[stop]
            stop += 1
        return stop

    def draw(self, pen: Pen, x: float, top: float, start: int = 0, stop: int | None = None) -> float:
        """Draw a stretch of rows with the heading; returns the lower edge."""
        stop = len(self.rows) if stop is None else stop
        edges = [top]
        y = top
        if self.has_heading:
            y = self._draw_heading(pen, x, y)
            edges.append(y)
        for index in range(start, stop):
            height = self._heights[index]
            if index in self.shaded:
                pen.rect(x, y - height, self.width, height, fill=TINT)
            self._draw_cells(pen, x, y, height, self._cells[index])
            y -= height
            edges.append(y)
        self._draw_lines(pen, x, edges)
        return y

    def _draw_heading(self, pen: Pen, x: float, top: float) -> float:
        height = self.heading_height
        if self.fill is not None:
            pen.rect(x, top - height, self.width, height, fill=self.fill)
        self._draw_cells(pen, x, top, height, self._heading, is_heading=True)
        return top - height

    def _draw_cells(
        self,
        pen: Pen,
        x: float,
        top: float,
        height: float,
        cells: Sequence[Block],
        *,
        is_heading: bool = False,
    ) -> None:
        for column, cell in zip(self.columns, cells, strict=True):
            inner = column.width - 2 * self.side
            spare = height - 2 * self.pad - cell.height(inner)
            down = self.pad if self.is_top_aligned and not is_heading else self.pad + spare / 2
            cell.draw(pen, x + self.side, top - down, inner)
            x += column.width

    def _draw_lines(self, pen: Pen, x: float, edges: list[float]) -> None:
        right = x + self.width
        if self.look is Look.FORM:
            for y in edges[1:-1]:
                pen.line(x, y, right, y, width=0.5, colour=self.grid)
            at = x
            for column in self.columns[:-1]:
                at += column.width
                pen.line(at, edges[0], at, edges[-1], width=0.5, colour=self.grid)
            pen.rect(x, edges[-1], self.width, edges[0] - edges[-1], stroke=INK, line=0.9)
            return
        for y in edges[2 if self.has_heading else 1 : -1]:
            pen.line(x, y, right, y, width=0.4, colour=HAIR)
        if self.has_heading:
            pen.line(x, edges[0], right, edges[0], width=0.8, colour=INK2)
            pen.line(x, edges[1], right, edges[1], width=0.6, colour=INK2)
            pen.line(x, edges[-1], right, edges[-1], width=0.8, colour=INK2)
        else:
            pen.line(x, edges[0], right, edges[0], width=0.4, colour=HAIR)
            pen.line(x, edges[-1], right, edges[-1], width=0.4, colour=HAIR)

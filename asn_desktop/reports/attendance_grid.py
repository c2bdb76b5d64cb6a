"""This file holds the table of the daftar hadir: staggered cells to sign in, two rows high, on balanced pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from asn_desktop.reports.blocks import OneLine, Text
from asn_desktop.reports.page import Sheet
from asn_desktop.reports.palette import CELL, HEAD, INK, INK3, STRONG, TINT, Align, Style
from asn_desktop.reports.paper import MM
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.people import PersonLine
from asn_desktop.reports.wording import _

WIDTHS = tuple(width * MM for width in (9, 44, 39, 37, 23, 23))
LEAST_ROW, HEAD_ROW, TAIL = 10.4 * MM, 8 * MM, 5.2 * MM
SIDE, PAD = 4.2, 3.0
KEPT_ROWS = 5
"""Rows that stay on the page of the signature."""
MARK = Style("Regular", 7.4, 9.4, INK3)


@dataclass(slots=True)
class AttendanceTable:
    """Rows of people; an even number signs in the right half, beginning one row lower."""

    people: Sequence[PersonLine]
    width: float
    _widths: tuple[float, ...] = field(init=False)
    _heights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        """Fit the columns into the width and measure every row."""
        rest = (self.width - WIDTHS[0] - sum(WIDTHS[4:])) / sum(WIDTHS[1:4])
        self._widths = (WIDTHS[0], *(one * rest for one in WIDTHS[1:4]), *WIDTHS[4:])
        self._heights = [self._height_of(one) for one in self.people]

    def _height_of(self, person: PersonLine) -> float:
        wanted = max(
            Text(person.name, STRONG).height(self._widths[1] - 2 * SIDE),
            Text(person.position, CELL).height(self._widths[3] - 2 * SIDE),
        )
        return max(LEAST_ROW, wanted + 2 * PAD)

    def _stretch(self, start: int, stop: int) -> float:
        return HEAD_ROW + sum(self._heights[start:stop]) + TAIL

    def flow(self, sheet: Sheet, tail: float) -> None:
        """Put the rows on as few pages as they need, evenly, the last ones with `tail` points below them."""
        start = 0
        for stop in self._stops(sheet.room, sheet.full_room, tail):
            sheet.y = self._draw(sheet.pen, sheet.x, sheet.y, start, stop)
            start = stop
            if stop < len(self.people):
                sheet.new_page()
        sheet.need(tail)

    def _stops(self, first: float, later: float, tail: float) -> list[int]:
        """Where each page ends; the fewest pages on which the last one has room for what follows."""
        count = len(self.people)
        for pages in range(1, count + 1):
            for extra in range(count):
                stops = self._split(pages, extra, first, later, tail)
                if stops is not None:
                    return stops
        return self._greedy(first, later)

    def _split(self, pages: int, extra: int, first: float, later: float, tail: float) -> list[int] | None:
        count, start, stops = len(self.people), 0, []
        for page in range(pages):
            room = (later if page else first) - (tail if page == pages - 1 else 0.0)
            left = pages - page
            share = count - start if left == 1 else -(-(count - start) // left) + extra
            stop = min(count, start + share)
            if stop == start or self._stretch(start, stop) > room + 0.01:
                return None
            start = stop
            stops.append(stop)
        is_kept = pages == 1 or count - (stops[-2]) >= min(KEPT_ROWS, count)
        return stops if start == count and is_kept else None

    def _greedy(self, first: float, later: float) -> list[int]:
        """What fits, page by page, when rows are too tall to be spread evenly."""
        stops, start, room = [], 0, first
        while start < len(self.people):
            stop = start + 1
            while stop < len(self.people) and self._stretch(start, stop + 1) <= room:
                stop += 1
            stops.append(stop)
            start, room = stop, later
        return stops

    def _draw(self, pen: Pen, x: float, top: float, start: int, stop: int) -> float:
        """Draw a stretch with its heading; returns the lower edge."""
        edges = [x]
        for width in self._widths:
            edges.append(edges[-1] + width)
        y = top - HEAD_ROW
        pen.rect(x, y, self.width, HEAD_ROW, fill=TINT)
        self._draw_heading(pen, edges, y)
        tops = [y]
        for index in range(start, stop):
            self._draw_row(pen, edges, y, index)
            y -= self._heights[index]
            tops.append(y)
        tops.append(y - TAIL)
        self._draw_lines(pen, edges, top, tops, start)
        return tops[-1]

    def _draw_heading(self, pen: Pen, edges: Sequence[float], low: float) -> None:
        middle = low + HEAD_ROW / 2 - 2.7
        words = (_("No"), _("Nama"), _("NIP"), _("Jabatan"))
        for index, word in enumerate(words):
            if index == 0:
                pen.text((edges[0] + edges[1]) / 2, middle, word, HEAD, align=Align.CENTRE)
            else:
                pen.text(edges[index] + SIDE, middle, word, HEAD)
        pen.text(edges[5], middle, _("Tanda tangan"), HEAD, align=Align.CENTRE)

    def _draw_row(self, pen: Pen, edges: Sequence[float], top: float, index: int) -> None:
        person, height = self.people[index], self._heights[index]
        number = str(index + 1)
        cells = (
            (0, OneLine(number, CELL.centred())),
            (1, Text(person.name, STRONG)),
            (2, OneLine(person.nip, CELL, 0.7)),
            (3, Text(person.position, CELL)),
        )
        for column, block in cells:
            room = self._widths[column] - 2 * SIDE
            block.draw(pen, edges[column] + SIDE, top - (height - block.height(room)) / 2, room)
        pen.text(edges[4 + index % 2] + SIDE, top - 9.6, f"{number}.", MARK)

    def _draw_lines(
        self, pen: Pen, edges: Sequence[float], top: float, tops: Sequence[float], start: int
    ) -> None:
        """Rules of names up to the cells to sign; each of these begins at its own row and is two rows high."""
        bottom, right = tops[-1], edges[-1]
        pen.line(edges[0], tops[0], right, tops[0], width=0.7, colour=INK)
        for row, y in enumerate(tops[1:-1], start=start + 1):
            pen.line(edges[0], y, edges[4], y, width=0.5, colour=INK3)
            # Row `row` begins here; its person signs in the half that its number belongs to.
            half = edges[4 + row % 2]
            pen.line(half, y, half + WIDTHS[4], y, width=0.5, colour=INK3)
        for at in edges[1:4]:
            pen.line(at, top, at, tops[-2], width=0.5, colour=INK3)
        pen.line(edges[4], top, edges[4], bottom, width=0.5, colour=INK3)
        pen.line(edges[5], tops[0], edges[5], bottom, width=0.5, colour=INK3)
        pen.rect(edges[0], bottom, right - edges[0], top - bottom, stroke=INK, line=0.9)

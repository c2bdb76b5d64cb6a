"""This file holds the heat map: people by competencies, each gap as mark, number and colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter

from asn_desktop.rules.gap import gap_of
from asn_desktop.ui.theme import color, px
from asn_desktop.ui.widgets.cell_grid import CellGrid
from asn_desktop.ui.widgets.cell_pictures import CellPictures
from asn_desktop.ui.widgets.matrix_grid import draw_heading
from asn_desktop.ui.widgets.painting import (
    CENTER,
    draw_gap_badge,
    draw_gap_mark,
    draw_line,
    draw_round,
    draw_text,
    gap_token,
    text_width,
)
from asn_desktop.ui.widgets.words import score_words


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One person on one competency."""

    level: int | None
    standard: int | None

    @property
    def gap(self) -> int | None:
        """Level minus standard."""
        return gap_of(self.level, self.standard)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One person with their cells and their worst gap."""

    key: object
    name: str
    cells: tuple[HeatCell, ...]
    worst: int | None


class HeatMap(CellGrid):
    """People by competencies, each gap as mark, number and colour; counts below standard at the foot."""

    def __init__(
        self, *, name_heading: str, worst_heading: str, foot_heading: str, name_width: int = 166
    ) -> None:
        super().__init__(name_width=name_width, head_height=46, row_height=18, foot_height=30)
        self._names = (name_heading, worst_heading, foot_heading)
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[HeatRow, ...] = ()
        self._below: tuple[int, ...] = ()
        self._people_below = 0
        self._most: frozenset[int] = frozenset()
        self._pictures = CellPictures()
        self._worst_width = px(62)

    def show_map(self, headings: Sequence[str], rows: Sequence[HeatRow]) -> None:
        """Replace everything."""
        self._headings, self._rows = tuple(headings), tuple(rows)
        # Counted here and not while painting: every heading and every foot asks for all of them.
        self._below = tuple(
            sum(1 for row in self._rows if (gap := row.cells[column].gap) is not None and gap < 0)
            for column in range(len(self._headings))
        )
        self._people_below = sum(1 for row in self._rows if row.worst is not None and row.worst < 0)
        third = sorted(self._below, reverse=True)[:3][-1] if self._below else 0
        self._most = frozenset(
            column for column, below in enumerate(self._below) if below > 0 and below >= third
        )
        self.refresh()

    def rows(self) -> tuple[HeatRow, ...]:
        """The rows as shown."""
        return self._rows

    def row_count(self) -> int:
        """People."""
        return len(self._rows)

    def column_count(self) -> int:
        """Competencies, and the worst gap as the last column."""
        return len(self._headings) + 1 if self._headings else 0

    def move_to(self, row: int, column: int) -> None:
        """The column of the worst gap is not a cell."""
        super().move_to(row, min(column, len(self._headings) - 1))

    def column_rect(self, column: int) -> tuple[float, float]:
        """Equal columns, the last one narrower."""
        room = self.viewport().width() - self.name_width - self._worst_width - px(6)
        width = room / max(1, len(self._headings))
        if column == len(self._headings):
            return self.name_width + room, float(self._worst_width)
        return self.name_width + column * width, width

    def cell_sentence(self, row: int, column: int) -> str:
        """Person, competency, level, standard, gap."""
        cell = self._rows[row].cells[min(column, len(self._headings) - 1)]
        words = score_words(self._headings[min(column, len(self._headings) - 1)], cell.level, cell.standard)
        return f"{self._rows[row].name}, {words}"

    def type_key(self, event: QKeyEvent) -> bool:
        """Ctrl+C copies the table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
            return True
        return False

    def as_text(self) -> str:
        """The map as tab-separated text with headings."""
        lines = ["\t".join([self._names[0], *self._headings])]
        for row in self._rows:
            gaps = ["" if cell.gap is None else str(cell.gap) for cell in row.cells]
            lines.append("\t".join([row.name, *gaps]))
        return "\n".join(lines)

    def below_counts(self) -> list[int]:
        """How many people are below the standard, per competency."""
        return list(self._below)

    def start_frame(self, painter: QPainter) -> None:
        """Pictures of cells follow the look and the screen."""
        self._pictures.start(painter, self.viewport().devicePixelRatioF())

    def paint_head(self, painter: QPainter, rect: QRectF, column: int) -> None:
        """Headings; those with most gaps in full text colour."""
        if column < 0:
            draw_text(painter, rect.adjusted(px(16), 0, 0, 0), self._names[0], "text3", size=12, weight=600)
        elif column == len(self._headings):
            draw_heading(painter, rect, self._names[1], "text3", size=11)
        else:
            is_high = column in self._most
            draw_heading(
                painter,
                rect,
                self._headings[column],
                "text" if is_high else "text2",
                700 if is_high else 500,
                11,
            )
        draw_line(painter, rect.x(), rect.bottom() - 1, rect.width())

    def paint_name(self, painter: QPainter, rect: QRectF, row: int) -> None:
        """The person."""
        here = row == self.cursor_place()[0]
        if here:
            draw_round(painter, rect.adjusted(px(8), 0, -2, 0), 4, fill="primary_tint")
        tint, weight = ("primary", 600) if here else ("text", 400)
        draw_text(
            painter, rect.adjusted(px(16), 0, -px(6), 0), self._rows[row].name, tint, size=12, weight=weight
        )

    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """A gap on its tint, the worst on solid colour."""
        if column == len(self._headings):
            worst = self._rows[row].worst
            self._pictures.draw(painter, rect, ("worst", worst), partial(_paint_worst, gap=worst))
            return
        gap = self._rows[row].cells[column].gap
        self._pictures.draw(painter, rect, gap, partial(self._paint_gap, gap=gap))
        if (row, column) == self.cursor_place():
            box = rect.adjusted(1, 1, -1, -1)
            draw_round(painter, box.adjusted(-1, -1, 1, 1), 4, border="text", width=2)
            draw_round(painter, box.adjusted(1, 1, -1, -1), 3, border="surface", width=1)

    def _paint_gap(self, painter: QPainter, rect: QRectF, gap: int | None) -> None:
        stem, box = gap_token(gap), rect.adjusted(1, 1, -1, -1)
        if gap is None:
            draw_round(painter, box, 3, border="border_strong", dash=(2, 2))
            draw_text(painter, box, "–", "text3", size=11, align=CENTER)
        elif gap == 0:
            draw_round(painter, box, 3, fill=f"{stem}_tint")
            draw_gap_mark(painter, box.center().x() - 3, box.center().y(), 0, color(stem), size=6)
        elif gap <= -2:
            draw_round(painter, box, 3, fill=stem)
            self._paint_mark(painter, box, gap, f"{stem}_on")
        else:
            draw_round(painter, box, 3, fill=f"{stem}_tint")
            self._paint_mark(painter, box, gap, f"{stem}_text")

    def _paint_mark(self, painter: QPainter, box: QRectF, gap: int, tint: str) -> None:
        number = f"+{gap}" if gap > 0 else f"−{-gap}"
        mark = 15 if gap <= -2 else 7
        width = text_width(number, 11, 600)
        x = box.center().x() - (mark + 3 + width) / 2
        draw_gap_mark(painter, x, box.center().y(), gap, color(tint), size=7)
        draw_text(
            painter, QRectF(x + mark + 3, box.y(), width + 2, box.height()), number, tint, size=11, weight=600
        )

    def paint_foot(self, painter: QPainter, rect: QRectF, column: int) -> None:
        """How many are below the standard."""
        painter.fillRect(rect, color("surface2"))
        draw_line(painter, rect.x(), rect.y(), rect.width())
        if column < 0:
            draw_text(painter, rect.adjusted(px(16), 0, 0, 0), self._names[2], "text2", size=12, weight=600)
            return
        is_last = column == len(self._headings)
        number = self._people_below if is_last else self._below[column]
        strong = is_last or column in self._most
        draw_text(
            painter,
            rect,
            str(number),
            "text" if strong else "text3",
            weight=700 if strong else 400,
            align=CENTER,
        )


def _paint_worst(painter: QPainter, rect: QRectF, gap: int | None) -> None:
    draw_gap_badge(painter, rect, gap, pill=False)

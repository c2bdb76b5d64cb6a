"""This file holds the matrix of standards per position, typed like a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPolygonF

from asn_desktop.ui.theme import color, font, px
from asn_desktop.ui.widgets.cell_grid import CellGrid
from asn_desktop.ui.widgets.choice import digit_of
from asn_desktop.ui.widgets.headings import on_two_lines
from asn_desktop.ui.widgets.painting import (
    CENTER,
    RIGHT,
    draw_line,
    draw_round,
    draw_text,
    draw_upright,
    text_width,
)

_HEAD_FLAGS = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A competency: its short heading ("Orientasi hasil") and the group over it ("MANAJERIAL")."""

    heading: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A standard: the level, whether it differs from the built-in one, whether it is compulsory."""

    level: int | None
    is_changed: bool = False
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A position with the number of people in it and its standards."""

    name: str
    count: int
    cells: tuple[MatrixCell, ...]


def draw_heading(
    painter: QPainter, rect: QRectF, text: str, tint: str, weight: int = 600, size: int = 12
) -> None:
    """A heading on one or two lines, in smaller letters where a long word would be cut."""
    size = heading_size(text, rect.width() - 4, weight, size)
    painter.setFont(font(size, weight))
    painter.setPen(color(tint))
    shown = (
        text.replace("Pengembangan", "Pengem-\nbangan")
        if text_width("Pengembangan", size, weight) > rect.width() - 4
        else text
    )
    room = rect.adjusted(2, 0, -2, 0)
    painter.drawText(room, _HEAD_FLAGS, on_two_lines(shown, size, weight, room.width()))


def heading_size(text: str, room: float, weight: int, size: int) -> int:
    """The size at which every word fits into the room, at most two steps below the usual one."""
    words = [word for word in text.split() if word != "Pengembangan"]
    for smaller in (size, size - 1, size - 2):
        if all(text_width(word, smaller, weight) <= int(room) for word in words):
            return smaller
    return size


class MatrixGrid(CellGrid):
    """Standards per position, typed like a sheet. A typed level is *pending* until applied.

    Keys: 1 to 5, Delete (no standard), Enter applies and goes down, Tab right, Esc takes back,
    Ctrl+D copies down, W toggles compulsory, Ctrl+C and Ctrl+V blocks.
    """

    pending_changed = Signal(object)
    """(row, column, old, new), or None when nothing is pending"""
    applied = Signal(int, int, object)
    """row, column, new level or None"""
    required_toggled = Signal(int, int)
    pasted = Signal(int, int, object)
    """row, column, list of lists of int | None"""
    refused_key = Signal(str)

    def __init__(
        self, *, name_heading: str, count_heading: str, name_width: int = 298, row_height: int = 34
    ) -> None:
        super().__init__(name_width=name_width, head_height=68, row_height=row_height)
        self._headings = (name_heading, count_heading)
        self._columns: tuple[MatrixColumn, ...] = ()
        self._rows: tuple[MatrixRow, ...] = ()
        self._pending: tuple[int, int, int | None] | None = None
        self.may_edit = True

    def show_matrix(self, columns: Sequence[MatrixColumn], rows: Sequence[MatrixRow]) -> None:
        """Replace everything; the cursor stays."""
        self._columns, self._rows = tuple(columns), tuple(rows)
        self._set_pending(None)
        self.refresh()

    def pending(self) -> tuple[int, int, int | None] | None:
        """The level typed but not applied: (row, column, level)."""
        return self._pending

    def apply_pending(self, *, move: bool = True) -> None:
        """Announce the pending level and go down."""
        pending, (row, column) = self._pending, self.cursor_place()
        self._set_pending(None)
        if pending is not None:
            self.applied.emit(*pending)
        if move:
            self.move_to(row + 1, column)

    def drop_pending(self) -> None:
        """Take the typed level back."""
        self._set_pending(None)

    def row_count(self) -> int:
        """Positions."""
        return len(self._rows)

    def column_count(self) -> int:
        """Competencies."""
        return len(self._columns)

    def move_to(self, row: int, column: int) -> None:
        """Leaving a cell takes a pending level back."""
        if self._pending is not None and (row, column) != self._pending[:2]:
            self._set_pending(None)
        super().move_to(row, column)

    def cell_sentence(self, row: int, column: int) -> str:
        """Position, competency, level."""
        level = self._rows[row].cells[column].level
        shown = _("tanpa standar") if level is None else _("standar {level}").format(level=level)
        return f"{self._rows[row].name}, {self._columns[column].heading}, {shown}"

    def type_key(self, event: QKeyEvent) -> bool:
        """Digits and the keys of a sheet."""
        if not self._rows:
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return True
        if not self.may_edit:
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return True
        return self._edit_key(event)

    def _edit_key(self, event: QKeyEvent) -> bool:
        row, column = self.cursor_place()
        digit, key = digit_of(event), event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if digit is not None and 1 <= digit <= 5:
            self._set_pending((row, column, digit))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._set_pending((row, column, None))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            up = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.apply_pending(move=not up)
            if up:
                self.move_to(row - 1, column)
        elif key == Qt.Key.Key_Escape and self._pending is not None:
            self._set_pending(None)
        elif control and key == Qt.Key.Key_D and row > 0:
            self.applied.emit(row, column, self._rows[row - 1].cells[column].level)
        elif key == Qt.Key.Key_W and not control:
            self.required_toggled.emit(row, column)
        elif event.text().strip() and not event.modifiers():
            self.refused_key.emit(_("Tingkat antara 1 dan 5"))
        else:
            return False
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab moves within the row and leaves the grid at its ends."""
        row, column = self.cursor_place()
        goal = column + (1 if forward else -1)
        if not self._rows or not 0 <= goal < len(self._columns):
            return super().focusNextPrevChild(forward)
        self.apply_pending(move=False)
        self.move_to(row, goal)
        return True

    def paint_head(self, painter: QPainter, rect: QRectF, column: int) -> None:
        """Group row, then headings; the column of the cursor is tinted."""
        split = px(24)
        low = QRectF(rect.x(), rect.y() + split, rect.width(), rect.height() - split)
        # The row of groups is filled group by group: a caption may reach over the columns behind its first.
        painter.fillRect(rect if column < 0 else low, color("surface2"))
        if column < 0:
            draw_text(painter, low.adjusted(px(16), 0, 0, 0), self._headings[0], "text3", size=12, weight=600)
            draw_text(
                painter,
                low.adjusted(0, 0, -px(14), 0),
                self._headings[1],
                "text3",
                size=12,
                weight=600,
                align=RIGHT,
            )
        else:
            here = column == self.cursor_place()[1]
            if here:
                painter.fillRect(low, color("primary_tint"))
            self._paint_group(painter, rect, column, split)
            draw_line(painter, low.x(), low.y(), low.width())
            draw_heading(painter, low, self._columns[column].heading, "primary" if here else "text2")
            draw_upright(painter, low.x(), low.y(), low.height())
        draw_line(painter, rect.x(), rect.bottom() - 1, rect.width(), "button_border")

    def _paint_group(self, painter: QPainter, rect: QRectF, column: int, split: int) -> None:
        groups = [one.group for one in self._columns]
        if column == 0 or groups[column] != groups[column - 1]:
            width = rect.width() * sum(1 for group in groups[column:] if group == groups[column])
            painter.fillRect(QRectF(rect.x(), rect.y(), width + 1, split), color("surface2"))
            draw_upright(painter, rect.x(), rect.y(), rect.height(), "button_border")
            box = QRectF(rect.x() + px(9), rect.y(), width - px(10), split)
            draw_text(painter, box, groups[column], "text3", size=11, weight=600)

    def paint_name(self, painter: QPainter, rect: QRectF, row: int) -> None:
        """Position and its number of people."""
        here = row == self.cursor_place()[0]
        if here:
            painter.fillRect(rect, color("primary_tint"))
        shown = self._rows[row]
        tint, weight = ("primary", 600) if here else ("text", 400)
        draw_text(painter, rect.adjusted(px(16), 0, -px(48), 0), shown.name, tint, weight=weight)
        draw_text(painter, rect.adjusted(0, 0, -px(14), 0), str(shown.count), "text3", align=RIGHT)
        draw_line(painter, rect.x(), rect.bottom() - 1, rect.width())

    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """The level with its marks; the cursor as an edited cell."""
        cell = self._rows[row].cells[column]
        strong = column == 0 or self._columns[column].group != self._columns[column - 1].group
        draw_upright(painter, rect.x(), rect.y(), rect.height(), "button_border" if strong else "border")
        draw_line(painter, rect.x(), rect.bottom() - 1, rect.width())
        if cell.is_changed:
            corner = [
                QPointF(rect.right() - px(9), rect.y()),
                rect.topRight(),
                QPointF(rect.right(), rect.y() + px(9)),
            ]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary"))
            painter.drawPolygon(QPolygonF(corner))
        if cell.is_required:
            box = QRectF(rect.x() + px(7), rect.center().y() - px(8), px(16), px(16))
            draw_round(painter, box, 4, fill="warn_tint")
            draw_text(painter, box, "W", "warn", size=11, weight=700, align=CENTER)
        if (row, column) == self.cursor_place():
            self._paint_cursor(painter, rect, cell)
            return
        level = "–" if cell.level is None else str(cell.level)
        weight = 700 if cell.is_changed else 400
        draw_text(painter, rect, level, "text", size=14, weight=weight, align=CENTER)

    def _paint_cursor(self, painter: QPainter, rect: QRectF, cell: MatrixCell) -> None:
        frame = rect.adjusted(-1, -1, 1, 0)
        fill = "surface" if self._pending else None
        border = "primary" if self.hasFocus() else "border_strong"
        draw_round(painter, frame, 3, fill=fill, border=border, width=2)
        old = "–" if cell.level is None else str(cell.level)
        if self._pending is None:
            draw_text(painter, rect, old, "text", size=14, weight=600, align=CENTER)
            return
        struck = QFont(font(13))
        struck.setStrikeOut(True)
        painter.setFont(struck)
        painter.setPen(color("text3"))
        painter.drawText(rect.adjusted(0, 0, -px(34), 0), CENTER, old)
        new = "–" if self._pending[2] is None else str(self._pending[2])
        draw_text(painter, rect.adjusted(px(2), 0, 0, 0), new, "primary", size=15, weight=700, align=CENTER)
        painter.fillRect(
            QRectF(rect.center().x() + px(8), rect.center().y() - px(8), 1.5, px(16)), color("primary")
        )

    def _set_pending(self, pending: tuple[int, int, int | None] | None) -> None:
        if pending is not None and self._rows[pending[0]].cells[pending[1]].level == pending[2]:
            pending = None
        if pending == self._pending:
            return
        self._pending = pending
        self.viewport().update()
        if pending is None:
            self.pending_changed.emit(None)
        else:
            row, column, new = pending
            self.pending_changed.emit((row, column, self._rows[row].cells[column].level, new))

    def _copy(self) -> None:
        lines = ["\t".join([self._headings[0], *(column.heading for column in self._columns)])]
        for row in self._rows:
            levels = ["" if cell.level is None else str(cell.level) for cell in row.cells]
            lines.append("\t".join([row.name, *levels]))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _paste(self) -> None:
        block: list[list[int | None]] = []
        for text in QGuiApplication.clipboard().text().rstrip("\n").split("\n"):
            levels = [typed.strip() for typed in text.split("\t")]
            if any(level not in ("", "–", "-", "1", "2", "3", "4", "5") for level in levels):
                self.refused_key.emit(_("Tingkat antara 1 dan 5"))
                return
            block.append([int(level) if level.isdigit() else None for level in levels])
        self.pasted.emit(*self.cursor_place(), block)

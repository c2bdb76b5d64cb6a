"""This file holds the table of the preview: painted rows, and mending a refused one where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QHeaderView, QTableView

from asn_desktop.ui.imports.cells import FIXED_COLUMNS, IGNORED, PreviewCells
from asn_desktop.ui.imports.row_painting import RowDelegate
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import draw_text, text_width

if TYPE_CHECKING:
    from asn_desktop.exchange.heading import Column
    from asn_desktop.exchange.staff_preview import PreviewRow, StaffPreview

ROW_HEIGHT, REPAIR_HEIGHT = 31, 26
NUMBER_WIDTH, STATE_WIDTH = 44, 104
_WIDTHS = {
    "name": 190,
    "name_nip": 340,
    "nip": 188,
    "golongan": 112,
    "start": 146,
    "golongan_tmt": 140,
    "birth_date": 138,
    "position": 220,
    "birth": 190,
    "birth_place": 134,
    "sex": 132,
    "employment": 136,
    "education": 124,
    "front_title": 128,
    "back_title": 140,
    "phone": 126,
}
_USUAL_WIDTH = 136
_COMPACT_WIDTHS = {"name": 166, "name_nip": 300, "nip": 180, "golongan": 110, "position": 196}
_COMPACT_SHARE = 0.9
_MOST_SQUEEZED = 0.12


class PreviewView(QTableView):
    """Rows of a list before they are taken in. A refused row opens up when the cursor is on it."""

    widths_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cells = PreviewCells(self)
        self.setModel(self.cells)
        self.setItemDelegate(RowDelegate(self))
        self.hidden_count = 0
        self.goes_on = False
        """whether the next check is to lead to the next refused cell"""
        self._is_compact = False
        self._tall = -1
        self._row_height = px(ROW_HEIGHT)
        self._set_up()
        self.selectionModel().currentChanged.connect(lambda now, _was: self._open_up(now.row()))

    def show_preview(
        self, preview: StaffPreview, rows: Sequence[PreviewRow], columns: Sequence[Column]
    ) -> None:
        """Show other rows; the cursor stays where it was."""
        place = self.currentIndex()
        row, column = place.row(), place.column()
        self._let_go()
        self.cells.show_preview(preview, rows, columns)
        self.fit_columns()
        self._spread_rows()
        if rows and row >= 0:
            self._put(min(row, len(rows) - 1), max(column, 0))
        self._open_up(self.currentIndex().row())

    def set_compact(self, is_compact: bool) -> None:
        """Hide the columns on the right that find no room."""
        self._is_compact = is_compact
        self.fit_columns()

    def column_width(self, place: int) -> int:
        """Pixels of a column of the table; 0 for a hidden one."""
        return 0 if self.isColumnHidden(place) else self.columnWidth(place)

    def go_to_problem(self, step: int = 1, *, edit: bool = True) -> bool:
        """Go to the next refused cell, or with -1 to the one before; False when there is none."""
        places = [
            (number, column)
            for number, row in enumerate(self.cells.rows)
            if row.row.values is None
            for column in self.cells.problem_places(row) or [FIXED_COLUMNS]
        ]
        if not places:
            return False
        here = (self.currentIndex().row(), self.currentIndex().column())
        behind = [place for place in places if place > here] or places
        before = [place for place in places if place < here] or places
        row, column = behind[0] if step > 0 else before[-1]
        self._put(row, column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if edit and self.cells.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
        return True

    def select_first_problem(self) -> None:
        """Put the cursor on the first refused cell without opening it."""
        for number, row in enumerate(self.cells.rows):
            if row.row.values is None:
                self._put(number, (self.cells.problem_places(row) or [FIXED_COLUMNS])[0])
                return
        if self.cells.rows:
            self._put(0, FIXED_COLUMNS if self.cells.columns else 0)

    def finish_edit(self) -> None:
        """Take over what stands in an open editor."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and self.state() == QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def is_editing(self) -> bool:
        """Whether a cell is being typed into."""
        return self.state() == QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 mend, Esc restores, Ctrl+C copies."""
        key, index = event.key(), self.currentIndex()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            if index.isValid() and self.cells.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
        elif key == Qt.Key.Key_Escape:
            self.cells.restore(index)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.cells.as_text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit columns and rows to the room."""
        super().resizeEvent(event)
        self.fit_columns()
        self._spread_rows()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, then the message of the one being mended across its cells."""
        super().paintEvent(event)
        if 0 <= self._tall < len(self.cells.rows):
            with QPainter(self.viewport()) as painter:
                self._paint_message(painter)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit_columns()

    @property
    def line_height(self) -> int:
        """Pixels of the line of cells, without the message below it."""
        return self._row_height

    def fit_columns(self) -> None:
        """Give every column its width; what is left goes to the last, or some hide when compact."""
        room = self.viewport().width()
        wanted = [px(NUMBER_WIDTH), px(STATE_WIDTH)]
        wanted += [px(self._wanted_width(column.field)) for column in self.cells.columns]
        hidden = self._hidden(wanted, room) if self._is_compact else set()
        self.hidden_count = len(hidden)
        shown = [place for place in range(len(wanted)) if place not in hidden]
        left = room - sum(wanted[place] for place in shown)
        if left > 0 and len(shown) > FIXED_COLUMNS:
            wanted[shown[-1]] += left
        elif left < 0:
            self._squeeze(wanted, shown, -left)
        for place, width in enumerate(wanted):
            self.setColumnHidden(place, place in hidden)
            self.setColumnWidth(place, width)
        self.widths_changed.emit()

    def _wanted_width(self, name: str) -> float:
        width = _WIDTHS.get(name, _USUAL_WIDTH)
        return _COMPACT_WIDTHS.get(name, width * _COMPACT_SHARE) if self._is_compact else width

    def _squeeze(self, wanted: list[int], shown: Sequence[int], excess: int) -> None:
        """Take a little from each column when that saves scrolling sideways; a NIP is never cut."""
        giving = [place for place in shown if self._may_give(place)]
        whole = sum(wanted[place] for place in giving)
        if excess > whole * _MOST_SQUEEZED:
            return
        for place in giving:
            wanted[place] -= -(-excess * wanted[place] // whole)

    def _may_give(self, place: int) -> bool:
        column = self.cells.column_at(place)
        return column is not None and column.field not in ("nip", "golongan", "start", "golongan_tmt")

    def _hidden(self, wanted: Sequence[int], room: int) -> set[int]:
        """Columns on the right without room; one with a refused cell or a change stays."""
        needed = {
            place + FIXED_COLUMNS
            for place, column in enumerate(self.cells.columns)
            if column.field != IGNORED
            and any(self.cells.problem(row, column) for row in self.cells.rows if row.row.values is None)
        }
        used, hidden = sum(wanted[:FIXED_COLUMNS]), set()
        for place in range(FIXED_COLUMNS, len(wanted)):
            used += wanted[place]
            if used > room and place not in needed and place > FIXED_COLUMNS + 1:
                hidden.add(place)
        return hidden

    def _set_up(self) -> None:
        trigger = QAbstractItemView.EditTrigger
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(trigger.DoubleClicked | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(self._row_height)
        self.setAccessibleName(_("Baris yang akan dimasukkan"))

    def _spread_rows(self) -> None:
        """Stretch the rows a little so that the last one is never cut."""
        room = self.viewport().height()
        fitting = max(1, round(room / px(ROW_HEIGHT)))
        height = max(px(ROW_HEIGHT - 2), room // fitting)
        if height != self._row_height and len(self.cells.rows) > fitting:
            self._let_go()
            self._row_height = height
            self.verticalHeader().setDefaultSectionSize(height)
            self._open_up(self.currentIndex().row())

    def _put(self, row: int, column: int) -> None:
        index = self.cells.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _open_up(self, row: int) -> None:
        """Make room below a refused row for its message."""
        self._let_go()
        if 0 <= row < len(self.cells.rows) and self.cells.rows[row].row.values is None:
            self._tall = row
            self.setRowHeight(row, self._row_height + px(REPAIR_HEIGHT))
            self.scrollTo(self.cells.index(row, max(0, self.currentIndex().column())))
        self.viewport().update()

    def _let_go(self) -> None:
        if 0 <= self._tall < len(self.cells.rows):
            self.setRowHeight(self._tall, self._row_height)
        self._tall = -1

    def _paint_message(self, painter: QPainter) -> None:
        row = self.cells.rows[self._tall]
        places = self.cells.problem_places(row)
        at = self.currentIndex().column()
        place = at if at in places else (places[0] if places else FIXED_COLUMNS)
        column = self.cells.column_at(place)
        words = (self.cells.problem(row, column) if column else "") or row.row.problems[0].reason
        top = self.rowViewportPosition(self._tall) + self._row_height - px(2)
        width = text_width(words, 12, 600)
        at_cell = max(self.columnViewportPosition(place) + px(1), px(16))
        left = min(at_cell, max(px(16), self.viewport().width() - width - px(16)))
        room = self.viewport().width() - left - px(16)
        draw_text(painter, QRectF(left, top, room, px(20)), words, "bad", size=12, weight=600)
        hint = _("Enter memeriksa ulang, F8 ke galat berikutnya")
        if room - width - px(14) > text_width(hint, 12):
            rest = QRectF(left + width + px(14), top, room - width - px(14), px(20))
            draw_text(painter, rest, hint, "text3", size=12)

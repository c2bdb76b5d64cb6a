"""This file holds how the rows of a preview are painted and how a cell of them is typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asn_desktop.ui.imports.cells import IGNORED, AnyIndex
from asn_desktop.ui.theme import color, font, px
from asn_desktop.ui.widgets.painting import (
    LEFT,
    RIGHT,
    draw_icon,
    draw_line,
    draw_round,
    draw_text,
    text_width,
)

if TYPE_CHECKING:
    from asn_desktop.exchange.heading import Column
    from asn_desktop.exchange.staff_preview import FieldChange, PreviewRow
    from asn_desktop.ui.imports.preview_view import PreviewView

STATE_LOOK = {
    "new": ("add", "ok"),
    "changed": ("edit", "primary"),
    "same": ("checkmark", "text3"),
    "refused": ("dismiss", "bad"),
}
"""State -> icon and token."""
_GAP = 10


class RowDelegate(QStyledItemDelegate):
    """Paints one cell of a preview row; editors know Enter and Esc."""

    def __init__(self, view: PreviewView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line over the cell."""
        edit = QLineEdit(parent)
        edit.setProperty("cell", "1")
        column = self._view.cells.column_at(index.column())
        edit.setAccessibleName(column.label or column.letter if column else "")
        return edit

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Start from what the file says."""
        if isinstance(editor, QLineEdit):
            column = self._view.cells.column_at(index.column())
            if column is not None:
                editor.setText(self._view.cells.typed(self._view.cells.rows[index.row()], column))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Take what was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Stand on the line of cells, not on the message below it."""
        rect: QRect = option.rect
        editor.setGeometry(
            rect.x() - px(5), rect.y() + px(2), rect.width() - px(1), self._view.line_height - px(4)
        )

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter checks again and goes to the next refused cell; Esc puts the file's value back."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, QLineEdit)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._view.goes_on = True
                self._close(editor)
                return True
            if event.key() == Qt.Key.Key_Escape:
                index = self._view.currentIndex()
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                self._view.cells.restore(index)
                return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, line, then number, state or text."""
        cells, whole = self._view.cells, QRectF(option.rect)
        row, column = cells.rows[index.row()], cells.column_at(index.column())
        refused = row.row.values is None
        if refused:
            painter.fillRect(whole, color("bad_tint"))
            if index.column() == 0:
                painter.fillRect(QRectF(whole.x(), whole.y(), px(3), whole.height()), color("bad"))
        elif self._view.currentIndex().row() == index.row():
            painter.fillRect(whole, color("surface2"))
        inset = px(16) if index.column() == 0 else 0
        draw_line(painter, whole.x() + inset, whole.bottom(), whole.width() - inset)
        rect = QRectF(whole.x(), whole.y(), whole.width(), self._view.line_height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == 0:
            box = rect.adjusted(0, 0, -px(12), 0)
            draw_text(painter, box, str(row.row.number), "text3", align=RIGHT)
        elif column is None:
            self._paint_state(painter, rect, row)
        else:
            is_here = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._paint_cell(painter, rect, row, column, is_here)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_state(self, painter: QPainter, rect: QRectF, row: PreviewRow) -> None:
        icon, tint = STATE_LOOK[row.state.value]
        draw_icon(painter, rect.x() + px(2), rect.center().y() - px(8), icon, tint, 16)
        words = rect.adjusted(px(24), 0, -px(4), 0)
        draw_text(painter, words, row.state.label, tint, weight=600 if tint != "text3" else 500)

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, row: PreviewRow, column: Column, is_here: bool
    ) -> None:
        cells = self._view.cells
        inner = rect.adjusted(px(1), 0, -px(_GAP), 0)
        problem, change = cells.problem(row, column), cells.change(row, column)
        text = cells.text(row, column)
        if problem:
            box = rect.adjusted(-px(5), px(2), -px(6), -px(2))
            draw_round(painter, box, 3, fill="surface", border="primary" if is_here else "bad", width=2)
            draw_text(painter, inner.adjusted(px(3), 0, 0, 0), text or problem, "text" if text else "bad")
            return
        if change is not None:
            self._paint_change(painter, rect, inner, change)
        else:
            is_name = column.field in ("name", "name_nip")
            quiet = row.state.value == "same" or column.field == IGNORED
            weight = 600 if is_name and not quiet else 400
            name, _space, nip = text.partition("  ") if column.field == "name_nip" else (text, "", "")
            draw_text(painter, inner, name, "text3" if quiet else "text", weight=weight)
            if nip:
                rest = inner.adjusted(text_width(name, 13, weight) + px(10), 0, 0, 0)
                draw_text(painter, rest, nip, "text3" if quiet else "text2")
            if cells.warning(row, column):
                width = min(text_width(text, 13, weight), inner.width() - px(18))
                draw_icon(
                    painter, inner.x() + width + px(5), rect.center().y() - px(8), "warning", "warn", 16
                )
        if is_here:
            draw_round(painter, rect.adjusted(-px(5), px(2), -px(6), -px(2)), 3, border="primary", width=2)

    def _paint_change(self, painter: QPainter, rect: QRectF, inner: QRectF, change: FieldChange) -> None:
        """The old value struck through, an arrow, the new one in bold, all on a tint."""
        struck = QFont(font(13))
        struck.setStrikeOut(True)
        metrics = QFontMetricsF(struck)
        room = inner.width() - px(6)
        old, new = change.old_text, change.new_text
        arrow = px(24) if old else 0
        new_width = min(text_width(new, 13, 600) + 1, room - arrow)
        old_room = max(0.0, room - arrow - new_width)
        shown = metrics.elidedText(old, Qt.TextElideMode.ElideRight, max(old_room, px(28)) if old else 0)
        old_width = metrics.horizontalAdvance(shown) if shown else 0.0
        new_width = min(new_width, room - arrow - old_width)
        pill = QRectF(
            inner.x() - px(5),
            rect.y() + px(5),
            old_width + arrow + new_width + px(12),
            rect.height() - px(10),
        )
        draw_round(painter, pill, 4, fill="info_tint")
        if shown:
            painter.setFont(struck)
            painter.setPen(color("text3"))
            painter.drawText(QRectF(inner.x(), rect.y(), old_width + 2, rect.height()), LEFT, shown)
            draw_icon(
                painter,
                inner.x() + old_width + px(4),
                rect.center().y() - px(8),
                "arrow_right",
                "primary",
                16,
            )
        new_box = QRectF(inner.x() + old_width + arrow, rect.y(), new_width + 2, rect.height())
        draw_text(painter, new_box, new, "primary", weight=600)

    def _close(self, editor: QLineEdit) -> None:
        self.commitData.emit(editor)
        hint: Any = QAbstractItemDelegate.EndEditHint.NoHint
        self.closeEditor.emit(editor, hint)

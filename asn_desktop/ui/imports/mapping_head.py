"""This file holds the heading of the preview: what the file calls a column, and what it is taken in as."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from asn_desktop.ui.imports.cells import FIXED_COLUMNS, IGNORED
from asn_desktop.ui.imports.preview_view import PreviewView
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import draw_line, draw_round
from asn_desktop.ui.widgets.text import ElideLabel, Label, restyle

if TYPE_CHECKING:
    from asn_desktop.exchange.heading import Column

HEAD_HEIGHT = 64


class _ColumnHead(QWidget):
    """Letter and heading of one column over its list of fields."""

    def __init__(self, parent: QWidget, fields: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.letter, self.label = Label("", parent=self), ElideLabel("", "muted", parent=self)
        self.letter.setProperty("tile", "1")
        self.box = QComboBox(self)
        self.box.setProperty("grid", "1")
        self.box.setMinimumContentsLength(4)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name, words in fields:
            self.box.addItem(words, name)
        self.box.view().setMinimumWidth(px(190))

    def show_column(self, column: Column) -> None:
        """Show another column of the file."""
        self.letter.setText(f" {column.letter} ")
        self.label.setText(column.label or _("tanpa judul"))
        self.box.setCurrentIndex(max(0, self.box.findData(str(column.field))))
        self.box.setAccessibleName(
            _("Kolom {letter} {label} masuk sebagai").format(letter=column.letter, label=column.label)
        )
        restyle(self.label, "r", "cap" if column.field == IGNORED else "muted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heading above, list below."""
        super().resizeEvent(event)
        self.letter.adjustSize()
        width = min(self.width() - px(8), px(230))
        self.letter.setGeometry(0, px(9), max(px(18), self.letter.width()), px(17))
        left = self.letter.width() + px(7)
        self.label.setGeometry(left, px(7), max(px(10), self.width() - left - px(4)), px(20))
        self.box.setGeometry(0, px(31), width, px(28))


class MappingHead(QFrame):
    """Stands over the preview with one list of fields per column and scrolls along with it."""

    mapped = Signal(object, str)
    """column of the file and the field it is taken in as"""

    def __init__(self, view: PreviewView) -> None:
        super().__init__()
        self._view = view
        self.heads: list[_ColumnHead] = []
        self._columns: tuple[Column, ...] = ()
        self.setFixedHeight(px(HEAD_HEIGHT))
        self._inner = QWidget(self)
        self._first = QWidget(self)
        self._titles = (
            Label(_("Kolom di berkas"), "cap", parent=self._first),
            Label(_("Masuk sebagai"), "strong", parent=self._first),
        )
        view.widths_changed.connect(self.place)
        view.horizontalScrollBar().valueChanged.connect(self.place)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the columns of a list in the order of the table."""
        self._columns = tuple(columns)
        fields = _fields() if len(self.heads) < len(columns) else ()
        while len(self.heads) < len(columns):
            head = _ColumnHead(self._inner, fields)
            head.box.activated.connect(partial(self._choose, len(self.heads)))
            self.heads.append(head)
        for place, head in enumerate(self.heads):
            if place < len(columns):
                head.show_column(columns[place])
        self.place()

    def place(self) -> None:
        """Put every list over its column."""
        shift = self._view.horizontalScrollBar().value()
        self._inner.setGeometry(0, 0, self.width(), self.height())
        self._first.setGeometry(-shift, 0, px(150), self.height())
        self._titles[0].setGeometry(px(16), px(7), px(132), px(20))
        self._titles[1].setGeometry(px(16), px(35), px(132), px(20))
        for place, head in enumerate(self.heads):
            column = place + FIXED_COLUMNS
            width = self._view.column_width(column) if place < len(self._columns) else 0
            head.setVisible(width > 0)
            if width:
                head.setGeometry(self._view.columnViewportPosition(column), 0, width, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet ground with the round upper corners of the card, and a line below."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            painter.setClipRect(rect)
            draw_round(painter, rect.adjusted(0, 0, 0, px(12)), 9, fill="surface2")
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            draw_line(painter, 0, rect.bottom() - 1, rect.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lists in their places."""
        super().resizeEvent(event)
        self.place()

    def _choose(self, place: int, _index: int) -> None:
        column = self._columns[place]
        chosen = str(self.heads[place].box.currentData())
        if chosen != column.field:
            self.mapped.emit(column.index, chosen)


def _fields() -> list[tuple[str, str]]:
    from asn_desktop.exchange.staff_fields import StaffField

    return [(name.value, name.label) for name in StaffField]

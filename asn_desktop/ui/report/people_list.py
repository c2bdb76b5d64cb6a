"""This file holds the people whose documents are chosen: ticks, and whether theirs is a draft or final."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import chip_width, draw_chip, draw_icon, draw_round, draw_text

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 36
_CHECK_WIDTH = 34
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class TickRow:
    """One person; `chip` is (word, kind) or None."""

    employee_id: int
    name: str
    position: str = ""
    chip: tuple[str, str] | None = None


class TickList(QListView):
    """People with ticks. Space or a click on the box ticks; the current one is the one previewed."""

    ticks_changed = Signal()
    current_changed = Signal(object)
    """id of the person to preview"""

    def __init__(self) -> None:
        super().__init__()
        self._model = _Rows()
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Pegawai"))
        self.selectionModel().currentChanged.connect(self._announce)

    def show_rows(self, rows: Sequence[TickRow], ticked: Iterable[int]) -> None:
        """Replace the rows; who is ticked may be wider than what is shown."""
        self.selectionModel().blockSignals(True)
        self._model.replace(rows, set(ticked))
        self.selectionModel().blockSignals(False)

    def rows(self) -> tuple[TickRow, ...]:
        """What is shown."""
        return self._model.rows

    def ticked(self) -> set[int]:
        """Ids of the ticked people, also hidden ones."""
        return self._model.ticked

    def is_ticked(self, employee_id: int) -> bool:
        """Whether this person's document is chosen."""
        return employee_id in self._model.ticked

    def set_current(self, employee_id: int) -> None:
        """Mark who is previewed without announcing it."""
        for place, row in enumerate(self._model.rows):
            if row.employee_id == employee_id:
                self.selectionModel().blockSignals(True)
                self.setCurrentIndex(self._model.index(place, 0))
                self.selectionModel().blockSignals(False)
                self.viewport().update()
                return

    def toggle(self, place: int) -> None:
        """Tick a row, or take its tick away."""
        self._model.toggle(place)
        self.ticks_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The box ticks, the name previews."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            if event.position().x() < px(_CHECK_WIDTH):
                self.toggle(index.row())
                return
            if not self.is_ticked(self._model.rows[index.row()].employee_id):
                self.toggle(index.row())
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggle(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _announce(self, index: QModelIndex) -> None:
        if index.isValid():
            self.current_changed.emit(self._model.rows[index.row()].employee_id)


class _Rows(QAbstractListModel):
    """The rows and their ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[TickRow, ...] = ()
        self.ticked: set[int] = set()

    def replace(self, rows: Sequence[TickRow], ticked: set[int]) -> None:
        """Other rows, other ticks."""
        self.beginResetModel()
        self.rows, self.ticked = tuple(rows), ticked
        self.endResetModel()

    def toggle(self, place: int) -> None:
        """Turn one tick."""
        self.ticked ^= {self.rows[place].employee_id}
        index = self.index(place, 0)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be ticked by assistive tools too."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Name, tick, and a sentence for a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        is_ticked = row.employee_id in self.ticked
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            from asn_desktop.ui.widgets.text import plain_tooltip

            return plain_tooltip(", ".join(part for part in (row.name, row.position) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = [row.name, row.chip[0] if row.chip else "", _("dipilih") if is_ticked else ""]
            return ", ".join(word for word in words if word)
        return None


class _RowPainter(QStyledItemDelegate):
    """Paints a box, a name and a chip."""

    def __init__(self, view: TickList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are of one height."""
        return QSize(100, px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        row, rect = self._view.rows()[index.row()], QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(0, px(1), 0, -px(1))
        if selected:
            focused = self._view.hasFocus()
            draw_round(painter, box, 6, fill="primary_tint", border="primary" if focused else None)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_round(painter, box, 6, fill="surface2")
        self._draw_check(painter, rect, self._view.is_ticked(row.employee_id))
        right = rect.right() - px(8)
        if row.chip is not None:
            width = chip_width(row.chip[0])
            draw_chip(painter, right - width, rect.center().y(), *row.chip)
            right -= width + px(8)
        left = rect.x() + px(36)
        name = QRectF(left, rect.y(), right - left, rect.height())
        draw_text(painter, name, row.name, weight=600 if selected else 400)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_check(self, painter: QPainter, rect: QRectF, is_ticked: bool) -> None:
        side = px(16)
        box = QRectF(rect.x() + px(9), rect.center().y() - side / 2, side, side)
        if not is_ticked:
            draw_round(painter, box, 4, fill="surface", border="border_strong")
            return
        draw_round(painter, box, 4, fill="primary")
        icon_side = px(16)
        draw_icon(
            painter,
            box.center().x() - icon_side / 2,
            box.center().y() - icon_side / 2,
            "checkmark",
            "on_primary",
            16,
        )

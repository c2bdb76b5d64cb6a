"""This file holds the picker of several people: a filter, a list with ticks, what is chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asn_desktop.rules.search_text import match_score
from asn_desktop.ui.icons import icon
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.painting import chip_width, draw_chip, draw_icon, draw_round, draw_text
from asn_desktop.ui.widgets.text import Label

_KEY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_MARK_ROLE = _KEY_ROLE + 1
_ROW = 34


@dataclass(frozen=True, slots=True)
class Person:
    """One who can be picked; `mark` is a short word behind the name such as "draf"."""

    key: object
    name: str
    subtitle: str = ""
    mark: str = ""


def filter_edit(placeholder: str) -> QLineEdit:
    """The line that filters a list."""
    edit = QLineEdit()
    edit.setPlaceholderText(placeholder)
    edit.setAccessibleName(placeholder)
    edit.setClearButtonEnabled(False)
    edit.addAction(QAction(icon("filter", "text3", 16), "", edit), QLineEdit.ActionPosition.LeadingPosition)
    return edit


class PeoplePicker(QWidget):
    """People with ticks. Space ticks, the filter forgives misspelling; hidden people stay ticked."""

    changed = Signal(object)
    """tuple of keys, in the order of the list"""
    current_changed = Signal(object)
    """key of the person under the cursor"""

    def __init__(self, title: str = "", people: Sequence[Person] = ()) -> None:
        super().__init__()
        self._people: tuple[Person, ...] = ()
        self._ticked: set[object] = set()
        self._count = Label("", "cap")
        self._all = Button(_("Pilih semua"), "link", on_click=self._toggle_all)
        self.filter = filter_edit(_("Saring nama"))
        self._list = QListView()
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setAccessibleName(title)
        self._model = QStandardItemModel(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_TickPainter(self._list))
        self._list.setMouseTracking(True)
        heading = line(Label(title, "over"), None, self._count, self._all)
        layout = column(heading, 4, self.filter, 6, parent=self)
        layout.addWidget(self._list, 1)
        self.filter.textChanged.connect(self._show)
        self._model.itemChanged.connect(self._take)
        self._list.selectionModel().currentChanged.connect(self._announce_current)
        self.show_people(people)

    def show_people(self, people: Sequence[Person], ticked: Iterable[object] | None = None) -> None:
        """Replace the people; those named in `ticked` are ticked, all when it is None."""
        self._people = tuple(people)
        self._ticked = {person.key for person in people} if ticked is None else set(ticked)
        self._show()

    def chosen(self) -> tuple[object, ...]:
        """Keys of the ticked people."""
        return tuple(person.key for person in self._people if person.key in self._ticked)

    def _show(self, _text: str = "") -> None:
        query = self.filter.text().strip()
        self._model.blockSignals(True)
        self._model.clear()
        for person in self._people:
            if not query or match_score(query, f"{person.name} {person.subtitle}"):
                self._model.appendRow(self._item(person))
        self._model.blockSignals(False)
        self._model.layoutChanged.emit()
        self._tell()

    def _item(self, person: Person) -> QStandardItem:
        item = QStandardItem(person.name)
        item.setData(person.mark, _MARK_ROLE)
        if person.mark:
            item.setAccessibleText(f"{person.name}, {person.mark}")
        item.setCheckable(True)
        item.setEditable(False)
        item.setData(person.key, _KEY_ROLE)
        ticked = person.key in self._ticked
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _take(self, item: QStandardItem) -> None:
        key = item.data(_KEY_ROLE)
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked.add(key)
        else:
            self._ticked.discard(key)
        self._tell()
        self.changed.emit(self.chosen())

    def _toggle_all(self) -> None:
        everyone = {person.key for person in self._people}
        self._ticked = set() if self._ticked >= everyone else everyone
        self._show()
        self.changed.emit(self.chosen())

    def _tell(self) -> None:
        total, chosen = len(self._people), len(self.chosen())
        self._count.setText(_("{chosen} dari {total} dipilih").format(chosen=chosen, total=total))
        self._all.setText(_("Kosongkan") if chosen == total and total else _("Pilih semua"))

    def _announce_current(self) -> None:
        index = self._list.currentIndex()
        if index.isValid():
            self.current_changed.emit(index.data(_KEY_ROLE))


class _TickPainter(QStyledItemDelegate):
    """Paints a row with its tick; a click anywhere on it, or Space, changes the tick."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(80, px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tick, name, mark."""
        rect, side = QRectF(option.rect), px(16)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            fill = "primary_tint" if current else "hover"
            draw_round(painter, rect.adjusted(0, 1, -px(4), -1), 6, fill=fill)
        box = QRectF(rect.x() + px(9), rect.center().y() - side / 2, side, side)
        if index.data(int(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked.value:
            draw_round(painter, box, 4, fill="primary")
            draw_icon(painter, box.x() + px(2), box.y() + px(2), "checkmark", "on_primary", 12)
        else:
            draw_round(painter, box, 4, fill="surface", border="border_strong")
        mark = str(index.data(_MARK_ROLE) or "")
        room = chip_width(mark) + px(16) if mark else px(8)
        name = rect.adjusted(px(36), 0, -room, 0)
        draw_text(painter, name, str(index.data() or ""), weight=600 if current else 400)
        if mark:
            draw_chip(painter, rect.right() - room + px(4), rect.center().y(), mark, "warn")
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Change the tick."""
        clicked = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        spaced = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not clicked and not spaced:
            return False
        role = int(Qt.ItemDataRole.CheckStateRole)
        ticked = index.data(role) == Qt.CheckState.Checked.value
        return model.setData(
            index, (Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked).value, role
        )

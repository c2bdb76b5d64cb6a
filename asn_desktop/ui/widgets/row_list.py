"""This file holds the list of people or things beside a detail: one delegate paints each row."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import (
    CENTER,
    RIGHT,
    chip_width,
    draw_avatar,
    draw_bar,
    draw_chip,
    draw_gap_badge,
    draw_icon,
    draw_line,
    draw_round,
    draw_text,
    ink,
    text_width,
)
from asn_desktop.ui.widgets.words import gap_words

AnyIndex = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ROW_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
# Comparing flags as numbers: their `&` makes two Python objects for every row of a frame.
_SELECTED = QStyle.StateFlag.State_Selected.value
_UNDER_MOUSE = QStyle.StateFlag.State_MouseOver.value


@dataclass(frozen=True, slots=True)
class ListItem:
    """One row. It starts with an avatar, or an `icon`, or a `code` on a tile.

    `gap` is painted when `shows_gap`; `amount` is a short figure over a bar of `share` (0 to 1);
    `chip` is (text, kind).
    """

    key: Hashable
    title: str
    subtitle: str = ""
    avatar: bool = True
    icon: str = ""
    code: str = ""
    shows_gap: bool = False
    gap: int | None = None
    amount: str = ""
    share: float | None = None
    share_tint: str = "primary"
    chip: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ListGroup:
    """A heading between rows."""

    title: str


class RowList(QListView):
    """Rows of which one is current. Arrows move, Enter opens, typing goes to the page's filter."""

    chosen = Signal(object)
    """key of the row that became current"""
    opened = Signal(object)
    """key of Enter or a double click"""

    def __init__(self, *, two_line: bool = True) -> None:
        super().__init__()
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self, 60 if two_line else 34))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._announce)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_items(self, items: Sequence[ListItem | ListGroup], *, select_first: bool = False) -> None:
        """Replace the rows; the current one stays current if it is still there."""
        key = self.current_key()
        # Without headings all rows are equally high, and Qt need not ask for each of them.
        self.setUniformItemSizes(not any(isinstance(item, ListGroup) for item in items))
        self._rows.show_items(items)
        if not (key is not None and self.select(key)) and select_first:
            self.step(1)

    def items(self) -> tuple[ListItem | ListGroup, ...]:
        """The rows in order."""
        return self._rows.items

    def current_key(self) -> Hashable | None:
        """The key of the current row."""
        item = self._item(self.currentIndex())
        return item.key if item else None

    def select(self, key: Hashable) -> bool:
        """Make a row current. False when it is not in the list."""
        for place, item in enumerate(self._rows.items):
            if isinstance(item, ListItem) and item.key == key:
                self.setCurrentIndex(self._rows.index(place))
                self.scrollTo(self.currentIndex())
                return True
        return False

    def step(self, direction: int) -> None:
        """Go to the next or previous row, over headings."""
        place = self.currentIndex().row() + direction
        while 0 <= place < len(self._rows.items):
            if isinstance(self._rows.items[place], ListItem):
                self.setCurrentIndex(self._rows.index(place))
                return
            place += direction

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters are left to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _item(self, index: QModelIndex) -> ListItem | None:
        item = self._rows.items[index.row()] if index.isValid() else None
        return item if isinstance(item, ListItem) else None

    def _announce(self, current: QModelIndex, _previous: QModelIndex) -> None:
        item = self._item(current)
        if item is not None:
            self.chosen.emit(item.key)

    def _open(self) -> None:
        key = self.current_key()
        if key is not None:
            self.opened.emit(key)


class _Rows(QStringListModel):
    """The rows as a model.

    The titles lie with Qt as well: laying out a list asks for its length twice a row, which took
    four times as long when Python answered.
    """

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[ListItem | ListGroup, ...] = ()

    def show_items(self, items: Sequence[ListItem | ListGroup]) -> None:
        """Replace the rows."""
        self.items = tuple(items)
        self.setStringList([item.title for item in self.items])

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen, and nothing is typed into."""
        is_row = index.isValid() and isinstance(self.items[index.row()], ListItem)
        return _ROW_FLAGS if is_row else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        """The title for searching, a sentence for a screen reader."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == _DISPLAY:
            return item.title
        if role == _ACCESSIBLE:
            return _sentence(item)
        return None


def _sentence(item: ListItem | ListGroup) -> str:
    if isinstance(item, ListGroup):
        return item.title
    parts = [item.title, item.subtitle]
    if item.shows_gap:
        parts.append(gap_words(item.gap))
    parts += [item.amount, item.chip[0] if item.chip else ""]
    return ", ".join(part for part in parts if part)


class _Painter(QStyledItemDelegate):
    """Paints the rows."""

    def __init__(self, view: RowList, height: int) -> None:
        super().__init__(view)
        self._view, self._height = view, height

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Rows are of one height, headings lower."""
        item = self._view.items()[index.row()]
        return QSize(100, px(30 if isinstance(item, ListGroup) else self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        item, rect = self._view.items()[index.row()], QRectF(option.rect)
        if isinstance(item, ListGroup):
            box = rect.adjusted(px(14), px(8), 0, 0)
            draw_text(painter, box, item.title.upper(), "text3", size=11, weight=600)
            return
        state = option.state.value
        selected = bool(state & _SELECTED)
        if selected:
            painter.fillRect(rect, ink("primary_tint"))
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), ink("primary"))
        elif state & _UNDER_MOUSE:
            painter.fillRect(rect, ink("surface2"))
        elif self._height > 40:
            draw_line(painter, rect.x() + px(14), rect.bottom() - 1, rect.width() - px(24))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_item(painter, rect.adjusted(px(14), 0, -px(12), 0), item, selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_item(self, painter: QPainter, rect: QRectF, item: ListItem, selected: bool) -> None:
        left = rect.x() + self._draw_start(painter, rect, item, selected)
        right = rect.right() - self._draw_end(painter, rect, item)
        width = right - left - px(8)
        weight = 600 if selected or item.subtitle else 400
        if not item.subtitle:
            draw_text(painter, QRectF(left, rect.y(), width, rect.height()), item.title, weight=weight)
            return
        middle = rect.center().y()
        draw_text(painter, QRectF(left, middle - px(19), width, px(20)), item.title, weight=weight)
        draw_text(
            painter,
            QRectF(left, middle, width, px(18)),
            item.subtitle,
            "text2" if selected else "text3",
            size=12,
        )

    def _draw_start(self, painter: QPainter, rect: QRectF, item: ListItem, selected: bool) -> float:
        middle = rect.center().y()
        if item.code:
            box = QRectF(rect.x(), middle - px(10), px(30), px(20))
            draw_round(painter, box, 4, fill="primary" if selected else "hover")
            tint = "on_primary" if selected else "text2"
            draw_text(painter, box, item.code, tint, size=12, weight=600, align=CENTER)
            return px(40)
        if item.icon:
            draw_icon(painter, rect.x(), middle - px(10), item.icon, "primary" if selected else "text2")
            return px(32)
        if item.avatar:
            side = px(34 if item.subtitle else 26)
            draw_avatar(
                painter, QRectF(rect.x(), middle - side / 2, side, side), item.title, selected=selected
            )
            return side + px(12)
        return 0

    def _draw_end(self, painter: QPainter, rect: QRectF, item: ListItem) -> float:
        middle, right = rect.center().y(), rect.right()
        if item.chip is not None and not item.shows_gap:
            width = chip_width(item.chip[0])
            draw_chip(painter, right - width, middle, *item.chip)
            return width
        if not item.shows_gap:
            if item.amount:
                draw_text(painter, rect, item.amount, "text3", size=12, align=RIGHT)
            return text_width(item.amount, 12)
        width = px(50)
        tall = bool(item.amount)
        top = middle - px(21) if tall else middle - px(10)
        draw_gap_badge(painter, QRectF(right - width, top, width, px(20)), item.gap)
        if tall:
            box = QRectF(right - width, middle - px(1), width, px(14))
            draw_text(painter, box, item.amount, "text2", size=11, weight=500, align=CENTER)
        if item.share is not None:
            bar = QRectF(right - width + px(3), middle + px(16), width - px(6), px(4))
            draw_bar(painter, bar, item.share, item.share_tint)
        return width

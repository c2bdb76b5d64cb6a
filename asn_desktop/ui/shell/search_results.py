"""This file holds the list of the search palette: groups, matched letters in bold, keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import (
    CENTER,
    draw_avatar,
    draw_icon,
    draw_round,
    draw_text,
    text_width,
)

ROW_HEIGHT, HEADING_HEIGHT = 44, 24
AnyIndex = QModelIndex | QPersistentModelIndex
Spans = Sequence[tuple[int, int]]
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class Result:
    """One thing that can be opened. People show an avatar (`icon` empty), all else an icon.

    `words` are further words it is found by (NIP, old names); `keys` is its shortcut.
    """

    group: str
    title: str
    subtitle: str
    open: Callable[[], object]
    icon: str = ""
    keys: str = ""
    words: str = ""


@dataclass(frozen=True)
class Found:
    """A result with its score and the matched parts of the title."""

    result: Result
    score: int
    spans: Spans


class ResultList(QListView):
    """Results by group, the best group first; the query line keeps the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.entered.connect(self._follow)

    def rows(self) -> tuple[Found | str, ...]:
        """Group names and results, as shown."""
        return self._rows.rows

    def show_found(self, found: Sequence[Found], *, keep_order: bool = False) -> None:
        """Replace the results and put the cursor on the best."""
        ordered = list(found) if keep_order else sorted(found, key=lambda one: -one.score)
        groups: dict[str, list[Found]] = {}
        for one in ordered:
            groups.setdefault(one.result.group, []).append(one)
        rows: list[Found | str] = []
        for group, members in groups.items():
            rows += [group, *members]
        self._rows.show_rows(rows)
        self.step(1)

    def wanted_height(self, most: int) -> int:
        """Pixels the rows need, at most `most`."""
        need = sum(px(HEADING_HEIGHT if isinstance(row, str) else ROW_HEIGHT) for row in self.rows())
        return min(need, most)

    def step(self, direction: int) -> None:
        """Move the cursor over group names."""
        place = self.currentIndex().row() + direction
        while 0 <= place < len(self.rows()):
            if isinstance(self.rows()[place], Found):
                self.setCurrentIndex(self._rows.index(place))
                return
            place += direction

    def result_at(self, index: QModelIndex) -> Result | None:
        """The result of a row, None for a group name."""
        row = self.rows()[index.row()] if index.isValid() else None
        return row.result if isinstance(row, Found) else None

    def _follow(self, index: QModelIndex) -> None:
        if self.result_at(index):
            self.setCurrentIndex(index)


class _Rows(QAbstractListModel):
    """Group names and results as a model."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Found | str, ...] = ()

    def show_rows(self, rows: Sequence[Found | str]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> object:
        """Words for a screen reader."""
        if index.isValid() and role in (_DISPLAY, _ACCESSIBLE):
            row = self.rows[index.row()]
            return row if isinstance(row, str) else f"{row.result.title}, {row.result.subtitle}"
        return None


class _Painter(QStyledItemDelegate):
    """Paints the rows of the palette."""

    def __init__(self, view: ResultList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Group names are lower."""
        heading = isinstance(self._view.rows()[index.row()], str)
        return QSize(100, px(HEADING_HEIGHT if heading else ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        row, rect = self._view.rows()[index.row()], QRectF(option.rect).adjusted(px(8), 0, -px(8), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            draw_text(painter, rect.adjusted(px(12), px(4), 0, 0), row, "text3", size=11, weight=600)
        else:
            self._draw(painter, rect, row, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRectF, found: Found, selected: bool) -> None:
        result, middle = found.result, rect.center().y()
        if selected:
            draw_round(painter, rect.adjusted(0, 1, 0, -1), 6, fill="primary_tint")
            bar = QRectF(rect.x(), rect.y() + px(10), 3, rect.height() - px(20))
            draw_round(painter, bar, 1.5, fill="primary")
        if result.icon:
            tint = "primary" if selected else "text2"
            draw_icon(painter, rect.x() + px(16), middle - px(10), result.icon, tint)
        else:
            disc = QRectF(rect.x() + px(12), middle - px(14), px(28), px(28))
            draw_avatar(painter, disc, result.title, selected=selected)
        left, width = rect.x() + px(52), rect.width() - px(150)
        self._draw_title(painter, QRectF(left, middle - px(18), width, px(20)), result.title, found.spans)
        below = QRectF(left, middle, width, px(18))
        draw_text(painter, below, result.subtitle, "text2" if selected else "text3", size=12)
        keys = result.keys or ("Enter" if selected else "")
        if keys:
            self._draw_keys(painter, rect, keys)

    def _draw_title(self, painter: QPainter, rect: QRectF, title: str, spans: Spans) -> None:
        x, place = rect.x(), 0
        for start, end in [*spans, (len(title), len(title))]:
            for text, matched in ((title[place:start], False), (title[start:end], True)):
                if text and x < rect.right():
                    weight = 700 if matched else 500
                    box = QRectF(x, rect.y(), rect.right() - x, rect.height())
                    draw_text(painter, box, text, "primary" if matched else "text", weight=weight)
                    x += text_width(text, 13, weight)
            place = end

    def _draw_keys(self, painter: QPainter, rect: QRectF, keys: str) -> None:
        width = text_width(keys, 11, 500) + px(12)
        box = QRectF(rect.right() - width - px(12), rect.center().y() - px(9), width, px(18))
        draw_round(painter, box, 4, fill="surface2", border="border")
        draw_text(painter, box, keys, "text3", size=11, weight=500, align=CENTER)

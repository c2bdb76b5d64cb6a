"""This file holds the left side of the room: filter, chips, and the partners with their state."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asn_desktop.rules.search_text import match_score
from asn_desktop.ui.partner.words import kind_icon, row_facts
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, hair_line, line
from asn_desktop.ui.widgets.buttons import Button, FilterChip
from asn_desktop.ui.widgets.filter_field import FilterField
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.painting import (
    chip_width,
    draw_chip,
    draw_icon,
    draw_line,
    draw_round,
    draw_text,
    ink,
)
from asn_desktop.ui.widgets.row_list import ListItem, RowList

if TYPE_CHECKING:
    from asn_desktop.operations.partner_reading import PartnerRow
    from asn_desktop.ui.partner.reading import Room

AnyIndex = QModelIndex | QPersistentModelIndex
_WIDE, _NARROW = 308, 272
_ALL, _ENDING, _INTERNS, _ARCHIVE = range(4)
_SELECTED = QStyle.StateFlag.State_Selected.value
_UNDER_MOUSE = QStyle.StateFlag.State_MouseOver.value


class PartnerList(Card):
    """Every partner, narrowed by a chip and by what is typed."""

    chosen = Signal(object)
    """id of the partner that became current"""

    def __init__(self) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        self._room: Room | None = None
        self._is_compact = False
        self.filter = FilterField(_("Saring nama, nomor MoU"))
        self.chips = [FilterChip("", checked=place == _ALL) for place in range(4)]
        self.rows = RowList()
        self.rows.setAccessibleName(_("Daftar mitra"))
        self._painter = _PartnerPainter(self.rows)
        self.rows.setItemDelegate(self._painter)
        self._clear = Button(_("Hapus saringan"), on_click=self.clear)
        self._nobody = EmptyState("filter", _("Tidak ada yang cocok"), primary=self._clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._nobody)
        self.add(
            12,
            line(self.filter, margins=(12, 0, 12, 0)),
            10,
            line(*self.chips, None, spacing=6, margins=(12, 0, 6, 0)),
            10,
            hair_line(),
            self._stack,
        )
        self.body.setStretchFactor(self._stack, 1)
        self.setFixedWidth(px(_WIDE))
        self._connect()

    def show_room(self, room: Room) -> None:
        """Show other partners; the current one stays."""
        self._room = room
        self._show()

    def show_compact(self, is_compact: bool) -> None:
        """Take less room; the chip of a row goes to its second line."""
        self._is_compact = is_compact
        self._painter.is_compact = is_compact
        self.setFixedWidth(px(_NARROW if is_compact else _WIDE))
        self._show()

    def select(self, partner_id: int) -> None:
        """Show one partner, whatever is filtered."""
        if not self.rows.select(partner_id):
            row = self.row_of(partner_id)
            if row is None:
                return
            self.clear()
            if row.is_archived:
                self.choose_chip(_ARCHIVE)
            self.rows.select(partner_id)

    def row_of(self, partner_id: int) -> PartnerRow | None:
        """The line of a partner."""
        rows = self._room.rows if self._room else ()
        return next((row for row in rows if row.partner_id == partner_id), None)

    def current(self) -> int:
        """The partner shown; 0 for none."""
        key = self.rows.current_key()
        return key if isinstance(key, int) else 0

    def clear(self) -> None:
        """Show everybody again."""
        self.filter.clear()
        self.choose_chip(_ALL)

    def choose_chip(self, place: int) -> None:
        """Narrow the list by a chip."""
        for other, chip in enumerate(self.chips):
            chip.setChecked(other == place)
        self._show()

    def shown(self) -> list[PartnerRow]:
        """The partners that the filter lets through."""
        if self._room is None:
            return []
        place = next((one for one, chip in enumerate(self.chips) if chip.isChecked()), _ALL)
        query, numbers = self.filter.text().strip(), self._room.numbers
        return [
            row
            for row in self._room.rows
            if _passes(row, place)
            and (
                not query
                or match_score(query, f"{row.name} {row.kind.label} {numbers.get(row.partner_id, '')}")
            )
        ]

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._show())
        self.filter.left_down.connect(self.rows.setFocus)
        self.rows.chosen.connect(self.chosen.emit)
        for place, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _on=False, place=place: self.choose_chip(place))

    def _show(self) -> None:
        if self._room is None:
            return
        self._show_chips(self._room)
        rows = self.shown()
        query = self.filter.text().strip()
        self._nobody.show_words(
            _("Tidak ada yang cocok dengan “{query}”").format(query=query)
            if query
            else _("Tidak ada mitra di saringan ini")
        )
        self._stack.setCurrentIndex(0 if rows else 1)
        self.rows.show_items(
            [
                ListItem(
                    row.partner_id,
                    row.name,
                    "  ·  ".join(
                        part for part in (row.kind.label, "" if self._is_compact else row_facts(row)) if part
                    ),
                    icon=kind_icon(row.kind),
                    chip=(_("arsip"), "mute") if row.is_archived else (row.term.words, row.term.tone),
                )
                for row in rows
            ],
            select_first=True,
        )

    def _show_chips(self, room: Room) -> None:
        counts = room.counts
        archived = len(room.rows) - len(room.present)
        ending = _("Berakhir {count}")
        for chip, words, count in zip(
            self.chips,
            (_("Semua {count}"), ending, _("Magang {count}"), _("Arsip {count}")),
            (counts.partners, counts.ending, counts.running_internships, archived),
            strict=True,
        ):
            chip.setText(words.format(count=count))
        self.chips[_ARCHIVE].setVisible(bool(archived))


def _passes(row: PartnerRow, place: int) -> bool:
    if row.is_archived or place == _ARCHIVE:
        return row.is_archived and place == _ARCHIVE
    if place == _ENDING:
        return row.term.tone in ("warn", "bad")
    return place == _ALL or row.running_internships > 0


class _PartnerPainter(QStyledItemDelegate):
    """Paints a row: tile, name, facts, and the state as a chip."""

    is_compact = False

    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Rows of one height."""
        return QSize(100, px(60))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        item, rect = self._view.items()[index.row()], QRectF(option.rect)
        assert isinstance(item, ListItem)
        selected = bool(option.state.value & _SELECTED)
        if selected:
            painter.fillRect(rect, ink("primary_tint"))
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), ink("primary"))
        elif option.state.value & _UNDER_MOUSE:
            painter.fillRect(rect, ink("surface2"))
        draw_line(painter, rect.x() + px(14), rect.bottom() - 1, rect.width() - px(14))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, rect.adjusted(px(14), 0, -px(14), 0), item, selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw(self, painter: QPainter, rect: QRectF, item: ListItem, selected: bool) -> None:
        middle, side = rect.center().y(), px(34)
        tile = QRectF(rect.x(), middle - side / 2, side, side)
        draw_round(painter, tile, 8, fill="primary" if selected else "primary_tint")
        tint = "on_primary" if selected else "primary"
        draw_icon(painter, tile.x() + px(7), tile.y() + px(7), item.icon, tint)
        left = tile.right() + px(12)
        width = rect.right() - left
        assert item.chip is not None
        room = chip_width(item.chip[0])
        first = width if self.is_compact else width - room - px(8)
        second = width - room - px(8) if self.is_compact else width
        chip_at = middle + px(10) if self.is_compact else middle - px(9)
        draw_text(painter, QRectF(left, middle - px(20), first, px(20)), item.title, weight=600)
        draw_text(painter, QRectF(left, middle, second, px(19)), item.subtitle, "text2", size=12)
        draw_chip(painter, rect.right() - room, chip_at, *item.chip)

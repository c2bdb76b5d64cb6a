"""This file holds the left side of the dictionary: filter, chips, competencies by group."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.search_text import normalise
from asn_desktop.ui.competency.words import empty_levels, tile_code
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, hair_line, line
from asn_desktop.ui.widgets.buttons import Button, FilterChip
from asn_desktop.ui.widgets.filter_field import FilterField
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.row_list import ListGroup, ListItem, RowList

if TYPE_CHECKING:
    from asn_desktop.operations.competencies import CompetencyRow
    from asn_desktop.operations.competency_reading import DictionaryList as Reading

WIDE, NARROW = 308, 272


class DictionaryList(Card):
    """The competencies of the office, narrowed by words and by one chip."""

    chosen = Signal(object)
    """competency id"""
    opened = Signal(object)
    """competency id of Enter or a double click"""

    def __init__(self) -> None:
        super().__init__(margins=(1, 12, 1, 1))
        self._reading: Reading | None = None
        self._view = "all"
        self._is_compact = False
        self.filter = FilterField(_("Saring kode, nama, indikator"))
        self.filter.textChanged.connect(self._show)
        self.filter.left_down.connect(self._enter_list)
        self.chips = {key: FilterChip("") for key in ("all", "used", "empty", "archived")}
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, key=key: self.show_view(key))
        self.rows = RowList(two_line=False)
        self.rows.chosen.connect(self.chosen)
        self.rows.opened.connect(self.opened)
        self._nothing = EmptyState(
            "filter", "", "", primary=Button(_("Hapus saringan"), on_click=self.clear_filter)
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._nothing)
        self._lay_out()
        self.show_compact(False)

    def show_reading(self, reading: Reading) -> None:
        """Show another state of the dictionary; the current entry stays current."""
        self._reading = reading
        if self._view in ("empty", "archived") and not self._rows_of(self._view):
            self._view = "all"
        self._show()

    def show_view(self, view: str) -> None:
        """Show `all`, those `used` by standards, those with `empty` levels, or the `archived`."""
        self._view = view
        self._show()

    def clear_filter(self) -> None:
        """Let everything through."""
        self.filter.clear()
        self.show_view("all")

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self._is_compact = is_compact
        self.setFixedWidth(px(NARROW if is_compact else WIDE))

    def select(self, competency_id: object) -> bool:
        """Make an entry current, letting everything through when the filter hides it."""
        found = self._row(competency_id)
        if found is None:
            return False
        if not self.rows.select(competency_id):
            self.filter.clear()
            self.show_view("archived" if found.is_archived else "all")
        return self.rows.select(competency_id)

    def _row(self, competency_id: object) -> CompetencyRow | None:
        rows = self._reading.rows if self._reading else ()
        return next((row for row in rows if row.competency_id == competency_id), None)

    def _lay_out(self) -> None:
        self._second = QWidget()
        line(self.chips["archived"], None, spacing=6, margins=(0, 8, 0, 0), parent=self._second)
        first = line(*(self.chips[key] for key in ("all", "used", "empty")), None, spacing=6)
        top = column(self.filter, 10, first, self._second, margins=(12, 0, 12, 10))
        self.body.addLayout(top)
        self.body.addWidget(hair_line())
        self.body.addWidget(self._stack, 1)

    def _rows_of(self, view: str) -> list[CompetencyRow]:
        rows = self._reading.rows if self._reading else ()
        if view == "archived":
            return [row for row in rows if row.is_archived]
        alive = [row for row in rows if not row.is_archived]
        if view == "used":
            return [row for row in alive if row.used_by]
        return [row for row in alive if row.empty_levels] if view == "empty" else alive

    def _show(self) -> None:
        words = {"all": _("Semua"), "used": _("Dipakai"), "empty": _("Belum isi"), "archived": _("Arsip")}
        for key, chip in self.chips.items():
            count = len(self._rows_of(key))
            chip.setText(f"{words[key]} {count}")
            chip.setChecked(key == self._view)
            chip.setVisible(key in ("all", "used") or count > 0)
        self._second.setVisible(bool(self._rows_of("archived")))
        query = normalise(self.filter.text())
        texts = self._reading.words if self._reading else {}
        rows = [
            row
            for row in self._rows_of(self._view)
            if not query or query in normalise(texts.get(row.competency_id, row.name))
        ]
        items: list[ListItem | ListGroup] = []
        for kind in CompetencyKind:
            found = [row for row in rows if row.kind is kind]
            items += [ListGroup(kind.label)] if found else []
            items += [_item(row) for row in found]
        self.rows.show_items(items, select_first=True)
        self._stack.setCurrentIndex(0 if items else 1)
        if not items:
            self._nothing.show_words(
                _("Tidak ada yang cocok dengan “{query}”").format(query=self.filter.text())
                if query
                else _("Tidak ada kompetensi di saringan ini")
            )

    def _enter_list(self) -> None:
        self.rows.setFocus(Qt.FocusReason.TabFocusReason)


def _item(row: CompetencyRow) -> ListItem:
    words = empty_levels(len(row.empty_levels))
    return ListItem(
        row.competency_id,
        row.name,
        avatar=False,
        code=tile_code(row.code),
        chip=(words, "warn") if words else None,
    )

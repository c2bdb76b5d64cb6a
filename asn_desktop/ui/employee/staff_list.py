"""This file holds the left side of the staff room: filter, chips, one row per person."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from asn_desktop.rules.search_text import normalise
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, hair_line, line
from asn_desktop.ui.widgets.buttons import Button, FilterChip, MenuButton
from asn_desktop.ui.widgets.filter_field import FilterField
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.row_list import ListItem, RowList

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import StaffRoom
    from asn_desktop.operations.staff_lists import StaffRow

WIDE, NARROW = 308, 272
_GONE = (StaffStatus.TRANSFERRED, StaffStatus.RETIRED)


class StaffList(Card):
    """People of the office by name, narrowed by words and by one chip."""

    chosen = Signal(object)
    """employee id"""
    opened = Signal(object)
    """employee id of Enter or a double click"""
    archiving = Signal()
    """Del on the list"""

    def __init__(self) -> None:
        super().__init__(margins=(1, 12, 1, 1))
        self._room: StaffRoom | None = None
        self._view = "all"
        self._worst_first = False
        self.filter = FilterField(_("Saring nama, NIP, jabatan"))
        self.filter.textChanged.connect(self._show)
        self.chips = {key: FilterChip("") for key in ("all", "below", "unmeasured")}
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, key=key: self.show_view(key))
        self.more = MenuButton()
        self.rows = RowList()
        self.filter.left_down.connect(self._enter_list)
        self.rows.chosen.connect(self.chosen)
        self.rows.opened.connect(self.opened)
        self._nothing = EmptyState(
            "filter", "", "", primary=Button(_("Hapus saringan"), on_click=self.clear_filter)
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._nothing)
        self._lay_out()
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.rows)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.archiving)
        self.show_compact(False)

    def show_room(self, room: StaffRoom) -> None:
        """Show other people; the current one stays current."""
        self._room = room
        self._show()

    def show_view(self, view: str) -> None:
        """Show all, those below, those unassessed, the archive, or those who left."""
        self._view = view
        self._show()

    def toggle_order(self) -> None:
        """Order by the largest deficit or by name."""
        self._worst_first = not self._worst_first
        self._show()

    def clear_filter(self) -> None:
        """Let everybody through."""
        self.filter.clear()
        self.show_view("all")

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self.setFixedWidth(px(NARROW if is_compact else WIDE))

    def shown_ids(self) -> list[int]:
        """Employee ids in the order of the list."""
        return [int(str(item.key)) for item in self.rows.items() if isinstance(item, ListItem)]

    def select(self, employee_id: int) -> bool:
        """Make a person current, widening the view where the filter hides that person."""
        if self.rows.select(employee_id):
            return True
        row = self.row_of(employee_id)
        if row is None:
            return False
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.show_view(_view_of(row))
        return self.rows.select(employee_id)

    def select_place(self, place: int) -> None:
        """Make the person at a place current, or the nearest there is."""
        ids = self.shown_ids()
        if ids:
            self.rows.select(ids[max(0, min(place, len(ids) - 1))])

    def row_of(self, employee_id: int) -> StaffRow | None:
        """What the list knows of a person."""
        found = [row for row in self._everybody() if row.employee_id == employee_id]
        return found[0] if found else None

    def present(self) -> list[StaffRow]:
        """People who count as staff now."""
        return [row for row in self._everybody() if _view_of(row) == "all"]

    def sizeHint(self) -> QSize:
        """The list scrolls, so it asks for little."""
        return QSize(px(WIDE), px(320))

    def _everybody(self) -> tuple[StaffRow, ...]:
        return self._room.rows if self._room else ()

    def _lay_out(self) -> None:
        self.more.setFixedSize(px(32), px(32))
        self.body.addLayout(line(self.filter, self.more, spacing=6, margins=(12, 0, 8, 0)))
        chip_line = line(*self.chips.values(), None, spacing=5, margins=(12, 10, 6, 10))
        self.body.addLayout(column(chip_line, hair_line()))
        self.body.addWidget(self._stack, 1)

    def _enter_list(self) -> None:
        if self.rows.current_key() is None:
            self.rows.step(1)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        rows = [row for row in self._everybody() if self._lets_through(row)]
        if self._worst_first:
            rows.sort(key=lambda row: (row.worst_gap is None, row.worst_gap or 0, -row.below, row.name))
        self._name_chips()
        self.rows.show_items([_item(row) for row in rows])
        query = self.filter.text().strip()
        words = (
            _("Tidak ada yang cocok dengan “{query}”").format(query=query)
            if query
            else _empty_words(self._view)
        )
        self._nothing.show_words(words)
        self._stack.setCurrentIndex(0 if rows else 1)

    def _lets_through(self, row: StaffRow) -> bool:
        if self._view in ("archive", "gone"):
            fits = _view_of(row) == self._view
        else:
            fits = _view_of(row) == "all" and _in_view(row, self._view)
        words = normalise(self.filter.text()).split()
        text = normalise(f"{row.full_name} {row.nip or ''} {row.position}")
        return fits and all(word in text for word in words)

    def _name_chips(self) -> None:
        people = self.present()
        names = {"all": _("Semua {n}"), "below": _("Di bawah {n}"), "unmeasured": _("Belum {n}")}
        for key, chip in self.chips.items():
            chip.setText(names[key].format(n=sum(_in_view(row, key) for row in people)))
            chip.setChecked(key == self._view)
        self.chips["below"].setToolTip(_("Di bawah standar pada sedikitnya satu kompetensi"))
        self.chips["unmeasured"].setToolTip(_("Belum dinilai sama sekali"))
        self.chips["unmeasured"].setAccessibleName(_("Belum dinilai"))
        self._name_menu()

    def _name_menu(self) -> None:
        counts = [sum(_view_of(row) == view for row in self._everybody()) for view in ("archive", "gone")]
        self.more.clear_items()
        order = _("Urutkan menurut nama") if self._worst_first else _("Urutkan selisih terbesar dulu")
        self.more.add(order, self.toggle_order, icon_name="arrow_sort")
        self.more.add_line()
        if self._view in ("archive", "gone"):
            self.more.add(_("Pegawai aktif"), self.clear_filter, icon_name="people")
        archive, gone = counts
        self.more.add(
            _("Arsip ({n})").format(n=archive), lambda: self.show_view("archive"), icon_name="archive"
        )
        self.more.add(
            _("Mutasi dan pensiun ({n})").format(n=gone),
            lambda: self.show_view("gone"),
            icon_name="sign_out",
        )


def _empty_words(view: str) -> str:
    return {
        "all": _("Tidak ada pegawai aktif"),
        "below": _("Tidak ada yang di bawah standar"),
        "unmeasured": _("Semua pegawai sudah dinilai"),
        "archive": _("Arsip kosong"),
        "gone": _("Tidak ada yang mutasi atau pensiun"),
    }[view]


def _view_of(row: StaffRow) -> str:
    if row.is_archived:
        return "archive"
    return "gone" if row.status in _GONE else "all"


def _in_view(row: StaffRow, view: str) -> bool:
    if view == "below":
        return row.below > 0
    if view == "unmeasured":
        return row.measured == 0
    return True


def _item(row: StaffRow) -> ListItem:
    away = row.status is StaffStatus.LEAVE
    position = row.position or _("belum ada jabatan")
    return ListItem(
        key=row.employee_id,
        title=row.name,
        subtitle=_("Cuti  ·  {position}").format(position=position) if away else position,
        shows_gap=True,
        gap=row.worst_gap,
        amount=_("{measured}/{asked}").format(measured=row.measured, asked=row.asked) if row.asked else "",
        share=row.measured / row.asked if row.asked else None,
        share_tint="gap_zero" if row.measured == row.asked else "gap_minus1",
    )

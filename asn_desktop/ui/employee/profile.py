"""This file holds the right side of the staff room: the card of one person."""

from __future__ import annotations

from functools import cached_property
from gettext import gettext as _
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.ui.acting import joined
from asn_desktop.ui.background import Background
from asn_desktop.ui.employee.competency_tab import CompetencyTab
from asn_desktop.ui.employee.files_tab import FilesTab
from asn_desktop.ui.employee.history_tab import HistoryTab
from asn_desktop.ui.employee.official_tab import OfficialTab
from asn_desktop.ui.employee.paper_tab import PaperTab
from asn_desktop.ui.employee.words import nip_words, position_words, status_chips
from asn_desktop.ui.widgets.badges import Avatar
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.buttons import Button, FilterChip, MenuButton
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.tab_bar import TabBar
from asn_desktop.ui.widgets.text import Chip, ElideLabel, HugLabel

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import Profile
    from asn_desktop.ui.employee.assessment import Attach
    from asn_desktop.ui.paper.means import PaperMeans

TABS = ("competency", "history", "official", "files")
_UNMEASURED = len(TABS)
WidgetT = TypeVar("WidgetT", bound=QWidget)


class ProfileCard(Card):
    """One person: name, facts, four tabs, and what can be done."""

    assess = Signal()
    print_wanted = Signal()
    evidence = Signal(object)
    """competency id"""
    chosen_act = Signal(str)
    """key of the menu: edit leave move retire back archive restore purge"""

    def __init__(
        self, background: Background, means: PaperMeans | None = None, attach: Attach | None = None
    ) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        self.profile: Profile | None = None
        self._background, self._means, self._attach = background, means, attach
        self._shown_by: set[int] = set()
        self._papers: list[PaperTab] = []
        self._avatar = Avatar("", size=48, selected=True)
        self._name = HugLabel("", "title")
        # Two lines, because a NIP that is cut is of no use, and a position may be long.
        self._position, self._nip = ElideLabel("", "muted"), ElideLabel("", "muted")
        self._chips = [Chip(), Chip(), Chip()]
        self.menu = MenuButton()
        self._print = Button(_("Cetak"), icon="print", keys="Ctrl+P", on_click=self.print_wanted.emit)
        self._assess = Button(_("Nilai kompetensi"), "primary", "edit", on_click=self.assess.emit)
        self.worst = FilterChip(_("Selisih terbesar dulu"), icon="arrow_sort")
        self.tabs = TabBar(
            [_("Kompetensi"), _("Riwayat"), _("Hasil resmi"), _("Berkas")], right=self.worst, flat=True
        )
        self.stack = QStackedWidget()
        # Laid out before it is filled: every new parent dresses all that hangs below a widget again.
        self._lay_out()
        self.competency = CompetencyTab()
        self.stack.addWidget(self.competency)
        for _place in (*TABS[1:], "unmeasured"):
            self.stack.addWidget(QWidget())
        self.tabs.changed.connect(self._show_tab)
        self.worst.toggled.connect(self.competency.show_worst_first)
        self.competency.opened.connect(self.evidence)

    @cached_property
    def history(self) -> HistoryTab:
        """The second tab, built when it is first looked at, as the others are."""
        return self._put(HistoryTab(), TABS.index("history"))

    @cached_property
    def official(self) -> OfficialTab:
        """The tab of results of an accredited organiser."""
        tab = self._put(OfficialTab(self._background, self._attach), TABS.index("official"))
        self._papers.append(tab)
        return tab

    @cached_property
    def files(self) -> FilesTab:
        """The tab of certificates and documents."""
        tab = self._put(FilesTab(self._background, self._means, self._attach), TABS.index("files"))
        self._papers.append(tab)
        return tab

    @cached_property
    def _unmeasured(self) -> EmptyState:
        assess = Button(_("Nilai sekarang"), "primary", on_click=self.assess.emit)
        state = EmptyState("clipboard_task", _("Kompetensi belum dinilai"), primary=assess)
        return self._put(state, _UNMEASURED)

    def _put(self, widget: WidgetT, place: int) -> WidgetT:
        empty = self.stack.widget(place)
        self.stack.insertWidget(place, widget)
        if empty is not None:
            self.stack.removeWidget(empty)
            empty.deleteLater()
        return widget

    def show_profile(self, profile: Profile) -> None:
        """Show another person, on the same tab."""
        self.profile = profile
        row = profile.detail.row
        self._avatar.show_name(row.name, selected=True)
        self._name.setText(row.full_name)
        self._position.setText(position_words(row))
        self._nip.setText(joined([nip_words(row), row.golongan]))
        found = status_chips(profile.detail, profile.on)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(found))
            if place < len(found):
                chip.show_status(*found[place])
        self._name_menu(profile)
        can_assess = row.status.is_of_office and not row.is_archived and not profile.detail.is_outside
        self._assess.setVisible(can_assess)
        self._shown_by.clear()
        self._show_tab(self.tabs.current())

    def show_tab(self, key: str) -> None:
        """Open a tab by its key."""
        if key in TABS:
            self.tabs.set_current(TABS.index(key))
            self._show_tab(self.tabs.current())

    def resume(self, key: str) -> None:
        """Open the form of a tab on its draft."""
        if key in TABS:
            self._fill_tab(TABS.index(key))
        if key == "official":
            self.official.start_new()
        elif key == "files":
            self.files.start_new()

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self.competency.show_compact(is_compact)

    def has_draft(self) -> bool:
        """Whether a form in one of the tabs holds something unpublished."""
        return any(tab.keeper.is_dirty for tab in self._papers)

    def flush(self) -> bool:
        """Write the drafts of the tabs."""
        wrote = [tab.keeper.flush() for tab in self._papers]
        return any(wrote)

    def _lay_out(self) -> None:
        name_line = line(self._name, *self._chips, None, spacing=10)
        head = line(spacing=0, margins=(20, 12, 12, 6))
        head.addWidget(self._avatar)
        head.addSpacing(14)
        head.addLayout(column(self._holder(name_line), self._position, self._nip), 1)
        head.addSpacing(12)
        buttons = line(self._print, self._assess, self.menu, spacing=8)
        head.addLayout(buttons)
        head.setAlignment(buttons, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)

    @staticmethod
    def _holder(layout: Any) -> QWidget:
        holder = QWidget()
        holder.setLayout(layout)
        return holder

    def _show_tab(self, place: int) -> None:
        self._fill_tab(place)
        self.worst.setVisible(place == 0)
        profile = self.profile
        nothing = profile is not None and not any(row.score is not None for row in profile.lines)
        self.worst.setEnabled(not nothing)
        if place == 0 and profile is not None and nothing:
            self._explain_unmeasured(profile)
            place = _UNMEASURED
        self.stack.setCurrentIndex(place)

    def _explain_unmeasured(self, profile: Profile) -> None:
        row = profile.detail.row
        words = (
            _("Standar {position} sudah terpasang, {asked} kompetensi.").format(
                position=row.position, asked=row.asked
            )
            if row.asked
            else _("Jabatan {position} belum punya standar kompetensi.").format(position=row.position or "–")
        )
        self._unmeasured.show_words(_("Kompetensi belum dinilai"), words)

    def _fill_tab(self, place: int) -> None:
        """Show the person in a tab when it is looked at, not before."""
        if self.profile is not None and place not in self._shown_by:
            self._shown_by.add(place)
            tab: CompetencyTab | HistoryTab | PaperTab = getattr(self, TABS[place])
            tab.show_profile(self.profile)

    def _name_menu(self, profile: Profile) -> None:
        row = profile.detail.row
        menu = self.menu
        menu.clear_items()
        menu.add(_("Ubah data"), lambda: self.chosen_act.emit("edit"), icon_name="edit", keys="F2")
        if row.is_archived:
            menu.add_line()
            menu.add(_("Pulihkan"), lambda: self.chosen_act.emit("restore"), icon_name="arrow_undo")
            menu.add(_("Hapus permanen…"), lambda: self.chosen_act.emit("purge"), icon_name="delete")
            return
        if not profile.detail.is_outside:
            menu.add_line()
            if row.status is StaffStatus.ACTIVE:
                menu.add(_("Cuti…"), lambda: self.chosen_act.emit("leave"), icon_name="calendar")
                menu.add(_("Mutasi keluar…"), lambda: self.chosen_act.emit("move"), icon_name="arrow_right")
                menu.add(_("Pensiun…"), lambda: self.chosen_act.emit("retire"), icon_name="clock")
            else:
                menu.add(_("Kembali aktif…"), lambda: self.chosen_act.emit("back"), icon_name="arrow_undo")
        menu.add_line()
        menu.add(_("Arsipkan"), lambda: self.chosen_act.emit("archive"), icon_name="archive", keys="Del")
        menu.add(_("Hapus permanen…"), lambda: self.chosen_act.emit("purge"), icon_name="delete")

"""This file holds the room of settings: its tabs, and which of them is read and shown."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.about_tab import AboutTab
from asn_desktop.ui.settings.backup_tab import BackupTab
from asn_desktop.ui.settings.history_tab import HistoryTab
from asn_desktop.ui.settings.look_tab import LookTab
from asn_desktop.ui.settings.office_tab import OfficeTab
from asn_desktop.ui.settings.print_tab import PrintTab
from asn_desktop.ui.settings.rules_tab import RulesTab
from asn_desktop.ui.settings.seat import Seat
from asn_desktop.ui.settings.tab import SettingsTab
from asn_desktop.ui.settings.users_tab import UsersTab
from asn_desktop.ui.shell.page import Page
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.tab_bar import TabBar

KEYS = ("office", "users", "print", "backup", "look", "rules", "history", "about")


class SettingsPage(Page):
    """What the office may change about the program. Every change applies at once and can be undone."""

    reload_on = frozenset({"office", "attachment", "setting", "account", "act"})

    def __init__(self, background: Background, desk: Seat) -> None:
        super().__init__(_("Pengaturan"), _("Perubahan berlaku seketika dan bisa diurungkan"))
        self._seat = desk
        self.office = OfficeTab(background, desk)
        self.users = UsersTab(background, desk)
        self.print = PrintTab(background, desk)
        self.backup = BackupTab(background, desk)
        self.look = LookTab(background, desk)
        self.rules = RulesTab(background, desk)
        self.history = HistoryTab(background, desk)
        self.about = AboutTab(background, desk)
        self._tabs: tuple[SettingsTab, ...] = (
            self.office,
            self.users,
            self.print,
            self.backup,
            self.look,
            self.rules,
            self.history,
            self.about,
        )
        names = [
            _("Kantor"),
            _("Pengguna"),
            _("Cetak"),
            _("Cadangan"),
            _("Tampilan"),
            _("Aturan"),
            _("Riwayat"),
            _("Tentang"),
        ]
        self.bar = TabBar(names)
        self.bar.changed.connect(self._show_tab)
        self._stack = QStackedWidget()
        for tab in self._tabs:
            self._stack.addWidget(tab)
        self._stale = set(range(len(self._tabs)))
        column(self.bar, self._stack, parent=self).setStretch(1, 1)
        self._show_tab(0)

    def current_tab(self) -> SettingsTab:
        """The tab on the screen."""
        return self._tabs[self._stack.currentIndex()]

    def header_actions(self) -> list[QWidget]:
        """The buttons of the tab."""
        return self.current_tab().buttons()

    def open(self, tab: str = "", **target: Any) -> None:
        """Show a tab by its key; "recovery" is the test of the recovery sheet."""
        key = "backup" if tab == "recovery" else tab
        if key in KEYS:
            self._show_tab(KEYS.index(key))
        if tab == "recovery":
            self.backup.open_target(recovery=True)
        elif target:
            self.current_tab().open_target(**target)

    def reload(self) -> None:
        """Read the tab on the screen again; the others when they are shown next."""
        self._stale = set(range(len(self._tabs)))
        self._load(self._stack.currentIndex())

    def arrange(self, is_compact: bool) -> None:
        """Narrow the right sides."""
        for tab in self._tabs:
            tab.arrange(is_compact)

    def focus_filter(self) -> None:
        """The filter of the history."""
        if self.current_tab() is self.history:
            self.history.filter.setFocus()

    def _show_tab(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.bar.set_current(place)
        self._load(place)
        self.actions_changed.emit()

    def _load(self, place: int) -> None:
        if place in self._stale and self._seat.office is not None:
            self._stale.discard(place)
            self._tabs[place].reload()

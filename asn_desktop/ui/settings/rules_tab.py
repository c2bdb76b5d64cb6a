"""This file holds the tab Aturan: the rules an office may change, each with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.rule_row import RuleRow
from asn_desktop.ui.settings.seat import Seat
from asn_desktop.ui.settings.tab import SettingsTab
from asn_desktop.ui.widgets.boxes import Card, Note, column, line, scrolling
from asn_desktop.ui.widgets.text import Label

SHOWN_IN_OTHER_TABS = ("number.", "security.")
"""Beginnings of the keys that Cetak and Tampilan show."""


class RulesTab(SettingsTab):
    """Rules by group, changed one by one."""

    reload_on = frozenset({"setting"})

    def __init__(self, background: Background, seat: Seat) -> None:
        super().__init__(background, seat)
        self.rows: dict[str, RuleRow] = {}
        holder = QWidget()
        body = column(spacing=14, margins=(24, 16, 24, 16), parent=holder)
        body.addWidget(
            Note(
                _(
                    "Bertanda “belum dipastikan” berarti sumbernya belum terbaca langsung atau angka ini usulan kami."
                ),
                "info",
                detail=_("Periksa ke bagian kepegawaian kota, lalu ubah di sini bila perlu."),
            )
        )
        for group, settings in _groups().items():
            card = Card(line(Label(group, "h2"), margins=(16, 12, 16, 10)), margins=(1, 1, 1, 6))
            for setting in settings:
                row = self.rows[setting.key] = RuleRow(setting)
                row.changed.connect(self._change)
                card.add(row)
            body.addWidget(card)
        body.addStretch(1)
        column(scrolling(holder), parent=self)

    def reload(self) -> None:
        """Read what the office changed."""

        def work(session: Any) -> Mapping[str, Any]:
            from asn_desktop.operations.settings import read_settings

            return read_settings(session)

        self.read(work, self._show)

    def _show(self, kept: Mapping[str, Any]) -> None:
        for key, row in self.rows.items():
            row.show_value(kept.get(key, row.setting.value))

    def _change(self, key: str, value: object) -> None:
        label = self.rows[key].setting.label

        def work(session: Any) -> None:
            from asn_desktop.operations.settings import change_setting

            change_setting(session, key, value, label=label)

        self.act(work, _("{label} diubah").format(label=label))


def _groups() -> dict[str, list[Any]]:
    from asn_desktop.storage.reference import load_settings

    groups: dict[str, list[Any]] = {}
    for setting in load_settings():
        if not setting.key.startswith(SHOWN_IN_OTHER_TABS):
            groups.setdefault(setting.group, []).append(setting)
    return groups

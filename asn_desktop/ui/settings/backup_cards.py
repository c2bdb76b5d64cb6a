"""This file holds the cards above the backups: how safe the data is, and the two places."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtWidgets import QProgressBar

from asn_desktop.ui.settings.backup_state import Protection
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Card, column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import ElideLabel, Label, reveal

_ICONS = {"ok": "shield_checkmark", "warn": "warning", "bad": "error_circle", "info": "save"}
TALL, LOW = 88, 80


class StateCard(Card):
    """How safe the data is, with the reason; while a backup is made, how far it is."""

    def __init__(self) -> None:
        super().__init__(across=True, spacing=14, margins=(16, 10, 16, 10))
        self._tile = IconTile(_ICONS["info"], "info", size=44)
        self.title, self.reason = Label("", "title"), Label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.body.addWidget(self._tile)
        self.body.addLayout(column(None, self.title, 2, self.reason, self._bar, None), 1)
        self._standing = Protection("info", _("Memeriksa cadangan…"), "")
        self.show_standing(self._standing)

    def show_standing(self, standing: Protection) -> None:
        """Say how safe the data is."""
        self._standing = standing
        self._tile.show_icon(_ICONS[standing.kind], standing.kind)
        self.title.setText(standing.title)
        self.reason.setText(standing.reason)
        self._bar.hide()

    def show_progress(self, done: float, total: float) -> None:
        """Say how far the backup is, in megabytes."""
        self._tile.show_icon(_ICONS["info"], "info")
        self.title.setText(_("Sedang mencadangkan"))
        words = _("Mencadangkan data kantor…")
        if total >= 1:
            words = _("Mencadangkan {done} dari {total} MB").format(done=round(done), total=round(total))
        self.reason.setText(words)
        self._bar.setRange(0, 100)
        self._bar.setValue(round(100 * done / total) if total else 0)
        reveal(self._bar, True)

    def end_progress(self) -> None:
        """Say again how safe the data is."""
        self.show_standing(self._standing)


class PlaceCard(Card):
    """One place where backups lie."""

    def __init__(self, heading: str, icon: str, action: str, on_act: Callable[[], object]) -> None:
        super().__init__(across=True, spacing=12, margins=(14, 10, 12, 10))
        self._icon = icon
        self._tile = IconTile(icon, "ok")
        self.path, self.facts = ElideLabel("", "strong"), ElideLabel("", "cap")
        self.button = Button(action, "link", on_click=on_act)
        self.body.addWidget(self._tile)
        self.body.addLayout(column(None, Label(heading, "over"), 1, self.path, self.facts, None), 1)
        self.body.addWidget(self.button)
        self.setMinimumWidth(px(200))

    def show_place(self, path: str, facts: str, kind: str) -> None:
        """Say where it is and what lies there."""
        self._tile.show_icon(self._icon, kind)
        self.path.setText(path)
        self.facts.setText(facts)

"""This file holds the panel of ways to the data: passwords, the recovery sheet, and what to do with it."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.indonesian_date import format_short
from asn_desktop.rules.permission import Role
from asn_desktop.storage.keyring import PublicAccount
from asn_desktop.ui.settings.backup_reading import KeyFacts
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Card, clear, column, hair_line, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import Chip, ElideLabel, Label

LEAST_WAYS = 2


class KeyWays(Card):
    """Every way that opens the data, and the recovery sheet's two tasks."""

    def __init__(self, on_reissue: Callable[[], object], on_test: Callable[[], object]) -> None:
        super().__init__(margins=(16, 10, 6, 10))
        self.count = Chip("", "ok")
        self.sheet_word = ""
        self._ways = QVBoxLayout()
        self._ways.setSpacing(px(8))
        self.reissue_button = Button(_("Cetak"), "", "print", on_click=on_reissue)
        self.test_button = Button(_("Uji"), "", "key", on_click=on_test)
        inner = QWidget()
        column(
            self._ways,
            12,
            hair_line(),
            9,
            _task(_("Cetak ulang lembar pemulihan"), self.reissue_button),
            4,
            Label(_("Lembar lama berhenti berlaku. Diminta kata sandi sekali lagi."), "cap", wrap=True),
            9,
            hair_line(),
            9,
            _task(_("Uji lembar pemulihan"), self.test_button),
            4,
            Label(_("Ketik ulang kodenya sekali, supaya pasti terbaca saat dibutuhkan."), "cap", wrap=True),
            None,
            margins=(0, 0, 10, 0),
            parent=inner,
        )
        head = line(Label(_("Jalan membuka data"), "h2"), None, self.count, margins=(0, 0, 10, 0))
        self.add(head, 10, scrolling(inner))

    def show_ways(self, accounts: Sequence[PublicAccount], facts: KeyFacts) -> None:
        """Show passwords and sheet; the sheet is always there."""
        clear(self._ways)
        ways = len(accounts) + 1
        self.count.show_status(_("{count}, minimal {least}").format(count=ways, least=LEAST_WAYS), "ok")
        for account in accounts:
            name = facts.people.get(account.id) or account.name
            title = _("Kata sandi {name}").format(name=name)
            self._ways.addLayout(_way("person", title, Role(account.role).label, _("aktif"), "ok"))
        sheet = facts.recovery
        under = _("lembar ke-{number}").format(number=sheet.sheet_number)
        if sheet.issued_at is not None:
            day = format_short(sheet.issued_at.date())
            under = _("dibuat {day}, lembar ke-{number}").format(day=day, number=sheet.sheet_number)
        word, kind = (_("belum diuji"), "warn") if sheet.tested_at is None else (_("teruji"), "ok")
        self.sheet_word = word
        self._ways.addLayout(_way("document_text", _("Lembar pemulihan"), under, word, kind))


def _task(words: str, button: Button) -> QHBoxLayout:
    row = line(Label(words, "strong", wrap=True), button)
    row.setStretch(0, 1)
    return row


def _way(icon: str, title: str, under: str, word: str, kind: str) -> QVBoxLayout:
    texts = column(ElideLabel(title, "strong"), Label(under, "cap", wrap=True))
    row = line(IconTile(icon, size=30), texts, Chip(word, kind), spacing=10)
    row.setStretch(1, 1)
    return column(row)

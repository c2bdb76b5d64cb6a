"""This file holds the tab Pengguna: who may open the data, in which role, and by which password."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.rules.permission import Right, Role, may
from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.seat import Seat, opened
from asn_desktop.ui.settings.step_up import StepUpSheet
from asn_desktop.ui.settings.tab import SettingsTab
from asn_desktop.ui.settings.user_sheets import NewPasswordSheet, NewUserSheet, PersonSheet
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import Avatar
from asn_desktop.ui.widgets.boxes import Card, Note, Row, clear, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.text import Chip, HugLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.accounts import AccountRow


class UsersTab(SettingsTab):
    """The accounts of the office."""

    reload_on = frozenset({"account"})

    def __init__(self, background: Background, seat: Seat) -> None:
        super().__init__(background, seat)
        self._add = Button(_("Pengguna"), "primary", "person_add", on_click=self.add_user)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.shown: tuple[AccountRow, ...] = ()
        self.card = Card(margins=(1, 1, 1, 8))
        self._count = Chip("", "ok")
        head = line(Label(_("Pengguna"), "h2"), None, self._count, margins=(16, 12, 16, 10))
        self.card.add(head, self._rows)
        self._roles = Card(Label(_("Peran"), "h2"), 6)
        for role in Role:
            self._roles.add(10, Label(role.label, "strong"), Label(_duty(role), "cap", wrap=True))
        self._roles.add(None)
        note = Note(
            _("Kata sandi tidak bisa dilihat siapa pun, juga oleh admin. Yang lupa diberi kata sandi baru."),
            "mute",
        )
        left = QWidget()
        column(self.card, 14, note, None, parent=left)
        holder = QWidget()
        body = line(left, self._roles, spacing=14, margins=(24, 16, 24, 16), parent=holder)
        body.setStretch(0, 1)
        column(scrolling(holder), parent=self)
        self.arrange(False)

    def arrange(self, is_compact: bool) -> None:
        """Narrow the words about roles."""
        self._roles.setFixedWidth(px(260 if is_compact else 320))

    def buttons(self) -> list[QWidget]:
        """A new account, for those who may."""
        return [self._add] if self._may_manage() else []

    def reload(self) -> None:
        """Read the accounts, and let the lock screen say the same."""
        keyring = opened(self.seat).keyring

        def work(session: Any) -> list[AccountRow]:
            from asn_desktop.operations.account_keys import align_roles
            from asn_desktop.operations.accounts import list_accounts

            align_roles(session, keyring)
            return list_accounts(session)

        self.read(work, self._show)

    def add_user(self) -> None:
        """Ask for a new account."""
        sheet = NewUserSheet(self.window(), self.background, opened(self.seat))
        sheet.done.connect(self.tell)
        sheet.open()

    def change_person(self, row: AccountRow) -> None:
        """Ask for another name or role."""
        keyring = opened(self.seat).keyring

        def keep(display_name: str, role: Role) -> None:
            def work(session: Any) -> None:
                from asn_desktop.operations.account_keys import change_person

                change_person(session, keyring, row.account_id, display_name=display_name, role=role)

            self.act(work, _("Akun {name} diubah").format(name=row.name))

        sheet = PersonSheet(self.window(), row)
        sheet.given.connect(keep)
        sheet.open()

    def change_password(self, row: AccountRow) -> None:
        """Ask for the signed-in person's password, then for the new one of the account."""
        office = opened(self.seat)
        is_own = row.account_id == office.account_id
        title = _("Ganti kata sandi {name}?").format(name=row.display_name)
        facts = [
            _("Ketik dulu kata sandi Anda yang sekarang.")
            if is_own
            else _("Ketik dulu kata sandi Anda sendiri. Sesudah itu pemilik akun mengetik yang baru.")
        ]
        step = StepUpSheet(self.window(), self.background, office, title, facts, confirm=_("Lanjut"))
        step.passed.connect(partial(self._ask_new_password, row, False))
        step.open()

    def disable(self, row: AccountRow) -> None:
        """Ask, then shut the account out; one's own session ends."""
        office = opened(self.seat)
        is_own = row.account_id == office.account_id
        facts = [
            _("Akun ini tidak bisa masuk lagi. Pekerjaannya tetap tercatat atas namanya."),
            _("Ini akun Anda sendiri, jadi layar langsung terkunci.")
            if is_own
            else _("Bisa diaktifkan lagi dengan kata sandi baru."),
        ]
        title = _("Nonaktifkan {name}?").format(name=row.display_name)
        step = StepUpSheet(
            self.window(), self.background, office, title, facts, confirm=_("Nonaktifkan"), word="NONAKTIFKAN"
        )
        step.passed.connect(partial(self._disable, row))
        step.open()

    def enable(self, row: AccountRow) -> None:
        """Ask for the new password that lets the account in again."""
        office = opened(self.seat)
        title = _("Aktifkan lagi {name}?").format(name=row.display_name)
        facts = [_("Ketik dulu kata sandi Anda. Sesudah itu pemilik akun mengetik kata sandi barunya.")]
        step = StepUpSheet(self.window(), self.background, office, title, facts, confirm=_("Lanjut"))
        step.passed.connect(partial(self._ask_new_password, row, True))
        step.open()

    def _disable(self, row: AccountRow) -> None:
        office = opened(self.seat)

        def work(session: Any) -> None:
            from asn_desktop.operations.account_keys import shut_account

            shut_account(session, office.keyring, row.account_id)

        def done(_none: None) -> None:
            if row.account_id == office.account_id:
                self.seat.lock(_("Akun {name} dinonaktifkan").format(name=row.display_name))
            else:
                self.tell(_("Akun {name} dinonaktifkan").format(name=row.name))

        self.background.run(self, work, done, refused=self.refuse)

    def _ask_new_password(self, row: AccountRow, is_return: bool) -> None:
        sheet = NewPasswordSheet(self.window(), self.background, opened(self.seat), row, is_return=is_return)
        sheet.done.connect(self.tell)
        sheet.open()

    def _may_manage(self) -> bool:
        return may(opened(self.seat).account.role, Right.ACCOUNTS)

    def _show(self, rows: Sequence[AccountRow]) -> None:
        self.shown = tuple(rows)
        clear(self._rows)
        working = [row for row in rows if row.disabled_at is None]
        self._count.show_status(_("{count} aktif").format(count=len(working)), "ok")
        for row in rows:
            self._rows.addWidget(self._row(row))

    def _row(self, row: AccountRow) -> Row:
        own = row.account_id == opened(self.seat).account_id
        shown = Row(Avatar(row.display_name, size=36), spacing=12, margins=(16, 9, 12, 9))
        name = line(HugLabel(row.display_name, "strong"), spacing=8)
        if own:
            name.addWidget(Chip(_("Anda"), "info"))
        name.addStretch(1)
        under = _("{role}, masuk sebagai {name}").format(role=row.role.label, name=row.name)
        shown.body.addLayout(column(name, HugLabel(under, "cap")), 1)
        if row.disabled_at is not None:
            shown.body.addWidget(Chip(_("nonaktif"), "mute"))
        if own or (self._may_manage() and row.disabled_at is None):
            shown.body.addWidget(
                Button(_("Ganti kata sandi"), "quiet", on_click=partial(self.change_password, row))
            )
        if self._may_manage():
            shown.body.addWidget(self._menu(row))
        return shown

    def _menu(self, row: AccountRow) -> MenuButton:
        menu = MenuButton()
        if row.disabled_at is None:
            menu.add(_("Ubah nama atau peran"), partial(self.change_person, row), icon_name="edit")
            menu.add_line()
            menu.add(_("Nonaktifkan"), partial(self.disable, row), icon_name="lock_closed")
        else:
            menu.add(_("Aktifkan lagi"), partial(self.enable, row), icon_name="lock_open")
        return menu


def _duty(role: Role) -> str:
    return {
        Role.CLERK: _("Mengisi data pegawai, standar dan nilai, membuat dokumen final, mencadangkan."),
        Role.APPRAISER: _("Melihat data, mencatat nilai, membuat dokumen final, mencetak."),
        Role.ADMIN: _("Semua yang di atas, juga akun, pemulihan cadangan, dan riwayat semua orang."),
        Role.AUDITOR: _("Melihat, mencetak, dan membaca riwayat. Tidak mengubah apa pun."),
    }[role]

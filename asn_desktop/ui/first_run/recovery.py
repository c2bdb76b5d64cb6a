"""This file holds the way in by the lembar pemulihan: type its code, then choose a new password."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from asn_desktop.errors import UserError
from asn_desktop.rules.permission import Role
from asn_desktop.settings import DataFolder
from asn_desktop.storage.keyring import Keyring
from asn_desktop.ui.background import Background
from asn_desktop.ui.first_run.code_card import CodeCard
from asn_desktop.ui.first_run.code_entry import CodeEntry
from asn_desktop.ui.first_run.cover import (
    ChoiceTile,
    ChoiceTiles,
    CoverScreen,
    PasswordEdit,
    card_head,
    password_words,
)
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice
    from asn_desktop.storage.key_slots import KdfParams


class RecoveryScreen(CoverScreen):
    """Code, account and new password, then the sheet that takes the place of the one used up."""

    recovered = Signal(object)
    """the OpenOffice"""
    cancelled = Signal()

    def __init__(
        self, background: Background, folder: DataFolder, keyring: Keyring, *, params: KdfParams | None = None
    ) -> None:
        super().__init__(_("Kelurahan {name}").format(name=keyring.office_name.removeprefix("Kelurahan ")))
        self._background, self._folder, self._keyring, self._params = background, folder, keyring, params
        self._dek = b""
        self.office: OpenOffice | None = None
        """the office once it is open, also while its new code is still shown"""
        self.sheet_card = SheetCard()
        self.code, self.code_message = self.sheet_card.code, self.sheet_card.message
        self.check_button = self.sheet_card.check_button
        self.password_card = PasswordCard(keyring)
        self.code_card: CodeCard | None = None
        self.sheet_card.done.connect(self.check)
        self.sheet_card.back.connect(self.cancelled)
        self.password_card.back.connect(self.cancelled)
        self.password_card.done.connect(self._finish)
        self.put_card(self.sheet_card)
        self.code.take_focus()

    def check(self) -> None:
        """Try the code; the groups with a slip are marked."""
        self.sheet_card.show_busy()
        job = partial(self._keyring.unlock_with_recovery, self.code.text())
        self._background.call(self, job, self._accept, refused=self._refuse_code)

    def _accept(self, dek: bytes) -> None:
        self._dek = dek
        self.sheet_card.forget()
        self.put_card(self.password_card)
        self.password_card.take_focus()

    def _refuse_code(self, refusal: UserError) -> None:
        self.sheet_card.show_refusal(refusal)

    def _finish(self, account_id: int, password: str) -> None:
        self.password_card.show_busy(True)

        dek = self._dek

        def job() -> tuple[OpenOffice, str]:
            from asn_desktop.office import recover_office

            made = recover_office(self._folder, self._keyring, dek, account_id, password, self._params)
            # Kept at once: the window may be closed before the result arrives there.
            self.office = made[0]
            return made

        self._background.call(self, job, self._show_code, refused=self._refuse_password)

    def _refuse_password(self, refusal: UserError) -> None:
        self.password_card.show_busy(False)
        self.password_card.show_refusal(refusal)

    def _show_code(self, made: tuple[OpenOffice, str]) -> None:
        office, code = made
        self._dek = b""
        self.password_card.forget()
        sentence = _(
            "Lembar yang lama tidak berlaku lagi. Ini penggantinya, cetak sekarang atau nanti dari Pengaturan."
        )
        card = CodeCard(self._background, office, code, _("Kata sandi sudah diganti"), sentence)
        card.finished.connect(partial(self.recovered.emit, office))
        self.code_card = card
        self.put_card(card)
        card.print_button.setFocus(Qt.FocusReason.OtherFocusReason)


class SheetCard(Card):
    """The code of the lembar pemulihan, typed in eight groups."""

    done = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(28, 24, 28, 20), spacing=14)
        self.code, self.message = CodeEntry(), InlineBar(closable=False)
        self.check_button = Button(_("Periksa kode"), "primary", "key", on_click=self.done.emit)
        self.check_button.setProperty("tall", "1")
        self.code.entered.connect(self.done)
        sentence = _("Ketik delapan kelompok dari lembar itu. Huruf kecil boleh, tanda hubung tidak perlu.")
        self.add(
            card_head(_("Pakai lembar pemulihan"), sentence, "key"),
            self.code,
            self.message,
            line(Button(_("Kembali"), "link", on_click=self.back.emit), None, self.check_button),
        )

    def show_busy(self) -> None:
        """The code is being tried."""
        self.code.mark(())
        self.message.show_message("")
        self.check_button.setEnabled(False)

    def show_refusal(self, refusal: UserError) -> None:
        """Say why the code does not fit, and mark the groups with a slip."""
        self.check_button.setEnabled(True)
        self.code.mark(getattr(refusal, "groups", ()))
        self.message.show_message(refusal.message, "bad", refusal.next_step)

    def forget(self) -> None:
        """Leave no code behind."""
        self.check_button.setEnabled(True)
        self.code.clear()


class PasswordCard(Card):
    """Whose password is renewed, and the new one twice: nobody knows the old one any more."""

    done = Signal(object, str)
    """account id, password"""
    back = Signal()

    def __init__(self, keyring: Keyring) -> None:
        super().__init__(margins=(28, 24, 28, 20), spacing=14)
        self._accounts, self._office = keyring.accounts(), keyring.office_name
        self.tiles = ChoiceTiles(
            [ChoiceTile(account.name, Role(account.role).label, "person") for account in self._accounts]
        )
        self.tiles.choose(0)
        self.first = FormField(_("Kata sandi baru"), PasswordEdit())
        self.second = FormField(_("Ketik sekali lagi"), PasswordEdit())
        self._quality, self.message = Label("", "hint", wrap=True), InlineBar()
        self.save_button = Button(_("Ganti dan buka data"), "primary", "lock_open", on_click=self.submit)
        self.save_button.setProperty("tall", "1")
        self.add(
            card_head(
                _("Kata sandi baru"), _("Kode cocok. Pilih akun dan beri kata sandi baru."), "lock_open", "ok"
            ),
            self.message,
            self.tiles,
            column(self.first, self._quality, spacing=4),
            self.second,
            line(Button(_("Kembali"), "link", on_click=self.back.emit), None, self.save_button),
        )
        for field in (self.first, self.second):
            field.changed.connect(self._judge)
        self.second.editor.returnPressed.connect(self.submit)  # type: ignore[attr-defined]
        self._judge()

    def take_focus(self) -> None:
        """Start with the password."""
        self.first.set_field_focus()

    def submit(self) -> None:
        """Hand the password on, or say what is missing."""
        password = self.first.text()
        problem = self._problem() if password else _("Isi kata sandi baru")
        self.first.show_error(problem or "")
        self._quality.setVisible(not problem)
        is_same = self.second.text() == password
        self.second.show_error(
            "" if problem or is_same else _("Ketikan kedua belum sama dengan yang pertama")
        )
        if problem:
            self.first.set_field_focus()
        elif not is_same:
            self.second.set_field_focus()
        else:
            self.done.emit(self._accounts[self.tiles.current()].id, password)

    def show_busy(self, is_busy: bool) -> None:
        """Making the key takes a moment."""
        self.save_button.setText(_("Mengganti…") if is_busy else _("Ganti dan buka data"))
        self.save_button.setEnabled(not is_busy)

    def show_refusal(self, refusal: UserError) -> None:
        """Say why it could not be done."""
        self.message.show_message(refusal.message, "bad", refusal.next_step)

    def forget(self) -> None:
        """Leave no password behind."""
        self.first.set_text("")
        self.second.set_text("")

    def _problem(self) -> str | None:
        from asn_desktop.office import check_password

        account = self._accounts[self.tiles.current()]
        return check_password(self.first.text(), account_name=account.name, office_name=self._office)

    def _judge(self) -> None:
        password = self.first.text()
        words, role = password_words(password, self._problem() if password else None)
        self._quality.setText(words)
        self._quality.set_role(role)
        self._quality.show()
        self.first.show_error("")
        self.second.show_error("")

"""This file holds the second card: who works here first, and the password that opens the data."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from asn_desktop.errors import UserError
from asn_desktop.ui.first_run.cover import PasswordEdit, card_head, password_words
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.text import Label


class AccountCard(Card):
    """Name, account, password. The password is typed once: it can be looked at, and the sheet follows."""

    done = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(28, 24, 28, 20), spacing=14)
        self._office = ""
        self._is_own_name = False
        self.fields = {
            "display_name": FormField(
                _("Nama Anda"), QLineEdit(), hint=_("Tampil di layar kunci dan di riwayat")
            ),
            "account_name": FormField(
                _("Nama akun"), QLineEdit(), hint=_("Dipakai untuk masuk, misalnya yuni")
            ),
            "password": FormField(_("Kata sandi"), PasswordEdit()),
        }
        self.message = InlineBar()
        self._quality = Label("", "hint", wrap=True)
        self.back_button = Button(_("Kembali"), "link", on_click=self.back.emit)
        self.found_button = Button(_("Buat kantor"), "primary", "lock_closed", on_click=self.submit)
        self.found_button.setProperty("tall", "1")
        sentence = _("Akun ini menjadi admin kantor. Akun lain bisa ditambahkan nanti di Pengaturan.")
        self.add(
            card_head(_("Akun pertama"), sentence, "person_add", step=_("LANGKAH 1 DARI 4")),
            self.message,
            self.fields["display_name"],
            self.fields["account_name"],
            column(self.fields["password"], self._quality, spacing=4),
            2,
            line(self.back_button, None, self.found_button),
        )
        self._listen()
        self._judge()

    def show_office(self, name: str) -> None:
        """The office's name must not be the password."""
        self._office = name
        self._judge()

    def take_focus(self) -> None:
        """Start with the first empty field."""
        for field in self.fields.values():
            if not field.text():
                field.set_field_focus()
                return
        self.fields["password"].set_field_focus()

    def account(self) -> dict[str, str]:
        """What `found_office` takes beside the office's facts."""
        texts = {key: field.text() for key, field in self.fields.items()}
        return {
            "display_name": " ".join(texts["display_name"].split()),
            "account_name": texts["account_name"].strip(),
            "password": texts["password"],
        }

    def submit(self) -> None:
        """Found the office, or say what is missing."""
        typed, problems = self.account(), {}
        if not typed["display_name"]:
            problems["display_name"] = _("Isi nama Anda")
        if not typed["account_name"]:
            problems["account_name"] = _("Isi nama akun, misalnya yuni")
        password = self._problem() if typed["password"] else _("Isi kata sandi")
        if password:
            problems["password"] = password
        self.show_errors(problems)
        if not problems:
            self.done.emit()

    def show_errors(self, problems: dict[str, str]) -> None:
        """Show sentences at the fields and go to the first."""
        self.message.show_message("")
        for key, field in self.fields.items():
            field.show_error(problems.get(key, ""))
        first = next((key for key in self.fields if key in problems), "")
        if first:
            self.fields[first].set_field_focus()
        self._quality.setVisible("password" not in problems)

    def show_refusal(self, refusal: UserError) -> None:
        """Say why the office could not be made."""
        self.message.show_message(refusal.message, "bad", refusal.next_step)

    def show_busy(self, is_busy: bool) -> None:
        """Making the keys takes a moment."""
        self.found_button.setText(_("Membuat kantor…") if is_busy else _("Buat kantor"))
        self.found_button.setEnabled(not is_busy)
        self.back_button.setEnabled(not is_busy)

    def forget_password(self) -> None:
        """Leave no password in a field that is still alive."""
        self.fields["password"].set_text("")

    def _listen(self) -> None:
        display, account = self.fields["display_name"], self.fields["account_name"]
        display.changed.connect(self._suggest)
        account.changed.connect(self._own_name)
        for field in self.fields.values():
            field.changed.connect(self._judge)
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self.submit)

    def _own_name(self) -> None:
        self._is_own_name = bool(self.fields["account_name"].text())

    def _suggest(self) -> None:
        if not self._is_own_name:
            self.fields["account_name"].set_text(account_name_of(self.fields["display_name"].text()))

    def _problem(self) -> str | None:
        from asn_desktop.office import check_password

        typed = self.account()
        return check_password(
            typed["password"],
            account_name=typed["account_name"],
            display_name=typed["display_name"],
            office_name=self._office,
        )

    def _judge(self) -> None:
        password = self.fields["password"].text()
        words, role = password_words(password, self._problem() if password else None)
        self._quality.setText(words)
        self._quality.set_role(role)
        self._quality.show()
        self.fields["password"].show_error("")


def account_name_of(display_name: str) -> str:
    """The first given name in small letters, titles such as "Hj." left out."""
    for word in display_name.replace(",", " ").split():
        plain = "".join(letter for letter in word.casefold() if letter.isalnum())
        if plain and not word.endswith("."):
            return plain
    return ""

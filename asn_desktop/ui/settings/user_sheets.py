"""This file holds the sheets for accounts: a new one, another name or role, a new password."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.rules.permission import Role
from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.step_up import secret_line
from asn_desktop.ui.widgets.boxes import line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import Form, FormField
from asn_desktop.ui.widgets.sheets import Sheet
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice
    from asn_desktop.operations.accounts import AccountRow

_ROLES = (Role.CLERK, Role.APPRAISER, Role.ADMIN, Role.AUDITOR)


class FormSheet(Sheet):
    """A form on a sheet; Enter goes on, Esc leaves without a trace."""

    def __init__(
        self, window: QWidget, title: str, facts: str, fields: dict[str, FormField], *, confirm: str
    ) -> None:
        super().__init__(window)
        self.form = Form(fields, across=1)
        self.cancel_button = Button(_("Batal"), on_click=self.escape)
        self.confirm_button = Button(confirm, "primary", on_click=self.submit)
        self.panel.add(Label(title, "title", wrap=True), 8, Label(facts, "muted", wrap=True), 10, self.form)
        self.panel.add(14, line(self.cancel_button, None, self.confirm_button))
        for field in fields.values():
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self.submit)
        self.setAccessibleName(title)

    def first_focus(self) -> QWidget:
        """The first field."""
        return next(iter(self.form.fields.values())).editor

    def escape(self) -> None:
        """Leave everything as it is."""
        self.leave()

    def leave(self) -> None:
        """Close for good; what was typed is forgotten."""
        self.close_overlay()
        self.deleteLater()

    def submit(self) -> None:
        """Check and go on."""
        raise NotImplementedError

    def complain(self, problems: dict[str, str]) -> None:
        """Show what is to be mended."""
        self.confirm_button.setEnabled(True)
        for key, field in self.form.fields.items():
            field.show_error(problems.get(key, ""))
        first = next((key for key in self.form.fields if key in problems), "")
        self.form.focus_field(first)
        self.place()


class NewUserSheet(FormSheet):
    """Makes an account with a first password that its owner types."""

    done = Signal(str)

    def __init__(self, window: QWidget, background: Background, office: OpenOffice) -> None:
        self._background, self._office = background, office
        fields = {
            "name": FormField(_("Nama akun"), QLineEdit(), hint=_("Diketik saat masuk, misalnya budi")),
            "display_name": FormField(_("Nama orangnya"), QLineEdit()),
            "role": FormField(_("Peran"), _role_box(Role.CLERK)),
            **_password_fields(),
        }
        facts = _(
            "Pemilik akun mengetik sendiri kata sandinya. Minimal 8 karakter, beberapa kata lebih baik."
        )
        super().__init__(window, _("Pengguna baru"), facts, fields, confirm=_("Tambah pengguna"))

    def submit(self) -> None:
        """Make key slot and account together, or neither."""
        texts = self.form.texts()
        name = texts["name"].strip()
        problems = _password_problems(self._office, texts, name, texts["display_name"])
        if not name:
            problems["name"] = _("Isi nama akun, misalnya yuni")
        if problems:
            self.complain(problems)
            return
        self.confirm_button.setEnabled(False)
        office, made = self._office, list[int]()

        def work(session: Any) -> None:
            from asn_desktop.operations.account_keys import open_account

            made.append(
                open_account(
                    session,
                    office.keyring,
                    office.dek,
                    name=name,
                    display_name=texts["display_name"],
                    role=_role_named(texts["role"]),
                    password=texts["password"],
                )
            )

        def end(_none: None) -> None:
            self.done.emit(_("Akun {name} dibuat").format(name=name))
            self.leave()

        self._background.run(self, work, end, refused=partial(self._refuse, made))

    def _refuse(self, made: list[int], refusal: UserError) -> None:
        if made:  # the key was written, but the disk did not keep the account
            self._background.call(self, partial(self._office.keyring.remove_slot, made[0]))
        if isinstance(refusal, FormProblems):
            self.complain(refusal.problems)
            return
        self._background.refused.emit(refusal)
        self.leave()


class NewPasswordSheet(FormSheet):
    """Takes a new password for an account, or lets a shut-out one in again."""

    done = Signal(str)

    def __init__(
        self, window: QWidget, background: Background, office: OpenOffice, row: AccountRow, *, is_return: bool
    ) -> None:
        self._background, self._office, self._row, self._is_return = background, office, row, is_return
        facts = _("Diketik oleh pemilik akun. Kata sandi lama langsung berhenti berlaku.")
        title = _("Kata sandi baru {name}").format(name=row.display_name)
        super().__init__(window, title, facts, _password_fields(), confirm=_("Ganti kata sandi"))

    def submit(self) -> None:
        """Write the new key slot."""
        texts, row, office = self.form.texts(), self._row, self._office
        problems = _password_problems(office, texts, row.name, row.display_name)
        if problems:
            self.complain(problems)
            return
        self.confirm_button.setEnabled(False)
        is_return = self._is_return

        def work(session: Any) -> None:
            from asn_desktop.operations.account_keys import change_password, let_in_again

            change = let_in_again if is_return else change_password
            change(session, office.keyring, office.dek, row.account_id, texts["password"])

        def end(_none: None) -> None:
            words = _("Akun {name} aktif lagi") if is_return else _("Kata sandi {name} diganti")
            self.done.emit(words.format(name=row.name))
            self.leave()

        self._background.run(self, work, end, refused=self._refuse)

    def _refuse(self, refusal: UserError) -> None:
        self._background.refused.emit(refusal)
        self.leave()


class PersonSheet(FormSheet):
    """Asks for another name or role of an account."""

    given = Signal(str, object)

    def __init__(self, window: QWidget, row: AccountRow) -> None:
        fields = {
            "display_name": FormField(_("Nama orangnya"), QLineEdit(row.display_name)),
            "role": FormField(_("Peran"), _role_box(row.role)),
        }
        facts = _("Nama akun {name} tetap, karena dipakai saat masuk.").format(name=row.name)
        title = _("Ubah akun {name}").format(name=row.display_name)
        super().__init__(window, title, facts, fields, confirm=_("Ubah akun"))

    def submit(self) -> None:
        """Hand over what was chosen."""
        texts = self.form.texts()
        if not texts["display_name"].strip():
            self.complain({"display_name": _("Isi nama orangnya, misalnya Yuni Safitri")})
            return
        self.leave()
        self.given.emit(texts["display_name"].strip(), _role_named(texts["role"]))


def _password_fields() -> dict[str, FormField]:
    return {
        "password": FormField(_("Kata sandi"), secret_line(), hint=_("Minimal 8 karakter, spasi boleh")),
        "again": FormField(_("Ketik sekali lagi"), secret_line()),
    }


def _password_problems(
    office: OpenOffice, texts: dict[str, str], account_name: str, display_name: str
) -> dict[str, str]:
    from asn_desktop.office import check_password

    problem = check_password(
        texts["password"],
        account_name=account_name,
        display_name=display_name,
        office_name=office.keyring.office_name,
    )
    if problem is not None:
        return {"password": problem}
    if texts["again"] != texts["password"]:
        return {"again": _("Ketikan kedua berbeda dari yang pertama")}
    return {}


def _role_box(role: Role) -> QComboBox:
    box = QComboBox()
    for known in _ROLES:
        box.addItem(known.label)
    box.setCurrentIndex(_ROLES.index(role))
    return box


def _role_named(label: str) -> Role:
    return next(role for role in _ROLES if role.label == label)

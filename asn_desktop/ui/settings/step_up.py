"""This file holds the sheet that asks for the password once more before a step that matters."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.widgets.boxes import line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.sheets import Sheet
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice


def secret_line() -> QLineEdit:
    """A line whose letters are hidden."""
    editor = QLineEdit()
    editor.setEchoMode(QLineEdit.EchoMode.Password)
    return editor


class StepUpSheet(Sheet):
    """Asks the signed-in person's password, and a word to type when the step cannot be taken back."""

    passed = Signal()

    def __init__(
        self,
        window: QWidget,
        background: Background,
        office: "OpenOffice",
        title: str,
        facts: Sequence[str],
        *,
        confirm: str,
        word: str = "",
    ) -> None:
        super().__init__(window)
        self._background, self._office, self._word = background, office, word
        self.cancel_button = Button(_("Batal"), on_click=self.escape)
        self.confirm_button = Button(confirm, "danger" if word else "primary", on_click=self._submit)
        self.typed = FormField(_("Ketik {word} untuk melanjutkan").format(word=word), QLineEdit())
        label = _("Kata sandi {name}").format(name=office.account.display_name)
        self.password = FormField(label, secret_line())
        self.panel.add(Label(title, "title", wrap=True), 10)
        for fact in facts:
            self.panel.add(Label(fact, "muted", wrap=True), 6)
        if word:
            self.panel.add(6, self.typed)
        self.panel.add(8, self.password, 16, line(self.cancel_button, None, self.confirm_button))
        for field in (self.typed, self.password):
            editor = field.editor
            assert isinstance(editor, QLineEdit)
            editor.returnPressed.connect(self._submit)
        self.setAccessibleName(title)

    def first_focus(self) -> QWidget:
        """A step that cannot be taken back starts on Batal, any other on the password."""
        return self.cancel_button if self._word else self.password.editor

    def escape(self) -> None:
        """Leave everything as it is."""
        self.close_overlay()
        self.deleteLater()

    def _submit(self) -> None:
        if not self.confirm_button.isEnabled():
            return
        if self._word and self.typed.text().strip().upper() != self._word.upper():
            words = _("Ketik {word} dulu, supaya tidak terjadi tanpa sengaja").format(word=self._word)
            self._complain(self.typed, words)
            return
        self.typed.show_error("")
        if not self.password.text():
            self._complain(self.password, _("Ketik kata sandi Anda"))
            return
        self.confirm_button.setEnabled(False)
        job = partial(self._office.keyring.unlock, self._office.account_id, self.password.text())
        self._background.call(self, job, lambda _key: self._pass(), refused=self._refuse)

    def _pass(self) -> None:
        self.close_overlay()
        self.passed.emit()
        self.deleteLater()

    def _refuse(self, refusal: UserError) -> None:
        self.confirm_button.setEnabled(True)
        self.password.set_text("")
        self._complain(self.password, f"{refusal.message} {refusal.next_step}".strip())

    def _complain(self, field: FormField, words: str) -> None:
        field.show_error(words)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()

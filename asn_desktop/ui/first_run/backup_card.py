"""This file holds the card over a chosen backup: whose it is, from when, and who opens it."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from asn_desktop.errors import UserError
from asn_desktop.rules.permission import Role
from asn_desktop.ui.first_run.cover import PasswordEdit, card_head
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Card, Inset, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.text import ElideLabel

if TYPE_CHECKING:
    from asn_desktop.office import BackupFacts


class BackupCard(Card):
    """What can be read before the password, then account and password of then."""

    back = Signal()
    file_asked = Signal()
    sheet_asked = Signal()
    done = Signal(object, str)
    """account id, password"""

    def __init__(self) -> None:
        super().__init__(margins=(28, 22, 28, 18), spacing=12)
        self.facts: BackupFacts | None = None
        self.office_name, self.when, self.place = (
            ElideLabel("", "strong"),
            ElideLabel("", "muted"),
            ElideLabel("", "cap"),
        )
        self.account, self.password = QComboBox(), PasswordEdit()
        self.password_field = FormField(_("Kata sandi saat cadangan itu dibuat"), self.password)
        self.message = InlineBar(closable=False)
        self.other_button = Button(_("Pilih berkas lain"), "link", on_click=self.file_asked.emit)
        self.sheet_button = Button(_("Pakai lembar pemulihan"), "link", on_click=self.sheet_asked.emit)
        self.back_button = Button(_("Kembali"), "link", on_click=self.back.emit)
        self.restore_button = Button("", "primary", "history", on_click=self.submit)
        self.restore_button.setProperty("tall", "1")
        self.password.returnPressed.connect(self.submit)
        sentence = _("Kantor dari komputer lama pindah ke komputer ini, lengkap dengan akun dan riwayatnya.")
        self.add(
            card_head(_("Pulihkan dari cadangan"), sentence, "history"),
            self._build_facts(),
            self._build_people(),
            self.message,
            line(self.back_button, self.sheet_button, None, self.restore_button, spacing=16),
        )
        self.show_reading(None)

    def show_reading(self, path: Path | None) -> None:
        """Say which file is being read; None before any is chosen."""
        self.facts = None
        self.message.show_message("")
        self.password_field.show_error("")
        self.office_name.setText(_("Membaca cadangan…") if path else _("Belum ada berkas yang dipilih"))
        self.when.setText(path.name if path else _("Cadangan berakhir .asnbackup, biasanya di flashdisk"))
        self.place.setText(_("di {folder}").format(folder=path.parent) if path else "")
        self._show_parts()

    def show_facts(self, facts: BackupFacts) -> None:
        """Show a whole backup and ask who opens it."""
        self.facts = facts
        self.office_name.setText(facts.office_words())
        self.when.setText(
            _("{moment}, {people} pegawai, {size}").format(
                moment=facts.moment_words(), people=facts.people, size=_size_words(facts.size)
            )
        )
        self.place.setText(_("{file} di {folder}").format(file=facts.path.name, folder=facts.path.parent))
        self.account.clear()
        for account in facts.keyring.accounts():
            self.account.addItem(f"{account.name}, {Role(account.role).label}", account.id)
        self._show_parts()
        self.password_field.set_field_focus()

    def show_refusal(self, refusal: UserError) -> None:
        """Say why it cannot be read or restored, and what to do."""
        if self.facts is None:
            self.office_name.setText(_("Berkas ini belum bisa dipulihkan"))
        self.show_busy(False)
        self.message.show_message(refusal.message, "bad", refusal.next_step)

    def submit(self) -> None:
        """Restore, or ask for what is missing."""
        if self.facts is None:
            self.file_asked.emit()
            return
        is_typed = bool(self.password.text())
        self.password_field.show_error("" if is_typed else _("Isi kata sandi"))
        if is_typed:
            self.done.emit(self.account.currentData(), self.password.text())
        else:
            self.password_field.set_field_focus()

    def show_busy(self, is_busy: bool) -> None:
        """Restoring reads the whole backup twice."""
        self.message.show_message("")
        for button in (self.restore_button, self.back_button, self.sheet_button, self.other_button):
            button.setEnabled(not is_busy)
        ready = _("Pulihkan dan masuk") if self.facts is not None else _("Pilih berkas cadangan")
        self.restore_button.setText(_("Memulihkan…") if is_busy else ready)

    def forget_password(self) -> None:
        """Leave no password in a field that is still alive."""
        self.password.clear()

    def _show_parts(self) -> None:
        has_facts = self.facts is not None
        self._people.setVisible(has_facts)
        self.sheet_button.setVisible(has_facts)
        self.other_button.setVisible(has_facts)
        self.show_busy(False)

    def _build_facts(self) -> QWidget:
        head = line(self.office_name, self.other_button)
        head.setStretch(0, 1)
        words = column(head, self.when, self.place, spacing=2)
        across = line(IconTile("save", "info", size=40), words, spacing=12)
        across.setStretch(1, 1)
        return Inset(across)

    def _build_people(self) -> QWidget:
        self._people = QWidget()
        across = line(spacing=12, parent=self._people)
        across.addWidget(FormField(_("Akun"), self.account), 2)
        across.addWidget(self.password_field, 3)
        return self._people


def _size_words(size: int) -> str:
    """Write "0,6 MB" or "34 MB"."""
    megabytes = max(size / 1_000_000, 0.1)
    return f"{megabytes:.0f} MB" if megabytes >= 10 else f"{megabytes:.1f} MB".replace(".", ",")

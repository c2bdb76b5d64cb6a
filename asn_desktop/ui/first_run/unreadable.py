"""This file holds the screen for data that cannot be read: what is the case, and the way back by a backup."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from asn_desktop.errors import UserError
from asn_desktop.rules.indonesian_date import format_long, format_time
from asn_desktop.settings import DataFolder
from asn_desktop.ui.background import Background
from asn_desktop.ui.first_run.cover import CoverScreen, PasswordEdit, card_head
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, Note, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.row_list import ListItem, RowList
from asn_desktop.ui.widgets.sheets import ConfirmSheet
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.storage.backup import BackupFile
    from asn_desktop.storage.keyring import Keyring

_MOST_SHOWN = 4


class UnreadableScreen(CoverScreen):
    """Never offers an empty office: the data is there, and a backup brings it back."""

    quit_asked = Signal()
    reading_asked = Signal()
    """to look at what the damage left, without changing anything"""
    restored = Signal()

    def __init__(self, background: Background, folder: DataFolder, refusal: UserError) -> None:
        super().__init__(_("Data kantor belum bisa dibuka"))
        self._background, self._folder = background, folder
        self._backups: dict[str, Path] = {}
        self._keyring: Keyring | None = None
        self.list = RowList()
        self.list.chosen.connect(self._choose)
        self.account, self.password = QComboBox(), PasswordEdit()
        self.account_field = FormField(_("Akun"), self.account)
        self.password_field = FormField(_("Kata sandi saat cadangan itu dibuat"), self.password)
        self.message = InlineBar(closable=False)
        self._empty = Label(
            _("Belum ada cadangan di folder data. Pilih berkas cadangan di flashdisk."), "muted", wrap=True
        )
        self.restore_button = Button(_("Pulihkan dari cadangan"), "primary", "history", on_click=self.ask)
        self.read_button = Button(_("Buka untuk dibaca saja"), "link", on_click=self.reading_asked.emit)
        self.put_card(self._build(refusal))
        background.call(self, self._read_backups, self._show_backups)

    def ask(self) -> None:
        """Confirm before the files change places."""
        path = self._chosen_path()
        if path is None or self._keyring is None:
            self.message.show_message(_("Pilih cadangan yang akan dipulihkan"), "warn")
            return
        self.password_field.show_error("" if self.password.text() else _("Isi kata sandi"))
        if not self.password.text():
            self.password_field.set_field_focus()
            return
        sheet = ConfirmSheet(
            self.window(),
            _("Pulihkan data dari cadangan ini?"),
            [
                _("Isi kantor menjadi seperti saat cadangan itu dibuat."),
                _("Berkas yang sekarang tidak dihapus, hanya dipindah ke folder tersingkir."),
            ],
            confirm=_("Pulihkan"),
            word=_("PULIHKAN"),
        )
        sheet.confirmed.connect(self.restore)
        sheet.open()

    def restore(self) -> None:
        """Put the chosen backup in the place of what cannot be read."""
        path, keyring = self._chosen_path(), self._keyring
        if path is None or keyring is None:
            return
        account_id, password = self.account.currentData(), self.password.text()
        self._show_busy(True)

        def job() -> None:
            from asn_desktop.office import refuse_role
            from asn_desktop.storage.restore import restore_backup

            dek = keyring.unlock(account_id, password)
            refuse_role(keyring, account_id)
            restore_backup(self._folder, path, dek=dek)

        self._background.call(self, job, self._finish, refused=self._refuse)

    def take_file(self, path: Path) -> None:
        """Offer a backup from somewhere else."""
        self._backups = {str(path): path, **self._backups}
        self._show_list([ListItem(str(path), path.name, str(path.parent), avatar=False, icon="usb_stick")])
        self.list.select(str(path))
        self._choose(str(path))

    def _build(self, refusal: UserError) -> Card:
        card = Card(margins=(28, 22, 28, 18), spacing=12)
        self.restore_button.setProperty("tall", "1")
        self.list.setFixedHeight(px(58))
        self._note = Note(refusal.message, "bad", detail=refusal.next_step or "")
        other = Button(_("Pilih berkas lain"), "link", on_click=self._ask_for_file)
        sentence = _(
            "Tidak ada yang ditimpa. Data yang sekarang tetap di foldernya sampai Anda memulihkan cadangan."
        )
        people = line(spacing=12)
        people.addWidget(self.account_field, 2)
        people.addWidget(self.password_field, 3)
        self._ask_box = column(people)
        card.add(
            card_head(_("Data belum bisa dibuka"), sentence, "warning", "bad"),
            self._note,
            line(Label(_("Pulihkan dari cadangan"), "field"), None, other),
            self._empty,
            self.list,
            self._ask_box,
            self.message,
            line(
                Button(_("Tutup program"), "link", on_click=self.quit_asked.emit),
                None,
                self.read_button,
                self.restore_button,
            ),
        )
        self.read_button.setVisible(_is_readable(refusal))
        self.account_field.hide()
        self.password_field.hide()
        self.list.hide()
        if isinstance(self.password, QLineEdit):
            self.password.returnPressed.connect(self.ask)
        return card

    def _read_backups(self) -> tuple[tuple[BackupFile, ...], BackupFile | None]:
        from asn_desktop.storage.backup import list_backups, newest_whole

        return list_backups(self._folder.backups), newest_whole(self._folder.backups)

    def _show_backups(self, read: tuple[tuple[BackupFile, ...], BackupFile | None]) -> None:
        found, whole = read
        items = []
        for backup in found:
            key = str(backup.path)
            self._backups[key] = backup.path
            when = _("{day} pukul {time}").format(
                day=format_long(backup.made_at.date()), time=format_time(backup.made_at)
            )
            detail = f"{_reason(backup.reason)}, {backup.size / 1_000_000:.1f} MB".replace(".", ",")
            items.append(ListItem(key, when, detail, avatar=False, icon="save"))
        self._show_list(items)
        if items:
            # A newer one that would not restore is listed, not offered.
            offered = items[0].key if whole is None else str(whole.path)
            self.list.select(offered)
            self._choose(offered)

    def _show_list(self, items: list[ListItem]) -> None:
        self._items = [*items, *(item for item in self._items if item.key not in {new.key for new in items})]
        self.list.show_items(self._items)
        self.list.setVisible(bool(self._items))
        self.list.setFixedHeight(px(58) * min(len(self._items), _MOST_SHOWN) + px(6))
        self._empty.setVisible(not self._items)

    def _choose(self, key: object) -> None:
        path = self._backups.get(str(key))
        if path is None:
            return
        self._keyring = None

        def job() -> Keyring:
            from asn_desktop.storage.backup import keyring_of_backup

            return keyring_of_backup(path)

        self._background.call(self, job, partial(self._show_accounts, path), refused=self._refuse)

    def _show_accounts(self, path: Path, keyring: Keyring) -> None:
        if path != self._chosen_path():
            return
        self._keyring = keyring
        self.message.show_message("")
        self.account.clear()
        for account in keyring.accounts():
            self.account.addItem(account.name, account.id)
        self.account_field.show()
        self.password_field.show()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen_path(self) -> Path | None:
        return self._backups.get(str(self.list.current_key()))

    def _ask_for_file(self) -> None:
        kinds = _("Cadangan ASN Desktop") + " (*.asnbackup)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Pilih berkas cadangan"), "", kinds)
        if chosen:
            self.take_file(Path(chosen))

    def _finish(self, _nothing: object) -> None:
        self._show_busy(False)
        self.password.clear()
        self.restored.emit()

    def _refuse(self, refusal: UserError) -> None:
        self._show_busy(False)
        self.message.show_message(refusal.message, "bad", refusal.next_step)

    def _show_busy(self, is_busy: bool) -> None:
        self.restore_button.setText(_("Memulihkan…") if is_busy else _("Pulihkan dari cadangan"))
        self.restore_button.setEnabled(not is_busy)

    _items: list[ListItem] = []  # noqa: RUF012 - replaced, never changed in place


def _is_readable(refusal: UserError) -> bool:
    from asn_desktop.storage.faults import DamagedPages

    return isinstance(refusal, DamagedPages)


def _reason(word: str) -> str:
    """Why a backup was made, in words."""
    known = {
        "manual": _("dibuat sendiri"),
        "otomatis": _("otomatis"),
        "sebelum-pulih": _("sebelum pemulihan"),
    }
    return known.get(word, word)

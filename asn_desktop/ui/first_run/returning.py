"""This file holds the way of an office from a backup to this computer: file, account or sheet, the open office."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from asn_desktop.errors import UserError
from asn_desktop.settings import DataFolder
from asn_desktop.ui.background import Background
from asn_desktop.ui.first_run.backup_card import BackupCard
from asn_desktop.ui.first_run.cover import CoverScreen

if TYPE_CHECKING:
    from asn_desktop.office import BackupFacts, OpenOffice, Returned
    from asn_desktop.storage.key_slots import KdfParams
    from asn_desktop.ui.first_run.code_card import CodeCard
    from asn_desktop.ui.first_run.recovery import PasswordCard, SheetCard

AskFile = Callable[[QWidget], Path | None]


def ask_backup_file(parent: QWidget) -> Path | None:
    """A backup file, or None."""
    kinds = _("Cadangan ASN Desktop") + " (*.asnbackup)"
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Pilih berkas cadangan"), "", kinds)
    return Path(chosen) if chosen else None


class Returning(QObject):
    """Leads through the cards on the cover; nothing is written before password or sheet fits."""

    returned = Signal(object)
    """the `office.Returned`, open"""
    cancelled = Signal()

    def __init__(
        self, cover: CoverScreen, background: Background, folder: DataFolder, params: KdfParams | None = None
    ) -> None:
        super().__init__(cover)
        self._cover, self._background, self._folder, self._params = cover, background, folder, params
        self.ask_file: AskFile = ask_backup_file
        self.office: OpenOffice | None = None
        """the office once it is open, also while its new code is still shown"""
        self._dek = b""
        self.card = BackupCard()
        self.sheet_card: SheetCard | None = None
        self.password_card: PasswordCard | None = None
        self.code_card: CodeCard | None = None
        self.card.back.connect(self._leave)
        self.card.file_asked.connect(self.choose_file)
        self.card.sheet_asked.connect(self._to_sheet)
        self.card.done.connect(self._bring_back)

    def choose_file(self) -> None:
        """Ask for the file; without one everything stays as it is."""
        path = self.ask_file(self._cover)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Read a backup as far as it can be read without a password."""

        def job() -> BackupFacts:
            from asn_desktop.office import read_backup

            return read_backup(path)

        self._forget()
        self.card.show_reading(path)
        self._cover.put_card(self.card)
        self._background.call(self, job, self._show_facts, refused=self.card.show_refusal)

    def _show_facts(self, facts: BackupFacts) -> None:
        self.card.show_facts(facts)
        self._cover.show_office(facts.office_words())

    def _bring_back(self, account_id: int, password: str) -> None:
        backup = self._facts()
        self.card.show_busy(True)

        def job() -> Returned:
            from asn_desktop.office import bring_back

            return self._keep(bring_back(self._folder, backup, account_id=account_id, password=password))

        self._background.call(self, job, self._finish, refused=self.card.show_refusal)

    def _to_sheet(self) -> None:
        from asn_desktop.ui.first_run.recovery import SheetCard

        if self.sheet_card is None:
            self.sheet_card = SheetCard()
            self.sheet_card.back.connect(self._to_backup)
            self.sheet_card.done.connect(self._try_sheet)
        self._cover.put_card(self.sheet_card)
        self.sheet_card.code.take_focus()

    def _to_backup(self) -> None:
        self._cover.put_card(self.card)

    def _try_sheet(self) -> None:
        card = self.sheet_card
        assert card is not None
        card.show_busy()
        job = partial(self._facts().keyring.unlock_with_recovery, card.code.text())
        self._background.call(self, job, self._ask_password, refused=card.show_refusal)

    def _ask_password(self, dek: bytes) -> None:
        from asn_desktop.ui.first_run.recovery import PasswordCard

        self._dek = dek
        if self.sheet_card is not None:
            self.sheet_card.forget()
        self.password_card = PasswordCard(self._facts().keyring)
        self.password_card.back.connect(self._to_backup)
        self.password_card.done.connect(self._bring_back_by_sheet)
        self._cover.put_card(self.password_card)
        self.password_card.take_focus()

    def _bring_back_by_sheet(self, account_id: int, password: str) -> None:
        card, backup, dek = self.password_card, self._facts(), self._dek
        assert card is not None
        card.show_busy(True)

        def job() -> Returned:
            from asn_desktop.office import bring_back_by_sheet

            return self._keep(
                bring_back_by_sheet(
                    self._folder, backup, dek, account_id=account_id, password=password, params=self._params
                )
            )

        def refuse(refusal: UserError) -> None:
            card.show_busy(False)
            card.show_refusal(refusal)

        self._background.call(self, job, self._show_code, refused=refuse)

    def _show_code(self, back: Returned) -> None:
        from asn_desktop.ui.first_run.code_card import CodeCard

        self._forget()
        sentence = _(
            "Lembar yang lama tidak berlaku lagi. Ini penggantinya, cetak sekarang atau nanti dari Pengaturan."
        )
        card = CodeCard(
            self._background, back.office, back.recovery_code, _("Data sudah dipulihkan"), sentence
        )
        card.finished.connect(partial(self.returned.emit, back))
        self.code_card = card
        self._cover.put_card(card)
        card.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, back: Returned) -> None:
        self._forget()
        self.returned.emit(back)

    def _keep(self, back: Returned) -> Returned:
        """Kept at once: the window may be closed before the result arrives there."""
        self.office = back.office
        return back

    def _leave(self) -> None:
        self._forget()
        self.cancelled.emit()

    def _forget(self) -> None:
        self._dek = b""
        self.card.forget_password()
        if self.password_card is not None:
            self.password_card.forget()

    def _facts(self) -> BackupFacts:
        assert self.card.facts is not None
        return self.card.facts

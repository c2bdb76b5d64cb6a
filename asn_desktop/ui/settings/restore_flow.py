"""This file holds going back to a backup: verified, asked for by word and password, then locked."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from asn_desktop.errors import UserError
from asn_desktop.rules.permission import Right
from asn_desktop.ui.settings.backup_state import spoken
from asn_desktop.ui.settings.seat import opened, with_right
from asn_desktop.ui.settings.step_up import StepUpSheet

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice
    from asn_desktop.storage.backup import BackupFile
    from asn_desktop.storage.backup_container import Manifest
    from asn_desktop.ui.settings.backup_tab import BackupTab

WORD = "PULIHKAN"


def ask_restore(tab: BackupTab, made: BackupFile) -> None:
    """Prove that the backup opens, then ask; nothing changes before the word and the password."""
    office = opened(tab.seat)

    def verify() -> Manifest:
        from asn_desktop.storage.backup import verify_backup

        manifest: Manifest = with_right(office, Right.RESTORE, lambda: verify_backup(made.path, office.dek))
        return manifest

    tab.tell(_("Memeriksa cadangan ini…"))
    tab.background.call(tab, verify, lambda manifest: _ask(tab, made, manifest), refused=tab.refuse)


def _ask(tab: BackupTab, made: BackupFile, manifest: Manifest) -> None:
    from datetime import datetime

    when = spoken(made.made_at, datetime.now().date())
    facts = [
        _("Perubahan sesudah itu diganti. Cadangan pengaman dibuat lebih dulu."),
        _("Cadangan ini sudah dicoba dan bisa dibuka, berisi {count} pegawai.").format(
            count=manifest.rows.get("employee", 0)
        ),
        _("Sesudahnya layar terkunci. Masuk lagi dengan kata sandi yang sekarang."),
    ]
    sheet = StepUpSheet(
        tab.window(),
        tab.background,
        opened(tab.seat),
        _("Pulihkan data {when}?").format(when=when),
        facts,
        confirm=_("Pulihkan"),
        word=WORD,
    )
    sheet.passed.connect(partial(_restore, tab, made, when))
    sheet.open()


def _restore(tab: BackupTab, made: BackupFile, when: str) -> None:
    office = opened(tab.seat)

    def done(refusal: UserError | None) -> None:
        if refusal is None:
            tab.seat.lock_restored(_("Data {when} sudah dipulihkan").format(when=when))
            return
        tab.background.refused.emit(refusal)
        if not _is_open(office):
            tab.seat.lock_restored(_("Pemulihan terhenti, data sebelumnya tetap ada"))

    tab.background.call(tab, partial(_swap, office, made), done, refused=tab.refuse)


def _swap(office: OpenOffice, made: BackupFile) -> UserError | None:
    """Swap the files; a refusal is returned, since the database may be closed by then."""
    from asn_desktop.storage.restore import restore_backup

    def swap() -> None:
        restore_backup(office.folder, made.path, dek=office.dek, database=office.database)

    try:
        with_right(office, Right.RESTORE, swap)
    except UserError as refusal:
        return refusal
    return None


def _is_open(office: OpenOffice) -> bool:
    try:
        with office.database.begin():
            return True
    except (RuntimeError, UserError):
        return False

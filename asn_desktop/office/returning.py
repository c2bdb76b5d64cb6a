"""This file holds the return of an office to a computer that has none: looked at, brought from a backup, opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.office.opening import OpenOffice, check_password, open_with_key, recover_office
from asn_desktop.rules.indonesian_date import format_long, format_time
from asn_desktop.rules.permission import Right, Role, may
from asn_desktop.settings import DataFolder
from asn_desktop.storage.keyring import Keyring

if TYPE_CHECKING:
    from asn_desktop.storage.key_slots import KdfParams
    from asn_desktop.storage.restore_anew import Laid

RESTORE_EVENT = "restore"
"""Row of the audit log that marks an office brought back, with the epoch that began by it."""


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What can be read of a whole backup before any password. `size` in bytes, `made_at` in local time."""

    path: Path
    office_name: str
    office_code: str
    made_at: datetime
    size: int
    people: int
    keyring: Keyring
    """the one inside the file; it opens slots and writes nothing"""

    def office_words(self) -> str:
        """The office as it is called: Kelurahan Plaju Ulu."""
        return _("Kelurahan {name}").format(name=self.office_name.removeprefix("Kelurahan "))

    def moment_words(self) -> str:
        """When the backup was made: 24 November 2026 pukul 09.41."""
        return _("{day} pukul {time}").format(
            day=format_long(self.made_at.date()), time=format_time(self.made_at)
        )


@dataclass(frozen=True, slots=True)
class Returned:
    """An office that is back and open. `attachments` are here, `missing` lay nowhere beside the backup;
    `recovery_code` is the next sheet's code when the former one was used up, else empty.
    """

    office: OpenOffice
    backup: BackupFacts
    attachments: int
    missing: int
    recovery_code: str = ""

    def sentence(self) -> str:
        """What happened, in one line without a full stop."""
        return _("Data {office} per {moment} sudah dipulihkan").format(
            office=self.backup.office_words(), moment=self.backup.moment_words()
        )

    def missing_words(self) -> str:
        """How many attached files are not here and where they belong; empty when all are."""
        if not self.missing:
            return ""
        return _(
            "{count} lampiran belum ikut, karena tidak ada di folder lampiran di sebelah cadangan itu."
            " Salin isi folder lampiran dari komputer lama atau tempat cadangan kedua ke {folder}."
        ).format(count=self.missing, folder=self.office.folder.attachments)


def read_backup(path: Path) -> BackupFacts:
    """Read every byte of a backup and what it says about itself; nothing is written.

    Raises:
        DamagedBackup: it is not whole, or (NotABackup) another kind of file.
        NewerSchema: a later version of this program made it.
        MissingFile: there is no such file.
    """
    from asn_desktop.models.migrations import HEAD
    from asn_desktop.storage.backup import look_into

    manifest, keyring = look_into(path, head=HEAD)
    return BackupFacts(
        path,
        keyring.office_name,
        keyring.office_code,
        datetime.fromisoformat(manifest.made_at),
        path.stat().st_size,
        manifest.rows.get("employee", 0),
        keyring,
    )


def bring_back(folder: DataFolder, backup: BackupFacts, *, account_id: int, password: str) -> Returned:
    """Put the office of a backup into a folder without one and open it; the caller holds the folder.

    Raises:
        WrongPassword: it is not the password that the account had when the backup was made.
        UserError: the role does not allow it, the account is disabled.
        StorageFault: see `storage.restore_anew`. Whatever is raised, nothing is left in the folder.
    """
    dek = backup.keyring.unlock(account_id, password)
    refuse_role(backup.keyring, account_id, may_use_sheet=True)
    return _arrive(
        folder, backup, dek, lambda laid: (open_with_key(folder, laid.keyring, dek, account_id), "")
    )


def bring_back_by_sheet(
    folder: DataFolder,
    backup: BackupFacts,
    dek: bytes,
    *,
    account_id: int,
    password: str,
    params: KdfParams | None = None,
) -> Returned:
    """The same by the key of the recovery sheet (`Keyring.unlock_with_recovery`), for any account.

    The account gets the new password; the sheet is used up and `recovery_code` takes its place.

    Raises:
        FormProblems: the new password cannot be used.
        UserError, StorageFault: as in `bring_back`.
    """
    names = {account.id: account.name for account in backup.keyring.accounts()}
    problem = check_password(password, account_name=names.get(account_id, ""), office_name=backup.office_name)
    if problem is not None:
        raise FormProblems({"password": problem})
    return _arrive(
        folder,
        backup,
        dek,
        lambda laid: recover_office(folder, laid.keyring, dek, account_id, password, params),
    )


def refuse_role(keyring: Keyring, account_id: int, *, may_use_sheet: bool = False) -> None:
    """Refuse an account that may not restore, by the role that its key slot is sealed with.

    Call after the slot was opened: only then the role is proven. Where the database can be read,
    `OpenOffice.require` decides.

    Raises:
        UserError: with who can do it.
    """
    role = next(Role(account.role) for account in keyring.accounts() if account.id == account_id)
    if not may(role, Right.RESTORE):
        raise UserError(
            _("Peran {role} tidak dapat {act}.").format(role=role.label, act=Right.RESTORE.label),
            next_step=_("Minta admin kantor melakukannya, atau pakai lembar pemulihan.")
            if may_use_sheet
            else _("Minta admin kantor melakukannya."),
        )


def _arrive(
    folder: DataFolder, backup: BackupFacts, dek: bytes, open_it: Callable[[Laid], tuple[OpenOffice, str]]
) -> Returned:
    from asn_desktop.storage.audit import record_event
    from asn_desktop.storage.restore_anew import restore_anew

    laid = restore_anew(folder, backup.path, dek=dek)
    office: OpenOffice | None = None
    try:
        office, code = open_it(laid)
        facts = {
            "file": backup.path.name,
            "made_at": laid.manifest.made_at,
            "reason": laid.manifest.reason,
            "epoch": laid.keyring.epoch,
            "new_computer": True,
            "missing_attachments": laid.missing,
        }
        with office.database.begin(account_id=office.account_id) as session:
            record_event(session, RESTORE_EVENT, facts)
    except BaseException:
        if office is not None:
            office.database.close()
        laid.take_back()
        raise
    return Returned(office, backup, laid.attachments, laid.missing, code)

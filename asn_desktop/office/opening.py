"""This file holds an office that is open: by whose password, its backups and checks, its closing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop.errors import UserError
from asn_desktop.office.first_rows import write_first_rows
from asn_desktop.rules.permission import Right
from asn_desktop.settings import DataFolder
from asn_desktop.storage.instance_lock import InstanceLock
from asn_desktop.storage.keyring import Keyring, PublicAccount
from asn_desktop.storage.office_files import has_office, tidy_after_crash

if TYPE_CHECKING:
    from asn_desktop.operations.accounts import AccountRow
    from asn_desktop.operations.office import OfficeFacts
    from asn_desktop.storage.backup import BackupFile
    from asn_desktop.storage.database import Database
    from asn_desktop.storage.health import HealthReport
    from asn_desktop.storage.key_slots import KdfParams


BACKUP_EVENT = "backup"


@dataclass(slots=True)
class OpenOffice:
    """One office that is open for one account; holds the key until `close`."""

    folder: DataFolder
    keyring: Keyring
    dek: bytes
    database: Database
    account: AccountRow
    is_verified: bool = True
    """whether every page was compared with its seal; not yet for a very large file"""

    @property
    def account_id(self) -> int:
        """The account that works now."""
        return self.account.account_id

    def require(self, right: Right) -> None:
        """Refuse what the role of the account does not hold.

        Raises:
            UserError: with what to do instead.
        """
        from asn_desktop.operations.acts import require

        with self.database.begin(account_id=self.account_id) as session:
            require(session, right)

    def close(self) -> None:
        """Note the head of the audit log in the keyring, let go of the database and the key.

        Calling it again does nothing.
        """
        from asn_desktop.storage.audit import chain_head

        if not self.dek:
            return
        if not self.database.is_read_only:
            with suppress(UserError):
                with self.database.begin(account_id=self.account_id) as session:
                    seq, digest = chain_head(session)
                self.keyring.set_anchor(self.dek, seq, digest)
        self.database.close()
        self.dek = b""

    def back_up(self, *, reason: str = "manual", second_place: Path | None = None) -> BackupFile:
        """Make a checked backup; see `storage.backup.create_backup`.

        The audit log tells of it afterwards, so that row lies in the next backup and not in this
        one. Whether a backup is due depends on the age of the newest file, never on the row.
        """
        from asn_desktop.storage.audit import record_event
        from asn_desktop.storage.backup import create_backup
        from asn_desktop.storage.set_aside import thin_set_aside

        made = create_backup(
            self.database, self.folder, dek=self.dek, reason=reason, second_place=second_place
        )
        facts = {"file": made.path.name, "reason": reason, "second_place": str(made.second_path or "")}
        if not self.database.is_read_only:
            # The backup stands, also when the disk is too full now for the row about it.
            with suppress(UserError), self.database.begin(account_id=self.account_id) as session:
                record_event(session, BACKUP_EVENT, facts)
        thin_set_aside(self.folder, now=datetime.now())
        return made

    def verify_pages(self) -> None:
        """Compare every page with its seal where opening left that for later.

        Raises:
            DamagedPages: one does not fit; from now on the office can only be read.
        """
        if not self.is_verified:
            self.is_verified = True
            self.database.verify_pages()

    def check(self) -> HealthReport:
        """Verify everything that can be verified."""
        from sqlalchemy import select

        from asn_desktop.models.office import Attachment
        from asn_desktop.storage.faults import DamagedDatabase
        from asn_desktop.storage.health import check_database

        tokens: list[str] = []
        # Where they cannot be read, the check of the pages says so.
        with suppress(DamagedDatabase), self.database.begin(account_id=self.account_id) as session:
            tokens = list(session.scalars(select(Attachment.token)))
        return check_database(self.database, folder=self.folder, dek=self.dek, attachment_tokens=tokens)


def last_backup_at(folder: DataFolder) -> datetime | None:
    """When the newest backup in the office's folder was made, in local time."""
    from asn_desktop.storage.backup import list_backups

    found = list_backups(folder.backups)
    return found[0].made_at.astimezone() if found else None


def take_folder(folder: DataFolder) -> InstanceLock:
    """Hold the data folder for this program and finish what a crash left; release it at the end.

    Raises:
        InUse: another program has it open.
    """
    folder.root.mkdir(parents=True, exist_ok=True)
    lock = InstanceLock(folder.lock).acquire()
    tidy_after_crash(folder)
    return lock


def list_public_accounts(folder: DataFolder) -> tuple[PublicAccount, ...]:
    """The accounts that the lock screen shows; empty before the office is founded."""
    return Keyring.load(folder.root).accounts() if has_office(folder) else ()


def prepare_sign_in() -> None:
    """Load all that opening an office needs, so that it does not happen after the password."""
    from sqlalchemy.orm import configure_mappers

    from asn_desktop.models import migrations
    from asn_desktop.operations import accounts
    from asn_desktop.storage import schema
    from asn_desktop.storage.key_slots import load_ciphers

    assert all((accounts, migrations, schema))
    load_ciphers()
    configure_mappers()


def unlock_office(
    folder: DataFolder, keyring: Keyring, account_id: int, password: str, *, reads_damaged: bool = False
) -> OpenOffice:
    """Open the office with an account's password; the caller holds the folder.

    With `reads_damaged` an office with damaged pages is opened for reading only.

    Raises:
        WrongPassword: it does not fit, or a wait after earlier tries is not over.
        DamagedPages: pages of the database do not fit their seal; nothing was written.
        StorageFault: the database is missing, damaged, foreign, in use or newer than this program.
    """
    dek = keyring.unlock(account_id, password)
    failures = keyring.failures_before_sign_in
    return open_with_key(folder, keyring, dek, account_id, failures=failures, reads_damaged=reads_damaged)


def sign_in(folder: DataFolder, name: str, password: str, *, reads_damaged: bool = False) -> OpenOffice:
    """Open the office by the account's sign-in name, whatever its case.

    Raises:
        UserError: there is no office here, no such account, or the password does not fit.
    """
    keyring, account_id = find_account(folder, name)
    return unlock_office(folder, keyring, account_id, password, reads_damaged=reads_damaged)


def find_account(folder: DataFolder, name: str) -> tuple[Keyring, int]:
    """The keyring of the office and the id of the account with this sign-in name.

    Raises:
        UserError: there is no office here, or no such account.
    """
    if not has_office(folder):
        raise UserError(
            _("Folder ini belum berisi data kantor."),
            next_step=_("Buat dulu dengan perintah init, atau buka jendelanya."),
        )
    keyring = Keyring.load(folder.root)
    return keyring, account_named(keyring, name)


def account_named(keyring: Keyring, name: str) -> int:
    """The id of the account with this sign-in name, whatever its case.

    Raises:
        UserError: there is no such account.
    """
    for account in keyring.accounts():
        if account.name.casefold() == name.strip().casefold():
            return account.id
    raise UserError(
        _("Nama akun atau kata sandi tidak cocok."), next_step=_("Periksa ejaannya, lalu coba lagi.")
    )


def recover_office(
    folder: DataFolder,
    keyring: Keyring,
    dek: bytes,
    account_id: int,
    password: str,
    params: KdfParams | None = None,
) -> tuple[OpenOffice, str]:
    """Renew a password by the key of the sheet and open the office; return it and the next code.

    Raises:
        UserError: the account was disabled, or the data cannot be opened.
    """
    from asn_desktop.operations.accounts import list_accounts, set_slot
    from asn_desktop.operations.recovery import record_recovery_use

    code = keyring.finish_recovery(dek, account_id, password, params=params)
    office = unlock_office(folder, keyring, account_id, password)
    if office.database.is_read_only:
        return office, code
    slot = next(account.slot_id for account in keyring.accounts() if account.id == account_id)
    try:
        with office.database.begin(account_id=account_id) as session:
            set_slot(session, account_id, slot)
            record_recovery_use(session)
        with office.database.begin() as session:
            office.account = next(row for row in list_accounts(session) if row.account_id == account_id)
    except BaseException:
        office.database.close()
        raise
    return office, code


def check_password(
    password: str, *, account_name: str = "", display_name: str = "", office_name: str = ""
) -> str | None:
    """What stands against a password, in one sentence; None when it can be used."""
    from asn_desktop.rules.password_policy import context_words, password_problem
    from asn_desktop.storage.reference import load_common_passwords

    return password_problem(
        password,
        common=load_common_passwords(),
        context=context_words(
            person_name=display_name,
            account_name=account_name,
            office_name=office_name,
        ),
    )


def open_with_key(
    folder: DataFolder,
    keyring: Keyring,
    dek: bytes,
    account_id: int,
    *,
    facts: OfficeFacts | None = None,
    display_name: str = "",
    failures: int = 0,
    reads_damaged: bool = False,
) -> OpenOffice:
    """Open the office with its key for one account; first rows that a power cut prevented are written.

    Raises:
        UserError: the account is disabled, or the data cannot be opened; then nothing stays open.
    """
    from asn_desktop.models.migrations import HEAD
    from asn_desktop.operations.accounts import list_accounts, record_sign_in
    from asn_desktop.operations.learning_forms import ensure_learning_forms
    from asn_desktop.storage.page_check import is_checked_at_opening, open_sound_office

    is_verified = reads_damaged or is_checked_at_opening(folder)
    database = open_sound_office(folder, dek, keyring, head=HEAD, reads_damaged=reads_damaged)
    try:
        if not database.is_read_only:
            with database.begin() as session:
                write_first_rows(session, keyring, account_id, facts, display_name)
            with database.begin(account_id=account_id) as session:
                record_sign_in(session, failures=failures)
                ensure_learning_forms(session)
        with database.begin() as session:
            account = next((row for row in list_accounts(session) if row.account_id == account_id), None)
        if account is None or account.disabled_at is not None:
            raise UserError(
                _("Akun ini sudah dinonaktifkan."), next_step=_("Minta admin kantor mengaktifkannya.")
            )
    except BaseException:
        database.close()
        raise
    return OpenOffice(folder, keyring, dek, database, account, is_verified)

"""This file holds an office being opened, founded, locked and backed up, for window and command line."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.rules.office_code import first_id, office_number
from asn_desktop.rules.password_policy import context_words, password_problem
from asn_desktop.rules.permission import Role
from asn_desktop.settings import DataFolder
from asn_desktop.storage.instance_lock import InstanceLock
from asn_desktop.storage.keyring import Keyring, PublicAccount
from asn_desktop.storage.office_files import has_office, tidy_after_crash

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from asn_desktop.operations.accounts import AccountRow
    from asn_desktop.operations.office import OfficeFacts
    from asn_desktop.storage.backup import BackupFile
    from asn_desktop.storage.database import Database
    from asn_desktop.storage.health import HealthReport
    from asn_desktop.storage.key_slots import KdfParams


@dataclass(slots=True)
class OpenOffice:
    """One office that is open for one account; holds the key until `close`."""

    folder: DataFolder
    keyring: Keyring
    dek: bytes
    database: Database
    account: AccountRow

    @property
    def account_id(self) -> int:
        """The account that works now."""
        return self.account.account_id

    def close(self) -> None:
        """Note the head of the audit log in the keyring, let go of the database and the key."""
        from asn_desktop.storage.audit import chain_head

        if not self.database.is_read_only:
            with suppress(UserError):
                with self.database.begin(account_id=self.account_id) as session:
                    seq, digest = chain_head(session)
                self.keyring.set_anchor(self.dek, seq, digest)
        self.database.close()
        self.dek = b""

    def back_up(self, *, reason: str = "manual", second_place: Path | None = None) -> BackupFile:
        """Make a checked backup; see `storage.backup.create_backup`."""
        from asn_desktop.storage.backup import create_backup

        return create_backup(
            self.database, self.folder, dek=self.dek, reason=reason, second_place=second_place
        )

    def check(self) -> HealthReport:
        """Verify everything that can be verified."""
        from sqlalchemy import select

        from asn_desktop.models.office import Attachment
        from asn_desktop.storage.health import check_database

        with self.database.begin(account_id=self.account_id) as session:
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


def found_office(
    folder: DataFolder,
    facts: OfficeFacts,
    *,
    account_name: str,
    display_name: str = "",
    password: str,
    params: KdfParams | None = None,
) -> tuple[OpenOffice, str]:
    """Make a new office with its first account and the shipped dictionary; return it and the recovery code.

    The caller holds the folder (`take_folder`).

    Raises:
        FormProblems: the password or the account's name cannot be used.
        OfficeExists: the folder holds an office.
        StorageFault: the disk did not allow it.
    """
    from asn_desktop.models import Base
    from asn_desktop.models.migrations import HEAD
    from asn_desktop.storage.office_files import create_office

    problem = check_password(
        password, account_name=account_name, display_name=display_name, office_name=facts.name
    )
    if not account_name.strip():
        raise FormProblems({"account_name": _("Isi nama akun, misalnya yuni")})
    if problem is not None:
        raise FormProblems({"password": problem})
    number = office_number(facts.code)
    made = create_office(
        folder,
        office_code=facts.code,
        office_name=facts.name,
        office_number=number,
        account_id=first_id(number),
        account_name=account_name.strip(),
        password=password,
        metadata=Base.metadata,
        revision=HEAD,
        params=params,
    )
    opened = _open(folder, made.keyring, made.dek, first_id(number), facts=facts, display_name=display_name)
    return opened, made.recovery_code


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


def unlock_office(folder: DataFolder, keyring: Keyring, account_id: int, password: str) -> OpenOffice:
    """Open the office with an account's password; the caller holds the folder.

    Raises:
        WrongPassword: it does not fit, or a wait after earlier tries is not over.
        StorageFault: the database is missing, damaged, foreign, in use or newer than this program.
    """
    dek = keyring.unlock(account_id, password)
    return _open(folder, keyring, dek, account_id, failures=keyring.failures_before_sign_in)


def sign_in(folder: DataFolder, name: str, password: str) -> OpenOffice:
    """Open the office by the account's sign-in name, whatever its case.

    Raises:
        UserError: there is no office here, no such account, or the password does not fit.
    """
    if not has_office(folder):
        raise UserError(
            _("Folder ini belum berisi data kantor."),
            next_step=_("Buat dulu dengan perintah init, atau buka jendelanya."),
        )
    keyring = Keyring.load(folder.root)
    for account in keyring.accounts():
        if account.name.casefold() == name.strip().casefold():
            return unlock_office(folder, keyring, account.id, password)
    raise UserError(
        _("Nama akun atau kata sandi tidak cocok."), next_step=_("Periksa ejaannya, lalu coba lagi.")
    )


def check_password(
    password: str, *, account_name: str = "", display_name: str = "", office_name: str = ""
) -> str | None:
    """What stands against a password, in one sentence; None when it can be used."""
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


def _open(
    folder: DataFolder,
    keyring: Keyring,
    dek: bytes,
    account_id: int,
    *,
    facts: OfficeFacts | None = None,
    display_name: str = "",
    failures: int = 0,
) -> OpenOffice:
    from asn_desktop.models.migrations import HEAD
    from asn_desktop.operations.accounts import list_accounts, record_sign_in
    from asn_desktop.storage.office_files import open_office

    database = open_office(folder, dek, keyring, head=HEAD, upgrade=None)
    try:
        if not database.is_read_only:
            with database.begin() as session:
                _finish_founding(session, keyring, account_id, facts, display_name)
            with database.begin(account_id=account_id) as session:
                record_sign_in(session, failures=failures)
        with database.begin() as session:
            account = next((row for row in list_accounts(session) if row.account_id == account_id), None)
        if account is None or account.disabled_at is not None:
            raise UserError(
                _("Akun ini sudah dinonaktifkan."), next_step=_("Minta admin kantor mengaktifkannya.")
            )
    except BaseException:
        database.close()
        raise
    return OpenOffice(folder, keyring, dek, database, account)


def _finish_founding(
    session: Session, keyring: Keyring, account_id: int, facts: OfficeFacts | None, display_name: str
) -> None:
    """Write office, first account and reference content, also when a power cut came in between."""
    from asn_desktop.operations.accounts import add_account, list_accounts
    from asn_desktop.operations.office import OfficeFacts, create_office_row

    if list_accounts(session):
        return
    # Imported only now: every sign-in comes by here, and reading reference files takes 30 ms to load.
    from asn_desktop.operations.reference import (
        install_dictionary,
        install_positions,
        use_default_standards,
    )
    from asn_desktop.storage.reference import load_competencies, load_positions, load_tiers

    known = facts or OfficeFacts(
        code=keyring.office_code,
        name=keyring.office_name,
        short=keyring.office_name[:3].upper(),
        kecamatan="",
        city="",
    )
    create_office_row(session, known)
    install_dictionary(session, load_competencies())
    install_positions(session, load_positions())
    use_default_standards(session, load_positions(), load_tiers())
    slot = next(slot for slot in keyring.accounts() if slot.id == account_id)
    add_account(
        session,
        name=slot.name,
        display_name=display_name or slot.name,
        role=Role(slot.role),
        slot_id=slot.slot_id,
    )


def region_facts(code: str) -> OfficeFacts | None:
    """The office of a known Kemendagri code, ready to found; None for a code the program does not know."""
    from asn_desktop.operations.office import OfficeFacts
    from asn_desktop.storage.reference import load_regions

    for region in load_regions():
        if region.code == code and region.kind != "kecamatan":
            return OfficeFacts(
                code=region.code,
                name=region.alias or region.name,
                short=region.short,
                kecamatan=region.kecamatan,
                city=region.kota,
                province=region.provinsi,
            )
    return None

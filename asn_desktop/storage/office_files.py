"""This file holds a data folder as a whole: making an office in it, opening it, tidying after a crash."""

import json
import os
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop.errors import UserError
from asn_desktop.settings import DataFolder
from asn_desktop.storage import faults, files, folder_check, keyring_file
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.storage.keyring import Keyring, create_keyring

if TYPE_CHECKING:
    from sqlalchemy import MetaData

    from asn_desktop.storage.database import Database
    from asn_desktop.storage.schema import Upgrade

_SETUP_MARK = "penyiapan.json"
"""Lies in the folder while an office is being made; what it names may be thrown away."""


class OfficeExists(UserError):
    """The folder holds an office already; it is never written over."""


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What making an office gives: the keyring, the database key, the recovery code to print once."""

    keyring: Keyring
    dek: bytes
    recovery_code: str


def has_office(folder: DataFolder) -> bool:
    """Whether a whole office lies here; the leftovers of an interrupted set-up do not count."""
    if _setup_database_id(folder) is not None:
        return False
    return any(path.exists() for path in (folder.database, folder.keyring, _keyring_copy(folder)))


def create_office(
    folder: DataFolder,
    *,
    office_code: str,
    office_number: int | None,
    office_name: str,
    account_id: int,
    account_name: str,
    password: str,
    metadata: "MetaData",
    revision: str,
    role: str = "admin_kantor",
    params: KdfParams | None = None,
) -> NewOffice:
    """Make keyring and empty database; a kill at any point leaves nothing that looks like an office.

    The caller holds the folder's `InstanceLock`. `account_id` is the id that the account's row
    will get, `rules.office_code.first_id(office_number)` for the first one.

    Raises:
        OfficeExists: the folder holds one.
        StorageFault: the folder is unsuitable or cannot be written.
    """
    from asn_desktop.storage.schema import create_database

    folder_check.check_folder(folder.root)
    clear_unfinished_setup(folder)
    if has_office(folder):
        raise OfficeExists(
            _("Folder ini sudah berisi data kantor."),
            next_step=_("Buka data itu, atau pilih folder lain untuk kantor baru."),
        )
    mark = folder.root / _SETUP_MARK
    files.write_atomically(mark, b'{"database_id": ""}')
    keyring, dek, code = create_keyring(
        folder.root,
        office_code=office_code,
        office_name=office_name,
        account_id=account_id,
        account_name=account_name,
        password=password,
        role=role,
        params=params,
    )
    files.write_atomically(mark, json.dumps({"database_id": keyring.database_id.hex()}).encode())
    create_database(
        folder.database,
        dek,
        metadata=metadata,
        revision=revision,
        identity=keyring.database_id,
        office_number=office_number,
    )
    with files.disk_faults(folder.root):
        for part in (folder.attachments, folder.backups, folder.logs):
            part.mkdir(exist_ok=True)
        # From here on it is an office.
        mark.unlink()
        files.sync_folder(folder.root)
    return NewOffice(keyring, dek, code)


def open_office(
    folder: DataFolder,
    dek: bytes,
    keyring: Keyring,
    *,
    head: str,
    upgrade: "Upgrade | None" = None,
    is_read_only: bool = False,
) -> "Database":
    """Open the office's database for work, or for reading when asked or the folder cannot be written.

    An older database is backed up and brought up to date, by `upgrade` or else by our own steps.

    Raises:
        StorageFault: see `schema.open_database`.
    """
    from asn_desktop.storage.schema import open_database

    is_read_only = is_read_only or not _is_writable(folder)
    if upgrade is None:
        upgrade = _own_upgrade(folder, dek)
    return open_database(
        folder.database,
        dek,
        head=head,
        identity=keyring.database_id,
        upgrade=upgrade,
        is_read_only=is_read_only,
    )


def tidy_after_crash(folder: DataFolder) -> list[Path]:
    """Finish an interrupted restore and remove unfinished files; call with the lock held, before reading.

    Returns the removed temporary files.
    """
    from asn_desktop.storage.restore_swap import finish_restore

    finish_restore(folder)
    clear_unfinished_setup(folder)
    return files.sweep_temporaries(folder.root, folder.backups, folder.attachments)


def clear_unfinished_setup(folder: DataFolder) -> bool:
    """Remove what a set-up that was cut off left behind; an office that was ever whole is not touched."""
    marked = _setup_database_id(folder)
    if marked is None:
        return False
    with files.disk_faults(folder.root):
        if _belongs_to_setup(folder, marked):
            # The database first: keyring and mark together still say that this was a set-up.
            for path in (
                folder.database,
                folder.database.with_name(folder.database.name + "-wal"),
                _keyring_copy(folder),
                folder.keyring,
            ):
                path.unlink(missing_ok=True)
        (folder.root / _SETUP_MARK).unlink(missing_ok=True)
        files.sync_folder(folder.root)
    return True


def _belongs_to_setup(folder: DataFolder, marked: str) -> bool:
    """Whether what lies here was made by the set-up that the mark tells of."""
    if not marked:
        # Killed between mark and keyring: a database beside it would be somebody's.
        return not folder.database.exists()
    try:
        return keyring_file.read(folder.root)[0].database_id == marked
    except faults.MissingFile:
        return True
    except faults.DamagedKeyring:
        return False


def _setup_database_id(folder: DataFolder) -> str | None:
    try:
        kept = json.loads((folder.root / _SETUP_MARK).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return "?"
    return str(kept.get("database_id", "?")) if isinstance(kept, dict) else "?"


def _keyring_copy(folder: DataFolder) -> Path:
    return folder.root / keyring_file.COPY_NAME


def _own_upgrade(folder: DataFolder, dek: bytes) -> "Upgrade":
    def upgrade(database: "Database", old_revision: str) -> None:
        from asn_desktop.models import migrations
        from asn_desktop.storage.upgrade import upgrade_with_backup

        upgrade_with_backup(folder, dek, Path(migrations.__path__[0]))(database, old_revision)

    return upgrade


def _is_writable(folder: DataFolder) -> bool:
    """Asked without opening the file: a handle closed later would drop the lock of an open database."""
    may_write_folder = os.access(folder.root, os.W_OK | os.X_OK)
    return may_write_folder and (not folder.database.exists() or os.access(folder.database, os.W_OK))

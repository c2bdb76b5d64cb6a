"""This file holds going back to a backup: proven first, the present kept, swapped in one step."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn_desktop.models.migrations import HEAD
from asn_desktop.settings import DataFolder
from asn_desktop.storage import backup_container, files, restore_swap
from asn_desktop.storage.backup import BackupFile, create_backup, extract_proven
from asn_desktop.storage.backup_container import Manifest
from asn_desktop.storage.database import Database
from asn_desktop.storage.faults import DamagedDatabase, DamagedKeyring, MissingFile
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.set_aside import STAMP, STEM


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the safety backup (None when the present data could not be read), where the
    former files lie, and whether the backup's keyring, with its passwords of then, took over.
    """

    manifest: Manifest
    safety_backup: BackupFile | None
    set_aside: Path
    is_keyring_replaced: bool


def restore_backup(
    folder: DataFolder,
    path: Path,
    *,
    dek: bytes,
    database: Database | None = None,
    now: datetime | None = None,
    head: str = HEAD,
) -> Restored:
    """Put a backup in the place of the office's data. The caller holds the lock and reopens afterwards.

    `dek` is the key of the backup, by the present keyring or by `backup.keyring_of_backup`.
    `database` is the open live database; it gives the safety backup and is closed. A present
    keyring of the same database is kept, so that removed people stay removed; the epoch goes up.

    Raises:
        DamagedBackup: the backup would not restore; nothing was changed.
        ForeignBackup: `dek` does not belong to it; nothing was changed.
        NewerSchema: a later version of the program made it; nothing was changed.
        StorageFault: no room or a broken disk; nothing was changed.
    """
    moment = (now or datetime.now()).replace(microsecond=0)
    ready = restore_swap.ready_database(folder)
    with files.disk_faults(folder.root):
        folder.root.mkdir(parents=True, exist_ok=True)
        ready.unlink(missing_ok=True)
        try:
            manifest = extract_proven(path, ready, dek, head=head)
            safety = _back_up_present(database, folder, dek, moment)
            keyring = None if _keeps_keyring(folder, dek, manifest) else backup_container.read_keyring(path)
            if database is not None:
                database.close()
            aside = _free_folder(folder, moment)
            restore_swap.order_swap(folder, aside, keyring)
        except BaseException:
            with suppress(OSError):
                ready.unlink(missing_ok=True)
            raise
    restore_swap.finish_restore(folder)
    return Restored(manifest, safety, aside, keyring is not None)


def _back_up_present(
    database: Database | None, folder: DataFolder, dek: bytes, now: datetime
) -> BackupFile | None:
    if database is None:
        return None
    try:
        return create_backup(database, folder, dek=dek, reason="sebelum-pulih", now=now)
    except DamagedDatabase:
        # Damage is why one restores. The present files are set aside, not deleted.
        return None


def _keeps_keyring(folder: DataFolder, dek: bytes, manifest: Manifest) -> bool:
    try:
        present = Keyring.load(folder.root)
    except (MissingFile, DamagedKeyring):
        return False
    return present.database_id.hex() == manifest.database_id and present.is_key(dek)


def _free_folder(folder: DataFolder, moment: datetime) -> Path:
    stem = STEM + moment.strftime(STAMP)
    number, candidate = 1, folder.root / stem
    while candidate.exists():
        number += 1
        candidate = folder.root / f"{stem}-{number}"
    return candidate

"""This file holds backups: made through the database's own copier, proven by reading, thinned by age."""

import os
import re
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from asn_desktop.settings import DataFolder
from asn_desktop.storage import backup_container, cipher, faults, files, key_slots
from asn_desktop.storage.backup_container import SUFFIX, Manifest
from asn_desktop.storage.backup_schedule import choose_kept
from asn_desktop.storage.database import Database
from asn_desktop.storage.faults import DamagedDatabase, ForeignDatabase, StorageFault, damaged_backup
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.schema import is_known, read_revision

_NAME = re.compile(r"^cadangan_(\d{8}-\d{6})_([a-z0-9-]{1,40})\.asnbackup$")
_REASON = re.compile(r"^[a-z0-9-]{1,40}$")
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One backup on disk. `size` in bytes; `second_fault` says why the copy elsewhere was not made."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    second_path: Path | None = None
    second_fault: StorageFault | None = None


def create_backup(
    database: Database,
    folder: DataFolder,
    *,
    dek: bytes,
    reason: str,
    now: datetime | None = None,
    second_place: Path | None = None,
) -> BackupFile:
    """Make a backup, read it back as a restore would, give it its name, and only then thin old ones.

    `reason` is a word of lower-case letters, digits and dashes (`manual`, `otomatis`). The copy in
    `second_place` takes the attachments along; when it cannot be made the backup stands all the
    same and `second_fault` says why. Local time in the name.

    Raises:
        StorageFault: no room, a broken disk, or a live database that is not sound; every earlier
            backup is still there.
    """
    if not _REASON.match(reason):
        raise ValueError(f"backup reason {reason!r}")
    with files.disk_faults(folder.backups):
        folder.backups.mkdir(parents=True, exist_ok=True)
        target, made_at = _free_name(folder.backups, reason, (now or datetime.now()).replace(microsecond=0))
        keyring = Keyring.load(folder.root)
        with files.unfinished(target) as container, files.unfinished(folder.backups / "salinan") as copy:
            manifest = _copy_database(database, copy, keyring, dek, reason, made_at)
            backup_container.write_container(container, manifest, keyring.to_bytes(), copy)
            _prove(container, dek)
            files.move_without_replacing(container, target)
    made = _describe(target)
    assert made is not None
    thin_backups(folder.backups, now=made_at)
    return made if second_place is None else _copy_elsewhere(made, folder, second_place)


def list_backups(folder: Path) -> tuple[BackupFile, ...]:
    """The backups of a folder by their names, newest first."""
    if not folder.is_dir():
        return ()
    found = [described for path in folder.iterdir() if (described := _describe(path)) is not None]
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))


def newest_whole(folder: Path) -> BackupFile | None:
    """The newest backup whose every byte fits its seal; None when there is none."""
    for backup in list_backups(folder):
        with suppress(StorageFault):
            verify_backup(backup.path)
            return backup
    return None


def verify_backup(path: Path, dek: bytes | None = None) -> Manifest:
    """Check every byte and, with the key, open the database inside as a restore would.

    Raises:
        DamagedBackup: it would not restore, or (NotABackup) it is another kind of file.
        ForeignBackup: the key does not belong to it.
        MissingFile: there is no such file.
        StorageFault: the disk with the temporary copy is full or broken.
    """
    with files.disk_faults(path):
        return backup_container.read_manifest(path) if dek is None else _prove(path, dek)


def keyring_of_backup(path: Path) -> Keyring:
    """The keyring inside a backup, to unlock it where the folder has none or another one.

    Raises:
        DamagedBackup: the backup is not whole.
    """
    return look_into(path)[1]


def look_into(path: Path, *, head: str | None = None) -> tuple[Manifest, Keyring]:
    """What a backup says of itself before any password, and the keyring inside, once every byte fits.

    Raises:
        DamagedBackup: the backup is not whole, or (NotABackup) it is another kind of file.
        NewerSchema: with `head`, its database is of a later revision.
        MissingFile: there is no such file.
    """
    with files.disk_faults(path):
        manifest = backup_container.read_manifest(path)
        if head is not None and not is_known(manifest.revision, head):
            raise faults.newer_backup()
        return manifest, Keyring.from_bytes(backup_container.read_keyring(path))


def thin_backups(folder: Path, *, now: datetime) -> tuple[Path, ...]:
    """Delete backups that `backup_schedule.choose_kept` does not keep; returns what was deleted."""
    backups = list_backups(folder)
    kept = choose_kept((backup.made_at for backup in backups), now)
    removed = []
    for backup in backups:
        if backup.made_at not in kept:
            # One that a scanner holds goes next time.
            with suppress(OSError):
                backup.path.unlink()
                removed.append(backup.path)
    return tuple(removed)


def extract_proven(path: Path, target: Path, dek: bytes, *, head: str | None = None) -> Manifest:
    """Take the database out of a backup to a new file and prove that it opens and holds every row.

    Raises:
        DamagedBackup: it does not.
        ForeignBackup: the key does not belong to it.
        NewerSchema: with `head`, the database is of a later revision; nothing was taken out.
    """
    manifest, keyring = look_into(path, head=head)
    if manifest.key_check != key_slots.key_check(dek):
        raise faults.foreign_backup(keyring.office_name)
    backup_container.extract_database(path, target, manifest)
    try:
        with closing(
            cipher.open_connection(target, dek, identity=bytes.fromhex(manifest.database_id))
        ) as connection:
            problems = page_problems(connection)
            rows = count_rows(connection)
    except Exception as error:
        if isinstance(faults.fault_from(error, target), DamagedDatabase | ForeignDatabase):
            raise damaged_backup() from error
        raise
    if problems or rows != manifest.rows:
        raise damaged_backup()
    return manifest


def page_problems(connection: Any) -> list[str]:
    """Every complaint of SQLCipher and SQLite about a connection's pages; empty when all is sound."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    problems = [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
    problems += [f"{row[0]} {row[1]} {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    # Last: one bad page can spoil later reads of the same connection.
    problems += [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    return problems


def count_rows(connection: Any) -> dict[str, int]:
    """Rows of every table, including those that full-text search keeps."""
    names = [
        str(row[0])
        for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'"
            " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
    ]
    quoted = [(name, name.replace('"', '""')) for name in names]
    return {name: int(connection.execute(f'SELECT count(*) FROM "{q}"').fetchone()[0]) for name, q in quoted}  # noqa: S608


def _copy_database(
    database: Database, copy: Path, keyring: Keyring, dek: bytes, reason: str, made_at: datetime
) -> Manifest:
    revision = read_revision(database)
    with database.maintenance() as live:
        live_rows = count_rows(live)
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        target = cipher.create_connection(copy, dek, keyring.database_id)
        try:
            live.backup(target)
            problems = page_problems(target)
            rows = count_rows(target)
        finally:
            target.close()
    if problems or rows != live_rows:
        raise faults.damaged_database()
    hashes, sizes = backup_container.parts_of(copy, keyring.to_bytes())
    return Manifest(
        format=backup_container.FORMAT,
        made_at=made_at.isoformat(),
        reason=reason,
        office_code=keyring.office_code,
        database_id=keyring.database_id.hex(),
        key_check=key_slots.key_check(dek),
        revision=revision,
        rows=rows,
        sha256=dict(hashes),
        size=dict(sizes),
    )


def _prove(path: Path, dek: bytes) -> Manifest:
    with files.unfinished(path.with_name("uji-pulih")) as temporary:
        return extract_proven(path, temporary, dek)


def _free_name(folder: Path, reason: str, moment: datetime) -> tuple[Path, datetime]:
    """A name that no backup has; two backups within a second get one second more."""
    taken = {backup.made_at for backup in list_backups(folder)}
    while moment in taken:
        moment += timedelta(seconds=1)
    return folder / f"cadangan_{moment.strftime(_STAMP)}_{reason}{SUFFIX}", moment


def _describe(path: Path) -> BackupFile | None:
    match = _NAME.match(path.name)
    if match is None:
        return None
    try:
        made_at = datetime.strptime(match[1], _STAMP)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    return BackupFile(path, made_at, match[2], size)


def _copy_elsewhere(made: BackupFile, folder: DataFolder, place: Path) -> BackupFile:
    target = place / made.path.name
    try:
        with files.disk_faults(place):
            attachments = place / folder.attachments.name
            attachments.mkdir(parents=True, exist_ok=True)
            backup_container.copy_checked(made.path, target)
            for path in sorted(folder.attachments.iterdir()) if folder.attachments.is_dir() else ():
                # Names follow from the content, so one that is there is the same.
                if not (attachments / path.name).exists() and not path.name.endswith(files.TEMPORARY_SUFFIX):
                    backup_container.copy_checked(path, attachments / path.name)
        thin_backups(place, now=made.made_at)
    except StorageFault as fault:
        return BackupFile(made.path, made.made_at, made.reason, made.size, None, fault)
    except OSError:
        return BackupFile(made.path, made.made_at, made.reason, made.size, None, faults.device_failed())
    return BackupFile(made.path, made.made_at, made.reason, made.size, target)

"""This file holds the form of one backup file: a plain zip, a manifest, and a seal over every byte."""

import hashlib
import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from asn_desktop.storage import faults, files
from asn_desktop.storage.faults import DamagedBackup, damaged_backup

FORMAT = 1
SUFFIX = ".asnbackup"
MANIFEST, DATABASE, KEYRING = "manifest.json", "kantor.asndb", "keyring.json"
_PARTS = (MANIFEST, KEYRING, DATABASE)
_SEAL_BYTES = 64
_HEAD = 30
"""Bytes of a zip entry before its name."""
_CHUNK = 1 << 20
_MOST_MANIFEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself; nothing about a person. `rows` counts rows per table."""

    format: int
    made_at: str
    reason: str
    office_code: str
    database_id: str
    key_check: str
    revision: str
    rows: dict[str, int]
    sha256: dict[str, str]
    size: dict[str, int]


def write_container(target: Path, manifest: Manifest, keyring: bytes, database: Path) -> None:
    """Write the container under its final bytes and flush it; the caller gives it its name.

    The last 64 bytes, a zip comment, are the SHA-256 of all bytes before them.
    """
    with open(target, "xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_entry(MANIFEST), json.dumps(asdict(manifest), sort_keys=True, indent=1))
            archive.writestr(_entry(KEYRING), keyring)
            with (
                archive.open(_entry(DATABASE), "w", force_zip64=True) as part,
                open(database, "rb") as source,
            ):
                while chunk := source.read(_CHUNK):
                    part.write(chunk)
            archive.comment = b"0" * _SEAL_BYTES
        file.flush()
        seal = _seal_of(target)
        file.seek(-_SEAL_BYTES, os.SEEK_END)
        file.write(seal)
        file.flush()
        os.fsync(file.fileno())


def read_manifest(path: Path) -> Manifest:
    """Check every byte of the container against its seal and return its manifest.

    Raises:
        DamagedBackup: a single bit differs, it is cut short, or (NotABackup) it is another kind of file.
        MissingFile: there is no such file.
        NewerSchema: a later version of this program made it.
    """
    try:
        return _read_manifest(path)
    except DamagedBackup:
        if _looks_like_ours(path):
            raise
        raise faults.not_a_backup(path) from None


def _read_manifest(path: Path) -> Manifest:
    try:
        with open(path, "rb") as file:
            file.seek(-_SEAL_BYTES, os.SEEK_END)
            seal = file.read()
        if seal != _seal_of(path):
            raise damaged_backup()
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(MANIFEST).file_size > _MOST_MANIFEST:
                raise damaged_backup()
            told = json.loads(archive.read(MANIFEST))
            if told["format"] > FORMAT:
                # Asked first: a later form may have other parts and other words.
                raise faults.newer_backup()
            if tuple(archive.namelist()) != _PARTS:
                raise damaged_backup()
            manifest = Manifest(**told)
            sizes = {name: archive.getinfo(name).file_size for name in (KEYRING, DATABASE)}
    except FileNotFoundError:
        raise faults.missing_backup(path) from None
    except (OSError, ValueError, TypeError, KeyError, zipfile.BadZipFile, NotImplementedError) as error:
        # A stick that cannot be read says nothing about the backup on it.
        raise faults.fault_from(error, path) or damaged_backup() from error
    if manifest.format != FORMAT or sizes != manifest.size:
        raise damaged_backup()
    return manifest


def _looks_like_ours(path: Path) -> bool:
    """By its name, or by the entry that our containers begin with."""
    if path.suffix.casefold() == SUFFIX:
        return True
    try:
        with open(path, "rb") as file:
            return file.read(_HEAD + len(MANIFEST))[_HEAD:] == MANIFEST.encode()
    except OSError:
        return False


def read_keyring(path: Path) -> bytes:
    """The keyring inside; call after `read_manifest`."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(KEYRING)


def extract_database(path: Path, target: Path, manifest: Manifest) -> None:
    """Copy the database out to a new file and compare it with the manifest.

    Raises:
        DamagedBackup: what came out is not what the manifest names.
    """
    digest = hashlib.sha256()
    with zipfile.ZipFile(path) as archive, archive.open(DATABASE) as part, open(target, "xb") as file:
        while chunk := part.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != manifest.sha256[DATABASE] or sha256_of(target) != digest.hexdigest():
        raise damaged_backup()


def sha256_of(path: Path) -> str:
    """SHA-256 of a file as hexadecimal digits."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_checked(source: Path, target: Path) -> None:
    """Copy a finished file to another disk and read it back, under a temporary name first.

    Raises:
        DeviceFailed: the disk gives back something else than was written (a fake or dying stick).
        StorageFault: full, protected, gone.
    """
    from asn_desktop.storage.faults import device_failed

    with files.disk_faults(target), files.unfinished(target) as temporary:
        with open(source, "rb") as original, open(temporary, "xb") as copy:
            _copy(original, copy)
            copy.flush()
            os.fsync(copy.fileno())
        if sha256_of(temporary) != sha256_of(source):
            raise device_failed()
        files.replace(temporary, target)
        files.sync_folder(target.parent)


def parts_of(database: Path, keyring: bytes) -> tuple[Mapping[str, str], Mapping[str, int]]:
    """Hash and size of each part."""
    hashes = {DATABASE: sha256_of(database), KEYRING: hashlib.sha256(keyring).hexdigest()}
    return hashes, {DATABASE: database.stat().st_size, KEYRING: len(keyring)}


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    while chunk := source.read(_CHUNK):
        target.write(chunk)


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without the clock in it: the same content gives the same bytes."""
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_STORED
    entry.external_attr = 0o600 << 16
    return entry


def _seal_of(path: Path) -> bytes:
    left = path.stat().st_size - _SEAL_BYTES
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            digest.update(chunk)
            left -= len(chunk)
    return digest.hexdigest().encode()

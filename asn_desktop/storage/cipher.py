"""This file holds the opening of one encrypted SQLite connection, with every guard set."""

from gettext import gettext as _
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from asn_desktop.storage import faults
from asn_desktop.storage.faults import OldLibrary

MINIMUM_SQLITE = (3, 51, 3)
"""The first release without the WAL-reset fault."""

PLAIN_HEADER = b"SQLite format 3\x00"
IDENTITY_BYTES = 16
"""The first bytes of the file: SQLCipher's salt, which we set to the public id of the database."""

_FOREIGN_BITS = 24
"""More bits than this differ from our id: another file. Fewer: ours, damaged."""

_GUARDS = (
    ("locking_mode", "EXCLUSIVE"),  # before WAL: then no -shm file is needed, also on a full disk
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("foreign_keys", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("secure_delete", "ON"),
    ("mmap_size", "0"),
    ("temp_store", "MEMORY"),
    # 64 MB at most: with the usual 2 MB, taking back an import of 10 000 rows reads every page again.
    ("cache_size", "-65536"),
)
_READ_ONLY_GUARDS = tuple(
    guard for guard in _GUARDS if guard[0] not in {"locking_mode", "journal_mode", "secure_delete"}
)

Connection = Any
"""A `sqlcipher3.dbapi2.Connection`; the package has no types."""


def check_library(version: tuple[int, ...] | None = None, cipher_version: str | None = None) -> None:
    """Refuse libraries with known faults and any that does not encrypt.

    Raises:
        OldLibrary: SQLite is older than 3.51.3 or SQLCipher is missing.
    """
    if version is None:
        version = dbapi2.sqlite_version_info
    if cipher_version is None:
        cipher_version = _cipher_version()
    if version < MINIMUM_SQLITE or not cipher_version:
        raise OldLibrary(
            _("Pustaka basis data di komputer ini terlalu lama untuk menyimpan data dengan aman."),
            next_step=_("Pasang ulang ASN Desktop dari pemasang terbaru."),
        )


def open_connection(
    path: Path, dek: bytes, *, identity: bytes | None = None, is_read_only: bool = False
) -> Connection:
    """Open an existing encrypted database with exclusive lock, WAL and full sync.

    `identity` is the public id of the database; when given, another office's file is told apart
    from a damaged one. A read-only connection leaves the folder untouched.

    Raises:
        StorageFault: missing, empty, foreign, damaged, in use, or a library that is too old.
    """
    check_library()
    _check_file(path, identity)
    if is_read_only:
        _refuse_unmerged_log(path)
        target = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return _prepare(target, dek, path, _READ_ONLY_GUARDS)
    return _prepare(f"{path.resolve().as_uri()}?mode=rw", dek, path, _GUARDS)


def create_connection(path: Path, dek: bytes, identity: bytes) -> Connection:
    """Open a new encrypted database in an empty file that the caller has just made with O_EXCL."""
    check_library()
    return _prepare(f"{path.resolve().as_uri()}?mode=rw", dek, path, _GUARDS, identity)


def deny_schema_escape(connection: Connection) -> None:
    """Forbid ATTACH and PRAGMA from here on: no statement may reach another file or lower a guard."""

    def decide(action: int, name: str | None, *_others: object) -> int:
        if action == dbapi2.SQLITE_ATTACH:
            return int(dbapi2.SQLITE_DENY)
        # Full-text search asks for data_version by itself.
        if action == dbapi2.SQLITE_PRAGMA and name != "data_version":
            return int(dbapi2.SQLITE_DENY)
        return int(dbapi2.SQLITE_OK)

    connection.set_authorizer(decide)


def allow_schema_work(connection: Connection) -> None:
    """Lift what `deny_schema_escape` set, for maintenance by this room only."""
    connection.set_authorizer(None)


def _prepare(
    target: str, dek: bytes, path: Path, guards: tuple[tuple[str, str], ...], identity: bytes | None = None
) -> Connection:
    if len(dek) != 32 or (identity is not None and len(identity) != IDENTITY_BYTES):
        raise ValueError("the database key has 32 bytes, its identity 16")
    connection: Connection = None
    try:
        connection = dbapi2.connect(
            target, uri=True, isolation_level=None, check_same_thread=False, timeout=0
        )
        connection.execute("PRAGMA cipher_log_level=NONE")
        # A key cannot be a bound parameter; these are hexadecimal digits and nothing else.
        connection.execute(f"PRAGMA key=\"x'{dek.hex()}{(identity or b'').hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        for name, value in guards:
            connection.execute(f"PRAGMA {name}={value}").fetchall()
        # The first read under EXCLUSIVE takes the lock, so a second program is noticed here.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except Exception as error:
        if connection is not None:
            connection.close()
        fault = faults.fault_from(error, path)
        if fault is None:
            raise
        raise fault from error
    return connection


def _check_file(path: Path, identity: bytes | None) -> None:
    try:
        # Read before SQLite opens it: closing a handle later would drop SQLite's own lock.
        with open(path, "rb") as file:
            header = file.read(IDENTITY_BYTES)
    except FileNotFoundError:
        raise faults.missing_database() from None
    except OSError as error:
        raise faults.fault_from(error, path) or error from error
    if not header:
        raise faults.empty_database()
    if header == PLAIN_HEADER:
        raise faults.foreign_database()
    if identity is not None and header != identity:
        differing = sum((a ^ b).bit_count() for a, b in zip(header, identity, strict=False))
        raise faults.foreign_database() if differing > _FOREIGN_BITS else faults.damaged_database()


def _refuse_unmerged_log(path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size > 0:
        raise faults.read_only(
            _("Perubahan terakhir belum tergabung ke berkas data, dan folder data hanya bisa dibaca.")
        )


def _cipher_version() -> str:
    connection = dbapi2.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return str(row[0]) if row else ""

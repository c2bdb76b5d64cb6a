"""This file holds how a database comes to be and how an older one is brought up to date."""

import os
import re
from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import MetaData, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from asn_desktop.storage import cipher, faults, files
from asn_desktop.storage.database import Database
from asn_desktop.storage.faults import NewerSchema

Upgrade: TypeAlias = Callable[[Database, str], object]
"""Brings a database from the given older revision to the present one."""

_REVISION = re.compile(r"^\d{4}$")


def create_database(
    path: Path,
    dek: bytes,
    *,
    metadata: MetaData,
    revision: str,
    identity: bytes,
    office_number: int | None = None,
) -> None:
    """Build a new database under a temporary name and give it its own name only when it is whole.

    `identity` are the 16 public bytes that the file begins with. With `office_number` the range
    of row ids is set.

    Raises:
        FileExistsError: something lies there already; it is not touched.
        StorageFault: the disk did not allow it; nothing is left behind but a temporary file.
    """
    if path.exists():
        raise FileExistsError(path)
    with files.disk_faults(path), files.unfinished(path) as temporary:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _build(temporary, dek, metadata, revision, identity, office_number)
        files.sync_file(temporary)
        files.move_without_replacing(temporary, path)


def open_database(
    path: Path,
    dek: bytes,
    *,
    head: str,
    identity: bytes | None = None,
    upgrade: Upgrade | None = None,
    is_read_only: bool = False,
) -> Database:
    """Open an existing database whose schema this program knows; never makes one.

    Raises:
        NewerSchema: written by a later version; nothing was changed.
        StorageFault: missing, empty, foreign, damaged, in use; see `cipher.open_connection`.
    """
    database = Database(path, dek, identity=identity, is_read_only=is_read_only)
    try:
        revision = read_revision(database)
        if revision != head:
            if not is_known(revision, head):
                raise _newer_database()
            if upgrade is None or is_read_only:
                raise RuntimeError(f"schema {revision} is older than {head} and no upgrade was given")
            upgrade(database, revision)
            if read_revision(database) != head:
                raise RuntimeError(f"the upgrade from {revision} did not reach {head}")
    except BaseException:
        database.close()
        raise
    return database


def read_revision(database: Database) -> str:
    """The schema revision stamped into the file.

    Raises:
        DamagedDatabase: there is no stamp, so the file was never finished by this program.
    """
    with database.maintenance() as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except dbapi2.OperationalError as error:
            if "no such table" not in str(error):
                raise
            row = None
    if row is None:
        raise faults.damaged_database()
    return str(row[0])


def is_known(revision: str, head: str) -> bool:
    """Whether a program with schema `head` can work with a database of this revision, by steps or at once."""
    return revision == head or (_REVISION.match(revision) is not None and revision < head)


def run_migrations(database: Database, scripts: Path, *, target: str = "head") -> None:
    """Apply Alembic's steps in one transaction, so that the old or the new schema is there whole.

    `scripts` is the folder with `env.py`, which takes its connection from
    `context.config.attributes["connection"]` and neither begins nor commits.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with database.maintenance() as raw:
        # Inside a transaction this PRAGMA does nothing, and rebuilt tables would cascade.
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with database.engine.begin() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, target)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise RuntimeError("the migration leaves rows that point nowhere")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def _build(
    path: Path, dek: bytes, metadata: MetaData, revision: str, identity: bytes, office_number: int | None
) -> None:
    raw: Any = cipher.create_connection(path, dek, identity)
    try:
        engine = create_engine("sqlite://", module=dbapi2, creator=lambda: raw, poolclass=StaticPool)
        with engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            metadata.create_all(connection)
            # The same table that Alembic makes; importing it would cost the start 200 ms.
            connection.exec_driver_sql(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))
            if office_number is not None:
                _set_id_range(connection, office_number)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def _set_id_range(connection: Any, office_number: int) -> None:
    from sqlalchemy.orm import Session

    from asn_desktop.rules.office_code import first_id
    from asn_desktop.storage.ids import set_first_id

    with Session(connection) as session:
        set_first_id(session, first_id(office_number))
        session.flush()


def _newer_database() -> NewerSchema:
    return NewerSchema(
        _("Data kantor ini dibuat oleh ASN Desktop yang lebih baru. Tidak ada yang dibaca atau diubah."),
        next_step=_("Perbarui aplikasi, lalu buka lagi."),
    )

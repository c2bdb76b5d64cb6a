"""This file holds the last resort for a damaged database: every row that can still be read, copied out."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, Table
from sqlcipher3 import dbapi2

from asn_desktop.storage import cipher, files
from asn_desktop.storage.faults import StorageFault

_HIGHEST = 2**63 - 1
_MOST_LOST = 20_000


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Rows copied per table, and per damaged table how many places could not be read."""

    rows: dict[str, int]
    lost: dict[str, int]


def salvage(source: Path, target: Path, dek: bytes, *, metadata: MetaData) -> Salvaged:
    """Copy what can be read of `source` into `target`, a new database made by `schema.create_database`.

    The source is not changed. A bad page poisons later reads of its connection, so each error
    opens a fresh one; a range that fails is halved until single rows remain. Keys between tables
    are not enforced meanwhile: run a health check afterwards.

    Raises:
        StorageFault: the source does not open at all, or the target cannot be written.
    """
    with files.disk_faults(target), files.unfinished(target.with_name("sumber")) as copy:
        # Opening could merge a log into the damaged file; work on a copy and leave it alone.
        _copy_with_log(source, copy, dek)
        cipher.open_connection(copy, dek, is_read_only=True).close()
        writer = cipher.open_connection(target, dek)
        try:
            writer.execute("PRAGMA foreign_keys=OFF")
            rows: dict[str, int] = {}
            lost: dict[str, int] = {}
            for table in metadata.sorted_tables:
                reader = _Reader(copy, dek, table)
                writer.execute("BEGIN IMMEDIATE")
                reader.copy_to(writer)
                writer.execute("COMMIT")
                rows[table.name] = reader.copied
                if reader.lost:
                    lost[table.name] = reader.lost
            writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            writer.close()
    return Salvaged(rows, lost)


class _Reader:
    """Reads one table by ranges of its rowid."""

    def __init__(self, path: Path, dek: bytes, table: Table) -> None:
        self._path = path
        self._dek = dek
        self._table = table
        self.copied = 0
        self.lost = 0

    def copy_to(self, writer: Any) -> None:
        """Copy all that can be read."""
        self._copy_range(writer, self._end("ASC", 0), self._end("DESC", _HIGHEST))

    def _end(self, order: str, fallback: int) -> int:
        """The first or last rowid; ids of an office are one range, so this keeps the halving short."""
        rows = self._read(f'SELECT rowid FROM "{self._table.name}" ORDER BY rowid {order} LIMIT 1', ())  # noqa: S608
        return int(rows[0][0]) if rows else fallback

    def _copy_range(self, writer: Any, low: int, high: int) -> None:
        names = ", ".join(f'"{column.name}"' for column in self._table.columns)
        waiting = [(low, high)]
        while waiting:
            start, end = waiting.pop()
            sql = f'SELECT {names} FROM "{self._table.name}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid'  # noqa: S608
            rows = self._read(sql, (start, end))
            if rows is None:
                # A page that held few rows with far apart ids would be halved for ever.
                if start == end or self.lost >= _MOST_LOST:
                    self.lost += 1
                    continue
                middle = (start + end) // 2
                waiting += [(middle + 1, end), (start, middle)]
                continue
            marks = ", ".join("?" for _column in self._table.columns)
            statement = f'INSERT OR REPLACE INTO "{self._table.name}" ({names}) VALUES ({marks})'  # noqa: S608
            writer.executemany(statement, rows)
            self.copied += len(rows)

    def _read(self, sql: str, values: tuple[int, ...]) -> list[Any] | None:
        try:
            connection = cipher.open_connection(self._path, self._dek, is_read_only=True)
        except StorageFault:
            return None
        try:
            return list(connection.execute(sql, values))
        except dbapi2.DatabaseError:
            return None
        finally:
            connection.close()


def _copy_with_log(source: Path, copy: Path, dek: bytes) -> None:
    """Copy the file and merge its log into the copy; a log that does not fit is left out."""
    copy.write_bytes(source.read_bytes())
    log, copied_log = (path.with_name(path.name + "-wal") for path in (source, copy))
    if log.exists() and log.stat().st_size:
        copied_log.write_bytes(log.read_bytes())
        with contextlib.suppress(StorageFault, dbapi2.Error):
            connection = cipher.open_connection(copy, dek)
            with contextlib.closing(connection):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        copied_log.unlink(missing_ok=True)

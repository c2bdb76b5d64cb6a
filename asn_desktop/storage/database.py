"""This file holds the one open database: its connection, its transactions, what they wrote."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection as EngineConnection
from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, sessionmaker
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from asn_desktop.storage import cipher, faults
from asn_desktop.storage.audit import attach_rules
from asn_desktop.storage.faults import DamagedDatabase, DamagedPages, DeviceFailed, ReadOnly, StorageFault

T = TypeVar("T")

Work: TypeAlias = Callable[[Session], T]
"""Reads or writes through the session it is given and never commits."""

_open_paths: set[Path] = set()
"""A second handle in this process would drop the lock of the first when it is closed."""


class Database:
    """One encrypted connection and the sessions made from it.

    `begin()` is the only place in the program that commits. One thread at a time works with it.
    After the disk reported an error the database stays readable and refuses changes.
    """

    def __init__(
        self, path: Path, dek: bytes, *, identity: bytes | None = None, is_read_only: bool = False
    ) -> None:
        self.path = path
        self._key = path.resolve()
        if self._key in _open_paths:
            raise faults.database_in_use()
        self._connection = cipher.open_connection(path, dek, identity=identity, is_read_only=is_read_only)
        _open_paths.add(self._key)
        self._refusal: StorageFault | None = faults.read_only() if is_read_only else None
        self._turn = threading.Lock()
        self._holder: int | None = None
        self.engine: Engine = create_engine(
            "sqlite://", module=dbapi2, creator=lambda: self._connection, poolclass=StaticPool
        )
        event.listen(self.engine, "begin", self._begin_statement)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        attach_rules(self._sessions)
        event.listen(self._sessions, "after_flush", _remember_flushed)
        event.listen(self._sessions, "do_orm_execute", _remember_statement)
        # SQLAlchemy asks PRAGMAs at its first connect; afterwards they are denied.
        with self.engine.connect():
            pass
        cipher.deny_schema_escape(self._connection)

    @property
    def is_read_only(self) -> bool:
        """Whether changes are refused, from the start or since the disk reported an error."""
        return self._refusal is not None

    @property
    def read_only_reason(self) -> StorageFault | None:
        """Why changes are refused; None while they are possible."""
        return self._refusal

    @contextmanager
    def begin(self, *, account_id: int | None = None) -> Iterator[Session]:
        """Open a session; commit when the block ends, roll back when it raises.

        Raises:
            StorageFault: the disk did not keep the change; nothing of the block remains.
            RuntimeError: called inside another `begin()` of the same thread.
        """
        with self._take_turn(), self._translated():
            session = self._sessions()
            session.info["account_id"] = account_id
            session.info["written_tables"] = set()
            try:
                with session.begin():
                    yield session
            finally:
                # When the disk is gone the rollback fails as well; the first error says more.
                with suppress(dbapi2.Error, SQLAlchemyError):
                    session.close()

    def run(self, work: Work[T], *, account_id: int | None = None) -> tuple[T, frozenset[str]]:
        """Run `work` in one transaction; return its result and the names of the tables it wrote."""
        with self.begin(account_id=account_id) as session:
            result = work(session)
            session.flush()
            written = frozenset(session.info["written_tables"])
        return result, written

    @contextmanager
    def maintenance(self) -> Iterator[Any]:
        """The raw connection, outside transactions and with PRAGMA allowed, for this room only."""
        with self._take_turn(), self._translated():
            cipher.allow_schema_work(self._connection)
            try:
                yield self._connection
            finally:
                cipher.deny_schema_escape(self._connection)

    def verify_pages(self) -> None:
        """Compare every page with its seal; one that does not fit ends all writing, reading goes on.

        Raises:
            DamagedPages: there is such a page.
        """
        log = self.path.with_name(self.path.name + "-wal")
        # What a power cut left in the log is newer than the file, which alone would be judged unjustly.
        has_log = log.exists() and log.stat().st_size > 0
        pragma = "quick_check(1)" if has_log else "cipher_integrity_check"
        try:
            with self.maintenance() as connection:
                complaints = [row for row in connection.execute(f"PRAGMA {pragma}") if row[0] != "ok"]
        except DamagedDatabase:
            complaints = [("unreadable",)]
        if complaints:
            fault = self._refusal = faults.damaged_pages()
            self._stop_writing(fault)
            raise fault

    def close(self) -> None:
        """Merge the log into the file and let go of it; calling it again does nothing."""
        if self._key not in _open_paths or self._connection is None:
            return
        try:
            if self._refusal is None:
                with self.maintenance() as connection:
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self.engine.dispose()
            with suppress(dbapi2.Error):
                self._connection.close()
            self._connection = None
            _open_paths.discard(self._key)

    @contextmanager
    def _take_turn(self) -> Iterator[None]:
        me = threading.get_ident()
        if self._holder == me:
            raise RuntimeError("begin() inside begin(): operations compose through one session")
        if self._connection is None:
            raise RuntimeError("the database is closed")
        with self._turn:
            self._holder = me
            try:
                yield
            finally:
                self._holder = None

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            fault = self._fault_from(error)
            if fault is None:
                raise
            if isinstance(fault, DeviceFailed | ReadOnly | DamagedDatabase):
                self._stop_writing(fault)
            raise fault from error

    def _fault_from(self, error: Exception) -> StorageFault | None:
        if isinstance(error, StorageFault):
            return None
        # An operation's own OSError (a file it reads) says nothing about this database.
        if isinstance(error, OSError):
            return None
        fault = faults.fault_from(error, self.path)
        if isinstance(fault, ReadOnly) and isinstance(self._refusal, DamagedPages):
            # The folder may be written; it is the damage that forbids it.
            return ReadOnly(self._refusal.message, next_step=self._refusal.next_step)
        return fault

    def _stop_writing(self, fault: StorageFault) -> None:
        if self._refusal is None:
            self._refusal = fault
        # A failed flush to disk is never tried again: what the disk kept is unknown.
        with suppress(dbapi2.Error):
            cipher.allow_schema_work(self._connection)
            self._connection.execute("PRAGMA query_only=ON")
            cipher.deny_schema_escape(self._connection)

    def _begin_statement(self, connection: EngineConnection) -> None:
        connection.exec_driver_sql("BEGIN" if self._refusal else "BEGIN IMMEDIATE")


def _remember_flushed(session: Session, _context: UOWTransaction) -> None:
    written: set[str] = session.info["written_tables"]
    for row in (*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row))):
        written.update(str(getattr(table, "name", table)) for table in inspect(type(row)).tables)


def _remember_statement(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        table = getattr(state.statement, "table", None)
        if table is not None:
            state.session.info["written_tables"].add(table.name)

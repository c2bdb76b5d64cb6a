"""This file holds the writing of audit entries in the same flush as the change, and their proof."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Table, event, insert, inspect, select
from sqlalchemy.orm import LoaderCallableStatus, ORMExecuteState, Session, UOWTransaction, sessionmaker
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from asn_desktop.models.audit import AuditEntry, EntryKind
from asn_desktop.models.base import Base
from asn_desktop.storage.ids import assign_ids

GENESIS = "0" * 64
"""The hash before the first entry."""

_ENTRIES: Table = AuditEntry.metadata.tables[AuditEntry.__tablename__]

_HEAD = select(_ENTRIES.c.seq, _ENTRIES.c.hash).order_by(_ENTRIES.c.seq.desc()).limit(1)
_ENTRY_COLUMNS = tuple(_ENTRIES.columns.keys())
_ENTRY_INSERT = (
    f"INSERT INTO {_ENTRIES.name} ({', '.join(_ENTRY_COLUMNS)})"  # noqa: S608
    f" VALUES ({', '.join('?' * len(_ENTRY_COLUMNS))})"
)
_encode_fields = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_encode_parts = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Change = tuple[str, int | None, EntryKind, dict[str, list[Any]]]
"""Table, row id, kind, column -> [old, new] in plain JSON values."""


def attach_rules(sessions: sessionmaker[Session]) -> None:
    """Make every session of this maker give out ids, and audit what it flushes."""
    event.listen(sessions, "before_flush", _before_flush)
    event.listen(sessions, "after_flush", _after_flush)
    event.listen(sessions, "do_orm_execute", _refuse_unaudited)


def plain(value: Any) -> Any:
    """A value as JSON keeps it: dates ISO, enums their stored value, decimals text."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def restore(table: Table, column: str, value: Any) -> Any:
    """The Python value that `plain` came from, by the column's type."""
    return None if value is None else _reader_of(table.name, column)(value)


@cache
def _reader_of(table_name: str, column: str) -> Callable[[Any], Any]:
    column_type = Base.metadata.tables[table_name].c[column].type
    enum_class: Callable[[Any], Any] | None = getattr(column_type, "enum_class", None)
    if enum_class is not None:
        return enum_class
    readers: dict[type[Any], Callable[[Any], Any]] = {
        datetime: datetime.fromisoformat,
        date: date.fromisoformat,
        time: time.fromisoformat,
        Decimal: Decimal,
    }
    return readers.get(column_type.python_type, lambda value: value)


def record_rows(session: Session, table_name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write insert entries for rows that a bulk statement put in, in the same transaction.

    Columns that a row leaves out are told with the default that the statement filled in.
    """
    defaults = _defaults_of(table_name)
    changes: list[Change] = [
        (
            table_name,
            row["id"],
            EntryKind.INSERT,
            defaults
            | {
                name: [None, plain(value)]
                for name, value in row.items()
                if value is not None and name != "id"
            },
        )
        for row in rows
    ]
    record_changes(session, changes)


def record_changes(session: Session, changes: list[Change]) -> None:
    """Write entries for what bulk statements changed, in the same transaction."""
    _append(session, changes)
    session.info.setdefault("written_tables", set()).update(change[0] for change in changes)


@cache
def _defaults_of(table_name: str) -> dict[str, list[Any]]:
    return {
        column.name: [None, plain(column.default.arg)]
        for column in Base.metadata.tables[table_name].columns
        if isinstance(column.default, ScalarElementColumnDefault)
    }


def record_event(session: Session, name: str, facts: Mapping[str, Any]) -> None:
    """Write an entry about something that changed no row: a sign-in, a print, an export."""
    _append(
        session, [(name, None, EntryKind.EVENT, {key: [None, plain(value)] for key, value in facts.items()})]
    )


def verify_chain(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Walk the entries in order and yield one Indonesian sentence per break.

    `rows` are tuples (seq, act_id, table_name, row_id, kind, changes, at, account_id, prev_hash, hash).
    """
    previous, expected_seq = GENESIS, None
    for seq, act_id, table_name, row_id, kind, changes, at, account_id, prev_hash, own_hash in rows:
        if expected_seq is not None and seq != expected_seq:
            yield f"Catatan perubahan nomor {expected_seq} sampai {seq - 1} hilang"
        if prev_hash != previous:
            yield f"Catatan perubahan nomor {seq} tidak menyambung dengan nomor sebelumnya"
        if own_hash != _digest(prev_hash, seq, act_id, table_name, row_id, kind, changes, at, account_id):
            yield f"Isi catatan perubahan nomor {seq} berubah sesudah ditulis"
        previous, expected_seq = own_hash, seq + 1


def chain_head(session: Session) -> tuple[int, str]:
    """Number and hash of the last entry, (0, GENESIS) for an empty log."""
    found = session.connection().execute(_HEAD).one_or_none()
    return (found.seq, found.hash) if found else (0, GENESIS)


def _before_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    assign_ids(session)
    changing = [
        row for row in (*session.new, *session.dirty, *session.deleted) if getattr(row, "audited", False)
    ]
    if "act_id" not in session.info and any(
        row in session.new or row in session.deleted or session.is_modified(row) for row in changing
    ):
        raise RuntimeError("an audited row changes outside an act")


def _refuse_unaudited(state: ORMExecuteState) -> None:
    """A statement over many rows tells no old values, so audited tables change by their rows alone."""
    if state.is_insert or state.is_update or state.is_delete:
        name = getattr(getattr(state.statement, "table", None), "name", "")
        if name in _audited_tables():
            raise RuntimeError(f"{name} is audited: change its rows, or insert in bulk with record_rows")


@cache
def _audited_tables() -> frozenset[str]:
    return frozenset(
        str(mapper.local_table.name)  # type: ignore[attr-defined]
        for mapper in Base.registry.mappers
        if mapper.class_.audited
    )


def _after_flush(session: Session, _context: UOWTransaction) -> None:
    changes: list[Change] = []
    for kind, rows in (
        (EntryKind.INSERT, session.new),
        (EntryKind.UPDATE, session.dirty),
        (EntryKind.DELETE, session.deleted),
    ):
        changes.extend(
            change
            for row in rows
            if isinstance(row, Base) and row.audited and (change := _change_of(row, kind))
        )
    if changes:
        _append(session, changes)


def _change_of(row: Base, kind: EntryKind) -> Change | None:
    state = inspect(row)
    values, before = state.dict, state.committed_state
    if kind is EntryKind.INSERT:
        names = [name for name in _columns_of(type(row)) if values.get(name) is not None]
        fields = {name: [None, plain(values[name])] for name in names}
    elif kind is EntryKind.DELETE:
        # The row as it lay in the database, whatever was assigned to it before it was deleted.
        fields = {
            name: [plain(_known(before.get(name, values.get(name)))), None] for name in _columns_of(type(row))
        }
    else:
        changed = [name for name in _columns_of(type(row)) if name in before]
        pairs = {name: [plain(_known(before[name])), plain(values.get(name))] for name in changed}
        fields = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
        if not fields:
            return None
    return row.__tablename__, getattr(row, "id", None), kind, fields


@cache
def _columns_of(kind: type[Base]) -> tuple[str, ...]:
    return tuple(attribute.key for attribute in inspect(kind).column_attrs if attribute.key != "id")


def _known(value: Any) -> Any:
    """None for a value that was never set."""
    return None if value is LoaderCallableStatus.NO_VALUE else value


def _append(session: Session, changes: list[Change]) -> None:
    seq, previous = chain_head(session)
    at = session.info.get("now", datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    act_id, account_id = session.info.get("act_id"), session.info.get("account_id")
    rows = []
    for table_name, row_id, kind, fields in changes:
        seq += 1
        text = _encode_fields(fields)
        own = _digest(previous, seq, act_id, table_name, row_id, kind.value, text, at, account_id)
        rows.append((seq, act_id, table_name, row_id, kind.value, text, at, account_id, previous, own))
        previous = own
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        # Every value is a number or a text already; going through the columns costs a row twice the time.
        connection.exec_driver_sql(_ENTRY_INSERT, rows)
    else:
        connection.execute(insert(_ENTRIES), [dict(zip(_ENTRY_COLUMNS, row, strict=True)) for row in rows])


def _digest(previous: str, seq: int, *parts: Any) -> str:
    return hashlib.sha256(_encode_parts([previous, seq, *parts]).encode()).hexdigest()

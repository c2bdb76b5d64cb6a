"""This file holds the writing of audit entries in the same flush as the change, and their proof."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Table, event, insert, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, sessionmaker
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from asn_desktop.models.audit import AuditEntry, EntryKind
from asn_desktop.models.base import Base
from asn_desktop.storage.ids import assign_ids

GENESIS = "0" * 64
"""The hash before the first entry."""

_ENTRIES: Table = AuditEntry.metadata.tables[AuditEntry.__tablename__]

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
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def restore(table: Table, column: str, value: Any) -> Any:
    """The Python value that `plain` came from, by the column's type."""
    if value is None:
        return None
    column_type = table.c[column].type
    enum_class = getattr(column_type, "enum_class", None)
    if enum_class is not None:
        return enum_class(value)
    python_type = column_type.python_type
    if python_type is datetime:
        return datetime.fromisoformat(value)
    if python_type is date:
        return date.fromisoformat(value)
    if python_type is Decimal:
        return Decimal(value)
    return value


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
    _append(session, changes)
    session.info.setdefault("written_tables", set()).add(table_name)


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
    found = session.execute(
        select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
    ).one_or_none()
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
    fields: dict[str, list[Any]] = {}
    for attribute in state.mapper.column_attrs:
        name = attribute.key
        if name == "id":
            continue
        value = state.dict.get(name)
        if kind is EntryKind.INSERT:
            if value is not None:
                fields[name] = [None, plain(value)]
        elif kind is EntryKind.DELETE:
            # The row as it lay in the database, whatever was assigned to it before it was deleted.
            history = state.attrs[name].history
            fields[name] = [plain(history.deleted[0] if history.deleted else value), None]
        else:
            history = state.attrs[name].history
            if history.has_changes():
                old = history.deleted[0] if history.deleted else None
                fields[name] = [plain(old), plain(value)]
    if kind is EntryKind.UPDATE and not fields:
        return None
    return row.__tablename__, getattr(row, "id", None), kind, fields


def _append(session: Session, changes: list[Change]) -> None:
    seq, previous = chain_head(session)
    at = session.info.get("now", datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    act_id, account_id = session.info.get("act_id"), session.info.get("account_id")
    rows = []
    for table_name, row_id, kind, fields in changes:
        seq += 1
        text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        own = _digest(previous, seq, act_id, table_name, row_id, kind.value, text, at, account_id)
        rows.append(
            {
                "seq": seq,
                "act_id": act_id,
                "table_name": table_name,
                "row_id": row_id,
                "kind": kind,
                "changes": text,
                "at": at,
                "account_id": account_id,
                "prev_hash": previous,
                "hash": own,
            }
        )
        previous = own
    session.connection().execute(insert(_ENTRIES), rows)


def _digest(previous: str, seq: int, *parts: Any) -> str:
    kept = json.dumps([previous, seq, *parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(kept.encode()).hexdigest()

"""This file holds the writing back of audit entries: many rows at once where they only come or go."""

import json
from collections.abc import Iterable, Mapping, Sequence
from gettext import gettext as _
from itertools import groupby
from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.audit import AuditEntry, EntryKind
from asn_desktop.models.base import Base
from asn_desktop.operations.clock import now
from asn_desktop.operations.undo_rows import class_of, refuse_orphans, refuse_used, slices
from asn_desktop.storage.audit import plain, record_changes, restore

_Changes = dict[str, list[Any]]
_Touched = set[tuple[str, int]]


def reverse_entries(session: Session, entries: Sequence[AuditEntry]) -> _Touched:
    """Write every old value back, in the order given; return the tables and rows touched.

    Raises:
        UserError: a row is not as the entries left it, is used by others, or belongs to what is gone.
    """
    touched: _Touched = set()
    for (table_name, kind), group in groupby(entries, key=lambda entry: (entry.table_name, entry.kind)):
        changes = [(entry.row_id, json.loads(entry.changes)) for entry in group if entry.row_id is not None]
        if kind is EntryKind.INSERT:
            _reverse_inserts(session, class_of(table_name), changes)
        elif kind is EntryKind.UPDATE and _only_withdrawn(class_of(table_name), changes):
            _bring_back(session, class_of(table_name), changes)
        else:
            _reverse_singly(session, class_of(table_name), kind, changes)
        touched.update((table_name, row_id) for row_id, _fields in changes)
    return touched


def _reverse_inserts(session: Session, kind: type[Base], changes: Sequence[tuple[int, _Changes]]) -> None:
    ids = [row_id for row_id, _fields in changes]
    refuse_used(session, kind, ids)
    _refuse_changed(session, kind, changes)
    if kind.withdraw_column is not None:
        _set_withdrawn(session, kind, dict.fromkeys(ids), now(session))
        return
    for row_id in ids:
        session.delete(session.get_one(kind, row_id))
    session.flush()


def _only_withdrawn(kind: type[Base], changes: Sequence[tuple[int, _Changes]]) -> bool:
    """Whether the entries took rows out of the count and did nothing else."""
    column = kind.withdraw_column
    return column is not None and all(
        fields.keys() == {column} and fields[column][0] is None for _row_id, fields in changes
    )


def _bring_back(session: Session, kind: type[Base], changes: Sequence[tuple[int, _Changes]]) -> None:
    assert kind.withdraw_column is not None
    _refuse_changed(session, kind, changes)
    table = _table(kind)
    old = {
        row_id: restore(table, kind.withdraw_column, fields[kind.withdraw_column][1])
        for row_id, fields in changes
    }
    _set_withdrawn(session, kind, old, None)
    refuse_orphans(session, kind, list(old))


def _reverse_singly(
    session: Session, kind: type[Base], entry_kind: EntryKind, changes: Sequence[tuple[int, _Changes]]
) -> None:
    table = _table(kind)
    for row_id, fields in changes:
        before = {name: restore(table, name, old) for name, (old, _new) in fields.items()}
        if entry_kind is EntryKind.DELETE:
            session.add(kind(id=row_id, **before))
        else:
            row = session.get(kind, row_id)
            if row is None or _differs(table, {name: getattr(row, name) for name in fields}, fields):
                raise _changed_since()
            for name, value in before.items():
                setattr(row, name, value)
        # One by one and in order, so that values which must be unique are free again in time.
        session.flush()
    if kind.withdraw_column in {name for _row_id, fields in changes for name in fields}:
        refuse_orphans(session, kind, [row_id for row_id, _fields in changes])


def _set_withdrawn(session: Session, kind: type[Base], old: Mapping[int, Any], value: Any) -> None:
    """Fill or empty the column that takes rows out of the count; `old` tells what stood there."""
    table, column = _table(kind), kind.withdraw_column
    assert column is not None
    for some in slices(list(old)):
        session.connection().execute(update(table).where(table.c.id.in_(some)).values({column: value}))
    record_changes(
        session,
        [
            (table.name, row_id, EntryKind.UPDATE, {column: [plain(was), plain(value)]})
            for row_id, was in old.items()
        ],
    )
    for row in list(session.identity_map.values()):
        if isinstance(row, kind) and row.id in old:  # type: ignore[attr-defined]
            session.expire(row)


def _refuse_changed(session: Session, kind: type[Base], changes: Sequence[tuple[int, _Changes]]) -> None:
    table = _table(kind)
    present: dict[int, Mapping[str, Any]] = {}
    for some in slices([row_id for row_id, _fields in changes]):
        rows: Iterable[Any] = (
            session.connection().execute(select(table).where(table.c.id.in_(some))).mappings()
        )
        present.update({row["id"]: row for row in rows})
    for row_id, fields in changes:
        if row_id not in present or _differs(table, present[row_id], fields):
            raise _changed_since()


def _differs(table: Table, row: Mapping[str, Any], fields: _Changes) -> bool:
    """Whether the row is no longer as the change left it."""
    return any(row[name] != restore(table, name, new) for name, (_old, new) in fields.items())


def _changed_since() -> UserError:
    return UserError(
        _("Data ini sudah diubah lagi sesudahnya, jadi tidak dapat diurungkan begitu saja."),
        next_step=_("Buka riwayatnya, lalu urungkan perubahan yang terakhir lebih dulu."),
    )


def _table(kind: type[Base]) -> Table:
    return Base.metadata.tables[kind.__tablename__]

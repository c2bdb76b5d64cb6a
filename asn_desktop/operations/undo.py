"""This file holds undo and redo: an act's audit entries written back as a new audited act."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from gettext import gettext as _
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from asn_desktop.errors import UserError
from asn_desktop.models.audit import Act, AuditEntry, EntryKind
from asn_desktop.models.base import Base
from asn_desktop.models.office import Account
from asn_desktop.operations.accounts import keep_one_admin
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.current_scores import refresh_after
from asn_desktop.operations.undo_rows import (
    by_products,
    class_of,
    differs,
    old_values,
    refuse_orphan,
    refuse_used,
    slices,
)
from asn_desktop.rules.permission import Right

UNDO_STEPS = 50
"""How many acts of one account and day Ctrl+Z walks back."""


@dataclass(frozen=True, slots=True)
class ActRow:
    """One line of the history."""

    act_id: int
    kind: str
    summary: str
    at: datetime
    account_id: int | None
    is_undone: bool
    is_undo: bool
    is_redo: bool = False


def list_acts(session: Session, *, limit: int = 100, kind: str | None = None) -> list[ActRow]:
    """Newest acts first; `kind` narrows, e.g. to imports."""
    query = select(Act).order_by(Act.at.desc(), Act.id.desc()).limit(limit)
    if kind is not None:
        query = query.where(Act.kind == kind)
    return [_row(session, found) for found in session.scalars(query)]


def find_undoable(session: Session) -> ActRow | None:
    """The act that Ctrl+Z would take back: this account's newest of the last day that still stands.

    Only the last `UNDO_STEPS` acts are looked at.
    """
    steps = session.execute(
        select(Act.id, Act.undone_by_id)
        .where(*_own_recent(session), Act.undoes_id.is_(None), Act.may_be_undone)
        .order_by(Act.at.desc(), Act.id.desc())
        .limit(UNDO_STEPS)
    )
    for act_id, undone_by_id in steps:
        if undone_by_id is None:
            return _row(session, session.get_one(Act, act_id))
    return None


def find_redoable(session: Session) -> ActRow | None:
    """The undo that Ctrl+Y would take back, as long as nothing else was done since."""
    earlier = aliased(Act)
    steps = session.execute(
        select(Act.id, Act.undoes_id, Act.undone_by_id, earlier.undoes_id)
        .outerjoin(earlier, earlier.id == Act.undoes_id)
        .where(*_own_recent(session), Act.may_be_undone)
        .order_by(Act.at.desc(), Act.id.desc())
        .limit(3 * UNDO_STEPS)
    )
    for act_id, undoes_id, undone_by_id, redoes_id in steps:
        if undoes_id is None:
            return None
        if redoes_id is None and undone_by_id is None:
            return _row(session, session.get_one(Act, act_id))
    return None


def undo_act(session: Session, *, act_id: int) -> str:
    """Take one act back as a new act; return its summary. Undoing an undo does the act again.

    Raises:
        UserError: it is already undone, may not be undone, the account may not do what it did, or
            a later act changed or uses the same rows. Then nothing has changed.
    """
    target = _target(session, act_id)
    if not target.may_be_undone:
        raise UserError(_("“{act}” tidak dapat diurungkan.").format(act=target.summary))
    if target.undone_by_id is not None:
        raise UserError(_("“{act}” sudah diurungkan sebelumnya.").format(act=target.summary))
    original = session.get_one(Act, target.undoes_id) if target.undoes_id is not None else None
    summary = (
        _("Diulangi: {act}").format(act=original.summary)
        if original is not None
        else _("Diurungkan: {act}").format(act=target.summary)
    )
    try:
        with (
            session.begin_nested(),
            act(session, Right(target.required_right), target.kind, summary) as new_act,
        ):
            new_act.undoes_id = target.id
            touched = _reverse_entries(session, target)
            target.undone_by_id = new_act.id
            if original is not None:
                original.undone_by_id = None
            refresh_after(session, touched)
            if any(table == Account.__tablename__ for table, _row_id in touched):
                keep_one_admin(session)
    except IntegrityError as error:
        raise UserError(
            _(
                "“{act}” tidak dapat diurungkan, karena NIP, kode atau namanya sudah dipakai data lain."
            ).format(act=target.summary),
            next_step=_("Ubah data yang memakainya lebih dulu."),
        ) from error
    return summary


def _target(session: Session, act_id: int) -> Act:
    """The act itself; an act that was done again is taken back where it was first done."""
    target = session.get(Act, act_id)
    if target is None:
        raise UserError(_("Tindakan itu tidak ditemukan dalam riwayat."))
    undone = session.get(Act, target.undoes_id) if target.undoes_id is not None else None
    if undone is not None and undone.undoes_id is not None:
        return session.get_one(Act, undone.undoes_id)
    return target


def _own_recent(session: Session) -> tuple[ColumnElement[bool], ...]:
    since = now(session) - timedelta(days=1)
    return Act.account_id == session.info.get("account_id"), Act.at >= since


def _row(session: Session, found: Act) -> ActRow:
    undone = session.get(Act, found.undoes_id) if found.undoes_id is not None else None
    is_redo = undone is not None and undone.undoes_id is not None
    return ActRow(
        found.id,
        found.kind,
        found.summary,
        found.at,
        found.account_id,
        found.undone_by_id is not None,
        undone is not None and not is_redo,
        is_redo,
    )


def _reverse_entries(session: Session, target: Act) -> set[tuple[str, int]]:
    """Write every old value back, last entry first; return the tables and rows touched."""
    entries = _entries_of(session, target)
    rows = _rows_of(session, entries)
    touched: set[tuple[str, int]] = set()
    for (table_name, kind), group in groupby(entries, key=lambda entry: (entry.table_name, entry.kind)):
        same = list(group)
        if kind is EntryKind.INSERT:
            touched |= _reverse_inserts(session, table_name, same, rows)
            continue
        for entry in same:
            assert entry.row_id is not None
            key = (table_name, entry.row_id)
            if kind is EntryKind.DELETE:
                rows[key] = class_of(table_name)(
                    id=entry.row_id, **old_values(_table(table_name), _changes(entry))
                )
                session.add(rows[key])
            else:
                _reverse_update(session, rows.get(key), _changes(entry))
            # One by one and in order, so that values which must be unique are free again in time.
            session.flush()
            touched.add(key)
    return touched


def _entries_of(session: Session, target: Act) -> Sequence[AuditEntry]:
    """What is to be reversed, last first; a by-product that others use by now stays."""
    entries = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.act_id == target.id, AuditEntry.kind != EntryKind.EVENT)
        .order_by(AuditEntry.seq.desc())
    ).all()
    if target.kind.startswith("position."):
        return entries
    inserted: defaultdict[str, list[int]] = defaultdict(list)
    for entry in entries:
        if entry.kind is EntryKind.INSERT and entry.row_id is not None:
            inserted[entry.table_name].append(entry.row_id)
    kept = by_products(session, inserted)
    return [entry for entry in entries if (entry.table_name, entry.row_id) not in kept]


def _reverse_inserts(
    session: Session, table_name: str, entries: Sequence[AuditEntry], rows: dict[tuple[str, int], Base]
) -> set[tuple[str, int]]:
    kind = class_of(table_name)
    ids = [entry.row_id for entry in entries if entry.row_id is not None]
    refuse_used(session, kind, ids)
    touched = set()
    for entry in entries:
        assert entry.row_id is not None
        row = rows.get((table_name, entry.row_id))
        if row is None or differs(row, _changes(entry)):
            raise _changed_since()
        if kind.withdraw_column is not None:
            setattr(row, kind.withdraw_column, now(session))
        else:
            session.delete(row)
        touched.add((table_name, entry.row_id))
    session.flush()
    return touched


def _reverse_update(session: Session, row: Base | None, changes: dict[str, list[Any]]) -> None:
    if row is None or differs(row, changes):
        raise _changed_since()
    for name, value in old_values(_table(row.__tablename__), changes).items():
        setattr(row, name, value)
    column = row.withdraw_column
    if column is not None and column in changes and getattr(row, column) is None:
        refuse_orphan(session, row)


def _changed_since() -> UserError:
    return UserError(
        _("Data ini sudah diubah lagi sesudahnya, jadi tidak dapat diurungkan begitu saja."),
        next_step=_("Buka riwayatnya, lalu urungkan perubahan yang terakhir lebih dulu."),
    )


def _rows_of(session: Session, entries: Sequence[AuditEntry]) -> dict[tuple[str, int], Base]:
    """Every row that the entries speak of, held in memory so that none is asked for twice."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for entry in entries:
        if entry.row_id is not None:
            wanted[entry.table_name].add(entry.row_id)
    rows: dict[tuple[str, int], Base] = {}
    for table_name, ids in wanted.items():
        kind: Any = class_of(table_name)
        for some in slices(sorted(ids)):
            for row in session.scalars(select(kind).where(kind.id.in_(some))):
                rows[table_name, row.id] = row
    return rows


def _changes(entry: AuditEntry) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = json.loads(entry.changes)
    return found


def _table(table_name: str) -> Table:
    return Base.metadata.tables[table_name]

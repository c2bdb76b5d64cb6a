"""This file holds undo and redo: an act's audit entries written back as a new audited act."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from gettext import gettext as _
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.audit import Act, AuditEntry, EntryKind
from asn_desktop.models.base import Base
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.current_scores import refresh_after
from asn_desktop.rules.permission import Right
from asn_desktop.storage.audit import plain, restore

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


def list_acts(session: Session, *, limit: int = 100, kind: str | None = None) -> list[ActRow]:
    """Newest acts first; `kind` narrows, e.g. to imports."""
    query = select(Act).order_by(Act.at.desc(), Act.id.desc()).limit(limit)
    if kind is not None:
        query = query.where(Act.kind == kind)
    return [_row(found) for found in session.scalars(query)]


def find_undoable(session: Session) -> ActRow | None:
    """The act that Ctrl+Z would take back: this account's newest of the last day that still stands."""
    found = session.scalars(
        _own_recent(session)
        .where(Act.undone_by_id.is_(None), Act.undoes_id.is_(None), Act.may_be_undone)
        .order_by(Act.at.desc(), Act.id.desc())
        .limit(1)
    ).first()
    return _row(found) if found else None


def find_redoable(session: Session) -> ActRow | None:
    """The undo that Ctrl+Y would take back, as long as nothing else was done since."""
    found = session.scalars(
        _own_recent(session).where(Act.undone_by_id.is_(None)).order_by(Act.at.desc(), Act.id.desc()).limit(1)
    ).first()
    return _row(found) if found and found.undoes_id is not None else None


def undo_act(session: Session, *, act_id: int) -> str:
    """Take one act back as a new act; return its summary. Undoing an undo does the act again.

    Raises:
        UserError: it is already undone, may not be undone, or a later act changed the same rows.
    """
    target = session.get(Act, act_id)
    if target is None:
        raise UserError(_("Tindakan itu tidak ditemukan dalam riwayat."))
    if not target.may_be_undone:
        raise UserError(_("“{act}” tidak dapat diurungkan.").format(act=target.summary))
    if target.undone_by_id is not None:
        raise UserError(_("“{act}” sudah diurungkan sebelumnya.").format(act=target.summary))
    redo = target.undoes_id is not None
    summary = target.summary if redo else _("Diurungkan: {act}").format(act=target.summary)
    with act(session, Right.READ, target.kind, summary) as new_act:
        new_act.undoes_id = target.id
        entries = session.scalars(
            select(AuditEntry)
            .where(AuditEntry.act_id == act_id, AuditEntry.kind != EntryKind.EVENT)
            .order_by(AuditEntry.seq.desc())
        ).all()
        touched = {(entry.table_name, _reverse(session, entry)) for entry in entries}
        session.flush()
        target.undone_by_id = new_act.id
        if redo and target.undoes_id is not None:
            original = session.get(Act, target.undoes_id)
            if original is not None:
                original.undone_by_id = None
        refresh_after(session, touched)
    return summary


def _own_recent(session: Session) -> Any:
    since = now(session) - timedelta(days=1)
    return select(Act).where(Act.account_id == session.info.get("account_id"), Act.at >= since)


def _row(found: Act) -> ActRow:
    return ActRow(
        found.id,
        found.kind,
        found.summary,
        found.at,
        found.account_id,
        found.undone_by_id is not None,
        found.undoes_id is not None,
    )


def _class_of(table_name: str) -> type[Base]:
    for mapper in Base.registry.mappers:
        if isinstance(mapper.local_table, Table) and mapper.local_table.name == table_name:
            return mapper.class_
    raise LookupError(table_name)


def _reverse(session: Session, entry: AuditEntry) -> int:
    kind = _class_of(entry.table_name)
    changes: dict[str, list[Any]] = json.loads(entry.changes)
    assert entry.row_id is not None
    row = session.get(kind, entry.row_id)
    if entry.kind is EntryKind.DELETE:
        session.add(kind(id=entry.row_id, **_values(kind, changes, 0)))
        session.flush()
        return entry.row_id
    if row is None or _differs(row, changes):
        raise UserError(
            _("Data ini sudah diubah lagi sesudahnya, jadi tidak dapat diurungkan begitu saja."),
            next_step=_("Buka riwayatnya, lalu urungkan perubahan yang terakhir lebih dulu."),
        )
    if entry.kind is EntryKind.UPDATE:
        for name, value in _values(kind, changes, 0).items():
            setattr(row, name, value)
    elif kind.withdraw_column is not None:
        setattr(row, kind.withdraw_column, now(session))
    else:
        session.delete(row)
    session.flush()
    return entry.row_id


def _differs(row: Base, changes: dict[str, list[Any]]) -> bool:
    return any(plain(getattr(row, name)) != new for name, (_old, new) in changes.items())


def _values(kind: type[Base], changes: dict[str, list[Any]], which: int) -> dict[str, Any]:
    table = kind.__table__
    assert isinstance(table, Table)
    return {name: restore(table, name, pair[which]) for name, pair in changes.items()}

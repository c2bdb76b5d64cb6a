"""This file holds undo and redo: an act's audit entries written back as a new audited act."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from gettext import gettext as _

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from asn_desktop.errors import UserError
from asn_desktop.models.audit import Act, AuditEntry, EntryKind
from asn_desktop.models.office import Account
from asn_desktop.operations.accounts import keep_one_admin
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.current_scores import refresh_after
from asn_desktop.operations.undo_reverse import reverse_entries
from asn_desktop.operations.undo_rows import by_products
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
        raise UserError(
            _("“{act}” tidak dapat diurungkan.").format(act=target.summary),
            next_step=_("Ubah datanya dengan tangan, perubahan itu tercatat di riwayat juga."),
        )
    if target.undone_by_id is not None:
        raise UserError(
            _("“{act}” sudah diurungkan sebelumnya.").format(act=target.summary),
            next_step=_("Buka Riwayat di Pengaturan untuk melihat kapan dan oleh siapa."),
        )
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
            touched = reverse_entries(session, _entries_of(session, target))
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
        raise UserError(
            _("Tindakan itu tidak ditemukan dalam riwayat."),
            next_step=_("Buka lagi Riwayat di Pengaturan, lalu pilih tindakannya."),
        )
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

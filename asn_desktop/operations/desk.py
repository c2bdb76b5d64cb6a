"""This file holds drafts, postponed work and visited places of one account."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from gettext import gettext as _
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from asn_desktop.models.desk import Draft, Postponement, Visit
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.rules.permission import Right

KEPT_VISITS = 6


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What was typed into a form and waits to be published."""

    draft_id: int
    form: str
    subject_id: int
    title: str
    content: Mapping[str, Any]
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A place opened lately."""

    target: str
    title: str


def save_draft(
    session: Session, *, form: str, subject_id: int = 0, title: str = "", content: Mapping[str, Any]
) -> None:
    """Keep what stands in a form now; called two seconds after the last key and on leaving."""
    account_id = _account(session)
    found = _find(session, form, subject_id)
    if found is None:
        found = Draft(account_id=account_id, form=form, subject_id=subject_id)
        session.add(found)
    found.title, found.content, found.updated_at = title, dict(content), now(session)


def find_draft(session: Session, *, form: str, subject_id: int = 0) -> DraftRow | None:
    """The draft of one form and record, if any."""
    found = _find(session, form, subject_id)
    return _row(found) if found else None


def list_drafts(session: Session) -> list[DraftRow]:
    """This account's drafts, newest first."""
    rows = session.scalars(
        select(Draft).where(Draft.account_id == _account(session)).order_by(Draft.updated_at.desc())
    )
    return [_row(row) for row in rows]


def drop_draft(session: Session, *, form: str, subject_id: int = 0) -> None:
    """Forget a draft, after it was published or thrown away."""
    session.execute(
        delete(Draft).where(
            Draft.account_id == _account(session), Draft.form == form, Draft.subject_id == subject_id
        )
    )
    session.info.setdefault("written_tables", set()).add(Draft.__tablename__)


def postpone(session: Session, *, task: str, until: date) -> None:
    """Put a row of the worklist off to a later day."""
    account_id = _account(session)
    with act(session, Right.READ, "task.postpone", _("Pekerjaan ditunda")):
        found = session.scalars(
            select(Postponement).where(Postponement.account_id == account_id, Postponement.task == task)
        ).first()
        if found is None:
            session.add(Postponement(account_id=account_id, task=task, until=until))
        else:
            found.until = until


def postponed_tasks(session: Session, *, on: date) -> frozenset[str]:
    """Tasks that this account does not want to see on that day."""
    rows = session.scalars(
        select(Postponement.task).where(Postponement.account_id == _account(session), Postponement.until > on)
    )
    return frozenset(rows)


def record_visit(session: Session, *, target: str, title: str) -> None:
    """Remember a place for the empty palette; only the last few are kept."""
    account_id = _account(session)
    found = session.scalars(
        select(Visit).where(Visit.account_id == account_id, Visit.target == target)
    ).first()
    if found is None:
        found = Visit(account_id=account_id, target=target)
        session.add(found)
    found.title, found.at = title, now(session)
    session.flush()
    old = session.scalars(
        select(Visit.id)
        .where(Visit.account_id == account_id)
        .order_by(Visit.at.desc(), Visit.id.desc())
        .offset(KEPT_VISITS)
    ).all()
    if old:
        session.execute(delete(Visit).where(Visit.id.in_(old)))


def list_visits(session: Session) -> list[VisitRow]:
    """The last few places, newest first."""
    rows = session.scalars(
        select(Visit)
        .where(Visit.account_id == _account(session))
        .order_by(Visit.at.desc(), Visit.id.desc())
        .limit(KEPT_VISITS)
    )
    return [VisitRow(row.target, row.title) for row in rows]


def _account(session: Session) -> int:
    return int(session.info.get("account_id") or 0)


def _find(session: Session, form: str, subject_id: int) -> Draft | None:
    return session.scalars(
        select(Draft).where(
            Draft.account_id == _account(session), Draft.form == form, Draft.subject_id == subject_id
        )
    ).first()


def _row(row: Draft) -> DraftRow:
    return DraftRow(row.id, row.form, row.subject_id, row.title, row.content, row.updated_at)

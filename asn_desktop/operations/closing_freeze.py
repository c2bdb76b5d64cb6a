"""This file holds how a closed activity is kept from Ctrl+Z: acts that wrote its rows wait for "Buka kembali"."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import (
    Activity,
    ActivityCompetency,
    ActivityMaterial,
    ActivitySession,
    ActivitySpeaker,
    BudgetLine,
)
from asn_desktop.models.attendance import AttendanceMark, Participant
from asn_desktop.models.audit import Act, AuditEntry, EntryKind
from asn_desktop.operations.undo_rows import slices
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.storage.audit import record_event

FREEZE_EVENT = "freeze"

_PARTS: tuple[Any, ...] = (
    ActivityCompetency,
    ActivityMaterial,
    ActivitySession,
    ActivitySpeaker,
    BudgetLine,
    Participant,
)


def freeze_earlier_acts(session: Session, activity_id: int, *, but: int) -> None:
    """Take every act that wrote rows of this activity out of undo, and note which ones they were."""
    ids = _acts_on(session, activity_id) - {but}
    frozen = [row for row in _rows(session, ids) if row.may_be_undone]
    for row in frozen:
        row.may_be_undone = False
    session.flush()
    if frozen:
        record_event(session, FREEZE_EVENT, {"acts": [row.id for row in frozen]})


def thaw_acts(session: Session, closing_act_id: int) -> None:
    """Give back to undo what closing took out, except where another closed activity holds it."""
    entry = session.scalars(
        select(AuditEntry).where(
            AuditEntry.act_id == closing_act_id,
            AuditEntry.table_name == FREEZE_EVENT,
            AuditEntry.kind == EntryKind.EVENT,
        )
    ).first()
    if entry is None:
        return
    ids = set(json.loads(entry.changes)["acts"][1])
    still_closed = session.scalars(select(Activity.id).where(Activity.stage == ActivityStage.CLOSED)).all()
    for activity_id in still_closed:
        ids -= _acts_on(session, activity_id)
    for row in _rows(session, ids):
        row.may_be_undone = True
    session.flush()


def close_acts_on(session: Session, rows: Iterable[Any]) -> None:
    """Take acts that wrote these rows out of undo for good: what they decided on is gone.

    An approval that was undone after its proposal had been taken back would come alive with redo.
    """
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        ids[row.__tablename__].append(row.id)
    acts = {found for table, some in ids.items() for found in _acts_that_wrote(session, table, some)}
    for act in _rows(session, acts):
        act.may_be_undone = False
    session.flush()


def _acts_on(session: Session, activity_id: int) -> set[int]:
    """Ids of the acts that wrote any row of the activity."""
    acts: set[int] = set()
    for table, ids in _rows_of(session, activity_id):
        acts |= _acts_that_wrote(session, table, ids)
    return acts


def _acts_that_wrote(session: Session, table: str, ids: Sequence[int]) -> set[int]:
    acts: set[int] = set()
    for some in slices(ids):
        query = select(AuditEntry.act_id).where(
            AuditEntry.table_name == table, AuditEntry.row_id.in_(some), AuditEntry.act_id.is_not(None)
        )
        acts.update(found for found in session.scalars(query.distinct()) if found is not None)
    return acts


def _rows_of(session: Session, activity_id: int) -> Iterator[tuple[str, list[int]]]:
    yield Activity.__tablename__, [activity_id]
    for part in _PARTS:
        ids = session.scalars(select(part.id).where(part.activity_id == activity_id)).all()
        yield part.__tablename__, list(ids)
    marks = (
        select(AttendanceMark.id)
        .join(Participant, Participant.id == AttendanceMark.participant_id)
        .where(Participant.activity_id == activity_id)
    )
    yield AttendanceMark.__tablename__, list(session.scalars(marks))


def _rows(session: Session, ids: set[int]) -> list[Act]:
    return [
        row for some in slices(sorted(ids)) for row in session.scalars(select(Act).where(Act.id.in_(some)))
    ]

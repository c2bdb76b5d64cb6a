"""This file holds what stands against an activity: it gathers people, places and days for the rule."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Protocol

from sqlalchemy import Executable, bindparam, or_, select, union
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity, ActivitySession, ActivitySpeaker
from asn_desktop.models.attendance import Participant
from asn_desktop.models.employee import Employee, StatusRecord
from asn_desktop.operations.activity_rows import get_activity_row
from asn_desktop.operations.days_off import called_working, days_off
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.rules.agenda import Span, every_day
from asn_desktop.rules.clash import ONLINE, Absence, Attendee, Clash, Occasion, find_clashes
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.staff_status import StaffStatus

_Record = tuple[StaffStatus, date, date | None, str]
"""Status, first day, last day, reason."""


class Dated(Protocol):
    """Whatever says when an activity is held."""

    starts_on: Any
    ends_on: Any
    starts_at: Any
    ends_at: Any


_NEAR = (
    select(
        *(Activity.id, Activity.title, Activity.starts_on, Activity.ends_on),
        *(Activity.starts_at, Activity.ends_at, Activity.place, Activity.mode),
    )
    .where(
        Activity.withdrawn_at.is_(None),
        Activity.starts_on <= bindparam("last"),
        or_(Activity.ends_on >= bindparam("first"), Activity.starts_on >= bindparam("first")),
    )
    .order_by(Activity.starts_on, Activity.id)
)
_AGENDA = (
    select(
        ActivitySession.activity_id,
        ActivitySession.held_on,
        ActivitySession.starts_at,
        ActivitySession.ends_at,
    )
    .where(
        ActivitySession.withdrawn_at.is_(None),
        ActivitySession.activity_id.in_(bindparam("activities", expanding=True)),
    )
    .order_by(ActivitySession.held_on, ActivitySession.starts_at)
)
_JOINED: Executable = union(
    select(Participant.activity_id, Participant.employee_id).where(
        Participant.withdrawn_at.is_(None),
        Participant.activity_id.in_(bindparam("activities", expanding=True)),
    ),
    select(ActivitySpeaker.activity_id, ActivitySpeaker.employee_id).where(
        ActivitySpeaker.withdrawn_at.is_(None),
        ActivitySpeaker.employee_id.is_not(None),
        ActivitySpeaker.activity_id.in_(bindparam("activities", expanding=True)),
    ),
)
_PEOPLE = select(
    *(Employee.id, Employee.front_title, Employee.name, Employee.back_title),
    *(Employee.status, Employee.archived_at, Employee.deleted_at),
).where(Employee.id.in_(bindparam("people", expanding=True)))
_STATUSES = (
    select(
        *(StatusRecord.employee_id, StatusRecord.status, StatusRecord.valid_from),
        *(StatusRecord.valid_to, StatusRecord.reason),
    )
    .where(
        StatusRecord.withdrawn_at.is_(None),
        StatusRecord.employee_id.in_(bindparam("people", expanding=True)),
    )
    .order_by(StatusRecord.valid_from, StatusRecord.id)
)


def list_clashes(
    session: Session, activity_id: int, *, starts_on: date | None = None, people: Iterable[int] | None = None
) -> tuple[Clash, ...]:
    """What stands against an activity as it is; against moving it to `starts_on`, if given.

    `people` are looked at instead of those who take part, before they are added.

    Raises:
        UserError: the activity is not there any more.
    """
    row = get_activity_row(session, activity_id)
    spans = _spans_of_one(session, row)
    if starts_on is not None:
        shift = starts_on - row.starts_on if row.starts_on is not None else timedelta()
        spans = tuple(span._replace(day=span.day + shift) for span in spans) or (
            Span(starts_on, row.starts_at, row.ends_at),
        )
    if not spans:
        return ()
    wanted = frozenset(people) if people is not None else _joined(session, [activity_id])[activity_id]
    own = Occasion(row.title, spans, _room(row.place, row.mode), wanted)
    first, last = own.days[0], own.days[-1]
    return find_clashes(
        own,
        others=_others(session, first, last, but=activity_id),
        attendees=attendees_of(session, sorted(wanted)),
        days_off=days_off(session, first, last),
        working_days=called_working(session),
    )


def attendees_of(session: Session, employee_ids: Sequence[int]) -> list[Attendee]:
    """People with the leave they have and the day from which they are gone.

    Who is in the archive, or gone without a dated record, was never there.
    """
    if not employee_ids:
        return []
    records: defaultdict[int, list[_Record]] = defaultdict(list)
    for person, *record in read_rows(session, _STATUSES, {"people": employee_ids}):
        records[person].append((record[0], record[1], record[2], record[3]))
    found = []
    for row in read_rows(session, _PEOPLE, {"people": employee_ids}):
        leave = tuple(
            Absence(start, end, reason)
            for status, start, end, reason in records[row.id]
            if status is StaffStatus.LEAVE
        )
        is_archived = row.archived_at is not None or row.deleted_at is not None
        gone_from = date.min if is_archived else _gone_from(records[row.id])
        if gone_from is None and not row.status.is_of_office:
            gone_from = date.min
        name = full_name(row.front_title, row.name, row.back_title)
        found.append(Attendee(row.id, name, leave, gone_from))
    return found


def _gone_from(records: Iterable[_Record]) -> date | None:
    """The day of a transfer or retirement that no return followed; `records` come in order of time."""
    gone: date | None = None
    for status, start, end, _reason in records:
        if not status.is_of_office and end is None:
            gone = start
        elif status is StaffStatus.ACTIVE:
            gone = None
    return gone


def _others(session: Session, first: date, last: date, *, but: int) -> list[Occasion]:
    """Activities that touch these days, with who takes part or speaks."""
    near = [row for row in read_rows(session, _NEAR, {"first": first, "last": last}) if row.id != but]
    ids = [row.id for row in near]
    joined, agendas = _joined(session, ids), _agendas(session, ids)
    return [
        Occasion(row.title, spans_of(agendas[row.id], row), _room(row.place, row.mode), joined[row.id])
        for row in near
    ]


def _spans_of_one(session: Session, row: Activity) -> tuple[Span, ...]:
    return spans_of(_agendas(session, [row.id])[row.id], row)


def spans_of(agenda: Iterable[Span], row: Dated) -> tuple[Span, ...]:
    """When an activity is held: by its agenda, else every day of it at the same time."""
    return tuple(agenda) or every_day(row.starts_on, row.ends_on, row.starts_at, row.ends_at)


def _agendas(session: Session, activity_ids: Sequence[int]) -> defaultdict[int, list[Span]]:
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for activity_id, day, start, end in read_rows(session, _AGENDA, {"activities": activity_ids}):
        found[activity_id].append(Span(day, start, end))
    return found


def _joined(session: Session, activity_ids: Sequence[int]) -> defaultdict[int, frozenset[int]]:
    found: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    for activity_id, employee_id in read_rows(session, _JOINED, {"activities": activity_ids}):
        found[activity_id] |= {employee_id}
    return found


def _room(place: str, mode: str) -> str:
    """The room that is taken; an online activity takes none."""
    return "" if mode.casefold() == ONLINE else place

"""This file holds the calendar of activities: everything that touches a month, a week, or a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from gettext import gettext as _
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import BindParameter, Executable, bindparam, func, literal, select, union_all
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import FollowUp, Participant
from asn_desktop.models.employee import Certificate, Employee, StatusRecord
from asn_desktop.models.partner import Agreement, Partner
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.clock import today
from asn_desktop.operations.days_off import days_off
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.rules.activity_life import stage_on
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.calendar_kind import CalendarKind
from asn_desktop.rules.clash import DayOff
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.rules.staff_status import StaffStatus

_FIRST: BindParameter[date] = bindparam("first")
_LAST: BindParameter[date] = bindparam("last")
_OPEN_LINES = [LineStatus.DRAFT, LineStatus.PLANNED, LineStatus.SCHEDULED]

_COUNTS = (
    select(Participant.activity_id.label("activity_id"), func.count().label("people"))
    .where(Participant.withdrawn_at.is_(None))
    .group_by(Participant.activity_id)
    .subquery()
)
# `starts_on` has an index; an activity lasts at most 366 days, so one that began earlier cannot reach here.
_ACTIVITIES = (
    select(
        *(Activity.id, Activity.title, Activity.stage, Activity.closed_at, Activity.starts_on),
        *(Activity.ends_on, Activity.starts_at, Activity.ends_at, Activity.place, Activity.seats),
        func.coalesce(_COUNTS.c.people, 0).label("people"),
    )
    .outerjoin(_COUNTS, _COUNTS.c.activity_id == Activity.id)
    .where(
        Activity.withdrawn_at.is_(None),
        Activity.starts_on <= _LAST,
        func.coalesce(Activity.ends_on, Activity.starts_on) >= _FIRST,
    )
    .order_by(Activity.starts_on, Activity.starts_at, Activity.title, Activity.id)
)
_LEAVE = (
    select(
        *(StatusRecord.employee_id, StatusRecord.valid_from, StatusRecord.valid_to),
        *(Employee.front_title, Employee.name, Employee.back_title),
    )
    .join(Employee, Employee.id == StatusRecord.employee_id)
    .where(
        StatusRecord.withdrawn_at.is_(None),
        StatusRecord.status == StaffStatus.LEAVE,
        StatusRecord.valid_from <= _LAST,
        (StatusRecord.valid_to.is_(None)) | (StatusRecord.valid_to >= _FIRST),
        Employee.deleted_at.is_(None),
        Employee.archived_at.is_(None),
    )
    .order_by(StatusRecord.valid_from, Employee.name, StatusRecord.id)
)
_WAITING = (
    PlanLine.withdrawn_at.is_(None),
    PlanLine.activity_id.is_(None),
    PlanLine.status.in_(_OPEN_LINES),
)
# People with the same plan on the same days are one entry.
_PLANNED = (
    select(
        *(func.min(PlanLine.id).label("id"), PlanLine.title, PlanLine.starts_on, PlanLine.ends_on),
        func.count().label("people"),
    )
    .where(
        *_WAITING,
        PlanLine.starts_on <= _LAST,
        func.coalesce(PlanLine.ends_on, PlanLine.starts_on) >= _FIRST,
    )
    .group_by(PlanLine.title, PlanLine.starts_on, PlanLine.ends_on)
    .order_by(PlanLine.starts_on, PlanLine.title)
)
_DEADLINES: Executable = union_all(
    select(
        literal("plan").label("what"),
        func.min(PlanLine.id),
        PlanLine.title,
        PlanLine.due_on.label("day"),
        func.count(),
    )
    .where(*_WAITING, PlanLine.starts_on.is_(None), PlanLine.due_on.between(_FIRST, _LAST))
    .group_by(PlanLine.title, PlanLine.due_on),
    select(literal("follow-up"), FollowUp.activity_id, Activity.title, FollowUp.due_on, func.count())
    .join(Activity, Activity.id == FollowUp.activity_id)
    .where(
        FollowUp.withdrawn_at.is_(None), FollowUp.done_on.is_(None), FollowUp.due_on.between(_FIRST, _LAST)
    )
    .group_by(FollowUp.activity_id, Activity.title, FollowUp.due_on),
    select(literal("agreement"), Agreement.id, Partner.name, Agreement.ends_on, literal(1))
    .join(Partner, Partner.id == Agreement.partner_id)
    .where(
        Agreement.withdrawn_at.is_(None),
        Agreement.ended_on.is_(None),
        Agreement.ends_on.between(_FIRST, _LAST),
    ),
    select(
        literal("certificate"), Certificate.employee_id, Certificate.name, Certificate.expires_on, literal(1)
    )
    .join(Employee, Employee.id == Certificate.employee_id)
    .where(
        Certificate.withdrawn_at.is_(None),
        Certificate.expires_on.between(_FIRST, _LAST),
        Employee.deleted_at.is_(None),
        Employee.archived_at.is_(None),
    ),
).order_by("day", "what")


class CalendarEntry(NamedTuple):
    """One bar or line of the calendar, from its first to its last day; a tuple, as there are many.

    `subject_id` is the activity, line of the plan, person or agreement to open; `what` tells which of the
    deadlines it is. A bar without an activity is drawn dashed.
    """

    kind: CalendarKind
    subject_id: int
    title: str
    first: date
    last: date
    stage: ActivityStage | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    people: int = 0
    seats: int | None = None
    what: str = ""

    @property
    def is_dashed(self) -> bool:
        """Whether it is not yet, or not itself, an activity."""
        return self.kind in (CalendarKind.PLAN, CalendarKind.LEAVE)


_FIRST_DAY = attrgetter("first")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Everything that touches a stretch of days; entries by first day, activities first of one day."""

    first: date
    last: date
    entries: tuple[CalendarEntry, ...]
    days_off: Mapping[date, DayOff]

    def on(self, day: date) -> list[CalendarEntry]:
        """What a cell of the calendar shows."""
        return [entry for entry in self.entries if entry.first <= day <= entry.last]

    def count(self, stage: ActivityStage | None = None) -> int:
        """How many activities there are, of one stage or of all."""
        return sum(
            1
            for entry in self.entries
            if entry.kind is CalendarKind.ACTIVITY and stage in (None, entry.stage)
        )


def read_calendar(session: Session, first: date, last: date) -> Calendar:
    """Activities, plans without one, leave, deadlines and days off, from the first to the last day.

    Leave without an end reaches to the last day asked for.
    """
    span = {"first": first, "last": last}
    entries = [
        *_activities(session, span, today(session)),
        *_planned(session, span),
        *_leave(session, span),
        *_deadlines(session, span),
    ]
    # They come kind by kind in the order of the kinds, each by its first day; sorting keeps that order.
    entries.sort(key=_FIRST_DAY)
    return Calendar(first, last, tuple(entries), days_off(session, first, last))


def _activities(session: Session, span: dict[str, date], on: date) -> list[CalendarEntry]:
    found = []
    for key, title, kept, closed, first, last, starts, ends, place, seats, people in read_rows(
        session, _ACTIVITIES, span
    ):
        is_closed = closed is not None or kept is ActivityStage.CLOSED
        stage = stage_on(on, starts_on=first, ends_on=last, is_closed=is_closed)
        found.append(
            CalendarEntry(
                CalendarKind.ACTIVITY,
                key,
                title,
                first,
                last or first,
                stage,
                starts,
                ends,
                place,
                people,
                seats,
            )
        )
    return found


def _planned(session: Session, span: dict[str, date]) -> list[CalendarEntry]:
    return [
        CalendarEntry(CalendarKind.PLAN, key, title, first, last or first, people=people)
        for key, title, first, last, people in read_rows(session, _PLANNED, span)
    ]


def _leave(session: Session, span: dict[str, date]) -> list[CalendarEntry]:
    # Once, not for each row: looking a sentence up costs more than reading the row.
    words, end = _("Cuti {name}"), span["last"]
    return [
        CalendarEntry(
            CalendarKind.LEAVE,
            key,
            words.format(name=full_name(front, name, back)),
            first,
            last or end,
            people=1,
        )
        for key, first, last, front, name, back in read_rows(session, _LEAVE, span)
    ]


def _deadlines(session: Session, span: dict[str, date]) -> list[CalendarEntry]:
    words = {
        "plan": _("Batas {title}"),
        "follow-up": _("Tindak lanjut {title}"),
        "agreement": _("Kerja sama {title} berakhir"),
        "certificate": _("Sertifikat {title} berakhir"),
    }
    return [
        CalendarEntry(
            CalendarKind.DEADLINE,
            key,
            words[what].format(title=title),
            day,
            day,
            people=people,
            what=what,
        )
        for what, key, title, day, people in read_rows(session, _DEADLINES, span)
    ]

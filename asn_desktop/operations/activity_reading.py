"""This file holds the reading of activities: the list, one activity whole, and what it needs next."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, case, func, select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity, ActivitySession
from asn_desktop.models.attendance import AttendanceMark, Participant
from asn_desktop.models.learning import LearningForm
from asn_desktop.models.partner import Partner
from asn_desktop.operations.activity_form import ActivityForm, form_of
from asn_desktop.operations.activity_parts import (
    BudgetRow,
    MaterialRow,
    ParticipantRow,
    SessionRow,
    SpeakerRow,
    TaughtRow,
    list_budget,
    list_materials,
    list_participants,
    list_sessions,
    list_speakers,
    list_taught,
)
from asn_desktop.operations.activity_rows import get_activity_row, present_stage
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.rules.activity_life import LifeFacts, NextStep, countdown, next_step, stage_on
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.agenda import Span, every_day

_COUNTS = (
    select(
        Participant.activity_id.label("activity_id"),
        func.count().label("people"),
        func.sum(case((Participant.invited_at.is_(None), 1), else_=0)).label("uninvited"),
    )
    .where(Participant.withdrawn_at.is_(None))
    .group_by(Participant.activity_id)
    .subquery()
)
_LIST = (
    select(
        *(Activity.id, Activity.title, LearningForm.name.label("form"), Activity.stage, Activity.closed_at),
        *(Activity.starts_on, Activity.ends_on, Activity.starts_at, Activity.ends_at, Activity.place),
        *(Activity.jp, Activity.seats, Partner.name.label("partner"), Activity.organiser),
        func.coalesce(_COUNTS.c.people, 0).label("people"),
    )
    .outerjoin(LearningForm, LearningForm.id == Activity.form_id)
    .outerjoin(Partner, Partner.id == Activity.partner_id)
    .outerjoin(_COUNTS, _COUNTS.c.activity_id == Activity.id)
    .where(Activity.withdrawn_at.is_(None))
    .order_by(Activity.starts_on.is_(None).desc(), Activity.starts_on, Activity.title, Activity.id)
)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One line of the list; `starts_on` None: not yet dated."""

    activity_id: int
    title: str
    form: str
    stage: ActivityStage
    starts_on: date | None
    ends_on: date | None
    starts_at: time | None
    ends_at: time | None
    place: str
    jp: int | None
    seats: int | None
    participants: int
    partner: str = ""
    organiser: str = ""


@dataclass(frozen=True, slots=True)
class ActivityDetail:
    """One activity whole; `session_jp` is the sum of the agenda, None while no session has JP."""

    activity_id: int
    form: ActivityForm
    form_name: str
    partner: str
    stage: ActivityStage
    countdown: str
    next_step: NextStep
    minutes_text: str
    conclusion: str
    closed_at: datetime | None
    sessions: tuple[SessionRow, ...]
    speakers: tuple[SpeakerRow, ...]
    taught: tuple[TaughtRow, ...]
    materials: tuple[MaterialRow, ...]
    budget: tuple[BudgetRow, ...]
    participants: tuple[ParticipantRow, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """When it is held: by its agenda, else every day of it."""
        form = self.form
        return tuple(one.span for one in self.sessions) or every_day(
            form.starts_on, form.ends_on, form.starts_at, form.ends_at
        )

    @property
    def session_jp(self) -> int | None:
        """JP of all sessions together."""
        counted = [one.jp for one in self.sessions if one.jp is not None]
        return sum(counted) if counted else None

    @property
    def budget_total(self) -> int:
        """Rupiah of the whole RAB."""
        return sum(line.total for line in self.budget)

    @property
    def cost(self) -> int:
        """Rupiah for those who take part now: the fixed part, and the fee of each."""
        return self.form.fixed_rupiah + self.form.fee_rupiah * len(self.participants)

    @property
    def free_seats(self) -> int | None:
        """Seats left; None where there is no limit."""
        return None if self.form.seats is None else max(0, self.form.seats - len(self.participants))


def list_activities(
    session: Session, *, year: int | None = None, stage: ActivityStage | None = None
) -> list[ActivityRow]:
    """Activities, those without a date first, then by date; `year` keeps undated ones and those touching it."""
    on = today(session)
    query = _LIST
    if year is not None:
        first, last = date(year, 1, 1), date(year, 12, 31)
        query = query.where(
            Activity.starts_on.is_(None)
            | ((Activity.starts_on <= last) & (func.coalesce(Activity.ends_on, Activity.starts_on) >= first))
        )
    rows = [_list_row(row, on) for row in read_rows(session, query)]
    return [row for row in rows if stage is None or row.stage is stage]


def get_activity_line(session: Session, activity_id: int) -> ActivityRow:
    """The list's row of one activity.

    Raises:
        UserError: it is not there any more.
    """
    get_activity_row(session, activity_id)
    return _list_row(read_rows(session, _LIST.where(Activity.id == activity_id))[0], today(session))


def get_activity(session: Session, activity_id: int) -> ActivityDetail:
    """One activity whole.

    Raises:
        UserError: it is not there any more.
    """
    row, on = get_activity_row(session, activity_id), today(session)
    kind = session.get(LearningForm, row.form_id) if row.form_id is not None else None
    partner = session.get(Partner, row.partner_id) if row.partner_id is not None else None
    return ActivityDetail(
        row.id,
        form_of(row),
        kind.name if kind else "",
        partner.name if partner else "",
        present_stage(row, on),
        countdown(on, starts_on=row.starts_on, ends_on=row.ends_on),
        next_step(life_facts(session, activity_id)),
        row.minutes_text,
        row.conclusion,
        row.closed_at,
        list_sessions(session, activity_id),
        list_speakers(session, activity_id),
        list_taught(session, activity_id),
        list_materials(session, activity_id),
        list_budget(session, activity_id),
        list_participants(session, activity_id),
    )


def life_facts(session: Session, activity_id: int) -> LifeFacts:
    """What `next_step` asks: people, who is not invited, attendance and test results that are missing.

    Raises:
        UserError: the activity is not there any more.
    """
    row, on = get_activity_row(session, activity_id), today(session)
    mine = (Participant.activity_id == activity_id, Participant.withdrawn_at.is_(None))
    missing = Participant.post_score.is_(None) | Participant.pre_score.is_(None)
    people, uninvited, unscored = session.execute(
        select(
            func.count(),
            func.count(case((Participant.invited_at.is_(None), 1))),
            func.count(case((missing, 1))),
        ).where(*mine)
    ).one()
    moment = now(session).astimezone()
    begun = (
        ActivitySession.activity_id == activity_id,
        ActivitySession.withdrawn_at.is_(None),
        (ActivitySession.held_on < moment.date())
        | ((ActivitySession.held_on == moment.date()) & (ActivitySession.starts_at <= moment.time())),
    )
    held = session.scalars(select(func.count()).select_from(ActivitySession).where(*begun)).one()
    stage = present_stage(row, on)
    if not held and stage in (ActivityStage.RUNNING, ActivityStage.AWAITING):
        # Held without an agenda: attendance is still to be taken, of the whole.
        held = 1
    marked = session.scalars(
        select(func.count())
        .select_from(AttendanceMark)
        .join(Participant, Participant.id == AttendanceMark.participant_id)
        .join(ActivitySession, ActivitySession.id == AttendanceMark.session_id)
        .where(*mine, *begun, AttendanceMark.mark.is_not(None))
    ).one()
    return LifeFacts(stage, people, uninvited, held * people - marked, unscored if row.has_test else 0)


def _list_row(row: Row[*tuple[Any, ...]], on: date) -> ActivityRow:
    is_closed = row.closed_at is not None or row.stage is ActivityStage.CLOSED
    return ActivityRow(
        row.id,
        row.title,
        row.form or "",
        stage_on(on, starts_on=row.starts_on, ends_on=row.ends_on, is_closed=is_closed),
        row.starts_on,
        row.ends_on,
        row.starts_at,
        row.ends_at,
        row.place,
        row.jp,
        row.seats,
        row.people,
        row.partner or "",
        row.organiser,
    )

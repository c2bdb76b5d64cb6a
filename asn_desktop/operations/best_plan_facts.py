"""This file holds the reading of activities and people for the best plan."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity, ActivityCompetency, ActivitySession
from asn_desktop.models.attendance import Participant
from asn_desktop.operations.clashes import attendees_of
from asn_desktop.operations.expected_jp import expected_jp
from asn_desktop.operations.jp_ledger import year_ledger
from asn_desktop.operations.positions import list_positions
from asn_desktop.operations.staff_lists import StaffRow
from asn_desktop.rules import best_plan as shapes
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.agenda import Span
from asn_desktop.rules.best_plan import Pair, Person, Slot
from asn_desktop.rules.clash import Attendee

_END_OF_DAY = 24 * 60


def activities_of(session: Session, year: int, *, with_closed: bool = False) -> Sequence[Activity]:
    """Dated activities whose JP belong to the year, that of their last day, in order of time."""
    last_day = func.coalesce(Activity.ends_on, Activity.starts_on)
    query = select(Activity).where(
        Activity.withdrawn_at.is_(None), last_day.between(date(year, 1, 1), date(year, 12, 31))
    )
    if not with_closed:
        query = query.where(Activity.stage != ActivityStage.CLOSED, Activity.closed_at.is_(None))
    return session.scalars(query.order_by(Activity.starts_on, Activity.id)).all()


def agendas_of(session: Session, year: int) -> Mapping[int, Sequence[Span]]:
    """Activity id -> its sessions in order of time, for activities that end in the year."""
    rows = session.execute(
        select(
            ActivitySession.activity_id,
            ActivitySession.held_on,
            ActivitySession.starts_at,
            ActivitySession.ends_at,
        )
        .where(
            ActivitySession.withdrawn_at.is_(None),
            # An activity that ends in January may have begun in the year before.
            ActivitySession.held_on.between(date(year - 1, 1, 1), date(year, 12, 31)),
        )
        .order_by(ActivitySession.held_on, ActivitySession.starts_at)
    )
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for activity_id, day, start, end in rows:
        found[activity_id].append(Span(day, start, end))
    return found


def slot_of(span: Span) -> Slot:
    """Minutes since midnight; a meeting without times takes the whole day."""
    if span.starts_at is None or span.ends_at is None:
        return Slot(span.day, 0, _END_OF_DAY)
    start, end = (moment.hour * 60 + moment.minute for moment in (span.starts_at, span.ends_at))
    return Slot(span.day, start, max(end, start + 1))


def joined_pairs(
    session: Session, activities: Sequence[Activity], present: frozenset[int]
) -> frozenset[Pair]:
    """Who takes part in these activities, of people who are still there."""
    keys = {row.id for row in activities}
    rows = session.execute(
        select(Participant.employee_id, Participant.activity_id).where(Participant.withdrawn_at.is_(None))
    )
    return frozenset((person, key) for person, key in rows if key in keys and person in present)


def people_of(session: Session, year: int, rows: Sequence[StaffRow], days: set[date]) -> tuple[Person, ...]:
    """Who may join: JP so far, target, duty at the counter, and which of the days each is away."""
    counters = {row.position_id for row in list_positions(session) if row.is_counter}
    ledger = {row.employee_id: row for row in year_ledger(session, year=year).rows}
    away = {one.key: one for one in attendees_of(session, [row.employee_id for row in rows])}
    return tuple(
        Person(
            key=row.employee_id,
            name=row.full_name,
            jp_done=ledger[row.employee_id].jp if row.employee_id in ledger else 0,
            jp_target=ledger[row.employee_id].target if row.employee_id in ledger else None,
            is_counter=row.position_id in counters,
            absent_on=_absences(away.get(row.employee_id), days),
        )
        for row in rows
    )


def _absences(one: Attendee | None, days: set[date]) -> frozenset[date]:
    """Of the days with a meeting, those on which the person is on leave or gone."""
    if one is None or not (one.absences or one.gone_from):
        return frozenset()
    return frozenset(
        on
        for on in days
        if (one.gone_from is not None and one.gone_from <= on)
        or any(away.starts_on <= on and (away.ends_on is None or on <= away.ends_on) for away in one.absences)
    )


def offers_of(
    session: Session,
    rows: Sequence[Activity],
    open_ids: set[int],
    joined: frozenset[Pair],
    slots: Mapping[int, tuple[Slot, ...]],
    agendas: Mapping[int, Sequence[Span]],
) -> tuple[shapes.Activity, ...]:
    """Activities as the best plan sees them; what is not in `open_ids` takes nobody else."""
    teaches: defaultdict[int, dict[int, int]] = defaultdict(dict)
    taught = session.execute(
        select(
            ActivityCompetency.activity_id, ActivityCompetency.competency_id, ActivityCompetency.reaches
        ).where(ActivityCompetency.withdrawn_at.is_(None))
    )
    for activity_id, competency_id, reaches in taught:
        own = teaches[activity_id]
        own[competency_id] = max(reaches, own.get(competency_id, 0))
    jp = expected_jp(session, rows, agendas)
    taken = Counter(key for _person, key in joined)
    offers = []
    for row in rows:
        offer = shapes.Activity(
            key=row.id,
            title=row.title,
            slots=slots[row.id],
            seats=row.seats,
            fee_rupiah=row.fee_rupiah,
            fixed_rupiah=row.fixed_rupiah,
            jp=jp[row.id],
            teaches=dict(teaches[row.id]),
        )
        offers.append(offer if row.id in open_ids else replace(offer, seats=taken[row.id]))
    return tuple(offers)

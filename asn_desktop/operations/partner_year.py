"""This file holds what a year brought with each partner: activities, people reached, JP."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity, ActivitySpeaker
from asn_desktop.models.attendance import Participant
from asn_desktop.models.learning import LearningRecord
from asn_desktop.models.partner import Internship, Partner
from asn_desktop.operations.internship_reading import InternshipRow, list_internships
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.internship_life import InternshipStage
from asn_desktop.rules.learning import LearningStatus
from asn_desktop.rules.partner_kind import PartnerKind


@dataclass(frozen=True, slots=True)
class PartnerActivity:
    """One activity held with a partner: who it reached, and the JP that counts from it.

    `jp` is None until the activity is closed: nothing was counted yet.
    """

    activity_id: int
    title: str
    stage: ActivityStage
    starts_on: date
    ends_on: date
    people: frozenset[int]
    jp: int | None


@dataclass(frozen=True, slots=True)
class PartnerYear:
    """One partner in one calendar year; a person is counted once, however many activities were joined."""

    partner_id: int
    name: str
    kind: PartnerKind
    activities: tuple[PartnerActivity, ...]
    internships: tuple[InternshipRow, ...]
    jp_of_internship: Mapping[int, int]

    @property
    def people(self) -> int:
        """Our people in activities and placements, each once, and students received."""
        own = {person for one in self.activities for person in one.people}
        own |= {one.employee_id for one in self.internships if one.employee_id is not None}
        return len(own) + sum(one.employee_id is None for one in self.internships)

    @property
    def jp(self) -> int:
        """JP that counts for our people, all together."""
        return sum(one.jp or 0 for one in self.activities) + self.internship_jp

    @property
    def internship_jp(self) -> int:
        """JP of our people placed with the partner."""
        return sum(self.jp_of_internship.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        return not self.activities and not self.internships


def read_partner_years(session: Session, year: int, *, partner_id: int | None = None) -> list[PartnerYear]:
    """Each partner in a calendar year, by name, also those with whom nothing happened.

    An activity belongs to its partner, or to the partner one of its speakers comes from, and to the year
    it ends in; only activities that have a date and began are counted. Archived partners appear when
    something happened.
    """
    query = select(Partner).where(Partner.withdrawn_at.is_(None))
    if partner_id is not None:
        query = query.where(Partner.id == partner_id)
    partners = session.scalars(query.order_by(func.lower(Partner.name), Partner.id)).all()
    activities = _activities(session, year)
    internships: defaultdict[int, list[InternshipRow]] = defaultdict(list)
    for one in list_internships(session, partner_id=partner_id):
        if one.stage not in (InternshipStage.CANCELLED, InternshipStage.SCHEDULED) and (
            one.starts_on.year <= year <= one.ends_on.year
        ):
            internships[one.partner_id].append(one)
    jp = _internship_jp(session, year)
    found = [
        PartnerYear(
            row.id,
            row.name,
            row.kind,
            tuple(activities.get(row.id, ())),
            tuple(internships[row.id]),
            jp[row.id],
        )
        for row in partners
    ]
    archived = {row.id for row in partners if row.archived_at is not None}
    return [one for one in found if partner_id or one.partner_id not in archived or not one.is_empty]


_BEGUN = (ActivityStage.RUNNING, ActivityStage.AWAITING, ActivityStage.CLOSED)


def _activities(session: Session, year: int) -> dict[int, list[PartnerActivity]]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    day = func.coalesce(Activity.ends_on, Activity.starts_on)
    rows = session.scalars(
        select(Activity)
        .where(
            Activity.withdrawn_at.is_(None),
            Activity.starts_on.is_not(None),
            Activity.stage.in_(_BEGUN),
            day >= first,
            day <= last,
        )
        .order_by(Activity.starts_on, Activity.id)
    ).all()
    ids = [row.id for row in rows]
    partners = _partners_of(session, rows)
    people: defaultdict[int, set[int]] = defaultdict(set)
    for activity_id, employee_id in session.execute(
        select(Participant.activity_id, Participant.employee_id).where(
            Participant.activity_id.in_(ids), Participant.withdrawn_at.is_(None)
        )
    ):
        people[activity_id].add(employee_id)
    jp = _activity_jp(session, ids)
    found: defaultdict[int, list[PartnerActivity]] = defaultdict(list)
    for row in rows:
        assert row.starts_on is not None
        counted = jp.get(row.id, 0) if row.stage is ActivityStage.CLOSED else None
        one = PartnerActivity(
            row.id,
            row.title,
            row.stage,
            row.starts_on,
            row.ends_on or row.starts_on,
            frozenset(people[row.id]),
            counted,
        )
        for partner_id in sorted(partners.get(row.id, ())):
            found[partner_id].append(one)
    return found


def _partners_of(session: Session, rows: Sequence[Activity]) -> dict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows:
        if row.partner_id is not None:
            found[row.id].add(row.partner_id)
    for activity_id, partner_id in session.execute(
        select(ActivitySpeaker.activity_id, ActivitySpeaker.partner_id).where(
            ActivitySpeaker.activity_id.in_([row.id for row in rows]),
            ActivitySpeaker.partner_id.is_not(None),
            ActivitySpeaker.withdrawn_at.is_(None),
        )
    ):
        if partner_id is not None:
            found[activity_id].add(partner_id)
    return found


_COUNTS = (LearningRecord.withdrawn_at.is_(None), LearningRecord.status == LearningStatus.VERIFIED)


def _activity_jp(session: Session, ids: Sequence[int]) -> dict[int, int]:
    rows = session.execute(
        select(LearningRecord.activity_id, func.sum(LearningRecord.jp))
        .where(*_COUNTS, LearningRecord.activity_id.in_(ids))
        .group_by(LearningRecord.activity_id)
    )
    return {activity_id: jp or 0 for activity_id, jp in rows if activity_id is not None}


def _internship_jp(session: Session, year: int) -> Mapping[int, dict[int, int]]:
    """Partner -> internship -> JP."""
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    rows = session.execute(
        select(Internship.partner_id, Internship.id, func.sum(LearningRecord.jp))
        .join(LearningRecord, LearningRecord.internship_id == Internship.id)
        .where(*_COUNTS, LearningRecord.year == year, Internship.withdrawn_at.is_(None))
        .group_by(Internship.partner_id, Internship.id)
    )
    for partner_id, internship_id, jp in rows:
        found[partner_id][internship_id] = jp or 0
    return found


@dataclass(frozen=True, slots=True)
class PersonWithPartner:
    """Who has how many JP with which partner in a year."""

    partner_id: int
    partner: str
    employee_id: int
    jp: int
    times: int


def people_with_partners(session: Session, year: int) -> list[PersonWithPartner]:
    """Verified JP of each person with each partner in a year, the most first.

    What an activity has from two partners counts in full for each of them.
    """
    named = select(Partner.id, Partner.name).where(Partner.withdrawn_at.is_(None))
    partners = {row.id: row.name for row in session.execute(named)}
    of_activity: defaultdict[int, list[int]] = defaultdict(list)
    for partner_id, activities in _activities(session, year).items():
        for one in activities:
            of_activity[one.activity_id].append(partner_id)
    placed = select(Internship.id, Internship.partner_id)
    of_internship = {row.id: row.partner_id for row in session.execute(placed)}
    jp: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for record in session.scalars(
        select(LearningRecord).where(
            *_COUNTS,
            LearningRecord.year == year,
            or_(LearningRecord.activity_id.is_not(None), LearningRecord.internship_id.is_not(None)),
        )
    ):
        owners = list(of_activity.get(record.activity_id or 0, ()))
        if record.internship_id in of_internship:
            owners.append(of_internship[record.internship_id])
        for partner_id in owners:
            jp[partner_id, record.employee_id].append(record.jp or 0)
    found = [
        PersonWithPartner(partner_id, partners[partner_id], employee_id, sum(values), len(values))
        for (partner_id, employee_id), values in jp.items()
        if partner_id in partners
    ]
    return sorted(found, key=lambda one: (-one.jp, one.partner, one.employee_id))

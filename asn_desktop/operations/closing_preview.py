"""This file holds what closing an activity would do, told before it is done: who gets what, what is missing."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity, ActivityCompetency
from asn_desktop.models.assessment import CurrentScore
from asn_desktop.models.attendance import Participant
from asn_desktop.models.competency import Competency
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activities import FOLLOW_UP_MONTHS, FOLLOW_UP_SETTING
from asn_desktop.operations.activity_rows import open_activity_row
from asn_desktop.operations.attendance_reading import AttendanceGrid, GridRow, read_grid
from asn_desktop.operations.clock import today
from asn_desktop.operations.closing_blockers import ClosingBlocker, blockers_of
from asn_desktop.operations.closing_entries import ClosingPerson, reckon_people
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.operations.settings import setting_of
from asn_desktop.rules.closing import (
    LEAST_FOLLOW_UP,
    MOST_FOLLOW_UP,
    follow_up_day,
    score_to_propose,
)
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.plan_stage import LineStatus

_OPEN_LINES = (LineStatus.DRAFT, LineStatus.PLANNED, LineStatus.SCHEDULED)


@dataclass(frozen=True, slots=True)
class ClosingProposal:
    """A score that would wait for a penilai; `before` is None where the person was never measured."""

    employee_id: int
    name: str
    competency_id: int
    competency: str
    before: int | None
    proposed: int


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """A line of the plan that would become done."""

    plan_line_id: int
    employee_id: int
    title: str


@dataclass(frozen=True, slots=True)
class ClosingPreview:
    """Everything that one act would write, and in sentences for the sheet."""

    activity_id: int
    title: str
    blockers: tuple[ClosingBlocker, ...]
    people: tuple[ClosingPerson, ...]
    lines: tuple[ClosingLine, ...]
    proposals: tuple[ClosingProposal, ...]
    follow_up_on: date | None
    sentences: tuple[str, ...]

    @property
    def certificates(self) -> int:
        """How many certificates would get a number."""
        return sum(person.gets_certificate for person in self.people)

    @property
    def records(self) -> int:
        """How many people would get a record of learning."""
        return sum(person.entry is not None for person in self.people)

    @property
    def can_close(self) -> bool:
        """Whether nothing stands in the way, also without a reason."""
        return not self.blockers

    @property
    def can_close_with_reason(self) -> bool:
        """Whether a reason for what is missing would be enough."""
        return all(blocker.may_be_explained for blocker in self.blockers)


def preview_closing(session: Session, activity_id: int) -> ClosingPreview:
    """What closing would do today; nothing is written.

    Raises:
        UserError: the activity is closed or gone.
    """
    activity = open_activity_row(session, activity_id)
    grid = read_grid(session, activity_id)
    people = reckon_people(session, activity, grid)
    attended = [row for row in grid.rows if row.has_attended]
    lines = _lines_of(session, activity, attended)
    of_office = {person.employee_id for person in people if person.is_of_office}
    proposals = _proposals_of(session, activity, [row for row in attended if row.employee_id in of_office])
    follow_up_on = (
        _follow_up_on(session, activity) if of_office & {row.employee_id for row in attended} else None
    )
    return ClosingPreview(
        activity_id=activity_id,
        title=activity.title,
        blockers=blockers_of(activity, grid, on=today(session)),
        people=people,
        lines=lines,
        proposals=proposals,
        follow_up_on=follow_up_on,
        sentences=tuple(_sentences(grid, people, lines, proposals, follow_up_on)),
    )


def _lines_of(session: Session, activity: Activity, attended: list[GridRow]) -> tuple[ClosingLine, ...]:
    people = {row.employee_id for row in attended}
    named = select(Participant.plan_line_id).where(
        Participant.activity_id == activity.id,
        Participant.withdrawn_at.is_(None),
        Participant.plan_line_id.is_not(None),
    )
    lines = session.scalars(
        select(PlanLine)
        .where(
            or_(PlanLine.activity_id == activity.id, PlanLine.id.in_(named)),
            PlanLine.withdrawn_at.is_(None),
            PlanLine.status.in_(_OPEN_LINES),
        )
        .order_by(PlanLine.id)
    )
    return tuple(
        ClosingLine(line.id, line.employee_id, line.title) for line in lines if line.employee_id in people
    )


def _proposals_of(
    session: Session, activity: Activity, attended: list[GridRow]
) -> tuple[ClosingProposal, ...]:
    taught = session.execute(
        select(ActivityCompetency.competency_id, ActivityCompetency.reaches, Competency.name)
        .join(Competency, Competency.id == ActivityCompetency.competency_id)
        .where(
            ActivityCompetency.activity_id == activity.id,
            ActivityCompetency.withdrawn_at.is_(None),
            Competency.deleted_at.is_(None),
            Competency.archived_at.is_(None),
        )
        .order_by(Competency.sort_order, Competency.code)
    ).all()
    found = []
    for competency_id, reaches, name in taught:
        present = _present_scores(session, competency_id)
        for row in attended:
            before = present.get(row.employee_id)
            proposed = score_to_propose(reaches, before)
            if proposed is not None:
                found.append(
                    ClosingProposal(row.employee_id, row.name, competency_id, name, before, proposed)
                )
    return tuple(found)


def _present_scores(session: Session, competency_id: int) -> dict[int, int]:
    query = select(CurrentScore.employee_id, CurrentScore.score).where(
        CurrentScore.competency_id == competency_id
    )
    return {row[0]: row[1] for row in read_rows(session, query)}


def _follow_up_on(session: Session, activity: Activity) -> date | None:
    ends_on = activity.ends_on or activity.starts_on
    if activity.follow_up_on is not None or ends_on is None:
        return activity.follow_up_on
    months = int(setting_of(session, FOLLOW_UP_SETTING, FOLLOW_UP_MONTHS))
    return follow_up_day(ends_on, max(LEAST_FOLLOW_UP, min(months, MOST_FOLLOW_UP)))


def _sentences(
    grid: AttendanceGrid,
    people: tuple[ClosingPerson, ...],
    lines: tuple[ClosingLine, ...],
    proposals: tuple[ClosingProposal, ...],
    follow_up_on: date | None,
) -> list[str]:
    """The sheet of "Selesaikan", in the order of ux.md 8.5."""
    told = []
    for jp, count in sorted(Counter(one.jp for one in people if one.jp is not None).items(), reverse=True):
        told.append(_("{count} peserta mendapat {jp} JP.").format(count=count, jp=jp))
    unknown = sum(one.entry is not None and one.jp is None for one in people)
    if unknown:
        told.append(_("{count} peserta tercatat tanpa JP.").format(count=unknown))
    refused = sum(one.entry is None and one.gets_certificate for one in people)
    if refused:
        told.append(_("{count} peserta tidak dicatat lagi, lihat sebabnya.").format(count=refused))
    absent = len(people) - grid.summary.attended
    if absent:
        told.append(_("{count} peserta kurang hadir, tanpa JP dan sertifikat.").format(count=absent))
    if grid.summary.attended:
        told.append(_("{count} sertifikat bernomor terbit.").format(count=grid.summary.attended))
    if lines:
        told.append(_("{count} baris rencana menjadi terlaksana.").format(count=len(lines)))
    for competency, count in Counter(one.competency for one in proposals).items():
        words = _("Nilai {competency} {count} pegawai diusulkan naik, perlu disetujui penilai.")
        told.append(words.format(competency=competency, count=count))
    if follow_up_on is not None:
        told.append(_("Tindak lanjut diingatkan {day}.").format(day=format_long(follow_up_on)))
    return told

"""This file holds what each participant would get by closing: the entry of learning and its JP, or why none."""

from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.activity import Activity, ActivityCompetency, ActivitySession
from asn_desktop.models.attendance import Participant
from asn_desktop.models.employee import Employee
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activity_rows import sessions_of
from asn_desktop.operations.attendance_reading import AttendanceGrid, GridRow
from asn_desktop.operations.learning_counting import count_entry
from asn_desktop.operations.learning_doubles import refuse_double
from asn_desktop.operations.learning_entry import LearningEntry, clean_entry
from asn_desktop.operations.learning_forms import rule_row_for
from asn_desktop.operations.office import get_office
from asn_desktop.rules.activity_stage import Attendance


@dataclass(frozen=True, slots=True)
class ClosingPerson:
    """One participant: how many sessions, whether a certificate, how many JP and how counted or why none.

    `entry` is what would be recorded, None when nothing is.
    """

    participant_id: int
    employee_id: int
    name: str
    present: int
    gets_certificate: bool
    is_of_office: bool
    jp: int | None
    note: str
    entry: LearningEntry | None = None


def reckon_people(session: Session, activity: Activity, grid: AttendanceGrid) -> tuple[ClosingPerson, ...]:
    """What everybody of the grid would get, by the same counting that records of learning use."""
    whole = _Whole.read(session, activity)
    return tuple(_person(session, activity, grid, whole, row) for row in grid.rows)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is the same for everybody."""

    held: list[ActivitySession]
    organiser: str
    counts_times: bool
    knows_hours: bool
    competency_id: int | None
    plan_lines: dict[int, PlanLine]

    @classmethod
    def read(cls, session: Session, activity: Activity) -> "_Whole":
        held = list(sessions_of(session, activity.id))
        ends_on = activity.ends_on or activity.starts_on
        rule = (
            rule_row_for(session, activity.form_id, ends_on)
            if activity.form_id is not None and ends_on is not None
            else None
        )
        taught = session.scalars(
            select(ActivityCompetency.competency_id).where(
                ActivityCompetency.activity_id == activity.id, ActivityCompetency.withdrawn_at.is_(None)
            )
        ).all()
        lines = session.scalars(
            select(PlanLine)
            .where(PlanLine.activity_id == activity.id, PlanLine.withdrawn_at.is_(None))
            .order_by(PlanLine.id.desc())
        )
        return cls(
            held=held,
            organiser=activity.organiser or _("Kelurahan {name}").format(name=get_office(session).name),
            # A coaching of four meetings is four times; an exchange of three days stays one.
            counts_times=rule is not None and rule.counting.per_month is not None,
            # Hours that only stand for "a day at the office" are no fact to count from.
            knows_hours=activity.starts_at is not None or any(one.topic or one.jp for one in held),
            competency_id=taught[0] if len(taught) == 1 else None,
            plan_lines={line.employee_id: line for line in lines},
        )


def _person(
    session: Session, activity: Activity, grid: AttendanceGrid, whole: _Whole, row: GridRow
) -> ClosingPerson:
    employee = session.get_one(Employee, row.employee_id)
    is_of_office = employee.archived_at is None and employee.status.is_of_office

    def told(note: str, jp: int | None = None, entry: LearningEntry | None = None) -> ClosingPerson:
        return ClosingPerson(
            row.participant_id,
            row.employee_id,
            row.name,
            row.present,
            row.has_attended,
            is_of_office,
            jp,
            note,
            entry,
        )

    if not row.has_attended:
        return told(_why_too_few(grid, row))
    entry = _entry(session, activity, whole, row)
    if entry is None:
        return told(_("Tanggal atau bentuk kegiatan belum ada"))
    try:
        clean = clean_entry(session, entry)
        refuse_double(session, clean)
    except FormProblems as refusal:
        return told("; ".join(refusal.problems.values()))
    except UserError as refusal:
        return told(refusal.message)
    count = count_entry(session, clean).count
    return told(count.note, count.jp, clean)


def _why_too_few(grid: AttendanceGrid, row: GridRow) -> str:
    return _("Hadir {present} dari {sessions} sesi, batasnya {percent} persen").format(
        present=row.present, sessions=len(grid.columns), percent=grid.attendance_percent
    )


def _entry(session: Session, activity: Activity, whole: _Whole, row: GridRow) -> LearningEntry | None:
    starts_on, ends_on = activity.starts_on, activity.ends_on or activity.starts_on
    if starts_on is None or ends_on is None or activity.form_id is None:
        return None
    attended = [held for held, mark in zip(whole.held, row.marks, strict=True) if mark is Attendance.PRESENT]
    days = min(len({held.held_on for held in attended}), (ends_on - starts_on).days + 1)
    minutes = sum(_minutes_of(held) for held in attended) if whole.knows_hours else 0
    participant = session.get_one(Participant, row.participant_id)
    line = whole.plan_lines.get(row.employee_id)
    line_id = participant.plan_line_id or (line.id if line is not None else None)
    competency_id = whole.competency_id or (line.competency_id if line is not None else None)
    return LearningEntry(
        employee_id=row.employee_id,
        form_id=activity.form_id,
        title=activity.title,
        starts_on=starts_on,
        ends_on=ends_on,
        organiser=whole.organiser,
        scope=activity.scope,
        days=days,
        times=days if whole.counts_times else 1,
        minutes=minutes or None,
        curriculum_jp=activity.jp,
        competency_id=competency_id,
        plan_line_id=line_id,
        activity_id=activity.id,
    )


def _minutes_of(held: ActivitySession) -> int:
    start, end = (datetime.combine(held.held_on, moment) for moment in (held.starts_at, held.ends_at))
    return max(int((end - start).total_seconds()) // 60, 0)

"""This file holds the reading of internships: the list with stage, logbook and mark, and one of them whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from asn_desktop.models.employee import Employee
from asn_desktop.models.learning import LearningRecord
from asn_desktop.models.partner import Internship, InternshipDay, InternshipMark, Partner
from asn_desktop.operations.clock import today
from asn_desktop.operations.days_off import working_days
from asn_desktop.operations.internship_days import (
    DayRow,
    LogbookCount,
    count_days,
    day_rows,
)
from asn_desktop.operations.internship_form import INTERNSHIP_FIELDS, InternshipForm
from asn_desktop.operations.internship_rows import get_internship_row
from asn_desktop.rules.internship_life import (
    InternshipStage,
    MarkAspect,
    internship_stage,
    mean_mark,
)
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.rules.person_name import full_name
from asn_desktop.storage.reference_partner import load_mark_sheet


@dataclass(frozen=True, slots=True)
class InternshipRow:
    """One line of the list; `mark` is the weighted mean, None until the mark sheet is whole."""

    internship_id: int
    partner_id: int
    partner: str
    direction: Direction
    employee_id: int | None
    name: str
    study: str
    field: str
    starts_on: date
    ends_on: date
    mentor: str
    stage: InternshipStage
    logbook: LogbookCount
    mark: int | None
    marks_filled: int
    finished_on: date | None
    letter_number: str

    @property
    def needs_marks(self) -> bool:
        """Whether a student's internship is over and the mark sheet is not whole."""
        return (
            self.direction is Direction.IN
            and self.mark is None
            and self.stage in (InternshipStage.ENDED, InternshipStage.FINISHED)
        )

    def progress(self, on: date) -> float:
        """How much of the period has passed, 0 to 1."""
        days = (self.ends_on - self.starts_on).days + 1
        return min(1.0, max(0.0, ((on - self.starts_on).days + 1) / days))


@dataclass(frozen=True, slots=True)
class InternshipDetail:
    """One internship whole: the list row, the form, days and marks, and the JP it gave."""

    row: InternshipRow
    form: InternshipForm
    days: tuple[DayRow, ...]
    marks: Mapping[str, int | None]
    aspects: tuple[MarkAspect, ...]
    record_id: int | None = None
    jp: int | None = None


def list_internships(
    session: Session, *, partner_id: int | None = None, employee_id: int | None = None
) -> list[InternshipRow]:
    """Internships, running ones first, then those to come, then the past, newest first."""
    query = select(Internship).where(Internship.withdrawn_at.is_(None))
    if partner_id is not None:
        query = query.where(Internship.partner_id == partner_id)
    if employee_id is not None:
        query = query.where(Internship.employee_id == employee_id)
    rows = _internship_rows(session, session.scalars(query).all())
    order = list(_ORDER)
    return sorted(rows, key=lambda row: (order.index(row.stage), -row.starts_on.toordinal(), row.name))


_ORDER = (
    InternshipStage.RUNNING,
    InternshipStage.ENDED,
    InternshipStage.SCHEDULED,
    InternshipStage.FINISHED,
    InternshipStage.CANCELLED,
)


def get_internship(session: Session, internship_id: int) -> InternshipDetail:
    """One internship with its days and marks.

    Raises:
        UserError: it is gone.
    """
    found = get_internship_row(session, internship_id)
    (row,) = _internship_rows(session, [found])
    days = _days_of(session, [found])[internship_id]
    record = session.execute(
        select(LearningRecord.id, LearningRecord.jp).where(
            LearningRecord.internship_id == internship_id, LearningRecord.withdrawn_at.is_(None)
        )
    ).first()
    return InternshipDetail(
        row,
        InternshipForm(**{one: getattr(found, one) for one in INTERNSHIP_FIELDS}),
        tuple(days),
        _marks_by_internship(session, [internship_id])[internship_id],
        load_mark_sheet().aspects,
        record[0] if record else None,
        record[1] if record else None,
    )


def _internship_rows(session: Session, found: Sequence[Internship]) -> list[InternshipRow]:
    on, ids = today(session), [row.id for row in found]
    names = _names(session, ids)
    marks = _marks_by_internship(session, ids)
    days = _days_of(session, found)
    aspects = load_mark_sheet().aspects
    return [
        InternshipRow(
            internship_id=row.id,
            partner_id=row.partner_id,
            partner=names[row.id][0],
            direction=row.direction,
            employee_id=row.employee_id,
            name=names[row.id][1] or row.student_name,
            study=row.study,
            field=row.field,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            mentor=names[row.id][2] or row.mentor_name,
            stage=internship_stage(
                starts_on=row.starts_on,
                ends_on=row.ends_on,
                finished_on=row.finished_on,
                cancelled_on=row.cancelled_on,
                on=on,
            ),
            logbook=count_days(days[row.id]),
            mark=mean_mark(marks[row.id], aspects),
            marks_filled=sum(mark is not None for mark in marks[row.id].values()),
            finished_on=row.finished_on,
            letter_number=row.letter_number,
        )
        for row in found
    ]


def _names(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """Internship -> partner, our person or "", mentor of the office or ""."""
    own, mentor = aliased(Employee), aliased(Employee)
    rows = session.execute(
        select(
            Internship.id,
            Partner.name,
            *(own.front_title, own.name, own.back_title),
            *(mentor.front_title, mentor.name, mentor.back_title),
        )
        .join(Partner, Partner.id == Internship.partner_id)
        .outerjoin(own, own.id == Internship.employee_id)
        .outerjoin(mentor, mentor.id == Internship.mentor_id)
        .where(Internship.id.in_(ids))
    )
    return {row[0]: (row[1], _full(row[2:5]), _full(row[5:8])) for row in rows}


def _full(parts: Sequence[str | None]) -> str:
    front, name, back = parts
    return full_name(front, name, back) if name else ""


def _marks_by_internship(session: Session, ids: Sequence[int]) -> Mapping[int, dict[str, int | None]]:
    found: defaultdict[int, dict[str, int | None]] = defaultdict(dict)
    for row in session.scalars(select(InternshipMark).where(InternshipMark.internship_id.in_(ids))):
        found[row.internship_id][row.aspect] = row.mark
    return found


def _days_of(session: Session, found: Iterable[Internship]) -> dict[int, list[DayRow]]:
    """The days of several internships over one reading of the calendar."""
    rows = list(found)
    if not rows:
        return {}
    calendar = working_days(session, min(row.starts_on for row in rows), max(row.ends_on for row in rows))
    filled: defaultdict[int, dict[date, InternshipDay]] = defaultdict(dict)
    for day in session.scalars(
        select(InternshipDay).where(InternshipDay.internship_id.in_([row.id for row in rows]))
    ):
        filled[day.internship_id][day.day] = day
    on = today(session)
    return {row.id: day_rows(row, calendar, filled[row.id], on=on) for row in rows}

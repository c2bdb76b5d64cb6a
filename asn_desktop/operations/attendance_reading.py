"""This file holds the attendance grid as it is read: people by sessions, tests, certificates, summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity, ActivitySession
from asn_desktop.models.attendance import IssuedCertificate, Participant
from asn_desktop.models.competency import Position
from asn_desktop.models.employee import Employee
from asn_desktop.operations.activity_rows import get_activity_row, present_stage, sessions_of
from asn_desktop.operations.attendance_rows import Marks, marks_of, people_of
from asn_desktop.operations.clock import today
from asn_desktop.operations.positions import present_positions
from asn_desktop.operations.staff import name_of
from asn_desktop.rules.activity_stage import ActivityStage, Attendance
from asn_desktop.rules.closing import (
    CertificateStanding,
    certificate_standing,
    count_present,
    has_attended,
)
from asn_desktop.rules.learning_gain import LearningOutcome, learning_outcome, normalised_gain, rise_of


@dataclass(frozen=True, slots=True)
class SessionColumn:
    """One session as a column, with how many cells are filled and how many people were present."""

    session_id: int
    held_on: date
    starts_at: time
    ends_at: time
    topic: str
    filled: int
    present: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """One participant: a mark for each session in the order of the columns, tests, certificate.

    `standing` is None while missing marks can still decide it; `certificate_number` is "" before closing.
    """

    participant_id: int
    employee_id: int
    name: str
    position: str
    marks: tuple[Attendance | None, ...]
    present: int
    has_attended: bool
    pre: int | None
    post: int | None
    standing: CertificateStanding | None
    certificate_number: str = ""

    @property
    def rise(self) -> int | None:
        """Points gained from the first test to the second."""
        return rise_of(self.pre, self.post)

    @property
    def gain(self) -> float | None:
        """The normalised gain, None when the first test left no room."""
        return normalised_gain(self.pre, self.post)

    @property
    def is_fully_absent(self) -> bool:
        """Whether the person came to no session at all."""
        return self.standing is CertificateStanding.ABSENT

    @property
    def certificate_word(self) -> str:
        """What the certificate column shows: the number, or the word for where it stands."""
        if self.certificate_number:
            return self.certificate_number
        return "–" if self.standing is None else self.standing.label


@dataclass(frozen=True, slots=True)
class GridSummary:
    """The side of the grid: attendance, tests, and how many cells are still missing."""

    participants: int
    sessions: int
    attended: int
    too_few: int
    absent: int
    missing_marks: int
    missing_scores: int
    tests: LearningOutcome | None


@dataclass(frozen=True, slots=True)
class AttendanceGrid:
    """Everything the page "Kehadiran dan nilai" shows of one activity."""

    activity_id: int
    title: str
    stage: ActivityStage
    has_test: bool
    attendance_percent: int
    columns: tuple[SessionColumn, ...]
    rows: tuple[GridRow, ...]
    summary: GridSummary


def read_grid(session: Session, activity_id: int) -> AttendanceGrid:
    """The grid of one activity, people by name.

    Raises:
        UserError: the activity is gone.
    """
    activity = get_activity_row(session, activity_id)
    held, marks = sessions_of(session, activity_id), marks_of(session, activity_id)
    titles = _position_titles(session)
    numbers = certificate_numbers(session, activity_id)
    rows = tuple(
        _row(activity, held, marks, participant, employee, titles, numbers)
        for participant, employee in people_of(session, activity_id)
    )
    return AttendanceGrid(
        activity_id=activity_id,
        title=activity.title,
        stage=present_stage(activity, today(session)),
        has_test=activity.has_test,
        attendance_percent=activity.attendance_percent,
        columns=tuple(_column(one, place, rows) for place, one in enumerate(held)),
        rows=rows,
        summary=_summary(activity, held, rows),
    )


def certificate_numbers(session: Session, activity_id: int) -> dict[int, str]:
    """Participant id -> number in the register, of certificates that hold."""
    query = select(IssuedCertificate.participant_id, IssuedCertificate.number).where(
        IssuedCertificate.activity_id == activity_id, IssuedCertificate.withdrawn_at.is_(None)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def missing_scores_of(row: GridRow) -> int:
    """How many results a person who attended enough still lacks."""
    return (row.pre is None) + (row.post is None) if row.has_attended else 0


def _row(
    activity: Activity,
    held: Sequence[ActivitySession],
    known: Marks,
    participant: Participant,
    employee: Employee,
    titles: dict[int, str],
    numbers: dict[int, str],
) -> GridRow:
    found = [known.get((participant.id, one.id)) for one in held]
    marks = tuple(row.mark if row is not None else None for row in found)
    return GridRow(
        participant_id=participant.id,
        employee_id=employee.id,
        name=name_of(employee),
        position=titles.get(employee.id, ""),
        marks=marks,
        present=count_present(marks),
        has_attended=has_attended(marks, activity.attendance_percent),
        pre=participant.pre_score,
        post=participant.post_score,
        standing=certificate_standing(
            marks,
            percent=activity.attendance_percent,
            has_test=activity.has_test,
            pre=participant.pre_score,
            post=participant.post_score,
        ),
        certificate_number=numbers.get(participant.id, ""),
    )


def _column(held: ActivitySession, place: int, rows: Sequence[GridRow]) -> SessionColumn:
    marks = [row.marks[place] for row in rows]
    return SessionColumn(
        held.id,
        held.held_on,
        held.starts_at,
        held.ends_at,
        held.topic,
        filled=sum(mark is not None for mark in marks),
        present=count_present(marks),
    )


def _summary(activity: Activity, held: Sequence[ActivitySession], rows: Sequence[GridRow]) -> GridSummary:
    standings = [row.standing for row in rows]
    return GridSummary(
        participants=len(rows),
        sessions=len(held),
        attended=sum(row.has_attended for row in rows),
        too_few=standings.count(CertificateStanding.TOO_FEW),
        absent=standings.count(CertificateStanding.ABSENT),
        missing_marks=sum(mark is None for row in rows for mark in row.marks),
        missing_scores=sum(map(missing_scores_of, rows)) if activity.has_test else 0,
        tests=learning_outcome((row.pre, row.post) for row in rows) if activity.has_test else None,
    )


def _position_titles(session: Session) -> dict[int, str]:
    titles = {row[0]: row[1] for row in session.execute(select(Position.id, Position.title))}
    return {
        employee_id: titles[position_id]
        for employee_id, position_id in present_positions(session, on=today(session)).items()
        if position_id in titles
    }

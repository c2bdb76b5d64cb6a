"""This file holds the rows behind the attendance grid: people and marks."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.attendance import AttendanceMark, Participant
from asn_desktop.models.employee import Employee

Marks = dict[tuple[int, int], AttendanceMark]
"""(participant, session) -> the row of its mark, also where the mark was taken away again."""


def people_of(session: Session, activity_id: int) -> list[tuple[Participant, Employee]]:
    """Participants with the people they are, by name."""
    query = (
        select(Participant, Employee)
        .join(Employee, Employee.id == Participant.employee_id)
        .where(Participant.activity_id == activity_id, Participant.withdrawn_at.is_(None))
        .where(Employee.deleted_at.is_(None))
    )
    rows = [(row[0], row[1]) for row in session.execute(query)]
    return sorted(rows, key=lambda pair: (pair[1].name.casefold(), pair[0].id))


def marks_of(session: Session, activity_id: int) -> Marks:
    """All mark rows of the participants of one activity."""
    query = (
        select(AttendanceMark)
        .join(Participant, Participant.id == AttendanceMark.participant_id)
        .where(Participant.activity_id == activity_id, Participant.withdrawn_at.is_(None))
    )
    return {(row.participant_id, row.session_id): row for row in session.scalars(query)}

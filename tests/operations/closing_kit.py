"""This file holds a workshop of two days as the cases of attendance and closing meet it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import ActivitySession
from asn_desktop.models.attendance import Participant
from asn_desktop.operations.activities import add_activity
from asn_desktop.operations.activity_agenda import SessionForm, add_session
from asn_desktop.operations.activity_content import set_taught
from asn_desktop.operations.activity_form import ActivityForm
from asn_desktop.operations.attendance import set_mark
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.participants import add_participants
from asn_desktop.rules.activity_stage import Attendance
from tests.factories import add_person
from tests.operations.kit import competency, nip

FIRST, SECOND = date(2026, 11, 18), date(2026, 11, 19)
NAMES = ("Ahmad", "Budi", "Citra", "Dewi")
MARKS = {"H": Attendance.PRESENT, "I": Attendance.EXCUSED, "S": Attendance.SICK, "A": Attendance.ABSENT}


@dataclass(frozen=True)
class Workshop:
    """Ids of a workshop: people and participants by name, sessions in their order."""

    activity_id: int
    people: Mapping[str, int]
    participants: Mapping[str, int]
    sessions: Sequence[int]


def workshop(
    session: Session,
    *,
    code: str = "4",
    days: Sequence[date] = (FIRST, SECOND),
    names: Sequence[str] = NAMES,
    people: Mapping[str, int] | None = None,
    teaches: Mapping[str, int] | None = None,
    **changes: object,
) -> Workshop:
    """A workshop (5 JP a day) of one session a day with people who hold a position of the office."""
    people = people or {
        name: add_person(session, name=name, nip=nip(number)) for number, name in enumerate(names, 1)
    }
    values: dict[str, object] = {
        "title": "Lokakarya Pelayanan Prima",
        "form_id": form_ids_by_code(session)[code],
        "starts_on": days[0] if days else None,
        "ends_on": days[-1] if days else None,
        "place": "Aula",
        "jp": 10,
    }
    activity_id = add_activity(session, ActivityForm(**(values | changes)))  # type: ignore[arg-type]
    for day in days:
        add_session(session, activity_id, SessionForm(day, time(8), time(12), "Materi"))
    if teaches:
        set_taught(session, activity_id, {competency(session, one): level for one, level in teaches.items()})
    add_participants(session, activity_id, list(people.values()))
    return Workshop(
        activity_id, people, participants(session, activity_id, people), agenda(session, activity_id)
    )


def participants(session: Session, activity_id: int, people: Mapping[str, int]) -> dict[str, int]:
    rows = session.execute(
        select(Participant.employee_id, Participant.id).where(
            Participant.activity_id == activity_id, Participant.withdrawn_at.is_(None)
        )
    )
    by_person = {row[0]: row[1] for row in rows}
    return {name: by_person[person] for name, person in people.items()}


def agenda(session: Session, activity_id: int) -> list[int]:
    rows = session.scalars(
        select(ActivitySession.id)
        .where(ActivitySession.activity_id == activity_id)
        .order_by(ActivitySession.held_on, ActivitySession.starts_at)
    )
    return list(rows)


def mark(session: Session, made: Workshop, **letters: str) -> None:
    """Marks of people by name, a letter for each session; "-" stays empty."""
    for name, row in letters.items():
        for session_id, letter in zip(made.sessions, row, strict=True):
            if letter != "-":
                set_mark(session, made.participants[name], session_id, MARKS[letter])

"""This file holds short ways to make activities for tests."""

from datetime import date, time

from sqlalchemy.orm import Session

from asn_desktop.models.learning import LearningForm
from asn_desktop.operations.activities import add_activity
from asn_desktop.operations.activity_agenda import SessionForm, add_session
from asn_desktop.operations.activity_form import ActivityForm
from asn_desktop.operations.acts import act
from asn_desktop.operations.participants import add_participants
from asn_desktop.rules.learning import FormClass
from asn_desktop.rules.permission import Right
from tests.factories import add_person
from tests.operations.kit import nip

FIRST = date(2026, 12, 2)
LAST = date(2026, 12, 3)


def activity(session: Session, **changes: object) -> int:
    """A workshop of two days in the week after next."""
    values: dict[str, object] = {
        "title": "Lokakarya Pelayanan Prima",
        "starts_on": FIRST,
        "ends_on": LAST,
        "place": "Aula Kelurahan",
        "jp": 8,
        "seats": 20,
    }
    return add_activity(session, ActivityForm(**(values | changes)))  # type: ignore[arg-type]


def slot(day: date = FIRST, start: int = 8, end: int = 10, **changes: object) -> SessionForm:
    return SessionForm(day, time(start), time(end), **changes)  # type: ignore[arg-type]


def people(session: Session, count: int) -> list[int]:
    """People of the office with names in the order they were made."""
    return [
        add_person(session, name=f"Pegawai {number:02d}", nip=nip(number), position_from=date(2020, 1, 6))
        for number in range(count)
    ]


def full_activity(session: Session, count: int = 3) -> tuple[int, list[int]]:
    """An activity with an agenda of two sessions and people; activity id and people's ids."""
    made = activity(session)
    add_session(session, made, slot(topic="Pembukaan"))
    add_session(session, made, slot(LAST, topic="Praktik"))
    who = people(session, count)
    add_participants(session, made, who)
    return made, who


def learning_form(session: Session) -> int:
    """A form of learning, for offices whose list is not installed."""
    with act(session, Right.DEVELOP, "form.add", "Bentuk ditambahkan"):
        row = LearningForm(code="UJI-4", name="Workshop", form_class=FormClass.CLASSICAL)
        session.add(row)
        session.flush()
    return row.id

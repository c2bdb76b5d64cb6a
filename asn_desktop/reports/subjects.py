"""This file holds what documents can be about beside people and the office, newest first."""

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from asn_desktop.operations.activity_reading import list_activities
from asn_desktop.operations.certificate_register import list_certificates
from asn_desktop.operations.internship_reading import list_internships
from asn_desktop.rules.partner_kind import Direction


def list_subjects(session: Session, subject: str) -> list[int]:
    """Ids of everything of that sort that documents can be made for.

    Raises:
        KeyError: there is no such sort.
    """
    return list(_READERS[subject](session))


def _students(session: Session) -> Sequence[int]:
    return [row.internship_id for row in list_internships(session) if row.direction is Direction.IN]


def _placements(session: Session) -> Sequence[int]:
    return [row.internship_id for row in list_internships(session) if row.direction is Direction.OUT]


def _internships(session: Session) -> Sequence[int]:
    return [row.internship_id for row in list_internships(session)]


def _activities(session: Session) -> Sequence[int]:
    return [row.activity_id for row in reversed(list_activities(session))]


def _certificates(session: Session) -> Sequence[int]:
    return [row.certificate_id for row in reversed(list_certificates(session))]


_READERS: dict[str, Callable[[Session], Sequence[int]]] = {
    "student": _students,
    "placement": _placements,
    "internship": _internships,
    "activity": _activities,
    "certificate": _certificates,
}

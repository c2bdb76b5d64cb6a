"""This file holds the present moment as operations see it; tests and the seed set it."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session


def now(session: Session) -> datetime:
    """The present moment in UTC, or the one that the session was given."""
    given = session.info.get("now")
    return given if isinstance(given, datetime) else datetime.now(UTC)


def today(session: Session) -> date:
    """The present day where the computer stands."""
    return now(session).astimezone().date()

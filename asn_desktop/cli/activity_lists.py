"""This file holds what `list activities` reads, as plain rows in the contract's keys."""

from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.operations.activity_reading import list_activities


def activity_rows(session: Session) -> list[dict[str, Any]]:
    """One dict per activity; dates ISO, null while not dated; `seats` and `jp` null where nobody said."""
    return [
        {
            "title": row.title,
            "form": row.form or None,
            "stage": row.stage.value,
            "starts_on": row.starts_on.isoformat() if row.starts_on else None,
            "ends_on": row.ends_on.isoformat() if row.ends_on else None,
            "place": row.place or None,
            "jp": row.jp,
            "seats": row.seats,
            "participants": row.participants,
        }
        for row in list_activities(session)
    ]

"""This file holds what `list partners` reads, as plain rows in the contract's keys."""

from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.operations.partner_reading import list_partners


def partner_rows(session: Session) -> list[dict[str, Any]]:
    """One dict per partner; `agreement`, its number, and `ends_on` (ISO) null where there is none."""
    found = []
    for row in list_partners(session):
        agreement = row.agreement
        last = agreement.last_day if agreement is not None else None
        number = (agreement.our_number or agreement.their_number) if agreement is not None else ""
        found.append(
            {
                "name": row.name,
                "kind": row.kind.value,
                "agreement": number or None,
                "status": row.term.state.value,
                "ends_on": last.isoformat() if last else None,
                "internships": row.internships,
            }
        )
    return found

"""This file holds the invitation of an activity as text for a messenger."""

from sqlalchemy.orm import Session

from asn_desktop.operations.activity_reading import get_activity
from asn_desktop.operations.office import get_office
from asn_desktop.rules.invitation_text import Invitation, invitation_text


def write_invitation_text(
    session: Session, activity_id: int, *, note: str = "", with_names: bool = True
) -> str:
    """The text that “Salin undangan untuk WhatsApp” puts on the clipboard; nothing is recorded.

    Raises:
        UserError: the activity is not there any more.
    """
    found, office = get_activity(session, activity_id), get_office(session)
    speakers = (", ".join(part for part in (one.name, one.institution) if part) for one in found.speakers)
    return invitation_text(
        Invitation(
            found.form.title,
            f"Kelurahan {office.name}",
            found.spans,
            found.form.place,
            found.form.mode,
            tuple(speakers),
            tuple(one.name for one in found.participants) if with_names else (),
            found.form.jp,
            note,
        )
    )

"""This file holds how the same certificate is found a second time, and what only looks like it."""

from gettext import gettext as _

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.learning import LearningRecord
from asn_desktop.operations.learning_entry import LearningEntry, entry_of
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.learning import LearningStatus
from asn_desktop.rules.learning_identity import is_near_double, is_same_certificate

# Made once: a closing or an import asks this for every person.
_ALIKE = (
    select(LearningRecord)
    .where(
        LearningRecord.employee_id == bindparam("person"),
        LearningRecord.withdrawn_at.is_(None),
        or_(
            LearningRecord.identity == bindparam("identity"),
            (LearningRecord.starts_on == bindparam("starts_on"))
            & (LearningRecord.ends_on == bindparam("ends_on")),
            (LearningRecord.certificate_number != "")
            & (LearningRecord.certificate_number == bindparam("number")),
        ),
    )
    .order_by(LearningRecord.recorded_at, LearningRecord.id)
)


def find_double(session: Session, entry: LearningEntry, *, but: int | None = None) -> LearningRecord | None:
    """The record of the same certificate that is there already, if any."""
    for row in _alike(session, entry, but):
        if row.identity == entry.identity or is_same_certificate(
            entry.certificate, entry_of(row).certificate
        ):
            return row
    return None


def refuse_double(session: Session, entry: LearningEntry, *, but: int | None = None) -> None:
    """Refuse a certificate that is recorded already.

    Raises:
        UserError: it names the first record with its date.
    """
    row = find_double(session, entry, but=but)
    if row is None:
        return
    words = _("Sertifikat ini sudah tercatat sebagai {title}, {day}.")
    is_rejected = row.status is LearningStatus.REJECTED
    raise UserError(
        words.format(title=row.title, day=format_long(row.ends_on)),
        next_step=_("Catatan itu ditolak, perbaiki lalu ajukan lagi.")
        if is_rejected
        else _("Buka catatan itu bila ada yang perlu diperbaiki."),
    )


def warn_about_doubles(session: Session, entry: LearningEntry, *, but: int | None = None) -> tuple[str, ...]:
    """One sentence for every record that may be the same thing under another name."""
    return tuple(
        _("Mirip dengan {title}, {day}; periksa apakah keduanya kegiatan yang sama").format(
            title=row.title, day=format_long(row.ends_on)
        )
        for row in _alike(session, entry, but)
        if is_near_double(entry.certificate, entry_of(row).certificate)
    )


def _alike(session: Session, entry: LearningEntry, but: int | None) -> list[LearningRecord]:
    rows = session.scalars(
        _ALIKE,
        {
            "person": entry.employee_id,
            "identity": entry.identity,
            "starts_on": entry.starts_on,
            "ends_on": entry.ends_on,
            "number": entry.certificate_number,
        },
    )
    return [row for row in rows if row.id != but]

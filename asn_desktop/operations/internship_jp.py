"""This file holds how a finished internship of one of our people becomes a record of learning."""

from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.partner import Internship
from asn_desktop.operations.learning import LearningEntry, RecordedLearning, record_learning
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.rules.learning import Scope

INTERNSHIP_FORM = "10"
"""Magang/praktik kerja in the list of SIASN: 20 JP a time, 24 abroad."""


def record_internship_jp(
    session: Session,
    row: Internship,
    *,
    partner: str,
    certificate_number: str,
    scope: Scope,
    attachment_id: int | None,
) -> RecordedLearning:
    """Record the internship under form 10; the JP is counted by the rule of its last day.

    Raises:
        UserError: the form is not in the office's table, or the same learning was recorded before.
    """
    assert row.employee_id is not None
    assert row.finished_on is not None
    form_id = form_ids_by_code(session).get(INTERNSHIP_FORM)
    if form_id is None:
        raise UserError(
            _("Bentuk magang belum ada di tabel konversi JP."),
            next_step=_("Pasang daftar bentuk pengembangan lebih dulu, lalu selesaikan lagi."),
        )
    field = row.field or _("praktik kerja")
    entry = LearningEntry(
        employee_id=row.employee_id,
        form_id=form_id,
        title=_("Magang {field} di {partner}").format(field=field, partner=partner),
        organiser=partner,
        starts_on=row.starts_on,
        ends_on=min(row.ends_on, row.finished_on),
        scope=scope,
        certificate_number=certificate_number,
        internship_id=row.id,
        attachment_id=attachment_id,
    )
    return record_learning(session, entry)

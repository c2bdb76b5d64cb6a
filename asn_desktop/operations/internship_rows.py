"""This file holds the reading of one internship's row for those who change it, and who may not be changed."""

from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.employee import Employee
from asn_desktop.models.partner import Internship
from asn_desktop.operations.internship_form import InternshipForm
from asn_desktop.operations.staff import name_of
from asn_desktop.rules.indonesian_date import format_long


def get_internship_row(session: Session, internship_id: int) -> Internship:
    """The internship's row, for other operations.

    Raises:
        UserError: it is not there any more.
    """
    row = session.get(Internship, internship_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(_("Magang ini sudah tidak ada."), next_step=_("Muat ulang daftar magang."))
    return row


def get_open_internship(session: Session, internship_id: int) -> Internship:
    """The row of an internship that may still be changed.

    Raises:
        UserError: it is gone, cancelled or finished.
    """
    row = get_internship_row(session, internship_id)
    refuse_cancelled(session, row)
    refuse_finished(session, row)
    return row


def intern_name(session: Session, one: InternshipForm | Internship) -> str:
    """Who is placed: the student as typed, or our person with titles."""
    if one.employee_id is None:
        return one.student_name
    return name_of(session.get_one(Employee, one.employee_id))


def refuse_cancelled(session: Session, row: Internship) -> None:
    """Refuse a cancelled one.

    Raises:
        UserError: it was cancelled.
    """
    if row.cancelled_on is not None:
        raise UserError(
            _("Magang {name} sudah dibatalkan {day}.").format(
                name=intern_name(session, row), day=format_long(row.cancelled_on)
            ),
            next_step=_("Catat magang baru bila jadi."),
        )


def refuse_finished(session: Session, row: Internship) -> None:
    """Refuse a finished one.

    Raises:
        UserError: it is finished.
    """
    if row.finished_on is not None:
        raise UserError(
            _("Magang {name} sudah diselesaikan {day}.").format(
                name=intern_name(session, row), day=format_long(row.finished_on)
            ),
            next_step=_("Pilih Buka kembali untuk mengubahnya."),
        )

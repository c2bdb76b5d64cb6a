"""This file holds the plain agenda of an activity that has none: one session a day, so that people can sign."""

from datetime import date, time, timedelta
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import Activity, ActivitySession
from asn_desktop.operations.activity_rows import open_activity_row, sessions_of
from asn_desktop.operations.acts import act
from asn_desktop.operations.days_off import working_days
from asn_desktop.rules.permission import Right

MOST_PLAIN_DAYS = 31
"""Longer activities meet now and then, and only their agenda says when."""
OFFICE_OPENS, OFFICE_CLOSES = time(8), time(16)


def prepare_sessions(session: Session, activity_id: int) -> int:
    """Give an activity without agenda one session for each of its days, as one act; return how many.

    Days off are left out where the activity has other days. Does nothing where there is an agenda.

    Raises:
        UserError: the activity is closed or gone, has no date, or lasts too long to guess its days.
    """
    activity = open_activity_row(session, activity_id)
    if sessions_of(session, activity_id):
        return 0
    days = _days_of(session, activity)
    summary = _("Hari hadir {title} disiapkan").format(title=activity.title)
    with act(session, Right.DEVELOP, "attendance.prepare", summary):
        session.add_all(
            [
                ActivitySession(
                    activity_id=activity_id,
                    held_on=day,
                    starts_at=activity.starts_at or OFFICE_OPENS,
                    ends_at=activity.ends_at or OFFICE_CLOSES,
                )
                for day in days
            ]
        )
        session.flush()
    return len(days)


def _days_of(session: Session, activity: Activity) -> list[date]:
    first, last = activity.starts_on, activity.ends_on or activity.starts_on
    if first is None or last is None:
        raise UserError(
            _("{title} belum bertanggal.").format(title=activity.title),
            next_step=_("Tentukan tanggalnya lebih dulu."),
        )
    count = (last - first).days + 1
    if count > MOST_PLAIN_DAYS:
        raise UserError(
            _("{title} berlangsung {count} hari dan belum punya acara.").format(
                title=activity.title, count=count
            ),
            next_step=_("Isi sesi di acara lebih dulu, supaya jelas hari mana yang diisi."),
        )
    every = [first + timedelta(days=number) for number in range(count)]
    return working_days(session, first, last) or every

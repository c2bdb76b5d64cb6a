"""This file holds how an activity's row is found and kept in line with its dates, for the operations on it."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import (
    Activity,
    ActivityMaterial,
    ActivitySession,
    ActivitySpeaker,
    BudgetLine,
)
from asn_desktop.operations.clock import today
from asn_desktop.rules.activity_life import stage_on
from asn_desktop.rules.activity_stage import ActivityStage

_Part = TypeVar("_Part", ActivitySpeaker, ActivityMaterial, BudgetLine)


def get_activity_row(session: Session, activity_id: int) -> Activity:
    """The activity's row.

    Raises:
        UserError: it is not there any more.
    """
    found = session.get(Activity, activity_id)
    if found is None or found.withdrawn_at is not None:
        raise UserError(
            _("Kegiatan ini sudah tidak ada."), next_step=_("Muat ulang daftar kegiatan lalu pilih lagi.")
        )
    return found


def open_activity_row(session: Session, activity_id: int) -> Activity:
    """The activity's row, for a change.

    Raises:
        UserError: it is not there any more, or it is closed.
    """
    found = get_activity_row(session, activity_id)
    if found.closed_at is not None or found.stage is ActivityStage.CLOSED:
        raise UserError(
            _("Kegiatan {title} sudah selesai, jadi isinya terkunci.").format(title=found.title),
            next_step=_("Pilih “Buka kembali” di halaman kegiatan itu bila ada yang perlu diperbaiki."),
        )
    return found


def present_stage(row: Activity, on: date) -> ActivityStage:
    """The stage by the facts of that day; what is stored may be some days behind."""
    is_closed = row.closed_at is not None or row.stage is ActivityStage.CLOSED
    return stage_on(on, starts_on=row.starts_on, ends_on=row.ends_on, is_closed=is_closed)


def settle_stage(session: Session, row: Activity) -> None:
    """Store the stage that the dates ask for; inside an act only."""
    fresh = present_stage(row, today(session))
    if row.stage is not fresh:
        row.stage = fresh


def sessions_of(session: Session, activity_id: int) -> Sequence[ActivitySession]:
    """The agenda's rows in order of time."""
    return session.scalars(
        select(ActivitySession)
        .where(ActivitySession.activity_id == activity_id, ActivitySession.withdrawn_at.is_(None))
        .order_by(ActivitySession.held_on, ActivitySession.starts_at, ActivitySession.id)
    ).all()


def open_part(session: Session, kind: type[_Part], part_id: int) -> _Part:
    """A speaker, file or line of the budget, for a change.

    Raises:
        UserError: it is gone, or its activity is closed or gone.
    """
    found = session.get(kind, part_id)
    if found is None or found.withdrawn_at is not None:
        raise UserError(_("Isian ini sudah tidak ada."), next_step=_("Muat ulang kegiatan ini."))
    open_activity_row(session, found.activity_id)
    return found

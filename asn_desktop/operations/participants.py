"""This file holds who takes part in an activity: added, taken from the plan, taken out, invited."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import Participant
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activities import free_plan_lines
from asn_desktop.operations.activity_rows import open_activity_row
from asn_desktop.operations.acts import act
from asn_desktop.operations.clashes import attendees_of, list_clashes
from asn_desktop.operations.clock import now, today
from asn_desktop.rules.clash import Clash, ClashSeverity
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import LineStatus

_DEAD = (LineStatus.DONE, LineStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Added:
    """Who was added, who took part already, and what stands against the new ones (warnings alone)."""

    added: int
    present: int
    warnings: tuple[Clash, ...] = ()


def add_participants(session: Session, activity_id: int, employee_ids: Sequence[int]) -> Added:
    """Add people; those who take part already stay as they are. Leave and clashes are told, not refused.

    Raises:
        UserError: the activity is closed, somebody has left the office, or there are not seats enough.
            Then nobody was added.
    """
    row = open_activity_row(session, activity_id)
    wanted = list(dict.fromkeys(employee_ids))
    present = {one.employee_id for one in participants_of(session, activity_id)}
    new = [person for person in wanted if person not in present]
    if not new:
        return Added(0, len(wanted))
    _refuse_gone(session, row, new)
    _refuse_crowd(row, len(present), len(new))
    warnings = tuple(
        clash for clash in list_clashes(session, activity_id, people=new) if clash.person is not None
    )
    summary = _("{count} peserta ditambahkan ke {title}").format(count=len(new), title=row.title)
    with act(session, Right.DEVELOP, "participant.add", summary):
        session.add_all([Participant(activity_id=activity_id, employee_id=person) for person in new])
        session.flush()
    return Added(len(new), len(wanted) - len(new), warnings)


def add_from_plan(session: Session, activity_id: int, line_ids: Sequence[int]) -> Added:
    """Add the people of these lines of the plan and tie the lines to the activity, as scheduled.

    Raises:
        UserError: see `add_participants`; or a line is gone, done, cancelled, or has another activity.
    """
    row = open_activity_row(session, activity_id)
    lines = [_free_line(session, line_id, activity_id) for line_id in dict.fromkeys(line_ids)]
    summary = _("Peserta {title} diambil dari rencana").format(title=row.title)
    with act(session, Right.DEVELOP, "participant.plan", summary):
        done = add_participants(session, activity_id, [line.employee_id for line in lines])
        by_person = {one.employee_id: one for one in participants_of(session, activity_id)}
        for line in lines:
            line.activity_id, line.status = activity_id, LineStatus.SCHEDULED
            one = by_person[line.employee_id]
            if one.plan_line_id is None:
                one.plan_line_id = line.id
    return done


def remove_participants(session: Session, activity_id: int, employee_ids: Sequence[int]) -> int:
    """Take people out; their lines of the plan wait for another activity. Return how many were taken out.

    Raises:
        UserError: the activity is closed or gone.
    """
    row = open_activity_row(session, activity_id)
    wanted = frozenset(employee_ids)
    leaving = [one for one in participants_of(session, activity_id) if one.employee_id in wanted]
    if not leaving:
        return 0
    summary = _("{count} peserta dikeluarkan dari {title}").format(count=len(leaving), title=row.title)
    with act(session, Right.DEVELOP, "participant.remove", summary):
        free_plan_lines(session, activity_id, employee_ids=wanted)
        for one in leaving:
            one.withdrawn_at = now(session)
    return len(leaving)


def mark_invited(session: Session, activity_id: int, employee_ids: Sequence[int] | None = None) -> int:
    """Note that people were invited, everybody where none are named; return how many had not been.

    Raises:
        UserError: the activity is closed or gone, or nobody takes part.
    """
    row = open_activity_row(session, activity_id)
    people = participants_of(session, activity_id)
    if not people:
        raise UserError(
            _("{title} belum punya peserta.").format(title=row.title),
            next_step=_("Pilih pesertanya lebih dulu."),
        )
    wanted = {one.employee_id for one in people} if employee_ids is None else set(employee_ids)
    fresh = [one for one in people if one.employee_id in wanted and one.invited_at is None]
    if fresh:
        summary = _("{count} peserta {title} diundang").format(count=len(fresh), title=row.title)
        with act(session, Right.DEVELOP, "participant.invite", summary):
            for one in fresh:
                one.invited_at = now(session)
    return len(fresh)


def participants_of(session: Session, activity_id: int) -> Sequence[Participant]:
    """The rows of those who take part, in the order they were added."""
    return session.scalars(
        select(Participant)
        .where(Participant.activity_id == activity_id, Participant.withdrawn_at.is_(None))
        .order_by(Participant.id)
    ).all()


def _refuse_gone(session: Session, row: Activity, people: Sequence[int]) -> None:
    day = row.starts_on or today(session)
    known = attendees_of(session, people)
    gone = [one.name for one in known if one.gone_from is not None and one.gone_from <= day]
    if len(known) < len(people):
        raise UserError(_("Pegawai ini sudah tidak ada."), next_step=_("Muat ulang daftar pegawai."))
    if not gone and row.starts_on is not None:
        gone = [
            clash.sentence
            for clash in list_clashes(session, row.id, people=people)
            if clash.severity is ClashSeverity.REFUSE
        ]
        if gone:
            raise UserError(f"{gone[0]}.", next_step=_("Keluarkan dari daftar peserta."))
    if gone:
        raise UserError(
            _("{names} sudah tidak bertugas di kantor ini.").format(names=", ".join(sorted(gone))),
            next_step=_("Keluarkan dari pilihan, lalu tambahkan lagi."),
        )


def _refuse_crowd(row: Activity, present: int, new: int) -> None:
    if row.seats is None or present + new <= row.seats:
        return
    raise UserError(
        _("{title} punya {seats} kursi dan {free} yang kosong, sedangkan yang dipilih {count} orang.").format(
            title=row.title, seats=row.seats, free=max(0, row.seats - present), count=new
        ),
        next_step=_("Kurangi pilihannya atau tambah kursinya."),
    )


def _free_line(session: Session, line_id: int, activity_id: int) -> PlanLine:
    line = session.get(PlanLine, line_id)
    if line is None or line.withdrawn_at is not None:
        raise UserError(_("Baris rencana ini sudah tidak ada."), next_step=_("Muat ulang rencananya."))
    if line.status in _DEAD:
        raise UserError(
            _("Baris rencana {title} sudah {status}.").format(
                title=line.title, status=line.status.label.casefold()
            ),
            next_step=_("Keluarkan dari pilihan."),
        )
    if line.activity_id is not None and line.activity_id != activity_id:
        raise UserError(
            _("Baris rencana {title} sudah punya kegiatan lain.").format(title=line.title),
            next_step=_("Keluarkan dari pilihan, atau lepaskan dulu dari kegiatan itu."),
        )
    return line

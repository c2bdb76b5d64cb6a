"""This file holds what is due with activities: invite, take attendance, score, close, approve, look again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity, ActivitySession
from asn_desktop.models.attendance import AttendanceMark, Participant
from asn_desktop.models.employee import Employee
from asn_desktop.operations.activity_rows import present_stage
from asn_desktop.operations.attendance_reading import read_grid
from asn_desktop.operations.follow_up import FollowUpRow, list_due
from asn_desktop.operations.proposals import list_proposals
from asn_desktop.operations.worklist_task import Task
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.indonesian_date import format_long

INVITE_DAYS = 3
"""Days before the first one from which an invitation that is not sent is due."""
SCORE_DAYS = 7
"""Days after the last one by which tests are scored and the activity is closed."""
FOLLOW_UP_DAYS = 7
"""Days ahead that a look at work is announced."""


def activity_tasks(session: Session, on: date) -> list[Task]:
    """Rows of the worklist about activities, their proposals and their follow-up."""
    return [
        *_open_tasks(session, on),
        *_proposal_tasks(session),
        *_follow_up_tasks(list_due(session, until=on + timedelta(days=FOLLOW_UP_DAYS))),
    ]


@dataclass(frozen=True, slots=True)
class _Counts:
    """People, who is not invited, sessions that are past, and marks that these have."""

    people: int
    uninvited: int
    sessions: int
    past: int
    marks: int
    last_held: date | None

    @property
    def unmarked(self) -> int:
        return self.past * self.people - self.marks


def _open_tasks(session: Session, on: date) -> list[Task]:
    rows = session.scalars(
        select(Activity)
        .where(
            Activity.withdrawn_at.is_(None),
            Activity.stage != ActivityStage.CLOSED,
            Activity.starts_on <= on + timedelta(days=INVITE_DAYS),
        )
        .order_by(Activity.starts_on, Activity.id)
    ).all()
    counts = _counts(session, [row.id for row in rows], on)
    found = [_task_of(session, row, counts[row.id], on) for row in rows if counts[row.id].people]
    return [task for task in found if task is not None]


def _task_of(session: Session, row: Activity, counts: _Counts, on: date) -> Task | None:
    """The one thing to do next with an activity, None when it can wait."""
    assert row.starts_on is not None
    stage, ends_on = present_stage(row, on), row.ends_on or row.starts_on
    if stage is ActivityStage.SCHEDULED:
        return _invitation(row, counts, row.starts_on) if counts.uninvited else None
    if counts.unmarked or (stage is ActivityStage.AWAITING and not counts.sessions):
        return _attendance(row, counts, counts.last_held or ends_on)
    if stage is not ActivityStage.AWAITING:
        return None
    missing = read_grid(session, row.id).summary.missing_scores
    return _scores(row, missing, ends_on) if missing else _closing(row, counts, ends_on)


def _invitation(row: Activity, counts: _Counts, starts_on: date) -> Task:
    return Task(
        key=f"activity:invite:{row.id}",
        icon="send",
        title=_("Undang peserta {title}").format(title=row.title),
        detail=_("Mulai {day}, {count} peserta belum diundang").format(
            day=format_long(starts_on), count=counts.uninvited
        ),
        button=_("Undang"),
        target=f"activity/{row.id}/people",
        due=starts_on - timedelta(days=INVITE_DAYS),
        people=counts.uninvited,
    )


def _attendance(row: Activity, counts: _Counts, last: date) -> Task:
    missing = counts.unmarked or counts.people
    return Task(
        key=f"activity:attendance:{row.id}",
        icon="clipboard_task",
        title=_("Isi kehadiran {title}").format(title=row.title),
        detail=_("{count} kehadiran belum diisi, sesi terakhir {day}").format(
            count=missing, day=format_long(last)
        ),
        button=_("Isi kehadiran"),
        target=f"activity/{row.id}/attendance",
        due=last + timedelta(days=1),
        people=counts.people,
    )


def _scores(row: Activity, missing: int, ends_on: date) -> Task:
    return Task(
        key=f"activity:scores:{row.id}",
        icon="clipboard_task",
        title=_("Isi nilai tes {title}").format(title=row.title),
        detail=_("{count} nilai belum diisi, selesai {day}").format(count=missing, day=format_long(ends_on)),
        button=_("Isi nilai"),
        target=f"activity/{row.id}/attendance",
        due=ends_on + timedelta(days=SCORE_DAYS),
        people=missing,
    )


def _closing(row: Activity, counts: _Counts, ends_on: date) -> Task:
    return Task(
        key=f"activity:close:{row.id}",
        icon="certificate",
        title=_("Selesaikan {title}").format(title=row.title),
        detail=_("Kehadiran lengkap, JP dan sertifikat {count} peserta menunggu").format(count=counts.people),
        button=_("Selesaikan"),
        target=f"activity/{row.id}/close",
        due=ends_on + timedelta(days=SCORE_DAYS),
        people=counts.people,
    )


def _proposal_tasks(session: Session) -> list[Task]:
    waiting = list_proposals(session)
    if not waiting:
        return []
    first = waiting[0]
    return [
        Task(
            key="proposal:waiting",
            icon="clipboard_task",
            title=_("{count} usulan nilai menunggu penilai").format(count=len(waiting)),
            detail=_("Mulai dari {title}, {name}").format(title=first.activity, name=first.name),
            button=_("Putuskan"),
            target=f"activity/{first.activity_id}/proposals",
            people=len({row.employee_id for row in waiting}),
        )
    ]


def _follow_up_tasks(due: list[FollowUpRow]) -> list[Task]:
    by_activity: dict[int, list[FollowUpRow]] = {}
    for row in due:
        by_activity.setdefault(row.activity_id, []).append(row)
    return [_follow_up(rows) for rows in by_activity.values()]


def _follow_up(rows: list[FollowUpRow]) -> Task:
    first, people = rows[0], sum(row.employee_id is not None for row in rows)
    detail = (
        _("{count} pegawai belum diamati penerapannya").format(count=people)
        if people
        else _("Hasil di unit belum dicatat")
    )
    return Task(
        key=f"activity:follow-up:{first.activity_id}",
        icon="eye",
        title=_("Tindak lanjut {title}").format(title=first.activity),
        detail=detail,
        button=_("Catat"),
        target=f"activity/{first.activity_id}/follow-up",
        due=first.due_on,
        people=people,
    )


def _counts(session: Session, ids: list[int], on: date) -> Mapping[int, _Counts]:
    mine = (Participant.activity_id.in_(ids), Participant.withdrawn_at.is_(None))
    people = session.execute(
        select(Participant.activity_id, func.count(), func.count(case((Participant.invited_at.is_(None), 1))))
        .join(Employee, Employee.id == Participant.employee_id)
        .where(*mine, Employee.deleted_at.is_(None))
        .group_by(Participant.activity_id)
    )
    present = {row[0]: (row[1], row[2]) for row in people}
    past = ActivitySession.held_on < on
    agenda = session.execute(
        select(
            ActivitySession.activity_id,
            func.count(),
            func.count(case((past, 1))),
            func.max(case((past, ActivitySession.held_on))),
        )
        .where(ActivitySession.activity_id.in_(ids), ActivitySession.withdrawn_at.is_(None))
        .group_by(ActivitySession.activity_id)
    )
    held = {row[0]: (row[1], row[2], row[3]) for row in agenda}
    marks = session.execute(
        select(Participant.activity_id, func.count())
        .join(AttendanceMark, AttendanceMark.participant_id == Participant.id)
        .join(ActivitySession, ActivitySession.id == AttendanceMark.session_id)
        .join(Employee, Employee.id == Participant.employee_id)
        .where(
            *mine,
            past,
            ActivitySession.withdrawn_at.is_(None),
            Employee.deleted_at.is_(None),
            AttendanceMark.mark.is_not(None),
        )
        .group_by(Participant.activity_id)
    )
    filled = {row[0]: row[1] for row in marks}
    found = {}
    for one in ids:
        count, uninvited = present.get(one, (0, 0))
        sessions, gone, last = held.get(one, (0, 0, None))
        found[one] = _Counts(count, uninvited, sessions, gone, filled.get(one, 0), last)
    return found

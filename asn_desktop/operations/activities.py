"""This file holds what one can do with an activity as a whole: add, change, move, copy, withdraw."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import (
    Activity,
    ActivityCompetency,
    ActivitySession,
    ActivitySpeaker,
    BudgetLine,
)
from asn_desktop.models.attendance import AttendanceMark, Participant
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activity_form import FORM_FIELDS, ActivityForm, clean_activity, form_of
from asn_desktop.operations.activity_rows import (
    get_activity_row,
    open_activity_row,
    present_stage,
    sessions_of,
    settle_stage,
)
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.settings import setting_of
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.rules.typed_text import clean_lines

FOLLOW_UP_SETTING, FOLLOW_UP_MONTHS = "kegiatan.follow_up_months", 3

_TEXTS = ("background", "aim", "outcome", "minutes_text", "conclusion")


@dataclass(frozen=True, slots=True)
class Moved:
    """Where an activity was and where it is now; `before` is None when it had no date."""

    activity_id: int
    before: date | None
    after: date


def add_activity(session: Session, form: ActivityForm) -> int:
    """Add one activity; return the id. Dates that are past are taken: it may be written down afterwards.

    Raises:
        FormProblems: see `clean_activity`.
    """
    clean = clean_activity(session, form)
    summary = _("Kegiatan {title} ditambahkan").format(title=clean.title)
    with act(session, Right.DEVELOP, "activity.add", summary):
        row = Activity(**_values(session, clean))
        row.stage = present_stage(row, today(session))
        session.add(row)
        session.flush()
    return row.id


def change_activity(session: Session, activity_id: int, form: ActivityForm) -> None:
    """Change one activity.

    Raises:
        UserError: it is closed or gone.
        FormProblems: see `clean_activity`; also fewer seats than people, or a session outside the dates.
    """
    row = open_activity_row(session, activity_id)
    clean = clean_activity(session, form, activity_id=activity_id)
    with act(
        session, Right.DEVELOP, "activity.change", _("Kegiatan {title} diubah").format(title=clean.title)
    ):
        for name, value in _values(session, clean).items():
            if getattr(row, name) != value:
                setattr(row, name, value)
        settle_stage(session, row)


def change_texts(session: Session, activity_id: int, **texts: str) -> None:
    """Write the long texts named: `background`, `aim`, `outcome`, `minutes_text`, `conclusion`.

    Raises:
        UserError: the activity is closed or gone.
    """
    unknown = set(texts) - set(_TEXTS)
    if unknown:
        raise TypeError(f"no such text: {sorted(unknown)}")
    row = open_activity_row(session, activity_id)
    with act(session, Right.DEVELOP, "activity.texts", _("Naskah {title} diubah").format(title=row.title)):
        for name, value in texts.items():
            if getattr(row, name) != clean_lines(value):
                setattr(row, name, clean_lines(value))


def move_activity(session: Session, activity_id: int, starts_on: date) -> Moved:
    """Move an activity and its sessions by the same number of days; the times of day stay.

    Raises:
        UserError: it is closed or gone, or attendance was taken already.
    """
    row = open_activity_row(session, activity_id)
    before = row.starts_on
    if before == starts_on:
        return Moved(activity_id, before, starts_on)
    _refuse_marked(session, row)
    summary = _("{title} dipindah ke {day}").format(title=row.title, day=format_long(starts_on))
    with act(session, Right.DEVELOP, "activity.move", summary):
        shift = starts_on - before if before is not None else timedelta()
        row.ends_on = row.ends_on + shift if before is not None and row.ends_on else starts_on
        row.starts_on = starts_on
        if row.follow_up_on is not None:
            row.follow_up_on += shift
        for one in sessions_of(session, activity_id):
            one.held_on += shift
        settle_stage(session, row)
    return Moved(activity_id, before, starts_on)


def duplicate_activity(session: Session, activity_id: int, *, starts_on: date | None = None) -> int:
    """Copy an activity without people and results, also a closed one; return the id of the copy.

    With a new first day the agenda moves along; without one the copy has neither date nor agenda.

    Raises:
        UserError: it is not there any more.
    """
    row = get_activity_row(session, activity_id)
    shift = starts_on - row.starts_on if starts_on is not None and row.starts_on is not None else None
    ends_on = row.ends_on + shift if shift is not None and row.ends_on is not None else starts_on
    form = replace(form_of(row), starts_on=starts_on, ends_on=ends_on, follow_up_on=None)
    summary = _("Kegiatan {title} disalin").format(title=row.title)
    with act(session, Right.DEVELOP, "activity.duplicate", summary):
        copy_id = add_activity(session, form)
        speakers = _copy_speakers(session, activity_id, copy_id)
        for kind, names in (
            (ActivityCompetency, ("competency_id", "reaches")),
            (BudgetLine, ("item", "quantity", "unit", "price_rupiah", "account_code")),
        ):
            _copy_rows(session, kind, names, activity_id, copy_id)
        for one in sessions_of(session, activity_id) if shift is not None else ():
            session.add(
                ActivitySession(
                    activity_id=copy_id,
                    held_on=one.held_on + (shift or timedelta()),
                    starts_at=one.starts_at,
                    ends_at=one.ends_at,
                    topic=one.topic,
                    speaker_id=speakers.get(one.speaker_id or 0),
                    jp=one.jp,
                )
            )
        session.flush()
    return copy_id


def withdraw_activity(session: Session, activity_id: int) -> None:
    """Take an activity and its list of people away; lines of the plan wait for another one again.

    Raises:
        UserError: it is closed or gone.
    """
    row = open_activity_row(session, activity_id)
    summary = _("Kegiatan {title} dihapus").format(title=row.title)
    with act(session, Right.DEVELOP, "activity.withdraw", summary):
        free_plan_lines(session, activity_id)
        for one in session.scalars(
            select(Participant).where(
                Participant.activity_id == activity_id, Participant.withdrawn_at.is_(None)
            )
        ):
            one.withdrawn_at = now(session)
        # Before the activity itself, so that undoing brings the activity back before its people.
        session.flush()
        row.withdrawn_at = now(session)


def free_plan_lines(
    session: Session, activity_id: int, *, employee_ids: frozenset[int] | None = None
) -> None:
    """Let lines of the plan wait for an activity again; of these people alone where they are named."""
    lines = session.scalars(
        select(PlanLine).where(PlanLine.activity_id == activity_id, PlanLine.withdrawn_at.is_(None))
    )
    for line in lines:
        if employee_ids is None or line.employee_id in employee_ids:
            line.activity_id = None
            if line.status is LineStatus.SCHEDULED:
                line.status = LineStatus.PLANNED


def follow_up_months(session: Session) -> int:
    """Months between an activity and the look at whether it is done at work."""
    return int(setting_of(session, "kegiatan.follow_up_months", 3))


def refresh_stages(session: Session) -> int:
    """Bring stored stages in line with the dates, once a day; return how many were behind."""
    on = today(session)
    rows = session.scalars(
        select(Activity).where(Activity.withdrawn_at.is_(None), Activity.stage != ActivityStage.CLOSED)
    ).all()
    behind = [row for row in rows if present_stage(row, on) is not row.stage]
    if behind:
        with act(
            session,
            Right.READ,
            "activity.stage",
            _("Tahap kegiatan mengikuti tanggalnya"),
            may_be_undone=False,
        ):
            for row in behind:
                row.stage = present_stage(row, on)
    return len(behind)


def _values(session: Session, form: ActivityForm) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(form, name) for name in FORM_FIELDS}
    if form.attendance_percent is None:
        values["attendance_percent"] = int(setting_of(session, "kegiatan.attendance_percent", 75))
    return values


def _refuse_marked(session: Session, row: Activity) -> None:
    marked = session.scalars(
        select(AttendanceMark.id)
        .join(ActivitySession, ActivitySession.id == AttendanceMark.session_id)
        .join(Participant, Participant.id == AttendanceMark.participant_id)
        .where(
            ActivitySession.activity_id == row.id,
            ActivitySession.withdrawn_at.is_(None),
            Participant.withdrawn_at.is_(None),
            AttendanceMark.mark.is_not(None),
        )
        .limit(1)
    ).first()
    if marked is not None:
        raise UserError(
            _("Kehadiran {title} sudah diisi, jadi tanggalnya tetap.").format(title=row.title),
            next_step=_("Kosongkan kehadirannya lebih dulu, atau salin kegiatannya ke tanggal baru."),
        )


def _copy_speakers(session: Session, source: int, target: int) -> dict[int, int]:
    """Speaker id of the source -> id of the copy."""
    found = session.scalars(
        select(ActivitySpeaker).where(
            ActivitySpeaker.activity_id == source, ActivitySpeaker.withdrawn_at.is_(None)
        )
    ).all()
    names = ("name", "role", "institution", "subject", "employee_id", "partner_id")
    copies = [
        (row.id, ActivitySpeaker(activity_id=target, **{name: getattr(row, name) for name in names}))
        for row in found
    ]
    session.add_all([copy for _old, copy in copies])
    session.flush()
    return {old: copy.id for old, copy in copies}


def _copy_rows(
    session: Session,
    kind: type[ActivityCompetency] | type[BudgetLine],
    names: tuple[str, ...],
    source: int,
    target: int,
) -> None:
    rows = session.scalars(select(kind).where(kind.activity_id == source, kind.withdrawn_at.is_(None))).all()
    session.add_all(
        [kind(activity_id=target, **{name: getattr(row, name) for name in names}) for row in rows]
    )

"""This file holds the agenda of an activity: sessions added, changed, moved and taken out."""

from dataclasses import dataclass, replace
from datetime import date, time
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.activity import Activity, ActivitySession, ActivitySpeaker
from asn_desktop.models.attendance import AttendanceMark, Participant
from asn_desktop.operations.activity_rows import open_activity_row, sessions_of, settle_stage
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.typed_forms import cleaned
from asn_desktop.rules.agenda import MOST_SESSIONS, Span, first_overlap, minutes_between
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right

_MOST_JP = 30
"""JP of one session; a day has no more."""


@dataclass(frozen=True, slots=True)
class SessionForm:
    """One session as typed; `jp` None: nobody counted it yet."""

    held_on: date
    starts_at: time
    ends_at: time
    topic: str = ""
    speaker_id: int | None = None
    jp: int | None = None

    @property
    def span(self) -> Span:
        """When it is."""
        return Span(self.held_on, self.starts_at, self.ends_at)


def add_session(session: Session, activity_id: int, form: SessionForm, *, widen: bool = True) -> int:
    """Add a session; return the id. The dates of the activity follow where `widen` allows it.

    Raises:
        UserError: the activity is closed or gone.
        FormProblems: it ends before it starts, overlaps another, or lies outside the dates.
    """
    row = open_activity_row(session, activity_id)
    clean = _checked(session, row, form, widen=widen)
    summary = _("Sesi {span} ditambahkan ke {title}").format(span=clean.span.words, title=row.title)
    with act(session, Right.DEVELOP, "session.add", summary):
        made = ActivitySession(activity_id=activity_id, **_values(clean))
        session.add(made)
        _widen(session, row, clean.held_on)
        session.flush()
    return made.id


def change_session(session: Session, session_id: int, form: SessionForm, *, widen: bool = True) -> None:
    """Change a session; see `add_session`.

    Raises:
        UserError: the activity is closed, or the session is gone.
        FormProblems: see `add_session`.
    """
    one, row = _open_session(session, session_id)
    clean = _checked(session, row, form, widen=widen, but=session_id)
    summary = _("Sesi {span} dari {title} diubah").format(span=clean.span.words, title=row.title)
    with act(session, Right.DEVELOP, "session.change", summary):
        for name, value in _values(clean).items():
            if getattr(one, name) != value:
                setattr(one, name, value)
        _widen(session, row, clean.held_on)


def move_session(session: Session, session_id: int, *, held_on: date, starts_at: time) -> None:
    """Move a session to another time, as long as before.

    Raises:
        UserError: the activity is closed, the session is gone, or it would last past midnight.
        FormProblems: it overlaps another there.
    """
    one, _row = _open_session(session, session_id)
    length = minutes_between(one.starts_at, one.ends_at)
    end = starts_at.hour * 60 + starts_at.minute + length
    if end >= 24 * 60:
        raise UserError(
            _("Sesi ini berlangsung {count} menit, jadi akan melewati tengah malam.").format(count=length),
            next_step=_("Pilih jam mulai yang lebih awal."),
        )
    form = replace(
        form_of_session(one), held_on=held_on, starts_at=starts_at, ends_at=time(end // 60, end % 60)
    )
    change_session(session, session_id, form)


def remove_session(session: Session, session_id: int) -> None:
    """Take a session out of the agenda; the dates of the activity stay.

    Raises:
        UserError: the activity is closed, the session is gone, or attendance was taken in it.
    """
    one, row = _open_session(session, session_id)
    if _has_marks(session, session_id):
        raise UserError(
            _("Kehadiran sesi ini sudah diisi."),
            next_step=_("Kosongkan kehadirannya lebih dulu, lalu hapus sesinya."),
        )
    words = form_of_session(one).span.words
    summary = _("Sesi {span} dari {title} dihapus").format(span=words, title=row.title)
    with act(session, Right.DEVELOP, "session.remove", summary):
        one.withdrawn_at = now(session)


def form_of_session(row: ActivitySession) -> SessionForm:
    """What the form shows before anything is typed."""
    return SessionForm(row.held_on, row.starts_at, row.ends_at, row.topic, row.speaker_id, row.jp)


def _open_session(session: Session, session_id: int) -> tuple[ActivitySession, Activity]:
    one = session.get(ActivitySession, session_id)
    if one is None or one.withdrawn_at is not None:
        raise UserError(_("Sesi ini sudah tidak ada."), next_step=_("Muat ulang acara kegiatan ini."))
    return one, open_activity_row(session, one.activity_id)


def _checked(
    session: Session, row: Activity, form: SessionForm, *, widen: bool, but: int | None = None
) -> SessionForm:
    clean = cleaned(form)
    problems: dict[str, str] = {}
    others = [one for one in sessions_of(session, row.id) if one.id != but]
    if clean.ends_at <= clean.starts_at:
        problems["ends_at"] = _("Jam selesai harus sesudah jam mulai")
    else:
        taken = first_overlap(clean.span, [form_of_session(one).span for one in others])
        if taken is not None:
            problems["starts_at"] = _("Sesi ini bertumpuk dengan sesi {span}, ubah jamnya").format(
                span=taken.words
            )
    if clean.jp is not None and not 1 <= clean.jp <= _MOST_JP:
        problems["jp"] = _("JP satu sesi harus 1 sampai {most}").format(most=_MOST_JP)
    if not widen and _is_outside(row, clean.held_on):
        problems["held_on"] = _("{day} berada di luar tanggal kegiatan").format(
            day=format_long(clean.held_on)
        )
    elif row.starts_on is not None and abs((clean.held_on - row.starts_on).days) > 366:
        problems["held_on"] = _("{day} terlalu jauh dari tanggal kegiatan, periksa tahunnya").format(
            day=format_long(clean.held_on)
        )
    if clean.speaker_id is not None and not _speaks_here(session, clean.speaker_id, row.id):
        problems["speaker_id"] = _("Narasumber ini tidak ada di kegiatan ini, pilih yang lain")
    if but is None and len(others) >= MOST_SESSIONS:
        problems["held_on"] = _("Satu kegiatan paling banyak {count} sesi").format(count=MOST_SESSIONS)
    if problems:
        raise FormProblems(problems)
    return clean


def _is_outside(row: Activity, day: date) -> bool:
    return row.starts_on is None or not row.starts_on <= day <= (row.ends_on or row.starts_on)


def _widen(session: Session, row: Activity, day: date) -> None:
    if not _is_outside(row, day):
        return
    first, last = row.starts_on or day, row.ends_on or row.starts_on or day
    row.starts_on, row.ends_on = min(first, day), max(last, day)
    settle_stage(session, row)


def _speaks_here(session: Session, speaker_id: int, activity_id: int) -> bool:
    found = session.get(ActivitySpeaker, speaker_id)
    return found is not None and found.withdrawn_at is None and found.activity_id == activity_id


def _has_marks(session: Session, session_id: int) -> bool:
    marked = session.scalars(
        select(AttendanceMark.id)
        .join(Participant, Participant.id == AttendanceMark.participant_id)
        .where(
            AttendanceMark.session_id == session_id,
            AttendanceMark.mark.is_not(None),
            Participant.withdrawn_at.is_(None),
        )
        .limit(1)
    ).first()
    return marked is not None


def _values(form: SessionForm) -> dict[str, object]:
    names = ("held_on", "starts_at", "ends_at", "topic", "speaker_id", "jp")
    return {name: getattr(form, name) for name in names}

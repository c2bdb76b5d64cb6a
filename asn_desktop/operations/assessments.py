"""This file holds what one can do with scores: record them, take one back, read their history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.assessment import CompetencyScore, OfficialResult
from asn_desktop.models.competency import Competency, Position, PositionStandard
from asn_desktop.models.office import Account
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.current_scores import refresh_current
from asn_desktop.operations.gaps import standards_on
from asn_desktop.operations.positions import present_positions
from asn_desktop.operations.staff import get_employee_row, name_of
from asn_desktop.operations.typed_forms import clean_reason, cleaned
from asn_desktop.rules.gap import ScoreSource, gap_of
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.job_person_match import Purpose, official_expiry
from asn_desktop.rules.permission import Right
from asn_desktop.rules.typed_text import clean_line, clean_lines


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One finding in the history of a person and competency."""

    score_id: int
    competency_id: int
    score: int
    standard: int | None
    gap: int | None
    source: ScoreSource
    assessed_on: date
    assessor: str
    reason: str
    position_title: str
    attachment_id: int | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class OfficialForm:
    """A result of an accredited organiser as typed; `expires_on` empty means three years on."""

    organiser: str
    assessed_on: date
    number: str = ""
    method: str = ""
    purpose: str = Purpose.MAPPING.value
    expires_on: date | None = None
    jpm: Decimal | None = None
    category: str = ""
    attachment_id: int | None = None
    scores: Mapping[int, int] | None = None


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One official result of a person."""

    result_id: int
    employee_id: int
    organiser: str
    number: str
    method: str
    purpose: str
    assessed_on: date
    expires_on: date
    jpm: Decimal | None
    category: str


def record_scores(
    session: Session,
    employee_id: int,
    scores: Mapping[int, int],
    *,
    source: ScoreSource,
    assessed_on: date,
    assessor: str = "",
    reason: str = "",
    reasons: Mapping[int, str] | None = None,
    attachment_id: int | None = None,
    official_result_id: int | None = None,
) -> int:
    """Add findings (competency id -> 0 to 5) to the history; return how many.

    The position, the standard and the gap of that day are stored beside each score and never
    reckoned again. `reasons` gives a competency its own sentence, `reason` serves the others.

    Raises:
        UserError: nothing was scored, a score is out of range, the day lies ahead, or a competency is
            archived or gone.
    """
    if not scores:
        raise UserError(
            _("Belum ada kompetensi yang diberi nilai."), next_step=_("Beri nilai minimal satu kompetensi.")
        )
    if any(not 0 <= value <= 5 for value in scores.values()):
        raise UserError(
            _("Nilai kompetensi hanya dari 0 sampai 5."), next_step=_("Ketik satu angka antara 0 dan 5.")
        )
    refuse_day_ahead(session, assessed_on)
    _refuse_unused(session, scores)
    row = get_employee_row(session, employee_id)
    position_id = _position_on(session, employee_id, assessed_on)
    position = session.get(Position, position_id) if position_id else None
    day = _first_standard_day(session, assessed_on)
    asked = standards_on(session, on=day, positions=[position_id or 0]).get(position_id or 0, {})
    summary = _("{count} nilai kompetensi {name} dicatat").format(count=len(scores), name=name_of(row))
    with act(session, Right.ASSESS, "score.record", summary):
        for competency_id, value in scores.items():
            level = asked[competency_id].level if competency_id in asked else None
            session.add(
                CompetencyScore(
                    employee_id=employee_id,
                    competency_id=competency_id,
                    score=value,
                    source=source,
                    assessed_on=assessed_on,
                    assessor=clean_line(assessor) or _account_name(session),
                    reason=clean_lines((reasons or {}).get(competency_id) or reason),
                    position_title=position.title if position else "",
                    standard=level,
                    gap=gap_of(value, level),
                    attachment_id=attachment_id,
                    official_result_id=official_result_id,
                    recorded_at=now(session),
                )
            )
        session.flush()
        refresh_current(session, [(employee_id, competency_id) for competency_id in scores])
    return len(scores)


def withdraw_score(session: Session, score_id: int, *, reason: str) -> None:
    """Mark one finding as not to be counted, with a reason; it stays in the history.

    Raises:
        UserError: the score is gone or already withdrawn, or the reason is short.
    """
    row = session.get(CompetencyScore, score_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(_("Nilai ini sudah ditarik sebelumnya."), next_step=_("Buka lagi riwayat nilainya."))
    reason = clean_reason(reason)
    competency = session.get(Competency, row.competency_id)
    summary = _("Nilai {competency} ditarik, {reason}").format(
        competency=competency.name if competency else "", reason=reason
    )
    with act(session, Right.ASSESS, "score.withdraw", summary):
        row.withdrawn_at = now(session)
        session.flush()
        refresh_current(session, [(row.employee_id, row.competency_id)])


def list_scores(session: Session, employee_id: int, *, competency_id: int | None = None) -> list[ScoreRow]:
    """A person's findings, newest first; withdrawn ones left out."""
    query = select(CompetencyScore).where(
        CompetencyScore.employee_id == employee_id, CompetencyScore.withdrawn_at.is_(None)
    )
    if competency_id is not None:
        query = query.where(CompetencyScore.competency_id == competency_id)
    rows = session.scalars(query.order_by(CompetencyScore.assessed_on.desc(), CompetencyScore.id.desc()))
    return [
        ScoreRow(
            row.id,
            row.competency_id,
            row.score,
            row.standard,
            row.gap,
            row.source,
            row.assessed_on,
            row.assessor,
            row.reason,
            row.position_title,
            row.attachment_id,
            row.recorded_at,
        )
        for row in rows
    ]


def record_official_result(session: Session, employee_id: int, form: OfficialForm) -> int:
    """Record a result of an accredited organiser, apart from the office's own; return its id.

    Its levels, when given, enter the history with the source "resmi".

    Raises:
        UserError: the organiser is empty, the day lies ahead, or it ends before it begins.
    """
    form = cleaned(form)
    expires_on = check_official(session, form)
    row = get_employee_row(session, employee_id)
    summary = _("Hasil penilaian resmi {name} dicatat").format(name=name_of(row))
    with act(session, Right.ASSESS, "official.record", summary):
        result = OfficialResult(
            employee_id=employee_id,
            organiser=form.organiser,
            number=form.number,
            method=form.method,
            purpose=form.purpose,
            assessed_on=form.assessed_on,
            expires_on=expires_on,
            jpm=form.jpm,
            category=form.category,
            attachment_id=form.attachment_id,
            recorded_at=now(session),
        )
        session.add(result)
        session.flush()
        if form.scores:
            record_scores(
                session,
                employee_id,
                form.scores,
                source=ScoreSource.OFFICIAL,
                assessed_on=form.assessed_on,
                assessor=form.organiser,
                official_result_id=result.id,
            )
    return result.id


def check_official(session: Session, form: OfficialForm) -> date:
    """The last day of an official result that may be recorded so.

    Raises:
        UserError: the organiser is empty, the day lies ahead, or it ends before it begins.
    """
    if not form.organiser:
        raise UserError(
            _("Penyelenggara penilaian belum diisi."),
            next_step=_("Isi penyelenggara yang terakreditasi BKN, seperti tertulis di laporannya."),
        )
    refuse_day_ahead(session, form.assessed_on)
    expires_on = form.expires_on or official_expiry(form.assessed_on)
    if expires_on <= form.assessed_on:
        raise UserError(
            _("Tanggal berakhir harus sesudah tanggal penilaian."),
            next_step=_("Perbaiki Berlaku sampai, atau kosongkan supaya dihitung 3 tahun."),
        )
    return expires_on


def refuse_day_ahead(session: Session, day: date) -> None:
    """Let no assessment be dated after today.

    Raises:
        UserError: it is.
    """
    if day > today(session):
        raise UserError(
            _("Tanggal penilaian tidak boleh sesudah hari ini."),
            next_step=_("Ganti dengan hari ini, {today}, atau hari sebelumnya.").format(
                today=format_long(today(session))
            ),
        )


def list_official_results(session: Session, *, employee_id: int | None = None) -> list[OfficialRow]:
    """Official results, newest first, of one person or of all."""
    query = select(OfficialResult).where(OfficialResult.withdrawn_at.is_(None))
    if employee_id is not None:
        query = query.where(OfficialResult.employee_id == employee_id)
    return [
        OfficialRow(
            row.id,
            row.employee_id,
            row.organiser,
            row.number,
            row.method,
            row.purpose,
            row.assessed_on,
            row.expires_on,
            row.jpm,
            row.category,
        )
        for row in session.scalars(
            query.order_by(OfficialResult.assessed_on.desc(), OfficialResult.id.desc())
        )
    ]


def _position_on(session: Session, employee_id: int, on: date) -> int | None:
    """The position held on that day, or today's where the record does not reach so far back."""
    for day in (on, today(session)):
        found = present_positions(session, on=day, employee_id=employee_id).get(employee_id)
        if found is not None:
            return found
    return None


def _refuse_unused(session: Session, scores: Mapping[int, int]) -> None:
    for competency_id in scores:
        found = session.get(Competency, competency_id)
        if found is None or found.deleted_at is not None:
            raise UserError(_("Kompetensi ini sudah tidak ada."), next_step=_("Muat ulang kamus."))
        if found.archived_at is not None:
            raise UserError(
                _("{name} sudah diarsipkan, jadi tidak dinilai lagi.").format(name=found.name),
                next_step=_("Pulihkan dari arsip lebih dulu."),
            )


def _first_standard_day(session: Session, on: date) -> date:
    """The day to read the standard of: that of the assessment, or the first one that any standard holds."""
    first = session.scalars(
        select(PositionStandard.valid_from)
        .where(PositionStandard.withdrawn_at.is_(None))
        .order_by(PositionStandard.valid_from)
        .limit(1)
    ).first()
    return first if first is not None and first > on else on


def _account_name(session: Session) -> str:
    account_id = session.info.get("account_id")
    account = session.get(Account, account_id) if account_id is not None else None
    return account.display_name if account else ""

"""This file holds what one can do with an official result after it was recorded: read, correct, take back."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.assessment import CompetencyScore, OfficialResult
from asn_desktop.operations.acts import act
from asn_desktop.operations.assessments import OfficialForm, check_official, record_scores
from asn_desktop.operations.clock import now
from asn_desktop.operations.current_scores import refresh_current
from asn_desktop.operations.staff import get_employee_row, name_of
from asn_desktop.operations.typed_forms import cleaned
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.permission import Right


@dataclass(frozen=True, slots=True)
class OfficialDetail:
    """An official result as it was typed."""

    result_id: int
    employee_id: int
    form: OfficialForm


def get_official_result(session: Session, result_id: int) -> OfficialDetail:
    """One official result with its levels (competency id -> level).

    Raises:
        UserError: it was taken back.
    """
    row = _get(session, result_id)
    levels = {score.competency_id: score.score for score in _levels(session, result_id)}
    form = OfficialForm(
        row.organiser,
        row.assessed_on,
        row.number,
        row.method,
        row.purpose,
        row.expires_on,
        row.jpm,
        row.category,
        row.attachment_id,
        levels,
    )
    return OfficialDetail(row.id, row.employee_id, form)


def change_official_result(session: Session, result_id: int, form: OfficialForm) -> None:
    """Correct a result; a changed level is withdrawn and recorded anew, the others stay untouched.

    Raises:
        UserError: it was taken back, the organiser is empty, or the dates are out of order.
    """
    row = _get(session, result_id)
    form = cleaned(form)
    expires_on = check_official(session, form)
    owner = name_of(get_employee_row(session, row.employee_id))
    summary = _("Hasil penilaian resmi {name} diubah").format(name=owner)
    with act(session, Right.ASSESS, "official.change", summary):
        moved = row.assessed_on != form.assessed_on
        row.organiser, row.number = form.organiser, form.number
        row.method, row.purpose = form.method, form.purpose
        row.assessed_on, row.expires_on = form.assessed_on, expires_on
        row.jpm, row.category = form.jpm, form.category
        row.attachment_id = form.attachment_id
        _replace_levels(session, row, form, all_of_them=moved)


def withdraw_official_result(session: Session, result_id: int) -> None:
    """Take a result and its levels out of the count; both stay in the history.

    Raises:
        UserError: it was taken back before.
    """
    row = _get(session, result_id)
    owner = name_of(get_employee_row(session, row.employee_id))
    summary = _("Hasil penilaian resmi {name} ditarik").format(name=owner)
    with act(session, Right.ASSESS, "official.withdraw", summary):
        # The levels go first, so that an undo brings their result back before them.
        _withdraw(session, row, _levels(session, result_id))
        row.withdrawn_at = now(session)


def _get(session: Session, result_id: int) -> OfficialResult:
    row = session.get(OfficialResult, result_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(
            _("Hasil penilaian ini sudah ditarik sebelumnya."),
            next_step=_("Buka lagi Penilaian resmi di profil pegawainya."),
        )
    return row


def _levels(session: Session, result_id: int) -> list[CompetencyScore]:
    return list(
        session.scalars(
            select(CompetencyScore).where(
                CompetencyScore.official_result_id == result_id, CompetencyScore.withdrawn_at.is_(None)
            )
        )
    )


def _withdraw(session: Session, row: OfficialResult, levels: list[CompetencyScore]) -> None:
    for score in levels:
        score.withdrawn_at = now(session)
    session.flush()
    refresh_current(session, [(row.employee_id, score.competency_id) for score in levels])


def _replace_levels(session: Session, row: OfficialResult, form: OfficialForm, *, all_of_them: bool) -> None:
    wanted = dict(form.scores or {})
    old = {score.competency_id: score for score in _levels(session, row.id)}
    stale = [
        score
        for competency_id, score in old.items()
        if all_of_them or wanted.get(competency_id) != score.score
    ]
    _withdraw(session, row, stale)
    kept = old.keys() - {score.competency_id for score in stale}
    fresh = {key: value for key, value in wanted.items() if key not in kept}
    if fresh:
        record_scores(
            session,
            row.employee_id,
            fresh,
            source=ScoreSource.OFFICIAL,
            assessed_on=row.assessed_on,
            assessor=row.organiser,
            official_result_id=row.id,
        )

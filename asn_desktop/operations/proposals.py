"""This file holds what a penilai does with scores that activities propose: approve or refuse."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import Activity
from asn_desktop.models.assessment import CompetencyScore, CurrentScore
from asn_desktop.models.attendance import Participant, ScoreProposal
from asn_desktop.models.competency import Competency
from asn_desktop.models.employee import Employee
from asn_desktop.operations.activity_rows import get_activity_row
from asn_desktop.operations.acts import act, require
from asn_desktop.operations.assessments import record_scores
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.documents import is_reason
from asn_desktop.operations.staff import get_employee_row, name_of
from asn_desktop.rules.activity_stage import ProposalStatus
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.permission import Right


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposed score with what it comes from; `before` was the score when it was proposed."""

    proposal_id: int
    activity_id: int
    activity: str
    ended_on: date | None
    employee_id: int
    name: str
    competency_id: int
    competency: str
    before: int | None
    present: int | None
    proposed: int
    pre: int | None
    post: int | None
    reason: str
    status: ProposalStatus


def list_proposals(
    session: Session,
    *,
    status: ProposalStatus | None = ProposalStatus.WAITING,
    activity_id: int | None = None,
    employee_id: int | None = None,
) -> list[ProposalRow]:
    """Proposals by activity and name; those that wait unless another status, or None for all, is asked."""
    query = (
        select(ScoreProposal, Activity, Employee, Competency.name, CurrentScore.score)
        .join(Activity, Activity.id == ScoreProposal.activity_id)
        .join(Employee, Employee.id == ScoreProposal.employee_id)
        .join(Competency, Competency.id == ScoreProposal.competency_id)
        .outerjoin(
            CurrentScore,
            (CurrentScore.employee_id == ScoreProposal.employee_id)
            & (CurrentScore.competency_id == ScoreProposal.competency_id),
        )
        .where(ScoreProposal.withdrawn_at.is_(None), Employee.deleted_at.is_(None))
        .order_by(Activity.ends_on, Activity.id, Competency.sort_order, Employee.name, ScoreProposal.id)
    )
    if status is not None:
        query = query.where(ScoreProposal.status == status)
    if activity_id is not None:
        query = query.where(ScoreProposal.activity_id == activity_id)
    if employee_id is not None:
        query = query.where(ScoreProposal.employee_id == employee_id)
    found = session.execute(query).all()
    tests = _tests(session, {row[1].id for row in found})
    return [
        _row(proposal, activity, employee, competency, present, tests)
        for proposal, activity, employee, competency, present in found
    ]


def approve_proposal(session: Session, proposal_id: int, *, score: int | None = None) -> int:
    """Let a proposal become a score with the source "sertifikat"; return the id of the score.

    The penilai may set it lower than proposed with `score`, but not at or below what counts now.

    Raises:
        UserError: it was decided or taken back, would not raise the person, or the account may not.
    """
    require(session, Right.ASSESS)
    row = _waiting(session, proposal_id)
    given = row.proposed if score is None else score
    employee, competency = get_employee_row(session, row.employee_id), _competency(session, row)
    _refuse_no_rise(session, row, given, competency)
    activity = get_activity_row(session, row.activity_id)
    summary = _("Usulan nilai {competency} {name} disetujui").format(
        competency=competency, name=name_of(employee)
    )
    with act(session, Right.ASSESS, "proposal.approve", summary):
        record_scores(
            session,
            row.employee_id,
            {row.competency_id: given},
            source=ScoreSource.CERTIFICATE,
            assessed_on=today(session),
            reason=_("Usulan dari kegiatan {title}. {reason}").format(
                title=activity.title, reason=row.reason
            ),
        )
        row.score_id = _newest_score(session, row)
        row.status, row.decided_at = ProposalStatus.APPROVED, now(session)
        session.flush()
    return row.score_id


def refuse_proposal(session: Session, proposal_id: int, *, reason: str) -> None:
    """Refuse a proposal; the reason stays with it.

    Raises:
        UserError: it was decided or taken back, the reason has less than ten letters, or the account
            may not.
    """
    require(session, Right.ASSESS)
    row = _waiting(session, proposal_id)
    if not is_reason(reason):
        raise UserError(_("Tulis alasan minimal 10 huruf, akan tercatat di riwayat."))
    why = " ".join(reason.split())
    summary = _("Usulan nilai {competency} {name} ditolak, {reason}").format(
        competency=_competency(session, row), name=_name(session, row), reason=why
    )
    with act(session, Right.ASSESS, "proposal.refuse", summary):
        row.status, row.decided_at = ProposalStatus.REFUSED, now(session)
        row.reason = _("{before}. Ditolak, {reason}").format(before=row.reason, reason=why)
        session.flush()


def _waiting(session: Session, proposal_id: int) -> ScoreProposal:
    row = session.get(ScoreProposal, proposal_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(_("Usulan nilai ini sudah ditarik, karena kegiatannya dibuka kembali."))
    if row.status is not ProposalStatus.WAITING:
        raise UserError(
            _("Usulan nilai ini sudah {status}.").format(status=row.status.label.lower()),
            next_step=_("Muat ulang daftar usulan."),
        )
    return row


def _refuse_no_rise(session: Session, row: ScoreProposal, given: int, competency: str) -> None:
    present = session.scalars(
        select(CurrentScore.score).where(
            CurrentScore.employee_id == row.employee_id, CurrentScore.competency_id == row.competency_id
        )
    ).first()
    if given > row.proposed or given < 0:
        raise UserError(
            _("Nilai dari kegiatan ini paling tinggi {most}.").format(most=row.proposed),
            next_step=_("Beri nilai lebih tinggi lewat penilaian kompetensi."),
        )
    if present is not None and given <= present:
        raise UserError(
            _("{competency} sekarang sudah {present}, jadi usulan {given} tidak menaikkan.").format(
                competency=competency, present=present, given=given
            ),
            next_step=_("Tolak usulan ini dengan alasan."),
        )


def _newest_score(session: Session, row: ScoreProposal) -> int:
    return session.scalars(
        select(CompetencyScore.id)
        .where(
            CompetencyScore.employee_id == row.employee_id,
            CompetencyScore.competency_id == row.competency_id,
        )
        .order_by(CompetencyScore.id.desc())
        .limit(1)
    ).one()


def _tests(session: Session, activity_ids: set[int]) -> dict[tuple[int, int], tuple[int | None, int | None]]:
    query = select(
        Participant.activity_id, Participant.employee_id, Participant.pre_score, Participant.post_score
    ).where(Participant.activity_id.in_(activity_ids), Participant.withdrawn_at.is_(None))
    return {(row[0], row[1]): (row[2], row[3]) for row in session.execute(query)}


def _row(
    proposal: ScoreProposal,
    activity: Activity,
    employee: Employee,
    competency: str,
    present: int | None,
    tests: dict[tuple[int, int], tuple[int | None, int | None]],
) -> ProposalRow:
    pre, post = tests.get((activity.id, employee.id), (None, None))
    return ProposalRow(
        proposal.id,
        activity.id,
        activity.title,
        activity.ends_on,
        employee.id,
        name_of(employee),
        proposal.competency_id,
        competency,
        proposal.before,
        present,
        proposal.proposed,
        pre,
        post,
        proposal.reason,
        proposal.status,
    )


def _competency(session: Session, row: ScoreProposal) -> str:
    return session.get_one(Competency, row.competency_id).name


def _name(session: Session, row: ScoreProposal) -> str:
    return name_of(session.get_one(Employee, row.employee_id))

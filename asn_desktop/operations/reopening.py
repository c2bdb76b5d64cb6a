"""This file holds "Buka kembali": everything that closing an activity gave is taken back, with a reason."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import Activity
from asn_desktop.models.assessment import CompetencyScore
from asn_desktop.models.attendance import FollowUp, IssuedCertificate, ScoreProposal
from asn_desktop.models.audit import AuditEntry, EntryKind
from asn_desktop.models.learning import LearningRecord
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activity_rows import get_activity_row
from asn_desktop.operations.acts import act, require
from asn_desktop.operations.assessments import withdraw_score
from asn_desktop.operations.clock import now
from asn_desktop.operations.closing_freeze import close_acts_on, thaw_acts
from asn_desktop.operations.documents import is_reason
from asn_desktop.operations.undo_rows import slices
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.storage.audit import restore


@dataclass(frozen=True, slots=True)
class ReopenedActivity:
    """What "Buka kembali" takes back, counted, and in sentences for the sheet."""

    activity_id: int
    records: int
    lines: int
    certificates: int
    proposals: int
    approved_scores: int
    follow_ups: int
    findings: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence for each kind of thing that goes."""
        told = (
            (self.records, _("{count} riwayat pengembangan dan JP-nya ditarik.")),
            (self.lines, _("{count} baris rencana kembali ke status sebelumnya.")),
            (self.certificates, _("{count} sertifikat ditarik, nomornya tidak dipakai lagi.")),
            (self.proposals, _("{count} usulan nilai ditarik.")),
            (self.approved_scores, _("{count} nilai yang sudah disetujui ikut ditarik.")),
            (self.follow_ups, _("{count} tindak lanjut ditarik.")),
            (self.findings, _("{count} temuan yang sudah dicatat ikut ditarik.")),
        )
        return tuple(words.format(count=count) for count, words in told if count)


def preview_reopening(session: Session, activity_id: int) -> ReopenedActivity:
    """What reopening would take back; nothing is written.

    Raises:
        UserError: the activity is not closed, or gone.
    """
    return _count(activity_id, _given_by(session, _closed_row(session, activity_id)))


def reopen_activity(session: Session, activity_id: int, reason: str) -> ReopenedActivity:
    """Take back everything that closing gave, as one act that Ctrl+Z does not undo.

    Numbers of certificates stay used. A score that a penilai approved since is withdrawn too.

    Raises:
        UserError: the activity is not closed, the reason has less than ten letters, or the account may
            not. Then nothing was written.
    """
    require(session, Right.FINALISE)
    activity = _closed_row(session, activity_id)
    if not is_reason(reason):
        raise UserError(_("Tulis alasan minimal 10 huruf, akan tercatat di riwayat."))
    why = " ".join(reason.split())
    summary = _("{title} dibuka kembali, {reason}").format(title=activity.title, reason=why)
    closing_act_id = activity.closing_act_id
    with (
        session.begin_nested(),
        act(session, Right.FINALISE, "activity.reopen", summary, may_be_undone=False),
    ):
        given = _given_by(session, activity)
        counted = _count(activity_id, given)
        for proposal in given.proposals:
            _withdraw_score_of(session, proposal, why)
        gone: list[Any] = [*given.records, *given.certificates, *given.proposals, *given.follow_ups]
        for row in gone:
            row.withdrawn_at = now(session)
        close_acts_on(session, gone)
        for line, fields in given.lines:
            _put_back(line, fields)
        _put_back(activity, given.activity)
        if activity.stage is ActivityStage.CLOSED:
            activity.stage, activity.closed_at = ActivityStage.AWAITING, None
        session.flush()
        if closing_act_id is not None:
            thaw_acts(session, closing_act_id)
    return counted


@dataclass(frozen=True, slots=True)
class _Given:
    """Rows that the closing act wrote and that still stand; old values of those it changed."""

    records: Sequence[LearningRecord]
    certificates: Sequence[IssuedCertificate]
    proposals: Sequence[ScoreProposal]
    follow_ups: Sequence[FollowUp]
    scores: Sequence[CompetencyScore]
    lines: Sequence[tuple[PlanLine, dict[str, list[Any]]]]
    activity: dict[str, list[Any]]


def _given_by(session: Session, activity: Activity) -> _Given:
    added: defaultdict[str, list[int]] = defaultdict(list)
    changed: defaultdict[str, dict[int, dict[str, list[Any]]]] = defaultdict(dict)
    entries = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.act_id == activity.closing_act_id, AuditEntry.kind != EntryKind.EVENT)
        .order_by(AuditEntry.seq)
    )
    for entry in entries:
        if entry.row_id is None:
            continue
        if entry.kind is EntryKind.INSERT:
            added[entry.table_name].append(entry.row_id)
            continue
        fields = changed[entry.table_name].setdefault(entry.row_id, {})
        for name, (old, new) in json.loads(entry.changes).items():
            fields[name] = [fields[name][0] if name in fields else old, new]
    proposals = _standing(session, ScoreProposal, added)
    lines = [(session.get_one(PlanLine, row_id), fields) for row_id, fields in changed["plan_line"].items()]
    return _Given(
        records=_standing(session, LearningRecord, added),
        certificates=_standing(session, IssuedCertificate, added),
        proposals=proposals,
        follow_ups=_standing(session, FollowUp, added),
        scores=[score for one in proposals if (score := _score_of(session, one)) is not None],
        lines=[(line, fields) for line, fields in lines if _is_still_done(line)],
        activity=changed["activity"].get(activity.id, {}),
    )


def _standing(session: Session, kind: Any, added: dict[str, list[int]]) -> list[Any]:
    ids = added.get(kind.__tablename__, [])
    return [
        row
        for some in slices(ids)
        for row in session.scalars(select(kind).where(kind.id.in_(some), kind.withdrawn_at.is_(None)))
    ]


def _is_still_done(line: PlanLine) -> bool:
    """A line that someone moved on since keeps where they put it."""
    return line.withdrawn_at is None and line.status is LineStatus.DONE


def _score_of(session: Session, proposal: ScoreProposal) -> CompetencyScore | None:
    score = session.get(CompetencyScore, proposal.score_id) if proposal.score_id is not None else None
    return score if score is not None and score.withdrawn_at is None else None


def _withdraw_score_of(session: Session, proposal: ScoreProposal, why: str) -> None:
    score = _score_of(session, proposal)
    if score is not None:
        withdraw_score(session, score.id, reason=why)


def _put_back(row: Activity | PlanLine, fields: dict[str, list[Any]]) -> None:
    table: Any = row.__table__
    for name, (old, _new) in fields.items():
        setattr(row, name, restore(table, name, old))


def _count(activity_id: int, given: _Given) -> ReopenedActivity:
    return ReopenedActivity(
        activity_id=activity_id,
        records=len(given.records),
        lines=len(given.lines),
        certificates=len(given.certificates),
        proposals=len(given.proposals),
        approved_scores=len(given.scores),
        follow_ups=len(given.follow_ups),
        findings=sum(row.done_on is not None for row in given.follow_ups),
    )


def _closed_row(session: Session, activity_id: int) -> Activity:
    row = get_activity_row(session, activity_id)
    if row.stage is not ActivityStage.CLOSED:
        raise UserError(
            _("{title} belum diselesaikan.").format(title=row.title),
            next_step=_("Ubah langsung, tidak perlu dibuka kembali."),
        )
    return row

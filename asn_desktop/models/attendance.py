"""This file holds who takes part in an activity and what came of it: marks, tests, certificates, follow-up."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow
from asn_desktop.rules.activity_stage import Attendance, ProposalStatus


class Participant(OfficeRow, Base):
    """One person in one activity, with the results of the tests (0 to 100)."""

    __tablename__ = "participant"
    __table_args__ = (
        Index(
            "uq_participant",
            "activity_id",
            "employee_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
        ),
        Index(None, "employee_id"),
        CheckConstraint("pre_score IS NULL OR pre_score BETWEEN 0 AND 100", name="pre_range"),
        CheckConstraint("post_score IS NULL OR post_score BETWEEN 0 AND 100", name="post_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    plan_line_id: Mapped[int | None] = mapped_column(ForeignKey("plan_line.id"))
    invited_at: Mapped[datetime | None]
    pre_score: Mapped[int | None]
    post_score: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None]


class AttendanceMark(OfficeRow, Base):
    """The mark of one participant in one session; empty when it was taken away again."""

    __tablename__ = "attendance_mark"
    __table_args__ = (UniqueConstraint("participant_id", "session_id"), Index(None, "session_id"))

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("activity_session.id"))
    mark: Mapped[Attendance | None]


class Reaction(OfficeRow, Base):
    """One filled reaction form, without a name."""

    __tablename__ = "reaction"
    __table_args__ = (Index(None, "activity_id"),)
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    answers: Mapped[dict[str, Any]] = mapped_column(comment="question key -> 1 to 4")
    comment: Mapped[str] = mapped_column(Text, default="")
    withdrawn_at: Mapped[datetime | None]


class IssuedCertificate(OfficeRow, Base):
    """The register of certificates: one number for one participant, never given again."""

    __tablename__ = "issued_certificate"
    __table_args__ = (UniqueConstraint("number"), Index(None, "activity_id"))
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    number: Mapped[str]
    issued_on: Mapped[date]
    jp: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None]


class ScoreProposal(OfficeRow, Base):
    """A competency score that an activity suggests; a penilai approves or refuses it."""

    __tablename__ = "score_proposal"
    __table_args__ = (
        Index(None, "activity_id"),
        Index(None, "status"),
        CheckConstraint("proposed BETWEEN 0 AND 5", name="score_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    competency_id: Mapped[int] = mapped_column(ForeignKey("competency.id"))
    before: Mapped[int | None] = mapped_column(comment="score that counted when it was proposed")
    proposed: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[ProposalStatus] = mapped_column(default=ProposalStatus.WAITING)
    score_id: Mapped[int | None] = mapped_column(ForeignKey("competency_score.id"))
    decided_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


class FollowUp(OfficeRow, Base):
    """A look, 3 to 12 months later, at whether what was learned is done at work."""

    __tablename__ = "follow_up"
    __table_args__ = (Index(None, "activity_id"), Index(None, "due_on"))
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"), comment="empty: the unit")
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    level: Mapped[int | None] = mapped_column(comment="1 not yet .. 4 always, as seen at work")
    finding: Mapped[str] = mapped_column(Text, default="")
    withdrawn_at: Mapped[datetime | None]

"""This file holds what was found about people's competencies, with date and source."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow, RowId
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.job_person_match import Purpose


class CompetencyScore(OfficeRow, Base):
    """One finding, 0 to 5, never overwritten; 0 is below level 1 and is not "not measured"."""

    __tablename__ = "competency_score"
    __table_args__ = (
        Index(None, "employee_id", "competency_id", "assessed_on"),
        CheckConstraint("score BETWEEN 0 AND 5", name="score_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    competency_id: Mapped[int] = mapped_column(ForeignKey("competency.id"))
    score: Mapped[int]
    source: Mapped[ScoreSource]
    assessed_on: Mapped[date]
    assessor: Mapped[str] = mapped_column(default="", comment="name as it was then")
    reason: Mapped[str] = mapped_column(Text, default="")
    position_title: Mapped[str] = mapped_column(default="", comment="position held then")
    standard: Mapped[int | None] = mapped_column(comment="level asked then")
    gap: Mapped[int | None] = mapped_column(comment="score - standard, reckoned once")
    rule_version: Mapped[str] = mapped_column(default="gap/1")
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    official_result_id: Mapped[int | None] = mapped_column(ForeignKey("official_result.id"))
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class CurrentScore(Base):
    """The finding that counts now for one person and competency; derived, rebuilt at will."""

    __tablename__ = "current_score"
    audited: ClassVar[bool] = False

    employee_id: Mapped[int] = mapped_column(RowId, ForeignKey("employee.id"), primary_key=True)
    competency_id: Mapped[int] = mapped_column(RowId, ForeignKey("competency.id"), primary_key=True)
    score_id: Mapped[int] = mapped_column(ForeignKey("competency_score.id"))
    score: Mapped[int]
    source: Mapped[ScoreSource]
    assessed_on: Mapped[date]


class OfficialResult(OfficeRow, Base):
    """A result of an accredited organiser, apart from what the office finds itself."""

    __tablename__ = "official_result"
    __table_args__ = (Index(None, "employee_id"), Index(None, "expires_on"))
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    organiser: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    method: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default=Purpose.MAPPING.value)
    assessed_on: Mapped[date]
    expires_on: Mapped[date]
    jpm: Mapped[Decimal | None] = mapped_column(Numeric(6, 2), comment="percent")
    category: Mapped[str] = mapped_column(default="")
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

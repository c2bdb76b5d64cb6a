"""This file holds the annual plan: its stage and decision, its lines, and what was fixed by hand."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow
from asn_desktop.rules.plan_stage import LineStatus, PlanStage, Wish


class AnnualPlan(OfficeRow, Base):
    """The plan of one calendar year: how far it is, its budget, and the decision that set it."""

    __tablename__ = "annual_plan"
    __table_args__ = (
        UniqueConstraint("year"),
        CheckConstraint("budget_rupiah IS NULL OR budget_rupiah >= 0", name="budget_range"),
        CheckConstraint("counter_minimum >= 0", name="counter_range"),
    )

    year: Mapped[int]
    stage: Mapped[PlanStage] = mapped_column(default=PlanStage.INVENTORY)
    budget_rupiah: Mapped[int | None] = mapped_column(BigInteger, comment="empty: no limit was set")
    fund_source: Mapped[str] = mapped_column(default="")
    counter_minimum: Mapped[int] = mapped_column(default=0, comment="people who must stay at the counter")
    decree_number: Mapped[str] = mapped_column(default="")
    decree_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")


class PlanLine(OfficeRow, Base):
    """One intended learning of one person, tied to the gap it answers."""

    __tablename__ = "plan_line"
    __table_args__ = (
        Index(None, "year", "employee_id"),
        Index(None, "activity_id"),
        CheckConstraint("jp IS NULL OR jp BETWEEN 1 AND 400", name="jp_range"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="dates_in_order"),
        CheckConstraint("target_level IS NULL OR target_level BETWEEN 1 AND 5", name="level_range"),
        CheckConstraint("cost_rupiah >= 0", name="cost_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    year: Mapped[int]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    competency_id: Mapped[int | None] = mapped_column(ForeignKey("competency.id"))
    standard: Mapped[int | None] = mapped_column(comment="level asked when planned")
    score: Mapped[int | None] = mapped_column(comment="level found when planned")
    gap: Mapped[int | None] = mapped_column(comment="score - standard when planned; empty: not measured")
    target_level: Mapped[int | None]
    need: Mapped[str] = mapped_column(Text, default="", comment="what it answers, in words")
    title: Mapped[str]
    form_id: Mapped[int | None] = mapped_column(ForeignKey("learning_form.id"))
    organiser: Mapped[str] = mapped_column(default="")
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"))
    place: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    due_on: Mapped[date | None]
    jp: Mapped[int | None]
    fits_curriculum: Mapped[bool | None] = mapped_column(comment="empty: not yet looked at")
    curriculum_basis: Mapped[str] = mapped_column(default="")
    cost_rupiah: Mapped[int] = mapped_column(BigInteger, default=0)
    fund_source: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(Text, default="", comment="ukuran berhasil")
    reviewer: Mapped[str] = mapped_column(default="")
    status: Mapped[LineStatus] = mapped_column(default=LineStatus.DRAFT)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"))
    is_proposed: Mapped[bool] = mapped_column(default=False, comment="made by the best plan")
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class PlanWish(OfficeRow, Base):
    """A pair of person and activity that the best plan must keep or must leave out."""

    __tablename__ = "plan_wish"
    __table_args__ = (UniqueConstraint("year", "employee_id", "activity_id"),)

    year: Mapped[int]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    wish: Mapped[Wish | None] = mapped_column(comment="empty: neither any more")

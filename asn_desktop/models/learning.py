"""This file holds learning: its forms, the rules that turn it into JP, and what each person did."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow
from asn_desktop.rules.learning import FormClass, JpKind, LearningStatus, Scope


class LearningForm(OfficeRow, Base):
    """A form of learning (jalur) of the SIASN list, or one that the office added."""

    __tablename__ = "learning_form"
    __table_args__ = (UniqueConstraint("code"),)
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    code: Mapped[str] = mapped_column(comment="SIASN jenisDiklatId as text, or a code of ours (P02A)")
    name: Mapped[str]
    form_class: Mapped[FormClass]
    certificate_letter: Mapped[str] = mapped_column(default="T", comment="SIASN jenisKursusSertifikat")
    meaning: Mapped[str] = mapped_column(Text, default="")
    sort_order: Mapped[int] = mapped_column(default=0)
    withdrawn_at: Mapped[datetime | None]


class JpRule(OfficeRow, Base):
    """How a form counts from one date on; a changed rule is a new row, records keep the one they used."""

    __tablename__ = "jp_rule"
    __table_args__ = (
        Index(None, "form_id", "valid_from"),
        CheckConstraint("national IS NULL OR national >= 0", name="national_range"),
        CheckConstraint("international IS NULL OR international >= 0", name="international_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    form_id: Mapped[int] = mapped_column(ForeignKey("learning_form.id"))
    kind: Mapped[JpKind]
    national: Mapped[int | None] = mapped_column(comment="JP a day, time or semester; the cap of max_per_day")
    international: Mapped[int | None] = mapped_column(comment="the same abroad; empty: bonus_percent counts")
    bonus_percent: Mapped[int] = mapped_column(default=0, comment="added when international")
    per_month: Mapped[int | None] = mapped_column(comment="most times a month that count")
    needs_report: Mapped[bool] = mapped_column(default=False, comment="belajar mandiri, komunitas belajar")
    basis: Mapped[str] = mapped_column(Text, default="")
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date]
    version: Mapped[str] = mapped_column(comment="e.g. 9/2: second rule of form 9")
    withdrawn_at: Mapped[datetime | None]


class LearningRecord(OfficeRow, Base):
    """One thing that a person learned: the raw facts, and the JP reckoned once from them."""

    __tablename__ = "learning_record"
    __table_args__ = (
        Index(None, "employee_id", "year"),
        Index(None, "year"),
        Index(None, "identity"),
        Index(None, "activity_id"),
        CheckConstraint("ends_on >= starts_on", name="dates_in_order"),
        CheckConstraint("jp IS NULL OR jp BETWEEN 0 AND 2000", name="jp_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    form_id: Mapped[int] = mapped_column(ForeignKey("learning_form.id"))
    title: Mapped[str]
    organiser: Mapped[str] = mapped_column(default="")
    scope: Mapped[Scope] = mapped_column(default=Scope.NATIONAL)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    days: Mapped[int | None] = mapped_column(comment="days of learning; empty: every day from start to end")
    times: Mapped[int] = mapped_column(default=1, comment="sessions or semesters")
    minutes: Mapped[int | None]
    curriculum_jp: Mapped[int | None] = mapped_column(comment="as written on the certificate or the list")
    jp: Mapped[int | None] = mapped_column(comment="counted; empty when nothing says how many")
    jp_note: Mapped[str] = mapped_column(default="", comment="how it was counted, or why less")
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("jp_rule.id"))
    rule_version: Mapped[str] = mapped_column(default="")
    year: Mapped[int] = mapped_column(comment="calendar year of ends_on")
    certificate_number: Mapped[str] = mapped_column(default="")
    certificate_on: Mapped[date | None]
    identity: Mapped[str] = mapped_column(default="", comment="rules.learning_identity, catches doubles")
    status: Mapped[LearningStatus] = mapped_column(default=LearningStatus.VERIFIED)
    status_reason: Mapped[str] = mapped_column(default="")
    competency_id: Mapped[int | None] = mapped_column(ForeignKey("competency.id"))
    plan_line_id: Mapped[int | None] = mapped_column(ForeignKey("plan_line.id"))
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"))
    internship_id: Mapped[int | None] = mapped_column(ForeignKey("internship.id"))
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

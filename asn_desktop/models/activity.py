"""This file holds activities: what, when, where, with whom, and what they cost."""

from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.learning import Scope


class Activity(OfficeRow, Base):
    """A workshop, training, seminar, coaching or any other learning that people attend together."""

    __tablename__ = "activity"
    __table_args__ = (
        Index(None, "starts_on"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="dates_in_order"),
        CheckConstraint("seats IS NULL OR seats BETWEEN 1 AND 1000", name="seats_range"),
        CheckConstraint("jp IS NULL OR jp BETWEEN 1 AND 400", name="jp_range"),
        CheckConstraint("fee_rupiah >= 0 AND fixed_rupiah >= 0", name="cost_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    title: Mapped[str]
    form_id: Mapped[int | None] = mapped_column(ForeignKey("learning_form.id"))
    scope: Mapped[Scope] = mapped_column(default=Scope.NATIONAL)
    stage: Mapped[ActivityStage] = mapped_column(default=ActivityStage.PLAN)
    starts_on: Mapped[date | None] = mapped_column(comment="empty: not yet dated")
    ends_on: Mapped[date | None]
    starts_at: Mapped[time | None] = mapped_column(comment="of each day, when there is no agenda yet")
    ends_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    mode: Mapped[str] = mapped_column(default="", comment="tatap muka, daring, campuran")
    seats: Mapped[int | None]
    jp: Mapped[int | None] = mapped_column(comment="of the curriculum, for one who attends all")
    organiser: Mapped[str] = mapped_column(default="", comment="empty: the office itself")
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"))
    fee_rupiah: Mapped[int] = mapped_column(BigInteger, default=0, comment="for each participant")
    fixed_rupiah: Mapped[int] = mapped_column(BigInteger, default=0, comment="whoever comes")
    fund_source: Mapped[str] = mapped_column(default="")
    background: Mapped[str] = mapped_column(Text, default="", comment="TOR: latar belakang")
    aim: Mapped[str] = mapped_column(Text, default="", comment="TOR: maksud dan tujuan")
    outcome: Mapped[str] = mapped_column(Text, default="", comment="TOR: hasil yang diharapkan")
    minutes_text: Mapped[str] = mapped_column(Text, default="", comment="notula")
    conclusion: Mapped[str] = mapped_column(Text, default="", comment="laporan: simpulan dan tindak lanjut")
    has_test: Mapped[bool] = mapped_column(default=False, comment="pre-test and post-test are held")
    attendance_percent: Mapped[int] = mapped_column(default=75, comment="least share of sessions for JP")
    follow_up_on: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    closing_act_id: Mapped[int | None] = mapped_column(
        BigInteger, comment="the act that Buka kembali reverses"
    )
    withdrawn_at: Mapped[datetime | None]


class ActivityCompetency(OfficeRow, Base):
    """What an activity teaches, and the level that one who attends may reach."""

    __tablename__ = "activity_competency"
    __table_args__ = (
        Index(None, "activity_id"),
        CheckConstraint("reaches BETWEEN 1 AND 5", name="level_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    competency_id: Mapped[int] = mapped_column(ForeignKey("competency.id"))
    reaches: Mapped[int]
    withdrawn_at: Mapped[datetime | None]


class ActivitySession(OfficeRow, Base):
    """One session of the agenda."""

    __tablename__ = "activity_session"
    __table_args__ = (Index(None, "activity_id", "held_on"), Index(None, "held_on"))
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    held_on: Mapped[date]
    starts_at: Mapped[time]
    ends_at: Mapped[time]
    topic: Mapped[str] = mapped_column(default="")
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("activity_speaker.id"))
    jp: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None]


class ActivitySpeaker(OfficeRow, Base):
    """A narasumber, facilitator or practitioner."""

    __tablename__ = "activity_speaker"
    __table_args__ = (Index(None, "activity_id"),)
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="", comment="narasumber, praktisi, moderator")
    institution: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"))
    withdrawn_at: Mapped[datetime | None]


class ActivityMaterial(OfficeRow, Base):
    """A file that belongs to an activity: material, photo, scanned list."""

    __tablename__ = "activity_material"
    __table_args__ = (Index(None, "activity_id"),)
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    title: Mapped[str]
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"))
    withdrawn_at: Mapped[datetime | None]


class BudgetLine(OfficeRow, Base):
    """One line of an activity's budget (RAB)."""

    __tablename__ = "budget_line"
    __table_args__ = (
        Index(None, "activity_id"),
        CheckConstraint("quantity > 0 AND price_rupiah >= 0", name="amount_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    item: Mapped[str]
    quantity: Mapped[int]
    unit: Mapped[str] = mapped_column(default="")
    price_rupiah: Mapped[int] = mapped_column(BigInteger)
    account_code: Mapped[str] = mapped_column(default="", comment="kode rekening")
    withdrawn_at: Mapped[datetime | None]


class PlaceHoliday(OfficeRow, Base):
    """A day off of this office that no calendar knows, or a working day that one calls a holiday."""

    __tablename__ = "place_holiday"
    __table_args__ = (UniqueConstraint("day"),)
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    day: Mapped[date]
    name: Mapped[str]
    is_off: Mapped[bool] = mapped_column(default=True)
    withdrawn_at: Mapped[datetime | None]

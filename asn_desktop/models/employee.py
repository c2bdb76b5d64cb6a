"""This file holds people: who they are, and their ranks, positions and status with dates."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, event, text
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.staff_status import StaffStatus


class Employee(OfficeRow, Base):
    """A civil servant or supporting worker of the office, or an official outside it who signs."""

    __tablename__ = "employee"
    __table_args__ = (
        Index(
            "uq_employee_nip",
            "nip",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
        ),
        Index(None, "name"),
        CheckConstraint("nip IS NULL OR length(nip) = 18", name="nip_length"),
        CheckConstraint("length(name) > 0", name="name_present"),
    )
    withdraw_column: ClassVar[str | None] = "deleted_at"

    nip: Mapped[str | None] = mapped_column(comment="18 digits as text")
    name: Mapped[str] = mapped_column(comment="without titles, as typed")
    front_title: Mapped[str] = mapped_column(default="")
    back_title: Mapped[str] = mapped_column(default="")
    sex: Mapped[Sex | None]
    birth_place: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[date | None]
    employment: Mapped[Employment]
    education: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    is_outside: Mapped[bool] = mapped_column(default=False, comment="signs, but is not of this office")
    status: Mapped[StaffStatus] = mapped_column(default=StaffStatus.ACTIVE)
    search_text: Mapped[str] = mapped_column(default="", comment="normalised name, NIP and position")
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]


class RankRecord(OfficeRow, Base):
    """A pangkat held from one date on; the newest that has begun is the present one."""

    __tablename__ = "rank_record"
    __table_args__ = (Index(None, "employee_id", "valid_from"),)
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    golongan: Mapped[str]
    valid_from: Mapped[date | None] = mapped_column(comment="TMT; empty when the list did not say")
    decree: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None]


class PositionRecord(OfficeRow, Base):
    """A position held from one date on."""

    __tablename__ = "position_record"
    __table_args__ = (Index(None, "employee_id", "valid_from"), Index(None, "position_id"))
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    position_id: Mapped[int] = mapped_column(ForeignKey("position.id"))
    assignment: Mapped[str] = mapped_column(default="D", comment="D definitif, PLT, PLH, PJ")
    valid_from: Mapped[date | None] = mapped_column(comment="TMT; empty when the list did not say")
    decree: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None]


class StatusRecord(OfficeRow, Base):
    """Active, on leave, transferred or retired, from one date to another."""

    __tablename__ = "status_record"
    __table_args__ = (
        Index(None, "employee_id", "valid_from"),
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="dates_in_order"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    status: Mapped[StaffStatus]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None]


class Certificate(OfficeRow, Base):
    """A certificate of competence, with the day it ends if it does."""

    __tablename__ = "certificate"
    __table_args__ = (Index(None, "employee_id"), Index(None, "expires_on"))
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    name: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    issuer: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    withdrawn_at: Mapped[datetime | None]


SEARCH_INDEX = (
    """CREATE VIRTUAL TABLE employee_search USING fts5(
       search_text, content='employee', content_rowid='id', tokenize='trigram')""",
    """CREATE TRIGGER employee_search_add AFTER INSERT ON employee BEGIN
       INSERT INTO employee_search(rowid, search_text) VALUES (new.id, new.search_text); END""",
    """CREATE TRIGGER employee_search_drop AFTER DELETE ON employee BEGIN
       INSERT INTO employee_search(employee_search, rowid, search_text)
       VALUES ('delete', old.id, old.search_text); END""",
    """CREATE TRIGGER employee_search_change AFTER UPDATE OF search_text ON employee BEGIN
       INSERT INTO employee_search(employee_search, rowid, search_text)
       VALUES ('delete', old.id, old.search_text);
       INSERT INTO employee_search(rowid, search_text) VALUES (new.id, new.search_text); END""",
)
"""Full-text search over people, kept by the database itself so that no path can forget it."""

for _statement in SEARCH_INDEX:
    event.listen(Employee.__table__, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]

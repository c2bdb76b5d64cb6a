"""This file holds partners, what was agreed with them, and internships both ways."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow
from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.rules.partner_kind import AgreementKind, Direction, PartnerKind


class Partner(OfficeRow, Base):
    """A university, institute, NGO, agency or company the office works with."""

    __tablename__ = "partner"
    __table_args__ = (CheckConstraint("length(name) > 0", name="name_present"),)
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    name: Mapped[str]
    kind: Mapped[PartnerKind]
    address: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="", comment="what they do together, a few words")
    accreditation: Mapped[str] = mapped_column(default="")
    contact_name: Mapped[str] = mapped_column(default="")
    contact_role: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
    archived_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


class Agreement(OfficeRow, Base):
    """A MoU, PKS or other paper of cooperation, with both numbers and the power to sign."""

    __tablename__ = "agreement"
    __table_args__ = (
        Index(None, "partner_id"),
        Index(None, "ends_on"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="dates_in_order"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"))
    kind: Mapped[AgreementKind]
    title: Mapped[str] = mapped_column(default="")
    our_number: Mapped[str] = mapped_column(default="", comment="nomor pihak kesatu")
    their_number: Mapped[str] = mapped_column(default="", comment="nomor pihak kedua")
    signed_on: Mapped[date | None] = mapped_column(comment="empty: a draft")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(comment="empty: until ended")
    our_signer: Mapped[str] = mapped_column(default="")
    our_signer_role: Mapped[str] = mapped_column(default="")
    parent_office: Mapped[str] = mapped_column(default="", comment="perangkat daerah induk")
    power_number: Mapped[str] = mapped_column(default="", comment="nomor surat kuasa")
    power_on: Mapped[date | None]
    their_signer: Mapped[str] = mapped_column(default="")
    their_signer_role: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(Text, default="", comment="ruang lingkup")
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"), comment="the one it renews")
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    ended_on: Mapped[date | None] = mapped_column(comment="ended before its day")
    withdrawn_at: Mapped[datetime | None]


class Internship(OfficeRow, Base):
    """A student received, or one of our people placed with a partner."""

    __tablename__ = "internship"
    __table_args__ = (
        Index(None, "partner_id"),
        Index(None, "employee_id"),
        CheckConstraint("ends_on >= starts_on", name="dates_in_order"),
        CheckConstraint("(direction = 'out') = (employee_id IS NOT NULL)", name="who_goes"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"))
    direction: Mapped[Direction]
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"), comment="our own person")
    student_name: Mapped[str] = mapped_column(default="")
    student_number: Mapped[str] = mapped_column(default="", comment="NIM or NIS")
    study: Mapped[str] = mapped_column(default="", comment="program studi")
    field: Mapped[str] = mapped_column(default="", comment="bidang or tugas")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"), comment="pembimbing lapangan")
    mentor_name: Mapped[str] = mapped_column(default="", comment="mentor who is not of the office")
    campus_mentor: Mapped[str] = mapped_column(default="")
    request_number: Mapped[str] = mapped_column(default="", comment="surat permohonan or surat tugas")
    request_on: Mapped[date | None]
    permit_number: Mapped[str] = mapped_column(default="", comment="rekomendasi Kesbangpol")
    letter_number: Mapped[str] = mapped_column(default="", comment="surat keterangan")
    report: Mapped[str] = mapped_column(Text, default="")
    finished_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    withdrawn_at: Mapped[datetime | None]


class InternshipDay(OfficeRow, Base):
    """One day of an internship: attendance and the line of the logbook."""

    __tablename__ = "internship_day"
    __table_args__ = (UniqueConstraint("internship_id", "day"),)

    internship_id: Mapped[int] = mapped_column(ForeignKey("internship.id"))
    day: Mapped[date]
    mark: Mapped[Attendance | None]
    work: Mapped[str] = mapped_column(Text, default="")


class InternshipMark(OfficeRow, Base):
    """One aspect of the mark sheet, 0 to 100."""

    __tablename__ = "internship_mark"
    __table_args__ = (
        UniqueConstraint("internship_id", "aspect"),
        CheckConstraint("mark IS NULL OR mark BETWEEN 0 AND 100", name="mark_range"),
    )

    internship_id: Mapped[int] = mapped_column(ForeignKey("internship.id"))
    aspect: Mapped[str]
    mark: Mapped[int | None]

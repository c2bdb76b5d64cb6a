"""This file holds the office itself and the settings it chose."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow, RowId


class Office(OfficeRow, Base):
    """The kelurahan whose data this is; one row in an office's database."""

    __tablename__ = "office"

    code: Mapped[str] = mapped_column(unique=True, comment="Kemendagri code with dots")
    name: Mapped[str]
    short: Mapped[str] = mapped_column(comment="a few letters for document numbers")
    kecamatan: Mapped[str]
    city: Mapped[str]
    province: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    head_name: Mapped[str] = mapped_column(default="", comment="until the lurah is in the staff list")
    head_nip: Mapped[str] = mapped_column(default="")
    emblem_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))


class Setting(OfficeRow, Base):
    """A rule or preference that the office changed from what the program ships."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[Any] = mapped_column(JSON)


class Attachment(OfficeRow, Base):
    """A file kept encrypted beside the database, known by the keyed hash of its content."""

    __tablename__ = "attachment"
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    name: Mapped[str] = mapped_column(comment="the file's own name, shown only")
    token: Mapped[str] = mapped_column(comment="name in the store: keyed SHA-256 of the content")
    media_type: Mapped[str]
    size: Mapped[int] = mapped_column(comment="bytes")
    added_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Account(OfficeRow, Base):
    """A person who may open this office's data."""

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(comment="as typed at sign-in")
    display_name: Mapped[str]
    role: Mapped[str] = mapped_column(comment="value of rules.permission.Role")
    employee_id: Mapped[int | None] = mapped_column(RowId)
    slot_id: Mapped[str] = mapped_column(comment="key slot in keyring.json")
    disabled_at: Mapped[datetime | None]

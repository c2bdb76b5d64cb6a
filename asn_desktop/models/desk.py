"""This file holds what lies on a person's desk: drafts, postponed work, last visited places."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow, RowId


class Draft(OfficeRow, Base):
    """What was typed into a form and is not yet published."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("account_id", "form", "subject_id"),)
    audited: ClassVar[bool] = False

    account_id: Mapped[int] = mapped_column(RowId)
    form: Mapped[str] = mapped_column(comment="which form, e.g. employee, assessment, import")
    subject_id: Mapped[int] = mapped_column(RowId, default=0, comment="0 for a new record")
    title: Mapped[str] = mapped_column(default="", comment="how Beranda names it")
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class Postponement(OfficeRow, Base):
    """A row of the worklist put off to a later day."""

    __tablename__ = "postponement"
    __table_args__ = (UniqueConstraint("account_id", "task"),)

    account_id: Mapped[int] = mapped_column(RowId)
    task: Mapped[str]
    until: Mapped[date]


class Visit(OfficeRow, Base):
    """A place that a person opened, for the empty search palette."""

    __tablename__ = "visit"
    __table_args__ = (Index(None, "account_id", "at"), UniqueConstraint("account_id", "target"))
    audited: ClassVar[bool] = False

    account_id: Mapped[int] = mapped_column(RowId)
    target: Mapped[str]
    title: Mapped[str]
    at: Mapped[datetime]

"""This file holds printed documents that were made final, frozen as they were."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow, RowId


class Document(OfficeRow, Base):
    """A final document: its number, its content at that moment, its fingerprint."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("number", "revision"),
        Index(None, "kind", "subject_id", "period"),
        Index(None, "fingerprint"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    kind: Mapped[str] = mapped_column(comment="key of reports.kinds")
    subject_id: Mapped[int | None] = mapped_column(RowId, comment="the person it is about")
    subject_name: Mapped[str] = mapped_column(default="")
    period: Mapped[str] = mapped_column(default="", comment="2026-T4")
    number: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0, comment="0 first, then Perbaikan 1, 2")
    reason: Mapped[str] = mapped_column(
        default="", comment="why it was made; on a second line why it was opened again"
    )
    content: Mapped[dict[str, Any]]
    fingerprint: Mapped[str] = mapped_column(comment="SHA-256 of the canonical content, 16 hex shown")
    finalised_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class DocumentCounter(OfficeRow, Base):
    """The last running number of one kind of document in one year; numbers are never used twice."""

    __tablename__ = "document_counter"
    __table_args__ = (UniqueConstraint("kind", "year"),)
    audited: ClassVar[bool] = False

    kind: Mapped[str]
    year: Mapped[int]
    last: Mapped[int]

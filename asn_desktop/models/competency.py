"""This file holds the dictionary of competencies, positions and the standard each position asks."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow
from asn_desktop.rules.competency_kind import CompetencyKind, Wording
from asn_desktop.rules.position import Tier


class Competency(OfficeRow, Base):
    """One entry of the dictionary."""

    __tablename__ = "competency"
    __table_args__ = (
        Index(
            "uq_competency_code",
            "code",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
        ),
    )
    withdraw_column: ClassVar[str | None] = "deleted_at"

    code: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    kind: Mapped[CompetencyKind]
    definition: Mapped[str] = mapped_column(Text, default="")
    wording: Mapped[Wording] = mapped_column(default=Wording.OWN)
    basis: Mapped[str] = mapped_column(default="", comment="regulation or reason")
    is_national: Mapped[bool] = mapped_column(default=False)
    sort_order: Mapped[int] = mapped_column(default=0)
    valid_from: Mapped[date | None]
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]


class CompetencyLevel(OfficeRow, Base):
    """What one of the levels 1 to 5 of a competency looks like."""

    __tablename__ = "competency_level"
    __table_args__ = (
        UniqueConstraint("competency_id", "level"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level_range"),
    )

    competency_id: Mapped[int] = mapped_column(ForeignKey("competency.id"))
    level: Mapped[int]
    description: Mapped[str] = mapped_column(Text, default="")
    indicators: Mapped[list[str]] = mapped_column(default=list)


class Position(OfficeRow, Base):
    """A jabatan of the office."""

    __tablename__ = "position"
    __table_args__ = (
        Index(
            "uq_position_title",
            "title",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
        ),
    )
    withdraw_column: ClassVar[str | None] = "deleted_at"

    title: Mapped[str]
    tier: Mapped[Tier | None] = mapped_column(comment="empty for supporting workers")
    section: Mapped[str] = mapped_column(default="")
    is_counter: Mapped[bool] = mapped_column(default=False, comment="serves citizens at the counter")
    summary: Mapped[str] = mapped_column(Text, default="", comment="ikhtisar jabatan")
    sort_order: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]


class PositionStandard(OfficeRow, Base):
    """The level that a position asks of one competency, from one date on.

    History is never overwritten: a new level is a new row; `valid_from` decides which holds.
    A row with an empty level says that from then on nothing is asked.
    """

    __tablename__ = "position_standard"
    __table_args__ = (
        Index(None, "position_id", "competency_id", "valid_from"),
        CheckConstraint("level IS NULL OR level BETWEEN 1 AND 5", name="level_range"),
    )
    withdraw_column: ClassVar[str | None] = "withdrawn_at"

    position_id: Mapped[int] = mapped_column(ForeignKey("position.id"))
    competency_id: Mapped[int] = mapped_column(ForeignKey("competency.id"))
    level: Mapped[int | None]
    is_mandatory: Mapped[bool] = mapped_column(default=False, comment="wajib: own threshold")
    is_default: Mapped[bool] = mapped_column(default=False, comment="prefilled from the tier")
    basis: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date]
    withdrawn_at: Mapped[datetime | None]

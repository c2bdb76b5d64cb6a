"""This file holds the record of every act: who did what, and each field's value before and after."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import DDL, ForeignKey, Index, Integer, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.models.base import Base, OfficeRow, RowId


class EntryKind(StrEnum):
    """What happened to one row; `event` entries tell of something without a row, such as a print."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
    EVENT = "event"


class IdCounter(Base):
    """The last id given out in one table; the row named `*` holds the office's first id."""

    __tablename__ = "id_counter"
    audited: ClassVar[bool] = False

    table_name: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(RowId)


class Act(OfficeRow, Base):
    """One thing a person did, undone or redone as a whole."""

    __tablename__ = "act"
    __table_args__ = (Index(None, "account_id", "at"),)
    audited: ClassVar[bool] = False

    kind: Mapped[str]
    summary: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(RowId)
    required_right: Mapped[str] = mapped_column(
        comment="value of rules.permission.Right; undoing asks it too"
    )
    may_be_undone: Mapped[bool] = mapped_column(default=True)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("act.id"))
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("act.id"))


class AuditEntry(Base):
    """One row's change, chained by hash to the entry before it; never changed, never deleted."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "act_id"), Index(None, "table_name", "row_id"))
    audited: ClassVar[bool] = False

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    act_id: Mapped[int | None] = mapped_column(RowId)
    table_name: Mapped[str]
    row_id: Mapped[int | None] = mapped_column(RowId)
    kind: Mapped[EntryKind]
    changes: Mapped[str] = mapped_column(Text, comment="canonical JSON: column -> [old, new]")
    at: Mapped[str] = mapped_column(comment="UTC, ISO 8601")
    account_id: Mapped[int | None] = mapped_column(RowId)
    prev_hash: Mapped[str]
    hash: Mapped[str]


GUARDS = (
    """CREATE TRIGGER audit_entry_keeps BEFORE UPDATE ON audit_entry
       BEGIN SELECT RAISE(ABORT, 'audit entries never change'); END""",
    """CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry
       BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END""",
    # REPLACE would overwrite an entry without firing the trigger on DELETE.
    """CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry
       WHEN EXISTS (SELECT 1 FROM audit_entry WHERE seq = NEW.seq)
       BEGIN SELECT RAISE(ABORT, 'audit entries are written once'); END""",
)
"""Triggers that hold the log against this program's own mistakes."""

for _statement in GUARDS:
    event.listen(AuditEntry.__table__, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]

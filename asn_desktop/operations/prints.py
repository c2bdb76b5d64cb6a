"""This file holds the record of what was printed, and which documents are final at a glance."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.models.document import Document
from asn_desktop.operations.acts import require
from asn_desktop.rules.permission import Right
from asn_desktop.storage.audit import record_event

PRINT_EVENT = "print"
SAVE_EVENT = "save"

Finals = Mapping[tuple[str, str], Mapping[int, int]]
"""(kind, period) -> subject id -> newest revision, 0 for the first final."""


def record_print(session: Session, *, kind: str, employee_ids: Sequence[int], copies: int = 1) -> None:
    """Note that these people's documents went to a printer; a kind about the whole office names nobody.

    Raises:
        UserError: the account may not print.
    """
    require(session, Right.PRINT)
    record_event(session, PRINT_EVENT, {"document": kind, "employees": list(employee_ids), "copies": copies})


def record_save(session: Session, *, kind: str, employee_ids: Sequence[int], form: str) -> None:
    """Note that these people's documents left the office as a file; `form` is "pdf" or "xlsx".

    Raises:
        UserError: the account may not print.
    """
    require(session, Right.PRINT)
    record_event(session, SAVE_EVENT, {"document": kind, "employees": list(employee_ids), "form": form})


def list_finals(session: Session) -> Finals:
    """Which people have a final document, by kind and period, without reading what it says."""
    rows = session.execute(
        select(Document.kind, Document.period, Document.subject_id, func.max(Document.revision))
        .where(Document.withdrawn_at.is_(None), Document.subject_id.is_not(None))
        .group_by(Document.kind, Document.period, Document.subject_id)
    )
    found: dict[tuple[str, str], dict[int, int]] = {}
    for kind, period, subject_id, revision in rows:
        if subject_id is not None:
            found.setdefault((kind, period), {})[subject_id] = revision
    return MappingProxyType(found)

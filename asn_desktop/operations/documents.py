"""This file holds final documents: numbered, frozen, fingerprinted, and opened again with a reason."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.document import Document, DocumentCounter
from asn_desktop.operations.acts import act, require
from asn_desktop.operations.clock import now, today
from asn_desktop.rules.document_number import document_number
from asn_desktop.rules.permission import Right
from asn_desktop.rules.typed_text import clean_line

LEAST_REASON = 10
"""Letters a reason has at least."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One final document; `withdrawn_at` and the reason beside it tell of one that was opened again."""

    document_id: int
    kind: str
    subject_id: int | None
    subject_name: str
    period: str
    number: str
    revision: int
    content: Mapping[str, Any]
    fingerprint: str
    finalised_at: datetime
    reason: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""


def fingerprint_of(content: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of what the document says."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def take_number(session: Session, *, kind: str, pattern: str, office_short: str) -> str:
    """The next number of a kind of document this year; a number is never given twice.

    Raises:
        UserError: the account may not make final documents.
    """
    require(session, Right.FINALISE)
    on = today(session)
    found = session.scalars(
        select(DocumentCounter).where(DocumentCounter.kind == kind, DocumentCounter.year == on.year)
    ).first()
    if found is None:
        found = DocumentCounter(kind=kind, year=on.year, last=0)
        session.add(found)
    found.last += 1
    session.flush()
    return document_number(pattern, counter=found.last, day=on, office_short=office_short)


def finalise_document(
    session: Session,
    *,
    kind: str,
    number: str,
    content: Mapping[str, Any],
    subject_id: int | None,
    subject_name: str,
    period: str,
    reason: str = "",
) -> DocumentRow:
    """Freeze a document as it stands; a second one of the same subject and period is a revision.

    Raises:
        UserError: a revision without a reason of ten letters.
    """
    earlier = find_final(session, kind=kind, subject_id=subject_id, period=period)
    if earlier is not None and not is_reason(reason):
        raise _short_reason()
    if earlier is None and not reason.strip():
        reason = _reason_of_reopening(session, _same(kind, subject_id, period))
    summary = _("{number} difinalkan").format(number=number)
    with act(session, Right.FINALISE, "document.final", summary, may_be_undone=False):
        row = Document(
            kind=kind,
            subject_id=subject_id,
            subject_name=subject_name,
            period=period,
            number=number,
            revision=_next_revision(session, number, _same(kind, subject_id, period)),
            reason=clean_line(reason),
            content=dict(content),
            fingerprint=fingerprint_of(content),
            finalised_at=now(session),
        )
        session.add(row)
        session.flush()
    return _row(row)


def reopen_document(session: Session, document_id: int, *, reason: str) -> None:
    """Withdraw a final document and those it replaced, so that its subject is a draft again.

    The document stays readable and its number stays used; the next final of the same subject and
    period is a revision that prints this reason.

    Raises:
        UserError: it is gone or open already, the reason has less than ten letters, or the account may not.
    """
    row = session.get(Document, document_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(
            _("Dokumen ini sudah dibuka kembali sebelumnya."),
            next_step=_("Finalkan lagi dari Laporan untuk membuat perbaikannya."),
        )
    if not is_reason(reason):
        raise _short_reason()
    why = clean_line(reason)
    summary = _("{number} dibuka kembali, {reason}").format(number=row.number, reason=why)
    same = _same(row.kind, row.subject_id, row.period)
    with act(session, Right.FINALISE, "document.reopen", summary, may_be_undone=False):
        for found in session.scalars(select(Document).where(*same, Document.withdrawn_at.is_(None))):
            found.withdrawn_at = now(session)
            found.reason = f"{found.reason}\n{why}"
        session.flush()


def is_reason(text: str) -> bool:
    """Whether a reason is long enough to be printed."""
    return len(clean_line(text)) >= LEAST_REASON


def _short_reason() -> UserError:
    return UserError(
        _("Alasan minimal 10 huruf, karena tercetak di lembar perbaikan."),
        next_step=_("Tulis apa yang diperbaiki, lalu coba lagi."),
    )


def list_documents(
    session: Session, *, subject_id: int | None = None, with_withdrawn: bool = False
) -> list[DocumentRow]:
    """Final documents, newest first; those opened again are left out unless asked for."""
    query = select(Document)
    if not with_withdrawn:
        query = query.where(Document.withdrawn_at.is_(None))
    if subject_id is not None:
        query = query.where(Document.subject_id == subject_id)
    return [
        _row(row) for row in session.scalars(query.order_by(Document.finalised_at.desc(), Document.id.desc()))
    ]


def get_document(session: Session, document_id: int) -> DocumentRow:
    """One final document, also one that was opened again.

    Raises:
        UserError: there is none.
    """
    row = session.get(Document, document_id)
    if row is None:
        raise UserError(
            _("Dokumen ini sudah tidak ada."), next_step=_("Buka lagi halaman Berkas pegawainya.")
        )
    return _row(row)


def find_final(session: Session, *, kind: str, subject_id: int | None, period: str) -> DocumentRow | None:
    """The newest final document of a subject and period."""
    row = session.scalars(
        select(Document)
        .where(*_same(kind, subject_id, period), Document.withdrawn_at.is_(None))
        .order_by(Document.revision.desc())
        .limit(1)
    ).first()
    return _row(row) if row else None


def _same(kind: str, subject_id: int | None, period: str) -> tuple[ColumnElement[bool], ...]:
    """Documents of one kind, subject and period."""
    return Document.kind == kind, Document.subject_id == subject_id, Document.period == period


def _next_revision(session: Session, number: str, same: tuple[ColumnElement[bool], ...]) -> int:
    """0 for a first document; a revision that was printed and withdrawn is not given again."""
    newest = select(func.max(Document.revision))
    known = [session.scalars(newest.where(*terms)).one() for terms in ((Document.number == number,), same)]
    return max((found + 1 for found in known if found is not None), default=0)


def _reason_of_reopening(session: Session, same: tuple[ColumnElement[bool], ...]) -> str:
    """Why the document before was opened again, "" where there is none."""
    before = session.scalars(
        select(Document).where(*same).order_by(Document.revision.desc(), Document.id.desc()).limit(1)
    ).first()
    return _row(before).withdrawn_reason if before is not None else ""


def _row(row: Document) -> DocumentRow:
    # One column keeps both reasons, a line each: why it was made, then why it was opened again.
    made_for, _line, withdrawn_for = row.reason.partition("\n")
    return DocumentRow(
        row.id,
        row.kind,
        row.subject_id,
        row.subject_name,
        row.period,
        row.number,
        row.revision,
        row.content,
        row.fingerprint,
        row.finalised_at,
        made_for,
        row.withdrawn_at,
        withdrawn_for,
    )

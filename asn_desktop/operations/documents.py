"""This file holds final documents: numbered, frozen, fingerprinted, and checked by fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.document import Document, DocumentCounter
from asn_desktop.operations.acts import act, require
from asn_desktop.operations.clock import now, today
from asn_desktop.rules.document_number import document_number
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One final document."""

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
    if earlier is not None and len(reason.strip()) < 10:
        raise UserError(_("Tulis alasan minimal 10 huruf, akan tercetak di lembar perbaikan."))
    summary = _("{number} difinalkan").format(number=number)
    with act(session, Right.FINALISE, "document.final", summary):
        row = Document(
            kind=kind,
            subject_id=subject_id,
            subject_name=subject_name,
            period=period,
            number=number,
            revision=_next_revision(session, number, earlier),
            reason=reason.strip(),
            content=dict(content),
            fingerprint=fingerprint_of(content),
            finalised_at=now(session),
        )
        session.add(row)
        session.flush()
    return _row(row)


def list_documents(session: Session, *, subject_id: int | None = None) -> list[DocumentRow]:
    """Final documents, newest first."""
    query = select(Document).where(Document.withdrawn_at.is_(None))
    if subject_id is not None:
        query = query.where(Document.subject_id == subject_id)
    return [
        _row(row) for row in session.scalars(query.order_by(Document.finalised_at.desc(), Document.id.desc()))
    ]


def find_final(session: Session, *, kind: str, subject_id: int | None, period: str) -> DocumentRow | None:
    """The newest final document of a subject and period."""
    row = session.scalars(
        select(Document)
        .where(
            Document.kind == kind,
            Document.subject_id == subject_id,
            Document.period == period,
            Document.withdrawn_at.is_(None),
        )
        .order_by(Document.revision.desc())
        .limit(1)
    ).first()
    return _row(row) if row else None


def check_fingerprint(session: Session, typed: str) -> str:
    """Tell in a sentence whether a printed fingerprint belongs to a document of this office."""
    parts = typed.strip().split(";")
    digits = "".join(letter for letter in parts[-1].lower() if letter in "0123456789abcdef")
    if len(digits) < 8:
        raise UserError(_("Ketik sidik dokumen minimal 8 angka dan huruf, tercetak di bawah kode QR."))
    rows = session.scalars(
        select(Document)
        .where(Document.fingerprint.startswith(digits))
        .order_by(Document.withdrawn_at.is_not(None), Document.revision.desc(), Document.id.desc())
    ).all()
    for row in rows:
        newest = find_final(session, kind=row.kind, subject_id=row.subject_id, period=row.period)
        facts = {"number": row.number, "date": format_long(row.finalised_at.astimezone().date())}
        if row.withdrawn_at is not None:
            return _("Cocok dengan {number}, final {date}, tetapi sudah ditarik.").format(**facts)
        if newest is not None and newest.document_id != row.id:
            return _("Cocok dengan {number}, final {date}, tetapi sudah ada Perbaikan {revision}.").format(
                **facts, revision=newest.revision
            )
        return _("Cocok dengan {number}, final {date}.").format(**facts)
    return _("Tidak cocok. Dokumen ini mungkin dicetak oleh kantor lain atau isinya berubah.")


def _next_revision(session: Session, number: str, earlier: DocumentRow | None) -> int:
    """0 for a first document; a revision that was printed and withdrawn is not given again."""
    same_number = session.scalars(select(func.max(Document.revision)).where(Document.number == number)).one()
    known = [found for found in (same_number, earlier.revision if earlier else None) if found is not None]
    return max(known) + 1 if known else 0


def _row(row: Document) -> DocumentRow:
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
    )

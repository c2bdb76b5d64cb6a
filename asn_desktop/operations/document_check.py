"""This file holds the check of a printed document: whose it is, and whether it still counts."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.document import Document
from asn_desktop.operations.certificate_register import describe_certificate, find_certificate
from asn_desktop.operations.documents import DocumentRow, find_final
from asn_desktop.rules.indonesian_date import format_long


@dataclass(frozen=True, slots=True)
class Answer:
    """What a fingerprint says; `is_current` is False for a document that was opened again or replaced."""

    sentence: str
    is_known: bool = True
    is_current: bool = True


def check_fingerprint(session: Session, typed: str) -> Answer:
    """Tell whether a printed fingerprint belongs to a document of this office.

    Raises:
        UserError: fewer than eight digits.
    """
    parts = typed.strip().split(";")
    digits = "".join(letter for letter in parts[-1].lower() if letter in "0123456789abcdef")
    if len(digits) < 8:
        raise UserError(
            _("Sidik dokumen minimal 8 angka dan huruf."),
            next_step=_("Ketik yang tercetak di bawah kode QR."),
        )
    # A document made final again without a change has the same fingerprint; the scanned code names its number.
    scanned = parts[1].strip() if len(parts) > 2 else ""
    row = session.scalars(
        select(Document)
        .where(Document.fingerprint.startswith(digits))
        .order_by(
            Document.number != scanned,
            Document.withdrawn_at.is_not(None),
            Document.revision.desc(),
            Document.id.desc(),
        )
        .limit(1)
    ).first()
    if row is None and (found := find_certificate(session, digits)) is not None:
        return Answer(describe_certificate(found), is_current=not found.is_withdrawn)
    if row is None:
        words = _("Tidak cocok. Dokumen ini mungkin dicetak oleh kantor lain atau isinya berubah.")
        return Answer(words, is_known=False, is_current=False)
    newest = find_final(session, kind=row.kind, subject_id=row.subject_id, period=row.period)
    return _answer(row, newest)


def _answer(row: Document, newest: DocumentRow | None) -> Answer:
    final_day = format_long(row.finalised_at.astimezone().date())
    facts = {"number": row.number, "date": final_day}
    if row.withdrawn_at is not None:
        words = _("Cocok dengan {number}, final {date}, tetapi sudah ditarik {day}.").format(
            **facts, day=format_long(row.withdrawn_at.astimezone().date())
        )
        return Answer(f"{words} {_what_holds(newest)}", is_current=False)
    if newest is not None and newest.document_id != row.id:
        words = _("Cocok dengan {number}, final {date}, tetapi sudah ada Perbaikan {revision}.")
        return Answer(words.format(**facts, revision=newest.revision), is_current=False)
    return Answer(_("Cocok dengan {number}, final {date}.").format(**facts))


def _what_holds(newest: DocumentRow | None) -> str:
    if newest is None:
        return _("Penggantinya belum difinalkan.")
    return _("Yang berlaku {number}, Perbaikan {revision}.").format(
        number=newest.number, revision=newest.revision
    )

"""This file holds the reading of issued certificates, and how a printed one is known again."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import extract, select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import IssuedCertificate, Participant
from asn_desktop.models.employee import Employee
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.person_name import full_name

_ROWS = (
    select(
        *(IssuedCertificate.id, IssuedCertificate.number, IssuedCertificate.issued_on, IssuedCertificate.jp),
        *(IssuedCertificate.withdrawn_at, IssuedCertificate.participant_id, Participant.employee_id),
        *(Employee.nip, Employee.front_title, Employee.name, Employee.back_title),
        *(IssuedCertificate.activity_id, Activity.title),
    )
    .join(Participant, Participant.id == IssuedCertificate.participant_id)
    .join(Employee, Employee.id == Participant.employee_id)
    .join(Activity, Activity.id == IssuedCertificate.activity_id)
    .order_by(IssuedCertificate.issued_on, IssuedCertificate.number, IssuedCertificate.id)
)


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One number of the register; a certificate that was taken back keeps it and holds no more."""

    certificate_id: int
    number: str
    issued_on: date
    jp: int | None
    is_withdrawn: bool
    participant_id: int
    employee_id: int
    nip: str | None
    name: str
    activity_id: int
    activity: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 over what the register says, which no later change of a name touches."""
        facts = [self.number, self.issued_on.isoformat(), self.activity_id, self.participant_id, self.jp]
        return hashlib.sha256(json.dumps(facts, separators=(",", ":")).encode()).hexdigest()


def list_certificates(
    session: Session,
    *,
    activity_id: int | None = None,
    year: int | None = None,
    with_withdrawn: bool = False,
) -> list[CertificateLine]:
    """Certificates by day and number, of one activity or of one year where asked."""
    query = _ROWS
    if activity_id is not None:
        query = query.where(IssuedCertificate.activity_id == activity_id)
    if year is not None:
        query = query.where(extract("year", IssuedCertificate.issued_on) == year)
    if not with_withdrawn:
        query = query.where(IssuedCertificate.withdrawn_at.is_(None))
    return [
        CertificateLine(
            row.id,
            row.number,
            row.issued_on,
            row.jp,
            row.withdrawn_at is not None,
            row.participant_id,
            row.employee_id,
            row.nip,
            full_name(row.front_title, row.name, row.back_title),
            row.activity_id,
            row.title,
        )
        for row in read_rows(session, query)
    ]


def find_certificate(session: Session, digits: str) -> CertificateLine | None:
    """The certificate whose fingerprint begins with these digits (lower case, at least eight)."""
    if len(digits) < 8:
        return None
    return next(
        (
            line
            for line in list_certificates(session, with_withdrawn=True)
            if line.fingerprint.startswith(digits)
        ),
        None,
    )


def describe_certificate(line: CertificateLine) -> str:
    """What "Periksa dokumen" answers for a certificate of this office."""
    words = _("Cocok dengan sertifikat {number}, {name}, {activity}, {day}.")
    if line.is_withdrawn:
        words = _("Cocok dengan sertifikat {number}, {name}, {activity}, {day}, tetapi sudah ditarik.")
    return words.format(
        number=line.number, name=line.name, activity=line.activity, day=format_long(line.issued_on)
    )

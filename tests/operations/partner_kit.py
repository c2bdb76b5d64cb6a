"""This file holds short ways to make partners, agreements and internships for the cases."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from asn_desktop.operations.agreement_form import AgreementForm
from asn_desktop.operations.agreements import add_agreement
from asn_desktop.operations.internship_form import InternshipForm
from asn_desktop.operations.internships import add_internship
from asn_desktop.operations.partners import PartnerForm, add_partner
from asn_desktop.rules.partner_kind import AgreementKind, Direction, PartnerKind

CAMPUS = PartnerForm(
    "Universitas Contoh",
    PartnerKind.UNIVERSITY,
    scope="narasumber, magang dua arah",
    contact_name="Dr. Laila Contoh",
    contact_phone="0812 0000 0000",
)
MOU = AgreementForm(
    AgreementKind.MOU,
    date(2024, 12, 1),
    date(2026, 11, 30),
    our_number="12/PKS/2024",
    their_number="88/UN.C/2024",
    signed_on=date(2024, 11, 28),
    our_signer="Ratna Contoh",
    our_signer_role="Wali Kota Palembang",
    scope="Magang, narasumber, pendampingan arsip",
)
STUDENT = InternshipForm(
    Direction.IN,
    date(2026, 11, 2),
    date(2026, 11, 27),
    student_name="Nabila Contoh",
    student_number="0401128",
    study="Administrasi Publik",
    field="Pelayanan umum",
    campus_mentor="Dr. Laila Contoh",
    request_number="114/UN.C/2026",
    request_on=date(2026, 10, 20),
    permit_number="070/221/Kesbangpol/2026",
)


def campus(session: Session, **changes: object) -> int:
    return add_partner(session, replace(CAMPUS, **changes))  # type: ignore[arg-type]


def mou(session: Session, partner_id: int, **changes: object) -> int:
    return add_agreement(session, partner_id, replace(MOU, **changes))  # type: ignore[arg-type]


def student(session: Session, partner_id: int, **changes: object) -> int:
    return add_internship(session, partner_id, replace(STUDENT, **changes)).internship_id  # type: ignore[arg-type]


def placement(session: Session, partner_id: int, employee_id: int, **changes: object) -> int:
    form = InternshipForm(
        Direction.OUT,
        date(2026, 11, 2),
        date(2026, 11, 13),
        employee_id=employee_id,
        field="Arsip digital",
        mentor_name="Dr. Laila Contoh",
        request_number="800/ST-7/PLU/2026",
    )
    return add_internship(session, partner_id, replace(form, **changes)).internship_id  # type: ignore[arg-type]

"""This file holds what an agreement's form contains and what is wrong with it, field by field."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.models.partner import Agreement, Partner
from asn_desktop.operations.clock import today
from asn_desktop.operations.partner_forms import date_problems, number_key
from asn_desktop.operations.typed_forms import cleaned
from asn_desktop.rules.partner_kind import AgreementKind

AGREEMENT_FIELDS = (
    "kind",
    "title",
    "our_number",
    "their_number",
    "signed_on",
    "starts_on",
    "ends_on",
    "our_signer",
    "our_signer_role",
    "parent_office",
    "power_number",
    "power_on",
    "their_signer",
    "their_signer_role",
    "scope",
    "attachment_id",
)


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """An agreement as typed; without `signed_on` it is a draft, without `ends_on` it runs until ended."""

    kind: AgreementKind
    starts_on: date
    ends_on: date | None = None
    title: str = ""
    our_number: str = ""
    their_number: str = ""
    signed_on: date | None = None
    our_signer: str = ""
    our_signer_role: str = ""
    parent_office: str = ""
    power_number: str = ""
    power_on: date | None = None
    their_signer: str = ""
    their_signer_role: str = ""
    scope: str = ""
    attachment_id: int | None = None


def label_of(kind: AgreementKind, our_number: str, their_number: str = "") -> str:
    """`MoU 12/PKS/2023`, or `MoU tanpa nomor`."""
    return _("{kind} {number}").format(kind=kind.label, number=our_number or their_number or _("tanpa nomor"))


def clean_agreement(
    session: Session, partner_id: int, form: AgreementForm, *, but: int | None = None
) -> AgreementForm:
    """The form with clean text.

    Raises:
        FormProblems: dates out of order, a number that another agreement has, signed without a number.
    """
    clean = cleaned(form, paragraphs=("scope",))
    problems = date_problems(clean.starts_on, clean.ends_on, on=today(session))
    if clean.signed_on is not None:
        if clean.signed_on > today(session):
            problems["signed_on"] = _("Tanggal tanda tangan belum tiba, kosongkan bila masih draf")
        elif not (clean.our_number or clean.their_number):
            problems["our_number"] = _("Isi nomor naskah yang sudah ditandatangani")
    if clean.power_on is not None and clean.signed_on is not None and clean.power_on > clean.signed_on:
        problems["power_on"] = _("Surat kuasa lebih baru dari tanda tangan naskahnya")
    problems |= _number_problems(session, partner_id, clean, but)
    if problems:
        raise FormProblems(problems)
    return clean


def _number_problems(
    session: Session, partner_id: int, form: AgreementForm, but: int | None
) -> dict[str, str]:
    """A number of ours is given once; one of theirs once by the same partner."""
    problems: dict[str, str] = {}
    rows = session.execute(
        select(Agreement, Partner.name)
        .join(Partner, Partner.id == Agreement.partner_id)
        .where(Agreement.withdrawn_at.is_(None))
    )
    for row, partner in rows:
        if row.id == but:
            continue
        words = _("Nomor ini sudah dipakai {agreement} dengan {partner}").format(
            agreement=row.kind.label, partner=partner
        )
        if form.our_number and number_key(form.our_number) == number_key(row.our_number):
            problems["our_number"] = words
        if (
            form.their_number
            and row.partner_id == partner_id
            and number_key(form.their_number) == number_key(row.their_number)
        ):
            problems["their_number"] = words
    return problems

"""This file holds what one can do with partners: add, change, archive, bring back."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.partner import Partner
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.typed_forms import cleaned
from asn_desktop.rules.partner_kind import PartnerKind
from asn_desktop.rules.permission import Right
from asn_desktop.rules.search_text import normalise

LONGEST_NAME = 200
PARTNER_FIELDS = (
    "name",
    "kind",
    "address",
    "scope",
    "accreditation",
    "contact_name",
    "contact_role",
    "contact_phone",
    "contact_email",
    "note",
)


@dataclass(frozen=True, slots=True)
class PartnerForm:
    """A partner as typed."""

    name: str
    kind: PartnerKind
    address: str = ""
    scope: str = ""
    accreditation: str = ""
    contact_name: str = ""
    contact_role: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    note: str = ""


def add_partner(session: Session, form: PartnerForm) -> int:
    """Add a partner; return the id.

    Raises:
        FormProblems: no name, or the name is taken.
    """
    clean = _clean(session, form)
    with act(session, Right.DEVELOP, "partner.add", _("Mitra {name} ditambahkan").format(name=clean.name)):
        row = Partner(**{field: getattr(clean, field) for field in PARTNER_FIELDS})
        session.add(row)
        session.flush()
    return row.id


def change_partner(session: Session, partner_id: int, form: PartnerForm) -> None:
    """Publish a changed form.

    Raises:
        FormProblems: see `add_partner`.
        UserError: the partner is gone.
    """
    row = get_partner_row(session, partner_id)
    clean = _clean(session, form, but=partner_id)
    with act(session, Right.DEVELOP, "partner.change", _("Mitra {name} diubah").format(name=clean.name)):
        for field in PARTNER_FIELDS:
            setattr(row, field, getattr(clean, field))


def archive_partner(session: Session, partner_id: int) -> None:
    """Take a partner out of the lists; agreements and internships stay.

    Raises:
        UserError: the partner is gone or archived already.
    """
    row = get_partner_row(session, partner_id)
    if row.archived_at is not None:
        raise UserError(_("Mitra {name} sudah diarsipkan sebelumnya.").format(name=row.name))
    summary = _("Mitra {name} dipindah ke arsip").format(name=row.name)
    with act(session, Right.DEVELOP, "partner.archive", summary):
        row.archived_at = now(session)


def restore_partner(session: Session, partner_id: int) -> None:
    """Bring an archived partner back into the lists.

    Raises:
        UserError: the partner is gone.
    """
    row = get_partner_row(session, partner_id)
    summary = _("Mitra {name} dipulihkan dari arsip").format(name=row.name)
    with act(session, Right.DEVELOP, "partner.restore", summary):
        row.archived_at = None


def get_partner_row(session: Session, partner_id: int) -> Partner:
    """The partner's row, for other operations.

    Raises:
        UserError: the partner is not there any more.
    """
    row = session.get(Partner, partner_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(_("Mitra ini sudah tidak ada."), next_step=_("Muat ulang daftar mitra."))
    return row


def get_open_partner(session: Session, partner_id: int) -> Partner:
    """The row of a partner with whom something new may begin.

    Raises:
        UserError: the partner is gone or archived.
    """
    row = get_partner_row(session, partner_id)
    if row.archived_at is not None:
        raise UserError(
            _("Mitra {name} ada di arsip.").format(name=row.name),
            next_step=_("Pulihkan mitranya lebih dulu."),
        )
    return row


def _clean(session: Session, form: PartnerForm, *, but: int | None = None) -> PartnerForm:
    clean = cleaned(form, paragraphs=("note",))
    problems: dict[str, str] = {}
    if not clean.name:
        problems["name"] = _("Isi nama mitra")
    elif len(clean.name) > LONGEST_NAME:
        problems["name"] = _("Nama mitra paling panjang {most} huruf").format(most=LONGEST_NAME)
    elif (other := _same_name(session, clean.name, but)) is not None:
        problems["name"] = (
            _("Mitra {name} sudah ada di daftar")
            if other.archived_at is None
            else _("Mitra {name} ada di arsip, pulihkan saja")
        ).format(name=other.name)
    if clean.contact_email and "@" not in clean.contact_email:
        problems["contact_email"] = _("Alamat pos-el memuat tanda @")
    if problems:
        raise FormProblems(problems)
    return clean


def _same_name(session: Session, name: str, but: int | None) -> Partner | None:
    wanted = normalise(name)
    rows = session.scalars(select(Partner).where(Partner.withdrawn_at.is_(None)))
    return next((row for row in rows if row.id != but and normalise(row.name) == wanted), None)

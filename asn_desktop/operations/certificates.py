"""This file holds what one can do with certificates: add one, take one back."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.employee import Certificate
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.staff import get_employee_row, name_of
from asn_desktop.operations.typed_forms import cleaned
from asn_desktop.rules.permission import Right


@dataclass(frozen=True, slots=True)
class CertificateForm:
    """A certificate as typed; `expires_on` is empty when it does not end."""

    name: str
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    attachment_id: int | None = None


def add_certificate(session: Session, employee_id: int, form: CertificateForm) -> int:
    """Add a certificate to a person; return its id.

    Raises:
        FormProblems: the name is empty, or it ends before it was issued.
    """
    form = cleaned(form)
    problems: dict[str, str] = {}
    if not form.name:
        problems["name"] = _("Isi nama sertifikat")
    if form.issued_on and form.expires_on and form.expires_on <= form.issued_on:
        problems["expires_on"] = _("Tanggal berakhir harus sesudah tanggal terbit")
    if problems:
        raise FormProblems(problems)
    owner = get_employee_row(session, employee_id)
    summary = _("Sertifikat {certificate} milik {name} dicatat").format(
        certificate=form.name, name=name_of(owner)
    )
    with act(session, Right.EDIT_STAFF, "certificate.add", summary):
        row = Certificate(
            employee_id=employee_id,
            name=form.name,
            number=form.number,
            issuer=form.issuer,
            issued_on=form.issued_on,
            expires_on=form.expires_on,
            attachment_id=form.attachment_id,
        )
        session.add(row)
        session.flush()
    return row.id


def withdraw_certificate(session: Session, certificate_id: int) -> None:
    """Take a certificate out of the list; it stays in the history.

    Raises:
        UserError: it was taken out before.
    """
    row = session.get(Certificate, certificate_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(
            _("Sertifikat ini sudah dihapus sebelumnya."),
            next_step=_("Buka lagi halaman Berkas pegawainya."),
        )
    with act(
        session,
        Right.EDIT_STAFF,
        "certificate.withdraw",
        _("Sertifikat {name} dihapus").format(name=row.name),
    ):
        row.withdrawn_at = now(session)

"""This file holds what one can do with agreements: add, change, renew, end early, withdraw."""

from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.partner import Agreement
from asn_desktop.operations.acts import act
from asn_desktop.operations.agreement_form import (
    AGREEMENT_FIELDS,
    AgreementForm,
    clean_agreement,
    label_of,
)
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.partners import get_open_partner
from asn_desktop.rules.agreement_term import renewal_dates
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right


def add_agreement(
    session: Session, partner_id: int, form: AgreementForm, *, previous_id: int | None = None
) -> int:
    """Add an agreement to a partner; return its id. `previous_id` is the one that it renews.

    Raises:
        FormProblems: dates out of order, a number that another agreement has, signed without a number.
        UserError: the partner is gone or archived.
    """
    partner = get_open_partner(session, partner_id)
    clean = clean_agreement(session, partner_id, form)
    summary = _("{agreement} dengan {partner} dicatat").format(
        agreement=label_of(clean.kind, clean.our_number, clean.their_number), partner=partner.name
    )
    with act(session, Right.DEVELOP, "agreement.add", summary):
        row = Agreement(
            partner_id=partner_id,
            previous_id=previous_id,
            **{field: getattr(clean, field) for field in AGREEMENT_FIELDS},
        )
        session.add(row)
        session.flush()
    return row.id


def change_agreement(session: Session, agreement_id: int, form: AgreementForm) -> None:
    """Publish a changed form; a draft that gets its date of signing comes into force.

    Raises:
        FormProblems: see `add_agreement`.
        UserError: it is gone.
    """
    row = get_agreement_row(session, agreement_id)
    clean = clean_agreement(session, row.partner_id, form, but=agreement_id)
    if row.ended_on is not None and not _holds(clean.starts_on, clean.ends_on, row.ended_on):
        raise FormProblems(
            {
                "ends_on": _("Kerja sama ini diakhiri {day}, masa berlakunya harus memuat hari itu").format(
                    day=format_long(row.ended_on)
                )
            }
        )
    with act(
        session, Right.DEVELOP, "agreement.change", _("{agreement} diubah").format(agreement=_label(row))
    ):
        for field in AGREEMENT_FIELDS:
            setattr(row, field, getattr(clean, field))


def renewal_form(session: Session, agreement_id: int) -> AgreementForm:
    """The form that renewing opens: parties and scope as before, dates that follow, no numbers yet.

    Raises:
        UserError: it is gone.
    """
    row = get_agreement_row(session, agreement_id)
    last = row.ends_on if row.ended_on is None else row.ended_on
    first, until = renewal_dates(row.starts_on, last, on=today(session))
    return AgreementForm(
        kind=row.kind,
        starts_on=first,
        ends_on=until,
        title=row.title,
        our_signer=row.our_signer,
        our_signer_role=row.our_signer_role,
        parent_office=row.parent_office,
        their_signer=row.their_signer,
        their_signer_role=row.their_signer_role,
        scope=row.scope,
    )


def renew_agreement(session: Session, agreement_id: int, form: AgreementForm | None = None) -> int:
    """Make the draft that follows an agreement, as typed or as prefilled; return its id.

    Raises:
        FormProblems: see `add_agreement`.
        UserError: it is a draft itself, is being renewed already, or the partner is archived.
    """
    row = get_agreement_row(session, agreement_id)
    if row.signed_on is None:
        raise UserError(
            _("{agreement} masih draf.").format(agreement=_label(row)),
            next_step=_("Lengkapi draf itu, perpanjangannya belum diperlukan."),
        )
    follower = session.scalars(
        select(Agreement).where(Agreement.previous_id == agreement_id, Agreement.withdrawn_at.is_(None))
    ).first()
    if follower is not None:
        raise UserError(
            _("{agreement} sudah diperpanjang dengan {other}.").format(
                agreement=_label(row), other=_label(follower)
            ),
            next_step=_("Buka perpanjangan itu untuk melengkapinya."),
        )
    partner = get_open_partner(session, row.partner_id)
    summary = _("{agreement} dengan {partner} diperpanjang").format(
        agreement=_label(row), partner=partner.name
    )
    with act(session, Right.DEVELOP, "agreement.renew", summary):
        return add_agreement(
            session,
            row.partner_id,
            form or renewal_form(session, agreement_id),
            previous_id=agreement_id,
        )


def end_agreement(session: Session, agreement_id: int, *, ended_on: date) -> None:
    """End an agreement before its last day.

    Raises:
        UserError: it is a draft, has ended, or the day lies outside it or in the future.
    """
    row = get_agreement_row(session, agreement_id)
    if row.signed_on is None:
        raise UserError(
            _("{agreement} masih draf.").format(agreement=_label(row)),
            next_step=_("Hapus draf itu bila tidak jadi."),
        )
    if row.ended_on is not None:
        raise UserError(
            _("{agreement} sudah diakhiri {day}.").format(
                agreement=_label(row), day=format_long(row.ended_on)
            )
        )
    if ended_on > today(session) or not _holds(row.starts_on, row.ends_on, ended_on):
        raise FormProblems(
            {
                "ended_on": _("Pilih hari antara {first} dan {last}").format(
                    first=format_long(row.starts_on),
                    last=format_long(min(row.ends_on or date.max, today(session))),
                )
            }
        )
    summary = _("{agreement} diakhiri {day}").format(agreement=_label(row), day=format_long(ended_on))
    with act(session, Right.DEVELOP, "agreement.end", summary):
        row.ended_on = ended_on


def withdraw_agreement(session: Session, agreement_id: int) -> None:
    """Take an agreement out of the list; it stays in the history.

    Raises:
        UserError: it is gone, or another one renews it.
    """
    row = get_agreement_row(session, agreement_id)
    follower = session.scalars(
        select(Agreement).where(Agreement.previous_id == agreement_id, Agreement.withdrawn_at.is_(None))
    ).first()
    if follower is not None:
        raise UserError(
            _("{agreement} diperpanjang oleh {other}.").format(agreement=_label(row), other=_label(follower)),
            next_step=_("Hapus perpanjangannya lebih dulu."),
        )
    summary = _("{agreement} dihapus").format(agreement=_label(row))
    with act(session, Right.DEVELOP, "agreement.withdraw", summary):
        row.withdrawn_at = now(session)


def attach_agreement_file(session: Session, agreement_id: int, attachment_id: int | None) -> None:
    """Tie a kept file to an agreement, or take it away.

    Raises:
        UserError: the agreement is gone.
    """
    row = get_agreement_row(session, agreement_id)
    words = (
        _("Naskah {agreement} dilampirkan") if attachment_id is not None else _("Naskah {agreement} dilepas")
    )
    with act(session, Right.DEVELOP, "agreement.file", words.format(agreement=_label(row))):
        row.attachment_id = attachment_id


def get_agreement_row(session: Session, agreement_id: int) -> Agreement:
    """The agreement's row, for other operations.

    Raises:
        UserError: it is not there any more.
    """
    row = session.get(Agreement, agreement_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(_("Kerja sama ini sudah tidak ada."), next_step=_("Muat ulang daftar mitra."))
    return row


def _label(row: Agreement) -> str:
    return label_of(row.kind, row.our_number, row.their_number)


def _holds(starts_on: date, ends_on: date | None, day: date) -> bool:
    return starts_on <= day and (ends_on is None or day <= ends_on)

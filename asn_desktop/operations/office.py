"""This file holds the office itself: made once, then kept up to date."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.office import Office
from asn_desktop.operations.acts import act
from asn_desktop.operations.typed_forms import cleaned
from asn_desktop.rules.nip import clean_nip
from asn_desktop.rules.office_code import first_id, office_number
from asn_desktop.rules.permission import Right
from asn_desktop.storage.ids import set_first_id


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """Everything the letterhead and the side bar say about the office."""

    code: str
    name: str
    short: str
    kecamatan: str
    city: str
    province: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    head_name: str = ""
    head_nip: str = ""
    emblem_id: int | None = None


def create_office_row(session: Session, facts: OfficeFacts) -> int:
    """Write the office into its new database; must be the first thing in it.

    Raises:
        UserError: the database already holds an office.
    """
    if session.scalars(select(Office.id)).first() is not None:
        raise UserError(_("Folder ini sudah berisi data kantor."), next_step=_("Pilih folder lain."))
    facts = cleaned(facts)
    set_first_id(session, first_id(office_number(facts.code)))
    with act(
        session, Right.SETTINGS, "office.create", _("Kantor {name} dibuat").format(name=facts.name)
    ) as opened:
        opened.may_be_undone = False
        row = Office(**{name: getattr(facts, name) for name in OfficeFacts.__slots__})
        session.add(row)
        session.flush()
    return row.id


def get_office(session: Session) -> OfficeFacts:
    """The office of this database.

    Raises:
        UserError: there is none yet.
    """
    row = session.scalars(select(Office)).first()
    if row is None:
        raise UserError(_("Data kantor belum diisi."), next_step=_("Buka Pengaturan, Kantor."))
    return OfficeFacts(**{name: getattr(row, name) for name in OfficeFacts.__slots__})


def change_office(session: Session, facts: OfficeFacts) -> None:
    """Change what the letterhead says; the code stays. Final documents keep what they printed.

    Raises:
        FormProblems: name, kecamatan or city is empty, or the head's NIP is not one.
    """
    facts = cleaned(facts)
    problems: dict[str, str] = {}
    for field, words in (
        ("name", _("Isi nama kelurahan")),
        ("kecamatan", _("Isi nama kecamatan")),
        ("city", _("Isi nama kota atau kabupaten")),
        ("short", _("Isi singkatan untuk nomor dokumen, misalnya PLU")),
    ):
        if not getattr(facts, field):
            problems[field] = words
    head_nip = clean_nip(facts.head_nip)
    if head_nip and len(head_nip) != 18:
        problems["head_nip"] = _("NIP harus 18 angka, yang diketik baru {count}").format(count=len(head_nip))
    if problems:
        raise FormProblems(problems)
    row = session.scalars(select(Office)).one()
    with act(session, Right.SETTINGS, "office.change", _("Data kantor diubah")):
        for name in OfficeFacts.__slots__:
            if name != "code":
                setattr(row, name, getattr(facts, name))
        row.head_nip = head_nip

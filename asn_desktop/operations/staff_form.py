"""This file holds what a person's form contains and what is wrong with it, field by field."""

from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.models.employee import Employee
from asn_desktop.operations.clock import today
from asn_desktop.operations.typed_forms import cleaned, length_problem
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.nip import check_nip, clean_nip
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.position import MAX_TITLE_LENGTH
from asn_desktop.rules.rank import parse_golongan
from asn_desktop.rules.search_text import normalise


@dataclass(frozen=True, slots=True)
class EmployeeForm:
    """One person as typed. Text is kept as typed; the NIP may hold spaces and dots."""

    name: str
    employment: Employment
    nip: str = ""
    front_title: str = ""
    back_title: str = ""
    sex: Sex | None = None
    birth_place: str = ""
    birth_date: date | None = None
    education: str = ""
    phone: str = ""
    note: str = ""
    golongan: str = ""
    golongan_from: date | None = None
    position: str = ""
    position_from: date | None = None
    is_outside: bool = False


def clean_form(session: Session, form: EmployeeForm, *, employee_id: int | None = None) -> EmployeeForm:
    """The form with NIP cleaned and sex and birth date taken from it where empty.

    Raises:
        FormProblems: with one sentence per field, the words of ux.md 7.5.
    """
    form = cleaned(form, paragraphs=("note",))
    problems: dict[str, str] = {}
    if not form.name:
        problems["name"] = _("Isi nama lengkap")
    elif too_long := length_problem(full_name(form.front_title, form.name, form.back_title)):
        problems["name"] = too_long
    if too_long := length_problem(form.position, MAX_TITLE_LENGTH):
        problems["position"] = too_long
    if not form.position and not form.is_outside and form.employment is not Employment.NON_ASN:
        problems["position"] = _("Pilih jabatan, supaya standar kompetensinya bisa dipasang")
    digits = clean_nip(form.nip) or None
    sex, birth_date = form.sex, form.birth_date
    if digits is None and form.employment.needs_nip and not form.is_outside:
        problems["nip"] = _("Isi NIP 18 angka, tenaga pendukung saja yang boleh tanpa NIP")
    elif digits is not None:
        checked = check_nip(digits, employment=form.employment, on=today(session))
        if checked.problems:
            problems["nip"] = checked.problems[0]
        elif (owner := _other_owner(session, digits, employee_id)) is not None:
            problems["nip"] = _("NIP ini sudah dipakai {name}").format(name=owner)
        elif checked.nip is not None:
            sex, birth_date = sex or checked.nip.sex, birth_date or checked.nip.birth_date
    golongan = ""
    if form.golongan:
        parsed = parse_golongan(form.golongan, form.employment)
        if parsed is None:
            problems["golongan"] = _("Golongan belum dikenal, tulis seperti III/d atau IX")
        golongan = parsed or ""
    if problems:
        raise FormProblems(problems)
    return replace(form, nip=digits or "", sex=sex, birth_date=birth_date, golongan=golongan)


def search_text_of(name: str, nip: str | None, position: str) -> str:
    """What the full-text index keeps of a person."""
    return normalise(f"{name} {nip or ''} {position}")


def _other_owner(session: Session, nip: str, employee_id: int | None) -> str | None:
    row = session.get(Employee, employee_id) if employee_id is not None else None
    if row is not None and row.nip == nip and row.deleted_at is None:
        return None
    return find_nip_owner(session, nip, but=employee_id)


def find_nip_owner(session: Session, nip: str, *, but: int | None = None) -> str | None:
    """Full name of the person who has this NIP already, if any."""
    query = select(Employee).where(Employee.nip == nip, Employee.deleted_at.is_(None))
    if but is not None:
        query = query.where(Employee.id != but)
    found = session.scalars(query.limit(1)).first()
    return full_name(found.front_title, found.name, found.back_title) if found else None

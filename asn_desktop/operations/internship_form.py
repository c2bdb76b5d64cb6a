"""This file holds what an internship's form contains, what is wrong with it, and what to look at twice."""

from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import Participant
from asn_desktop.models.employee import Employee, StatusRecord
from asn_desktop.models.partner import Internship, Partner
from asn_desktop.operations.clock import today
from asn_desktop.operations.partner_forms import date_problems
from asn_desktop.operations.staff import name_of
from asn_desktop.operations.typed_forms import cleaned
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.internship_life import overlaps
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.rules.staff_status import StaffStatus

LONGEST_YEARS = 3
INTERNSHIP_FIELDS = (
    "direction",
    "employee_id",
    "student_name",
    "student_number",
    "study",
    "field",
    "starts_on",
    "ends_on",
    "mentor_id",
    "mentor_name",
    "campus_mentor",
    "request_number",
    "request_on",
    "permit_number",
    "report",
)


@dataclass(frozen=True, slots=True)
class InternshipForm:
    """An internship as typed.

    `in` is a student with a name, `out` one of our people by `employee_id`. For `in` the request is the
    letter of the campus, for `out` the surat tugas. The mentor is `mentor_id`, one of our people, or a
    name outside the office.
    """

    direction: Direction
    starts_on: date
    ends_on: date
    employee_id: int | None = None
    student_name: str = ""
    student_number: str = ""
    study: str = ""
    field: str = ""
    mentor_id: int | None = None
    mentor_name: str = ""
    campus_mentor: str = ""
    request_number: str = ""
    request_on: date | None = None
    permit_number: str = ""
    report: str = ""


def clean_internship(
    session: Session, partner: Partner, form: InternshipForm, *, but: int | None = None
) -> InternshipForm:
    """The form with clean text; what belongs to the other direction is emptied.

    Raises:
        FormProblems: a name or person is missing, the person left or is elsewhere, dates out of order.
    """
    clean = cleaned(form, paragraphs=("report",))
    on = today(session)
    problems = date_problems(clean.starts_on, clean.ends_on, on=on)
    if not problems and (clean.ends_on - clean.starts_on).days > LONGEST_YEARS * 366:
        problems["ends_on"] = _("Magang paling lama {years} tahun, periksa tahunnya").format(
            years=LONGEST_YEARS
        )
    if clean.request_on is not None and clean.request_on > on:
        problems["request_on"] = _("Tanggal surat belum tiba")
    if clean.direction is Direction.IN:
        clean = replace(clean, employee_id=None)
        problems |= _student_problems(session, partner, clean, but)
    else:
        clean = replace(clean, student_name="", student_number="", study="")
        problems |= _own_problems(session, clean, but)
    problems |= _mentor_problems(session, clean)
    if problems:
        raise FormProblems(problems)
    return clean


def warn_internship(session: Session, form: InternshipForm) -> tuple[str, ...]:
    """Sentences about what may clash: leave and activities in those days. They stop nothing."""
    if form.employee_id is None:
        return ()
    found = [
        _("Cuti {first} sampai {last} jatuh dalam masa magang.").format(
            first=format_long(row.valid_from),
            last=format_long(row.valid_to) if row.valid_to else _("selesai"),
        )
        for row in session.scalars(
            select(StatusRecord).where(
                StatusRecord.employee_id == form.employee_id,
                StatusRecord.status == StaffStatus.LEAVE,
                StatusRecord.withdrawn_at.is_(None),
            )
        )
        if overlaps(form.starts_on, form.ends_on, row.valid_from, row.valid_to or date.max)
    ]
    activities = session.execute(
        select(Activity.title, Activity.starts_on, Activity.ends_on)
        .join(Participant, Participant.activity_id == Activity.id)
        .where(
            Participant.employee_id == form.employee_id,
            Participant.withdrawn_at.is_(None),
            Activity.withdrawn_at.is_(None),
            Activity.starts_on.is_not(None),
            Activity.starts_on <= form.ends_on,
        )
        .order_by(Activity.starts_on)
    )
    for title, first, last in activities:
        if first is not None and overlaps(form.starts_on, form.ends_on, first, last or first):
            words = _("Kegiatan {title} pada {day} jatuh dalam masa magang.")
            found.append(words.format(title=title, day=format_long(first)))
    return tuple(found)


def _student_problems(
    session: Session, partner: Partner, form: InternshipForm, but: int | None
) -> dict[str, str]:
    if not form.student_name:
        return {"student_name": _("Isi nama peserta magang")}
    if not form.student_number:
        return {}
    for row in session.scalars(
        _open_internships(but).where(
            Internship.partner_id == partner.id, Internship.student_number == form.student_number
        )
    ):
        if overlaps(form.starts_on, form.ends_on, row.starts_on, row.ends_on):
            words = _("Nomor ini sudah tercatat magang atas nama {name} {first} sampai {last}")
            return {
                "student_number": words.format(
                    name=row.student_name,
                    first=format_long(row.starts_on),
                    last=format_long(row.ends_on),
                )
            }
    return {}


def _own_problems(session: Session, form: InternshipForm, but: int | None) -> dict[str, str]:
    person = session.get(Employee, form.employee_id) if form.employee_id is not None else None
    if person is None or person.deleted_at is not None:
        return {"employee_id": _("Pilih pegawai yang magang")}
    name = name_of(person)
    if person.is_outside or person.archived_at is not None or not person.status.is_of_office:
        return {"employee_id": _("{name} sudah tidak bertugas di kantor ini").format(name=name)}
    if not person.employment.is_asn:
        words = _("{name} tenaga pendukung, magang keluar untuk ASN")
        return {"employee_id": words.format(name=name)}
    for row, partner_name in session.execute(
        _open_internships(but)
        .add_columns(Partner.name)
        .join(Partner, Partner.id == Internship.partner_id)
        .where(Internship.employee_id == form.employee_id)
    ):
        if overlaps(form.starts_on, form.ends_on, row.starts_on, row.ends_on):
            words = _("{name} sudah magang di {partner} {first} sampai {last}")
            return {
                "employee_id": words.format(
                    name=name,
                    partner=partner_name,
                    first=format_long(row.starts_on),
                    last=format_long(row.ends_on),
                )
            }
    return {}


def _mentor_problems(session: Session, form: InternshipForm) -> dict[str, str]:
    if form.mentor_id is None:
        return {}
    mentor = session.get(Employee, form.mentor_id)
    if mentor is None or mentor.deleted_at is not None:
        return {"mentor_id": _("Pilih pembimbing dari daftar pegawai")}
    if form.mentor_id == form.employee_id:
        return {"mentor_id": _("Pembimbing harus orang lain")}
    return {}


def _open_internships(but: int | None) -> Select[Internship]:
    query = select(Internship).where(Internship.withdrawn_at.is_(None), Internship.cancelled_on.is_(None))
    return query if but is None else query.where(Internship.id != but)

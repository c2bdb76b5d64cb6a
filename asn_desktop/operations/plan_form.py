"""This file holds what the form of a plan line contains and what is wrong with it, field by field."""

from dataclasses import dataclass, fields, replace
from datetime import date
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.models.competency import Competency
from asn_desktop.models.employee import Employee
from asn_desktop.models.learning import LearningForm
from asn_desktop.models.partner import Partner
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.clock import today
from asn_desktop.operations.staff import name_of
from asn_desktop.operations.typed_forms import cleaned, length_problem
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.plan_contents import LEAST_JP, MOST_JP

MOST_RUPIAH = 10**12
MOST_TITLE = 250


@dataclass(frozen=True, slots=True)
class LineForm:
    """One line of a plan as typed; rupiah are whole, `fits_curriculum` None: nobody has looked yet.

    `target_level` None takes the standard of the person's position. `need` says what the line
    answers; empty, it is written from the gap.
    """

    employee_id: int
    title: str
    competency_id: int | None = None
    target_level: int | None = None
    need: str = ""
    form_id: int | None = None
    organiser: str = ""
    partner_id: int | None = None
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    due_on: date | None = None
    jp: int | None = None
    fits_curriculum: bool | None = None
    curriculum_basis: str = ""
    cost_rupiah: int = 0
    fund_source: str = ""
    measure: str = ""
    reviewer: str = ""


FORM_FIELDS = tuple(field.name for field in fields(LineForm))


@dataclass(frozen=True, slots=True)
class SavedLine:
    """A line that was written, and what a person may want to look at."""

    line_id: int
    warnings: tuple[str, ...] = ()


def form_of(row: PlanLine) -> LineForm:
    """What the form shows before anything is typed."""
    return LineForm(**{name: getattr(row, name) for name in FORM_FIELDS})


def clean_line_form(session: Session, form: LineForm) -> LineForm:
    """The form with clean text; what names one day alone ends on it.

    Raises:
        FormProblems: one sentence per field.
    """
    clean = cleaned(replace(form, ends_on=form.ends_on or form.starts_on), paragraphs=("need", "measure"))
    problems = _problems_of_person(session, clean) | _problems_of_dates(clean)
    if not clean.title:
        problems["title"] = _("Isi nama pengembangan, misalnya Lokakarya pelayanan prima")
    elif words := length_problem(clean.title, MOST_TITLE):
        problems["title"] = words
    problems |= _problems_of_numbers(clean) | _problems_of_references(session, clean)
    if problems:
        raise FormProblems(problems)
    return clean


def warnings_of(session: Session, form: LineForm) -> tuple[str, ...]:
    """What is allowed and yet unusual: a day that is past already."""
    on = today(session)
    for field_day in (form.ends_on, form.due_on):
        if field_day is not None and field_day < on:
            words = _("Tanggalnya sudah lewat, {day}. Catat di riwayat JP bila sudah dilaksanakan.")
            return (words.format(day=format_long(field_day)),)
    return ()


def _problems_of_person(session: Session, form: LineForm) -> dict[str, str]:
    row = session.get(Employee, form.employee_id)
    if row is None or row.deleted_at is not None or row.is_outside:
        return {"employee_id": _("Pilih pegawai dari daftar pegawai")}
    if row.archived_at is not None or not row.status.is_of_office:
        return {"employee_id": _("{name} sudah tidak bekerja di kantor ini").format(name=name_of(row))}
    return {}


def _problems_of_dates(form: LineForm) -> dict[str, str]:
    if form.starts_on is None and form.ends_on is not None:
        return {"starts_on": _("Isi tanggal mulainya lebih dulu")}
    if form.starts_on is not None and form.ends_on is not None and form.ends_on < form.starts_on:
        return {
            "ends_on": _("Tanggal selesai harus sesudah tanggal mulai, {start}").format(
                start=format_long(form.starts_on)
            )
        }
    return {}


def _problems_of_numbers(form: LineForm) -> dict[str, str]:
    problems: dict[str, str] = {}
    if form.jp is not None and not LEAST_JP <= form.jp <= MOST_JP:
        problems["jp"] = _("JP satu rencana antara {least} dan {most}").format(least=LEAST_JP, most=MOST_JP)
    if form.target_level is not None and not 1 <= form.target_level <= 5:
        problems["target_level"] = _("Tingkat antara 1 dan 5")
    if not 0 <= form.cost_rupiah <= MOST_RUPIAH:
        problems["cost_rupiah"] = _("Biaya ditulis dalam rupiah, 0 atau lebih")
    return problems


def _problems_of_references(session: Session, form: LineForm) -> dict[str, str]:
    problems: dict[str, str] = {}
    if form.competency_id is not None:
        competency = session.get(Competency, form.competency_id)
        if competency is None or competency.deleted_at is not None:
            problems["competency_id"] = _("Pilih kompetensi dari kamus")
    if form.form_id is not None:
        kind = session.get(LearningForm, form.form_id)
        if kind is None or kind.withdrawn_at is not None:
            problems["form_id"] = _("Pilih bentuk pengembangan")
    if form.partner_id is not None:
        partner = session.get(Partner, form.partner_id)
        if partner is None or partner.withdrawn_at is not None:
            problems["partner_id"] = _("Pilih mitra dari daftar mitra")
    return problems

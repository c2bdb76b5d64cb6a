"""This file holds what the form of one learning contains and what stands against it, field by field."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.models.employee import Employee, StatusRecord
from asn_desktop.models.learning import LearningForm, LearningRecord
from asn_desktop.operations.clock import today
from asn_desktop.operations.staff import get_employee_row, name_of
from asn_desktop.operations.typed_forms import cleaned, length_problem
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.learning import Scope
from asn_desktop.rules.learning_hours import LEAST_JP, MOST_JP, MOST_TIMES, LearningFacts
from asn_desktop.rules.learning_identity import CertificateFacts, identity_of

MOST_LETTERS = 300
"""Letters of a title; the longest that are printed on certificates have about 250."""
_FIRST_YEAR = 1990
_MINUTES_PER_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class LearningEntry:
    """One learning of one person as typed; the field names are those of the form's problems.

    `curriculum_jp` is what the certificate or list says, `days` None means every day from start to end,
    `times` sessions or semesters. The JP that counts is reckoned from these, never typed.
    """

    employee_id: int
    form_id: int
    title: str
    starts_on: date
    ends_on: date
    organiser: str = ""
    scope: Scope = Scope.NATIONAL
    days: int | None = None
    times: int = 1
    minutes: int | None = None
    curriculum_jp: int | None = None
    certificate_number: str = ""
    certificate_on: date | None = None
    competency_id: int | None = None
    plan_line_id: int | None = None
    activity_id: int | None = None
    internship_id: int | None = None
    attachment_id: int | None = None

    @property
    def facts(self) -> LearningFacts:
        """What the JP is counted from."""
        return LearningFacts(
            self.starts_on,
            self.ends_on,
            self.scope,
            self.days,
            self.times,
            self.minutes,
            self.curriculum_jp,
        )

    @property
    def counted_facts(self) -> tuple[object, ...]:
        """All that makes a difference to the JP."""
        return (self.employee_id, self.form_id, self.facts)

    @property
    def certificate(self) -> CertificateFacts:
        """What the certificate is known by."""
        return CertificateFacts(
            self.title, self.organiser, self.starts_on, self.ends_on, self.certificate_number
        )

    @property
    def identity(self) -> str:
        """What a second record of the same certificate shares."""
        return identity_of(self.certificate)


@dataclass(frozen=True, slots=True)
class RecordedLearning:
    """A record that was written: its id, the JP that counts (None: not known), how, and what to look at."""

    record_id: int
    jp: int | None
    note: str
    warnings: tuple[str, ...] = ()


def entry_of(row: LearningRecord) -> LearningEntry:
    """The raw facts of a record."""
    return LearningEntry(**{field: getattr(row, field) for field in LearningEntry.__dataclass_fields__})


def clean_entry(session: Session, entry: LearningEntry) -> LearningEntry:
    """The entry with tidy texts.

    Raises:
        FormProblems: with one sentence per field.
        UserError: the person is not there any more.
    """
    entry = cleaned(entry)
    person = get_employee_row(session, entry.employee_id)
    problems = _problems_of_person(session, person, entry)
    form = session.get(LearningForm, entry.form_id)
    if form is None or form.withdrawn_at is not None:
        problems["form_id"] = _("Pilih bentuk pengembangan")
    if not entry.title:
        problems["title"] = _("Isi nama kegiatan")
    elif (too_long := length_problem(entry.title, MOST_LETTERS)) is not None:
        problems["title"] = too_long
    problems |= _problems_of_dates(entry, today(session)) or _problems_of_amounts(entry)
    if problems:
        raise FormProblems(problems)
    return entry


def _problems_of_person(session: Session, person: Employee, entry: LearningEntry) -> dict[str, str]:
    name = name_of(person)
    if person.is_outside:
        return {"employee_id": _("{name} pejabat luar kantor, catat di kantornya").format(name=name)}
    if person.archived_at is not None:
        return {"employee_id": _("{name} ada di arsip, pulihkan dulu").format(name=name)}
    if person.status.is_of_office:
        return {}
    left_on = session.scalars(
        select(StatusRecord.valid_from)
        .where(
            StatusRecord.employee_id == person.id,
            StatusRecord.status == person.status,
            StatusRecord.withdrawn_at.is_(None),
        )
        .order_by(StatusRecord.valid_from.desc())
        .limit(1)
    ).first()
    if left_on is None:
        words = _("{name} sudah tidak bertugas di kantor ini").format(name=name)
        return {"employee_id": words}
    if entry.ends_on < left_on:
        return {}
    words = _("{name} sudah tidak bertugas di kantor ini sejak {day}")
    return {"employee_id": words.format(name=name, day=format_long(left_on))}


def _problems_of_dates(entry: LearningEntry, on: date) -> dict[str, str]:
    problems: dict[str, str] = {}
    if entry.starts_on.year < _FIRST_YEAR:
        problems["starts_on"] = _("Tanggal mulai terlalu lama, tulis tahun mulai {year}").format(
            year=_FIRST_YEAR
        )
    if entry.ends_on < entry.starts_on:
        problems["ends_on"] = _("Tanggal selesai mendahului tanggal mulai")
    elif entry.ends_on > on:
        problems["ends_on"] = _("Tanggal selesai masih akan datang, catat sesudah kegiatan selesai")
    if entry.certificate_on is not None and entry.certificate_on > on:
        problems["certificate_on"] = _("Tanggal sertifikat masih akan datang")
    return problems


def _problems_of_amounts(entry: LearningEntry) -> dict[str, str]:
    problems: dict[str, str] = {}
    span = (entry.ends_on - entry.starts_on).days + 1
    if entry.curriculum_jp is not None and not LEAST_JP <= entry.curriculum_jp <= MOST_JP:
        problems["curriculum_jp"] = _("JP diisi {least} sampai {most}").format(
            least=LEAST_JP, most=f"{MOST_JP:,}".replace(",", ".")
        )
    if entry.days is not None and not 1 <= entry.days <= span:
        words = _("Jumlah hari diisi 1 sampai {span}, sesuai tanggalnya")
        problems["days"] = words.format(span=span)
    if not 1 <= entry.times <= MOST_TIMES:
        problems["times"] = _("Jumlah kali diisi 1 sampai {most}").format(most=MOST_TIMES)
    if entry.minutes is not None and not 1 <= entry.minutes <= span * _MINUTES_PER_DAY:
        problems["minutes"] = _("Jumlah menit tidak sesuai tanggalnya, periksa lagi")
    return problems

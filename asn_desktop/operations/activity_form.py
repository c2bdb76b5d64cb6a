"""This file holds what the form of an activity contains and what is wrong with it, field by field."""

from dataclasses import dataclass, fields, replace
from datetime import date, time
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import Participant
from asn_desktop.models.learning import LearningForm
from asn_desktop.models.partner import Partner
from asn_desktop.operations.activity_rows import sessions_of
from asn_desktop.operations.typed_forms import cleaned
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.learning import Scope

MOST_DAYS, MOST_JP, MOST_SEATS = 366, 400, 1000
MOST_RUPIAH = 1_000_000_000_000


@dataclass(frozen=True, slots=True)
class ActivityForm:
    """One activity as typed; rupiah are whole, `jp` is what one who attends all of it gets.

    `attendance_percent` None: as the office set it.
    """

    title: str
    form_id: int | None = None
    scope: Scope = Scope.NATIONAL
    starts_on: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    mode: str = ""
    seats: int | None = None
    jp: int | None = None
    organiser: str = ""
    partner_id: int | None = None
    fee_rupiah: int = 0
    fixed_rupiah: int = 0
    fund_source: str = ""
    background: str = ""
    aim: str = ""
    outcome: str = ""
    has_test: bool = False
    attendance_percent: int | None = None
    follow_up_on: date | None = None


FORM_FIELDS = tuple(field.name for field in fields(ActivityForm))
TEXT_FIELDS = ("background", "aim", "outcome")


def form_of(row: Activity) -> ActivityForm:
    """What the form shows before anything is typed."""
    return ActivityForm(**{name: getattr(row, name) for name in FORM_FIELDS})


def clean_activity(session: Session, form: ActivityForm, *, activity_id: int | None = None) -> ActivityForm:
    """The form with its text cleaned; an activity that names one day alone ends on it.

    Raises:
        FormProblems: one sentence per field.
    """
    clean = cleaned(replace(form, ends_on=form.ends_on or form.starts_on), paragraphs=TEXT_FIELDS)
    problems = _words(clean) | _dates(clean) | _numbers(clean) | _references(session, clean)
    if activity_id is not None and not problems:
        problems |= _against_what_is_there(session, clean, activity_id)
    if problems:
        raise FormProblems(problems)
    return clean


def _words(form: ActivityForm) -> dict[str, str]:
    if not form.title:
        return {"title": _("Isi nama kegiatan")}
    if len(form.title) > 300:
        return {"title": _("Nama kegiatan paling panjang 300 huruf")}
    return {}


def _dates(form: ActivityForm) -> dict[str, str]:
    problems: dict[str, str] = {}
    if form.starts_on is None:
        if form.ends_on is not None:
            problems["starts_on"] = _("Isi tanggal mulainya lebih dulu")
    elif form.ends_on is not None and form.ends_on < form.starts_on:
        problems["ends_on"] = _("Tanggal selesai harus sesudah tanggal mulai, {start}").format(
            start=format_long(form.starts_on)
        )
    elif form.ends_on is not None and (form.ends_on - form.starts_on).days >= MOST_DAYS:
        problems["ends_on"] = _("Satu kegiatan paling lama {count} hari, periksa tahunnya").format(
            count=MOST_DAYS
        )
    if (form.starts_at is None) != (form.ends_at is None):
        problems["ends_at"] = _("Isi jam mulai dan jam selesai, atau kosongkan keduanya")
    elif form.starts_at is not None and form.ends_at is not None and form.ends_at <= form.starts_at:
        problems["ends_at"] = _("Jam selesai harus sesudah jam mulai")
    if form.follow_up_on is not None and form.ends_on is not None and form.follow_up_on <= form.ends_on:
        problems["follow_up_on"] = _("Tanggal tindak lanjut harus sesudah kegiatan selesai")
    return problems


def _numbers(form: ActivityForm) -> dict[str, str]:
    problems: dict[str, str] = {}
    if form.jp is not None and not 1 <= form.jp <= MOST_JP:
        problems["jp"] = _("JP harus 1 sampai {most}, yang diketik {found}").format(
            most=MOST_JP, found=form.jp
        )
    if form.seats is not None and not 1 <= form.seats <= MOST_SEATS:
        problems["seats"] = _("Kursi harus 1 sampai {most}, yang diketik {found}").format(
            most=MOST_SEATS, found=form.seats
        )
    for name in ("fee_rupiah", "fixed_rupiah"):
        if not 0 <= getattr(form, name) <= MOST_RUPIAH:
            problems[name] = _("Biaya harus 0 rupiah atau lebih, dan tidak melebihi 1 triliun")
    if form.attendance_percent is not None and not 1 <= form.attendance_percent <= 100:
        problems["attendance_percent"] = _("Batas kehadiran harus 1 sampai 100 persen")
    return problems


def _references(session: Session, form: ActivityForm) -> dict[str, str]:
    problems: dict[str, str] = {}
    if form.form_id is not None:
        kind = session.get(LearningForm, form.form_id)
        if kind is None or kind.withdrawn_at is not None:
            problems["form_id"] = _("Bentuk kegiatan ini sudah tidak ada, pilih yang lain")
    if form.partner_id is not None:
        partner = session.get(Partner, form.partner_id)
        if partner is None or partner.withdrawn_at is not None:
            problems["partner_id"] = _("Mitra ini sudah tidak ada, pilih yang lain")
    return problems


def _against_what_is_there(session: Session, form: ActivityForm, activity_id: int) -> dict[str, str]:
    problems: dict[str, str] = {}
    count = session.scalars(
        select(func.count())
        .select_from(Participant)
        .where(Participant.activity_id == activity_id, Participant.withdrawn_at.is_(None))
    ).one()
    if form.seats is not None and form.seats < count:
        problems["seats"] = _("Sudah ada {count} peserta, kurangi pesertanya lebih dulu").format(count=count)
    agenda = sessions_of(session, activity_id)
    outside = [
        row.held_on
        for row in agenda
        if form.starts_on is None or not form.starts_on <= row.held_on <= (form.ends_on or form.starts_on)
    ]
    if outside:
        problems["starts_on"] = _(
            "Sesi {day} berada di luar tanggal kegiatan, ubah sesinya atau pindahkan seluruh kegiatan "
            "lewat kalender"
        ).format(day=format_long(outside[0]))
    return problems

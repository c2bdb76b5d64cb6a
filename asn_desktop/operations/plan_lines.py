"""This file holds what one can do with a line of a plan: add, change, double, drop, cancel, copy a year."""

from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import Participant
from asn_desktop.models.competency import Competency
from asn_desktop.models.employee import Employee
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.gaps import GapCell, office_gaps
from asn_desktop.operations.plan_form import (
    FORM_FIELDS,
    LineForm,
    SavedLine,
    clean_line_form,
    form_of,
    warnings_of,
)
from asn_desktop.operations.plan_needs import need_words
from asn_desktop.operations.plan_rows import (
    check_year,
    counting_lines,
    get_line,
    is_present,
    owner_name,
    refuse_decided,
)
from asn_desktop.operations.staff import name_of
from asn_desktop.operations.typed_forms import clean_reason
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_dates import same_weekday
from asn_desktop.rules.plan_stage import LineStatus


@dataclass(frozen=True, slots=True)
class CopyResult:
    """What copying a year brought: how many lines, who was left out because they left, how many were there."""

    copied: int
    gone: tuple[str, ...] = ()
    already_there: int = 0


def add_line(session: Session, year: int, form: LineForm, *, is_proposed: bool = False) -> SavedLine:
    """Add one draft line; the gap it answers is kept as it is today.

    Raises:
        FormProblems: see `clean_line_form`.
        UserError: the plan of that year is decided, or the account may not do this.
    """
    check_year(year)
    refuse_decided(session, year)
    clean = clean_line_form(session, form)
    return write_line(session, year, clean, is_proposed=is_proposed)


def write_line(
    session: Session,
    year: int,
    clean: LineForm,
    *,
    activity_id: int | None = None,
    is_proposed: bool = False,
    cell: GapCell | None = None,
) -> SavedLine:
    """Write a line from a form that was found clean; `cell` is the gap where it is at hand already."""
    row = PlanLine(year=year, status=LineStatus.DRAFT, recorded_at=now(session))
    row.activity_id, row.is_proposed = activity_id, is_proposed
    _fill(session, row, clean, cell)
    person = session.get_one(Employee, clean.employee_id)
    summary = _("Rencana {title} untuk {name} ditambahkan").format(title=clean.title, name=name_of(person))
    with act(session, Right.DEVELOP, "plan.add", summary):
        session.add(row)
        session.flush()
    return SavedLine(row.id, warnings_of(session, clean))


def change_line(session: Session, line_id: int, form: LineForm) -> SavedLine:
    """Change one line that is not carried out yet.

    Raises:
        FormProblems: see `clean_line_form`.
        UserError: the plan is decided, or the line is done, cancelled or gone.
    """
    row = get_line(session, line_id)
    refuse_decided(session, row.year)
    _refuse_settled(row)
    if row.status is LineStatus.SCHEDULED and form.employee_id != row.employee_id:
        raise UserError(
            _("Baris ini sudah menjadi kegiatan, jadi pegawainya tetap."),
            next_step=_("Batalkan baris ini, lalu tambah baris untuk pegawai lain."),
        )
    clean = clean_line_form(session, form)
    summary = _("Rencana {title} milik {name} diubah").format(
        title=clean.title, name=owner_name(session, row)
    )
    with act(session, Right.DEVELOP, "plan.change", summary):
        _fill(session, row, clean, None)
    return SavedLine(row.id, warnings_of(session, clean))


def duplicate_line(session: Session, line_id: int, *, employee_id: int | None = None) -> SavedLine:
    """Add a draft with the same words, for the same person or another one.

    Raises:
        FormProblems: the person has left.
        UserError: the plan is decided, or the line is gone.
    """
    row = get_line(session, line_id)
    form = form_of(row)
    if employee_id is not None and employee_id != row.employee_id:
        form = replace(form, employee_id=employee_id, need="", target_level=None)
    return add_line(session, row.year, form)


def drop_line(session: Session, line_id: int) -> None:
    """Take a line that nothing hangs on out of the plan.

    Raises:
        UserError: the plan is decided, or the line is scheduled, done or gone.
    """
    row = get_line(session, line_id)
    refuse_decided(session, row.year)
    if row.status in (LineStatus.SCHEDULED, LineStatus.DONE):
        raise UserError(
            _("Baris ini sudah {status}, jadi tidak dapat dihapus.").format(status=row.status.label.lower()),
            next_step=_("Batalkan dengan alasan bila tidak jadi dilaksanakan."),
        )
    summary = _("Rencana {title} milik {name} dihapus").format(title=row.title, name=owner_name(session, row))
    with act(session, Right.DEVELOP, "plan.drop", summary):
        row.withdrawn_at = now(session)


def cancel_line(session: Session, line_id: int, *, reason: str) -> None:
    """Say that a line will not be carried out, also of a decided plan; the reason stays in the history.

    Who was to join an activity that has not begun is taken off its list.

    Raises:
        UserError: the reason is short, the line is done, cancelled or gone, or the activity has begun.
    """
    row = get_line(session, line_id)
    _refuse_settled(row)
    why = clean_reason(reason)
    places = _places_of(session, row)
    summary = _("Rencana {title} milik {name} dibatalkan. Alasan, {reason}").format(
        title=row.title, name=owner_name(session, row), reason=why
    )
    with act(session, Right.DEVELOP, "plan.cancel", summary):
        for place in places:
            place.withdrawn_at = now(session)
        row.status = LineStatus.CANCELLED


def copy_from_year(session: Session, year: int, *, source_year: int | None = None) -> CopyResult:
    """Copy last year's lines as drafts, each on the same weekday a year later.

    People who left are left out, and what this year has already (same person, same title) is not
    copied twice. Gaps are those of today.

    Raises:
        UserError: the plan is decided, or last year has no lines.
    """
    source = year - 1 if source_year is None else source_year
    check_year(year)
    refuse_decided(session, year)
    lines = counting_lines(session, source)
    if not lines:
        raise UserError(
            _("Rencana {year} kosong, belum ada yang bisa disalin.").format(year=source),
            next_step=_("Buat rencana dari selisih."),
        )
    have = {(one.employee_id, one.title.casefold()) for one in counting_lines(session, year)}
    gone: set[str] = set()
    copied = already = 0
    summary = _("Rencana {year} disalin dari {source}").format(year=year, source=source)
    with act(session, Right.DEVELOP, "plan.copy", summary):
        cells = cells_by_competency(session, today(session))
        for line in lines:
            if not is_present(session.get(Employee, line.employee_id)):
                gone.add(owner_name(session, line))
            elif (line.employee_id, line.title.casefold()) in have:
                already += 1
            else:
                have.add((line.employee_id, line.title.casefold()))
                cell = cells.get((line.employee_id, line.competency_id or 0))
                write_line(session, year, _moved(session, line, year - source), cell=cell)
                copied += 1
    return CopyResult(copied, tuple(sorted(gone)), already)


def cells_by_competency(session: Session, on: date) -> dict[tuple[int, int], GapCell]:
    """Score and standard of every person and competency of the office."""
    return {
        (person, cell.competency_id): cell
        for person, found in office_gaps(session, on=on).items()
        for cell in found.cells
    }


def _moved(session: Session, line: PlanLine, years: int) -> LineForm:
    form = form_of(line)

    def later(day: date | None) -> date | None:
        return None if day is None else same_weekday(day, day.year + years)

    starts_on = later(form.starts_on)
    ends_on = form.ends_on
    if starts_on is not None and form.starts_on is not None and form.ends_on is not None:
        ends_on = starts_on + (form.ends_on - form.starts_on)
    need = "" if form.need == _words_of(session, line) else form.need
    return replace(form, starts_on=starts_on, ends_on=ends_on, due_on=later(form.due_on), need=need)


def _words_of(session: Session, line: PlanLine) -> str:
    """What a line answers by its own figures; empty when it answers no gap."""
    if line.competency_id is None or line.standard is None or line.score is None or (line.gap or 0) >= 0:
        return ""
    return need_words(session.get_one(Competency, line.competency_id).name, line.standard, line.score)


def _fill(session: Session, row: PlanLine, clean: LineForm, cell: GapCell | None) -> None:
    is_same = (row.employee_id, row.competency_id) == (clean.employee_id, clean.competency_id)
    if not is_same and clean.need == row.need:
        clean = replace(clean, need="")
    for name in FORM_FIELDS:
        if getattr(row, name) != getattr(clean, name):
            setattr(row, name, getattr(clean, name))
    if not is_same:
        found = cell
        if found is None and clean.competency_id is not None:
            found = _cell_of(session, clean.employee_id, clean.competency_id)
        row.standard = found.standard if found else None
        row.score = found.score if found else None
        row.gap = found.gap if found else None
    row.target_level = row.target_level or row.standard
    row.need = row.need or _words_of(session, row)


def _cell_of(session: Session, employee_id: int, competency_id: int) -> GapCell | None:
    found = office_gaps(session, on=today(session), employee_id=employee_id).get(employee_id)
    return (
        next((cell for cell in found.cells if cell.competency_id == competency_id), None) if found else None
    )


def _refuse_settled(row: PlanLine) -> None:
    if row.status in (LineStatus.DONE, LineStatus.CANCELLED):
        raise UserError(
            _("Baris ini sudah {status}.").format(status=row.status.label.lower()),
            next_step=_("Duplikatkan bila ingin merencanakannya lagi."),
        )


def _places_of(session: Session, row: PlanLine) -> list[Participant]:
    """The person's place in the activity of the line, which must not have begun."""
    if row.activity_id is None:
        return []
    activity = session.get(Activity, row.activity_id)
    places = session.scalars(
        select(Participant).where(
            Participant.activity_id == row.activity_id,
            Participant.employee_id == row.employee_id,
            Participant.withdrawn_at.is_(None),
        )
    ).all()
    if (
        places
        and activity is not None
        and activity.stage not in (ActivityStage.PLAN, ActivityStage.SCHEDULED)
    ):
        raise UserError(
            _("Kegiatan {title} sudah berjalan.").format(title=activity.title),
            next_step=_("Catat kehadirannya di Kegiatan, baris rencana mengikuti hasilnya."),
        )
    return list(places)

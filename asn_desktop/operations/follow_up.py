"""This file holds the look 3 to 12 months later: is what was learned done at work, by people and by the unit."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import FollowUp
from asn_desktop.models.employee import Employee
from asn_desktop.operations.activity_rows import get_activity_row
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import today
from asn_desktop.operations.staff import name_of
from asn_desktop.rules.follow_up import FollowUpSummary, level_labels, summarise_follow_up
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One look at a person, or at the unit where `employee_id` is None; `level` 1 not yet to 4 always."""

    follow_up_id: int
    activity_id: int
    activity: str
    employee_id: int | None
    name: str
    due_on: date
    done_on: date | None
    level: int | None
    finding: str


@dataclass(frozen=True, slots=True)
class FollowUpResult:
    """The looks of one activity: people, the unit, and how many do at work what they learned."""

    people: tuple[FollowUpRow, ...]
    unit: FollowUpRow | None
    summary: FollowUpSummary


def record_finding(
    session: Session, follow_up_id: int, *, level: int | None, finding: str, done_on: date | None = None
) -> None:
    """Write down what was seen; `done_on` None is today. A person needs a level, the unit a sentence.

    Raises:
        FormProblems: a level outside 1 to 4, nothing found, or a day ahead or before the activity ended.
        UserError: the look was taken back with its activity, or the account may not.
    """
    row = session.get(FollowUp, follow_up_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(_("Tindak lanjut ini sudah ditarik, karena kegiatannya dibuka kembali."))
    activity = get_activity_row(session, row.activity_id)
    day, words = done_on or today(session), " ".join(finding.split())
    problems = _problems(row, activity, level, words, day, today(session))
    if problems:
        raise FormProblems(problems)
    whom = _("unit") if row.employee_id is None else name_of(session.get_one(Employee, row.employee_id))
    summary = _("Tindak lanjut {title} untuk {name} dicatat").format(title=activity.title, name=whom)
    with act(session, Right.DEVELOP, "follow_up.record", summary):
        row.level, row.finding, row.done_on = level, words, day
        session.flush()


def postpone_follow_up(session: Session, activity_id: int, due_on: date) -> int:
    """Move every look that is still to come to another day, as one act; return how many.

    Raises:
        FormProblems: the day is past.
    """
    if due_on < today(session):
        raise FormProblems({"due_on": _("Pilih tanggal hari ini atau sesudahnya")})
    activity = get_activity_row(session, activity_id)
    rows = session.scalars(
        select(FollowUp).where(
            FollowUp.activity_id == activity_id, FollowUp.withdrawn_at.is_(None), FollowUp.done_on.is_(None)
        )
    ).all()
    moved = [row for row in rows if row.due_on != due_on]
    if moved:
        summary = _("Tindak lanjut {title} dipindah ke {day}").format(
            title=activity.title, day=format_long(due_on)
        )
        with act(session, Right.DEVELOP, "follow_up.move", summary):
            for row in moved:
                row.due_on = due_on
    return len(moved)


def read_follow_up(session: Session, activity_id: int) -> FollowUpResult:
    """The looks of one activity, people by name."""
    rows = [_row(*found) for found in session.execute(_QUERY.where(FollowUp.activity_id == activity_id))]
    people = tuple(row for row in rows if row.employee_id is not None)
    unit = next((row for row in rows if row.employee_id is None), None)
    return FollowUpResult(people, unit, summarise_follow_up(row.level for row in people))


def list_due(session: Session, *, until: date) -> list[FollowUpRow]:
    """Looks that are not done and due by that day, the oldest first."""
    query = _QUERY.where(FollowUp.done_on.is_(None), FollowUp.due_on <= until)
    rows = [_row(*found) for found in session.execute(query)]
    return sorted(rows, key=lambda row: (row.due_on, row.activity_id))


_QUERY = (
    select(FollowUp, Activity, Employee)
    .join(Activity, Activity.id == FollowUp.activity_id)
    .outerjoin(Employee, Employee.id == FollowUp.employee_id)
    .where(
        FollowUp.withdrawn_at.is_(None),
        Activity.withdrawn_at.is_(None),
        Employee.deleted_at.is_(None),
    )
    .order_by(Employee.name, FollowUp.id)
)


def _problems(
    row: FollowUp, activity: Activity, level: int | None, words: str, day: date, on: date
) -> dict[str, str]:
    problems: dict[str, str] = {}
    if level is not None and level not in level_labels():
        problems["level"] = _("Pilih 1 sampai 4")
    elif level is None and row.employee_id is not None:
        problems["level"] = _("Pilih seberapa sering terlihat dalam pekerjaan")
    if row.employee_id is None and not words:
        problems["finding"] = _("Tulis hasil yang terlihat di unit")
    if day > on:
        problems["done_on"] = _("Tanggal pengamatan masih akan datang")
    elif activity.ends_on is not None and day < activity.ends_on:
        problems["done_on"] = _("Tanggal pengamatan mendahului selesainya kegiatan")
    return problems


def _row(row: FollowUp, activity: Activity, employee: Employee | None) -> FollowUpRow:
    return FollowUpRow(
        row.id,
        row.activity_id,
        activity.title,
        row.employee_id,
        name_of(employee) if employee is not None else _("Unit"),
        row.due_on,
        row.done_on,
        row.level,
        row.finding,
    )

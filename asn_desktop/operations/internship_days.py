"""This file holds the days of an internship: attendance and logbook, what is due and what is behind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.models.partner import Internship, InternshipDay
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import today
from asn_desktop.operations.days_off import working_days
from asn_desktop.operations.internship_rows import get_internship_row, get_open_internship, intern_name
from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.internship_life import days_due
from asn_desktop.rules.permission import Right
from asn_desktop.rules.typed_text import clean_lines

LONGEST_LINE = 2000


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One day as typed: H, I, S or A, and the line of the logbook. None and "" leave it empty."""

    day: date
    mark: Attendance | None = None
    work: str = ""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day as it stands; `is_due` working days that have passed, `is_working` whether the office works."""

    day: date
    mark: Attendance | None
    work: str
    is_working: bool
    is_due: bool

    @property
    def is_filled(self) -> bool:
        """Whether nothing is left to do: absence needs no line of work."""
        return self.mark is not None and (self.mark is not Attendance.PRESENT or bool(self.work))


@dataclass(frozen=True, slots=True)
class LogbookCount:
    """Days of the logbook: filled of due, marks by letter."""

    filled: int
    due: int
    present: int = 0
    excused: int = 0
    sick: int = 0
    absent: int = 0

    @property
    def behind(self) -> int:
        """How many due days wait for their line."""
        return self.due - self.filled


def record_days(session: Session, internship_id: int, entries: Sequence[DayEntry]) -> int:
    """Write attendance and logbook of some days as one act; return how many days changed.

    Raises:
        FormProblems: keyed by ISO day; a day outside the internship or still to come, or a long line.
        UserError: the internship is gone, cancelled or finished.
    """
    row = get_open_internship(session, internship_id)
    clean = {entry.day: DayEntry(entry.day, entry.mark, clean_lines(entry.work)) for entry in entries}
    problems = {
        day.isoformat(): words
        for day, entry in clean.items()
        if (words := _problem(row, entry, today(session)))
    }
    if problems:
        raise FormProblems(problems)
    present = _days(session, internship_id)
    changed = 0
    summary = _("Logbook magang {name} dicatat, {count} hari").format(
        name=intern_name(session, row), count=len(clean)
    )
    with act(session, Right.DEVELOP, "internship.day", summary):
        for day, entry in clean.items():
            found = present.get(day)
            if found is None and (entry.mark is not None or entry.work):
                session.add(
                    InternshipDay(internship_id=internship_id, day=day, mark=entry.mark, work=entry.work)
                )
                changed += 1
            elif found is not None and (found.mark, found.work) != (entry.mark, entry.work):
                found.mark, found.work = entry.mark, entry.work
                changed += 1
    return changed


def list_days(session: Session, internship_id: int) -> list[DayRow]:
    """Every working day of the internship and every other day that is filled in, in order.

    Raises:
        UserError: the internship is gone.
    """
    row = get_internship_row(session, internship_id)
    calendar = working_days(session, row.starts_on, row.ends_on)
    return day_rows(row, calendar, _days(session, internship_id), on=today(session))


def day_rows(
    row: Internship, calendar: Iterable[date], filled: Mapping[date, InternshipDay], *, on: date
) -> list[DayRow]:
    """The days of one internship, from the office's working days and what is filled in."""
    working = frozenset(day for day in calendar if row.starts_on <= day <= row.ends_on)
    due = frozenset(days_due(working, on=_until(row, on)))
    rows = []
    for day in sorted(working | {one for one, found in filled.items() if found.mark or found.work}):
        found = filled.get(day)
        mark, work = (found.mark, found.work) if found is not None else (None, "")
        rows.append(DayRow(day, mark, work, day in working, day in due))
    return rows


def count_days(rows: Sequence[DayRow]) -> LogbookCount:
    """The logbook in figures. Only working days that have passed are due; extra days count as attendance."""
    due = [one for one in rows if one.is_due]
    marks = [one.mark for one in rows]
    return LogbookCount(
        filled=sum(one.is_filled for one in due),
        due=len(due),
        present=marks.count(Attendance.PRESENT),
        excused=marks.count(Attendance.EXCUSED),
        sick=marks.count(Attendance.SICK),
        absent=marks.count(Attendance.ABSENT),
    )


def refuse_days_outside(session: Session, internship_id: int, first: date, last: date) -> None:
    """Do not let new dates leave days behind that are filled in.

    Raises:
        FormProblems: the first such day is named.
    """
    filled = [day for day, row in _days(session, internship_id).items() if row.mark or row.work]
    for field, outside in (
        ("starts_on", [day for day in filled if day < first]),
        ("ends_on", [day for day in filled if day > last]),
    ):
        if outside:
            words = _("Logbook sudah terisi pada {day}, kosongkan dulu hari itu")
            raise FormProblems({field: words.format(day=format_long(min(outside)))})


def _days(session: Session, internship_id: int) -> dict[date, InternshipDay]:
    rows = session.scalars(select(InternshipDay).where(InternshipDay.internship_id == internship_id))
    return {row.day: row for row in rows}


def _until(row: Internship, on: date) -> date:
    """The day up to which lines are due; what ended earlier asks for no more."""
    stops = [day for day in (row.finished_on, row.cancelled_on) if day is not None]
    return min([on, *(date.fromordinal(day.toordinal() + 1) for day in stops)])


def _problem(row: Internship, entry: DayEntry, on: date) -> str:
    if not row.starts_on <= entry.day <= row.ends_on:
        return _("{day} di luar masa magang").format(day=format_long(entry.day))
    if entry.day > on and (entry.mark is not None or entry.work):
        return _("{day} belum tiba").format(day=format_long(entry.day))
    if len(entry.work) > LONGEST_LINE:
        return _("Catatan {day} paling panjang {most} huruf").format(
            day=format_long(entry.day), most=LONGEST_LINE
        )
    return ""

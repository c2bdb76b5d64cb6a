"""This file holds what every paper of an activity asks of the database: when, where, who, how long."""

from collections.abc import Sequence
from datetime import date, time
from functools import cached_property

from sqlalchemy.orm import Session

from asn_desktop.operations.activity_reading import ActivityDetail, get_activity
from asn_desktop.operations.attendance_reading import AttendanceGrid, read_grid
from asn_desktop.reports.gather_office import OfficeView, Request
from asn_desktop.reports.parts import Signing
from asn_desktop.reports.people import PersonLine
from asn_desktop.reports.wording import DASH, NBSP, _
from asn_desktop.rules.agenda import Span
from asn_desktop.rules.indonesian_date import (
    MONTHS,
    WEEKDAYS,
    format_long,
    format_short,
    format_time,
    format_weekday_long,
)
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.number_words import spell_number
from asn_desktop.rules.rank import rank_label
from asn_desktop.rules.signature import Signer, plain_block

ZONE = "WIB"
BLANK_NUMBER = "." * 36
BLANK = "." * 20


class ActivityView(OfficeView):
    """One activity and its office, read once for any number of papers."""

    def __init__(self, session: Session, request: Request) -> None:
        super().__init__(session, request)
        self.detail: ActivityDetail = get_activity(session, request.subject_id or 0)

    @property
    def title(self) -> str:
        """Name of the activity."""
        return self.detail.form.title

    @cached_property
    def grid(self) -> AttendanceGrid:
        """Attendance and tests."""
        return read_grid(self.session, self.detail.activity_id)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Days on which it is held, each once."""
        return tuple(dict.fromkeys(span.day for span in self.detail.spans))

    @property
    def when(self) -> str:
        """`Kamis, 23 Oktober 2026`, or from the first to the last day; dots while it has no date."""
        return days_text(self.days) or BLANK

    @property
    def dates(self) -> str:
        """`23 Oktober 2026` or `21 s.d. 23 Oktober 2026`; "" while it has no date."""
        return dates_text(self.days)

    @property
    def hours(self) -> str:
        """`08.30–12.00 WIB`, of all days together; dots while nothing says when."""
        return hours_text(self.detail.spans) or BLANK

    @property
    def place_name(self) -> str:
        """Where it is held, and how if not face to face."""
        form = self.detail.form
        if form.mode and form.mode != "tatap muka":
            return f"{form.place} ({form.mode})" if form.place else form.mode
        return form.place or BLANK

    @property
    def title_and_jp(self) -> str:
        """`Lokakarya Pelayanan Prima (4 JP)`."""
        jp = self.jp
        return f"{self.title} ({jp}{NBSP}JP)" if jp is not None else self.title

    @property
    def jp(self) -> int | None:
        """JP of one who attends all of it."""
        return self.detail.form.jp if self.detail.form.jp is not None else self.detail.session_jp

    @property
    def organiser(self) -> str:
        """Who holds it, the office unless somebody else does."""
        return self.detail.form.organiser or self.office_name

    @cached_property
    def people(self) -> tuple[PersonLine, ...]:
        """Participants by name, as tables name them."""
        return tuple(self.person_line(one.employee_id, one.name) for one in self.detail.participants)

    def person_line(self, employee_id: int, name: str) -> PersonLine:
        """One person with number, rank and position."""
        row = self.staff.get(employee_id)
        if row is None:
            return PersonLine(name)
        return PersonLine(
            row.full_name,
            format_nip(row.nip).replace(" ", NBSP) if row.nip else "",
            rank_label(row.golongan) if row.golongan else "",
            row.position,
        )

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """When and where, as forms head themselves."""
        return (
            (_("Kegiatan"), self.title_and_jp),
            (_("Pukul"), self.hours),
            (_("Hari, tanggal"), self.when),
            (_("Tempat"), self.place_name),
        )


def blank_signing(title: str) -> Signing:
    """A line to sign on, below plain words."""
    return Signing(plain_block(title, Signer("")))


def days_text(days: Sequence[date]) -> str:
    """`Kamis, 23 Oktober 2026`, or `Senin, 5 s.d. Rabu, 7 Oktober 2026`."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return format_weekday_long(first)
    start = f"{WEEKDAYS[first.weekday()]}, {_short_start(first, last)}"
    return _("{first} s.d. {last}").format(first=start, last=format_weekday_long(last))


def dates_text(days: Sequence[date]) -> str:
    """The same without the names of days."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return format_long(first)
    return _("{first} s.d. {last}").format(first=_short_start(first, last), last=format_long(last))


def _short_start(first: date, last: date) -> str:
    if first.year != last.year:
        return format_long(first)
    return str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


def hours_text(spans: Sequence[Span]) -> str:
    """From the first beginning to the last end of a day; "" without times."""
    starts = [span.starts_at for span in spans if span.starts_at is not None]
    ends = [span.ends_at for span in spans if span.ends_at is not None]
    return clock_text(min(starts), max(ends)) if starts and ends else ""


def clock_text(start: time, end: time) -> str:
    """`08.30–12.00 WIB`."""
    return f"{format_time(start)}–{format_time(end)}{NBSP}{ZONE}"


def jp_words(jp: int | None) -> str:
    """`4 (empat) jam pelajaran`, or a dash."""
    if jp is None:
        return DASH
    return _("{jp} ({words}) jam pelajaran").format(jp=jp, words=spell_number(jp))


def agenda_when(span: Span, *, with_day: bool) -> str:
    """When one session is held, short enough for a table; the day where there are several."""
    clock = (
        f"{format_time(span.starts_at)}–{format_time(span.ends_at)}"
        if span.starts_at and span.ends_at
        else ""
    )
    if not with_day:
        return clock or format_short(span.day)
    return ", ".join(part for part in (format_short(span.day), clock) if part)

"""This file holds the days off: the national calendar, and what the office itself knows better."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.activity import PlaceHoliday
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.rules.clash import SATURDAY, DayOff
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right
from asn_desktop.rules.typed_text import clean_line

_OWN = (
    select(PlaceHoliday.id, PlaceHoliday.day, PlaceHoliday.name, PlaceHoliday.is_off)
    .where(PlaceHoliday.withdrawn_at.is_(None))
    .order_by(PlaceHoliday.day)
)
_ESTIMATE = " (perkiraan)"


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day that the office calls off, or works although a calendar calls it off."""

    day_id: int
    day: date
    name: str
    is_off: bool


def list_own_days(session: Session) -> list[OwnDay]:
    """The office's own days, oldest first."""
    return [OwnDay(*row) for row in read_rows(session, _OWN)]


def set_own_day(session: Session, day: date, *, name: str, is_off: bool = True) -> int:
    """Call a day off, or a working day; what was said of that day before is replaced. Return the id.

    Raises:
        FormProblems: the day has no name.
    """
    words = clean_line(name)
    if not words:
        raise FormProblems({"name": _("Isi nama harinya, misalnya hari jadi kota")})
    summary = (_("{day} dicatat libur, {name}") if is_off else _("{day} dicatat tetap masuk, {name}")).format(
        day=format_long(day), name=words
    )
    with act(session, Right.DEVELOP, "day.set", summary):
        found = session.scalars(select(PlaceHoliday).where(PlaceHoliday.day == day)).first()
        if found is None:
            found = PlaceHoliday(day=day)
            session.add(found)
        found.name, found.is_off, found.withdrawn_at = words, is_off, None
        session.flush()
    return found.id


def remove_own_day(session: Session, day_id: int) -> None:
    """Leave a day to the national calendar again.

    Raises:
        UserError: it is not in the list any more.
    """
    found = session.get(PlaceHoliday, day_id)
    if found is None or found.withdrawn_at is not None:
        raise UserError(
            _("Hari ini sudah tidak ada di daftar."), next_step=_("Muat ulang daftar hari libur kantor.")
        )
    summary = _("Catatan hari {day} dihapus").format(day=format_long(found.day))
    with act(session, Right.DEVELOP, "day.remove", summary):
        found.withdrawn_at = now(session)


def days_off(session: Session, first: date, last: date) -> Mapping[date, DayOff]:
    """Days off from the first to the last day, both counted, in order; Saturdays and Sundays only by name."""
    found = dict(_national(first, last))
    for own in list_own_days(session):
        if not first <= own.day <= last:
            continue
        if own.is_off:
            found[own.day] = DayOff(own.name)
        else:
            found.pop(own.day, None)
    return dict(sorted(found.items()))


def called_working(session: Session) -> Collection[date]:
    """Days that the office works although they are weekend or called off."""
    return {own.day for own in list_own_days(session) if not own.is_off}


def working_days(session: Session, first: date, last: date) -> list[date]:
    """The days from the first to the last on which the office works."""
    off, working = days_off(session, first, last), called_working(session)
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return [day for day in days if day in working or (day not in off and day.weekday() < SATURDAY)]


def _national(first: date, last: date) -> dict[date, DayOff]:
    return {
        day: off
        for year in range(first.year, last.year + 1)
        for day, off in _year(year).items()
        if first <= day <= last
    }


@lru_cache(maxsize=16)
def _year(year: int) -> Mapping[date, DayOff]:
    """National holidays and cuti bersama of one year, by the calendar that the program brings along."""
    # Loaded only here: it takes a third of a second, and who never looks at a calendar need not wait.
    from holidays.constants import GOVERNMENT, PUBLIC
    from holidays.countries.indonesia import Indonesia

    joint = Indonesia(years=year, categories=(GOVERNMENT,), language="id", expand=False)
    found = {day: _day(name, is_joint_leave=True) for day, name in joint.items()}
    public = Indonesia(years=year, categories=(PUBLIC,), language="id", expand=False)
    return found | {day: _day(name) for day, name in public.items()}


def _day(name: str, *, is_joint_leave: bool = False) -> DayOff:
    plain = name.replace(_ESTIMATE, "")
    if is_joint_leave:
        plain = plain.removeprefix("Cuti Bersama ")
    return DayOff(plain, is_joint_leave, plain != name and _ESTIMATE in name)

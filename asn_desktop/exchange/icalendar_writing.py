"""This file holds activities as a calendar file (.ics, RFC 5545), for the calendar of a phone or PC."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.exchange.words import _
from asn_desktop.operations.activity_parts import list_sessions, list_speakers
from asn_desktop.operations.activity_reading import ActivityRow, get_activity_line, list_activities
from asn_desktop.operations.acts import require
from asn_desktop.operations.clock import now
from asn_desktop.operations.office import get_office
from asn_desktop.rules.agenda import Span, every_day
from asn_desktop.rules.permission import Right
from asn_desktop.rules.typed_text import clean_line
from asn_desktop.storage.files import write_atomically

if TYPE_CHECKING:
    from icalendar import Event

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesia, where the office stands; no summer time."""
_PRODUCT = "-//ASN Desktop//Kegiatan//ID"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One event: its key within the activity stays the same whatever is moved."""

    key: str
    span: Span
    topic: str = ""
    speakers: str = ""


def activity_calendar(session: Session, activity_id: int) -> bytes:
    """One activity as a calendar file: an event for each session, else for each day.

    Times are written in UTC, so that every calendar shows them right wherever it stands.

    Raises:
        UserError: the activity is not there any more, or has no date yet.
    """
    require(session, Right.READ)
    found = get_activity_line(session, activity_id)
    if found.starts_on is None:
        raise UserError(
            _("{title} belum bertanggal.").format(title=found.title),
            next_step=_("Isi tanggalnya, lalu buat berkas kalendernya lagi."),
        )
    return _calendar(session, [found], found.title)


def period_calendar(session: Session, first: date, last: date) -> bytes:
    """All activities that touch these days, a month or a year, as one calendar file.

    Raises:
        UserError: there are none.
    """
    require(session, Right.READ)
    found = [
        row
        for row in list_activities(session)
        if row.starts_on is not None and row.starts_on <= last and (row.ends_on or row.starts_on) >= first
    ]
    if not found:
        raise UserError(
            _("Belum ada kegiatan bertanggal pada waktu ini."), next_step=_("Pilih bulan atau tahun lain.")
        )
    return _calendar(session, found, _("Kegiatan {office}").format(office=get_office(session).name))


def write_calendar(path: Path, content: bytes) -> Path:
    """Write a calendar file whole or not at all; return where it is."""
    target = path if path.suffix.casefold() == ".ics" else path.with_name(f"{path.name}.ics")
    write_atomically(target, content)
    return target


def _calendar(session: Session, activities: Iterable[ActivityRow], title: str) -> bytes:
    # A tenth of a second that only who makes such a file waits for.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean_line(title))
    office = get_office(session)
    for one in activities:
        for entry in _entries(session, one):
            calendar.add_component(_event(one, entry, office.code, now(session)))
    return bytes(calendar.to_ical())


def _entries(session: Session, found: ActivityRow) -> Iterator[_Entry]:
    agenda = list_sessions(session, found.activity_id)
    speakers = ", ".join(one.name for one in list_speakers(session, found.activity_id))
    for one in agenda:
        yield _Entry(f"sesi-{one.session_id}", one.span, one.topic, one.speaker or speakers)
    if agenda or found.starts_on is None:
        return
    if found.starts_at is None:
        # Whole days in a row are one event.
        yield _Entry("hari", Span(found.starts_on), "", speakers)
        return
    days = every_day(found.starts_on, found.ends_on, found.starts_at, found.ends_at)
    for place, span in enumerate(days, 1):
        yield _Entry(f"hari-{place}", span, "", speakers)


def _event(found: ActivityRow, entry: _Entry, office_code: str, stamp: datetime) -> "Event":
    from icalendar import Event

    event, title, topic = Event(), clean_line(found.title), clean_line(entry.topic)
    event.add("uid", f"kegiatan-{found.activity_id}-{entry.key}@{office_code}.asn-desktop")
    event.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    event.add("summary", f"{title}, {topic}" if topic and topic != title else title)
    if entry.span.starts_at is None or entry.span.ends_at is None:
        event.add("dtstart", entry.span.day)
        # The day after the last one, as RFC 5545 asks.
        event.add("dtend", (found.ends_on or entry.span.day) + timedelta(days=1))
    else:
        event.add("dtstart", _moment(entry.span.day, entry.span.starts_at))
        event.add("dtend", _moment(entry.span.day, entry.span.ends_at))
    if found.place:
        event.add("location", clean_line(found.place))
    if words := _words(found, entry):
        event.add("description", words)
    event.add("status", "CONFIRMED")
    event.add("categories", [_("Kegiatan")])
    return event


def _words(found: ActivityRow, entry: _Entry) -> str:
    lines = [
        _("Narasumber {names}").format(names=clean_line(entry.speakers)) if entry.speakers else "",
        _("{count} JP").format(count=found.jp) if found.jp else "",
        _("Peserta {count} orang").format(count=found.participants) if found.participants else "",
    ]
    return "\n".join(line for line in lines if line)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, WIB).astimezone(UTC)

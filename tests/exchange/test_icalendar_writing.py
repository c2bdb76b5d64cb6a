"""Calendar files: whole by RFC 5545, the same identity whatever moved, nothing typed turned into fields."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.exchange.icalendar_writing import activity_calendar, period_calendar, write_calendar
from asn_desktop.operations.activities import move_activity, withdraw_activity
from asn_desktop.operations.activity_agenda import add_session
from asn_desktop.operations.activity_content import SpeakerForm, add_speaker
from tests.operations.activity_kit import FIRST, LAST, activity, full_activity, slot


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_each_session_is_an_event_at_its_time_in_utc(session: Session) -> None:
    made, _who = full_activity(session)
    add_speaker(session, made, SpeakerForm("Rahmat"))
    first, second = events(activity_calendar(session, made))
    assert first["summary"] == "Lokakarya Pelayanan Prima, Pembukaan"
    assert first["dtstart"].dt == datetime(2026, 12, 2, 1, tzinfo=UTC)
    assert second["dtend"].dt == datetime(2026, 12, 3, 3, tzinfo=UTC)
    assert first["location"] == "Aula Kelurahan"
    assert first["description"] == "Narasumber Rahmat\n8 JP\nPeserta 3 orang"


def test_whole_days_are_one_event_that_ends_the_day_after(session: Session) -> None:
    (found,) = events(activity_calendar(session, activity(session)))
    assert (found["dtstart"].dt, found["dtend"].dt) == (FIRST, LAST + timedelta(days=1))


def test_identity_stays_when_the_activity_moves(session: Session) -> None:
    made, _who = full_activity(session)
    before = [str(one["uid"]) for one in events(activity_calendar(session, made))]
    move_activity(session, made, date(2027, 1, 5))
    assert [str(one["uid"]) for one in events(activity_calendar(session, made))] == before
    assert len(set(before)) == 2


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says(session: Session) -> None:
    made = activity(session, title="Peningkatan kapasitas pelayanan administrasi kependudukan – é" * 3)
    content = activity_calendar(session, made)
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_text_that_looks_like_a_field_stays_text(session: Session) -> None:
    evil = "Rapat; semua, lagi\\n\r\nEND:VEVENT\r\nX-EVIL:1"
    made = activity(session, title=evil, place=evil)
    add_session(session, made, slot(topic="BEGIN:VALARM"))
    (found,) = events(activity_calendar(session, made))
    assert "X-EVIL" not in found
    assert str(found["location"]) == "Rapat; semua, lagi\\n END:VEVENT X-EVIL:1"
    assert found.subcomponents == []


def test_month_holds_what_touches_it(session: Session) -> None:
    full_activity(session)
    gone = activity(session, title="Dihapus")
    withdraw_activity(session, gone)
    activity(session, title="Pergantian", starts_on=date(2026, 12, 30), ends_on=date(2027, 1, 2))
    activity(session, title="Tanpa tanggal", starts_on=None, ends_on=None)
    december = events(period_calendar(session, date(2026, 12, 1), date(2026, 12, 31)))
    assert len(december) == 3
    assert len(events(period_calendar(session, date(2027, 1, 1), date(2027, 1, 31)))) == 1
    with pytest.raises(UserError, match="Belum ada kegiatan"):
        period_calendar(session, date(2027, 2, 1), date(2027, 2, 28))


def test_undated_activity_has_no_calendar_file(session: Session) -> None:
    with pytest.raises(UserError, match="belum bertanggal"):
        activity_calendar(session, activity(session, starts_on=None, ends_on=None))


def test_same_data_gives_the_same_file(session: Session, tmp_path: Path) -> None:
    made, _who = full_activity(session)
    content = activity_calendar(session, made)
    assert content == activity_calendar(session, made)
    written = write_calendar(tmp_path / "lokakarya", content)
    assert written.name == "lokakarya.ics"
    assert written.read_bytes() == content

"""This file holds the measurement of a year's calendar, beside bare SQL over the same tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity, ActivitySession
from asn_desktop.models.attendance import Participant
from asn_desktop.models.employee import StatusRecord
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.acts import act
from asn_desktop.operations.calendar_reading import read_calendar
from asn_desktop.operations.days_off import days_off
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.storage.database import Database
from tests.bench.bench_data import office
from tests.bench.harness import Sample, benchmark, timed
from tests.factories import NOW, admin_id, seeded_template

ACTIVITIES, LINES, LEAVES = 400, 1_000, 300
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)

STATEMENTS = (
    """SELECT a.id, a.title, a.stage, a.closed_at, a.starts_on, a.ends_on, a.starts_at, a.ends_at, a.place, a.seats,
        coalesce(n.people, 0) FROM activity a LEFT JOIN (SELECT activity_id, count(*) AS people FROM participant
        WHERE withdrawn_at IS NULL GROUP BY activity_id) n ON n.activity_id = a.id
        WHERE a.withdrawn_at IS NULL AND a.starts_on <= :last AND coalesce(a.ends_on, a.starts_on) >= :first
        ORDER BY a.starts_on, a.starts_at, a.title""",
    """SELECT min(id), title, starts_on, ends_on, count(*) FROM plan_line WHERE withdrawn_at IS NULL
        AND activity_id IS NULL AND status IN ('draft', 'planned', 'scheduled') AND starts_on <= :last
        AND coalesce(ends_on, starts_on) >= :first GROUP BY title, starts_on, ends_on ORDER BY starts_on, title""",
    """SELECT s.employee_id, s.valid_from, s.valid_to, e.front_title, e.name, e.back_title FROM status_record s
        JOIN employee e ON e.id = s.employee_id WHERE s.withdrawn_at IS NULL AND s.status = 'leave'
        AND s.valid_from <= :last AND (s.valid_to IS NULL OR s.valid_to >= :first) AND e.deleted_at IS NULL
        AND e.archived_at IS NULL ORDER BY s.valid_from, e.name""",
    """SELECT 'plan', min(id), title, due_on FROM plan_line WHERE withdrawn_at IS NULL AND activity_id IS NULL
        AND starts_on IS NULL AND due_on BETWEEN :first AND :last GROUP BY title, due_on
        UNION ALL SELECT 'follow-up', f.activity_id, a.title, f.due_on FROM follow_up f JOIN activity a
        ON a.id = f.activity_id WHERE f.withdrawn_at IS NULL AND f.done_on IS NULL
        AND f.due_on BETWEEN :first AND :last GROUP BY f.activity_id, a.title, f.due_on
        UNION ALL SELECT 'agreement', g.id, p.name, g.ends_on FROM agreement g JOIN partner p ON p.id = g.partner_id
        WHERE g.withdrawn_at IS NULL AND g.ended_on IS NULL AND g.ends_on BETWEEN :first AND :last
        UNION ALL SELECT 'certificate', employee_id, name, expires_on FROM certificate
        WHERE withdrawn_at IS NULL AND expires_on BETWEEN :first AND :last ORDER BY 4, 1""",
)


def fill(session: Session) -> None:
    """A year as full as a busy office's, five times over."""
    people = [row.employee_id for row in list_staff(session, with_gaps=False)]
    with act(session, Right.DEVELOP, "bench.fill", "Tahun penuh"):
        activities = [activity(number) for number in range(ACTIVITIES)]
        session.add_all(activities)
        session.flush()
        for number, one in enumerate(activities):
            chosen = [people[(number + place) % len(people)] for place in range(12)]
            session.add_all(
                [Participant(activity_id=one.id, employee_id=who) for who in dict.fromkeys(chosen)]
            )
            assert one.starts_on is not None
            session.add(
                ActivitySession(
                    activity_id=one.id, held_on=one.starts_on, starts_at=time(8), ends_at=time(12)
                )
            )
        session.add_all([line(number, people) for number in range(LINES)])
        session.add_all([leave(number, people) for number in range(LEAVES)])


def activity(number: int) -> Activity:
    first = FIRST + timedelta(days=number * 7 % 360)
    return Activity(
        title=f"Kegiatan {number}",
        stage=ActivityStage.AWAITING,
        starts_on=first,
        ends_on=first + timedelta(days=number % 3),
        place=f"Ruang {number % 9}",
        seats=20,
    )


def line(number: int, people: list[int]) -> PlanLine:
    first = FIRST + timedelta(days=number * 11 % 360)
    return PlanLine(
        year=2026,
        employee_id=people[number % len(people)],
        title=f"Rencana {number // 4}",
        starts_on=first if number % 2 else None,
        ends_on=first if number % 2 else None,
        due_on=None if number % 2 else first,
        status=LineStatus.PLANNED,
        recorded_at=NOW,
    )


def leave(number: int, people: list[int]) -> StatusRecord:
    first = FIRST + timedelta(days=number * 5 % 360)
    return StatusRecord(
        employee_id=people[number % len(people)],
        status=StaffStatus.LEAVE,
        valid_from=first,
        valid_to=first + timedelta(days=3),
    )


@contextmanager
def filled(database: Database) -> Iterator[Session]:
    """A fresh session over the full year, as the window has one."""
    for is_ready in (False, True):
        with database.begin(account_id=admin_id(database)) as session:
            session.info["now"] = NOW
            if is_ready:
                yield session
            else:
                fill(session)


@benchmark("calendar-year", unit="ms", ours="calendar of the year", limit="bare SQL", reach=2.5, rounds=31)
def calendar_of_a_year() -> Iterator[dict[str, Sample]]:
    with office(seeded_template()) as database, filled(database) as session:
        days_off(session, FIRST, LAST)
        raw: Any = session.connection().connection.dbapi_connection
        span = {"first": FIRST.isoformat(), "last": LAST.isoformat()}

        def bare() -> int:
            return sum(len(raw.execute(statement, span).fetchall()) for statement in STATEMENTS)

        def ours() -> None:
            read_calendar(session, FIRST, LAST)

        def month() -> None:
            read_calendar(session, date(2026, 10, 1), date(2026, 10, 31))

        assert bare() == len(read_calendar(session, FIRST, LAST).entries)
        yield {
            "bare SQL": timed(bare),
            "calendar of the year": timed(ours),
            "calendar of a month": timed(month),
        }

"""This file holds the measurements of the data: gaps, search, saving and importing, beside the bare database."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from asn_desktop.operations.gaps import office_gaps
from asn_desktop.operations.positions import find_or_add_position
from asn_desktop.operations.staff import change_employee
from asn_desktop.operations.staff_form import EmployeeForm, search_text_of
from asn_desktop.operations.staff_import import import_staff
from asn_desktop.operations.staff_lists import get_employee, list_staff, search_people
from asn_desktop.rules.employment import Employment
from asn_desktop.storage.database import Database
from tests.bench.harness import Sample, benchmark, timed
from tests.factories import NOW, admin_id, filled_template, open_test_database, seeded_template

TITLES = ("Kepala Seksi Pelayanan Umum", "Pengelola Data", "Sekretaris Lurah")
FIRST = ("Ahmad", "Dewi", "Budi", "Siti", "Rahmat", "Nur", "Hasan", "Yuni", "Zul", "Eka")
LAST = ("Fauzan", "Anggraini", "Hartono", "Aminah", "Hidayat", "Aini", "Basri", "Safitri", "Kifli", "Putri")


@contextmanager
def office(template: Path) -> Iterator[Database]:
    """A copy of an office, open, in the encrypted file that people use."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "kantor.asndb"
        path.write_bytes(template.read_bytes())
        database = open_test_database(path)
        try:
            yield database
        finally:
            database.close()


def person(number: int) -> EmployeeForm:
    """One of many invented people, checked as the import's preview leaves them."""
    name = f"{FIRST[number % 10]} {LAST[number // 10 % 10]} {number}"
    return EmployeeForm(
        name=name,
        employment=Employment.PNS,
        nip=f"{1970 + number // 9990:04d}0214{2011}{number // 999 % 10 + 1:02d}1{number % 999 + 1:03d}",
        birth_place="Palembang",
        birth_date=date(1980, 2, 14),
        golongan="III/a",
        golongan_from=date(2020, 4, 1),
        position=TITLES[number % 3],
        position_from=date(2021, 1, 4),
    )


class _RolledBack(Exception):
    """Ends a measurement without keeping what it wrote."""


@benchmark("gaps", unit="ms", ours="gaps of the office", limit="bare SQL", reach=2.0, rounds=31)
def gaps_of_an_office() -> Iterator[dict[str, Sample]]:
    # What the heat map needs, in one statement: who, which competency, what is asked, what is there.
    statement = """
        WITH held AS (
            SELECT employee_id, position_id FROM (
                SELECT r.employee_id, r.position_id, row_number() OVER (
                    PARTITION BY r.employee_id ORDER BY r.valid_from DESC NULLS LAST, r.id DESC) AS place
                FROM position_record r WHERE r.withdrawn_at IS NULL
                    AND (r.valid_from IS NULL OR r.valid_from <= :day)) WHERE place = 1),
        asked AS (
            SELECT position_id, competency_id, level FROM (
                SELECT s.position_id, s.competency_id, s.level, row_number() OVER (
                    PARTITION BY s.position_id, s.competency_id ORDER BY s.valid_from DESC, s.id DESC) AS place
                FROM position_standard s WHERE s.withdrawn_at IS NULL AND s.valid_from <= :day) WHERE place = 1)
        SELECT e.id, c.id, a.level, n.score, n.source, n.assessed_on
        FROM employee e JOIN held h ON h.employee_id = e.id
        JOIN competency c ON c.deleted_at IS NULL AND c.archived_at IS NULL
        LEFT JOIN asked a ON a.position_id = h.position_id AND a.competency_id = c.id
        LEFT JOIN current_score n ON n.employee_id = e.id AND n.competency_id = c.id
        WHERE e.deleted_at IS NULL AND e.archived_at IS NULL AND NOT e.is_outside
            AND e.status IN ('active', 'leave') AND (a.level IS NOT NULL OR n.score IS NOT NULL)
        ORDER BY e.id, c.sort_order"""
    with office(seeded_template()) as database, database.begin(account_id=admin_id(database)) as session:
        session.info["now"] = NOW
        raw: Any = session.connection().connection.dbapi_connection

        def bare() -> list[Any]:
            rows: list[Any] = raw.execute(statement, {"day": "2026-11-24"}).fetchall()
            return rows

        assert len(bare()) == sum(len(one.cells) for one in office_gaps(session, on=NOW.date()).values())
        yield {
            "bare SQL": timed(bare),
            "gaps of the office": timed(lambda: office_gaps(session, on=NOW.date())),
            "staff list with gaps": timed(lambda: list_staff(session)),
        }


@benchmark("search", unit="ms", ours="search of people", limit="bare full-text query", reach=2.0, rounds=31)
def search_among_100_000() -> Iterator[dict[str, Sample]]:
    statement = (
        "SELECT e.id, e.front_title, e.name, e.back_title, e.nip, (SELECT p.title FROM position_record r"
        " JOIN position p ON p.id = r.position_id WHERE r.employee_id = e.id AND r.withdrawn_at IS NULL"
        " ORDER BY r.valid_from DESC LIMIT 1) FROM employee_search s JOIN employee e ON e.id = s.rowid"
        " WHERE employee_search MATCH ? AND e.deleted_at IS NULL AND instr(e.search_text, ?) LIMIT 30"
    )
    queries = ("fauzan 7", "dewi", "sekretaris nur", "34567", "zul kifli 99", "198002142011011")

    with office(filled_template()) as database:
        with database.begin(account_id=admin_id(database)) as session:
            session.info["now"] = NOW
            import_staff(session, [person(number) for number in range(100_000)])
        with database.begin(account_id=admin_id(database)) as session:
            raw: Any = session.connection().connection.dbapi_connection

            def bare() -> None:
                for query in queries:
                    words = query.split()
                    match = " AND ".join(f'"{word}"' for word in words if len(word) >= 3)
                    short = next((word for word in words if len(word) < 3), "")
                    raw.execute(statement, (match, short)).fetchall()

            def ours() -> None:
                for query in queries:
                    search_people(session, query)

            yield {"bare full-text query": timed(bare), "search of people": timed(ours)}


@benchmark("save", unit="ms", ours="form saved", limit="raw commit", reach=6.0, rounds=61)
def saving_a_form() -> Iterator[dict[str, Sample]]:
    numbers = count()
    with office(seeded_template()) as database:
        account_id = admin_id(database)
        with database.begin(account_id=account_id) as session:
            session.info["now"] = NOW
            employee_id = list_staff(session)[0].employee_id
            form = get_employee(session, employee_id).as_form()
        values = {name: getattr(form, name) for name in EmployeeForm.__slots__}

        def ours() -> None:
            changed = EmployeeForm(**(values | {"phone": str(next(numbers))}))
            database.run(
                lambda session: change_employee(session, employee_id, changed), account_id=account_id
            )

        with database.maintenance() as connection:
            raw = connection

        def bare() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE employee SET phone = ? WHERE id = ?", (str(next(numbers)), employee_id))
            raw.execute("COMMIT")

        yield {"raw commit": timed(bare), "form saved": timed(ours)}


@benchmark("import-write", unit="ms", ours="import written", limit="raw insert", reach=10.0, rounds=5)
def import_of_10_000() -> Iterator[dict[str, Sample]]:
    people = [person(number) for number in range(10_000)]
    with office(filled_template()) as database:
        account_id = admin_id(database)
        with database.begin(account_id=account_id) as session:
            session.info["now"] = NOW
            places = {title: find_or_add_position(session, title) for title in TITLES}

        def rolled_back(work: Any) -> Sample:
            def sample() -> float:
                with suppress(_RolledBack), database.begin(account_id=account_id) as session:
                    session.info["now"] = NOW
                    taken = timed(lambda: work(session))()
                    raise _RolledBack(taken)
                return taken

            return sample

        yield {
            "raw insert": rolled_back(lambda session: raw_import(session, people, places)),
            "import written": rolled_back(lambda session: import_staff(session, people)),
        }


def raw_import(session: Any, people: list[EmployeeForm], places: dict[str, int]) -> None:
    """The same three tables by the driver alone, from rows that are ready."""
    raw: Any = session.connection().connection.dbapi_connection
    first = 1 << 40
    rows = READY.get(id(people))
    if rows is None:
        rows = READY[id(people)] = ready_rows(people, places, first)
    for statement, values in rows:
        raw.executemany(statement, values)


READY: dict[int, list[tuple[str, list[tuple[Any, ...]]]]] = {}


def ready_rows(
    people: list[EmployeeForm], places: dict[str, int], first: int
) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Statements with their values as SQLite takes them."""
    employees, ranks, positions = [], [], []
    for row_id, form in enumerate(people, start=first):
        text = search_text_of(form.name, form.nip, form.position)
        employees.append(
            (
                row_id,
                form.nip,
                form.name,
                "",
                "",
                "Palembang",
                "1980-02-14",
                "PNS",
                "",
                "",
                "",
                0,
                "active",
                text,
            )
        )
        ranks.append((row_id, row_id, form.golongan, "2020-04-01", ""))
        positions.append((row_id, row_id, places[form.position], "D", "2021-01-04", ""))
    return [
        (
            "INSERT INTO employee (id, nip, name, front_title, back_title, birth_place, birth_date, employment,"
            f" education, phone, note, is_outside, status, search_text) VALUES ({', '.join('?' * 14)})",
            employees,
        ),
        (
            "INSERT INTO rank_record (id, employee_id, golongan, valid_from, decree) VALUES (?, ?, ?, ?, ?)",
            ranks,
        ),
        (
            "INSERT INTO position_record (id, employee_id, position_id, assignment, valid_from, decree)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            positions,
        ),
    ]

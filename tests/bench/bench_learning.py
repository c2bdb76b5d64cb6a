"""This file holds the measurement of the JP ledger: a year of 10 000 people, beside the bare database."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Table, insert

from asn_desktop.models.learning import LearningRecord
from asn_desktop.operations.acts import act
from asn_desktop.operations.jp_ledger import summarise, year_ledger
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.staff_import import import_staff
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.learning import LearningStatus, Scope
from asn_desktop.rules.permission import Right
from asn_desktop.storage.ids import reserve_ids
from tests.bench.bench_data import office, person
from tests.bench.harness import Sample, benchmark, timed
from tests.factories import NOW, admin_id, filled_template

PEOPLE, RECORDS = 10_000, 3
# Who, as what, how many JP are verified and how many wait: what the ledger's page shows of a year.
LEDGER = """
    WITH held AS (
        SELECT employee_id, position_id FROM (
            SELECT r.employee_id, r.position_id, row_number() OVER (
                PARTITION BY r.employee_id ORDER BY r.valid_from DESC NULLS LAST, r.id DESC) AS place
            FROM position_record r WHERE r.withdrawn_at IS NULL
                AND (r.valid_from IS NULL OR r.valid_from <= :day)) WHERE place = 1),
    done AS (
        SELECT employee_id, sum(CASE status WHEN 'verified' THEN jp ELSE 0 END) AS verified,
            sum(CASE status WHEN 'submitted' THEN jp ELSE 0 END) AS submitted
        FROM learning_record WHERE year = :year AND withdrawn_at IS NULL GROUP BY employee_id),
    planned AS (
        SELECT employee_id, sum(jp) AS jp FROM plan_line WHERE year = :year AND withdrawn_at IS NULL
            AND status IN ('draft', 'planned', 'scheduled') AND ends_on >= :day GROUP BY employee_id)
    SELECT e.id, e.nip, e.front_title, e.name, e.back_title, e.employment, p.title,
        coalesce(d.verified, 0), coalesce(d.submitted, 0), coalesce(n.jp, 0)
    FROM employee e LEFT JOIN held h ON h.employee_id = e.id LEFT JOIN position p ON p.id = h.position_id
    LEFT JOIN done d ON d.employee_id = e.id LEFT JOIN planned n ON n.employee_id = e.id
    WHERE e.deleted_at IS NULL AND e.archived_at IS NULL AND NOT e.is_outside
        AND e.status IN ('active', 'leave') AND e.employment <> 'NON-ASN'
    ORDER BY e.name, e.id"""


def fill(session: Any) -> None:
    """Many people with a few records each, in bulk."""
    import_staff(session, [person(number) for number in range(PEOPLE)])
    form_id = form_ids_by_code(session)["3"]
    people = [row.employee_id for row in list_staff(session, with_gaps=False)]
    rows = [
        {
            "employee_id": employee_id,
            "form_id": form_id,
            "title": f"Diklat {number}",
            "scope": Scope.NATIONAL,
            "starts_on": date(2026, 1, 5) + timedelta(days=number),
            "ends_on": date(2026, 1, 5) + timedelta(days=number),
            "curriculum_jp": 4 + number % 5,
            "jp": 4 + number % 5,
            "year": 2026,
            "status": LearningStatus.SUBMITTED if number == 2 else LearningStatus.VERIFIED,
            "recorded_at": NOW,
        }
        for employee_id in people
        for number in range(RECORDS)
    ]
    table = LearningRecord.__table__
    assert isinstance(table, Table)
    with act(session, Right.DEVELOP, "learning.import", "contoh"):
        for row, row_id in zip(rows, reserve_ids(session, table.name, len(rows)), strict=True):
            row["id"] = row_id
        session.connection().execute(insert(table), rows)


@benchmark("ledger-10000", unit="ms", ours="ledger of the year", limit="bare SQL", reach=2.0, rounds=9)
def ledger_of_many() -> Iterator[dict[str, Sample]]:
    with office(filled_template()) as database:
        with database.begin(account_id=admin_id(database)) as session:
            session.info["now"] = NOW
            fill(session)
        with database.begin(account_id=admin_id(database)) as session:
            session.info["now"] = NOW
            raw: Any = session.connection().connection.dbapi_connection

            def bare() -> list[Any]:
                rows: list[Any] = raw.execute(LEDGER, {"day": "2026-11-24", "year": 2026}).fetchall()
                return rows

            found = year_ledger(session)
            assert [(row[0], row[7], row[8]) for row in bare()] == [
                (row.employee_id, row.jp, row.submitted) for row in found.rows
            ]
            yield {
                "bare SQL": timed(bare),
                "ledger of the year": timed(lambda: year_ledger(session)),
                "with its summary": timed(lambda: summarise(year_ledger(session))),
            }

"""This file holds the cases of the audit log: every field, in the same flush, chained, never changed."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from asn_desktop.models import Base
from asn_desktop.models.assessment import OfficialResult
from asn_desktop.models.audit import AuditEntry, EntryKind
from asn_desktop.models.competency import CompetencyLevel, Position
from asn_desktop.models.employee import Employee, RankRecord
from asn_desktop.models.office import Setting
from asn_desktop.operations.acts import act
from asn_desktop.operations.settings import change_setting
from asn_desktop.operations.staff import change_employee
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.permission import Right
from asn_desktop.storage.audit import (
    GENESIS,
    chain_head,
    plain,
    record_event,
    record_rows,
    restore,
    verify_chain,
)
from asn_desktop.storage.database import Database
from tests.factories import NOW, add_person, admin_id, person

Row = tuple[Any, ...]


def log(session: Session) -> list[Row]:
    session.flush()
    return [tuple(row) for row in session.connection().execute(select(AuditEntry.__table__).order_by("seq"))]


def problems(rows: list[Row]) -> list[str]:
    return list(verify_chain(rows))


def entries(session: Session, table: str, after: int = 0) -> list[tuple[EntryKind, dict[str, list[Any]]]]:
    session.flush()
    found = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.table_name == table, AuditEntry.seq > after)
        .order_by(AuditEntry.seq)
    )
    return [(row.kind, json.loads(row.changes)) for row in found]


# --- the chain --------------------------------------------------------------------------------


def test_log_of_a_filled_office_is_whole(session: Session) -> None:
    add_person(session)
    rows = log(session)
    assert problems(rows) == []
    assert (rows[0][8], rows[-1][0], rows[-1][9]) == (GENESIS, *chain_head(session))
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))


def test_empty_log_has_its_beginning_for_a_head(tmp_path: Any) -> None:
    from asn_desktop.models.migrations import HEAD
    from asn_desktop.storage.schema import create_database
    from tests.factories import DEK, IDENTITY, open_test_database

    path = tmp_path / "kosong.asndb"
    create_database(path, DEK, metadata=Base.metadata, revision=HEAD, identity=IDENTITY)
    database = open_test_database(path)
    try:
        with database.begin() as session:
            assert chain_head(session) == (0, GENESIS)
            assert problems(log(session)) == []
    finally:
        database.close()


CHANGED: dict[int, Callable[[Any], Any]] = {
    1: lambda value: (value or 0) + 1,
    2: lambda value: f"{value}x",
    3: lambda value: (value or 0) + 1,
    4: lambda value: "event" if value != "event" else "insert",
    5: lambda value: f"{value} ",
    6: lambda value: f"{value}0",
    7: lambda value: (value or 0) + 1,
    8: lambda value: "f" * 64,
    9: lambda value: "e" * 64,
}


@pytest.mark.parametrize("column", CHANGED)
@pytest.mark.parametrize("place", [0, 7, -1])
def test_change_of_any_column_of_any_entry_is_found(session: Session, column: int, place: int) -> None:
    rows = log(session)
    row = list(rows[place])
    row[column] = CHANGED[column](row[column])
    rows[place] = tuple(row)
    assert any(f"nomor {row[0]} " in problem for problem in problems(rows))


def test_missing_entries_are_found_and_numbered(session: Session) -> None:
    rows = log(session)
    assert problems(rows[:3] + rows[5:]) == [
        "Catatan perubahan nomor 4 sampai 5 hilang",
        "Catatan perubahan nomor 6 tidak menyambung dengan nomor sebelumnya",
    ]
    assert problems(rows[1:]) == ["Catatan perubahan nomor 2 tidak menyambung dengan nomor sebelumnya"]


def test_entries_cut_off_at_the_end_show_against_a_remembered_head(session: Session) -> None:
    head = chain_head(session)
    rows = log(session)[:-1]
    assert problems(rows) == []
    assert (rows[-1][0], rows[-1][9]) != head


def test_renumbered_entries_after_a_deletion_are_found(session: Session) -> None:
    rows = log(session)
    closed = rows[:3] + [(row[0] - 1, *row[1:]) for row in rows[4:]]
    assert problems(closed)


@given(place=st.integers(0, 40), other=st.integers(0, 40))
def test_inserted_or_swapped_entry_is_found(place: int, other: int) -> None:
    rows = LOG
    inserted = [*rows[:place], rows[other], *rows[place:]]
    assert problems(inserted)
    if place != other:
        swapped = list(rows)
        swapped[place], swapped[other] = swapped[other], swapped[place]
        assert problems(swapped)


def made_log() -> list[Row]:
    """A log of its own, as it would be without a database."""
    from asn_desktop.storage import audit

    rows: list[Row] = []
    previous = GENESIS
    for seq in range(1, 42):
        parts = (7, "employee", seq, "update", f'{{"phone":["{seq}","x"]}}', "2026-11-24", 1)
        own = audit._digest(previous, seq, *parts)
        rows.append((seq, *parts, previous, own))
        previous = own
    return rows


LOG = made_log()


def test_made_log_is_whole() -> None:
    assert problems(LOG) == []


# --- never changed ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET changes = '{}' WHERE seq = 2",
        "UPDATE audit_entry SET seq = 9999 WHERE seq = 2",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_entry WHERE seq = 2",
        "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 2",
        "REPLACE INTO audit_entry (seq, table_name, kind, changes, at, prev_hash, hash)"
        " VALUES (2, 'x', 'event', '{}', '', '', '')",
    ],
)
def test_entry_can_neither_change_nor_go(filled_database: Database, statement: str) -> None:
    with filled_database.maintenance() as raw:
        before = raw.execute("SELECT * FROM audit_entry").fetchall()
        with pytest.raises(dbapi2.IntegrityError, match="audit entries"):
            raw.execute(statement)
        assert raw.execute("SELECT * FROM audit_entry").fetchall() == before


def test_audited_row_changes_only_inside_an_act(session: Session) -> None:
    employee_id = add_person(session)
    row = session.get_one(Employee, employee_id)
    row.phone = "0812"
    with pytest.raises(RuntimeError, match="outside an act"):
        session.flush()
    session.refresh(row)
    session.delete(session.scalars(select(RankRecord)).one())
    with pytest.raises(RuntimeError, match="outside an act"):
        session.flush()
    session.expunge_all()
    session.add(Position(title="Diam-diam"))
    with pytest.raises(RuntimeError, match="outside an act"):
        session.flush()
    session.expunge_all()


@pytest.mark.parametrize(
    "statement",
    [
        update(Employee).values(phone="0812"),
        delete(Employee),
        insert(Position).values(id=1, title="x", section="", is_counter=False, summary="", sort_order=1),
        update(Employee.__table__).values(phone="0812"),  # type: ignore[arg-type]
    ],
)
def test_statement_over_many_audited_rows_is_a_bug(session: Session, statement: Any) -> None:
    add_person(session)
    with pytest.raises(RuntimeError, match="is audited"):
        session.execute(statement)


def test_entry_lies_in_the_transaction_of_its_change(filled_database: Database) -> None:
    account_id = admin_id(filled_database)
    with filled_database.begin(account_id=account_id) as session:
        before = chain_head(session)

    def fail() -> None:
        with filled_database.begin(account_id=account_id) as session:
            add_person(session)
            assert chain_head(session) != before
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with filled_database.begin(account_id=account_id) as session:
        assert chain_head(session) == before


# --- what is told -----------------------------------------------------------------------------


def test_entry_tells_who_when_and_under_which_act(session: Session) -> None:
    seq, _hash = chain_head(session)
    add_person(session)
    found = session.scalars(select(AuditEntry).where(AuditEntry.seq > seq)).all()
    assert {row.account_id for row in found} == {session.info["account_id"]}
    assert {row.at for row in found} == {"2026-11-24T02:41:00.000000+00:00"}
    assert len({row.act_id for row in found}) == 1
    assert [row.table_name for row in found] == ["employee", "rank_record", "position_record"]


def test_only_what_changed_is_told_with_old_and_new(session: Session) -> None:
    employee_id = add_person(session)
    seq, _hash = chain_head(session)
    change_employee(session, employee_id, person(phone="0812", name="Dewi Anggraini"))
    ((kind, fields),) = entries(session, "employee", seq)
    assert kind is EntryKind.UPDATE
    assert fields["phone"] == ["", "0812"]
    assert fields["name"] == ["Dewi Anggraini Putri", "Dewi Anggraini"]
    assert set(fields) == {"phone", "name", "search_text"}


def test_value_set_to_what_it_was_leaves_no_entry(session: Session) -> None:
    employee_id = add_person(session)
    seq, _hash = chain_head(session)
    change_employee(session, employee_id, person())
    assert entries(session, "employee", seq) == []


def test_old_value_is_known_also_when_it_was_not_in_memory(session: Session) -> None:
    employee_id = add_person(session)
    session.flush()
    session.expire_all()
    seq, _hash = chain_head(session)
    with act(session, Right.EDIT_STAFF, "test", ""):
        row = session.get_one(Employee, employee_id)
        session.expire(row)
        row.name = "Hasanah"
    ((_kind, fields),) = entries(session, "employee", seq)
    assert fields == {"name": ["Dewi Anggraini Putri", "Hasanah"]}


def test_deleted_row_is_told_whole_as_it_lay_in_the_file(session: Session) -> None:
    change_setting(session, "a", {"x": [1, None]})
    seq, _hash = chain_head(session)
    with act(session, Right.SETTINGS, "test", ""):
        row = session.scalars(select(Setting)).one()
        with session.no_autoflush:
            row.value = "in between"
            session.delete(row)
    assert entries(session, "setting", seq) == [
        (EntryKind.DELETE, {"key": ["a", None], "value": [{"x": [1, None]}, None]})
    ]


MOMENT = NOW
KINDS: list[tuple[type[Any], str, Any, Any]] = [
    (Employee, "name", "Hasanah", "Hasanah"),
    (Employee, "nip", None, None),
    (Employee, "sex", Sex.MALE, "male"),
    (Employee, "employment", Employment.PPPK_PW, "PPPK-PW"),
    (Employee, "birth_date", date(1970, 2, 28), "1970-02-28"),
    (Employee, "birth_date", None, None),
    (Employee, "is_outside", True, True),
    (Employee, "archived_at", MOMENT, "2026-11-24T02:41:00+00:00"),
    (OfficialResult, "jpm", Decimal("84.50"), "84.50"),
    (CompetencyLevel, "indicators", ["satu", "dua"], ["satu", "dua"]),
    (CompetencyLevel, "level", 3, 3),
    (Setting, "value", {"a": [1, 2.5, None, True]}, {"a": [1, 2.5, None, True]}),
]


@pytest.mark.parametrize(("kind", "column", "value", "told"), KINDS)
def test_value_of_every_type_is_told_plainly_and_read_back(
    kind: type[Any], column: str, value: Any, told: Any
) -> None:
    assert plain(value) == told
    assert json.loads(json.dumps(told)) == told
    assert restore(kind.__table__, column, told) == value
    assert type(restore(kind.__table__, column, told)) is type(value)


def test_value_of_every_type_is_told_when_it_changes(session: Session) -> None:
    employee_id = add_person(session)
    with act(session, Right.EDIT_STAFF, "test", ""):
        level = session.scalars(select(CompetencyLevel).limit(1)).one()
        result = OfficialResult(
            employee_id=employee_id,
            organiser="BKN",
            assessed_on=date(2026, 1, 1),
            expires_on=date(2029, 1, 1),
            jpm=Decimal("80.00"),
            recorded_at=NOW,
        )
        session.add(result)
        session.flush()
        seq, _hash = chain_head(session)
        old = list(level.indicators)
        row = session.get_one(Employee, employee_id)
        row.sex, row.birth_date, row.is_outside, row.archived_at = Sex.MALE, None, True, NOW
        result.jpm, level.indicators = Decimal("84.5"), ["satu"]
        session.flush()
    ((_kind, told),) = entries(session, "employee", seq)
    assert told == {
        "sex": ["female", "male"],
        "birth_date": ["1988-02-14", None],
        "is_outside": [False, True],
        "archived_at": [None, "2026-11-24T02:41:00+00:00"],
    }
    assert entries(session, "official_result", seq) == [(EntryKind.UPDATE, {"jpm": ["80.00", "84.5"]})]
    assert entries(session, "competency_level", seq) == [(EntryKind.UPDATE, {"indicators": [old, ["satu"]]})]


def test_hostile_text_goes_through_the_log_unchanged(session: Session) -> None:
    text = "\"}],\n\u2028'; DROP TABLE audit_entry; -- <b> 🙂 \\u0000"
    change_setting(session, "a", text)
    assert entries(session, "setting")[-1][1]["value"] == [None, text]
    assert problems(log(session)) == []


def test_event_without_a_row_is_chained_too(session: Session) -> None:
    record_event(session, "print", {"number": "1/PLU", "on": date(2026, 11, 24)})
    rows = log(session)
    assert rows[-1][2:6] == ("print", None, "event", '{"number":[null,"1/PLU"],"on":[null,"2026-11-24"]}')
    assert problems(rows) == []


def test_bulk_rows_are_told_with_their_defaults(session: Session) -> None:
    with act(session, Right.EDIT_STAFF, "test", ""):
        rows = [{"id": 1 << 40, "title": "Penjaga", "tier": None}]
        session.connection().execute(insert(Position.__table__), rows)  # type: ignore[arg-type]
        record_rows(session, "position", rows)
    kind, fields = entries(session, "position")[-1]
    assert kind is EntryKind.INSERT
    assert fields == {
        "title": [None, "Penjaga"],
        "section": [None, ""],
        "is_counter": [None, False],
        "summary": [None, ""],
        "sort_order": [None, 0],
    }
    assert "position" in session.info["written_tables"]

"""This file holds the cases of row ids: the office above, a counter below, never given twice."""

import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from asn_desktop.models.audit import IdCounter
from asn_desktop.models.desk import Draft
from asn_desktop.models.employee import Employee
from asn_desktop.operations.desk import drop_draft, save_draft
from asn_desktop.operations.undo import find_undoable, undo_act
from asn_desktop.rules.office_code import counter_of, first_id, last_id, office_number, office_of
from asn_desktop.storage.database import Database
from asn_desktop.storage.ids import reserve_ids, set_first_id
from tests.factories import OFFICE, add_person, admin_id
from tests.operations.kit import nip, snapshot

NUMBER = office_number(OFFICE.code)


def test_every_id_fits_63_bits_and_names_its_office(session: Session) -> None:
    add_person(session)
    ids = [row_id for rows in snapshot(session).values() for row_id in rows]
    assert len(ids) > 100
    for row_id in ids:
        assert 0 < row_id < 1 << 63
        assert office_of(row_id) == NUMBER == 1671141001


def test_first_id_of_a_table_is_the_first_of_the_offices_range(session: Session) -> None:
    assert add_person(session) == first_id(NUMBER)
    assert add_person(session, nip=nip(1)) == first_id(NUMBER) + 1


def test_each_table_counts_for_itself_and_in_blocks(session: Session) -> None:
    employee_id = add_person(session)
    block = reserve_ids(session, "employee", 10)
    assert (block.start, len(block)) == (employee_id + 1, 10)
    assert add_person(session, nip=nip(1)) == block.stop
    assert reserve_ids(session, "never_heard_of", 3) == range(first_id(NUMBER), first_id(NUMBER) + 3)


def test_id_is_not_given_again_after_a_delete_or_an_undo(session: Session) -> None:
    save_draft(session, form="a", content={})
    session.flush()
    first = session.query(Draft.id).scalar()
    drop_draft(session, form="a")
    save_draft(session, form="a", content={})
    session.flush()
    assert session.query(Draft.id).scalar() == first + 1
    added = add_person(session)
    found = find_undoable(session)
    assert found is not None
    undo_act(session, act_id=found.act_id)
    assert add_person(session) == added + 1


def test_rolled_back_ids_belong_to_nobody_and_none_is_given_twice(filled_database: Database) -> None:
    account_id = admin_id(filled_database)
    kept: list[int] = []
    for number in range(6):
        try:
            with filled_database.begin(account_id=account_id) as session:
                employee_id = add_person(session, nip=nip(number))
                if number % 2:
                    raise ZeroDivisionError
            kept.append(employee_id)
        except ZeroDivisionError:
            continue
    assert len(set(kept)) == 3
    with filled_database.begin(account_id=account_id) as session:
        assert sorted(row.id for row in session.query(Employee)) == kept


def test_counter_that_is_used_up_never_reaches_into_the_next_office(session: Session) -> None:
    session.connection().execute(
        insert(IdCounter.__table__).values(table_name="full", last=last_id(NUMBER) - 1)  # type: ignore[arg-type]
    )
    assert list(reserve_ids(session, "full", 1)) == [last_id(NUMBER)]
    with pytest.raises(OverflowError, match="used up"):
        reserve_ids(session, "full", 1)


def test_range_is_set_once(session: Session) -> None:
    set_first_id(session, first_id(NUMBER))
    with pytest.raises(LookupError, match="another id range"):
        set_first_id(session, first_id(NUMBER + 1))


def test_no_id_without_a_range(session: Session) -> None:
    session.connection().execute(
        update(IdCounter.__table__).where(IdCounter.table_name == "*").values(table_name="gone")  # type: ignore[arg-type]
    )
    with pytest.raises(LookupError, match="no id range yet"):
        reserve_ids(session, "new", 1)


def test_counters_start_at_one() -> None:
    assert counter_of(first_id(NUMBER)) == 1

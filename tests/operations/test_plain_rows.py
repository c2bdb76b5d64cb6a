"""This file holds the reading of lists: plain rows, what is pending included, few statements."""

from sqlalchemy import event
from sqlalchemy.orm import Session

from asn_desktop.models.employee import Employee
from asn_desktop.operations.profile_reading import read_room
from asn_desktop.operations.staff import get_employee_row
from asn_desktop.operations.staff_lists import list_staff, search_people
from asn_desktop.rules.employment import Employment
from tests.factories import add_person


def test_list_of_staff_makes_no_entities(session: Session) -> None:
    add_person(session)
    session.expunge_all()
    assert list_staff(session)
    assert not [row for row in session.identity_map.values() if isinstance(row, Employee)]


def test_list_and_search_see_what_is_pending(session: Session) -> None:
    employee_id = add_person(session)
    session.info["act_id"] = None
    get_employee_row(session, employee_id).phone = "0711"
    assert list_staff(session)[0].phone == "0711"
    get_employee_row(session, employee_id).search_text = "zulkifli"
    assert [hit.employee_id for hit in search_people(session, "zulkifli")] == [employee_id]


def test_room_takes_as_many_statements_for_many_officials_as_for_one(session: Session) -> None:
    def statements() -> int:
        seen: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
            seen.append(statement)

        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        try:
            read_room(session)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    def add_official(number: int) -> None:
        add_person(
            session,
            name=f"Camat {number}",
            nip="",
            employment=Employment.NON_ASN,
            is_outside=True,
            golongan="",
            golongan_from=None,
            position="Camat",
        )

    add_official(1)
    few = statements()
    for number in range(2, 6):
        add_official(number)
    assert statements() == few

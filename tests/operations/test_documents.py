"""This file holds the cases of final documents: numbered once, frozen, found again by their fingerprint."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.documents import (
    DocumentRow,
    check_fingerprint,
    finalise_document,
    find_final,
    fingerprint_of,
    list_documents,
    take_number,
)
from asn_desktop.operations.office import change_office, get_office
from asn_desktop.operations.staff import change_employee
from asn_desktop.storage.database import Database
from tests.factories import NOW, add_person, admin_id, person
from tests.operations.kit import undo_last

PATTERN = "800/LEI-{nomor}/{kantor}/{bulan}/{tahun}"
NONE_FOUND = "Tidak cocok. Dokumen ini mungkin dicetak oleh kantor lain atau isinya berubah."


def number(session: Session, kind: str = "profile") -> str:
    return take_number(session, kind=kind, pattern=PATTERN, office_short="PLU")


def finalise(
    session: Session, subject_id: int | None, *, content: object = None, reason: str = "", given: str = ""
) -> DocumentRow:
    return finalise_document(
        session,
        kind="profile",
        number=given or number(session),
        content={"nama": "Dewi", "isi": content},
        subject_id=subject_id,
        subject_name="Dewi Anggraini Putri",
        period="2026-T4",
        reason=reason,
    )


def test_numbers_run_by_kind_and_year(session: Session) -> None:
    assert [number(session), number(session), number(session, "card")] == [
        "800/LEI-0001/PLU/XI/2026",
        "800/LEI-0002/PLU/XI/2026",
        "800/LEI-0001/PLU/XI/2026",
    ]
    session.info["now"] += timedelta(days=60)
    assert number(session) == "800/LEI-0001/PLU/I/2027"


def test_number_is_never_given_again_after_an_undo(session: Session) -> None:
    first = finalise(session, None)
    undo_last(session)
    assert list_documents(session) == []
    second = finalise(session, None)
    assert (first.number, second.number) == ("800/LEI-0001/PLU/XI/2026", "800/LEI-0002/PLU/XI/2026")


def test_number_of_a_document_that_was_never_kept_is_given_again(filled_database: Database) -> None:
    account_id = admin_id(filled_database)
    given: list[str] = []

    def fail_after_numbering() -> None:
        with filled_database.begin(account_id=account_id) as session:
            session.info["now"] = NOW
            given.append(number(session))
            raise ZeroDivisionError

    for _attempt in range(2):
        with pytest.raises(ZeroDivisionError):
            fail_after_numbering()
    assert given[0] == given[1]


def test_second_document_of_a_period_is_a_revision_with_a_reason(session: Session) -> None:
    employee_id = add_person(session)
    first = finalise(session, employee_id)
    with pytest.raises(UserError, match="alasan minimal 10 huruf"):
        finalise(session, employee_id, given=first.number, reason="keliru")
    second = finalise(session, employee_id, given=first.number, reason="nilai diperbaiki", content=2)
    assert (first.revision, second.revision, second.number) == (0, 1, first.number)
    newest = find_final(session, kind="profile", subject_id=employee_id, period="2026-T4")
    assert newest == second
    assert [row.revision for row in list_documents(session, subject_id=employee_id)] == [1, 0]


def test_revision_that_was_taken_back_is_not_given_again(session: Session) -> None:
    employee_id = add_person(session)
    first = finalise(session, employee_id)
    finalise(session, employee_id, given=first.number, reason="nilai diperbaiki")
    undo_last(session)
    third = finalise(session, employee_id, given=first.number, reason="nilai diperbaiki")
    assert third.revision == 2


def test_documents_of_the_office_have_no_person_and_revise_each_other(session: Session) -> None:
    first = finalise(session, None)
    assert finalise(session, None, given=first.number, reason="nilai diperbaiki").revision == 1
    employee_id = add_person(session)
    assert finalise(session, employee_id).revision == 0


def test_document_of_another_person_or_period_is_no_revision(session: Session) -> None:
    finalise(session, 1)
    assert finalise(session, 2).revision == 0
    other = finalise_document(
        session,
        kind="profile",
        number=number(session),
        content={},
        subject_id=1,
        subject_name="",
        period="2027-T1",
    )
    assert other.revision == 0


def test_renaming_the_lurah_or_the_person_leaves_what_was_final(session: Session) -> None:
    employee_id = add_person(session)
    made = finalise(session, employee_id, content={"lurah": "Rahmat, S.STP.", "pangkat": "Penata"})
    facts = get_office(session)
    values = {name: getattr(facts, name) for name in type(facts).__slots__}
    change_office(session, type(facts)(**(values | {"head_name": "Hasanah", "name": "Plaju Baru"})))
    change_employee(session, employee_id, person(name="Dewi A. Putri", golongan="IV/a"))
    (row,) = list_documents(session)
    assert row == made
    assert row.subject_name == "Dewi Anggraini Putri"
    assert fingerprint_of(row.content) == row.fingerprint


def test_fingerprint_follows_the_content_and_not_the_order_of_its_keys() -> None:
    assert fingerprint_of({"a": 1, "b": [None, "é"]}) == fingerprint_of({"b": [None, "é"], "a": 1})
    assert fingerprint_of({"a": 1}) != fingerprint_of({"a": "1"})


def test_printed_fingerprint_is_found_however_it_is_typed(session: Session) -> None:
    made = finalise(session, None)
    expected = f"Cocok dengan {made.number}, final 24 November 2026."
    digits = made.fingerprint
    spaced = " ".join(digits[start : start + 4] for start in range(0, 16, 4)).upper()
    for typed in (digits, digits[:8], spaced, f"ASND1;{made.number};2026-11-24;{digits[:16].upper()}"):
        assert check_fingerprint(session, typed) == expected


def test_fingerprint_of_another_office_does_not_match(session: Session) -> None:
    finalise(session, None)
    assert check_fingerprint(session, "0" * 16) == NONE_FOUND


@pytest.mark.parametrize("typed", ["", "1234567", "%%%%%%%%%%", "________", "xyzxyzxyz"])
def test_too_few_digits_are_not_looked_for(session: Session, typed: str) -> None:
    finalise(session, None)
    with pytest.raises(UserError, match="minimal 8 angka dan huruf"):
        check_fingerprint(session, typed)


def test_older_revision_says_that_there_is_a_newer_one(session: Session) -> None:
    first = finalise(session, None)
    finalise(session, None, given=first.number, reason="nilai diperbaiki", content=2)
    assert check_fingerprint(session, first.fingerprint) == (
        f"Cocok dengan {first.number}, final 24 November 2026, tetapi sudah ada Perbaikan 1."
    )


def test_withdrawn_document_says_so(session: Session) -> None:
    made = finalise(session, None)
    undo_last(session)
    assert check_fingerprint(session, made.fingerprint) == (
        f"Cocok dengan {made.number}, final 24 November 2026, tetapi sudah ditarik."
    )

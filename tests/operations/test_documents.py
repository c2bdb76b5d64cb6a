"""This file holds the cases of final documents: numbered once, frozen, found again by their fingerprint."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.document_check import Answer, check_fingerprint
from asn_desktop.operations.documents import (
    DocumentRow,
    finalise_document,
    find_final,
    fingerprint_of,
    get_document,
    list_documents,
    reopen_document,
    take_number,
)
from asn_desktop.operations.office import change_office, get_office
from asn_desktop.operations.staff import change_employee
from asn_desktop.operations.undo import find_undoable, list_acts, undo_act
from asn_desktop.rules.permission import Role
from asn_desktop.storage.database import Database
from tests.factories import NOW, add_person, admin_id, person
from tests.operations.kit import acting_as

PATTERN = "800/LEI-{nomor}/{kantor}/{bulan}/{tahun}"
REASON = "nilai diperbarui"
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


def test_number_is_never_given_again_after_a_document_is_opened_again(session: Session) -> None:
    first = finalise(session, None)
    reopen_document(session, first.document_id, reason=REASON)
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
    with pytest.raises(UserError, match="Alasan minimal 10 huruf"):
        finalise(session, employee_id, given=first.number, reason="keliru")
    second = finalise(session, employee_id, given=first.number, reason="nilai diperbaiki", content=2)
    assert (first.revision, second.revision, second.number) == (0, 1, first.number)
    newest = find_final(session, kind="profile", subject_id=employee_id, period="2026-T4")
    assert newest == second
    assert [row.revision for row in list_documents(session, subject_id=employee_id)] == [1, 0]


def test_revision_that_was_taken_back_is_not_given_again(session: Session) -> None:
    employee_id = add_person(session)
    first = finalise(session, employee_id)
    second = finalise(session, employee_id, given=first.number, reason="nilai diperbaiki")
    reopen_document(session, second.document_id, reason=REASON)
    third = finalise(session, employee_id, given=first.number, reason="nilai diperbaiki")
    assert third.revision == 2


def test_final_document_is_not_taken_back_by_undo(session: Session) -> None:
    employee_id = add_person(session)
    before = find_undoable(session)
    finalise(session, employee_id)
    assert find_undoable(session) == before
    final = next(row for row in list_acts(session) if row.kind == "document.final")
    with pytest.raises(UserError, match="tidak dapat diurungkan"):
        undo_act(session, act_id=final.act_id)
    assert len(list_documents(session)) == 1


def test_document_opened_again_becomes_a_revision_that_prints_the_reason(session: Session) -> None:
    employee_id = add_person(session)
    first = finalise(session, employee_id)
    reopen_document(session, first.document_id, reason="  Nilai  komunikasi\nkeliru ")
    assert find_final(session, kind="profile", subject_id=employee_id, period="2026-T4") is None
    assert list_documents(session, subject_id=employee_id) == []
    (kept,) = list_documents(session, subject_id=employee_id, with_withdrawn=True)
    assert (kept.reason, kept.withdrawn_reason) == ("", "Nilai komunikasi keliru")
    assert kept.withdrawn_at == NOW
    assert fingerprint_of(kept.content) == kept.fingerprint
    second = finalise(session, employee_id)
    assert (second.revision, second.reason) == (1, "Nilai komunikasi keliru")
    assert second.number != first.number


def test_reopening_leaves_no_earlier_revision_in_force_and_keeps_each_reason(session: Session) -> None:
    first = finalise(session, None)
    second = finalise(session, None, reason="nilai diperbaiki", content=2)
    reopen_document(session, second.document_id, reason=REASON)
    assert list_documents(session) == []
    found = get_document(session, second.document_id)
    assert (found.reason, found.withdrawn_reason) == ("nilai diperbaiki", REASON)
    assert get_document(session, first.document_id).withdrawn_at is not None
    third = finalise(session, None)
    assert (third.revision, third.reason) == (2, REASON)


def test_reopening_needs_a_reason_the_right_and_a_document_that_still_counts(session: Session) -> None:
    made = finalise(session, None)
    with pytest.raises(UserError, match="minimal 10 huruf"):
        reopen_document(session, made.document_id, reason="keliru   ")
    with acting_as(session, Role.AUDITOR), pytest.raises(UserError, match="tidak dapat"):
        reopen_document(session, made.document_id, reason=REASON)
    reopen_document(session, made.document_id, reason=REASON)
    with pytest.raises(UserError, match="sudah dibuka kembali"):
        reopen_document(session, made.document_id, reason=REASON)
    last = list_acts(session, limit=1)[0]
    assert last.summary == f"{made.number} dibuka kembali, {REASON}"
    with pytest.raises(UserError, match="tidak dapat diurungkan"):
        undo_act(session, act_id=last.act_id)


def test_document_that_never_was_is_said_to_be_gone(session: Session) -> None:
    with pytest.raises(UserError, match="sudah tidak ada"):
        get_document(session, 5)


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
        assert check_fingerprint(session, typed) == Answer(expected)


def test_fingerprint_of_another_office_does_not_match(session: Session) -> None:
    finalise(session, None)
    assert check_fingerprint(session, "0" * 16) == Answer(NONE_FOUND, is_known=False, is_current=False)


@pytest.mark.parametrize("typed", ["", "1234567", "%%%%%%%%%%", "________", "xyzxyzxyz"])
def test_too_few_digits_are_not_looked_for(session: Session, typed: str) -> None:
    finalise(session, None)
    with pytest.raises(UserError, match="minimal 8 angka dan huruf"):
        check_fingerprint(session, typed)


def test_older_revision_says_that_there_is_a_newer_one(session: Session) -> None:
    first = finalise(session, None)
    finalise(session, None, given=first.number, reason="nilai diperbaiki", content=2)
    assert check_fingerprint(session, first.fingerprint) == Answer(
        f"Cocok dengan {first.number}, final 24 November 2026, tetapi sudah ada Perbaikan 1.",
        is_current=False,
    )


def test_withdrawn_document_says_so(session: Session) -> None:
    made = finalise(session, None)
    reopen_document(session, made.document_id, reason=REASON)
    told = f"Cocok dengan {made.number}, final 24 November 2026, tetapi sudah ditarik 24 November 2026."
    assert check_fingerprint(session, made.fingerprint) == Answer(
        f"{told} Penggantinya belum difinalkan.", is_current=False
    )
    after = finalise(session, None, content=2)
    assert check_fingerprint(session, made.fingerprint).sentence == (
        f"{told} Yang berlaku {after.number}, Perbaikan 1."
    )


def test_scanned_code_tells_two_documents_of_the_same_content_apart(session: Session) -> None:
    made = finalise(session, None)
    reopen_document(session, made.document_id, reason=REASON)
    after = finalise(session, None)
    assert after.fingerprint == made.fingerprint
    for row, is_current in ((made, False), (after, True)):
        scanned = f"ASND1;{row.number};2026-11-24;{row.fingerprint[:16]}"
        assert check_fingerprint(session, scanned).is_current is is_current
    assert check_fingerprint(session, made.fingerprint[:16]).sentence.startswith(
        f"Cocok dengan {after.number}"
    )

"""This file holds the cases of dated records and papers of a person: ranks, positions, certificates, search."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.operations.certificates import CertificateForm, add_certificate, withdraw_certificate
from asn_desktop.operations.staff import archive_employee, change_employee, set_status, status_on
from asn_desktop.operations.staff_form import EmployeeForm
from asn_desktop.operations.staff_import import import_staff
from asn_desktop.operations.staff_lists import get_employee, list_signatories, list_staff, search_people
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.staff_status import StaffStatus
from tests.factories import NOW, add_person, person
from tests.operations.kit import KASI, SEKLUR, nip

TODAY = NOW.date()


def positions(session: Session, employee_id: int) -> list[tuple[str, date | None]]:
    return [(fact.text, fact.valid_from) for fact in get_employee(session, employee_id).positions]


def ranks(session: Session, employee_id: int) -> list[tuple[str, date | None]]:
    return [(fact.text, fact.valid_from) for fact in get_employee(session, employee_id).ranks]


def resave(session: Session, employee_id: int, **changes: object) -> None:
    """What the form does: shows what is there, one field is typed over."""
    form = get_employee(session, employee_id).as_form()
    values = {name: getattr(form, name) for name in EmployeeForm.__slots__}
    change_employee(session, employee_id, EmployeeForm(**(values | changes)))


def test_form_saved_as_it_stands_adds_no_record(session: Session) -> None:
    employee_id = add_person(session)
    before = positions(session, employee_id), ranks(session, employee_id)
    resave(session, employee_id, phone="0812")
    assert (positions(session, employee_id), ranks(session, employee_id)) == before


def test_editing_while_a_later_position_waits_adds_no_record(session: Session) -> None:
    employee_id = add_person(session)
    resave(session, employee_id, position="Lurah", position_from=date(2027, 1, 1))
    resave(session, employee_id, golongan="IV/a", golongan_from=date(2027, 4, 1))
    for number in range(3):
        resave(session, employee_id, phone=str(number))
    assert positions(session, employee_id) == [("Lurah", date(2027, 1, 1)), (KASI, date(2024, 5, 1))]
    assert [start for _text, start in ranks(session, employee_id)] == [date(2027, 4, 1), date(2023, 4, 1)]
    assert get_employee(session, employee_id).row.position == KASI


def test_new_position_or_rank_without_a_date_begins_today(session: Session) -> None:
    employee_id = add_person(session)
    resave(session, employee_id, position=SEKLUR, position_from=None, golongan="IV/a", golongan_from=None)
    row = get_employee(session, employee_id).row
    assert (row.position, row.position_from, row.golongan, row.golongan_from) == (
        SEKLUR,
        TODAY,
        "IV/a",
        TODAY,
    )


def test_records_without_any_date_follow_the_order_of_writing(session: Session) -> None:
    employee_id = add_person(session, golongan_from=None, position_from=None)
    resave(session, employee_id, position=SEKLUR, golongan="IV/a")
    row = get_employee(session, employee_id).row
    assert (row.position, row.position_from, row.golongan) == (SEKLUR, None, "IV/a")


def test_date_of_the_present_record_is_corrected_and_a_missing_one_filled(session: Session) -> None:
    employee_id = add_person(session, position_from=None)
    resave(session, employee_id, position_from=date(2024, 6, 1), golongan_from=date(2023, 10, 1))
    assert positions(session, employee_id) == [(KASI, date(2024, 6, 1))]
    assert [start for _text, start in ranks(session, employee_id)] == [date(2023, 10, 1)]
    resave(session, employee_id, position_from=None)
    assert positions(session, employee_id) == [(KASI, date(2024, 6, 1))]


def test_date_of_a_position_that_has_not_begun_is_corrected(session: Session) -> None:
    employee_id = add_person(session)
    for start in (date(2027, 1, 1), date(2027, 2, 1)):
        resave(session, employee_id, position="Lurah", position_from=start)
    assert positions(session, employee_id) == [("Lurah", date(2027, 2, 1)), (KASI, date(2024, 5, 1))]


def test_official_outside_signs_and_is_no_staff(session: Session) -> None:
    outside = add_person(session, name="Camat Plaju", nip=nip(1), is_outside=True, position="")
    inside = add_person(session, name="Rahmat", nip=nip(2), position="Lurah")
    add_person(session, name="Siti", nip=nip(3), position="Pengelola Data")
    assert [row.employee_id for row in list_signatories(session)] == [inside, outside]
    assert outside not in {row.employee_id for row in list_staff(session)}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"position": ""}, "position"),
        ({"nip": ""}, "nip"),
        ({"nip": "19880230 201101 2 003"}, "nip"),
        ({"golongan": "V/z"}, "golongan"),
    ],
)
def test_each_wrong_field_is_named(session: Session, changes: dict[str, object], field: str) -> None:
    with pytest.raises(FormProblems) as refused:
        add_person(session, **changes)
    assert set(refused.value.problems) == {field}


def test_own_nip_may_be_kept_but_not_anothers(session: Session) -> None:
    first, second = add_person(session, nip=nip(1)), add_person(session, nip=nip(2), name="Rahmat")
    resave(session, second, phone="0812")
    with pytest.raises(FormProblems, match="sudah dipakai Dewi"):
        resave(session, second, nip=nip(1))
    archive_employee(session, first)
    with pytest.raises(FormProblems, match="sudah dipakai Dewi"):
        resave(session, second, nip=nip(1))


@pytest.mark.parametrize("name", ["=1+1", "<b>x</b>", "</para>", "<img src=x>", "O'Neil %s {0}", "Ñandú ﷽"])
def test_hostile_name_is_kept_and_found(session: Session, name: str) -> None:
    add_person(session, name=name)
    assert list_staff(session)[0].name == name


def test_status_follows_the_newest_record_that_covers_the_day(session: Session) -> None:
    employee_id = add_person(session)
    set_status(
        session,
        employee_id,
        status=StaffStatus.LEAVE,
        valid_from=date(2026, 6, 1),
        valid_to=date(2026, 6, 30),
    )
    set_status(session, employee_id, status=StaffStatus.TRANSFERRED, valid_from=date(2026, 9, 1))
    set_status(session, employee_id, status=StaffStatus.ACTIVE, valid_from=date(2026, 10, 1))
    days = [date(2026, 5, 1), date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 1), TODAY]
    assert [status_on(session, employee_id, day) for day in days] == [
        StaffStatus.ACTIVE,
        StaffStatus.LEAVE,
        StaffStatus.ACTIVE,
        StaffStatus.TRANSFERRED,
        StaffStatus.ACTIVE,
    ]
    with pytest.raises(UserError, match="sesudah tanggal mulai, 24 November 2026"):
        set_status(
            session, employee_id, status=StaffStatus.LEAVE, valid_from=TODAY, valid_to=date(2026, 11, 1)
        )


def test_certificate_is_kept_with_its_dates_and_taken_back(session: Session) -> None:
    employee_id = add_person(session)
    form = CertificateForm(" Pengadaan ", "12/LKPP", "LKPP", date(2025, 1, 1), date(2028, 1, 1))
    certificate_id = add_certificate(session, employee_id, form)
    (row,) = get_employee(session, employee_id).certificates
    assert (row.name, row.number, row.expires_on) == ("Pengadaan", "12/LKPP", date(2028, 1, 1))
    withdraw_certificate(session, certificate_id)
    assert get_employee(session, employee_id).certificates == ()
    with pytest.raises(UserError, match="sudah dihapus sebelumnya"):
        withdraw_certificate(session, certificate_id)


def test_certificate_without_name_or_ending_before_it_began_is_refused(session: Session) -> None:
    employee_id = add_person(session)
    with pytest.raises(FormProblems) as refused:
        add_certificate(
            session, employee_id, CertificateForm("", issued_on=TODAY, expires_on=date(2026, 1, 1))
        )
    assert set(refused.value.problems) == {"name", "expires_on"}


def test_search_finds_short_words_behind_many_other_hits(session: Session) -> None:
    forms = [
        EmployeeForm(name=f"Putri {number}", employment=Employment.NON_ASN, position="Penjaga Kantor")
        for number in range(400)
    ]
    import_staff(session, forms)
    add_person(session, name="Dewi Putri", position="Pengelola Data")
    assert [hit.name for hit in search_people(session, "putri de")] == ["Dewi Putri"]
    assert len(search_people(session, "putri")) == 30
    assert len(search_people(session, "putri", limit=5)) == 5
    assert [hit.name for hit in search_people(session, "de")] == ["Dewi Putri"]
    assert search_people(session, "de zz") == []
    assert search_people(session, "%") == []


def test_search_leaves_out_who_is_in_the_bin(session: Session) -> None:
    employee_id = add_person(session)
    archive_employee(session, employee_id)
    assert [hit.employee_id for hit in search_people(session, "dewi")] == [employee_id]
    change_employee(session, employee_id, person(name="Hasanah"))
    assert search_people(session, "dewi") == []

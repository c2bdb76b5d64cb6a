"""Cases of office codes and row ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.errors import UserError
from asn_desktop.rules.office_code import (
    FIRST_OWN_NUMBER,
    MAX_COUNTER,
    MAX_OFFICE_NUMBER,
    counter_of,
    first_id,
    format_office_code,
    id_of,
    is_kelurahan,
    is_own_number,
    kecamatan_code,
    last_id,
    office_number,
    office_of,
    parse_office_code,
)

NUMBERS = st.integers(1, MAX_OFFICE_NUMBER)
COUNTERS = st.integers(1, MAX_COUNTER)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("16.71.14.1001", "16.71.14.1001"),
        ("1671141001", "16.71.14.1001"),
        (" '16.71.14.1001. ", "16.71.14.1001"),
        ("16.71.14", "16.71.14"),
        ("1671", "16.71"),
        ("16", "16"),
        ("10000000001", "10000000001"),
        (str(MAX_OFFICE_NUMBER), str(MAX_OFFICE_NUMBER)),
        (str(MAX_OFFICE_NUMBER + 1), None),
        ("16.71.14.101", None),
        ("16.7114.1001", None),
        ("06.71.14.1001", None),
        ("Plaju Ulu", None),
        ("", None),
    ],
)
def test_kemendagri_codes_are_read_with_and_without_dots(typed: str, code: str | None) -> None:
    assert parse_office_code(typed) == code


def test_number_of_an_office_is_its_code_without_dots() -> None:
    assert office_number("16.71.14.1001") == 1671141001
    assert format_office_code(1671141001) == "16.71.14.1001"
    assert office_number("10000000001") == 10_000_000_001
    assert format_office_code(10_000_000_001) == "10000000001"


def test_unreadable_code_is_refused_in_words() -> None:
    with pytest.raises(UserError, match=r"Kode kantor ditulis seperti 16\.71\.14\.1001, yang diketik Plaju"):
        office_number("Plaju")
    with pytest.raises(ValueError, match="123"):
        format_office_code(123)


def test_own_numbers_lie_above_all_codes() -> None:
    assert is_own_number(FIRST_OWN_NUMBER)
    assert not is_own_number(office_number("99.99.99.9999"))


@pytest.mark.parametrize(
    ("code", "kelurahan", "kecamatan"),
    [
        ("16.71.14.1001", True, "16.71.14"),
        ("16.02.01.2001", False, "16.02.01"),
        ("16.71.14", False, "16.71.14"),
        ("16.71", False, None),
        ("10000000001", False, None),
        ("?", False, None),
    ],
)
def test_kepmendagri_300_tail_tells_kelurahan_from_desa(
    code: str, kelurahan: bool, kecamatan: str | None
) -> None:
    assert is_kelurahan(code) is kelurahan
    assert kecamatan_code(code) == kecamatan


@given(NUMBERS, COUNTERS)
def test_office_and_counter_come_back_out_of_an_id(number: int, counter: int) -> None:
    row_id = id_of(number, counter)
    assert 0 < row_id < 2**63
    assert (office_of(row_id), counter_of(row_id)) == (number, counter)
    assert first_id(number) <= row_id <= last_id(number)


@given(NUMBERS)
def test_ranges_of_two_offices_never_touch(number: int) -> None:
    if number < MAX_OFFICE_NUMBER:
        assert last_id(number) < first_id(number + 1)


@pytest.mark.parametrize(
    ("number", "counter"), [(0, 1), (MAX_OFFICE_NUMBER + 1, 1), (1, 0), (1, MAX_COUNTER + 1)]
)
def test_ids_out_of_range_are_bugs(number: int, counter: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        id_of(number, counter)

"""Cases of document numbers, fingerprints and QR codes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.errors import UserError
from asn_desktop.rules.document_number import (
    DEFAULT_PATTERN,
    QrContent,
    document_number,
    format_fingerprint,
    parse_fingerprint,
    parse_qr_payload,
    pattern_problem,
    qr_payload,
)

DAY = date(2025, 10, 6)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (DEFAULT_PATTERN, "800/LEI-0001/PLU/X/2025"),
        ("LEI-{tahun}-T{triwulan}-{nomor}", "LEI-2025-T4-0001"),
        ("{nomor}/{bulan_angka}", "0001/10"),
    ],
)
def test_numbers_follow_the_pattern(pattern: str, number: str) -> None:
    assert document_number(pattern, counter=1, day=DAY, office_short="PLU") == number


def test_counter_may_outgrow_four_digits() -> None:
    assert document_number("{nomor}", counter=12345, day=DAY, office_short="PLU") == "12345"


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        (
            "{nomor}/{no.__class__}",
            "Pola nomor memuat {no.__class__}. Yang dikenal {nomor}, {kantor}, {bulan}, {bulan_angka}, {triwulan}, {tahun}",
        ),
        ("800/{tahun}", "Pola nomor harus memuat {nomor}, supaya tiap dokumen bernomor sendiri"),
        ("{nomor};{tahun}", "Pola nomor tidak bisa memuat titik koma, karena dipakai di kode periksa"),
    ],
)
def test_unusable_patterns_are_refused_in_words(pattern: str, problem: str) -> None:
    assert pattern_problem(pattern) == problem
    with pytest.raises(UserError) as refusal:
        document_number(pattern, counter=1, day=DAY, office_short="PLU")
    assert refusal.value.message == problem


def test_fingerprint_stands_in_groups_of_four() -> None:
    assert format_fingerprint("9f3a77c1ab") == "9F3A-77C1-AB"
    assert format_fingerprint("9f3a77c1ab", groups=2) == "9F3A-77C1"
    assert format_fingerprint("") == ""


@pytest.mark.parametrize(
    ("typed", "read"), [(" 9f3a 77c1 ", "9F3A77C1"), ("9F3A-77C1", "9F3A77C1"), ("9G", None), ("", None)]
)
def test_fingerprint_is_read_as_typed(typed: str, read: str | None) -> None:
    assert parse_fingerprint(typed) == read


def test_qr_code_holds_number_day_and_fingerprint_only() -> None:
    payload = qr_payload("800/LEI-0001/PLU/X/2025", DAY, "9f3a-77c1")
    assert payload == "ASND1;800/LEI-0001/PLU/X/2025;2025-10-06;9F3A77C1"
    assert parse_qr_payload(f" {payload}\n") == QrContent("800/LEI-0001/PLU/X/2025", DAY, "9F3A77C1")


@pytest.mark.parametrize(("number", "fingerprint"), [("a;b", "9F3A"), ("a", "?")])
def test_qr_code_of_a_broken_part_is_a_bug(number: str, fingerprint: str) -> None:
    with pytest.raises(ValueError, match="QR payload"):
        qr_payload(number, DAY, fingerprint)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.invalid",
        "ASND2;a;2025-10-06;9F3A",
        "ASND1;;2025-10-06;9F3A",
        "ASND1;a;6 Oktober;9F3A",
        "ASND1;a;2025-10-06;zz",
        "ASND1;a;2025-10-06",
    ],
)
def test_foreign_qr_codes_are_not_read(text: str) -> None:
    assert parse_qr_payload(text) is None


@given(
    st.text(st.characters(codec="ascii", exclude_characters=";"), min_size=1),
    st.dates(),
    st.binary(min_size=1),
)
def test_every_qr_code_is_read_back(number: str, day: date, digest: bytes) -> None:
    content = parse_qr_payload(qr_payload(number, day, digest.hex()))
    assert content == QrContent(number, day, digest.hex().upper())

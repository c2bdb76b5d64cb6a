"""Cases of the NIP, by part of the number."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.nip import (
    Nip,
    check_nip,
    clean_nip,
    excel_number_problem,
    format_nip,
    mask_nip,
    read_nip,
)

TODAY = date(2026, 11, 24)
GOOD = "198802142011012003"
PPPK = "198610262024212015"


def problems(text: str) -> tuple[str, ...]:
    return check_nip(text, on=TODAY).problems


@pytest.mark.parametrize(
    "typed",
    [GOOD, "19880214 201101 2 003", "'198802142011012003", "19880214.201101.2.003", "19880214-201101-2-003"],
)
def test_grouping_and_apostrophe_do_not_matter(typed: str) -> None:
    assert clean_nip(typed) == GOOD
    check = check_nip(typed, on=TODAY)
    assert check.nip == Nip(GOOD, date(1988, 2, 14), 2011, 1, Sex.FEMALE, 3)
    assert (check.problems, check.warnings) == ((), ())
    assert str(check.nip) == GOOD


def test_perka_bkn_22_2007_number_of_a_pns_names_a_month() -> None:
    nip = read_nip(GOOD)
    assert nip is not None
    assert not nip.is_pppk


def test_number_of_a_pppk_counts_contracts() -> None:
    check = check_nip(
        PPPK, employment=Employment.PPPK, sex=Sex.FEMALE, birth_date=date(1986, 10, 26), on=TODAY
    )
    assert check.nip is not None
    assert check.nip.is_pppk
    assert check.warnings == ()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Isi NIP"),
        ("  ", "Isi NIP"),
        ("19880214201101200", "NIP harus 18 angka, yang diketik baru 17"),
        ("1988021420110120034", "NIP harus 18 angka, yang diketik 19"),
        ("19880214201101200O", "NIP hanya berisi angka, yang diketik memuat “O”"),
        ("١٩٨٨٠٢١٤٢٠١١٠١٢٠٠٣", "NIP hanya berisi angka, yang diketik memuat “١”"),
        ("198713082011012003", "8 angka pertama NIP adalah tanggal lahir, 1987-13-08 bukan tanggal"),
        ("198702312011012003", "8 angka pertama NIP adalah tanggal lahir, 1987-02-31 bukan tanggal"),
        ("202702142028012003", "8 angka pertama NIP adalah tanggal lahir, 2027-02-14 belum terjadi"),
        (
            "198802141988012003",
            "Angka ke-9 sampai 12 NIP adalah tahun pengangkatan, 1988 tidak sesudah tahun lahir",
        ),
        ("198802142028012003", "Angka ke-9 sampai 12 NIP adalah tahun pengangkatan, 2028 belum terjadi"),
        (
            "198802142011132003",
            "Angka ke-13 dan 14 NIP adalah bulan pengangkatan 01 sampai 12, atau kode kontrak PPPK mulai 21,"
            " yang diketik 13",
        ),
        ("198802142011013003", "Angka ke-15 NIP adalah jenis kelamin, 1 pria dan 2 wanita, yang diketik 3"),
        (
            "198802142011012000",
            "3 angka terakhir NIP adalah nomor urut mulai 001, yang diketik 000."
            " Biasanya karena Excel memotong angkanya",
        ),
        ("1.98108052004011e+17", "NIP terpotong oleh Excel (1,98108E+17). Tempel ulang sebagai teks"),
        ("'1,98802E+17", "NIP terpotong oleh Excel (1,98802E+17). Tempel ulang sebagai teks"),
    ],
)
def test_each_part_is_told_with_its_reason(typed: str, problem: str) -> None:
    assert problem in problems(typed)
    assert check_nip(typed, on=TODAY).nip is None


def test_all_problems_of_a_number_are_told_at_once() -> None:
    assert len(problems("198713082030203000")) == 5


@pytest.mark.parametrize(
    ("code", "stands"),
    [("00", False), ("01", True), ("12", True), ("13", False), ("20", False), ("21", True), ("99", True)],
)
def test_boundaries_of_month_and_contract_code(code: str, stands: bool) -> None:
    assert (check_nip(f"198802142011{code}2003", on=TODAY).nip is not None) is stands


def test_non_asn_staff_need_no_nip() -> None:
    check = check_nip("", employment=Employment.NON_ASN, on=TODAY)
    assert (check.nip, check.problems) == (None, ())


@pytest.mark.parametrize("employment", [Employment.PNS, Employment.PPPK_PW])
def test_asn_need_a_nip(employment: Employment) -> None:
    assert check_nip("", employment=employment, on=TODAY).problems == ("Isi NIP",)


@pytest.mark.parametrize(
    ("typed", "warned"),
    [
        ("199302012011011001", True),  # 17 in January, 18 only in February
        ("199301012011011001", False),
        ("199301022011011001", True),
        ("194001012011011001", True),
        ("194012312011011001", False),
        ("199312312011211001", False),
        ("199401012011211001", True),
        ("193912312010211001", False),
        ("193812312010211001", True),
    ],
)
def test_age_at_appointment_between_18_and_70_else_warned(typed: str, warned: bool) -> None:
    assert bool(check_nip(typed, on=TODAY).warnings) is warned


def test_age_warning_tells_the_age() -> None:
    assert check_nip("199402142011012003", on=TODAY).warnings == (
        "Usia saat diangkat menurut NIP 16 tahun, biasanya 18 sampai 70",
    )


def test_appointment_next_month_is_a_warning_only() -> None:
    check = check_nip("200002142027012003", on=TODAY)
    assert check.nip is not None
    assert check.warnings == ("Pengangkatan menurut NIP belum terjadi, 01-2027",)


def test_appointment_this_month_is_no_warning() -> None:
    assert check_nip("200002142026112003", on=TODAY).warnings == ()


def test_mismatch_with_stored_birth_date_and_sex_is_warned() -> None:
    check = check_nip(GOOD, birth_date=date(1988, 2, 15), sex=Sex.MALE, on=TODAY)
    assert check.nip is not None
    assert check.warnings == (
        "Tanggal lahir di NIP 14 Februari 1988, yang tercatat 15 Februari 1988",
        "Jenis kelamin di NIP perempuan, yang tercatat laki-laki",
    )


@pytest.mark.parametrize(
    ("typed", "employment", "warning"),
    [
        (GOOD, Employment.PPPK, "Angka ke-13 dan 14 NIP, 01, milik PNS, statusnya tercatat PPPK"),
        (PPPK, Employment.CPNS, "Angka ke-13 dan 14 NIP, 21, milik PPPK, statusnya tercatat CPNS"),
        (GOOD, Employment.NON_ASN, "Pegawai non-ASN biasanya tidak memiliki NIP"),
    ],
)
def test_mismatch_with_employment_is_warned(typed: str, employment: Employment, warning: str) -> None:
    assert check_nip(typed, employment=employment, on=TODAY).warnings == (warning,)


def test_nip_is_grouped_and_masked_for_display() -> None:
    assert format_nip(GOOD) == "19880214 201101 2 003"
    assert mask_nip(GOOD) == "198802•• •••••• • •••"
    assert format_nip("12345") == "12345"
    assert mask_nip("123456789") == "123456•••"
    assert mask_nip("12") == "12"


def test_number_cut_by_excel_is_told_as_excel_shows_it() -> None:
    assert excel_number_problem(198802142011012000.0) == (
        "NIP terpotong oleh Excel (1,98802E+17). Tempel ulang sebagai teks"
    )


def test_reading_alone_gives_none_for_a_broken_number() -> None:
    assert read_nip("198713082011012003") is None


@given(
    st.dates(date(1940, 1, 1), date(2000, 1, 1)),
    st.integers(18, 40),
    st.one_of(st.integers(1, 12), st.integers(21, 99)),
    st.sampled_from([1, 2]),
    st.integers(1, 999),
)
def test_every_well_built_number_stands_and_is_read_back(
    born: date, age: int, code: int, digit: int, serial: int
) -> None:
    digits = f"{born:%Y%m%d}{born.year + age:04}{code:02}{digit}{serial:03}"
    check = check_nip(format_nip(digits), on=date(2045, 1, 1))
    assert check.nip is not None
    assert (check.nip.birth_date, check.nip.serial, check.nip.digits) == (born, serial, digits)
    assert check.nip.sex.nip_digit == digit


@given(st.text())
def test_no_text_breaks_the_check(text: str) -> None:
    check = check_nip(text, on=TODAY)
    assert (check.nip is None) == bool(check.problems)

"""Cases of golongan and pangkat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.employment import Employment
from asn_desktop.rules.rank import (
    PNS_GOLONGAN,
    PPPK_GOLONGAN,
    golongan_order,
    pangkat_of,
    parse_golongan,
    rank_label,
    siasn_id_of,
)


@pytest.mark.parametrize(
    ("typed", "golongan"),
    [
        ("Penata Tk. I (III/d)", "III/d"),
        ("Penata Tk. I, III/d", "III/d"),
        ("Penata Tingkat I / III d", "III/d"),
        ("Penata, III/C", "III/c"),
        ("III.d", "III/d"),
        ("III-D", "III/d"),
        ("iiid", "III/d"),
        ("3/d", "III/d"),
        ("3D", "III/d"),
        ("Penata Muda Tk. I, III/B", "III/b"),
        ("Pembina Utama (IV/e)", "IV/e"),
        ("Golongan II/a", "II/a"),
        ("Penata Tk. I", "III/d"),
        ("Penata Tk I", "III/d"),
        ("Penata Tkt.1", "III/d"),
        ("PENATA", "III/c"),
        ("Juru", "I/c"),
        ("V", "V"),
        ("IX", "IX"),
        (" ix ", "IX"),
        ("Golongan IX", "IX"),
        ("Gol. XVII", "XVII"),
        ("PPPK (VII)", "VII"),
    ],
)
def test_ways_offices_write_a_golongan(typed: str, golongan: str) -> None:
    assert parse_golongan(typed) == golongan


@pytest.mark.parametrize(
    "typed", ["", "-", "III/e", "III/f", "V/a", "XVIII", "34", "9", "Ketua", "Tk. I", "AIII/dx"]
)
def test_what_is_no_golongan_is_not_guessed(typed: str) -> None:
    assert parse_golongan(typed) is None


@pytest.mark.parametrize(
    ("typed", "employment", "golongan"),
    [
        ("34", Employment.PNS, "III/d"),
        ("11", Employment.CPNS, "I/a"),
        ("11", Employment.PPPK, "XI"),
        ("09", Employment.PPPK, "IX"),
        ("9", Employment.PPPK_PW, "IX"),
        ("18", Employment.PPPK, None),
        ("99", Employment.PNS, None),
        ("III/d", Employment.PPPK, None),
        ("III", Employment.PNS, None),
        ("III", Employment.PPPK, "III"),
        ("III", None, "III"),
        ("III/d", Employment.NON_ASN, None),
    ],
)
def test_employment_decides_how_a_golongan_is_read(
    typed: str, employment: Employment | None, golongan: str | None
) -> None:
    assert parse_golongan(typed, employment) == golongan


def test_siasn_has_seventeen_golongan_of_each_kind() -> None:
    assert len(PNS_GOLONGAN) == len(PPPK_GOLONGAN) == 17
    assert siasn_id_of("III/d") == "34"
    assert siasn_id_of("IX") == "09"
    assert siasn_id_of("X/a") is None


def test_pangkat_is_named_for_pns_only() -> None:
    assert pangkat_of("III/d") == "Penata Tingkat I"
    assert pangkat_of("IX") is None
    assert pangkat_of("?") is None


@pytest.mark.parametrize(
    ("golongan", "label"),
    [("III/d", "Penata Tingkat I (III/d)"), ("IX", "Golongan IX"), ("lain", "lain"), (None, "–")],
)
def test_rank_as_printed(golongan: str | None, label: str) -> None:
    assert rank_label(golongan) == label


@given(st.sampled_from(sorted(PNS_GOLONGAN)))
def test_every_printed_rank_of_a_pns_is_read_back(golongan: str) -> None:
    assert parse_golongan(rank_label(golongan)) == golongan
    assert parse_golongan(PNS_GOLONGAN[golongan][1].upper()) == golongan
    assert parse_golongan(PNS_GOLONGAN[golongan][0], Employment.PNS) == golongan


@given(st.sampled_from(sorted(PPPK_GOLONGAN)))
def test_every_printed_golongan_of_a_pppk_is_read_back(golongan: str) -> None:
    assert parse_golongan(rank_label(golongan)) == golongan
    assert parse_golongan(PPPK_GOLONGAN[golongan], Employment.PPPK) == golongan


def test_order_rises_with_seniority() -> None:
    for table in (PNS_GOLONGAN, PPPK_GOLONGAN):
        order = [golongan_order(golongan) for golongan in table]
        assert order == sorted(set(order))
    assert golongan_order("I/a") > golongan_order("XVII") > golongan_order(None) == golongan_order("?") == 0

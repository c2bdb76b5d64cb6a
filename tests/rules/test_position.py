"""Cases of tiers and titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.position import (
    DEFAULT_LEVELS,
    DEFAULT_LEVELS_BASIS,
    Tier,
    is_same_title,
    normalise_title,
    split_assignment,
    tier_of_title,
)


@pytest.mark.parametrize(
    ("title", "tier"),
    [
        ("Lurah", Tier.PENGAWAS),
        ("LURAH PLAJU ULU", Tier.PENGAWAS),
        ("Plt. Lurah", Tier.PENGAWAS),
        ("Sekretaris", Tier.PENGAWAS),
        ("Sekretaris Lurah", Tier.PENGAWAS),
        ("Sekretaris Kelurahan", Tier.PENGAWAS),
        ("Seklur", Tier.PENGAWAS),
        ("Kasi Pelayanan Umum", Tier.PENGAWAS),
        ("KEPALA SEKSI PEMERINTAHAN", Tier.PENGAWAS),
        ("Kasubag Umum", Tier.PENGAWAS),
        ("Camat", Tier.ADMINISTRATOR),
        ("Sekcam Plaju", Tier.ADMINISTRATOR),
        ("Kabid Mutasi", Tier.ADMINISTRATOR),
        ("Kepala Dinas Sosial", Tier.JPT_PRATAMA),
        ("Staf Ahli Wali Kota", Tier.JPT_PRATAMA),
        ("Penelaah Teknis Kebijakan", Tier.PELAKSANA),
        ("Pengolah Data dan Informasi", Tier.PELAKSANA),
        ("PENGADMINISTRASI PERKANTORAN", Tier.PELAKSANA),
        ("Operator Layanan Operasional", Tier.PELAKSANA),
        ("Penata Layanan Operasional", Tier.PELAKSANA),
        ("Teknisi Sarana", Tier.PELAKSANA),
        ("Analis Pelayanan", Tier.PELAKSANA),
        ("Staf", Tier.PELAKSANA),
        ("Analis Kebijakan Ahli Muda", Tier.JF_AHLI_MUDA),
        ("Arsiparis Terampil", Tier.JF_TERAMPIL),
        ("Pranata Komputer Ahli Pertama", Tier.JF_AHLI_PERTAMA),
        ("Arsiparis Penyelia", Tier.JF_PENYELIA),
        ("Analis Kebijakan", None),
        ("Penata Ruang", None),
        ("Arsiparis", None),
        ("Terampil", None),
        ("Camatan", None),
        ("Lurahan", None),
        ("Kepala", None),
        ("", None),
    ],
)
def test_tier_is_told_from_the_title_or_not_at_all(title: str, tier: Tier | None) -> None:
    assert tier_of_title(title) is tier


@pytest.mark.parametrize(
    ("tier", "code", "level"),
    [
        (Tier.JPT_PRATAMA, "03", 4),
        (Tier.ADMINISTRATOR, "04", 3),
        (Tier.PENGAWAS, "05", 2),
        (Tier.PELAKSANA, "06", 1),
        (Tier.JF_PEMULA, "11", 1),
        (Tier.JF_TERAMPIL, "12", 2),
        (Tier.JF_MAHIR, "13", 2),
        (Tier.JF_PENYELIA, "14", 3),
        (Tier.JF_AHLI_PERTAMA, "21", 2),
        (Tier.JF_AHLI_MUDA, "22", 3),
        (Tier.JF_AHLI_MADYA, "23", 4),
        (Tier.JF_AHLI_UTAMA, "24", 5),
    ],
)
def test_permenpanrb_38_2017_default_levels(tier: Tier, code: str, level: int) -> None:
    assert (tier.siasn_code, tier.default_level) == (code, level)
    assert tier.is_functional == code.startswith(("1", "2"))


def test_every_tier_has_a_level_a_label_and_the_basis_is_named() -> None:
    assert set(DEFAULT_LEVELS) == set(Tier)
    assert len({tier.label for tier in Tier}) == len(Tier)
    assert "38/2017" in DEFAULT_LEVELS_BASIS


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kasi Pelayanan Umum", "KEPALA SEKSI PELAYANAN UMUM.", True),
        ("Kasie. Trantib", "Kepala Seksi Ketentraman & Ketertiban", True),
        ("Kasi Trantibum", "Kasi Tramtib", True),
        ("Sekkel", "Sekretaris Lurah", True),
        ("Kasubbag Umum", "Kepala Sub Bagian Umum", True),
        ("Lurah", "Plt. Lurah", False),
        ("Kasi Pemerintahan", "Kasi Pelayanan Umum", False),
    ],
)
def test_titles_are_compared_without_case_and_short_forms(one: str, other: str, same: bool) -> None:
    assert is_same_title(one, other) is same


@pytest.mark.parametrize(
    ("title", "assignment", "bare"),
    [
        ("Plt. Lurah", "Plt.", "Lurah"),
        ("PLH LURAH", "Plh.", "LURAH"),
        ("Pj.Lurah Plaju Ulu", "Pj.", "Lurah Plaju Ulu"),
        ("Lurah", None, "Lurah"),
        ("Plt.", None, "Plt."),
        ("Pltu Barat", None, "Pltu Barat"),
    ],
)
def test_acting_holders_are_told_from_definitive_ones(title: str, assignment: str | None, bare: str) -> None:
    assert split_assignment(title) == (assignment, bare)


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise_title(text)
    assert normalise_title(once) == once
    tier_of_title(text)

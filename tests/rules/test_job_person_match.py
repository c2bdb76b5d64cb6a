"""Cases of the job person match."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.job_person_match import (
    Category,
    JobPersonMatch,
    Purpose,
    Thresholds,
    categorise,
    is_official_expired,
    match_job,
    official_expiry,
)

PAIRS = st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 5)), st.one_of(st.none(), st.integers(1, 5))))


def test_sum_achieved_over_sum_standard() -> None:
    jpm = match_job([(2, 2), (3, 4), (1, 2)])
    assert jpm == JobPersonMatch(achieved=6, standard=8, measured=3, unmeasured=0, cap_per_competency=False)
    assert jpm.exact == 75
    assert jpm.formula == "JPM = 6 ÷ 8 × 100 = 75,00 %, 3 dari 3 kompetensi dinilai"


def test_unmeasured_is_left_out_and_told() -> None:
    jpm = match_job([(2, 2), (None, 5), (3, None), (None, None)])
    assert jpm.percent == Decimal("100.00")
    assert jpm.formula == "JPM = 2 ÷ 2 × 100 = 100,00 %, 1 dari 2 kompetensi dinilai"


def test_nothing_measured_gives_no_percentage() -> None:
    jpm = match_job([(None, 2), (None, 2)])
    assert (jpm.exact, jpm.percent, categorise(jpm.exact, Purpose.MAPPING)) == (None, None, None)
    assert jpm.formula == "JPM belum dapat dihitung, 0 dari 2 kompetensi dinilai"


def test_measured_as_level_0_is_zero_and_not_missing() -> None:
    assert match_job([(0, 2)]).percent == Decimal("0.00")


def test_more_than_100_percent_is_not_capped_silently() -> None:
    assert match_job([(5, 4), (5, 3), (2, 2)]).percent == Decimal("133.33")


def test_cap_is_an_option_and_is_printed() -> None:
    jpm = match_job([(4, 2), (0, 2)], cap_per_competency=True)
    assert jpm.percent == Decimal("50.00")
    assert jpm.formula.endswith(", capaian tiap kompetensi dihitung paling tinggi sebesar standarnya")


def test_half_a_hundredth_is_rounded_up() -> None:
    assert JobPersonMatch(1, 32, 1, 0, False).percent == Decimal("3.13")  # 3.125
    assert JobPersonMatch(2, 3, 1, 0, False).percent == Decimal("66.67")


@pytest.mark.parametrize(
    ("percent", "purpose", "category", "label"),
    [
        ("80", Purpose.PLACEMENT, Category.MS, "Memenuhi syarat"),
        ("79.99", Purpose.PLACEMENT, Category.MMS, "Masih memenuhi syarat"),
        ("68", Purpose.PLACEMENT, Category.MMS, "Masih memenuhi syarat"),
        ("67.99", Purpose.PLACEMENT, Category.KMS, "Kurang memenuhi syarat"),
        ("90", Purpose.MAPPING, Category.OPTIMAL, "Optimal"),
        ("89.99", Purpose.MAPPING, Category.FAIRLY_OPTIMAL, "Cukup optimal"),
        ("78", Purpose.MAPPING, Category.FAIRLY_OPTIMAL, "Cukup optimal"),
        ("77.99", Purpose.MAPPING, Category.LESS_OPTIMAL, "Kurang optimal"),
    ],
)
def test_perbkn_26_2019_categories_by_purpose(
    percent: str, purpose: Purpose, category: Category, label: str
) -> None:
    assert categorise(Decimal(percent), purpose) is category
    assert category.label == label


def test_permenkkp_39_2023_article_52_thresholds_can_be_set() -> None:
    strict = Thresholds(Decimal(91), Decimal(85), "PermenKKP 39/2023 pasal 52")
    assert categorise(Decimal("90.99"), Purpose.MAPPING, strict) is Category.FAIRLY_OPTIMAL
    with pytest.raises(ValueError, match="middle threshold"):
        Thresholds(Decimal(70), Decimal(80), "")


def test_rounding_never_lifts_a_figure_over_a_threshold() -> None:
    assert categorise(Fraction(79999, 1000), Purpose.PLACEMENT) is Category.MMS


def test_purposes_are_named() -> None:
    assert [purpose.label for purpose in Purpose] == ["Pengisian jabatan", "Pemetaan kompetensi"]


@given(PAIRS)
def test_capped_figure_never_exceeds_100_nor_the_uncapped_one(
    pairs: list[tuple[int | None, int | None]],
) -> None:
    capped, plain = match_job(pairs, cap_per_competency=True), match_job(pairs)
    if capped.exact is not None and plain.exact is not None:
        assert capped.exact <= min(plain.exact, Fraction(100))
    assert (capped.exact is None) == (plain.exact is None) == (capped.measured == 0)


@pytest.mark.parametrize(
    ("assessed", "last"),
    [
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2023, 11, 24), date(2026, 11, 24)),
        (date(2025, 2, 28), date(2028, 2, 28)),
    ],
)
def test_perbkn_26_2019_article_29_official_results_last_three_years(assessed: date, last: date) -> None:
    assert official_expiry(assessed) == last
    assert not is_official_expired(assessed, last)
    assert is_official_expired(assessed, date.fromordinal(last.toordinal() + 1))

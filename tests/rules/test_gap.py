"""Cases of gaps and of the score that counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.gap import (
    GapClass,
    GapSummary,
    ScoreFact,
    ScoreSource,
    current_score,
    format_gap,
    gap_class,
    gap_of,
    gap_order,
    level_name,
    misses_minimum,
    summarise_gaps,
    worst_gap,
)

JANUARY = date(2026, 1, 5)
GAPS = st.lists(st.one_of(st.none(), st.integers(-5, 4)))


def fact(score: int, source: ScoreSource, days: int = 0, order: int = 0) -> ScoreFact:
    return ScoreFact(score, source, JANUARY + timedelta(days=days), order)


@pytest.mark.parametrize(
    ("score", "standard", "gap"),
    [(2, 4, -2), (4, 4, 0), (5, 3, 2), (0, 1, -1), (None, 4, None), (3, None, None)],
)
def test_gap_is_score_minus_standard_and_none_is_not_zero(
    score: int | None, standard: int | None, gap: int | None
) -> None:
    assert gap_of(score, standard) == gap


@pytest.mark.parametrize(
    ("gap", "member", "label", "shown"),
    [
        (-5, GapClass.FAR_BELOW, "2 tingkat atau lebih di bawah standar", "−5"),
        (-2, GapClass.FAR_BELOW, "2 tingkat atau lebih di bawah standar", "−2"),
        (-1, GapClass.BELOW, "1 tingkat di bawah", "−1"),
        (0, GapClass.MEETS, "memenuhi", "0"),
        (1, GapClass.ABOVE, "melampaui", "+1"),
        (4, GapClass.ABOVE, "melampaui", "+4"),
        (None, GapClass.UNMEASURED, "belum dinilai", "–"),
    ],
)
def test_classes_and_signs(gap: int | None, member: GapClass, label: str, shown: str) -> None:
    assert gap_class(gap) is member
    assert member.label == label
    assert format_gap(gap) == shown


def test_a_surplus_never_hides_a_deficit() -> None:
    # Needs 2 twice, has 4 and 0: an average says 100 %, the truth is one gap of two levels.
    gaps = [gap_of(4, 2), gap_of(0, 2)]
    assert worst_gap(gaps) == -2
    assert summarise_gaps(gaps) == GapSummary(
        worst=-2, below=1, total_deficit=2, meets=0, above=1, unmeasured=0
    )


def test_summary_keeps_unmeasured_apart() -> None:
    summary = summarise_gaps([None, 0, None])
    assert (summary.worst, summary.unmeasured, summary.measured) == (0, 2, 1)
    assert summarise_gaps([]).worst is None


def test_worst_gap_first_then_sum_of_deficits_then_unmeasured() -> None:
    people: dict[str, list[int | None]] = {
        "nothing measured": [None, None],
        "two small": [-1, -1, 4],
        "one small": [-1, 0],
        "one big": [-2, 4],
        "all met": [0, 1],
        "only surplus": [3],
    }
    ordered = sorted(people, key=lambda name: gap_order(people[name]))
    assert ordered == ["one big", "two small", "one small", "all met", "only surplus", "nothing measured"]


@given(GAPS, st.integers(1, 4))
def test_one_more_surplus_never_makes_a_deficit_smaller(gaps: list[int | None], surplus: int) -> None:
    before, after = summarise_gaps(gaps), summarise_gaps([*gaps, surplus])
    assert (after.below, after.total_deficit) == (before.below, before.total_deficit)
    if before.below:
        assert gap_order([*gaps, surplus]) == gap_order(gaps)


@given(GAPS)
def test_counts_of_a_summary_add_up(gaps: list[int | None]) -> None:
    summary = summarise_gaps(gaps)
    assert summary.measured + summary.unmeasured == len(gaps)
    assert sum(gap_class(gap) is GapClass.MEETS for gap in gaps) == summary.meets


def test_latest_assessment_counts() -> None:
    older, newer = fact(4, ScoreSource.OFFICIAL), fact(2, ScoreSource.SUPERIOR, days=30)
    assert current_score([newer, older]) is newer


def test_of_one_day_the_later_record_counts() -> None:
    first, second = fact(2, ScoreSource.SUPERIOR, order=1), fact(3, ScoreSource.SIMULATION, order=2)
    assert current_score([second, first]) is second


def test_self_assessment_counts_only_while_alone() -> None:
    own, peer = fact(5, ScoreSource.SELF, days=90), fact(3, ScoreSource.PEER)
    assert current_score([own]) is own
    assert current_score([own, peer]) is peer
    assert current_score([]) is None


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(ScoreSource), st.integers(0, 9)), unique=True),
    st.randoms(),
)
def test_order_of_reading_does_not_change_the_score(rows, random) -> None:  # type: ignore[no-untyped-def]
    facts = [fact(score, source, days, order) for order, (score, source, days) in enumerate(rows)]
    shuffled = list(facts)
    random.shuffle(shuffled)
    assert current_score(facts) == current_score(shuffled)


def test_scores_outside_0_to_5_are_bugs() -> None:
    for score in (-1, 6):
        with pytest.raises(ValueError, match="between 0 and 5"):
            fact(score, ScoreSource.SELF)


def test_sources_and_their_labels() -> None:
    assert [source.label for source in ScoreSource] == [
        "Diri",
        "Atasan",
        "Rekan",
        "Sertifikat",
        "Resmi",
        "Simulasi",
    ]
    assert [source for source in ScoreSource if not source.is_indicative] == [ScoreSource.OFFICIAL]


def test_critical_competency_has_its_own_threshold() -> None:
    assert misses_minimum(2, 3) is True
    assert misses_minimum(3, 3) is False
    assert misses_minimum(None, 3) is None


def test_levels_are_named() -> None:
    assert [level_name(level) for level in range(6)] == [
        "Di bawah tingkat 1",
        "Paham",
        "Dasar",
        "Menengah",
        "Mumpuni",
        "Ahli",
    ]
    with pytest.raises(ValueError, match="between 0 and 5"):
        level_name(6)

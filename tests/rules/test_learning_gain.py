"""This file holds the cases of what two tests tell: by hand, at the edges, and for any results."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.learning_gain import (
    FEW_PAIRS,
    GainBand,
    effect_size,
    gain_band,
    learning_outcome,
    normalised_gain,
    rise_of,
)

scores = st.integers(0, 100)
pairs = st.lists(st.tuples(scores, scores), max_size=40)


@pytest.mark.parametrize(
    ("pre", "post", "rise", "gain"),
    [
        (62, 80, 18, 18 / 38),
        (0, 100, 100, 1.0),
        (80, 70, -10, -0.5),
        (100, 100, 0, None),
        (100, 60, -40, None),
        (58, None, None, None),
        (None, 70, None, None),
    ],
)
def test_gain_is_the_share_of_what_was_left_to_gain(pre, post, rise, gain) -> None:
    assert rise_of(pre, post) == rise
    found = normalised_gain(pre, post)
    assert found == gain if gain is None else found == pytest.approx(gain)


@pytest.mark.parametrize(
    ("gain", "band"),
    [
        (None, None),
        (-0.01, GainBand.FALLEN),
        (0.0, GainBand.LOW),
        (0.299, GainBand.LOW),
        (0.3, GainBand.MEDIUM),
        (0.699, GainBand.MEDIUM),
        (0.7, GainBand.HIGH),
        (1.0, GainBand.HIGH),
    ],
)
def test_bands_are_those_of_hake(gain, band) -> None:
    assert gain_band(gain) is band


def test_both_averages_of_the_class_are_told() -> None:
    found = learning_outcome([(20, 60), (80, 90), (100, 100)])
    # 50/150 of what was left on average; 0,5 and 0,5 by person, the third had nothing left.
    assert found.gain_of_means == pytest.approx((250 / 3 - 200 / 3) / (100 - 200 / 3))
    assert found.mean_of_gains == pytest.approx(0.5)
    assert (found.n, found.risen, found.fallen) == (3, 2, 0)
    assert found.band is GainBand.MEDIUM


def test_effect_size_follows_the_textbook() -> None:
    found = effect_size([(50, 60), (60, 80), (70, 70)])
    assert found is not None
    # Means 60 and 70, deviations 10 and 10; the correction for n = 3 is 1 - 3/7.
    assert found.d == pytest.approx(1.0)
    assert found.g == pytest.approx(4 / 7)
    assert found.n == 3
    assert "Cohen d_av" in found.name


def test_effect_size_needs_two_pairs_and_some_spread() -> None:
    assert effect_size([]) is None
    assert effect_size([(50, 70)]) is None
    assert effect_size([(50, 70), (50, 70)]) is None
    found = effect_size([(50, 70), (60, 70)])
    assert found is not None
    assert found.g is None


def test_nothing_measured_is_none_and_without_cautions() -> None:
    found = learning_outcome([(None, None), (60, None)])
    assert (found.n, found.incomplete) == (0, 1)
    assert found.mean_pre is None
    assert found.gain_of_means is None
    assert found.effect is None
    assert found.band is None
    assert found.cautions == ()


def test_cautions_name_what_weakens_the_figures() -> None:
    few = learning_outcome([(95, 100), (50, 70), (60, None)])
    assert [words.split()[0] for words in few.cautions] == ["Baru", "Tanpa", "1", "1"]
    many = learning_outcome([(50 + one % 3, 70 + one % 5) for one in range(FEW_PAIRS)])
    assert many.cautions == ("Tanpa kelompok pembanding, kenaikan belum tentu karena kegiatan ini.",)
    same = learning_outcome([(50, 70)] * FEW_PAIRS)
    assert "Ukuran efek belum dapat dihitung" in same.cautions[-1]


@given(pairs)
def test_gains_never_exceed_one_and_people_are_counted_once(results) -> None:
    found = learning_outcome(results)
    assert found.n == len(results)
    assert found.risen + found.fallen <= found.n
    for gain in (found.gain_of_means, found.mean_of_gains):
        assert gain is None or gain <= 1 + 1e-9


@given(pairs)
def test_correction_makes_the_effect_smaller_and_keeps_its_sign(results) -> None:
    found = effect_size(results)
    if found is not None and found.g is not None:
        assert abs(found.g) <= abs(found.d)
        assert math.copysign(1, found.g) == math.copysign(1, found.d)


@given(st.lists(st.tuples(st.none() | scores, st.none() | scores), max_size=20))
def test_incomplete_results_change_no_figure(results) -> None:
    complete = [pair for pair in results if None not in pair]
    assert learning_outcome(results).mean_rise == learning_outcome(complete).mean_rise

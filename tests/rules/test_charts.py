"""Geometry of the charts: what is missing leaves a hole, and shapes keep their place."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.charts import gap_mark, level_bar, radar, signed, stacked_spans
from asn_desktop.rules.drawings import EMBLEM, PRODUCT_MARK, as_svg

LEVELS = st.one_of(st.none(), st.integers(0, 5))


def test_radar_of_a_whole_profile_is_filled() -> None:
    shape = radar([3] * 9, [4] * 9, (100, 100), 50)
    assert shape.value_fill is not None
    assert len(shape.value_fill) == 9
    assert len(shape.value_lines) == len(shape.standard_lines) == 9
    assert all(hypot(x - 100, y - 100) == pytest.approx(30) for x, y in shape.value_fill)


def test_unmeasured_axis_leaves_a_hole_in_the_radar() -> None:
    shape = radar([3, None, 2, 4], [3, 3, 3, 3], (0, 0), 10)
    assert shape.value_points[1] is None
    assert shape.value_fill is None
    assert len(shape.value_lines) == 2
    assert len(shape.standard_lines) == 4


def test_level_zero_is_in_the_middle_and_not_a_hole() -> None:
    assert radar([0, 1, 2], [1, 1, 1], (5, 5), 10).value_points[0] == (5, 5)


def test_first_axis_points_up_on_screen_and_on_paper() -> None:
    screen = radar([5, 5, 5], [5, 5, 5], (0, 0), 10)
    paper = radar([5, 5, 5], [5, 5, 5], (0, 0), 10, y_up=True)
    assert screen.axes[0][1] == pytest.approx((0, -10))
    assert paper.axes[0][1] == pytest.approx((0, 10))
    assert screen.axes[1][1][0] == pytest.approx(paper.axes[1][1][0])
    assert screen.labels[0].horizontal == "center"
    assert screen.labels[0].vertical == "above"


@given(LEVELS, st.one_of(st.none(), st.integers(1, 5)))
def test_level_bar_fills_up_to_the_level_and_dashes_up_to_the_standard(level, standard) -> None:
    states = [cell.state for cell in level_bar(level, standard, 92).cells]
    assert states.count("filled") == (level or 0)
    missing = max(0, standard - level) if level is not None and standard is not None else 0
    assert states.count("missing") == missing
    assert states == sorted(states, key=("filled", "missing", "empty").index)


def test_tick_stands_behind_the_cell_of_the_standard() -> None:
    shape = level_bar(2, 4, 92)
    assert shape.tick_x is not None
    assert shape.cells[3].x + shape.cells[3].width < shape.tick_x < shape.cells[4].x
    assert level_bar(2, None, 92).tick_x is None


@given(st.lists(st.integers(0, 50), min_size=1, max_size=5), st.floats(60, 400))
def test_stacked_parts_fill_the_bar_in_proportion(counts, width) -> None:
    spans = stacked_spans(counts, width)
    assert [span.index for span in spans] == [place for place, count in enumerate(counts) if count]
    if spans:
        assert spans[-1].x + spans[-1].width == pytest.approx(width)


def test_marks_differ_in_shape_and_not_only_in_colour() -> None:
    shapes = [(len(gap_mark(gap).polygons), bool(gap_mark(gap).disc)) for gap in (-3, -1, 0, 2, None)]
    assert shapes == [(2, False), (1, False), (0, True), (1, False), (1, False)]
    assert gap_mark(-1).polygons != gap_mark(1).polygons
    assert gap_mark(-2) == gap_mark(-4)


@pytest.mark.parametrize(
    ("value", "text"),
    [(-2, "−2"), (0, "0"), (1, "+1"), (None, "–"), (-0.6, "−0,6"), (0.04, "0,0"), (-0.04, "0,0")],
)
def test_differences_are_written_as_people_read_them(value, text) -> None:
    assert signed(value) == text


@pytest.mark.parametrize("drawing", [EMBLEM, PRODUCT_MARK])
def test_drawings_stay_on_their_canvas(drawing) -> None:
    for stroke in drawing.strokes:
        for step in stroke.steps:
            assert all(0 <= x <= drawing.width for x in step[1::2])
            assert all(0 <= y <= drawing.height for y in step[2::2])
    assert as_svg(drawing).startswith("<svg")

"""This file holds the cases of the reaction form: its ten questions, what it refuses, what it sums up."""

import pytest

from asn_desktop.rules.reaction import (
    answer_problem,
    group_labels,
    questions,
    scale_labels,
    summarise_reactions,
)


def test_form_has_ten_questions_in_five_groups() -> None:
    asked = questions()
    assert len({question.key for question in asked}) == 10
    assert [question.group for question in asked][::2] == list(group_labels())
    assert list(scale_labels()) == [1, 2, 3, 4]


def test_mean_is_over_the_answers_given() -> None:
    found = summarise_reactions([{"materi_sesuai": 4}, {"materi_sesuai": 2, "materi_jelas": 3}, {}])
    assert (found.items[0].mean, found.items[0].n) == (3.0, 2)
    assert (found.items[1].mean, found.items[1].n) == (3.0, 1)
    assert found.items[2].mean is None
    assert (found.groups[0].text, found.groups[0].mean, found.groups[0].n) == ("Materi", 3.0, 3)
    assert (found.forms, found.mean) == (3, 3.0)
    assert "3 lembar" in found.caution


@pytest.mark.parametrize("forms", [0, 5, 12])
def test_caution_is_for_one_to_four_forms(forms: int) -> None:
    found = summarise_reactions([{"cara_latihan": 4}] * forms)
    assert found.caution == ""
    assert found.mean == (4.0 if forms else None)


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"lain": 3},
        {"materi_sesuai": 0},
        {"materi_sesuai": 5},
        {"materi_sesuai": True},
        {"cara_latihan": "4"},
    ],
)
def test_form_refuses_what_is_not_on_it(answers) -> None:
    assert answer_problem(answers)


def test_form_takes_one_answer() -> None:
    assert answer_problem({"materi_sesuai": 1}) is None

"""The arithmetic of plans: what closes, what counts once, what a limit is, and the two simple ways."""

from dataclasses import replace
from datetime import date

import pytest

from asn_desktop.rules.best_plan import Activity, Need, Person, Problem, Slot
from asn_desktop.rules.plan_check import check_plan
from asn_desktop.rules.plan_greedy import plan_first_come, plan_greedy
from asn_desktop.rules.plan_relaxing import apply_relaxations, raise_budget, raise_seats, release_pin
from asn_desktop.rules.plan_value import Board, closable_levels, value_plan
from asn_desktop.rules.plan_words import explain_choices, missing_jp, rupiah

DAY, OTHER = date(2026, 10, 23), date(2026, 11, 6)
MORNING, NOON, EVENING = Slot(DAY, 480, 600), Slot(DAY, 570, 690), Slot(DAY, 600, 720)
SERVICE, TALK = 1, 2

DEWI, BUDI = Person(1, "Dewi", 14, 20, is_counter=True), Person(2, "Budi", 6, 20, is_counter=True)
NEEDS = (Need(1, SERVICE, "Pelayanan publik", 2, 4), Need(2, SERVICE, "Pelayanan publik", 2, 3, 2.0))
SHORT = Activity(10, "Seminar", (MORNING,), jp=3, teaches={SERVICE: 3}, fee_rupiah=100)
LONG = Activity(11, "Lokakarya", (EVENING,), seats=1, jp=4, teaches={SERVICE: 5}, fixed_rupiah=1_000)
OFFICE = Problem((DEWI, BUDI), NEEDS, (SHORT, LONG))


@pytest.mark.parametrize(("reached", "levels"), [(0, 0), (2, 0), (3, 1), (4, 2), (5, 2)])
def test_activity_closes_up_to_the_standard_and_never_below_zero(reached: int, levels: int) -> None:
    assert Need(1, SERVICE, "", 2, 4).closes(reached) == levels


def test_competency_of_a_person_counts_once() -> None:
    assert value_plan(OFFICE, [(1, 10), (1, 11)]).levels == 2
    assert value_plan(OFFICE, [(1, 10)]).levels == 1


def test_jp_beyond_the_target_are_worth_nothing() -> None:
    worth = value_plan(OFFICE, [(1, 10), (1, 11)])
    assert worth.jp == 6
    assert worth.value == 2 * 1.0 + 6 * 10.0


def test_person_without_target_gains_no_jp() -> None:
    problem = replace(OFFICE, people=(replace(DEWI, jp_target=None), BUDI))
    assert value_plan(problem, [(1, 10)]).value == 1.0


def test_fee_is_paid_for_each_and_the_fixed_cost_once() -> None:
    assert value_plan(OFFICE, [(1, 10), (2, 10)]).cost == 200
    assert value_plan(OFFICE, [(1, 11), (2, 11)]).cost == 1_000


def test_sunk_cost_is_not_paid_again() -> None:
    problem = replace(OFFICE, activities=(SHORT, replace(LONG, is_fixed_cost_sunk=True)))
    assert value_plan(problem, [(1, 11)]).cost == 0


def test_joined_pair_is_valued_and_not_paid() -> None:
    worth = value_plan(replace(OFFICE, joined=frozenset({(1, 11)})), [])
    assert (worth.levels, worth.cost) == (2, 0)


def limits(problem: Problem, *plan: tuple[int, int]) -> list[str]:
    return [breach.limit for breach in check_plan(problem, plan)]


def test_every_limit_is_found() -> None:
    assert limits(OFFICE, (1, 10), (1, 11)) == []
    assert limits(OFFICE, (1, 11), (2, 11)) == ["seats"]
    assert limits(replace(OFFICE, budget_rupiah=99), (1, 10)) == ["budget"]
    assert limits(replace(OFFICE, counter_minimum=1), (1, 10), (2, 10)) == ["counter"]
    assert limits(replace(OFFICE, counter_minimum=3)) == ["counter"]
    assert limits(replace(OFFICE, pins=frozenset({(1, 10)}))) == ["pin"]
    assert limits(replace(OFFICE, strikes=frozenset({(1, 10)})), (1, 10)) == ["strike"]
    absent = replace(DEWI, absent_on=frozenset({DAY}))
    assert limits(replace(OFFICE, people=(absent, BUDI)), (1, 10)) == ["absence"]
    overlapping = replace(OFFICE, activities=(SHORT, replace(LONG, slots=(NOON,))))
    assert limits(overlapping, (1, 10), (1, 11)) == ["clash"]


def test_person_in_two_activities_of_a_day_is_away_once() -> None:
    assert limits(replace(OFFICE, counter_minimum=1), (1, 10), (1, 11)) == []


def test_absence_at_the_counter_forbids_others_to_leave_but_not_the_plan() -> None:
    absent = replace(DEWI, absent_on=frozenset({DAY}))
    problem = replace(OFFICE, people=(absent, BUDI), counter_minimum=2)
    assert limits(problem) == []
    assert limits(problem, (2, 10)) == ["counter"]


def test_facts_are_never_blamed() -> None:
    full = replace(OFFICE, joined=frozenset({(1, 11), (2, 11), (1, 10), (2, 10)}), counter_minimum=2)
    assert limits(replace(full, activities=(SHORT, replace(LONG, slots=(NOON,)))), (1, 11)) == []


def test_asking_quickly_and_asking_why_agree() -> None:
    problem = replace(OFFICE, counter_minimum=1, budget_rupiah=150, strikes=frozenset({(2, 11)}))
    board = Board(problem)
    board.add((1, 10))
    for pair in ((1, 11), (2, 10), (2, 11)):
        assert board.fits(pair) == (list(board.breaches_by(pair)) == [])


def test_greedy_takes_the_most_valuable_step_first() -> None:
    # Budi: 1 level of weight 2 and 4 JP beat Dewi's 2 levels and 4 JP only by the weight, so keys decide.
    assert plan_greedy(replace(OFFICE, activities=(LONG,))) == {(1, 11)}
    heavier = (NEEDS[0], replace(NEEDS[1], weight=3.0))
    assert plan_greedy(replace(OFFICE, activities=(LONG,), needs=heavier)) == {(2, 11)}


def test_first_come_takes_the_earliest_in_the_order_of_people() -> None:
    later = replace(LONG, slots=(Slot(OTHER, 480, 600),))
    assert plan_first_come(replace(OFFICE, activities=(later, SHORT))) == {(1, 10), (2, 10), (1, 11)}
    assert (2, 11) in plan_first_come(replace(OFFICE, people=(BUDI, DEWI), activities=(later, SHORT)))


def test_levels_in_all_count_gaps_that_nothing_teaches() -> None:
    assert closable_levels(replace(OFFICE, needs=(*NEEDS, Need(1, TALK, "Komunikasi", 1, 3)))) == 5


def filled(problem: Problem, *plan: tuple[int, int]) -> Board:
    board = Board(problem)
    for pair in plan:
        board.add(pair)
    return board


def test_choice_names_its_levels_once_and_its_reason() -> None:
    choices = explain_choices(filled(OFFICE, (1, 10), (1, 11), (2, 10)))
    assert [(one.person, one.activity, one.closes) for one in choices] == [
        (2, 10, ((SERVICE, 1),)),
        (1, 11, ((SERVICE, 2),)),
        (1, 10, ()),
    ]
    assert [one.why for one in choices] == [
        "Menutup 1 tingkat Pelayanan publik. Jarak ke 20 JP paling jauh.",
        "Menutup 2 tingkat Pelayanan publik. Satu dari 1 kursi, semuanya terpakai.",
        "Menambah 3 JP, target 20 JP tercapai.",
    ]


def test_reason_names_the_counter_where_nobody_more_may_leave() -> None:
    (choice,) = explain_choices(filled(replace(OFFICE, counter_minimum=1), (1, 10)))
    assert (
        choice.why == "Menutup 1 dari 2 tingkat Pelayanan publik. Loket tetap dijaga 1 orang pada 23 Oktober."
    )


def test_people_below_the_target_are_told_with_what_is_missing() -> None:
    assert [(one.person, one.jp) for one in missing_jp(filled(OFFICE, (2, 10)))] == [(2, 11), (1, 6)]


def test_limits_that_gave_way_make_another_problem() -> None:
    problem = replace(OFFICE, budget_rupiah=0, pins=frozenset({(1, 11), (2, 11), (1, 10)}))
    steps = [
        raise_seats(problem, 11, 1, 0),
        raise_budget(problem, 1_000),
        release_pin(problem, 1, 10, "absence", DAY),
    ]
    assert check_plan(apply_relaxations(problem, steps), [(1, 11), (2, 11)]) == []
    assert steps[2].sentence == "Dewi tidak masuk pada 23 Oktober. Lepas sematan Seminar."


def test_rupiah_is_grouped_by_points() -> None:
    assert rupiah(12_500_000) == "Rp 12.500.000"

"""The best plan keeps every limit, is never worse than the simple ways, and is as good as trying everything."""

import threading
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from asn_desktop.rules.best_plan import Activity, Need, Person, Problem, Result, Slot
from asn_desktop.rules.plan_check import check_plan
from asn_desktop.rules.plan_relaxing import apply_relaxations
from asn_desktop.rules.plan_value import value_plan
from asn_desktop.solving.best_plan import solve_plan
from tests.solving.makers import DAYS, believable_office, best_by_trying_all, problems

MORNING, EVENING = Slot(DAYS[0], 480, 600), Slot(DAYS[0], 600, 720)
calm = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def plan_of(result: Result) -> set[tuple[int, int]]:
    return {(one.person, one.activity) for one in result.choices}


@calm
@given(problems(most_people=4, most_activities=5))
def test_plan_keeps_every_limit_and_beats_the_simple_ways(problem: Problem) -> None:
    result = solve_plan(problem)
    assume(result.status != "infeasible")
    plan = plan_of(result)
    assert check_plan(problem, plan | (problem.pins & problem.joined)) == []
    assert problem.pins <= plan | problem.joined
    assert not problem.strikes & plan - problem.joined
    worth = value_plan(problem, plan)
    assert result.objective == pytest.approx(worth.value)
    assert (result.closed, result.cost) == (worth.levels, worth.cost)
    assert problem.budget_rupiah is None or result.cost <= problem.budget_rupiah
    assert None not in (result.objective, result.bound, result.greedy, result.first_come)
    assert result.objective >= result.greedy - 1e-6 >= -1e-6
    assert result.objective >= result.first_come - 1e-6
    assert result.bound >= result.objective - 1e-6
    assert 0 <= result.gap <= 1
    assert result.closed <= result.closable


@settings(calm, max_examples=40)
@given(problems())
def test_plan_is_as_good_as_trying_everything(problem: Problem) -> None:
    best, result = best_by_trying_all(problem), solve_plan(problem)
    if best is None:
        assert result.status == "infeasible"
    else:
        assert result.status == "optimal"
        assert result.objective == pytest.approx(best)
        assert result.gap == 0


@settings(calm, max_examples=30)
@given(problems(most_people=4, most_activities=4), st.randoms(use_true_random=False))
def test_order_of_what_is_given_does_not_change_the_objective(problem: Problem, chance) -> None:
    def shuffled(items):
        return tuple(chance.sample(items, len(items)))

    other = replace(
        problem,
        people=shuffled(problem.people),
        activities=shuffled(problem.activities),
        needs=shuffled(problem.needs),
    )
    first, second = solve_plan(problem), solve_plan(other)
    assert first.objective == pytest.approx(second.objective)
    assert first.greedy == pytest.approx(second.greedy)


@settings(calm, max_examples=30)
@given(problems())
def test_what_a_seat_or_a_million_would_bring_is_what_planning_with_it_brings(problem: Problem) -> None:
    result = solve_plan(problem)
    assume(result.status != "infeasible")
    if problem.budget_rupiah is not None:
        richer = solve_plan(replace(problem, budget_rupiah=problem.budget_rupiah + 1_000_000))
        assert result.next_million is not None
        assert (result.next_million.gain, result.next_million.jp_gain) == (0, 0) or (
            richer.objective > result.objective
        )
        assert richer.objective <= result.objective + 1e-6 or not result.next_million.sentence.endswith(
            "lain."
        )
    values = [
        solve_plan(
            replace(
                problem,
                activities=tuple(
                    replace(one, seats=max(one.seats, joined(problem, one)) + 1) if one is wider else one
                    for one in problem.activities
                ),
            )
        ).objective
        for wider in problem.activities
        if wider.seats is not None
    ]
    best = max(values, default=result.objective)
    gives = result.next_seat is not None and result.next_seat.activity is not None
    assert gives == (best > result.objective + 1e-6)


def joined(problem: Problem, activity: Activity) -> int:
    return sum(key == activity.key for _, key in problem.joined)


@settings(calm, max_examples=60)
@given(problems(most_people=3, most_activities=4))
def test_limits_that_give_way_make_a_plan_possible(problem: Problem) -> None:
    result = solve_plan(problem)
    assume(result.status == "infeasible")
    assert result.objective is None
    assert result.choices == ()
    assert result.relaxations
    relaxed = apply_relaxations(problem, result.relaxations)
    assert solve_plan(relaxed).status == "optimal"
    for one in result.relaxations:
        if one.constraint in ("seats", "budget", "counter") and one.by > 1:
            step = 1 if one.constraint == "counter" else -1
            less = apply_relaxations(relaxed, [replace(one, to=one.to + step)])
            assert solve_plan(less).status == "infeasible"


def small(**changes: object) -> Problem:
    people = tuple(
        Person(key, name, 10, 20, is_counter=True) for key, name in ((1, "Dewi"), (2, "Budi"), (3, "Eko"))
    )
    needs = tuple(Need(key, 1, "Pelayanan publik", 2, 4) for key in (1, 2, 3))
    talk = Activity(11, "Lokakarya", (MORNING,), seats=2, fee_rupiah=400_000, jp=4, teaches={1: 4})
    desk = Activity(12, "Magang", (EVENING,), jp=2)
    return replace(Problem(people, needs, (talk, desk)), **changes)


def only_relaxation(problem: Problem):
    result = solve_plan(problem)
    assert result.status == "infeasible"
    assert len(result.relaxations) == 1
    return result.relaxations[0]


def test_counter_that_cannot_be_kept_is_named_with_the_day() -> None:
    step = only_relaxation(small(counter_minimum=2, pins=frozenset({(1, 11), (2, 11)})))
    assert (step.constraint, step.by, step.to, step.on) == ("counter", 1, 1, DAYS[0])
    assert step.sentence == "Minimal 2 orang di loket tidak bisa dipenuhi 23 Oktober. Turunkan ke 1."


def test_counter_with_too_few_people_is_named_with_their_number() -> None:
    step = only_relaxation(small(counter_minimum=5))
    assert (step.constraint, step.by, step.to) == ("counter", 2, 3)


def test_seats_that_are_too_few_for_pins_are_named() -> None:
    step = only_relaxation(small(pins=frozenset({(1, 11), (2, 11), (3, 11)})))
    assert (step.constraint, step.by, step.to, step.activity) == ("seats", 1, 3, 11)


def test_budget_too_small_for_pins_is_named_to_the_rupiah() -> None:
    step = only_relaxation(small(budget_rupiah=799_999, pins=frozenset({(1, 11), (2, 11)})))
    assert (step.constraint, step.by, step.to) == ("budget", 1, 800_000)
    assert step.sentence == "Anggaran Rp 799.999 tidak cukup untuk yang disematkan. Naikkan ke Rp 800.000."


def test_pins_at_the_same_time_let_one_go() -> None:
    talk, desk = small().activities
    clash = small(activities=(talk, replace(desk, slots=(MORNING,))), pins=frozenset({(1, 11), (1, 12)}))
    step = only_relaxation(clash)
    assert (step.constraint, step.person) == ("pin", 1)
    assert step.sentence.startswith("Dewi sudah ada kegiatan lain pada 23 Oktober. Lepas sematan ")


def test_pin_that_is_also_struck_must_go() -> None:
    step = only_relaxation(small(pins=frozenset({(1, 11)}), strikes=frozenset({(1, 11)})))
    assert (step.constraint, step.person, step.activity) == ("pin", 1, 11)


def test_next_seat_names_who_would_take_it() -> None:
    result = solve_plan(small())
    assert result.status == "optimal"
    assert result.closed == 4
    assert result.next_seat is not None
    assert (result.next_seat.activity, result.next_seat.gain, result.next_seat.jp_gain) == (11, 2, 4)
    assert result.next_seat.sentence == (
        "Satu kursi lagi di Lokakarya akan menutup 2 tingkat dan menambah 4 JP milik Eko."
    )
    assert result.next_million is None
    assert result.next_note == "Anggaran tidak dibatasi."


def test_next_million_tells_what_it_brings() -> None:
    result = solve_plan(small(budget_rupiah=300_000))
    assert result.closed == 0
    assert result.next_million is not None
    assert result.next_million.sentence == "Rp 1.000.000 lagi akan menutup 4 tingkat dan menambah 8 JP."


def test_office_without_anything_has_an_empty_best_plan() -> None:
    for problem in (Problem((), (), ()), small(activities=()), small(people=(), needs=())):
        result = solve_plan(problem)
        assert (result.status, result.objective, result.gap, result.choices) == ("optimal", 0, 0, ())


def test_one_office_is_planned_within_its_time_and_twice_the_same() -> None:
    office = believable_office(25, 40, budget=1_500_000, seed=3)
    first, second = solve_plan(office), solve_plan(office)
    assert first == second
    assert first.objective > first.greedy


def test_plan_is_found_from_a_thread_that_works() -> None:
    office = believable_office(25, 40, budget=3_000_000, seed=5)
    found: list[Result] = []
    for _ in range(2):
        thread = threading.Thread(target=lambda: found.append(solve_plan(office)))
        thread.start()
        thread.join()
    assert found == [solve_plan(office)] * 2


def test_cancelled_plan_is_answered_soon_and_keeps_every_limit() -> None:
    office = believable_office(60, 60, budget=2_000_000, seed=2)
    began = time.perf_counter()
    result = solve_plan(office, seconds=60, cancelled=lambda: True)
    assert time.perf_counter() - began < 20
    assert check_plan(office, plan_of(result)) == []
    assert result.objective >= result.greedy


def test_plan_without_time_is_greedy_and_says_how_far_it_may_be() -> None:
    office = believable_office(25, 40, budget=1_500_000, seed=3)
    result = solve_plan(office, seconds=0)
    assert result.status == "feasible"
    assert result.objective >= result.greedy
    assert 0 < result.gap < 1


def test_solver_writes_nothing_to_the_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    solve_plan(small(budget_rupiah=500_000))
    assert capfd.readouterr() == ("", "")

"""This file holds how the best plan is found: the simple plans first, then the solver, then what would change it."""

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from asn_desktop.rules.best_plan import Pair, Problem, Result
from asn_desktop.rules.plan_check import check_plan
from asn_desktop.rules.plan_greedy import fill_up, plan_first_come, plan_greedy, plan_thrifty
from asn_desktop.rules.plan_value import Board, closable_levels, filled_board
from asn_desktop.rules.plan_words import explain_choices, missing_jp
from asn_desktop.solving.highs import Answer, solve_sheet
from asn_desktop.solving.plan_margins import Margins, find_margins
from asn_desktop.solving.plan_model import PlanModel, build_model
from asn_desktop.solving.plan_relaxing import find_relaxations

ROUNDING = 1e-6
# Weights with a finer common measure than this are as good as having none.
FINEST_GRAIN = 1e-3


@dataclass(frozen=True, slots=True)
class Found:
    """A plan that keeps every limit, and what no plan can be worth more than."""

    board: Board
    bound: float

    @property
    def is_proven(self) -> bool:
        """Whether nothing can be better."""
        return self.bound - self.board.value <= ROUNDING * max(1.0, abs(self.board.value))

    @property
    def gap(self) -> float:
        """The share of the bound that may be missing, 0 to 1."""
        if self.is_proven or self.bound <= 0:
            return 0.0
        return min(1.0, (self.bound - self.board.value) / self.bound)


def solve_plan(
    problem: Problem,
    *,
    seconds: float = 20.0,
    gap: float = 0.0,
    cancelled: Callable[[], bool] | None = None,
) -> Result:
    """Find who should join what.

    Stops after `seconds`, at the relative distance `gap` from the best, or after `cancelled` answers
    true, with the best plan so far, which is never worth less than the greedy one. `cancelled` is
    asked on the calling thread between the steps and while branching; HiGHS does not ask while it
    makes a large model smaller (seconds for 500 people). Other threads of Python run meanwhile.
    Same problem, same plan, while the time is not used up.
    """
    began = time.perf_counter()
    until = began + seconds
    if check_plan(problem, problem.pins):
        return Result(
            "infeasible", closable_levels(problem), relaxations=find_relaxations(problem, seconds=seconds)
        )
    greedy = filled_board(problem, plan_greedy(problem))
    first_come = filled_board(problem, plan_first_come(problem))
    thrifty = filled_board(problem, plan_thrifty(problem))
    start = max(greedy, first_come, thrifty, key=lambda board: board.value)
    # Reading the plan back, the margins and the words take about as long as what was done so far.
    reserve = min(time.perf_counter() - began, seconds / 2)
    found = improve(problem, start, until=until - reserve, gap=gap, cancelled=cancelled)
    assert found.board.value >= greedy.value - ROUNDING, "the solver starts from the greedy plan"
    margins = Margins()
    if not is_cancelled(cancelled):
        margins = find_margins(
            problem,
            found.board,
            is_proven=found.is_proven,
            until=until,
            improve=lambda changed, board, until, seats: improve(
                changed, board, until=until, cancelled=cancelled, seats_to_give=seats
            ),
        )
    return as_result(problem, found, greedy, first_come, margins)


def is_cancelled(cancelled: Callable[[], bool] | None) -> bool:
    """Whether the person no longer waits for the answer."""
    return cancelled is not None and cancelled()


def as_result(problem: Problem, found: Found, greedy: Board, first_come: Board, margins: Margins) -> Result:
    """Put the answer together."""
    worth = found.board.worth
    return Result(
        status="optimal" if found.is_proven else "feasible",
        closable=closable_levels(problem),
        objective=worth.value,
        bound=max(worth.value, found.bound),
        gap=found.gap,
        closed=worth.levels,
        greedy=greedy.value,
        greedy_closed=greedy.worth.levels,
        first_come=first_come.value,
        first_come_closed=first_come.worth.levels,
        cost=worth.cost,
        choices=explain_choices(found.board),
        jp_missing=missing_jp(found.board),
        next_seat=margins.next_seat,
        next_million=margins.next_million,
        next_note=margins.note,
    )


def improve(
    problem: Problem,
    start: Board,
    *,
    until: float,
    gap: float = 0.0,
    cancelled: Callable[[], bool] | None = None,
    seats_to_give: int = 0,
) -> Found:
    """The best plan that the solver finds from a known one, until a moment of the performance counter.

    With `seats_to_give` the board that comes back has those seats where they bring most.
    """
    ceiling = value_of_everything(problem)
    if start.value >= ceiling - ROUNDING:
        return Found(start, start.value)
    if is_cancelled(cancelled):
        return Found(start, ceiling)
    base = Board(problem)
    model = build_model(base, seats_to_give=seats_to_give)
    grain, most = grain_of(problem), most_possible(base, model)
    answer = Answer(None, math.inf)
    seconds = until - time.perf_counter()
    is_worth_it = model.pairs and start.value < most - ROUNDING
    if is_worth_it and seconds > 0 and not is_cancelled(cancelled):
        answer = solve_sheet(
            model.sheet,
            seconds=seconds,
            gap=gap,
            grain=grain,
            start=model.start_from(start),
            cancelled=cancelled,
        )
    bound = min(most, coarsened(answer.bound, grain))
    if answer.values is None:
        return Found(start, bound)
    board = board_from(problem, model, answer.values)
    return Found(max(start, board, key=lambda one: one.value), bound)


def board_from(problem: Problem, model: PlanModel, values: list[float]) -> Board:
    """The solver's plan as a board: what is of no use left out, what still fits taken in."""
    board = Board(problem)
    for activity, column in model.extra_seats.items():
        left = board.seats_left[activity]
        if left is not None:
            board.seats_left[activity] = left + round(values[column])
    for pair in sorted(problem.pins):
        board.add(pair)
    for pair in sorted(without_idle(problem, model.plan_from(values))):
        # The solver keeps limits to a millionth; the plan keeps them to the rupiah.
        if board.fits(pair):
            board.add(pair)
    fill_up(board)
    return board


def without_idle(problem: Problem, plan: Iterable[Pair]) -> frozenset[Pair]:
    """Leave out what adds nothing to the person's other activities, the dearest first.

    Levels and JP of a person do not depend on what others do.
    """
    empty = Board(problem)
    own: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(plan):
        own[pair[0]].append(pair)
    return frozenset(pair for pairs in own.values() for pair in _useful(empty, pairs))


def _useful(empty: Board, pairs: list[Pair]) -> list[Pair]:
    kept = [pair for pair in pairs if pair not in empty.problem.pins]
    pinned = [pair for pair in pairs if pair in empty.problem.pins]
    for pair in sorted(kept, key=lambda one: (-empty.activities[one[1]].fee_rupiah, one)):
        rest = [one for one in kept if one != pair]
        with_it = _value_of(empty, pair[0], pinned + kept)
        if _value_of(empty, pair[0], pinned + rest) >= with_it - ROUNDING:
            kept = rest
    return pinned + kept


def _value_of(empty: Board, person: int, pairs: list[Pair]) -> float:
    """What one person's pairs are worth together with the joined ones."""
    keys = {key for own, key in empty.chosen if own == person} | {key for _own, key in pairs}
    reached = [empty.activities[key] for key in keys]
    levels = sum(
        need.weight * max((need.closes(one.teaches.get(need.competency, 0)) for one in reached), default=0)
        for need in empty.needs.get(person, ())
    )
    return levels + empty.problem.jp_value * min(empty.jp_missing[person], sum(one.jp for one in reached))


def most_possible(base: Board, model: PlanModel) -> float:
    """A plain bound: everybody joins everything that may help."""
    own: dict[int, list[Pair]] = defaultdict(list)
    for pair in model.pairs:
        own[pair[0]].append(pair)
    return sum(_value_of(base, person, own[person]) for person in base.people)


def value_of_everything(problem: Problem) -> float:
    """What no plan can exceed: every gap closed, every target reached."""
    levels = sum(need.weight * need.levels for need in problem.needs)
    return levels + problem.jp_value * sum(one.jp_missing for one in problem.people)


def grain_of(problem: Problem) -> float:
    """The largest number that every value of a plan is a multiple of; 0 when there is no useful one."""
    units = {need.weight for need in problem.needs if need.levels} | {problem.jp_value}
    common = Fraction(0)
    for unit in units:
        part = Fraction(str(unit))
        bottom = math.lcm(common.denominator, part.denominator)
        common = Fraction(math.gcd(int(common * bottom), int(part * bottom)), bottom)
    return float(common) if common >= FINEST_GRAIN else 0.0


def coarsened(bound: float, grain: float) -> float:
    """The largest value at most the bound that a plan can have."""
    if not grain or not math.isfinite(bound):
        return bound
    return math.floor(bound / grain + ROUNDING * max(1.0, abs(bound / grain))) * grain

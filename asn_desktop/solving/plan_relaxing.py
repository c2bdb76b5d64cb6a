"""This file holds the smallest change of limits that makes a plan possible, by a model in which every limit can give.

A plan with nobody in it breaks nothing, so that only pins (and a minimum at the counter above the number of
its people) can make every plan impossible. The model therefore knows the pinned pairs alone.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from asn_desktop.rules.best_plan import MILLION, Limit, Pair, Problem, Relaxation
from asn_desktop.rules.plan_check import check_plan, first_overlap, missing_at_counter
from asn_desktop.rules.plan_relaxing import lower_counter, raise_budget, raise_seats, release_pin
from asn_desktop.rules.plan_value import Board, filled_board
from asn_desktop.solving.highs import solve_sheet
from asn_desktop.solving.sheet import Sheet

# A seat more, one at the counter less and a million more weigh the same; a pin is let go where nothing
# else would do, or where it spares more than three of them.
UNIT, PIN = 1.0, 3.0


@dataclass(slots=True)
class ElasticModel:
    """The sheet, and the columns that hold pinned pairs (1: kept) and the opened activities."""

    sheet: Sheet
    kept: dict[Pair, int]
    terms_of_days: dict[date, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))


def find_relaxations(problem: Problem, *, seconds: float) -> tuple[Relaxation, ...]:
    """What must give way, all of it together, in the order to be shown.

    A pin that meets an absence, a strike or something joined has no other way than to go.
    """
    base = Board(problem)
    pins = sorted(problem.pins - problem.joined)
    hopeless = {pair: why for pair in pins if (why := _hopeless(base, pair)) is not None}
    steps = [release_pin(problem, *pair, why, on) for pair, (why, on) in hopeless.items()]
    rest = [pair for pair in pins if pair not in hopeless]
    released = _released(base, rest, seconds)
    kept = [pair for pair in rest if pair not in released]
    for pair in sorted(released):
        on = _clash_with(base, pair, kept)
        steps.append(release_pin(problem, *pair, "pin" if on is None else "clash", on))
    left = replace(problem, pins=frozenset(kept))
    steps += _limits_to_move(left, kept)
    return tuple(sorted(steps, key=lambda one: one.constraint == "pin"))


def _hopeless(base: Board, pair: Pair) -> tuple[Limit, date | None] | None:
    for breach in base.breaches_by(pair):
        if breach.limit in ("strike", "absence", "clash"):
            return breach.limit, breach.on
    return None


def _clash_with(base: Board, pair: Pair, kept: list[Pair]) -> date | None:
    own = base.activities[pair[1]]
    days = (first_overlap(base.activities[key], own) for person, key in kept if person == pair[0])
    return next((on for on in days if on is not None), None)


def _released(base: Board, pins: list[Pair], seconds: float) -> set[Pair]:
    """The pins that the cheapest change lets go."""
    if not pins:
        return set()
    sheet = Sheet()
    model = ElasticModel(sheet, {pair: sheet.add_column(PIN) for pair in pins})
    _write_clashes(model, base)
    _write_seats(model, base)
    _write_budget(model, base)
    _write_counter(model, base)
    values = solve_sheet(sheet, seconds=max(1.0, seconds)).values
    if values is None:  # out of time: letting all go is possible as well
        return set(pins)
    return {pair for pair, column in model.kept.items() if values[column] < 0.5}


def _write_clashes(model: ElasticModel, base: Board) -> None:
    pairs = list(model.kept)
    for place, (person, key) in enumerate(pairs):
        for other, other_key in pairs[:place]:
            if person == other and first_overlap(base.activities[key], base.activities[other_key]):
                model.sheet.add_row(
                    [(model.kept[person, key], 1.0), (model.kept[person, other_key], 1.0)], 1.0
                )


def _write_seats(model: ElasticModel, base: Board) -> None:
    for key, count in Counter(key for _person, key in model.kept).items():
        left = base.seats_left[key]
        if left is not None and count > left:
            more = model.sheet.add_column(-UNIT, upper=float(count))
            terms = [(column, 1.0) for (_person, own), column in model.kept.items() if own == key]
            model.sheet.add_row([*terms, (more, -1.0)], float(left))


def _write_budget(model: ElasticModel, base: Board) -> None:
    if base.money_left is None:
        return
    sheet, terms, opened = model.sheet, [], dict[int, int]()
    for pair, column in model.kept.items():
        activity = base.activities[pair[1]]
        terms.append((column, activity.fee_rupiah / MILLION))
        if fixed := base.cost_of(pair) - activity.fee_rupiah:
            if activity.key not in opened:
                opened[activity.key] = sheet.add_column()
                terms.append((opened[activity.key], fixed / MILLION))
            sheet.add_row([(column, 1.0), (opened[activity.key], -1.0)], 0.0)
    more = sheet.add_column(-UNIT, upper=sum(factor for _column, factor in terms), is_whole=False)
    sheet.add_row([*terms, (more, -1.0)], base.money_left / MILLION)


def _write_counter(model: ElasticModel, base: Board) -> None:
    """One number is lowered for the whole year, as far as the worst day asks for."""
    sheet, least = model.sheet, base.problem.counter_minimum
    lowered = sheet.add_column(-UNIT, float(missing_at_counter(base.problem)), float(least))
    on_day: dict[date, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (person, key), column in model.kept.items():
        for on in base.days[key]:
            if base.is_needed_at_counter(person, on) and person not in base.away[on]:
                on_day[on][person].append(column)
    for on, people in sorted(on_day.items()):
        terms = []
        for columns in people.values():
            away = sheet.add_column()
            terms.append((away, 1.0))
            for column in columns:
                sheet.add_row([(column, 1.0), (away, -1.0)], 0.0)
        # Either nobody new goes, or the minimum is low enough for all who go.
        anybody = sheet.add_column()
        for away, _factor in terms:
            sheet.add_row([(away, 1.0), (anybody, -1.0)], 0.0)
        room = base.present_at_counter(on) - least - len(base.away[on])
        sheet.add_row([*terms, (lowered, -1.0), (anybody, float(least))], float(max(room + least, least)))


def _limits_to_move(problem: Problem, kept: list[Pair]) -> list[Relaxation]:
    """How far each limit must move for the pins that are kept, exact to the rupiah."""
    steps = []
    board = filled_board(problem, kept)
    joined = Counter(key for _person, key in problem.joined)
    lowering: tuple[int, date | None] = (0, None)
    for breach in check_plan(problem, kept):
        if breach.limit == "budget":
            steps.append(raise_budget(problem, breach.by))
        elif breach.limit == "seats" and breach.activity is not None:
            steps.append(raise_seats(problem, breach.activity, breach.by, joined[breach.activity]))
        elif breach.limit == "counter":
            by = breach.by
            if breach.on is not None:
                there = board.present_at_counter(breach.on) - len(board.away[breach.on])
                by = problem.counter_minimum - there
            lowering = max(lowering, (by, breach.on), key=lambda one: one[0])
    if lowering[0]:
        steps.append(lower_counter(problem, *lowering))
    return steps

"""This file holds which limits a whole plan breaks, and by how much."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from asn_desktop.rules.best_plan import Activity, Pair, Problem
from asn_desktop.rules.plan_value import Board, Breach, filled_board


def check_plan(problem: Problem, plan: Iterable[Pair]) -> list[Breach]:
    """Name every limit that the plan breaks; empty when it keeps them all.

    What the joined pairs alone would break is not counted. Needs O(pairs of a person squared).

    Source: features.md C1 (seats, budget, dates, clashes, counter).
    """
    pairs = set(plan)
    board = filled_board(problem, pairs)
    found = [Breach("pin", 1, activity, person) for person, activity in sorted(problem.pins - board.chosen)]
    found += _forbidden(board)
    found += _clashes(board)
    for key, left in sorted(board.seats_left.items()):
        if left is not None and left < 0:
            found.append(Breach("seats", -left, key))
    if board.money_left is not None and board.money_left < 0 < board.cost:
        found.append(Breach("budget", -board.money_left))
    if staffing := missing_at_counter(problem):
        found.append(Breach("counter", staffing))
    for on, gone in sorted(board.away.items()):
        if len(gone) > board.counter_left[on]:
            found.append(Breach("counter", len(gone) - board.counter_left[on], on=on))
    return found


def missing_at_counter(problem: Problem) -> int:
    """How many people the counter lacks even on a day when everybody is there.

    Source: design decision: only then is the minimum itself impossible; leave of one day is not.
    """
    return max(0, problem.counter_minimum - sum(one.is_counter for one in problem.people))


def _forbidden(board: Board) -> Iterator[Breach]:
    for person, key in sorted(board.chosen - board.problem.joined):
        if (person, key) in board.problem.strikes:
            yield Breach("strike", 1, key, person)
        for on in board.days[key]:
            if on in board.people[person].absent_on:
                yield Breach("absence", 1, key, person, on)


def _clashes(board: Board) -> Iterator[Breach]:
    own: dict[int, list[int]] = defaultdict(list)
    for person, key in sorted(board.chosen):
        own[person].append(key)
    for person, keys in own.items():
        for place, key in enumerate(keys):
            for other in keys[:place]:
                if {(person, key), (person, other)} <= board.problem.joined:
                    continue
                if on := first_overlap(board.activities[other], board.activities[key]):
                    yield Breach("clash", 1, key, person, on)


def first_overlap(one: Activity, other: Activity) -> date | None:
    """The first day on which two activities share a minute, or None.

    Source: design decision (features.md C1: clashes).
    """
    shared = [
        on
        for on, start, end in one.slots
        for other_on, since, until in other.slots
        if on == other_on and start < until and since < end
    ]
    return min(shared, default=None)

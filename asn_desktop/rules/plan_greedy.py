"""This file holds the two simple ways to plan that stand beside the best: one by one by value, and first come."""

import heapq
from collections.abc import Iterable

from asn_desktop.rules.best_plan import Pair, Problem
from asn_desktop.rules.plan_value import Board, filled_board

# What costs nothing counts as this much, so that a small gain for free does not beat every other.
FREE_RUPIAH = 50_000


def plan_greedy(problem: Problem) -> frozenset[Pair]:
    """Take the pair that adds most, again and again; of equals the cheaper, then the smaller keys.

    Pins are taken first, whatever they break. Joined pairs are part of the plan.

    Source: features.md C1 (greedy shown beside the best plan).
    """
    return fill_up(filled_board(problem, problem.pins))


def plan_thrifty(problem: Problem) -> frozenset[Pair]:
    """Like greedy, but by value for each rupiah; where money is short, a better start for the solver.

    Source: design decision, docs/decisions/0008-best-plan.md.
    """
    return fill_up(filled_board(problem, problem.pins), per_rupiah=True)


def fill_up(board: Board, *, per_rupiah: bool = False) -> frozenset[Pair]:
    """Add pairs to a plan while one fits and adds value, the most valuable first.

    A gain that was computed earlier is never too small (levels and JP only fill up), so that the
    top of the heap, computed again, is the largest of all.

    Source: features.md C1 (greedy shown beside the best plan).
    """

    def rank(pair: Pair) -> tuple[float, int, Pair]:
        gain, cost = board.gain_of(pair), board.cost_of(pair)
        return -gain / (cost + FREE_RUPIAH) if per_rupiah else -gain, cost, pair

    heap = [rank(pair) for pair in all_pairs(board.problem) if pair not in board.chosen]
    heap = [entry for entry in heap if entry[0]]
    heapq.heapify(heap)
    while heap:
        pair = heap[0][2]
        if not board.fits(pair):
            heapq.heappop(heap)
            continue
        now = rank(pair)
        if not now[0]:
            heapq.heappop(heap)
        elif now > heap[0]:
            heapq.heapreplace(heap, now)
        else:
            heapq.heappop(heap)
            board.add(pair)
    return frozenset(board.chosen)


def plan_first_come(problem: Problem) -> frozenset[Pair]:
    """Let people choose in their order, one activity each in every round, until nobody finds more.

    Each takes the earliest activity that fits and closes something or gives JP that are missing;
    activities without a date come last.

    Source: features.md C1 ("siapa cepat" shown beside the best plan).
    """
    board = filled_board(problem, problem.pins)
    by_date = sorted(problem.activities, key=lambda one: one.starts)
    lists = {one.key: [(one.key, activity.key) for activity in by_date] for one in problem.people}
    waiting = list(lists)
    while waiting:
        # What does not fit or helps no more will not do so later either, so that nothing is tried twice.
        waiting = [person for person in waiting if _take_first(board, lists[person])]
    return frozenset(board.chosen)


def all_pairs(problem: Problem) -> Iterable[Pair]:
    """Every person with every activity, by their keys.

    Source: design decision: the order of what is given must not change a plan.
    """
    activities = sorted(one.key for one in problem.activities)
    return ((person, key) for person in sorted(one.key for one in problem.people) for key in activities)


def _take_first(board: Board, left: list[Pair]) -> bool:
    """Add the first pair that helps; shortens the list by what was tried."""
    for place, pair in enumerate(left):
        if pair not in board.chosen and board.gain_of(pair) > 0 and board.fits(pair):
            board.add(pair)
            del left[: place + 1]
            return True
    left.clear()
    return False

"""This file holds what one more seat and one more million would bring, found by planning once more with them."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from gettext import gettext as _
from typing import Protocol

from asn_desktop.rules.best_plan import MILLION, NextMillion, NextSeat, Pair, Problem
from asn_desktop.rules.plan_greedy import all_pairs, fill_up
from asn_desktop.rules.plan_value import Board, filled_board
from asn_desktop.rules.plan_words import gains_between, million_sentence, no_seat_sentence, seat_sentence

# With less time left a second model is not begun.
LEAST_SECONDS = 0.02
ROUNDING = 1e-6


class Improved(Protocol):
    """What planning again gives back."""

    @property
    def board(self) -> Board:
        """The plan."""
        ...


Improve = Callable[[Problem, Board, float, int], Improved]
"""Plans a changed problem from a known plan until a moment, with seats to give away."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What a little more would bring, or why that is not told."""

    next_seat: NextSeat | None = None
    next_million: NextMillion | None = None
    note: str = ""


def find_margins(
    problem: Problem, board: Board, *, is_proven: bool, until: float, improve: Improve
) -> Margins:
    """Find both, until a moment of the performance counter.

    After a proven plan the whole plan may change for the seat or the million. After another one
    that would mix what they bring with what more searching brings, so that only additions to the
    plan count.
    """
    now = time.perf_counter()
    may_solve = is_proven and until - now > LEAST_SECONDS
    seat = _next_seat(problem, board, improve if may_solve else None, (now + until) / 2)
    may_solve = is_proven and until - time.perf_counter() > LEAST_SECONDS
    million = _next_million(problem, board, improve if may_solve else None, until)
    notes = []
    if seat is None:
        notes.append(_("Semua kegiatan yang berguna masih punya kursi."))
    if million is None:
        notes.append(_("Anggaran tidak dibatasi."))
    return Margins(seat, million, " ".join(notes))


def _next_seat(problem: Problem, board: Board, improve: Improve | None, until: float) -> NextSeat | None:
    full = {key for key, left in board.seats_left.items() if left is not None and left < 1}
    if not full:
        return None
    best = _seat_added(problem, board, full)
    if improve is not None:
        found = improve(problem, best or board, until, 1)
        if found.board.value > (best or board).value + ROUNDING:
            best = found.board
    activity = None if best is None else _where_given(problem, best)
    if best is None or activity is None or best.value <= board.value + ROUNDING:
        return NextSeat(None, 0, 0, None, no_seat_sentence())
    who = _who_is_new(board, best, activity)
    gain, jp_gain = gains_between(board, best)
    return NextSeat(activity, gain, jp_gain, who, seat_sentence(board, best, activity, who))


def _seat_added(problem: Problem, board: Board, full: set[int]) -> Board | None:
    """The plan with the one addition that a seat more allows and that adds most."""
    best: tuple[float, Pair] | None = None
    for pair in all_pairs(problem):
        if pair[1] not in full or pair in board.chosen:
            continue
        gain = board.gain_of(pair)
        if gain <= 0 or (best is not None and gain <= best[0]):
            continue
        if all(breach.limit == "seats" and breach.by == 1 for breach in board.breaches_by(pair)):
            best = gain, pair
    return None if best is None else filled_board(problem, {*board.chosen, best[1]})


def _where_given(problem: Problem, board: Board) -> int | None:
    """The activity that holds more people than it has seats."""
    before = Board(problem).seats_left
    taken = Counter(activity for _person, activity in board.chosen - problem.joined)
    more = (key for key, left in sorted(before.items()) if left is not None and taken[key] > left)
    return next(more, None)


def _who_is_new(board: Board, best: Board, activity: int | None) -> int | None:
    """Of those who join the activity newly, whoever gains most levels, then JP."""
    new = sorted(person for person, key in best.chosen - board.chosen if key == activity)

    def gained(person: int) -> tuple[float, int]:
        levels = sum(
            need.weight
            * (best.closed.get((person, need.competency), 0) - board.closed.get((person, need.competency), 0))
            for need in board.needs.get(person, ())
        )
        return levels, best.jp_gained[person] - board.jp_gained[person]

    return max(new, key=gained, default=None)


def _next_million(
    problem: Problem, board: Board, improve: Improve | None, until: float
) -> NextMillion | None:
    if problem.budget_rupiah is None:
        return None
    richer = replace(problem, budget_rupiah=problem.budget_rupiah + MILLION)
    best = filled_board(richer, board.chosen)
    fill_up(best)
    if improve is not None:
        best = improve(richer, best, until, 0).board
    gain, jp_gain = gains_between(board, best) if best.value > board.value + ROUNDING else (0, 0)
    return NextMillion(gain, jp_gain, million_sentence(gain, jp_gain))

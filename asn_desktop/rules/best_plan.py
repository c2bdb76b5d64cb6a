"""This file holds what the best plan is asked and what it answers: people, needs, activities, limits, choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Pair = tuple[int, int]
"""Who joins what: the key of a person and the key of an activity."""

Status = Literal["optimal", "feasible", "infeasible"]
"""Proven best; a plan whose distance from the best is known; no plan keeps every limit."""

Limit = Literal["seats", "budget", "counter", "clash", "absence", "strike", "pin"]
"""What a plan can break."""

WEIGHT, MANDATORY_WEIGHT = 1.0, 2.0
JP_VALUE = 10.0
MILLION = 1_000_000


class Slot(NamedTuple):
    """One meeting of an activity: the day, and minutes since midnight; the end is outside.

    Source: design decision (features.md C1: no two activities of a person at the same time).
    """

    on: date
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may join: JP so far, JP to reach (None: no target), counter duty, days away.

    Source: PP 11/2017 article 203(4) on 20 JP a year; features.md C1 on the counter.
    """

    key: int
    name: str
    jp_done: int = 0
    jp_target: int | None = None
    is_counter: bool = False
    absent_on: frozenset[date] = frozenset()

    @property
    def jp_missing(self) -> int:
        """JP still missing before any activity of the plan."""
        return 0 if self.jp_target is None else max(0, self.jp_target - self.jp_done)


@dataclass(frozen=True, slots=True)
class Need:
    """A measured gap: the level found and the level asked; mandatory competencies weigh double.

    Source: features.md C1 (weighted gap closed) and A16 (mandatory competencies).
    """

    person: int
    competency: int
    name: str
    score: int
    standard: int
    weight: float = WEIGHT

    @property
    def levels(self) -> int:
        """Levels between the score and the standard; 0 when the standard is met."""
        return max(0, self.standard - self.score)

    def closes(self, reached: int) -> int:
        """Levels that an activity closes which brings people to the given level."""
        return max(0, min(reached, self.standard) - self.score)


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to join: when, how many seats (None: no limit), rupiah, JP, and the level it brings to.

    The fee is paid for each person, the fixed cost once there is anybody. A fixed cost that is
    sunk is paid already; so is that of an activity which somebody has joined.

    Source: features.md C1 (seats, dates, budget); design decision on what is paid already.
    """

    key: int
    title: str
    slots: tuple[Slot, ...] = ()
    seats: int | None = None
    fee_rupiah: int = 0
    fixed_rupiah: int = 0
    jp: int = 0
    teaches: Mapping[int, int] = field(default_factory=dict)
    is_fixed_cost_sunk: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """The days with a meeting, in order, each once."""
        return tuple(sorted({slot[0] for slot in self.slots}))

    @property
    def starts(self) -> tuple[bool, Slot, int]:
        """What orders activities by their beginning; those without a date come last."""
        first = min(self.slots, default=Slot(date.max, 0, 0))
        return not self.slots, Slot(*first), self.key


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything that a best plan depends on.

    `joined` are facts: they stay, are paid, take seats and time, and are never blamed. `pins` must
    be in the plan and are paid by it, `strikes` must not. `jp_value` is what one JP that brings a
    person nearer to the target is worth, in levels; at 10 reaching the target comes first. There is
    one need for each person and competency; every key in a pair is that of somebody or something given.

    Source: features.md C1; docs/decisions/0008-best-plan.md on JP as a first goal.
    """

    people: tuple[Person, ...]
    needs: tuple[Need, ...]
    activities: tuple[Activity, ...]
    budget_rupiah: int | None = None
    counter_minimum: int = 0
    jp_value: float = JP_VALUE
    pins: frozenset[Pair] = frozenset()
    strikes: frozenset[Pair] = frozenset()
    joined: frozenset[Pair] = frozenset()

    @property
    def kept(self) -> frozenset[Pair]:
        """Pairs that every plan holds: joined, and pinned without being joined."""
        return self.pins | self.joined


@dataclass(frozen=True, slots=True)
class Choice:
    """One proposal: who joins what, the levels it closes by competency, its JP, and why.

    Levels of a competency are told once, with the activity that closes most of them.

    Source: ux-screens.md 4 (suggestion card: gap, person, activity, why).
    """

    person: int
    activity: int
    closes: tuple[tuple[int, int], ...]
    jp: int
    why: str
    is_pinned: bool = False

    @property
    def levels(self) -> int:
        """Levels it closes in all."""
        return sum(levels for _, levels in self.closes)


@dataclass(frozen=True, slots=True)
class NextSeat:
    """What one more seat would bring: where, levels and JP more than now, for whom, in words.

    `activity` and `who` are None when no seat would bring anything.

    Source: ux-screens.md 4 (marginals).
    """

    activity: int | None
    gain: int
    jp_gain: int
    who: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class NextMillion:
    """What Rp 1.000.000 more would bring: levels and JP more than now, in words.

    Source: ux-screens.md 4 (marginals).
    """

    gain: int
    jp_gain: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One step that, with the others, makes a plan possible: which limit, by how much, to what.

    `pin` releases a pinned pair, `seats` and `budget` are raised, `counter` is lowered.

    Source: ux-screens.md 4 (belum ada jalan: the constraint and the smallest change).
    """

    constraint: Limit
    by: int
    to: int
    sentence: str
    activity: int | None = None
    person: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class JpMissing:
    """Somebody whom the plan leaves below the target, and by how many JP.

    Source: PP 11/2017 article 203(4).
    """

    person: int
    jp: int


@dataclass(frozen=True, slots=True)
class Result:
    """The answer: how good, how sure, what to do, and what would change it.

    Values are weighted levels plus JP times their value, joined and pinned included; `gap` is the
    share of the bound that may still be missing, 0 to 1. Without a plan all of them are None and
    `relaxations` say what stands in the way. `closed` of `closable` are levels of all gaps. `next_note` says why
    a marginal is None.

    Source: features.md C1 (optimal or by how much it may not be; greedy and first come beside it).
    """

    status: Status
    closable: int
    objective: float | None = None
    bound: float | None = None
    gap: float | None = None
    closed: int = 0
    greedy: float | None = None
    greedy_closed: int = 0
    first_come: float | None = None
    first_come_closed: int = 0
    cost: int = 0
    choices: tuple[Choice, ...] = ()
    jp_missing: tuple[JpMissing, ...] = ()
    next_seat: NextSeat | None = None
    next_million: NextMillion | None = None
    next_note: str = ""
    relaxations: tuple[Relaxation, ...] = ()

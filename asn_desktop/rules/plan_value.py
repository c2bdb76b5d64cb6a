"""This file holds what a plan is worth and what it uses of every limit; every way of planning is judged by it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from asn_desktop.rules.best_plan import Activity, Limit, Need, Pair, Person, Problem, Slot


@dataclass(frozen=True, slots=True)
class Worth:
    """The value of a plan, the levels it closes, the JP it brings towards targets, and its cost in rupiah.

    Source: features.md C1; docs/decisions/0008-best-plan.md.
    """

    value: float
    levels: int
    jp: int
    cost: int


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that a plan breaks, by how much, and where.

    Source: features.md C1 (seats, budget, dates, clashes, counter).
    """

    limit: Limit
    by: int
    activity: int | None = None
    person: int | None = None
    on: date | None = None


class Board:
    """A problem with its look-ups, and what a growing plan has used of every limit.

    Source: design decision: the same arithmetic for the best plan and the two simple ones.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.people: dict[int, Person] = {one.key: one for one in problem.people}
        self.activities: dict[int, Activity] = {one.key: one for one in problem.activities}
        self.needs: dict[int, list[Need]] = defaultdict(list)
        for need in problem.needs:
            if need.levels:
                self.needs[need.person].append(need)
        for own in self.needs.values():
            own.sort(key=lambda need: need.competency)
        self.days = {one.key: one.days for one in problem.activities}
        self.jp_missing = {one.key: one.jp_missing for one in problem.people}
        taken = Counter(activity for _, activity in problem.joined)
        self.opened_before = set(taken)
        # What is already so is never too much, so that a fact cannot make every plan impossible.
        self.seats_left = {
            one.key: None if one.seats is None else max(one.seats, taken[one.key])
            for one in problem.activities
        }
        self.counter_left = self.room_at_counter()
        self.money_left = problem.budget_rupiah
        self.cost, self.value = 0, 0.0
        self.chosen: set[Pair] = set()
        self.closed: dict[Pair, int] = {}
        self.jp_gained: Counter[int] = Counter()
        self.opened: set[int] = set(self.opened_before)
        self.busy: dict[tuple[int, date], list[Slot]] = defaultdict(list)
        self.away: dict[date, set[int]] = defaultdict(set)
        for pair in sorted(problem.joined):
            self.add(pair)

    def present_at_counter(self, on: date) -> int:
        """Counter people who are not absent that day."""
        return sum(one.is_counter and on not in one.absent_on for one in self.people.values())

    def room_at_counter(self) -> dict[date, int]:
        """How many counter people a plan may take away, for each day with a meeting.

        A day on which too many are absent anyway allows nobody more; who has joined may always go.
        """
        joined_away: dict[date, set[int]] = defaultdict(set)
        for person, activity in self.problem.joined:
            for on in self.days[activity]:
                if self.is_needed_at_counter(person, on):
                    joined_away[on].add(person)
        return {
            on: max(0, self.present_at_counter(on) - self.problem.counter_minimum, len(joined_away[on]))
            for on in sorted({on for days in self.days.values() for on in days})
        }

    def is_needed_at_counter(self, person: int, on: date) -> bool:
        """Whether sending the person away that day leaves the counter with one less."""
        one = self.people[person]
        return one.is_counter and on not in one.absent_on

    def cost_of(self, pair: Pair) -> int:
        """Rupiah that adding the pair costs now: its fee, and the fixed cost for the first person."""
        if pair in self.problem.joined:
            return 0
        activity = self.activities[pair[1]]
        is_open = activity.is_fixed_cost_sunk or activity.key in self.opened
        return activity.fee_rupiah + (0 if is_open else activity.fixed_rupiah)

    def gain_of(self, pair: Pair) -> float:
        """What adding the pair adds to the value; never more after other pairs were added."""
        person, activity = pair[0], self.activities[pair[1]]
        gain = 0.0
        for need in self.needs.get(person, ()):
            reached = activity.teaches.get(need.competency)
            if reached is not None:
                more = need.closes(reached) - self.closed.get((person, need.competency), 0)
                gain += need.weight * more if more > 0 else 0.0
        missing = self.jp_missing[person] - self.jp_gained.get(person, 0)
        return gain + self.problem.jp_value * min(activity.jp, missing) if missing > 0 else gain

    def steps_of(self, pair: Pair) -> tuple[list[tuple[Need, int]], int]:
        """Levels more of each need, and JP more towards the target, that adding the pair brings."""
        person, activity = pair[0], self.activities[pair[1]]
        steps = []
        for need in self.needs.get(person, ()):
            if need.competency in activity.teaches:
                held = self.closed.get((person, need.competency), 0)
                if (more := need.closes(activity.teaches[need.competency]) - held) > 0:
                    steps.append((need, more))
        missing = max(0, self.jp_missing[person] - self.jp_gained.get(person, 0))
        return steps, min(activity.jp, missing)

    def breaches_by(self, pair: Pair) -> Iterator[Breach]:
        """Limits that adding the pair to the plan so far would break."""
        person, key = pair
        activity = self.activities[key]
        if pair in self.problem.joined:
            return
        if pair in self.problem.strikes:
            yield Breach("strike", 1, key, person)
        for on in self.days[key]:
            if on in self.people[person].absent_on:
                yield Breach("absence", 1, key, person, on)
        yield from (
            Breach("clash", 1, key, person, slot[0]) for slot in activity.slots if self.clashes(person, slot)
        )
        left = self.seats_left[key]
        if left is not None and left < 1:
            yield Breach("seats", 1 - left, key)
        cost = self.cost_of(pair)
        if self.money_left is not None and cost > max(0, self.money_left):
            yield Breach("budget", cost - self.money_left)
        for on in self.days[key]:
            if self.is_needed_at_counter(person, on) and person not in self.away[on]:
                room = self.counter_left[on] - len(self.away[on])
                if room < 1:
                    yield Breach("counter", 1 - room, on=on)

    def clashes(self, person: int, slot: Slot) -> bool:
        """Whether the person is already busy at some minute of the slot."""
        on, start, end = slot
        return any(start < until and since < end for _, since, until in self.busy.get((person, on), ()))

    def fits(self, pair: Pair) -> bool:
        """Whether the pair may be added without breaking anything: no `breaches_by`, asked often."""
        person, key = pair
        if pair in self.problem.joined:
            return True
        left, days, one = self.seats_left[key], self.days[key], self.people[person]
        if (left is not None and left < 1) or pair in self.problem.strikes:
            return False
        if one.absent_on and not one.absent_on.isdisjoint(days):
            return False
        if any(
            (person, slot[0]) in self.busy and self.clashes(person, slot)
            for slot in self.activities[key].slots
        ):
            return False
        if self.money_left is not None and self.cost_of(pair) > max(0, self.money_left):
            return False
        return not one.is_counter or all(
            person in (away := self.away[on]) or len(away) < self.counter_left[on] for on in days
        )

    def add(self, pair: Pair) -> None:
        """Take the pair into the plan, whatever it breaks; a pair that is there already changes nothing."""
        if pair in self.chosen:
            return
        person, key = pair
        activity = self.activities[key]
        self.value += self.gain_of(pair)
        cost = self.cost_of(pair)
        steps, jp = self.steps_of(pair)
        for need, more in steps:
            place = (person, need.competency)
            self.closed[place] = self.closed.get(place, 0) + more
        self.jp_gained[person] += jp
        self.cost += cost
        if self.money_left is not None:
            self.money_left -= cost
        left = self.seats_left[key]
        if left is not None:
            self.seats_left[key] = left - 1
        self.opened.add(key)
        self.chosen.add(pair)
        for slot in activity.slots:
            self.busy[person, slot[0]].append(slot)
        for on in self.days[key]:
            if self.is_needed_at_counter(person, on):
                self.away[on].add(person)

    @property
    def worth(self) -> Worth:
        """What the plan so far is worth."""
        return Worth(self.value, sum(self.closed.values()), sum(self.jp_gained.values()), self.cost)


def value_plan(problem: Problem, plan: Iterable[Pair]) -> Worth:
    """Value a plan; pairs that have joined are always part of it.

    Source: features.md C1; docs/decisions/0008-best-plan.md.
    """
    return filled_board(problem, plan).worth


def filled_board(problem: Problem, plan: Iterable[Pair]) -> Board:
    """A board that holds the joined pairs and the plan, whatever it breaks.

    Source: design decision: one arithmetic for every way of planning.
    """
    board = Board(problem)
    for pair in sorted(plan):
        board.add(pair)
    return board


def closable_levels(problem: Problem) -> int:
    """Levels of all gaps, whether or not an activity teaches them.

    Source: ux-screens.md 4 ("31 ... of 38 levels").
    """
    return sum(need.levels for need in problem.needs)

"""This file holds the best plan as a mixed-integer model: who joins what, levels closed, JP, and every limit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from asn_desktop.rules.best_plan import Activity, Need, Pair, Person
from asn_desktop.rules.plan_greedy import all_pairs
from asn_desktop.rules.plan_value import Board
from asn_desktop.solving.sheet import Sheet

# Above this a row for each pair of a costly activity would outweigh the tighter bound it gives.
MOST_PAIRS_WITH_OWN_ROW = 20_000


@dataclass(slots=True)
class PlanModel:
    """The sheet, and which column stands for what."""

    sheet: Sheet
    pairs: dict[Pair, int]
    opened: dict[int, int] = field(default_factory=dict)
    levels: list[tuple[Need, int, int]] = field(default_factory=list)
    """A need, the levels reached, and the column that is 1 when they are."""
    jp: dict[int, int] = field(default_factory=dict)
    away: dict[tuple[int, date], int] = field(default_factory=dict)
    extra_seats: dict[int, int] = field(default_factory=dict)

    def start_from(self, board: Board) -> list[float]:
        """Column values of the plan on a board."""
        values = list(self.sheet.lower)
        for pair, column in self.pairs.items():
            values[column] = float(pair in board.chosen)
        for activity, column in self.opened.items():
            values[column] = float(activity in board.opened)
        for need, reached, column in self.levels:
            values[column] = float(board.closed.get((need.person, need.competency), 0) >= reached)
        for person, column in self.jp.items():
            # JP of joined activities are part of the offset, and missing from the column's limit.
            values[column] = min(
                self.sheet.upper[column],
                float(
                    sum(
                        board.activities[a].jp
                        for p, a in board.chosen
                        if p == person and (p, a) in self.pairs
                    )
                ),
            )
        for (person, on), column in self.away.items():
            values[column] = float(person in board.away[on])
        for activity, column in self.extra_seats.items():
            values[column] = float(max(0, -(board.seats_left[activity] or 0)))
        return values

    def plan_from(self, values: list[float]) -> frozenset[Pair]:
        """The pairs whose column is 1."""
        return frozenset(pair for pair, column in self.pairs.items() if values[column] > 0.5)


def build_model(board: Board, *, seats_to_give: int = 0) -> PlanModel:
    """Write the model of the plans that go on from a board with only the joined pairs.

    With `seats_to_give` the model may add that many seats where they bring most.
    """
    sheet = Sheet(offset=board.value)
    pins = board.problem.pins - board.problem.joined
    pairs = {
        pair: sheet.add_column(lower=float(pair in pins))
        for pair in all_pairs(board.problem)
        if pair not in board.chosen and (pair in pins or may_help(board, pair, seats_to_give))
    }
    model = PlanModel(sheet, pairs)
    by_person: dict[int, list[Activity]] = defaultdict(list)
    by_activity: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_person[pair[0]].append(board.activities[pair[1]])
        by_activity[pair[1]].append(pair)
    _write_seats(model, board, by_activity, seats_to_give)
    _write_budget(model, board, by_activity)
    for key, activities in by_person.items():
        _write_levels(model, board, key, activities)
        _write_jp(model, board, board.people[key], activities)
    _write_days(model, board, by_person)
    return model


def may_help(board: Board, pair: Pair, seats_to_give: int = 0) -> bool:
    """Whether the pair adds value to the joined pairs and breaks nothing by itself."""
    if board.gain_of(pair) <= 0:
        return False
    if board.fits(pair):
        return True
    breaches = board.breaches_by(pair) if seats_to_give else ()
    return bool(breaches) and all(
        breach.limit == "seats" and breach.by <= seats_to_give for breach in breaches
    )


def _write_seats(
    model: PlanModel, board: Board, by_activity: dict[int, list[Pair]], seats_to_give: int
) -> None:
    for key, pairs in by_activity.items():
        left = board.seats_left[key]
        if left is None or len(pairs) <= left:
            continue
        terms = [(model.pairs[pair], 1.0) for pair in pairs]
        if seats_to_give:
            model.extra_seats[key] = column = model.sheet.add_column(upper=float(seats_to_give))
            terms.append((column, -1.0))
        model.sheet.add_row(terms, float(left))
    if model.extra_seats:
        given = [(column, 1.0) for column in model.extra_seats.values()]
        model.sheet.add_row(given, float(seats_to_give))


def _write_budget(model: PlanModel, board: Board, by_activity: dict[int, list[Pair]]) -> None:
    if board.money_left is None:
        return
    sheet, terms = model.sheet, []
    for key, pairs in by_activity.items():
        activity = board.activities[key]
        fixed = board.cost_of(pairs[0]) - activity.fee_rupiah
        if activity.fee_rupiah:
            # In millions: the solver's tolerance is made for numbers near one.
            terms += [(model.pairs[pair], activity.fee_rupiah / 1e6) for pair in pairs]
        if fixed:
            model.opened[key] = column = sheet.add_column()
            terms.append((column, fixed / 1e6))
    if sum(factor for _, factor in terms) <= board.money_left / 1e6:
        return
    sheet.add_row(terms, board.money_left / 1e6)
    for key, column in model.opened.items():
        own = [(model.pairs[pair], 1.0) for pair in by_activity[key]]
        if len(model.pairs) <= MOST_PAIRS_WITH_OWN_ROW:
            for term in own:
                sheet.add_row([term, (column, -1.0)], 0.0)
        else:
            most = min(len(own), board.activities[key].seats or len(own))
            sheet.add_row([*own, (column, -float(most))], 0.0)


def _write_levels(model: PlanModel, board: Board, person: int, activities: list[Activity]) -> None:
    """A column for each height a gap can be closed to; the best activity of a competency counts."""
    for need in board.needs.get(person, ()):
        held = board.closed.get((person, need.competency), 0)
        reaching = {
            model.pairs[person, one.key]: need.closes(one.teaches[need.competency])
            for one in activities
            if need.competency in one.teaches
        }
        below = held
        for height in sorted({reached for reached in reaching.values() if reached > held}):
            worth = need.weight * (height - below)
            below = height
            columns = [column for column, reached in reaching.items() if reached >= height]
            if len(columns) == 1:
                model.sheet.worth[columns[0]] += worth
                continue
            column = model.sheet.add_column(worth)
            model.levels.append((need, height, column))
            model.sheet.add_row([(column, 1.0), *((one, -1.0) for one in columns)], 0.0)


def _write_jp(model: PlanModel, board: Board, person: Person, activities: list[Activity]) -> None:
    missing = person.jp_missing - board.jp_gained[person.key]
    given = [(model.pairs[person.key, one.key], one.jp) for one in activities if one.jp]
    if missing <= 0 or not given:
        return
    value = board.problem.jp_value
    if sum(jp for _, jp in given) <= missing:
        for column, jp in given:
            model.sheet.worth[column] += value * jp
        return
    counted = model.sheet.add_column(value, 0.0, float(missing))
    model.jp[person.key] = counted
    model.sheet.add_row([(counted, 1.0), *((column, -float(min(jp, missing))) for column, jp in given)], 0.0)


def _write_days(model: PlanModel, board: Board, by_person: dict[int, list[Activity]]) -> None:
    """One place at a time for everybody, and enough people at the counter every day."""
    away_terms: dict[date, list[tuple[int, float]]] = defaultdict(list)
    known: dict[tuple[date, tuple[int, ...]], list[list[int]]] = {}
    for person, activities in by_person.items():
        on_day: dict[date, list[Activity]] = defaultdict(list)
        for one in activities:
            for on in board.days[one.key]:
                on_day[on].append(one)
        for on, own in sorted(on_day.items()):
            place = on, tuple(one.key for one in own)
            if place not in known:
                known[place] = cliques(own, on)
            groups = [[model.pairs[person, key] for key in group] for group in known[place]]
            is_counted = board.is_needed_at_counter(person, on) and person not in board.away[on]
            away = None
            if is_counted and len(groups) > 1:
                model.away[person, on] = away = model.sheet.add_column()
                away_terms[on].append((away, 1.0))
            elif is_counted:
                away_terms[on] += [(column, 1.0) for column in groups[0]]
            for group in groups:
                terms = [(column, 1.0) for column in group]
                if away is not None:
                    model.sheet.add_row([*terms, (away, -1.0)], 0.0)
                elif len(group) > 1:
                    model.sheet.add_row(terms, 1.0)
    for on, terms in sorted(away_terms.items()):
        model.sheet.add_row(terms, float(board.counter_left[on] - len(board.away[on])))


def cliques(activities: Iterable[Activity], on: date) -> list[list[int]]:
    """Largest groups of activities that share a minute of the day; each activity is in one at least."""
    slots = [(start, end, one.key) for one in activities for day, start, end in one.slots if day == on]
    found: list[set[int]] = []
    for moment in sorted({start for start, _, _ in slots}):
        group = {key for start, end, key in slots if start <= moment < max(end, start + 1)}
        if not any(group <= other for other in found):
            found = [other for other in found if not other <= group]
            found.append(group)
    return [sorted(group) for group in found]

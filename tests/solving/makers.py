"""This file holds planning problems: small ones for properties, and offices that could be."""

import random
from datetime import date, timedelta
from itertools import combinations

from hypothesis import strategies as st

from asn_desktop.rules.best_plan import Activity, Need, Person, Problem, Slot
from asn_desktop.rules.plan_check import check_plan
from asn_desktop.rules.plan_value import value_plan

DAYS = (date(2026, 10, 23), date(2026, 10, 24))


@st.composite
def problems(draw: st.DrawFn, *, most_people: int = 3, most_activities: int = 3) -> Problem:
    """Offices of a few people with every kind of limit; pins may make them impossible."""
    people = [
        Person(
            key,
            f"Pegawai {key}",
            draw(st.integers(0, 8)),
            draw(st.sampled_from((None, 4, 8))),
            draw(st.booleans()),
            draw(st.frozensets(st.sampled_from(DAYS), max_size=1)),
        )
        for key in range(1, draw(st.integers(1, most_people)) + 1)
    ]
    needs = [
        Need(person.key, competency, f"Kompetensi {competency}", score, score + up, weight)
        for person in people
        for competency in (1, 2)
        for score, up, weight in [
            draw(st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from((1.0, 2.0))))
        ]
    ]
    activities = [
        Activity(
            key,
            f"Kegiatan {key}",
            tuple(
                Slot(on, start, start + 120)
                for on, start in draw(
                    st.sets(st.tuples(st.sampled_from(DAYS), st.sampled_from((480, 540, 600))), max_size=2)
                )
            ),
            draw(st.sampled_from((None, 0, 1, 2))),
            draw(st.sampled_from((0, 100_000, 250_001))),
            draw(st.sampled_from((0, 500_000))),
            draw(st.integers(0, 5)),
            draw(st.dictionaries(st.sampled_from((1, 2)), st.integers(1, 5))),
            draw(st.booleans()),
        )
        for key in range(11, draw(st.integers(1, most_activities)) + 11)
    ]
    pairs = st.sampled_from([(one.key, other.key) for one in people for other in activities])
    few = st.frozensets(pairs, max_size=2)
    return Problem(
        tuple(people),
        tuple(needs),
        tuple(activities),
        draw(st.sampled_from((None, 0, 300_000, 900_000))),
        draw(st.integers(0, 2)),
        draw(st.sampled_from((0.5, 10.0))),
        draw(few),
        draw(few),
        draw(few),
    )


def best_by_trying_all(problem: Problem) -> float | None:
    """The value of the best of all plans; None when none keeps the limits."""
    pairs = [(one.key, other.key) for one in problem.people for other in problem.activities]
    plans = (plan for size in range(len(pairs) + 1) for plan in combinations(pairs, size))
    values = [value_plan(problem, plan).value for plan in plans if not check_plan(problem, plan)]
    return max(values, default=None)


def believable_office(people: int, activities: int, *, budget: int, seed: int = 1) -> Problem:
    """An office as the samples are: about two levels short for each person, 40 % at the counter, leave."""
    chance = random.Random(seed)
    first = date(2026, 2, 2)
    days = [day for day in (first + timedelta(n) for n in range(300)) if day.weekday() < 5]
    staff, needs = [], []
    for key in range(1, people + 1):
        since = chance.randrange(len(days) - 12)
        leave = frozenset(days[since : since + chance.choice((0, 5, 12))])
        done = chance.choice((0, 2, 3, 6, 9, 10, 12, 14, 18, 20, 22))
        staff.append(Person(key, f"Pegawai {key}", done, 20, key % 5 < 2, leave))
        for competency in range(1, 10):
            standard, short = chance.choice((2, 3, 3, 4)), chance.choice([0] * 17 + [1] * 3 + [2])
            if short:
                weight = 2.0 if competency == 5 else 1.0
                needs.append(
                    Need(key, competency, f"Kompetensi {competency}", standard - short, standard, weight)
                )
    events = [_event(chance, key, days) for key in range(1001, 1001 + activities)]
    return Problem(tuple(staff), tuple(needs), tuple(events), budget, max(1, people * 4 // 25))


def _event(chance: random.Random, key: int, days: list[date]) -> Activity:
    first, start = chance.randrange(len(days) - 2), chance.choice((480, 480, 780))
    length = chance.choice((90, 180, 180, 420))
    return Activity(
        key,
        f"Kegiatan {key}",
        tuple(Slot(day, start, start + length) for day in days[first : first + chance.choice((1, 1, 1, 2))]),
        chance.choice((2, 5, 8, 10, 20, None)),
        chance.choice((0, 0, 0, 150_000, 250_000, 750_000)),
        chance.choice((0, 0, 500_000, 1_500_000)),
        chance.choice((2, 3, 4, 4, 5, 8)),
        {chance.randrange(1, 10): chance.randint(3, 4) for _ in range(chance.choice((1, 1, 2)))},
    )

"""This file holds the words for a plan that cannot be, and the problem after the limits have given way."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from gettext import gettext as _

from asn_desktop.rules.best_plan import Limit, Problem, Relaxation
from asn_desktop.rules.plan_words import day_and_month, rupiah


def raise_seats(problem: Problem, activity: int, by: int, joined: int) -> Relaxation:
    """More seats in an activity, where `joined` people may be there already.

    Source: ux-screens.md 4 (belum ada jalan).
    """
    one = next(one for one in problem.activities if one.key == activity)
    seats = max(one.seats or 0, joined)
    sentence = _("{title} hanya punya {seats} kursi untuk yang disematkan. Naikkan ke {to}.").format(
        title=one.title, seats=seats, to=seats + by
    )
    return Relaxation("seats", by, seats + by, sentence, activity=activity)


def raise_budget(problem: Problem, by: int) -> Relaxation:
    """A larger budget.

    Source: ux-screens.md 4 (belum ada jalan).
    """
    budget = problem.budget_rupiah or 0
    sentence = _("Anggaran {budget} tidak cukup untuk yang disematkan. Naikkan ke {to}.").format(
        budget=rupiah(budget), to=rupiah(budget + by)
    )
    return Relaxation("budget", by, budget + by, sentence)


def lower_counter(problem: Problem, by: int, on: date | None) -> Relaxation:
    """Fewer people at the counter; without a day there are too few even when all are present.

    Source: ux-screens.md 4 ("Minimal 4 orang di loket tidak bisa dipenuhi 23 Oktober. Turunkan ke 3.").
    """
    least = problem.counter_minimum
    if on is None:
        there_are = sum(one.is_counter for one in problem.people)
        sentence = _(
            "Minimal {least} orang di loket tidak bisa dipenuhi, petugas loket hanya {all} orang. Turunkan ke {to}."
        ).format(least=least, all=there_are, to=least - by)
    else:
        sentence = _("Minimal {least} orang di loket tidak bisa dipenuhi {day}. Turunkan ke {to}.").format(
            least=least, day=day_and_month(on), to=least - by
        )
    return Relaxation("counter", by, least - by, sentence, on=on)


def release_pin(problem: Problem, person: int, activity: int, why: Limit, on: date | None) -> Relaxation:
    """A pinned pair that is let go, and what it stood against.

    Source: ux-screens.md 4 (belum ada jalan).
    """
    name = next(one.name for one in problem.people if one.key == person)
    title = next(one.title for one in problem.activities if one.key == activity)
    day = "" if on is None else day_and_month(on)
    reason = {
        "clash": _("{name} sudah ada kegiatan lain pada {day}."),
        "absence": _("{name} tidak masuk pada {day}."),
        "strike": _("{name} juga dicoret dari kegiatan ini."),
    }.get(why, _("Batas lain harus berubah lebih banyak bila {name} tetap ikut."))
    release = _("Lepas sematan {title}.")
    sentence = f"{reason} {release}".format(name=name, day=day, title=title)
    return Relaxation("pin", 1, 0, sentence, activity=activity, person=person, on=on)


def apply_relaxations(problem: Problem, relaxations: Iterable[Relaxation]) -> Problem:
    """The problem after every step was taken; a plan exists then.

    Source: ux-screens.md 4 (belum ada jalan, the button Terapkan).
    """
    for one in relaxations:
        if one.constraint == "budget":
            problem = replace(problem, budget_rupiah=one.to)
        elif one.constraint == "counter":
            problem = replace(problem, counter_minimum=one.to)
        elif one.constraint == "seats":
            changed = tuple(
                replace(activity, seats=one.to) if activity.key == one.activity else activity
                for activity in problem.activities
            )
            problem = replace(problem, activities=changed)
        elif one.constraint == "pin" and one.person is not None and one.activity is not None:
            problem = replace(problem, pins=problem.pins - {(one.person, one.activity)})
    return problem

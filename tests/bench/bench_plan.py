"""This file holds the measurements of the best plan, beside HiGHS on the bare model."""

import time
from collections.abc import Iterator

from asn_desktop.rules.best_plan import Problem
from asn_desktop.rules.plan_value import Board
from asn_desktop.solving.best_plan import grain_of, solve_plan
from asn_desktop.solving.highs import load_solver
from asn_desktop.solving.plan_model import build_model
from tests.bench.harness import Sample, benchmark, timed
from tests.solving.makers import believable_office

SECONDS, GAP = 60.0, 0.001


def beside_highs(office: Problem, *, seconds: float, gap: float) -> Iterator[dict[str, Sample]]:
    """Ours is everything: simple plans, model, solver, one more seat, one more million, sentences."""
    sheet, grain = build_model(Board(office)).sheet, grain_of(office)

    def bare() -> float:
        solver = load_solver(sheet, seconds=seconds, gap=gap, grain=grain)
        began = time.perf_counter()
        solver.run()
        return (time.perf_counter() - began) * 1_000

    def ours() -> None:
        result = solve_plan(office, seconds=seconds, gap=gap)
        assert result.gap is not None
        assert result.gap <= gap, f"gap {result.gap:.4f}"

    yield {"HiGHS on the bare model": bare, "best plan": timed(ours)}


@benchmark("plan-25x40", unit="ms", ours="best plan", limit="HiGHS on the bare model", reach=1.5, rounds=7)
def plan_of_an_office() -> Iterator[dict[str, Sample]]:
    """Proven best. Three models are solved (the plan, a seat more, a million more) beside one."""
    yield from beside_highs(believable_office(25, 40, budget=3_000_000), seconds=20.0, gap=0.0)


@benchmark("plan-500x200", unit="ms", ours="best plan", limit="HiGHS on the bare model", reach=1.5, rounds=1)
def plan_of_a_district() -> Iterator[dict[str, Sample]]:
    """At most 0,1 % from the best, within a minute; further away the measurement stops."""
    yield from beside_highs(believable_office(500, 200, budget=30_000_000), seconds=SECONDS, gap=GAP)

"""This file holds the door to HiGHS: a sheet goes in as arrays, a plan of column values and a bound come out."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from asn_desktop.solving.sheet import Sheet

if TYPE_CHECKING:
    import highspy

Cancelled = Callable[[], bool]

# The scheduler of HiGHS belongs to the process: another number in a later call would be refused.
THREADS = 2
SEED = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """Values of the columns (None: no solution was found) and what no solution can be worth more than."""

    values: list[float] | None
    bound: float
    is_infeasible: bool = False


def solve_sheet(
    sheet: Sheet,
    *,
    seconds: float,
    gap: float = 0.0,
    grain: float = 0.0,
    start: list[float] | None = None,
    cancelled: Cancelled | None = None,
) -> Answer:
    """Solve a sheet.

    `gap` is the relative distance at which to stop. Where every value is a multiple of `grain`, a
    distance below it is none. `start` are column values of a known solution, `cancelled` is asked
    now and then, on the calling thread.
    """
    solver = load_solver(sheet, seconds=seconds, gap=gap, grain=grain)
    if start is not None:
        _set_start(solver, start)
    if cancelled is not None:
        _listen(solver, cancelled)
    solver.run()
    return _read(solver)


def load_solver(sheet: Sheet, *, seconds: float, gap: float = 0.0, grain: float = 0.0) -> "highspy.Highs":
    """A solver with the sheet in it, ready to run."""
    import highspy

    class Silent(highspy.Highs):
        """Says nothing: the standard output may be read by a program, and the banner would be on it."""

        def enableCallbacks(self) -> None:
            # Called while it is made, before anybody could set an option.
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    solver = Silent()  # type: ignore[no-untyped-call]
    for name, value in (
        ("threads", THREADS),
        ("random_seed", SEED),
        ("time_limit", max(0.01, seconds)),
        ("mip_rel_gap", gap),
        ("mip_abs_gap", max(1e-6, grain * 0.999)),
    ):
        solver.setOptionValue(name, value)
    solver.passModel(_arrays(sheet))
    return solver


def _arrays(sheet: Sheet) -> "highspy.HighsLp":
    import highspy
    import numpy as np

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(sheet.worth), len(sheet.row_upper)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.offset_ = sheet.offset
    lp.col_cost_ = np.array(sheet.worth, dtype=np.float64)
    lp.col_lower_ = np.array(sheet.lower, dtype=np.float64)
    lp.col_upper_ = np.array(sheet.upper, dtype=np.float64)
    lp.row_lower_ = np.full(len(sheet.row_upper), -highspy.kHighsInf)
    lp.row_upper_ = np.array(sheet.row_upper, dtype=np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(sheet.starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(sheet.places, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(sheet.factors, dtype=np.float64)
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[is_whole] for is_whole in sheet.is_whole]
    return lp


def _set_start(solver: "highspy.Highs", start: list[float]) -> None:
    import numpy as np

    solver.setSolution(len(start), np.arange(len(start), dtype=np.int32), np.array(start, dtype=np.float64))


def _listen(solver: "highspy.Highs", cancelled: Cancelled) -> None:
    def ask(event: Any) -> None:
        if event.data_in is not None and cancelled():
            event.data_in.user_interrupt = True

    solver.cbMipInterrupt += ask
    solver.cbSimplexInterrupt += ask


def _read(solver: "highspy.Highs") -> Answer:
    import highspy

    status, facts = solver.getModelStatus(), solver.getInfo()
    kinds = highspy.HighsModelStatus
    if status in (kinds.kInfeasible, kinds.kUnboundedOrInfeasible):
        return Answer(None, -math.inf, is_infeasible=True)
    if status == kinds.kModelEmpty:
        return Answer([], solver.getObjectiveValue())
    if facts.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Answer(None, _bound(facts))
    return Answer(list(solver.getSolution().col_value), _bound(facts))


def _bound(facts: Any) -> float:
    bound = float(facts.mip_dual_bound)
    return bound if math.isfinite(bound) else math.inf

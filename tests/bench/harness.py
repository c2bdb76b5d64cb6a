"""This file holds how a benchmark is measured: every side in turn, round after round, medians and ratios.

Times drift on a shared machine, so a side is only ever compared with another of the same round.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

Sample = Callable[[], float]
"""One measurement of one side; returns its figure in the unit of the benchmark."""


@dataclass(frozen=True)
class Benchmark:
    """One question: how far is ours from the limit?"""

    name: str
    unit: str
    ours: str
    limit: str
    reach: float
    """The largest ratio ours / limit that is good enough; for rates the smallest."""
    prepare: Callable[[], Iterator[dict[str, Sample]]]
    rounds: int = 7
    is_rate: bool = False


@dataclass(frozen=True)
class Side:
    """What was measured of one side."""

    label: str
    median: float
    least: float
    most: float
    ratio: float
    """Median over the rounds of this side's figure by the limit's."""


@dataclass(frozen=True)
class Result:
    """A benchmark with all its sides."""

    name: str
    unit: str
    reach: float
    is_reached: bool
    rounds: int
    sides: list[Side] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        return asdict(self)


REGISTRY: dict[str, Benchmark] = {}


def benchmark(
    name: str, *, unit: str, ours: str, limit: str, reach: float, rounds: int = 7, is_rate: bool = False
) -> Callable[[Callable[[], Iterator[dict[str, Sample]]]], Callable[[], Iterator[dict[str, Sample]]]]:
    """Register a generator that makes its stage, yields the sides by label, and clears up."""

    def register(
        prepare: Callable[[], Iterator[dict[str, Sample]]],
    ) -> Callable[[], Iterator[dict[str, Sample]]]:
        assert name not in REGISTRY, name
        REGISTRY[name] = Benchmark(name, unit, ours, limit, reach, prepare, rounds, is_rate)
        return prepare

    return register


def timed(work: Callable[[], object]) -> Sample:
    """A sample that is the milliseconds `work` takes."""

    def sample() -> float:
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) * 1_000

    return sample


def measure(one: Benchmark) -> Result:
    """Warm up once, then take every side in turn for the given number of rounds."""
    with contextmanager(one.prepare)() as sides:
        assert {one.ours, one.limit} <= set(sides), f"{one.name}: {sorted(sides)}"
        figures: dict[str, list[float]] = {label: [] for label in sides}
        for turn in range(one.rounds + 1):
            for label, sample in sides.items():
                figure = sample()
                if turn:
                    figures[label].append(figure)
    limit = figures[one.limit]
    made = [side_of(label, taken, limit) for label, taken in figures.items()]
    ratio = next(side.ratio for side in made if side.label == one.ours)
    is_reached = ratio >= one.reach if one.is_rate else ratio <= one.reach
    return Result(one.name, one.unit, one.reach, is_reached, one.rounds, made)


def side_of(label: str, taken: list[float], limit: list[float]) -> Side:
    pairs = [figure / base for figure, base in zip(taken, limit, strict=True)]
    return Side(label, statistics.median(taken), min(taken), max(taken), statistics.median(pairs))


def table(results: list[Result]) -> str:
    """What a person reads: one line a side, the limit's ratio is 1."""
    lines = []
    for result in results:
        verdict = "reached" if result.is_reached else "NOT reached"
        lines.append(
            f"\n{result.name} ({result.unit}, {result.rounds} rounds): aim {result.reach:g}, {verdict}"
        )
        for side in result.sides:
            spread = f"[{side.least:.1f} .. {side.most:.1f}]"
            lines.append(f"  {side.label:<34} {side.median:>10.1f}  {spread:<22} x {side.ratio:.2f}")
    return "\n".join(lines).lstrip("\n")

"""The measuring itself is checked without measuring anything."""

from collections.abc import Iterator

from tests.bench.harness import Benchmark, Sample, measure, table


def drifting() -> Iterator[dict[str, Sample]]:
    # The machine gets slower from round to round; ours always takes twice as long as the limit.
    ours, limit = iter(range(2, 100, 2)), iter(range(1, 50))
    yield {"ours": lambda: float(next(ours)), "limit": lambda: float(next(limit))}


def test_ratio_is_taken_within_each_round() -> None:
    result = measure(Benchmark("drift", "ms", "ours", "limit", 2.0, drifting, rounds=5))
    assert [side.ratio for side in result.sides] == [2.0, 1.0]
    assert result.is_reached
    assert "reached" in table([result])


def test_rate_is_better_when_larger() -> None:
    assert not measure(
        Benchmark("rate", "rows/s", "ours", "limit", 2.5, drifting, rounds=5, is_rate=True)
    ).is_reached

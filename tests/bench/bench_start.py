"""This file holds the start of the program: time to the first paint and memory, beside a bare Qt window."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.harness import Sample, benchmark
from tests.source_tree import ROOT

ACCOUNT = {"ASN_DESKTOP_USER": "yuni", "ASN_DESKTOP_PASSWORD": "Musi-Ampera-1988"}
ENVIRONMENT = dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))


def start(*words: str) -> tuple[float, float]:
    """Milliseconds to the first paint, and megabytes half a second later."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.first_paint", *words],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    first = child.stdout.readline().strip()
    milliseconds = (time.perf_counter() - began) * 1_000
    rest, _ = child.communicate(timeout=60)
    assert (first, child.returncode) == ("painted", 0), (words, rest)
    return milliseconds, float(rest)


def sides(figure: int) -> Iterator[dict[str, Sample]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = str(Path(scratch) / "data")
        words = [
            sys.executable,
            "main.py",
            "--data",
            folder,
            "init",
            "--office",
            "16.71.14.1001",
            "--account",
            "yuni",
        ]
        subprocess.run(words, cwd=ROOT, env=ENVIRONMENT | ACCOUNT, check=True, capture_output=True)
        yield {
            "bare Qt window": lambda: start("bare")[figure],
            "lock screen": lambda: start("ours", folder)[figure],
        }


@benchmark("start", unit="ms", ours="lock screen", limit="bare Qt window", reach=1.4, rounds=9)
def time_to_lock_screen() -> Iterator[dict[str, Sample]]:
    yield from sides(0)


@benchmark("start-memory", unit="MB", ours="lock screen", limit="bare Qt window", reach=1.6, rounds=3)
def memory_at_lock_screen() -> Iterator[dict[str, Sample]]:
    yield from sides(1)

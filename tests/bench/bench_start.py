"""This file holds the start of the program: lock screen, Beranda and memory, beside a bare Qt window."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.harness import Sample, benchmark
from tests.journeys.offices import PASSWORD, copy_office, sample_office
from tests.source_tree import ROOT

LIMIT = "bare Qt window"


@contextmanager
def stage() -> Iterator[tuple[str, dict[str, str]]]:
    """The sample office, whose key is derived cheaply, and the environment of a person's computer."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = copy_office(sample_office(), Path(scratch) / "kantor")
        environment = dict(os.environ, PYTHONPYCACHEPREFIX=str(Path(scratch) / "compiled"))
        # Where source is compiled at every start, the figures would be of the compiler.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        yield str(folder.root), environment


def start(environment: dict[str, str], *words: str) -> tuple[float, float, float]:
    """Milliseconds to the first paint, milliseconds from password to Beranda, megabytes."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.first_paint", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    first = child.stdout.readline().strip()
    milliseconds = (time.perf_counter() - began) * 1_000
    # By the same reader: it may hold the last line already, which `communicate` would not see.
    rest = child.stdout.read()
    child.wait(timeout=120)
    child.stdout.close()
    assert (first, child.returncode) == ("painted", 0), (words, first, rest)
    home, megabytes = rest.split()
    return milliseconds, float(home), float(megabytes)


@benchmark("start", unit="ms", ours="lock screen", limit=LIMIT, reach=1.4, rounds=9)
def time_to_lock_screen() -> Iterator[dict[str, Sample]]:
    with stage() as (folder, environment):
        yield {
            LIMIT: lambda: start(environment, "bare")[0],
            "lock screen": lambda: start(environment, "lock", folder)[0],
        }


@benchmark("start-home", unit="ms", ours="password to Beranda", limit=LIMIT, reach=1.6, rounds=7)
def time_from_password_to_home() -> Iterator[dict[str, Sample]]:
    with stage() as (folder, environment):
        yield {
            LIMIT: lambda: start(environment, "bare")[0],
            "password to Beranda": lambda: start(environment, "home", folder, PASSWORD)[1],
        }


@benchmark("memory-lock", unit="MB", ours="lock screen", limit=LIMIT, reach=1.6, rounds=3)
def memory_at_lock_screen() -> Iterator[dict[str, Sample]]:
    with stage() as (folder, environment):
        yield {
            LIMIT: lambda: start(environment, "bare")[2],
            "lock screen": lambda: start(environment, "lock", folder)[2],
        }


@benchmark("memory-office", unit="MB", ours="Beranda of the sample office", limit=LIMIT, reach=2.2, rounds=3)
def memory_with_an_office_open() -> Iterator[dict[str, Sample]]:
    with stage() as (folder, environment):
        yield {
            LIMIT: lambda: start(environment, "bare")[2],
            "Beranda of the sample office": lambda: start(environment, "home", folder, PASSWORD)[2],
        }


@benchmark("memory-visited", unit="MB", ours="every part visited", limit=LIMIT, reach=3.0, rounds=3)
def memory_after_every_part() -> Iterator[dict[str, Sample]]:
    with stage() as (folder, environment):
        yield {
            LIMIT: lambda: start(environment, "bare")[2],
            "every part visited": lambda: start(environment, "visit", folder, PASSWORD)[2],
        }

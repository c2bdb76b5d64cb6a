"""This file holds printing: one report, 200 reports, beside a bare canvas that draws the same marks."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.bench_data import office
from tests.bench.harness import Sample, benchmark, timed
from tests.factories import NOW, admin_id, seeded_template
from tests.source_tree import ROOT

COUNT, LIMIT = 200, "bare canvas"
CHILD = [sys.executable, "-m", "tests.bench.reports_child"]


@contextmanager
def recorded(count: int, side: str = "record") -> Iterator[tuple[Path, Path]]:
    """A folder, and the file with the marks of that many documents."""
    with TemporaryDirectory() as scratch:
        marks = Path(scratch) / "marks.json"
        subprocess.run([*CHILD, side, str(marks), str(count)], cwd=ROOT, check=True)
        yield Path(scratch), marks


@benchmark("report-one", unit="ms", ours="report drawn", limit=LIMIT, reach=1.0, rounds=31)
def one_report_warm() -> Iterator[dict[str, Sample]]:
    with recorded(40) as (_folder, marks), office(seeded_template()) as database:
        children = {side: open_child(side, marks) for side in ("bare-one", "ours-one")}
        try:
            for side in children:
                for _again in range(3):
                    ask(children[side])
            yield {
                LIMIT: partial(ask, children["bare-one"]),
                "report drawn": partial(ask, children["ours-one"]),
                "read from the database and drawn": timed(partial(read_and_draw, database)),
            }
        finally:
            for child in children.values():
                child.communicate(timeout=30)


def open_child(side: str, marks: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*CHILD, side, str(marks)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def ask(child: "subprocess.Popen[str]") -> float:
    """Milliseconds of one report in a process that is warm."""
    assert child.stdin is not None
    assert child.stdout is not None
    print("again", file=child.stdin, flush=True)
    return float(child.stdout.readline().split()[0])


def read_and_draw(database: Any) -> bytes:
    """From the click to the PDF, without the window."""
    from asn_desktop.operations.staff_lists import list_staff
    from asn_desktop.reports.gather_office import Request
    from asn_desktop.reports.kinds import collect, get_kind
    from tests.reports import samples

    with database.begin(account_id=admin_id(database)) as session:
        session.info["now"] = NOW
        employee_id = list_staff(session)[0].employee_id
        content = collect(session, "profile", Request(employee_id=employee_id))
    return get_kind("profile").render(content, samples.FINAL)


@benchmark("reports-200", unit="ms", ours="200 files", limit=LIMIT, reach=1.0, rounds=3)
def two_hundred_reports() -> Iterator[dict[str, Sample]]:
    """Whole processes with their imports, as the batch of an office is one."""
    with recorded(COUNT) as (folder, marks):

        def write(side: str) -> float:
            out = folder / side
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            began = time.perf_counter()
            subprocess.run([*CHILD, side, str(marks), str(out), str(COUNT)], cwd=ROOT, check=True)
            taken = (time.perf_counter() - began) * 1_000
            assert len(list(out.glob("*.pdf"))) == COUNT
            return taken

        yield {LIMIT: partial(write, "bare"), "200 files": partial(write, "ours")}


@benchmark("certificates-200", unit="ms", ours="200 certificates", limit=LIMIT, reach=1.0, rounds=3)
def two_hundred_certificates() -> Iterator[dict[str, Sample]]:
    """Whole processes with their imports: one file of 400 pages, with bookmarks on our side only."""
    with recorded(COUNT, "record-certificates") as (folder, marks):

        def write(side: str) -> float:
            out = folder / side
            out.mkdir(exist_ok=True)
            began = time.perf_counter()
            subprocess.run([*CHILD, side, str(marks), str(out), str(COUNT)], cwd=ROOT, check=True)
            taken = (time.perf_counter() - began) * 1_000
            assert (out / "all.pdf").stat().st_size > 0
            return taken

        yield {LIMIT: partial(write, "bare-together"), "200 certificates": partial(write, "ours-together")}

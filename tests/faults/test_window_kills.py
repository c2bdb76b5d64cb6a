"""This file holds kills of the whole program with its window, while a clerk types and while a list goes in."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from asn_desktop.office import sign_in, take_folder
from asn_desktop.operations.desk import find_draft
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.settings import DataFolder
from tests.journeys.killed import LIST, NOTE
from tests.journeys.offices import ACCOUNT, PASSWORD, copy_office, empty_office, read

ROOT = Path(__file__).parents[2]
LANES = 2
MAY_BE_LOST = 2.0
"""Seconds of typing (ux.md, flow g)."""
GRACE = 1.0
"""A busy machine wakes a timer late and commits slowly."""


@dataclass(frozen=True, slots=True)
class Life:
    """What a child told before it was killed, and where its office lies."""

    folder: DataFolder
    lines: tuple[tuple[str, ...], ...]

    def saved(self) -> list[str]:
        """What was told to be saved."""
        return [line[1] for line in self.lines if line[0] == "saved"]

    def typed_now(self) -> list[tuple[float, int]]:
        """Moment and length of the note of the person that was being typed in."""
        begun = max((place for place, line in enumerate(self.lines) if line[0] == "begun"), default=0)
        return [(float(line[1]), int(line[2])) for line in self.lines[begun:] if line[0] == "typed"]


def kills_wanted(request: pytest.FixtureRequest) -> int:
    """Ten of each kind by default, any number by `ASN_KILLS`, many in a campaign."""
    return int(os.environ.get("ASN_KILLS", 250 if request.config.getoption("--campaign") else 10))


def live_and_die(act: str, folder: DataFolder, seconds: float) -> Life:
    """Start the program, kill it so long after it is ready."""
    command = [sys.executable, "-m", "tests.journeys.killed", act, str(folder.root)]
    environment = dict(os.environ, PYTHONPATH=str(ROOT), QT_QPA_PLATFORM="offscreen")
    errors = folder.root.with_suffix(".err")
    with (
        open(errors, "wb") as told,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=told, cwd=ROOT, env=environment) as child,
    ):
        assert child.stdout is not None
        first = child.stdout.readline()
        assert first == b"ready\n", errors.read_text(encoding="utf-8", errors="replace")
        time.sleep(seconds)
        child.kill()
        rest = child.stdout.read()
    whole = rest[: rest.rfind(b"\n") + 1].decode()
    return Life(folder, tuple(tuple(line.split()) for line in whole.splitlines()))


def live_many(
    act: str, kills: int, place: Path, seed: int, most: float, judge: Callable[[Life], None]
) -> list[Life]:
    """Several lives side by side, each with an office of its own."""
    chance = random.Random(seed)
    plans = [
        (copy_office(empty_office(), place / f"{act}{number}"), chance.uniform(0, most))
        for number in range(kills)
    ]

    def live(plan: tuple[DataFolder, float]) -> Life:
        life = live_and_die(act, *plan)
        judge(life)
        check(life.folder)
        return life

    with ThreadPoolExecutor(LANES) as lanes:
        return list(lanes.map(live, plans))


def check(folder: DataFolder) -> None:
    """`main.py check` over the folder."""
    shown = subprocess.run(
        [sys.executable, "main.py", "--data", str(folder.root), "check"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=dict(os.environ, ASN_DESKTOP_PASSWORD=PASSWORD, ASN_DESKTOP_USER=ACCOUNT),
        check=False,
    )
    assert shown.returncode == 0, shown.stdout + shown.stderr


def judge_typing(life: Life) -> None:
    """Every saved person is there; what was being typed is back but for the last two seconds."""
    with take_folder(life.folder):
        office = sign_in(life.folder, ACCOUNT, PASSWORD)
        kept = {row.nip for row in read(office, list_staff)}
        draft = read(office, lambda session: find_draft(session, form="employee"))
        office.close()
    saved = set(life.saved())
    assert saved <= kept
    assert len(kept - saved) <= 1, "a person was saved in part"
    typed = life.typed_now()
    if not typed or kept - saved:
        return
    died = typed[-1][0]
    safe = [length for moment, length in typed if moment <= died - MAY_BE_LOST - GRACE]
    if not safe or (life.lines[-1][0] == "saved"):
        return
    assert draft is not None, f"{len(typed)} keys and no draft"
    assert NOTE.startswith(draft.content["note"])
    assert len(draft.content["note"]) >= safe[-1]
    assert draft.content["nip"]


def judge_import(life: Life) -> None:
    """The whole list, or nobody."""
    with take_folder(life.folder):
        office = sign_in(life.folder, ACCOUNT, PASSWORD)
        count = len(read(office, list_staff))
        office.close()
    assert count in ({LIST} if life.saved() else {0, LIST})


def test_kills_while_typing_lose_nothing_saved_and_two_seconds_of_a_draft(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    lives = live_many("type", kills_wanted(request), tmp_path, 31, 8.0, judge_typing)
    assert any(life.typed_now() for life in lives)


def test_kills_while_importing_leave_the_whole_list_or_none(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    lives = live_many("import", kills_wanted(request), tmp_path, 32, 1.2, judge_import)
    assert lives

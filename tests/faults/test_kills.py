"""This file holds the kill loops: real processes, really killed, at random moments."""

import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from asn_desktop.storage.backup import list_backups, page_problems, verify_backup
from asn_desktop.storage.faults import WrongPassword
from asn_desktop.storage.files import TEMPORARY_SUFFIX
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import has_office, tidy_after_crash
from tests.storage.kit import ADMIN, PASSWORD, SmallOffice, add_people, count_people, new_office

ROOT = Path(__file__).parents[2]


def kills_wanted(request: pytest.FixtureRequest, by_default: int) -> int:
    return int(os.environ.get("ASN_KILLS", 500 if request.config.getoption("--campaign") else by_default))


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, cwd=ROOT, env=environment
    )


def kill_after_first_line(child: subprocess.Popen[bytes], seconds: float) -> list[bytes]:
    with child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        return [first, *child.stdout.read().splitlines(keepends=True)]


def test_no_acknowledged_row_is_lost_by_kills(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    kills = kills_wanted(request, 20)
    # Two offices side by side: a child spends its life mostly on starting.
    offices = [new_office(tmp_path / name) for name in ("satu", "dua")]
    with ThreadPoolExecutor(len(offices)) as lanes:
        counts = list(lanes.map(lose_no_row, offices, [kills // 2, kills - kills // 2], [3, 4]))
    assert sum(counts) > 20


def lose_no_row(office: SmallOffice, kills: int, seed: int) -> int:
    chance, acknowledged = random.Random(seed), 0
    for _kill in range(kills):
        child = start("tests.faults.committing", str(office.folder.database), office.dek.hex())
        lines = kill_after_first_line(child, chance.uniform(0, 0.08))
        acknowledged = max(acknowledged, *(int(line) for line in lines if line.endswith(b"\n")))
        with closing(office.open()) as database:
            with database.begin() as session:
                count = count_people(session)
                assert session.execute(text("SELECT max(id) FROM person")).scalar() == count
            assert acknowledged <= count <= acknowledged + 1
            with database.maintenance() as connection:
                assert page_problems(connection) == []
            acknowledged = count
    return acknowledged


def test_kills_during_password_change_backup_and_restore_leave_a_whole_office(
    small_office: SmallOffice, request: pytest.FixtureRequest
) -> None:
    folder, chance = small_office.folder, random.Random(4)
    with closing(small_office.open()) as database:
        add_people(database, 30)
    for _kill in range(kills_wanted(request, 8)):
        child = start("tests.faults.rewriting", str(folder.root), small_office.dek.hex())
        kill_after_first_line(child, chance.uniform(0, 0.35))
        tidy_after_crash(folder)
        assert has_office(folder)
        with closing(small_office.open()) as database:
            assert database.run(count_people)[0] == 30
        assert_some_known_password_opens(small_office)
        assert Keyring.load(folder.root).unlock_with_recovery(small_office.recovery_code) == small_office.dek
        left = [path.name for path in folder.root.rglob("*") if TEMPORARY_SUFFIX in path.name]
        assert left == []
    for made in list_backups(folder.backups):
        assert verify_backup(made.path, small_office.dek).rows["person"] == 30


def assert_some_known_password_opens(office: SmallOffice) -> None:
    opened = []
    for password in (PASSWORD, *(f"sandi nomor {number}" for number in range(5))):
        # A keyring in memory only: these wrong tries are not counted.
        keyring = Keyring.from_bytes(Keyring.load(office.folder.root).to_bytes())
        try:
            opened.append(keyring.unlock(ADMIN, password))
        except WrongPassword:
            continue
    assert opened == [office.dek]

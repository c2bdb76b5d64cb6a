"""This file holds tests of bytes that changed behind the program's back."""

import os
import random
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from asn_desktop.settings import DataFolder
from asn_desktop.storage.backup import page_problems
from asn_desktop.storage.database import Database
from asn_desktop.storage.faults import DamagedDatabase, ForeignDatabase, StorageFault, WrongPassword
from asn_desktop.storage.keyring import Keyring
from tests.storage.kit import ADMIN, PASSWORD, SmallOffice, add_people, count_people


@pytest.fixture
def filled(small_office: SmallOffice) -> SmallOffice:
    with closing(small_office.open()) as database:
        add_people(database, 60, length=300)
    return small_office


def is_noticed(office: SmallOffice) -> bool:
    """Whether opening or the page check says so."""
    try:
        with closing(office.open()) as database, database.maintenance() as connection:
            return bool(page_problems(connection))
    except StorageFault:
        return True


def bits_to_flip(size: int, request: pytest.FixtureRequest) -> Iterable[int]:
    if request.config.getoption("--campaign"):
        return range(size * 8)
    chance = random.Random(21)
    first_bytes = [byte * 8 + chance.randrange(8) for byte in (*range(32), 4080, 4095)]
    return [*first_bytes, *chance.sample(range(size * 8), 250)]


def test_every_flipped_bit_of_the_database_is_noticed(
    filled: SmallOffice, request: pytest.FixtureRequest
) -> None:
    path = filled.folder.database
    assert not is_noticed(filled)
    raw = path.read_bytes()
    missed = []
    for bit in bits_to_flip(len(raw), request):
        with open(path, "rb+") as file:
            file.seek(bit // 8)
            file.write(bytes([raw[bit // 8] ^ 1 << bit % 8]))
        if not is_noticed(filled):
            missed.append(bit)
        path.write_bytes(raw)
    assert missed == []


def test_every_cut_of_the_database_is_noticed(filled: SmallOffice, request: pytest.FixtureRequest) -> None:
    path = filled.folder.database
    raw = path.read_bytes()
    chance = random.Random(22)
    some = [
        0,
        1,
        15,
        16,
        4095,
        *range(4096, len(raw), 4096),
        *chance.sample(range(len(raw)), 25),
        len(raw) - 1,
    ]
    cuts = range(len(raw)) if request.config.getoption("--campaign") else some
    missed = []
    for cut in cuts:
        path.write_bytes(raw[:cut])
        if not is_noticed(filled):
            missed.append(cut)
    assert missed == []
    assert path.exists()


def test_wrong_password_and_damaged_file_have_different_words(filled: SmallOffice) -> None:
    keyring = Keyring.load(filled.folder.root)
    with pytest.raises(WrongPassword) as wrong:
        keyring.unlock(ADMIN, "bukan ini")
    raw = bytearray(filled.folder.database.read_bytes())
    raw[100] ^= 1
    filled.folder.database.write_bytes(raw)
    assert keyring.unlock(ADMIN, PASSWORD) == filled.dek
    with pytest.raises(DamagedDatabase) as damaged:
        filled.open()
    assert "sandi" in wrong.value.message
    assert "sandi" not in damaged.value.message
    assert wrong.value.next_step != damaged.value.next_step


def test_one_flipped_bit_of_the_public_id_is_damage_not_a_foreign_file(filled: SmallOffice) -> None:
    raw = bytearray(filled.folder.database.read_bytes())
    raw[3] ^= 1
    filled.folder.database.write_bytes(raw)
    with pytest.raises(DamagedDatabase):
        filled.open()
    filled.folder.database.write_bytes(os.urandom(len(raw)))
    with pytest.raises(ForeignDatabase):
        filled.open()


def crash_copy(office: SmallOffice, place: Path) -> SmallOffice:
    """The files as a power cut leaves them: rows still in the log."""
    with closing(office.open()) as database:
        add_people(database, 40, first=1000, length=200)
        kept = {path.name: path.read_bytes() for path in office.folder.root.iterdir() if path.is_file()}
    place.mkdir()
    for name, raw in kept.items():
        (place / name).write_bytes(raw)
    return SmallOffice(DataFolder(place), office.dek, "")


def test_log_left_by_a_power_cut_is_merged(filled: SmallOffice, tmp_path: Path) -> None:
    crashed = crash_copy(filled, tmp_path / "mati")
    with closing(crashed.open()) as database:
        assert database.run(count_people)[0] == 100


def test_deleted_log_gives_an_older_consistent_office(filled: SmallOffice, tmp_path: Path) -> None:
    crashed = crash_copy(filled, tmp_path / "mati")
    (crashed.folder.root / "kantor.asndb-wal").unlink()
    with closing(crashed.open()) as database:
        assert database.run(count_people)[0] == 60
        with database.maintenance() as connection:
            assert page_problems(connection) == []


def test_damaged_log_never_gives_half_a_transaction(filled: SmallOffice, tmp_path: Path) -> None:
    crashed = crash_copy(filled, tmp_path / "mati")
    log = crashed.folder.root / "kantor.asndb-wal"
    raw_log, raw = log.read_bytes(), crashed.folder.database.read_bytes()
    chance = random.Random(23)
    for _mutant in range(60):
        mutant = bytearray(raw_log)
        mutant[chance.randrange(len(mutant))] ^= 1 << chance.randrange(8)
        log.write_bytes(bytes(mutant[: chance.choice([len(mutant), chance.randrange(len(mutant))])]))
        crashed.folder.database.write_bytes(raw)
        with closing(crashed.open()) as database:
            assert database.run(count_people)[0] in {60, 100}
            with database.maintenance() as connection:
                assert page_problems(connection) == []


def test_whole_older_file_put_back_opens_consistent(filled: SmallOffice) -> None:
    older = filled.folder.database.read_bytes()
    with closing(filled.open()) as database:
        add_people(database, 5, first=500)
    filled.folder.database.write_bytes(older)
    opened: Database = filled.open()
    assert opened.run(count_people)[0] == 60
    opened.close()

"""This file holds tests of full, protected, dying and held disks while the office is open."""

import errno
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlcipher3 import dbapi2

from asn_desktop.errors import UserError
from asn_desktop.storage import faults
from asn_desktop.storage.database import Database
from asn_desktop.storage.faults import (
    DamagedDatabase,
    DeviceFailed,
    DiskFull,
    FileHeld,
    InUse,
    MemoryShort,
    ReadOnly,
    StorageFault,
    fault_from,
)
from tests.storage.kit import Person, SmallOffice, add_people, count_people


def limit_pages(database: Database, spare: int) -> None:
    """Let the file grow by so many pages only, which is what a full disk looks like to SQLite."""
    with database.maintenance() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + spare}").fetchall()


def test_full_disk_takes_the_change_back_and_goes_on_once_there_is_room(small_database: Database) -> None:
    add_people(small_database, 2)
    limit_pages(small_database, 2)
    with pytest.raises(DiskFull, match=r"disk penuh \(sisa \d+ MB\)") as refusal:
        add_people(small_database, 100, first=10, length=3000)
    assert "Kosongkan ruang" in refusal.value.next_step
    assert not small_database.is_read_only
    assert small_database.run(count_people)[0] == 2
    limit_pages(small_database, 10_000)
    add_people(small_database, 100, first=10, length=3000)
    assert small_database.run(count_people)[0] == 102


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_IOERR_FSYNC", DeviceFailed),
        ("SQLITE_IOERR_WRITE", DeviceFailed),
        ("SQLITE_READONLY_DBMOVED", ReadOnly),
        ("SQLITE_CORRUPT", DamagedDatabase),
    ],
)
def test_disk_error_on_commit_makes_the_office_read_only(
    small_database: Database, monkeypatch: pytest.MonkeyPatch, name: str, kind: type[StorageFault]
) -> None:
    add_people(small_database, 2)

    def break_down(_connection: object) -> None:
        error = dbapi2.OperationalError("disk I/O error")
        error.sqlite_errorname = name
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(small_database.engine.dialect, "do_commit", break_down)
        with pytest.raises(kind):
            add_people(small_database, 1, first=50)
    assert small_database.is_read_only
    assert isinstance(small_database.read_only_reason, kind)
    assert small_database.run(count_people)[0] == 2
    with pytest.raises(ReadOnly):
        add_people(small_database, 1, first=60)


SECOND_PROGRAM = """
import sys
from pathlib import Path
from asn_desktop.storage.database import Database
from tests.storage.kit import add_people, count_people
database = Database(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
add_people(database, 1, first=1)
print("ack", flush=True)
"""


def test_second_program_on_the_same_database_is_told(small_office: SmallOffice) -> None:
    with closing(small_office.open()):
        shown = subprocess.run(
            [sys.executable, "-c", SECOND_PROGRAM, str(small_office.folder.database), small_office.dek.hex()],
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[2],
            check=False,
        )
    assert "faults.InUse" in shown.stderr
    assert "ack" not in shown.stdout


def test_out_of_memory_takes_the_change_back(small_database: Database) -> None:
    def work(session):
        session.execute(insert(Person).values(id=1, name="a"))
        raise MemoryError

    with pytest.raises(MemoryShort, match="Memori"):
        small_database.run(work)
    assert small_database.run(count_people)[0] == 0


def test_refusal_of_an_operation_and_its_own_file_errors_pass_unchanged(small_database: Database) -> None:
    def refuse(_session):
        raise UserError("Isi nama lengkap")

    def miss(_session):
        raise FileNotFoundError(errno.ENOENT, "logo.png")

    with pytest.raises(UserError, match="Isi nama lengkap"):
        small_database.run(refuse)
    with pytest.raises(FileNotFoundError):
        small_database.run(miss)
    assert not small_database.is_read_only


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, ReadOnly),
        (errno.EIO, DeviceFailed),
        (errno.ENODEV, DeviceFailed),
    ],
)
def test_errors_of_the_system_become_refusals(number: int, kind: type[StorageFault], tmp_path: Path) -> None:
    assert isinstance(fault_from(OSError(number, "x"), tmp_path), kind)


@pytest.mark.parametrize(
    ("number", "kind"), [(5, FileHeld), (32, FileHeld), (33, FileHeld), (112, DiskFull), (1117, DeviceFailed)]
)
def test_errors_of_windows_become_refusals(number: int, kind: type[StorageFault]) -> None:
    error = OSError(22, "x")
    error.winerror = number
    assert isinstance(fault_from(error, None), kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY", InUse),
        ("SQLITE_CANTOPEN", DeviceFailed),
        ("SQLITE_IOERR_NOMEM", MemoryShort),
        ("SQLITE_NOTADB", DamagedDatabase),
    ],
)
def test_errors_of_sqlite_become_refusals(name: str, kind: type[StorageFault]) -> None:
    error = dbapi2.OperationalError("x")
    error.sqlite_errorname = name
    assert isinstance(fault_from(error, None), kind)


def test_bugs_stay_bugs() -> None:
    assert fault_from(KeyError("x")) is None
    assert fault_from(OSError(errno.ENOENT, "x")) is None
    assert fault_from(dbapi2.OperationalError("no such table: x")) is None


def every_fault() -> list[UserError]:
    return [
        faults.disk_full(Path("/")),
        faults.disk_full(),
        faults.read_only(),
        faults.damaged_database(),
        faults.damaged_pages(),
        faults.missing_database(),
        faults.empty_database(),
        faults.foreign_database(),
        faults.database_in_use(),
        faults.device_failed(),
        faults.damaged_backup(),
        faults.not_a_backup(Path("a")),
        faults.missing_backup(Path("a")),
        faults.foreign_backup("Plaju Ulu"),
        faults.file_held(Path("a")),
        faults.memory_short(),
    ]


def test_every_refusal_says_what_is_and_what_to_do() -> None:
    for fault in every_fault():
        assert fault.message.endswith(".")
        assert fault.next_step.endswith(".")
        assert "!" not in str(fault)
    assert len({fault.message for fault in every_fault()}) == len(every_fault())

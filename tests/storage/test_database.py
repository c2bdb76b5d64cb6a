"""This file holds tests of opening, transactions and the announcement of written tables."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError

from asn_desktop.storage import cipher
from asn_desktop.storage.database import Database
from asn_desktop.storage.faults import (
    DamagedDatabase,
    ForeignDatabase,
    InUse,
    MissingFile,
    NewerSchema,
    OldLibrary,
    ReadOnly,
)
from asn_desktop.storage.files import sweep_temporaries
from asn_desktop.storage.schema import create_database, open_database, read_revision, run_migrations
from tests.storage.kit import (
    REVISION,
    Note,
    Person,
    SmallBase,
    SmallOffice,
    add_people,
    count_people,
    names_in,
)


def test_committed_rows_are_there_after_reopening(small_office: SmallOffice) -> None:
    database = small_office.open()
    add_people(database, 3)
    database.close()
    database = small_office.open()
    with database.begin() as session:
        assert count_people(session) == 3
    database.close()


def test_block_that_raises_leaves_nothing(small_database: Database) -> None:
    def break_off() -> None:
        with small_database.begin() as session:
            session.add(Person(id=1, name="a"))
            session.flush()
            raise KeyError("x")

    with pytest.raises(KeyError):
        break_off()
    with small_database.begin() as session:
        assert count_people(session) == 0


def test_run_tells_result_and_written_tables(small_database: Database) -> None:
    def work(session):
        session.add(Person(id=1, name="a"))
        session.flush()
        session.execute(insert(Note).values(id=1, person_id=1, words="b"))
        return 7

    assert small_database.run(work) == (7, frozenset({"person", "note"}))
    assert small_database.run(count_people) == (1, frozenset())


def test_run_announces_what_bulk_statements_and_marks_name(small_database: Database) -> None:
    add_people(small_database, 1)
    _result, written = small_database.run(lambda session: session.execute(update(Person).values(name="z")))
    assert written == {"person"}
    _result, written = small_database.run(lambda session: session.info["written_tables"].add("current_score"))
    assert written == {"current_score"}


def test_row_that_was_set_to_its_own_value_is_not_announced(small_database: Database) -> None:
    add_people(small_database, 1)

    def work(session):
        row = session.scalars(select(Person)).one()
        row.name = str(row.name)

    assert small_database.run(work)[1] == frozenset()


def test_session_knows_its_account_and_rows_stay_readable_after_commit(small_database: Database) -> None:
    with small_database.begin(account_id=42) as session:
        assert session.info["account_id"] == 42
        row = Person(id=1, name="a")
        session.add(row)
    assert row.name == "a"


def test_begin_inside_begin_is_a_bug(small_database: Database) -> None:
    with small_database.begin(), pytest.raises(RuntimeError, match="inside"), small_database.begin():
        pass


def test_threads_take_turns(small_database: Database) -> None:
    workers = [
        threading.Thread(target=add_people, args=(small_database, 5), kwargs={"first": i * 10})
        for i in range(6)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert small_database.run(count_people)[0] == 30


def test_every_guard_is_set(small_database: Database) -> None:
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "mmap_size": 0,
    }
    with small_database.maintenance() as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_foreign_keys_hold(small_database: Database) -> None:
    with pytest.raises(IntegrityError), small_database.begin() as session:
        session.add(Note(id=1, person_id=99, words="x"))


@pytest.mark.parametrize(
    "statement", ["PRAGMA synchronous=OFF", "ATTACH DATABASE 'x.db' AS x", "PRAGMA cipher_hmac_pgno=1"]
)
def test_no_statement_lowers_a_guard_or_reaches_another_file(
    small_database: Database, statement: str
) -> None:
    with pytest.raises(Exception, match="not authorized"), small_database.begin() as session:
        session.execute(text(statement))


def test_full_text_search_works_behind_the_guard(small_database: Database) -> None:
    with small_database.begin() as session:
        session.execute(text("CREATE VIRTUAL TABLE found USING fts5(name, tokenize='trigram')"))
        session.execute(text("INSERT INTO found VALUES ('Dewi Anggraini')"))
    with small_database.begin() as session:
        assert (
            session.execute(text("SELECT name FROM found WHERE found MATCH '\"anggra\"'")).scalar()
            == "Dewi Anggraini"
        )


def test_closed_database_leaves_one_file_without_readable_text(small_office: SmallOffice) -> None:
    database = small_office.open()
    with database.begin() as session:
        session.add(Person(id=1, name="RAHASIA-NIP-198802142011012003"))
    in_log = small_office.folder.database.with_name("kantor.asndb-wal").read_bytes()
    database.close()
    database.close()
    raw = small_office.folder.database.read_bytes()
    assert b"RAHASIA" not in in_log
    assert b"RAHASIA" not in raw
    assert not raw.startswith(b"SQLite format 3")
    assert not any(name.startswith("kantor.asndb-") for name in names_in(small_office.folder.root))
    with pytest.raises(RuntimeError, match="closed"), database.begin():
        pass


def test_missing_database_is_never_made(small_office: SmallOffice) -> None:
    small_office.folder.database.unlink()
    with pytest.raises(MissingFile):
        small_office.open()
    assert not small_office.folder.database.exists()


def test_empty_database_is_never_taken_for_a_new_one(small_office: SmallOffice) -> None:
    small_office.folder.database.write_bytes(b"")
    with pytest.raises(DamagedDatabase, match="kosong"):
        small_office.open()
    assert small_office.folder.database.read_bytes() == b""


def test_plain_sqlite_file_is_refused_as_foreign(small_office: SmallOffice) -> None:
    plain = b"SQLite format 3\x00" + bytes(4080)
    small_office.folder.database.write_bytes(plain)
    with pytest.raises(ForeignDatabase):
        small_office.open()
    assert small_office.folder.database.read_bytes() == plain


def test_file_of_another_office_is_told_apart_from_damage(small_office: SmallOffice, tmp_path: Path) -> None:
    other = tmp_path / "lain.asndb"
    create_database(other, bytes(32), metadata=SmallBase.metadata, revision=REVISION, identity=b"\xff" * 16)
    small_office.folder.database.write_bytes(other.read_bytes())
    with pytest.raises(ForeignDatabase):
        small_office.open()


def test_second_handle_in_the_same_program_is_refused(
    small_office: SmallOffice, small_database: Database
) -> None:
    with pytest.raises(InUse):
        small_office.open()
    add_people(small_database, 1)


def test_newer_schema_is_refused_and_left_byte_for_byte(small_office: SmallOffice) -> None:
    before = small_office.folder.database.read_bytes()
    with pytest.raises(NewerSchema, match="lebih baru"):
        open_database(small_office.folder.database, small_office.dek, head="0001")
    assert small_office.folder.database.read_bytes() == before
    assert "kantor.asndb-wal" not in names_in(small_office.folder.root)


def test_unknown_revision_counts_as_newer(small_office: SmallOffice) -> None:
    database = small_office.open()
    with database.begin() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'ab12cd'"))
    database.close()
    with pytest.raises(NewerSchema):
        small_office.open()


def test_database_without_a_stamp_is_damaged(small_office: SmallOffice) -> None:
    database = small_office.open()
    with database.begin() as session:
        session.execute(text("DROP TABLE alembic_version"))
    database.close()
    with pytest.raises(DamagedDatabase):
        small_office.open()


def test_older_schema_is_brought_up_to_date(small_office: SmallOffice) -> None:
    def upgrade(database: Database, revision: str) -> None:
        assert revision == REVISION
        with database.begin() as session:
            session.execute(text("UPDATE alembic_version SET version_num = '0003'"))

    database = open_database(small_office.folder.database, small_office.dek, head="0003", upgrade=upgrade)
    assert read_revision(database) == "0003"
    database.close()


MIGRATION_ENV = """
from alembic import context
context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
"""
MIGRATION = """
from alembic import op
revision, down_revision = "{revision}", {down!r}
def upgrade():
    {body}
"""


def write_migrations(folder: Path, last_step: str) -> Path:
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text(MIGRATION_ENV)
    (folder / "versions" / "a.py").write_text(MIGRATION.format(revision=REVISION, down=None, body="pass"))
    body = f"op.execute('ALTER TABLE person ADD COLUMN age INTEGER'); {last_step}"
    (folder / "versions" / "b.py").write_text(MIGRATION.format(revision="0003", down=REVISION, body=body))
    return folder


def test_migration_runs_in_one_transaction(small_office: SmallOffice, tmp_path: Path) -> None:
    scripts = write_migrations(tmp_path / "langkah", "pass")
    database = open_database(
        small_office.folder.database,
        small_office.dek,
        head="0003",
        upgrade=lambda opened, _old: run_migrations(opened, scripts),
    )
    with database.begin() as session:
        assert session.execute(text("SELECT age FROM person")).all() == []
    with database.maintenance() as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    database.close()


def test_migration_that_breaks_leaves_the_old_schema(small_office: SmallOffice, tmp_path: Path) -> None:
    scripts = write_migrations(tmp_path / "langkah", "raise KeyError('half way')")
    with pytest.raises(KeyError):
        open_database(
            small_office.folder.database,
            small_office.dek,
            head="0003",
            upgrade=lambda opened, _old: run_migrations(opened, scripts),
        )
    database = small_office.open()
    with database.maintenance() as connection:
        columns = connection.execute("PRAGMA table_info(person)").fetchall()
    assert "age" not in {row[1] for row in columns}
    database.close()


def test_creating_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ada.asndb"
    path.write_bytes(b"isi orang lain")
    with pytest.raises(FileExistsError):
        create_database(path, bytes(32), metadata=SmallBase.metadata, revision=REVISION, identity=bytes(16))
    assert path.read_bytes() == b"isi orang lain"


def test_creating_leaves_exactly_one_file(tmp_path: Path) -> None:
    path = tmp_path / "baru.asndb"
    create_database(
        path, bytes(32), metadata=SmallBase.metadata, revision=REVISION, identity=bytes(range(16))
    )
    assert names_in(tmp_path) == {"baru.asndb"}
    assert path.read_bytes()[:16] == bytes(range(16))


def test_read_only_opening_reads_and_touches_nothing(small_office: SmallOffice) -> None:
    database = small_office.open()
    add_people(database, 2)
    database.close()
    before = {path.name: path.stat().st_mtime_ns for path in small_office.folder.root.iterdir()}
    database = small_office.open(is_read_only=True)
    assert database.is_read_only
    assert isinstance(database.read_only_reason, ReadOnly)
    assert database.run(count_people)[0] == 2
    with pytest.raises(ReadOnly):
        add_people(database, 1, first=9)
    database.close()
    assert {path.name: path.stat().st_mtime_ns for path in small_office.folder.root.iterdir()} == before


@pytest.mark.parametrize(("version", "cipher_name"), [((3, 51, 2), "4.19.0"), ((3, 53, 4), "")])
def test_old_or_plain_library_is_refused(version: tuple[int, ...], cipher_name: str) -> None:
    with pytest.raises(OldLibrary):
        cipher.check_library(version, cipher_name)


def test_present_library_is_accepted() -> None:
    cipher.check_library()


def test_sweep_removes_unfinished_files_and_their_side_files_only(tmp_path: Path) -> None:
    for name in ("a.json.1.asntmp", "b.2.asntmp-wal", "kantor.asndb", "kantor.asndb-wal", "asntmp"):
        (tmp_path / name).write_bytes(b"x")
    sweep_temporaries(tmp_path, tmp_path / "tidak ada")
    assert names_in(tmp_path) == {"kantor.asndb", "kantor.asndb-wal", "asntmp"}

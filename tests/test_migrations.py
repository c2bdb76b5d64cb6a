"""This file holds the cases of the database's shape: made at once and made by steps are the same."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine, create_mock_engine, text

import asn_desktop.models.migrations as migrations
from asn_desktop.models import Base
from asn_desktop.models.migrations import HEAD
from asn_desktop.storage.database import Database
from asn_desktop.storage.schema import create_database, read_revision, run_migrations
from tests.factories import DEK, IDENTITY
from tests.source_tree import ROOT

SCRIPTS = Path(migrations.__file__).parent
SHADOWS = {f"employee_search_{part}" for part in ("data", "idx", "content", "docsize", "config")}
"""The tables behind the full-text index belong to SQLite."""


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return made


@pytest.fixture
def empty() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def run(connection: Connection, act: Any, target: str) -> None:
    made = config()
    made.attributes["connection"] = connection
    act(made, target)


def shape(connection: Connection) -> dict[str, list[str]]:
    """Name -> statement of everything in the file but Alembic's own table.

    White space does not count, nor does the order of a table's constraints; that of its columns does.
    """
    rows = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    kept = {
        name: re.sub(r'[\s"]+', "", sql)
        for name, sql in rows
        if not name.startswith("alembic_version") and name not in SHADOWS
    }
    return {name: sorted(sql.removesuffix(")").split(",CONSTRAINT")) for name, sql in kept.items()}


def test_head_is_the_newest_revision() -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == HEAD


def test_revisions_are_four_digits_in_one_line() -> None:
    steps = list(ScriptDirectory.from_config(config()).walk_revisions())
    assert [step.revision for step in reversed(steps)] == [f"{n + 1:04d}" for n in range(len(steps))]


def test_steps_lead_to_what_create_all_makes(empty: Connection) -> None:
    run(empty, command.upgrade, "head")
    engine = create_engine("sqlite://")
    with engine.connect() as other:
        Base.metadata.create_all(other)
        expected = shape(other)
    engine.dispose()
    assert shape(empty) == expected


def test_alembic_finds_no_difference_from_the_models(empty: Connection) -> None:
    run(empty, command.upgrade, "head")
    context = MigrationContext.configure(
        empty,
        opts={
            "compare_type": True,
            "include_name": lambda name, kind, _parents: (
                kind != "table" or name not in SHADOWS | {"employee_search"}
            ),
        },
    )
    assert compare_metadata(context, Base.metadata) == []


def test_going_back_to_the_beginning_leaves_nothing(empty: Connection) -> None:
    run(empty, command.upgrade, "head")
    run(empty, command.downgrade, "base")
    left = empty.execute(text("SELECT name FROM sqlite_schema")).scalars().all()
    assert [name for name in left if "alembic_version" not in name] == []


def test_steps_neither_begin_nor_commit(empty: Connection) -> None:
    empty.exec_driver_sql("BEGIN")
    run(empty, command.upgrade, "head")
    empty.rollback()
    assert shape(empty) == {}


def test_encrypted_file_is_brought_up_from_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kantor.asndb"
    create_database(path, DEK, metadata=MetaData(), revision="0000", identity=IDENTITY)
    database = Database(path, DEK, identity=IDENTITY)
    try:
        with database.maintenance() as raw:
            raw.execute("DELETE FROM alembic_version")
        run_migrations(database, SCRIPTS)
        assert read_revision(database) == HEAD
        with database.begin() as session:
            assert "employee" in shape(session.connection())
    finally:
        database.close()


def test_opening_a_database_does_not_load_alembic() -> None:
    script = "import sys, asn_desktop.storage.schema, asn_desktop.models.migrations; print('alembic' in sys.modules)"
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_unique_indexes_keep_their_condition_on_postgresql() -> None:
    said: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg://", lambda sql, *_, **__: said.append(str(sql.compile(dialect=engine.dialect)))
    )
    Base.metadata.create_all(engine, checkfirst=False)
    unique = [sql for sql in said if "CREATE UNIQUE INDEX uq_employee_nip" in sql]
    assert len(unique) == 1
    assert unique[0].endswith("WHERE deleted_at IS NULL")

"""This file holds the fixtures that give a test its own database, copied from a template."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from asn_desktop.storage.database import Database
from tests.factories import (
    NOW,
    admin_id,
    empty_template,
    filled_template,
    open_test_database,
    seeded_template,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An office with one admin and nothing else."""
    path = tmp_path / "kantor.asndb"
    path.write_bytes(empty_template().read_bytes())
    opened = open_test_database(path)
    yield opened
    opened.close()


@pytest.fixture
def filled_database(tmp_path: Path) -> Iterator[Database]:
    """An office with the shipped dictionary, positions and standards."""
    path = tmp_path / "kantor.asndb"
    path.write_bytes(filled_template().read_bytes())
    opened = open_test_database(path)
    yield opened
    opened.close()


@pytest.fixture
def session(filled_database: Database) -> Iterator[Session]:
    """A session of the admin over the filled office, on 24 November 2026; committed when the test ends."""
    with filled_database.begin(account_id=admin_id(filled_database)) as opened:
        opened.info["now"] = NOW
        yield opened


@pytest.fixture
def seeded_database(tmp_path: Path) -> Iterator[Database]:
    """The sample office: 25 people and a year of assessments."""
    path = tmp_path / "contoh.asndb"
    path.write_bytes(seeded_template().read_bytes())
    opened = open_test_database(path)
    yield opened
    opened.close()

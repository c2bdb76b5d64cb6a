"""This file holds the fixtures of the storage tests; those of tests/faults import them from here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_desktop.storage.database import Database
from tests.storage.kit import SmallOffice, new_office


@pytest.fixture
def small_office(tmp_path: Path) -> SmallOffice:
    """A whole office, closed."""
    return new_office(tmp_path / "kantor")


@pytest.fixture
def small_database(small_office: SmallOffice) -> Iterator[Database]:
    """The same office, open."""
    opened = small_office.open()
    yield opened
    opened.close()

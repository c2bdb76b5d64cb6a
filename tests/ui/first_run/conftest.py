"""Fixtures of the screens before an office is open: a folder, a worker without a database, a cheap key."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.office import OpenOffice, found_office, region_facts
from asn_desktop.settings import DataFolder
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import apply_theme

CHEAP = KdfParams(1, 8 * 1024, 1)
PASSWORD = "sungai musi teduh"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    return DataFolder(tmp_path / "kantor")


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """The worker, without an office."""
    apply_theme(qapp, mode="light", text_scale=100)
    made = Background()
    made.crashed.connect(lambda bug: pytest.fail(repr(bug)))
    yield made
    made.close()


@pytest.fixture
def settle(background: Background, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything asked for has come back, and what that asked for."""

    def wait() -> None:
        for _round in range(4):
            background.wait()
            qtbot.wait(1)

    return wait


@pytest.fixture
def founded(folder: DataFolder) -> tuple[OpenOffice, str]:
    """An office that was founded, still open; close it, and its recovery code."""
    facts = region_facts("16.71.14.1001")
    assert facts is not None
    folder.root.mkdir(parents=True)
    return found_office(
        folder, facts, account_name="yuni", display_name="Yuni Safitri", password=PASSWORD, params=CHEAP
    )

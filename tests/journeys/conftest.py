"""This file holds the desk over an office, as the program opens it, with hands before it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from asn_desktop.office import take_folder
from asn_desktop.settings import DataFolder
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.preferences import read_preferences
from asn_desktop.ui.theme import apply_theme, look
from asn_desktop.ui.translation import speak_indonesian
from tests.journeys.hands import Hands
from tests.journeys.offices import PASSWORD, copy_office, sample_office

OpenDesk = Callable[[DataFolder], Hands]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    speak_indonesian(qapp)
    if (look.mode, look.text_scale) != ("light", 100) or not qapp.styleSheet():
        apply_theme(qapp, mode="light", text_scale=100)


@pytest.fixture
def open_desk(qapp: QApplication) -> Iterator[OpenDesk]:
    """Starts the program over a folder; everything is closed when the test ends."""
    opened: list[Hands] = []

    def start(folder: DataFolder) -> Hands:
        lock = take_folder(folder)
        desk = Desk(qapp, folder, read_preferences(folder.root))
        hands = Hands(desk, lock)
        opened.append(hands)
        desk.start()
        desk.window.activateWindow()
        hands.until(lambda: qapp.activeWindow() is desk.window, "the window in front")
        hands.settle()
        return hands

    yield start
    for hands in reversed(opened):
        close_desk(hands)


def close_desk(hands: Hands) -> None:
    """Close the program as its window does, and take what it leaves behind off the screen."""
    if hands.is_closed:
        return
    hands.is_closed = True
    hands.window.close()
    hands.app.processEvents()
    hands.desk.close()
    hands.lock.release()
    hands.window.deleteLater()
    hands.desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    hands.app.processEvents()


@pytest.fixture
def sample_folder(tmp_path: Path) -> DataFolder:
    """The sample office, closed."""
    return copy_office(sample_office(), tmp_path / "kantor")


@pytest.fixture
def hands(open_desk: OpenDesk, sample_folder: DataFolder) -> Hands:
    """At the sample office, signed in."""
    found = open_desk(sample_folder)
    found.unlock(PASSWORD)
    return found

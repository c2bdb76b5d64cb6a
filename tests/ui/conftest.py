"""This file holds what every test of the window needs: the theme, and no warning from Qt."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtWidgets import QApplication

from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import apply_theme

# The screenless platform says this of every window; it tells nothing about ours.
HARMLESS = ("propagateSizeHints",)


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    apply_theme(qapp, mode="light", text_scale=100)


@pytest.fixture(autouse=True)
def _no_qt_warnings(qtlog) -> Iterator[None]:
    yield
    said = [
        record.message
        for record in qtlog.records
        if record.type != QtMsgType.QtDebugMsg and not any(words in record.message for words in HARMLESS)
    ]
    assert not said


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()
    qapp.processEvents()
    made.deleteLater()

"""This file holds what every test of the window needs: the theme and the background."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import apply_theme, look


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    # Dressing the program costs more than most tests, so only what a test left changed is put back.
    if (look.mode, look.text_scale) != ("light", 100) or not qapp.styleSheet():
        apply_theme(qapp, mode="light", text_scale=100)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()
    qapp.processEvents()
    made.deleteLater()

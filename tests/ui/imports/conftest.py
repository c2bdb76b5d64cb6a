"""Fixtures of the import: the page over an office of its own."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.storage.database import Database
from asn_desktop.ui.background import Background
from asn_desktop.ui.imports.page import ImportPage
from asn_desktop.ui.shell.page import Page, PageSpec
from asn_desktop.ui.shell.window import MainWindow
from asn_desktop.ui.theme import apply_theme
from tests.factories import admin_id

HEAD = "No\tNama Pegawai\tN I P\tGol\tJabatan"
GOOD = "1\tDewi Anggraini Putri, S.Sos.\t198802142011012003\tIII/d\tKepala Seksi Pelayanan Umum"
OTHER = "2\tBudi Hartono\t19910811 201502 1 002\tII/d\tPengadministrasi Perkantoran"
SHORT = "3\tFitri Handayani\t1990070220140320\tIII/b\tPengolah Data dan Informasi"
NAMELESS = "4\t\t199306222019031008\tIII/a\tPengadministrasi Perkantoran"


@pytest.fixture
def background(qapp: QApplication, filled_database: Database) -> Iterator[Background]:
    """The worker over the office."""
    apply_theme(qapp, mode="light", text_scale=100)
    made = Background()
    made.set_database(filled_database, admin_id(filled_database))
    made.crashed.connect(lambda bug: pytest.fail(repr(bug)))
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, background: Background) -> MainWindow:
    """The window with the import page on the screen."""
    specs = (
        PageSpec("staff", "Pegawai", "DATA", "people", "", lambda: Page("Pegawai")),
        PageSpec("import", "Impor", "DATA", "arrow_import", "", lambda: ImportPage(background)),
    )
    made = MainWindow(background, specs)
    qtbot.addWidget(made)
    made.show_page("import")
    made.show()
    return made


@pytest.fixture
def page(window: MainWindow) -> ImportPage:
    """The page itself."""
    found = window.current_page()
    assert isinstance(found, ImportPage)
    return found


@pytest.fixture
def settle(background: Background, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything asked for has come back, and what that asked for."""

    def wait() -> None:
        for _round in range(4):
            background.wait()
            qtbot.wait(1)

    return wait


@pytest.fixture
def paste(page: ImportPage, settle: Callable[[], None]) -> Callable[..., None]:
    """Put lines on the clipboard and paste them into the page."""

    def put(*lines: str) -> None:
        QApplication.clipboard().setText("\n".join((HEAD, *lines)))
        page.reader.paste()
        settle()

    return put

"""The start: what is loaded and built before the first screen, and what waits."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop.app import READ_SHEET
from asn_desktop.exchange.sheet_child import CHILD_FLAG
from asn_desktop.ui.background import Background
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.preferences import Preferences, read_preferences
from asn_desktop.ui.shell.page import Page, PageSpec
from asn_desktop.ui.shell.window import MainWindow
from tests.journeys.offices import copy_office, sample_office
from tests.source_tree import ROOT

WAITING = (
    "asn_desktop.exchange.sheet_child",
    "asn_desktop.rules.search_text",
    "asn_desktop.ui.shell.idle",
    "asn_desktop.ui.shell.sidebar",
    "asn_desktop.ui.shell.work_area",
    "concurrent.futures.thread",
    "socket",
    "sqlalchemy",
)
SHOW_LOCK = """
import builtins, linecache, sys
from PySide6.QtWidgets import QApplication
plain = builtins.__orig_import__
QApplication.exec = lambda *_: 0
import asn_desktop.app
asn_desktop.app.run(["main.py", "--data", sys.argv[1]])
print(*sys.modules)
print(builtins.__import__ is plain)
print(*linecache.cache)
"""
LOAD_ALL = """
import sys
from asn_desktop.office import prepare_sign_in
prepare_sign_in()
print(*sys.modules)
"""


def printed(script: str, *words: str) -> list[list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", script, *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [line.split() for line in done.stdout.splitlines()]


def part(key: str) -> PageSpec:
    return PageSpec(key, key, "", "home", "", lambda: Page(key))


def test_lock_screen_loads_only_what_it_shows(tmp_path: Path) -> None:
    folder = copy_office(sample_office(), tmp_path / "kantor")
    modules, is_plain, sources = printed(SHOW_LOCK, str(folder.root))
    assert "asn_desktop.ui.shell.lock_screen" in modules
    assert not set(WAITING) & set(modules)
    assert is_plain == ["True"]
    assert not [
        name for name in sources if "asn_desktop/ui/" in Path(name).as_posix() and "plain" not in name
    ]


def test_opening_an_office_loads_no_other_database() -> None:
    (modules,) = printed(LOAD_ALL)
    assert "sqlalchemy.dialects.sqlite" in modules
    assert "sqlalchemy.dialects.postgresql" not in modules


def test_child_that_reads_sheets_is_called_by_the_word_the_program_knows() -> None:
    assert READ_SHEET == CHILD_FLAG


def test_window_without_parts_builds_no_work_area(qtbot, background: Background) -> None:
    window = MainWindow(background)
    qtbot.addWidget(window)
    window.cover(QWidget())
    assert window.is_covered()
    assert window._area is None
    assert window.current_page() is None
    assert window.current_key == ""


def test_prepared_work_area_takes_the_parts_without_being_built_again(qtbot, background: Background) -> None:
    window = MainWindow(background)
    qtbot.addWidget(window)
    cover = QWidget()
    window.cover(cover)
    window.prepare_area()
    prepared = window.area
    assert window.is_covered()
    window.set_parts([part("home"), part("staff")])
    assert window.area is prepared
    window.show_page("staff")
    window.uncover()
    assert not window.is_covered()
    assert window.current_key == "staff"
    window.set_parts([part("staff")])
    assert window.area is not prepared


def test_leaving_at_the_lock_screen_keeps_the_part_to_return_to(qtbot, tmp_path: Path) -> None:
    folder = copy_office(sample_office(), tmp_path / "kantor")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    desk = Desk(app, folder, Preferences(page="report"))
    qtbot.addWidget(desk.window)
    desk.show_lock()
    desk.close()
    assert read_preferences(folder.root).page == "report"

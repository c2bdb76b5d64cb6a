"""Lock screen, recovery, palette, crash and every sheet: nothing is cut, everything is left by a key."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from asn_desktop.errors import UserError
from asn_desktop.operations.accounts import list_accounts
from asn_desktop.operations.competencies import list_competencies
from asn_desktop.settings import DataFolder
from asn_desktop.storage.health import Area, Finding, HealthReport, Severity
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.storage.keyring import Keyring
from asn_desktop.ui.competency.map_view import MapView
from asn_desktop.ui.competency.standards_view import StandardsView
from asn_desktop.ui.employee.people_pane import PeoplePane
from asn_desktop.ui.first_run.recovery import RecoveryScreen
from asn_desktop.ui.first_run.unreadable import UnreadableScreen
from asn_desktop.ui.imports.history import open_history
from asn_desktop.ui.report.sheets import RangeSheet, RevisionSheet
from asn_desktop.ui.settings.about_tab import AboutTab
from asn_desktop.ui.settings.backup_tab import BackupTab
from asn_desktop.ui.settings.check_sheet import FindingsSheet
from asn_desktop.ui.settings.seat import opened
from asn_desktop.ui.settings.users_tab import UsersTab
from asn_desktop.ui.shell.lock_screen import LockScreen
from tests.journeys.offices import sample_office
from tests.ui.screens import Stage

LOOKS = (("light", 100, "1366x697"), ("dark", 115, "1366x697"), ("light", 130, "1366x697"))
NARROW = "1093x614"
CHEAP = KdfParams(1, 8 * 1024, 1)


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    mode, scale, size = request.param
    folder = DataFolder(tmp_path_factory.mktemp("lembar") / "kantor")
    shutil.copytree(sample_office(), folder.root)
    made = Stage(qapp, folder, mode, scale, size).sign_in()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _themed(stage: Stage) -> None:
    """The look of the stage, in the place of the one that tests of single widgets put back."""
    stage.wear_look()


def first(stage: Stage, kind: type) -> Any:
    return next(iter(stage.window.findChildren(kind)))


def press(stage: Stage, words: str) -> None:
    """Press the button on the screen that says so."""
    button = next(one for one in stage.visible(QAbstractButton) if one.text() == words)
    button.click()


def report_of(is_sound: bool) -> Any:
    broken = Finding(Area.AUDIT, Severity.PROBLEM, "Catatan perubahan terputus.", "Pulihkan dari cadangan.")
    return HealthReport(() if is_sound else (broken,), dict.fromkeys(Area, 3))


def profile_act(key: str) -> Callable[[Stage], object]:
    def act(stage: Stage) -> None:
        stage.open("staff", employee_id=stage.people[0])
        first(stage, PeoplePane).act(key)

    return act


def evidence(stage: Stage) -> None:
    page = stage.open("staff", employee_id=stage.people[0])
    page.findChild(PeoplePane).show_evidence(stage.run(list_competencies)[0].competency_id)


def in_view(kind: type, view: str, act: Callable[[Any], object]) -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        stage.open("competency", view=view)
        act(first(stage, kind))

    return open_it


def in_tab(kind: type, tab: str, act: Callable[[Any], object]) -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        stage.open("settings", tab=tab)
        act(first(stage, kind))

    return open_it


def in_report(act: Callable[[Any], object]) -> Callable[[Stage], object]:
    return lambda stage: act(stage.open("report", kind="profile", employee_id=stage.people[0]))


def own_row(tab: UsersTab) -> Any:
    office = opened(tab.seat)
    return office.database.run(list_accounts, account_id=office.account_id)[0][0]


def findings_sheet(is_sound: bool) -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        FindingsSheet(stage.window, report_of(is_sound)).open()

    return open_it


def range_sheet(stage: Stage) -> None:
    RangeSheet(stage.window, ["Dewi Anggraini Putri, S.Sos.", "Eko Prasetyo, S.IP."]).open()


def revision_sheet(stage: Stage) -> None:
    RevisionSheet(stage.window, "Dewi Anggraini Putri, S.Sos.", 2).open()


def imports_of(stage: Stage) -> None:
    open_history(stage.open("import"), stage.desk.background)


SHEETS: dict[str, Callable[[Stage], object]] = {
    "crash": lambda stage: stage.window.show_crash(KeyError("nilai")),
    "position new": in_view(StandardsView, "standards", lambda view: view.edit_position(None)),
    "proposal": in_view(MapView, "map", lambda view: view.propose()),
    "purge": profile_act("purge"),
    "leave": profile_act("leave"),
    "retire": profile_act("retire"),
    "evidence": evidence,
    "final": in_report(lambda page: page.finalise()),
    "revision": revision_sheet,
    "range": range_sheet,
    "check": in_report(lambda page: page.check_document()),
    "imports": imports_of,
    "new user": in_tab(UsersTab, "users", lambda tab: tab.add_user()),
    "person": in_tab(UsersTab, "users", lambda tab: tab.change_person(own_row(tab))),
    "password": in_tab(UsersTab, "users", lambda tab: tab.change_password(own_row(tab))),
    "disable": in_tab(UsersTab, "users", lambda tab: tab.disable(own_row(tab))),
    "new password": in_tab(UsersTab, "users", lambda tab: tab._ask_new_password(own_row(tab), False)),
    "reissue": in_tab(BackupTab, "backup", lambda tab: tab.recovery.ask_reissue()),
    "test code": in_tab(BackupTab, "backup", lambda tab: tab.recovery.ask_test()),
    "sound": findings_sheet(True),
    "findings": findings_sheet(False),
    "licences": in_tab(AboutTab, "about", lambda tab: tab._read_licences()),
}


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_fits_cuts_nothing_and_can_be_left_by_keys(stage: Stage, name: str) -> None:
    SHEETS[name](stage)
    stage.settle()
    sheet = stage.sheet()
    try:
        for size in (stage.size, NARROW) if stage.scale == 100 else (stage.size,):
            stage.resize(size)
            stage.settle()
            assert stage.problems(sheet) == []
            panel = next(one for one in sheet.children() if isinstance(one, QWidget))
            assert sheet.rect().contains(panel.geometry())
        assert any(stage.visible(QAbstractButton, sheet))
    finally:
        stage.resize("1366x697")
        sheet.close_overlay()
        sheet.deleteLater() if name != "evidence" else None
        stage.settle()


def test_palette_cuts_nothing_with_hits_and_without(stage: Stage) -> None:
    stage.open("home")
    palette = stage.window.palette_sheet
    stage.window.open_palette()
    for query in ("", "dewi", "cetak", "zzz"):
        palette.edit.setText(query)
        stage.settle()
        assert stage.problems(palette) == []
    palette.close_overlay()


def covers_of(stage: Stage) -> Iterator[QWidget]:
    """Every screen that covers the work area, one after the other."""
    desk, background = stage.desk, stage.desk.background
    desk.show_lock("Terkunci karena lama tidak dipakai")
    lock = first(stage, LockScreen)
    yield lock
    lock.toggle_help()
    yield lock
    keyring = Keyring.load(desk.folder.root)
    recovery = RecoveryScreen(background, desk.folder, keyring)
    stage.window.cover(recovery)
    yield recovery
    recovery.check()
    yield recovery
    recovery.put_card(recovery.password_card)
    yield recovery
    damage = UserError("Berkas data rusak.", next_step="Pulihkan dari cadangan terakhir.")
    unreadable = UnreadableScreen(background, desk.folder, damage)
    stage.window.cover(unreadable)
    yield unreadable
    unreadable.ask()
    yield unreadable


def test_covers_cut_nothing(stage: Stage) -> None:
    for cover in covers_of(stage):
        for size in (stage.size, NARROW) if stage.scale == 100 else (stage.size,):
            stage.resize(size)
            stage.settle()
            assert stage.problems(cover) == [], type(cover).__name__
    stage.resize("1366x697")
    stage.window.uncover()

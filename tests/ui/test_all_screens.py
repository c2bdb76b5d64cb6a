"""This file holds what every screen of the program must keep, at both sizes and with large letters."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget

from asn_desktop.office import OpenOffice, sign_in, take_folder
from asn_desktop.settings import DataFolder
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.preferences import Preferences
from asn_desktop.ui.shots import Shot, settle, shots_of
from asn_desktop.ui.theme import apply_theme
from asn_desktop.ui.translation import speak_indonesian
from asn_desktop.ui.widgets.text import ElideLabel
from tests.factories import person
from tests.journeys.offices import ACCOUNT, PASSWORD, sample_office

SHOTS = {shot.name: shot for shot in shots_of(0, 0)}
SIZES = {"1366x697": (1366, 697), "1093x614": (1093, 614)}
ROOMS = {"1366x697": (1106, 579), "1093x614": (989, 496)}
"""What a page may ask for at least."""
ENGLISH = re.compile(
    r"\b(Save|Cancel|Open|Close|OK|Yes|No|Apply|Delete|Edit|Add|Next|Back|Print|Search|File|Settings|Help|"
    r"Error|Warning|Undo|Redo|Copy|Paste|Cut|Select|None|True|False|Name|Date|Loading|Browse|Help)\b"
)
HOSTILE = ("=1+1", "<b>x</b>", "</para>", "<img src=x>")
MAY_BE_SHORT = ("cap", "muted")
"""Second lines in lists and cards give way: job titles, details, places on a disk."""
LISTS_OF_DETAILS = ("pegawai_riwayat", "kompetensi_kamus", "pengaturan_cadangan")
"""Screens whose rows show names with titles, job titles or a folder beside other things."""


class Watch(QObject):
    """Notices widgets that are shown as windows of their own by mistake."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.flashed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
            and not isinstance(watched, QMenu)
            and watched.windowType() not in (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
        ):
            self.flashed.append(repr(watched))
        return False


class Stage:
    """The desk over the sample office, on which one screen after the other is shown."""

    def __init__(self, app: QApplication, folder: DataFolder, scale: int = 100) -> None:
        apply_theme(app, mode="light", text_scale=scale)
        speak_indonesian(app)
        self.lock = take_folder(folder)
        self.office: OpenOffice = sign_in(folder, ACCOUNT, PASSWORD)
        self.desk = Desk(app, folder, Preferences(mode="light", text_scale=scale))
        self.watch = Watch(self.desk.window)
        app.installEventFilter(self.watch)
        self.desk.window.show()
        self.desk.open_office(self.office)
        self.people = self._find_people()

    def show(self, name: str, size: str) -> QWidget:
        """One screen of `shots_of` in one size."""
        width, height = SIZES[size]
        self.desk.window.resize(width, height)
        shot: Shot = next(one for one in shots_of(*self.people) if one.name == name)
        page = self.desk.window.show_page(shot.page, **shot.target)
        settle(self.desk)
        if shot.then is not None:
            shot.then(page)
            settle(self.desk)
        return page

    def visible(self, kind: type) -> Iterator[Any]:
        """Widgets of a kind that are on the screen."""
        for widget in self.desk.window.findChildren(kind):
            if widget.isVisible() and not widget.visibleRegion().isEmpty():
                yield widget

    def close(self) -> None:
        self.desk.app.removeEventFilter(self.watch)
        self.desk.window.close()
        self.desk.close()
        self.lock.release()
        self.desk.window.deleteLater()
        self.desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.desk.app.processEvents()

    def _find_people(self) -> tuple[int, int]:
        from asn_desktop.operations.staff_lists import list_staff

        rows, _written = self.office.database.run(list_staff, account_id=self.office.account_id)
        first = next(row for row in rows if row.name.startswith("Dewi"))
        other = next(row for row in rows if row.asked and not row.measured)
        return first.employee_id, other.employee_id


def problems_of(stage: Stage, page: QWidget, name: str, size: str) -> list[str]:
    """Everything that no screen may do."""
    may_shorten = size != "1366x697" or name in LISTS_OF_DETAILS
    found = []
    hint, (width, height) = page.minimumSizeHint(), ROOMS[size]
    if hint.width() > width + 48 or hint.height() > height + 32:
        found.append(f"asks for {hint.width()}x{hint.height()}")
    for label in stage.visible(QLabel):
        text = label.full_text() if isinstance(label, ElideLabel) else label.text()
        if label.textFormat() != Qt.TextFormat.PlainText and text:
            found.append(f"not plain: {text!r}")
        if match := ENGLISH.search(text):
            found.append(f"English {match[0]!r} in {text!r}")
        is_short = isinstance(label, ElideLabel) and label.is_elided()
        if is_short and not may_shorten and label.property("r") not in MAY_BE_SHORT:
            found.append(f"shortened: {text!r}")
    for button in stage.visible(QAbstractButton):
        is_decoration = isinstance(button.parent(), QLineEdit)
        if not button.text() and not button.accessibleName() and not is_decoration:
            found.append(
                f"a button without a name: {type(button).__name__} in {type(button.parent()).__name__}"
            )
        if match := ENGLISH.search(f"{button.text()} {button.accessibleName()} {button.toolTip()}"):
            found.append(f"English {match[0]!r} on {button.text() or button.accessibleName()!r}")
    return found


def test_large_letters_fit_every_screen(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = DataFolder(tmp_path_factory.mktemp("besar") / "kantor")
    shutil.copytree(sample_office(), folder.root)
    stage = Stage(qapp, folder, 130)
    try:
        wide = {}
        for name in SHOTS:
            page = stage.show(name, "1366x697")
            window = stage.desk.window
            if window.width() > 1366 or window.height() > 697:
                wide[name] = f"{window.width()}x{window.height()}, page {page.minimumSizeHint()}"
        assert wide == {}
        assert stage.watch.flashed == []
    finally:
        stage.close()
        apply_theme(qapp, mode="light", text_scale=100)


def test_hostile_names_are_shown_letter_by_letter(qapp: QApplication, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "kantor")
    shutil.copytree(sample_office(), folder.root)
    stage = Stage(qapp, folder)
    try:
        stage.office.database.run(_add_hostile, account_id=stage.office.account_id)
        from asn_desktop.operations.staff_lists import list_staff

        rows, _written = stage.office.database.run(list_staff, account_id=stage.office.account_id)
        ids = {row.name: row.employee_id for row in rows if row.name in HOSTILE}
        assert set(ids) == set(HOSTILE)
        for name, employee_id in ids.items():
            stage.people = (employee_id, employee_id)
            page = stage.show("pegawai", "1366x697")
            page.reload()
            stage.show("pegawai", "1366x697")
            shown = [
                label.full_text() if isinstance(label, ElideLabel) else label.text()
                for label in stage.visible(QLabel)
            ]
            assert name in shown
            assert all(
                one.textFormat() == Qt.TextFormat.PlainText for one in stage.visible(QLabel) if one.text()
            )
            tips = [one.toolTip() for one in stage.visible(QWidget)]
            assert not any(name in tip for tip in tips if "<" in name)
        for screen in ("formulir", "kompetensi_kamus", "kompetensi_standar", "peta_kesenjangan", "beranda"):
            stage.show(screen, "1366x697")
            stage.desk.window.grab()
    finally:
        stage.close()


def _add_hostile(session: Any) -> None:
    from asn_desktop.operations.staff import add_employee

    for number, text in enumerate(HOSTILE):
        nip = f"19900101201503200{number + 1}"
        add_employee(session, person(name=text, nip=nip, position=f"{text} {number}"))


@pytest.fixture(scope="module")
def sample_stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = DataFolder(tmp_path_factory.mktemp("layar") / "kantor")
    shutil.copytree(sample_office(), folder.root)
    made = Stage(qapp, folder)
    yield made
    made.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SHOTS)
def test_screen_fits_and_is_plain_indonesian_with_names_on_its_buttons(
    sample_stage: Stage, name: str, size: str
) -> None:
    page = sample_stage.show(name, size)
    assert problems_of(sample_stage, page, name, size) == []
    assert sample_stage.watch.flashed == []


@pytest.mark.parametrize("name", SHOTS)
def test_primary_action_is_reached_by_tab(sample_stage: Stage, name: str) -> None:
    page = sample_stage.show(name, "1366x697")
    primaries = [one for one in page.header_actions() if one.property("k") == "primary" and one.isVisible()]
    if not primaries:
        return
    window = sample_stage.desk.window
    window.activateWindow()
    page.setFocus()
    seen = []
    for _step in range(250):
        focus = QApplication.focusWidget() or window
        if focus in primaries:
            return
        seen.append(type(focus).__name__)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab goes {seen[-40:]}")

"""Every screen of the work area, in both sizes, with large letters and in the dark."""

import shutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QWidget

from asn_desktop.settings import DataFolder
from asn_desktop.ui.report.elide_combo import ElideCombo
from asn_desktop.ui.shots import shots_of
from asn_desktop.ui.widgets.text import ElideLabel
from tests.journeys.offices import sample_office
from tests.ui.screens import Stage, sounds_of

SHOTS = [shot.name for shot in shots_of(0, 0)]
LOOKS = (
    ("light", 100, "1366x697"),
    ("dark", 100, "1093x614"),
    ("dark", 115, "1366x697"),
    ("light", 130, "1366x697"),
)
PARTS = ("home", "staff", "competency", "report", "settings")


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}-{look[2]}")
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    mode, scale, size = request.param
    folder = DataFolder(tmp_path_factory.mktemp("layar") / "kantor")
    shutil.copytree(sample_office(), folder.root)
    made = Stage(qapp, folder, mode, scale, size).sign_in()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _themed(stage: Stage) -> None:
    """The look of the stage, in the place of the one that tests of single widgets put back."""
    stage.wear_look()


@pytest.mark.parametrize("name", SHOTS)
def test_screen_cuts_nothing_and_is_plain_indonesian_with_names_on_its_buttons(
    stage: Stage, name: str
) -> None:
    page = stage.show(name)
    hint = page.minimumSizeHint()
    assert (hint.width(), hint.height()) <= (page.width(), page.height())
    assert hint.height() <= page.height()
    assert stage.problems() == []


@pytest.mark.parametrize("part", PARTS)
def test_help_beside_a_page_cuts_nothing(stage: Stage, part: str) -> None:
    stage.open(part)
    stage.window.area.show_help()
    stage.settle()
    try:
        assert stage.problems() == []
        assert len(list(sounds_of(stage.window.area.help))) > 10
    finally:
        stage.window.area.help.hide()
        stage.settle()


@pytest.mark.parametrize("name", SHOTS)
def test_primary_action_is_reached_by_tab(stage: Stage, name: str) -> None:
    if stage.scale != 100 or stage.size != "1366x697":
        return
    page = stage.show(name)
    primaries = [one for one in page.header_actions() if one.property("k") == "primary" and one.isVisible()]
    if not primaries:
        return
    window: QWidget = stage.window
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


def test_nip_in_the_head_of_a_profile_is_shown_whole(stage: Stage) -> None:
    page = stage.open("staff", employee_id=stage.people[0])
    [nip] = [one for one in stage.visible(ElideLabel, page) if one.full_text().startswith("NIP ")]
    assert "…" not in nip.text()


def test_period_of_a_report_is_shown_whole(stage: Stage) -> None:
    page = stage.open("report", kind="profile", employee_id=stage.people[0])
    if stage.scale != 100:
        return
    [period] = [one for one in stage.visible(ElideCombo, page) if one.accessibleName() == "Periode"]
    option = QStyleOptionComboBox()
    period.initStyleOption(option)
    style = period.style()
    field = style.subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, period
    )
    assert period.fontMetrics().horizontalAdvance(period.currentText()) <= field.width() - 4

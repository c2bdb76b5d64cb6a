"""The first start and the empty office after it: nothing is cut, and every empty place names a next step."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from asn_desktop.settings import DataFolder
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.ui.first_run.first_run import FirstRun
from asn_desktop.ui.preferences import Mode
from asn_desktop.ui.widgets.messages import EmptyState
from tests.ui.screens import Stage

LOOKS = (
    ("light", 100, "1366x697"),
    ("dark", 100, "1093x614"),
    ("dark", 115, "1366x697"),
    ("light", 130, "1366x697"),
)
CHEAP = KdfParams(1, 8 * 1024, 1)
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("home", {}),
    ("staff", {}),
    ("competency", {"view": "dictionary"}),
    ("competency", {"view": "standards"}),
    ("competency", {"view": "map"}),
    ("import", {}),
    ("report", {"kind": "profile"}),
    ("report", {"kind": "gap-map"}),
    ("report", {"kind": "worklist"}),
    ("settings", {"tab": "backup"}),
    ("settings", {"tab": "history"}),
)


@pytest.fixture(autouse=True)
def _themed() -> None:
    """Every test here puts on its own look."""


@pytest.mark.parametrize(("mode", "scale", "size"), LOOKS)
def test_first_start_and_empty_office_cut_nothing_and_always_name_a_next_step(
    qapp: QApplication, tmp_path: Path, mode: Mode, scale: int, size: str
) -> None:
    folder = DataFolder(tmp_path / "kantor")
    folder.root.mkdir()
    fresh = Stage(qapp, folder, mode, scale, size)
    try:
        fresh.window.show()
        screen = FirstRun(fresh.desk.background, folder, params=CHEAP)
        screen.founded.connect(fresh.desk.open_office)
        fresh.window.cover(screen)
        _walk_first_start(fresh, screen)
        fresh.office = fresh.desk.office
        fresh.read_data()
        for part, target in PAGES:
            fresh.open(part, **target)
            assert fresh.problems() == [], (part, target)
            for state in fresh.visible(EmptyState):
                has_button = any(fresh.visible(QAbstractButton, state))
                assert has_button or state.sentence.text().endswith("."), state.title.text()
    finally:
        fresh.close()


def _walk_first_start(fresh: Stage, screen: FirstRun) -> None:
    """Every step of the first start, seen before it is done."""

    def look_at() -> None:
        fresh.settle()
        assert fresh.problems(screen) == []

    card = screen.office_card
    look_at()
    card.next_button.click()
    look_at()
    card.tiles.tiles[-1].click()
    look_at()
    card.tiles.tiles[0].click()
    card.next_button.click()
    look_at()
    account = screen.account_card
    account.found_button.click()
    look_at()
    account.fields["display_name"].set_text("Yuni Safitri")
    account.fields["account_name"].set_text("yuni")
    account.fields["password"].set_text("sungai musi teduh")
    account.found_button.click()
    look_at()
    assert screen.code_card is not None
    screen.code_card.go_on.click()
    fresh.settle()
    assert fresh.desk.office is not None

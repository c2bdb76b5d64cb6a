"""An office whose computer died comes back on a new one: file, account or sheet, Beranda."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.office import OpenOffice, found_office, region_facts, sign_in
from asn_desktop.settings import DataFolder
from asn_desktop.storage.office_files import has_office
from asn_desktop.ui.background import Background
from asn_desktop.ui.first_run.first_run import FirstRun
from asn_desktop.ui.preferences import Mode
from tests.journeys.offices import ACCOUNT, copy_office, sample_office
from tests.journeys.offices import PASSWORD as SAMPLE_PASSWORD
from tests.ui.first_run.conftest import CHEAP, PASSWORD
from tests.ui.screens import Stage

Settle = Callable[[], None]
LOOKS = (
    ("light", 100, "1366x697"),
    ("dark", 100, "1093x614"),
    ("dark", 115, "1366x697"),
    ("light", 130, "1366x697"),
)


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, str]:
    """A backup on a stick, of an office whose computer is gone, and the code of its sheet."""
    facts = region_facts("16.71.14.1001")
    assert facts is not None
    folder = DataFolder(tmp_path / "lama")
    folder.root.mkdir()
    office, code = found_office(
        folder, facts, account_name="yuni", display_name="Yuni Safitri", password=PASSWORD, params=CHEAP
    )
    made = office.back_up()
    office.close()
    stick = tmp_path / "flashdisk" / made.path.name
    stick.parent.mkdir()
    made.path.rename(stick)
    return stick, code


@pytest.fixture
def screen(qtbot: QtBot, background: Background, folder: DataFolder) -> FirstRun:
    """The first page of the first start, on the new computer."""
    folder.root.mkdir(parents=True)
    made = FirstRun(background, folder, params=CHEAP)
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    return made


def choose(screen: FirstRun, path: Path) -> None:
    """Press the quiet link and pick the file."""
    screen.returning.ask_file = lambda _parent: path
    screen.office_card.restore_button.click()


def listen(screen: FirstRun) -> list[OpenOffice]:
    opened: list[OpenOffice] = []
    screen.returned.connect(lambda back: opened.append(back.office))
    return opened


def left_in(folder: DataFolder) -> list[Path]:
    return list(folder.root.iterdir())


def test_office_comes_back_with_a_file_and_the_password_of_then(
    screen: FirstRun, folder: DataFolder, old: tuple[Path, str], settle: Settle
) -> None:
    opened = listen(screen)
    choose(screen, old[0])
    settle()
    card = screen.returning.card
    assert card.isVisible()
    assert card.office_name.full_text() == "Kelurahan Plaju Ulu"
    assert "0 pegawai" in card.when.full_text()
    assert card.place.full_text() == f"{old[0].name} di {old[0].parent}"
    assert card.account.currentText() == "yuni, Admin kantor"
    card.password.setText(PASSWORD)
    card.restore_button.click()
    settle()
    (office,) = opened
    assert screen.office is office
    assert office.account.display_name == "Yuni Safitri"
    assert card.password.text() == ""
    office.close()
    assert has_office(folder)


def test_wrong_password_is_told_on_the_card_and_leaves_nothing(
    screen: FirstRun, folder: DataFolder, old: tuple[Path, str], settle: Settle
) -> None:
    opened = listen(screen)
    choose(screen, old[0])
    settle()
    card = screen.returning.card
    card.restore_button.click()
    assert card.password_field.error() == "Isi kata sandi"
    card.password.setText("bukan ini")
    card.restore_button.click()
    settle()
    assert card.message.message() == "Kata sandi tidak cocok."
    assert card.restore_button.isEnabled()
    assert opened == []
    assert left_in(folder) == []


def test_other_file_is_refused_and_the_button_asks_for_another(
    screen: FirstRun, folder: DataFolder, old: tuple[Path, str], settle: Settle, tmp_path: Path
) -> None:
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(b"\xff\xd8\xff" + bytes(100))
    choose(screen, picture)
    settle()
    card = screen.returning.card
    assert card.message.message().startswith("Berkas foto.jpg bukan cadangan ASN Desktop.")
    assert not card.password.isVisible()
    assert not card.sheet_button.isVisible()
    screen.returning.ask_file = lambda _parent: old[0]
    assert card.restore_button.text() == "Pilih berkas cadangan"
    card.restore_button.click()
    settle()
    assert card.password.isVisible()
    assert card.message.message() == ""
    assert left_in(folder) == []


def test_no_file_chosen_and_going_back_keep_what_was_typed(
    screen: FirstRun, old: tuple[Path, str], settle: Settle
) -> None:
    screen.office_card.head.fields["head_name"].set_text("Rahmat Contoh")
    screen.returning.ask_file = lambda _parent: None
    screen.office_card.restore_button.click()
    assert screen.office_card.isVisible()
    choose(screen, old[0])
    settle()
    screen.returning.card.password.setText("setengah")
    screen.returning.card.back_button.click()
    assert screen.office_card.isVisible()
    assert screen.office_card.head.fields["head_name"].text() == "Rahmat Contoh"
    assert screen.returning.card.password.text() == ""


def test_sheet_gives_a_new_password_and_the_next_code(
    screen: FirstRun, folder: DataFolder, old: tuple[Path, str], settle: Settle
) -> None:
    opened = listen(screen)
    choose(screen, old[0])
    settle()
    returning = screen.returning
    returning.card.sheet_button.click()
    assert returning.sheet_card is not None
    returning.sheet_card.code.fill("A" * 40)
    returning.sheet_card.check_button.click()
    settle()
    assert returning.sheet_card.message.message()
    assert left_in(folder) == []
    returning.sheet_card.code.fill(old[1])
    returning.sheet_card.check_button.click()
    settle()
    assert returning.password_card is not None
    returning.password_card.first.set_text("jembatan ampera pagi")
    returning.password_card.second.set_text("jembatan ampera pagi")
    returning.password_card.save_button.click()
    settle()
    assert returning.code_card is not None
    assert returning.code_card.code != old[1]
    assert returning.office is not None, "closing the window now closes the office"
    returning.code_card.go_on.click()
    (office,) = opened
    office.close()
    assert returning.password_card.first.text() == ""


@pytest.mark.parametrize(("mode", "scale", "size"), LOOKS)
def test_every_step_of_the_way_cuts_nothing_and_ends_on_beranda(
    qapp: QApplication, tmp_path: Path, mode: Mode, scale: int, size: str
) -> None:
    lost = sign_in(copy_office(sample_office(), tmp_path / "lama"), ACCOUNT, SAMPLE_PASSWORD)
    made = lost.back_up().path
    lost.close()
    folder = DataFolder(tmp_path / "baru")
    folder.root.mkdir()
    stage = Stage(qapp, folder, mode, scale, size)
    try:
        stage.desk.start()
        screen = stage.desk._cover
        assert isinstance(screen, FirstRun)
        stage.data = frozenset({str(tmp_path)})
        card, broken = screen.returning.card, tmp_path / "cadangan.asnbackup"
        broken.write_bytes(b"rusak")

        def look_at() -> None:
            stage.settle()
            assert stage.problems(screen) == []

        look_at()
        for path in (broken, made):
            choose(screen, path)
            look_at()
        card.sheet_button.click()
        look_at()
        screen.returning._to_backup()
        card.password.setText(SAMPLE_PASSWORD)
        card.restore_button.click()
        stage.settle()
        assert stage.desk.office is not None
        stage.office = stage.desk.office
        stage.read_data()
        assert stage.window.current_key == "home"
        said = stage.window.area.message.message()
        assert said.startswith("Data Kelurahan Plaju Ulu per ")
        assert said.endswith("sudah dipulihkan")
        assert stage.problems() == []
    finally:
        stage.close()

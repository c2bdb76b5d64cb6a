"""The first start: choosing the office, the first account, the code, and what stays typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from asn_desktop.office import OpenOffice
from asn_desktop.operations.office import get_office
from asn_desktop.operations.standards import count_positions_without_standard
from asn_desktop.settings import DataFolder
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import has_office
from asn_desktop.ui.background import Background
from asn_desktop.ui.first_run.account_card import account_name_of
from asn_desktop.ui.first_run.first_run import FirstRun
from asn_desktop.ui.first_run.office_card import short_of
from tests.ui.first_run.conftest import CHEAP, PASSWORD

Settle = Callable[[], None]


@pytest.fixture
def screen(qtbot: QtBot, background: Background, folder: DataFolder) -> FirstRun:
    """The screen over an empty folder."""
    folder.root.mkdir(parents=True)
    made = FirstRun(background, folder, params=CHEAP)
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    return made


def editor_of(screen: FirstRun, key: str) -> QLineEdit:
    editor = screen.account_card.fields[key].editor
    assert isinstance(editor, QLineEdit)
    return editor


def fill_account(screen: FirstRun, qtbot: QtBot, password: str = PASSWORD) -> None:
    qtbot.keyClicks(editor_of(screen, "display_name"), "Yuni Safitri")
    qtbot.keyClicks(editor_of(screen, "password"), password)


def test_office_is_founded_with_four_clicks_and_a_password(
    screen: FirstRun, folder: DataFolder, settle: Settle, qtbot: QtBot
) -> None:
    opened: list[OpenOffice] = []
    screen.founded.connect(opened.append)
    clicks = [screen.office_card.tiles.tiles[0], screen.office_card.next_button]
    for button in clicks:
        button.click()
    fill_account(screen, qtbot)
    assert screen.account_card.fields["account_name"].text() == "yuni"
    screen.account_card.found_button.click()
    settle()
    assert screen.code_card is not None
    assert len(screen.code_card.code.replace("-", "")) == 40
    screen.code_card.go_on.click()
    (office,) = opened
    with office.database.begin() as session:
        facts = get_office(session)
        assert (facts.code, facts.name, facts.kecamatan) == ("16.71.14.1001", "Plaju Ulu", "Plaju")
        assert count_positions_without_standard(session) == 0
    assert office.account.display_name == "Yuni Safitri"
    office.close()


def test_first_focus_is_on_the_kelurahan_and_arrows_move_there(screen: FirstRun, qtbot: QtBot) -> None:
    tiles = screen.office_card.tiles
    assert screen.focusWidget() is tiles.tiles[0]
    qtbot.keyClick(tiles.tiles[0], Qt.Key.Key_Space)
    assert tiles.current() == 0


def test_nothing_chosen_is_said_instead_of_a_dead_button(screen: FirstRun) -> None:
    screen.office_card.next_button.click()
    assert screen.office_card._complaint.text() == "Pilih kelurahan Anda"
    assert screen.account_card.isHidden()


def test_nip_of_the_lurah_is_checked_where_it_was_typed(screen: FirstRun) -> None:
    card = screen.office_card
    card.tiles.tiles[0].click()
    card.head.set_texts({"head_name": "H. Rahmat Contoh", "head_nip": "19700101199503100"})
    card.next_button.click()
    assert card.head.fields["head_nip"].error() == "NIP harus 18 angka, yang diketik baru 17"
    card.head.set_texts({"head_nip": "19700101 199503 1 001"})
    card.next_button.click()
    assert not screen.account_card.isHidden()
    assert card.facts().head_nip == "197001011995031001"


def test_typed_values_survive_going_back(screen: FirstRun, qtbot: QtBot) -> None:
    screen.office_card.tiles.tiles[2].click()
    screen.office_card.head.set_texts({"head_name": "H. Rahmat Contoh"})
    screen.office_card.next_button.click()
    fill_account(screen, qtbot)
    screen.account_card.back_button.click()
    assert screen.office_card.tiles.current() == 2
    assert screen.office_card.head.texts()["head_name"] == "H. Rahmat Contoh"
    screen.office_card.next_button.click()
    assert screen.account_card.account()["password"] == PASSWORD


def test_other_kelurahan_is_founded_by_its_code(
    screen: FirstRun, folder: DataFolder, settle: Settle, qtbot: QtBot
) -> None:
    card = screen.office_card
    card.tiles.tiles[-1].click()
    card.next_button.click()
    assert set(card.other.fields) == {key for key, field in card.other.fields.items() if field.error()}
    card.other.set_texts(
        {
            "name": "Kelurahan Tangga Takat",
            "code": "16.71.06",
            "kecamatan": "Contoh",
            "city": "Kota Palembang",
        }
    )
    card.next_button.click()
    assert card.other.fields["code"].error().startswith("Kode kelurahan terdiri dari empat bagian")
    card.other.set_texts({"code": "1671061004"})
    card.next_button.click()
    fill_account(screen, qtbot)
    screen.account_card.found_button.click()
    settle()
    assert Keyring.load(folder.root).office_name == "Tangga Takat"
    assert Keyring.load(folder.root).office_code == "16.71.06.1004"
    assert screen.code_card is not None
    screen.code_card._office.close()


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "Isi kata sandi"),
        ("musi", "Kata sandi minimal 8 karakter, yang diketik baru 4"),
        ("safitri2026", "Kata sandi memuat “safitri”, yang mudah ditebak. Pakai kata lain"),
    ],
)
def test_weak_password_is_refused_in_words_and_founds_nothing(
    screen: FirstRun, folder: DataFolder, settle: Settle, qtbot: QtBot, password: str, words: str
) -> None:
    screen.office_card.tiles.tiles[0].click()
    screen.office_card.next_button.click()
    fill_account(screen, qtbot, password)
    screen.account_card.found_button.click()
    settle()
    assert screen.account_card.fields["password"].error() == words
    assert not has_office(folder)


def test_recovery_sheet_is_kept_as_a_pdf_before_going_on(
    screen: FirstRun, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.office_card.tiles.tiles[0].click()
    screen.office_card.next_button.click()
    fill_account(screen, qtbot)
    screen.account_card.found_button.click()
    settle()
    card = screen.code_card
    assert card is not None
    card.save_to(tmp_path / "lembar.pdf")
    settle()
    assert (tmp_path / "lembar.pdf").read_bytes().startswith(b"%PDF")
    assert card.message.message() == "Tersimpan sebagai lembar.pdf"
    assert card.go_on.label() == "Lanjut"
    card._office.close()


@pytest.mark.parametrize(
    ("name", "account"), [("H. Rahmat Contoh, S.Sos.", "rahmat"), ("Nur'aini", "nuraini"), ("", "")]
)
def test_account_name_is_the_first_given_name(name: str, account: str) -> None:
    assert account_name_of(name) == account


@pytest.mark.parametrize(("name", "short"), [("Tangga Takat", "TNG"), ("Io", "IO"), ("", "KEL")])
def test_short_of_an_office_is_up_to_three_letters(name: str, short: str) -> None:
    assert short_of(name) == short

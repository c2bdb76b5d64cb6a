"""The lock screen and the search palette by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.shell.lock_screen import LockAccount, LockScreen, LockWords
from asn_desktop.ui.shell.search_palette import SearchPalette
from asn_desktop.ui.shell.search_results import Found, Result
from asn_desktop.ui.shell.window import MainWindow
from asn_desktop.ui.widgets.buttons import Button

ACCOUNTS = [
    LockAccount(1, "Yuni Safitri", "Petugas kepegawaian"),
    LockAccount(2, "Rahmat Contoh", "Penilai, Lurah"),
    LockAccount(3, "Ahmad Fauzan", "Admin kantor"),
]


class WrongPassword(UserError):
    wait_seconds = 2


def unlock(account_id: int, password: str) -> str:
    if password != "rahasia-saya":
        raise WrongPassword("Kata sandi tidak cocok.", next_step="Coba lagi dalam 2 detik.")
    return f"office of {account_id}"


@pytest.fixture
def lock(qtbot, background: Background) -> LockScreen:
    words = LockWords(
        title="Layar terkunci", office="Kelurahan Plaju Ulu", unfinished="1 formulir belum selesai"
    )
    made = LockScreen(background, ACCOUNTS, unlock, words)
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    made.start(1)
    return made


def test_password_and_enter_open(qtbot, lock: LockScreen) -> None:
    qtbot.keyClicks(lock.password, "rahasia-saya")
    with qtbot.waitSignal(lock.unlocked) as unlocked:
        qtbot.keyClick(lock.password, Qt.Key.Key_Return)
    assert unlocked.args == ["office of 1"]
    assert lock.password.text() == ""


def test_wrong_password_stays_selected_and_counts_down(qtbot, lock: LockScreen) -> None:
    qtbot.keyClicks(lock.password, "lupa")
    qtbot.keyClick(lock.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lock._complaint.text() == "Kata sandi tidak cocok. Coba lagi dalam 2 detik.")
    assert lock.password.property("err") == "1"
    assert lock.password.selectedText() != ""
    qtbot.waitUntil(lambda: lock._complaint.text().endswith("dalam 1 detik."), timeout=3000)


def test_empty_password_is_not_tried(qtbot, lock: LockScreen) -> None:
    qtbot.keyClick(lock.password, Qt.Key.Key_Return)
    assert lock._complaint.text() == "Isi kata sandi"


def test_arrows_choose_the_account_from_the_password_field(qtbot, lock: LockScreen) -> None:
    qtbot.keyClick(lock.password, Qt.Key.Key_Down)
    assert lock.account() == ACCOUNTS[2]
    qtbot.keyClick(lock.password, Qt.Key.Key_Down)
    assert lock.account() == ACCOUNTS[2]
    qtbot.keyClick(lock.password, Qt.Key.Key_Up)
    assert lock.account() == ACCOUNTS[0]


def test_caps_lock_is_noticed(qtbot, lock: LockScreen) -> None:
    qtbot.keyClick(lock.password, "A")
    assert lock._hint.text() == "Caps Lock menyala" or lock._hint.isHidden()
    lock._show_caps(True)
    assert lock._hint.isVisible()
    qtbot.keyClicks(lock.password, "a")
    assert lock._hint.isHidden()


def test_password_is_hidden_until_asked(lock: LockScreen) -> None:
    assert lock.password.echoMode() == QLineEdit.EchoMode.Password
    lock._reveal.trigger()
    assert lock.password.echoMode() == QLineEdit.EchoMode.Normal


def test_one_account_shows_no_tiles(qtbot, background: Background) -> None:
    single = LockScreen(background, ACCOUNTS[:1], unlock, LockWords())
    qtbot.addWidget(single)
    words = {label.text() for label in single.findChildren(QLabel)}
    assert "Siapa yang masuk" not in words
    assert single.account() == ACCOUNTS[0]


@pytest.mark.parametrize(("width", "scene_stays"), [(1366, True), (1093, False)])
def test_help_of_the_lock_screen_needs_nobody_signed_in(
    qtbot, background: Background, width: int, scene_stays: bool
) -> None:
    window = MainWindow(background)
    qtbot.addWidget(window)
    screen = LockScreen(background, ACCOUNTS, unlock, LockWords())
    window.cover(screen)
    window.resize(width, 697)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.start(1)
    qtbot.keyClick(screen.password, Qt.Key.Key_F1)
    assert screen.help is not None
    qtbot.waitUntil(screen.help.isVisible)
    words = [label.text() for label in screen.help.findChildren(QLabel)]
    assert "Bantuan layar kunci" in words
    assert "cari atau jalankan perintah" not in words
    assert screen._scene.isVisible() is scene_stays
    assert screen.enter.isVisible()
    qtbot.keyClick(screen.password, Qt.Key.Key_F1)
    qtbot.waitUntil(screen.help.isHidden)
    assert screen._scene.isVisible()


def test_help_of_the_lock_screen_is_opened_by_mouse_and_closed_by_its_own_button(
    qtbot, lock: LockScreen
) -> None:
    lock.resize(1093, 614)
    next(button for button in lock.findChildren(Button) if button.label() == "F1 Bantuan").click()
    assert lock.help is not None
    assert lock.help.isVisible()
    next(button for button in lock.help.findChildren(Button)).click()
    assert lock.help.isHidden()
    assert lock._scene.isVisible()


@pytest.fixture
def palette(qtbot) -> SearchPalette:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1093, 614)
    window.show()
    made = SearchPalette(window)
    made.keep = window  # the palette lives as long as its window
    opened: list[str] = []
    made.opened = opened
    results = [
        Result("Perintah", "Cetak peta", "Laporan", lambda: opened.append("print"), "print", "Ctrl P"),
        Result(
            "Pegawai",
            "Dewi Anggraini Putri",
            "Kasi Pelayanan",
            lambda: opened.append("dewi"),
            words="19880214",
        ),
        Result("Pegawai", "Budi Hartono", "Staf", lambda: opened.append("budi")),
    ]
    made.add_source(lambda query, deliver: deliver(results))
    made.open()
    return made


def titles(palette: SearchPalette) -> list[str]:
    return [row.result.title if isinstance(row, Found) else f"[{row}]" for row in palette.results.rows()]


def test_misspelt_name_is_found_and_said(qtbot, palette: SearchPalette) -> None:
    qtbot.keyClicks(palette.edit, "angraini")
    assert titles(palette) == ["[Pegawai]", "Dewi Anggraini Putri"]
    assert palette._bent.full_text() == "Ejaan didekatkan: “anggraini”"


def test_number_finds_its_person(qtbot, palette: SearchPalette) -> None:
    qtbot.keyClicks(palette.edit, "19880214")
    assert titles(palette) == ["[Pegawai]", "Dewi Anggraini Putri"]


def test_enter_opens_and_the_next_time_it_is_on_top(qtbot, palette: SearchPalette) -> None:
    qtbot.keyClicks(palette.edit, "budi")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.opened == ["budi"]
    assert palette.isHidden()
    palette.open()
    assert titles(palette) == ["[Pegawai]", "Budi Hartono"]


def test_arrows_move_over_group_names(qtbot, palette: SearchPalette) -> None:
    qtbot.keyClicks(palette.edit, "pe")
    assert len(titles(palette)) >= 3
    first = palette.results.currentIndex().row()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    second = palette.results.currentIndex().row()
    assert second > first
    assert isinstance(palette.results.rows()[second], Found)


def test_tab_keeps_to_one_group(qtbot, palette: SearchPalette) -> None:
    qtbot.keyClicks(palette.edit, "pe")
    groups = {title for title in titles(palette) if title.startswith("[")}
    assert len(groups) == 2
    qtbot.keyClick(palette.edit, Qt.Key.Key_Tab)
    assert len([title for title in titles(palette) if title.startswith("[")]) == 1


def test_late_results_of_an_older_query_are_dropped(qtbot, palette: SearchPalette) -> None:
    waiting: list[tuple[str, object]] = []
    palette.add_source(lambda query, deliver: waiting.append((query, deliver)))
    qtbot.keyClicks(palette.edit, "x")
    qtbot.keyClicks(palette.edit, "y")
    waiting[0][1]([Result("Pegawai", "xx", "", lambda: None)])
    assert titles(palette) == []
    waiting[1][1]([Result("Pegawai", "xy", "", lambda: None)])
    assert titles(palette) == ["[Pegawai]", "xy"]


def test_nothing_found_is_said_with_the_words_typed(qtbot, palette: SearchPalette) -> None:
    qtbot.keyClicks(palette.edit, "zzzz")
    assert palette._bent.full_text() == "Tidak ada yang cocok dengan “zzzz”"


def test_escape_gives_the_focus_back(qtbot, palette: SearchPalette) -> None:
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert palette.isHidden()

"""The window: parts on demand, keys everywhere, messages, help, text size."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from asn_desktop.errors import UserError
from asn_desktop.storage import faults
from asn_desktop.ui.background import Background
from asn_desktop.ui.shell.catat import QuickAct
from asn_desktop.ui.shell.page import Page, PageSpec
from asn_desktop.ui.shell.window import MainWindow
from asn_desktop.ui.theme import apply_theme
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.sheets import ConfirmSheet, CrashSheet, NoticeSheet


class Room(Page):
    """A page that notes what happens to it."""

    reload_on = frozenset({"employee"})

    def __init__(self, title: str) -> None:
        super().__init__(title, f"Isi {title}")
        self.happened: list[object] = []
        self.field = QLineEdit()
        self.buttons = [Button("Impor"), Button("Tambah", "primary")]
        column(self.field, None, parent=self)

    def header_actions(self) -> list[QWidget]:
        return list(self.buttons)

    def open(self, **target: object) -> None:
        self.happened.append(target)

    def reload(self) -> None:
        self.happened.append("reload")

    def arrange(self, is_compact: bool) -> None:
        self.happened.append(("compact", is_compact))

    def print_current(self) -> None:
        self.happened.append("print")


class Opened:
    """A database with nothing in it."""

    def run(self, work, *, account_id=None):
        return work(None), frozenset({"employee"})


class Broken:
    """A database whose disk does not take anything, until it does."""

    def __init__(self, refusal: UserError) -> None:
        self.refusal: UserError | None = refusal

    def run(self, work, *, account_id=None):
        if self.refusal is not None:
            raise self.refusal
        return work(None), frozenset({"employee"})


@pytest.fixture
def window(qtbot, background: Background) -> MainWindow:
    specs = [
        PageSpec("home", "Beranda", "", "home", "Alt+1", lambda: Room("Beranda")),
        PageSpec("staff", "Pegawai", "DATA", "people", "Alt+2", lambda: Room("Pegawai")),
        PageSpec("import", "Impor", "hidden", "arrow_import", "", lambda: Room("Impor"), under="staff"),
        PageSpec("settings", "Pengaturan", "bottom", "settings", "Ctrl+,", lambda: Room("Pengaturan")),
    ]
    made = MainWindow(background, specs)
    qtbot.addWidget(made)
    made.set_office("Kelurahan Plaju Ulu")
    made.set_person("Yuni Safitri", "Petugas kepegawaian")
    made.show_page("home")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def room(window: MainWindow) -> Room:
    page = window.current_page()
    assert isinstance(page, Room)
    return page


def test_page_is_built_on_its_first_visit_and_kept(window: MainWindow) -> None:
    assert window.area.page("staff") is None
    first = window.show_page("staff", employee_id=5)
    window.show_page("home")
    assert window.show_page("staff") is first
    assert room(window).happened == [{"employee_id": 5}, {}]


def test_header_shows_the_page_and_its_buttons(window: MainWindow) -> None:
    window.show_page("staff")
    assert window.area.header.texts() == ("Pegawai", "Isi Pegawai")
    assert all(button.isVisible() for button in room(window).buttons)
    before = room(window).buttons
    room(window).set_title("Pegawai baru")
    assert window.area.header.texts()[0] == "Pegawai baru"
    window.show_page("home")
    assert not any(button.isVisible() for button in before)


def test_only_registered_parts_are_in_the_navigation(window: MainWindow) -> None:
    assert set(window.area.sidebar._buttons) == {"home", "staff", "settings"}
    window.show_page("import")
    assert window.area.sidebar._buttons["staff"].isChecked()


def test_badge_is_spoken(window: MainWindow) -> None:
    window.area.sidebar.show_badge("staff", "12")
    button = window.area.sidebar._buttons["staff"]
    assert button.accessibleName() == "Pegawai, 12 menunggu"
    window.area.sidebar.show_badge("staff", "•")
    assert button.accessibleName() == "Pegawai, ada yang jatuh tempo"


def test_keys_lead_to_the_parts(qtbot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.area.current_key == "staff"
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert room(window).happened[-1] == "print"


def test_keys_do_nothing_while_locked(qtbot, window: MainWindow) -> None:
    window.cover(QWidget())
    assert window.is_covered()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.area.current_key == "home"
    assert window.palette_sheet.isHidden()
    window.uncover()
    assert not window.is_covered()


def test_visible_page_reloads_at_once_and_hidden_ones_on_their_visit(
    qtbot, window: MainWindow, background: Background
) -> None:
    staff = window.show_page("staff")
    home = window.show_page("home")
    background.set_database(Opened())
    with qtbot.waitSignal(background.data_changed):
        background.run(window, lambda _session: 1)
    assert home.happened[-1] == "reload"
    assert "reload" not in staff.happened
    window.show_page("staff")
    assert "reload" in staff.happened
    assert window.area.status.state().startswith("Semua perubahan tersimpan, ")


def test_refusal_and_crash_are_shown(qtbot, window: MainWindow, background: Background) -> None:
    background.refused.emit(UserError("Berkas sedang dibuka di Excel", next_step="Tutup dulu di Excel"))
    assert window.area.message.isVisible()
    assert window.area.message.message() == "Berkas sedang dibuka di Excel"
    background.crashed.emit(ValueError("rusak"))
    sheet = window.findChild(CrashSheet)
    assert sheet.isVisible()
    assert "ValueError: rusak" in sheet._details
    sheet.escape()


def test_save_key_always_answers(qtbot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.area.status.state().startswith("Tersimpan ")


def test_undo_key_belongs_to_the_text_field_while_it_is_typed_in(qtbot, window: MainWindow) -> None:
    undone: list[str] = []
    window.set_undo(lambda: undone.append("undo"), lambda: undone.append("redo"))
    control = Qt.KeyboardModifier.ControlModifier
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, control)
    qtbot.keyClick(window, Qt.Key.Key_Y, control)
    assert undone == ["undo", "redo"]
    field = room(window).field
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, control)
    assert field.text() == ""
    assert undone == ["undo", "redo"]


@pytest.mark.qt_log_ignore("grabbing the keyboard", r"raise\(\)")
def test_quick_menu_offers_the_registered_acts(qtbot, window: MainWindow) -> None:
    started: list[str] = []
    window.set_quick_acts([QuickAct("Pegawai baru", "person_add", lambda: started.append("new"))])
    window.open_quick_menu()
    assert window._menu is not None
    window._menu.actions()[0].trigger()
    window._menu.close()
    assert started == ["new"]


def test_help_lists_the_keys_and_follows_the_page(qtbot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    words = {label.text() for label in window.area.help.findChildren(QLabel)}
    assert {"Bantuan Beranda", "Ctrl+K", "cari atau jalankan perintah"} <= words
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in window.area.help.findChildren(QLabel)
    )
    window.show_page("staff")
    assert "Bantuan Pegawai" in {label.text() for label in window.area.help.findChildren(QLabel)}
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.area.help.isHidden()


def test_text_size_keys_ask_and_a_rebuild_keeps_the_place(qtbot, window: MainWindow, qapp) -> None:
    window.show_page("staff")
    with qtbot.waitSignal(window.text_scale_asked) as asked:
        qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [115]
    apply_theme(qapp, mode="light", text_scale=115)
    window.rebuild()
    assert window.area.current_key == "staff"
    assert window.area.header.height() == 69


@pytest.mark.parametrize("size", [(1366, 697), (1093, 614), (960, 560)])
@pytest.mark.parametrize("scale", [100, 115, 130])
def test_shell_fits_small_screens(window: MainWindow, qapp, size: tuple[int, int], scale: int) -> None:
    apply_theme(qapp, mode="light", text_scale=scale)
    window.rebuild()
    window.resize(*size)
    window.show_page("staff")
    QApplication.processEvents()
    assert window.size() == QSize(*size)
    smallest = window.minimumSizeHint()
    assert smallest.width() <= size[0]
    assert smallest.height() <= size[1]


def test_narrow_window_shrinks_the_navigation(window: MainWindow) -> None:
    window.resize(1093, 614)
    QApplication.processEvents()
    assert window.area.sidebar.width() == 56
    assert room(window).happened[-1] == ("compact", True)
    window.resize(1366, 697)
    QApplication.processEvents()
    assert window.area.sidebar.width() == 212


def test_every_key_is_bound_once(window: MainWindow) -> None:
    keys = [shortcut.key().toString() for shortcut in window.findChildren(QShortcut)]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+K", "Ctrl+N", "Ctrl+L", "F1", "Ctrl+S", "Ctrl+Z", "Ctrl+Y", "Ctrl+P", "Ctrl+F"} <= set(keys)


def test_dark_and_light_change_without_a_rebuild(window: MainWindow, qapp) -> None:
    before = window.grab().toImage().pixelColor(600, 20).name()
    apply_theme(qapp, mode="dark")
    QApplication.processEvents()
    after = window.grab().toImage().pixelColor(600, 20).name()
    assert (before, after) == ("#ffffff", "#19222c")


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (faults.disk_full(), "Belum tersimpan, disk penuh"),
        (faults.read_only(), "Belum tersimpan, data hanya bisa dibaca"),
        (faults.device_failed(), "Belum tersimpan, disk bermasalah"),
        (faults.memory_short(), "Belum tersimpan, memori komputer penuh"),
        (faults.database_in_use(), "Belum tersimpan, data dipakai program lain"),
        (faults.file_held(), "Belum tersimpan, berkas data dipakai program lain"),
    ],
)
def test_status_bar_says_that_nothing_was_saved_until_something_is(
    qtbot, window: MainWindow, background: Background, refusal: UserError, words: str
) -> None:
    database = Broken(refusal)
    background.set_database(database)
    taken: list[UserError] = []
    background.run(window, lambda _session: None, refused=taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    status = window.area.status
    assert status.state() == words
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    status.show_busy(True)
    status.show_busy(False)
    assert status.state() == words
    database.refusal = None
    background.run(window, lambda _session: None)
    qtbot.waitUntil(lambda: status.state().startswith("Semua perubahan tersimpan"))


def test_refusal_that_is_no_fault_of_the_disk_leaves_the_status_bar(
    qtbot, window: MainWindow, background: Background
) -> None:
    background.set_database(Broken(UserError("Isi nama.")))
    with qtbot.waitSignal(background.refused):
        background.run(window, lambda _session: None)
    assert window.area.status.state().startswith("Semua perubahan tersimpan")


def test_lock_leaves_no_sheet_above_it(qtbot, window: MainWindow) -> None:
    sheet = ConfirmSheet(window, "Finalkan?", ["Isi terkunci."], confirm="Finalkan")
    sheet.open()
    assert sheet.isVisible()
    window.cover(QWidget())
    assert not sheet.isVisible()


class Paper(NoticeSheet):
    """A sheet that counts how often it was printed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Berkas", QWidget(), [Button("Tutup")])
        self.printed = 0

    def print_current(self) -> None:
        self.printed += 1


def test_ctrl_p_prints_what_lies_on_top_and_never_the_page_beneath(window: MainWindow, qtbot) -> None:
    page = window.current_page()
    plain, paper = NoticeSheet(window, "Alasan", QWidget(), [Button("Batal")]), Paper(window)
    plain.open()
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    paper.open()
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert paper.printed == 1
    assert "print" not in page.happened
    for sheet in (paper, plain):
        sheet.close_overlay()
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.happened.count("print") == 1


def bar_button(window: MainWindow, words: str) -> Button | None:
    found = [one for one in window.area.message.findChildren(Button) if one.label() == words]
    return found[-1] if found else None


def test_full_disk_offers_to_try_again_and_to_copy_what_was_typed(
    window: MainWindow, background: Background, qtbot
) -> None:
    broken, done = Broken(faults.disk_full()), []
    background.set_database(broken)
    page = window.current_page()
    field = FormField("Nama lengkap", QLineEdit())
    field.setParent(page)
    field.show()
    field.editor.setText("Rina Contohwati")
    background.run(page, lambda _session: 1, done.append)
    qtbot.waitUntil(lambda: bar_button(window, "Coba lagi") is not None)
    bar_button(window, "Salin isian").click()
    assert QApplication.clipboard().text() == "Nama lengkap\tRina Contohwati"
    broken.refusal = None
    bar_button(window, "Coba lagi").click()
    qtbot.waitUntil(lambda: done == [1])
    assert not window.area.message.isVisible()


def test_other_refusals_offer_no_second_try(window: MainWindow, background: Background, qtbot) -> None:
    background.set_database(Broken(UserError("Isi nama", next_step="Ketik namanya.")))
    background.run(window, lambda _session: 1)
    qtbot.waitUntil(window.area.message.isVisible)
    assert bar_button(window, "Coba lagi") is None
    assert bar_button(window, "Salin isian") is None


def test_second_try_is_not_made_for_another_account(
    window: MainWindow, background: Background, qtbot
) -> None:
    broken, done = Broken(faults.disk_full()), []
    background.set_database(broken, 1)
    background.run(window, lambda _session: 1, done.append)
    qtbot.waitUntil(lambda: bar_button(window, "Coba lagi") is not None)
    broken.refusal = None
    background.set_database(broken, 2)
    bar_button(window, "Coba lagi").click()
    background.wait()
    QApplication.processEvents()
    assert done == []

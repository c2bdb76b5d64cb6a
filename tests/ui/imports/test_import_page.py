"""The import page: what it shows of a list, how a row is mended, and what one button writes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from asn_desktop.operations.desk import find_draft
from asn_desktop.operations.staff_import import list_imports
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.storage.database import Database
from asn_desktop.ui.background import Background
from asn_desktop.ui.imports import source as sources
from asn_desktop.ui.imports.history import ImportHistory, open_history
from asn_desktop.ui.imports.page import ImportPage
from asn_desktop.ui.shell.window import MainWindow
from asn_desktop.ui.widgets.toast import Toast
from tests.exchange.makers import make_xlsx
from tests.factories import admin_id
from tests.ui.imports.conftest import GOOD, NAMELESS, OTHER, SHORT

SAMPLES = Path(__file__).parents[2] / "samples"
Settle = Callable[[], None]
Paste = Callable[..., None]


def names(database: Database) -> set[str]:
    with database.begin(account_id=admin_id(database)) as session:
        return {row.full_name for row in list_staff(session)}


def chip_texts(page: ImportPage) -> list[str]:
    return [chip.label() for chip in page.board.chips.values()]


def test_pasted_list_becomes_people_as_one_act_that_is_taken_back(
    page: ImportPage,
    window: MainWindow,
    paste: Paste,
    settle: Settle,
    filled_database: Database,
    qtbot: QtBot,
) -> None:
    paste(GOOD, OTHER, SHORT)
    assert page.primary.label() == "Masukkan 2 pegawai"
    assert names(filled_database) == set()
    with qtbot.waitSignal(page.go_to) as went:
        page.primary.click()
        settle()
    assert went.args == ["staff", {}]
    assert names(filled_database) == {"Dewi Anggraini Putri, S.Sos.", "Budi Hartono"}
    button = window.findChildren(Toast)[-1].button
    assert button is not None
    button.click()
    settle()
    assert names(filled_database) == set()


def test_counts_of_the_chips_add_up_and_filter_the_rows(page: ImportPage, paste: Paste) -> None:
    paste(GOOD, OTHER, SHORT, NAMELESS)
    assert chip_texts(page) == ["Semua 4", "Baru 2", "Berubah 0", "Sama 0", "Ditolak 2"]
    page.board.chips["refused"].click()
    assert [row.row.number for row in page.board.view.cells.rows] == [4, 5]


def test_second_import_of_the_same_list_changes_nothing_and_says_so(
    page: ImportPage, paste: Paste, settle: Settle, filled_database: Database
) -> None:
    paste(GOOD, OTHER)
    page.write()
    settle()
    paste(GOOD, OTHER)
    assert chip_texts(page)[3] == "Sama 2"
    page.write()
    settle()
    assert page.message.message() == "Semua baris sudah sama dengan data kantor"
    with filled_database.begin(account_id=admin_id(filled_database)) as session:
        assert len(list_imports(session)) == 1


def test_primary_button_explains_when_nothing_is_acceptable(
    page: ImportPage, paste: Paste, settle: Settle, filled_database: Database
) -> None:
    paste(SHORT, NAMELESS)
    assert page.primary.isEnabled()
    page.primary.click()
    settle()
    assert page.message.message() == "Belum ada baris yang bisa dimasukkan"
    assert names(filled_database) == set()


def test_f8_opens_the_refused_cell_and_enter_checks_and_goes_on(
    page: ImportPage, window: MainWindow, paste: Paste, settle: Settle, qtbot: QtBot
) -> None:
    paste(SHORT, NAMELESS, GOOD)
    page.board.next_problem(1)
    view = page.board.view
    assert view.cells.rows[view.currentIndex().row()].row.number == 3
    page.board.next_problem(-1)
    editor = view.indexWidget(view.currentIndex())
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "1990070220140320"
    editor.setText("19900702 201403 2 006")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert page.primary.label() == "Masukkan 2 pegawai"
    assert view.cells.rows[view.currentIndex().row()].row.number == 3
    assert view.is_editing()


def test_escape_restores_what_the_list_says(page: ImportPage, paste: Paste, settle: Settle) -> None:
    paste(SHORT)
    number, view = 2, page.board.view
    page.board.mended.emit(number, "nip", "199007022014032006")
    settle()
    assert page.primary.label() == "Masukkan 1 pegawai"
    place = next(at for at, column in enumerate(view.cells.columns, start=2) if column.field == "nip")
    view.setCurrentIndex(view.cells.index(0, place))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    settle()
    assert page.primary.label() == "Masukkan pegawai"


def test_mended_cell_is_written_by_control_enter_while_it_is_being_typed(
    page: ImportPage, paste: Paste, settle: Settle, filled_database: Database
) -> None:
    paste(SHORT)
    page.board.next_problem(1)
    editor = page.board.view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("199007022014032006")
    page.primary.click()
    settle()
    assert names(filled_database) == {"Fitri Handayani"}


def test_column_can_be_taken_in_as_another_field(page: ImportPage, paste: Paste, settle: Settle) -> None:
    paste(GOOD)
    place = next(at for at, column in enumerate(page.board.view.cells.columns) if column.field == "position")
    box = page.board.head.heads[place].box
    box.setCurrentIndex(box.findData("ignore"))
    box.activated.emit(box.currentIndex())
    settle()
    assert page.preview is not None
    assert page.preview.rows[0].value_of("position") == ""


def test_refused_rows_stay_as_a_draft_and_are_taken_up_again(
    page: ImportPage, window: MainWindow, paste: Paste, settle: Settle, filled_database: Database
) -> None:
    paste(GOOD, SHORT)
    page.write()
    settle()
    with filled_database.begin(account_id=admin_id(filled_database)) as session:
        draft = find_draft(session, form="import")
    assert draft is not None
    assert draft.title == "Tempelan"
    window.show_page("import", draft=True)
    settle()
    assert chip_texts(page) == ["Semua 2", "Baru 0", "Berubah 0", "Sama 1", "Ditolak 1"]
    page.board.mended.emit(3, "nip", "199007022014032006")
    settle()
    page.write()
    settle()
    with filled_database.begin(account_id=admin_id(filled_database)) as session:
        assert find_draft(session, form="import") is None
    assert "Fitri Handayani" in names(filled_database)


def test_mending_is_kept_when_the_page_is_left(
    page: ImportPage, window: MainWindow, paste: Paste, settle: Settle, filled_database: Database
) -> None:
    paste(SHORT)
    page.board.mended.emit(2, "name", "Fitri Handayani, S.Kom.")
    window.show_page("staff")
    settle()
    with filled_database.begin(account_id=admin_id(filled_database)) as session:
        draft = find_draft(session, form="import")
    assert draft is not None
    assert sources.unpack(draft.content).edits == {(2, "name"): "Fitri Handayani, S.Kom."}


def test_cancelled_import_comes_back_by_the_toast(
    page: ImportPage, window: MainWindow, paste: Paste, settle: Settle
) -> None:
    paste(GOOD)
    page.header_actions()[1].click()  # type: ignore[attr-defined]
    assert page.source is None
    button = window.findChildren(Toast)[-1].button
    assert button is not None
    button.click()
    settle()
    assert page.primary.label() == "Masukkan 1 pegawai"


def test_text_with_tags_is_shown_and_kept_literally(
    page: ImportPage, paste: Paste, settle: Settle, filled_database: Database
) -> None:
    name = "<b>Sari</b> =1+1"
    paste(f"1\t{name}\t198802142011012003\tIII/d\tLurah")
    cells = page.board.view.cells
    place = next(at for at, column in enumerate(cells.columns) if column.field == "name")
    assert cells.text(cells.rows[0], cells.columns[place]) == name
    page.write()
    settle()
    assert names(filled_database) == {name}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nominatif-talang-putri.xlsx", "Lembar “Okt 2026”, judul dikenali di baris 5 dan 6"),
        ("siasn-export-plaju-darat.csv", "Judul dikenali di baris 1"),
    ],
)
def test_file_is_read_beside_the_window_and_its_frame_is_told(
    page: ImportPage, settle: Settle, qtbot: QtBot, name: str, words: str
) -> None:
    page.reader.read_file(SAMPLES / name)
    qtbot.waitUntil(lambda: page.preview is not None, timeout=10_000)
    assert page.board.strip.name.full_text() == name
    assert page.board.strip.caption.full_text().startswith(words)
    assert page.board.chips["refused"].label() == "Ditolak 0"


def test_nip_cut_by_excel_is_refused_with_what_to_do(page: ImportPage, qtbot: QtBot) -> None:
    page.reader.read_file(SAMPLES / "nip-rusak.xlsx")
    qtbot.waitUntil(lambda: page.preview is not None, timeout=10_000)
    cells = page.board.view.cells
    place = next(at for at, column in enumerate(cells.columns) if column.field == "nip")
    assert cells.problem(cells.rows[0], cells.columns[place]).startswith("NIP terpotong oleh Excel")


def test_unreadable_file_is_told_and_can_be_tried_again(
    page: ImportPage, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(b"PK\x03\x04 bukan buku kerja")
    page.reader.read_file(path)
    qtbot.waitUntil(lambda: page.message.isVisible(), timeout=10_000)
    assert page.source is None
    assert page.message.message()


def test_refused_rows_are_saved_with_what_is_to_be_mended(
    page: ImportPage, paste: Paste, settle: Settle, tmp_path: Path
) -> None:
    from asn_desktop.exchange.sheet_reader import read_file

    paste(GOOD, SHORT)
    path = tmp_path / "galat.xlsx"
    page.save_problems(path)
    settle()
    rows = read_file(path).sheets[0].rows
    assert any("NIP harus 18 angka, yang diketik baru 16" in row for row in rows)


def test_first_import_leads_to_scoring_the_first_person(
    page: ImportPage, window: MainWindow, paste: Paste, settle: Settle, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("rahasia")
    window.show_page("import", paste=True, is_first=True)
    assert page.start.box.hasFocus() or not window.isActiveWindow()
    assert page.source is None
    paste(GOOD)
    with qtbot.waitSignal(page.go_to) as went:
        page.write()
        settle()
    key, target = went.args or ["", {}]
    assert key == "staff"
    assert target["mode"] == "assess"
    assert target["employee_id"] > 0


def test_history_takes_an_import_back(
    page: ImportPage,
    window: MainWindow,
    background: Background,
    paste: Paste,
    settle: Settle,
    filled_database: Database,
) -> None:
    paste(GOOD)
    page.write()
    settle()
    with filled_database.begin(account_id=admin_id(filled_database)) as session:
        act_id = list_imports(session)[0].act_id
    open_history(page, background)
    settle()
    sheet = window.findChild(ImportHistory)
    assert isinstance(sheet, ImportHistory)
    sheet.undo_wanted.emit(act_id)
    settle()
    assert names(filled_database) == set()


def test_narrow_window_hides_columns_on_the_right_and_says_so(
    page: ImportPage, window: MainWindow, paste: Paste, settle: Settle
) -> None:
    QApplication.clipboard().setText(
        "Nama\tNIP\tGol\tJabatan\tTMT CPNS\tNo HP\tPendidikan\tTempat lahir\n"
        "Budi Hartono\t199108112015021002\tII/d\tPengadministrasi Perkantoran\t01-02-2015\t0812\tSMA\tLahat"
    )
    window.resize(1093, 614)
    page.reader.paste()
    settle()
    hint = page.minimumSizeHint()
    assert hint.boundedTo(QSize(989, 496)) == hint
    assert page.board.view.hidden_count > 0
    assert page.board._note.text().endswith("kolom di kanan tersembunyi")


def many(count: int) -> list[str]:
    """Lines of that many people."""
    return [
        f"{at}\tOrang {chr(65 + at % 26)}{chr(65 + at // 26)}\t1980{1 + at % 12:02}{1 + at % 28:02}2010011{at:03}\t\tLurah"
        for at in range(1, count + 1)
    ]


def test_import_counts_the_people_it_has_written(
    page: ImportPage, paste: Paste, settle: Settle, filled_database: Database
) -> None:
    paste(*many(220))
    told: list[str] = []
    page.writer._counted.connect(lambda _done, _total: told.append(page.count.accessibleName()))
    page.write()
    settle()
    assert told == [f"Memasukkan {done} dari 220" for done in (0, 50, 100, 150, 200, 220, 220)]
    assert not page.count.isVisible()
    assert len(names(filled_database)) == 220


def test_import_that_is_stopped_keeps_the_list_and_writes_nobody(
    page: ImportPage, paste: Paste, settle: Settle, filled_database: Database
) -> None:
    paste(*many(120))
    page.write()
    # The worker may have begun; what it wrote goes with the transaction.
    page.count.cancelled.emit()
    settle()
    assert names(filled_database) == set()
    assert page.message.message() == "Impor dibatalkan, tidak ada yang disimpan"
    assert page.primary.label() == "Masukkan 120 pegawai"
    page.write()
    settle()
    assert len(names(filled_database)) == 120


def test_way_out_stops_a_running_import_first(
    page: ImportPage, paste: Paste, settle: Settle, filled_database: Database
) -> None:
    paste(*many(60))
    page.write()
    page.header_actions()[1].click()  # type: ignore[attr-defined]
    settle()
    assert page.source is not None
    assert names(filled_database) == set()


@pytest.mark.parametrize("name", ["=1+1", "-2+3"])
def test_name_without_letters_is_taken_in_and_leaves_as_text(
    page: ImportPage,
    paste: Paste,
    settle: Settle,
    filled_database: Database,
    name: str,
    tmp_path: Path,
) -> None:
    import openpyxl

    from asn_desktop.exchange.sheet_reader import read_file
    from asn_desktop.exchange.staff_rows import values_of
    from asn_desktop.exchange.workbook import write_staff_list

    paste(f"1\t{name}\t198802142011012003\tIII/d\tLurah")
    cells = page.board.view.cells
    place = next(at for at, column in enumerate(cells.columns) if column.field == "name")
    assert cells.text(cells.rows[0], cells.columns[place]) == name
    assert page.board._foot_words.full_text().endswith(f"Nama “{name}” tanpa huruf, periksa")
    page.write()
    settle()
    assert names(filled_database) == {name}
    with filled_database.begin(account_id=admin_id(filled_database)) as session:
        people = [values_of(row) for row in list_staff(session)]
    for ending in ("xlsx", "csv"):
        write_staff_list(tmp_path / f"daftar.{ending}", people, title="Daftar pegawai")
    sheet = openpyxl.load_workbook(tmp_path / "daftar.xlsx").worksheets[0]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == name]
    assert cell.data_type == "s"
    assert any(f"'{name}" in row for row in read_file(tmp_path / "daftar.csv").sheets[0].rows)


def test_other_sheet_without_people_leaves_the_first_one_standing(
    page: ImportPage, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_xlsx(
        tmp_path / "kantor.xlsx",
        {
            "Pegawai": [["Nama", "NIP", "Jabatan"], ["Siti", "198909012017032002", "Lurah"]],
            "Barang": [["Kode", "Uraian", "Jumlah"], [101, "Kertas", 12], [102, "Tinta", 3]],
        },
    )
    page.reader.read_file(path)
    qtbot.waitUntil(lambda: page.preview is not None, timeout=10_000)
    page.board.strip.sheet_chosen.emit(1)
    settle()
    assert page.message.message() == "Ini tampaknya daftar lain, bukan daftar pegawai."
    assert page.source is not None
    assert page.source.place == 0
    assert page.board.strip.sheets.currentText() == "Pegawai"
    assert page.primary.label() == "Masukkan 1 pegawai"

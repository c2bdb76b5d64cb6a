"""Standards on the screen: typing, effect, start, compulsory, paste, positions, defaults, import."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from asn_desktop.exchange.standards_import import StandardLevel, StandardRow
from asn_desktop.exchange.workbook import write_standards
from asn_desktop.operations.competencies import find_by_code
from asn_desktop.operations.gaps import Standard, standards_on
from asn_desktop.operations.positions import known_titles, list_positions
from asn_desktop.operations.undo import find_undoable
from asn_desktop.rules.position import normalise_title
from asn_desktop.ui.competency.import_sheet import ImportSheet
from asn_desktop.ui.competency.importing import import_standards_file
from tests.ui.competency.conftest import Room

TODAY, NEXT = date(2026, 11, 24), date(2027, 1, 1)
ROW, COLUMN = 9, 4


def open_standards(room: Room) -> None:
    room.page.open(view="standards")
    room.settle()
    room.page.standards.grid.setFocus()
    room.page.standards.grid.move_to(ROW, COLUMN)


def standard(room: Room, title: str, code: str, on: date) -> Standard | None:
    def look(session):
        position = known_titles(session)[normalise_title(title)]
        return standards_on(session, on=on).get(position, {}).get(find_by_code(session, code))

    return room.ask(look)


def test_positions_with_people_come_first(room: Room) -> None:
    open_standards(room)
    counts = [row.count > 0 for row in room.page.standards.grid._rows]
    assert counts == sorted(counts, reverse=True)


def test_effect_is_told_before_enter_applies_it_from_the_next_period(room: Room) -> None:
    open_standards(room)
    view = room.page.standards
    QTest.keyClick(view.grid, Qt.Key.Key_4)
    room.settle()
    assert view.foot.words.full_text() == "Mengubah 3 ke 4 membuat 2 pegawai berselisih −2"
    assert "Berlaku mulai Triwulan I 2027" in view.foot.detail.full_text()
    before = standard(room, "Pengadministrasi Perkantoran", "M.05", NEXT)
    assert before is not None
    assert before.level == 3
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    room.settle()
    after = standard(room, "Pengadministrasi Perkantoran", "M.05", NEXT)
    now = standard(room, "Pengadministrasi Perkantoran", "M.05", TODAY)
    assert after is not None
    assert now is not None
    assert (after.level, after.is_default, now.level) == (4, False, 3)
    assert view.grid.cursor_place() == (ROW + 1, COLUMN)


def test_escape_takes_a_typed_level_back(room: Room) -> None:
    open_standards(room)
    view = room.page.standards
    QTest.keyClick(view.grid, Qt.Key.Key_5)
    room.settle()
    QTest.keyClick(view.grid, Qt.Key.Key_Escape)
    room.settle()
    assert view.grid.pending() is None
    assert view.foot.words.full_text().startswith("Ketik 1 sampai 5")


def test_change_can_hold_from_today(room: Room) -> None:
    open_standards(room)
    view = room.page.standards
    view.foot.start_changed.emit(True)
    room.settle()
    QTest.keyClick(view.grid, Qt.Key.Key_2)
    room.settle()
    assert "Berlaku mulai hari ini" in view.foot.detail.full_text()
    view.foot.apply_button.click()
    room.settle()
    now = standard(room, "Pengadministrasi Perkantoran", "M.05", TODAY)
    assert now is not None
    assert now.level == 2


def test_delete_leaves_the_position_without_a_standard(room: Room) -> None:
    open_standards(room)
    view = room.page.standards
    QTest.keyClick(view.grid, Qt.Key.Key_Delete)
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    room.settle()
    assert standard(room, "Pengadministrasi Perkantoran", "M.05", NEXT) is None


def test_w_makes_a_competency_compulsory_and_keeps_its_level(room: Room) -> None:
    open_standards(room)
    view = room.page.standards
    QTest.keyClick(view.grid, Qt.Key.Key_W)
    room.settle()
    found = standard(room, "Pengadministrasi Perkantoran", "M.05", NEXT)
    assert found is not None
    assert (found.level, found.is_mandatory) == (3, True)


def test_other_keys_say_what_may_be_typed(room: Room) -> None:
    open_standards(room)
    view = room.page.standards
    QTest.keyClick(view.grid, Qt.Key.Key_9)
    assert view.foot.words.full_text() == "Tingkat antara 1 dan 5"


def test_pasted_block_is_told_as_one_and_written_as_one_act(room: Room) -> None:
    open_standards(room)
    view = room.page.standards
    QGuiApplication.clipboard().setText("4\t4\n4\t4")
    QTest.keyClick(view.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert view.foot.words.full_text().startswith("Mengubah 4 sel")
    view.foot.apply_button.click()
    room.settle()
    assert room.ask(find_undoable).summary == "4 standar jabatan diubah"
    found = standard(room, "Operator Layanan Operasional", "M.06", NEXT)
    assert found is not None
    assert found.level == 4


def test_technical_competency_is_reached_by_its_target(room: Room) -> None:
    key = room.ask(lambda session: find_by_code(session, "T.05"))
    room.page.open(view="standards", competency_id=key)
    room.settle()
    view = room.page.standards
    assert view.group.current() == 1
    assert view._heads[view.grid.cursor_place()[1]].competency_id == key


def test_new_position_begins_with_the_standards_of_its_tier(room: Room) -> None:
    open_standards(room)
    view = room.page.standards
    sheet = view.edit_position(None)
    sheet.publish()
    room.settle()
    assert sheet.form.fields["title"].error() == "Isi nama jabatan"
    QTest.keyClicks(sheet.form.fields["title"].editor, "Kepala Seksi Kebersihan")
    assert sheet.form.texts()["tier"] == "Pengawas"
    sheet.counter.setChecked(True)
    sheet.publish()
    room.settle()
    rows = {row.title: row for row in room.ask(list_positions)}
    assert rows["Kepala Seksi Kebersihan"].is_counter
    found = standard(room, "Kepala Seksi Kebersihan", "M.01", NEXT)
    assert found is not None
    assert (found.level, found.is_default) == (2, True)


def test_taken_title_is_told_at_its_field(room: Room) -> None:
    open_standards(room)
    sheet = room.page.standards.edit_position(None)
    sheet.form.set_texts({"title": "lurah"})
    sheet.publish()
    room.settle()
    assert "sudah dipakai" in sheet.form.fields["title"].error()
    sheet.escape()


def test_office_without_positions_gets_the_shipped_ones(empty_room: Room) -> None:
    empty_room.page.open(view="standards")
    empty_room.settle()
    empty_room.page.standards.install_button.click()
    empty_room.settle()
    assert empty_room.page.standards.grid.row_count() == 38
    assert empty_room.page.standards.grid.column_count() == 9
    assert standard(empty_room, "Lurah", "M.01", NEXT) is not None


def test_imported_standards_are_one_act_and_add_unknown_positions(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "standar.xlsx"
    rows = [
        StandardRow(2, "Lurah", {"M.01": StandardLevel(5, True), "M.02": StandardLevel(4)}),
        StandardRow(3, "Pengelola Taman", {"M.01": StandardLevel(2), "M.02": StandardLevel(2)}),
    ]
    write_standards(path, {"M.01": "Integritas", "M.02": "Kerja sama"}, rows, title="Standar")
    open_standards(room)
    import_standards_file(room.page.standards, room.background, NEXT, path)
    room.settle()
    sheet = room.window.findChild(ImportSheet)
    assert sheet is not None
    assert any("Pengelola Taman" in words for words in sheet.preview.problems)
    sheet.confirm_button.click()
    room.settle()
    found = standard(room, "Lurah", "M.01", NEXT)
    assert found is not None
    assert (found.level, found.is_mandatory) == (5, True)
    added = standard(room, "Pengelola Taman", "M.01", NEXT)
    assert added is not None
    assert added.level == 2
    assert "jabatan diimpor" in room.ask(find_undoable).summary

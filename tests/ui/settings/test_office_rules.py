"""Office, print, look, rules and history: each change is one act that can be undone, refusals stay at the field."""

import ast
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QLineEdit

from asn_desktop.errors import UserError
from asn_desktop.operations.emblem import read_emblem
from asn_desktop.operations.office import get_office
from asn_desktop.operations.settings import setting_of
from asn_desktop.operations.undo import find_undoable, list_acts, undo_act
from asn_desktop.operations.worklist import read_worklist
from asn_desktop.reports.kinds import KINDS
from asn_desktop.storage.attachments import AttachmentStore
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.reference import load_settings
from asn_desktop.ui.settings.emblem_picture import clean_picture
from asn_desktop.ui.settings.licences import licence_texts
from asn_desktop.ui.settings.look_tab import AUTO_LOCK
from asn_desktop.ui.settings.page import KEYS
from asn_desktop.ui.theme import apply_theme
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.toast import Toast
from tests.source_tree import calls, modules
from tests.ui.settings.conftest import Room


def leave(field: FormField, text: str) -> None:
    """Type into a field and go on to the next."""
    editor = field.editor
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    editor.setModified(True)
    editor.editingFinished.emit()


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(made, kind)
    return made.getvalue()


def undo_newest(room: Room) -> str:
    return str(room.ask(lambda session: undo_act(session, act_id=find_undoable(session).act_id)))  # type: ignore[union-attr]


@pytest.mark.parametrize(("size", "room_for_it"), [((1366, 697), (1106, 579)), ((1093, 614), (989, 496))])
def test_every_tab_fits_the_smallest_windows(
    room: Room, size: tuple[int, int], room_for_it: tuple[int, int]
) -> None:
    room.window.resize(*size)
    for key in KEYS:
        room.show(key)
        least = room.page.minimumSizeHint()
        assert (least.width(), least.height()) <= room_for_it, key
        assert least.height() <= room_for_it[1], key
        assert room.window.size().width() == size[0], key
    assert not room.refusals


def test_tabs_turn_dark(room: Room, qapp: QApplication) -> None:
    apply_theme(qapp, mode="dark")
    for key in KEYS:
        room.show(key)
    assert not room.page.grab().isNull()


def test_field_of_the_office_is_kept_when_it_is_left_and_can_be_undone(room: Room) -> None:
    before = len(room.ask(list_acts))
    leave(room.page.office.fields["phone"], "0711 123456")
    room.settle()
    assert room.ask(get_office).phone == "0711 123456"
    assert len(room.ask(list_acts)) == before + 1
    assert [toast for toast in room.window.findChildren(Toast) if toast.isVisible()]
    undo_newest(room)
    assert room.ask(get_office).phone == ""


def test_field_that_was_only_visited_writes_nothing(room: Room) -> None:
    before = len(room.ask(list_acts))
    leave(room.page.office.fields["name"], "Plaju Ulu")
    room.settle()
    assert len(room.ask(list_acts)) == before


def test_field_that_must_be_filled_says_so_beside_itself(room: Room) -> None:
    leave(room.page.office.fields["name"], " ")
    leave(room.page.office.fields["head_nip"], "1988")
    room.settle()
    assert room.page.office.fields["name"].error() == "Isi nama kelurahan"
    assert "18 angka" in room.page.office.fields["head_nip"].error()
    assert room.ask(get_office).name == "Plaju Ulu"


def test_new_name_reaches_the_lock_screen_and_comes_back_with_undo(room: Room) -> None:
    leave(room.page.office.fields["name"], "Plaju Ilir")
    room.settle()
    assert Keyring.load(room.folder.root).office_name == "Plaju Ilir"
    undo_newest(room)
    room.page.office.reload()
    room.settle()
    assert Keyring.load(room.folder.root).office_name == "Plaju Ulu"


def test_preview_shows_the_letterhead(room: Room) -> None:
    assert room.page.office.preview.paper.is_drawn()


def test_emblem_is_kept_as_a_clean_picture_and_the_worklist_stops_asking(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "lambang.jpg"
    file.write_bytes(picture(400, 480, "JPEG"))
    room.page.office.ask_picture = lambda _parent: file
    room.page.office.choose.click()
    room.settle()
    store = AttachmentStore(room.folder.attachments, room.office.dek)
    kept = room.ask(lambda session: read_emblem(session, store))
    assert Image.open(BytesIO(kept)).size == (400, 480)
    keys = [task.key for task in room.ask(read_worklist).tasks]
    assert "office:emblem" not in keys
    assert room.page.office.emblem_state.text() == "terpasang"
    undo_newest(room)
    assert room.ask(lambda session: read_emblem(session, store)) is None
    assert "office:emblem" in [task.key for task in room.ask(read_worklist).tasks]


def test_office_without_an_emblem_is_left_in_peace(room: Room) -> None:
    room.page.office.skip.click()
    room.settle()
    assert room.ask(lambda session: setting_of(session, "emblem_is_set", False)) is True
    assert room.page.office.skip.isHidden()


def test_small_picture_is_refused_with_the_least_size(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "kecil.png"
    file.write_bytes(picture(200, 200))
    room.page.office.ask_picture = lambda _parent: file
    room.page.office.choose.click()
    room.settle()
    assert room.refusals[0].message == "Lambang minimal 300 × 360 titik"


@pytest.mark.parametrize("raw", [b"", b"not a picture", picture(400, 480)[:400], b"GIF89a" + bytes(40)])
def test_what_is_no_whole_picture_is_refused(raw: bytes) -> None:
    with pytest.raises(UserError, match="bukan gambar"):
        clean_picture(raw)


def test_test_sheet_is_drawn_for_both_papers(room: Room) -> None:
    room.show("print")
    first = room.page.print.pdf
    assert first.startswith(b"%PDF-")
    room.page.print.paper.press(1)
    room.settle()
    assert room.page.print.pdf != first
    assert room.page.print.preview.page_count() == 1


def test_number_pattern_is_checked_while_typed_and_kept_when_left(room: Room) -> None:
    room.show("print")
    field = room.page.print.numbers.fields["number.report"]
    leave(field, "800/LEI/{tahun}")
    room.settle()
    assert "{nomor}" in field.error()
    assert room.ask(lambda session: setting_of(session, "number.report", None)) is None
    leave(field, "800/{nomor}/{tahun}")
    room.settle()
    assert room.ask(lambda session: setting_of(session, "number.report", None)) == "800/{nomor}/{tahun}"
    undo_newest(room)
    assert room.ask(lambda session: setting_of(session, "number.report", None)) is None


def test_theme_and_text_size_go_to_the_desk(room: Room) -> None:
    room.show("look")
    room.page.look.theme.press(1)
    room.page.look.scale.press(2)
    assert (room.seat.preferences.mode, room.seat.preferences.text_scale) == ("dark", 130)


def test_lock_time_is_a_setting_of_the_office_and_holds_at_once(room: Room) -> None:
    room.show("look")
    room.page.look.minutes.press(3)
    room.settle()
    assert room.seat.minutes == 15
    assert room.ask(lambda session: setting_of(session, "security.auto_lock_minutes", 5)) == 15


def test_rule_is_changed_as_one_act_and_goes_back_to_what_was_shipped(room: Room) -> None:
    room.show("rules")
    row = room.page.rules.rows["worklist.backup_days"]
    row.editor.setText("3")
    row.editor.editingFinished.emit()
    room.settle()
    assert room.ask(lambda session: setting_of(session, "worklist.backup_days", 7)) == 3
    assert not row.reset.isHidden()
    row.reset.click()
    room.settle()
    assert room.ask(lambda session: setting_of(session, "worklist.backup_days", 0)) == 7
    assert row.reset.isHidden()


def test_rule_takes_whole_days_only(room: Room) -> None:
    room.show("rules")
    row = room.page.rules.rows["worklist.backup_days"]
    for typed in ("", "0", "-3", "tujuh", "99999", "3,5"):
        row.editor.setText(typed)
        row.editor.editingFinished.emit()
        assert row.complaint.text(), typed
    room.settle()
    assert room.ask(lambda session: setting_of(session, "worklist.backup_days", None)) is None


def keys_read() -> dict[str, object]:
    """Key -> the default written beside it, of every rule that the program asks for outside Pengaturan."""
    found: dict[str, object] = {kind.number_setting: None for kind in KINDS if kind.number_setting}
    for module in modules():
        for name, call in calls(module.tree):
            if name not in ("setting_of", "setting_days") or "ui.settings" in module.name:
                continue
            key = call.args[1]
            if isinstance(key, ast.Constant) and "." in key.value:
                default = call.args[2]
                found[key.value] = default.value if isinstance(default, ast.Constant) else None
    return found


def test_each_rule_that_is_shipped_is_read_and_shown_and_no_other(room: Room) -> None:
    shipped = {text.key: text.value for text in load_settings()}
    shown = [*room.page.rules.rows, *room.page.print.numbers.fields, AUTO_LOCK]
    assert sorted(shown) == sorted(shipped)
    assert sorted(keys_read()) == sorted(shipped)


def test_default_in_the_code_is_what_is_shipped() -> None:
    shipped = {text.key: text.value for text in load_settings()}
    written = {key: value for key, value in keys_read().items() if value is not None}
    assert len(written) >= 5
    assert written == {key: shipped[key] for key in written}


def test_history_names_the_person_and_takes_an_act_back(room: Room) -> None:
    leave(room.page.office.fields["phone"], "0711 1")
    room.settle()
    room.show("history")
    newest = room.page.history.table.rows()[0]
    assert (newest.summary, newest.who, newest.may_undo) == ("Data kantor diubah", "Yuni Safitri", True)
    room.page.history.table.opened.emit(newest)
    room.settle()
    assert room.ask(get_office).phone == ""
    rows = room.page.history.table.rows()
    assert [row.is_undone for row in rows if row.act_id == newest.act_id] == [True]


def test_history_is_searched_and_narrowed_to_imports(room: Room) -> None:
    room.show("history")
    room.page.history.filter.setText("Dewi")
    room.page.history.reload()
    room.settle()
    assert [row.summary for row in room.page.history.table.rows()] == ["Dewi Anggraini Putri ditambahkan"]
    room.page.history.kind.press(1)
    room.settle()
    assert not room.page.history.table.rows()


def test_details_name_version_and_folder_and_no_person(room: Room) -> None:
    room.show("about")
    room.page.about.copy.click()
    copied = QApplication.clipboard().text()
    assert str(room.folder.root) in copied
    assert "Yuni" not in copied


def test_enter_and_then_leaving_writes_one_act(room: Room) -> None:
    before = len(room.ask(list_acts))
    leave(room.page.office.fields["head_nip"], "19880214 201101 2 003")
    leave(room.page.office.fields["head_nip"], "19880214 201101 2 003")
    room.settle()
    leave(room.page.office.fields["head_nip"], room.page.office.fields["head_nip"].text())
    room.settle()
    assert room.ask(get_office).head_nip == "198802142011012003"
    assert len(room.ask(list_acts)) == before + 1


def test_licence_texts_of_fonts_icons_and_database_can_be_read() -> None:
    texts = licence_texts()
    for words in ("Zetetic LLC", "SIL OPEN FONT LICENSE", "Fluent UI System Icons", "Lesser General Public"):
        assert words in texts

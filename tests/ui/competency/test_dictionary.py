"""The dictionary on the screen: filtering, levels, the form and its draft, archive and refusal."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from asn_desktop.exchange.dictionary_import import DictionaryEntry, LevelText
from asn_desktop.exchange.workbook import write_dictionary
from asn_desktop.operations.competencies import find_by_code, get_competency, list_competencies
from asn_desktop.operations.desk import find_draft
from asn_desktop.operations.undo import find_undoable, undo_act
from asn_desktop.rules.competency_kind import CompetencyKind, Wording
from asn_desktop.ui.competency.import_sheet import ImportSheet
from asn_desktop.ui.competency.importing import import_dictionary_file
from asn_desktop.ui.widgets.row_list import ListGroup, ListItem
from tests.ui.competency.conftest import Room


def titles(room: Room) -> list[str]:
    return [item.title for item in room.page.dictionary.list.rows.items() if isinstance(item, ListItem)]


def select(room: Room, code: str) -> int:
    key = room.ask(lambda session: find_by_code(session, code))
    assert room.page.dictionary.list.select(key)
    room.settle()
    return int(key)


def test_list_is_grouped_as_the_law_groups_competencies(room: Room) -> None:
    groups = [item.title for item in room.page.dictionary.list.rows.items() if isinstance(item, ListGroup)]
    assert groups == ["Manajerial", "Sosial kultural", "Teknis"]
    assert room.page.subtitle == "17 kompetensi dalam kamus, 17 dipakai standar jabatan"


def test_filter_looks_into_indicators_and_says_when_nothing_fits(room: Room) -> None:
    listed = room.page.dictionary.list
    listed.filter.setText("urutan antrean")
    assert titles(room) == ["Pelayanan publik"]
    listed.filter.setText("zzzz")
    assert titles(room) == []
    assert "zzzz" in listed._nothing.title.text()
    listed.clear_filter()
    assert len(titles(room)) == 17


def test_moving_on_the_ladder_shows_indicators_of_that_level(room: Room) -> None:
    select(room, "M.05")
    entry = room.page.dictionary.entry
    entry.ladder.move_to(1)
    QTest.keyClick(entry.ladder, Qt.Key.Key_Down)
    assert entry.side.title.text() == "Indikator tingkat 2"
    assert "standar 13 jabatan" in entry.ladder.accessibleName()
    assert "6 pegawai" in entry.ladder.accessibleName()


def test_new_competency_reaches_the_database_and_leaves_no_draft(room: Room) -> None:
    view = room.page.dictionary
    view.add_button.click()
    room.settle()
    view.form.set_texts(
        {"code": "T.09", "name": "Kearsipan", "level1": "Menata arsip", "indicators1": "a\nb"}
    )
    view.form.changed.emit()
    assert room.page.has_draft
    view.save_button.click()
    room.settle()
    found = room.ask(lambda session: get_competency(session, find_by_code(session, "T.09") or 0))
    assert found.row.kind is CompetencyKind.TECHNICAL
    assert found.levels[0].indicators == ("a", "b")
    assert view.list.rows.current_key() == found.row.competency_id
    assert room.ask(lambda session: find_draft(session, form="competency")) is None
    assert not room.page.has_draft


def test_shipped_technical_competency_is_a_proposal_and_only_the_offices_own_is_its_own(room: Room) -> None:
    view = room.page.dictionary
    select(room, "T.01")
    assert view.entry.wording.text() == "Usulan program"
    select(room, "M.01")
    assert view.entry.wording.text() == "Ringkasan"
    view.add_button.click()
    room.settle()
    assert view.form.texts()["wording"] == "Buatan kantor"
    view.form.set_texts({"code": "T.09", "name": "Kearsipan", "level1": "Menata arsip"})
    view.form.changed.emit()
    view.save_button.click()
    room.settle()
    select(room, "T.09")
    assert view.entry.wording.text() == "Buatan kantor"


def test_missing_words_are_told_at_their_fields(room: Room) -> None:
    key = select(room, "M.05")
    view = room.page.dictionary
    view.open_form(key, "name")
    room.settle()
    view.form.set_texts({"name": "", "level3": ""})
    view.save_button.click()
    room.settle()
    assert view.form.fields["name"].error() == "Isi nama kompetensi"
    assert "tingkat 3" in view.form.fields["level3"].error()
    assert room.page.current_view() is view
    assert view.covers_page


def test_what_was_typed_is_offered_again_after_leaving(room: Room) -> None:
    key = select(room, "T.01")
    view = room.page.dictionary
    view.open_form(key, "name")
    room.settle()
    QTest.keyClicks(view.form.fields["basis"].editor, "Perwali 5")
    view.leave_form()
    room.settle()
    view.open_form(key, "name")
    room.settle()
    assert "Perwali 5" in view.form.texts()["basis"]
    assert "draf" in view.resumed.message()


def test_insert_on_the_ladder_begins_a_new_indicator(room: Room) -> None:
    key = select(room, "T.01")
    view = room.page.dictionary
    view.entry.ladder.move_to(2)
    QTest.keyClick(view.entry.ladder, Qt.Key.Key_Insert)
    room.settle()
    editor = view.form.fields["indicators2"].editor
    QTest.keyClicks(editor, "Menutup dengan kesepakatan tertulis")
    view.publish()
    room.settle()
    found = room.ask(lambda session: get_competency(session, key))
    assert found.levels[1].indicators[-1] == "Menutup dengan kesepakatan tertulis"
    assert len(found.levels[1].indicators) == 4


def test_archived_competency_moves_to_its_chip_and_comes_back(room: Room) -> None:
    key = select(room, "T.01")
    view = room.page.dictionary
    view.entry.archive_button.click()
    room.settle()
    assert "Negosiasi" not in titles(room)
    assert view.list.chips["archived"].label() == "Arsip 1"
    view.list.show_view("archived")
    room.settle()
    assert view.list.rows.current_key() == key
    view.entry.restore_button.click()
    room.settle()
    assert "Negosiasi" in titles(room)


def test_used_competency_cannot_be_deleted(room: Room) -> None:
    select(room, "M.05")
    room.page.dictionary.entry.delete_button.click()
    room.settle()
    assert room.refusals[0].message == "Dipakai 38 standar jabatan."
    assert "Pelayanan publik" in titles(room)


def test_empty_dictionary_is_filled_by_its_one_button(empty_room: Room) -> None:
    view = empty_room.page.dictionary
    view.install_button.click()
    empty_room.settle()
    assert len(titles(empty_room)) == 17


@pytest.fixture
def wording_file(tmp_path: Path) -> Path:
    entries = [
        DictionaryEntry(
            2,
            "M.05",
            "Pelayanan publik",
            CompetencyKind.MANAGERIAL,
            "",
            (LevelText(1, "Kata resmi", ("x",)),),
        ),
        DictionaryEntry(
            3, "T.20", "Pemetaan wilayah", CompetencyKind.TECHNICAL, "Def", (LevelText(1, "Satu", ("y",)),)
        ),
    ]
    path = tmp_path / "kamus.xlsx"
    write_dictionary(path, entries, title="Kamus")
    return path


def test_import_shows_counts_and_is_one_act_that_can_be_undone(room: Room, wording_file: Path) -> None:
    import_dictionary_file(room.page.dictionary, room.background, wording_file)
    room.settle()
    sheet = room.window.findChild(ImportSheet)
    assert sheet is not None
    assert (sheet.preview.counts.new, sheet.preview.counts.changed) == (1, 1)
    sheet.confirm_button.click()
    room.settle()
    found = room.ask(lambda session: get_competency(session, find_by_code(session, "M.05") or 0))
    assert found.row.wording is Wording.OFFICIAL
    assert found.levels[0].description == "Kata resmi"
    assert found.levels[1].description
    assert found.definition
    done = room.ask(find_undoable)
    room.ask(lambda session: undo_act(session, act_id=done.act_id))
    rows = room.ask(list_competencies)
    assert "T.20" not in [row.code for row in rows]
    assert all(row.wording is not Wording.OFFICIAL for row in rows)

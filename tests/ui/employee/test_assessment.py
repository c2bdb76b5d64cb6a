"""This file holds the tests of the score mode."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from asn_desktop.models.office import Attachment
from asn_desktop.operations.assessments import list_scores
from asn_desktop.operations.desk import find_draft
from asn_desktop.rules.gap import ScoreSource
from tests.ui.employee.conftest import Room

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def start(room: Room, name: str) -> int:
    employee_id = room.id_of(name)
    room.page.open(employee_id=employee_id, mode="assess")
    room.settle()
    return employee_id


def press(room: Room, *keys: str | Qt.Key) -> None:
    rows = room.page.people.scoring.rows
    for key in keys:
        QTest.keyClick(rows.buttons_of(rows.current_id()), key)


def test_digits_score_and_go_on_and_delete_clears(room: Room) -> None:
    start(room, "Oki Firmansyah")
    scoring = room.page.people.scoring
    press(room, "0", "2", "3")
    assert list(scoring.rows.scores().values()) == [0, 2, 3]
    assert scoring._count.text() == "3 dari 9"
    press(room, Qt.Key.Key_Up, Qt.Key.Key_Delete)
    assert list(scoring.rows.scores().values()) == [0, 2]


def test_words_of_the_chosen_level_and_the_next_stand_below(room: Room) -> None:
    start(room, "Dewi Anggraini Putri")
    press(room, "2", Qt.Key.Key_Up)
    anchors = room.page.people.scoring.anchors
    assert anchors._chosen._title.text() == "Dasar"
    assert anchors._next._title.text() == "Menengah"
    anchors.offer.click()
    assert anchors.reason.text()
    assert list(room.page.people.scoring.rows.reasons().values()) == [anchors.reason.text()]


def test_saving_keeps_source_day_assessor_and_reasons_and_takes_the_next_person(room: Room) -> None:
    employee_id = start(room, "Oki Firmansyah")
    scoring = room.page.people.scoring
    assert scoring.assessor.text() == "H. Rahmat Contoh, S.Sos., M.Si."
    scoring.source.press(2)
    scoring.assessor.setText("Joko Susilo")
    scoring.day.setText("20-11-2026")
    press(room, "3")
    scoring.rows.set_reason(next(iter(scoring.rows.scores())), "Terlihat saat jaga malam")
    scoring.publish("next")
    room.settle()
    found = room.read(lambda session: list_scores(session, employee_id))
    assert [(row.score, row.source, row.assessed_on, row.assessor, row.reason) for row in found] == [
        (3, ScoreSource.PEER, date(2026, 11, 20), "Joko Susilo", "Terlihat saat jaga malam")
    ]
    assert room.toasts[-1][0] == "1 nilai kompetensi Oki Firmansyah dicatat"
    assert scoring.employee_id() == room.id_of("Putri Amelia")


def test_saving_with_preview_opens_the_report_of_this_person(room: Room) -> None:
    employee_id = start(room, "Oki Firmansyah")
    press(room, "3")
    room.page.people.scoring.preview_button.click()
    room.settle()
    assert room.went == [("report", {"kind": "profile", "employee_id": employee_id})]
    assert not room.page.people.is_scoring()


def test_nothing_scored_is_explained_and_nothing_written(room: Room) -> None:
    employee_id = start(room, "Oki Firmansyah")
    room.page.people.scoring.next_button.click()
    room.settle()
    assert room.page.people.scoring.bar.message() == "Beri nilai minimal satu kompetensi."
    assert room.read(lambda session: list_scores(session, employee_id)) == []


def test_escape_keeps_a_draft_that_comes_back(room: Room) -> None:
    employee_id = start(room, "Oki Firmansyah")
    press(room, "3", "0")
    room.page.people.scoring.leave()
    room.settle()
    assert not room.page.people.is_scoring()
    draft = room.read(lambda session: find_draft(session, form="assessment", subject_id=employee_id))
    assert sorted(draft.content["scores"].values()) == [0, 3]
    room.page.open(employee_id=employee_id, mode="assess", draft=True)
    room.settle()
    assert list(room.page.people.scoring.rows.scores().values()) == [3, 0]
    room.page.people.scoring.publish("print")
    room.settle()
    assert room.read(lambda session: find_draft(session, form="assessment", subject_id=employee_id)) is None


def test_typing_is_kept_after_two_seconds(room: Room) -> None:
    start(room, "Oki Firmansyah")
    press(room, "3")
    keeper = room.page.people.scoring.keeper
    assert keeper.is_dirty
    assert keeper._timer.interval() == 2_000
    keeper._timer.timeout.emit()
    room.settle()
    assert not room.page.has_draft


def test_choosing_another_person_keeps_the_first_ones_draft(room: Room) -> None:
    employee_id = start(room, "Oki Firmansyah")
    press(room, "4")
    room.page.people.list.select(room.id_of("Putri Amelia"))
    room.settle()
    assert room.page.people.scoring.rows.scores() == {}
    draft = room.read(lambda session: find_draft(session, form="assessment", subject_id=employee_id))
    assert list(draft.content["scores"].values()) == [4]


def test_evidence_file_goes_with_the_scores(room: Room, tmp_path: Path) -> None:
    employee_id = start(room, "Oki Firmansyah")
    source = tmp_path / "foto.png"
    source.write_bytes(PNG)
    room.page.people.scoring.attach(source)
    room.settle()
    assert not room.refusals
    assert room.page.people.scoring.attach_button.label() == "1 berkas"
    press(room, "3")
    room.page.people.scoring.publish("print")
    room.settle()
    found = room.read(lambda session: list_scores(session, employee_id))
    names = room.read(lambda session: [session.get(Attachment, row.attachment_id).name for row in found])
    assert names == ["foto.png"]


def test_file_of_a_kind_that_is_not_kept_is_refused(room: Room, tmp_path: Path) -> None:
    start(room, "Oki Firmansyah")
    source = tmp_path / "program.exe"
    source.write_bytes(b"MZ" + bytes(100))
    room.page.people.scoring.attach(source)
    room.settle()
    assert room.refusals
    assert room.page.people.scoring.attach_button.label() == "Berkas bukti"

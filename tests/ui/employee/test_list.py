"""This file holds the tests of the list of people and of one profile."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from asn_desktop.operations.staff import add_employee, change_employee
from asn_desktop.operations.staff_form import EmployeeForm
from asn_desktop.operations.staff_lists import get_employee
from asn_desktop.operations.undo import find_undoable, undo_act
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.storage.database import Database
from asn_desktop.ui.employee.paper_tab import PaperTab
from asn_desktop.ui.widgets.date_field import DateField
from tests.ui.employee.conftest import Room

HOSTILE = '<b onclick="x">Budi & =CMD()</b>'


def test_list_counts_people_below_and_unassessed(room: Room) -> None:
    chips = [chip.label() for chip in room.page.people.list.chips.values()]
    assert chips == ["Semua 24", "Di bawah 18", "Belum 2"]
    assert room.page.subtitle == "24 pegawai aktif, 18 di bawah standar"


def test_filter_finds_by_name_nip_or_position_and_can_be_cleared(room: Room) -> None:
    people = room.page.people.list
    for typed in ("dewi angg", "19880214", "pelayanan umum"):
        people.filter.setText(typed)
        assert people.shown_ids() == [room.id_of("Dewi Anggraini Putri")]
    people.filter.setText("buddi")
    assert people.shown_ids() == []
    assert people._nothing.title.text() == "Tidak ada yang cocok dengan “buddi”"
    people.clear_filter()
    assert len(people.shown_ids()) == 24


def test_transferred_people_stand_in_their_own_view(room: Room) -> None:
    people = room.page.people.list
    assert room.id_of("Yusuf Maulana") not in people.shown_ids()
    people.show_view("gone")
    assert people.shown_ids() == [room.id_of("Yusuf Maulana")]
    people.show_view("unmeasured")
    assert people.shown_ids() == [room.id_of("Oki Firmansyah"), room.id_of("Putri Amelia")]


def test_profile_shows_every_competency_and_worst_first_on_demand(room: Room) -> None:
    room.show("Dewi Anggraini Putri")
    tab = room.page.people.profile.competency
    assert len(tab.table.rows()) == 14
    assert tab.table.rows()[0].head.name == "Integritas"
    room.page.people.profile.worst.click()
    assert tab.table.rows()[0].gap == -2
    assert "JPM = " in tab.match.full_text()
    assert "indikatif" in tab.match.full_text()


def test_suggestions_are_two_largest_gaps_in_words_of_the_dictionary(room: Room) -> None:
    room.show("Dewi Anggraini Putri")
    found = room.page.people.profile.profile.suggestions
    assert [item.line.gap for item in found] == [-2, -1]
    assert found[0].next_level.level == found[0].line.score + 1
    assert found[0].next_level.indicators


def test_person_without_scores_is_offered_to_be_assessed(room: Room) -> None:
    room.show("Oki Firmansyah")
    profile = room.page.people.profile
    assert profile.stack.currentWidget() is profile._unmeasured
    assert "9 kompetensi" in profile._unmeasured.sentence.text()


def test_page_keys_walk_through_people(room: Room) -> None:
    first, second = room.page.people.list.shown_ids()[:2]
    room.page.people.list.rows.select(first)
    room.page._step(1)
    room.settle()
    assert room.page.people.employee_id() == second


def test_archiving_goes_to_the_next_person_and_can_be_undone(room: Room) -> None:
    room.show("Budi Hartono")
    room.page.people.list.rows.setFocus()
    QTest.keyClick(room.page.people.list.rows, Qt.Key.Key_Delete)
    room.settle()
    gone = room.id_of("Budi Hartono")
    text, undo = room.toasts[-1]
    assert text == "Budi Hartono dipindah ke arsip"
    assert gone not in room.page.people.list.shown_ids()
    assert room.page.people.employee_id() == room.id_of("Citra Maharani")
    undo()
    room.settle()
    assert gone in room.page.people.list.shown_ids()


def test_leave_is_recorded_with_its_end_and_shown(room: Room) -> None:
    room.show("Eko Prasetyo")
    room.page.people.act("leave")
    sheet = room.page.people.sheet
    end = sheet.form.fields["valid_to"].editor
    assert isinstance(end, DateField)
    sheet.publish()
    assert sheet.form.fields["valid_to"].error()
    end.setText("30-11-2026")
    sheet.publish()
    room.settle()
    row = room.read(lambda session: get_employee(session, room.id_of("Eko Prasetyo"))).row
    assert row.status is StaffStatus.LEAVE
    assert room.page.people.profile._chips[0].text() == "Cuti sampai 30 November 2026"


def test_deleting_for_good_asks_for_word_and_reason_and_refuses_people_with_scores(room: Room) -> None:
    room.show("Eko Prasetyo")
    room.page.people.act("purge")
    sheet = room.page.people.sheet
    sheet.confirm_button.click()
    assert sheet.isVisible()
    sheet._typed.setText("hapus")
    sheet.reason.setText("Tercatat dua kali di daftar")
    sheet.confirm_button.click()
    room.settle()
    assert "nilai kompetensi" in room.refusals[-1]


def test_hostile_name_stays_plain_text(room: Room) -> None:
    def rename(session: object) -> int:
        form = EmployeeForm(HOSTILE, Employment.NON_ASN, position="Petugas <i>Kebun</i>")
        return add_employee(session, form)

    employee_id = room.read(rename)
    room.page.reload()
    room.settle()
    room.page.people.choose(employee_id)
    room.settle()
    profile = room.page.people.profile
    assert profile._name.full_text() == HOSTILE
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in profile.findChildren(QLabel)
        if label.text()
    )


def test_empty_office_offers_to_paste_or_type(
    open_room: Callable[[Database], Room], filled_database: Database
) -> None:
    room = open_room(filled_database)
    assert room.page.stack.currentIndex() == 1
    room.page._empty_paste.click()
    assert room.went == [("import", {"paste": True})]


def test_printing_asks_for_the_profile_of_the_person_shown(room: Room) -> None:
    room.show("Dewi Anggraini Putri")
    room.page.print_current()
    assert room.went == [("report", {"kind": "profile", "employee_id": room.id_of("Dewi Anggraini Putri")})]


def test_page_fits_the_smallest_windows(room: Room) -> None:
    room.show("Dewi Anggraini Putri")
    assert room.page.minimumSizeHint().width() <= 1037
    room.page.resize(1037, 528)
    room.settle()
    assert room.page.people.profile.competency._radar_side.isHidden()
    assert room.page.minimumSizeHint().height() <= 528


def test_evidence_tells_history_and_takes_a_score_back_with_a_reason(room: Room) -> None:
    room.show("Dewi Anggraini Putri")
    profile = room.page.people.profile.profile
    line = next(item for item in profile.lines if item.head.name == "Pelayanan publik")
    room.page.people.show_evidence(line.head.competency_id)
    room.settle()
    drawer = room.page.people._drawer
    entries = drawer.entries()
    before = len(entries)
    entries[0].start_button.click()
    entries[0].reason.setText("pendek")
    entries[0].confirm_button.click()
    room.settle()
    assert "minimal 10 huruf" in entries[0]._complaint.text()
    entries[0].reason.setText("Salah mengetik angka penilaian")
    entries[0].confirm_button.click()
    room.settle()
    assert len(drawer.entries()) == before - 1
    act = room.read(find_undoable)
    assert act.kind == "score.withdraw"
    room.read(lambda session: undo_act(session, act_id=act.act_id))


def test_change_of_another_place_shows_at_once(room: Room) -> None:
    employee_id = room.id_of("Citra Maharani")

    def rename(session: object) -> None:
        form = get_employee(session, employee_id).as_form()
        change_employee(session, employee_id, EmployeeForm(**{**_fields(form), "name": "Citra Baru"}))

    room.show("Citra Maharani")
    room.background.run(room.page, rename)
    room.settle()
    assert room.page.people.profile._name.full_text() == "Citra Baru, S.A.P."


def _fields(form: EmployeeForm) -> dict[str, object]:
    return {name: getattr(form, name) for name in form.__dataclass_fields__}


def test_tabs_of_papers_are_built_when_they_are_looked_at(room: Room) -> None:
    room.show("Dewi Anggraini Putri")
    profile = room.page.people.profile
    assert not profile.findChildren(PaperTab)
    profile.show_tab("files")
    assert profile.findChildren(PaperTab) == [profile.files]
    assert profile.stack.currentWidget() is profile.files
    assert not profile.has_draft()

"""This file holds the tests of the forms: a person, an official outside, an official result, a certificate."""

from datetime import date
from decimal import Decimal

from asn_desktop.operations.assessments import list_official_results, list_scores
from asn_desktop.operations.desk import find_draft
from asn_desktop.operations.official_results import get_official_result
from asn_desktop.operations.staff_lists import get_employee, list_signatories, list_staff
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.gap import ScoreSource
from tests.ui.employee.conftest import Room


def test_new_person_is_added_with_what_was_typed(room: Room) -> None:
    room.page.open(mode="new")
    room.settle()
    fields = room.page.form.form.fields
    fields["name"].set_text("Rina Contoh, S.E.")
    fields["nip"].set_text("19900101 201503 2 001")
    fields["position"].set_text("Bendahara")
    fields["golongan"].set_text("Penata (III/c)")
    fields["position_from"].set_text("01-02-2024")
    room.page.form.publish()
    room.settle()
    row = next(row for row in room.read(list_staff) if row.name == "Rina Contoh")
    assert (row.back_title, row.nip, row.golongan) == ("S.E.", "199001012015032001", "III/c")
    assert (row.sex, row.birth_date, row.position_from) == (Sex.FEMALE, date(1990, 1, 1), date(2024, 2, 1))
    assert room.page.people.employee_id() == row.employee_id
    assert room.page.title == "Pegawai"


def test_problems_stand_at_the_fields_in_the_order_of_the_form(room: Room) -> None:
    room.page.start_new()
    room.settle()
    form = room.page.form.form
    form.fields["nip"].set_text("19870908 201001 2 01")
    form.fields["birth_date"].set_text("")
    room.page.form.publish()
    room.settle()
    assert form.fields["name"].error() == "Isi nama lengkap"
    assert form.fields["nip"].error() == "NIP harus 18 angka, yang diketik baru 17"
    assert form.fields["position"].error().startswith("Pilih jabatan")
    assert form.fields["nip"].editor.count_words() == "17 dari 18"


def test_unreadable_date_is_described_and_kept(room: Room) -> None:
    room.page.start_new()
    room.settle()
    field = room.page.form.form.fields["birth_date"]
    field.set_text("kemarin")
    room.page.form.publish()
    assert field.error() == "Tanggal lahir belum terbaca, tulis seperti 06-10-2025"
    assert field.text() == "kemarin"


def test_side_tells_what_position_and_nip_mean(room: Room) -> None:
    room.page.start_change(room.id_of("Dewi Anggraini Putri"))
    room.settle()
    side = room.page.form.side
    side._timer.timeout.emit()
    room.settle()
    assert "meminta 14 kompetensi" in side.standard.text()
    assert side.nip.text() == "Menurut NIP lahir 14 Februari 1988, diangkat Januari 2011, perempuan"


def test_leaving_the_form_keeps_a_draft_until_it_is_saved(room: Room) -> None:
    room.page.start_new()
    room.settle()
    field = room.page.form.form.fields["name"]
    field.editor.setText("Rina")
    field.changed.emit()
    room.page.leave_form()
    room.settle()
    assert room.read(lambda session: find_draft(session, form="employee")).title == "Pegawai baru, Rina"
    room.page.open(employee_id=0, mode="new", draft=True)
    room.settle()
    assert field.text() == "Rina"
    room.page.form.form.fields["employment"].set_text(Employment.NON_ASN.label)
    room.page.form.publish()
    room.settle()
    assert room.read(lambda session: find_draft(session, form="employee")) is None
    assert room.id_of("Rina")


def test_thrown_away_draft_leaves_the_form_as_it_was(room: Room) -> None:
    employee_id = room.id_of("Sari")
    room.page.start_change(employee_id)
    room.settle()
    phone = room.page.form.form.fields["phone"]
    phone.editor.setText("0812")
    phone.changed.emit()
    room.page.form.throw_away()
    room.settle()
    assert phone.text() == ""
    assert room.read(lambda session: find_draft(session, form="employee", subject_id=employee_id)) is None


def test_changed_position_becomes_a_new_dated_record(room: Room) -> None:
    employee_id = room.id_of("Budi Hartono")
    room.page.start_change(employee_id)
    room.settle()
    fields = room.page.form.form.fields
    fields["position"].set_text("Bendahara")
    fields["position_from"].set_text("1 november 2026")
    room.page.form.publish()
    room.settle()
    found = room.read(lambda session: get_employee(session, employee_id)).positions
    assert found[0].text == "Bendahara"
    assert found[0].valid_from == date(2026, 11, 1)
    assert len(found) == 2


def test_official_outside_is_added_without_a_nip(room: Room) -> None:
    room.page.start_outside()
    room.settle()
    fields = room.page.outside_form.form.fields
    assert "sex" not in fields
    fields["name"].set_text("Drs. Contoh Camat, M.Si.")
    fields["position"].set_text("Camat Plaju")
    room.page.outside_form.publish()
    room.settle()
    rows = room.read(list_signatories)
    assert "Drs. Contoh Camat, M.Si." in [row.full_name for row in rows]
    assert room.page.title == "Pejabat luar"
    assert len(room.page.room.outside) == 3


def test_official_result_enters_with_its_levels_and_can_be_corrected(room: Room) -> None:
    room.show("Sari")
    room.page.people.profile.show_tab("official")
    employee_id, tab = room.id_of("Sari"), room.page.people.profile.official
    tab.start_new()
    room.settle()
    tab.publish()
    assert tab.form.fields["organiser"].error() == "Isi penyelenggara yang terakreditasi BKN"
    tab.form.set_texts({"organiser": "UPT Contoh", "assessed_on": "02-03-2026", "jpm": "81,5"})
    first, second = list(tab._levels)[:2]
    tab._levels[first].show_value(2)
    tab._levels[second].show_value(1)
    tab.publish()
    room.settle()
    row = room.read(lambda session: list_official_results(session, employee_id=employee_id))[0]
    assert (row.organiser, row.jpm, row.expires_on) == ("UPT Contoh", Decimal("81.50"), date(2029, 3, 2))
    tab._edit(row.result_id)
    room.settle()
    tab._levels[first].show_value(3)
    tab.publish()
    room.settle()
    detail = room.read(lambda session: get_official_result(session, row.result_id))
    assert detail.form.scores == {first: 3, second: 1}
    scores = room.read(lambda session: list_scores(session, employee_id))
    assert sum(score.source is ScoreSource.OFFICIAL for score in scores) == 2


def test_withdrawn_official_result_takes_its_levels_along_and_undo_brings_both_back(room: Room) -> None:
    room.show("Indra Wijaya")
    room.page.people.profile.show_tab("official")
    employee_id, tab = room.id_of("Indra Wijaya"), room.page.people.profile.official
    result_id = room.read(lambda session: list_official_results(session, employee_id=employee_id))[
        0
    ].result_id

    def official_levels() -> int:
        scores = room.read(lambda session: list_scores(session, employee_id))
        return sum(score.source is ScoreSource.OFFICIAL for score in scores)

    before = official_levels()
    tab._withdraw(result_id)
    room.settle()
    assert official_levels() == 0
    room.toasts[-1][1]()
    room.settle()
    assert official_levels() == before


def test_certificate_is_added_and_its_draft_resumed_from_the_worklist(room: Room) -> None:
    room.show("Sari")
    room.page.people.profile.show_tab("files")
    employee_id, tab = room.id_of("Sari"), room.page.people.profile.files
    tab.start_new()
    room.settle()
    tab.form.fields["name"].editor.setText("Pelatihan loket")
    tab.touch()
    tab.leave_form()
    room.settle()
    room.page.open(employee_id=employee_id, mode="edit", draft=True)
    room.settle()
    assert tab.is_form_open()
    assert tab.form.texts()["name"] == "Pelatihan loket"
    tab.publish()
    room.settle()
    found = room.read(lambda session: get_employee(session, employee_id)).certificates
    assert [row.name for row in found] == ["Pelatihan loket"]
    assert not tab.is_form_open()


def test_worklist_targets_open_their_tab(room: Room) -> None:
    employee_id = room.id_of("Indra Wijaya")
    for tab, place in (("official", 2), ("files", 3)):
        room.page.open(employee_id=employee_id, tab=tab)
        room.settle()
        assert room.page.people.employee_id() == employee_id
        assert room.page.people.profile.stack.currentIndex() == place

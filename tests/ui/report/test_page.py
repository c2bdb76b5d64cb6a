"""The report room: what is chosen, previewed, printed, saved, made final and checked."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from asn_desktop.rules.signature import SignatureMode
from asn_desktop.storage.database import Database
from asn_desktop.ui.paper.reason_sheet import ReopenSheet
from asn_desktop.ui.report.sheets import CheckSheet, RangeSheet, RevisionSheet
from asn_desktop.ui.widgets.pdf_preview import page_sizes
from asn_desktop.ui.widgets.sheets import ConfirmSheet
from tests.ui.report.conftest import Room

PERIOD = "2026-T4"
PAGES_OF_A_CARD = 3


def sheet_of(room: Room, kind: type[Any]) -> Any:
    """The sheet that is open."""
    return next(sheet for sheet in room.window.findChildren(kind) if sheet.isVisible())


def texts_of(pdf: bytes) -> str:
    """All words of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    words = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return words


def test_everybody_is_chosen_at_first_and_the_first_report_is_shown(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="profile")
    assert room.page.print_button.label() == "Cetak 24 berkas"
    assert room.page.viewer.place_text() == "Berkas 1 dari 24"
    assert "24 masih draf" in room.page.viewer.chip_texts()
    assert room.page.output.bar.text() == "EPSON L3210, A4, satu sisi, skala 100%"


def test_number_of_sheets_is_told_once_all_are_drawn(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="staff-card", employee_ids=room.ids(3))
    qtbot.waitUntil(lambda: "9 lembar" in room.page.viewer.chip_texts(), timeout=10_000)


def test_page_keys_go_from_person_to_person(room: Room, qtbot: QtBot) -> None:
    ids = room.ids(3)
    room.show(qtbot, kind="profile", employee_ids=ids)
    room.page.step(1)
    room.settle()
    assert room.page.shown_key() == ids[1]
    assert room.page.viewer.place_text() == "Berkas 2 dari 3"
    room.page.step(-1)
    room.page.step(-1)
    assert room.page.shown_key() == ids[0]


def test_printed_pages_are_those_of_the_preview_and_are_recorded(room: Room, qtbot: QtBot) -> None:
    ids = room.ids(2)
    room.show(qtbot, kind="assessment-form", employee_ids=ids)
    expected = sum(len(page_sizes(pdf)) for pdf in (_pdf_of(room, qtbot, employee_id) for employee_id in ids))
    room.page.print_button.click()
    room.finish(qtbot)
    sizes = page_sizes(room.printed.read_bytes())
    assert len(sizes) == expected
    assert round(sizes[0][0] / 72 * 25.4) == 215
    assert round(sizes[0][1] / 72 * 25.4) == 330
    assert room.events("print") == [{"document": "assessment-form", "employees": ids, "copies": 1}]
    assert room.page.output.strip.accessibleName() == (
        "2 berkas terkirim ke printer. Periksa lembar terakhir."
    )


def test_part_of_a_print_can_be_printed_again(room: Room, qtbot: QtBot) -> None:
    ids = room.ids(3)
    room.show(qtbot, kind="staff-card", employee_ids=ids)
    room.page.print_all()
    room.finish(qtbot)
    room.page.output._ask_range(tuple(ids), ["Satu", "Dua", "Tiga"])
    sheet = sheet_of(room, RangeSheet)
    sheet.first.setCurrentIndex(1)
    sheet._confirm()
    room.finish(qtbot)
    assert len(page_sizes(room.printed.read_bytes())) == 2 * PAGES_OF_A_CARD
    assert [event["employees"] for event in room.events("print")] == [ids, ids[1:]]


def test_office_without_a_printer_is_told_what_to_do(
    open_room: Callable[..., Room], seeded_database: Database, qtbot: QtBot
) -> None:
    room = open_room(seeded_database, has_printer=False)
    room.show(qtbot, kind="staff-card")
    assert room.page.output.bar.text() == "Belum ada printer terpasang di komputer ini"
    assert "Simpan PDF" in room.page.output.bar.hint()
    room.page.print_all()
    room.settle()
    assert room.refusals == ["Belum ada printer terpasang di komputer ini."]


def test_single_saved_file_is_the_preview_byte_for_byte(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="profile", employee_ids=room.ids(1))
    shown = room.page.documents.pdf(room.page.shown_key())
    room.page.save_button.click()
    room.settle()
    saved = list(room.folder.glob("*.pdf"))
    assert [path.read_bytes() for path in saved] == [shown]
    assert room.events("save")[0]["form"] == "pdf"


def test_many_are_saved_in_one_file_or_one_each(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="staff-card", employee_ids=room.ids(3))
    room.page.output.save_together(room.page)
    room.settle()
    room.finish(qtbot)
    together = room.folder / "Kartu pegawai Triwulan IV 2026, 3 berkas.pdf"
    assert len(page_sizes(together.read_bytes())) == 3 * PAGES_OF_A_CARD
    together.unlink()
    room.page.output.save_each(room.page)
    room.settle()
    room.finish(qtbot)
    assert len(list(room.folder.glob("*.pdf"))) == 3
    assert room.page.output.strip.accessibleName().startswith("3 berkas tersimpan di")


def test_table_is_saved_as_a_workbook(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="staff")
    assert room.page.save_button.label() == "Simpan Excel"
    room.page.save_button.click()
    room.settle()
    assert (room.folder / "Daftar pegawai.xlsx").read_bytes()[:2] == b"PK"
    assert room.events("save")[0] == {"document": "staff", "employees": [], "form": "xlsx"}


def test_landscape_table_says_so(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="gap-map")
    assert room.page.viewer.chip_texts()[0].startswith("A4 rebah")
    assert not room.page.choices.people.isVisible()


def test_other_names_of_a_kind_are_understood(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="staff_list")
    assert room.page.choices.report_kind().key == "staff"


def test_final_needs_a_confirmation_that_lists_its_effects(room: Room, qtbot: QtBot) -> None:
    ids = room.ids(2)
    room.show(qtbot, kind="profile", employee_ids=ids)
    room.page.finalise()
    sheet = sheet_of(room, ConfirmSheet)
    assert sheet.accessibleName() == "Finalkan 2 laporan evaluasi individu, Triwulan IV 2026?"
    assert not _finals(room)
    sheet.confirm_button.click()
    room.settle()
    assert set(_finals(room)) == set(ids)
    assert room.toasts == ["2 dokumen difinalkan, nomornya tercetak di lembarnya"]
    assert "2 masih draf" not in room.page.viewer.chip_texts()
    assert "DRAF" not in texts_of(_pdf_of(room, qtbot, ids[0]))


def test_second_final_asks_for_a_reason_and_is_a_revision(room: Room, qtbot: QtBot) -> None:
    ids = _make_final(room, qtbot)
    room.page.finalise()
    sheet = sheet_of(room, RevisionSheet)
    sheet.confirm_button.click()
    assert sheet.isVisible()
    sheet.findChild(QPlainTextEdit).setPlainText("Nilai komunikasi diperbarui")
    sheet.confirm_button.click()
    room.settle()
    assert _finals(room) == {ids[0]: 1}


def test_fingerprint_of_a_printed_document_is_recognised(room: Room, qtbot: QtBot) -> None:
    from asn_desktop.operations.documents import list_documents

    _make_final(room, qtbot)
    fingerprint = room.read(lambda session: list_documents(session)[0].fingerprint)
    room.page.check_document()
    sheet = sheet_of(room, CheckSheet)
    sheet.typed.setText(fingerprint[:16].upper())
    qtbot.keyClick(sheet.typed, Qt.Key.Key_Return)
    room.settle()
    assert sheet.answer.isVisible()
    assert sheet.answer._text.text().startswith("Cocok dengan")
    sheet.typed.setText("0000000000000000")
    sheet.check()
    room.settle()
    assert sheet.answer._text.text().startswith("Tidak cocok")


@pytest.mark.parametrize("kind", ["profile", "assessment-form"])
def test_final_is_opened_again_and_its_next_final_prints_the_reason(
    room: Room, qtbot: QtBot, kind: str
) -> None:
    from asn_desktop.operations.documents import list_documents

    ids = room.ids(1)
    room.show(qtbot, kind=kind, employee_ids=ids)
    room.page.reopen()
    room.settle()
    assert not room.page.findChildren(ReopenSheet)
    room.page._finalise(room.page.choices.wish(), ids, "")
    room.settle()
    first = room.read(list_documents)[0]
    room.page.reopen()
    room.settle()
    sheet = sheet_of(room, ReopenSheet)
    sheet.findChild(QPlainTextEdit).setPlainText("Nilai komunikasi diperbarui")
    sheet.confirm_button.click()
    room.settle()
    assert room.toasts[-1].startswith(f"{first.number} dibuka kembali")
    assert room.page.output.bar.finalise.label() == "Finalkan 1 draf"
    assert "DRAF" in texts_of(_pdf_of(room, qtbot, ids[0]))
    room.page.finalise()
    sheet_of(room, ConfirmSheet).confirm_button.click()
    room.settle()
    words = texts_of(_pdf_of(room, qtbot, ids[0]))
    assert "Perbaikan 1" in words
    assert "Nilai komunikasi diperbarui" in words
    assert first.number not in words
    room.page.check_document()
    check = sheet_of(room, CheckSheet)
    check.typed.setText(f"ASND1;{first.number};2026-11-24;{first.fingerprint[:16]}")
    check.check()
    room.settle()
    assert "sudah ditarik 24 November 2026. Yang berlaku" in check.answer._text.text()
    assert check.answer.property("note") == "warn"


def test_earlier_quarter_offers_its_finals_only(room: Room, qtbot: QtBot) -> None:
    ids = room.ids(1)
    request = _request()

    def make(session: Any) -> int:
        from asn_desktop.reports.issuing import finalise

        return finalise(session, "profile", ids, request, period="2026-T3")

    room.read(make)
    room.page.reload()
    room.settle()
    assert room.page.choices.period.count() == 2
    room.page.choices.period.setCurrentIndex(1)
    qtbot.waitUntil(lambda: room.page.print_button.label() == "Cetak 1 berkas", timeout=5_000)
    room.settle()
    assert room.page.choices.people.rows()[0].chip == ("final", "ok")
    assert room.page.output.bar.finalise.isHidden()


def test_nobody_chosen_says_what_to_do(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="profile")
    room.page.choices.everyone.click()
    qtbot.waitUntil(room.page.viewer.is_empty, timeout=5_000)
    room.page.print_all()
    room.settle()
    assert not room.printed.exists()
    room.page.choices.everyone.click()
    qtbot.waitUntil(lambda: not room.page.viewer.is_empty(), timeout=5_000)


def test_office_without_people_leads_to_the_staff_list(
    open_room: Callable[..., Room], filled_database: Database
) -> None:
    room = open_room(filled_database)
    assert room.page.viewer.is_empty()
    room.page._nobody.findChildren(type(room.page.save_button))[0].click()
    assert room.went == [("staff", {})]


def test_filter_hides_but_keeps_the_ticks(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="profile")
    room.page.choices.filter.setText("hartono")
    assert [row.name for row in room.page.choices.people.rows()] == ["Budi Hartono"]
    room.page.choices.people.toggle(0)
    qtbot.waitUntil(lambda: room.page.print_button.label() == "Cetak 23 berkas", timeout=5_000)


def test_signature_with_u_b_names_the_deputy(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="profile", employee_ids=room.ids(2)[1:])
    signing = room.page.choices.signing
    signing.choose_mode(SignatureMode.FOR_ATTENTION)
    place = next(at for at in range(signing.official.count()) if "Seksi" in signing.official.itemText(at))
    signing.official.setCurrentIndex(place)
    qtbot.waitUntil(lambda: not room.page.choices._timer.isActive(), timeout=2_000)
    room.settle()
    pdf = room.page.documents.pdf(room.page.shown_key())
    assert pdf is not None
    assert "u.b." in texts_of(pdf)
    assert "Sekretaris Lurah" in texts_of(pdf)


def test_crumb_leads_back_to_where_the_print_was_asked_for(room: Room, qtbot: QtBot) -> None:
    employee_id = room.ids(1)[0]
    room.show(qtbot, kind="profile", employee_id=employee_id, back=("staff", {"employee_id": employee_id}))
    assert not room.page.choices.back.isHidden()
    room.page.choices.back.click()
    assert room.went == [("staff", {"employee_id": employee_id})]
    room.page.open()
    assert room.page.choices.back.isHidden()


def test_page_fits_the_smallest_window(room: Room, qtbot: QtBot) -> None:
    room.show(qtbot, kind="assessment-form", back=("staff", {}))
    room.page.arrange(True)
    room.page.choices.signing.choose_mode(SignatureMode.FOR_ATTENTION)
    room.page.resize(1037, 528)
    QApplication.processEvents()
    hint = room.page.minimumSizeHint()
    assert hint.width() <= 1037
    assert hint.height() <= 528


def _request() -> Any:
    from asn_desktop.reports.gather_office import Request

    return Request()


def _pdf_of(room: Room, qtbot: QtBot, employee_id: int) -> bytes:
    room.page._show_person(employee_id)
    qtbot.waitUntil(lambda: room.page.documents.pdf(employee_id) is not None, timeout=5_000)
    found = room.page.documents.pdf(employee_id)
    assert found is not None
    return found


def _finals(room: Room) -> dict[int, int]:
    from asn_desktop.operations.prints import list_finals

    return dict(room.read(list_finals).get(("profile", PERIOD), {}))


def _make_final(room: Room, qtbot: QtBot) -> list[int]:
    ids = room.ids(1)
    room.show(qtbot, kind="profile", employee_ids=ids)
    room.page.finalise()
    sheet_of(room, ConfirmSheet).confirm_button.click()
    room.settle()
    return ids

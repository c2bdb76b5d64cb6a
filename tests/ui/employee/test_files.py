"""Berkas: evidence and final documents are opened again, printed, saved, and opened for a revision."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from asn_desktop.operations.assessments import list_official_results, list_scores, record_scores
from asn_desktop.operations.attaching import attach_file
from asn_desktop.operations.competencies import find_by_code
from asn_desktop.operations.documents import list_documents
from asn_desktop.operations.official_results import get_official_result
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.storage.attachments import AttachmentStore
from asn_desktop.ui.employee.evidence import EvidenceDrawer
from asn_desktop.ui.paper.reason_sheet import ReopenSheet
from asn_desktop.ui.paper.viewing import EvidenceSheet, FinalSheet
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.pdf_preview import PdfPreview
from asn_desktop.ui.widgets.picture_view import PictureView
from tests.factories import DEK
from tests.ui.employee.conftest import Room

NAME = "Budi Hartono"


def pdf_bytes() -> bytes:
    import io

    made, kept = pypdfium2.PdfDocument.new(), io.BytesIO()
    made.new_page(300, 400)
    made.save(kept)
    made.close()
    return kept.getvalue()


def png_bytes() -> bytes:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def keep(room: Room, tmp_path: Path, name: str, content: bytes) -> int:
    """Record one score with a file behind it, and show the person's Berkas."""
    source = tmp_path / name
    source.write_bytes(content)
    store = AttachmentStore(tmp_path / "lampiran", DEK)
    employee_id = room.id_of(NAME)

    def work(session: Any) -> int:
        found = find_by_code(session, "M.01")
        attachment_id = attach_file(session, store=store, source=source)
        record_scores(
            session,
            employee_id,
            {found: 3},
            source=ScoreSource.SUPERIOR,
            assessed_on=date(2026, 11, 1),
            attachment_id=attachment_id,
        )
        return attachment_id

    made: int = room.read(work)
    source.unlink()
    return made


def show_files(room: Room) -> None:
    room.show(NAME)
    room.page.people.profile.show_tab("files")
    room.settle()


def sheet_of(room: Room, kind: type) -> Any:
    shown = [sheet for sheet in room.window.findChildren(kind) if sheet.isVisible()]
    assert len(shown) == 1
    return shown[0]


def make_final(room: Room) -> int:
    """A final report of the person; its id."""
    employee_id = room.id_of(NAME)

    def work(session: Any) -> int:
        from asn_desktop.reports.gather_office import Request
        from asn_desktop.reports.issuing import finalise

        finalise(session, "profile", [employee_id], Request())
        return list_documents(session)[0].document_id

    made: int = room.read(work)
    return made


def press(sheet: Any, words: str) -> None:
    next(button for button in sheet.findChildren(Button) if button.label() == words).click()


def plain_copies(tmp_path: Path, content: bytes) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file() and path.read_bytes() == content]


def test_evidence_is_listed_with_what_it_proves(room: Room, tmp_path: Path) -> None:
    keep(room, tmp_path, "surat.pdf", pdf_bytes())
    show_files(room)
    (row,) = room.page.people.profile.files.paper_rows()
    assert row.accessibleName().startswith(
        "surat.pdf  ·  bukti 1 nilai, 1 November 2026  ·  dilampirkan 24 November 2026"
    )


@pytest.mark.parametrize("act", ["button", "enter", "double"])
def test_evidence_pdf_is_seen_inside_the_program_and_not_left_on_the_disk(
    room: Room, tmp_path: Path, qtbot: QtBot, act: str
) -> None:
    content = pdf_bytes()
    keep(room, tmp_path, "surat.pdf", content)
    show_files(room)
    (row,) = room.page.people.profile.files.paper_rows()
    if act == "button":
        row.open_button.click()
    elif act == "enter":
        qtbot.keyClick(row, Qt.Key.Key_Return)
    else:
        qtbot.mouseDClick(row, Qt.MouseButton.LeftButton)
    room.settle()
    sheet = sheet_of(room, EvidenceSheet)
    assert isinstance(sheet.view, PdfPreview)
    qtbot.waitUntil(sheet.view.is_drawn, timeout=5_000)
    assert plain_copies(tmp_path, content) == []
    press(sheet, "Simpan salinan")
    room.settle()
    assert plain_copies(tmp_path, content) == [tmp_path / "surat.pdf"]
    assert "tanpa sandi" in sheet.message.message()


def test_evidence_picture_is_seen_and_zoomed(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    keep(room, tmp_path, "foto.png", png_bytes())
    show_files(room)
    room.page.people.profile.files.paper_rows()[0].open_button.click()
    room.settle()
    view = sheet_of(room, EvidenceSheet).view
    assert isinstance(view, PictureView)
    qtbot.waitUntil(view.has_picture, timeout=5_000)
    assert view.zoom_text() == "Pas halaman"
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom_text() == "125%"
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom_text() == "Pas halaman"


def test_evidence_of_another_kind_can_only_be_saved(room: Room, tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    made = tmp_path / "asal.bin"
    book = Workbook(str(made))
    book.add_worksheet()
    book.close()
    content = made.read_bytes()
    made.unlink()
    keep(room, tmp_path, "rekap.xlsx", content)
    show_files(room)
    room.page.people.profile.files.paper_rows()[0].open_button.click()
    room.settle()
    sheet = sheet_of(room, EvidenceSheet)
    assert isinstance(sheet.view, EmptyState)
    press(sheet, "Simpan salinan")
    room.settle()
    assert (tmp_path / "rekap.xlsx").read_bytes() == content


def test_evidence_that_is_no_whole_pdf_says_what_to_do(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    keep(room, tmp_path, "surat.pdf", b"%PDF-1.7 terpotong")
    show_files(room)
    room.page.people.profile.files.paper_rows()[0].open_button.click()
    room.settle()
    sheet = sheet_of(room, EvidenceSheet)
    assert sheet.message.message() == "PDF ini tidak bisa ditampilkan di sini."


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"rusak")])
def test_damaged_evidence_is_refused_and_nothing_opens(
    room: Room, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    keep(room, tmp_path, "surat.pdf", pdf_bytes())
    show_files(room)
    for path in (tmp_path / "lampiran").iterdir():
        spoil(path)
    room.page.people.profile.files.paper_rows()[0].open_button.click()
    room.settle()
    assert room.window.findChildren(EvidenceSheet) == []
    assert len(room.refusals) == 1


def test_evidence_is_opened_from_the_history_of_a_score(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    keep(room, tmp_path, "surat.pdf", pdf_bytes())
    room.show(NAME)
    room.page.people.show_evidence(room.read(lambda session: find_by_code(session, "M.01")))
    room.settle()
    drawer = sheet_of(room, EvidenceDrawer)
    drawer.entries()[0].file_button.click()
    room.settle()
    assert sheet_of(room, EvidenceSheet).isVisible()


def test_final_document_is_shown_printed_and_saved_again(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    make_final(room)
    show_files(room)
    (row,) = room.page.people.profile.files.paper_rows()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    room.settle()
    sheet = sheet_of(room, FinalSheet)
    qtbot.waitUntil(lambda: bool(sheet.pdf), timeout=10_000)
    press(sheet, "Simpan PDF")
    room.settle()
    (saved,) = tmp_path.glob("*.pdf")
    assert saved.read_bytes() == sheet.pdf
    press(sheet, "Cetak")
    qtbot.waitUntil(lambda: "Terkirim ke printer" in sheet.message.message(), timeout=10_000)
    assert (tmp_path / "cetakan.pdf").exists()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_final_document_keeps_its_words_when_the_person_changes(room: Room, qtbot: QtBot) -> None:
    make_final(room)
    employee_id = room.id_of(NAME)

    def rename(session: Any) -> None:
        from asn_desktop.models.employee import Employee
        from asn_desktop.operations.acts import act
        from asn_desktop.rules.permission import Right

        with act(session, Right.EDIT_STAFF, "employee.change", "nama diubah"):
            session.get_one(Employee, employee_id).name = "Budi Harsono"

    room.read(rename)
    room.page.reload()
    room.settle()
    room.show("Budi Harsono")
    room.page.people.profile.show_tab("files")
    room.settle()
    room.page.people.profile.files.paper_rows()[0].open_button.click()
    room.settle()
    sheet = sheet_of(room, FinalSheet)
    qtbot.waitUntil(lambda: bool(sheet.pdf), timeout=10_000)
    document = pypdfium2.PdfDocument(sheet.pdf)
    words = document[0].get_textpage().get_text_bounded()
    document.close()
    assert NAME in words


def test_final_document_is_opened_again_with_a_reason_and_stays_in_berkas(room: Room, qtbot: QtBot) -> None:
    make_final(room)
    show_files(room)
    files = room.page.people.profile.files
    files._reopen(files.profile.documents[0])
    sheet = sheet_of(room, ReopenSheet)
    sheet.confirm_button.click()
    assert sheet.isVisible()
    sheet.findChild(QPlainTextEdit).setPlainText("Nilai komunikasi keliru")
    sheet.confirm_button.click()
    room.settle()
    assert room.read(list_documents) == []
    assert "dibuka kembali" in room.toasts[-1][0]
    assert room.toasts[-1][1] is None
    (row,) = files.paper_rows()
    assert (
        "Ditarik 24 November 2026, tidak berlaku lagi. Alasan: Nilai komunikasi keliru"
        in row.accessibleName()
    )
    row.open_button.click()
    room.settle()
    shown = sheet_of(room, FinalSheet)
    assert "Cetak" not in [button.label() for button in shown.findChildren(Button)]


def test_correcting_an_official_result_keeps_its_file(room: Room, tmp_path: Path) -> None:
    from asn_desktop.operations.assessments import OfficialForm, record_official_result

    attachment_id = keep(room, tmp_path, "surat.pdf", pdf_bytes())
    employee_id = room.id_of(NAME)
    form = OfficialForm("BKN Palembang", date(2026, 3, 1), attachment_id=attachment_id)
    result_id = room.read(lambda session: record_official_result(session, employee_id, form))
    room.show(NAME)
    room.page.people.profile.show_tab("official")
    tab = room.page.people.profile.official
    tab._edit(result_id)
    room.settle()
    tab.form.fields["number"].set_text("7/BKN")
    tab.publish()
    room.settle()
    found = room.read(lambda session: get_official_result(session, result_id)).form
    assert (found.number, found.attachment_id) == ("7/BKN", attachment_id)
    assert len(room.read(lambda session: list_scores(session, employee_id))) >= 1


def attach_in(room: Room, tab: Any, source: Path) -> None:
    source.write_bytes(pdf_bytes())
    tab.file.attach(source)
    room.settle()


def test_certificate_is_published_with_its_file_which_is_listed_as_evidence(
    room: Room, tmp_path: Path
) -> None:
    show_files(room)
    tab = room.page.people.profile.files
    tab.start_new()
    room.settle()
    tab.form.set_texts({"name": "Pelayanan prima"})
    attach_in(room, tab, tmp_path / "sertifikat.pdf")
    assert tab.file.name.full_text() == "sertifikat.pdf"
    tab.publish()
    room.settle()
    (row,) = room.page.people.profile.files.paper_rows()
    assert row.accessibleName().startswith("sertifikat.pdf  ·  sertifikat Pelayanan prima")


def test_file_of_a_certificate_comes_back_with_the_draft(room: Room, tmp_path: Path) -> None:
    show_files(room)
    tab = room.page.people.profile.files
    tab.start_new()
    room.settle()
    attach_in(room, tab, tmp_path / "sertifikat.pdf")
    tab.leave_form()
    tab.start_new()
    assert tab.file.attachment_id() is None
    room.settle()
    assert tab.file.name.full_text() == "sertifikat.pdf"


def test_official_result_takes_a_file_keeps_it_when_corrected_and_lets_it_go(
    room: Room, tmp_path: Path
) -> None:
    room.show("Sari")
    room.page.people.profile.show_tab("official")
    employee_id, tab = room.id_of("Sari"), room.page.people.profile.official
    tab.start_new()
    room.settle()
    tab.form.set_texts({"organiser": "UPT Contoh", "assessed_on": "02-03-2026"})
    attach_in(room, tab, tmp_path / "laporan.pdf")
    tab.publish()
    room.settle()

    def kept() -> int | None:
        rows = room.read(lambda session: list_official_results(session, employee_id=employee_id))
        detail = room.read(lambda session: get_official_result(session, rows[0].result_id))
        found: int | None = detail.form.attachment_id
        return found

    first = kept()
    assert first is not None
    result_id = room.read(lambda session: list_official_results(session, employee_id=employee_id))[
        0
    ].result_id
    tab._edit(result_id)
    room.settle()
    assert tab.file.name.full_text() == "laporan.pdf"
    tab.publish()
    room.settle()
    assert kept() == first
    tab._edit(result_id)
    room.settle()
    tab.file.drop_button.click()
    tab.publish()
    room.settle()
    assert kept() is None

"""This file holds what a clerk does on ordinary days, done at the real window with mouse and keys."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from asn_desktop.operations.competencies import get_competency, list_competencies
from asn_desktop.operations.desk import find_draft
from asn_desktop.operations.staff_lists import find_head, get_employee, list_staff
from asn_desktop.operations.standards import standards_matrix
from asn_desktop.rules.nip import format_nip
from asn_desktop.settings import DataFolder
from asn_desktop.ui.competency.standards_foot import StandardsFoot
from asn_desktop.ui.employee.profile import ProfileCard
from asn_desktop.ui.imports.preview_view import PreviewView
from asn_desktop.ui.settings.backup_table import ACTION_COLUMN, BackupTable
from asn_desktop.ui.widgets.forms import ErrorSummary
from asn_desktop.ui.widgets.matrix_grid import MatrixGrid
from asn_desktop.ui.widgets.pdf_preview import PdfPreview
from tests.journeys.conftest import OpenDesk, close_desk
from tests.journeys.hands import ALT, CONTROL, KEY, Hands
from tests.journeys.offices import PASSWORD, read
from tests.reports.reading import whole_text

SAMPLES = Path(__file__).parents[1] / "samples"
DEWI = "Dewi Anggraini Putri"
DEWI_NIP, OTHER_NIP = "198802142011012003", "198802142011012013"


def look(hands: Hands, work: Callable[[Any], Any]) -> Any:
    """Look into the office that is open."""
    assert hands.desk.office is not None
    return read(hands.desk.office, work)


def id_of(hands: Hands, name: str) -> int:
    """The id of a person."""
    return next(row.employee_id for row in look(hands, list_staff) if row.name == name)


def nip_of(hands: Hands, name: str) -> str | None:
    """The NIP that is kept of a person."""
    return next(row.nip for row in look(hands, list_staff) if row.name == name)


def edit(hands: Hands, name: str) -> None:
    """Find a person by the palette and open the form with F2."""
    hands.search(name)
    hands.press(KEY.Key_F2)
    hands.until(lambda: hands.has_button("Simpan pegawai"), "the form")


def answer_file_dialog(monkeypatch: pytest.MonkeyPatch, name: str, path: Path) -> None:
    """Let the file dialog answer with a path."""
    monkeypatch.setattr(QFileDialog, name, lambda *_arguments: (str(path), ""))


def test_wrong_nip_is_explained_mended_saved_undone_and_redone(hands: Hands) -> None:
    edit(hands, DEWI)
    nip = hands.field("NIP").editor
    hands.fill(nip, "19880214 201101 2 01")
    hands.click(hands.button("Simpan pegawai"))
    summary = next(hands.seen(ErrorSummary))
    assert summary.accessibleName() == (
        "Ada 1 isian yang perlu diperbaiki. NIP harus 18 angka, yang diketik baru 17"
    )
    assert hands.focus() is summary
    hands.click(hands.button("NIP harus 18 angka, yang diketik baru 17"))
    assert hands.focus() is nip
    assert nip_of(hands, DEWI) == DEWI_NIP
    hands.type_in(format_nip(OTHER_NIP), anew=True)
    hands.click(hands.button("Simpan pegawai"))
    assert nip_of(hands, DEWI) == OTHER_NIP
    assert not hands.has_button("Simpan pegawai")
    assert look(hands, partial(find_draft, form="employee", subject_id=id_of(hands, DEWI))) is None
    hands.press(KEY.Key_Z, CONTROL)
    assert nip_of(hands, DEWI) == DEWI_NIP
    hands.press(KEY.Key_Y, CONTROL)
    assert nip_of(hands, DEWI) == OTHER_NIP


def test_typed_standard_shows_its_effect_and_applies_on_enter(hands: Hands) -> None:
    hands.press(KEY.Key_3, ALT)
    hands.press(KEY.Key_2, CONTROL)
    grid, foot = next(hands.seen(MatrixGrid)), next(hands.seen(StandardsFoot))
    hands.switch("Hari ini")
    hands.tab_to(grid)
    row, column = grid.cursor_place()
    before = grid._rows[row].cells[column].level
    wanted = 5 if before != 5 else 4
    hands.press(getattr(KEY, f"Key_{wanted}"))
    assert hands.has_button("Terapkan  Enter")
    idle = "Ketik 1 sampai 5, Del untuk tanpa standar"
    assert foot.words.full_text() not in ("", idle)
    hands.press(KEY.Key_Return)
    assert grid._rows[row].cells[column].level == wanted
    title = grid._rows[row].name
    matrix = look(hands, lambda session: standards_matrix(session, on=_today()))
    position = next(one for one in matrix.positions if one.title == title)
    levels = [
        cell.level for (place, _competency), cell in matrix.cells.items() if place == position.position_id
    ]
    assert wanted in levels
    assert foot.words.full_text() == idle
    hands.press(KEY.Key_Z, CONTROL)
    assert grid._rows[row].cells[column].level == before


def test_lock_in_the_middle_of_typing_keeps_the_draft(hands: Hands) -> None:
    edit(hands, DEWI)
    hands.fill(hands.field("Nomor telepon").editor, "0812 7000")
    hands.press(KEY.Key_L, CONTROL)
    assert hands.window.is_covered()
    assert hands.desk.office is None
    assert not hands.reads(DEWI)
    hands.unlock(PASSWORD)
    assert hands.field("Nomor telepon").text() == "0812 7000"
    draft = look(hands, partial(find_draft, form="employee", subject_id=id_of(hands, DEWI)))
    assert draft.content["phone"] == "0812 7000"


def test_draft_comes_back_after_the_program_was_closed(
    open_desk: OpenDesk, sample_folder: DataFolder
) -> None:
    hands = open_desk(sample_folder)
    hands.unlock(PASSWORD)
    edit(hands, DEWI)
    hands.fill(hands.field("Nomor telepon").editor, "0812 7111")
    close_desk(hands)
    again = open_desk(sample_folder)
    again.unlock(PASSWORD)
    edit(again, DEWI)
    assert again.field("Nomor telepon").text() == "0812 7111"
    assert again.reads("Melanjutkan draf yang belum disimpan")


def test_palette_finds_a_person_whose_name_is_misspelt(hands: Hands) -> None:
    hands.search("dewi angraeni")
    profile = next(hands.seen(ProfileCard)).profile
    assert profile is not None
    assert profile.detail.row.name == DEWI


def test_definition_of_a_competency_is_edited(hands: Hands) -> None:
    hands.press(KEY.Key_3, ALT)
    hands.press(KEY.Key_1, CONTROL)
    hands.search("integritas")
    hands.click(hands.button("Ubah"))
    hands.until(lambda: hands.has_button("Simpan"), "the form of the competency")
    hands.fill(hands.field("Definisi").editor, "Jujur juga saat tidak dilihat.")
    hands.press(KEY.Key_Return, CONTROL)
    assert not hands.has_button("Simpan")
    row = next(one for one in look(hands, list_competencies) if one.name == "Integritas")
    detail = look(hands, lambda session: get_competency(session, row.competency_id))
    assert "Jujur juga saat tidak dilihat." in repr(detail)
    assert hands.reads("Jujur juga saat tidak dilihat.")


def test_control_enter_saves_the_scores_and_takes_the_next_person(hands: Hands) -> None:
    name = next(row.name for row in look(hands, list_staff) if row.asked and not row.measured)
    hands.search(name)
    hands.click(hands.button("Nilai kompetensi"))
    hands.press(KEY.Key_4)
    hands.press(KEY.Key_2)
    hands.press(KEY.Key_Return, CONTROL)
    assert next(row.measured for row in look(hands, list_staff) if row.name == name) == 2
    assert look(hands, partial(find_draft, form="assessment", subject_id=id_of(hands, name))) is None


def test_import_mends_one_refused_row_on_the_spot_and_leaves_the_others_as_a_draft(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_file_dialog(monkeypatch, "getOpenFileName", SAMPLES / "nip-rusak.xlsx")
    before = {row.nip for row in look(hands, list_staff)}
    hands.press(KEY.Key_2, ALT)
    hands.click(hands.button("Impor Excel"))
    hands.click(hands.button("Buka berkas"))
    hands.until(lambda: list(hands.seen(PreviewView)), "the rows of the file")
    hands.settle()
    view = next(hands.seen(PreviewView))
    preview = view.cells.preview
    assert preview is not None
    taken, refused = len(preview.to_write), len(preview.refused)
    assert refused > 1
    view.setFocus()
    hands.press(KEY.Key_F8)
    assert isinstance(hands.focus(), QLineEdit)
    hands.type_in("19900101 201503 2 771", anew=True)
    hands.press(KEY.Key_Return)
    assert len(view.cells.preview.refused) == refused - 1
    if isinstance(hands.focus(), QLineEdit):
        hands.press(KEY.Key_Escape)
    hands.click(hands.button(f"Masukkan {taken + 1} pegawai"))
    after = {row.nip for row in look(hands, list_staff)}
    assert len(after - before) == taken + 1
    assert "199001012015032771" in after
    assert hands.desk.background is not None
    draft = look(hands, partial(find_draft, form="import"))
    assert draft.title == "nip-rusak.xlsx"
    assert f"{refused - 1} baris ditinggal" in hands.toast()


def save_report(hands: Hands, monkeypatch: pytest.MonkeyPatch, path: Path) -> str:
    """Save what is previewed, and read it."""
    answer_file_dialog(monkeypatch, "getSaveFileName", path)
    preview = next(hands.seen(PdfPreview))
    hands.until(preview.is_drawn, "the page")
    hands.click(hands.button("Simpan PDF"))
    hands.until(path.exists, "the file")
    hands.settle()
    return whole_text(path.read_bytes())


def test_final_document_keeps_its_text_when_the_lurah_is_renamed(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    head = look(hands, find_head)
    hands.search(DEWI)
    hands.press(KEY.Key_P, CONTROL)
    hands.until(lambda: list(hands.seen(PdfPreview)), "the preview")
    hands.settle()
    hands.click(hands.button("Finalkan 1 draf"))
    hands.click(hands.button("Finalkan dan kunci"))
    hands.settle()
    first = save_report(hands, monkeypatch, tmp_path / "satu.pdf")
    assert "DRAF" not in first
    assert head.name in first
    edit(hands, head.name)
    hands.fill(hands.field("Nama lengkap").editor, "Nama Lain")
    hands.click(hands.button("Simpan pegawai"))
    assert look(hands, find_head).name == "Nama Lain"
    hands.search(DEWI)
    hands.press(KEY.Key_P, CONTROL)
    hands.settle()
    assert unprinted(save_report(hands, monkeypatch, tmp_path / "dua.pdf")) == unprinted(first)


def unprinted(text: str) -> str:
    """A document's text without the moment of the print in its foot."""
    return re.sub(r"dicetak \d\d-\d\d-\d{4} \d\d\.\d\d", "dicetak", text)


def test_backup_is_made_and_restored(hands: Hands) -> None:
    hands.search("buat cadangan")
    hands.click(hands.button("Cadangkan sekarang"))
    table = next(hands.seen(BackupTable))
    hands.until(lambda: table.model().rowCount() == 1, "the backup in the table")
    edit(hands, DEWI)
    hands.fill(hands.field("Nomor telepon").editor, "0812 7222")
    hands.click(hands.button("Simpan pegawai"))
    assert phone_of(hands, DEWI) == "0812 7222"
    hands.search("buat cadangan")
    hands.settle()
    place = table.visualRect(table.model().index(0, ACTION_COLUMN)).center()
    hands.click(table.viewport(), place)
    hands.until(lambda: hands.reads("Ketik PULIHKAN untuk melanjutkan"), "the question")
    hands.fill(hands.field("Ketik PULIHKAN untuk melanjutkan").editor, "PULIHKAN")
    hands.fill(hands.field("Kata sandi Yuni Safitri").editor, PASSWORD)
    hands.press(KEY.Key_Return)
    hands.until(hands.window.is_covered, "the lock screen")
    hands.settle()
    hands.unlock(PASSWORD)
    assert phone_of(hands, DEWI) != "0812 7222"
    assert any(hands.desk.folder.root.glob("tersingkir_*"))


def phone_of(hands: Hands, name: str) -> str:
    """The number that is kept."""
    employee_id = id_of(hands, name)
    return str(look(hands, lambda session: get_employee(session, employee_id)).as_form().phone)


def _today() -> Any:
    from datetime import date

    return date.today()

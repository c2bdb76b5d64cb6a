"""What leaves the office opens safely: text stays text, digits stay whole, a file is there or is not."""

import os
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_desktop.errors import UserError
from asn_desktop.exchange import table_file
from asn_desktop.exchange.dictionary_import import DictionaryEntry, LevelText, parse_dictionary
from asn_desktop.exchange.list_frame import choose_sheet
from asn_desktop.exchange.sheet_reader import read_file
from asn_desktop.exchange.staff_fields import StaffField
from asn_desktop.exchange.staff_values import StaffValues
from asn_desktop.exchange.standards_import import StandardLevel, StandardRow, parse_standards
from asn_desktop.exchange.table_file import ColumnKind, TableColumn, sheet_name, write_csv, write_table
from asn_desktop.exchange.workbook import (
    GapLine,
    write_dictionary,
    write_gap_list,
    write_refused,
    write_staff_list,
    write_standards,
)
from asn_desktop.rules.competency_kind import CompetencyKind
from tests.exchange.makers import SAMPLES, cells, parse, pasted

HOSTILE = ["=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+62811", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "<b>x</b>",
           "</para>", "<img src='x'>", "http://contoh.id", "0812", "1.98E+17", "'tanda", "a\nb", "_x0041_"]  # fmt: skip
COLUMNS = (TableColumn("Teks", 20), TableColumn("NIP", 21, ColumnKind.DIGITS))


def sheet_of(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def people(name: str) -> list[StaffValues]:
    workbook = read_file(SAMPLES / name)
    rows = parse(workbook.sheets[choose_sheet(workbook)]).rows
    return [row.values for row in rows if row.values is not None]


@settings(max_examples=25)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)), min_size=1, max_size=8))
def test_no_text_ever_becomes_a_formula_or_a_link(tmp_path_factory: Any, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("x") / "x.xlsx"
    write_table(path, texts[0], (TableColumn(texts[0]), COLUMNS[1]), [(text, text) for text in texts])
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert not [name for name in archive.namelist() if "rels" in name and "sheet1" in name]
    for number, text in enumerate(texts, start=4):
        cell = sheet_of(path).cell(number, 1)
        assert cell.data_type != "f"
        assert cell.hyperlink is None
        if text.isprintable() and text:
            # The format writes "_x0041_" as "_x005F_x0041_"; openpyxl shows it as it stands in the file.
            assert str(cell.value).replace("_x005F_", "_") == text


@settings(max_examples=25)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)), min_size=1, max_size=8))
def test_no_line_of_text_starts_like_a_formula(tmp_path_factory: Any, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("x") / "x.csv"
    write_csv(path, (TableColumn("Teks"),), [(text,) for text in texts])
    for row in read_file(path).sheets[0].rows:
        assert not str(row[0]).startswith(("=", "+", "-", "@", "\t", "\r", "\0"))


def test_digits_are_text_and_dates_are_dates(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    columns = (
        COLUMNS[1],
        TableColumn("Lahir", 12, ColumnKind.DATE),
        TableColumn("Nilai", 9, ColumnKind.NUMBER),
    )
    moment = datetime(2026, 1, 2, 3, 4)
    count = write_table(
        path,
        "Daftar",
        columns,
        [("198909012017032002", date(1989, 9, 1), 2.5), (None, date(1899, 1, 1), 0), ("", moment, -1)],
    )
    sheet = sheet_of(path)
    nip, born, score = (sheet.cell(4, column) for column in (1, 2, 3))
    assert (count, nip.value, nip.data_type, nip.number_format) == (3, "198909012017032002", "s", "@")
    assert (born.value, born.number_format) == (datetime(1989, 9, 1), "dd-mm-yyyy")
    assert (score.value, sheet.cell(5, 3).value, sheet.cell(6, 3).value) == (2.5, 0, -1)
    assert (sheet.cell(5, 1).value, sheet.cell(5, 2).value) == (None, "01-01-1899")
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.protection.sheet) == ("A4", "A3:C6", False)


def test_number_in_a_column_of_digits_is_written_as_text(tmp_path: Path) -> None:
    write_table(tmp_path / "x.xlsx", "x", (COLUMNS[1],), [(12345,)])
    assert sheet_of(tmp_path / "x.xlsx").cell(4, 1).value == "12345"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("name", ["nominatif-plaju-ulu.xlsx", "siasn-export-plaju-darat.csv"])
def test_staff_list_that_was_written_reads_back_the_same(name: str, ending: str, tmp_path: Path) -> None:
    written = [one._replace(unit="", start=None, status=None) for one in people(name)]
    written[0] = written[0]._replace(
        name="=1+1 Siti", phone="081271234567", note="<b>x</b>", front_title="Dr."
    )
    path = tmp_path / f"daftar{ending}"
    assert write_staff_list(path, written, title="Daftar pegawai Plaju Ulu") == len(written)
    result = parse(read_file(path).sheets[0])
    assert [row.values for row in result.rows] == written
    assert not result.warnings


def test_refused_rows_leave_with_what_is_to_mend_and_come_back_mended(tmp_path: Path) -> None:
    workbook = read_file(SAMPLES / "nip-rusak.xlsx")
    result = parse(workbook.sheets[0])
    path = tmp_path / "galat.xlsx"
    assert write_refused(path, result) == 4
    rows = [[cell.value for cell in row] for row in sheet_of(path).iter_rows(min_row=3)]
    assert rows[0] == ["Baris", "No", "Nama Pegawai", "NIP", "Gol", "Jabatan", "Yang perlu diperbaiki"]
    assert rows[1] == [
        2, 1, "Ridwan, S.STP., M.Si.", "1,98108E+17", "III/d", "Lurah",
        "NIP terpotong oleh Excel (1,98108E+17). Tempel ulang sebagai teks",
    ]  # fmt: skip
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(4, 4).value = "198108052004011026"
    book.save(path)
    again = parse(read_file(path).sheets[0])
    assert [row.values and row.values.nip for row in again.rows] == ["198108052004011026", None, None, None]


def test_refused_rows_name_columns_that_only_the_person_knew(tmp_path: Path) -> None:
    sheet = pasted(["Nama", "Kode X", "Jabatan"], ["Siti", "123", "Lurah"])
    heading = parse(sheet).heading.with_field(1, StaffField.NIP)
    path = tmp_path / "galat.csv"
    write_refused(path, parse(sheet, heading, edits={(2, "nip"): "1234"}))
    assert [row[1:4] for row in read_file(path).sheets[0].rows] == [
        ("Nama", "NIP", "Jabatan"),
        ("Siti", "'1234", "Lurah"),
    ]


def test_gap_that_was_not_measured_is_words_and_never_zero(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    lines = [
        GapLine("198909012017032002", "Siti", "Lurah", "M.01", "Integritas", 3, None, None, "", None),
        GapLine(None, "Udin", "Pramubakti", "M.01", "Integritas", 1, 0, -1, "Atasan", date(2026, 10, 1)),
    ]
    write_gap_list(path, lines, title="Kesenjangan: kantor/2026 [draf] yang namanya panjang sekali")
    sheet = sheet_of(path)
    assert [sheet.cell(4, column).value for column in (6, 7, 8)] == [3, "belum dinilai", None]
    assert [sheet.cell(5, column).value for column in (6, 7, 8)] == [1, 0, -1]
    assert sheet.title == "Kesenjangan kantor 2026 draf ya"


def test_standards_and_dictionary_read_back_the_same(tmp_path: Path) -> None:
    names = {"M.01": "Integritas", "T.01": "Pelayanan loket"}
    rows = [
        StandardRow(4, "Lurah", {"M.01": StandardLevel(3, True), "T.01": StandardLevel(None)}),
        StandardRow(5, "Pramubakti", {"M.01": StandardLevel(1)}),
    ]
    write_standards(tmp_path / "s.xlsx", names, rows, title="Standar jabatan")
    assert parse_standards(read_file(tmp_path / "s.xlsx").sheets[0], names).rows == tuple(rows)
    entries = [
        DictionaryEntry(4, "M.01", "Integritas", CompetencyKind.MANAGERIAL, "Jujur", (LevelText(1, "Etis", ("Satu", "Dua")),)),
        DictionaryEntry(5, "SK.01", "Perekat Bangsa", CompetencyKind.SOCIOCULTURAL, "", (LevelText(2, "Hormat", ()),)),
    ]  # fmt: skip
    write_dictionary(tmp_path / "k.xlsx", entries, title="Kamus kompetensi")
    assert parse_dictionary(read_file(tmp_path / "k.xlsx").sheets[0]).entries == tuple(entries)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_target_open_in_excel_is_told_and_left_as_it_was(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"daftar{ending}"
    path.write_bytes(b"lama")

    def held(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(UserError) as refused:
        write_staff_list(path, people("nominatif-plaju-ulu.xlsx"), title="x")
    assert str(refused.value) == "Berkas sedang dibuka di Excel. Tutup dulu di Excel, lalu pilih Coba lagi."
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


def test_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(table_file, "replace", full)
    with pytest.raises(UserError, match="disk penuh"):
        write_table(tmp_path / "x.xlsx", "x", COLUMNS, [("a", "1")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_folder_that_is_not_there_is_told(ending: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Tidak bisa menulis ke"):
        write_staff_list(tmp_path / "cabut" / f"x{ending}", [], title="x")


def test_long_table_is_written_row_by_row_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "_HELD_ROWS", 3)
    rows = [(f"=A{number}", str(number)) for number in range(10)]
    assert write_table(tmp_path / "x.xlsx", "x", COLUMNS, iter(rows)) == 10
    assert read_file(tmp_path / "x.xlsx").sheets[0].rows[3:] == rows


@pytest.mark.parametrize("held", [1, 100])
def test_row_that_breaks_midway_leaves_nothing_behind(
    held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_file, "_HELD_ROWS", held)

    def rows() -> Any:
        yield ("a", "1")
        raise KeyError("bug")

    with pytest.raises(KeyError):
        write_table(tmp_path / "x.xlsx", "x", COLUMNS, rows())
    assert list(tmp_path.iterdir()) == []


def test_text_longer_than_a_cell_is_cut_visibly(tmp_path: Path) -> None:
    write_table(tmp_path / "x.xlsx", "x", (COLUMNS[0],), [("a" * 40_000,)])
    assert sheet_of(tmp_path / "x.xlsx").cell(4, 1).value == "a" * 32_766 + "…"


def test_sheet_names_are_those_excel_accepts() -> None:
    assert [sheet_name(title) for title in ("", "[]:*?/\\", "'a'", "x" * 40)] == [
        "Lembar 1",
        "Lembar 1",
        "a",
        "x" * 31,
    ]


def test_empty_table_still_has_its_heading(tmp_path: Path) -> None:
    assert write_table(tmp_path / "x.xlsx", "Kosong", COLUMNS, []) == 0
    assert sheet_of(tmp_path / "x.xlsx").cell(3, 2).value == "NIP"


def test_cells_of_a_sheet_stay_beside_their_headings() -> None:
    assert cells(["a"], ["b", 1.0]).rows == [("a", ""), ("b", 1.0)]

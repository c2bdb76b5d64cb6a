"""Workbooks of learning: the sample counted by hand, bad rows named by Excel's row and column."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.exchange.learning_import import LABELS, form_key
from asn_desktop.exchange.learning_writing import LearningCount, read_learning, write_learning
from asn_desktop.exchange.office_tables import read_workbook
from asn_desktop.exchange.sheet_reader import Sheet, read_file
from asn_desktop.exchange.staff_writing import preview_staff, write_staff
from asn_desktop.operations.jp_ledger import year_ledger
from asn_desktop.operations.learning_lists import list_learning
from asn_desktop.rules.permission import Role
from tests.exchange.makers import SAMPLES, cells
from tests.factories import add_person
from tests.operations.kit import acting_as, snapshot, undo_last

HEADING = list(LABELS.values())
DEWI = "198802142011012003"
GOOD = ["02-03-2026", "03-03-2026", "Seminar layanan", "Unsri", 8.0, DEWI, 9.0]

BY_HAND = {
    "197702162006121025": 24 + 4 + 9,
    "199507142017121015": 2 + 4 + 4,
    "197611082005042036": 9 + 24 + 4 + 4,
    "197912232009121013": 8 + 9 + 10 + 2,
    "199303172021041002": 2 + 10 + 9,
    "198903062019032035": 8 + 24,
    "198008092010011033": 9 + 8,
    "199606192022031027": 8,
    "198610262024212015": 9 + 8 + 4,
    "197011032024211029": 8 + 9,
}


def take_in(session: Session, *rows: list[Any], **more: Any) -> LearningCount:
    return take_in_sheet(session, cells(HEADING, *rows), **more)


def take_in_sheet(session: Session, sheet: Sheet, **more: Any) -> LearningCount:
    return write_learning(session, read_learning(session, sheet), **more)


@pytest.fixture
def plaju(session: Session) -> Session:
    (sheet,) = read_file(SAMPLES / "nominatif-plaju-ulu.xlsx").sheets[:1]
    write_staff(session, preview_staff(session, sheet))
    return session


@pytest.fixture
def office(session: Session) -> Session:
    add_person(session)
    return session


def test_sample_counts_as_by_hand_and_only_once(plaju: Session) -> None:
    before = snapshot(plaju)
    (sheet,) = read_file(SAMPLES / "jp-2026-plaju-ulu.xlsx").sheets
    tried = take_in_sheet(plaju, sheet, dry_run=True)
    assert (tried.added, snapshot(plaju)) == (27, before)
    first = take_in_sheet(plaju, sheet, file_name="jp.xlsx")
    assert (first.added, first.same, first.problems, first.warnings) == (27, 0, (), ())
    assert {row.nip: row.jp for row in year_ledger(plaju, year=2026).rows if row.jp} == BY_HAND
    again = take_in_sheet(plaju, sheet)
    assert (again.added, again.same) == (0, 27)
    assert undo_last(plaju) == "Diurungkan: 27 catatan JP dimasukkan dari jp.xlsx"
    assert snapshot(plaju) == before


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (5, "198802142011012004", "NIP ini belum ada di daftar pegawai, masukkan dulu orangnya"),
        (5, 1.98802142011012e17, "NIP terpotong oleh Excel (1,98802E+17). Tempel ulang sebagai teks"),
        (5, "19880214201101200", "NIP harus 18 angka, yang diketik baru 17"),
        (6, 99.0, "Kode 99 tidak ada di daftar bentuk pengembangan"),
        (6, "", "Kode jenis pengembangan belum diisi"),
        (4, 0.0, "JP diisi 1 sampai 1.500"),
        (4, 10_000.0, "JP diisi 1 sampai 1.500"),
        (4, 2.5, "Isi jumlah JP dengan bilangan bulat"),
        (4, "delapan", "Isi jumlah JP dengan bilangan bulat"),
        (0, "31-02-2026", "Tanggal Mulai “31-02-2026” bukan tanggal yang ada, tulis seperti 06-10-2025"),
        (1, "01-03-2026", "Tanggal selesai mendahului tanggal mulai"),
        (1, "25-11-2026", "Tanggal selesai masih akan datang, catat sesudah kegiatan selesai"),
        (1, "", "Tanggal Selesai belum diisi"),
        (2, " ", "Isi nama kegiatan"),
    ],
)
def test_bad_cell_is_named_by_row_and_column(office: Session, column: int, value: Any, reason: str) -> None:
    bad = [*GOOD[:column], value, *GOOD[column + 1 :]]
    found = take_in(office, ["", *GOOD[1:3], "", "", "", ""], bad, [*GOOD[:2], "Lain", *GOOD[3:]])
    assert found.added == 1
    problem = next(one for one in found.problems if one.row == 3)
    assert (problem.column, problem.reason) == (HEADING[column], reason)
    assert problem.letter == "ABCDEFG"[column]


def test_strict_keeps_all_out_and_says_why(office: Session) -> None:
    before = snapshot(office)
    found = take_in(office, GOOD, [*GOOD[:5], "123", GOOD[6]], strict=True)
    assert (found.added, len(found.problems)) == (0, 1)
    assert snapshot(office) == before


def test_certificate_twice_in_the_file_counts_once(office: Session) -> None:
    twin = [*GOOD[:2], "SEMINAR  LAYANAN", "unsri", 16.0, *GOOD[5:]]
    found = take_in(office, GOOD, twin)
    assert (found.added, found.same) == (1, 1)
    assert [(one.row, one.column) for one in found.warnings] == [(3, "Total Jam Pelajaran")]


def test_rule_that_gives_less_than_the_file_is_a_warning(office: Session) -> None:
    found = take_in(office, [*GOOD[:4], 16.0, *GOOD[5:]])
    (row,) = list_learning(office)
    assert (row.curriculum_jp, row.jp) == (16, 8)
    (warning,) = found.warnings
    assert (warning.row, warning.column, warning.value) == (2, "Total Jam Pelajaran", "16")
    assert warning.reason.startswith("Dihitung 8 JP, bukan 16 JP")


def test_heading_is_found_below_a_title_and_in_any_order(office: Session) -> None:
    rows = [["REKAP JP", *[""] * 6], HEADING[::-1], [*map(float, range(1, 8))], GOOD[::-1]]
    total = ["", "", 8.0, "", "Jumlah", "", ""]
    assert take_in_sheet(office, cells(*rows, total)).added == 1


def test_codes_of_either_kind_and_names_are_known(office: Session) -> None:
    rows = [
        [*GOOD[:2], f"Kegiatan {code}", *GOOD[3:6], code]
        for code in ("B6", "b6", "09", "Seminar/Konferensi/Sarasehan")
    ]
    found = take_in(office, *rows)
    assert not found.problems
    assert {row.form_code for row in list_learning(office)} == {"9"}
    assert form_key("0") == "0"


def test_missing_columns_are_named(office: Session) -> None:
    with pytest.raises(UserError, match="Kolom Nama Kegiatan, Kode Jenis Pengembangan tidak ditemukan"):
        take_in_sheet(office, cells([*HEADING[:2], "x", *HEADING[3:6], "y"], GOOD))


def test_who_may_not_record_learning_is_refused(office: Session) -> None:
    with acting_as(office, Role.AUDITOR), pytest.raises(UserError, match="Pemeriksa tidak dapat"):
        take_in(office, GOOD)


def test_own_table_taken_in_again_changes_nothing(plaju: Session, tmp_path: Path) -> None:
    take_in_sheet(plaju, read_file(SAMPLES / "jp-2026-plaju-ulu.xlsx").sheets[0])
    assert read_workbook(plaju, "learning")(tmp_path / "jp.xlsx") == 27
    found = take_in_sheet(plaju, read_file(tmp_path / "jp.xlsx").sheets[0])
    assert (found.added, found.same, found.problems, found.warnings) == (0, 27, (), ())


def test_siasn_table_keeps_the_order_of_siasn(office: Session, tmp_path: Path) -> None:
    take_in(office, GOOD, [*GOOD[:2], "Kuliah", "Unsri", 20.0, DEWI, "A1"], ["", *GOOD[1:]])
    assert read_workbook(office, "siasn")(tmp_path / "siasn.xlsx") == 1
    (sheet,) = read_file(tmp_path / "siasn.xlsx").sheets
    heading = next(row for row in sheet.rows if "pnsOrangId" in row)
    start = heading.index("pnsOrangId")
    assert heading[start:] == (
        *("pnsOrangId", "instansiId", "jenisDiklatId", "jenisKursus", "jenisKursusSertipikat"),
        *("namaKursus", "institusiPenyelenggara", "nomorSertipikat", "tanggalKursus"),
        *("tanggalSelesaiKursus", "tahunKursus", "jumlahJam", "lokasiId"),
    )
    row = sheet.rows[-1]
    assert row[0] == DEWI
    assert row[start + 2 : start + 6] == ("9", "", "P", "Seminar layanan")

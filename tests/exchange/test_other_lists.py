"""Lists of something else are named and refused; lists of people never are."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.exchange.list_frame import choose_sheet, read_frame
from asn_desktop.exchange.other_lists import other_list
from asn_desktop.exchange.sheet_reader import Sheet, Workbook, read_file
from asn_desktop.exchange.staff_writing import preview_staff
from tests.exchange.makers import SAMPLES, cells, pasted

DAY = date(2026, 7, 1)
SURVEY = cells(
    ["No", "Tanggal", "Jenis Kelamin", "Pendidikan", "Layanan", "U1 Persyaratan", "U2 Prosedur", "U3 Waktu"],
    [1.0, DAY, "L", "SMA", "Surat Pengantar SKCK", 4.0, 4.0, 3.0],
    [2.0, DAY, "P", "D3", "Domisili", 3.0, 3.0, 4.0],
)
COMPLAINTS = cells(
    ["Tanggal Masuk", "Saluran", "Kategori", "Isi Aduan", "Layanan", "Tanggal Selesai", "Status"],
    [DAY, "Loket", "Waktu pelayanan", "Antre dua jam", "Surat Pengantar", "", "Diproses"],
    [DAY, "Telepon", "Sarana", "Kursi tunggu kurang", "Domisili", DAY, "Selesai"],
)
TRAININGS = cells(
    ["Tanggal Mulai", "Tanggal Selesai", "Nama Kegiatan", "Total Jam Pelajaran", "NIP Peserta"],
    [DAY, DAY, "Sosialisasi UU ITE", 4.0, "197702162006121025"],
)
STOCK = cells(["Kode", "Uraian", "Jumlah"], [101.0, "Kertas", 12.0], [102.0, "Tinta", 3.0])


@pytest.mark.parametrize(
    ("sheet", "kind"),
    [
        (SURVEY, "hasil survei kepuasan masyarakat"),
        (COMPLAINTS, "daftar aduan"),
        (TRAININGS, "daftar pelatihan"),
        (STOCK, "daftar lain"),
    ],
)
def test_list_of_something_else_is_refused_with_what_it_is(session: Session, sheet: Sheet, kind: str) -> None:
    with pytest.raises(UserError) as refused:
        preview_staff(session, sheet)
    assert refused.value.message == f"Ini tampaknya {kind}, bukan daftar pegawai."
    assert refused.value.next_step == "Pilih daftar yang memuat kolom Nama dan NIP pegawai."


@pytest.mark.parametrize(
    "rows",
    [
        [["Budi Hartono", "199108112015021002"], ["Siti", "198909012017032002"]],
        [["Budi Hartono"], ["Siti"]],
        [["Budi Hartono", "Lurah", "Penata"], ["Siti", "Staf", "Penata"]],
        [["Nama", "NIP", "Jabatan"], ["Budi", "123", "Lurah"]],
        [["Pegawai", "Nomor", "Jabatan"], ["Budi", "199108112015021002", "Lurah"]],
        [["Nama pegawai yang mengikuti pelatihan", "NIP"], ["Budi", "199108112015021002"]],
    ],
)
def test_list_that_may_hold_people_is_shown(session: Session, rows: list[list[Any]]) -> None:
    assert preview_staff(session, pasted(*rows)).rows


LEDGERS = ("jp-",)
"""How samples begin that hold something else than people."""


@pytest.mark.parametrize(
    "name", sorted(path.name for path in SAMPLES.iterdir() if not path.name.startswith(LEDGERS))
)
def test_no_sample_of_people_is_taken_for_another_list(name: str) -> None:
    if not name.endswith(("xlsx", "csv")):
        return
    workbook = read_file(SAMPLES / name)
    sheet = workbook.sheets[choose_sheet(workbook)]
    assert other_list(sheet, read_frame(sheet)) == ""


def test_list_whose_columns_were_named_by_hand_is_shown(session: Session) -> None:
    assert preview_staff(session, COMPLAINTS, heading=read_frame(COMPLAINTS)).rows


def test_short_list_of_people_goes_before_a_long_one_of_trainings() -> None:
    people = pasted(["Nama", "NIP"], ["Siti", "198909012017032002"])
    trainings = Sheet("JP", [*TRAININGS.rows, *TRAININGS.rows[1:] * 20])
    assert choose_sheet(Workbook("kantor.xlsx", (trainings, people))) == 1

"""The heading row is found by itself in lists as offices keep them."""

from pathlib import Path
from typing import Any

import pytest

from asn_desktop.exchange.heading import column_letter, find_heading
from asn_desktop.exchange.list_frame import read_frame
from asn_desktop.exchange.sheet_reader import Sheet, read_file
from asn_desktop.exchange.staff_fields import STAFF_VOCABULARY, StaffField
from tests.exchange.makers import cells, parse, pasted

NIP, NIP2 = "198909012017032002", "199507142017121015"


def fields(sheet: Sheet) -> dict[str, str]:
    """Column letter to field, ignored ones left out."""
    return {one.letter: str(one.field) for one in read_frame(sheet).columns if one.field != StaffField.IGNORE}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("N I P", "nip"),
        ("NIP/NI PPPK", "nip"),
        ("NIPPPK", "nip"),
        ("NIP Lama", "ignore"),
        ("NIK", "ignore"),
        ("Nama Lengkap dan Gelar", "name"),
        ("Nama Pegwai", "name"),
        ("NAMA / NIP", "name_nip"),
        ("Nama Jabatan", "position"),
        ("Jabtan", "position"),
        ("Nama Unit Kerja", "unit"),
        ("Pendidkan Terakhir", "education"),
        ("Golngan", "golongan"),
        ("Pangkat/Gol. Ruang", "golongan"),
        ("Golongan Darah", "ignore"),
        ("TMT Gol.", "golongan_tmt"),
        ("TMT CPNS", "start"),
        ("TMT PNS", "ignore"),
        ("Tangal Lahir", "birth_date"),
        ("Tempat, Tgl Lahir", "birth"),
        ("TTL", "birth"),
        ("Jns Kelamin", "sex"),
        ("L / P", "sex"),
        ("No. HP", "phone"),
        ("No", "ignore"),
        ("Status Kepegawaian", "employment"),
        ("Status Perkawinan", "ignore"),
        ("Masa Kerja Golongan", "ignore"),
        ("gol_awal_nama", "ignore"),
        ("gol_akhir_nama", "golongan"),
        ("Gelar Depan", "front_title"),
        ("Ket.", "note"),
    ],
)
def test_words_above_a_column_are_understood(heading: str, field: str) -> None:
    found = STAFF_VOCABULARY.recognise(heading, tolerant=True)
    assert (found[0] if found else None) == field


def test_columns_in_odd_order_with_strange_ones_between() -> None:
    sheet = pasted(
        ["Zodiak", "Jabatan", "Gol", "NIP", "Agama", "Nama"],
        ["Leo", "Lurah", "III/d", NIP, "Islam", "Siti, S.IP."],
    )
    assert fields(sheet) == {"B": "position", "C": "golongan", "D": "nip", "F": "name"}


def test_heading_at_row_40_is_found() -> None:
    rows: list[list[Any]] = [[f"Catatan {number} tentang kantor"] for number in range(39)]
    sheet = cells(*rows, ["No", "Nama", "NIP"], [1.0, "Siti", NIP])
    result = parse(sheet)
    assert result.heading.heading_rows == (39,)
    assert [row.number for row in result.accepted] == [41]


def test_classic_duk_with_three_levels_and_learning_columns() -> None:
    sheet = cells(
        ["DAFTAR URUT KEPANGKATAN"],
        [
            "NO",
            "NAMA",
            "NIP",
            "PANGKAT",
            "",
            "JABATAN",
            "",
            "LATIHAN JABATAN",
            "",
            "PENDIDIKAN",
            "",
            "",
            "USIA",
        ],
        ["", "", "", "GOL", "TMT", "NAMA", "TMT", "NAMA", "JML JAM", "NAMA", "LULUS", "TINGKAT IJAZAH", ""],
        [float(number) for number in range(1, 14)],
        [
            1.0,
            "Siti",
            NIP,
            "III/c",
            "01-04-2020",
            "Lurah",
            "01-07-2023",
            "PIM IV",
            300.0,
            "UNSRI",
            2011.0,
            "S1",
            37.0,
        ],
    )
    assert fields(sheet) == {
        "B": "name", "C": "nip", "D": "golongan", "E": "golongan_tmt", "F": "position", "G": "position_tmt",
        "L": "education",
    }  # fmt: skip
    result = parse(sheet)
    assert [(row.number, row.values and row.values.education) for row in result.rows] == [(5, "S1")]


def test_parent_row_over_the_real_heading_gives_context() -> None:
    sheet = cells(
        ["", "IDENTITAS", "", "KELAHIRAN", "", "KEPEGAWAIAN", ""],
        ["NO", "NAMA", "NIP", "TEMPAT", "TANGGAL", "GOL", "TMT"],
        [1.0, "Siti", NIP, "Lahat", "01-09-1989", "III/c", "01-04-2020"],
    )
    assert fields(sheet) == {
        "B": "name", "C": "nip", "D": "birth_place", "E": "birth_date", "F": "golongan", "G": "golongan_tmt",
    }  # fmt: skip
    assert len(parse(sheet).accepted) == 1


def test_form_lines_above_the_heading_are_no_parents() -> None:
    sheet = pasted(
        ["Kelurahan :", "Plaju Ulu", ""],
        ["Bulan :", "Oktober", ""],
        ["Nama", "NIP", "Jabatan"],
        ["Siti", NIP, "Lurah"],
    )
    assert read_frame(sheet).heading_rows == (2,)
    assert [one.label for one in read_frame(sheet).columns] == ["Nama", "NIP", "Jabatan"]


def test_bare_tmt_belongs_to_the_column_on_its_left() -> None:
    sheet = pasted(
        ["Nama", "NIP", "Jabatan", "TMT", "Pangkat", "TMT"],
        ["Siti", NIP, "Lurah", "1-7-2023", "III/c", "1-4-2020"],
    )
    assert fields(sheet) == {
        "A": "name", "B": "nip", "C": "position", "D": "position_tmt", "E": "golongan", "F": "golongan_tmt",
    }  # fmt: skip


def test_golongan_wins_over_pangkat_when_both_have_a_column() -> None:
    sheet = pasted(["Nama", "NIP", "Pangkat", "Golongan"], ["Siti", NIP, "Penata", "III/c"])
    assert fields(sheet)["D"] == "golongan"
    assert "C" not in fields(sheet)


@pytest.mark.parametrize("numbering", [["1", "2", "3"], ["(1)", "(2)", "(3)"], [1.0, 2.0, 3.0]])
def test_row_that_numbers_the_columns_is_skipped(numbering: list[Any]) -> None:
    sheet = cells(["Nama", "NIP", "Jabatan"], numbering, ["Siti", NIP, "Lurah"])
    assert read_frame(sheet).first == 2


def test_pasted_cells_without_heading_are_guessed_by_content() -> None:
    sheet = pasted(
        ["1", "Siti, S.IP.", NIP, "P", "PNS", "Penata (III/c)", "Lurah", "S1", "01-09-1989", "081271234567"],
        ["2", "Eko", NIP2, "L", "PNS", "III/d", "Sekretaris Lurah", "S1", "14/07/1995", "081277654321"],
    )
    assert fields(sheet) == {
        "B": "name", "C": "nip", "D": "sex", "E": "employment", "F": "golongan", "G": "position",
        "H": "education", "I": "birth_date", "J": "phone",
    }  # fmt: skip
    result = parse(sheet)
    assert [row.number for row in result.accepted] == [1, 2]
    assert result.heading.sentences(sheet) == ("Tanpa baris judul, kolom dikenali dari isinya",)


def test_pasted_name_over_nip_without_heading_is_guessed() -> None:
    sheet = pasted(
        [f"Siti, S.IP.\n{NIP}", "Lahat, 1 September 1989"], [f"Eko\n{NIP2}", "Lahat, 14 Juli 1995"]
    )
    assert fields(sheet) == {"A": "name_nip", "B": "birth"}
    assert [row.values and row.values.birth_place for row in parse(sheet).rows] == ["Lahat", "Lahat"]


def test_guess_still_finds_the_nip_column_after_excel_damaged_it() -> None:
    sheet = cells(["Siti", 1.98909012017032e17, "Lurah"], ["Eko", 1.99507142017121e17, "Sekretaris Lurah"])
    result = parse(sheet)
    assert [problem.letter for problem in result.problems] == ["B", "B"]


def test_sheet_without_people_has_no_heading_and_says_what_is_missing() -> None:
    sheet = pasted(["Tanggal", "Uraian"], ["01-02-2026", "123"])
    assert find_heading(sheet, STAFF_VOCABULARY) is None
    assert parse(sheet).missing[0] == "Kolom nama tidak ditemukan. Pilih kolom mana yang berisi nama"


def test_mended_column_takes_its_field_from_the_other() -> None:
    heading = read_frame(pasted(["Nama", "NIP", "Kode"], ["Siti", "x", NIP])).with_field(2, StaffField.NIP)
    assert [str(one.field) for one in heading.columns] == ["name", "ignore", "nip"]


@pytest.mark.parametrize(
    "signature",
    [
        [
            ["", "", "Palembang, 5 Oktober 2026"],
            ["", "", "LURAH PLAJU ULU"],
            [],
            ["", "", "YUSUF, S.E."],
            ["", "", f"NIP. {NIP}"],
        ],
        [["Mengetahui"], ["Lurah"], [], ["Yusuf Anggraini"], [f"NIP. {NIP}"]],
        [["", "Plt. Lurah Plaju Ulu"], [], ["", "Yusuf"], ["", f"NIP {NIP}"]],
        [["", "a.n. Camat Plaju"], ["", "Sekretaris"], ["", "Yusuf"]],
    ],
)
def test_signature_block_is_left_out_wherever_it_stands(signature: list[list[str]]) -> None:
    people = [["Nama", "NIP", "Jabatan"], ["Siti", NIP, "Lurah"], ["Eko", NIP2, "Staf"]]
    result = parse(cells(*people, [], *signature))
    assert [row.number for row in result.rows] == [2, 3]
    assert result.heading.has_signature


def test_last_person_with_gaps_is_not_taken_for_a_signature() -> None:
    result = parse(cells(["Nama", "NIP", "Jabatan"], ["Siti", NIP, "Lurah"], ["Eko", "", ""]))
    assert [row.number for row in result.refused] == [3]
    assert not result.heading.has_signature


def test_merged_cells_of_a_workbook_spread_over_their_columns(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "gabung.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.merge_range(0, 0, 0, 4, "DAFTAR PEGAWAI")
        for column, text in enumerate(["NAMA", "NIP"]):
            sheet.merge_range(2, column, 3, column, text)
        sheet.merge_range(2, 2, 2, 4, "JABATAN")
        sheet.write_row(3, 2, ["ESELON", "NAMA", "TMT"])
        sheet.write_row(4, 0, ["Siti", NIP, "IV.a", "Lurah", "01-07-2023"])
    assert fields(read_file(path).sheets[0]) == {
        "A": "name",
        "B": "nip",
        "D": "position",
        "E": "position_tmt",
    }


def test_column_letters_are_those_of_excel() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 51, 52, 199)] == ["A", "Z", "AA", "AZ", "BA", "GR"]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Nomor Induk Pegawai", "nip"),
        ("Nomor Induk Pegawai (NIP)", "nip"),
        ("NIP Pegawai", "nip"),
        ("Pegawai / NIP", "name_nip"),
        ("Nama Pegawai / Nomor Induk Pegawai", "name_nip"),
        ("NAMA/NIP", "name_nip"),
    ],
)
def test_number_of_a_person_is_told_from_name_and_number(label: str, field: str) -> None:
    found = STAFF_VOCABULARY.recognise(label)
    assert found is not None
    assert found[0] == field

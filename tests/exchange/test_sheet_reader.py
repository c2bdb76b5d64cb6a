"""Cells arrive typed, with the row numbers that Excel shows, whatever the file is called."""

import datetime
from datetime import date
from pathlib import Path

import pytest

from asn_desktop.errors import UserError
from asn_desktop.exchange.file_scan import FileKind, scan_content, scan_file
from asn_desktop.exchange.list_frame import choose_sheet
from asn_desktop.exchange.sheet_child import CHILD_FLAG, run_if_asked
from asn_desktop.exchange.sheet_reader import child_command, read_file, read_pasted
from asn_desktop.exchange.text_scan import TextFormat, sniff_text
from tests.exchange.makers import make_ods, make_xls, make_xlsx, parse, raw_xlsx, sheet_xml

ROWS = [["Nama", "Nilai"], ["Siti", 3.5], ["", ""], ["Budi", date(2026, 2, 28)]]


def test_cells_keep_their_types(tmp_path: Path) -> None:
    path = make_xlsx(
        tmp_path / "x.xlsx", {"A": [["teks", 1.5, True, date(1988, 2, 14), ""], ["", "", "", "", "z"]]}
    )
    assert read_file(path).sheets[0].rows == [
        ("teks", 1.5, True, date(1988, 2, 14), ""),
        ("", "", "", "", "z"),
    ]


def test_time_of_day_is_kept_beside_the_date(tmp_path: Path) -> None:
    path = tmp_path / "x.ods"
    cell = '<table:table-cell office:value-type="date" office:date-value="2026-09-01T08:30:00"><text:p>x</text:p></table:table-cell>'
    path.write_bytes(make_ods([], f"<table:table-row>{cell}</table:table-row>"))
    assert read_file(path).sheets[0].rows == [(datetime.datetime(2026, 9, 1, 8, 30),)]


def test_rows_above_the_first_cell_are_counted(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "x.xlsx", {"A": [[], [], ["", "Nama"], [], ["", "Siti"]]})
    sheet = read_file(path).sheets[0]
    assert [sheet.row_number(index) for index, row in enumerate(sheet.rows) if any(row)] == [3, 5]
    assert sheet.columns[1] == ("", "", "Nama", "", "Siti")


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".csv", ".pdf", ""])
def test_file_is_known_by_content_and_not_by_ending(ending: str, tmp_path: Path) -> None:
    made = make_xlsx(tmp_path / "asli", {"A": ROWS}).read_bytes()
    plain = [["Nama", "Nilai"], ["Siti", 3.5]]
    contents = {
        FileKind.XLSX: made,
        FileKind.ODS: make_ods(ROWS),
        FileKind.XLS: make_xls(plain),
        FileKind.CSV: b"Nama;Nilai\nSiti;3,5\n",
    }
    for kind, content in contents.items():
        path = tmp_path / f"daftar{ending}"
        path.write_bytes(content)
        assert scan_file(path).kind is kind
        assert read_file(path).sheets[0].rows[0] == ("Nama", "Nilai")


def test_two_sheets_arrive_and_the_list_is_chosen(tmp_path: Path) -> None:
    people = [["Nama", "NIP", "Jabatan"], ["Siti", "198909012017032002", "Lurah"]]
    sheets = {"Petunjuk": [["Isi daftar ini"]] * 30, "Lama": people * 3, "PNS": people}
    workbook = read_file(make_xlsx(tmp_path / "x.xlsx", sheets, hidden=["Lama"]))
    assert [sheet.name for sheet in workbook.sheets] == ["Petunjuk", "Lama", "PNS"]
    assert [sheet.is_hidden for sheet in workbook.sheets] == [False, True, False]
    assert workbook.sheets[choose_sheet(workbook)].name == "PNS"


def test_sheet_without_cells_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(raw_xlsx(sheet_xml("")))
    with pytest.raises(UserError, match="kosong"):
        read_file(path)


def test_long_list_of_a_kind_without_scan_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "panjang.csv"
    path.write_text("nama;nip\n" * 20_001, "utf-8")
    with pytest.raises(UserError, match=r"Paling banyak 20\.000 baris dan 200 kolom"):
        read_file(path)


CSV_TEXT = "Nama;NIP;Jabatan\nSiti Nuraini, S.E.;198909012017032002;Lurah\nRené;199507142017121015;Staf\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_text_list_is_read_in_any_encoding_and_delimiter(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    text = CSV_TEXT if delimiter != "," else CSV_TEXT.replace("Siti Nuraini, S.E.", '"Siti Nuraini, S.E."')
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(text.replace(";", delimiter).encode(encoding))
    people = [row.values for row in parse(read_file(path).sheets[0]).rows]
    assert [(one.name, one.back_title, one.position) for one in people if one] == [
        ("Siti Nuraini", "S.E.", "Lurah"),
        ("René", "", "Staf"),
    ]


def test_separator_line_of_excel_is_obeyed_and_not_counted() -> None:
    content = b"sep=|\r\nNama|NIP\r\n"
    assert sniff_text(content, "x") == TextFormat("utf-8", "|", 1)
    assert scan_content(content, "x.csv").kind is FileKind.CSV


def test_text_idiom_of_excel_keeps_digits(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('Nama,NIP\nSiti,="198909012017032002"\nBudi,"=""199507142017121015"""\n', "utf-8")
    assert [row[1] for row in read_file(path).sheets[0].rows] == [
        "NIP",
        "198909012017032002",
        "199507142017121015",
    ]


def test_pasted_cells_keep_line_breaks_inside_a_cell() -> None:
    sheet = read_pasted('Nama\tJabatan\r\n"Siti\n198909012017032002"\tLurah\r\n')
    assert sheet.rows == [("Nama", "Jabatan"), ("Siti\n198909012017032002", "Lurah")]
    assert sheet.row_number(1) == 2


def test_empty_clipboard_is_told() -> None:
    with pytest.raises(UserError, match="Papan klip kosong"):
        read_pasted(" \r\n \n")


def test_frozen_program_calls_itself_as_child(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command()[-2:] == ["-m", "asn_desktop.exchange.sheet_child"]
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert child_command()[1:] == [CHILD_FLAG]
    assert not run_if_asked(["--data", "x"])


HEAD_AND_TWO = 'Nama;NIP;Jabatan\nSiti;1;Lurah\n"Eko, S.E.";2;"Kepala\nSeksi"\n'


@pytest.mark.parametrize(
    "broken",
    [
        '"Budi;3;Staf\nAni;4;Staf\nUdin;5;Staf\n',
        '"Budi;3;Staf\nAni;4;Staf\n"Udin, S.H.";5;Staf\n',
        '"Budi;3;Staf',
    ],
)
def test_quotation_mark_that_is_not_closed_is_told_with_its_row(broken: str, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text(HEAD_AND_TWO + broken, "utf-8", newline="")
    with pytest.raises(UserError) as refused:
        read_file(path)
    assert refused.value.message == "Tanda kutip di baris 4 daftar.csv dibuka dan tidak ditutup."
    assert refused.value.next_step
    with pytest.raises(UserError, match="Tanda kutip di baris 4 tempelan"):
        read_pasted((HEAD_AND_TWO + broken).replace(";", "\t"))


def test_marks_within_a_cell_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text(HEAD_AND_TWO + 'Siti "Ani" A;3;Staf\n"Budi" B;4;Staf\n5";5;\n', "utf-8", newline="")
    rows = read_file(path).sheets[0].rows
    assert [row[0] for row in rows[3:]] == ['Siti "Ani" A', "Budi B", '5"']
    assert rows[2] == ("Eko, S.E.", "2", "Kepala\nSeksi")

"""Each list as offices keep it arrives right: NIP, name, titles, birth date, golongan, position."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from asn_desktop.exchange.list_frame import choose_sheet
from asn_desktop.exchange.sheet_reader import Sheet, read_file
from asn_desktop.exchange.staff_preview import classify
from asn_desktop.exchange.staff_values import StaffParse, StaffValues
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.indonesian_date import parse_date
from tests.exchange.makers import SAMPLES, make_ods, make_xls, parse


def read_sample(name: str) -> StaffParse:
    workbook = read_file(SAMPLES / name)
    return parse(workbook.sheets[choose_sheet(workbook)])


def values(result: StaffParse) -> list[StaffValues]:
    return [row.values for row in result.rows if row.values is not None]


def test_clean_list_arrives_whole() -> None:
    result = read_sample("nominatif-plaju-ulu.xlsx")
    assert (len(result.accepted), len(result.refused), result.warnings) == (14, 0, ())
    assert [row.number for row in result.rows] == list(range(2, 16))
    first, last = values(result)[0], values(result)[-1]
    assert first[:12] == (
        *("197702162006121025", "Yusuf Anggraini", "", "S.STP., M.Si.", Sex.MALE, "Baturaja"),
        *(date(1977, 2, 16), Employment.PNS, "III/d", date(2014, 4, 1), "Lurah", date(2025, 7, 1)),
    )
    assert (last.name, last.employment, last.golongan, last.education) == (
        "Darmawan Wijaya", Employment.PPPK, "V", "SMA"
    )  # fmt: skip
    assert [one.name for one in values(result) if " " not in one.name] == [
        "Eko",
        "Siti",
        "Ridwan",
        "Lestari",
        "Darmawan",
    ]


def test_messy_list_arrives_whole_without_its_frame() -> None:
    result = read_sample("nominatif-talang-putri.xlsx")
    assert (len(result.accepted), len(result.refused), result.warnings) == (11, 0, ())
    assert result.heading.sentences(result.sheet) == (
        "Judul dikenali di baris 5 dan 6",
        "blok judul di atas dilewati",
        "blok tanda tangan di bawah dilewati",
    )
    people = values(result)
    assert people[0][:12] == (
        *("199503242021041014", "Rizki", "", "S.STP., M.Si.", Sex.MALE, "Lahat", date(1995, 3, 24)),
        *(Employment.PNS, "III/d", date(2024, 4, 1), "Lurah", date(2023, 4, 1)),
    )
    assert (people[2].front_title, people[2].name, people[2].golongan) == ("Hj.", "Wulandari Ismail", "III/c")
    assert people[1].golongan_tmt == date(2018, 4, 1)
    assert (people[-1].name, people[-1].employment, people[-1].golongan) == ("Muhammad", Employment.PPPK, "V")
    assert [row.number for row in result.rows] == [*range(8, 14), *range(15, 20)]


def test_siasn_export_arrives_whole() -> None:
    name = "siasn-export-plaju-darat.csv"
    result = read_sample(name)
    source = list(csv.DictReader(io.StringIO((SAMPLES / name).read_text("utf-8"))))
    assert (len(result.accepted), len(result.refused), result.warnings) == (len(source), 0, ())
    for person, row in zip(values(result), source, strict=True):
        assert person.nip == row["nip_baru"].lstrip("'")
        assert person.name == row["nama"]
        assert person.front_title == row["gelar_depan"].replace("null", "")
        assert person.back_title == row["gelar_belakang"].replace("null", "")
        assert person.birth_date == parse_date(row["tanggal_lahir"])
        assert person.sex is (Sex.MALE if row["jenis_kelamin"] == "M" else Sex.FEMALE)
        assert (person.golongan, person.position) == (row["gol_akhir_nama"], row["jabatan_nama"])
        assert person.employment.value == row["jenis_pegawai_nama"]
        assert person.golongan_tmt == parse_date(row["tmt_golongan"])


def test_siasn_titles_take_the_spelling_of_the_office() -> None:
    workbook = read_file(SAMPLES / "siasn-export-plaju-darat.csv")
    known = ["Lurah", "Sekretaris Lurah", "Kepala Seksi Pelayanan Umum"]
    people = values(parse(workbook.sheets[0], known_titles=known))
    assert [people[0].position, people[1].position, people[3].position] == known
    assert people[0].name == "YUSUF SULAIMAN"


def test_damaged_list_refuses_exactly_the_rows_whose_nip_is_a_number() -> None:
    result = read_sample("nip-rusak.xlsx")
    sheet = result.sheet
    numbers = [index + 1 for index, row in enumerate(sheet.rows) if isinstance(row[2], float)]
    assert [row.number for row in result.refused] == numbers == [2, 4, 6, 8]
    assert [row.number for row in result.accepted] == [3, 5, 7, 9, 11]
    assert all(problem.reason.startswith("NIP terpotong oleh Excel (1,9") for problem in result.problems)
    assert {(problem.letter, problem.column) for problem in result.problems} == {("C", "NIP")}
    assert not result.warnings
    ridwan = values(result)[-1]
    assert (ridwan.nip, ridwan.name, ridwan.sex, ridwan.birth_date) == (
        "198108052004011026", "Ridwan", Sex.MALE, date(1981, 8, 5)
    )  # fmt: skip


def test_answer_for_scripts_has_the_keys_of_the_contract() -> None:
    answer = classify(read_sample("nip-rusak.xlsx"), {}).as_json()
    assert {key: answer[key] for key in ("added", "changed", "unchanged", "warnings")} == {
        "added": 5, "changed": 0, "unchanged": 0, "warnings": [],
    }  # fmt: skip
    assert [row["row"] for row in answer["refused"]] == [2, 4, 6, 8]
    assert answer["refused"][0] == {
        "row": 2,
        "column": "NIP",
        "value": "1,98108E+17",
        "reason": "NIP terpotong oleh Excel (1,98108E+17). Tempel ulang sebagai teks",
    }


def sample_sheet(name: str) -> Sheet:
    return read_file(SAMPLES / name).sheets[0]


@pytest.mark.parametrize(
    "name", ["nominatif-plaju-ulu.xlsx", "nominatif-talang-putri.xlsx", "nip-rusak.xlsx"]
)
def test_ods_of_a_list_reads_as_its_xlsx(name: str, tmp_path: Path) -> None:
    sheet = sample_sheet(name)
    (tmp_path / "daftar.xlsx").write_bytes(make_ods(sheet.rows))
    again = read_file(tmp_path / "daftar.xlsx").sheets[0]
    assert values(parse(again)) == values(parse(sheet))
    assert [one.reason for one in parse(again).problems] == [one.reason for one in parse(sheet).problems]


@pytest.mark.parametrize(
    "name", ["nominatif-plaju-ulu.xlsx", "nominatif-talang-putri.xlsx", "nip-rusak.xlsx"]
)
def test_xls_of_a_list_reads_as_its_xlsx(name: str, tmp_path: Path) -> None:
    sheet = sample_sheet(name)
    # The old format by hand knows no dates, so they stand in it as an office would type them.
    rows = [[f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row] for row in sheet.rows]
    (tmp_path / "daftar.xls").write_bytes(make_xls(rows))
    again = read_file(tmp_path / "daftar.xls").sheets[0]
    assert values(parse(again)) == values(parse(sheet))
    assert [row.number for row in parse(again).refused] == [row.number for row in parse(sheet).refused]

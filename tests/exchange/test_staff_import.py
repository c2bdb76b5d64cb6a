"""Each row comes to values or to problems in words, with the row that Excel shows."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.exchange.sheet_reader import Sheet
from asn_desktop.exchange.staff_nip import NipGate
from asn_desktop.exchange.staff_values import StaffParse, StaffValues
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.nip import check_nip
from asn_desktop.rules.staff_status import StaffStatus
from tests.exchange.makers import TODAY, cells, parse, pasted

NIP, NIP2, PPPK = "198909012017032002", "199507142017121015", "198610262024212015"
HEADING = ["Nama", "NIP", "Golongan", "Jabatan", "Tanggal lahir", "Status"]


def one(*row: Any, heading: list[str] | None = None) -> StaffParse:
    return parse(cells(heading or HEADING, list(row)))


def reasons(result: StaffParse) -> list[str]:
    return [problem.reason for problem in result.problems]


def values(result: StaffParse) -> StaffValues:
    (row,) = result.rows
    assert row.values is not None, row.problems
    return row.values


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (["Siti", NIP[:17]], "NIP", "NIP harus 18 angka, yang diketik baru 17"),
        (["Siti", NIP + "1"], "NIP", "NIP harus 18 angka, yang diketik 19"),
        (
            ["Siti", "198913012017032002"],
            "NIP",
            "8 angka pertama NIP adalah tanggal lahir, 1989-13-01 bukan tanggal",
        ),
        (
            ["Siti", 1.98909012017032e17],
            "NIP",
            "NIP terpotong oleh Excel (1,98909E+17). Tempel ulang sebagai teks",
        ),
        (["Siti", "1,98909E+17"], "NIP", "NIP terpotong oleh Excel (1,98909E+17). Tempel ulang sebagai teks"),
        (["Siti", "1.98909E+17"], "NIP", "NIP terpotong oleh Excel (1,98909E+17). Tempel ulang sebagai teks"),
        (["Siti", 1989090120.0], "NIP", "NIP harus 18 angka, yang diketik baru 10"),
        (["Siti", ""], "NIP", "Isi NIP 18 angka. Tenaga pendukung tanpa NIP diberi status NON-ASN"),
        (["Siti", "null"], "NIP", "Isi NIP 18 angka. Tenaga pendukung tanpa NIP diberi status NON-ASN"),
        (["", NIP], "Nama", "Isi nama lengkap"),
        (
            ["Siti " * 25, NIP],
            "Nama",
            "Nama lebih dari 120 huruf, perpendek atau periksa tanda kutip di berkas CSV",
        ),
        (["Siti", NIP, "III/f"], "Golongan", "Golongan “III/f” belum dikenal, tulis seperti III/d atau IX"),
        (["Siti", NIP, "IX"], "Golongan", "Golongan “IX” bukan golongan PNS"),
        (
            ["Siti", NIP, "III/c", "Lurah", "31 Februari 1989"],
            "Tanggal lahir",
            "Tanggal lahir “31 Februari 1989” bukan tanggal yang ada, tulis seperti 06-10-2025",
        ),
    ],
)
def test_row_is_refused_in_words(row: list[Any], column: str, reason: str) -> None:
    result = one(*row)
    assert (len(result.rows), len(result.accepted)) == (1, 0)
    problem = result.problems[0]
    assert (problem.row, problem.column, problem.reason) == (2, column, reason)
    assert problem.sentence() == f"Baris 2: {reason}"


def test_place_and_impossible_date_in_one_cell_is_refused_with_its_column() -> None:
    result = parse(
        pasted(["Nama", "NIP", "Tempat, tanggal lahir"], ["Siti", NIP, "Palembang, 31 Februari 1989"])
    )
    (problem,) = result.problems
    assert (problem.letter, problem.column, problem.value) == (
        "C",
        "Tempat, tanggal lahir",
        "31 Februari 1989",
    )


def test_second_row_of_the_same_nip_is_refused_naming_the_first() -> None:
    grouped = "19890901 201703 2 002"
    result = parse(pasted(["No", "Nama", "NIP"], ["1", "Siti", NIP], ["", "", ""], ["2", "Siti N.", grouped]))
    assert [row.number for row in result.accepted] == [2]
    assert [(one.row, one.reason) for one in result.problems] == [(4, "NIP ini sudah ada di baris 2, Siti")]


def test_row_with_neither_name_nor_nip_counts_as_blank_even_with_a_number() -> None:
    result = parse(
        cells(["No", "Nama", "NIP"], [1.0, "Siti", NIP], [2.0, " ", "\xa0"], [3.0, "-", "null"], ["", "", ""])
    )
    assert [row.number for row in result.rows] == [2]


def test_support_worker_may_lack_a_nip_and_golongan() -> None:
    person = values(one("Udin", "-", "-", "Petugas Kebersihan", "", "Tenaga Pendukung"))
    assert (person.nip, person.employment, person.golongan, person.sex) == (
        None,
        Employment.NON_ASN,
        "",
        None,
    )
    twins = parse(pasted(["Nama", "NIP", "Status"], ["Udin", "", "Honorer"], ["UDIN", "", "Honorer"]))
    assert [one.sentence() for one in twins.problems] == ["Baris 3: Nama tanpa NIP ini sudah ada di baris 2"]


def test_line_between_people_announces_support_workers() -> None:
    result = parse(
        pasted(
            ["No", "Nama", "NIP", "Jabatan"],
            ["A. PNS", "", "", ""],
            ["1", "Siti", NIP, "Lurah"],
            ["", "PPPK", "", ""],
            ["2", "Lestari", PPPK, "Operator Layanan Operasional"],
            ["", "TENAGA PENDUKUNG", "", ""],
            ["3", "Udin", "", "Petugas Kebersihan"],
            ["", "Jumlah", "", "3"],
        )
    )
    assert [(row.number, str(row.values and row.values.employment)) for row in result.rows] == [
        (3, "PNS"), (5, "PPPK"), (7, "NON-ASN"),
    ]  # fmt: skip
    assert [number for number, _text in result.sections] == [2, 4, 6, 8]


def test_heading_repeated_on_each_page_is_no_person() -> None:
    heading = ["Nama", "NIP", "Jabatan"]
    result = parse(pasted(heading, ["Siti", NIP, "Lurah"], heading, ["Eko", NIP2, "Staf"]))
    assert [row.number for row in result.rows] == [2, 4]


def test_sex_birth_date_and_status_come_from_the_nip_when_the_file_has_none() -> None:
    person = values(one("Siti", NIP, heading=["Nama", "NIP"]))
    assert (person.sex, person.birth_date, person.employment) == (
        Sex.FEMALE,
        date(1989, 9, 1),
        Employment.PNS,
    )
    assert values(one("Lestari", PPPK, heading=["Nama", "NIP"])).employment is Employment.PPPK


def test_contradiction_with_the_nip_is_a_warning() -> None:
    result = one("Siti", NIP, "", "Lurah", date(1989, 9, 2), "PPPK")
    assert values(result).birth_date == date(1989, 9, 2)
    assert [warning.reason for warning in result.warnings] == [
        "Angka ke-13 dan 14 NIP, 03, milik PNS, statusnya tercatat PPPK",
        "Tanggal lahir di NIP 1 September 1989, yang tercatat 2 September 1989",
    ]


def test_unknown_status_word_is_told_and_taken_from_the_nip() -> None:
    result = one("Siti", NIP, "", "Lurah", "", "Aktif Sekali")
    assert values(result).employment is Employment.PNS
    assert [warning.reason for warning in result.warnings] == [
        "Status “Aktif Sekali” belum dikenal, diambil dari NIP"
    ]


@pytest.mark.parametrize("cell", [32752.0, "32752"])
def test_day_number_of_excel_is_read_and_told(cell: Any) -> None:
    result = one("Siti", NIP, "", "Lurah", cell)
    assert values(result).birth_date == date(1989, 9, 1)
    assert [warning.reason for warning in result.warnings] == [
        "Tanggal lahir 32752 dibaca sebagai 1 September 1989"
    ]


@pytest.mark.parametrize("text", ["01/09/1989", "1-9-89", "1989-09-01", "1 September 1989", "'01-09-1989"])
def test_dates_as_typed_are_read(text: str) -> None:
    assert values(one("Siti", NIP, "", "Lurah", text)).birth_date == date(1989, 9, 1)


def test_trailing_hard_and_invisible_spaces_do_no_harm() -> None:
    person = values(one(" Siti\u00a0 Nuraini ,\u200b S.IP. ", f"\u00a0{NIP}  ", " III/c\u00a0", "  Lurah "))
    assert (person.name, person.back_title, person.nip, person.golongan, person.position) == (
        "Siti Nuraini", "S.IP.", NIP, "III/c", "Lurah",
    )  # fmt: skip


def test_siasn_row_with_apostrophes_null_and_probation() -> None:
    heading = ["nip_baru", "nama", "gelar_depan", "jenis_kelamin", "jenis_pegawai_nama", "status_cpns_pns",
               "kedudukan_hukum_nama", "nomor_hp"]  # fmt: skip
    result = parse(pasted(heading, [f"'{NIP}", "SITI", "null", "F", "PNS", "C", "Pensiun", "'081271234567"]))
    person = values(result)
    assert (person.nip, person.name, person.front_title, person.phone) == (NIP, "SITI", "", "081271234567")
    assert (person.employment, person.status) == (Employment.CPNS, StaffStatus.RETIRED)
    assert result.warnings[0].reason == "Kedudukan hukum “Pensiun”, dicatat sebagai Pensiun"


def test_title_takes_the_known_spelling_and_unknown_ones_stay_as_typed() -> None:
    sheet = pasted(
        ["Nama", "NIP", "Jabatan"], ["Siti", NIP, "KASI PELAYANAN UMUM"], ["Eko", NIP2, "JURU Kunci"]
    )
    people = [row.values for row in parse(sheet, known_titles=["Kepala Seksi Pelayanan Umum"]).rows]
    assert [person and person.position for person in people] == ["Kepala Seksi Pelayanan Umum", "JURU Kunci"]


def test_name_over_nip_in_two_rows_is_one_person() -> None:
    sheet = pasted(
        ["No", "Nama/NIP", "Gol", "Jabatan"],
        ["1", "Siti, S.IP.", "III/c", "Lurah"],
        ["", "19890901 201703 2 002", "", ""],
        ["2", "Eko", "", "Staf"],
        ["", NIP2, "III/a", ""],
    )
    result = parse(sheet)
    assert [(row.number, row.values and row.values.nip, row.values and row.values.golongan) for row in result.rows] == [
        (2, NIP, "III/c"), (4, NIP2, "III/a"),
    ]  # fmt: skip


def test_phone_that_became_a_number_gets_its_zero_back() -> None:
    assert values(one("Siti", NIP, 81271234567.0, heading=["Nama", "NIP", "No HP"])).phone == "081271234567"


def test_mended_cells_are_read_again_and_nothing_else_changes() -> None:
    sheet = pasted(HEADING, ["Siti", NIP[:17], "III/f"], ["Eko", NIP2, "III/a"])
    before = parse(sheet)
    assert len(reasons(before)) == 2
    after = parse(sheet, before.heading, edits={(2, "nip"): NIP, (2, "golongan"): "III/c"})
    assert [row.values and row.values.nip for row in after.rows] == [NIP, NIP2]
    assert after.rows[1] == before.rows[1]


def test_parts_of_joint_cells_can_be_mended_apart() -> None:
    sheet = pasted(["Nama / NIP", "Tempat, tanggal lahir"], [f"Siti\n{NIP[:17]}", "Lahat, 31 Februari 1989"])
    before = parse(sheet)
    assert [one.field for one in before.problems] == ["nip", "birth_date"]
    person = values(parse(sheet, before.heading, edits={(2, "nip"): NIP, (2, "birth_date"): "1-9-1989"}))
    assert (person.name, person.nip, person.birth_place) == ("Siti", NIP, "Lahat")


HOSTILE_NAMES = [
    "=1+1 Siti", "=HYPERLINK(\"http://x\")", "+Siti", "@SUM(A1)", "<b>x</b>", "</para>", "<img src='secret.png'>",
    "Drs. <Budi> & Co", "{name}", "%s %(x)s", "Siti\\u0000", "Робин; DROP TABLE pegawai;--", "İlker", "ß",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_name_is_kept_as_it_is(name: str) -> None:
    person = values(one(name, NIP, heading=["Nama", "NIP"]))
    assert " ".join(filter(None, (person.front_title, person.name))) == name


@pytest.mark.parametrize("name", ["=1+1", "-2+3", "@", "123", "+62", "…"])
@pytest.mark.parametrize("is_joint", [False, True])
def test_name_without_letters_is_kept_as_it_is_and_told(name: str, is_joint: bool) -> None:
    if is_joint:
        result = parse(pasted(["Nama / NIP", "Jabatan"], [f"{name}\n{NIP}", "Lurah"]))
    else:
        result = parse(pasted(["Nama", "NIP", "Jabatan"], [name, NIP, "Lurah"]))
    assert (values(result).name, values(result).nip) == (name, NIP)
    assert [warning.sentence() for warning in result.warnings] == [
        f"Baris 2: Nama “{name}” tanpa huruf, periksa"
    ]


def test_sum_below_support_workers_is_no_person() -> None:
    result = parse(
        pasted(
            ["Nama", "NIP", "Jabatan"],
            ["TENAGA PENDUKUNG", "", ""],
            ["Udin", "", "Kebersihan"],
            ["1", "", "x"],
        )
    )
    assert [row.number for row in result.accepted] == [3]
    assert [problem.reason for problem in result.problems] == ["Nama “1” tidak berisi huruf"]


def test_sum_with_its_word_in_the_column_of_numbers_is_no_person() -> None:
    result = parse(
        pasted(
            ["No", "Nama", "NIP", "Jabatan"],
            ["B. TENAGA PENDUKUNG", "", "", ""],
            ["1", "Udin", "", "Kebersihan"],
            ["Jumlah", "1", "", ""],
        )
    )
    assert [row.number for row in result.rows] == [3]
    assert [number for number, _text in result.sections] == [2, 4]


def test_civil_servants_below_support_workers_need_their_nip() -> None:
    result = parse(
        pasted(
            ["Nama", "NIP", "Jabatan"],
            ["TENAGA PENDUKUNG", "", ""],
            ["Udin", "", "Kebersihan"],
            ["A. PEGAWAI NEGERI SIPIL", "", ""],
            ["Siti", "", "Staf"],
        )
    )
    assert [row.number for row in result.accepted] == [3]
    assert reasons(result) == ["Isi NIP 18 angka. Tenaga pendukung tanpa NIP diberi status NON-ASN"]


def test_name_of_the_greatest_length_is_taken() -> None:
    assert len(values(one("a" * 120, NIP, heading=["Nama", "NIP"])).name) == 120


@given(st.text(max_size=40), st.text(max_size=30), st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_read_or_refused_and_never_fatal(name: str, nip: str, golongan: str, born: str) -> None:
    result = parse(cells(HEADING, [name, nip, golongan, "Lurah", born, "PNS"], ["Siti", NIP, "", "", "", ""]))
    for row in result.rows:
        assert (row.values is None) == bool(row.problems)
    assert result.rows[-1].number == 3


def plain_nips() -> st.SearchStrategy[str]:
    """Eighteen digits of which many make a NIP."""
    return st.builds(
        "{:%Y%m%d}{}{:02}{}{:03}".format,
        st.dates(date(1930, 1, 1), date(2030, 1, 1)),
        st.integers(1940, 2040),
        st.integers(0, 30),
        st.integers(0, 3),
        st.integers(0, 20),
    )


@given(
    st.one_of(plain_nips(), st.text("0123456789 .'", max_size=20)),
    st.sampled_from([None, *Employment]),
    st.sampled_from([None, *Sex]),
    st.booleans(),
)
def test_quick_look_passes_only_what_the_rule_accepts_without_a_word(
    text: str, employment: Employment | None, sex: Sex | None, is_same_birth: bool
) -> None:
    checked = check_nip(text, on=TODAY)
    born = checked.nip.birth_date if checked.nip and is_same_birth else None
    passed = NipGate(TODAY).let_pass(text, employment, born, sex)
    if passed is None:
        return
    full = check_nip(text, employment=employment, birth_date=born, sex=sex, on=TODAY)
    assert (full.problems, full.warnings) == ((), ())
    assert full.nip is not None
    assert passed == (full.nip.digits, full.nip.birth_date, full.nip.sex, full.nip.is_pppk)


def test_quick_look_passes_ordinary_nips() -> None:
    gate = NipGate(TODAY)
    assert gate.let_pass("19890901 201703 2 002", Employment.PNS, date(1989, 9, 1), Sex.FEMALE)
    assert gate.let_pass(PPPK, Employment.PPPK, None, None)
    assert gate.let_pass(PPPK, Employment.PNS, None, None) is None


def test_wide_sheet_of_empty_rows_is_read() -> None:
    assert parse(Sheet("x", [("",) * 200] * 50)).rows == ()
    assert parse(Sheet("x", [])).rows == ()

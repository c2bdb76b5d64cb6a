"""A dictionary of competencies is read whole or refused in words, one competency at a time."""

import pytest

from asn_desktop.errors import UserError
from asn_desktop.exchange.dictionary_import import (
    LevelText,
    normalise_code,
    parse_dictionary,
    split_indicators,
)
from asn_desktop.rules.competency_kind import CompetencyKind
from tests.exchange.makers import cells, pasted

HEADING = ["Kode", "Nama Kompetensi", "Jenis", "Definisi", "Tingkat", "Deskripsi", "Indikator Perilaku"]


def test_levels_below_merged_code_and_name_belong_to_it() -> None:
    sheet = cells(
        ["KAMUS KOMPETENSI"],
        [],
        HEADING,
        [
            "M.1",
            "Integritas",
            "Manajerial",
            "Konsisten",
            1.0,
            "Bertindak etis",
            "1.1 Jujur\n1.2 Patuh aturan",
        ],
        ["", "", "", "", 2.0, "Mengajak rekan", "- Menegur; dengan sopan\n- Memberi contoh"],
        ["t-3", "Pelayanan Loket", "", "", "Level 1", "Melayani", "a. Ramah"],
        ["", "", "", "", "", "", "b. Cepat"],
    )
    result = parse_dictionary(sheet)
    integrity, counter = result.entries
    assert integrity[:5] == (4, "M.01", "Integritas", CompetencyKind.MANAGERIAL, "Konsisten")
    assert integrity.levels == (
        LevelText(1, "Bertindak etis", ("Jujur", "Patuh aturan")),
        LevelText(2, "Mengajak rekan", ("Menegur; dengan sopan", "Memberi contoh")),
    )
    assert (counter.code, counter.kind) == ("T.03", CompetencyKind.TECHNICAL)
    assert counter.levels == (LevelText(1, "Melayani", ("Ramah", "Cepat")),)
    assert not result.problems
    assert [one.reason for one in result.warnings][:2] == [
        "Integritas: tingkat 3 belum diuraikan",
        "Integritas: tingkat 4 belum diuraikan",
    ]


def test_competency_named_on_every_row_is_one() -> None:
    rows = [
        ["SK.01", "Perekat Bangsa", "Sosial Kultural", "", str(level), f"Uraian {level}", ""]
        for level in range(1, 6)
    ]
    (entry,) = parse_dictionary(pasted(HEADING, *rows)).entries
    assert (entry.kind, len(entry.levels)) == (CompetencyKind.SOCIOCULTURAL, 5)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (["", "Integritas", "", "", "1", "x", ""], "Kode", "Isi kode kompetensi, misalnya T.01"),
        (["M.01", "", "", "", "1", "x", ""], "Nama Kompetensi", "Isi nama kompetensi"),
        (["M.01", "Integritas", "", "", "6", "x", ""], "Tingkat", "Tingkat antara 1 dan 5"),
        (["M.01", "Integritas", "", "", "", "x", ""], "Tingkat", "Isi tingkat 1 sampai 5"),
        (
            ["X9", "Baru", "", "", "1", "x", ""],
            "Jenis",
            "Jenis “” belum dikenal, tulis Manajerial, Sosial kultural, atau Teknis",
        ),
        (
            ["M.02", "Lain", "Ajaib", "", "1", "x", ""],
            "Jenis",
            "Jenis “Ajaib” belum dikenal, tulis Manajerial, Sosial kultural, atau Teknis",
        ),
    ],
)
def test_competency_with_a_problem_is_refused_whole(row: list[str], column: str, reason: str) -> None:
    good = ["T.09", "Arsip", "Teknis", "", "1", "Menyimpan", ""]
    result = parse_dictionary(pasted(HEADING, good, row))
    assert [entry.code for entry in result.entries] == ["T.09"]
    assert [(one.row, one.column, one.reason) for one in result.problems] == [(3, column, reason)]


def test_code_used_twice_names_the_first_row() -> None:
    rows = [["T.01", "Arsip", "", "", "1", "x", ""], ["T.01", "Loket", "", "", "1", "y", ""]]
    result = parse_dictionary(pasted(HEADING, *rows))
    assert [entry.name for entry in result.entries] == ["Arsip"]
    assert result.problems[0].reason == "Kode T.01 sudah dipakai Arsip di baris 2"


def test_level_described_twice_is_refused() -> None:
    rows = [["T.01", "Arsip", "", "", "1", "x", ""], ["", "", "", "", "1", "y", ""]]
    assert (
        parse_dictionary(pasted(HEADING, *rows)).problems[0].reason
        == "Tingkat 1 sudah diuraikan di baris lain"
    )


def test_sheet_without_dictionary_is_told() -> None:
    with pytest.raises(UserError, match="tidak ditemukan di lembar"):
        parse_dictionary(pasted(["Tanggal", "Uraian"], ["1", "2"]))


def test_codes_and_indicators_are_written_one_way() -> None:
    assert [normalise_code(code) for code in ("m1", "M.08", "sk-1", " T 12 ", "TEK-A")] == [
        "M.01", "M.08", "SK.01", "T.12", "TEK-A",
    ]  # fmt: skip
    assert split_indicators("1.1. Satu\n\n 2) Dua \n• Tiga") == ("Satu", "Dua", "Tiga")
    assert split_indicators("Satu; Dua") == ("Satu", "Dua")
    assert split_indicators(3.0) == ()

"""Standards of positions are read from a matrix or a list, a position whole or not at all."""

from typing import Any

import pytest

from asn_desktop.errors import UserError
from asn_desktop.exchange.standards_import import StandardLevel, parse_standards
from tests.exchange.makers import cells

COMPETENCIES = {"M.01": "Integritas", "M.02": "Kerja Sama", "T.01": "Pelayanan loket"}


def read(*rows: list[Any], **more: Any) -> Any:
    return parse_standards(cells(*rows), COMPETENCIES, **more)


def test_matrix_headed_by_codes_names_or_both() -> None:
    result = read(
        ["STANDAR KOMPETENSI"],
        ["No", "Jabatan", "M.1", "Kerjasama", "T.01 Pelayanan Loket", "Catatan"],
        [1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
        [1.0, "LURAH", 3.0, "2 W", "-", "x"],
        [2.0, "Pramubakti", "", "Tingkat 1", "", ""],
        known_titles=["Lurah"],
    )
    assert not result.problems
    assert [(row.row, row.position) for row in result.rows] == [(4, "Lurah"), (5, "Pramubakti")]
    assert result.rows[0].levels == {
        "M.01": StandardLevel(3), "M.02": StandardLevel(2, True), "T.01": StandardLevel(None),
    }  # fmt: skip
    assert result.rows[1].levels == {"M.02": StandardLevel(1)}
    assert result.ignored == ("Catatan",)


def test_codes_over_names_with_position_merged_over_both() -> None:
    result = read(
        ["Jabatan", "M.01", "M.02"],
        ["", "Integritas", "Kerja Sama"],
        ["Lurah", 3.0, 3.0],
    )
    assert result.rows[0].levels == {"M.01": StandardLevel(3), "M.02": StandardLevel(3)}


@pytest.mark.parametrize("cell", [0.0, 6.0, 2.5, "dua", "12"])
def test_level_outside_one_to_five_refuses_the_position(cell: Any) -> None:
    result = read(["Jabatan", "M.01", "M.02"], ["Lurah", 3.0, cell], ["Camat", 3.0, 3.0])
    assert [row.position for row in result.rows] == ["Camat"]
    (problem,) = result.problems
    assert (problem.row, problem.letter, problem.column, problem.reason) == (
        2,
        "C",
        "M.02",
        "Tingkat antara 1 dan 5",
    )


def test_position_twice_is_refused_naming_the_first() -> None:
    result = read(["Jabatan", "M.01"], ["Kasi Pemerintahan", 2.0], ["Kepala Seksi Pemerintahan", 3.0])
    assert [row.row for row in result.rows] == [2]
    assert result.problems[0].sentence() == "Baris 3: Jabatan ini sudah ada di baris 2"


def test_list_of_position_competency_and_level() -> None:
    result = read(
        ["Nama Jabatan", "Kompetensi", "Level"],
        ["Lurah", "Integritas", 3.0],
        ["", "M.02", "2*"],
        ["Camat", "Terbang", 3.0],
        ["Lurah", "Integritas", 4.0],
    )
    assert result.rows[0].levels == {"M.01": StandardLevel(3), "M.02": StandardLevel(2, True)}
    assert [(one.row, one.reason) for one in result.problems] == [
        (4, "Kompetensi ini tidak ada di kamus, tambahkan dulu di Kompetensi"),
        (5, "Jabatan dan kompetensi ini sudah ada dengan tingkat lain"),
    ]


def test_sheet_without_standards_is_told() -> None:
    with pytest.raises(UserError, match="Kolom jabatan dan kompetensi tidak ditemukan"):
        read(["Nama", "NIP"], ["Siti", "1"])

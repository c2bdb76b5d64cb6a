"""The invitation for a messenger: plain, complete, and without markup whatever was typed."""

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.agenda import Span
from asn_desktop.rules.invitation_text import MOST_NAMES, Invitation, invitation_text, plain_line

DAY, NEXT = date(2026, 10, 22), date(2026, 10, 23)


def text(**changes: object) -> str:
    values: dict[str, object] = {"title": "Lokakarya Pelayanan Prima", "office": "Kelurahan Plaju Ulu"}
    return invitation_text(Invitation(**(values | changes)))  # type: ignore[arg-type]


def test_invitation_says_when_where_and_who() -> None:
    found = text(
        spans=(Span(DAY, time(8), time(10)), Span(DAY, time(10, 15), time(15))),
        place="Aula Kelurahan",
        mode="tatap muka",
        speakers=("Drs. H. Rahmat, M.Si.",),
        participants=("Budi Hartono, S.E.", "Dewi Anggraini"),
        jp=8,
    )
    assert found == (
        "Undangan Lokakarya Pelayanan Prima\n\n"
        "Yth. Bapak/Ibu peserta\n"
        "Kami mengundang Bapak/Ibu hadir pada kegiatan ini.\n\n"
        "Hari: Kamis, 22 Oktober 2026\n"
        "Pukul: 08.00–15.00 WIB\n"
        "Tempat: Aula Kelurahan, tatap muka\n"
        "Narasumber: Drs. H. Rahmat, M.Si.\n"
        "Bobot: 8 JP\n\n"
        "Peserta, 2 orang\n"
        "1. Budi Hartono, S.E.\n"
        "2. Dewi Anggraini\n\n"
        "Terima kasih atas kehadiran Bapak/Ibu.\n"
        "Kelurahan Plaju Ulu\n"
    )


def test_days_with_other_hours_are_told_one_by_one() -> None:
    found = text(spans=(Span(DAY, time(8), time(12)), Span(NEXT, time(9), time(12))))
    assert "Hari: Kamis, 22 Oktober 2026, 08.00–12.00 WIB\nHari: Jumat, 23 Oktober 2026, 09.00–12.00" in found


def test_empty_parts_are_left_out() -> None:
    found = text()
    assert "Tempat" not in found
    assert "Pukul" not in found
    assert "\n\n\n" not in found


def test_long_list_of_names_ends_with_a_count() -> None:
    found = text(participants=tuple(f"Orang {number}" for number in range(MOST_NAMES + 5)))
    assert "dan 5 orang lagi" in found


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("*Tebal* _miring_ ~coret~ ```kode```", "Tebal miring coret kode"),
        ("Ruang_2 lantai 3*4", "Ruang_2 lantai 3*4"),
        ("zoom.us/j/1_2_3", "zoom.us/j/1_2_3"),
        ("> kutipan", "kutipan"),
        ("baris\npalsu\r\nlagi", "baris palsu lagi"),
        ("balik\u202etrops", "balik trops"),
    ],
)
def test_signs_of_markup_are_taken_out(typed: str, plain: str) -> None:
    assert plain_line(typed) == plain


@given(st.text(max_size=60))
def test_no_text_makes_a_new_line_or_markup(typed: str) -> None:
    line = plain_line(typed)
    assert len(line.splitlines()) <= 1
    assert not re.search(r"(?<![^\W_])[*_~]+(?=\w)", line)
    assert "`" not in line
    assert plain_line(line) == line


@given(st.text(max_size=40), st.text(max_size=40))
def test_lines_are_as_many_whatever_is_typed(title: str, place: str) -> None:
    wanted = text(title="a", place="b" if plain_line(place) else "").count("\n")
    assert text(title=title, place=place).count("\n") == wanted

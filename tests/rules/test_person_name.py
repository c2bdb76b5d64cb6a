"""Cases of names and titles."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from asn_desktop.rules.person_name import (
    PersonName,
    full_name,
    has_title_without_comma,
    initials,
    short_name,
    split_name,
    split_name_and_nip,
)


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("typed", "front", "name", "back"),
    [
        ("Rizki, S.STP., M.Si.", None, "Rizki", "S.STP., M.Si."),
        ("Hj. Wulandari Ismail, S.IP.", "Hj.", "Wulandari Ismail", "S.IP."),
        ("Drs. H. Ahmad Fauzan, M.Si.", "Drs. H.", "Ahmad Fauzan", "M.Si."),
        ("Drs.H.Ahmad Fauzan,M.Si", "Drs.H.", "Ahmad Fauzan", "M.Si"),
        ("Prof. Dr. Ir. H. Budi", "Prof. Dr. Ir. H.", "Budi", None),
        ("dr. Sari, Sp.A.", "dr.", "Sari", "Sp.A."),
        ("DRA HJ SITI AMINAH, MM", "DRA HJ", "SITI AMINAH", "MM"),
        ("Ir. Lestari", "Ir.", "Lestari", None),
        ("Endang Effendi, A.Md.", None, "Endang Effendi", "A.Md."),
        ("RIZKI, S.STP., M.SI.", None, "RIZKI", "S.STP., M.SI."),
        ("Budi, SE, MM", None, "Budi", "SE, MM"),
        ("Saputra, Budi, S.H.", None, "Saputra, Budi", "S.H."),
    ],
)
def test_titles_are_kept_exactly_as_typed(typed: str, front: str | None, name: str, back: str | None) -> None:
    assert split_name(typed) == PersonName(front, name, back)
    assert bare(str(split_name(typed))) == bare(typed)


@pytest.mark.parametrize(
    "name",
    [
        "Lestari",
        "Muhammad",
        "Saputra, Budi",
        "Kgs. Muhammad Ali",
        "Nyayu Wijaya",
        "R. Hartono",
        "Irwan Setiawan",
        "Hasanah Nur Aini",
        "H.",
        "Dr.",
        ", S.E.",
        "Budi,",
        "Budi S.Sos",
        "",
    ],
)
def test_name_without_titles_is_never_changed(name: str) -> None:
    assert split_name(name) == PersonName(None, name, None)


_PIECES = st.sampled_from(
    ["Drs.", "H.", "Hj", "dr.", "Budi", "Sari", ",", "S.E.", "SE", "M.Si.", " ", "\n", ".", "K.H.", "1"]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join), st.lists(_PIECES).map(" ".join)))
@example("a,,S.E.")
def test_splitting_and_joining_gives_the_typed_text_up_to_spaces(text: str) -> None:
    split = split_name(text)
    assert bare(full_name(split.front_title, split.name, split.back_title)) == bare(text)
    assert bool(split.name) == bool(text.strip())


@given(
    st.lists(
        st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True).filter(lambda word: word not in {"Prof", "Ners"}),
        min_size=1,
        max_size=5,
    )
)
def test_plain_words_are_all_name(words: list[str]) -> None:
    assert split_name(" ".join(words)) == PersonName(None, " ".join(words), None)


@pytest.mark.parametrize(
    ("cell", "name", "nip"),
    [
        (
            "Rizki, S.STP., M.Si.\n19950324 202104 1 014",
            PersonName(None, "Rizki", "S.STP., M.Si."),
            "19950324 202104 1 014",
        ),
        (
            "Hj. Sari, S.E.\nNIP. 19740906 199903 2 012",
            PersonName("Hj.", "Sari", "S.E."),
            "19740906 199903 2 012",
        ),
        ("Budi / 198802142011012003", PersonName(None, "Budi", None), "198802142011012003"),
        ("198802142011012003 Budi", PersonName(None, "Budi", None), "198802142011012003"),
        ("Fitri\n19900702 201 1 2 00", PersonName(None, "Fitri", None), "19900702 201 1 2 00"),
        (
            "Lestari (NI PPPK: 19861026 202421 2 015)",
            PersonName(None, "Lestari", None),
            "19861026 202421 2 015",
        ),
        ("Muhammad", PersonName(None, "Muhammad", None), None),
        ("Budi\nNIP. -", PersonName(None, "Budi NIP. -", None), None),
    ],
)
def test_name_and_nip_in_one_cell_are_split(cell: str, name: PersonName, nip: str | None) -> None:
    assert split_name_and_nip(cell) == (name, nip)


@given(st.text())
def test_no_text_breaks_the_splitting_of_a_cell(text: str) -> None:
    split_name_and_nip(text)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Budi S.Sos", True),
        ("Siti Aminah S.E", True),
        ("Siti SE", True),
        ("Budi M.Si.", True),
        ("Budi Hartono", False),
    ],
)
def test_title_hanging_without_comma_is_noticed(name: str, asked: bool) -> None:
    assert has_title_without_comma(name) is asked


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dewi Anggraini Putri", "DA"),
        ("Lestari", "L"),
        ("", ""),
        ("budi (alm)", "B"),
        ("Ibnu al Farisi", "IA"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Budi Hartono", "Budi Hartono"),
        ("Dewi Anggraini Putri", "Dewi Anggraini Putri"),
        ("Muhammad Rizki Ramadhan Saputra", "Muhammad Rizki R. S."),
        ("Hasanah Nur Aini Ramadhani", "Hasanah Nur Aini R."),
        ("Wolfeschlegelsteinhausen", "Wolfeschlegelsteinhausen"),
        ("Wolfeschlegelsteinhausen Tua", "Wolfeschlegelsteinhausen T."),
        ("", ""),
    ],
)
def test_long_names_are_shortened_from_the_end(name: str, short: str) -> None:
    assert short_name(name) == short

"""Cases of the search that forgives misspelling."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.search_text import MatchResult, edit_distance, match_score, normalise

WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Rizki, S.STP., M.Si.", "rizki sstp msi"),
        ("Pelayanan  Prima!", "pelayanan prima"),
        ("José Ñandú", "jose nandu"),
        ("Jose\u0301", "jose"),
        ("Jum'at", "jumat"),
        ("III/d", "iii d"),
        ("", ""),
    ],
)
def test_texts_are_normalised(text: str, plain: str) -> None:
    assert normalise(text) == plain


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("dewi", "Dewi Anggraini", ["Dewi"]),
        ("ang", "Dewi Anggraini", ["Ang"]),
        ("graini", "Dewi Anggraini", ["graini"]),
        ("anggraini dewi", "Dewi Anggraini", ["Dewi", "Anggraini"]),
        ("dewi de", "Dewi Anggraini", ["Dewi"]),
        ("jose", "JOSÉ Silva", ["JOSÉ"]),
        ("sstp", "Rizki, S.STP.", ["S.STP"]),
        ("198802142011", "19880214 201101 2 003", ["19880214 2011"]),
        ("anggriani", "Dewi Anggraini", ["Anggraini"]),  # swapped
        ("angraini", "Dewi Anggraini", ["Anggraini"]),  # missing
        ("angggraini", "Dewi Anggraini", ["Anggraini"]),  # extra
        ("anggruini", "Dewi Anggraini", ["Anggraini"]),  # wrong
        ("angruini", "Dewi Anggraini", ["Anggraini"]),  # two
        ("pelayenan", "Kasi Pelayanan Umum", ["Pelayanan"]),
        ("wulnd", "Wulandari", ["Wuland"]),
    ],
)
def test_words_are_found_and_marked(query: str, text: str, marked: list[str]) -> None:
    found = match_score(query, text)
    assert found is not None
    assert [text[start:end] for start, end in found.spans] == marked


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "Dewi"),
        (" . ", "Dewi"),
        ("dewi x", "Dewi"),
        ("sri", "Sari"),  # too short for a misspelling
        ("diwe", "Dewi"),  # the same letters, two of them astray
        ("iwed", "Dewi"),  # the same letters backwards
        ("dowu", "Dewi"),  # two in a word of four
        ("angruuni", "Dewi"),
        ("pelayanan", ""),
        ("xyzabc", "Dewi Anggraini"),
        ("wolfsburg", "Wo"),
    ],
)
def test_what_is_too_far_off_is_not_found(query: str, text: str) -> None:
    assert match_score(query, text) is None


def test_better_hits_rank_higher() -> None:
    whole, start, inside, misspelt, twice = (
        match_score(query, text)
        for query, text in [
            ("sari", "Sari"),
            ("sari", "Sarinah"),
            ("sari", "Kesari"),
            ("sari", "Sara"),
            ("wulendori", "Wulandari"),
        ]
    )
    scores = [found.score for found in (whole, start, inside, misspelt, twice) if found is not None]
    assert scores == [100, 90, 60, 35, 20]


def test_result_is_a_plain_value() -> None:
    assert match_score("dewi", "Dewi") == MatchResult(100, ((0, 4),))


@pytest.mark.parametrize(
    ("one", "other", "limit", "distance"),
    [
        ("sari", "sari", 2, 0),
        ("sari", "sair", 2, 1),
        ("sari", "sri", 2, 1),
        ("sari", "dewi", 2, None),
        ("sari", "sarinah", 2, None),
        ("", "ab", 2, 2),
        ("ab", "", 1, None),
    ],
)
def test_distance_counts_up_to_its_limit(one: str, other: str, limit: int, distance: int | None) -> None:
    assert edit_distance(one, other, limit) == distance


def slow_distance(one: str, other: str) -> int:
    table = [[row + column for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            same = one[row - 1] == other[column - 1]
            table[row][column] = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + (not same),
            )
            if (
                row > 1
                and column > 1
                and one[row - 1] == other[column - 2]
                and one[row - 2] == other[column - 1]
            ):
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 3))
def test_distance_agrees_with_the_full_table(one: str, other: str, limit: int) -> None:
    expected = slow_distance(one, other)
    assert edit_distance(one, other, limit) == (expected if expected <= limit else None)


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_any_part_of_a_text_is_found_and_spans_lie_inside(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    word = data.draw(st.sampled_from(words))
    start = data.draw(st.integers(0, len(word) - 1))
    found = match_score(word[start:], text)
    assert found is not None
    assert 1 <= found.score <= 100
    flat = [position for span in found.spans for position in span]
    assert flat == sorted(flat)
    assert 0 <= flat[0] < flat[-1] <= len(text)


@given(st.text(), st.text())
def test_no_text_breaks_the_search(query: str, text: str) -> None:
    match_score(query, text)


@given(st.text(st.characters(codec="ascii")))
def test_plain_and_accented_texts_are_cut_into_the_same_words(text: str) -> None:
    assert normalise(text) == normalise(text + "’")

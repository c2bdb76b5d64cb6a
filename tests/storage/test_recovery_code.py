"""This file holds tests of the printed recovery code."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.storage.faults import WrongRecoveryCode
from asn_desktop.storage.recovery_code import ALPHABET, format_code, new_code, parse_code

SECRETS = st.binary(min_size=20, max_size=20)


@given(SECRETS)
def test_code_reads_back(secret: bytes) -> None:
    assert parse_code(format_code(secret)) == secret


def test_code_has_eight_groups_of_five_from_an_alphabet_without_look_alikes() -> None:
    groups = new_code().split("-")
    assert [len(group) for group in groups] == [5] * 8
    assert not set("ILOU") & set(ALPHABET)


def test_two_codes_differ() -> None:
    assert new_code() != new_code()


def test_every_wrong_character_is_found_in_its_group() -> None:
    code = format_code(bytes(range(20)))
    letters = code.replace("-", "")
    for place, letter in enumerate(letters):
        for other in ALPHABET.replace(letter, ""):
            typed = letters[:place] + other + letters[place + 1 :]
            with pytest.raises(WrongRecoveryCode) as refusal:
                parse_code(typed)
            assert refusal.value.groups == (place // 5 + 1,)


def test_swapped_neighbours_and_swapped_groups_are_found() -> None:
    letters = format_code(secrets.token_bytes(20)).replace("-", "")
    for place in range(39):
        swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
        if swapped != letters:
            with pytest.raises(WrongRecoveryCode):
                parse_code(swapped)
    groups = format_code(bytes(range(20))).split("-")
    with pytest.raises(WrongRecoveryCode) as refusal:
        parse_code("-".join([groups[1], groups[0], *groups[2:]]))
    assert refusal.value.groups == (1, 2)


def test_typing_habits_are_accepted() -> None:
    code = format_code(bytes(20))
    assert parse_code(code.lower().replace("-", " ").replace("0", "o")) == bytes(20)


def test_short_code_tells_its_length() -> None:
    with pytest.raises(WrongRecoveryCode, match="baru 5"):
        parse_code("ABCDE")


def test_letter_outside_the_alphabet_names_its_group() -> None:
    code = format_code(bytes(20))
    with pytest.raises(WrongRecoveryCode, match="ke-1 "):
        parse_code("U" + code[1:])

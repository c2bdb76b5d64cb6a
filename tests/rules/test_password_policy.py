"""Cases of accepted passwords and of waiting."""

from datetime import date

import pytest

from asn_desktop.rules.password_policy import context_words, login_delay_seconds, password_problem

COMMON = frozenset({"rahasia", "password", "palembang"})
OFTEN_USED = "Kata sandi ini termasuk yang paling sering dipakai orang. Pakai beberapa kata lain"
CONTEXT = context_words(
    nip="198802142011012003",
    birth_date=date(1988, 2, 14),
    person_name="Dewi Anggraini",
    account_name="Dewi",
    office_name="Kelurahan Plaju Ulu",
)


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("abc123", "Kata sandi minimal 8 karakter, yang diketik baru 6"),
        ("", "Kata sandi minimal 8 karakter, yang diketik baru 0"),
        ("kuda7laut", None),
        ("k" * 64 + "uda" * 22, "Kata sandi paling panjang 128 karakter, yang diketik 130"),
        ("kuda laut besar " * 8, None),
        ("Password", OFTEN_USED),
        ("rahasia123!", OFTEN_USED),
        ("2026palembang", OFTEN_USED),
        ("aaaaaaaa", OFTEN_USED),
        ("abababab", OFTEN_USED),
        ("12345678", OFTEN_USED),
        ("87654321", OFTEN_USED),
        ("abcdefgh", OFTEN_USED),
        ("91827364", None),
        ("pässwörd-ñ", None),
        ("rahasia negara kita", None),
    ],
)
def test_asvs_6_2_length_and_common_words(password: str, problem: str | None) -> None:
    assert password_problem(password, common=COMMON) == problem


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("PlajuUlu2026", "plaju"),
        ("198802142011012003", "198802142011012003"),
        ("14021988aa", "14021988"),
        ("140288-dewi", "140288"),
        ("asn-2026-x", "asn"),
        ("anggraini7", "anggraini"),
    ],
)
def test_asvs_6_2_context_words_are_refused(password: str, word: str) -> None:
    assert password_problem(password, context=CONTEXT) == (
        f"Kata sandi memuat “{word}”, yang mudah ditebak. Pakai kata lain"
    )


@pytest.mark.parametrize("password", ["kucing tetangga dewi", "asn rajin menanam padi", "kuda7laut"])
def test_context_words_inside_a_long_password_are_no_reason(password: str) -> None:
    assert password_problem(password, context=CONTEXT) is None


def test_context_words_hold_the_birth_date_in_three_orders_and_no_crumbs() -> None:
    assert {"19880214", "14021988", "140288", "asn", "plaju", "ulu", "dewi"} <= CONTEXT
    assert context_words() == {"asn", "kelurahan", "lurah"}


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (2, 0), (3, 1), (4, 2), (5, 4), (6, 8), (7, 16), (8, 32), (9, 60), (10, 60), (10**6, 60)],
)
def test_asvs_6_1_1_waiting_doubles_up_to_a_minute(failures: int, seconds: int) -> None:
    assert login_delay_seconds(failures) == seconds

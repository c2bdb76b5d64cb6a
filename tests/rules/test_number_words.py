"""Numbers in words and rupiah, as letters write them."""

import pytest

from asn_desktop.rules.number_words import format_rupiah, spell_number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (4, "empat"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (20, "dua puluh"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (250, "dua ratus lima puluh"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (2_026, "dua ribu dua puluh enam"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (2_800_000, "dua juta delapan ratus ribu"),
        (1_000_000_000, "satu miliar"),
    ],
)
def test_numbers_are_spelled_as_indonesians_say_them(number: int, words: str) -> None:
    assert spell_number(number) == words


@pytest.mark.parametrize("number", [-1, 10**15])
def test_numbers_outside_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        spell_number(number)


def test_rupiah_have_dots_between_thousands() -> None:
    assert format_rupiah(1_250_000) == "Rp1.250.000"

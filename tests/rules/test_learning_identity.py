"""The same certificate is known again, and what only looks like it is not taken for it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.learning_identity import (
    CertificateFacts,
    identity_of,
    is_near_double,
    is_same_certificate,
)

FIRST = CertificateFacts(
    "Pelatihan Arsip Dinamis", "ANRI", date(2026, 8, 17), date(2026, 8, 19), "No. 12/ANRI/VIII/2026"
)
UNNUMBERED = replace(FIRST, number="")


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "12/anri/viii/2026"},
        {"number": " Nomor: 12 / ANRI / VIII / 2026 "},
        {"title": "Arsip", "starts_on": date(2026, 8, 16)},
        {"number": "", "title": "PELATIHAN  arsip-dinamis", "organiser": "anri"},
    ],
)
def test_same_certificate_in_other_letters(changes: dict[str, object]) -> None:
    assert is_same_certificate(FIRST, replace(FIRST, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "13/ANRI/VIII/2026"},
        {"organiser": "LAN RI"},
        {"number": "", "ends_on": date(2026, 8, 20)},
    ],
)
def test_other_certificate(changes: dict[str, object]) -> None:
    assert not is_same_certificate(FIRST, replace(FIRST, **changes))  # type: ignore[arg-type]


def test_near_double_needs_the_same_days_or_the_same_number() -> None:
    assert is_near_double(UNNUMBERED, replace(UNNUMBERED, title="Pelatihan teknis arsip dinamis"))
    assert is_near_double(FIRST, replace(FIRST, organiser="Arsip Nasional"))
    assert not is_near_double(UNNUMBERED, replace(UNNUMBERED, title="Bimtek keuangan desa"))
    assert not is_near_double(UNNUMBERED, replace(UNNUMBERED, starts_on=date(2026, 8, 16)))


WORDS = st.text(st.sampled_from("abc XYZ-./,1"), max_size=12)


@given(WORDS, WORDS, WORDS)
def test_capitals_and_spaces_never_matter(title: str, organiser: str, number: str) -> None:
    one = replace(FIRST, title=title, organiser=organiser, number=number)
    other = replace(
        one, title=f" {title.upper()}  ", organiser=organiser.lower(), number=f"{number.upper()} "
    )
    assert identity_of(one) == identity_of(other)
    assert is_same_certificate(one, other)
    assert is_same_certificate(other, one)

"""Typed text keeps what can be seen and loses what cannot."""

import pytest

from asn_desktop.rules.typed_text import clean_line, clean_lines


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Budi \u202eonotraH", "Budi onotraH"),
        ("Si\u200bti\u2067 Nur\u061c", "Siti Nur"),
        ("Ahmad\x00\x07 Fauzan\r\n", "Ahmad Fauzan"),
        ("  Dewi \u00a0 Putri ", "Dewi Putri"),
        ("Jose\u0301", "José"),
        ("O'Neil %s <b> ﷽ 🙂", "O'Neil %s <b> ﷽ 🙂"),
    ],
)
def test_line_loses_only_what_nobody_sees(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


def test_lines_stay_lines() -> None:
    assert clean_lines("\n satu \u202e\n\ndua\x00 \n") == "satu\n\ndua"

"""Cases of signature blocks."""

import pytest

from asn_desktop.rules.signature import (
    SignatureMode,
    Signer,
    nip_line,
    plain_block,
    signature_block,
    signature_title_lines,
)

LURAH = Signer("H. Rahmat Contoh, S.Sos., M.Si.", "Penata Tingkat I (III/d)", "197702162006121025")


@pytest.mark.parametrize(
    ("mode", "deputy", "attention", "lines"),
    [
        (SignatureMode.DEFINITIVE, "", "", ("LURAH PLAJU ULU,",)),
        (SignatureMode.ACTING, "", "", ("Plt. LURAH PLAJU ULU,",)),
        (SignatureMode.DAILY_ACTING, "", "", ("Plh. LURAH PLAJU ULU,",)),
        (SignatureMode.CARETAKER, "", "", ("Pj. LURAH PLAJU ULU,",)),
        (SignatureMode.ON_BEHALF, "Sekretaris Lurah", "", ("a.n. LURAH PLAJU ULU", "Sekretaris Lurah,")),
        (
            SignatureMode.FOR_ATTENTION,
            "Sekretaris Lurah",
            "Kepala Seksi Pemerintahan",
            ("a.n. LURAH PLAJU ULU", "Sekretaris Lurah", "u.b.", "Kepala Seksi Pemerintahan,"),
        ),
    ],
)
def test_title_lines_of_each_standing(
    mode: SignatureMode, deputy: str, attention: str, lines: tuple[str, ...]
) -> None:
    found = signature_title_lines(mode, "Lurah Plaju Ulu", deputy_title=deputy, attention_title=attention)
    assert found == lines


def test_missing_titles_are_bugs() -> None:
    with pytest.raises(ValueError, match="deputy"):
        signature_title_lines(SignatureMode.ON_BEHALF, "Lurah")
    with pytest.raises(ValueError, match=r"u\.b\."):
        signature_title_lines(SignatureMode.FOR_ATTENTION, "Lurah", deputy_title="Sekretaris Lurah")


def test_block_prints_name_as_typed_then_rank_and_nip() -> None:
    block = signature_block(SignatureMode.DEFINITIVE, "Lurah Plaju Ulu", LURAH)
    assert block.lines == (
        "LURAH PLAJU ULU,",
        "H. Rahmat Contoh, S.Sos., M.Si.",
        "Penata Tingkat I (III/d)",
        "NIP 19770216 200612 1 025",
    )


def test_block_of_someone_without_rank_and_nip_has_no_empty_lines() -> None:
    assert plain_block("Pengamat,", Signer("Lestari")).lines == ("Pengamat,", "Lestari")


@pytest.mark.parametrize(
    ("nip", "line"),
    [
        ("197702162006121025", "NIP 19770216 200612 1 025"),
        ("19770216 200612 1 025", "NIP 19770216 200612 1 025"),
        ("198610262024212015", "NI PPPK 19861026 202421 2 015"),
        ("140123456", "NIP 140123456"),
        ("", None),
        (None, None),
    ],
)
def test_nip_line(nip: str | None, line: str | None) -> None:
    assert nip_line(nip) == line


def test_modes_are_named() -> None:
    assert {mode.value: mode.label for mode in SignatureMode} == {
        "definitif": "Definitif",
        "an": "Atas nama (a.n.)",
        "ub": "Untuk beliau (u.b.)",
        "plt": "Pelaksana tugas (Plt.)",
        "plh": "Pelaksana harian (Plh.)",
        "pj": "Penjabat (Pj.)",
    }

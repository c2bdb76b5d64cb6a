"""This file holds the lines of a signature block: on whose behalf, which title, name, rank and NIP."""

from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _

from asn_desktop.rules.nip import FIRST_CONTRACT_CODE, NIP_LENGTH, clean_nip, format_nip


class SignatureMode(StrEnum):
    """In which standing a letter is signed.

    Source: practice of regional letters under Permendagri 1/2023 (its text was not read; the office checks
    its own rule); SIASN jenisPenugasan, competency-rules.md 4.4.
    """

    DEFINITIVE = "definitif"
    ON_BEHALF = "an"
    FOR_ATTENTION = "ub"
    ACTING = "plt"
    DAILY_ACTING = "plh"
    CARETAKER = "pj"

    @property
    def label(self) -> str:
        """What a person reads."""
        return {
            SignatureMode.DEFINITIVE: _("Definitif"),
            SignatureMode.ON_BEHALF: _("Atas nama (a.n.)"),
            SignatureMode.FOR_ATTENTION: _("Untuk beliau (u.b.)"),
            SignatureMode.ACTING: _("Pelaksana tugas (Plt.)"),
            SignatureMode.DAILY_ACTING: _("Pelaksana harian (Plh.)"),
            SignatureMode.CARETAKER: _("Penjabat (Pj.)"),
        }[self]


@dataclass(frozen=True, slots=True)
class Signer:
    """The person who signs: full name with titles as typed, rank as printed, NIP as 18 digits.

    Source: evaluation-rules.md 8.2 (sign: jabatan, tanda tangan, nama, pangkat, NIP).
    """

    name: str
    rank: str | None = None
    nip: str | None = None


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """The lines of one block from top to bottom; the space to sign lies between title and name.

    `title_lines` end with a comma, `name` is printed bold and underlined exactly as typed, `rank`
    and `nip_line` are None when there is nothing to print.

    Source: features.md I71; ux.md 10 (signatures).
    """

    title_lines: tuple[str, ...]
    name: str
    rank: str | None
    nip_line: str | None

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything but the space to sign, as plain lines."""
        below = (self.name, self.rank, self.nip_line)
        return (*self.title_lines, *(line for line in below if line))


_PREFIXES = {
    SignatureMode.DEFINITIVE: "",
    SignatureMode.ACTING: "Plt. ",
    SignatureMode.DAILY_ACTING: "Plh. ",
    SignatureMode.CARETAKER: "Pj. ",
}


def signature_title_lines(
    mode: SignatureMode, office_title: str, *, deputy_title: str = "", attention_title: str = ""
) -> tuple[str, ...]:
    """Give the lines above the space to sign, the last one with its comma.

    Args:
        mode: the standing.
        office_title: the position the letter belongs to, "Lurah Plaju Ulu"; printed in capitals.
        deputy_title: with a.n. and u.b. the one who signs on behalf, "Sekretaris Lurah".
        attention_title: with u.b. the one below the deputy who signs, "Kepala Seksi Pemerintahan".

    Raises:
        ValueError: a title the mode needs is missing.

    Source: practice of regional letters under Permendagri 1/2023 (its text was not read).
    """
    title = office_title.strip().upper()
    if mode in _PREFIXES:
        return (f"{_PREFIXES[mode]}{title},",)
    if not deputy_title:
        raise ValueError("a.n. and u.b. need the title of the deputy")
    if mode is SignatureMode.ON_BEHALF:
        return f"a.n. {title}", f"{deputy_title},"
    if not attention_title:
        raise ValueError("u.b. needs the title of the one who signs")
    return f"a.n. {title}", deputy_title, "u.b.", f"{attention_title},"


def signature_block(
    mode: SignatureMode,
    office_title: str,
    signer: Signer,
    *,
    deputy_title: str = "",
    attention_title: str = "",
) -> SignatureBlock:
    """Build a whole block; see `signature_title_lines` for the titles.

    Raises:
        ValueError: a title the mode needs is missing.

    Source: features.md I71; evaluation-rules.md 8.2.
    """
    titles = signature_title_lines(
        mode, office_title, deputy_title=deputy_title, attention_title=attention_title
    )
    return SignatureBlock(titles, signer.name, signer.rank, nip_line(signer.nip))


def plain_block(title: str, signer: Signer) -> SignatureBlock:
    """Build a block whose title stands as typed, such as "Pegawai yang dinilai".

    Source: forms of PermenPANRB 6/2022 (two blocks, evaluation-rules.md); ux.md 10 (signatures).
    """
    return SignatureBlock((f"{title.rstrip(',')},",), signer.name, signer.rank, nip_line(signer.nip))


def nip_line(nip: str | None) -> str | None:
    """Write "NIP 19880214 201101 2 003", or "NI PPPK …" for PPPK; None without a number.

    Source: competency-rules.md 4.1 (printed grouping; nomor induk PPPK); ux.md 10 (signatures).
    """
    digits = clean_nip(nip or "")
    if not digits:
        return None
    is_pppk = len(digits) == NIP_LENGTH and digits.isdigit() and int(digits[12:14]) >= FIRST_CONTRACT_CODE
    return f"{'NI PPPK' if is_pppk else 'NIP'} {format_nip(digits)}"

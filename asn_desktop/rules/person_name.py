"""This file holds how a typed name is split into titles and name, and put together again."""

import re
from functools import lru_cache
from typing import NamedTuple

SHORT_NAME_LENGTH = 20
MAX_NAME_LENGTH = 120
"""Letters of a name with its titles; a longer one is several cells that ran together."""

# Front titles. "Kgs.", "Kms.", "Msy.", "Nyayu" and other hereditary Palembang titles are part of
# the name and stay with it; "R." and other single letters but H. are initials.
_DOTTED = r"(?:prof|drs|dra|drg|drh|dr|ir|hj|h|k\.?\s?h|apt|ns|ners|ust|ustz)\.\s*"
_SPACED = r"(?:prof|drs|dra|drg|drh|dr|ir|hj|kh|apt)\s+"
_FRONT = re.compile(rf"(?:{_DOTTED}|{_SPACED})+", re.IGNORECASE)

# Back titles that offices also write without dots.
# fmt: off
_UNDOTTED_BACK = frozenset(
    (
        "SE", "SH", "ST", "SP", "SS", "SAG", "SAP", "SSOS", "SPD", "SPDI", "SKOM", "SIP", "SIKOM",
        "SKM", "SKEP", "SKED", "SKG", "SKH", "SFARM", "SPSI", "SSI", "SSTP", "SSTAT", "SST", "STP",
        "STRKEB", "STRKES", "STHI", "SHI", "SSY", "SPT", "SPI", "SHUT", "STRIP", "AMD", "AMDKEP",
        "AMDKEB", "AMK", "AMKEB", "AMAPD", "AKT", "NERS", "NS", "APT", "MM", "MH", "MT", "MA", "MSI",
        "MPD", "MPDI", "MAP", "MPA", "MKES", "MKOM", "MSC", "MBA", "MKN", "MEC", "MIP", "MAG", "MHUM",
        "MSM", "PHD", "BA", "BSC", "CA", "CPA", "LLM",
    )
)
# fmt: on
_TITLE_AT_END = re.compile(r"\s(?:[SMA]\.\s?[A-Z][A-Za-z]{0,4}\.?|S\.?E|S\.?H|M\.?M)$")
_DIVIDERS = " \t\r\n/-,:;()"
_NIP_IN_CELL = re.compile(
    r"(?:\b(?:NIP|NI\s?PPPK|NIPPPK|NIPPK)\b[.:\s]*)?'?(\d(?:[ .\-]?\d){8,19})(?!\d)", re.I
)


class PersonName(NamedTuple):
    """A name with its titles apart, each exactly as typed; titles are None when there are none.

    Source: features.md A4 (front/back titles stored apart and printed exactly as typed).
    """

    front_title: str | None
    name: str
    back_title: str | None

    def __str__(self) -> str:
        return full_name(self.front_title, self.name, self.back_title)


def split_name(text: str) -> PersonName:
    """Split titles off a typed name; a name without titles comes back unchanged.

    Runs of white space become one space, nothing else is touched, so `full_name` gives the typed
    text back up to spaces. One-word names are names. Back titles are split off only behind a
    comma, since without it they cannot be told from names for sure.

    Source: features.md A4 and A5; SIASN keeps gelar_depan and gelar_belakang apart.
    """
    name, back_title = _without_back_title(" ".join(text.split()))
    front = _FRONT.match(name)
    if front is None or front.end() == len(name):
        return PersonName(None, name, back_title)
    return PersonName(front.group().strip(), name[front.end() :], back_title)


def split_name_and_nip(text: str) -> tuple[PersonName, str | None]:
    """Split a cell holding name and NIP, usually on two lines; the NIP comes back as typed.

    Digits of any length from 9 to 20 count as the NIP, so that a short one is told as such by
    `check_nip` and not lost in the name.

    Source: design decision (features.md A1: "name over NIP in one cell").
    """
    found = _NIP_IN_CELL.search(text)
    if found is None:
        return split_name(text), None
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
    name = rest.strip(_DIVIDERS)
    if not any(map(str.isalpha, name)):
        # What stands before a name without letters may be all there is of it, as in "-2+3".
        name = rest.rstrip(_DIVIDERS)
    return split_name(name), found[1]


def full_name(front_title: str | None, name: str, back_title: str | None) -> str:
    """Put titles and name together as printed, "Drs. H. Ahmad, M.Si.".

    Source: features.md A4 (printed exactly as typed).
    """
    front = f"{front_title} " if front_title else ""
    back = f", {back_title}" if back_title else ""
    return f"{front}{name}{back}"


def has_title_without_comma(name: str) -> bool:
    """Tell whether a back title seems to hang on the name without a comma ("Budi S.Sos").

    Source: design decision (an import row may then ask, and changes nothing by itself).
    """
    return _TITLE_AT_END.search(name) is not None


def initials(name: str) -> str:
    """Give the one or two letters of a name's picture, "DA" for Dewi Anggraini Putri.

    The name is taken without titles.

    Source: design decision (ux.md 6, person tiles).
    """
    letters = [word[0].upper() for word in name.split() if word[0].isalnum()]
    return "".join(letters[:2])


def short_name(name: str, *, max_length: int = SHORT_NAME_LENGTH) -> str:
    """Shorten a long name for charts and narrow columns, from the last word forward.

    "Muhammad Rizki Ramadhan Saputra" becomes "Muhammad Rizki R. S."; the first word always stays.

    Source: design decision (ux.md 7.6, grids on small screens).
    """
    words = name.split()
    for position in range(len(words) - 1, 0, -1):
        if len(" ".join(words)) <= max_length:
            break
        words[position] = f"{words[position][0]}."
    return " ".join(words)


def _without_back_title(plain: str) -> tuple[str, str | None]:
    comma = plain.find(",")
    while comma >= 0:
        name, rest = plain[:comma].strip(), plain[comma + 1 :]
        if name and _looks_like_title(rest.partition(",")[0]):
            return name, rest.strip()
        comma = plain.find(",", comma + 1)
    return plain, None


@lru_cache(maxsize=512)
def _looks_like_title(part: str) -> bool:
    letters = part.replace(" ", "")
    has_dotted_letters = "." in letters and any(char.isalpha() for char in letters)
    return has_dotted_letters or letters.upper() in _UNDOTTED_BACK

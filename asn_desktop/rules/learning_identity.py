"""This file holds how the same certificate is known again, whatever its capitals, spaces and signs."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from asn_desktop.rules.search_text import normalise

ALIKE = 0.8
"""Share of equal letters from which two titles of the same days are asked about."""

_NUMBER_WORD = re.compile(r"^\s*(no|nomor|nomer)\s*[.:]?\s+|^\s*(no|nomor)[.:]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What is printed on a certificate, as typed.

    Source: competency-rules.md 7.2 (Riwayat Kursus: namaKursus, institusiPenyelenggara, nomorSertipikat).
    """

    title: str
    organiser: str
    starts_on: date
    ends_on: date
    number: str = ""


def identity_of(facts: CertificateFacts) -> str:
    """What two records of the same certificate share; of one person only.

    By number and organiser where there is a number, else by title, dates and organiser.

    Source: design decision (features.md 43: the same certificate twice is caught).
    """
    organiser = _letters(facts.organiser)
    number = _number(facts.number)
    if number:
        return f"n|{number}|{organiser}"
    return f"t|{_letters(facts.title)}|{facts.starts_on:%Y%m%d}|{facts.ends_on:%Y%m%d}|{organiser}"


def is_same_certificate(one: CertificateFacts, other: CertificateFacts) -> bool:
    """Whether both are the same certificate, also when only one of them names its number.

    Source: design decision (features.md 43).
    """
    first, second = _number(one.number), _number(other.number)
    if first and second:
        return identity_of(one) == identity_of(other)
    return (
        one.starts_on == other.starts_on
        and one.ends_on == other.ends_on
        and _letters(one.title) == _letters(other.title)
        and _letters(one.organiser) == _letters(other.organiser)
    )


def is_near_double(one: CertificateFacts, other: CertificateFacts) -> bool:
    """Whether the two may be the same: same number elsewhere, or same days and very similar titles.

    Source: design decision (features.md 43).
    """
    number = _number(one.number)
    if number and number == _number(other.number):
        return True
    if one.starts_on != other.starts_on or one.ends_on != other.ends_on:
        return False
    first, second = normalise(one.title), normalise(other.title)
    if first in second or second in first:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def _letters(text: str) -> str:
    return normalise(text).replace(" ", "")


def _number(text: str) -> str:
    return _letters(_NUMBER_WORD.sub("", text))

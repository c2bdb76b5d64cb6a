"""This file holds the kinds of employment, the sexes and the levels of schooling of a person on the staff list."""

import re
from enum import StrEnum
from gettext import gettext as _

JP_TARGET_PNS = 20
JP_CEILING_PPPK = 24


class Employment(StrEnum):
    """The legal standing of a person in the office, which drives the other rules.

    Source: UU 20/2023 (ASN are PNS and PPPK); PPPK paruh waktu: competency-rules.md 4.1.
    """

    PNS = "PNS"
    CPNS = "CPNS"
    PPPK = "PPPK"
    PPPK_PW = "PPPK-PW"
    NON_ASN = "NON-ASN"

    @property
    def label(self) -> str:
        """What a person reads."""
        return {
            Employment.PNS: _("PNS"),
            Employment.CPNS: _("CPNS"),
            Employment.PPPK: _("PPPK"),
            Employment.PPPK_PW: _("PPPK paruh waktu"),
            Employment.NON_ASN: _("Non-ASN"),
        }[self]

    @property
    def is_asn(self) -> bool:
        """True for all but non-ASN staff."""
        return self is not Employment.NON_ASN

    @property
    def is_pppk(self) -> bool:
        """True for both full-time and part-time contracts."""
        return self in (Employment.PPPK, Employment.PPPK_PW)

    @property
    def needs_nip(self) -> bool:
        """True when the person carries an 18-digit NIP or nomor induk PPPK."""
        return self.is_asn

    @property
    def jp_target(self) -> int | None:
        """JP to reach in a calendar year, 20 for PNS and CPNS; None when the law sets no target.

        PP 11/2017 article 203(4). For PPPK see `jp_ceiling`.
        """
        return JP_TARGET_PNS if self in (Employment.PNS, Employment.CPNS) else None

    @property
    def jp_ceiling(self) -> int | None:
        """JP of one contract year above which a warning is shown, 24 for PPPK; never a block.

        PP 49/2018 article 40(1), softened by the duty of every ASN in UU 20/2023 article 49.
        """
        return JP_CEILING_PPPK if self.is_pppk else None


class Sex(StrEnum):
    """The sex as civil registers record it.

    Source: Perka BKN 22/2007 (15th digit of the NIP: 1 pria, 2 wanita).
    """

    MALE = "male"
    FEMALE = "female"

    @property
    def label(self) -> str:
        """What a person reads."""
        return _("Laki-laki") if self is Sex.MALE else _("Perempuan")

    @property
    def letter(self) -> str:
        """The letter of the L/P column."""
        return "L" if self is Sex.MALE else "P"

    @property
    def nip_digit(self) -> int:
        """The 15th digit of the NIP."""
        return 1 if self is Sex.MALE else 2


class Education(StrEnum):
    """The levels of schooling, lowest first.

    Source: competency-rules.md 4.3 (schooling behind the golongan); PP 11/2017 on qualifications.
    """

    SD = "SD"
    SMP = "SMP"
    SMA = "SMA"
    D1 = "D1"
    D2 = "D2"
    D3 = "D3"
    D4 = "D4"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"


_EMPLOYMENT_WORDS = {
    "pns": Employment.PNS,
    "pegawainegerisipil": Employment.PNS,
    "cpns": Employment.CPNS,
    "calonpns": Employment.CPNS,
    "calonpegawainegerisipil": Employment.CPNS,
    "pppk": Employment.PPPK,
    "p3k": Employment.PPPK,
    "pppkpenuhwaktu": Employment.PPPK,
    "p3kpenuhwaktu": Employment.PPPK,
    "pegawaipemerintahdenganperjanjiankerja": Employment.PPPK,
    "pppkpw": Employment.PPPK_PW,
    "p3kpw": Employment.PPPK_PW,
    "pppkparuhwaktu": Employment.PPPK_PW,
    "p3kparuhwaktu": Employment.PPPK_PW,
    "pw": Employment.PPPK_PW,
    "nonasn": Employment.NON_ASN,
    "nonpns": Employment.NON_ASN,
    "honorer": Employment.NON_ASN,
    "honor": Employment.NON_ASN,
    "thl": Employment.NON_ASN,
    "phl": Employment.NON_ASN,
    "tks": Employment.NON_ASN,
    "ptt": Employment.NON_ASN,
    "kontrak": Employment.NON_ASN,
    "outsourcing": Employment.NON_ASN,
}
_SEX_WORDS = {
    **dict.fromkeys(("l", "lk", "lakilaki", "pria", "m", "male", "1"), Sex.MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "w", "f", "female", "2"), Sex.FEMALE),
}
_EDUCATION_WORDS = {
    **dict.fromkeys(("sd", "mi", "sekolahdasar", "paketa"), Education.SD),
    **dict.fromkeys(("smp", "sltp", "mts", "paketb"), Education.SMP),
    **dict.fromkeys(("sma", "slta", "smu", "smk", "ma", "stm", "smea", "paketc"), Education.SMA),
    **dict.fromkeys(("d1", "di", "diploma1", "diplomai"), Education.D1),
    **dict.fromkeys(("d2", "dii", "diploma2", "diplomaii"), Education.D2),
    **dict.fromkeys(("d3", "diii", "diploma3", "diplomaiii", "sarjanamuda"), Education.D3),
    **dict.fromkeys(("d4", "div", "diploma4", "diplomaiv", "sarjanaterapan"), Education.D4),
    **dict.fromkeys(("s1", "strata1", "stratai", "sarjana"), Education.S1),
    **dict.fromkeys(("s2", "strata2", "strataii", "magister", "pascasarjana"), Education.S2),
    **dict.fromkeys(("s3", "strata3", "strataiii", "doktor"), Education.S3),
}
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_SAME_LEVEL = re.compile(r"(?:/|\s)\s*(?:sederajat|setara|sarjana|magister|doktor)\b.*$")


def parse_employment(text: str) -> Employment | None:
    """Read the status column of a staff list; None when the word is not known.

    Source: design decision (words seen in the lists of offices; SIASN jenis_pegawai_nama).
    """
    return _EMPLOYMENT_WORDS.get(_letters(text))


def parse_sex(text: str) -> Sex | None:
    """Read L/P, the words written out, SIASN's M/F or the digit of the NIP; None when unknown.

    "P" is perempuan, never pria.

    Source: SIASN export (jenis_kelamin F/M, competency-rules.md 7.1); L/P column of office lists.
    """
    return _SEX_WORDS.get(_letters(text))


def parse_education(text: str) -> str:
    """Write a known level in its short form ("S-1" becomes "S1") and keep anything else as typed.

    Source: design decision (a field of study behind the level must not get lost).
    """
    typed = " ".join(text.split())
    level = _EDUCATION_WORDS.get(_letters(_SAME_LEVEL.sub("", typed.casefold())))
    return level.value if level is not None else typed


def education_level(text: str) -> Education | None:
    """Tell the level even when a field of study follows ("S1 Ilmu Hukum"); None when unknown.

    Source: design decision (levels of `Education`).
    """
    words = text.casefold().split()
    for count in range(min(len(words), 2), 0, -1):
        level = _EDUCATION_WORDS.get(_letters(_SAME_LEVEL.sub("", " ".join(words[:count]))))
        if level is not None:
            return level
    return None


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.casefold())

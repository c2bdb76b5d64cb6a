"""This file holds the golongan of PNS and PPPK, their pangkat, and how both are read from a cell."""

import re
from types import MappingProxyType

from asn_desktop.rules.employment import Employment

# Golongan of PNS: (SIASN id, pangkat), lowest first. Competency-rules.md 4.2.
PNS_GOLONGAN = MappingProxyType(
    {
        "I/a": ("11", "Juru Muda"),
        "I/b": ("12", "Juru Muda Tingkat I"),
        "I/c": ("13", "Juru"),
        "I/d": ("14", "Juru Tingkat I"),
        "II/a": ("21", "Pengatur Muda"),
        "II/b": ("22", "Pengatur Muda Tingkat I"),
        "II/c": ("23", "Pengatur"),
        "II/d": ("24", "Pengatur Tingkat I"),
        "III/a": ("31", "Penata Muda"),
        "III/b": ("32", "Penata Muda Tingkat I"),
        "III/c": ("33", "Penata"),
        "III/d": ("34", "Penata Tingkat I"),
        "IV/a": ("41", "Pembina"),
        "IV/b": ("42", "Pembina Tingkat I"),
        "IV/c": ("43", "Pembina Utama Muda"),
        "IV/d": ("44", "Pembina Utama Madya"),
        "IV/e": ("45", "Pembina Utama"),
    }
)
_PPPK_ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
)
# Golongan of PPPK: code, lowest first. Perpres 98/2020 and PermenPANRB 72/2020.
PPPK_GOLONGAN = MappingProxyType({roman: f"{number:02}" for number, roman in enumerate(_PPPK_ROMAN, start=1)})

_ROMAN = ("I", "II", "III", "IV")
_WITH_LETTER = re.compile(r"(?<![A-Za-z0-9])(IV|III|II|I|[1-4])\s*[/.\-]?\s*([a-e])(?![A-Za-z0-9])", re.I)
_PPPK_WORDS = re.compile(r"\b(?:golongan|gol|ruang|pppk|p3k)\b\.?|[()\s:]", re.I)
_FIRST_LEVEL = re.compile(r"\b(?:tk|tkt|tingkat)\b\.?\s*(?:i|1)\b")
_BY_PANGKAT = {pangkat.casefold(): golongan for golongan, (_id, pangkat) in PNS_GOLONGAN.items()}
_BY_SIASN_ID = {siasn_id: golongan for golongan, (siasn_id, _pangkat) in PNS_GOLONGAN.items()}
_BY_PPPK_CODE = {code: golongan for golongan, code in PPPK_GOLONGAN.items()}


def parse_golongan(text: str, employment: Employment | None = None) -> str | None:
    """Read a golongan in any of the ways offices write it; None when it cannot be read.

    "Penata Tk. I (III/d)", "Penata, III/C", "III.d" and "Penata Tk. I" give "III/d" or "III/c";
    "IX" and "Golongan IX" give "IX". A bare number is read only when `employment` says whether
    it is SIASN's id of a PNS golongan or the code of a PPPK one. A golongan of the other kind
    than `employment` is not read.

    Source: PP 11/2017 and Perpres 98/2020 (golongan); SIASN ids, competency-rules.md 4.2-4.3.
    """
    plain = " ".join(text.split())
    if employment is Employment.NON_ASN:
        return None
    if employment is None or not employment.is_pppk:
        found = _pns_golongan(plain, read_ids=employment is not None)
        if found is not None or employment is not None:
            return found
    return _pppk_golongan(plain, read_codes=employment is not None)


def pangkat_of(golongan: str) -> str | None:
    """Name the pangkat, "Penata Tingkat I" for III/d; None for PPPK and unknown golongan.

    Source: competency-rules.md 4.2 (pangkat of PNS); 4.3 (PPPK carry none).
    """
    entry = PNS_GOLONGAN.get(golongan)
    return entry[1] if entry is not None else None


def siasn_id_of(golongan: str) -> str | None:
    """Give the id SIASN uses for a golongan, "34" for III/d, "09" for IX; None when unknown.

    Source: SIASN reference lists, competency-rules.md 4.2-4.3.
    """
    entry = PNS_GOLONGAN.get(golongan)
    return entry[0] if entry is not None else PPPK_GOLONGAN.get(golongan)


def rank_label(golongan: str | None) -> str:
    """Write pangkat and golongan as printed, "Penata Tingkat I (III/d)"; PPPK: "Golongan IX".

    Without a golongan the dash of an empty cell comes back.

    Source: header of the forms of PermenPANRB 6/2022 ("pangkat/gol ruang", evaluation-rules.md).
    """
    if golongan is None:
        return "–"
    pangkat = pangkat_of(golongan)
    if pangkat is not None:
        return f"{pangkat} ({golongan})"
    return f"Golongan {golongan}" if golongan in PPPK_GOLONGAN else golongan


def golongan_order(golongan: str | None) -> int:
    """Give a number to sort by, higher is more senior: PNS 111-145, PPPK 1-17, others 0.

    Source: order of PP 11/2017 (PNS) and Perpres 98/2020 (PPPK); PNS before PPPK is a design
    decision, since the two scales have no common order in law.
    """
    if golongan is not None and golongan in PNS_GOLONGAN:
        return 100 + int(PNS_GOLONGAN[golongan][0])
    return int(PPPK_GOLONGAN.get(golongan or "", "0"))


def _pns_golongan(plain: str, *, read_ids: bool) -> str | None:
    # The last one counts: in "Penata Tk. I a.n. III/d" the golongan ruang stands at the end.
    for level, letter in reversed(_WITH_LETTER.findall(plain)):
        roman = _ROMAN[int(level) - 1] if level.isdigit() else level.upper()
        golongan = f"{roman}/{letter.lower()}"
        if golongan in PNS_GOLONGAN:
            return golongan
    if read_ids and plain in _BY_SIASN_ID:
        return _BY_SIASN_ID[plain]
    return _BY_PANGKAT.get(_FIRST_LEVEL.sub("tingkat i", plain.casefold()).strip(" .,-"))


def _pppk_golongan(plain: str, *, read_codes: bool) -> str | None:
    bare = _PPPK_WORDS.sub("", plain).strip(".,-").upper()
    if bare in PPPK_GOLONGAN:
        return bare
    if read_codes and bare.isascii() and bare.isdigit():
        return _BY_PPPK_CODE.get(bare.zfill(2))
    return None

"""This file holds how documents are numbered, and what their fingerprint and QR code say."""

import re
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from asn_desktop.errors import UserError
from asn_desktop.rules.indonesian_date import quarter_of, roman_month

DEFAULT_PATTERN = "800/LEI-{nomor}/{kantor}/{bulan}/{tahun}"
COUNTER_DIGITS = 4
QR_HEADER = "ASND1"

# Only these words are replaced. str.format is not used: a pattern comes from a settings field
# and must not reach into objects.
_PLACE = re.compile(r"\{([^{}]*)\}")
_PLACES = ("nomor", "kantor", "bulan", "bulan_angka", "triwulan", "tahun")
_NOT_HEX = re.compile(r"[\s\-]+")
_HEX = re.compile(r"[0-9A-F]+")


@dataclass(frozen=True, slots=True)
class QrContent:
    """What the QR code of a final document says; no NIP and no scores.

    `fingerprint` is upper-case hexadecimal without separators.

    Source: ux.md 10.9.
    """

    number: str
    final_date: date
    fingerprint: str


def pattern_problem(pattern: str) -> str | None:
    """Say what stands against a number pattern; None when it can be used.

    Source: design decision (paper.md: number patterns are a setting of the office).
    """
    for place in _PLACE.findall(pattern):
        if place not in _PLACES:
            return _("Pola nomor memuat {{{place}}}. Yang dikenal {known}").format(
                place=place, known=", ".join(f"{{{known}}}" for known in _PLACES)
            )
    if "{nomor}" not in pattern:
        return _("Pola nomor harus memuat {{nomor}}, supaya tiap dokumen bernomor sendiri").format()
    if ";" in pattern:
        return _("Pola nomor tidak bisa memuat titik koma, karena dipakai di kode periksa")
    return None


def document_number(pattern: str, *, counter: int, day: date, office_short: str) -> str:
    """Write a document's number, "800/LEI-0001/PLU/X/2025".

    The pattern's places are {nomor} (four digits), {kantor} (the office's short name), {bulan}
    (Roman), {bulan_angka}, {triwulan} (1 to 4) and {tahun}, taken from `day`.

    Raises:
        UserError: the pattern cannot be used.

    Source: design decision (paper.md: number patterns are a setting of the office).
    """
    problem = pattern_problem(pattern)
    if problem is not None:
        raise UserError(problem)
    values = {
        "nomor": f"{counter:0{COUNTER_DIGITS}}",
        "kantor": office_short,
        "bulan": roman_month(day),
        "bulan_angka": f"{day.month:02}",
        "triwulan": str(quarter_of(day)),
        "tahun": f"{day.year:04}",
    }
    return _PLACE.sub(lambda place: values[place[1]], pattern)


def format_fingerprint(fingerprint: str, *, groups: int | None = None) -> str:
    """Write a hexadecimal fingerprint in groups of four, "9F3A-77C1"; `groups` keeps the first few.

    Source: ux.md 8.11 ("sidik 9F3A-77C1").
    """
    digits = _NOT_HEX.sub("", fingerprint).upper()
    parts = [digits[start : start + 4] for start in range(0, len(digits), 4)]
    return "-".join(parts[:groups])


def parse_fingerprint(text: str) -> str | None:
    """Read a fingerprint as typed, with or without separators; None when it is not hexadecimal.

    Source: ux.md 8.10 ("Periksa dokumen": type or scan the fingerprint).
    """
    digits = _NOT_HEX.sub("", text).upper()
    return digits if _HEX.fullmatch(digits) else None


def qr_payload(number: str, final_date: date, fingerprint: str) -> str:
    """Write what the QR code holds, "ASND1;800/LEI-0001/PLU/X/2025;2025-10-06;9F3A77C1".

    Raises:
        ValueError: a semicolon in the number, or a fingerprint that is not hexadecimal.

    Source: ux.md 10.9 (`ASND1;doc-number;final-date;fingerprint`).
    """
    digits = parse_fingerprint(fingerprint)
    if digits is None or ";" in number:
        raise ValueError("a QR payload needs a hexadecimal fingerprint and a number without semicolon")
    return ";".join((QR_HEADER, number, final_date.isoformat(), digits))


def parse_qr_payload(text: str) -> QrContent | None:
    """Read what was scanned from a QR code; None when it is not one of ours.

    Source: ux.md 8.10 ("Periksa dokumen": type or scan the fingerprint).
    """
    parts = text.strip().split(";")
    if len(parts) != 4 or parts[0] != QR_HEADER or not parts[1]:
        return None
    fingerprint = parse_fingerprint(parts[3])
    try:
        final_date = date.fromisoformat(parts[2])
    except ValueError:
        return None
    return QrContent(parts[1], final_date, fingerprint) if fingerprint is not None else None

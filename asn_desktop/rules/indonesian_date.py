"""This file holds how dates are read from what a clerk types and written as Indonesians write them."""

import re
from datetime import date, datetime, time

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ROMAN_QUARTERS = ROMAN_MONTHS[:4]

# Two-digit years below the pivot are 20xx, the others 19xx: staff are born from 1950 on, and
# agreements end before 2050.
CENTURY_PIVOT = 50
FIRST_YEAR, LAST_YEAR = 1900, 2100

# What Excel in English, old spelling and hurried typing make of month names.
_OTHER_MONTH_WORDS = {
    "pebruari": 2,
    "peb": 2,
    "mrt": 3,
    "may": 5,
    "agst": 8,
    "ags": 8,
    "agt": 8,
    "aug": 8,
    "august": 8,
    "sept": 9,
    "oct": 10,
    "october": 10,
    "nopember": 11,
    "nop": 11,
    "dec": 12,
    "december": 12,
    "january": 1,
    "february": 2,
    "march": 3,
    "june": 6,
    "july": 7,
}
_WEEKDAY_WORDS = {*(day.casefold() for day in WEEKDAYS), "jum'at", "ahad"}

_CLOCK_TAIL = re.compile(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_FIRST_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_NAMED_MONTH = re.compile(r"(\d{1,2})\s*[-/. ]?\s*([a-z]+)\.?\s*[-/. ,]?\s*(\d{4}|\d{2})")
_FIRST_DIGIT = re.compile(r"\d")


def parse_date(text: str, *, pivot: int = CENTURY_PIVOT) -> date | None:
    """Read one date as typed; None when it cannot be read or is no date, such as 31 Februari.

    The day always comes before the month, except in ISO order (year first). A two-digit year
    below `pivot` is 20xx, otherwise 19xx. Years run from 1900 to 2100.

    Source: design decision (ux.md 7.5: "06-10-2025", d/m/yy and "6 okt" are accepted); SIASN
    exports write dd-mm-yyyy (competency-rules.md 7.1).
    """
    plain = _without_weekday(" ".join(text.replace("'", " ", 1).split()).casefold())
    for candidate in (plain, _CLOCK_TAIL.sub("", plain.upper()).casefold()):
        found = _read(candidate, pivot)
        if found is not None:
            return found
    return None


def split_birth(text: str, *, pivot: int = CENTURY_PIVOT) -> tuple[str | None, date | None]:
    """Split "Palembang, 14 Februari 1988" into place and birth date; either may be None.

    Source: design decision (features.md A1: the office's own list as it is).
    """
    plain = " ".join(text.split())
    whole = parse_date(plain, pivot=pivot)
    if whole is not None:
        return None, whole
    digit = _FIRST_DIGIT.search(plain)
    if digit is None:
        return plain.strip(" ,;:/-") or None, None
    place = plain[: digit.start()].strip(" ,;:/-") or None
    return place, parse_date(plain[digit.start() :], pivot=pivot)


def format_long(day: date) -> str:
    """Write "6 Oktober 2025".

    Source: design decision (ux.md 5.4, formats).
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_short(day: date) -> str:
    """Write "06-10-2025".

    Source: design decision (ux.md 5.4, formats).
    """
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def format_weekday_long(day: date) -> str:
    """Write "Senin, 6 Oktober 2025".

    Source: design decision (ux.md 5.4, formats); hari/tanggal of an undangan, evaluation-rules.md.
    """
    return f"{WEEKDAYS[day.weekday()]}, {format_long(day)}"


def format_time(moment: datetime | time) -> str:
    """Write "09.41"; the moment must already be in local time.

    Source: design decision (ux.md 5.4, formats).
    """
    return f"{moment.hour:02}.{moment.minute:02}"


def quarter_of(day: date) -> int:
    """Tell the quarter of the calendar year, 1 to 4.

    Source: PermenPANRB 6/2022 on quarterly evaluation periods (evaluation-rules.md).
    """
    return (day.month - 1) // 3 + 1


def quarter_label(day: date) -> str:
    """Write "Triwulan IV 2026".

    Source: PermenPANRB 6/2022 on quarterly evaluation periods (evaluation-rules.md).
    """
    return f"Triwulan {ROMAN_QUARTERS[quarter_of(day) - 1]} {day.year}"


def roman_month(day: date) -> str:
    """Write the month as letters number it, "X" for Oktober.

    Source: design decision (numbering of letters, paper.md; the office's own pattern is a setting).
    """
    return ROMAN_MONTHS[day.month - 1]


def _without_weekday(plain: str) -> str:
    first, _, rest = plain.partition(" ")
    return rest if first.rstrip(",") in _WEEKDAY_WORDS else plain


def _read(plain: str, pivot: int) -> date | None:
    for pattern in (_YEAR_FIRST, _YEAR_FIRST_PACKED):
        if found := pattern.fullmatch(plain):
            return _date_or_none(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(plain):
        return _date_or_none(_full_year(found[3], pivot), int(found[2]), int(found[1]))
    if found := _NAMED_MONTH.fullmatch(plain):
        month = _month_number(found[2])
        return _date_or_none(_full_year(found[3], pivot), month, int(found[1]))
    return None


def _month_number(word: str) -> int:
    """The month's number, or 0 when the word names none."""
    if word in _OTHER_MONTH_WORDS:
        return _OTHER_MONTH_WORDS[word]
    if len(word) >= 3:
        for number, name in enumerate(MONTHS, start=1):
            if name.casefold().startswith(word):
                return number
    return 0


def _full_year(digits: str, pivot: int) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < pivot else 1900)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

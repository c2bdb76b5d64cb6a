"""This file holds how the cells of each column of a staff list are read, one column at a time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Generic, NamedTuple, TypeVar

from asn_desktop.exchange.cell_text import clean_value, show_cell
from asn_desktop.exchange.sheet_reader import Cell
from asn_desktop.exchange.words import _
from asn_desktop.rules.employment import Employment, Sex, parse_education, parse_employment, parse_sex
from asn_desktop.rules.indonesian_date import format_long, parse_date, split_birth
from asn_desktop.rules.staff_status import StaffStatus

T = TypeVar("T")

_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(7_306, 73_051)
"""Excel's day numbers from 1920 to 2099."""


class Reading(NamedTuple, Generic[T]):
    """What a cell was read as, with what is wrong with it or worth a look."""

    value: T
    problem: str = ""
    warning: str = ""


class ColumnValues(NamedTuple, Generic[T]):
    """A column read: one value a row, and the sentences by row index."""

    values: Sequence[T]
    problems: Mapping[int, str]
    warnings: Mapping[int, str]


def read_column(cells: Sequence[Cell], read: Callable[[Cell], Reading[T]]) -> ColumnValues[T]:
    """Read a column; equal cells are read once, because lists repeat themselves."""
    readings = {cell: read(cell) for cell in dict.fromkeys(cells)}
    known = {cell: reading.value for cell, reading in readings.items()}
    values = list(map(known.__getitem__, cells))
    troubled = {cell: reading for cell, reading in readings.items() if reading.problem or reading.warning}
    if not troubled:
        return ColumnValues(values, {}, {})
    problems, warnings = {}, {}
    for index, cell in enumerate(cells):
        reading = troubled.get(cell)
        if reading is not None and reading.problem:
            problems[index] = reading.problem
        if reading is not None and reading.warning:
            warnings[index] = reading.warning
    return ColumnValues(values, problems, warnings)


def read_text(cell: Cell) -> Reading[str]:
    """Any text, exactly as typed but for white space."""
    return Reading(clean_value(cell))


def date_reader(label: str, on: date, *, is_past: bool) -> Callable[[Cell], Reading[date | None]]:
    """A reader of dates that names the column in its sentences; `is_past` warns of dates to come."""

    def read(cell: Cell) -> Reading[date | None]:
        if isinstance(cell, datetime):
            return checked(cell.date())
        if isinstance(cell, date):
            return checked(cell)
        text = clean_value(cell)
        if not text:
            return Reading(None)
        serial = _serial_of(cell, text)
        if serial is not None:
            words = _("{label} {serial} dibaca sebagai {date}")
            return Reading(serial, "", words.format(label=label, serial=text, date=format_long(serial)))
        found = parse_date(text)
        if found is None:
            words = _("{label} “{text}” bukan tanggal yang ada, tulis seperti 06-10-2025")
            return Reading(None, words.format(label=label, text=text))
        return checked(found)

    def checked(found: date) -> Reading[date | None]:
        if is_past and found > on:
            words = _("{label} {date} belum terjadi")
            return Reading(found, "", words.format(label=label, date=format_long(found)))
        return Reading(found)

    return read


def _serial_of(cell: Cell, text: str) -> date | None:
    """The date behind a day number that Excel left without a date format."""
    if isinstance(cell, bool) or not (isinstance(cell, int | float) or (text.isdigit() and len(text) == 5)):
        return None
    number = int(float(cell)) if not isinstance(cell, date) else 0
    return _EXCEL_EPOCH + timedelta(days=number) if number in _SERIALS else None


def read_birth(cell: Cell) -> Reading[tuple[str, date | None]]:
    """Place and date of birth written in one cell."""
    if isinstance(cell, datetime):
        return Reading(("", cell.date()))
    if isinstance(cell, date):
        return Reading(("", cell))
    text = clean_value(cell)
    if not text:
        return Reading(("", None))
    place, born = split_birth(text)
    if born is None and any(char.isdigit() for char in text):
        words = _("Tanggal lahir “{text}” bukan tanggal yang ada, tulis seperti 06-10-2025")
        return Reading((place or "", None), words.format(text=text))
    return Reading((place or "", born))


def read_sex(cell: Cell) -> Reading[Sex | None]:
    """L or P in any of its spellings; unknown words only warn, because the NIP knows."""
    text = clean_value(cell)
    found = parse_sex(text) if text else None
    if text and found is None:
        return Reading(None, "", _("Jenis kelamin “{text}” belum dikenal, tulis L atau P").format(text=text))
    return Reading(found)


def read_employment(cell: Cell) -> Reading[Employment | None]:
    """The status of a person; unknown words only warn, because the NIP tells PNS from PPPK."""
    text = clean_value(cell)
    if not text:
        return Reading(None)
    found = parse_employment(text)
    if found is None and text.casefold().startswith(("tenaga ", "non")):
        found = Employment.NON_ASN
    if found is None:
        words = _("Status “{text}” belum dikenal, diambil dari NIP")
        return Reading(None, "", words.format(text=text))
    return Reading(found)


def read_is_cpns(cell: Cell) -> Reading[bool]:
    """SIASN's status_cpns_pns: C while on probation."""
    return Reading(clean_value(cell).upper() in ("C", "CPNS"))


def read_education(cell: Cell) -> Reading[str]:
    """The level of schooling in its short form, or the text as typed."""
    text = clean_value(cell)
    return Reading(parse_education(text) if text else "")


def read_phone(cell: Cell) -> Reading[str]:
    """A telephone number; one that became a number gets its leading zero back."""
    text = clean_value(cell)
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return Reading(f"0{text}" if is_number and text.startswith("8") else text)


def read_legal_status(cell: Cell) -> Reading[StaffStatus | None]:
    """Kedudukan hukum of SIASN, drawn to what an office acts on."""
    text = clean_value(cell)
    plain = text.casefold()
    if not plain:
        return Reading(None)
    if plain == "aktif" or plain in ("01", "1"):
        return Reading(StaffStatus.ACTIVE)
    for beginning, status in _LEGAL_STATUS:
        if beginning in plain:
            words = _("Kedudukan hukum “{text}”, dicatat sebagai {status}")
            return Reading(status, "", words.format(text=text, status=status.label))
    return Reading(None, "", _("Kedudukan hukum “{text}” belum dikenal, periksa statusnya").format(text=text))


_LEGAL_STATUS = (
    ("pensiun", StaffStatus.RETIRED),
    ("berhenti", StaffStatus.RETIRED),
    ("meninggal", StaffStatus.RETIRED),
    ("cltn", StaffStatus.LEAVE),
    ("cuti", StaffStatus.LEAVE),
    ("tugas belajar", StaffStatus.LEAVE),
    ("mutasi", StaffStatus.TRANSFERRED),
    ("pindah", StaffStatus.TRANSFERRED),
    ("diperbantukan", StaffStatus.ACTIVE),
    ("dipekerjakan", StaffStatus.ACTIVE),
)


def shown_value(cell: Any) -> str:
    """The cell for a problem's `value`, on one line and no longer than a line."""
    text = " ".join(show_cell(cell).split())
    return text if len(text) <= 120 else f"{text[:119]}…"

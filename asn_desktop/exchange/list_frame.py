"""This file holds how a staff list is told apart from what stands around and between its rows."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from asn_desktop.exchange.cell_text import clean_text, clean_value
from asn_desktop.exchange.heading import Column, Heading, find_heading
from asn_desktop.exchange.other_lists import other_list
from asn_desktop.exchange.sheet_reader import Cell, Sheet, Workbook
from asn_desktop.exchange.staff_fields import STAFF_VOCABULARY, StaffField
from asn_desktop.rules.employment import Employment, parse_employment, parse_sex
from asn_desktop.rules.indonesian_date import parse_date, split_birth
from asn_desktop.rules.nip import clean_nip
from asn_desktop.rules.position import tier_of_title
from asn_desktop.rules.rank import parse_golongan

_SIGNATURE = re.compile(
    r"^(?:mengetahui|menyetujui|disetujui|dibuat oleh|diketahui|a\.?\s?n\.?\s|plt\.?\s|plh\.?\s|u\.?b\.?\s)"
    r"|^(?:lurah|camat|sekretaris|kepala)\b|^nip\b[\s.:]*\d|^[A-Za-z .]{3,30},\s*(?:tgl\.?\s*)?[.\s\d]{0,4}\s*[A-Za-z]+ \d{4}$",
    re.IGNORECASE,
)
_SCHOOLS = frozenset(
    ("SD", "SMP", "SMA", "SMK", "SLTA", "SLTP", "D1", "D2", "D3", "D4", "S1", "S2", "S3", "DIII", "DIV")
)
_TAIL = 60
"""A signature block is never longer than this many rows."""


def read_frame(sheet: Sheet) -> Heading:
    """Where the people of a staff list stand and what each column holds.

    Without a heading row the columns are guessed by their content; columns that stay unclear are
    ignored, so the person can name them.
    """
    found = find_heading(sheet, STAFF_VOCABULARY) or _guess(sheet)
    found = _employment_from_note(sheet, found)
    end = _signature_start(sheet, found)
    return replace(found, end=end, has_signature=end < len(sheet.rows))


def choose_sheet(workbook: Workbook) -> int:
    """The number of the sheet that most looks like a staff list: of people, visible, headed, longest."""

    def rank(numbered: tuple[int, Sheet]) -> tuple[bool, bool, int, int]:
        number, sheet = numbered
        heading = find_heading(sheet, STAFF_VOCABULARY) if sheet.rows else None
        is_staff = heading is not None and not other_list(sheet, heading)
        return (is_staff, not sheet.is_hidden, len(sheet.rows), -number)

    return max(enumerate(workbook.sheets), key=rank)[0]


def section_employment(text: str) -> Employment | None:
    """The status that a line between the people announces, "B. PPPK" or "TENAGA PENDUKUNG"."""
    plain = re.sub(r"^(?:[A-Z]|[IVX]+|\d{1,2})[.)]\s*", "", text).strip(" :.")
    whole = parse_employment(plain)
    if whole is not None:
        return whole
    plain = re.sub(r"^(?:pegawai|daftar|data|aparatur)\s+", "", plain, flags=re.IGNORECASE)
    if re.match(r"(?:tenaga|non|honor|thl|pendukung)", plain, re.IGNORECASE):
        return Employment.NON_ASN
    return parse_employment(plain)


def is_section_line(text: str) -> bool:
    """Whether a lone text in the name column is a heading or a sum between people, not a person."""
    if section_employment(text) is not None:
        return True
    return (
        re.match(r"(?:jumlah|total|seksi|sekretariat|bidang|subbag|kelurahan|unit)\b", text, re.I) is not None
    )


def _signature_start(sheet: Sheet, heading: Heading) -> int:
    anchors = [
        index
        for field in (StaffField.NAME, StaffField.NIP, StaffField.NAME_NIP)
        if (index := heading.index_of(field)) is not None
    ]
    if not anchors:
        return len(sheet.rows)
    mapped = sum(1 for column in heading.columns if column.field != StaffField.IGNORE)
    needed = min(3, mapped)
    last = len(sheet.rows)
    lowest = max(heading.first, last - _TAIL)
    while last > lowest and not _is_person(sheet.rows[last - 1], anchors, needed):
        last -= 1
    if last == lowest and last > heading.first:
        return len(sheet.rows)
    for index in range(last, len(sheet.rows)):
        texts = [clean_text(cell) for cell in sheet.rows[index] if cell != ""]
        if len(texts) <= 4 and any(_SIGNATURE.search(text) for text in texts):
            return index
    return len(sheet.rows)


def _is_person(row: Sequence[Cell], anchors: list[int], needed: int) -> bool:
    """Whether a row is one of the list: name or NIP and more beside it, or both of them."""
    held = [row[anchor] for anchor in anchors if row[anchor] != ""]
    if not held:
        return False
    if sum(1 for cell in row if cell != "") >= needed:
        return True
    written = [_for_guess(cell) for cell in held]
    return _has_name_and_nip(" ".join(written)) and not any(map(_SIGNATURE.search, written))


def _employment_from_note(sheet: Sheet, heading: Heading) -> Heading:
    """A "KET" column full of PNS and PPPK is the status column of such a list."""
    note = heading.index_of(StaffField.NOTE)
    if note is None or heading.index_of(StaffField.EMPLOYMENT) is not None:
        return heading
    texts = [clean_value(row[note]) for row in sheet.rows[heading.first : heading.first + 200]]
    filled = [text for text in texts if text]
    known = sum(1 for text in filled if parse_employment(text) is not None)
    return heading.with_field(note, StaffField.EMPLOYMENT) if known * 5 > len(filled) * 4 else heading


def _guess(sheet: Sheet) -> Heading:
    sample = sheet.rows[:100]
    fields: list[str] = []
    for index in range(sheet.width):
        texts = [text for row in sample if (text := str(row[index]) and _for_guess(row[index]))]
        fields.append(_field_of_content(texts, fields))
    columns = tuple(Column(index, "", field) for index, field in enumerate(fields))
    return Heading(columns, (), 0, len(sheet.rows), is_guessed=True)


def _for_guess(cell: Cell) -> str:
    # A NIP that became a number must still mark its column, so that each row can be refused in words.
    if isinstance(cell, float | int) and not isinstance(cell, bool) and cell > 1e16:
        return "1" * 18
    return clean_value(cell) if not isinstance(cell, str) or "\n" not in cell else cell


def _is_nip_like(text: str) -> bool:
    digits = clean_nip(text)
    return digits.isdigit() and 15 <= len(digits) <= 20


def _is_name_like(text: str) -> bool:
    return sum(char.isalpha() for char in text) >= 2 and not any(char.isdigit() for char in text)


def _has_name_and_nip(text: str) -> bool:
    return sum(char.isdigit() for char in text) >= 15 and sum(char.isalpha() for char in text) >= 2


def _is_birth(text: str) -> bool:
    return "," in text and split_birth(text)[1] is not None


_GUESSES: tuple[tuple[StaffField, Callable[[str], bool]], ...] = (
    (StaffField.NIP, _is_nip_like),
    (StaffField.NAME_NIP, _has_name_and_nip),
    (StaffField.EMPLOYMENT, lambda text: len(text) > 1 and parse_employment(text) is not None),
    (StaffField.SEX, lambda text: text.isalpha() and parse_sex(text) is not None),
    (StaffField.GOLONGAN, lambda text: parse_golongan(text) is not None),
    (StaffField.BIRTH, _is_birth),
    (StaffField.BIRTH_DATE, lambda text: not text.isdigit() and parse_date(text) is not None),
    (StaffField.POSITION, lambda text: tier_of_title(text) is not None),
    (
        StaffField.PHONE,
        lambda text: text.lstrip("+").startswith(("08", "628")) and len(clean_nip(text)) >= 10,
    ),
    (StaffField.EDUCATION, lambda text: text.upper().replace("-", "") in _SCHOOLS),
    (StaffField.NAME, _is_name_like),
)


def _field_of_content(texts: list[str], taken: Sequence[str]) -> StaffField:
    """The field that most of a column's texts look like; each field is given once, left to right."""
    if not texts:
        return StaffField.IGNORE
    hits = Counter({field: sum(map(looks_like, texts)) for field, looks_like in _GUESSES})
    for field, _looks_like in _GUESSES:
        if hits[field] * 10 >= len(texts) * 6 and field not in taken:
            return field
    return StaffField.IGNORE

"""This file holds how offices are numbered and how a row's id carries the number of its office."""

import re
from gettext import gettext as _

from asn_desktop.errors import UserError

COUNTER_BITS = 29
MAX_COUNTER = (1 << COUNTER_BITS) - 1
MAX_OFFICE_NUMBER = (1 << 34) - 1
FIRST_OWN_NUMBER = 10_000_000_000

# Provinsi, kabupaten/kota, kecamatan, kelurahan/desa: 2, 4, 6 or 10 digits.
_DOTTED = re.compile(r"([1-9]\d)(?:\.(\d{2})(?:\.(\d{2})(?:\.(\d{4}))?)?)?")
_PLAIN = re.compile(r"([1-9]\d)(?:(\d{2})(?:(\d{2})(?:(\d{4}))?)?)?")
_OWN = re.compile(r"1\d{10}")


def parse_office_code(text: str) -> str | None:
    """Read a Kemendagri code with or without dots, "16.71.14.1001"; None when it is none.

    Codes of a kecamatan, kota or provinsi are shorter. An own number, from 10 000 000 000 up for
    offices without a code, comes back as its digits.

    Source: Kepmendagri 300.2.2-2138/2025 (codes); own numbers: architecture.md, identity.
    """
    plain = "".join(text.split()).lstrip("'").rstrip(".")
    if _OWN.fullmatch(plain):
        return plain if int(plain) <= MAX_OFFICE_NUMBER else None
    found = _DOTTED.fullmatch(plain) or _PLAIN.fullmatch(plain)
    if found is None:
        return None
    return ".".join(part for part in found.groups() if part is not None)


def office_number(code: str) -> int:
    """Give the number of an office: its code without dots, 1671141001.

    Raises:
        UserError: the text is not an office code.

    Source: architecture.md, identity, time and ownership.
    """
    parsed = parse_office_code(code)
    if parsed is None:
        raise UserError(_("Kode kantor ditulis seperti 16.71.14.1001, yang diketik {code}").format(code=code))
    return int(parsed.replace(".", ""))


def format_office_code(number: int) -> str:
    """Write an office's number as its code, "16.71.14.1001"; own numbers stay digits.

    Raises:
        ValueError: the number belongs to no office.

    Source: Kepmendagri 300.2.2-2138/2025 (codes); own numbers: architecture.md, identity.
    """
    parsed = parse_office_code(str(number))
    if parsed is None:
        raise ValueError(f"no office has the number {number}")
    return parsed


def is_own_number(number: int) -> bool:
    """Tell whether an office was numbered by us because it has no Kemendagri code.

    Source: architecture.md, identity, time and ownership.
    """
    return number >= FIRST_OWN_NUMBER


def is_kelurahan(code: str) -> bool:
    """Tell whether a code names a kelurahan: its last four digits start with 1.

    Source: Kepmendagri 300.2.2-2138/2025 (1 kelurahan, 2 desa, 3 desa adat).
    """
    parsed = parse_office_code(code)
    return parsed is not None and parsed.count(".") == 3 and parsed.split(".")[3].startswith("1")


def kecamatan_code(code: str) -> str | None:
    """Give the code of the kecamatan an office lies in, "16.71.14"; None above that level.

    Source: Kepmendagri 300.2.2-2138/2025 (codes are nested).
    """
    parsed = parse_office_code(code)
    if parsed is None or parsed.count(".") < 2:
        return None
    return ".".join(parsed.split(".")[:3])


def id_of(office_number: int, counter: int) -> int:
    """Make a row's id; counters run from 1 to 536 870 911 in each table of an office.

    Raises:
        ValueError: the office number or the counter is out of range.

    Source: architecture.md, identity, time and ownership.
    """
    if not 1 <= office_number <= MAX_OFFICE_NUMBER:
        raise ValueError(f"office number {office_number} does not fit 34 bits")
    if not 1 <= counter <= MAX_COUNTER:
        raise ValueError(f"counter {counter} does not fit 29 bits")
    return office_number << COUNTER_BITS | counter


def first_id(office_number: int) -> int:
    """Give the lowest id an office may use; with `last_id` the ends of its range, both included.

    Source: architecture.md, identity, time and ownership.
    """
    return id_of(office_number, 1)


def last_id(office_number: int) -> int:
    """Give the highest id an office may use.

    Source: architecture.md, identity, time and ownership.
    """
    return id_of(office_number, MAX_COUNTER)


def office_of(row_id: int) -> int:
    """Tell the number of the office a row belongs to.

    Source: architecture.md, identity, time and ownership.
    """
    return row_id >> COUNTER_BITS


def counter_of(row_id: int) -> int:
    """Tell the counter inside a row's id.

    Source: architecture.md, identity, time and ownership.
    """
    return row_id & MAX_COUNTER

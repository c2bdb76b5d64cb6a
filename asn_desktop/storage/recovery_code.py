"""This file holds the recovery code: 160 random bits a person can type, with a check per group."""

import secrets
from gettext import gettext as _

from asn_desktop.storage.faults import WrongRecoveryCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""

GROUPS = 8
_GROUP_LENGTH = 5
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans(dict.fromkeys(" -–—.\t\r\n"))


def new_code() -> str:
    """A fresh code as it is printed: eight groups of four characters and one check character."""
    return format_code(secrets.token_bytes(20))


def format_code(secret: bytes) -> str:
    """Write 20 bytes as `ABCD1-EFGH2-…`."""
    number = int.from_bytes(secret, "big")
    values = [number >> 5 * place & 31 for place in reversed(range(32))]
    groups = []
    for index in range(GROUPS):
        group = values[index * 4 : index * 4 + 4]
        groups.append("".join(ALPHABET[value] for value in (*group, _check_value(group, index))))
    return "-".join(groups)


def parse_code(typed: str) -> bytes:
    """Read a typed code back to its 20 bytes; spaces, dashes, lower case and look-alikes are fine.

    Raises:
        WrongRecoveryCode: naming the groups with a slip, or the number of characters.
    """
    text = typed.upper().translate(_BETWEEN).translate(_LOOKALIKES)
    if len(text) != GROUPS * _GROUP_LENGTH:
        raise WrongRecoveryCode(
            _("Kode pemulihan berisi 40 karakter, yang diketik baru {count}.").format(count=len(text)),
            next_step=_("Ketik kedelapan kelompok dari lembar pemulihan."),
        )
    groups = [text[start : start + _GROUP_LENGTH] for start in range(0, len(text), _GROUP_LENGTH)]
    slips = tuple(index + 1 for index, group in enumerate(groups) if not _is_sound(group, index))
    if slips:
        named = ", ".join(str(number) for number in slips)
        raise WrongRecoveryCode(
            _("Kelompok ke-{groups} tidak cocok dengan tanda periksanya.").format(groups=named),
            next_step=_("Ketik ulang kelompok itu seperti di lembar pemulihan."),
            groups=slips,
        )
    number = 0
    for group in groups:
        for letter in group[:4]:
            number = number << 5 | ALPHABET.index(letter)
    return number.to_bytes(20, "big")


def _is_sound(group: str, index: int) -> bool:
    if any(letter not in ALPHABET for letter in group):
        return False
    values = [ALPHABET.index(letter) for letter in group]
    return _check_value(values[:4], index) == values[4]


def _check_value(values: list[int], index: int) -> int:
    """A weighted sum in GF(32): catches every single slip and every swap of two characters.

    The group's place is mixed in, so that two whole groups in each other's place are seen too.
    """
    total = 0
    for value in values:
        total = _double(total ^ value)
    return total ^ (index + 1)


def _double(value: int) -> int:
    """Multiply by x modulo x^5 + x^2 + 1."""
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value

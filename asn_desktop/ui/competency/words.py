"""This file holds how the room of competencies writes codes and counts."""

import re
from gettext import gettext as _
from gettext import ngettext

_NARROW_HEADINGS = {
    "Pengambilan keputusan": "Ambil keputusan",
    "Kepemimpinan tim": "Pimpin tim",
}
_LONGEST_WORD = 12
_CODE = re.compile(r"([A-Za-z]+)\.0*(\d+)")


def tile_code(code: str) -> str:
    """A code short enough for a tile, "M5" for "M.05"; others as they are."""
    found = _CODE.fullmatch(code)
    return f"{found[1]}{found[2]}" if found else code


def people(count: int) -> str:
    """A number of employees."""
    return ngettext("{count} pegawai", "{count} pegawai", count).format(count=count)


def positions(count: int) -> str:
    """A number of positions."""
    return ngettext("{count} jabatan", "{count} jabatan", count).format(count=count)


def empty_levels(count: int) -> str:
    """How many levels have no words yet; empty for none."""
    return _("{count} tingkat kosong").format(count=count) if count else ""


def map_heading(short_name: str) -> str:
    """A heading for the narrow columns of the map."""
    known = _NARROW_HEADINGS.get(short_name)
    return known or " ".join(_broken(word) for word in short_name.split())


def _broken(word: str) -> str:
    """A long word in two halves, parted after a vowel near its middle."""
    if len(word) <= _LONGEST_WORD:
        return word
    middle = len(word) // 2
    places = [place for place in range(3, len(word) - 2) if word[place - 1].lower() in "aeiou"]
    if not places:
        return word
    place = min(places, key=lambda one: abs(one - middle))
    return f"{word[:place]}-\n{word[place:]}"

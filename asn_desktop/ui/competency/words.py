"""This file holds how the room of competencies writes codes and counts."""

import re
from gettext import gettext as _
from gettext import ngettext

_NARROW_HEADINGS = {"Pengambilan keputusan": "Ambil keputusan"}
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
    return _NARROW_HEADINGS.get(short_name, short_name)

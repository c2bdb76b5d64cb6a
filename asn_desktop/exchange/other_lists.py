"""This file holds how a list of something else is told from a list of people, and what is said then."""

import re

from asn_desktop.errors import UserError
from asn_desktop.exchange.cell_text import clean_text
from asn_desktop.exchange.heading import Heading, has_text
from asn_desktop.exchange.sheet_reader import Sheet
from asn_desktop.exchange.staff_fields import StaffField
from asn_desktop.exchange.words import _

_NOT_PEOPLE = re.compile(r"kegiatan|pelatihan|diklat|layanan|aduan|barang|jabatan|kompetensi", re.IGNORECASE)
"""Words in the heading of a column of names that tell of another kind of list."""
_SEARCHED_ROWS = 15
_LONGEST_HEADING = 40


def other_list(sheet: Sheet, heading: Heading) -> str:
    """What a sheet seems to hold instead of people, "" when it may well be a staff list.

    A list whose columns name people is believed; so is one with NIPs, however it is headed.
    """
    names = heading.column_of(StaffField.NAME)
    if names is not None and _NOT_PEOPLE.search(names.label) and "pegawai" not in names.label.casefold():
        return _kind_of(names.label) or _("daftar lain")
    if not heading.is_guessed or heading.column_of(StaffField.NIP, StaffField.NAME_NIP) is not None:
        return ""
    for place, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        if has_text(row):
            words = [clean_text(cell) for cell in row if cell != ""]
            if len(words) > 2 and _is_heading(sheet, place):
                return _kind_of(" ".join(words)) or _("daftar lain")
    return ""


def refuse_other_list(sheet: Sheet, heading: Heading) -> None:
    """Stop when a sheet holds something else.

    Raises:
        UserError: with what the sheet seems to hold.
    """
    kind = other_list(sheet, heading)
    if kind:
        raise UserError(
            _("Ini tampaknya {kind}, bukan daftar pegawai.").format(kind=kind),
            next_step=_("Pilih daftar yang memuat kolom Nama dan NIP pegawai."),
        )


def _kind_of(words: str) -> str:
    kinds = (
        (r"\bu1\b.*\bu2\b|persyaratan.*prosedur|kepuasan", _("hasil survei kepuasan masyarakat")),
        (r"aduan", _("daftar aduan")),
        (r"jam pelajaran|kegiatan|pelatihan|diklat", _("daftar pelatihan")),
    )
    return next((kind for pattern, kind in kinds if re.search(pattern, words, re.IGNORECASE)), "")


def _is_heading(sheet: Sheet, place: int) -> bool:
    """Whether a row of short words stands over a column of numbers or dates."""
    row = sheet.rows[place]
    texts = [clean_text(cell) for cell in row if cell != ""]
    if not all(isinstance(cell, str) for cell in row) or any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    below = sheet.rows[place + 1 : place + 11]
    for column, cell in enumerate(row):
        cells = [lower[column] for lower in below if lower[column] != ""]
        if cell and not _has_digits(clean_text(cell)) and cells and all(map(_is_figure, cells)):
            return True
    return False


def _is_figure(cell: object) -> bool:
    return not isinstance(cell, str) or _has_digits(cell)


def _has_digits(text: str) -> bool:
    return any(char.isdigit() for char in text)

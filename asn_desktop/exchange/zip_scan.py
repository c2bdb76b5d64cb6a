"""This file holds the look into a zipped workbook before any parser sees it: bombs, entities, far cells."""

import io
import re
import struct
import zipfile
import zlib

from asn_desktop.errors import UserError
from asn_desktop.exchange import refusals
from asn_desktop.exchange.words import _

MAX_ENTRIES = 200
MAX_TOTAL_BYTES = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_DECLARED_CELLS = 1_000_000_000

_RATIO_FLOOR = 64 * 1024
"""Parts smaller than this compress well by nature, for instance a style sheet of one repeated line."""

_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# A cell with content right of column GR (200) or below row 20 000. A self-closing cell holds only a
# format and is let through, because spreadsheets format whole rows.
_FAR_CELL = re.compile(
    rb"""r=["'](?:([A-Za-z]{3}|[H-Zh-z][A-Za-z]|[Gg][S-Zs-z])\d{1,7}|[A-Za-z]{1,2}([2-9]\d{4}|\d{6,7}))["']"""
    rb"[^<>]{0,200}>"
)
_DIMENSION = re.compile(rb"""<(?:\w+:)?dimension ref=["'](?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})["']""")
_ODS_WIDE_CELL = re.compile(rb"""number-columns-repeated=["'](\d{3,9})["'][^<>]{0,400}>""")
_ODS_TALL_ROW = re.compile(rb"""number-rows-repeated=["'](\d{5,9})["'][^<>]{0,400}>""")


def scan_zip(content: bytes, name: str) -> str:
    """The kind, "xlsx" or "ods", of a zipped workbook that is fit to be parsed.

    Raises: UserError when it is damaged, protected, no workbook, or made to exhaust the machine.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as error:
        raise refusals.damaged(name) from error
    _refuse_bomb(entries, name)
    names = {entry.filename for entry in entries}
    kind = _kind_of(names, content, entries, name)
    for entry in entries:
        if not entry.is_dir():
            _scan_part(entry.filename, _inflate(content, entry, name), name)
    return kind


def _kind_of(names: set[str], content: bytes, entries: list[zipfile.ZipInfo], name: str) -> str:
    if "xl/workbook.xml" in names:
        return "xlsx"
    mimetype = next((entry for entry in entries if entry.filename == "mimetype"), None)
    if mimetype is not None and _inflate(content, mimetype, name).strip() == _ODS_TYPE:
        manifest = next((entry for entry in entries if entry.filename == "META-INF/manifest.xml"), None)
        if manifest is not None and b"encryption-data" in _inflate(content, manifest, name):
            raise refusals.password(name)
        return "ods"
    if "xl/workbook.bin" in names:
        raise refusals.save_as_xlsx(_("{name} adalah buku kerja biner (.xlsb).").format(name=name))
    raise UserError(
        _("{name} bukan buku kerja Excel atau ODS.").format(name=name),
        next_step=_("Pilih daftar aslinya. Berkas zip dibuka dulu, lalu pilih daftar di dalamnya."),
    )


def _refuse_bomb(entries: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    swollen = any(entry.file_size > max(_RATIO_FLOOR, MAX_RATIO * entry.compress_size) for entry in entries)
    if (
        len(entries) > MAX_ENTRIES
        or total > MAX_TOTAL_BYTES
        or swollen
        or total > MAX_RATIO * packed + _RATIO_FLOOR
    ):
        raise refusals.swelling(name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise refusals.password(name)


def _inflate(content: bytes, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one part, never more than it declares: a part that lies about its size is refused."""
    header = content[entry.header_offset : entry.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise refusals.damaged(name)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    start = entry.header_offset + 30 + name_length + extra_length
    packed = content[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        if len(packed) != entry.file_size:
            raise refusals.damaged(name)
        return packed
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise refusals.damaged(name)
    inflater = zlib.decompressobj(-15)
    try:
        part = inflater.decompress(packed, entry.file_size + 1)
    except zlib.error as error:
        raise refusals.damaged(name) from error
    if len(part) > entry.file_size:
        raise refusals.swelling(name)
    if len(part) < entry.file_size or zlib.crc32(part) != entry.CRC:
        raise refusals.damaged(name)
    return part


def _scan_part(part_name: str, part: bytes, name: str) -> None:
    lower = part_name.lower()
    if not lower.endswith((".xml", ".rels", ".vml")):
        return
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in part[:200]:
        # UTF-16 would hide a declaration from the search below; no spreadsheet program writes it.
        raise refusals.entities(name)
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise refusals.entities(name)
    if _SHEET_PART.fullmatch(part_name.lstrip("/").replace("\\", "/")):
        _refuse_far_cells(part, name)
    elif lower == "content.xml":
        _refuse_ods_repeats(part, name)


def _refuse_far_cells(part: bytes, name: str) -> None:
    declared = _DIMENSION.search(part[:4096])
    if declared and _column_number(declared[1]) * int(declared[2]) > MAX_DECLARED_CELLS:
        raise refusals.too_many_cells(name)
    for cell in _FAR_CELL.finditer(part):
        is_far = cell[1] is not None or int(cell[2]) > MAX_ROWS
        if is_far and not cell[0].endswith(b"/>"):
            raise refusals.too_many_cells(name)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_ods_repeats(part: bytes, name: str) -> None:
    for cell in _ODS_WIDE_CELL.finditer(part):
        if int(cell[1]) > MAX_COLUMNS and not cell[0].endswith(b"/>"):
            raise refusals.too_many_cells(name)
    for row in _ODS_TALL_ROW.finditer(part):
        if int(row[1]) <= MAX_ROWS or row[0].endswith(b"/>"):
            continue
        end = part.find(b"table-row>", row.end())
        if b"value-type" in part[row.end() : end if end >= 0 else len(part)]:
            raise refusals.too_many_cells(name)

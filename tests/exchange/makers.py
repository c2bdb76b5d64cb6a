"""This file holds how the tests make lists and hostile files, byte by byte where no library would."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

from asn_desktop.exchange.heading import Heading
from asn_desktop.exchange.sheet_reader import Sheet, read_pasted
from asn_desktop.exchange.staff_import import parse_staff
from asn_desktop.exchange.staff_values import StaffParse

SAMPLES = Path(__file__).parent.parent / "samples"
TODAY = date(2026, 11, 24)

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
ROOT_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    '/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
WORKBOOK_RELATIONS = ROOT_RELATIONS.replace(
    'officeDocument" Target="xl/workbook.xml', 'worksheet" Target="worksheets/sheet1.xml'
)
WORKBOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Lembar1" sheetId="1" r:id="r1"/></sheets></workbook>'
)
SHEET_NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_xml(cells: str, before: str = "") -> str:
    """A sheet part around some row tags."""
    return f'<?xml version="1.0"?>{before}<worksheet {SHEET_NAMESPACE}><sheetData>{cells}</sheetData></worksheet>'


def raw_xlsx(sheet: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook whose only sheet is this XML, with further parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS,
        "xl/worksheets/sheet1.xml": sheet,
        **(more or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def make_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> Path:
    """A workbook by XlsxWriter; dates become real dates, text stays text."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        dates = workbook.add_format({"num_format": "dd-mm-yyyy"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, value, dates)
                    elif value not in ("", None):
                        sheet.write(number, column, value)
            if name in hidden:
                sheet.hide()
    return path


def make_ods(rows: Sequence[Sequence[Any]], content: str | None = None) -> bytes:
    """An OpenDocument sheet by hand."""
    body = content or "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Pegawai">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED
        )
        archive.writestr("content.xml", xml)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return target.getvalue()


def _ods_cell(value: Any) -> str:
    if value in ("", None):
        return "<table:table-cell/>"
    if isinstance(value, date):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def make_xls(rows: Sequence[Sequence[Any]]) -> bytes:
    """A BIFF8 workbook in an OLE container by hand: text and numbers only."""
    return _ole({"Workbook": _biff(rows)})


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _biff(rows: Sequence[Sequence[Any]]) -> bytes:
    cells = b""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value in ("", None):
                continue
            place = struct.pack("<HHH", number, column, 0)
            if isinstance(value, int | float):
                cells += _record(0x0203, place + struct.pack("<d", float(value)))
            else:
                text = str(value).encode("utf-16-le")
                cells += _record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    name = b"Pegawai"
    head = _record(0x0809, begin)
    sheet_at = len(head) + 4 + 8 + len(name) + 4
    bound = _record(0x0085, struct.pack("<IBBBB", sheet_at, 0, 0, len(name), 0) + name)
    sheet_begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    end = _record(0x000A, b"")
    return head + bound + end + sheet_begin + cells + end


def make_ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE container with these streams."""
    return _ole(streams)


def _ole(streams: Mapping[str, bytes]) -> bytes:
    """Sector 0 is the allocation table, sector 1 the directory, then the streams."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain, sectors, entries = [table, end], b"", []
    for name, content in streams.items():
        # Streams under 4096 bytes would live in the small stream, which this writer does not have.
        padded = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
        first, count = len(chain), len(padded) // 512
        chain += [*range(first + 1, first + count), end]
        sectors += padded
        entries.append((name, first, len(padded)))
    assert len(chain) <= 128, "one sector of allocation table holds 64 kB"
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    directory = _ole_entry("Root Entry", 5, end, 0, child=1 if entries else free)
    for number, (name, first, size) in enumerate(entries, start=1):
        right = number + 1 if number < len(entries) else free
        directory += _ole_entry(name, 2, first, size, right=right)
    directory = directory.ljust(512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    return header + fat + directory + sectors


def _ole_entry(
    name: str, kind: int, first: int, size: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF
) -> bytes:
    text = name.encode("utf-16-le")
    entry = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    entry += struct.pack("<III", 0xFFFFFFFF, right, child) + bytes(36)
    return entry + struct.pack("<IQ", first, size)


def lying_zip(name: str, real: bytes, declared: int) -> bytes:
    """A workbook one part of which inflates to more than it declares, with a matching checksum."""
    honest = raw_xlsx("x", {})
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        parts = {one.filename: archive.read(one) for one in archive.infolist()}
    parts[name] = real
    target, central = b"", b""
    for part_name, content in parts.items():
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        size = declared if part_name == name else len(content)
        crc = zlib.crc32(content[:size])
        raw = part_name.encode()
        common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, crc, len(packed), size, len(raw), 0)
        central += b"PK\x01\x02" + struct.pack("<H", 20) + common
        central += struct.pack("<HHHII", 0, 0, 0, 0, len(target)) + raw
        target += b"PK\x03\x04" + common + raw + packed
    ending = struct.pack("<HHHHIIH", 0, 0, len(parts), len(parts), len(central), len(target), 0)
    return target + central + b"PK\x05\x06" + ending


def pasted(*rows: Sequence[str]) -> Sheet:
    """Cells as a spreadsheet puts them on the clipboard."""
    return read_pasted("\n".join("\t".join(_quoted(cell) for cell in row) for row in rows))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set('\n\t"') else cell


def cells(*rows: Sequence[Any]) -> Sheet:
    """A sheet with these typed cells."""
    width = max(map(len, rows))
    return Sheet("Lembar", [tuple(row) + ("",) * (width - len(row)) for row in rows])


def parse(sheet: Sheet, heading: Heading | None = None, **more: Any) -> StaffParse:
    """Read a staff list today."""
    return parse_staff(sheet, heading, on=TODAY, **more)

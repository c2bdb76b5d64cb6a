"""This file holds the first look at a chosen file: what it is by its content, and whether it may be read."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from asn_desktop.errors import UserError
from asn_desktop.exchange import refusals
from asn_desktop.exchange.text_scan import TextFormat, is_table, sniff_text
from asn_desktop.exchange.words import _

MAX_FILE_BYTES = 20 * 1024 * 1024

_TEXT_ENDINGS = ("", ".csv", ".txt", ".tsv", ".tab", ".prn")
"""Endings of text lists, which may have one column only; text under another name must look like a table."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FileKind(StrEnum):
    """The kinds of file that can be read; the kind never comes from the file's ending."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """A file that was read once, known by its content and found fit to be opened.

    `text` is None for workbooks. `notes` are sentences for the person that stop nothing.
    """

    name: str
    kind: FileKind
    content: bytes
    text: TextFormat | None = None
    notes: tuple[str, ...] = ()


def scan_file(path: Path) -> ScannedFile:
    """Read a file from disk once and say what it is.

    Raises: UserError when it is locked, empty, too large, protected, hostile or no list at all.
    """
    if path.name.startswith("~$"):
        raise UserError(
            _("{name} adalah berkas kunci milik Excel, bukan daftar.").format(name=path.name),
            next_step=_("Pilih berkas {name}.").format(name=path.name[2:]),
        )
    content = _read_all(path)
    notes: tuple[str, ...] = ()
    if (path.parent / f"~${path.name}").exists():
        notes = (_("Berkas ini sedang dibuka di Excel. Yang dibaca adalah isi yang terakhir disimpan."),)
    return scan_content(content, path.name, notes=notes)


def scan_content(content: bytes, name: str, *, notes: tuple[str, ...] = ()) -> ScannedFile:
    """Say what these bytes are; `name` only serves the sentences.

    Raises: UserError when they are empty, protected, hostile or no list at all.
    """
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise refusals.empty(name)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from asn_desktop.exchange.zip_scan import scan_zip

        return ScannedFile(name, FileKind(scan_zip(content, name)), content, None, notes)
    if content.startswith(_OLE):
        return ScannedFile(name, _kind_of_ole(content, name), content, None, notes)
    _refuse_other_formats(content[:4096], name)
    found = sniff_text(content, name)
    if Path(name).suffix.lower() not in _TEXT_ENDINGS and not is_table(content, found):
        raise refusals.no_list(name)
    return ScannedFile(name, FileKind.CSV, content, found, notes)


def _read_all(path: Path) -> bytes:
    if path.is_dir():
        raise UserError(
            _("{name} adalah folder.").format(name=path.name), next_step=_("Pilih satu berkas di dalamnya.")
        )
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise refusals.unreadable(error, path) from error
    if len(content) > MAX_FILE_BYTES:
        raise UserError(
            _("Berkas {name} lebih besar dari 20 MB.").format(name=path.name),
            next_step=_("Hapus gambar di dalamnya, atau bagi daftarnya menjadi beberapa berkas."),
        )
    return content


def _kind_of_ole(content: bytes, name: str) -> FileKind:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise refusals.password(name)
    if has("Workbook") or has("Book"):
        return FileKind.XLS
    raise refusals.save_as_xlsx(_("{name} bukan buku kerja Excel.").format(name=name))


_WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<workbook")

_OTHERS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (lambda head: b"%PDF-" in head[:1024], "PDF"),
    (lambda head: head.startswith(b"\x89PNG"), "PNG"),
    (lambda head: head.startswith(b"\xff\xd8\xff"), "JPEG"),
    (lambda head: head.startswith((b"GIF87a", b"GIF89a")), "GIF"),
    (lambda head: head.startswith((b"BM", b"II*\x00", b"MM\x00*")) and b"\x00" in head, "BMP/TIFF"),
    (lambda head: head.startswith(b"{\\rtf"), "RTF"),
    (lambda head: head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")), "RAR/7z/gzip"),
    (lambda head: head.startswith(b"MZ") and b"\x00" in head, "EXE"),
    (lambda head: head.startswith(b"SQLite format 3"), "SQLite"),
)


def _refuse_other_formats(head: bytes, name: str) -> None:
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE):
        raise refusals.save_as_xlsx(
            _("{name} adalah halaman web yang diberi nama berkas Excel.").format(name=name)
        )
    for matches, label in _OTHERS:
        if matches(head):
            raise refusals.other_format(name, label)

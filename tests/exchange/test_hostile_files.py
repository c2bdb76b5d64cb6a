"""Files made to hurt are refused in words, quickly, and without the memory they ask for."""

import os
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from asn_desktop.errors import UserError
from asn_desktop.exchange import sheet_reader
from asn_desktop.exchange.file_scan import FileKind, ScannedFile, scan_content, scan_file
from asn_desktop.exchange.memory_watch import MemoryWatch
from asn_desktop.exchange.sheet_reader import read_file, read_scanned
from tests.exchange.makers import SAMPLES, lying_zip, make_ods, make_ole, make_xlsx, raw_xlsx, sheet_xml
from tests.source_tree import ROOT

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
ONE_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c></row>'


def repeated(count: int) -> bytes:
    """A sheet part that packs a thousand times smaller."""
    return sheet_xml("<row/>" * count).encode()


HOSTILE = {
    "zip bomb": lambda: raw_xlsx(repeated(8_000_000)),
    "zip bomb in a picture": lambda: raw_xlsx(
        sheet_xml(ONE_CELL), {"xl/media/image1.png": bytes(60_000_000)}
    ),
    "part larger than it says": lambda: lying_zip("xl/worksheets/sheet1.xml", repeated(9_000_000), 60_000),
    "three hundred parts": lambda: raw_xlsx(
        sheet_xml(ONE_CELL), {f"xl/x{n}.xml": "<x/>" for n in range(300)}
    ),
    "billion laughs": lambda: raw_xlsx(
        sheet_xml(ONE_CELL.replace("Nama", "&l9;"), f"<!DOCTYPE x [{LAUGHS}]>")
    ),
    "external entity": lambda: raw_xlsx(
        sheet_xml(ONE_CELL, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')
    ),
    "entity in UTF-16": lambda: raw_xlsx(sheet_xml(ONE_CELL, f"<!DOCTYPE x [{LAUGHS}]>").encode("utf-16")),
    "entity in the shared strings": lambda: raw_xlsx(
        sheet_xml(ONE_CELL), {"xl/sharedStrings.xml": f"<?xml version='1.0'?><!DOCTYPE x [{LAUGHS}]><sst/>"}
    ),
    "cell at the far corner": lambda: raw_xlsx(
        sheet_xml(ONE_CELL + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    ),
    "cell in column GS": lambda: raw_xlsx(sheet_xml('<row r="1"><c r="GS1"><v>1</v></c></row>')),
    "cell in row 20001": lambda: raw_xlsx(sheet_xml('<row r="20001"><c r="A20001"><v>1</v></c></row>')),
    "absurd dimension": lambda: raw_xlsx(
        sheet_xml(ONE_CELL).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    ),
    "row without addresses far down": lambda: raw_xlsx(
        sheet_xml(ONE_CELL + f'<row r="1048576">{"<c><v>1</v></c>" * 180}</row>')
    ),
    "ods with a cell repeated a million times": lambda: make_ods(
        [],
        '<table:table-row><table:table-cell table:number-columns-repeated="1000000" '
        'office:value-type="float" office:value="1"></table:table-cell></table:table-row>',
    ),
    "ods with a row repeated a million times": lambda: make_ods(
        [],
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" '
        'office:value="1"/></table:table-row>',
    ),
    "old workbook full of noise": lambda: make_ole({"Workbook": bytes(range(256)) * 100}),
    "zip cut in half": lambda: (SAMPLES / "nominatif-plaju-ulu.xlsx").read_bytes()[:3000],
    "zip with a flipped byte": lambda: flipped((SAMPLES / "nominatif-plaju-ulu.xlsx").read_bytes()),
    "zip of nothing": lambda: b"PK\x05\x06" + bytes(18),
    "text of endless quotation": lambda: b'"' + b"a,\n" * 400_000,
}


def flipped(content: bytes) -> bytes:
    """The file with one bit of its sheet changed, as a bad stick does."""
    place = content.index(b"xl/worksheets/sheet1.xml") + 200
    return content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_in_words_within_five_seconds(name: str, tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(HOSTILE[name]())
    started = time.monotonic()
    with pytest.raises(UserError) as refused:
        read_file(path)
    assert time.monotonic() - started < 5
    assert "daftar.xlsx" in refused.value.message
    assert refused.value.next_step


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit that a process sets itself")
def test_reading_child_never_takes_300_megabytes(tmp_path: Path) -> None:
    # The scan is left out, so that the child meets the bomb itself: cells at both ends of a wide sheet.
    corner = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in (1, 19_999))
    bomb = raw_xlsx(sheet_xml(corner + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    (tmp_path / "bom.xlsx").write_bytes(bomb)
    script = dedent("""
        import resource, sys
        from pathlib import Path
        from asn_desktop.errors import UserError
        from asn_desktop.exchange.file_scan import FileKind, ScannedFile
        from asn_desktop.exchange.sheet_reader import read_scanned
        scanned = ScannedFile("bom.xlsx", FileKind.XLSX, Path(sys.argv[1]).read_bytes())
        try:
            read_scanned(scanned)
        except UserError as refusal:
            print(refusal.message)
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
    """)
    words = [sys.executable, "-c", script, str(tmp_path / "bom.xlsx")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    message, megabytes = done.stdout.splitlines()
    assert message == "bom.xlsx mengembang terlalu besar saat dibuka, jadi tidak dibaca."
    assert int(megabytes) < 300


def sleeping_child(monkeypatch: pytest.MonkeyPatch) -> None:
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(sheet_reader, "child_command", lambda: sleep)


def test_child_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    sleeping_child(monkeypatch)
    started = time.monotonic()
    with pytest.raises(UserError, match="terlalu lama dibaca"):
        read_scanned(ScannedFile("lama.xlsx", FileKind.XLSX, b"PK"), seconds=0.3)
    assert time.monotonic() - started < 5


def test_reading_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    sleeping_child(monkeypatch)
    with pytest.raises(UserError, match="dibatalkan"):
        read_scanned(ScannedFile("lama.xlsx", FileKind.XLSX, b"PK"), is_cancelled=lambda: True)


def test_child_that_is_slow_to_start_still_gets_the_whole_file(monkeypatch: pytest.MonkeyPatch) -> None:
    # More than a pipe holds, and a start that is longer than one look at the clock.
    words = "import time; time.sleep(0.4); from asn_desktop.exchange.sheet_child import main; main()"
    monkeypatch.setattr(sheet_reader, "child_command", lambda: [sys.executable, "-c", words])
    content = b"nama;nip\n" + b"Siti;1\n" * 15_000
    workbook = read_scanned(scan_content(content, "daftar.csv"), seconds=15)
    assert len(workbook.sheets[0].rows) == 15_001


def test_child_that_says_nothing_and_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "import os, time; os.close(1); time.sleep(60)"
    monkeypatch.setattr(sheet_reader, "child_command", lambda: [sys.executable, "-c", words])
    started = time.monotonic()
    with pytest.raises(UserError, match="tidak dibaca"):
        read_scanned(ScannedFile("lama.xlsx", FileKind.XLSX, bytes(500_000)), seconds=5)
    assert time.monotonic() - started < 5


def test_child_that_dies_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    dying = [sys.executable, "-c", "import os; os.abort()"]
    monkeypatch.setattr(sheet_reader, "child_command", lambda: dying)
    with pytest.raises(UserError, match="mengembang terlalu besar"):
        read_scanned(ScannedFile("mati.xlsx", FileKind.XLSX, b"PK"))


def test_child_that_eats_memory_is_stopped_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    # A child without any limit of its own, as Windows starts it; at the end it would wait for a minute.
    words = "import time; held = [bytes([n]) * 2_000_000 for n in range(200)]; time.sleep(60)"
    monkeypatch.setattr(sheet_reader, "child_command", lambda: [sys.executable, "-c", words])
    started = time.monotonic()
    with pytest.raises(UserError, match="mengembang terlalu besar"):
        read_scanned(ScannedFile("rakus.xlsx", FileKind.XLSX, b"PK"))
    assert time.monotonic() - started < 8


def test_watch_of_a_process_that_is_gone_says_nothing() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert not MemoryWatch(gone.pid, 1).is_exceeded()


def test_watch_tells_memory_beyond_the_limit() -> None:
    assert MemoryWatch(os.getpid(), 1_000_000).is_exceeded()
    assert not MemoryWatch(os.getpid(), 1 << 50).is_exceeded()


RENAMED = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "JPEG"),
    "gif": (b"GIF89a\x01\x00\x01\x00", "GIF"),
    "rtf": (b"{\\rtf1\\ansi daftar}", "RTF"),
    "rar": (b"Rar!\x1a\x07\x00", "RAR"),
    "exe": (b"MZ\x90\x00\x03\x00", "EXE"),
    "sqlite": (b"SQLite format 3\x00", "SQLite"),
    "random bytes": (bytes(range(256)) * 20, "bukan daftar"),
    "web page": (b"<html><table><tr><td>NIP</td></tr></table></html>", "halaman web"),
    "xml of old excel": (b"<?xml version='1.0'?><Workbook/>", "halaman web"),
    "word": (make_ole({"WordDocument": b"x"}), "bukan buku kerja"),
    "docx": (raw_xlsx("x").replace(b"xl/workbook.xml", b"wd/document.xml"), "bukan buku kerja"),
    "xlsb": (raw_xlsx("x").replace(b"xl/workbook.xml", b"xl/workbook.bin"), "biner"),
    "encrypted xlsx": (make_ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "kata sandi"),
    "empty": (b"", "kosong"),
    "blank": (b"\xef\xbb\xbf \r\n\r\n", "kosong"),
}


@pytest.mark.parametrize("name", RENAMED)
def test_file_that_is_no_list_is_named_by_its_content(name: str) -> None:
    content, word = RENAMED[name]
    with pytest.raises(UserError, match=word) as refused:
        scan_content(content, "daftar.xlsx")
    assert refused.value.next_step


def test_file_open_in_excel_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_xlsx(tmp_path / "daftar.xlsx", {"Lembar1": [["Nama"]]})

    def held(*_arguments: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(UserError) as refused:
        scan_file(path)
    assert str(refused.value) == "Berkas sedang dibuka di Excel. Tutup dulu di Excel, lalu pilih Coba lagi."


def test_neighbour_of_excel_is_a_note_and_no_obstacle(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "daftar.xlsx", {"Lembar1": [["Nama"]]})
    (tmp_path / "~$daftar.xlsx").write_bytes(b"\x05Budi")
    assert "sedang dibuka di Excel" in scan_file(path).notes[0]
    with pytest.raises(UserError, match="berkas kunci") as refused:
        scan_file(tmp_path / "~$daftar.xlsx")
    assert "daftar.xlsx" in refused.value.next_step


def test_missing_file_and_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak ditemukan"):
        scan_file(tmp_path / "tidak-ada.xlsx")
    with pytest.raises(UserError, match="adalah folder"):
        scan_file(tmp_path)


def test_file_over_twenty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(UserError, match="lebih besar dari 20 MB"):
        scan_file(path)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        (
            "format painted to the end",
            '<row r="1048576" s="1" customFormat="1"><c r="XFD1048576" s="1"/></row>',
        ),
        ("empty cells past column 200", '<row r="2"><c r="GS2" s="4"/><c r="AMJ2" s="4"/></row>'),
    ],
)
def test_formats_beyond_the_list_do_no_harm(name: str, cells: str, tmp_path: Path) -> None:
    path = tmp_path / "berformat.xlsx"
    path.write_bytes(raw_xlsx(sheet_xml(ONE_CELL + cells)))
    assert read_file(path).sheets[0].rows == [("Nama",)], name


def test_ods_with_the_empty_end_that_libreoffice_writes_is_read(tmp_path: Path) -> None:
    text = '<table:table-cell office:value-type="string"><text:p>Nama</text:p></table:table-cell>'
    body = (
        f'<table:table-row>{text}<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    path = tmp_path / "libre.ods"
    path.write_bytes(make_ods([], body))
    assert read_file(path).sheets[0].rows == [("Nama",)]


PROSE = (
    "Catatan rapat, 6 Oktober 2026\nHadir semua pegawai.\nAhmad, Budi, dan Citra belum mengisi formulir.\n"
)


@pytest.mark.parametrize("ending", ["xlsx", "xls", "pdf", "docx"])
@pytest.mark.parametrize("text", ["halo", PROSE, "Nama\nBudi\nCitra\n"])
def test_prose_under_the_name_of_a_workbook_is_no_list(text: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"daftar.{ending}"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError, match="bukan daftar Excel, ODS atau CSV"):
        scan_file(path)


@pytest.mark.parametrize(
    "text", ["Nama;NIP\nBudi;1\n", "sep=;\nNama;NIP\nBudi;1\n", "Nama\tNIP\n\nBudi\t1\n"]
)
def test_text_table_under_the_name_of_a_workbook_is_a_list(text: str, tmp_path: Path) -> None:
    path = tmp_path / "daftar.xls"
    path.write_text(text, "utf-8")
    assert scan_file(path).kind is FileKind.CSV


def test_names_alone_are_a_list_in_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Nama\nBudi\n", "utf-8")
    assert scan_file(path).kind is FileKind.CSV

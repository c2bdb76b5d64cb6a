"""This file holds tests of attached files."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from asn_desktop.errors import UserError
from asn_desktop.storage.attachments import (
    MOST_BYTES,
    AttachmentKind,
    AttachmentStore,
    DamagedAttachment,
    kind_of,
)

PDF = b"%PDF-1.7\n" + b"isi surat rahasia " * 300


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "lampiran", bytes(range(32)))


def office_file(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


def test_content_comes_back_and_lies_encrypted(store: AttachmentStore) -> None:
    stored = store.store(PDF)
    assert (stored.kind, stored.size) == (AttachmentKind.PDF, len(PDF))
    assert store.read(stored.token) == PDF
    assert b"surat rahasia" not in store.path_of(stored.token).read_bytes()


def test_same_content_is_kept_once_and_names_tell_nothing_without_the_key(
    store: AttachmentStore, tmp_path: Path
) -> None:
    first, second = store.store(PDF), store.store(PDF)
    assert first == second
    assert len(store.tokens()) == 1
    assert AttachmentStore(tmp_path / "lain", bytes(32)).store(PDF).token != first.token


def test_file_is_taken_from_a_path(store: AttachmentStore, tmp_path: Path) -> None:
    (tmp_path / "surat.pdf").write_bytes(PDF)
    assert store.read(store.store(tmp_path / "surat.pdf").token) == PDF


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", AttachmentKind.PNG),
        (b"\xff\xd8\xff\xe0....", AttachmentKind.JPEG),
        (office_file("[Content_Types].xml", "word/document.xml"), AttachmentKind.DOCX),
        (office_file("[Content_Types].xml", "xl/workbook.xml"), AttachmentKind.XLSX),
        (office_file("word/document.xml"), None),
        (b"PK\x03\x04 not a zip", None),
        (b"MZ\x90", None),
        (b"<svg xmlns='x'/>", None),
        (b"", None),
    ],
)
def test_kind_follows_the_content(content: bytes, kind: AttachmentKind | None) -> None:
    assert kind_of(content) is kind


def test_program_renamed_to_pdf_is_refused(store: AttachmentStore, tmp_path: Path) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"MZ\x90\x00")
    with pytest.raises(UserError, match="bukan PDF"):
        store.store(tmp_path / "surat.pdf")
    assert store.tokens() == frozenset()


def test_file_above_twenty_megabytes_is_refused(store: AttachmentStore, tmp_path: Path) -> None:
    (tmp_path / "besar.pdf").write_bytes(b"%PDF-" + bytes(MOST_BYTES))
    with pytest.raises(UserError, match="20 MB"):
        store.store(tmp_path / "besar.pdf")


def test_every_flipped_bit_cut_and_swap_is_noticed(store: AttachmentStore) -> None:
    stored, other = store.store(PDF), store.store(b"%PDF-lain")
    path = store.path_of(stored.token)
    raw = path.read_bytes()
    chance = random.Random(3)
    mutants = [raw[:cut] for cut in (0, 1, 6, 17, 18, 33, len(raw) - 1)]
    mutants += [store.path_of(other.token).read_bytes(), raw + b"x", raw[6:]]
    for bit in chance.sample(range(len(raw) * 8), 300):
        mutant = bytearray(raw)
        mutant[bit // 8] ^= 1 << bit % 8
        mutants.append(bytes(mutant))
    for mutant in mutants:
        path.write_bytes(mutant)
        with pytest.raises(DamagedAttachment, match="berubah"):
            store.read(stored.token)
    path.unlink()
    with pytest.raises(DamagedAttachment, match="tidak ada"):
        store.read(stored.token)


def test_storing_again_mends_a_damaged_file(store: AttachmentStore) -> None:
    stored = store.store(PDF)
    store.path_of(stored.token).write_bytes(b"rusak")
    store.store(PDF)
    assert store.read(stored.token) == PDF


@pytest.mark.parametrize("token", ["../kantor", "", "A" * 64, "a" * 63])
def test_token_is_never_a_path(store: AttachmentStore, token: str) -> None:
    with pytest.raises(ValueError, match="token"):
        store.path_of(token)

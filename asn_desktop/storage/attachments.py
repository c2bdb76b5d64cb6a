"""This file holds the files that people attach: encrypted, named by their content, read back once written."""

import hashlib
import hmac
import io
import secrets
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from pathlib import Path

from asn_desktop.errors import UserError
from asn_desktop.storage import faults, files
from asn_desktop.storage.faults import StorageFault
from asn_desktop.storage.key_slots import derive_key

MOST_BYTES = 20 * 1024 * 1024
_MAGIC = b"ASNA1\n"
_NONCE_BYTES = 12
_MOST_ENTRIES = 5000
SUFFIX = ".asnfile"


class AttachmentKind(StrEnum):
    """The kinds that are kept; the value is the media type."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    @property
    def suffix(self) -> str:
        """The usual ending of a file name."""
        return {
            AttachmentKind.PDF: ".pdf",
            AttachmentKind.PNG: ".png",
            AttachmentKind.JPEG: ".jpg",
            AttachmentKind.DOCX: ".docx",
            AttachmentKind.XLSX: ".xlsx",
        }[self]


class DamagedAttachment(StorageFault):
    """One attached file is missing or is not what was stored."""


@dataclass(frozen=True, slots=True)
class StoredAttachment:
    """What the database keeps of a stored file: its name in the store, kind and size in bytes."""

    token: str
    kind: AttachmentKind
    size: int


class AttachmentStore:
    """The folder of attached files of one office. Files are written once and never changed."""

    def __init__(self, folder: Path, dek: bytes) -> None:
        self._folder = folder
        self._name_key = derive_key(dek, "attachment-name")
        self._content_key = derive_key(dek, "attachment-content")

    def store(self, source: Path | bytes) -> StoredAttachment:
        """Keep a file; the same content twice is kept once.

        Raises:
            UserError: larger than 20 MB, empty, or of a kind that is not kept.
            StorageFault: the disk did not keep it, or gave back something else.
        """
        content = source if isinstance(source, bytes) else _read_source(source)
        if len(content) > MOST_BYTES:
            raise UserError(
                _("Berkas lebih besar dari 20 MB."),
                next_step=_("Perkecil berkasnya, misalnya pindai ulang 150 dpi."),
            )
        kind = kind_of(content)
        if kind is None:
            raise UserError(
                _("Lampiran ini bukan PDF, PNG, JPG, DOCX atau XLSX."),
                next_step=_("Simpan dokumen sebagai PDF, lalu lampirkan lagi."),
            )
        token = hmac.new(self._name_key, hashlib.sha256(content).digest(), hashlib.sha256).hexdigest()
        path = self.path_of(token)
        if self.problem(token) is not None:
            with files.disk_faults(path):
                self._folder.mkdir(parents=True, exist_ok=True)
                files.write_atomically(path, self._encrypt(token, content))
            if self.problem(token) is not None:
                raise faults.device_failed()
        return StoredAttachment(token, kind, len(content))

    def read(self, token: str) -> bytes:
        """The content.

        Raises:
            DamagedAttachment: missing, or one bit of it differs from what was stored.
        """
        problem, content = self._open(token)
        if content is None:
            raise DamagedAttachment(problem, next_step=_("Lampirkan lagi dokumen aslinya."))
        return content

    def problem(self, token: str) -> str | None:
        """What is wrong with one stored file, None when it is whole."""
        return self._open(token)[0] or None

    def path_of(self, token: str) -> Path:
        """Where a stored file lies.

        Raises:
            ValueError: this is not a token.
        """
        if len(token) != 64 or not set(token) <= set("0123456789abcdef"):
            raise ValueError("not an attachment token")
        return self._folder / f"{token}{SUFFIX}"

    def tokens(self) -> frozenset[str]:
        """The tokens of all files in the folder, referenced or not."""
        if not self._folder.is_dir():
            return frozenset()
        return frozenset(path.stem for path in self._folder.glob(f"*{SUFFIX}"))

    def _open(self, token: str) -> tuple[str, bytes | None]:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        try:
            raw = self.path_of(token).read_bytes()
        except FileNotFoundError:
            return _("Berkas lampiran tidak ada di folder lampiran."), None
        except OSError:
            return _("Berkas lampiran tidak terbaca dari disk."), None
        body = raw.removeprefix(_MAGIC)
        nonce, sealed = body[:_NONCE_BYTES], body[_NONCE_BYTES:]
        try:
            content = ChaCha20Poly1305(self._content_key).decrypt(nonce, sealed, _MAGIC + token.encode())
        except (InvalidTag, ValueError):
            content = None
        if content is None or not raw.startswith(_MAGIC):
            return _("Isi berkas lampiran berubah sesudah disimpan."), None
        return "", content

    def _encrypt(self, token: str, content: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        nonce = secrets.token_bytes(_NONCE_BYTES)
        return (
            _MAGIC
            + nonce
            + ChaCha20Poly1305(self._content_key).encrypt(nonce, content, _MAGIC + token.encode())
        )


def kind_of(content: bytes) -> AttachmentKind | None:
    """The kind by the content's own marks; the file name is never asked."""
    if content.startswith(b"%PDF-"):
        return AttachmentKind.PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return AttachmentKind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return AttachmentKind.JPEG
    return _office_kind(content) if content.startswith(b"PK\x03\x04") else None


def _office_kind(content: bytes) -> AttachmentKind | None:
    """Only the directory of the zip is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = frozenset(archive.namelist()[:_MOST_ENTRIES])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    if "word/document.xml" in names:
        return AttachmentKind.DOCX
    return AttachmentKind.XLSX if "xl/workbook.xml" in names else None


def _read_source(source: Path) -> bytes:
    with files.disk_faults(source), open(source, "rb") as file:
        return file.read(MOST_BYTES + 1)

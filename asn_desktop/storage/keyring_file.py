"""This file holds keyring.json as bytes: two copies, each with a checksum, written one after the other."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from gettext import gettext as _
from pathlib import Path
from typing import Any

from asn_desktop.storage import files
from asn_desktop.storage.faults import DamagedKeyring, MissingFile, StorageFault
from asn_desktop.storage.key_slots import Slot

NAME = "keyring.json"
COPY_NAME = "keyring.salinan.json"
FORMAT = 1
_MOST_BYTES = 1 << 20


@dataclass(slots=True)
class KeyringContent:
    """Everything in keyring.json; public, worth nothing without a password or the recovery sheet."""

    database_id: str
    office_code: str
    office_name: str
    key_check: str
    slots: list[Slot]
    spent: list[dict[str, str]] = field(default_factory=list)
    failures: dict[str, dict[str, float]] = field(default_factory=dict)
    sealed: dict[str, str] = field(default_factory=dict)
    anchor: dict[str, Any] | None = None
    epoch: int = 1
    generation: int = 0


def render(content: KeyringContent) -> bytes:
    """The exact bytes of a keyring file; the same content always gives the same bytes."""
    body = {
        "format": FORMAT,
        **{name: getattr(content, name) for name in KeyringContent.__slots__ if name != "slots"},
        "slots": [slot.to_json() for slot in content.slots],
    }
    checksum = hashlib.sha256(_canonical(body).encode()).hexdigest()
    text = json.dumps({**body, "checksum": checksum}, ensure_ascii=True, indent=1, sort_keys=True)
    return text.encode("ascii") + b"\n"


def parse(raw: bytes) -> KeyringContent | None:
    """Read a keyring file; None when a single bit of it is not what was written."""
    try:
        body = json.loads(raw.decode("ascii"))
        if body.pop("format") != FORMAT:
            return None
        body.pop("checksum")
        slots = [Slot.from_json(kept) for kept in body.pop("slots")]
        content = KeyringContent(slots=slots, **body)
        bytes.fromhex(content.database_id)
        # Comparing the whole rendering covers the checksum, the blanks and every unknown key.
        return content if render(content) == raw else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def read(folder: Path) -> tuple[KeyringContent, bool]:
    """The newer sound copy, and whether both copies are sound and equal.

    Raises:
        MissingFile: there is no keyring here.
        DamagedKeyring: both copies are unreadable, or one is and the other is missing.
    """
    raw = [_read_file(folder / name) for name in (NAME, COPY_NAME)]
    if raw == [None, None]:
        raise MissingFile(
            _("Berkas kunci kantor (keyring.json) tidak ada di folder data."),
            next_step=_("Kembalikan berkas itu, atau pulihkan dari cadangan terbaru."),
        )
    found = [content for kept in raw if kept is not None and (content := parse(kept)) is not None]
    if not found:
        raise damaged_keyring()
    newest = max(found, key=lambda content: content.generation)
    return newest, len(found) == 2 and raw[0] == raw[1]


def copies(folder: Path) -> list[tuple[Path, str]]:
    """Each copy with its state: `sound`, `damaged` or `missing`."""
    states = []
    for name in (NAME, COPY_NAME):
        raw = _read_file(folder / name)
        state = "missing" if raw is None else "sound" if parse(raw) is not None else "damaged"
        states.append((folder / name, state))
    return states


def write(folder: Path, content: KeyringContent) -> None:
    """Write both copies, each whole or not at all; a kill between them leaves the older one readable.

    Raises:
        StorageFault: the first copy could not be written; nothing changed.
    """
    content.generation += 1
    raw = render(content)
    try:
        files.write_atomically(folder / NAME, raw)
    except BaseException:
        content.generation -= 1
        raise
    # The change is kept from here on; a missing second copy is mended at the next start.
    with suppress(StorageFault):
        files.write_atomically(folder / COPY_NAME, raw)


def damaged_keyring() -> DamagedKeyring:
    """The refusal when no copy can be read."""
    return DamagedKeyring(
        _("Berkas kunci kantor tidak utuh, kedua salinannya tidak terbaca. Data kantor tidak diubah."),
        next_step=_("Pulihkan berkas kunci dari cadangan terbaru, lalu masuk dengan kata sandi saat itu."),
    )


def _read_file(path: Path) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _canonical(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=True, sort_keys=True, separators=(",", ":"))

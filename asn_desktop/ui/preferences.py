"""This file holds how this computer likes the window: theme, text size, place; no personal data."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from asn_desktop.errors import UserError

FILE_NAME = "tampilan.json"
Mode = Literal["light", "dark", "system"]
MODES: tuple[Mode, ...] = ("system", "light", "dark")
SCALES = (100, 115, 130)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the window looked like last; read before anything is unlocked."""

    mode: Mode = "system"
    text_scale: int = 100
    geometry: str = ""
    page: str = "home"
    account_id: int = 0
    save_folder: str = ""
    second_backup: str = ""
    printer: str = ""


def read_preferences(folder: Path) -> Preferences:
    """The kept preferences, or the usual ones where the file is missing or unreadable."""
    try:
        kept: Any = json.loads((folder / FILE_NAME).read_bytes())
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    known = {field.name: type(field.default) for field in fields(Preferences)}
    values: Any = {
        key: value for key, value in kept.items() if key in known and isinstance(value, known[key])
    }
    found = Preferences(**values)
    if found.mode not in MODES or found.text_scale not in SCALES:
        found = replace(found, mode="system", text_scale=100)
    return found


def keep_preferences(folder: Path, preferences: Preferences) -> None:
    """Write them; a disk that refuses costs only the look of the next start."""
    from asn_desktop.storage.files import write_atomically

    try:
        write_atomically(folder / FILE_NAME, json.dumps(asdict(preferences)).encode())
    except (OSError, UserError):
        return

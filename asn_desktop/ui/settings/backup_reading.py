"""This file holds the reading of backups off the window's thread: what there is, and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.errors import UserError
from asn_desktop.storage.backup import BackupFile, list_backups, verify_backup
from asn_desktop.ui.settings.backup_state import SecondPlace, Soundness

if TYPE_CHECKING:
    from asn_desktop.operations.recovery import RecoveryStanding

Verdict = tuple[Soundness, str]
"""Whether a backup is whole, and what is wrong with it."""
Verdicts = dict[tuple[str, int, int], Verdict]
"""By path, size and time of change, so that a file is read once."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The backups beside the data, newest first, and the place elsewhere."""

    backups: tuple[BackupFile, ...]
    second: SecondPlace
    now: datetime


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What the office knows of its ways to the key, and how old a backup may be in days."""

    recovery: RecoveryStanding
    people: dict[int, str]
    days: int


def read_shelf(folder: Path, second: str) -> Shelf:
    """List both places by file name; a stick that is not there is no fault."""
    return Shelf(list_backups(folder), _second_place(second), datetime.now())


def read_key_facts(session: Any) -> KeyFacts:
    """Read what the office itself noted."""
    from asn_desktop.operations.accounts import list_accounts
    from asn_desktop.operations.recovery import read_recovery
    from asn_desktop.operations.settings import setting_days

    people = {row.account_id: row.display_name for row in list_accounts(session)}
    return KeyFacts(read_recovery(session), people, setting_days(session, "worklist.backup_days", 7))


def mark_of(made: BackupFile) -> tuple[str, int, int]:
    """What a verdict is kept under: the file as it is now."""
    try:
        changed = made.path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return str(made.path), made.size, changed


def judge(made: BackupFile) -> Verdict:
    """Read every byte of a backup against its seal; it was proven to open when it was made."""
    try:
        verify_backup(made.path)
    except UserError as fault:
        return Soundness.DAMAGED, f"{fault.message} {fault.next_step}".strip()
    return Soundness.SOUND, ""


def _second_place(second: str) -> SecondPlace:
    if not second:
        return SecondPlace(None)
    path = Path(second)
    try:
        if not path.is_dir():
            return SecondPlace(path)
        found = list_backups(path)
    except OSError:
        return SecondPlace(path)
    return SecondPlace(path, True, found[0].made_at if found else None, len(found))

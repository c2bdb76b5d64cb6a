"""This file holds how long the files that a restore set aside are kept."""

import re
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from asn_desktop.settings import DataFolder
from asn_desktop.storage import keyring_file

KEPT_DAYS, KEPT_NEWEST = 30, 2
STEM, STAMP = "tersingkir_", "%Y%m%d-%H%M%S"
_NAME = re.compile(r"^tersingkir_(\d{8}-\d{6})(?:-\d+)?$")


def list_set_aside(folder: DataFolder) -> tuple[tuple[datetime, Path], ...]:
    """When (local time) and where files were set aside, newest first."""
    found = []
    for path in folder.root.iterdir():
        match = _NAME.match(path.name)
        if match is not None and path.is_dir():
            with suppress(ValueError):
                found.append((datetime.strptime(match[1], STAMP), path))
    return tuple(sorted(found, reverse=True))


def thin_set_aside(folder: DataFolder, *, now: datetime) -> tuple[Path, ...]:
    """Delete what was set aside over 30 days ago, but never the newest two; return what was deleted.

    Only files that a restore puts there are deleted; a folder with anything else in it stays.
    """
    database = folder.database.name
    ours = (f"{database}-wal", keyring_file.COPY_NAME, keyring_file.NAME, database)
    removed = []
    for moment, path in list_set_aside(folder)[KEPT_NEWEST:]:
        if now - moment <= timedelta(days=KEPT_DAYS):
            continue
        # A file that a scanner holds goes next time.
        with suppress(OSError):
            if any(inner.name not in ours for inner in path.iterdir()):
                continue
            for name in ours:
                (path / name).unlink(missing_ok=True)
            path.rmdir()
            removed.append(path)
    return tuple(removed)

"""This file holds where things lie on this machine: resources, the data folder, its files."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "ASN Desktop"
DATA_VARIABLE = "ASN_DESKTOP_DATA"


def _root() -> Path:
    """The folder that holds `resources/`, also inside a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


RESOURCES = _root() / "resources"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder of one office and the names of what lies in it."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.root / "kantor.asndb"

    @property
    def keyring(self) -> Path:
        """The key slots; public, useless without a password."""
        return self.root / "keyring.json"

    @property
    def attachments(self) -> Path:
        """Encrypted files beside the database."""
        return self.root / "lampiran"

    @property
    def backups(self) -> Path:
        """Checked copies."""
        return self.root / "cadangan"

    @property
    def lock(self) -> Path:
        """Held by the running program; dies with it."""
        return self.root / "terbuka.lock"

    @property
    def logs(self) -> Path:
        """Crash records without personal data."""
        return self.root / "catatan"


def default_data_folder() -> DataFolder:
    """The folder named by the environment, else the user's data folder."""
    named = os.environ.get(DATA_VARIABLE)
    if named:
        return DataFolder(Path(named))
    from platformdirs import user_data_path

    return DataFolder(user_data_path(APP_NAME, appauthor=False, roaming=False))

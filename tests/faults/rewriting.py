"""This file holds the child that is killed while it changes passwords, makes backups and restores."""

import itertools
import os
import sys
from pathlib import Path

from asn_desktop.settings import DataFolder
from asn_desktop.storage.backup import create_backup
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import tidy_after_crash
from asn_desktop.storage.restore import restore_backup
from tests.storage.kit import ADMIN, CHEAP, REVISION, SmallOffice


def main(root: Path, dek: bytes) -> None:
    folder = DataFolder(root)
    tidy_after_crash(folder)
    os.write(1, b"ready\n")
    for number in itertools.count():
        Keyring.load(root).replace_password(dek, ADMIN, f"sandi nomor {number % 5}", params=CHEAP)
        database = SmallOffice(folder, dek, "").open()
        made = create_backup(database, folder, dek=dek, reason="otomatis")
        restore_backup(folder, made.path, dek=dek, database=database, head=REVISION)


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))

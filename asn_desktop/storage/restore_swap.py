"""This file holds the swap of a restored database into place, which a kill cannot leave half done."""

import json
import os
from contextlib import suppress
from pathlib import Path

from asn_desktop.settings import DataFolder
from asn_desktop.storage import files, keyring_file
from asn_desktop.storage.files import TEMPORARY_SUFFIX
from asn_desktop.storage.keyring import Keyring

_ORDER = "pemulihan.json"
"""Once this file is there the restore has happened; what is left to do is done at the next start."""

_READY = ".asnpulih"


def order_path(folder: DataFolder) -> Path:
    """Where the order for a swap lies until it is carried out."""
    return folder.root / _ORDER


def ready_database(folder: DataFolder) -> Path:
    """Where the proven database waits for the swap; not a name that the sweep removes once ordered."""
    return folder.root / f"pulih-{folder.database.name}{_READY}"


def order_swap(folder: DataFolder, aside: Path, keyring: bytes | None) -> None:
    """Write down, in one step, that the waiting database takes the place of the present one.

    `aside` is the folder where the present files go. `keyring` replaces the present keyring; None
    keeps it.
    """
    order = {"aside": aside.name, "keyring": None if keyring is None else keyring.decode("ascii")}
    files.write_atomically(order_path(folder), json.dumps(order).encode())


def finish_restore(folder: DataFolder) -> bool:
    """Carry out an ordered swap, from wherever it was cut off; False when none was ordered."""
    ordered = order_path(folder)
    try:
        order = json.loads(ordered.read_bytes())
    except FileNotFoundError:
        # A kill before the order: the old database stands, the waiting one was never wanted.
        for path in folder.root.glob(f"{ready_database(folder).name}*"):
            path.unlink()
        return False
    with files.disk_faults(folder.root):
        ready, aside = ready_database(folder), folder.root / Path(order["aside"]).name
        if ready.exists():
            _set_aside(folder, aside)
            files.replace(ready, folder.database)
            files.sync_folder(folder.root)
        if order["keyring"] is not None:
            Keyring.from_bytes(order["keyring"].encode("ascii")).save_to(folder.root)
        Keyring.load(folder.root).begin_epoch()
        ordered.unlink()
        files.sync_folder(folder.root)
    return True


def _set_aside(folder: DataFolder, aside: Path) -> None:
    """Keep the present files. The log must never meet the restored database: SQLite would replay it."""
    log = folder.database.with_name(folder.database.name + "-wal")
    present = (folder.database, log, folder.keyring, folder.root / keyring_file.COPY_NAME)
    if not any(path.exists() for path in present):
        return
    aside.mkdir(exist_ok=True)
    if folder.database.exists() and not (aside / folder.database.name).exists():
        try:
            os.link(folder.database, aside / folder.database.name)
        except OSError:
            files.replace(folder.database, aside / folder.database.name)
    if log.exists():
        files.replace(log, aside / log.name)
    for name in (keyring_file.NAME, keyring_file.COPY_NAME):
        source = folder.root / name
        if source.exists() and not (aside / name).exists():
            files.write_atomically(aside / name, source.read_bytes())
    files.sync_folder(aside)
    with suppress(OSError):
        for path in aside.glob(f"*{TEMPORARY_SUFFIX}"):
            path.unlink()

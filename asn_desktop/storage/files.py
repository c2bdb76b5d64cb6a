"""This file holds how a file is written so that it is there whole or not at all."""

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from asn_desktop.storage.faults import HELD_WINERRORS, StorageFault, fault_from

TEMPORARY_SUFFIX = ".asntmp"
"""Files with this ending are unfinished work of this program and are swept at the next start."""

DATABASE_SIDES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database while it is open."""

PATIENCE_SECONDS = 3.0
"""How long a rename waits for an antivirus or OneDrive to let go."""


def temporary_beside(path: Path) -> Path:
    """A fresh name in the same folder, so that the later rename stays on one disk."""
    return path.with_name(f"{path.name}.{secrets.token_hex(6)}{TEMPORARY_SUFFIX}")


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` under a temporary name, flush it to the disk, then take the place of `path`.

    Raises:
        StorageFault: when the disk, its rights or another program do not allow it; `path` is as before.
    """
    with disk_faults(path), unfinished(path) as temporary:
        with open(temporary, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(temporary, path)
        sync_folder(path.parent)


@contextlib.contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A temporary name beside `path` whose file is removed if the block does not give it a place."""
    temporary = temporary_beside(path)
    try:
        yield temporary
    finally:
        for side in ("", *DATABASE_SIDES):
            with contextlib.suppress(OSError):
                temporary.with_name(temporary.name + side).unlink(missing_ok=True)


@contextlib.contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn what the system says about a full, protected or broken disk into a refusal."""
    try:
        yield
    except StorageFault:
        raise
    except Exception as error:
        fault = fault_from(error, path)
        if fault is None:
            raise
        raise fault from error


def replace(source: Path, target: Path) -> None:
    """`os.replace` that waits up to three seconds for a program that holds the file."""
    patiently(lambda: os.replace(source, target))


def patiently(act: Callable[[], object]) -> None:
    """Repeat an act while another program holds the file, at most three seconds long.

    Raises:
        OSError: the last refusal of the system.
    """
    deadline, pause = time.monotonic() + PATIENCE_SECONDS, 0.02
    while True:
        try:
            act()
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD_WINERRORS or time.monotonic() + pause > deadline:
                raise
            time.sleep(pause)
            pause = min(pause * 2, 0.5)
        else:
            return


def move_without_replacing(source: Path, target: Path) -> None:
    """Give `source` the name `target`, refusing when something already has it.

    Raises:
        FileExistsError: the name is taken; both files stay as they are.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # Windows without rights for hard links, or a file system without them.
        if target.exists():
            raise FileExistsError(target) from None
        patiently(lambda: os.rename(source, target))
    else:
        source.unlink()
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Ask the disk to keep the content of a closed file."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Ask the disk to keep the names in a folder; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep_temporaries(*folders: Path) -> list[Path]:
    """Remove what earlier crashes left unfinished; returns what was removed."""
    removed: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            continue
        for path in folder.iterdir():
            if path.is_file() and TEMPORARY_SUFFIX in (path.suffix, _suffix_before_side(path)):
                with contextlib.suppress(OSError):
                    path.unlink()
                    removed.append(path)
    return removed


def _suffix_before_side(path: Path) -> str:
    """The ending of the database that a side file belongs to."""
    for side in DATABASE_SIDES:
        if path.name.endswith(side):
            return Path(path.name.removesuffix(side)).suffix
    return ""

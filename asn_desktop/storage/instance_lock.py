"""This file holds the lock that lets one running program at a time use a data folder."""

import getpass
import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from types import TracebackType
from typing import IO

from asn_desktop.storage import files
from asn_desktop.storage.faults import InUse

_LOCKED_BYTE = 0x7FFF0000
"""Far behind the text: Windows hides locked bytes from readers, and the text must stay readable."""

_MOST_TEXT = 1000


class InstanceLock:
    """A lock of the operating system, which dies with the process; the file's text is only for people.

    Raises:
        InUse: on `acquire`, when another program holds it; says who and since when.
        StorageFault: the folder does not allow writing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self, now: datetime | None = None) -> "InstanceLock":
        """Take the lock or refuse at once."""
        if self._file is not None:
            return self
        with files.disk_faults(self._path):
            file = open(self._path, "a+b")  # noqa: SIM115 (held as long as the program runs)
        try:
            _lock(file)
        except OSError:
            file.close()
            raise _in_use(self._path) from None
        self._file = file
        # Who holds it is a courtesy; a full disk must not keep anybody out.
        with suppress(OSError):
            file.truncate(0)
            file.write(_describe_us(now or datetime.now()))
            file.flush()
        return self

    def release(self) -> None:
        """Give the lock back; the file stays, empty."""
        if self._file is None:
            return
        with suppress(OSError):
            self._file.truncate(0)
            _unlock(self._file)
        with suppress(OSError):
            self._file.close()
        self._file = None

    def __enter__(self) -> "InstanceLock":
        return self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)


def _describe_us(now: datetime) -> bytes:
    try:
        who = getpass.getuser()
    except (OSError, KeyError, ImportError):
        who = ""
    facts = {
        "who": who,
        "machine": _machine(),
        "process": os.getpid(),
        "since": now.isoformat(timespec="minutes"),
    }
    return json.dumps(facts).encode()


def _machine() -> str:
    """The name of this computer; `socket` knows it too, but takes long to load."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _in_use(path: Path) -> InUse:
    next_step = _("Tutup ASN Desktop di sana, atau pakai jendela yang sudah terbuka.")
    try:
        with open(path, "rb") as file:
            facts = json.loads(file.read(_MOST_TEXT))
        since = datetime.fromisoformat(facts["since"])
        message = _("Data kantor sedang dibuka oleh {who} di {machine} sejak {date} pukul {time}.").format(
            who=str(facts["who"])[:60],
            machine=str(facts["machine"])[:60],
            date=since.strftime("%d-%m-%Y"),
            time=since.strftime("%H.%M"),
        )
    except (OSError, ValueError, KeyError, TypeError):
        message = _("Data kantor sedang dibuka oleh program lain.")
    return InUse(message, next_step=next_step)

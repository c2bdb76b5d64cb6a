"""This file holds the opening of an office whose pages are compared with their seals first."""

from contextlib import suppress

from asn_desktop.settings import DataFolder
from asn_desktop.storage.database import Database
from asn_desktop.storage.faults import DamagedPages
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import open_office

CHECKED_AT_OPENING = 32_000_000
"""Bytes. A page check takes 4 ms a megabyte here, four times that on a cheap computer: 7 ms for an
office of 27 people, 97 ms for one of 10 000 (24 MB). Larger files are checked behind the first screen.
"""


def is_checked_at_opening(folder: DataFolder) -> bool:
    """Whether the file is small enough to be read whole while the person waits."""
    # One that is not there is refused by the opening itself.
    return not folder.database.exists() or folder.database.stat().st_size <= CHECKED_AT_OPENING


def open_sound_office(
    folder: DataFolder, dek: bytes, keyring: Keyring, *, head: str, reads_damaged: bool = False
) -> Database:
    """Open the office, and refuse one with damaged pages before anything is written.

    With `reads_damaged` such an office opens for reading only. Large files are opened unchecked;
    the caller has `Database.verify_pages` run later (`is_checked_at_opening`).

    Raises:
        DamagedPages: pages do not fit their seal.
        StorageFault: see `office_files.open_office`.
    """
    database = open_office(folder, dek, keyring, head=head)
    try:
        if reads_damaged or is_checked_at_opening(folder):
            database.verify_pages()
    except BaseException as fault:
        database.close()
        if not (reads_damaged and isinstance(fault, DamagedPages)):
            raise
    else:
        return database
    # A connection that met a bad page may refuse good ones; this one sees the file afresh.
    database = open_office(folder, dek, keyring, head=head, is_read_only=True)
    with suppress(DamagedPages):
        database.verify_pages()
    return database

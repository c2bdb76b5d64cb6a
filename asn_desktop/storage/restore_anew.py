"""This file holds the coming of an office to a computer that has none, from a backup: whole or not at all."""

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from asn_desktop.models.migrations import HEAD
from asn_desktop.settings import DataFolder
from asn_desktop.storage import backup_container, cipher, files, keyring_file, restore_swap
from asn_desktop.storage.attachments import AttachmentStore
from asn_desktop.storage.backup import extract_proven
from asn_desktop.storage.backup_container import Manifest
from asn_desktop.storage.faults import DiskFull, ReadOnly, StorageFault
from asn_desktop.storage.folder_check import check_folder
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import OfficeExists, clear_unfinished_setup, has_office
from asn_desktop.storage.set_aside import STAMP, STEM

_ATTACHMENT_TABLE = "attachment"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Laid:
    """An office that a backup brought: what the backup says of itself, its keyring in the new folder,
    how many attached files are there, and how many lay nowhere beside the backup.
    """

    manifest: Manifest
    keyring: Keyring
    attachments: int
    missing: int
    _traces: "_Traces"

    def take_back(self) -> None:
        """Leave the folder as it was before; for what is refused after the files are in place."""
        self._traces.remove()


def restore_anew(folder: DataFolder, path: Path, *, dek: bytes, head: str = HEAD) -> Laid:
    """Put the office of a backup into a folder that holds none. The caller holds the lock and opens it.

    `dek` is the key of the backup, by `backup.look_into`. Attached files come along from the folder
    beside the backup. The keyring's epoch goes up, so that a later exchange sees the break.

    Raises:
        OfficeExists: an office lies here; it is never written over.
        DamagedBackup: the backup would not restore.
        ForeignBackup: `dek` does not belong to it.
        NewerSchema: a later version of the program made it.
        StorageFault: no room, a protected or unsuitable folder. Whatever is raised, nothing is left.
    """
    clear_unfinished_setup(folder)
    if has_office(folder):
        raise OfficeExists(
            _("Folder ini sudah berisi data kantor. Data itu tidak diubah."),
            next_step=_("Masuk, lalu pulihkan dari Pengaturan, Cadangan, atau pilih folder lain."),
        )
    traces = _Traces(folder)
    try:
        check_folder(folder.root)
        with files.disk_faults(folder.root):
            return _lay(folder, path, dek, head, traces)
    except BaseException as error:
        traces.remove()
        if isinstance(error, StorageFault):
            raise _for_this_act(error, folder, path) from error
        raise


def neighbours(path: Path) -> tuple[Path, ...]:
    """Where the attached files of a backup may lie: beside it, or beside its folder `cadangan`."""
    name = DataFolder(path.parent).attachments.name
    beside = [path.parent / name]
    if path.parent.name == DataFolder(path.parent).backups.name:
        beside.append(path.parent.parent / name)
    return tuple(beside)


def _lay(folder: DataFolder, path: Path, dek: bytes, head: str, traces: "_Traces") -> Laid:
    ready = restore_swap.ready_database(folder)
    ready.unlink(missing_ok=True)
    manifest = extract_proven(path, ready, dek, head=head)
    tokens = _tokens(ready, dek, manifest)
    there = _bring_attachments(tokens, neighbours(path), folder, dek, traces)
    aside = folder.root / (STEM + datetime.now().strftime(STAMP))
    # From this order on a power cut ends with the office in place.
    restore_swap.order_swap(folder, aside, backup_container.read_keyring(path))
    restore_swap.finish_restore(folder)
    for part in (folder.attachments, folder.backups, folder.logs):
        part.mkdir(exist_ok=True)
    return Laid(manifest, Keyring.load(folder.root), there, len(tokens) - there, traces)


def _tokens(database: Path, dek: bytes, manifest: Manifest) -> tuple[str, ...]:
    """The names of all attached files that the restored rows speak of."""
    if not manifest.rows.get(_ATTACHMENT_TABLE):
        return ()
    identity = bytes.fromhex(manifest.database_id)
    with closing(cipher.open_connection(database, dek, identity=identity)) as connection:
        rows = connection.execute("SELECT DISTINCT token FROM attachment").fetchall()
    return tuple(str(row[0]) for row in rows)


def _bring_attachments(
    tokens: Iterable[str], places: Iterable[Path], folder: DataFolder, dek: bytes, traces: "_Traces"
) -> int:
    """Copy the attached files that are whole; how many are in the new folder afterwards."""
    own = AttachmentStore(folder.attachments, dek)
    sources = [AttachmentStore(place, dek) for place in places if place.is_dir()]
    there = 0
    for token in tokens:
        if own.problem(token) is not None:
            source = next((store for store in sources if store.problem(token) is None), None)
            if source is None:
                continue
            folder.attachments.mkdir(exist_ok=True)
            target = own.path_of(token)
            if not target.exists():
                traces.copied.append(target)
            backup_container.copy_checked(source.path_of(token), target)
        there += 1
    return there


class _Traces:
    """What this act puts into the folder, so that a refusal can take all of it away again."""

    def __init__(self, folder: DataFolder) -> None:
        # The order first: without it a power cut while removing is an unfinished start, swept the next time.
        parts = [restore_swap.order_path(folder), *_with_sides(restore_swap.ready_database(folder))]
        parts += [*_with_sides(folder.database), folder.keyring, folder.root / keyring_file.COPY_NAME]
        self._parts = [path for path in parts if not path.exists()]
        self.copied: list[Path] = []
        self._new_folders = [
            place
            for place in (folder.attachments, folder.backups, folder.logs, folder.root, *folder.root.parents)
            if not place.exists()
        ]

    def remove(self) -> None:
        """Only files that were not there before; then the folders that are empty again."""
        for path in (*self._parts, *self.copied):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for place in self._new_folders:
            with suppress(OSError):
                place.rmdir()


def _with_sides(database: Path) -> list[Path]:
    return [database.with_name(database.name + side) for side in ("", *files.DATABASE_SIDES)]


def _for_this_act(fault: StorageFault, folder: DataFolder, path: Path) -> StorageFault:
    """The same refusal in the words of this act, where the usual ones speak of work on the screen."""
    if isinstance(fault, DiskFull):
        size = path.stat().st_size if path.exists() else 0
        return DiskFull(
            _("Cadangan belum dipulihkan karena disk komputer ini penuh."),
            next_step=_("Kosongkan sedikitnya {size} MB, lalu pulihkan lagi.").format(
                size=2 * size // _MEGABYTE + 10
            ),
        )
    if isinstance(fault, ReadOnly):
        return ReadOnly(
            _("Cadangan belum dipulihkan karena folder {folder} tidak boleh ditulis.").format(
                folder=folder.root
            ),
            next_step=_("Minta izin menulis ke folder itu, atau pakai folder lain, lalu pulihkan lagi."),
        )
    return fault

"""This file holds the test of a data folder before anything is kept in it."""

import os
import secrets
import sys
from gettext import gettext as _
from pathlib import Path

from asn_desktop.storage import faults, files
from asn_desktop.storage.faults import StorageFault

_NETWORK_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "davfs",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.rclone",
    }
)


class UnsuitableFolder(StorageFault):
    """The folder lies on a network share or a removable disk, where locks and flushes cannot be trusted."""


def check_folder(folder: Path) -> None:
    """Make the folder if needed, then write, flush, read back, rename and delete a file in it.

    Raises:
        UnsuitableFolder: a network share or a removable disk.
        StorageFault: the folder cannot be written, or does not give back what was written.
    """
    with files.disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    refuse_unsuitable(folder)
    with files.disk_faults(folder), files.unfinished(folder / "uji") as first:
        second = files.temporary_beside(folder / "uji")
        content = secrets.token_bytes(8192)
        try:
            with open(first, "xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            files.replace(first, second)
            files.sync_folder(folder)
            if second.read_bytes() != content:
                raise faults.device_failed()
        finally:
            second.unlink(missing_ok=True)


def refuse_unsuitable(folder: Path) -> None:
    """Refuse network shares and removable disks, where that can be found out.

    Raises:
        UnsuitableFolder: saying which of the two.
    """
    kind = _windows_kind(folder) if sys.platform == "win32" else _unix_kind(folder)
    if kind == "network":
        raise UnsuitableFolder(
            _("Folder data ada di jaringan. Data kantor bisa rusak bila dibuka lewat jaringan."),
            next_step=_("Pilih folder di disk komputer ini, lalu simpan cadangannya di jaringan."),
        )
    if kind == "removable":
        raise UnsuitableFolder(
            _("Folder data ada di flashdisk. Data kantor bisa rusak bila flashdisk dicabut."),
            next_step=_("Pilih folder di disk komputer ini, lalu simpan cadangannya di flashdisk."),
        )


def _windows_kind(folder: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    resolved = str(folder.resolve())
    if resolved.startswith("\\\\"):
        return "network"
    drive_type = ctypes.windll.kernel32.GetDriveTypeW(Path(resolved).anchor)
    return {2: "removable", 4: "network"}.get(drive_type, "")


def _unix_kind(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    resolved = folder.resolve()
    device, best, system = "", Path("/"), ""
    for line in lines:
        parts = line.split(" ")
        point = Path(parts[1].replace("\\040", " "))
        if (resolved == point or point in resolved.parents) and len(point.parts) >= len(best.parts):
            device, best, system = parts[0], point, parts[2]
    if system in _NETWORK_SYSTEMS:
        return "network"
    return "removable" if _is_removable(device) else ""


def _is_removable(device: str) -> bool:
    name = device.removeprefix("/dev/")
    for candidate in (name, name.rstrip("0123456789")):
        try:
            return Path(f"/sys/block/{candidate}/removable").read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return False

"""This file holds the refusals of the storage room, each with what the person can do about it."""

import errno
from gettext import gettext as _
from pathlib import Path

from asn_desktop.errors import UserError


class StorageFault(UserError):
    """The data could not be read or kept; nothing that was saved before is lost by it."""


class DiskFull(StorageFault):
    """No room left; the change was taken back whole."""


class ReadOnly(StorageFault):
    """Data can be read but not changed."""


class DamagedDatabase(StorageFault):
    """The database, or a file that belongs to it, is not what was written."""


class DamagedPages(DamagedDatabase):
    """Pages of the database do not fit their seal; what lies on the others can still be read."""


class DamagedKeyring(StorageFault):
    """Both copies of the key file are unreadable."""


class DamagedBackup(StorageFault):
    """A backup does not hold what it should; the live data was not touched."""


class NotABackup(DamagedBackup):
    """The file is of another kind, or does not look like a backup any more."""


class MissingFile(StorageFault):
    """A file that must exist is not there; it is never replaced by an empty one."""


class ForeignDatabase(StorageFault):
    """The file is not this office's database, or not one of ours at all."""


class ForeignBackup(ForeignDatabase):
    """A whole backup that another key opens: of another office, or of the same one founded anew."""


class WrongPassword(UserError):
    """The password opens no key slot. `wait_seconds` is how long the next try has to wait."""

    def __init__(self, message: str, *, next_step: str = "", wait_seconds: int = 0) -> None:
        super().__init__(message, next_step=next_step)
        self.wait_seconds = wait_seconds


class WrongRecoveryCode(UserError):
    """The recovery sheet does not match. `groups` are the groups (1 to 8) that hold a typing slip."""

    def __init__(self, message: str, *, next_step: str = "", groups: tuple[int, ...] = ()) -> None:
        super().__init__(message, next_step=next_step)
        self.groups = groups


class InUse(StorageFault):
    """Another running program holds the data."""


class NewerSchema(StorageFault):
    """The data was written by a newer version; nothing was read or changed."""


class OldLibrary(StorageFault):
    """The database library on this machine must not be trusted with the data."""


class DeviceFailed(StorageFault):
    """The disk or stick reports an error of its own."""


class FileHeld(StorageFault):
    """Another program, often an antivirus or OneDrive, keeps the file."""


class MemoryShort(StorageFault):
    """The machine ran out of memory; the change was taken back whole."""


def disk_full(path: Path | None = None) -> DiskFull:
    """The refusal for a full disk, with what is left on it where that can be asked."""
    free = _free_megabytes(path)
    left = "" if free is None else _(" (sisa {free} MB)").format(free=free)
    return DiskFull(
        _("Perubahan belum bisa disimpan karena disk penuh{left}.").format(left=left),
        next_step=_("Kosongkan ruang, lalu pilih Coba lagi. Isian Anda masih di layar."),
    )


def read_only(reason: str = "") -> ReadOnly:
    """The refusal for data that can only be read."""
    return ReadOnly(
        reason or _("Data hanya bisa dibaca, perubahan belum tersimpan."),
        next_step=_(
            "Periksa apakah folder data boleh ditulis dan disk tidak terkunci, lalu buka lagi ASN Desktop."
        ),
    )


def damaged_database() -> DamagedDatabase:
    """The refusal for a database whose bytes changed outside this program."""
    return DamagedDatabase(
        _("Berkas data kantor tidak utuh. Berkasnya tidak diubah."),
        next_step=_("Pulihkan dari cadangan terbaru di Pengaturan, Cadangan."),
    )


def damaged_pages() -> DamagedPages:
    """The refusal for a database with pages that do not fit their seal."""
    return DamagedPages(
        _("Sebagian halaman berkas data kantor tidak utuh. Tidak ada lagi yang ditulis ke berkas itu."),
        next_step=_("Pulihkan dari cadangan terbaru yang utuh di Pengaturan, Cadangan."),
    )


def missing_database() -> MissingFile:
    """The refusal for a database that is not where it was."""
    return MissingFile(
        _("Berkas data kantor tidak ada di tempatnya."),
        next_step=_("Kembalikan berkas kantor.asndb ke folder data, atau pulihkan dari cadangan terbaru."),
    )


def empty_database() -> DamagedDatabase:
    """The refusal for a database file without any content."""
    return DamagedDatabase(
        _("Berkas data kantor kosong, isinya hilang. Berkasnya tidak diubah."),
        next_step=_("Pulihkan dari cadangan terbaru di Pengaturan, Cadangan."),
    )


def foreign_database() -> ForeignDatabase:
    """The refusal for a file that another office or another program made."""
    return ForeignDatabase(
        _("Berkas ini bukan data kantor Anda. Berkasnya tidak diubah."),
        next_step=_("Kembalikan berkas kantor.asndb yang asli, atau pulihkan dari cadangan terbaru."),
    )


def database_in_use() -> InUse:
    """The refusal for a database that another program has open."""
    return InUse(
        _("Data kantor sedang dibuka oleh program lain."),
        next_step=_("Tutup ASN Desktop di jendela atau pengguna lain, lalu pilih Coba lagi."),
    )


def device_failed() -> DeviceFailed:
    """The refusal for an error that the disk itself reports."""
    return DeviceFailed(
        _("Disk gagal menulis atau membaca data. Data yang sudah tersimpan tidak diubah."),
        next_step=_(
            "Tutup ASN Desktop, periksa kabel dan keadaan disk, buat cadangan ke disk lain, lalu buka lagi."
        ),
    )


def damaged_backup() -> DamagedBackup:
    """The refusal for a backup that fails its check."""
    return DamagedBackup(
        _("Berkas cadangan tidak utuh (tanda periksa tidak cocok). Tidak ada data yang diubah."),
        next_step=_("Pilih cadangan lain yang lebih lama."),
    )


def not_a_backup(path: Path) -> NotABackup:
    """The refusal for a file that was never a backup."""
    return NotABackup(
        _("Berkas {name} bukan cadangan ASN Desktop. Tidak ada data yang diubah.").format(name=path.name),
        next_step=_("Pilih berkas yang namanya berawal cadangan_ dan berakhir .asnbackup."),
    )


def newer_backup() -> NewerSchema:
    """The refusal for a backup whose shape this program does not know yet."""
    return NewerSchema(
        _("Cadangan ini dibuat oleh ASN Desktop yang lebih baru. Tidak ada yang dibaca atau diubah."),
        next_step=_("Perbarui aplikasi di komputer ini, lalu pulihkan lagi."),
    )


def missing_backup(path: Path) -> MissingFile:
    """The refusal for a backup that is not where it was looked for."""
    return MissingFile(
        _("Berkas {name} tidak ada di tempat itu. Tidak ada data yang diubah.").format(name=path.name),
        next_step=_("Periksa nama dan foldernya, atau colokkan flashdisk tempat cadangan itu."),
    )


def foreign_backup(office_name: str) -> ForeignBackup:
    """The refusal for a whole backup that the present key does not open."""
    return ForeignBackup(
        _(
            "Cadangan ini berisi data kantor {name} yang kuncinya lain dari kantor ini."
            " Data Anda sekarang tidak diubah."
        ).format(name=office_name),
        next_step=_("Pilih cadangan yang dibuat dari data kantor ini."),
    )


def file_held(path: Path | None = None) -> FileHeld:
    """The refusal for a file that another program does not let go."""
    return FileHeld(
        _("Berkas {name} sedang dipakai program lain, misalnya antivirus atau OneDrive.").format(
            name=path.name if path else _("data")
        ),
        next_step=_("Tutup program itu atau tunggu sebentar, lalu pilih Coba lagi."),
    )


def memory_short() -> MemoryShort:
    """The refusal when the machine ran out of memory."""
    return MemoryShort(
        _("Memori komputer tidak cukup, perubahan belum tersimpan."),
        next_step=_("Tutup program lain, lalu pilih Coba lagi."),
    )


def fault_from(error: BaseException, path: Path | None = None) -> StorageFault | None:
    """The refusal that an exception of sqlcipher3, SQLAlchemy or the system stands for; None for a bug."""
    if isinstance(error, StorageFault):
        return error
    if isinstance(error, MemoryError):
        return memory_short()
    if isinstance(error, OSError):
        return _fault_from_system(error, path)
    source = getattr(error, "orig", None) or error
    return _fault_from_sqlite(str(getattr(source, "sqlite_errorname", "")), path)


def _fault_from_sqlite(name: str, path: Path | None) -> StorageFault | None:
    if name.startswith("SQLITE_FULL"):
        return disk_full(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return read_only()
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged_database()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return database_in_use()
    if name.startswith(("SQLITE_IOERR_NOMEM", "SQLITE_NOMEM")):
        return memory_short()
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return device_failed()
    return None


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
_DENIED = {errno.EROFS, errno.EACCES, errno.EPERM}
_BROKEN = {errno.EIO, errno.ENODEV, errno.ENXIO}
HELD_WINERRORS = frozenset({5, 32, 33})
"""Access denied, sharing violation, lock violation: what a scanner causes for a moment."""
_FULL_WINERRORS = {39, 112}
_PROTECTED_WINERRORS = {19}
_BROKEN_WINERRORS = {21, 23, 1117, 1167}


def _fault_from_system(error: OSError, path: Path | None) -> StorageFault | None:
    code = getattr(error, "winerror", None)
    if code in HELD_WINERRORS:
        return file_held(path)
    if error.errno in _FULL or code in _FULL_WINERRORS:
        return disk_full(path)
    if error.errno in _DENIED or code in _PROTECTED_WINERRORS:
        return read_only()
    if error.errno in _BROKEN or code in _BROKEN_WINERRORS:
        return device_failed()
    return None


def _free_megabytes(path: Path | None) -> int | None:
    if path is None:
        return None
    import shutil

    try:
        return shutil.disk_usage(path if path.is_dir() else path.parent).free // 1_000_000
    except OSError:
        return None

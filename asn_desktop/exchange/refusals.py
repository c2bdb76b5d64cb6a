"""This file holds the sentences with which a file is refused, each with what to do next."""

import os
from pathlib import Path

from asn_desktop.errors import UserError
from asn_desktop.exchange.words import _

_SHARING_ERRORS = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation."""


def open_in_excel() -> UserError:
    """Another program holds the file."""
    return UserError(
        _("Berkas sedang dibuka di Excel."), next_step=_("Tutup dulu di Excel, lalu pilih Coba lagi.")
    )


def is_held_by_another(error: OSError, path: Path) -> bool:
    """Whether the system refused because another program has the file open."""
    if getattr(error, "winerror", None) in _SHARING_ERRORS:
        return True
    return isinstance(error, PermissionError) and os.access(path, os.R_OK)


def unreadable(error: OSError, path: Path) -> UserError:
    """The system does not let us read the file."""
    if is_held_by_another(error, path):
        return open_in_excel()
    if isinstance(error, PermissionError):
        return UserError(
            _("Akun komputer ini tidak boleh membaca {name}.").format(name=path.name),
            next_step=_("Salin berkasnya ke folder Dokumen, lalu pilih dari sana."),
        )
    if isinstance(error, FileNotFoundError):
        return UserError(
            _("Berkas {name} tidak ditemukan.").format(name=path.name),
            next_step=_("Periksa namanya, atau pasang lagi flashdisk tempat berkas itu."),
        )
    return UserError(
        _("Berkas {name} belum bisa dibaca dari tempatnya.").format(name=path.name),
        next_step=_("Cabut dan pasang lagi flashdisk, atau salin berkasnya ke komputer ini dulu."),
    )


def unwritable(error: OSError, path: Path) -> UserError:
    """The system does not let us write the file."""
    if path.exists() and is_held_by_another(error, path):
        return open_in_excel()
    return UserError(
        _("Tidak bisa menulis ke {folder}.").format(folder=path.parent),
        next_step=_("Cabut dan pasang lagi flashdisk, kosongkan ruang, atau pilih folder lain."),
    )


def password(name: str) -> UserError:
    """The workbook is encrypted."""
    return UserError(
        _("Berkas {name} dilindungi kata sandi.").format(name=name),
        next_step=_("Buka di Excel, hapus kata sandinya lewat Simpan Sebagai, lalu pilih lagi."),
    )


def damaged(name: str) -> UserError:
    """The container is not whole."""
    return UserError(
        _("{name} tidak utuh, mungkin terpotong saat disalin.").format(name=name),
        next_step=_("Salin ulang dari sumbernya, atau buka dan perbaiki di Excel, lalu pilih lagi."),
    )


def swelling(name: str) -> UserError:
    """Opening the file would exhaust the machine."""
    return UserError(
        _("{name} mengembang terlalu besar saat dibuka, jadi tidak dibaca.").format(name=name),
        next_step=_("Salin daftarnya saja ke buku kerja baru, simpan, lalu pilih berkas itu."),
    )


def too_many_cells(name: str) -> UserError:
    """The list is longer or wider than any office's list."""
    return UserError(
        _("{name} memuat sel sampai jauh di luar daftar. Paling banyak 20.000 baris dan 200 kolom.").format(
            name=name
        ),
        next_step=_("Salin daftarnya saja ke buku kerja baru, simpan, lalu pilih berkas itu."),
    )


def entities(name: str) -> UserError:
    """The file holds a document type declaration, which spreadsheets never have."""
    return UserError(
        _("{name} memuat perintah tersembunyi yang tidak pernah ada di buku kerja biasa.").format(name=name),
        next_step=_("Jangan pakai berkas ini. Minta daftar yang baru dari pengirimnya."),
    )


def too_slow(name: str) -> UserError:
    """Reading took longer than the limit."""
    return UserError(
        _("{name} terlalu lama dibaca, jadi dihentikan.").format(name=name),
        next_step=_("Salin daftarnya saja ke buku kerja baru, simpan, lalu pilih berkas itu."),
    )


def unclosed_quote(name: str, row: int) -> UserError:
    """A quotation mark in a text list swallows the rows below it."""
    return UserError(
        _("Tanda kutip di baris {row} {name} dibuka dan tidak ditutup.").format(row=row, name=name),
        next_step=_("Hapus tanda kutip itu di berkas asalnya, simpan, lalu pilih lagi."),
    )


def no_list(name: str) -> UserError:
    """The bytes are neither a workbook nor text."""
    return UserError(
        _("{name} bukan daftar Excel, ODS atau CSV.").format(name=name),
        next_step=_("Pilih daftar aslinya, atau salin tabelnya dan pakai Tempel dari Excel."),
    )


def other_format(name: str, label: str) -> UserError:
    """The bytes are a known format that holds no table."""
    return UserError(
        _("{name} berisi {label}, bukan daftar Excel, ODS atau CSV.").format(name=name, label=label),
        next_step=_("Pilih daftar aslinya, atau salin tabelnya dan pakai Tempel dari Excel."),
    )


def save_as_xlsx(message: str) -> UserError:
    """Excel can open this file, but it must be saved in another format first."""
    return UserError(
        message, next_step=_("Buka di Excel, pilih Simpan Sebagai, jenis “Buku Kerja Excel (.xlsx)”.")
    )


def empty(name: str) -> UserError:
    """There is nothing in the file."""
    return UserError(
        _("Berkas {name} kosong.").format(name=name),
        next_step=_("Buka di Excel, pastikan daftarnya ada, simpan, lalu pilih lagi."),
    )

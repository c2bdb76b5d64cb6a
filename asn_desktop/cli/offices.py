"""This file holds how commands get at an office: its folder, its account, its making."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from getpass import getpass
from gettext import gettext as _
from pathlib import Path

from asn_desktop.errors import UserError
from asn_desktop.office import (
    OpenOffice,
    Returned,
    account_named,
    bring_back,
    bring_back_by_sheet,
    find_account,
    found_office,
    read_backup,
    refuse_role,
    region_facts,
    sign_in,
    take_folder,
    unlock_office,
)
from asn_desktop.rules.office_code import office_number
from asn_desktop.rules.permission import Right
from asn_desktop.settings import DataFolder, default_data_folder
from asn_desktop.storage.faults import DamagedDatabase, ForeignDatabase, MissingFile
from asn_desktop.storage.office_files import clear_unfinished_setup

USER_VARIABLE, PASSWORD_VARIABLE = "ASN_DESKTOP_USER", "ASN_DESKTOP_PASSWORD"
RECOVERY_VARIABLE = "ASN_DESKTOP_RECOVERY_CODE"


@dataclass(frozen=True, slots=True)
class MadeOffice:
    """What `init` tells: the recovery code is empty when it was written to a file."""

    name: str
    folder: Path
    recovery_code: str


def data_folder(chosen: Path | None) -> DataFolder:
    """The folder named on the command line, else the environment's, else the user's."""
    return DataFolder(chosen) if chosen else default_data_folder()


def read_credentials(account: str = "") -> tuple[str, str]:
    """Account and password from the environment, else asked for on the terminal.

    Raises:
        UserError: neither the environment names them nor is there a terminal to ask.
    """
    name = account or os.environ.get(USER_VARIABLE, "")
    password = os.environ.get(PASSWORD_VARIABLE, "")
    if not (name and password) and not sys.stdin.isatty():
        raise UserError(
            _("Akun belum disebut."),
            next_step=_("Isi {user} dan {password}, atau jalankan dari terminal.").format(
                user=USER_VARIABLE, password=PASSWORD_VARIABLE
            ),
        )
    name = name or input(_("Nama akun "))
    return name, password or getpass(_("Kata sandi "))


@contextmanager
def opened_office(chosen: Path | None, *, reads_damaged: bool = False) -> Iterator[OpenOffice]:
    """Hold the folder and open its office for one command, with `reads_damaged` also a damaged one.

    Raises:
        UserError: there is no office, the account does not fit, or the data is damaged; then the
            next step names the newest backup that is whole.
    """
    folder = data_folder(chosen)
    if not folder.root.is_dir():
        raise UserError(
            _("Folder {folder} tidak ada.").format(folder=folder.root),
            next_step=_("Buat kantor dengan perintah init, atau pilih folder lain dengan --data."),
        )
    with leaving_no_trace(folder), take_folder(folder):
        name, password = read_credentials()
        try:
            office = sign_in(folder, name, password, reads_damaged=reads_damaged)
        except DamagedDatabase as refusal:
            raise _with_way_back(folder, refusal) from refusal
        try:
            office.verify_pages()
            yield office
        finally:
            office.close()


@contextmanager
def leaving_no_trace(folder: DataFolder) -> Iterator[None]:
    """When the block is refused, remove the folders and the lock file that it made for nothing."""
    had_lock = folder.lock.exists()
    made = [place for place in (folder.root, *folder.root.parents) if not place.exists()]
    try:
        yield
    except UserError:
        with suppress(OSError):
            if not had_lock:
                folder.lock.unlink(missing_ok=True)
            for place in made:
                # Only an empty folder goes; anything in it has come from elsewhere meanwhile.
                place.rmdir()
        raise


def make_office(
    folder: DataFolder, *, code: str, name: str, head: str, account: str, recovery_out: Path | None
) -> MadeOffice:
    """Found an office from a Kemendagri code, known or named.

    Raises:
        UserError: the code is none, or unknown and no name was given, or see `found_office`.
    """
    from asn_desktop.operations.office import OfficeFacts

    office_number(code)
    facts = region_facts(code)
    if facts is None:
        if not name:
            raise UserError(
                _("Kode {code} belum dikenal.").format(code=code),
                next_step=_("Sebutkan nama kantornya dengan --name."),
            )
        facts = OfficeFacts(code=code, name=name, short=name[:3].upper(), kecamatan="", city="")
    facts = replace(facts, name=name or facts.name, head_name=head)
    _name, password = read_credentials(account)
    with leaving_no_trace(folder), take_folder(folder):
        try:
            office, recovery_code = found_office(folder, facts, account_name=account, password=password)
        except UserError:
            clear_unfinished_setup(folder)
            raise
        office.close()
    if recovery_out is not None and _write_recovery(recovery_out, facts.name, recovery_code):
        recovery_code = ""
    return MadeOffice(facts.name, folder.root, recovery_code)


def restore_office(folder: DataFolder, file: Path, name: str, password: str) -> Path:
    """Restore a backup by the present keyring, also over data that cannot be opened any more.

    Returns where the former data lies.

    Raises:
        UserError: the account does not fit or may not do it, or the backup is missing, damaged,
            foreign, newer or none.
    """
    from asn_desktop.storage.restore import restore_backup

    with leaving_no_trace(folder), take_folder(folder):
        keyring, account_id = find_account(folder, name)
        try:
            office = unlock_office(folder, keyring, account_id, password, reads_damaged=True)
        except (DamagedDatabase, ForeignDatabase, MissingFile):
            dek = keyring.unlock(account_id, password)
            refuse_role(keyring, account_id)
            return restore_backup(folder, file, dek=dek).set_aside
        try:
            office.require(Right.RESTORE)
            return restore_backup(folder, file, dek=office.dek, database=office.database).set_aside
        finally:
            office.database.close()


def return_office(
    folder: DataFolder, file: Path, *, recovery_code: str = "", recovery_out: Path | None = None
) -> tuple[Returned, str]:
    """Bring the office of a backup to a computer that has none, and close it again.

    With `recovery_code` the account named gets the password as its new one. Also returns the next
    recovery code to print: empty when there is none or it was written to `recovery_out`.

    Raises:
        UserError: the backup is missing, damaged, newer or none, or account, password, code or role
            do not fit. Nothing is left then.
    """
    backup = read_backup(file)
    dek = backup.keyring.unlock_with_recovery(recovery_code) if recovery_code else b""
    name, password = read_credentials()
    account_id = account_named(backup.keyring, name)
    with leaving_no_trace(folder), take_folder(folder):
        if recovery_code:
            back = bring_back_by_sheet(folder, backup, dek, account_id=account_id, password=password)
        else:
            back = bring_back(folder, backup, account_id=account_id, password=password)
        back.office.close()
    code = back.recovery_code
    if code and recovery_out is not None and _write_recovery(recovery_out, backup.office_name, code):
        code = ""
    return back, code


def _with_way_back(folder: DataFolder, refusal: UserError) -> UserError:
    """The refusal with the command that restores the newest whole backup."""
    from asn_desktop.storage.backup import newest_whole

    newest = newest_whole(folder.backups)
    if newest is None:
        return UserError(
            refusal.message,
            next_step=_(
                "Di folder cadangan tidak ada cadangan yang utuh."
                " Colokkan flashdisk tempat cadangan kedua, lalu jalankan “backup restore BERKAS”."
            ),
        )
    return UserError(
        refusal.message,
        next_step=_("Pulihkan dengan “backup restore {file}”.").format(file=newest.path),
    )


def _write_recovery(path: Path, office_name: str, code: str) -> bool:
    """Write the code to a file; False when the disk refuses, so that it is printed and never lost."""
    from asn_desktop.storage.files import write_atomically

    text = _("Kode pemulihan data kantor {office}\n{code}\nSimpan terpisah dari komputer.\n")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.format(office=office_name, code=code).encode())
    except (OSError, UserError):
        return False
    return True

"""This file holds how commands get at an office: its folder, its account, its making."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from getpass import getpass
from gettext import gettext as _
from pathlib import Path

from asn_desktop.errors import UserError
from asn_desktop.office import OpenOffice, found_office, region_facts, sign_in, take_folder
from asn_desktop.settings import DataFolder, default_data_folder

USER_VARIABLE, PASSWORD_VARIABLE = "ASN_DESKTOP_USER", "ASN_DESKTOP_PASSWORD"


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
def opened_office(chosen: Path | None) -> Iterator[OpenOffice]:
    """Hold the folder and open its office for one command."""
    folder = data_folder(chosen)
    if not folder.root.is_dir():
        raise UserError(
            _("Folder {folder} tidak ada.").format(folder=folder.root),
            next_step=_("Buat kantor dengan perintah init, atau pilih folder lain dengan --data."),
        )
    with take_folder(folder):
        office = sign_in(folder, *read_credentials())
        try:
            yield office
        finally:
            office.close()


def make_office(
    folder: DataFolder, *, code: str, name: str, head: str, account: str, recovery_out: Path | None
) -> MadeOffice:
    """Found an office from a Kemendagri code, known or named.

    Raises:
        UserError: the code is unknown and no name was given, or see `found_office`.
    """
    from asn_desktop.operations.office import OfficeFacts

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
    with take_folder(folder):
        office, recovery_code = found_office(folder, facts, account_name=account, password=password)
        office.close()
    if recovery_out is not None and _write_recovery(recovery_out, facts.name, recovery_code):
        recovery_code = ""
    return MadeOffice(facts.name, folder.root, recovery_code)


def restore_office(folder: DataFolder, file: Path, name: str, password: str) -> Path:
    """Restore a backup by the present keyring; return where the former data lies."""
    from asn_desktop.storage.restore import restore_backup

    with take_folder(folder):
        office = sign_in(folder, name, password)
        dek = office.dek
        try:
            return restore_backup(folder, file, dek=dek, database=office.database).set_aside
        finally:
            office.database.close()


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

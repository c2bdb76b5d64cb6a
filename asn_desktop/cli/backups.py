"""This file holds the commands on backups: make one, read one back, put one in place of the data."""

import os
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli.offices import RECOVERY_VARIABLE, data_folder, opened_office, read_credentials
from asn_desktop.cli.usage import new_group, require_command, verb
from asn_desktop.errors import UserError
from asn_desktop.rules.permission import Right
from asn_desktop.settings import DataFolder
from asn_desktop.storage.office_files import has_office

backup_app = new_group(_("Cadangan yang diperiksa."))

BackupFile = Annotated[Path, typer.Argument(metavar=_("BERKAS"), help=_("Berkas cadangan."))]


@backup_app.callback()
def backup(context: typer.Context) -> None:
    """Ask for one of the commands below."""
    require_command(context)


@verb(backup_app, "create", _("Buat cadangan yang diperiksa."))
def backup_create(
    context: typer.Context,
    to: Annotated[
        Path | None, typer.Option("--to", metavar=_("FOLDER"), help=_("Tempat kedua, misalnya flashdisk."))
    ] = None,
) -> None:
    """Make a checked backup."""
    with opened_office(_root(context)) as office:
        office.require(Right.BACKUP)
        made = office.back_up(second_place=to)
    print(made.path)
    if made.second_fault is not None:
        raise made.second_fault


@verb(backup_app, "verify", _("Baca kembali sebuah cadangan seperti waktu memulihkan."))
def backup_verify(context: typer.Context, file: BackupFile) -> None:
    """Read a backup back as a restore would."""
    from asn_desktop.storage.backup import verify_backup

    with opened_office(_root(context), reads_damaged=True) as office:
        verify_backup(file, office.dek)
    print(_("Cadangan utuh."))


@verb(
    backup_app,
    "restore",
    _(
        "Pulihkan sebuah cadangan. Di folder yang berisi kantor, data sekarang disimpan lebih dulu;"
        " di folder kosong, kantor itu pindah ke komputer ini."
    ),
)
def backup_restore(
    context: typer.Context,
    file: BackupFile,
    recovery_code: Annotated[
        str,
        typer.Option(
            "--recovery-code",
            metavar=_("KODE"),
            help=_(
                "Kode lembar pemulihan, untuk folder kosong. Kata sandi menjadi kata sandi baru akun itu."
                " Lebih aman lewat {variable}."
            ).format(variable=RECOVERY_VARIABLE),
        ),
    ] = "",
    recovery_out: Annotated[
        Path | None,
        typer.Option(
            "--recovery-out", metavar=_("BERKAS"), help=_("Berkas untuk kode pemulihan penggantinya.")
        ),
    ] = None,
) -> None:
    """Put a backup in the place of the present data, or bring its office to a computer without one."""
    from asn_desktop.cli.offices import restore_office

    folder = data_folder(_root(context))
    if not has_office(folder):
        code = recovery_code or os.environ.get(RECOVERY_VARIABLE, "")
        _return_office(folder, file, code, recovery_out)
        return
    if recovery_code:
        raise UserError(
            _("Kode pemulihan hanya dipakai untuk folder yang belum berisi kantor."),
            next_step=_("Ulangi tanpa --recovery-code, dengan akun dan kata sandi admin kantor."),
        )
    kept = restore_office(folder, file, *read_credentials())
    print(_("Data dipulihkan. Data sebelumnya disimpan di {folder}.").format(folder=kept))


def _return_office(folder: DataFolder, file: Path, code: str, recovery_out: Path | None) -> None:
    from asn_desktop.cli.offices import return_office

    back, next_code = return_office(folder, file, recovery_code=code, recovery_out=recovery_out)
    print(_("{what} di {folder}.").format(what=back.sentence(), folder=folder.root))
    if back.missing:
        print(back.missing_words())
    if next_code:
        print(_("Kode pemulihan {code}. Simpan di tempat aman.").format(code=next_code))


def _root(context: typer.Context) -> Path | None:
    found = context.find_root().obj
    return found if isinstance(found, Path) else None

"""This file holds the program without a window: every verb of the command contract, as Typer commands."""

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from asn_desktop import __version__
from asn_desktop.cli.offices import data_folder, opened_office, read_credentials
from asn_desktop.errors import UserError

app = typer.Typer(
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="ASN Desktop tanpa jendela.",
)
backup_app = typer.Typer(help="Cadangan yang diperiksa.")
app.add_typer(backup_app, name="backup")

AsJson = Annotated[bool, typer.Option("--json", help="Cetak satu dokumen JSON saja.")]


class ImportKind(StrEnum):
    """What `import` takes."""

    STAFF = "staff"
    DICTIONARY = "dictionary"
    STANDARDS = "standards"


class ListKind(StrEnum):
    """What `list` shows."""

    STAFF = "staff"
    GAPS = "gaps"


class Paper(StrEnum):
    """Paper sizes."""

    A4 = "a4"
    F4 = "f4"


def run(arguments: list[str]) -> int:
    """Carry out one command; 0 done, 1 refused or found wrong, 2 wrong usage."""
    try:
        code = app(arguments, standalone_mode=False)
    except UserError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as refusal:
        where = refusal.filename or ""
        print(
            _("{place} tidak dapat dibuka. Periksa nama folder dan berkasnya.").format(place=where),
            file=sys.stderr,
        )
        return 1
    except typer.Exit as stop:
        return int(stop.exit_code)
    except Exception as error:
        if _is_usage_error(error):
            return 2
        raise
    return int(code or 0)


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option("--data", help="Folder data kantor.")] = None,
    version: Annotated[bool, typer.Option("--version", help="Cetak nomor versi.")] = False,
) -> None:
    """Choose the data folder for the command that follows."""
    context.obj = data
    if version:
        print(f"ASN Desktop {__version__}")
        raise typer.Exit(0)


@app.command()
def init(
    context: typer.Context,
    office: Annotated[str, typer.Option("--office", help="Kode Kemendagri, misalnya 16.71.14.1001.")],
    account: Annotated[str, typer.Option("--account", help="Nama akun pertama.")],
    name: Annotated[str, typer.Option("--name", help="Nama kantor untuk kode yang belum dikenal.")] = "",
    head: Annotated[str, typer.Option("--head", help="Nama Lurah.")] = "",
    recovery_out: Annotated[
        Path | None, typer.Option("--recovery-out", help="Berkas lembar pemulihan.")
    ] = None,
) -> None:
    """Make a new empty office."""
    from asn_desktop.cli.offices import make_office

    made = make_office(
        data_folder(context.obj),
        code=office,
        name=name,
        head=head,
        account=account,
        recovery_out=recovery_out,
    )
    print(_("Kantor {name} dibuat di {folder}.").format(name=made.name, folder=made.folder))
    if made.recovery_code:
        print(_("Kode pemulihan {code}. Simpan di tempat aman.").format(code=made.recovery_code))


@app.command()
def seed(context: typer.Context) -> None:
    """Fill an empty office with the sample office."""
    from asn_desktop.operations.seed import seed_office
    from asn_desktop.storage.reference import (
        load_competencies,
        load_positions,
        load_sample_office,
        load_tiers,
    )

    with opened_office(context.obj) as office:
        office.database.run(
            lambda session: seed_office(
                session,
                load_sample_office(),
                competencies=load_competencies(),
                positions=load_positions(),
                tiers=load_tiers(),
            ),
            account_id=office.account_id,
        )
    print(_("Kantor contoh terisi."))


@app.command("import")
def import_file(
    context: typer.Context,
    kind: ImportKind,
    file: Path,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Periksa saja, tidak ada yang ditulis.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Jangan tulis apa pun bila ada baris ditolak.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take in a file as offices keep it."""
    from asn_desktop.cli.imports import import_into, print_result

    with opened_office(context.obj) as office:
        result = import_into(office, kind.value, file, dry_run=dry_run, strict=strict)
    if as_json:
        _print_json(result)
    else:
        print_result(result)
    if result["refused"]:
        raise typer.Exit(1)


@app.command("list")
def list_rows(
    context: typer.Context,
    kind: ListKind,
    as_json: AsJson = False,
) -> None:
    """Show people or gaps."""
    from asn_desktop.cli.lists import gap_rows, print_table, staff_rows

    readers: dict[ListKind, Callable[[Any], list[dict[str, Any]]]] = {
        ListKind.STAFF: staff_rows,
        ListKind.GAPS: gap_rows,
    }
    with opened_office(context.obj) as office:
        rows, _written = office.database.run(readers[kind], account_id=office.account_id)
    if as_json:
        _print_json(rows)
    else:
        print_table(rows)


@app.command()
def report(
    context: typer.Context,
    kind: str,
    nip: Annotated[str, typer.Option("--nip", help="Satu pegawai.")] = "",
    everyone: Annotated[bool, typer.Option("--all", help="Semua pegawai.")] = False,
    split: Annotated[bool, typer.Option("--split", help="Satu berkas tiap pegawai.")] = False,
    period: Annotated[str, typer.Option("--period", help="Misalnya 2026-T4.")] = "",
    paper: Annotated[Paper | None, typer.Option("--paper")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Berkas PDF, atau folder dengan --split.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write a report as PDF; `report list` names the kinds."""
    from asn_desktop.cli.printing import list_kinds, write_report

    if kind == "list":
        kinds = list_kinds()
        if as_json:
            _print_json(kinds)
        else:
            for row in kinds:
                print(f"{row['kind']:<18} {row['label']}")
        return
    if out is None:
        _refuse_usage("--out")
    with opened_office(context.obj) as office:
        written = write_report(
            office,
            kind,
            nip=nip,
            everyone=everyone,
            split=split,
            period=period,
            paper=paper.value if paper else "",
            out=out,
        )
    for path in written:
        print(path)


@app.command()
def workbook(
    context: typer.Context,
    kind: str,
    out: Annotated[Path, typer.Option("--out", help="Berkas .xlsx.")],
) -> None:
    """Write a table as an Excel workbook."""
    from asn_desktop.cli.printing import write_workbook

    with opened_office(context.obj) as office:
        write_workbook(office, kind, out)
    print(out)


@app.command()
def check(context: typer.Context, as_json: AsJson = False) -> None:
    """Verify all that can be verified; the whole list when anything is wrong."""
    with opened_office(context.obj) as office:
        found = office.check()
    rows = [
        {
            "area": finding.area.value,
            "severity": finding.severity.value,
            "message": finding.message,
            "next_step": finding.next_step,
        }
        for finding in found.findings
    ]
    if as_json:
        _print_json(
            {"ok": not rows, "findings": rows, "checked": {k.value: v for k, v in found.checked.items()}}
        )
    elif rows:
        for row in rows:
            print(f"{row['message']} {row['next_step']}")
    else:
        print(_("Semua bagian utuh."))
    if rows:
        raise typer.Exit(1)


@backup_app.command("create")
def backup_create(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option("--to", help="Tempat kedua, misalnya flashdisk.")] = None,
) -> None:
    """Make a checked backup."""
    with opened_office(_root(context)) as office:
        made = office.back_up(second_place=to)
    print(made.path)
    if made.second_fault is not None:
        raise made.second_fault


@backup_app.command("verify")
def backup_verify(context: typer.Context, file: Path) -> None:
    """Read a backup back as a restore would."""
    from asn_desktop.storage.backup import verify_backup

    with opened_office(_root(context)) as office:
        verify_backup(file, office.dek)
    print(_("Cadangan utuh."))


@backup_app.command("restore")
def backup_restore(context: typer.Context, file: Path) -> None:
    """Put a backup in the place of the present data; a safety backup is made first."""
    from asn_desktop.cli.offices import restore_office

    kept = restore_office(data_folder(_root(context)), file, *read_credentials())
    print(_("Data dipulihkan. Data sebelumnya disimpan di {folder}.").format(folder=kept))


def _root(context: typer.Context) -> Path | None:
    found = context.find_root().obj
    return found if isinstance(found, Path) else None


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _refuse_usage(option: str) -> NoReturn:
    print(_("Pilihan {option} harus diisi.").format(option=option), file=sys.stderr)
    raise typer.Exit(2)


def _is_usage_error(error: Exception) -> bool:
    """Whether the command line's words were off; prints what the parser says."""
    show = getattr(error, "show", None)
    if getattr(error, "exit_code", None) == 2 and callable(show):
        show()
        return True
    return False

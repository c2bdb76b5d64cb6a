"""This file holds the program without a window: every verb of the command contract, as Typer commands."""

import json
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from gettext import gettext as _
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer

from asn_desktop import __version__
from asn_desktop.cli.backups import backup_app
from asn_desktop.cli.offices import data_folder, opened_office
from asn_desktop.cli.usage import WrongUsage, explain, new_group, require_command, verb
from asn_desktop.errors import UserError

app = new_group(
    _(
        "ASN Desktop tanpa jendela. Akun dibaca dari ASN_DESKTOP_USER dan ASN_DESKTOP_PASSWORD, "
        "bila kosong ditanyakan."
    )
)
app.add_typer(backup_app, name="backup")

AsJson = Annotated[bool, typer.Option("--json", help=_("Cetak satu dokumen JSON saja."))]


class ImportKind(StrEnum):
    """What `import` takes."""

    STAFF = "staff"
    LEARNING = "learning"
    DICTIONARY = "dictionary"
    STANDARDS = "standards"


class ListKind(StrEnum):
    """What `list` shows."""

    STAFF = "staff"
    GAPS = "gaps"
    LEARNING = "learning"
    ACTIVITIES = "activities"
    PARTNERS = "partners"


class PaperSize(StrEnum):
    """Paper sizes that some document is laid out for."""

    A4 = "a4"
    F4 = "f4"
    A5 = "a5"


def run(arguments: list[str]) -> int:
    """Carry out one command; 0 done, 1 refused or found wrong, 2 wrong usage."""
    _write_utf8()
    try:
        return int(app(arguments, standalone_mode=False) or 0)
    except UserError as refusal:
        return _refuse(str(refusal))
    except BrokenPipeError:
        # Whoever reads the output has seen enough; nothing more can be printed, not even at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as refusal:
        return _refuse(_os_words(refusal))
    except (typer.Abort, EOFError, KeyboardInterrupt):
        return _refuse(_("Perintah dihentikan sebelum selesai. Jalankan lagi bila diperlukan."))
    except typer.Exit as stop:
        return int(stop.exit_code)
    except Exception as error:
        words = explain(error)
        if words is None:
            raise
        print(words, file=sys.stderr)
        return 2


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


def _os_words(refusal: OSError) -> str:
    if not refusal.filename:
        return _("Disk tidak dapat dibaca atau ditulis. Periksa ruang kosong dan sambungannya.")
    return _("{place} tidak dapat dibuka. Periksa nama folder dan berkasnya.").format(place=refusal.filename)


def _write_utf8() -> None:
    """Names and JSON leave whole, also into a pipe on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(encoding="utf-8")


@app.callback()
def main(
    context: typer.Context,
    data: Annotated[
        Path | None, typer.Option("--data", metavar=_("FOLDER"), help=_("Folder data kantor."))
    ] = None,
    version: Annotated[bool, typer.Option("--version", help=_("Cetak nomor versi."))] = False,
) -> None:
    """Choose the data folder for the command that follows."""
    context.obj = data
    if version:
        print(f"ASN Desktop {__version__}")
        raise typer.Exit(0)
    require_command(context)


@verb(app, "init", _("Buat kantor baru yang kosong."))
def init(
    context: typer.Context,
    office: Annotated[
        str, typer.Option("--office", metavar=_("KODE"), help=_("Kode Kemendagri, misalnya 16.71.14.1001."))
    ],
    account: Annotated[str, typer.Option("--account", metavar=_("NAMA"), help=_("Nama akun pertama."))],
    name: Annotated[
        str,
        typer.Option("--name", metavar=_("NAMA"), help=_("Nama kantor untuk kode yang belum dikenal.")),
    ] = "",
    head: Annotated[str, typer.Option("--head", metavar=_("NAMA"), help=_("Nama Lurah."))] = "",
    recovery_out: Annotated[
        Path | None,
        typer.Option("--recovery-out", metavar=_("BERKAS"), help=_("Berkas untuk kode pemulihan.")),
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


@verb(app, "seed", _("Isi kantor kosong dengan data contoh."))
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


@verb(app, "import", _("Masukkan daftar pegawai, JP, kamus, atau standar jabatan dari Excel atau CSV."))
def import_file(
    context: typer.Context,
    kind: Annotated[ImportKind, typer.Argument(metavar=_("JENIS"), help=_("Isi berkas."))],
    file: Annotated[Path, typer.Argument(metavar=_("BERKAS"), help=_("Berkas Excel atau CSV."))],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Periksa saja, tidak ada yang ditulis."))
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help=_("Jangan tulis apa pun bila ada baris ditolak."))
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


@verb(app, "list", _("Tampilkan pegawai, selisih kompetensi, JP setahun, kegiatan, atau mitra."))
def list_rows(
    context: typer.Context,
    kind: Annotated[ListKind, typer.Argument(metavar=_("JENIS"), help=_("Yang ditampilkan."))],
    year: Annotated[
        int | None,
        typer.Option("--year", metavar=_("TAHUN"), min=1990, max=2100, help=_("Tahun JP, misalnya 2026.")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show people, gaps, the JP of a year, activities or partners."""
    from asn_desktop.cli.activity_lists import activity_rows
    from asn_desktop.cli.learning_lists import learning_rows
    from asn_desktop.cli.lists import gap_rows, print_table, staff_rows
    from asn_desktop.cli.partner_lists import partner_rows

    if year is not None and kind is not ListKind.LEARNING:
        raise WrongUsage(
            _("Pilihan --year hanya untuk {kind}.").format(kind=ListKind.LEARNING.value),
            next_step=_("Hapus pilihan itu, lalu jalankan lagi."),
        )

    readers: dict[ListKind, Callable[[Any], list[dict[str, Any]]]] = {
        ListKind.STAFF: staff_rows,
        ListKind.GAPS: gap_rows,
        ListKind.LEARNING: lambda session: learning_rows(session, year),
        ListKind.ACTIVITIES: activity_rows,
        ListKind.PARTNERS: partner_rows,
    }
    with opened_office(context.obj) as office:
        rows, _written = office.database.run(readers[kind], account_id=office.account_id)
    if as_json:
        _print_json(rows)
    else:
        print_table(rows, kind.value)


@verb(app, "report", _("Cetak dokumen ke PDF. Jenis “list” menampilkan jenis yang ada."))
def report(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar=_("JENIS"), help=_("Jenis dokumen."))],
    nip: Annotated[str, typer.Option("--nip", metavar=_("NIP"), help=_("Satu pegawai."))] = "",
    everyone: Annotated[bool, typer.Option("--all", help=_("Semua pegawai."))] = False,
    split: Annotated[bool, typer.Option("--split", help=_("Satu berkas tiap pegawai."))] = False,
    period: Annotated[str, typer.Option("--period", metavar=_("PERIODE"), help=_("Misalnya 2026-T4."))] = "",
    paper: Annotated[
        PaperSize | None, typer.Option("--paper", metavar=_("KERTAS"), help=_("Ukuran kertas."))
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar=_("BERKAS"), help=_("Berkas PDF, dengan --split folder untuk semuanya.")
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write a report as PDF; `report list` names the kinds."""
    from asn_desktop.cli.printing import check_wish, list_kinds, write_report

    if kind == "list":
        kinds = list_kinds()
        if as_json:
            _print_json(kinds)
        else:
            for row in kinds:
                print(f"{row['kind']:<18} {row['label']}")
        return
    if out is None:
        raise WrongUsage(_("Pilihan --out belum diisi."), next_step=_("Tulis nama berkas PDF sesudahnya."))
    check_wish(kind, nip=nip, everyone=everyone, split=split, period=period, out=out)
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


@verb(app, "workbook", _("Tulis tabel kantor ke Excel."))
def workbook(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar=_("JENIS"), help=_("Isi tabel."))],
    out: Annotated[Path, typer.Option("--out", metavar=_("BERKAS"), help=_("Berkas .xlsx."))],
) -> None:
    """Write a table as an Excel workbook."""
    from asn_desktop.cli.printing import check_table, write_workbook

    check_table(kind, out)
    with opened_office(context.obj) as office:
        write_workbook(office, kind, out)
    print(out)


@verb(app, "plan", _("Hitung rencana pengembangan terbaik setahun."))
def plan(
    context: typer.Context,
    year: Annotated[
        int,
        typer.Option(
            "--year", metavar=_("TAHUN"), min=2000, max=2100, help=_("Tahun rencana, misalnya 2026.")
        ),
    ],
    budget: Annotated[
        int | None,
        typer.Option(
            "--budget",
            metavar=_("RUPIAH"),
            min=0,
            help=_("Rupiah yang masih boleh dipakai, bila kosong memakai anggaran rencana tahun itu."),
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Propose who joins which activity, and say how good that is."""
    from asn_desktop.cli.plans import no_way_sentence, plan_as_json, print_plan, solve_year

    with opened_office(context.obj) as office:
        solved = solve_year(office, year, budget_rupiah=budget)
    if as_json:
        _print_json(plan_as_json(solved))
    else:
        print_plan(solved)
    if solved.result.status == "infeasible":
        raise UserError(" ".join(step.sentence for step in solved.result.relaxations) or no_way_sentence())


@verb(app, "check", _("Periksa keutuhan data, riwayat, lampiran, dan cadangan."))
def check(context: typer.Context, as_json: AsJson = False) -> None:
    """Verify all that can be verified; the whole list when anything is wrong."""
    with opened_office(context.obj, reads_damaged=True) as office:
        found = office.check()
    rows = [
        {
            "area": finding.area.value,
            "severity": finding.severity.value,
            "message": finding.message,
            "next_step": finding.next_step,
            "detail": finding.detail,
        }
        for finding in found.findings
    ]
    if as_json:
        _print_json(
            {"ok": not rows, "findings": rows, "checked": {k.value: v for k, v in found.checked.items()}}
        )
    elif rows:
        for finding in found.findings:
            print(finding.lines())
    else:
        print(_("Semua bagian utuh."))
    if rows:
        raise typer.Exit(1)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))

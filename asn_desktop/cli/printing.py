"""This file holds how commands write reports and workbooks."""

import re
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from asn_desktop.cli.plans import solved_for_print
from asn_desktop.cli.usage import WrongUsage, choose_from
from asn_desktop.errors import UserError
from asn_desktop.office import OpenOffice
from asn_desktop.operations.emblem import read_emblem
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.nip import clean_nip
from asn_desktop.storage.attachments import AttachmentStore
from asn_desktop.storage.files import write_atomically

if TYPE_CHECKING:
    from asn_desktop.reports.kinds import ReportKind

_RECOVERY = "recovery-sheet"
_PERIOD = re.compile(r"\d{4}-T[1-4]")


def list_kinds() -> list[dict[str, str]]:
    """The kinds that `report` makes; the recovery sheet is printed where its code is known only."""
    from asn_desktop.reports.kinds import KINDS

    return [
        {"kind": kind.key, "label": kind.label, "papers": ",".join(kind.papers)}
        for kind in KINDS
        if kind.key != _RECOVERY
    ]


def check_wish(key: str, *, nip: str, everyone: bool, split: bool, period: str, out: Path) -> None:
    """Look at what is asked for before the office is opened and a password wanted.

    Raises:
        WrongUsage: the kind or period is unknown, the person is not named as the kind needs it, or
            a folder stands where the file should, or the other way round.
        UserError: the kind is printed in the window only.
    """
    from asn_desktop.reports.kinds import get_kind

    if key == _RECOVERY:
        raise UserError(
            _("Lembar pemulihan hanya dapat dicetak saat kodenya dibuat."),
            next_step=_("Buat kode baru di Pengaturan, tab Cadangan, lalu cetak lembarnya di sana."),
        )
    keys = [row["kind"] for row in list_kinds()]
    if key not in keys:
        raise WrongUsage(_("Jenis dokumen {key} tidak ada.").format(key=key), next_step=choose_from(keys))
    if period and not _PERIOD.fullmatch(period):
        raise WrongUsage(
            _("Periode {period} tidak dikenal.").format(period=period), next_step=_("Tulis seperti 2026-T4.")
        )
    kind = get_kind(key)
    if kind.subject and not everyone:
        raise WrongUsage(
            _("{document} dicetak untuk semua yang tercatat.").format(document=kind.label),
            next_step=_("Tulis --all, atau cetak satu dari jendela program."),
        )
    if not kind.per_person and (nip or (split and not kind.subject)):
        raise WrongUsage(
            _("{document} dicetak untuk seluruh kantor.").format(document=kind.label),
            next_step=_("Jalankan tanpa --nip dan --split."),
        )
    if kind.per_person and bool(nip) == everyone:
        raise WrongUsage(
            _("Pegawainya belum jelas."),
            next_step=_("Tulis --nip untuk satu pegawai, atau --all untuk semua."),
        )
    if split and out.is_file():
        raise WrongUsage(
            _("{place} adalah berkas.").format(place=out),
            next_step=_("Tulis nama folder sesudah --out, setiap pegawai mendapat satu berkas di dalamnya."),
        )
    if not split:
        _refuse_folder(out, f"{key}.pdf")


def _refuse_folder(out: Path, example: str) -> None:
    if out.is_dir():
        raise WrongUsage(
            _("{place} adalah folder.").format(place=out),
            next_step=_("Tulis juga nama berkasnya, misalnya {file}.").format(file=out / example),
        )


def check_table(key: str, out: Path) -> None:
    """Look at the name of a table and of its file before the office is opened.

    Raises:
        WrongUsage: there is no such table, or Excel would not open a file of that name.
    """
    from asn_desktop.exchange.office_tables import workbook_kinds

    if key not in workbook_kinds():
        raise WrongUsage(_("Tabel {key} tidak ada.").format(key=key), next_step=choose_from(workbook_kinds()))
    _refuse_folder(out, f"{key}.xlsx")
    if out.suffix.lower() != ".xlsx":
        raise WrongUsage(
            _("{file} tidak dapat dibuka Excel.").format(file=out),
            next_step=_("Beri nama yang berakhir .xlsx, misalnya {file}.").format(
                file=out.with_suffix(".xlsx")
            ),
        )


def write_report(
    office: OpenOffice,
    key: str,
    *,
    nip: str,
    everyone: bool,
    split: bool,
    period: str,
    paper: str,
    out: Path,
) -> list[Path]:
    """Write one PDF, or with `split` one for each person into the folder `out`; return the paths.

    Raises:
        UserError: the person is unknown, there is nobody, or the paper does not suit the document.
    """
    from asn_desktop.reports.batch import render_each, render_together
    from asn_desktop.reports.gather_office import Request
    from asn_desktop.reports.issuing import prepare
    from asn_desktop.reports.kinds import get_kind

    kind = get_kind(key)
    chosen_paper = kind.paper(paper or None)

    year = int(period[:4]) if period else None
    more = solved_for_print(office, key, year)

    def work(session: Session) -> list[Any]:
        ids = _people(session, nip, everyone) if kind.per_person else _subjects(session, kind)
        emblem = read_emblem(session, AttachmentStore(office.folder.attachments, office.dek))
        name = office.account.display_name
        request = Request(year=year)
        return prepare(session, key, ids, request, operator=name, period=period, emblem=emblem, **more)

    items, _written = office.database.run(work, account_id=office.account_id)
    if split and (kind.per_person or kind.subject):
        out.mkdir(parents=True, exist_ok=True)
        paths = []
        for name, pdf in render_each(kind, items, chosen_paper):
            write_atomically(out / name, pdf)
            paths.append(out / name)
        return paths
    pdf = (
        render_together(kind, items, chosen_paper)
        if len(items) > 1
        else kind.render(items[0][0], items[0][1], chosen_paper)
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(out, pdf)
    return [out]


def _people(session: Session, nip: str, everyone: bool) -> Sequence[int]:
    rows = list_staff(session, include_gone=bool(nip), include_archived=bool(nip), with_gaps=False)
    if everyone:
        if not rows:
            raise UserError(
                _("Belum ada pegawai."), next_step=_("Masukkan daftar pegawai dengan import staff.")
            )
        return [row.employee_id for row in rows]
    wanted = clean_nip(nip)
    found = [row.employee_id for row in rows if row.nip == wanted]
    if not found:
        raise UserError(
            _("NIP {nip} tidak ada di daftar pegawai.").format(nip=nip),
            next_step=_("Cocokkan angkanya dengan daftar dari perintah {command}.").format(
                command="list staff"
            ),
        )
    return found


def _subjects(session: Session, kind: "ReportKind") -> Sequence[int]:
    """What a kind with a subject can be printed for; nothing for one about the whole office."""
    from asn_desktop.reports.subjects import list_subjects

    if not kind.subject:
        return []
    found = list_subjects(session, kind.subject)
    if not found:
        raise UserError(
            _("Belum ada data untuk {document}.").format(document=kind.label),
            next_step=_("Catat dulu di jendela program, lalu cetak lagi."),
        )
    return found


def write_workbook(office: OpenOffice, kind: str, out: Path) -> None:
    """Write one table of the office as an Excel workbook.

    Raises:
        UserError: the account may not print, or the file is held open by Excel.
    """
    from asn_desktop.exchange.office_tables import read_workbook

    write, _written = office.database.run(
        lambda session: read_workbook(session, kind), account_id=office.account_id
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    write(out)

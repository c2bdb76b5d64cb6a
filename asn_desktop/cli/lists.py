"""This file holds what the `list` command reads, as plain rows in the contract's keys."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import list_heads, office_gaps
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.agreement_term import TermState
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.partner_kind import PartnerKind

_IMPORT = "import staff"
_NOTHING = {"activities": _("Belum ada kegiatan."), "partners": _("Belum ada mitra.")}
_HEADINGS = {
    "nip": _("NIP"),
    "name": _("Nama"),
    "front_title": _("Gelar depan"),
    "back_title": _("Gelar belakang"),
    "sex": _("L/P"),
    "birth_date": _("Tanggal lahir"),
    "employment": _("Status"),
    "golongan": _("Golongan"),
    "position": _("Jabatan"),
    "education": _("Pendidikan"),
    "competency": _("Kompetensi"),
    "standard": _("Standar"),
    "score": _("Nilai"),
    "gap": _("Selisih"),
    "source": _("Sumber"),
    "date": _("Tanggal"),
    "title": _("Kegiatan"),
    "form": _("Bentuk"),
    "stage": _("Tahap"),
    "starts_on": _("Mulai"),
    "ends_on": _("Selesai"),
    "place": _("Tempat"),
    "jp": _("JP"),
    "year": _("Tahun"),
    "target": _("Target"),
    "missing": _("Kurang"),
    "seats": _("Kursi"),
    "participants": _("Peserta"),
    "kind": _("Jenis"),
    "agreement": _("Kerja sama"),
    "status": _("Keadaan"),
    "internships": _("Magang"),
}


def staff_rows(session: Session) -> list[dict[str, Any]]:
    """One dict per active person; dates ISO, `nip` null for supporting workers."""
    return [
        {
            "nip": row.nip,
            "name": row.name,
            "front_title": row.front_title,
            "back_title": row.back_title,
            "sex": row.sex.letter if row.sex else None,
            "birth_date": row.birth_date.isoformat() if row.birth_date else None,
            "employment": row.employment.value,
            "golongan": row.golongan or None,
            "position": row.position or None,
            "education": row.education or None,
        }
        for row in list_staff(session, with_gaps=False)
    ]


def gap_rows(session: Session) -> list[dict[str, Any]]:
    """One dict per person and competency; `score` and `gap` null while not measured."""
    codes = {head.competency_id: head.code for head in list_heads(session)}
    found = office_gaps(session, on=today(session))
    return [
        {
            "nip": row.nip,
            "name": row.full_name,
            "competency": codes[cell.competency_id],
            "standard": cell.standard,
            "score": cell.score,
            "gap": cell.gap,
            "source": cell.source.value if cell.source else None,
            "date": cell.assessed_on.isoformat() if cell.assessed_on else None,
        }
        for row in list_staff(session, with_gaps=False)
        for cell in found[row.employee_id].cells
    ]


def print_table(rows: Sequence[dict[str, Any]], kind: str = "staff") -> None:
    """Print rows as aligned columns under headings that a person reads; `kind` is what `list` was asked for."""
    if not rows and kind in _NOTHING:
        print(_NOTHING[kind])
        return
    if not rows:
        print(_("Belum ada pegawai. Masukkan daftarnya dengan perintah {command}.").format(command=_IMPORT))
        return
    keys = list(rows[0])
    cells = [[_HEADINGS.get(key, key) for key in keys]]
    cells += [[_shown(key, row[key]) for key in keys] for row in rows]
    widths = [max(len(line[place]) for line in cells) for place in range(len(keys))]
    for line in cells:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())


def _shown(key: str, value: object) -> str:
    """A value as a person reads it; the keys of sources stay in the JSON."""
    if value is None:
        return ""
    kinds: dict[str, type[ScoreSource | ActivityStage | PartnerKind | TermState]] = {
        "source": ScoreSource,
        "stage": ActivityStage,
        "kind": PartnerKind,
        "status": TermState,
    }
    return kinds[key](str(value)).label if key in kinds else str(value)

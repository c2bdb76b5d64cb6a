"""This file holds what the room of partners says: kinds as icons, dates, summaries."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

from asn_desktop.rules.indonesian_date import MONTHS
from asn_desktop.rules.internship_life import InternshipStage
from asn_desktop.rules.partner_kind import Direction, PartnerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asn_desktop.operations.internship_reading import InternshipRow
    from asn_desktop.operations.partner_reading import PartnerCounts, PartnerRow

_ICONS = {
    PartnerKind.UNIVERSITY: "hat_graduation",
    PartnerKind.TRAINING: "book_open",
    PartnerKind.NGO: "people",
    PartnerKind.COMMUNITY: "people",
}


def kind_icon(kind: PartnerKind) -> str:
    """The icon that stands for a kind of partner."""
    return _ICONS.get(kind, "building_government")


def short_day(day: date) -> str:
    """`28 Nov`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def short_month(day: date) -> str:
    """`Des 2023`."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def row_facts(row: PartnerRow) -> str:
    """`2 magang, 3 kegiatan`, or what they do together."""
    parts = []
    if row.internships:
        parts.append(_("{count} magang").format(count=row.internships))
    if row.activities:
        parts.append(_("{count} kegiatan").format(count=row.activities))
    return ", ".join(parts) or row.scope


def room_summary(counts: PartnerCounts) -> str:
    """`7 mitra, 1 hampir berakhir, 2 magang berjalan`."""
    if not counts.partners:
        return _("Belum ada mitra yang dicatat")
    parts = [_("{count} mitra").format(count=counts.partners)]
    if counts.ending:
        parts.append(_("{count} kerja sama hampir berakhir").format(count=counts.ending))
    if counts.running_internships:
        parts.append(_("{count} magang berjalan").format(count=counts.running_internships))
    return ", ".join(parts)


def internship_summary(rows: Sequence[InternshipRow]) -> str:
    """`2 masuk berjalan, 1 keluar terjadwal`."""
    parts = []
    for stage in (InternshipStage.RUNNING, InternshipStage.ENDED, InternshipStage.SCHEDULED):
        for way in Direction:
            count = sum(row.stage is stage and row.direction is way for row in rows)
            if count:
                words = _("{count} {way} {stage}")
                parts.append(words.format(count=count, way=way.label, stage=stage.label))
    if not parts and rows:
        return _("{count} magang, semuanya sudah lewat").format(count=len(rows))
    return ", ".join(parts)


def stage_chip(row: InternshipRow) -> tuple[str, str]:
    """The chip of an internship: its stage, or the mark once there is one."""
    if row.stage is InternshipStage.FINISHED and row.mark is not None:
        return _("nilai {mark}").format(mark=row.mark), "mute"
    if row.needs_marks:
        return _("tunggu nilai"), "warn"
    return row.stage.label, row.stage.tone

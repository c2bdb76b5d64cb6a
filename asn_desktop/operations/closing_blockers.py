"""This file holds what stands in the way of closing an activity, and which of it a reason can explain."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from asn_desktop.models.activity import Activity
from asn_desktop.operations.attendance_reading import AttendanceGrid, missing_scores_of
from asn_desktop.rules.indonesian_date import format_long


@dataclass(frozen=True, slots=True)
class ClosingBlocker:
    """One thing that is missing, with the cell to jump to; `may_be_explained` lets a reason stand for it."""

    key: str
    text: str
    next_step: str
    may_be_explained: bool = False
    participant_id: int | None = None
    session_id: int | None = None


def blockers_of(activity: Activity, grid: AttendanceGrid, *, on: date) -> tuple[ClosingBlocker, ...]:
    """What is missing, what cannot be explained first."""
    return (*_facts(activity, grid, on), *_marks(grid), *_scores(grid))


def _facts(activity: Activity, grid: AttendanceGrid, on: date) -> list[ClosingBlocker]:
    found = []
    ends_on = activity.ends_on or activity.starts_on
    if ends_on is None:
        found.append(ClosingBlocker("date", _("Kegiatan belum bertanggal"), _("Tentukan tanggalnya")))
    elif ends_on > on:
        text = _("Kegiatan baru berakhir {day}").format(day=format_long(ends_on))
        found.append(ClosingBlocker("date", text, _("Selesaikan sesudah hari terakhirnya")))
    if activity.form_id is None:
        found.append(
            ClosingBlocker(
                "form", _("Bentuk kegiatan belum dipilih"), _("Pilih bentuknya, supaya JP terhitung")
            )
        )
    if not grid.rows:
        found.append(ClosingBlocker("people", _("Belum ada peserta"), _("Tambah peserta")))
    elif not grid.columns:
        found.append(ClosingBlocker("agenda", _("Belum ada hari hadir"), _("Isi kehadiran")))
    return found


def _marks(grid: AttendanceGrid) -> list[ClosingBlocker]:
    if not grid.summary.missing_marks:
        return []
    text = _("{count} kehadiran belum diisi").format(count=grid.summary.missing_marks)
    for row in grid.rows:
        if None in row.marks:
            session_id = grid.columns[row.marks.index(None)].session_id
            return [ClosingBlocker("marks", text, _("Isi kehadiran"), True, row.participant_id, session_id)]
    return []


def _scores(grid: AttendanceGrid) -> list[ClosingBlocker]:
    if not grid.summary.missing_scores:
        return []
    first = next(row for row in grid.rows if missing_scores_of(row))
    text = _("{count} nilai tes belum diisi").format(count=grid.summary.missing_scores)
    return [ClosingBlocker("scores", text, _("Isi nilai"), True, first.participant_id)]

"""This file holds the reading of the documents about the whole office."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from asn_desktop.operations.competencies import get_competency, list_competencies
from asn_desktop.operations.figures import read_gap_map
from asn_desktop.operations.gaps import CompetencyHead, GapCell
from asn_desktop.operations.staff_lists import StaffRow, list_staff
from asn_desktop.operations.standards import standards_matrix
from asn_desktop.operations.worklist import Task, read_worklist
from asn_desktop.reports import (
    dictionary,
    gap_map,
    recovery_sheet,
    staff_list,
    worklist,
)
from asn_desktop.reports import (
    standards_matrix as matrix,
)
from asn_desktop.reports.gather_office import OfficeView, Request
from asn_desktop.reports.gather_person import is_indicative
from asn_desktop.reports.grid import GridHead
from asn_desktop.reports.wording import _
from asn_desktop.rules.indonesian_date import format_long, format_short, format_time, format_weekday_long
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.rank import rank_label

MOST_STRONG = 3
"""How many columns with the most people below are set in bold."""


def collect_staff(session: Session, request: Request) -> staff_list.Content:
    """The daftar pegawai."""
    view = OfficeView(session, request)
    rows = list_staff(session, with_gaps=False)
    return staff_list.Content(
        letterhead=view.letterhead,
        as_of=view.as_of,
        lines=tuple(_staff_line(row) for row in rows),
        summary=_staff_summary(rows),
        official=view.official_signing(),
    )


def _staff_line(row: StaffRow) -> staff_list.StaffLine:
    return staff_list.StaffLine(
        name=row.full_name,
        nip=format_nip(row.nip) if row.nip else "",
        sex=row.sex.letter if row.sex else "",
        employment=row.employment.label,
        rank=rank_label(row.golongan) if row.golongan else "",
        position=row.position,
        since=format_short(row.position_from) if row.position_from else "",
        education=row.education,
        note="" if row.status.value == "active" else row.status.label,
    )


def _staff_summary(rows: Sequence[StaffRow]) -> str:
    kinds = Counter(row.employment.label for row in rows)
    sexes = Counter(row.sex.label.lower() for row in rows if row.sex is not None)
    parts = [_("{count} orang").format(count=len(rows))]
    parts += [f"{count} {label}" for label, count in (*kinds.items(), *sexes.items())]
    return ", ".join(parts) + "."


def collect_gap_map(session: Session, request: Request) -> gap_map.Content:
    """The peta kesenjangan kantor."""
    view, found = OfficeView(session, request), read_gap_map(session)
    ids = [head.competency_id for head in found.heads]
    counts = tuple(summary.below for summary in found.summary)
    strong = set(sorted(range(len(ids)), key=lambda index: -counts[index])[:MOST_STRONG])
    rows: list[gap_map.MapRow] = []
    cells: list[GapCell] = []
    unmeasured = 0
    for row, gaps in found.rows:
        by_id = {cell.competency_id: cell for cell in gaps.cells}
        drawn = tuple(_map_cell(by_id.get(one)) for one in ids)
        cells += gaps.cells
        unmeasured += sum(1 for cell in drawn if cell.is_asked and cell.gap is None)
        rows.append(gap_map.MapRow(row.name, drawn, gaps.worst))
    met = sum(1 for _row, gaps in found.rows if gaps.asked and gaps.measured == gaps.asked and not gaps.below)
    period = _("{people} pegawai × {competencies} kompetensi, {period}")
    return gap_map.Content(
        letterhead=view.letterhead,
        period=period.format(people=len(rows), competencies=len(ids), period=view.period),
        heads=tuple(
            _grid_head(head, counts[index] > 0 and index in strong) for index, head in enumerate(found.heads)
        ),
        rows=tuple(rows),
        counts=counts,
        below_people=sum(1 for _row, gaps in found.rows if gaps.below),
        summary=_(
            "{met} pegawai sudah memenuhi semua standar. {unmeasured} sel belum dinilai dan tidak dihitung. "
            "Urutan: kesenjangan terburuk dulu, kelebihan tidak menutup kekurangan."
        ).format(met=met, unmeasured=unmeasured),
        is_indicative=is_indicative(cells),
    )


def _map_cell(cell: GapCell | None) -> gap_map.MapCell:
    if cell is None or cell.standard is None:
        return gap_map.MapCell(None, is_asked=False)
    return gap_map.MapCell(cell.gap)


def _grid_head(head: CompetencyHead, is_strong: bool = False) -> GridHead:
    return GridHead(head.short_name or head.name, head.kind.label, is_strong)


def collect_dictionary(session: Session, request: Request) -> dictionary.Content:
    """The kamus kompetensi."""
    view = OfficeView(session, request)
    entries = []
    for row in list_competencies(session):
        detail = get_competency(session, row.competency_id)
        levels = tuple(
            dictionary.LevelText(level.level, level.description, level.indicators) for level in detail.levels
        )
        entries.append(
            dictionary.Entry(
                row.code,
                row.name,
                row.kind.label,
                detail.definition,
                row.wording.label,
                detail.basis,
                levels,
            )
        )
    return dictionary.Content(view.letterhead, view.as_of, tuple(entries))


def collect_standards(session: Session, request: Request) -> matrix.Content:
    """The matriks standar: positions that somebody holds or for which the office set a level of its own."""
    view = OfficeView(session, request)
    found = standards_matrix(session, on=view.on)
    own = {position_id for (position_id, _one), standard in found.cells.items() if not standard.is_default}
    shown = [one for one in found.positions if one.holders or one.position_id in own] or found.positions
    ids = {one.position_id for one in shown}
    used = {competency_id for position_id, competency_id in found.cells if position_id in ids}
    heads = [head for head in found.heads if head.competency_id in used]
    rows = []
    for position in shown:
        cells = []
        for head in heads:
            standard = found.cells.get((position.position_id, head.competency_id))
            if standard is None:
                cells.append(matrix.StandardCell(None))
            else:
                cells.append(
                    matrix.StandardCell(standard.level, standard.is_mandatory, is_own=not standard.is_default)
                )
        rows.append(matrix.StandardRow(position.title, position.holders, tuple(cells)))
    return matrix.Content(
        letterhead=view.letterhead,
        as_of=_("Berlaku {day}").format(day=format_long(view.on)),
        heads=tuple(_grid_head(head) for head in heads),
        rows=tuple(rows),
        basis=_(
            "Dasar: PermenPANRB 38/2017, nilai awal menurut jenjang jabatan; nilai awal kompetensi teknis "
            "usulan program; selebihnya ketetapan kantor."
        ),
        official=view.official_signing(),
    )


def collect_worklist(
    session: Session,
    request: Request,
    *,
    last_backup: datetime | None = None,
    recovery_is_tested: bool = True,
) -> worklist.Content:
    """The daftar pekerjaan pekan ini."""
    view = OfficeView(session, request)
    found = read_worklist(session, last_backup=last_backup, recovery_is_tested=recovery_is_tested)
    monday = found.on - timedelta(days=found.on.weekday())
    friday = monday + timedelta(days=4)
    week = _("{first} sampai {last}")
    words = _("{count} pekerjaan, {overdue} terlambat, {today} untuk hari ini")
    return worklist.Content(
        letterhead=view.letterhead,
        week=week.format(first=format_weekday_long(monday), last=format_weekday_long(friday)),
        tasks=tuple(_task_line(task, found.on.toordinal()) for task in found.tasks),
        summary=words.format(count=len(found.tasks), overdue=found.overdue, today=found.due_today),
    )


def _task_line(task: Task, today: int) -> worklist.TaskLine:
    if task.due is None:
        return worklist.TaskLine(task.title, task.detail, "")
    late = today - task.due.toordinal()
    if late > 0:
        words = _("Terlambat {days} hari").format(days=late)
        return worklist.TaskLine(task.title, task.detail, words, is_overdue=True)
    return worklist.TaskLine(task.title, task.detail, _("Hari ini") if late == 0 else format_long(task.due))


def collect_recovery(
    session: Session, request: Request, *, code: str, made_at: datetime, sheet_number: int = 1
) -> recovery_sheet.Content:
    """The lembar pemulihan of a code that was just made; `made_at` is local time.

    The code is in the content and nowhere else: it is printed, never stored as a document.
    """
    view = OfficeView(session, request)
    made = _("{day} pukul {time}").format(day=format_long(made_at.date()), time=format_time(made_at))
    return recovery_sheet.Content(
        letterhead=view.letterhead,
        groups=tuple(code.split("-")),
        qr_text=code,
        facts=(
            (_("Kantor"), view.office_name),
            (_("Kode kantor"), view.office.code),
            (_("Dibuat"), made),
            (_("Lembar"), _("ke-{number}").format(number=sheet_number)),
        ),
    )

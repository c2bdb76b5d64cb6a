"""This file holds what one can do with attendance: mark a cell, a column, everybody, or a pasted block."""

from collections.abc import Mapping
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import Activity, ActivitySession
from asn_desktop.models.attendance import AttendanceMark, Participant
from asn_desktop.operations.activity_rows import open_activity_row, sessions_of
from asn_desktop.operations.acts import act
from asn_desktop.operations.attendance_rows import marks_of, people_of
from asn_desktop.operations.attendance_sessions import prepare_sessions
from asn_desktop.operations.clock import today
from asn_desktop.operations.pasted_block import place_block
from asn_desktop.operations.staff import get_employee_row, name_of
from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right

Cell = tuple[int, int]
"""Participant and session."""

_AHEAD = (None, Attendance.EXCUSED, Attendance.SICK)
"""What can be known of a session that is still to come."""


def set_mark(session: Session, participant_id: int, session_id: int, mark: Attendance | None) -> None:
    """Mark one person in one session, or take the mark away again; one act.

    Raises:
        UserError: the activity is closed, one of the two is gone, or the session is still to come.
    """
    participant = session.get(Participant, participant_id)
    if participant is None or participant.withdrawn_at is not None:
        raise UserError(_("Peserta ini sudah tidak ikut."), next_step=_("Muat ulang daftar hadirnya."))
    activity = open_activity_row(session, participant.activity_id)
    held = _session_of(session, activity, session_id)
    name = name_of(get_employee_row(session, participant.employee_id))
    words = mark.label if mark is not None else _("dikosongkan")
    summary = _("Kehadiran {name} {day}, {mark}").format(name=name, day=format_long(held.held_on), mark=words)
    _write(session, activity, {(participant_id, session_id): mark}, "attendance.set", summary)


def set_column(
    session: Session,
    activity_id: int,
    session_id: int,
    mark: Attendance | None,
    *,
    only_empty: bool = False,
) -> int:
    """Mark everybody in one session as one act; return how many cells changed.

    Raises:
        UserError: see `set_mark`.
    """
    activity = open_activity_row(session, activity_id)
    held = _session_of(session, activity, session_id)
    known = marks_of(session, activity_id)
    cells = {
        (participant.id, session_id): mark
        for participant, _employee in people_of(session, activity_id)
        if not only_empty or _mark_in(known, (participant.id, session_id)) is None
    }
    words = mark.label if mark is not None else _("dikosongkan")
    summary = _("Kehadiran {title} {day}, semua {mark}").format(
        title=activity.title, day=format_long(held.held_on), mark=words
    )
    return _write(session, activity, cells, "attendance.column", summary)


def set_all_present(session: Session, activity_id: int, *, only_empty: bool = True) -> int:
    """Mark everybody present in every session that has begun, as one act; return how many cells changed.

    Marks that are there already stay, unless `only_empty` is false.

    Raises:
        UserError: the activity is closed, has no participants, or no session has begun.
    """
    activity = open_activity_row(session, activity_id)
    if not people_of(session, activity_id):
        raise UserError(
            _("{title} belum punya peserta.").format(title=activity.title),
            next_step=_("Tambah peserta lebih dulu."),
        )
    summary = _("{title}, semua hadir").format(title=activity.title)
    with act(session, Right.DEVELOP, "attendance.all", summary):
        prepare_sessions(session, activity_id)
        return _fill_begun(session, activity, only_empty=only_empty, summary=summary)


def _fill_begun(session: Session, activity: Activity, *, only_empty: bool, summary: str) -> int:
    begun = [held for held in sessions_of(session, activity.id) if held.held_on <= today(session)]
    if not begun:
        raise UserError(
            _("Belum ada sesi yang berlangsung."),
            next_step=_("Isi acara dan tanggalnya, kehadiran diisi pada harinya."),
        )
    known = marks_of(session, activity.id)
    cells: dict[Cell, Attendance | None] = {
        (participant.id, held.id): Attendance.PRESENT
        for participant, _employee in people_of(session, activity.id)
        for held in begun
        if not only_empty or _mark_in(known, (participant.id, held.id)) is None
    }
    return _write(session, activity, cells, "attendance.all", summary)


def paste_marks(
    session: Session, activity_id: int, *, participant_id: int, session_id: int, text: str
) -> int:
    """Write a block copied from a sheet, its corner at one cell of the grid, as one act; return changes.

    Cells hold H, I, S, A, the words, or a tick; empty cells of the block leave what is there.

    Raises:
        UserError: a cell is something else (its row is named), the block does not fit, or as `set_mark`.
    """
    activity = open_activity_row(session, activity_id)
    people, held = people_of(session, activity_id), sessions_of(session, activity_id)
    block = place_block(
        text,
        rows=[name_of(employee) for _participant, employee in people],
        columns=[format_long(one.held_on) for one in held],
        first_row=_index([participant.id for participant, _employee in people], participant_id),
        first_column=_index([one.id for one in held], session_id),
    )
    cells: dict[Cell, Attendance | None] = {}
    for cell in block:
        mark = read_mark(cell.text)
        if mark is None:
            raise UserError(
                _("Baris {line}, {name}, “{text}” belum dikenal.").format(
                    line=cell.line, name=cell.row_name, text=cell.text
                ),
                next_step=_("Isi H, I, S, atau A."),
            )
        cells[people[cell.row][0].id, held[cell.column].id] = mark
    summary = _("Kehadiran {title} ditempel, {count} sel").format(title=activity.title, count=len(cells))
    return _write(session, activity, cells, "attendance.paste", summary)


def read_mark(text: str) -> Attendance | None:
    """Read a mark as people write it: H, hadir, a tick; None when it is something else."""
    plain = text.strip().casefold()
    if plain in {"v", "✓", "✔", "√"}:
        return Attendance.PRESENT
    found = [mark for mark in Attendance if plain in (mark.value.casefold(), mark.label.casefold())]
    return found[0] if found else None


def _write(
    session: Session,
    activity: Activity,
    cells: Mapping[Cell, Attendance | None],
    kind: str,
    summary: str,
) -> int:
    """Write what differs as one act; nothing at all when everything stands already."""
    known = marks_of(session, activity.id)
    changed = {cell: mark for cell, mark in cells.items() if _mark_in(known, cell) is not mark}
    _refuse_ahead(session, changed)
    if not changed:
        return 0
    with act(session, Right.DEVELOP, kind, summary):
        for cell, mark in changed.items():
            if cell in known:
                known[cell].mark = mark
            else:
                session.add(AttendanceMark(participant_id=cell[0], session_id=cell[1], mark=mark))
        session.flush()
    return len(changed)


def _refuse_ahead(session: Session, cells: Mapping[Cell, Attendance | None]) -> None:
    told = {session_id for (_who, session_id), mark in cells.items() if mark not in _AHEAD}
    for session_id in told:
        held = session.get_one(ActivitySession, session_id)
        if held.held_on > today(session):
            raise UserError(
                _("Sesi {day} belum berlangsung.").format(day=format_long(held.held_on)),
                next_step=_("Sebelum harinya hanya izin dan sakit yang dapat diisi."),
            )


def _session_of(session: Session, activity: Activity, session_id: int) -> ActivitySession:
    held = session.get(ActivitySession, session_id)
    if held is None or held.withdrawn_at is not None or held.activity_id != activity.id:
        raise UserError(_("Sesi ini tidak ada lagi di acara."), next_step=_("Muat ulang daftar hadirnya."))
    return held


def _mark_in(known: Mapping[Cell, AttendanceMark], cell: Cell) -> Attendance | None:
    return known[cell].mark if cell in known else None


def _index(ids: list[int], wanted: int) -> int:
    if wanted not in ids:
        raise UserError(_("Sel awal tempelan sudah tidak ada."), next_step=_("Muat ulang, lalu tempel lagi."))
    return ids.index(wanted)

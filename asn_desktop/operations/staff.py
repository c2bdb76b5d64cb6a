"""This file holds what one can do with people: add, change, archive, move, send on leave."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.assessment import CompetencyScore, OfficialResult
from asn_desktop.models.competency import Position
from asn_desktop.models.document import Document
from asn_desktop.models.employee import Employee, PositionRecord, RankRecord, StatusRecord
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.positions import find_or_add_position
from asn_desktop.operations.staff_form import EmployeeForm, clean_form, search_text_of
from asn_desktop.operations.typed_forms import clean_reason
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.rules.typed_text import clean_line

_PLAIN_FIELDS = (
    "name",
    "front_title",
    "back_title",
    "sex",
    "birth_place",
    "birth_date",
    "employment",
    "education",
    "phone",
    "note",
    "is_outside",
)

# Made once: putting them together at every save costs as much as running them.
_RANKS = (
    select(RankRecord)
    .where(RankRecord.employee_id == bindparam("person"), RankRecord.withdrawn_at.is_(None))
    .order_by(RankRecord.valid_from.desc().nulls_last(), RankRecord.id.desc())
)
_POSITIONS = (
    select(PositionRecord, Position.title, Position.archived_at)
    .join(Position, Position.id == PositionRecord.position_id)
    .where(PositionRecord.employee_id == bindparam("person"), PositionRecord.withdrawn_at.is_(None))
    .order_by(PositionRecord.valid_from.desc().nulls_last(), PositionRecord.id.desc())
)


def get_employee_row(session: Session, employee_id: int) -> Employee:
    """The person's row, for other operations.

    Raises:
        UserError: the person is not there any more.
    """
    found = session.get(Employee, employee_id)
    if found is None or found.deleted_at is not None:
        raise UserError(_("Pegawai ini sudah tidak ada."), next_step=_("Muat ulang daftar pegawai."))
    return found


def name_of(row: Employee) -> str:
    """Full name with titles, exactly as typed."""
    return full_name(row.front_title, row.name, row.back_title)


def add_employee(session: Session, form: EmployeeForm) -> int:
    """Add one person with present rank and position; return the id.

    Raises:
        FormProblems: see `clean_form`.
    """
    clean = clean_form(session, form)
    label = full_name(clean.front_title, clean.name, clean.back_title)
    with act(session, Right.EDIT_STAFF, "staff.add", _("{name} ditambahkan").format(name=label)):
        row = Employee(**{field: getattr(clean, field) for field in _PLAIN_FIELDS})
        row.nip = clean.nip or None
        row.search_text = search_text_of(label, row.nip, clean.position)
        session.add(row)
        session.flush()
        _record_rank(session, row.id, clean)
        _record_position(session, row.id, clean)
    return row.id


def change_employee(session: Session, employee_id: int, form: EmployeeForm) -> None:
    """Publish a changed form; a new rank or position becomes a new dated record.

    Raises:
        FormProblems: see `clean_form`.
        UserError: the person is gone.
    """
    row = get_employee_row(session, employee_id)
    clean = clean_form(session, form, employee_id=employee_id)
    label = full_name(clean.front_title, clean.name, clean.back_title)
    with act(session, Right.EDIT_STAFF, "staff.change", _("Data {name} diubah").format(name=label)):
        for field in _PLAIN_FIELDS:
            setattr(row, field, getattr(clean, field))
        row.nip = clean.nip or None
        row.search_text = search_text_of(label, row.nip, clean.position)
        _record_rank(session, employee_id, clean)
        _record_position(session, employee_id, clean)


def archive_employee(session: Session, employee_id: int) -> None:
    """Take a person out of lists; everything stays and can be brought back."""
    row = get_employee_row(session, employee_id)
    summary = _("{name} dipindah ke arsip").format(name=name_of(row))
    with act(session, Right.EDIT_STAFF, "staff.archive", summary):
        row.archived_at = now(session)


def restore_employee(session: Session, employee_id: int) -> None:
    """Bring an archived person back into the lists."""
    row = get_employee_row(session, employee_id)
    summary = _("{name} dipulihkan dari arsip").format(name=name_of(row))
    with act(session, Right.EDIT_STAFF, "staff.restore", summary):
        row.archived_at = None


def purge_employee(session: Session, employee_id: int, *, reason: str) -> None:
    """Put a person into the recycle bin for good, with a reason; only where nothing final names them.

    Raises:
        UserError: the reason is short, or a final document, score or official result names the person.
    """
    row = get_employee_row(session, employee_id)
    reason = clean_reason(reason)
    for kind, column, words in (
        (Document, Document.subject_id, _("dokumen final")),
        (OfficialResult, OfficialResult.employee_id, _("hasil penilaian resmi")),
        (CompetencyScore, CompetencyScore.employee_id, _("nilai kompetensi")),
    ):
        if session.scalars(select(kind.id).where(column == employee_id).limit(1)).first() is not None:
            raise UserError(
                _("{name} punya {what}, jadi tidak dapat dihapus.").format(name=name_of(row), what=words),
                next_step=_("Arsipkan saja supaya tidak muncul di daftar."),
            )
    summary = _("{name} dihapus, {reason}").format(name=name_of(row), reason=reason)
    with act(session, Right.EDIT_STAFF, "staff.purge", summary):
        row.deleted_at = now(session)


def set_status(
    session: Session,
    employee_id: int,
    *,
    status: StaffStatus,
    valid_from: date,
    valid_to: date | None = None,
    reason: str = "",
) -> None:
    """Record leave, transfer, retirement or return, with dates; what was signed before keeps its names.

    Raises:
        UserError: the end lies before the start, or leave has no end.
    """
    row = get_employee_row(session, employee_id)
    if valid_to is not None and valid_to < valid_from:
        raise UserError(
            _("Tanggal selesai harus sesudah tanggal mulai, {start}.").format(start=format_long(valid_from)),
            next_step=_("Perbaiki tanggal selesainya."),
        )
    if status is StaffStatus.LEAVE and valid_to is None:
        raise UserError(
            _("Tanggal selesai cuti belum diisi."), next_step=_("Isi tanggal hari terakhir cutinya.")
        )
    words = {
        StaffStatus.ACTIVE: _("{name} kembali aktif mulai {start}"),
        StaffStatus.LEAVE: _("{name} cuti mulai {start}"),
        StaffStatus.TRANSFERRED: _("{name} mutasi keluar mulai {start}"),
        StaffStatus.RETIRED: _("{name} pensiun mulai {start}"),
    }[status]
    summary = words.format(name=name_of(row), start=format_long(valid_from))
    with act(session, Right.EDIT_STAFF, "staff.status", summary):
        session.add(
            StatusRecord(
                employee_id=employee_id,
                status=status,
                valid_from=valid_from,
                valid_to=valid_to,
                reason=clean_line(reason),
            )
        )
        session.flush()
        row.status = status_on(session, employee_id, today(session))


def status_on(session: Session, employee_id: int, on: date) -> StaffStatus:
    """Where the person stands on that day, by the newest record that covers it."""
    records = session.scalars(
        select(StatusRecord)
        .where(
            StatusRecord.employee_id == employee_id,
            StatusRecord.withdrawn_at.is_(None),
            StatusRecord.valid_from <= on,
        )
        .order_by(StatusRecord.valid_from.desc(), StatusRecord.id.desc())
    ).all()
    for record in records:
        if record.valid_to is None or record.valid_to >= on:
            return record.status
    return StaffStatus.ACTIVE


def refresh_statuses(session: Session) -> int:
    """Bring every person's present status in line with the dates (leave that ended, transfer that began)."""
    on = today(session)
    people = session.scalars(
        select(Employee).where(
            Employee.id.in_(select(StatusRecord.employee_id)), Employee.deleted_at.is_(None)
        )
    ).all()
    behind = [(row, fresh) for row in people if (fresh := status_on(session, row.id, on)) is not row.status]
    if behind:
        with act(
            session, Right.READ, "staff.status", _("Status pegawai mengikuti tanggalnya"), may_be_undone=False
        ):
            for row, fresh in behind:
                row.status = fresh
    return len(behind)


def _record_rank(session: Session, employee_id: int, form: EmployeeForm) -> None:
    if not form.golongan:
        return
    records = session.scalars(_RANKS, {"person": employee_id}).all()
    known = [row.golongan == form.golongan for row in records]
    if not _is_known(records, known, form.golongan_from, today(session)):
        start = _start_of_new(session, records, form.golongan_from)
        session.add(RankRecord(employee_id=employee_id, golongan=form.golongan, valid_from=start))


def _record_position(session: Session, employee_id: int, form: EmployeeForm) -> None:
    if not form.position:
        return
    found = session.execute(_POSITIONS, {"person": employee_id}).all()
    records = [row for row, _title, _archived in found]
    position_id = next(
        (row.position_id for row, title, archived in found if title == form.position and archived is None),
        None,
    ) or find_or_add_position(session, form.position)
    known = [row.position_id == position_id for row in records]
    if not _is_known(records, known, form.position_from, today(session)):
        start = _start_of_new(session, records, form.position_from)
        session.add(PositionRecord(employee_id=employee_id, position_id=position_id, valid_from=start))


def _is_known(
    records: Sequence[RankRecord | PositionRecord],
    is_same: Sequence[bool],
    valid_from: date | None,
    on: date,
) -> bool:
    """Whether the newest or the present record says the same; its date is corrected where one was typed.

    `records` come newest first. A record that has not begun yet must not hide the present one.
    """
    pairs = list(zip(records, is_same, strict=True))
    if any(same and row.valid_from == valid_from for row, same in pairs):
        return True
    begun = [pair for pair in pairs if pair[0].valid_from is None or pair[0].valid_from <= on]
    for row, same in (*pairs[:1], *begun[:1]):
        if same:
            row.valid_from = valid_from or row.valid_from
            return True
    return False


def _start_of_new(
    session: Session, records: Sequence[RankRecord | PositionRecord], valid_from: date | None
) -> date | None:
    """A change without a date begins today, or the dated record before it would go on counting."""
    if valid_from is None and any(row.valid_from is not None for row in records):
        return today(session)
    return valid_from

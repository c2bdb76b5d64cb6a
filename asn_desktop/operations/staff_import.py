"""This file holds the writing of an imported staff list: many people, one act, one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from gettext import gettext as _
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.audit import Act
from asn_desktop.models.employee import Employee, PositionRecord, RankRecord
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.positions import find_or_add_position, known_titles
from asn_desktop.operations.settings import setting_days
from asn_desktop.operations.staff import change_employee
from asn_desktop.operations.staff_form import EmployeeForm, find_nip_owner, search_text_of
from asn_desktop.operations.staff_lists import StaffRow, list_staff
from asn_desktop.rules.permission import Right
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.position import normalise_title
from asn_desktop.storage.audit import record_rows
from asn_desktop.storage.ids import reserve_ids

IMPORT_KIND = "staff.import"
_SLICE = 500
_COUNTED = 50
"""People written between two counts."""

OnProgress = Callable[[int, int], object]
"""Called with the people written so far and all of them; what it raises takes everything back."""


def keep_quiet(_done: int, _total: int) -> None:
    """Tell nobody how far an import is."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import in the history, with how long it may still be taken back."""

    act_id: int
    summary: str
    at: datetime
    until: datetime
    is_undone: bool


def existing_staff(session: Session) -> list[StaffRow]:
    """Everyone an import may meet again, archived and gone people too, without gaps."""
    return list_staff(session, include_archived=True, include_gone=True, with_gaps=False)


def import_staff(
    session: Session,
    added: Sequence[EmployeeForm],
    changed: Sequence[tuple[int, EmployeeForm]] = (),
    *,
    file_name: str = "",
    on_progress: OnProgress = keep_quiet,
) -> int:
    """Write checked people as one act; return the act's id.

    `added` and `changed` hold what the import's preview showed; every NIP in them was checked
    and is unique there. Raises whatever `change_employee` or `on_progress` raises, and then the
    transaction around it keeps nothing.

    Raises:
        UserError: the account may not change staff, or a NIP was given to somebody since the preview.
    """
    where = _(" dari {file}").format(file=file_name) if file_name else ""
    total = len(added) + len(changed)
    summary = _("{count} pegawai dimasukkan{where}").format(count=total, where=where)
    with act(session, Right.EDIT_STAFF, IMPORT_KIND, summary) as opened:
        _refuse_taken(session, added)
        titles = _positions_for(session, added)
        session.flush()
        for start in range(0, len(added), _COUNTED):
            on_progress(start, total)
            _insert_people(session, added[start : start + _COUNTED], titles)
        for place, (employee_id, form) in enumerate(changed, start=len(added)):
            if (place - len(added)) % _COUNTED == 0:
                on_progress(place, total)
            change_employee(session, employee_id, form)
        on_progress(total, total)
        return opened.id


def list_imports(session: Session) -> list[ImportRow]:
    """Imports that can still be taken back as one batch, newest first."""
    days = setting_days(session, "history.import_undo_days", 30)
    since = now(session) - timedelta(days=days)
    rows = session.scalars(
        select(Act)
        .where(Act.kind == IMPORT_KIND, Act.undoes_id.is_(None), Act.at >= since)
        .order_by(Act.at.desc())
    )
    return [
        ImportRow(row.id, row.summary, row.at, row.at + timedelta(days=days), row.undone_by_id is not None)
        for row in rows
    ]


def _positions_for(session: Session, added: Sequence[EmployeeForm]) -> Mapping[str, int]:
    for form in added:
        if form.position:
            known = known_titles(session)
            break
    else:
        return {}
    for title in dict.fromkeys(form.position for form in added if form.position):
        find_or_add_position(session, title, known=known)
    return known


def _refuse_taken(session: Session, added: Sequence[EmployeeForm]) -> None:
    nips = [form.nip for form in added if form.nip]
    for start in range(0, len(nips), _SLICE):
        taken = session.scalars(
            select(Employee.nip).where(
                Employee.nip.in_(nips[start : start + _SLICE]), Employee.deleted_at.is_(None)
            )
        ).first()
        if taken is not None:
            raise UserError(
                _("NIP {nip} sudah dipakai {name}.").format(nip=taken, name=find_nip_owner(session, taken)),
                next_step=_("Baca ulang daftarnya, lalu periksa baris itu."),
            )


def _insert_people(session: Session, added: Sequence[EmployeeForm], titles: Mapping[str, int]) -> None:
    ids = reserve_ids(session, Employee.__tablename__, len(added))
    people = [
        {
            "id": row_id,
            "nip": form.nip or None,
            "name": form.name,
            "front_title": form.front_title,
            "back_title": form.back_title,
            "sex": form.sex,
            "birth_place": form.birth_place,
            "birth_date": form.birth_date,
            "employment": form.employment,
            "education": form.education,
            "phone": form.phone,
            "note": form.note,
            "is_outside": form.is_outside,
            "search_text": search_text_of(
                full_name(form.front_title, form.name, form.back_title), form.nip, form.position
            ),
        }
        for row_id, form in zip(ids, added, strict=True)
    ]
    _bulk(session, Employee, people)
    pairs = list(zip(ids, added, strict=True))
    ranks = [
        {"employee_id": row_id, "golongan": form.golongan, "valid_from": form.golongan_from}
        for row_id, form in pairs
        if form.golongan
    ]
    positions = [
        {
            "employee_id": row_id,
            "position_id": titles[normalise_title(form.position)],
            "valid_from": form.position_from,
        }
        for row_id, form in pairs
        if form.position
    ]
    _bulk(session, RankRecord, ranks, with_ids=True)
    _bulk(session, PositionRecord, positions, with_ids=True)


def _bulk(session: Session, kind: type[Any], rows: list[dict[str, Any]], *, with_ids: bool = False) -> None:
    if not rows:
        return
    table = kind.__table__
    assert isinstance(table, Table)
    if with_ids:
        for row, row_id in zip(rows, reserve_ids(session, table.name, len(rows)), strict=True):
            row["id"] = row_id
    session.connection().execute(insert(table), rows)
    record_rows(session, table.name, rows)

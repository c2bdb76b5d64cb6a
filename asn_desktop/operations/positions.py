"""This file holds what one can do with positions: find, add, rename, list."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.competency import Position
from asn_desktop.models.employee import Employee, PositionRecord
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.default_standards import prefill_position
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.operations.staff_form import search_text_of
from asn_desktop.rules.permission import Right
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.position import Tier, normalise_title, tier_of_title
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.rules.typed_text import clean_line

_HELD = (
    select(PositionRecord.employee_id, PositionRecord.position_id)
    .join(Employee, Employee.id == PositionRecord.employee_id)
    .where(
        PositionRecord.withdrawn_at.is_(None),
        (PositionRecord.valid_from.is_(None)) | (PositionRecord.valid_from <= bindparam("on")),
        Employee.deleted_at.is_(None),
        Employee.is_outside.is_(False),
    )
    .order_by(PositionRecord.valid_from.asc().nulls_first(), PositionRecord.id)
)
_HELD_BY = _HELD.where(PositionRecord.employee_id == bindparam("person"))
_HELD_BY_STAFF = _HELD.where(
    Employee.archived_at.is_(None), Employee.status.in_([StaffStatus.ACTIVE, StaffStatus.LEAVE])
)


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One position and how many active people hold it."""

    position_id: int
    title: str
    tier: Tier | None
    section: str
    is_counter: bool
    holders: int


def list_positions(session: Session) -> list[PositionRow]:
    """Positions in the order of the office; archived ones left out."""
    holders: dict[int, int] = {}
    for position_id in present_holders(session, on=today(session)).values():
        holders[position_id] = holders.get(position_id, 0) + 1
    rows = session.scalars(
        select(Position)
        .where(Position.deleted_at.is_(None), Position.archived_at.is_(None))
        .order_by(Position.sort_order, Position.title)
    )
    return [
        PositionRow(row.id, row.title, row.tier, row.section, row.is_counter, holders.get(row.id, 0))
        for row in rows
    ]


def present_positions(session: Session, *, on: date, employee_id: int | None = None) -> dict[int, int]:
    """Employee id -> position id held on that day, for people of the office, also archived and gone ones.

    The newest record that has begun counts; one without a date counts as older than any dated one.
    With `employee_id` it is that person alone.
    """
    if employee_id is None:
        rows = read_rows(session, _HELD, {"on": on})
    else:
        rows = read_rows(session, _HELD_BY, {"on": on, "person": employee_id})
    return {row[0]: row[1] for row in rows}


def present_holders(session: Session, *, on: date) -> dict[int, int]:
    """The same for people who work here now, on leave or not."""
    return {row[0]: row[1] for row in read_rows(session, _HELD_BY_STAFF, {"on": on})}


def find_or_add_position(
    session: Session, title: str, *, tier: Tier | None = None, known: dict[str, int] | None = None
) -> int:
    """The position of that title whatever its case or short form; a new one where there is none.

    An archived one comes back into the lists. `known` is what `known_titles` gave, and is kept up to
    date; whoever asks for many titles reads it once.
    """
    known = known_titles(session) if known is None else known
    found = known.get(normalise_title(title))
    if found is not None:
        _bring_back(session, found)
        return found
    with act(session, Right.EDIT_STAFF, "position.add", _("Jabatan {title} ditambahkan").format(title=title)):
        row = Position(title=clean_line(title), tier=tier or tier_of_title(title), sort_order=500)
        session.add(row)
        session.flush()
        prefill_position(session, row.id, row.tier, year=today(session).year)
        known[normalise_title(title)] = row.id
    return row.id


def known_titles(session: Session) -> dict[str, int]:
    """Normalised title -> position id."""
    rows = session.execute(select(Position.id, Position.title).where(Position.deleted_at.is_(None)))
    return {normalise_title(title): row_id for row_id, title in rows}


def change_position(
    session: Session,
    position_id: int,
    *,
    title: str,
    tier: Tier | None,
    section: str = "",
    is_counter: bool = False,
) -> None:
    """Rename a position or move it to another tier; documents made final keep the old title.

    Raises:
        UserError: the title is empty or belongs to another position.
    """
    row = _get(session, position_id)
    clean = clean_line(title)
    if not clean:
        raise UserError(
            _("Nama jabatan belum diisi."), next_step=_("Isi nama jabatan, misalnya Sekretaris Lurah.")
        )
    if known_titles(session).get(normalise_title(clean), position_id) != position_id:
        raise UserError(
            _("Nama jabatan {title} sudah dipakai.").format(title=clean),
            next_step=_("Pakai jabatan itu, atau beri nama lain."),
        )
    with act(
        session, Right.EDIT_STANDARDS, "position.change", _("Jabatan {title} diubah").format(title=clean)
    ):
        row.section, row.is_counter, row.tier = clean_line(section), is_counter, tier
        if row.title != clean:
            row.title = clean
            _search_by_new_title(session, row)


def archive_position(session: Session, position_id: int) -> None:
    """Take a position out of the lists.

    Raises:
        UserError: somebody holds it.
    """
    row = _get(session, position_id)
    if position_id in present_holders(session, on=today(session)).values():
        raise UserError(
            _("Jabatan {title} masih dipegang pegawai.").format(title=row.title),
            next_step=_("Pindahkan pegawainya lebih dulu."),
        )
    with act(
        session,
        Right.EDIT_STANDARDS,
        "position.archive",
        _("Jabatan {title} diarsipkan").format(title=row.title),
    ):
        row.archived_at = now(session)


def _get(session: Session, position_id: int) -> Position:
    row = session.get(Position, position_id)
    if row is None or row.deleted_at is not None:
        raise UserError(_("Jabatan ini sudah tidak ada."), next_step=_("Muat ulang daftar jabatan."))
    return row


def _bring_back(session: Session, position_id: int) -> None:
    row = session.get_one(Position, position_id)
    if row.archived_at is not None:
        summary = _("Jabatan {title} dipakai lagi").format(title=row.title)
        with act(session, Right.EDIT_STAFF, "position.restore", summary):
            row.archived_at = None


def _search_by_new_title(session: Session, row: Position) -> None:
    holders = [
        employee_id
        for employee_id, position_id in present_positions(session, on=today(session)).items()
        if position_id == row.id
    ]
    for person in session.scalars(select(Employee).where(Employee.id.in_(holders))):
        name = full_name(person.front_title, person.name, person.back_title)
        person.search_text = search_text_of(name, person.nip, row.title)

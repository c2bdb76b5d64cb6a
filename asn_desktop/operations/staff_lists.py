"""This file holds the reading of people: the list, one person's page, who may sign."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from gettext import gettext as _
from typing import Any

from sqlalchemy import Row, TextClause, bindparam, select, text
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.competency import Position
from asn_desktop.models.employee import Certificate, Employee, PositionRecord, RankRecord, StatusRecord
from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import PersonGaps, office_gaps
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.operations.staff_form import EmployeeForm
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.position import Tier
from asn_desktop.rules.rank import pangkat_of
from asn_desktop.rules.search_text import normalise
from asn_desktop.rules.staff_status import StaffStatus

_LEADING = (Tier.JPT_PRATAMA, Tier.ADMINISTRATOR, Tier.PENGAWAS)
"""Tiers whose holders sign for the office."""

_FACTS = (
    select(
        *(Employee.id, Employee.nip, Employee.name, Employee.front_title, Employee.back_title),
        *(Employee.sex, Employee.birth_place, Employee.birth_date, Employee.employment, Employee.education),
        *(Employee.phone, Employee.note, Employee.is_outside, Employee.status, Employee.archived_at),
    )
    .where(Employee.deleted_at.is_(None))
    .order_by(Employee.name, Employee.id)
)
_EVERYBODY = _FACTS.where(Employee.is_outside.is_(False))
_KEPT, _SIGNING = Employee.archived_at.is_(None), _FACTS.where(Employee.archived_at.is_(None))
_PRESENT = Employee.status.in_([StaffStatus.ACTIVE, StaffStatus.LEAVE])
_PEOPLE = {
    (False, False): _EVERYBODY.where(_KEPT, _PRESENT),
    (False, True): _EVERYBODY.where(_KEPT),
    (True, False): _EVERYBODY.where(_PRESENT),
    (True, True): _EVERYBODY,
}
"""By whether archived people and whether those who are gone are wanted."""
_RANKS = (
    select(RankRecord.employee_id, RankRecord.golongan, RankRecord.valid_from)
    .where(
        RankRecord.withdrawn_at.is_(None),
        (RankRecord.valid_from.is_(None)) | (RankRecord.valid_from <= bindparam("on")),
    )
    .order_by(RankRecord.valid_from.asc().nulls_first(), RankRecord.id)
)
_RANKS_OF = _RANKS.where(RankRecord.employee_id == bindparam("person"))
_POSITIONS = (
    select(
        *(PositionRecord.employee_id, Position.id, Position.title, PositionRecord.valid_from, Position.tier)
    )
    .join(Position, Position.id == PositionRecord.position_id)
    .where(
        PositionRecord.withdrawn_at.is_(None),
        (PositionRecord.valid_from.is_(None)) | (PositionRecord.valid_from <= bindparam("on")),
    )
    .order_by(PositionRecord.valid_from.asc().nulls_first(), PositionRecord.id)
)
_TITLES = (
    select(PositionRecord.employee_id, Position.title)
    .join(Position, Position.id == PositionRecord.position_id)
    .where(
        PositionRecord.employee_id.in_(bindparam("people", expanding=True)),
        PositionRecord.withdrawn_at.is_(None),
    )
    .order_by(PositionRecord.valid_from.asc().nulls_first(), PositionRecord.id)
)
_POSITIONS_OF = _POSITIONS.where(PositionRecord.employee_id == bindparam("person"))


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One line of the staff list; `worst_gap` is None while nothing is measured."""

    employee_id: int
    nip: str | None
    name: str
    front_title: str
    back_title: str
    sex: Sex | None
    birth_place: str
    birth_date: date | None
    employment: Employment
    golongan: str
    golongan_from: date | None
    position_id: int | None
    position: str
    position_from: date | None
    education: str
    phone: str
    note: str
    status: StaffStatus
    is_archived: bool
    worst_gap: int | None = None
    below: int = 0
    measured: int = 0
    asked: int = 0

    @property
    def full_name(self) -> str:
        """Name with titles, exactly as typed."""
        return full_name(self.front_title, self.name, self.back_title)


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A rank, position or status with the day it began and, if known, ended."""

    record_id: int
    text: str
    valid_from: date | None
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate of a person."""

    certificate_id: int
    name: str
    number: str
    issuer: str
    issued_on: date | None
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class EmployeeDetail:
    """One person whole: the list row and all that has dates."""

    row: StaffRow
    note: str
    is_outside: bool
    ranks: tuple[DatedFact, ...] = ()
    positions: tuple[DatedFact, ...] = ()
    statuses: tuple[DatedFact, ...] = ()
    certificates: tuple[CertificateRow, ...] = ()

    def as_form(self) -> EmployeeForm:
        """What the form shows before anything is typed."""
        row = self.row
        return EmployeeForm(
            name=row.name,
            employment=row.employment,
            nip=row.nip or "",
            front_title=row.front_title,
            back_title=row.back_title,
            sex=row.sex,
            birth_place=row.birth_place,
            birth_date=row.birth_date,
            education=row.education,
            phone=row.phone,
            note=self.note,
            golongan=row.golongan,
            golongan_from=row.golongan_from,
            position=row.position,
            position_from=row.position_from,
            is_outside=self.is_outside,
        )


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person found by search."""

    employee_id: int
    name: str
    position: str
    nip: str | None = field(default=None)


def list_staff(
    session: Session,
    *,
    include_archived: bool = False,
    include_gone: bool = False,
    with_gaps: bool = True,
    gaps: Mapping[int, PersonGaps] | None = None,
) -> list[StaffRow]:
    """People of the office by name; archived, transferred and retired ones only where asked.

    `gaps` is what `office_gaps` gave for today, for whoever has it at hand already.
    """
    on = today(session)
    people = read_rows(session, _PEOPLE[include_archived, include_gone])
    ranks, positions = _present_ranks(session, on), _position_facts(session, on)
    if gaps is None:
        gaps = office_gaps(session, on=on) if with_gaps else {}
    return [_staff_row(row, ranks, positions, gaps) for row in people]


def get_employee(session: Session, employee_id: int) -> EmployeeDetail:
    """One person with history.

    Raises:
        UserError: the person is not there any more.
    """
    row = session.get(Employee, employee_id)
    if row is None or row.deleted_at is not None:
        raise UserError(_("Pegawai ini sudah tidak ada."), next_step=_("Muat ulang daftar pegawai."))
    on = today(session)
    line = _staff_row(
        row,
        _present_ranks(session, on, employee_id),
        _position_facts(session, on, employee_id),
        office_gaps(session, on=on, employee_id=employee_id),
    )
    return EmployeeDetail(
        line,
        row.note,
        row.is_outside,
        _ranks(session, employee_id),
        _positions(session, employee_id),
        _statuses(session, employee_id),
        _certificates(session, employee_id),
    )


def list_signatories(session: Session) -> list[StaffRow]:
    """People who may sign: officials outside the office and structural positions inside, lurah first."""
    on = today(session)
    positions = _position_facts(session, on)
    ranks = _present_ranks(session, on)
    rows = [
        _staff_row(row, ranks, positions, {})
        for row in read_rows(session, _SIGNING)
        if row.is_outside or _leads(row.id, positions)
    ]
    return sorted(
        rows, key=lambda row: (not row.position.casefold().startswith("lurah"), row.position, row.name)
    )


def find_head(session: Session) -> StaffRow | None:
    """The lurah in the staff list, if there is one."""
    for row in list_signatories(session):
        if normalise(row.position).split()[:1] == ["lurah"]:
            return row
    return None


def search_people(session: Session, query: str, *, limit: int = 30) -> list[PersonHit]:
    """People whose name, NIP or position holds every word typed, by the full-text index.

    Words shorter than three letters are compared by the rows that the longer ones left.
    """
    words = normalise(query).split()
    long_words = [word for word in words if len(word) >= 3]
    if not words:
        return []
    short_words = [word for word in words if len(word) < 3]
    if long_words:
        match = " AND ".join('"' + word.replace('"', '""') + '"' for word in long_words)
        source = "employee_search s JOIN employee e ON e.id = s.rowid WHERE employee_search MATCH :match"
        values: dict[str, object] = {"match": match}
    else:
        source = "employee e WHERE e.search_text LIKE :start"
        values = {"start": f"{short_words.pop(0)}%"}
    for number, word in enumerate(short_words):
        source += f" AND instr(e.search_text, :short{number})"
        values[f"short{number}"] = word
    kept = read_rows(session, _people_from(source), values | {"limit": limit})
    titles = _titles_of(session, [row.id for row in kept])
    return [
        PersonHit(
            row.id, full_name(row.front_title, row.name, row.back_title), titles.get(row.id, ""), row.nip
        )
        for row in kept
    ]


@lru_cache(maxsize=16)
def _people_from(source: str) -> TextClause:
    # Only numbered names are put into the statement; what was typed goes in beside it.
    return text(
        "SELECT e.id, e.front_title, e.name, e.back_title, e.nip "  # noqa: S608
        f"FROM {source} AND e.deleted_at IS NULL LIMIT :limit"
    )


def _staff_row(
    row: Employee | Row[*tuple[Any, ...]],
    ranks: Mapping[int, tuple[str, date | None]],
    positions: Mapping[int, tuple[int, str, date | None, bool]],
    gaps: Mapping[int, PersonGaps],
) -> StaffRow:
    golongan, golongan_from = ranks.get(row.id, ("", None))
    position_id, title, since, _leads_office = positions.get(row.id, (None, "", None, False))
    found = gaps.get(row.id)
    return StaffRow(
        employee_id=row.id,
        nip=row.nip,
        name=row.name,
        front_title=row.front_title,
        back_title=row.back_title,
        sex=row.sex,
        birth_place=row.birth_place,
        birth_date=row.birth_date,
        employment=row.employment,
        golongan=golongan,
        golongan_from=golongan_from,
        position_id=position_id,
        position=title,
        position_from=since,
        education=row.education,
        phone=row.phone,
        note=row.note,
        status=row.status,
        is_archived=row.archived_at is not None,
        worst_gap=found.worst if found else None,
        below=found.below if found else 0,
        measured=found.measured if found else 0,
        asked=found.asked if found else 0,
    )


def _present_ranks(
    session: Session, on: date, employee_id: int | None = None
) -> dict[int, tuple[str, date | None]]:
    if employee_id is None:
        rows = read_rows(session, _RANKS, {"on": on})
    else:
        rows = read_rows(session, _RANKS_OF, {"on": on, "person": employee_id})
    return {row[0]: (row[1], row[2]) for row in rows}


def _position_facts(
    session: Session, on: date, employee_id: int | None = None
) -> dict[int, tuple[int, str, date | None, bool]]:
    if employee_id is None:
        rows = read_rows(session, _POSITIONS, {"on": on})
    else:
        rows = read_rows(session, _POSITIONS_OF, {"on": on, "person": employee_id})
    return {row[0]: (row[1], row[2], row[3], row[4] in _LEADING) for row in rows}


def _leads(employee_id: int, positions: Mapping[int, tuple[int, str, date | None, bool]]) -> bool:
    found = positions.get(employee_id)
    return found is not None and found[3]


def _titles_of(session: Session, ids: list[int]) -> dict[int, str]:
    if not ids:
        return {}
    return {row[0]: row[1] for row in read_rows(session, _TITLES, {"people": ids})}


def _ranks(session: Session, employee_id: int) -> tuple[DatedFact, ...]:
    rows = session.scalars(
        select(RankRecord)
        .where(RankRecord.employee_id == employee_id, RankRecord.withdrawn_at.is_(None))
        .order_by(RankRecord.valid_from.desc().nulls_last(), RankRecord.id.desc())
    )
    return tuple(
        DatedFact(
            row.id,
            f"{pangkat} ({row.golongan})" if (pangkat := pangkat_of(row.golongan)) else row.golongan,
            row.valid_from,
            note=row.decree,
        )
        for row in rows
    )


def _positions(session: Session, employee_id: int) -> tuple[DatedFact, ...]:
    rows = session.execute(
        select(PositionRecord, Position.title)
        .join(Position, Position.id == PositionRecord.position_id)
        .where(PositionRecord.employee_id == employee_id, PositionRecord.withdrawn_at.is_(None))
        .order_by(PositionRecord.valid_from.desc().nulls_last(), PositionRecord.id.desc())
    )
    return tuple(DatedFact(row.id, title, row.valid_from, note=row.decree) for row, title in rows)


def _statuses(session: Session, employee_id: int) -> tuple[DatedFact, ...]:
    rows = session.scalars(
        select(StatusRecord)
        .where(StatusRecord.employee_id == employee_id, StatusRecord.withdrawn_at.is_(None))
        .order_by(StatusRecord.valid_from.desc(), StatusRecord.id.desc())
    )
    return tuple(
        DatedFact(row.id, row.status.label, row.valid_from, row.valid_to, row.reason) for row in rows
    )


def _certificates(session: Session, employee_id: int) -> tuple[CertificateRow, ...]:
    rows = session.scalars(
        select(Certificate)
        .where(Certificate.employee_id == employee_id, Certificate.withdrawn_at.is_(None))
        .order_by(Certificate.expires_on.asc().nulls_last(), Certificate.id)
    )
    return tuple(
        CertificateRow(row.id, row.name, row.number, row.issuer, row.issued_on, row.expires_on)
        for row in rows
    )

"""This file holds the JP ledger of a year: who did how many, who lacks how many, and the office as a whole."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, case, func, select, union_all
from sqlalchemy.orm import Session

from asn_desktop.models.competency import Position
from asn_desktop.models.employee import Employee, PositionRecord, RankRecord
from asn_desktop.models.learning import LearningForm, LearningRecord
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.clock import today
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.operations.positions import present_holders
from asn_desktop.operations.settings import setting_of
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.jp_target import (
    ContractYear,
    TargetChoices,
    ceiling_warning,
    contract_year,
    days_left,
    missing_jp,
    target_of,
)
from asn_desktop.rules.learning import FormClass, LearningStatus
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.rules.staff_status import StaffStatus

_NOTHING = (0, 0)
_PPPK = [kind for kind in Employment if kind.is_pppk]
# Made once: putting a statement together costs as much as reading an office's rows with it.
_PEOPLE = (
    select(
        *(Employee.id, Employee.nip, Employee.front_title, Employee.name, Employee.back_title),
        Employee.employment,
    )
    .where(
        Employee.deleted_at.is_(None),
        Employee.archived_at.is_(None),
        Employee.is_outside.is_(False),
        Employee.status.in_([StaffStatus.ACTIVE, StaffStatus.LEAVE]),
        Employee.employment != Employment.NON_ASN,
    )
    .order_by(Employee.name, Employee.id)
)
_TITLES = select(Position.id, Position.title)
_COUNTS = LearningRecord.withdrawn_at.is_(None) & LearningRecord.jp.is_not(None)


def _sum_of(status: LearningStatus) -> ColumnElement[int]:
    return func.sum(case((LearningRecord.status == status, LearningRecord.jp), else_=0))


# One row a person: by person and standing SQLite would sort all records of the year first.
_DONE = (
    select(LearningRecord.employee_id, _sum_of(LearningStatus.VERIFIED), _sum_of(LearningStatus.SUBMITTED))
    .where(LearningRecord.year == bindparam("year"), _COUNTS)
    .group_by(LearningRecord.employee_id)
)
_RECORDED_LINES = select(LearningRecord.plan_line_id).where(
    LearningRecord.plan_line_id.is_not(None), LearningRecord.withdrawn_at.is_(None)
)
_PLANNED = (
    select(PlanLine.employee_id, func.sum(PlanLine.jp))
    .where(
        PlanLine.year == bindparam("year"),
        PlanLine.withdrawn_at.is_(None),
        PlanLine.status.in_([LineStatus.DRAFT, LineStatus.PLANNED, LineStatus.SCHEDULED]),
        func.coalesce(PlanLine.ends_on, PlanLine.starts_on, PlanLine.due_on) >= bindparam("on"),
        PlanLine.jp.is_not(None),
        PlanLine.id.not_in(_RECORDED_LINES),
    )
    .group_by(PlanLine.employee_id)
)
_STARTS = union_all(
    *(
        select(record.employee_id.label("employee_id"), func.min(record.valid_from).label("first"))
        .join(Employee, Employee.id == record.employee_id)
        .where(
            record.withdrawn_at.is_(None),
            record.valid_from.is_not(None),
            Employee.employment.in_(_PPPK),
        )
        .group_by(record.employee_id)
        for record in (RankRecord, PositionRecord)
    )
)
_OF_CONTRACTS = (
    select(LearningRecord.employee_id, LearningRecord.ends_on, LearningRecord.jp)
    .join(Employee, Employee.id == LearningRecord.employee_id)
    .where(
        Employee.employment.in_(_PPPK),
        _COUNTS,
        LearningRecord.status == LearningStatus.VERIFIED,
        LearningRecord.year >= bindparam("first_year"),
    )
)
_BY_FORM = (
    select(
        *(LearningForm.id, LearningForm.code, LearningForm.name, LearningForm.form_class),
        *(func.count(LearningRecord.id), func.sum(LearningRecord.jp)),
    )
    .join(LearningRecord, LearningRecord.form_id == LearningForm.id)
    .where(
        LearningRecord.year == bindparam("year"), _COUNTS, LearningRecord.status == LearningStatus.VERIFIED
    )
    .group_by(LearningForm.id)
    .order_by(LearningForm.sort_order, LearningForm.id)
)


class LedgerRow(NamedTuple):
    """One person in one year.

    `jp` is verified, `submitted` waits, `planned` comes from plan lines whose day is still to come.
    `target` and `missing` are None where the law sets no target. `contract` is the contract year that
    holds today (PPPK), `contract_jp` what was verified in it, None for others.
    """

    employee_id: int
    nip: str | None
    name: str
    employment: Employment
    position: str
    jp: int
    submitted: int
    planned: int
    target: int | None
    missing: int | None
    contract: ContractYear | None = None
    contract_jp: int | None = None
    warning: str = ""

    @property
    def forecast(self) -> int:
        """JP at the end of the year if all that waits is verified and all that is planned happens."""
        return self.jp + self.submitted + self.planned

    @property
    def has_warning(self) -> bool:
        """Whether a PPPK has come to the ceiling of the contract year."""
        return bool(self.warning)


@dataclass(frozen=True, slots=True)
class YearLedger:
    """The ledger of a calendar year, people by name; Non-ASN stand outside it."""

    year: int
    on: date
    days_left: int
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class LedgerSummary:
    """The office in one year; `percent` is None while nobody has a target."""

    year: int
    people: int
    with_target: int
    reached: int
    lacking: int
    missing_jp: int
    jp: int
    warnings: int
    days_left: int
    will_lack: int
    """people whose forecast stays below the target"""

    @property
    def percent(self) -> int | None:
        """Share of people with a target who have reached it, whole percent, never rounded up to 100."""
        return self.reached * 100 // self.with_target if self.with_target else None


@dataclass(frozen=True, slots=True)
class FormTotal:
    """What one form of learning brought in a year."""

    form_id: int
    code: str
    name: str
    form_class: FormClass
    records: int
    jp: int


def target_choices(session: Session) -> TargetChoices:
    """The figures of the law as this office holds them."""
    return TargetChoices(
        int(setting_of(session, "jp.target_pns", 20)),
        bool(setting_of(session, "jp.asks_cpns", True)),
        int(setting_of(session, "jp.ceiling_pppk", 24)),
    )


def year_ledger(session: Session, *, year: int | None = None) -> YearLedger:
    """The ledger of a calendar year (default: this one) in a fixed number of statements."""
    on = today(session)
    wanted = on.year if year is None else year
    choices = target_choices(session)
    people = read_rows(session, _PEOPLE)
    titles = {row[0]: row[1] for row in read_rows(session, _TITLES)}
    held = present_holders(session, on=on)
    done = {row[0]: (row[1], row[2]) for row in read_rows(session, _DONE, {"year": wanted})}
    planned = {row[0]: row[1] for row in read_rows(session, _PLANNED, {"year": wanted, "on": on})}
    contracts = _contracts(session, on, [row for row in people if row[5].is_pppk])
    targets = {kind: target_of(kind, choices) for kind in Employment}
    rows = []
    for employee_id, nip, front, name, back, employment in people:
        (jp, submitted), target = done.get(employee_id, _NOTHING), targets[employment]
        contract, contract_jp = contracts.get(employee_id, (None, None))
        warning = ""
        if contract is not None and contract_jp is not None:
            warning = ceiling_warning(employment, contract_jp, contract, choices.ceiling)
        rows.append(
            LedgerRow(
                employee_id,
                nip,
                full_name(front, name, back) if front or back else name,
                employment,
                titles.get(held.get(employee_id, 0), ""),
                jp,
                submitted,
                planned.get(employee_id, 0),
                target,
                missing_jp(target, jp),
                contract,
                contract_jp,
                warning,
            )
        )
    return YearLedger(wanted, on, days_left(wanted, on), tuple(rows))


def person_ledger(session: Session, employee_id: int, *, year: int | None = None) -> LedgerRow | None:
    """One person's line of the ledger; None for Non-ASN and for who is gone."""
    rows = year_ledger(session, year=year).rows
    return next((row for row in rows if row.employee_id == employee_id), None)


def summarise(ledger: YearLedger) -> LedgerSummary:
    """The office as a whole."""
    asked = [row for row in ledger.rows if row.target is not None]
    reached = sum(1 for row in asked if not row.missing)
    return LedgerSummary(
        year=ledger.year,
        people=len(ledger.rows),
        with_target=len(asked),
        reached=reached,
        lacking=len(asked) - reached,
        missing_jp=sum(row.missing or 0 for row in asked),
        jp=sum(row.jp for row in ledger.rows),
        warnings=sum(1 for row in ledger.rows if row.warning),
        days_left=ledger.days_left,
        will_lack=sum(1 for row in asked if row.target is not None and row.forecast < row.target),
    )


def totals_by_form(session: Session, *, year: int) -> list[FormTotal]:
    """What each form of learning brought in a year, verified records only."""
    return [FormTotal(*row) for row in read_rows(session, _BY_FORM, {"year": year})]


def _contracts(
    session: Session, on: date, people: Sequence[Sequence[object]]
) -> Mapping[int, tuple[ContractYear, int]]:
    """The contract year that holds today and the JP verified in it, of PPPK."""
    if not people:
        return {}
    starts: dict[int, date] = {}
    for employee_id, first in read_rows(session, _STARTS):
        starts[employee_id] = min(first, starts.get(employee_id, first))
    years = {row[0]: contract_year(starts.get(row[0]), on) for row in people if isinstance(row[0], int)}
    sums: defaultdict[int, int] = defaultdict(int)
    for employee_id, ends_on, jp in read_rows(session, _OF_CONTRACTS, {"first_year": on.year - 1}):
        if employee_id in years and years[employee_id].holds(ends_on):
            sums[employee_id] += jp
    return {employee_id: (found, sums[employee_id]) for employee_id, found in years.items()}

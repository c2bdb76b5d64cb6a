"""This file holds the lines of a plan as lists and prints show them, with the names of all they point at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity
from asn_desktop.models.competency import Competency
from asn_desktop.models.employee import Employee
from asn_desktop.models.learning import LearningForm
from asn_desktop.models.partner import Partner
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.plan_rows import contents_of, is_present
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.learning import FormClass
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.plan_contents import PlanContent, missing_contents
from asn_desktop.rules.plan_stage import LineStatus

Row = TypeVar("Row", Employee, Competency, LearningForm, Partner, Activity)
_SLICE = 500
_WAITING = (LineStatus.DRAFT, LineStatus.PLANNED, LineStatus.SCHEDULED)


@dataclass(frozen=True, slots=True)
class PlanLineRow:
    """One line as lists and prints show it; names of what is gone by now stay."""

    line_id: int
    employee_id: int
    name: str
    nip: str | None
    position: str
    is_present: bool
    competency_id: int | None
    competency: str
    kind: CompetencyKind | None
    standard: int | None
    score: int | None
    gap: int | None
    target_level: int | None
    need: str
    title: str
    form_id: int | None
    form: str
    form_class: FormClass | None
    organiser: str
    place: str
    starts_on: date | None
    ends_on: date | None
    due_on: date | None
    jp: int | None
    fits_curriculum: bool | None
    curriculum_basis: str
    cost_rupiah: int
    fund_source: str
    measure: str
    reviewer: str
    status: LineStatus
    activity_id: int | None
    activity: str
    is_proposed: bool
    missing: tuple[PlanContent, ...]

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be carried out."""
        return self.status in _WAITING

    @property
    def day(self) -> date | None:
        """The day that it is looked for under: its first day, else when it is due."""
        return self.starts_on or self.due_on


def list_lines(
    session: Session, year: int, *, employee_id: int | None = None, with_cancelled: bool = True
) -> list[PlanLineRow]:
    """Lines of a year by name, then by day; those that were taken out are left out."""
    query = select(PlanLine).where(PlanLine.year == year, PlanLine.withdrawn_at.is_(None))
    if employee_id is not None:
        query = query.where(PlanLine.employee_id == employee_id)
    if not with_cancelled:
        query = query.where(PlanLine.status != LineStatus.CANCELLED)
    lines = session.scalars(query.order_by(PlanLine.id)).all()
    names = _Names(session, lines)
    rows = [names.row(line) for line in lines]
    return sorted(rows, key=lambda row: (row.name, row.day or date.max, row.line_id))


class _Names:
    """What lines point at, read once; also what is archived or gone."""

    def __init__(self, session: Session, lines: Sequence[PlanLine]) -> None:
        self.people = _rows(session, Employee, {line.employee_id for line in lines})
        self.competencies = _rows(session, Competency, {line.competency_id for line in lines})
        self.forms = _rows(session, LearningForm, {line.form_id for line in lines})
        self.partners = _rows(session, Partner, {line.partner_id for line in lines})
        self.activities = _rows(session, Activity, {line.activity_id for line in lines})
        self.titles = {
            row.employee_id: row.position
            for row in list_staff(session, include_archived=True, include_gone=True, with_gaps=False)
        }

    def row(self, line: PlanLine) -> PlanLineRow:
        """One line with the names of all it points at."""
        person = self.people[line.employee_id]
        competency = self.competencies.get(line.competency_id)
        form, partner = self.forms.get(line.form_id), self.partners.get(line.partner_id)
        activity = self.activities.get(line.activity_id)
        same = (
            *("target_level", "need", "title", "form_id", "place", "starts_on", "ends_on", "due_on", "jp"),
            *("fits_curriculum", "curriculum_basis", "cost_rupiah", "fund_source", "measure", "reviewer"),
            *("status", "activity_id", "is_proposed", "standard", "score", "gap", "competency_id"),
        )
        return PlanLineRow(
            line_id=line.id,
            employee_id=line.employee_id,
            name=full_name(person.front_title, person.name, person.back_title),
            nip=person.nip,
            position=self.titles.get(line.employee_id, ""),
            is_present=is_present(person),
            competency=competency.name if competency else "",
            kind=competency.kind if competency else None,
            form=form.name if form else "",
            form_class=form.form_class if form else None,
            organiser=line.organiser or (partner.name if partner else ""),
            activity=activity.title if activity else "",
            missing=missing_contents(contents_of(line)),
            **{name: getattr(line, name) for name in same},
        )


def _rows(session: Session, kind: type[Row], ids: set[int | None]) -> dict[int | None, Row]:
    """Rows by id, whether or not they count; read in slices that one statement can name."""
    wanted = sorted(one for one in ids if one is not None)
    found: dict[int | None, Row] = {}
    for start in range(0, len(wanted), _SLICE):
        some = wanted[start : start + _SLICE]
        found.update((row.id, row) for row in session.scalars(select(kind).where(kind.id.in_(some))))
    return found

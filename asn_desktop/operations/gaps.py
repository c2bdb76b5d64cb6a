"""This file holds scores against standards: one person's profile and the whole office."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from asn_desktop.models.assessment import CurrentScore
from asn_desktop.models.competency import Competency, PositionStandard
from asn_desktop.models.employee import Employee
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.operations.positions import present_positions
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.gap import ScoreSource, gap_of
from asn_desktop.rules.staff_status import StaffStatus

_MOST_NAMED = 500
"""How many positions a statement names; for more it is quicker to read all standards."""

# Made once: putting a statement together costs as much as reading an office's rows with it.
_STANDARDS = (
    select(
        PositionStandard.position_id,
        PositionStandard.competency_id,
        PositionStandard.level,
        PositionStandard.is_mandatory,
        PositionStandard.is_default,
        PositionStandard.valid_from,
    )
    .where(PositionStandard.withdrawn_at.is_(None), PositionStandard.valid_from <= bindparam("on"))
    .order_by(PositionStandard.valid_from, PositionStandard.id)
)
_STANDARDS_OF = _STANDARDS.where(PositionStandard.position_id.in_(bindparam("positions", expanding=True)))
_HEADS = (
    select(Competency.id, Competency.code, Competency.name, Competency.short_name, Competency.kind)
    .where(Competency.deleted_at.is_(None), Competency.archived_at.is_(None))
    .order_by(Competency.sort_order, Competency.code)
)
_SCORES = select(
    CurrentScore.employee_id,
    CurrentScore.competency_id,
    CurrentScore.score,
    CurrentScore.source,
    CurrentScore.assessed_on,
)
_SCORES_OF = _SCORES.where(CurrentScore.employee_id == bindparam("person"))
_PEOPLE = select(Employee.id).where(Employee.deleted_at.is_(None), Employee.is_outside.is_(False))
_PERSON = _PEOPLE.where(Employee.id == bindparam("person"))
_STAFF = _PEOPLE.where(
    Employee.archived_at.is_(None), Employee.status.in_([StaffStatus.ACTIVE, StaffStatus.LEAVE])
)


@dataclass(frozen=True, slots=True)
class Standard:
    """What a position asks of one competency."""

    level: int
    is_mandatory: bool
    is_default: bool
    valid_from: date


@dataclass(frozen=True, slots=True)
class GapCell:
    """One person and one competency; `score` and `gap` are None while not measured."""

    competency_id: int
    standard: int | None
    is_mandatory: bool
    score: int | None
    gap: int | None
    source: ScoreSource | None
    assessed_on: date | None


@dataclass(frozen=True, slots=True)
class PersonGaps:
    """All cells of one person: those that the position asks, then those measured besides."""

    employee_id: int
    cells: tuple[GapCell, ...]

    @property
    def worst(self) -> int | None:
        """The largest deficit, or the smallest surplus; None while nothing is measured."""
        gaps = [cell.gap for cell in self.cells if cell.gap is not None]
        return min(gaps) if gaps else None

    @property
    def below(self) -> int:
        """How many competencies lie below the standard."""
        return sum(1 for cell in self.cells if cell.gap is not None and cell.gap < 0)

    @property
    def measured(self) -> int:
        """How many of the asked competencies are measured."""
        return sum(1 for cell in self.cells if cell.standard is not None and cell.score is not None)

    @property
    def asked(self) -> int:
        """How many competencies the position asks."""
        return sum(1 for cell in self.cells if cell.standard is not None)

    @property
    def deficit(self) -> int:
        """Sum of levels missing; a surplus never offsets it."""
        return sum(-cell.gap for cell in self.cells if cell.gap is not None and cell.gap < 0)


@dataclass(frozen=True, slots=True)
class CompetencyHead:
    """A competency as a column heading."""

    competency_id: int
    code: str
    name: str
    short_name: str
    kind: CompetencyKind


def standards_on(
    session: Session, *, on: date, positions: Collection[int] | None = None
) -> dict[int, dict[int, Standard]]:
    """Position id -> competency id -> what is asked on that day; the newest row that has begun holds.

    `positions` narrows it to these positions.
    """
    if positions is not None and len(positions) <= _MOST_NAMED:
        rows = read_rows(session, _STANDARDS_OF, {"on": on, "positions": list(positions)})
    else:
        rows = read_rows(session, _STANDARDS, {"on": on})
    asked: defaultdict[int, dict[int, Standard]] = defaultdict(dict)
    for position_id, competency_id, level, is_mandatory, is_default, since in rows:
        if level is None:
            asked[position_id].pop(competency_id, None)
        else:
            asked[position_id][competency_id] = Standard(level, is_mandatory, is_default, since)
    return dict(asked)


def list_heads(session: Session) -> list[CompetencyHead]:
    """Competencies in use, in the order of the dictionary."""
    rows = read_rows(session, _HEADS)
    return [CompetencyHead(row.id, row.code, row.name, row.short_name or row.name, row.kind) for row in rows]


def office_gaps(session: Session, *, on: date, employee_id: int | None = None) -> dict[int, PersonGaps]:
    """Employee id -> cells, for active people (or one person) who hold a position or have a score."""
    heads = list_heads(session)
    positions = present_positions(session, on=on, employee_id=employee_id)
    standards = standards_on(session, on=on, positions=set(positions.values()))
    of_one = {} if employee_id is None else {"person": employee_id}
    scores: defaultdict[int, dict[int, tuple[int, ScoreSource, date]]] = defaultdict(dict)
    for person, competency, *found in read_rows(session, _SCORES_OF if of_one else _SCORES, of_one):
        scores[person][competency] = (found[0], found[1], found[2])
    order = [head.competency_id for head in heads]
    result = {}
    for (person,) in read_rows(session, _PERSON if of_one else _STAFF, of_one):
        asked, known = standards.get(positions.get(person, 0), {}), scores[person]
        cells = tuple(
            _cell(competency, asked.get(competency), known.get(competency))
            for competency in order
            if competency in asked or competency in known
        )
        result[person] = PersonGaps(person, cells)
    return result


def _cell(competency_id: int, asked: Standard | None, found: tuple[int, ScoreSource, date] | None) -> GapCell:
    level = asked.level if asked else None
    score, source, assessed_on = found or (None, None, None)
    return GapCell(
        competency_id,
        level,
        asked.is_mandatory if asked else False,
        score,
        gap_of(score, level),
        source,
        assessed_on,
    )

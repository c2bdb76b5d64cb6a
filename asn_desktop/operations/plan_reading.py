"""This file holds the reading of a plan: by person, by competency, by day, and the needs behind it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import CompetencyHead, list_heads
from asn_desktop.operations.jp_ledger import year_ledger
from asn_desktop.operations.plan_line_rows import PlanLineRow, list_lines
from asn_desktop.operations.plan_needs import OpenGap, list_open_gaps
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.plan_dates import PlanStanding, standing_of
from asn_desktop.rules.plan_stage import LineStatus


@dataclass(frozen=True, slots=True)
class PersonPlanRow:
    """One person's year: JP done, waiting for verification and planned, where it leads, what comes next.

    `planned` are JP of lines with a day still to come, `undated_jp` those of lines without one, which
    the forecast leaves out. `missing` is what the forecast lacks; None without a target.
    """

    employee_id: int
    name: str
    position: str
    employment: Employment
    jp: int
    submitted: int
    planned: int
    undated_jp: int
    target: int | None
    forecast: int
    missing: int | None
    standing: PlanStanding
    lines: int
    next_lines: tuple[PlanLineRow, ...]

    @property
    def is_amber(self) -> bool:
        """Whether the forecast warns: below the target after 1 July."""
        return self.standing is PlanStanding.BEHIND


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """The office's year: mean JP of people with a target (None: nobody has one), and the three chips."""

    year: int
    people: int
    average_jp: float | None
    achieved: int
    on_track: int
    behind: int
    lines: int
    cost_rupiah: int
    people_with_gaps: int


@dataclass(frozen=True, slots=True)
class CompetencyPlanRow:
    """One competency: who lacks it, by how many levels in all, and what is planned for it.

    `levels` tells for each missing level (1, 2, ...) how many people lack that many; `covered` how many
    of the people have a line for it.
    """

    competency_id: int
    code: str
    name: str
    kind: CompetencyKind
    people: int
    missing_levels: int
    levels: tuple[tuple[int, int], ...]
    covered: int
    lines: tuple[PlanLineRow, ...]


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need of the inventory: the gap, its rank, and the line that answers it, if any."""

    gap: OpenGap
    rank: int
    line: PlanLineRow | None


def plan_by_person(
    session: Session, year: int, *, lines: Sequence[PlanLineRow] | None = None
) -> list[PersonPlanRow]:
    """Everyone of the office in one year, by name. `lines` is what `list_lines` gave, if at hand."""
    ledger = year_ledger(session, year=year)
    of_person: defaultdict[int, list[PlanLineRow]] = defaultdict(list)
    for line in list_lines(session, year) if lines is None else lines:
        of_person[line.employee_id].append(line)
    known = {row.employee_id: row for row in ledger.rows}
    found = []
    for person in list_staff(session, with_gaps=False):
        own = [line for line in of_person[person.employee_id] if line.is_waiting]
        row = known.get(person.employee_id)
        done, waiting = (row.jp, row.submitted) if row else (0, 0)
        planned, target = (row.planned, row.target) if row else (0, None)
        forecast = done + waiting + planned
        found.append(
            PersonPlanRow(
                employee_id=person.employee_id,
                name=person.full_name,
                position=person.position,
                employment=person.employment,
                jp=done,
                submitted=waiting,
                planned=planned,
                undated_jp=sum(line.jp or 0 for line in own if line.day is None),
                target=target,
                forecast=forecast,
                missing=None if target is None else max(0, target - forecast),
                standing=standing_of(
                    done=done, planned=waiting + planned, target=target, year=year, on=ledger.on
                ),
                lines=len(of_person[person.employee_id]),
                next_lines=tuple(sorted(own, key=lambda one: (one.day or date.max, one.line_id))),
            )
        )
    return found


def summarise_plan(session: Session, year: int) -> PlanSummary:
    """The chips and the mean above the list."""
    lines = [line for line in list_lines(session, year) if line.status is not LineStatus.CANCELLED]
    people = plan_by_person(session, year, lines=lines)
    asked = [row for row in people if row.target is not None]
    count = Counter(row.standing for row in people)
    gaps = list_open_gaps(session, on=today(session))
    return PlanSummary(
        year=year,
        people=len(people),
        average_jp=sum(row.jp for row in asked) / len(asked) if asked else None,
        achieved=count[PlanStanding.ACHIEVED],
        on_track=count[PlanStanding.ON_TRACK],
        behind=count[PlanStanding.BEHIND],
        lines=len(lines),
        cost_rupiah=sum(line.cost_rupiah for line in lines),
        people_with_gaps=len({gap.person.employee_id for gap in gaps}),
    )


def plan_by_competency(session: Session, year: int) -> list[CompetencyPlanRow]:
    """Competencies that somebody lacks or that a line is for, in the order of the dictionary."""
    of_competency: defaultdict[int, list[PlanLineRow]] = defaultdict(list)
    for line in list_lines(session, year, with_cancelled=False):
        if line.competency_id is not None:
            of_competency[line.competency_id].append(line)
    gaps: defaultdict[int, list[OpenGap]] = defaultdict(list)
    for gap in list_open_gaps(session, on=today(session)):
        gaps[gap.competency.competency_id].append(gap)
    return [
        _competency_row(head, gaps[head.competency_id], of_competency[head.competency_id])
        for head in list_heads(session)
        if gaps[head.competency_id] or of_competency[head.competency_id]
    ]


def plan_calendar(session: Session, year: int) -> list[PlanLineRow]:
    """Lines with a day, in order of it; cancelled ones are left out."""
    dated = [line for line in list_lines(session, year, with_cancelled=False) if line.day is not None]
    return sorted(dated, key=lambda line: (line.day or date.max, line.name, line.line_id))


def inventory_of_needs(session: Session, year: int) -> list[NeedRow]:
    """Every open gap, the worst first, with the line of the year that answers it."""
    first: dict[tuple[int, int], PlanLineRow] = {}
    for line in list_lines(session, year, with_cancelled=False):
        first.setdefault((line.employee_id, line.competency_id or 0), line)
    return [
        NeedRow(gap, rank, first.get((gap.person.employee_id, gap.competency.competency_id)))
        for rank, gap in enumerate(list_open_gaps(session, on=today(session)), start=1)
    ]


def _competency_row(
    head: CompetencyHead, gaps: Sequence[OpenGap], lines: Sequence[PlanLineRow]
) -> CompetencyPlanRow:
    planned = {line.employee_id for line in lines}
    return CompetencyPlanRow(
        competency_id=head.competency_id,
        code=head.code,
        name=head.name,
        kind=head.kind,
        people=len(gaps),
        missing_levels=sum(-gap.gap for gap in gaps),
        levels=tuple(sorted(Counter(-gap.gap for gap in gaps).items())),
        covered=sum(1 for gap in gaps if gap.person.employee_id in planned),
        lines=tuple(lines),
    )

"""This file holds the figures of Beranda: how many people, how far from the standard."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy.orm import Session

from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import CompetencyHead, PersonGaps, list_heads, office_gaps
from asn_desktop.operations.staff_lists import StaffRow, list_staff
from asn_desktop.rules.gap import GapClass, gap_class


@dataclass(frozen=True, slots=True)
class CompetencyGaps:
    """One competency over the whole office; `mean` is None while nobody is measured."""

    head: CompetencyHead
    mean: Decimal | None
    below: int
    counts: tuple[tuple[GapClass, int], ...]


@dataclass(frozen=True, slots=True)
class OfficeFigures:
    """What the four cards and the gap card of Beranda say."""

    people: int
    asn: int
    support: int
    assessed: int
    to_assess: int
    below_people: int
    mean_gap: Decimal | None
    competencies: tuple[CompetencyGaps, ...]


@dataclass(frozen=True, slots=True)
class GapMap:
    """The heat map: people down (worst first), competencies across."""

    heads: tuple[CompetencyHead, ...]
    rows: tuple[tuple[StaffRow, PersonGaps], ...]
    summary: tuple[CompetencyGaps, ...]


def read_figures(session: Session) -> OfficeFigures:
    """The office in figures, as of today."""
    gaps = office_gaps(session, on=today(session))
    staff = list_staff(session, gaps=gaps)
    every = [cell.gap for person in gaps.values() for cell in person.cells if cell.gap is not None]
    asked = [row for row in staff if row.asked]
    return OfficeFigures(
        people=len(staff),
        asn=sum(1 for row in staff if row.employment.is_asn),
        support=sum(1 for row in staff if not row.employment.is_asn),
        assessed=sum(1 for row in asked if row.measured),
        to_assess=len(asked),
        below_people=sum(1 for row in staff if row.below),
        mean_gap=_mean(every),
        competencies=_by_competency(list_heads(session), gaps),
    )


def read_gap_map(session: Session) -> GapMap:
    """Everyone with a standard, the worst gap first, then the sum of deficits, then the name."""
    gaps = office_gaps(session, on=today(session))
    heads = list_heads(session)
    rows = [(row, gaps[row.employee_id]) for row in list_staff(session, gaps=gaps) if row.asked]
    rows.sort(
        key=lambda pair: (
            pair[1].worst is None,
            pair[1].worst if pair[1].worst is not None else 0,
            -pair[1].deficit,
            pair[0].name,
        )
    )
    used = {cell.competency_id for _row, person in rows for cell in person.cells if cell.standard is not None}
    shown = tuple(head for head in heads if head.competency_id in used)
    return GapMap(
        shown, tuple(rows), _by_competency(list(shown), {row.employee_id: person for row, person in rows})
    )


def _by_competency(heads: list[CompetencyHead], gaps: dict[int, PersonGaps]) -> tuple[CompetencyGaps, ...]:
    found: dict[int, list[int]] = {head.competency_id: [] for head in heads}
    for person in gaps.values():
        for cell in person.cells:
            if cell.gap is not None and cell.competency_id in found:
                found[cell.competency_id].append(cell.gap)
    rows = []
    for head in heads:
        values = found[head.competency_id]
        counts: dict[GapClass, int] = {kind: 0 for kind in GapClass if kind is not GapClass.UNMEASURED}
        for value in values:
            counts[gap_class(value)] += 1
        rows.append(
            CompetencyGaps(
                head, _mean(values), sum(1 for value in values if value < 0), tuple(counts.items())
            )
        )
    return tuple(rows)


def _mean(values: list[int]) -> Decimal | None:
    if not values:
        return None
    return (Decimal(sum(values)) / len(values)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)

"""This file holds who should take part in an activity: people whose open gaps it closes, with the reason."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity, ActivityCompetency
from asn_desktop.models.learning import LearningRecord
from asn_desktop.operations.activity_rows import get_activity_row
from asn_desktop.operations.clashes import list_clashes
from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import CompetencyHead, GapCell, PersonGaps, list_heads, office_gaps
from asn_desktop.operations.participants import participants_of
from asn_desktop.operations.staff_lists import StaffRow, list_staff
from asn_desktop.rules.best_plan import MANDATORY_WEIGHT, WEIGHT
from asn_desktop.rules.clash import Clash, ClashSeverity
from asn_desktop.rules.gap import format_gap
from asn_desktop.rules.learning import LearningStatus


@dataclass(frozen=True, slots=True)
class ProposedPerson:
    """Somebody who should come: levels that would close, weighted; JP still missing; why, in words.

    `warning` says what stands against it, "" when nothing does. `is_chosen`: within the seats that are
    free and without a warning, so ticked at first sight.
    """

    employee_id: int
    name: str
    position: str
    levels: int
    weight: float
    jp_missing: int
    reason: str
    warning: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class _Gain:
    levels: int
    weight: float
    words: tuple[str, ...]


def propose_participants(session: Session, activity_id: int) -> list[ProposedPerson]:
    """People whom the activity would serve: by weighted gap, then by JP missing, then by name.

    A gap counts as far as the activity reaches; compulsory competencies count double. People who take
    part already, have left, or need nothing of it are left out; unmeasured is not a gap.

    Raises:
        UserError: the activity is not there any more.
    """
    row = get_activity_row(session, activity_id)
    teaches, heads = _taught(session, activity_id), {head.competency_id: head for head in list_heads(session)}
    gaps, jp = office_gaps(session, on=today(session)), _jp_done(session, (row.starts_on or today(session)))
    inside = {one.employee_id for one in participants_of(session, activity_id)}
    found: list[tuple[StaffRow, _Gain, int]] = []
    for person in list_staff(session, gaps=gaps):
        gain = _gain(gaps.get(person.employee_id), teaches, heads)
        missing = max(0, (person.employment.jp_target or 0) - jp[person.employee_id])
        # Without anything taught the hours alone decide; else only people with a gap that it closes.
        if person.employee_id not in inside and (gain.levels or (not teaches and missing)):
            found.append((person, gain, missing))
    found.sort(key=lambda one: (-one[1].weight, -one[2], one[0].name.casefold(), one[0].employee_id))
    return _proposed(session, row, found, free=None if row.seats is None else row.seats - len(inside))


def _proposed(
    session: Session, row: Activity, found: list[tuple[StaffRow, _Gain, int]], *, free: int | None
) -> list[ProposedPerson]:
    clashes: defaultdict[int, list[Clash]] = defaultdict(list)
    for clash in list_clashes(session, row.id, people=[person.employee_id for person, _gain, _jp in found]):
        if clash.person is not None:
            clashes[clash.person].append(clash)
    result: list[ProposedPerson] = []
    chosen = 0
    for person, gain, missing in found:
        against = clashes[person.employee_id]
        if any(clash.severity is ClashSeverity.REFUSE for clash in against):
            continue
        is_chosen = not against and (free is None or chosen < free)
        chosen += is_chosen
        result.append(
            ProposedPerson(
                person.employee_id,
                person.full_name,
                person.position,
                gain.levels,
                gain.weight,
                missing,
                _reason(gain, missing),
                against[0].sentence if against else "",
                is_chosen,
            )
        )
    return result


def _reason(gain: _Gain, missing: int) -> str:
    words = list(gain.words)
    if missing:
        words.append(_("kurang {count} JP tahun ini").format(count=missing))
    text = ", ".join(words)
    return text[:1].upper() + text[1:]


def _gain(person: PersonGaps | None, teaches: dict[int, int], heads: dict[int, CompetencyHead]) -> _Gain:
    closing: list[tuple[int, GapCell]] = []
    for cell in person.cells if person is not None else ():
        reach = teaches.get(cell.competency_id)
        if reach is None or cell.score is None or cell.standard is None:
            continue
        levels = min(reach, cell.standard) - cell.score
        if levels > 0:
            closing.append((levels, cell))
    closing.sort(key=lambda one: (-one[0], one[1].competency_id))
    weight = sum(levels * (MANDATORY_WEIGHT if cell.is_mandatory else WEIGHT) for levels, cell in closing)
    words = tuple(
        _("selisih {gap} {name}").format(gap=format_gap(cell.gap), name=heads[cell.competency_id].name)
        for _levels, cell in closing
    )
    return _Gain(sum(levels for levels, _cell in closing), weight, words)


def _taught(session: Session, activity_id: int) -> dict[int, int]:
    rows = session.execute(
        select(ActivityCompetency.competency_id, ActivityCompetency.reaches).where(
            ActivityCompetency.activity_id == activity_id, ActivityCompetency.withdrawn_at.is_(None)
        )
    )
    return {row[0]: row[1] for row in rows}


def _jp_done(session: Session, day: date) -> defaultdict[int, int]:
    """Verified JP of the calendar year in which that day lies, by person."""
    rows = session.execute(
        select(LearningRecord.employee_id, func.sum(LearningRecord.jp))
        .where(
            LearningRecord.year == day.year,
            LearningRecord.withdrawn_at.is_(None),
            LearningRecord.status == LearningStatus.VERIFIED,
        )
        .group_by(LearningRecord.employee_id)
    )
    return defaultdict(int, {row[0]: int(row[1] or 0) for row in rows})

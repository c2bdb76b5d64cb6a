"""This file holds what the best plan is asked about this office, and how its answer becomes draft lines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import Participant
from asn_desktop.operations.activity_rows import present_stage
from asn_desktop.operations.acts import act
from asn_desktop.operations.best_plan_facts import (
    activities_of,
    agendas_of,
    joined_pairs,
    offers_of,
    people_of,
    slot_of,
)
from asn_desktop.operations.clashes import spans_of
from asn_desktop.operations.clock import today
from asn_desktop.operations.expected_jp import expected_jp
from asn_desktop.operations.gaps import CompetencyHead, list_heads
from asn_desktop.operations.office import get_office
from asn_desktop.operations.plan_form import LineForm
from asn_desktop.operations.plan_lines import cells_by_competency, write_line
from asn_desktop.operations.plan_needs import list_open_gaps
from asn_desktop.operations.plan_rows import check_year, counting_lines, plan_row, refuse_decided
from asn_desktop.operations.plan_wishes import list_wishes
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.best_plan import MANDATORY_WEIGHT, WEIGHT, Choice, Need, Problem, Result
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_contents import MOST_JP
from asn_desktop.rules.plan_stage import LineStatus, Wish

_SPENT = (LineStatus.PLANNED, LineStatus.SCHEDULED, LineStatus.DONE)


@dataclass(frozen=True, slots=True)
class Applied:
    """What taking over the proposals made: new draft lines, and proposals that the plan held already."""

    line_ids: tuple[int, ...]
    already_there: int = 0


def collect_problem(session: Session, year: int, *, budget_rupiah: int | None = None) -> Problem:
    """What the best plan of a year depends on, as the office stands today.

    `budget_rupiah` is what may still be spent; left out, it is the budget of the year without what is
    committed already (`committed_cost`). Whoever takes part in an activity that is not closed counts
    as joined and paid; an activity that has begun takes nobody else. Wishes and places of people or
    activities that are not there any more are left out. Solve it outside the session, see `find_best_plan`.

    Raises:
        UserError: no plan is made for such a year.
    """
    check_year(year)
    on = today(session)
    people = list_staff(session, with_gaps=False)
    ids = [row.employee_id for row in people]
    activities, agendas = activities_of(session, year), agendas_of(session, year)
    joined = joined_pairs(session, activities, frozenset(ids))
    open_ids = {row.id for row in activities if present_stage(row, on) is ActivityStage.SCHEDULED}
    in_use = open_ids | {key for _person, key in joined}
    shown = [row for row in activities if row.id in in_use]
    slots = {row.id: tuple(map(slot_of, spans_of(agendas.get(row.id, ()), row))) for row in shown}
    asked = {(person, key): wish for (person, key), wish in list_wishes(session, year).items()}
    free = {pair: wish for pair, wish in asked.items() if pair[1] in open_ids and pair not in joined}
    known = set(ids)
    return Problem(
        people=people_of(session, year, people, {slot.on for own in slots.values() for slot in own}),
        needs=_needs(session, on),
        activities=offers_of(session, shown, open_ids, joined, slots, agendas),
        budget_rupiah=_budget(session, year, budget_rupiah),
        counter_minimum=_counter_minimum(session, year),
        pins=frozenset(pair for pair, wish in free.items() if wish is Wish.PINNED and pair[0] in known),
        strikes=frozenset(pair for pair, wish in free.items() if wish is Wish.STRUCK and pair[0] in known),
        joined=joined,
    )


def find_best_plan(
    problem: Problem,
    *,
    seconds: float = 20.0,
    gap: float = 0.0,
    cancelled: Callable[[], bool] | None = None,
) -> Result:
    """Solve a problem that was collected; asks no database, and may take `seconds`.

    Never call it on the thread that owns the database: everything else would wait.
    """
    from asn_desktop.solving.best_plan import solve_plan

    return solve_plan(problem, seconds=seconds, gap=gap, cancelled=cancelled)


def committed_cost(session: Session, year: int) -> int:
    """Rupiah of the year's budget that are spoken for: whoever takes part, and agreed lines without an activity."""
    counted = session.execute(
        select(Participant.activity_id, func.count())
        .where(Participant.withdrawn_at.is_(None))
        .group_by(Participant.activity_id)
    )
    heads = {activity_id: int(count) for activity_id, count in counted}
    spent = sum(
        row.fixed_rupiah + row.fee_rupiah * heads[row.id]
        for row in activities_of(session, year, with_closed=True)
        if heads.get(row.id)
    )
    lines = counting_lines(session, year)
    return spent + sum(
        line.cost_rupiah for line in lines if line.activity_id is None and line.status in _SPENT
    )


def apply_proposals(session: Session, year: int, choices: Iterable[Choice]) -> Applied:
    """Make draft lines of proposals, as one act; what the plan holds already is not made twice.

    Raises:
        UserError: the plan is decided, or none of the people and activities is there any more.
    """
    check_year(year)
    refuse_decided(session, year)
    rows = {row.id: row for row in activities_of(session, year)}
    present = {row.employee_id for row in list_staff(session, with_gaps=False)}
    wanted = [one for one in choices if one.activity in rows and one.person in present]
    if not wanted:
        raise UserError(
            _("Usulan ini sudah tidak cocok dengan data kantor."),
            next_step=_("Hitung lagi rencana terbaiknya, lalu terapkan."),
        )
    have = {(line.employee_id, line.activity_id) for line in counting_lines(session, year)}
    new = [one for one in wanted if (one.person, one.activity) not in have]
    if not new:
        return Applied((), len(wanted))
    summary = _("{count} usulan rencana {year} diterapkan").format(count=len(new), year=year)
    with act(session, Right.DEVELOP, "plan.apply", summary):
        made = _write_lines(session, year, new, rows)
    return Applied(made, len(wanted) - len(new))


def _write_lines(
    session: Session, year: int, choices: Sequence[Choice], rows: Mapping[int, Activity]
) -> tuple[int, ...]:
    """A draft line for each choice; an activity without an organiser is the office's own."""
    heads = {head.competency_id: head for head in list_heads(session)}
    jp = expected_jp(session, rows.values(), agendas_of(session, year))
    cells, plan = cells_by_competency(session, today(session)), plan_row(session, year)
    own = _("Kelurahan {name}").format(name=get_office(session).name)
    funds = plan.fund_source if plan is not None else ""
    made = []
    for one in choices:
        row = rows[one.activity]
        form = replace(
            _line_form(one, row, heads, jp[one.activity]),
            organiser=row.organiser or ("" if row.partner_id else own),
            fund_source=row.fund_source or (funds if row.fee_rupiah else ""),
        )
        cell = cells.get((one.person, form.competency_id or 0))
        saved = write_line(session, year, form, activity_id=one.activity, is_proposed=True, cell=cell)
        made.append(saved.line_id)
    return tuple(made)


def _line_form(choice: Choice, row: Activity, heads: Mapping[int, CompetencyHead], jp: int) -> LineForm:
    closed = sorted(choice.closes, key=lambda pair: -pair[1])
    competency = closed[0][0] if closed and closed[0][0] in heads else None
    return LineForm(
        employee_id=choice.person,
        title=row.title,
        competency_id=competency,
        need="" if len(closed) == 1 else choice.why,
        form_id=row.form_id,
        partner_id=row.partner_id,
        place=row.place,
        starts_on=row.starts_on,
        ends_on=row.ends_on or row.starts_on,
        jp=min(jp, MOST_JP) or None,
        cost_rupiah=row.fee_rupiah,
    )


def _needs(session: Session, on: date) -> tuple[Need, ...]:
    return tuple(
        Need(
            person=gap.person.employee_id,
            competency=gap.competency.competency_id,
            name=gap.competency.name,
            score=gap.score,
            standard=gap.standard,
            weight=MANDATORY_WEIGHT if gap.is_mandatory else WEIGHT,
        )
        for gap in list_open_gaps(session, on=on)
    )


def _budget(session: Session, year: int, given: int | None) -> int | None:
    if given is not None:
        return given
    row = plan_row(session, year)
    if row is None or row.budget_rupiah is None:
        return None
    return max(0, row.budget_rupiah - committed_cost(session, year))


def _counter_minimum(session: Session, year: int) -> int:
    row = plan_row(session, year)
    return row.counter_minimum if row is not None else 0

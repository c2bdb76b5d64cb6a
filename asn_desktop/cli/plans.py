"""This file holds the `plan` command: the best plan of a year, as JSON of the contract or as a table to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.office import OpenOffice
from asn_desktop.operations.best_plan import collect_problem, find_best_plan
from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import list_heads
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.best_plan import Problem, Result
from asn_desktop.rules.plan_report import standing_sentence
from asn_desktop.rules.plan_words import rupiah

BEST_PLAN = "best-plan"


@dataclass(frozen=True, slots=True)
class SolvedPlan:
    """A question, its answer, and the outward names of people and competencies."""

    problem: Problem
    result: Result
    nips: Mapping[int, str | None]
    codes: Mapping[int, str]


def solve_year(office: OpenOffice, year: int, *, budget_rupiah: int | None) -> SolvedPlan:
    """Read the question in one transaction and answer it after that is over.

    Raises:
        UserError: no plan is made for such a year.
    """

    def read(session: Session) -> tuple[Problem, dict[int, str | None], dict[int, str]]:
        problem = collect_problem(session, year, budget_rupiah=budget_rupiah)
        nips = {row.employee_id: row.nip for row in list_staff(session, with_gaps=False)}
        return problem, nips, {head.competency_id: head.code for head in list_heads(session)}

    (problem, nips, codes), _written = office.database.run(read, account_id=office.account_id)
    return SolvedPlan(problem, find_best_plan(problem), nips, codes)


def solved_for_print(office: OpenOffice, key: str, year: int | None) -> dict[str, Any]:
    """What the gatherer of a document needs beside the database: the best plan solved, for others nothing."""
    if key != BEST_PLAN:
        return {}
    present, _written = office.database.run(lambda session: today(session).year)
    solved = solve_year(office, year or present, budget_rupiah=None)
    return {"problem": solved.problem, "result": solved.result}


def plan_as_json(solved: SolvedPlan) -> dict[str, Any]:
    """The contract's keys; money in whole rupiah, values in weighted levels, null where there is none."""
    result, titles = solved.result, {one.key: one.title for one in solved.problem.activities}
    seat, million = result.next_seat, result.next_million
    return {
        "status": result.status,
        "objective": result.objective,
        "bound": result.bound,
        "gap": result.gap,
        "greedy": result.greedy,
        "first_come": result.first_come,
        "cost": result.cost,
        "budget": solved.problem.budget_rupiah,
        "choices": [
            {
                "nip": solved.nips.get(one.person),
                "activity": titles[one.activity],
                "closes": {solved.codes[competency]: levels for competency, levels in one.closes},
                "why": one.why,
            }
            for one in result.choices
        ],
        "next_seat": None
        if seat is None
        else {
            "activity": titles.get(seat.activity) if seat.activity is not None else None,
            "nip": solved.nips.get(seat.who) if seat.who is not None else None,
            "gain": seat.gain,
            "jp": seat.jp_gain,
            "sentence": seat.sentence,
        },
        "next_million": None
        if million is None
        else {"gain": million.gain, "jp": million.jp_gain, "sentence": million.sentence},
    }


def print_plan(solved: SolvedPlan) -> None:
    """Print the plan as a person reads it: how good it is, who joins what and why, what would change it."""
    problem, result = solved.problem, solved.result
    print(standing_sentence(result))
    if result.status == "infeasible":
        return
    print(
        _("Menutup {best} dari {all} tingkat. Satu per satu {greedy}, siapa cepat {first}.").format(
            best=result.closed,
            all=result.closable,
            greedy=result.greedy_closed,
            first=result.first_come_closed,
        )
    )
    budget = _("tanpa batas") if problem.budget_rupiah is None else rupiah(problem.budget_rupiah)
    print(_("Biaya {cost}, anggaran {budget}.").format(cost=rupiah(result.cost), budget=budget))
    _print_choices(solved)
    for one in (result.next_seat, result.next_million):
        if one is not None:
            print(one.sentence)
    if result.next_note:
        print(result.next_note)
    if result.jp_missing:
        names = {one.key: one.name for one in problem.people}
        short = [_("{name} {jp} JP").format(name=names[one.person], jp=one.jp) for one in result.jp_missing]
        print(_("Masih kurang dari target, {people}.").format(people="; ".join(short)))


def no_way_sentence() -> str:
    """What to do where not even the smallest change was found in time."""
    return _("Kurangi usulan yang disematkan, lalu hitung lagi.")


def _print_choices(solved: SolvedPlan) -> None:
    names = {one.key: one.name for one in solved.problem.people}
    titles = {one.key: one.title for one in solved.problem.activities}
    lines = [(_("NIP"), _("Nama"), _("Kegiatan"), _("Tingkat"), _("JP"), _("Alasan"))]
    lines += [
        (
            solved.nips.get(one.person) or "",
            names[one.person],
            titles[one.activity],
            str(one.levels),
            str(one.jp),
            one.why,
        )
        for one in solved.result.choices
    ]
    if len(lines) == 1:
        print(_("Tidak ada usulan baru."))
        return
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    for line in lines:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())

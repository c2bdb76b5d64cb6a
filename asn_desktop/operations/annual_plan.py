"""This file holds the plan of a year as a whole: its stage and decision, its budget, who stays at the counter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import today
from asn_desktop.operations.plan_rows import (
    contents_of,
    counting_lines,
    owner_name,
    plan_row,
    plan_row_for_change,
    refuse_decided,
)
from asn_desktop.operations.positions import list_positions
from asn_desktop.operations.typed_forms import clean_reason
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_contents import (
    missing_contents,
    missing_for_verification,
    next_stage,
    stage_before,
)
from asn_desktop.rules.plan_stage import LineStatus, PlanStage
from asn_desktop.rules.plan_words import rupiah
from asn_desktop.rules.typed_text import clean_line

MOST_BUDGET = 10**12
"""Rupiah; more than a kecamatan spends on everything."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The plan of a year; `budget_rupiah` None sets no limit, `has_lines` counts cancelled ones not."""

    year: int
    stage: PlanStage = PlanStage.INVENTORY
    budget_rupiah: int | None = None
    fund_source: str = ""
    counter_minimum: int = 0
    decree_number: str = ""
    decree_on: date | None = None
    lines: int = 0

    @property
    def is_decided(self) -> bool:
        """Whether its lines are locked."""
        return self.stage is PlanStage.DECIDED


@dataclass(frozen=True, slots=True)
class LineLack:
    """A line that keeps the plan from the next stage, and what it lacks, in words."""

    line_id: int
    employee_id: int
    name: str
    title: str
    lacks: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """`Lokakarya X milik Budi belum punya jadwal, anggaran.`"""
        return _("{title} milik {name} belum punya {what}.").format(
            title=self.title, name=self.name, what=", ".join(self.lacks)
        )


class PlanIncomplete(UserError):
    """The plan may not go on yet; every line that stands in the way is named."""

    def __init__(self, lacks: tuple[LineLack, ...], stage: PlanStage) -> None:
        self.lacks = lacks
        shown = " ".join(lack.sentence for lack in lacks[:3])
        more = _(" Ada {count} baris lain.").format(count=len(lacks) - 3) if len(lacks) > 3 else ""
        super().__init__(
            _("{count} baris belum lengkap untuk tahap {stage}.").format(
                count=len(lacks), stage=stage.label.lower()
            ),
            next_step=f"{shown}{more}",
        )


def get_plan(session: Session, year: int) -> PlanFacts:
    """The plan of a year; one about which nothing was set yet is at its first stage."""
    row, lines = plan_row(session, year), len(counting_lines(session, year))
    if row is None:
        return PlanFacts(year, lines=lines)
    return PlanFacts(
        year,
        row.stage,
        row.budget_rupiah,
        row.fund_source,
        row.counter_minimum,
        row.decree_number,
        row.decree_on,
        lines,
    )


def set_budget(session: Session, year: int, *, rupiah_of_year: int | None, fund_source: str = "") -> None:
    """Set what learning may cost in a year, and who pays; None sets no limit.

    Raises:
        FormProblems: the amount is negative or beyond belief.
        UserError: the plan is decided, or the account may not do this.
    """
    refuse_decided(session, year)
    if rupiah_of_year is not None and not 0 <= rupiah_of_year <= MOST_BUDGET:
        words = _("Anggaran antara Rp 0 dan {most}").format(most=rupiah(MOST_BUDGET))
        raise FormProblems({"budget": words})
    summary = (
        _("Anggaran rencana {year} menjadi {amount}").format(year=year, amount=rupiah(rupiah_of_year))
        if rupiah_of_year is not None
        else _("Anggaran rencana {year} tanpa batas").format(year=year)
    )
    with act(session, Right.DEVELOP, "plan.budget", summary):
        row = plan_row_for_change(session, year)
        row.budget_rupiah, row.fund_source = rupiah_of_year, clean_line(fund_source)


def set_counter_minimum(session: Session, year: int, *, people: int) -> None:
    """Set how many people of the counter must stay on every day.

    Raises:
        FormProblems: it is negative, or more than there are people at the counter.
        UserError: the account may not do this.
    """
    there_are = sum(row.holders for row in list_positions(session) if row.is_counter)
    if not 0 <= people <= there_are:
        words = _("Paling sedikit di loket antara 0 dan {most}, sebanyak petugas loketnya")
        raise FormProblems({"counter_minimum": words.format(most=there_are)})
    summary = _("Paling sedikit {people} orang di loket, rencana {year}").format(people=people, year=year)
    with act(session, Right.DEVELOP, "plan.counter", summary):
        plan_row_for_change(session, year).counter_minimum = people


def list_lacks(session: Session, year: int) -> tuple[LineLack, ...]:
    """What lines lack for the stage that comes next; empty when the plan may go on."""
    row = plan_row(session, year)
    asked = _ASKED.get(row.stage if row is not None else PlanStage.INVENTORY)
    return _lacks(session, counting_lines(session, year), asked) if asked else ()


def advance_stage(
    session: Session, year: int, *, decree_number: str = "", decree_on: date | None = None
) -> PlanStage:
    """Bring the plan one stage further; the last step needs number and date of the decision.

    When the plan is decided its drafts become planned lines.

    Raises:
        PlanIncomplete: lines lack what the stage asks; they are named.
        FormProblems: number or date of the decision is missing, or the date lies ahead.
        UserError: the plan has no lines, or is decided.
    """
    row = plan_row(session, year)
    stage = row.stage if row is not None else PlanStage.INVENTORY
    to = next_stage(stage)
    if to is None:
        raise UserError(
            _("Rencana {year} sudah ditetapkan.").format(year=year),
            next_step=_("Kembalikan ke validasi bila perlu diubah."),
        )
    lines = counting_lines(session, year)
    if not lines:
        raise UserError(
            _("Rencana {year} belum berisi satu baris pun.").format(year=year),
            next_step=_("Buat rencana dari selisih, atau tambah baris dulu."),
        )
    if lacks := list_lacks(session, year):
        raise PlanIncomplete(lacks, to)
    number = clean_line(decree_number)
    if to is PlanStage.DECIDED:
        _check_decree(number, decree_on, today(session))
    summary = _("Rencana {year} masuk tahap {stage}").format(year=year, stage=to.label.lower())
    with act(session, Right.DEVELOP, "plan.advance", summary):
        changed = plan_row_for_change(session, year)
        changed.stage = to
        if to is PlanStage.DECIDED:
            changed.decree_number, changed.decree_on = number, decree_on
            for line in lines:
                if line.status is LineStatus.DRAFT:
                    line.status = LineStatus.PLANNED
    return to


def return_stage(session: Session, year: int, *, reason: str) -> PlanStage:
    """Take the plan back one stage, so that its lines may change; the reason stays in the history.

    Raises:
        UserError: the reason is short, or the plan is at its first stage.
    """
    row = plan_row(session, year)
    to = stage_before(row.stage) if row is not None else None
    if row is None or to is None:
        raise UserError(
            _("Rencana {year} masih di tahap pertama.").format(year=year),
            next_step=_("Ubah barisnya langsung."),
        )
    why = clean_reason(reason)
    summary = _("Rencana {year} kembali ke tahap {stage}. Alasan, {reason}").format(
        year=year, stage=to.label.lower(), reason=why
    )
    with act(session, Right.DEVELOP, "plan.return", summary):
        row.stage = to
    return to


def _check_decree(number: str, on: date | None, present: date) -> None:
    problems: dict[str, str] = {}
    if not number:
        problems["decree_number"] = _("Isi nomor SK penetapan rencana")
    if on is None:
        problems["decree_on"] = _("Isi tanggal SK penetapan rencana")
    elif on > present:
        problems["decree_on"] = _("Tanggal SK paling lambat hari ini, {day}").format(day=format_long(present))
    if problems:
        raise FormProblems(problems)


_Asked = Callable[[PlanLine], tuple[str, ...]]
_ASKED: dict[PlanStage, _Asked] = {
    PlanStage.VERIFICATION: lambda line: missing_for_verification(contents_of(line)),
    PlanStage.VALIDATION: lambda line: tuple(one.label for one in missing_contents(contents_of(line))),
}


def _lacks(session: Session, lines: Iterable[PlanLine], asked: _Asked) -> tuple[LineLack, ...]:
    return tuple(
        LineLack(line.id, line.employee_id, owner_name(session, line), line.title, lacks)
        for line in lines
        if line.status is not LineStatus.DONE and (lacks := asked(line))
    )

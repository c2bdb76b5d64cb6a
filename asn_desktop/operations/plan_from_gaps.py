"""This file holds how a plan grows out of gaps: all of them in one act, or one suggestion at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import GapCell
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.plan_form import LineForm
from asn_desktop.operations.plan_lines import write_line
from asn_desktop.operations.plan_needs import OpenGap, list_open_gaps
from asn_desktop.operations.plan_rows import check_year, counting_lines, refuse_decided
from asn_desktop.rules.permission import Right
from asn_desktop.rules.reference_plan import hint_for
from asn_desktop.storage.reference_plan import load_plan_hints


@dataclass(frozen=True, slots=True)
class MadeLines:
    """What "Buat rencana dari selisih" made: lines, worst gap first, and for how many people."""

    line_ids: tuple[int, ...]
    people: int


@dataclass(frozen=True, slots=True)
class LineProposal:
    """A suggestion of the side panel: a filled form, the gap behind it, and where the hint comes from."""

    form: LineForm
    name: str
    competency: str
    gap: int
    is_mandatory: bool
    why: str
    basis: str
    is_confirmed: bool


def lines_from_gaps(session: Session, year: int) -> MadeLines:
    """Make one draft for each open gap that has no line this year, the worst first, as one act.

    Raises:
        UserError: the plan is decided, nothing is open, or the account may not do this.
    """
    check_year(year)
    refuse_decided(session, year)
    gaps = _without_line(session, year, list_open_gaps(session, on=today(session)))
    if not gaps:
        raise UserError(
            _("Tidak ada selisih yang belum direncanakan untuk {year}.").format(year=year),
            next_step=_("Nilai dulu pegawai yang belum dinilai, atau tambah rencana sendiri."),
        )
    forms = form_ids_by_code(session)
    summary = _("{count} rencana {year} dibuat dari selisih").format(count=len(gaps), year=year)
    with act(session, Right.DEVELOP, "plan.from_gaps", summary):
        made = [
            write_line(session, year, propose_for(gap, forms).form, cell=_cell_of(gap)).line_id
            for gap in gaps
        ]
    return MadeLines(tuple(made), len({gap.person.employee_id for gap in gaps}))


def propose_lines(
    session: Session, year: int, *, employee_id: int | None = None, limit: int = 20
) -> tuple[LineProposal, ...]:
    """Suggestions for the side panel: open gaps without a line this year, the worst first.

    Each is taken by `plan_lines.add_line(session, year, proposal.form)`.
    """
    gaps = list_open_gaps(session, on=today(session), employee_id=employee_id)
    forms = form_ids_by_code(session)
    return tuple(propose_for(gap, forms) for gap in _without_line(session, year, gaps)[:limit])


def propose_for(gap: OpenGap, forms: Mapping[str, int]) -> LineProposal:
    """The form that the shipped hints suggest for a gap; without a hint the title alone."""
    head = gap.competency
    hint = hint_for(load_plan_hints(), kind=head.kind, code=head.code, missing=-gap.gap)
    # Names of people and competencies may hold braces, so that nothing of theirs is ever formatted.
    title = hint.title.replace("{competency}", head.name) if hint else head.name
    form = LineForm(
        employee_id=gap.person.employee_id,
        title=title,
        competency_id=head.competency_id,
        target_level=gap.standard,
        need=gap.words,
        form_id=forms.get(hint.form_code) if hint else None,
        jp=hint.jp if hint else None,
        measure=hint.measure.replace("{level}", str(gap.standard)) if hint else "",
    )
    why = f"{gap.words}, {_('kompetensi wajib')}" if gap.is_mandatory else gap.words
    return LineProposal(
        form,
        gap.person.full_name,
        head.name,
        gap.gap,
        gap.is_mandatory,
        why,
        hint.basis if hint else "",
        hint.is_confirmed if hint else False,
    )


def _without_line(session: Session, year: int, gaps: list[OpenGap]) -> list[OpenGap]:
    planned = {(line.employee_id, line.competency_id) for line in counting_lines(session, year)}
    return [gap for gap in gaps if (gap.person.employee_id, gap.competency.competency_id) not in planned]


def _cell_of(gap: OpenGap) -> GapCell:
    return GapCell(
        gap.competency.competency_id, gap.standard, gap.is_mandatory, gap.score, gap.gap, None, None
    )

"""This file holds how lines of a plan become an activity with their people as participants."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.employee import Employee
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activities import add_activity
from asn_desktop.operations.activity_content import set_taught
from asn_desktop.operations.activity_form import ActivityForm
from asn_desktop.operations.acts import act
from asn_desktop.operations.participants import add_from_plan
from asn_desktop.operations.plan_rows import get_line, is_present
from asn_desktop.operations.staff import name_of
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.rules.typed_text import clean_line


@dataclass(frozen=True, slots=True)
class MadeActivity:
    """An activity made of lines, how many people joined, and what to look at (clashes, leave)."""

    activity_id: int
    people: int
    warnings: tuple[str, ...] = ()


def lines_to_activity(
    session: Session,
    line_ids: Collection[int],
    *,
    title: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    place: str = "",
    seats: int | None = None,
) -> MadeActivity:
    """Make one activity of lines, with their people as participants.

    What is not given comes from the lines where they agree. The lines become scheduled, and the
    competencies they answer become what the activity teaches, up to the highest level asked.

    Raises:
        FormProblems: title, dates or seats do not fit.
        UserError: no line, a line has an activity already or is settled, or its person has left.
    """
    lines = _free_lines(session, line_ids)
    people = {line.employee_id for line in lines}
    if seats is not None and seats < len(people):
        words = _("Kursi paling sedikit {count}, sebanyak pegawai yang dipilih")
        raise FormProblems({"seats": words.format(count=len(people))})
    where = clean_line(place) or _agreed(lines, "place") or ""
    form = replace(_form_of(lines, clean_line(title)), place=where, seats=seats)
    if starts_on is not None:
        form = replace(form, starts_on=starts_on, ends_on=ends_on)
    summary = _("{count} baris rencana menjadi kegiatan {title}").format(count=len(lines), title=form.title)
    with act(session, Right.DEVELOP, "plan.to_activity", summary):
        activity_id = add_activity(session, form)
        set_taught(session, activity_id, _levels_taught(lines))
        added = add_from_plan(session, activity_id, [line.id for line in lines])
    return MadeActivity(activity_id, added.added, tuple(clash.sentence for clash in added.warnings))


def _free_lines(session: Session, line_ids: Collection[int]) -> list[PlanLine]:
    """The lines, each once, none of which names an activity yet."""
    lines = [get_line(session, line_id) for line_id in dict.fromkeys(line_ids)]
    if not lines:
        raise UserError(_("Pilih minimal satu baris rencana."))
    for line in lines:
        _refuse_unready(session, line)
        if line.activity_id is not None:
            raise UserError(
                _("Baris {title} sudah punya kegiatan.").format(title=line.title),
                next_step=_("Pilih “Jadwalkan” untuk baris itu, pesertanya masuk ke kegiatan tersebut."),
            )
    return lines


def schedule_lines(session: Session, line_ids: Collection[int]) -> int:
    """Put the people of lines that name an activity already (proposals of the best plan) into it.

    Returns how many people joined.

    Raises:
        UserError: a line has no activity or is settled, its person has left, or seats are missing; then
            nobody joined.
    """
    by_activity: dict[int, list[PlanLine]] = {}
    for line_id in dict.fromkeys(line_ids):
        line = get_line(session, line_id)
        _refuse_unready(session, line)
        if line.activity_id is None:
            raise UserError(
                _("Baris {title} belum punya kegiatan.").format(title=line.title),
                next_step=_("Pilih “Jadikan kegiatan” untuk baris itu."),
            )
        by_activity.setdefault(line.activity_id, []).append(line)
    joined = 0
    summary = _("{count} baris rencana dijadwalkan").format(count=sum(map(len, by_activity.values())))
    with act(session, Right.DEVELOP, "plan.schedule", summary), session.begin_nested():
        for activity_id, lines in by_activity.items():
            joined += add_from_plan(session, activity_id, [line.id for line in lines]).added
    return joined


def _refuse_unready(session: Session, line: PlanLine) -> None:
    person = session.get(Employee, line.employee_id)
    if not is_present(person):
        name = name_of(person) if person is not None else ""
        raise UserError(
            _("{name} sudah tidak bekerja di kantor ini.").format(name=name),
            next_step=_("Lepaskan barisnya dari pilihan, atau batalkan rencananya."),
        )
    if line.status not in (LineStatus.DRAFT, LineStatus.PLANNED):
        raise UserError(
            _("Baris {title} sudah {status}.").format(title=line.title, status=line.status.label.lower()),
            next_step=_("Pilih baris yang belum menjadi kegiatan."),
        )


def _form_of(lines: Sequence[PlanLine], title: str) -> ActivityForm:
    starts_on, ends_on = _agreed(lines, "starts_on"), _agreed(lines, "ends_on")
    common = Counter(line.title for line in lines).most_common(1)[0][0]
    fees = {line.cost_rupiah for line in lines}
    return ActivityForm(
        title=title or common,
        form_id=_agreed(lines, "form_id"),
        starts_on=starts_on,
        ends_on=ends_on if starts_on is not None else None,
        jp=_agreed(lines, "jp"),
        organiser=_agreed(lines, "organiser") or "",
        partner_id=_agreed(lines, "partner_id"),
        fee_rupiah=fees.pop() if len(fees) == 1 else 0,
        fund_source=_agreed(lines, "fund_source") or "",
    )


def _agreed(lines: Sequence[PlanLine], name: str) -> Any:
    """What all lines say that say anything; None where they differ."""
    values = {getattr(line, name) for line in lines} - {None, ""}
    return values.pop() if len(values) == 1 else None


def _levels_taught(lines: Sequence[PlanLine]) -> dict[int, int]:
    """Competency id -> the highest level that a line aims at."""
    levels: dict[int, int] = {}
    for line in lines:
        level = line.target_level or line.standard
        if line.competency_id is not None and level is not None:
            levels[line.competency_id] = max(level, levels.get(line.competency_id, 0))
    return levels

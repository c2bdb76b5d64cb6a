"""This file holds how people who were chosen in the plan become participants of one new activity."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.operations.activities import add_activity
from asn_desktop.operations.activity_form import ActivityForm
from asn_desktop.operations.acts import act
from asn_desktop.operations.participants import add_participants
from asn_desktop.operations.plan_activities import MadeActivity, lines_to_activity
from asn_desktop.operations.plan_line_rows import PlanLineRow, list_lines
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.rules.typed_text import clean_line


def free_lines(session: Session, year: int, employee_ids: Sequence[int]) -> list[PlanLineRow]:
    """Lines of these people that wait for an activity."""
    wanted = set(employee_ids)
    return [
        line
        for line in list_lines(session, year, with_cancelled=False)
        if line.employee_id in wanted
        and line.activity_id is None
        and line.status in (LineStatus.DRAFT, LineStatus.PLANNED)
    ]


def suggest_title(session: Session, year: int, employee_ids: Sequence[int]) -> str:
    """The title that most of their free lines bear; empty when they have none."""
    titles = Counter(line.title for line in free_lines(session, year, employee_ids))
    return titles.most_common(1)[0][0] if titles else ""


def people_to_activity(
    session: Session,
    year: int,
    employee_ids: Sequence[int],
    *,
    title: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    place: str = "",
) -> MadeActivity:
    """Make one activity with these people; those who have a line of that title join by their line.

    Raises:
        FormProblems: the title is missing, or the dates are out of order.
        UserError: somebody has left, or the account may not do this.
    """
    name = clean_line(title)
    if not name:
        raise FormProblems({"title": _("Isi nama kegiatan, misalnya Lokakarya pelayanan prima")})
    own: dict[int, int] = {}
    for line in free_lines(session, year, employee_ids):
        if line.title.casefold() == name.casefold():
            own.setdefault(line.employee_id, line.line_id)
    others = [one for one in dict.fromkeys(employee_ids) if one not in own]
    summary = _("{count} pegawai menjadi peserta kegiatan {title}").format(
        count=len(own) + len(others), title=name
    )
    with act(session, Right.DEVELOP, "plan.to_activity", summary):
        if own:
            made = lines_to_activity(
                session, list(own.values()), title=name, starts_on=starts_on, ends_on=ends_on, place=place
            )
        else:
            form = ActivityForm(title=name, starts_on=starts_on, ends_on=ends_on, place=place)
            made = MadeActivity(add_activity(session, form), 0)
        if not others:
            return made
        added = add_participants(session, made.activity_id, others)
    words = tuple(clash.sentence for clash in added.warnings)
    return MadeActivity(made.activity_id, made.people + added.added, made.warnings + words)

"""This file holds what one can do with reaction forms: add one without a name, take it back, sum them up."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.attendance import Reaction
from asn_desktop.operations.activity_rows import get_activity_row
from asn_desktop.operations.acts import act
from asn_desktop.operations.attendance_rows import people_of
from asn_desktop.operations.clock import now
from asn_desktop.rules.permission import Right
from asn_desktop.rules.reaction import ReactionResult, answer_problem, summarise_reactions


@dataclass(frozen=True, slots=True)
class ReactionRow:
    """One filled form; nobody's name is kept with it."""

    reaction_id: int
    answers: Mapping[str, int]
    comment: str


def add_reaction(session: Session, activity_id: int, answers: Mapping[str, Any], *, comment: str = "") -> int:
    """Keep one filled form (question key -> 1 to 4); return its id. Forms may come after closing too.

    Raises:
        UserError: the activity is gone, an answer is not on the form, or there are more forms than people.
    """
    activity = get_activity_row(session, activity_id)
    given = {key: answer for key, answer in answers.items() if answer is not None}
    problem = answer_problem(given)
    if problem is not None:
        raise UserError(problem)
    people, kept = len(people_of(session, activity_id)), len(list_reactions(session, activity_id))
    if kept >= people:
        raise UserError(
            _("Sudah ada {count} lembar untuk {people} peserta.").format(count=kept, people=people),
            next_step=_("Periksa apakah lembar ini sudah dimasukkan."),
        )
    summary = _("Lembar kesan {title} dicatat").format(title=activity.title)
    with act(session, Right.DEVELOP, "reaction.add", summary):
        row = Reaction(activity_id=activity_id, answers=given, comment=" ".join(comment.split()))
        session.add(row)
        session.flush()
    return row.id


def withdraw_reaction(session: Session, reaction_id: int) -> None:
    """Take one form out of the count; it stays in the history.

    Raises:
        UserError: it was taken out before.
    """
    row = session.get(Reaction, reaction_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(_("Lembar kesan ini sudah dihapus sebelumnya."))
    title = get_activity_row(session, row.activity_id).title
    with act(
        session, Right.DEVELOP, "reaction.withdraw", _("Lembar kesan {title} dihapus").format(title=title)
    ):
        row.withdrawn_at = now(session)


def list_reactions(session: Session, activity_id: int) -> list[ReactionRow]:
    """The forms of an activity in the order they were kept."""
    query = select(Reaction).where(Reaction.activity_id == activity_id, Reaction.withdrawn_at.is_(None))
    return [
        ReactionRow(row.id, dict(row.answers), row.comment)
        for row in session.scalars(query.order_by(Reaction.id))
    ]


def read_reactions(session: Session, activity_id: int) -> ReactionResult:
    """Means by question and group of one activity."""
    return summarise_reactions(row.answers for row in list_reactions(session, activity_id))

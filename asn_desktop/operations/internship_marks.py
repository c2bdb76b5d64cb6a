"""This file holds the mark sheet of a student: its marks, written aspect by aspect."""

from collections.abc import Mapping
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.partner import InternshipMark
from asn_desktop.operations.acts import act
from asn_desktop.operations.internship_rows import get_internship_row, intern_name, refuse_cancelled
from asn_desktop.rules.internship_life import MarkAspect
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.rules.permission import Right

BEST_MARK = 100


def record_marks(
    session: Session,
    internship_id: int,
    marks: Mapping[str, int | None],
    *,
    aspects: tuple[MarkAspect, ...],
) -> None:
    """Fill the mark sheet of a student, aspect by aspect; None takes a mark away.

    Raises:
        FormProblems: a mark outside 0 to 100.
        UserError: it is gone, cancelled, or an internship of our own person.
    """
    row = get_internship_row(session, internship_id)
    refuse_cancelled(session, row)
    if row.direction is not Direction.IN:
        raise UserError(
            _("Lembar nilai untuk peserta magang masuk."),
            next_step=_("Catat hasil magang pegawai di laporannya."),
        )
    known = {one.key for one in aspects}
    unknown = sorted(set(marks) - known)
    if unknown:
        raise ValueError(f"no such aspects: {unknown}")
    problems = {
        key: _("Isi nilai 0 sampai {most}").format(most=BEST_MARK)
        for key, mark in marks.items()
        if mark is not None and not 0 <= mark <= BEST_MARK
    }
    if problems:
        raise FormProblems(problems)
    present = {one.aspect: one for one in _marks(session, internship_id)}
    summary = _("Nilai magang {name} dicatat").format(name=intern_name(session, row))
    with act(session, Right.DEVELOP, "internship.mark", summary):
        for key, mark in marks.items():
            found = present.get(key)
            if found is not None:
                found.mark = mark
            elif mark is not None:
                session.add(InternshipMark(internship_id=internship_id, aspect=key, mark=mark))


def marks_of(session: Session, internship_id: int) -> dict[str, int | None]:
    """Aspect -> mark, as far as it is filled in."""
    return {row.aspect: row.mark for row in _marks(session, internship_id)}


def _marks(session: Session, internship_id: int) -> list[InternshipMark]:
    return list(session.scalars(select(InternshipMark).where(InternshipMark.internship_id == internship_id)))

"""This file holds adding and changing a position from its form, with sentences per field."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.operations.acts import act
from asn_desktop.operations.positions import change_position, find_or_add_position, known_titles
from asn_desktop.operations.typed_forms import cleaned, length_problem
from asn_desktop.rules.permission import Right
from asn_desktop.rules.position import Tier, normalise_title


@dataclass(frozen=True, slots=True)
class PositionForm:
    """A position as typed; `tier` is None for supporting workers."""

    title: str
    tier: Tier | None = None
    section: str = ""
    is_counter: bool = False


def save_position(session: Session, form: PositionForm, *, position_id: int | None = None) -> int:
    """Add a position, with the standards its tier begins with, or change one; return its id.

    Raises:
        FormProblems: the title is empty, too long or belongs to another position.
    """
    form = cleaned(form)
    title = form.title
    if not title:
        raise FormProblems({"title": _("Isi nama jabatan")})
    if too_long := length_problem(title):
        raise FormProblems({"title": too_long})
    owner = known_titles(session).get(normalise_title(title))
    if owner is not None and owner != position_id:
        raise FormProblems({"title": _("Nama jabatan {title} sudah dipakai").format(title=title)})
    words = _("Jabatan {title} ditambahkan") if position_id is None else _("Jabatan {title} diubah")
    with act(session, Right.EDIT_STANDARDS, "position.save", words.format(title=title)):
        if position_id is None:
            position_id = find_or_add_position(session, title, tier=form.tier)
        change_position(
            session,
            position_id,
            title=title,
            tier=form.tier,
            section=form.section,
            is_counter=form.is_counter,
        )
    return position_id

"""This file holds what one can do with the tests of an activity: type a result, or paste a block."""

import re
from collections.abc import Mapping
from gettext import gettext as _
from typing import Literal

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.attendance import Participant
from asn_desktop.operations.activity_rows import open_activity_row
from asn_desktop.operations.acts import act
from asn_desktop.operations.attendance_rows import people_of
from asn_desktop.operations.pasted_block import place_block
from asn_desktop.operations.staff import name_of
from asn_desktop.rules.learning_gain import HIGHEST_TEST
from asn_desktop.rules.permission import Right

Part = Literal["pre", "post"]
PARTS: tuple[Part, Part] = ("pre", "post")

Scores = Mapping[int, Mapping[Part, int | None]]
"""Participant -> part -> result 0 to 100; None takes it away. Parts that are not named stay."""

_WHOLE = re.compile(r"([0-9]{1,3})([.,]0+)?")


def set_scores(session: Session, activity_id: int, scores: Scores) -> int:
    """Write results of the test before or after as one act; return how many changed.

    Raises:
        UserError: the activity is closed, a participant is gone, or a result is out of range (with the
            name). Then nothing was written.
    """
    activity = open_activity_row(session, activity_id)
    people = {
        participant.id: (participant, name_of(who)) for participant, who in people_of(session, activity_id)
    }
    for participant_id, parts in scores.items():
        if participant_id not in people:
            raise UserError(_("Peserta ini sudah tidak ikut."), next_step=_("Muat ulang daftar nilainya."))
        if any(value is not None and not 0 <= value <= HIGHEST_TEST for value in parts.values()):
            raise _out_of_range(people[participant_id][1])
    changed = [
        (people[participant_id][0], part, value)
        for participant_id, parts in scores.items()
        for part, value in parts.items()
        if score_in(people[participant_id][0], part) != value
    ]
    if not changed:
        return 0
    first = people[changed[0][0].id][1]
    summary = (
        _("Nilai tes {name} diisi").format(name=first)
        if len(changed) == 1
        else _("{count} nilai tes {title} diisi").format(count=len(changed), title=activity.title)
    )
    kind = "test.set" if len(changed) == 1 else "test.paste"
    with act(session, Right.DEVELOP, kind, summary):
        for participant, part, value in changed:
            setattr(participant, f"{part}_score", value)
        session.flush()
    return len(changed)


def paste_scores(session: Session, activity_id: int, *, participant_id: int, part: Part, text: str) -> int:
    """Write a block copied from a sheet, one or two columns, its corner at one cell; return changes.

    Empty cells of the block leave what is there.

    Raises:
        UserError: a cell is not a whole number from 0 to 100 (its row is named), or the block does not fit.
    """
    people = people_of(session, activity_id)
    ids = [participant.id for participant, _employee in people]
    if participant_id not in ids:
        raise UserError(_("Sel awal tempelan sudah tidak ada."), next_step=_("Muat ulang, lalu tempel lagi."))
    block = place_block(
        text,
        rows=[name_of(employee) for _participant, employee in people],
        columns=[_("nilai pra"), _("nilai pasca")],
        first_row=ids.index(participant_id),
        first_column=PARTS.index(part),
    )
    scores: dict[int, dict[Part, int | None]] = {}
    for cell in block:
        value = read_score(cell.text)
        if value is None:
            raise UserError(
                _("Baris {line}, {name}, “{text}” bukan nilai 0 sampai 100.").format(
                    line=cell.line, name=cell.row_name, text=cell.text
                ),
                next_step=_("Isi bilangan bulat, lalu tempel lagi."),
            )
        scores.setdefault(ids[cell.row], {})[PARTS[cell.column]] = value
    return set_scores(session, activity_id, scores)


def read_score(text: str) -> int | None:
    """Read a result as a sheet writes it, "85" or "85,0"; None when it is not a whole 0 to 100."""
    found = _WHOLE.fullmatch(text.strip())
    if found is None or int(found[1]) > HIGHEST_TEST:
        return None
    return int(found[1])


def score_in(participant: Participant, part: Part) -> int | None:
    """The result of one part as it stands."""
    return participant.pre_score if part == "pre" else participant.post_score


def _out_of_range(name: str) -> UserError:
    return UserError(
        _("Nilai tes {name} antara 0 dan 100.").format(name=name), next_step=_("Perbaiki, lalu simpan lagi.")
    )

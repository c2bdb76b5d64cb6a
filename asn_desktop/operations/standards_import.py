"""This file holds how standards read from a sheet are compared with the office's and written as one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import today
from asn_desktop.operations.competencies import find_by_code
from asn_desktop.operations.gaps import standards_on
from asn_desktop.operations.positions import find_or_add_position, known_titles
from asn_desktop.operations.standards import (
    StandardChange,
    StandardEffect,
    next_period_start,
    set_standard,
    standard_effect,
)
from asn_desktop.rules.permission import Right
from asn_desktop.rules.position import normalise_title


@dataclass(frozen=True, slots=True)
class StandardLine:
    """One position of the sheet: by competency code a level (None takes it away) and whether it is wajib."""

    position: str
    levels: Mapping[str, tuple[int | None, bool]]


@dataclass(frozen=True, slots=True)
class StandardsPlan:
    """What an import would do: positions to add, cells that change, cells that already say so."""

    new_positions: tuple[str, ...]
    changed: int
    same: int


def plan_standards(session: Session, lines: Sequence[StandardLine], *, valid_from: date) -> StandardsPlan:
    """Compare the lines with what holds on that day; nothing is written."""
    held, known = standards_on(session, on=valid_from), known_titles(session)
    new, changed, same = [], 0, 0
    for line in lines:
        position_id = known.get(normalise_title(line.position))
        if position_id is None:
            new.append(line.position)
        for code, (level, is_mandatory) in line.levels.items():
            found = held.get(position_id or 0, {}).get(find_by_code(session, code) or 0)
            if (found.level if found else None) == level and (
                not found or found.is_mandatory == is_mandatory
            ):
                same += 1
            else:
                changed += 1
    return StandardsPlan(tuple(new), changed, same)


def import_standards(session: Session, lines: Sequence[StandardLine], *, valid_from: date) -> int:
    """Write the cells that differ as one act, adding unknown positions; return how many were written."""
    written = 0
    summary = _("Standar {count} jabatan diimpor").format(count=len(lines))
    with act(session, Right.EDIT_STANDARDS, "standard.import", summary):
        for line in lines:
            position_id = find_or_add_position(session, line.position)
            held = standards_on(session, on=valid_from).get(position_id, {})
            for code, (level, is_mandatory) in line.levels.items():
                competency_id = find_by_code(session, code)
                if competency_id is None:
                    continue
                found = held.get(competency_id)
                if (found.level if found else None) == level and (
                    not found or found.is_mandatory == is_mandatory
                ):
                    continue
                set_standard(
                    session,
                    position_id=position_id,
                    competency_id=competency_id,
                    level=level,
                    is_mandatory=is_mandatory,
                    valid_from=valid_from,
                )
                written += 1
    return written


def effect_from(
    session: Session, changes: Sequence[StandardChange], *, valid_from: date | None = None
) -> StandardEffect:
    """The effect of changes as `standard_effect` tells it, for changes that hold from today as well."""
    effect = standard_effect(session, changes)
    if valid_from is None or valid_from >= next_period_start(today(session)):
        return effect
    names = effect.detail.removesuffix(standard_effect(session, ()).detail)
    return StandardEffect(
        effect.sentence,
        _("{names}Berlaku mulai hari ini, evaluasi yang sudah final tetap.").format(names=names),
        effect.worsened,
        effect.closed,
    )

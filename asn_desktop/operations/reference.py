"""This file holds the first filling of an office with what the program ships."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.models.competency import Competency, Position
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import today
from asn_desktop.operations.competencies import CompetencyForm, LevelForm, find_by_code, save_competency
from asn_desktop.operations.positions import known_titles
from asn_desktop.operations.standards import prefill_standards
from asn_desktop.rules.permission import Right
from asn_desktop.rules.position import normalise_title
from asn_desktop.rules.reference import CompetencyText, PositionText, TierText


def install_dictionary(session: Session, texts: Sequence[CompetencyText]) -> int:
    """Add the shipped competencies that the office does not have yet; return how many."""
    added = 0
    with act(session, Right.EDIT_STANDARDS, "dictionary.install", _("Kamus bawaan dipasang")):
        for order, text in enumerate(texts, start=1):
            if find_by_code(session, text.code) is None:
                save_competency(session, competency_form(text, order))
                added += 1
    return added


def competency_form(text: CompetencyText, order: int) -> CompetencyForm:
    """A shipped entry as a form."""
    return CompetencyForm(
        code=text.code,
        name=text.name,
        kind=text.kind,
        definition=text.definition,
        short_name=text.short_name,
        wording=text.wording,
        basis=text.basis,
        is_national=text.is_national,
        sort_order=order,
        levels=tuple(LevelForm(level.level, level.description, level.indicators) for level in text.levels),
    )


def install_positions(session: Session, texts: Sequence[PositionText]) -> int:
    """Add the shipped positions that the office does not have yet; return how many."""
    known = known_titles(session)
    added = 0
    with act(session, Right.EDIT_STANDARDS, "position.install", _("Daftar jabatan bawaan dipasang")):
        for order, text in enumerate(texts, start=1):
            if normalise_title(text.title) not in known:
                session.add(
                    Position(
                        title=text.title,
                        tier=text.tier,
                        section=text.section,
                        is_counter=text.is_counter,
                        summary=text.summary,
                        sort_order=order,
                    )
                )
                added += 1
    return added


def use_default_standards(
    session: Session,
    positions: Sequence[PositionText],
    tiers: Sequence[TierText],
    *,
    valid_from: date | None = None,
) -> int:
    """Prefill every position without a standard from its tier; return how many cells were set."""
    return prefill_standards(
        session,
        {text.tier: text for text in tiers},
        technical={normalise_title(text.title): dict(text.technical) for text in positions},
        mandatory={normalise_title(text.title): text.mandatory for text in positions},
        valid_from=valid_from or date(today(session).year, 1, 1),
    )


def has_dictionary(session: Session) -> bool:
    """Whether any competency is there."""
    return bool(session.execute(select(func.count()).select_from(Competency)).scalar_one())

"""This file holds the standard that a position gets from its tier until it has its own."""

from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.competency import Competency, PositionStandard
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.position import DEFAULT_LEVELS_BASIS, Tier


def prefill_position(session: Session, position_id: int, tier: Tier | None, *, year: int) -> int:
    """Ask of a new position what its tier asks of the national competencies; return how many.

    Joins the act that is open. A position without a tier asks nothing.
    """
    if tier is None:
        return 0
    ids = session.scalars(
        select(Competency.id).where(
            Competency.deleted_at.is_(None),
            Competency.archived_at.is_(None),
            Competency.kind != CompetencyKind.TECHNICAL,
        )
    ).all()
    for competency_id in ids:
        session.add(
            PositionStandard(
                position_id=position_id,
                competency_id=competency_id,
                level=tier.default_level,
                is_default=True,
                basis=_("Jenjang {tier}. {basis}").format(tier=tier.label, basis=DEFAULT_LEVELS_BASIS),
                valid_from=date(year, 1, 1),
            )
        )
    return len(ids)

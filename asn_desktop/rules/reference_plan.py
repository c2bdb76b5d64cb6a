"""This file holds the shape of a hint as shipped: how a gap of one kind may be closed."""

from dataclasses import dataclass

from asn_desktop.rules.competency_kind import CompetencyKind


@dataclass(frozen=True, slots=True)
class PlanHint:
    """What to propose for a gap: a form of learning, its title with {competency}, and JP.

    `code` names one competency; empty, the hint is for all of its kind. `from_gap` is the least
    number of missing levels it is for. `form_code` is that of a form of learning. `is_confirmed`
    is False where the office should check.

    Source: competency-rules.md 3.4 (remedy hints); design decision on the table.
    """

    kind: CompetencyKind
    code: str
    from_gap: int
    title: str
    form_code: str
    jp: int
    measure: str
    basis: str
    is_confirmed: bool


def hint_for(
    hints: tuple[PlanHint, ...], *, kind: CompetencyKind, code: str, missing: int
) -> PlanHint | None:
    """The hint for a gap: one of the competency itself before one of its kind, the largest step that fits.

    Source: design decision.
    """
    fitting = [
        hint
        for hint in hints
        if hint.from_gap <= missing and (hint.code == code or (not hint.code and hint.kind is kind))
    ]
    return max(fitting, key=lambda hint: (bool(hint.code), hint.from_gap), default=None)

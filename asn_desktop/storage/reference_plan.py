"""This file holds the reading of the shipped hints for plans."""

from functools import cache

from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.reference_plan import PlanHint
from asn_desktop.storage.reference import REFERENCE
from asn_desktop.storage.reference_table import Table, read_table


@cache
def load_plan_hints() -> tuple[PlanHint, ...]:
    """How a gap of each kind may be closed.

    Raises:
        ValueError: the file is broken.
    """
    return tuple(_hint(row) for row in read_table(REFERENCE / "plan_hints.toml").tables("hint"))


def _hint(row: Table) -> PlanHint:
    jp = row.get("jp", int)
    if not 1 <= jp <= 400:
        raise row.fault("jp", f"{jp} is no JP of one learning")
    return PlanHint(
        kind=row.made("kind", CompetencyKind),
        code=row.text("code", ""),
        from_gap=row.get("from_gap", int, 1),
        title=row.text("title"),
        form_code=row.text("form_code"),
        jp=jp,
        measure=row.text("measure"),
        basis=row.text("basis"),
        is_confirmed=row.get("is_confirmed", bool),
    )

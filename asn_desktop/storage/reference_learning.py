"""This file holds the reading of the shipped forms of learning and the rules that count them."""

from functools import cache

from asn_desktop.rules.learning import FormClass, JpKind
from asn_desktop.rules.reference_learning import CountingRule, LearningFormText
from asn_desktop.settings import RESOURCES
from asn_desktop.storage.reference_table import Table, read_table

_PATH = RESOURCES / "reference" / "learning_forms.toml"


@cache
def load_learning_forms() -> tuple[LearningFormText, ...]:
    """The shipped forms of learning, in the order they are offered.

    Raises:
        ValueError: the file is broken, or names a code twice.
    """
    rows = read_table(_PATH).tables("form")
    forms = tuple(_form(row) for row in rows)
    seen: set[str] = set()
    for row, form in zip(rows, forms, strict=True):
        if form.code in seen:
            raise row.fault("code", f"{form.code!r} is written twice")
        seen.add(form.code)
    return forms


def _form(row: Table) -> LearningFormText:
    return LearningFormText(
        code=row.text("code"),
        name=row.text("name"),
        form_class=row.made("form_class", FormClass),
        certificate_letter=row.text("certificate_letter"),
        meaning=row.text("meaning"),
        rule=_rule(row.table("rule")),
        needs_report=row.get("needs_report", bool, False),
        basis=row.text("basis"),
        is_confirmed=row.get("is_confirmed", bool),
    )


def _rule(row: Table) -> CountingRule:
    return CountingRule(
        kind=row.made("kind", JpKind),
        national=_number(row, "national"),
        international=_number(row, "international"),
        bonus_percent=row.get("bonus_percent", int, 0),
        per_month=_number(row, "per_month"),
    )


def _number(row: Table, key: str) -> int | None:
    return row.get(key, int) if row.has(key) else None

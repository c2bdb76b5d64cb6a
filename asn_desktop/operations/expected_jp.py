"""This file holds the JP that somebody who attends all of an activity may expect."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity
from asn_desktop.operations.learning_counting import counting_choices
from asn_desktop.operations.learning_forms import RuleRow, rule_row_for
from asn_desktop.rules.agenda import Span, minutes_between
from asn_desktop.rules.learning_hours import LearningFacts, count_jp


def expected_jp(
    session: Session, activities: Iterable[Activity], agendas: Mapping[int, Sequence[Span]]
) -> dict[int, int]:
    """Activity id -> JP by the rule of its form, as closing would count them, without caps of a month.

    `agendas` are the sessions of each activity. Without a form, or without a date, what the
    curriculum says stands; 0 where nothing says how many.
    """
    choices = counting_choices(session)
    rules: dict[tuple[int, object], RuleRow | None] = {}
    found: dict[int, int] = {}
    for row in activities:
        found[row.id] = row.jp or 0
        starts_on, ends_on = row.starts_on, row.ends_on or row.starts_on
        if row.form_id is None or starts_on is None or ends_on is None:
            continue
        key = (row.form_id, ends_on)
        if key not in rules:
            rules[key] = rule_row_for(session, row.form_id, ends_on)
        rule = rules[key]
        if rule is not None:
            facts = _facts(row, agendas.get(row.id, ()), counts_times=rule.counting.per_month is not None)
            found[row.id] = count_jp(facts, rule.counting, choices=choices).jp or 0
    return found


def _facts(row: Activity, agenda: Sequence[Span], *, counts_times: bool) -> LearningFacts:
    assert row.starts_on is not None
    ends_on = row.ends_on or row.starts_on
    whole = (ends_on - row.starts_on).days + 1
    days = min(len({span.day for span in agenda}) or whole, whole)
    minutes = sum(
        minutes_between(span.starts_at, span.ends_at) for span in agenda if span.starts_at and span.ends_at
    )
    return LearningFacts(
        row.starts_on,
        ends_on,
        row.scope,
        days,
        days if counts_times else 1,
        minutes or None,
        row.jp,
    )

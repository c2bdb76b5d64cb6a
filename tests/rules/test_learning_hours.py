"""Cases of JP by form, with caps by day and month that several records cannot get around."""

import heapq
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.learning import JpKind, Scope
from asn_desktop.rules.learning_hours import (
    CountingChoices,
    LearningFacts,
    Rounding,
    capacity,
    count_jp,
    months_between,
)
from asn_desktop.rules.learning_room import CountedSpan, month_bounds, used_up
from asn_desktop.rules.reference_learning import CountingRule
from asn_desktop.storage.reference_learning import load_learning_forms

START = date(2026, 3, 2)
ABROAD = Scope.INTERNATIONAL
FORMS = {form.code: form for form in load_learning_forms()}


def facts(length: int = 1, **changes: object) -> LearningFacts:
    values: dict[str, object] = {"starts_on": START, "ends_on": START + timedelta(days=length - 1)}
    return LearningFacts(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "days", "changes", "jp", "abroad"),
    [
        ("A1", 180, {"times": 2}, 40, 40),
        ("A2", 180, {}, 20, 20),
        ("1", 30, {"curriculum_jp": 905}, 905, 905),
        ("2", 5, {"curriculum_jp": 24}, 24, 28),
        ("3", 3, {"minutes": 200}, 4, 4),
        ("4", 2, {}, 10, 14),
        ("7", 1, {}, 4, 6),
        ("9", 2, {"curriculum_jp": 16}, 8, 12),
        ("10", 30, {}, 20, 24),
        ("13", 1, {}, None, None),
        ("13", 1, {"curriculum_jp": 6}, 6, 6),
        ("14", 1, {"times": 3}, 4, 8),
        ("15", 1, {}, 2, 4),
        ("16", 3, {"curriculum_jp": 20}, 9, 12),
        ("16", 3, {"curriculum_jp": 5}, 5, 5),
        ("16", 3, {"days": 1, "curriculum_jp": 5}, 3, 4),
        ("16", 1, {}, None, None),
        ("18", 30, {}, 20, 24),
        ("20", 1, {"times": 2}, 20, 40),
        ("21", 300, {}, 20, 24),
        ("22", 5, {"curriculum_jp": 40}, 10, 12),
        ("23", 1, {"curriculum_jp": 1}, 1, 1),
        ("24", 1, {}, None, None),
    ],
)
def test_each_form_counts_as_the_master_table_says(
    code: str, days: int, changes: dict[str, object], jp: int | None, abroad: int | None
) -> None:
    rule = FORMS[code].rule
    assert count_jp(facts(days, **changes), rule).jp == jp
    assert count_jp(facts(days, scope=ABROAD, **changes), rule).jp == abroad


def test_every_count_says_how() -> None:
    for form in FORMS.values():
        for scope in Scope:
            count = count_jp(facts(2, scope=scope, curriculum_jp=8), form.rule)
            assert count.note
            assert count.note[0].isupper() or count.note[0].isdigit()
            assert not count.note.endswith(".")


@pytest.mark.parametrize(("rounding", "jp"), [("floor", 27), ("round", 28), ("ceil", 28)])
def test_rounding_of_the_bonus_is_a_choice(rounding: str, jp: int) -> None:
    choices = CountingChoices(Rounding(rounding))
    rule = CountingRule(JpKind.CURRICULUM, bonus_percent=20)
    assert count_jp(facts(scope=ABROAD, curriculum_jp=23), rule, choices=choices).jp == jp


def test_half_days_count_half_only_where_the_office_chose_so() -> None:
    rule, short = CountingRule(JpKind.PER_DAY, 5), facts(minutes=120)
    assert count_jp(short, rule).jp == 5
    assert count_jp(short, rule, choices=CountingChoices(half_days=True)).jp == 2
    assert count_jp(facts(minutes=180), rule, choices=CountingChoices(half_days=True)).jp == 5


def test_third_coaching_of_a_month_says_why_it_counts_nothing() -> None:
    count = count_jp(facts(), FORMS["14"].rule, earlier_this_month=2)
    assert (count.jp, count.is_capped) == (0, True)
    assert count.note == "0 dari 1 kali × 2 JP, paling banyak 2 kali sebulan"


def edf_fits(windows: list[tuple[int, int, int]], cap: int, length: int) -> bool:
    """Whether JP with their windows can be laid on days of `cap` each: earliest end first."""
    waiting: list[tuple[int, int]] = []
    for day in range(length):
        for first, last, jp in windows:
            if first == day and jp:
                heapq.heappush(waiting, (last, jp))
        room = cap
        while room and waiting:
            last, jp = heapq.heappop(waiting)
            if last < day:
                return False
            taken = min(room, jp)
            room -= taken
            if jp > taken:
                heapq.heappush(waiting, (last, jp - taken))
    return not waiting


WINDOWS = st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4), st.integers(1, 9)), max_size=9)


@given(WINDOWS, st.integers(1, 4))
def test_cap_of_a_day_holds_whatever_the_records_overlap(
    learned: list[tuple[int, int, int]], cap: int
) -> None:
    rule = CountingRule(JpKind.MAX_PER_DAY, cap)
    spans: list[CountedSpan] = []
    counted: list[tuple[int, int, int]] = []
    for first, days, hours in learned:
        starts_on = START + timedelta(days=first)
        ends_on = starts_on + timedelta(days=days - 1)
        used = used_up(
            starts_on,
            ends_on,
            spans,
            lambda one, other: capacity(one, other, rule, Scope.NATIONAL, Rounding.FLOOR),
        )
        jp = count_jp(
            LearningFacts(starts_on, ends_on, curriculum_jp=hours), rule, earlier_these_days=used
        ).jp
        assert jp is not None
        assert 0 <= jp <= min(hours, cap * days)
        spans.append(CountedSpan(starts_on, ends_on, jp))
        counted.append((first, first + days - 1, jp))
    assert edf_fits(counted, cap, 14)


@given(WINDOWS)
def test_cap_of_a_month_holds_over_all_records(coached: list[tuple[int, int, int]]) -> None:
    rule = CountingRule(JpKind.PER_TIME, 2, per_month=2)
    spans: list[CountedSpan] = []
    for first, months, times in coached:
        starts_on = date(2026, first + 1, 5)
        ends_on = date(2026, min(first + months, 12), 20)
        bounds = month_bounds(starts_on, ends_on)
        used = used_up(
            *bounds,
            spans,
            lambda one, other: capacity(one, other, rule, Scope.NATIONAL, Rounding.FLOOR),
        )
        jp = count_jp(LearningFacts(starts_on, ends_on, times=times), rule, earlier_this_month=used).jp
        assert jp is not None
        spans.append(CountedSpan(*bounds, jp // 2))
    windows = [(span.starts_on.month, span.ends_on.month, span.amount) for span in spans]
    assert edf_fits(windows, 2, 14)


def test_months_are_counted_by_the_calendar() -> None:
    assert months_between(date(2025, 12, 31), date(2026, 1, 1)) == 2


def test_shipped_forms_are_the_list_of_siasn_and_education() -> None:
    assert set(FORMS) == {"A1", "A2", *map(str, range(1, 26))}
    letters = {"F": {"2"}, "P": {"4", "7", "9"}}
    for letter, codes in letters.items():
        assert {code for code, form in FORMS.items() if form.certificate_letter == letter} == codes
    assert {code for code, form in FORMS.items() if not form.is_confirmed} == {"13", "24", "25"}
    assert {code for code, form in FORMS.items() if form.needs_report} == {"22", "23"}
    assert all(form.basis and form.meaning for form in FORMS.values())

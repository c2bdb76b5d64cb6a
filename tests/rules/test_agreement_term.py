"""This file holds the cases of how long an agreement runs and when its end is told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.agreement_term import (
    NO_AGREEMENT,
    AgreementTerm,
    TermState,
    agreement_term,
    partner_term,
    reminder_step,
    renewal_dates,
)

TODAY = date(2026, 11, 24)
START = date(2024, 1, 1)


def term(days_left: int | None, **changes: object) -> AgreementTerm:
    facts: dict[str, object] = {
        "signed_on": START,
        "starts_on": START,
        "ends_on": None if days_left is None else TODAY + timedelta(days=days_left),
        "ended_on": None,
        "on": TODAY,
    }
    return agreement_term(**(facts | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days_left", "words", "tone"),
    [
        (None, "berlaku", "ok"),
        (91, "berlaku", "ok"),
        (90, "90 hari lagi", "warn"),
        (31, "31 hari lagi", "warn"),
        (30, "30 hari lagi", "bad"),
        (1, "1 hari lagi", "bad"),
        (0, "hari terakhir", "bad"),
        (-1, "berakhir", "mute"),
    ],
)
def test_chip_says_how_long_an_agreement_runs(days_left: int | None, words: str, tone: str) -> None:
    found = term(days_left)
    assert (found.words, found.tone) == (words, tone)


def test_agreement_without_a_signature_is_a_draft_whatever_its_dates() -> None:
    assert term(-400, signed_on=None).words == "draf"
    assert not term(400, signed_on=None).is_in_force


def test_agreement_that_was_ended_early_holds_through_that_day() -> None:
    assert term(400, ended_on=TODAY).words == "hari terakhir"
    assert term(400, ended_on=TODAY - timedelta(days=1)).words == "berakhir"


def test_signed_agreement_that_has_not_begun_says_so() -> None:
    assert term(400, starts_on=TODAY + timedelta(days=1)).words == "belum mulai"


def test_days_of_the_reminders_are_the_borders_of_the_colours() -> None:
    assert term(100, remind_days=(120, 60, 14)).tone == "warn"
    assert term(20, remind_days=(120, 60, 14)).tone == "warn"
    assert term(14, remind_days=(120, 60, 14)).tone == "bad"


def test_partner_shows_what_ends_soon_else_what_holds_longest() -> None:
    assert partner_term([]) == NO_AGREEMENT
    assert NO_AGREEMENT.words == "tanpa MoU"
    assert partner_term([term(-5), term(55), term(20), term(500)]).days_left == 20
    assert partner_term([term(-5), term(400), term(100)]).days_left == 400
    assert partner_term([term(400), term(None)]).days_left is None
    assert partner_term([term(-5), term(100, signed_on=None)]).state is TermState.DRAFT


@pytest.mark.parametrize(
    ("days_left", "step"),
    [(91, None), (90, 90), (61, 90), (60, 60), (31, 60), (30, 30), (0, 30), (-1, None), (None, None)],
)
def test_reminder_comes_at_ninety_sixty_and_thirty_days(days_left: int | None, step: int | None) -> None:
    assert reminder_step(days_left) == step


def test_renewal_follows_on_the_next_day_for_as_many_years() -> None:
    found = renewal_dates(date(2024, 12, 1), date(2026, 11, 30), on=TODAY)
    assert found == (date(2026, 12, 1), date(2028, 11, 30))
    assert renewal_dates(date(2023, 3, 1), date(2024, 2, 29), on=date(2024, 2, 1)) == (
        date(2024, 3, 1),
        date(2025, 2, 28),
    )


def test_renewal_of_what_ended_long_ago_begins_today() -> None:
    assert renewal_dates(date(2020, 1, 1), date(2020, 12, 31), on=TODAY) == (TODAY, date(2027, 11, 23))
    assert renewal_dates(START, None, on=TODAY) == (TODAY, None)


DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(0, 4000), DAYS)
def test_renewal_never_overlaps_nor_lies_in_the_past(start: date, days: int, on: date) -> None:
    end = start + timedelta(days=days)
    first, last = renewal_dates(start, end, on=on)
    assert first > end
    assert first >= on
    assert last is not None
    assert last >= first
    assert abs((last - first).days - days) <= 2


@given(DAYS, st.integers(-50, 400))
def test_every_agreement_has_one_state_and_a_word(on: date, left: int) -> None:
    found = agreement_term(
        signed_on=on,
        starts_on=on - timedelta(days=500),
        ends_on=on + timedelta(days=left),
        ended_on=None,
        on=on,
    )
    assert found.words
    assert found.is_in_force is (left >= 0)
    assert (found.state is TermState.ENDED) is (left < 0)

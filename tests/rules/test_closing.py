"""This file holds the cases of who has earned what: attendance, certificate, proposal, follow-up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.rules.closing import (
    CertificateStanding,
    certificate_standing,
    count_present,
    follow_up_day,
    has_attended,
    score_to_propose,
)
from asn_desktop.rules.follow_up import level_labels, summarise_follow_up

H, I, A = Attendance.PRESENT, Attendance.EXCUSED, Attendance.ABSENT  # noqa: E741
marks_of = st.lists(st.sampled_from([*Attendance, None]), max_size=12)


def standing(marks, *, has_test: bool = False, pre=None, post=None, percent: int = 75):
    return certificate_standing(marks, percent=percent, has_test=has_test, pre=pre, post=post)


@pytest.mark.parametrize(
    ("marks", "percent", "is_enough"),
    [
        ([H, H, H, A], 75, True),
        ([H, H, A, A], 75, False),
        ([H, None, H, H], 75, True),
        ([H, I, I], 33, True),
        ([I, I], 1, False),
        ([], 75, False),
        ([H], 100, True),
    ],
)
def test_share_of_sessions_decides(marks, percent, is_enough) -> None:
    assert has_attended(marks, percent) is is_enough


@pytest.mark.parametrize(
    ("marks", "word"),
    [
        ([H, H], "siap"),
        ([A, I], "tidak"),
        ([H, A], "kurang hadir"),
        ([A, None], "tidak"),
        ([None, None], None),
        ([H, None], None),
        ([], None),
    ],
)
def test_word_of_the_certificate_follows_attendance(marks, word) -> None:
    found = standing(marks)
    assert (found.label if found else None) == word


def test_certificate_waits_for_both_tests() -> None:
    assert standing([H], has_test=True, pre=50) is CertificateStanding.AWAITS_SCORE
    assert standing([H], has_test=True, post=50) is CertificateStanding.AWAITS_SCORE
    assert standing([H], has_test=True, pre=0, post=0) is CertificateStanding.READY
    assert standing([A], has_test=True) is CertificateStanding.ABSENT


@given(marks_of, st.integers(1, 100))
def test_filling_a_missing_mark_never_takes_a_certificate_away(marks, percent) -> None:
    if None not in marks:
        return
    place = marks.index(None)
    for mark in Attendance:
        filled = [*marks[:place], mark, *marks[place + 1 :]]
        assert count_present(filled) >= count_present(marks)
        if has_attended(marks, percent):
            assert has_attended(filled, percent)
    if standing(marks, percent=percent) in (CertificateStanding.TOO_FEW, CertificateStanding.ABSENT):
        best = [*marks[:place], H, *marks[place + 1 :]]
        assert not has_attended(best, percent)


@pytest.mark.parametrize(
    ("reaches", "present", "proposed"), [(3, 2, 3), (3, 3, None), (3, 4, None), (3, None, 3), (1, 0, 1)]
)
def test_proposal_never_lowers(reaches, present, proposed) -> None:
    assert score_to_propose(reaches, present) == proposed


@pytest.mark.parametrize(
    ("ends_on", "months", "due"),
    [
        (date(2026, 11, 24), 3, date(2027, 2, 24)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 9, 1), 3, date(2026, 12, 1)),
    ],
)
def test_follow_up_keeps_the_day_of_the_month(ends_on, months, due) -> None:
    assert follow_up_day(ends_on, months) == due


@pytest.mark.parametrize("months", [0, 2, 13])
def test_follow_up_is_three_to_twelve_months_later(months) -> None:
    with pytest.raises(ValueError, match="between 3 and 12"):
        follow_up_day(date(2026, 11, 24), months)


def test_looks_to_come_count_for_nothing() -> None:
    found = summarise_follow_up([4, None, 2, None])
    assert (found.planned, found.seen, found.applied, found.mean) == (4, 2, 1, 3.0)
    assert "2 orang" in found.caution
    assert summarise_follow_up([None]).mean is None
    assert summarise_follow_up([3] * 5).caution == ""
    assert list(level_labels()) == [1, 2, 3, 4]

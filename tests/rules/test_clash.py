"""What stands against an activity: people, place, days off, leave; touching is no clash."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.agenda import Span, every_day, first_overlap, jp_between
from asn_desktop.rules.clash import (
    Absence,
    Attendee,
    ClashKind,
    ClashSeverity,
    DayOff,
    Occasion,
    find_clashes,
    same_place,
)

DAY = date(2026, 10, 21)
SATURDAY = date(2026, 10, 24)
MORNING = Span(DAY, time(8), time(10))
LATER = Span(DAY, time(10), time(12))
times = st.times().map(lambda one: one.replace(second=0, microsecond=0))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    day = DAY + timedelta(days=draw(st.integers(0, 3)))
    if draw(st.booleans()):
        return Span(day)
    start, end = sorted((draw(times), draw(times)))
    return Span(day, start, end)


@given(spans(), spans())
def test_overlap_is_the_same_both_ways(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(spans(), spans())
def test_overlap_agrees_with_counting_minutes(one: Span, other: Span) -> None:
    def minutes(span: Span) -> set[int]:
        if span.starts_at is None or span.ends_at is None:
            return set(range(1440))
        start = span.starts_at.hour * 60 + span.starts_at.minute
        return set(range(start, span.ends_at.hour * 60 + span.ends_at.minute))

    if not minutes(one) or not minutes(other):
        return
    assert one.overlaps(other) == (one.day == other.day and bool(minutes(one) & minutes(other)))


@given(st.lists(spans(), max_size=6), spans())
def test_first_overlap_is_none_only_when_all_are_free(others: list[Span], span: Span) -> None:
    found = first_overlap(span, others)
    assert (found is None) == (not any(span.overlaps(other) for other in others))


def test_session_that_begins_when_another_ends_does_not_overlap() -> None:
    assert not MORNING.overlaps(LATER)
    assert MORNING.overlaps(Span(DAY))


def test_activity_without_agenda_takes_each_of_its_days() -> None:
    assert every_day(DAY, DAY + timedelta(days=1), time(8), None) == (
        Span(DAY, time(8)),
        Span(DAY + timedelta(days=1), time(8)),
    )
    assert every_day(None, None, None, None) == ()


def test_session_lasts_whole_units_of_45_minutes() -> None:
    assert jp_between(time(8), time(10)) == 2
    assert jp_between(time(10), time(8)) == 0


def own(*found: Span, place: str = "Aula", people: tuple[int, ...] = ()) -> Occasion:
    return Occasion("Lokakarya", found or (MORNING,), place, frozenset(people))


def test_person_in_two_activities_at_once_is_told_with_the_other() -> None:
    other = Occasion("Bimtek", (Span(DAY, time(9), time(11)),), "Balai", frozenset({1, 2}))
    (clash,) = find_clashes(own(people=(1,)), others=[other], attendees=[Attendee(1, "Budi")])
    assert clash.kind is ClashKind.PERSON
    assert clash.severity is ClashSeverity.WARN
    assert clash.sentence == "Budi juga tercatat di Bimtek, 21 Oktober 2026, 09.00–11.00"
    assert clash.person == 1


def test_place_in_use_is_known_whatever_its_case() -> None:
    other = Occasion("Rapat", (Span(DAY, time(9), time(11)),), " AULA  ")
    (clash,) = find_clashes(own(), others=[other])
    assert clash.kind is ClashKind.PLACE
    assert not find_clashes(own(LATER), others=[Occasion("Rapat", (MORNING,), "Aula")])


def test_nowhere_and_online_are_no_place() -> None:
    assert not same_place("", "")
    assert not same_place("Daring", "daring")
    assert same_place("Aula  lantai 2", "aula lantai 2")


def test_leave_is_told_with_its_dates_and_left_person_is_refused_first() -> None:
    people = [
        Attendee(1, "Budi", (Absence(DAY, DAY + timedelta(days=2)),)),
        Attendee(2, "Sari", gone_from=DAY - timedelta(days=1)),
        Attendee(3, "Rina", (Absence(DAY - timedelta(days=9), None),)),
    ]
    gone, *leave = find_clashes(own(), attendees=people)
    assert (gone.kind, gone.severity, gone.person) == (ClashKind.GONE, ClashSeverity.REFUSE, 2)
    assert [one.sentence for one in leave] == [
        "Budi cuti 21 Oktober 2026 sampai 23 Oktober 2026",
        "Rina cuti sejak 12 Oktober 2026",
    ]


def test_leave_that_ends_the_day_before_does_not_count() -> None:
    person = Attendee(1, "Budi", (Absence(DAY - timedelta(days=5), DAY - timedelta(days=1)),))
    assert not find_clashes(own(), attendees=[person])


@pytest.mark.parametrize(
    ("off", "kind", "words"),
    [
        (DayOff("Hari Raya Natal"), ClashKind.HOLIDAY, "libur, Hari Raya Natal"),
        (DayOff("Hari Raya Natal", is_joint_leave=True), ClashKind.JOINT_LEAVE, "cuti bersama"),
    ],
)
def test_day_off_is_named(off: DayOff, kind: ClashKind, words: str) -> None:
    (clash,) = find_clashes(own(), days_off={DAY: off})
    assert clash.kind is kind
    assert words in clash.sentence


def test_estimated_holiday_says_that_it_may_change() -> None:
    (clash,) = find_clashes(own(), days_off={DAY: DayOff("Idul Fitri", is_estimate=True)})
    assert "perkiraan" in clash.next_step


def test_weekend_is_told_once_and_not_on_a_day_the_office_works() -> None:
    (clash,) = find_clashes(own(Span(SATURDAY)))
    assert (clash.kind, clash.sentence) == (ClashKind.WEEKEND, "24 Oktober 2026 adalah hari Sabtu")
    assert not find_clashes(own(Span(SATURDAY)), working_days={SATURDAY})
    (holiday,) = find_clashes(own(Span(SATURDAY)), days_off={SATURDAY: DayOff("Natal")})
    assert holiday.kind is ClashKind.HOLIDAY


@given(st.lists(spans(), min_size=1, max_size=4), st.lists(spans(), min_size=1, max_size=4))
def test_two_activities_clash_from_both_sides_or_not_at_all(mine: list[Span], theirs: list[Span]) -> None:
    one = Occasion("Satu", tuple(mine), "Aula", frozenset({1}))
    other = Occasion("Dua", tuple(theirs), "Aula", frozenset({1}))
    kinds = {ClashKind.PERSON, ClashKind.PLACE}
    there = {clash.kind for clash in find_clashes(one, others=[other])} & kinds
    back = {clash.kind for clash in find_clashes(other, others=[one])} & kinds
    assert there == back
    assert there in (set(), kinds)


def test_every_sentence_has_a_next_step() -> None:
    found = find_clashes(
        own(Span(DAY), Span(SATURDAY), people=(1,)),
        others=[Occasion("Rapat", (MORNING,), "Aula", frozenset({1}))],
        attendees=[Attendee(1, "Budi", (Absence(DAY, DAY),))],
    )
    assert {one.kind for one in found} == {
        ClashKind.LEAVE,
        ClashKind.PERSON,
        ClashKind.PLACE,
        ClashKind.WEEKEND,
    }
    assert all(one.next_step and not one.sentence.endswith(".") for one in found)

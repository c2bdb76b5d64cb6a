"""This file holds what stands against holding an activity on its days: people, place, days off, leave."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _
from typing import NamedTuple

from asn_desktop.rules.agenda import Span
from asn_desktop.rules.indonesian_date import WEEKDAYS, format_long, format_weekday_long

SATURDAY = 5
ONLINE = "daring"


class ClashSeverity(StrEnum):
    """Whether a clash is only said, or the act refused.

    Source: design decision (features.md row 29).
    """

    WARN = "warn"
    REFUSE = "refuse"


class ClashKind(StrEnum):
    """What an activity clashes with.

    Source: features.md row 29 and D1.
    """

    GONE = "gone"
    LEAVE = "leave"
    PERSON = "person"
    PLACE = "place"
    HOLIDAY = "holiday"
    JOINT_LEAVE = "joint_leave"
    WEEKEND = "weekend"


class DayOff(NamedTuple):
    """A day on which the office is closed; `is_estimate` where the moon has not been sighted yet.

    Source: SKB 3 Menteri on hari libur nasional dan cuti bersama; PlaceHoliday of the office.
    """

    name: str
    is_joint_leave: bool = False
    is_estimate: bool = False


class Absence(NamedTuple):
    """Leave of one person, both days counted; `ends_on` None: until further notice.

    Source: PP 11/2017 article 310 on cuti; StatusRecord.
    """

    starts_on: date
    ends_on: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who takes part, with the leave known and, if so, the day from which the person is gone.

    Source: features.md row 29.
    """

    key: int
    name: str
    absences: tuple[Absence, ...] = ()
    gone_from: date | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """An activity as the check sees it: when, where, and who is in it.

    Source: features.md row 29.
    """

    title: str
    spans: tuple[Span, ...]
    place: str = ""
    people: frozenset[int] = frozenset()

    @property
    def days(self) -> list[date]:
        """The days it takes, in order.

        Source: features.md row 29.
        """
        return sorted({span.day for span in self.spans})


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that stands against an activity, in a sentence, with what to do about it.

    Source: features.md row 29; ux.md 7.5 (what is the case, then the next step).
    """

    kind: ClashKind
    severity: ClashSeverity
    day: date
    sentence: str
    next_step: str
    person: int | None = None


def same_place(one: str, other: str) -> bool:
    """Whether two places are one whatever their case and spaces; nowhere and online are no place.

    Source: features.md row 29 (room).
    """
    plain = place_key(one)
    return plain is not None and plain == place_key(other)


def place_key(text: str) -> str | None:
    """What places are compared by; None where there is no room that could be taken.

    Source: features.md row 29 (room).
    """
    plain = " ".join(text.split()).casefold()
    return None if plain in ("", ONLINE) else plain


def find_clashes(
    own: Occasion,
    *,
    others: Iterable[Occasion] = (),
    attendees: Collection[Attendee] = (),
    days_off: Mapping[date, DayOff] | None = None,
    working_days: Collection[date] = (),
) -> tuple[Clash, ...]:
    """Everything that stands against an activity, what is refused first, then by day.

    `working_days` are days that the office works although a calendar calls them off. Only one clash is
    named for each person and other activity, the first.

    Source: features.md row 29 and D1.
    """
    found = [
        *_of_days(own, days_off or {}, working_days),
        *_of_people(own, attendees),
        *_of_others(own, others, {one.key: one.name for one in attendees}),
    ]
    order = list(ClashKind)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.severity is not ClashSeverity.REFUSE,
                one.day,
                order.index(one.kind),
                one.sentence,
            ),
        )
    )


def _of_days(
    own: Occasion, days_off: Mapping[date, DayOff], working_days: Collection[date]
) -> Iterable[Clash]:
    for day in own.days:
        if day in working_days:
            continue
        off = days_off.get(day)
        if off is not None:
            yield _day_off(day, off)
        elif day.weekday() >= SATURDAY:
            yield Clash(
                ClashKind.WEEKEND,
                ClashSeverity.WARN,
                day,
                _("{day} adalah hari {name}").format(day=format_long(day), name=WEEKDAYS[day.weekday()]),
                _("Pilih hari kerja, atau pastikan peserta bersedia hadir"),
            )


def _day_off(day: date, off: DayOff) -> Clash:
    words = _("{day} libur, {name}")
    kind = ClashKind.HOLIDAY
    step = _("Pindahkan ke hari kerja")
    if off.is_joint_leave:
        words, kind = _("{day} cuti bersama, {name}"), ClashKind.JOINT_LEAVE
    elif off.is_estimate:
        step = _("Tanggalnya masih perkiraan, periksa lagi sesudah keputusan pemerintah terbit")
    return Clash(
        kind, ClashSeverity.WARN, day, words.format(day=format_weekday_long(day), name=off.name), step
    )


def _of_people(own: Occasion, attendees: Iterable[Attendee]) -> Iterable[Clash]:
    for one in attendees:
        gone = [day for day in own.days if one.gone_from is not None and day >= one.gone_from]
        if gone:
            yield Clash(
                ClashKind.GONE,
                ClashSeverity.REFUSE,
                gone[0],
                _("{name} tidak lagi bertugas di kantor ini pada {day}").format(
                    name=one.name, day=format_long(gone[0])
                ),
                _("Keluarkan dari daftar peserta"),
                one.key,
            )
            continue
        away = next(((day, off) for day in own.days for off in one.absences if _covers(off, day)), None)
        if away is not None:
            yield _leave(one, *away)


def _leave(one: Attendee, day: date, off: Absence) -> Clash:
    words = _("{name} cuti sejak {start}")
    if off.ends_on is not None:
        words = _("{name} cuti {start} sampai {end}")
    return Clash(
        ClashKind.LEAVE,
        ClashSeverity.WARN,
        day,
        words.format(
            name=one.name,
            start=format_long(off.starts_on),
            end=format_long(off.ends_on) if off.ends_on else "",
        ),
        _("Ganti pesertanya atau pilih hari lain"),
        one.key,
    )


def _covers(off: Absence, day: date) -> bool:
    return off.starts_on <= day and (off.ends_on is None or day <= off.ends_on)


def _of_others(own: Occasion, others: Iterable[Occasion], names: Mapping[int, str]) -> Iterable[Clash]:
    for other in others:
        span = _first_common(own, other)
        if span is None:
            continue
        if same_place(own.place, other.place):
            yield Clash(
                ClashKind.PLACE,
                ClashSeverity.WARN,
                span.day,
                _("{place} dipakai {title}, {span}").format(
                    place=own.place, title=other.title, span=span.words
                ),
                _("Pilih tempat lain atau jam lain"),
            )
        for person in sorted(own.people & other.people):
            yield Clash(
                ClashKind.PERSON,
                ClashSeverity.WARN,
                span.day,
                _("{name} juga tercatat di {title}, {span}").format(
                    name=names.get(person, ""), title=other.title, span=span.words
                ),
                _("Ganti orangnya atau pindahkan salah satu kegiatan"),
                person,
            )


def _first_common(own: Occasion, other: Occasion) -> Span | None:
    """The earliest stretch of the other activity that ours wants too."""
    common = [theirs for theirs in other.spans if any(mine.overlaps(theirs) for mine in own.spans)]
    return min(common, key=lambda span: (span.day, str(span.starts_at or "")), default=None)

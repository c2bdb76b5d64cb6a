"""This file holds how long an agreement still runs: its state, its words, and when to remind of its end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _

REMIND_DAYS = (90, 60, 30)
"""Days before the end at which a reminder comes, the earliest first."""


class TermState(StrEnum):
    """Where an agreement, or a partner's best agreement, stands on a day.

    Source: ux.md 8.7; ux-screens.md, mitra.
    """

    DRAFT = "draft"
    COMING = "coming"
    RUNNING = "running"
    ENDING = "ending"
    LAST_DAYS = "last_days"
    ENDED = "ended"
    NONE = "none"

    @property
    def label(self) -> str:
        """Wording where no number of days is said.

        Source: ux.md 8.7; ux-screens.md, mitra.
        """
        return {
            TermState.DRAFT: _("draf"),
            TermState.COMING: _("belum mulai"),
            TermState.RUNNING: _("berlaku"),
            TermState.ENDING: _("hampir berakhir"),
            TermState.LAST_DAYS: _("segera berakhir"),
            TermState.ENDED: _("berakhir"),
            TermState.NONE: _("tanpa MoU"),
        }[self]


_RANK = {
    TermState.RUNNING: 0,
    TermState.COMING: 1,
    TermState.DRAFT: 2,
    TermState.ENDED: 3,
    TermState.NONE: 4,
}


@dataclass(frozen=True, slots=True)
class AgreementTerm:
    """State of an agreement on one day; `days_left` counts to its last day, None where it has none.

    Source: ux.md 8.7.
    """

    state: TermState
    days_left: int | None = None

    @property
    def is_in_force(self) -> bool:
        """Whether it holds today.

        Source: design decision.
        """
        return self.state in (TermState.RUNNING, TermState.ENDING, TermState.LAST_DAYS)

    @property
    def words(self) -> str:
        """The chip: `berlaku`, `55 hari lagi`, `berakhir`, `draf`, `tanpa MoU`.

        Source: ux.md 8.7; ux-screens.md, mitra.
        """
        if self.state in (TermState.ENDING, TermState.LAST_DAYS):
            if not self.days_left:
                return _("hari terakhir")
            return _("{days} hari lagi").format(days=self.days_left)
        return self.state.label

    @property
    def tone(self) -> str:
        """Look of the chip: `ok`, `warn`, `bad` or `mute`.

        Source: ux.md 8.7 (over 90 days ok, 31 to 90 warn, 30 and less bad).
        """
        return {
            TermState.RUNNING: "ok",
            TermState.ENDING: "warn",
            TermState.LAST_DAYS: "bad",
        }.get(self.state, "mute")


NO_AGREEMENT = AgreementTerm(TermState.NONE)


def agreement_term(
    *,
    signed_on: date | None,
    starts_on: date,
    ends_on: date | None,
    ended_on: date | None,
    on: date,
    remind_days: Sequence[int] = REMIND_DAYS,
) -> AgreementTerm:
    """Tell where an agreement stands on a day; one without a signature is a draft, whatever its dates.

    An agreement holds through its last day. One that was ended early ends with that day.

    Source: ux.md 8.7; ux-screens.md, mitra.
    """
    last = ends_on if ended_on is None else ended_on
    days_left = None if last is None else (last - on).days
    if signed_on is None:
        return AgreementTerm(TermState.DRAFT, days_left)
    if days_left is not None and days_left < 0:
        return AgreementTerm(TermState.ENDED, days_left)
    if starts_on > on:
        return AgreementTerm(TermState.COMING, days_left)
    if days_left is not None and days_left <= min(remind_days):
        return AgreementTerm(TermState.LAST_DAYS, days_left)
    if days_left is not None and days_left <= max(remind_days):
        return AgreementTerm(TermState.ENDING, days_left)
    return AgreementTerm(TermState.RUNNING, days_left)


def partner_term(terms: Iterable[AgreementTerm]) -> AgreementTerm:
    """The state of a partner, from the agreements that nothing signed follows.

    One that is about to end is told first, the soonest of several; else the one that holds longest
    counts, else the most hopeful.

    Source: ux.md 8.7; design decision where several agreements stand side by side.
    """
    found = list(terms)
    if not found:
        return NO_AGREEMENT
    ending = [term for term in found if term.state in (TermState.ENDING, TermState.LAST_DAYS)]
    if ending:
        return min(ending, key=_length)
    return min(found, key=lambda term: (_RANK[term.state], -_length(term)))


def _length(term: AgreementTerm) -> float:
    return float("inf") if term.days_left is None else term.days_left


def reminder_step(days_left: int | None, remind_days: Sequence[int] = REMIND_DAYS) -> int | None:
    """The reminder that has been reached, for example 60 with 45 days left; None before the first.

    A past end has no reminder.

    Source: features.md row 44; reminder days are a setting.
    """
    if days_left is None or days_left < 0:
        return None
    reached = [days for days in remind_days if days_left <= days]
    return min(reached, default=None)


def renewal_dates(starts_on: date, ends_on: date | None, *, on: date) -> tuple[date, date | None]:
    """First and last day of the agreement that follows: the day after, as long as the one before.

    Where the one before ended long ago or has no end, the next begins today.

    Source: ux.md 8.7 (Perpanjang opens a prefilled new MoU).
    """
    if ends_on is None:
        return on, None
    first = date.fromordinal(max(ends_on.toordinal() + 1, on.toordinal()))
    days = (ends_on - starts_on).days
    last = _same_length(starts_on, ends_on, first)
    return first, last if last is not None else date.fromordinal(first.toordinal() + days)


def _same_length(starts_on: date, ends_on: date, first: date) -> date | None:
    """The last day in whole years where the agreement ran in whole years."""
    after = date.fromordinal(ends_on.toordinal() + 1)
    if (after.month, after.day) != (starts_on.month, starts_on.day):
        return None
    try:
        return date.fromordinal(first.replace(year=first.year + after.year - starts_on.year).toordinal() - 1)
    except ValueError:
        return None

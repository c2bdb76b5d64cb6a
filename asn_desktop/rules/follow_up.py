"""This file holds how one looks, months later, at whether what was learned is done at work."""

from collections.abc import Iterable
from dataclasses import dataclass
from gettext import gettext as _
from statistics import fmean

APPLIED_FROM = 3
FEWEST_SEEN = 5


@dataclass(frozen=True, slots=True)
class FollowUpSummary:
    """People looked at, how many do it often or always, the mean of 1 to 4; None when nobody was seen.

    Source: design decision (features.md D3: behaviour level, not only satisfaction).
    """

    planned: int
    seen: int
    applied: int
    mean: float | None
    caution: str


def level_labels() -> dict[int, str]:
    """What was seen at work, from 1 to 4.

    Source: design decision (level 3 of Kirkpatrick, four answers without a middle).
    """
    return {1: _("belum terlihat"), 2: _("kadang-kadang"), 3: _("sering"), 4: _("selalu")}


def summarise_follow_up(levels: Iterable[int | None]) -> FollowUpSummary:
    """Count what was seen; None is a look that is still to come and counts for nothing.

    Source: design decision (features.md D3).
    """
    planned = list(levels)
    seen = [level for level in planned if level is not None]
    caution = ""
    if seen and len(seen) < FEWEST_SEEN:
        caution = _("Baru {count} orang diamati, jadi belum menggambarkan seluruh peserta.").format(
            count=len(seen)
        )
    return FollowUpSummary(
        planned=len(planned),
        seen=len(seen),
        applied=sum(level >= APPLIED_FROM for level in seen),
        mean=fmean(seen) if seen else None,
        caution=caution,
    )

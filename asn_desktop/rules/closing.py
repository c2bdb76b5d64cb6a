"""This file holds who has earned what when an activity closes: attendance, certificate, score, follow-up."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from gettext import gettext as _

from asn_desktop.rules.activity_stage import Attendance

LEAST_FOLLOW_UP, MOST_FOLLOW_UP = 3, 12
"""Months after which one looks whether what was learned is done at work."""


class CertificateStanding(StrEnum):
    """Whether a participant gets a certificate, told before there is a number.

    Source: ux-screens.md 6 (siap, tunggu nilai, kurang hadir, tidak).
    """

    READY = "ready"
    AWAITS_SCORE = "awaits_score"
    TOO_FEW = "too_few"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        """The word in the grid.

        Source: ux-screens.md 6.
        """
        return {
            CertificateStanding.READY: _("siap"),
            CertificateStanding.AWAITS_SCORE: _("tunggu nilai"),
            CertificateStanding.TOO_FEW: _("kurang hadir"),
            CertificateStanding.ABSENT: _("tidak"),
        }[self]


def count_present(marks: Sequence[Attendance | None]) -> int:
    """Sessions attended; izin, sakit and alpa are not, and neither is a session without a mark.

    Source: ux.md 8.5.
    """
    return sum(mark is Attendance.PRESENT for mark in marks)


def has_attended(marks: Sequence[Attendance | None], percent: int) -> bool:
    """Whether enough sessions were attended for JP and a certificate; never without a single one.

    Source: design decision (setting `kegiatan.attendance_percent`, 75 as shipped).
    """
    present = count_present(marks)
    return present > 0 and present * 100 >= percent * len(marks)


def certificate_standing(
    marks: Sequence[Attendance | None], *, percent: int, has_test: bool, pre: int | None, post: int | None
) -> CertificateStanding | None:
    """Where a participant stands; None while the marks that are still missing can decide it.

    Source: ux-screens.md 6; features.md row 36 (none for the absent).
    """
    if has_attended(marks, percent):
        is_scored = not has_test or (pre is not None and post is not None)
        return CertificateStanding.READY if is_scored else CertificateStanding.AWAITS_SCORE
    hopeful = [Attendance.PRESENT if mark is None else mark for mark in marks]
    if not marks or has_attended(hopeful, percent):
        return None
    return CertificateStanding.TOO_FEW if count_present(marks) else CertificateStanding.ABSENT


def score_to_propose(reaches: int, present: int | None) -> int | None:
    """The score that an activity suggests: the level it reaches, never one that would lower anybody.

    Source: design decision (features.md row 37; a penilai approves it).
    """
    return reaches if present is None or reaches > present else None


def follow_up_day(ends_on: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month.

    Raises:
        ValueError: months outside 3 to 12.

    Source: features.md D3 (after 3–12 months).
    """
    if not LEAST_FOLLOW_UP <= months <= MOST_FOLLOW_UP:
        raise ValueError(f"{months} months is not between {LEAST_FOLLOW_UP} and {MOST_FOLLOW_UP}")
    year, month = divmod(ends_on.year * 12 + ends_on.month - 1 + months, 12)
    return date(year, month + 1, min(ends_on.day, monthrange(year, month + 1)[1]))

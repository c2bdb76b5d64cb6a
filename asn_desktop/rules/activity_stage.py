"""This file holds the words of an activity: its stages, attendance marks, and proposals of scores."""

from enum import StrEnum
from gettext import gettext as _


class ActivityStage(StrEnum):
    """The life of an activity.

    Source: ux.md 8.5.
    """

    PLAN = "plan"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    AWAITING = "awaiting"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: ux.md 8.5.
        """
        return {
            ActivityStage.PLAN: _("Rencana"),
            ActivityStage.SCHEDULED: _("Terjadwal"),
            ActivityStage.RUNNING: _("Berlangsung"),
            ActivityStage.AWAITING: _("Menunggu nilai"),
            ActivityStage.CLOSED: _("Selesai"),
        }[self]


class Attendance(StrEnum):
    """The mark of one person in one session.

    Source: ux.md 8.5 (H, I, S, A).
    """

    PRESENT = "H"
    EXCUSED = "I"
    SICK = "S"
    ABSENT = "A"

    @property
    def label(self) -> str:
        """The mark in words.

        Source: ux.md 8.5.
        """
        return {
            Attendance.PRESENT: _("hadir"),
            Attendance.EXCUSED: _("izin"),
            Attendance.SICK: _("sakit"),
            Attendance.ABSENT: _("alpa"),
        }[self]


class ProposalStatus(StrEnum):
    """A score that an activity proposes waits until a penilai decides.

    Source: features.md row 37; design decision.
    """

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: design decision.
        """
        return {
            ProposalStatus.WAITING: _("Menunggu penilai"),
            ProposalStatus.APPROVED: _("Disetujui"),
            ProposalStatus.REFUSED: _("Ditolak"),
        }[self]

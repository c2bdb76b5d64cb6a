"""This file holds whether a person is at work, away, or gone from the office."""

from enum import StrEnum


class StaffStatus(StrEnum):
    """Where a person stands with the office.

    Source: design decision; kedudukan hukum of SIASN reduced to what an office acts on.
    """

    ACTIVE = "active"
    LEAVE = "leave"
    TRANSFERRED = "transferred"
    RETIRED = "retired"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: ux.md 5.4.
        """
        return {
            StaffStatus.ACTIVE: "Aktif",
            StaffStatus.LEAVE: "Cuti",
            StaffStatus.TRANSFERRED: "Mutasi",
            StaffStatus.RETIRED: "Pensiun",
        }[self]

    @property
    def is_of_office(self) -> bool:
        """Whether the person still counts as staff of the office; leave does.

        Source: design decision.
        """
        return self in (StaffStatus.ACTIVE, StaffStatus.LEAVE)

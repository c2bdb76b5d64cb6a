"""This file holds the kinds of entries that the calendar of activities shows."""

from enum import StrEnum
from gettext import gettext as _


class CalendarKind(StrEnum):
    """What one entry of the calendar is.

    Source: ux-screens.md 5.
    """

    ACTIVITY = "activity"
    PLAN = "plan"
    LEAVE = "leave"
    DEADLINE = "deadline"

    @property
    def label(self) -> str:
        """Wording in the list and the legend.

        Source: ux-screens.md 5.
        """
        return {
            CalendarKind.ACTIVITY: _("Kegiatan"),
            CalendarKind.PLAN: _("Rencana"),
            CalendarKind.LEAVE: _("Cuti"),
            CalendarKind.DEADLINE: _("Batas waktu"),
        }[self]

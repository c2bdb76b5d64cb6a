"""This file holds the words of the annual plan: its stages, the standing of a line, why it is there."""

from enum import StrEnum
from gettext import gettext as _


class PlanStage(StrEnum):
    """The three stages of a year's plan, then decided.

    Source: competency-rules.md 3.2 (inventarisasi, verifikasi, validasi).
    """

    INVENTORY = "inventory"
    VERIFICATION = "verification"
    VALIDATION = "validation"
    DECIDED = "decided"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: competency-rules.md 3.2.
        """
        return {
            PlanStage.INVENTORY: _("Inventarisasi"),
            PlanStage.VERIFICATION: _("Verifikasi"),
            PlanStage.VALIDATION: _("Validasi"),
            PlanStage.DECIDED: _("Ditetapkan"),
        }[self]


class LineStatus(StrEnum):
    """Where one line of the plan stands.

    Source: features.md row 19.
    """

    DRAFT = "draft"
    PLANNED = "planned"
    SCHEDULED = "scheduled"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: ux.md 8.4.
        """
        return {
            LineStatus.DRAFT: _("Draf"),
            LineStatus.PLANNED: _("Direncanakan"),
            LineStatus.SCHEDULED: _("Terjadwal"),
            LineStatus.DONE: _("Terlaksana"),
            LineStatus.CANCELLED: _("Dibatalkan"),
        }[self]


class Wish(StrEnum):
    """What a person fixed about a proposal of the best plan: it stays, or it never comes back.

    Source: ux-screens.md, rencana (pin, dismiss).
    """

    PINNED = "pinned"
    STRUCK = "struck"

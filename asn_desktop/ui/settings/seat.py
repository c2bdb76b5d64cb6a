"""This file holds what the room of settings needs of the desk, and the work it does beside sessions."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from asn_desktop.rules.permission import Right

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice
    from asn_desktop.ui.preferences import Mode, Preferences


class Seat(Protocol):
    """The desk as this room sees it."""

    office: "OpenOffice | None"
    preferences: "Preferences"

    def lock(self, reason: str = "") -> None:
        """Close the office and show the lock screen."""

    def lock_restored(self, reason: str = "") -> None:
        """Show the lock screen after a restore, which closed the database itself."""

    def set_look(self, *, mode: "Mode | None" = None, text_scale: int | None = None) -> None:
        """Change theme or text size."""

    def set_auto_lock(self, minutes: int) -> None:
        """Change how long the program waits before it locks."""

    def remember(self, **changes: Any) -> None:
        """Keep a preference of this computer."""


def opened(seat: Seat) -> "OpenOffice":
    """The office that is open; this room is never shown without one."""
    office = seat.office
    assert office is not None
    return office


def with_right(office: "OpenOffice", right: Right, job: Callable[[], Any]) -> Any:
    """Run `job` if the account may do such acts; on the database thread.

    Raises:
        UserError: its role does not hold the right.
    """
    from asn_desktop.operations.acts import require

    with office.database.begin(account_id=office.account_id) as session:
        require(session, right)
    return job()

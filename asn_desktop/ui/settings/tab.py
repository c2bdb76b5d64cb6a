"""This file holds what every tab of the settings is to the page around it."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.acting import perform, tell
from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.seat import Seat

T = TypeVar("T")


class SettingsTab(QWidget):
    """One tab. `reload_on` are the tables it shows; `buttons` stand in the header while it is shown."""

    subtitle_changed = Signal(str)

    reload_on: frozenset[str] = frozenset()

    def __init__(self, background: Background, seat: Seat) -> None:
        super().__init__()
        self.background, self.seat = background, seat

    def buttons(self) -> list[QWidget]:
        """Secondary buttons, then the primary one."""
        return []

    def reload(self) -> None:
        """Read again what is shown."""

    def open_target(self, **target: Any) -> None:
        """Go to a place in this tab."""

    def arrange(self, is_compact: bool) -> None:
        """Take less room."""

    def read(self, work: Callable[[Any], T], then: Callable[[T], object]) -> None:
        """Read with a session, then show; what arrives after the office was locked is dropped."""

        def arrive(result: T) -> None:
            if self.seat.office is not None:
                then(result)

        self.background.run(self, work, arrive)

    def act(
        self,
        work: Callable[[Any], T],
        text: str = "",
        then: Callable[[T], object] | None = None,
        *,
        refused: Callable[[UserError], object] | None = None,
    ) -> None:
        """Do one act, tell it with Urungkan; a refusal is told, and what stands is shown again."""
        perform(self, self.background, work, then, text=text, refused=refused or self.refuse)

    def refuse(self, refusal: UserError) -> None:
        """Tell a refusal and show what still holds."""
        self.background.refused.emit(refusal)
        self.reload()

    def tell(self, text: str) -> None:
        """Say what was done."""
        tell(self, text)

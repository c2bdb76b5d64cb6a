"""This file holds what a view of the competency room is to the page around it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class View(QWidget):
    """One of the three views. The page shows its title, subtitle, buttons and legend."""

    head_changed = Signal()
    """title, subtitle or buttons are others now"""
    go_to = Signal(str, object)
    """key of another page and a dict of its target"""
    view_wanted = Signal(str, object)
    """another view of this room and a dict of its target"""

    title = ""
    help_topic = ""
    subtitle = ""
    covers_page = False
    """whether the view bar is hidden, while a form is open"""

    def buttons(self) -> list[QWidget]:
        """At most two secondary buttons, then the primary one."""
        return []

    def legend(self) -> QWidget | None:
        """What stands at the right of the view bar."""
        return None

    def reload(self) -> None:
        """Read again what is shown."""

    def open_target(self, **target: Any) -> None:
        """Show a record."""

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""

    def save(self) -> bool:
        """Write the draft. False when there is nothing to write."""
        return False

    def print_current(self) -> None:
        """Preview the paper of the view."""

    def focus_filter(self) -> None:
        """Go to the filter, where there is one."""

    @property
    def has_draft(self) -> bool:
        """Whether something typed is not published yet."""
        return False

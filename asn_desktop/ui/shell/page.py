"""This file holds what a page is to the window around it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One part of the program. The window shows its title, subtitle and actions in the header.

    A subclass sets `reload_on` to the table names it shows and fills in `reload`; the window
    calls that when one of them was written, at once if the page is visible, else on the next
    visit.
    """

    title_changed = Signal(str)
    subtitle_changed = Signal(str)
    actions_changed = Signal()
    go_to = Signal(str, object)
    """key of another page and a dict of its target"""

    reload_on: frozenset[str] = frozenset()
    help_topic: str = ""
    """file name under resources/help without its ending; empty means the page's key"""

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.setProperty("page", "1")
        self._title, self._subtitle = title, subtitle

    @property
    def title(self) -> str:
        """What the header says in large letters."""
        return self._title

    @property
    def subtitle(self) -> str:
        """What the header says below the title."""
        return self._subtitle

    @property
    def has_draft(self) -> bool:
        """Whether something typed here is not published yet."""
        return False

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title = title
        self.title_changed.emit(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the subtitle."""
        self._subtitle = subtitle
        self.subtitle_changed.emit(subtitle)

    def header_actions(self) -> list[QWidget]:
        """At most two secondary buttons, then the primary one; made once and kept by the page."""
        return []

    def open(self, **target: Any) -> None:
        """Show a record or a step; called on every visit, without a target on a plain one."""

    def reload(self) -> None:
        """Read again what the page shows."""

    def arrange(self, is_compact: bool) -> None:
        """Take less room: the window is narrower than 1180 design pixels (ux.md 5.3)."""

    def save(self) -> bool:
        """Answer Ctrl+S: write the draft. False when there is nothing to write."""
        return False

    def print_current(self) -> None:
        """Answer Ctrl+P: preview the paper of what is open."""

    def focus_filter(self) -> None:
        """Answer Ctrl+F: go to the filter of the list."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A part as the navigation knows it. Only registered parts appear.

    `group` is "" (top), "DATA", "PENGEMBANGAN", "PENILAIAN", "KELUARAN", "bottom" or "hidden"
    (reached from other parts only); the icon is
    a Fluent name, shown filled while selected; `shortcut` as in "Alt+2".
    """

    key: str
    title: str
    group: str
    icon: str
    shortcut: str
    factory: Callable[[], Page]
    under: str = ""
    """key of the part that is marked in the navigation while this one, which is not in it, is shown"""

"""This file holds the room of competencies: the switch between dictionary, standards and map."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.competency.dictionary_view import DictionaryView
from asn_desktop.ui.competency.map_view import MapView
from asn_desktop.ui.competency.standards_view import StandardsView
from asn_desktop.ui.competency.view import View
from asn_desktop.ui.shell.page import Page
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column, line
from asn_desktop.ui.widgets.seg import Seg

KEYS = ("dictionary", "standards", "map")
COMPACT_BELOW = 1100
"""Width of the page, its padding included, from which the third column and long words give way."""


class CompetencyPage(Page):
    """What the office knows of competencies, asks of positions, and finds in people."""

    reload_on = frozenset(
        {
            "competency",
            "competency_level",
            "position",
            "position_standard",
            "position_record",
            "employee",
            "status_record",
            "current_score",
        }
    )

    def __init__(self, background: Background) -> None:
        super().__init__(_("Kompetensi"))
        self._background = background
        self.dictionary = DictionaryView(background)
        self.standards = StandardsView(background)
        self.map = MapView(background)
        self._views: tuple[View, ...] = (self.dictionary, self.standards, self.map)
        self._stale = set(range(len(self._views)))
        self._is_compact: bool | None = None
        self.switch = Seg([_("Kamus"), _("Standar jabatan"), _("Peta kesenjangan")])
        self.switch.changed.connect(self._show_view)
        self._bar = QWidget()
        bar = line(self.switch, spacing=12, margins=(0, 0, 0, 12), parent=self._bar)
        self._stack = QStackedWidget()
        for view in self._views:
            self._stack.addWidget(view)
            if (legend := view.legend()) is not None:
                bar.addWidget(legend, 1)
            view.head_changed.connect(partial(self._refresh_head, view))
            view.go_to.connect(self.go_to)
            view.view_wanted.connect(self._open_view)
        column(self._bar, self._stack, margins=(24, 12, 24, 16), parent=self).setStretch(1, 1)
        for place in range(len(self._views)):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._show_view, place))
        self._show_view(0)

    @property
    def has_draft(self) -> bool:
        """Whether a form here holds words that are not published."""
        return any(view.has_draft for view in self._views)

    def current_view(self) -> View:
        """The view on the screen."""
        return self._views[self._stack.currentIndex()]

    def header_actions(self) -> list[QWidget]:
        """The buttons of the view."""
        return self.current_view().buttons()

    def open(self, view: str = "", **target: Any) -> None:
        """Show a view and in it a competency or a position; `draft` takes up a form again."""
        self._open_view(view or _view_of(target), target)

    def reload(self) -> None:
        """Read the view on the screen again; the others when they are shown next."""
        self._stale = set(range(len(self._views)))
        self._load(self._stack.currentIndex())

    def save(self) -> bool:
        """Write the draft of the form."""
        return self.current_view().save()

    def print_current(self) -> None:
        """The paper of the view."""
        self.current_view().print_current()

    def focus_filter(self) -> None:
        """The filter of the dictionary."""
        self.current_view().focus_filter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the third column and long words give way in a small window."""
        super().resizeEvent(event)
        is_compact = self.width() < px(COMPACT_BELOW)
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            for view in self._views:
                view.show_compact(is_compact)

    def _open_view(self, key: str, target: object) -> None:
        if key in KEYS:
            self._show_view(KEYS.index(key))
        if isinstance(target, dict) and target:
            self.current_view().open_target(**target)

    def _show_view(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.switch.set_current(place)
        for number, view in enumerate(self._views):
            if (legend := view.legend()) is not None:
                legend.setVisible(number == place)
        self._load(place)
        self._refresh_head(self._views[place])

    def _load(self, place: int) -> None:
        if place in self._stale:
            self._stale.discard(place)
            self._views[place].reload()

    def _refresh_head(self, view: View) -> None:
        if view is not self.current_view():
            return
        self._bar.setVisible(not view.covers_page)
        self.help_topic = view.help_topic
        self.set_title(view.title)
        self.set_subtitle(view.subtitle)
        self.actions_changed.emit()


def _view_of(target: dict[str, Any]) -> str:
    """Where a target without a view belongs."""
    if "position_id" in target:
        return "standards"
    return "dictionary" if {"competency_id", "draft"} & set(target) else ""

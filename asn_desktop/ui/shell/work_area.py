"""This file holds the room beside the navigation: header, message bar, page, help, status bar."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from asn_desktop.ui.shell.header import Header, StatusBar
from asn_desktop.ui.shell.help_place import HelpPlace
from asn_desktop.ui.shell.page import Page, PageSpec
from asn_desktop.ui.shell.sidebar import Sidebar
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.help_panel import HelpPanel
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.toast import ToastArea

RAIL_BELOW = 1180
"""Effective width under which the navigation shrinks to icons (ux.md 5.3)."""


class WorkArea(QWidget):
    """All that is seen after the password: pages are built on their first visit and kept."""

    page_shown = Signal(str)

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setProperty("page", "1")
        self.specs: dict[str, PageSpec] = {}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._current = ""
        self._is_compact = False
        self.sidebar, self.header, self.status = Sidebar(), Header(), StatusBar()
        self.take_parts(specs)
        self.sidebar.chosen.connect(self.show_page)
        self.message = InlineBar()
        self.help = HelpPanel()
        self.help.hide()
        self._stack = QStackedWidget()
        self._build()
        self.toasts = ToastArea(self._stack, bottom=24)

    def take_parts(self, specs: Sequence[PageSpec]) -> None:
        """Offer these parts in the navigation; for an area that has none yet."""
        self.specs = {spec.key: spec for spec in specs}
        self.sidebar.show_parts(specs)
        if self._is_compact:
            self.sidebar.set_rail(True)

    def show_page(self, key: str, **target: object) -> Page:
        """Show a part, building it on the first visit, and open a target in it."""
        page = self._pages.get(key) or self._make(key)
        if key != self._current:
            self._current = key
            self.message.hide()
            self.sidebar.set_current(self.specs[key].under or key)
            self._stack.setCurrentWidget(page)
            self.toasts.raise_current()
            # The keyboard goes along, or Tab would go on in what was left.
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        if key in self._stale:
            self._stale.discard(key)
            page.reload()
        self._show_header(page)
        page.open(**target)
        self._show_header(page)
        if self.help.isVisible():
            self.show_help()
        self.page_shown.emit(key)
        return page

    def current_page(self) -> Page | None:
        """The page on the screen."""
        return self._pages.get(self._current)

    @property
    def current_key(self) -> str:
        """Its key."""
        return self._current

    def page(self, key: str) -> Page | None:
        """A page that was built already."""
        return self._pages.get(key)

    def tables_changed(self, tables: frozenset[str]) -> None:
        """Reload what is visible and shows one of the tables; mark the rest for their next visit."""
        for key, page in self._pages.items():
            if page.reload_on & tables:
                if key == self._current and self.isVisible():
                    page.reload()
                else:
                    self._stale.add(key)

    def show_help(self) -> None:
        """Open the help of the page."""
        page = self.current_page()
        if page is not None:
            spec = self.specs[self._current]
            self.help.show_topic(page.help_topic or self._current, spec.title)
        self.help.show()

    def forget_pages(self) -> None:
        """Delete all pages; the next visit builds them anew (after a new text size, or another person)."""
        self.header.forget_actions()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self._current = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink or widen the navigation."""
        super().resizeEvent(event)
        is_compact = self.width() < px(RAIL_BELOW)
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.sidebar.set_rail(is_compact)
            self.header.search.set_narrow(is_compact)
            for page in self._pages.values():
                page.arrange(is_compact)

    def _build(self) -> None:
        bar = QWidget()
        column(self.message, margins=(24, 12, 24, 0), parent=bar)
        self.message.hide()
        right = column(self.header)
        right.addWidget(HelpPlace(column(bar, self._stack), self.help), 1)
        right.addWidget(self.status)
        self.message.installEventFilter(_FollowVisibility(self.message, bar))
        bar.hide()
        layout = QHBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sidebar)
        layout.addLayout(right, 1)

    def _make(self, key: str) -> Page:
        page = self.specs[key].factory()
        self._pages[key] = page
        self._stack.addWidget(page)
        page.title_changed.connect(lambda _text, page=page: self._show_texts(page))
        page.subtitle_changed.connect(lambda _text, page=page: self._show_texts(page))
        page.actions_changed.connect(lambda page=page: self._show_header(page))
        page.go_to.connect(self._go)
        if self._is_compact:
            page.arrange(True)
        return page

    def _go(self, key: str, target: object) -> None:
        self.show_page(key, **(target if isinstance(target, dict) else {}))

    def _show_texts(self, page: Page) -> None:
        if page is self.current_page():
            self.header.show_title(page.title, page.subtitle)

    def _show_header(self, page: Page) -> None:
        if page is self.current_page():
            self._show_texts(page)
            self.header.show_actions(page.header_actions(), page)


class _FollowVisibility(QObject):
    """Hides the strip around the message bar together with it, so that no gap stays."""

    def __init__(self, bar: QWidget, strip: QWidget) -> None:
        super().__init__(bar)
        self._strip = strip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy what the bar was told."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._strip.setVisible(event.type() == QEvent.Type.ShowToParent)
        return False

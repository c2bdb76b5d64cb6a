"""This file holds the window: lock screen or work area, the keys that work everywhere, messages."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, partial
from gettext import gettext as _
from traceback import format_exception
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import look
from asn_desktop.ui.tokens import TEXT_SCALES

if TYPE_CHECKING:
    from asn_desktop.ui.shell.catat import QuickAct
    from asn_desktop.ui.shell.page import Page, PageSpec
    from asn_desktop.ui.shell.search_palette import SearchPalette
    from asn_desktop.ui.shell.search_results import Result
    from asn_desktop.ui.shell.work_area import WorkArea
    from asn_desktop.ui.widgets.toast import Toast

SMALLEST = (960, 560)
USUAL = (1366, 697)


class MainWindow(QMainWindow):
    """The one window. It shows a screen that covers all (lock, first run) or the work area.

    The work area is built when it is first asked for, which is after the first screen was painted.
    """

    lock_asked = Signal()
    switch_asked = Signal()
    text_scale_asked = Signal(int)
    """100, 115 or 130; apply it, then call `rebuild`"""
    page_shown = Signal(str)
    closing = Signal()

    def __init__(self, background: Background, specs: "Sequence[PageSpec]" = ()) -> None:
        super().__init__()
        self.setWindowTitle("ASN Desktop")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._background = background
        self._specs = tuple(specs)
        self._part_keys: list[QShortcut] = []
        self._office = ""
        self._person = ("", "")
        self._acts: tuple[QuickAct, ...] = ()
        self._undo: Callable[[], object] | None = None
        self._redo: Callable[[], object] | None = None
        self._root = QStackedWidget()
        self.setCentralWidget(self._root)
        self._area: WorkArea | None = None
        self._menu: QMenu | None = None
        self._bind_keys()
        background.refused.connect(self.show_refusal)
        background.not_saved.connect(self._show_failure)
        background.crashed.connect(self.show_crash)
        background.data_changed.connect(self._data_changed)
        background.busy_changed.connect(self._show_busy)
        if specs:
            self._root.setCurrentWidget(self.area)

    @property
    def area(self) -> "WorkArea":
        """Navigation, header and pages; the first screen is painted sooner without them."""
        if self._area is None:
            self._area = self._make_area()
        return self._area

    def prepare_area(self) -> None:
        """Build the work area behind the screen that covers it, while a person reads and types there."""
        self._area = self._area or self._make_area()

    @cached_property
    def palette_sheet(self) -> "SearchPalette":
        """The search of Ctrl+K; the lock screen is painted sooner without it."""
        from asn_desktop.ui.shell.search_palette import SearchPalette

        sheet = SearchPalette(self)
        sheet.add_source(self._find_parts)
        return sheet

    def show_page(self, key: str, **target: object) -> "Page":
        """Show a part and open a target in it."""
        return self.area.show_page(key, **target)

    def current_page(self) -> "Page | None":
        """The page on the screen."""
        return None if self._area is None else self._area.current_page()

    @property
    def current_key(self) -> str:
        """The key of that page; empty before the first sign-in."""
        return "" if self._area is None else self._area.current_key

    def cover(self, screen: QWidget) -> None:
        """Show a screen that hides everything, such as the lock screen; the pages stay as they are."""
        self._drop_covers()
        if self._area is not None:
            self._close_sheets()
        self._root.addWidget(screen)
        self._root.setCurrentWidget(screen)

    def uncover(self) -> None:
        """Show the work area again and delete what covered it."""
        self._root.setCurrentWidget(self.area)
        self._drop_covers()

    def is_covered(self) -> bool:
        """Whether the work area is hidden."""
        return self._area is None or self._root.currentWidget() is not self._area

    def set_parts(self, specs: "Sequence[PageSpec]") -> None:
        """Give the window its parts, once somebody is signed in; pages of earlier ones are forgotten."""
        self._specs = tuple(specs)
        for shortcut in self._part_keys:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._part_keys = [
            self._bind(spec.shortcut, partial(self.show_page, spec.key)) for spec in specs if spec.shortcut
        ]
        if self._area is not None and not self._area.specs:
            self._area.take_parts(specs)
        else:
            self.rebuild()

    def rebuild(self) -> None:
        """Build everything anew in the present text size; shows the same part again."""
        key, old = self.current_key, self._area
        if old is None:
            return
        old.forget_pages()
        self._area = self._make_area()
        if self._root.currentWidget() is old:
            self._root.setCurrentWidget(self._area)
        self._root.removeWidget(old)
        old.hide()
        old.deleteLater()
        if key:
            self.show_page(key)

    def set_office(self, name: str) -> None:
        """The office in the side bar."""
        self._office = name
        self.area.sidebar.set_office(name)

    def set_person(self, name: str, role: str) -> None:
        """Who works here."""
        self._person = (name, role)
        self.area.sidebar.person.show_person(name, role)

    def set_quick_acts(self, acts: "Sequence[QuickAct]") -> None:
        """What Ctrl+N offers."""
        self._acts = tuple(acts)

    def set_undo(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        """What Ctrl+Z and Ctrl+Y do outside of text fields."""
        self._undo, self._redo = undo, redo

    def toast(self, text: str, undo: Callable[[], object] | None = None, *, action: str = "") -> "Toast":
        """Tell at the bottom left what was done; `undo` adds Urungkan."""
        return self.area.toasts.show_toast(text, undo, action=action)

    def show_message(
        self, text: str, kind: str = "info", detail: str = "", actions: Sequence[QWidget] = ()
    ) -> None:
        """Say something above the page until it is closed or another part is shown."""
        self.area.message.show_message(text, kind, detail, actions)

    def show_refusal(self, refusal: object) -> None:
        """Say what a `UserError` says; where the disk is to blame, offer to try again and to keep the text."""
        if isinstance(refusal, UserError):
            from asn_desktop.ui.shell.failure import failure_actions

            actions = failure_actions(refusal, self._background, self.area.message, self.current_page())
            self.show_message(refusal.message, "bad", refusal.next_step, actions)

    def show_crash(self, bug: object) -> None:
        """Show a bug with its details; the data is as before the act."""
        if isinstance(bug, BaseException):
            from asn_desktop.ui.widgets.sheets import CrashSheet

            sheet = CrashSheet(self, "".join(format_exception(bug)))
            sheet.closed.connect(sheet.deleteLater)
            sheet.open()

    def open_palette(self) -> None:
        """Ctrl+K."""
        if not self.is_covered():
            self.palette_sheet.open()

    def open_quick_menu(self) -> None:
        """Ctrl+N."""
        if self._acts and not self.is_covered():
            from asn_desktop.ui.shell.catat import open_quick_menu

            self._menu = open_quick_menu(self, self._acts)

    def remember_place(self) -> QByteArray:
        """Size and place of the window, for the next start."""
        return self.saveGeometry()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without a question: everything is saved or kept as a draft."""
        self.closing.emit()
        super().closeEvent(event)

    def _make_area(self) -> "WorkArea":
        from asn_desktop.ui.shell.work_area import WorkArea

        area = WorkArea(self._specs)
        area.sidebar.set_office(self._office)
        area.sidebar.person.show_person(*self._person)
        area.header.search.clicked.connect(self.open_palette)
        area.sidebar.lock_asked.connect(self.lock_asked)
        area.sidebar.switch_asked.connect(self.switch_asked)
        area.page_shown.connect(self._remember_page)
        self._root.insertWidget(0, area)
        return area

    def _close_sheets(self) -> None:
        """Let no sheet or drawer stand above what covers: they show records."""
        from asn_desktop.ui.widgets.overlay import Overlay

        for overlay in self.findChildren(Overlay):
            if overlay.isVisible():
                overlay.close_overlay()

    def _drop_covers(self) -> None:
        """Delete what covers the work area."""
        for screen in [self._root.widget(place) for place in range(self._root.count())]:
            if screen is not None and screen is not self._area:
                self._root.removeWidget(screen)
                screen.hide()
                screen.deleteLater()

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self.open_palette,
            "Ctrl+N": self.open_quick_menu,
            "Ctrl+L": self.lock_asked.emit,
            "Ctrl+S": self._save,
            "Ctrl+P": self._print,
            "Ctrl+F": lambda: self._on_page(lambda page: page.focus_filter()),
            "Ctrl+Z": lambda: self._undo and self._undo(),
            "Ctrl+Y": lambda: self._redo and self._redo(),
            "Ctrl+Shift+Z": lambda: self._redo and self._redo(),
            "Ctrl++": partial(self._scale, 1),
            "Ctrl+=": partial(self._scale, 1),
            "Ctrl+-": partial(self._scale, -1),
            "Ctrl+0": partial(self._scale, 0),
        }
        for sequence, act in keys.items():
            self._bind(sequence, act)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._toggle_help)
        self._part_keys = [
            self._bind(spec.shortcut, partial(self.show_page, spec.key))
            for spec in self._specs
            if spec.shortcut
        ]

    def _bind(self, sequence: str, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(sequence), self)
        shortcut.activated.connect(partial(self._if_uncovered, act))
        return shortcut

    def _if_uncovered(self, act: Callable[[], object]) -> None:
        if not self.is_covered():
            act()

    def _on_page(self, act: "Callable[[Page], object]") -> None:
        page = self.current_page()
        if page is not None:
            act(page)

    def _print(self) -> None:
        """Ctrl+P prints what lies on top: the paper of a sheet, else that of the page."""
        from asn_desktop.ui.widgets.overlay import Overlay

        sheets = [sheet for sheet in self.findChildren(Overlay) if sheet.isVisible()]
        if sheets:
            sheets[-1].print_current()
        else:
            self._on_page(lambda page: page.print_current())

    def _save(self) -> None:
        """Ctrl+S always answers."""
        self._on_page(lambda page: page.save())
        self.area.status.flash_saved(f"{datetime.now():%H.%M}")

    def _toggle_help(self) -> None:
        if self.is_covered():
            # A screen that covers has its own help, or none.
            toggle = getattr(self._root.currentWidget(), "toggle_help", None)
            if callable(toggle):
                toggle()
        elif self.area.help.isVisible():
            self.area.help.hide()
        else:
            self.area.show_help()

    def _scale(self, direction: int) -> None:
        place = TEXT_SCALES.index(look.text_scale) if look.text_scale in TEXT_SCALES else 0
        goal = (
            TEXT_SCALES[max(0, min(len(TEXT_SCALES) - 1, place + direction))] if direction else TEXT_SCALES[0]
        )
        if goal != look.text_scale:
            self.text_scale_asked.emit(goal)

    def _show_failure(self, refusal: UserError) -> None:
        from asn_desktop.ui.shell.failure import failure_words

        words = failure_words(refusal)
        if words and self._area is not None:
            self._area.status.show_failure(words)

    def _show_busy(self, is_busy: bool) -> None:
        if self._area is not None:
            self._area.status.show_busy(is_busy)

    def _data_changed(self, tables: frozenset[str]) -> None:
        if self._area is None:
            return
        self.area.status.show_saved(f"{datetime.now():%H.%M}")
        self.area.tables_changed(tables)

    def _remember_page(self, key: str) -> None:
        self.page_shown.emit(key)

    def _find_parts(self, query: str, deliver: "Callable[[Sequence[Result]], None]") -> None:
        """The parts themselves answer the palette."""
        from asn_desktop.ui.shell.search_results import Result

        deliver(
            [
                Result(
                    _("Bagian"),
                    spec.title,
                    _("buka bagian ini"),
                    partial(self.show_page, spec.key),
                    spec.icon,
                    spec.shortcut,
                )
                for spec in self._specs
            ]
        )

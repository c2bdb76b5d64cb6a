"""This file holds the search palette: one list of people, things and commands, opened by Ctrl+K."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.rules.search_text import match_score
from asn_desktop.ui.shell.search_results import HEADING_HEIGHT, ROW_HEIGHT, Found, Result, ResultList
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame, hair_line, line
from asn_desktop.ui.widgets.overlay import Overlay
from asn_desktop.ui.widgets.text import ElideLabel, IconLabel, KeyHint, Label

__all__ = ["Result", "SearchPalette", "SearchSource"]
Deliver = Callable[[Sequence[Result]], None]
SearchSource = Callable[[str, Deliver], None]
"""Gets the query and delivers results, at once or later from the database."""

WIDTH, TOP, MOST_ROWS, MOST_VISITED = 660, 96, 8, 6
_BENT_BELOW = 60
"""Scores under this were found only by forgiving a misspelling."""


class SearchPalette(Overlay):
    """Type, arrows, Enter. Tab keeps to one group after the other; empty shows what was visited last."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._sources: list[SearchSource] = []
        self._visited: list[Result] = []
        self._found: list[Found] = []
        self._group = ""
        self._query_number = 0
        self.edit = QLineEdit()
        self.edit.setProperty("bare", "1")
        self.edit.setPlaceholderText(_("Cari pegawai, kompetensi, perintah"))
        self.edit.setAccessibleName(_("Cari"))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._search)
        self.results = ResultList()
        self.results.clicked.connect(self._open_index)
        self._bent = ElideLabel("", "cap")
        self._panel = self._build()

    def add_source(self, source: SearchSource) -> None:
        """Let a part of the program answer queries."""
        self._sources.append(source)

    def visited(self) -> tuple[Result, ...]:
        """What was opened last, newest first."""
        return tuple(self._visited)

    def remember(self, result: Result) -> None:
        """Put something on top of what was visited."""
        same = [old for old in self._visited if (old.group, old.title) != (result.group, result.title)]
        self._visited = [result, *same][:MOST_VISITED]

    def open(self) -> None:
        """Start with an empty query."""
        self._group = ""
        self.edit.clear()
        self._search("")
        super().open()

    def first_focus(self) -> QWidget:
        """The query."""
        return self.edit

    def place(self) -> None:
        """Hang in the upper middle, as high as the results are."""
        rows = self.results.wanted_height(px(ROW_HEIGHT) * MOST_ROWS + px(HEADING_HEIGHT) * 2)
        room = self.height() - px(54 + 34 + 14) - px(48)
        self.results.setFixedHeight(max(0, min(rows, room)))
        width = min(px(WIDTH), self.width() - px(48))
        self._panel.setFixedWidth(width)
        self._panel.adjustSize()
        self._panel.move((self.width() - width) // 2, min(px(TOP), self.height() // 7))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that the query line passes on to the list."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.results.step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_index(self.results.currentIndex())
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._next_group()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> Frame:
        panel = Frame(("sheet", "1"), margins=(1, 1, 1, 1))
        panel.setParent(self)
        entry = line(
            IconLabel("search", "primary", 24),
            self.edit,
            KeyHint("Esc"),
            spacing=12,
            margins=(18, 11, 14, 11),
        )
        foot = Frame(("foot", "1"), across=True, spacing=6, margins=(18, 7, 18, 7))
        foot.body.addWidget(self._bent, 1)
        for keys, word in (("↑ ↓", _("pilih")), ("Enter", _("buka")), ("Tab", _("saring kelompok"))):
            foot.add(KeyHint(keys), Label(word, "cap"), 6)
        panel.add(entry, hair_line(), 3, self.results, 3, foot)
        return panel

    def _search(self, query: str) -> None:
        self._query_number += 1
        self._found = []
        query = query.strip()
        if not query:
            self._found = [Found(result, 100, ()) for result in self._visited]
            self._show()
            return
        for source in self._sources:
            source(query, partial(self._take, self._query_number, query))
        self._show()

    def _take(self, number: int, query: str, results: Sequence[Result]) -> None:
        """Results of a source; those of an older query are dropped."""
        if number != self._query_number:
            return
        for result in results:
            match = match_score(query, result.title)
            known = match_score(query, f"{result.title} {result.subtitle} {result.words}")
            if match or known:
                score = match.score if match else (known.score - 20 if known else 0)
                self._found.append(Found(result, score, match.spans if match else ()))
        self._show()

    def _show(self) -> None:
        kept = [found for found in self._found if self._group in ("", found.result.group)]
        self.results.show_found(kept, keep_order=not self.edit.text().strip())
        self._bent.setText(self._hint(kept))
        self.place()

    def _hint(self, kept: Sequence[Found]) -> str:
        query = self.edit.text().strip()
        if query and not kept:
            return _("Tidak ada yang cocok dengan “{query}”").format(query=query)
        best = max(kept, key=lambda found: found.score, default=None)
        if query and best and best.spans and best.score < _BENT_BELOW:
            meant = " ".join(best.result.title[start:end] for start, end in best.spans).lower()
            return _("Ejaan didekatkan: “{words}”").format(words=meant)
        if self._group:
            return _("Hanya {group}").format(group=self._group)
        return "" if query else _("Terakhir dibuka") if kept else _("Ketik nama, NIP, atau perintah")

    def _next_group(self) -> None:
        groups = ["", *dict.fromkeys(found.result.group for found in self._found)]
        place = groups.index(self._group) if self._group in groups else 0
        self._group = groups[(place + 1) % len(groups)]
        self._show()

    def _open_index(self, index: QModelIndex) -> None:
        result = self.results.result_at(index)
        if result is not None:
            self.close_overlay()
            self.remember(result)
            result.open()

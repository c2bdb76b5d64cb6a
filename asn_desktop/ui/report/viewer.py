"""This file holds the right side of the report room: pager, facts about the print, zoom, the pages."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame, column, line
from asn_desktop.ui.widgets.buttons import Button, IconButton
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.pdf_preview import PdfPreview
from asn_desktop.ui.widgets.text import Chip, Label

if TYPE_CHECKING:
    from asn_desktop.reports.paper import Paper

_WIDE = 830
_POINTS_A_MM = 72 / 25.4
_PAGES, _NOTHING = 0, 1


class Viewer(QWidget):
    """Shows one document of several, exactly as it is printed."""

    stepped = Signal(object)
    """-1 or 1: the document before or after"""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.preview = PdfPreview(background)
        self._before = IconButton(
            "chevron_left",
            _("Berkas sebelumnya"),
            keys="PgUp",
            tint="primary",
            on_click=lambda: self.stepped.emit(-1),
        )
        self._after = IconButton(
            "chevron_right",
            _("Berkas berikutnya"),
            keys="PgDn",
            tint="primary",
            on_click=lambda: self.stepped.emit(1),
        )
        self._place = Label("")
        self._paper, self._sheets, self._drafts = Chip(), Chip(), Chip("", "warn")
        self._zoom = Button(_("Pas halaman"), "link", on_click=self.preview.fit_page)
        self._zoom.setFixedWidth(px(92))
        self._paper_words = ("", "")
        self._shown, self._next, self._is_opening = b"", b"", False
        self.empty = QStackedWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.empty)
        self._tools = self._tool_bar()
        layout = column(self._tools, parent=self)
        layout.addWidget(self._stack, 1)
        self.preview.zoom_changed.connect(self._zoom.setText)
        self.preview.page_changed.connect(self._opened)

    def show_place(self, place: int, total: int) -> None:
        """Which document of how many, from 1."""
        self._place.setText(_("Berkas {place} dari {total}").format(place=place, total=total))
        for button in (self._before, self._after, self._place):
            button.setVisible(total > 1)
        self._before.setEnabled(place > 1)
        self._after.setEnabled(place < total)

    def show_facts(self, paper: Paper, *, is_landscape: bool, sheets: int | None, drafts: int) -> None:
        """Paper, number of sheets where known, how many are drafts."""
        name = _("{paper} rebah") if is_landscape else _("{paper} tegak")
        sides = (paper.width / _POINTS_A_MM, paper.height / _POINTS_A_MM)
        across, up = reversed(sides) if is_landscape else sides
        short = name.format(paper=paper.label)
        self._paper_words = (short, f"{short}, {across:.0f} × {up:.0f} mm")
        self._show_paper()
        self._sheets.setVisible(sheets is not None)
        self._sheets.setText(_("{count} lembar").format(count=sheets))
        self._drafts.setVisible(drafts > 0)
        self._drafts.setText(_("{count} masih draf").format(count=drafts))

    def show_pdf(self, pdf: bytes) -> None:
        """Show a document; the same one again keeps zoom and place."""
        self._stack.setCurrentIndex(_PAGES)
        self._tools.show()
        self._next = pdf
        if not self._is_opening:
            self._open()

    def _open(self) -> None:
        # One document after the other: pages still on their way must not meet another document's places.
        if self._next is not self._shown:
            self._is_opening, self._shown = True, self._next
            self.preview.show_message(_("Menyiapkan pratinjau…"))
            self.preview.show_pdf(self._next)

    def _opened(self) -> None:
        if self._is_opening:
            self._is_opening = False
            self._open()

    def show_empty(self, state: EmptyState) -> None:
        """Say why there is nothing."""
        if self.empty.indexOf(state) < 0:
            self.empty.addWidget(state)
        self.empty.setCurrentWidget(state)
        self._stack.setCurrentIndex(_NOTHING)
        self._tools.hide()

    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return self._stack.currentIndex() == _NOTHING

    def place_text(self) -> str:
        """What the pager says."""
        return self._place.text()

    def chip_texts(self) -> list[str]:
        """What the chips say."""
        chips = (self._paper, self._sheets, self._drafts)
        return [chip.text() for chip in chips if not chip.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the millimetres out where it is narrow."""
        super().resizeEvent(event)
        self._show_paper()

    def _show_paper(self) -> None:
        short, long = self._paper_words
        self._paper.setText(long if self.width() >= px(_WIDE) else short)
        self._paper.setToolTip(long)

    def _tool_bar(self) -> QWidget:
        zoom_out = IconButton(
            "zoom_out", _("Perkecil"), keys="Ctrl+-", tint="primary", on_click=self.preview.zoom_out
        )
        zoom_in = IconButton(
            "zoom_in", _("Perbesar"), keys="Ctrl++", tint="primary", on_click=self.preview.zoom_in
        )
        pager = line(self._before, self._place, self._after, spacing=4)
        chips = line(self._paper, self._sheets, self._drafts, spacing=6)
        bar = Frame(("bar", "top"), across=True, spacing=12, margins=(14, 0, 14, 0))
        bar.setFixedHeight(px(46))
        bar.add(pager, None, chips, None, line(zoom_out, self._zoom, zoom_in, spacing=2))
        self._zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return bar

"""This file holds the tab Cetak: the test sheet that proves a printer, and how documents are numbered."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.saving import FileDoor
from asn_desktop.ui.settings.number_rows import NumberRows
from asn_desktop.ui.settings.paper_door import PaperDoor
from asn_desktop.ui.settings.seat import Seat, opened
from asn_desktop.ui.settings.tab import SettingsTab
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.pdf_preview import PdfPreview
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.text import Label

PAPERS = ("a4", "f4")


class PrintTab(SettingsTab):
    """The printer's proof beside the numbers of documents."""

    reload_on = frozenset({"setting", "office", "attachment"})

    def __init__(self, background: Background, seat: Seat) -> None:
        super().__init__(background, seat)
        files = FileDoor(seat.preferences.save_folder, lambda folder: seat.remember(save_folder=folder))
        self.door = PaperDoor(background, files)
        self.door.told.connect(self.tell)
        self.pdf = b""
        self._title = ""
        self.paper = Seg(["A4", "F4"])
        self.paper.changed.connect(lambda _place: self._draw())
        self.print_button = Button(_("Cetak lembar uji"), "", "print", on_click=self._print)
        self.save_button = Button(_("Simpan PDF"), "", "document_pdf", on_click=self._save)
        self.open_button = Button(_("Buka"), "quiet", "open", on_click=self._open)
        words = _(
            "Ada penggaris 150 mm dan kotak 100 × 100 mm. Bila ukurannya tepat, formulir dan laporan juga tepat."
        )
        test = Card(
            line(Label(_("Lembar uji"), "h2"), None, self.paper),
            6,
            Label(words, "cap", wrap=True),
            12,
            line(self.print_button, self.save_button, self.open_button, None),
        )
        self.numbers = NumberRows()
        self.numbers.changed.connect(self._change_pattern)
        left = QWidget()
        column(test, 14, self.numbers, None, parent=left)
        self.preview = PdfPreview(background)
        self._side = Card(self.preview, margins=(1, 1, 1, 1))
        holder = scrolling(left)
        body = line(holder, self._side, spacing=14, margins=(24, 16, 24, 16), parent=self)
        body.setStretch(0, 1)
        self.arrange(False)

    def arrange(self, is_compact: bool) -> None:
        """Narrow the preview."""
        self._side.setFixedWidth(px(330 if is_compact else 430))

    def reload(self) -> None:
        """Read the patterns and draw the sheet."""
        self._draw()
        self.read(self.numbers.read, self.numbers.show_patterns)

    def _draw(self) -> None:
        office = opened(self.seat)
        folder, dek, key = office.folder.attachments, office.dek, PAPERS[self.paper.current()]

        def read(session: Any) -> tuple[Any, Any, str]:
            from asn_desktop.operations.emblem import read_emblem
            from asn_desktop.reports.gather_office import OfficeView, Request
            from asn_desktop.reports.parts import Issue
            from asn_desktop.reports.trial_sheet import Content, title_of
            from asn_desktop.storage.attachments import AttachmentStore

            content = Content(OfficeView(session, Request()).letterhead)
            return (
                content,
                Issue(emblem=read_emblem(session, AttachmentStore(folder, dek))),
                title_of(content),
            )

        self.read(read, partial(self._render, key))

    def _render(self, key: str, read: tuple[Any, Any, str]) -> None:
        content, issue, title = read

        def job() -> bytes:
            from asn_desktop.reports.paper import PAPERS as KNOWN
            from asn_desktop.reports.trial_sheet import render

            return render(content, issue, KNOWN[key])

        def show(pdf: bytes) -> None:
            self.pdf, self._title = pdf, f"{title} {key.upper()}"
            self.preview.show_pdf(pdf)

        self.background.render(self, job, show)

    def _print(self) -> None:
        from asn_desktop.reports.paper import PAPERS as KNOWN

        if self.pdf:
            self.door.print_pdf(self._title, self.pdf, KNOWN[PAPERS[self.paper.current()]])

    def _save(self) -> None:
        if self.pdf:
            self.door.save_pdf(self.window(), self._title, self.pdf)

    def _open(self) -> None:
        if self.pdf:
            self.door.open_pdf(self._title, self.pdf)

    def _change_pattern(self, key: str, pattern: str, label: str) -> None:
        def work(session: Any) -> None:
            from asn_desktop.operations.settings import change_setting

            change_setting(session, key, pattern, label=label)

        self.act(work, _("{label} diubah").format(label=label))

"""This file holds the lembar pemulihan on the screen: seen once, printed or saved, never kept."""

from __future__ import annotations

from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.printing import PrintItem, PrintRun, find_device, paper_in_mm
from asn_desktop.ui.paper.saving import FileDoor
from asn_desktop.ui.report.output import FindDevice
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.pdf_preview import PdfPreview
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import Label

A4_POINTS = (595.276, 841.89)
_KIND = "recovery-sheet"


class RecoverySheet(NoticeSheet):
    """Previews the sheet of a code that was just made, with Cetak and Simpan PDF.

    `made_at` is local time. The code lives in this sheet only; closing it is the end of it.
    """

    kept = Signal()
    """the sheet was printed or saved"""
    left = Signal()
    """the sheet was closed"""

    def __init__(
        self,
        window: QWidget,
        background: Background,
        code: str,
        *,
        made_at: datetime,
        sheet_number: int = 1,
        operator: str = "",
        door: FileDoor | None = None,
        find_printer: FindDevice = find_device,
    ) -> None:
        self._background, self._door, self._find = background, door or FileDoor(), find_printer
        self._run: PrintRun | None = None
        self.pdf = b""
        self.preview, self.message = PdfPreview(background), InlineBar(closable=False)
        self.preview.setFixedHeight(px(340))
        self.message.hide()
        words = _("Cetak lalu simpan terkunci, jauh dari komputer ini. Kode tidak ditampilkan lagi.")
        content = QWidget()
        column(Label(words, "muted", wrap=True), 10, self.preview, 10, self.message, parent=content)
        self.close_button = Button(_("Tutup"), on_click=self.escape)
        save = Button(_("Simpan PDF"), "", "arrow_download", on_click=self.save)
        print_button = Button(_("Cetak"), "primary", "print", on_click=self.print_sheet)
        super().__init__(
            window, _("Lembar pemulihan"), content, [self.close_button, save, print_button], width=640
        )
        self._load(code, made_at, sheet_number, operator)

    def escape(self) -> None:
        """Leave; what was not printed can be made anew in Pengaturan."""
        self.close_overlay()
        self.left.emit()

    def print_current(self) -> None:
        """Ctrl+P prints this sheet."""
        self.print_sheet()

    def print_sheet(self) -> None:
        """Send the sheet to the usual printer."""
        device = self._find("")
        if device is None:
            words = _("Belum ada printer terpasang di komputer ini.")
            self._refuse(UserError(words, next_step=_("Pilih Simpan PDF, lalu cetak dari komputer lain.")))
            return
        if not self.pdf or self._run is not None:
            return
        pdf = self.pdf
        run = PrintRun(self._background, device, [PrintItem(_("Lembar pemulihan"), lambda: pdf)])
        run.finished.connect(self._printed)
        run.refused.connect(lambda refusal, _sent: self._refuse(refusal))
        self._run = run
        try:
            run.start(paper_in_mm("A4", *A4_POINTS), is_landscape=False, title=_("Lembar pemulihan"))
        except UserError as refusal:
            self._refuse(refusal)

    def save(self) -> None:
        """Write the sheet as a PDF file."""
        pdf = self.pdf
        if not pdf:
            return
        name = _("Lembar pemulihan") + ".pdf"
        path = self._door.ask_file(self, _("Simpan PDF"), name, _("Dokumen PDF (*.pdf)"))
        if path is None:
            return

        def write() -> Path:
            from asn_desktop.storage.files import write_atomically

            write_atomically(path, pdf)
            return path

        self._background.render(self, write, self._saved, refused=self._refuse)

    def _load(self, code: str, made_at: datetime, sheet_number: int, operator: str) -> None:
        def read(session: Any) -> Any:
            from asn_desktop.reports.gather_office import Request
            from asn_desktop.reports.kinds import collect

            more = {"code": code, "made_at": made_at, "sheet_number": sheet_number}
            return collect(session, _KIND, Request(), **more)

        def draw(content: Any) -> bytes:
            from asn_desktop.reports.kinds import get_kind
            from asn_desktop.reports.parts import Issue
            from asn_desktop.rules.indonesian_date import format_short, format_time

            printed_at = f"{format_short(made_at.date())} {format_time(made_at)}"
            return get_kind(_KIND).render(content, Issue(printed_at=printed_at, operator=operator))

        self._background.run(
            self,
            read,
            lambda content: self._background.render(self, lambda: draw(content), self._show),
            refused=self._refuse,
        )

    def _show(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.preview.show_pdf(pdf)

    def _printed(self, _sent: int, _was_stopped: bool) -> None:
        self._run = None
        self._keep(_("Terkirim ke printer. Periksa bahwa kodenya terbaca."))

    def _saved(self, path: Path) -> None:
        words = _("{name} tersimpan. Pindahkan ke flashdisk, lalu hapus dari komputer ini.")
        self._keep(words.format(name=path.name))

    def _keep(self, words: str) -> None:
        self.message.show_message(words, "ok")
        self.place()
        self.kept.emit()

    def _refuse(self, refusal: UserError) -> None:
        self._run = None
        self.message.show_message(refusal.message, "warn", refusal.next_step)
        self.place()

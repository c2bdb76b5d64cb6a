"""This file holds the way of one finished page to a printer, to a file, and to the PDF reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.printing import Device, PrintItem, PrintRun, find_device, paper_in_mm
from asn_desktop.ui.paper.saving import FileDoor

if TYPE_CHECKING:
    from asn_desktop.reports.paper import Paper

FindDevice = Callable[[str], Device | None]


class PaperDoor(QObject):
    """Prints at 100 %, saves where a person says, or opens in the computer's PDF reader."""

    told = Signal(str)
    """what was done, in a sentence"""

    def __init__(
        self, background: Background, files: FileDoor | None = None, find: FindDevice = find_device
    ) -> None:
        super().__init__()
        self._background, self.files, self._find = background, files or FileDoor(), find
        self._run: PrintRun | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def print_pdf(self, title: str, pdf: bytes, paper: Paper) -> None:
        """Send one document to the computer's usual printer; what stands in the way is told."""
        device = self._find("")
        if device is None:
            self._background.refused.emit(
                UserError(
                    _("Belum ada printer terpasang di komputer ini."),
                    next_step=_("Pasang printer lewat Windows, atau pilih Simpan PDF."),
                )
            )
            return
        run = PrintRun(self._background, device, [PrintItem(title, lambda: pdf)])
        run.finished.connect(partial(self._printed, device))
        run.refused.connect(lambda refusal, _sent: self._background.refused.emit(refusal))
        self._run = run
        try:
            run.start(paper_in_mm(paper.label, paper.width, paper.height), is_landscape=False, title=title)
        except UserError as refusal:
            self._background.refused.emit(refusal)

    def save_pdf(self, parent: QWidget, title: str, pdf: bytes) -> None:
        """Ask where, and write it there."""
        from asn_desktop.reports.batch import file_name

        path = self.files.ask_file(
            parent, _("Simpan PDF"), file_name(title) + ".pdf", _("Dokumen PDF (*.pdf)")
        )
        if path is None:
            return

        def write() -> Path:
            from asn_desktop.storage.files import write_atomically

            write_atomically(path, pdf)
            return path

        words = _("{name} tersimpan di {folder}")
        self._background.render(
            self,
            write,
            lambda kept: self.told.emit(words.format(name=kept.name, folder=kept.parent.name or kept.parent)),
        )

    def open_pdf(self, title: str, pdf: bytes) -> None:
        """Show it in the PDF reader, from a file that goes when the program ends."""
        from asn_desktop.reports.batch import file_name

        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="asn-desktop-", ignore_cleanup_errors=True)
        path = Path(self._folder.name) / (file_name(title) + ".pdf")

        def write() -> Path:
            from asn_desktop.storage.files import write_atomically

            write_atomically(path, pdf)
            return path

        self._background.render(self, write, show_path)

    def _printed(self, device: Device, sent: int, _was_stopped: bool) -> None:
        self._run = None
        if sent:
            self.told.emit(_("Terkirim ke printer {name}").format(name=device.name))


def show_path(path: Path) -> None:
    """Open a file or a folder with what the computer uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

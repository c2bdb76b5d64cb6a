"""This file holds how a list is fetched: a file read beside the window, or the cells on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.imports.source import Source, paste_source, read_source
from asn_desktop.ui.imports.start_box import dropped_path
from asn_desktop.ui.widgets.progress import ProgressStrip


class ListReader(QObject):
    """Reads one list at a time; a newer one takes the place of one that is still being read."""

    read = Signal(object)
    """Source"""
    refused = Signal(object, object)
    """UserError, and the Path that may be tried again or None"""

    def __init__(self, background: Background, progress: ProgressStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._progress = background, progress
        self._stop = Event()
        progress.cancelled.connect(self.stop)

    def stop(self) -> None:
        """Forget what is being read."""
        self._stop.set()
        self._rest()

    def read_file(self, path: Path) -> None:
        """Read a file beside the window."""
        self._stop.set()
        stop = self._stop = Event()
        self._progress.start(_("Membaca {name}").format(name=path.name), 0)

        def ended(tell: Callable[[], object]) -> None:
            if not stop.is_set():
                self._rest()
                tell()

        self._background.render(
            self,
            lambda: read_source(path, stop.is_set),
            lambda source: ended(lambda: self.read.emit(source)),
            refused=lambda refusal: ended(lambda: self.refused.emit(refusal, path)),
        )

    def paste(self, *, is_asked: bool = True) -> None:
        """Take a file or cells from the clipboard; without being asked for, an empty one is passed over."""
        clipboard = QApplication.clipboard()
        path = dropped_path(clipboard.mimeData())
        if path is not None:
            self.read_file(path)
            return
        try:
            source = paste_source(clipboard.text())
        except UserError as refusal:
            if is_asked:
                self.refused.emit(refusal, None)
            return
        self.read.emit(source)

    def ask(self, window: QWidget) -> None:
        """Let the person pick a file."""
        kinds = _("Daftar Excel atau CSV") + " (*.xlsx *.xlsm *.xls *.ods *.csv *.txt)"
        chosen, _kind = QFileDialog.getOpenFileName(window, _("Buka daftar pegawai"), "", kinds)
        if chosen:
            self.read_file(Path(chosen))

    def _rest(self) -> None:
        self._progress.finish("")
        self._progress.hide()


def ask_for_problem_file(window: QWidget, source: Source) -> Path | None:
    """Where the refused rows are to be written, or None."""
    usual = _("Daftar galat {name}.xlsx").format(name=Path(source.name).stem)
    kinds = _("Buku kerja Excel") + " (*.xlsx)"
    chosen, _kind = QFileDialog.getSaveFileName(window, _("Simpan daftar galat"), usual, kinds)
    return Path(chosen) if chosen else None

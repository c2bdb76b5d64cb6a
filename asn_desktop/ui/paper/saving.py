"""This file holds the way to a file: where it goes, and many documents written beside the window."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.report.reading import Wish


class FileDoor:
    """Asks a person for a place on the disk; the last folder is kept."""

    def __init__(self, folder: str = "", keep: Callable[[str], object] | None = None) -> None:
        self.folder = folder
        self._keep = keep

    def ask_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """A file to write, or None."""
        start = str(Path(self.folder) / name) if self.folder else name
        chosen, _kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
        return self._take(chosen, is_folder=False, suffix=Path(name).suffix)

    def ask_folder(self, parent: QWidget, title: str) -> Path | None:
        """A folder to write into, or None."""
        return self._take(QFileDialog.getExistingDirectory(parent, title, self.folder), is_folder=True)

    def _take(self, chosen: str, *, is_folder: bool, suffix: str = "") -> Path | None:
        if not chosen:
            return None
        path = Path(chosen)
        if not is_folder and path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        self.folder = str(path if is_folder else path.parent)
        if self._keep is not None:
            self._keep(self.folder)
        return path


class SaveRun(QObject):
    """Writes the documents of a wish into one file with bookmarks, or into one file each."""

    progressed = Signal(object)
    """documents done"""
    finished = Signal(object, bool)
    """documents written, and whether it was stopped before the end"""
    refused = Signal(object)
    """a UserError; files written before it stay"""

    def __init__(self, background: Background, wish: Wish, items: Sequence[Any]) -> None:
        super().__init__()
        self._background, self._wish, self._items = background, wish, list(items)
        self._stopped = Event()

    @property
    def count(self) -> int:
        """How many documents."""
        return len(self._items)

    def stop(self) -> None:
        """Write no more."""
        self._stopped.set()

    def start_together(self, path: Path) -> None:
        """Write one file; a stop writes none."""
        self._background.render(
            self, lambda: self._write_together(path), self._end, refused=self.refused.emit
        )

    def start_each(self, folder: Path) -> None:
        """Write one file for each document; a stop keeps those that are written."""
        self._background.render(self, lambda: self._write_each(folder), self._end, refused=self.refused.emit)

    def _tell(self, done: int) -> bool:
        # Emitted beside the window; Qt brings it over to its thread.
        self.progressed.emit(done)
        return not self._stopped.is_set()

    def _write_together(self, path: Path) -> int:
        from asn_desktop.reports.batch import render_together
        from asn_desktop.reports.kinds import get_kind
        from asn_desktop.storage.files import write_atomically

        kind = get_kind(self._wish.kind)
        pdf = render_together(kind, self._items, kind.paper(self._wish.paper), tell=self._tell)
        if self._stopped.is_set():
            return 0
        write_atomically(path, pdf)
        return len(self._items)

    def _write_each(self, folder: Path) -> int:
        from asn_desktop.reports.batch import render_each
        from asn_desktop.reports.kinds import get_kind
        from asn_desktop.storage.files import write_atomically

        kind, done = get_kind(self._wish.kind), 0
        for name, pdf in render_each(kind, self._items, kind.paper(self._wish.paper)):
            if self._stopped.is_set():
                break
            write_atomically(folder / name, pdf)
            done += 1
            self._tell(done)
        return done

    def _end(self, done: int) -> None:
        self.finished.emit(done, done < len(self._items))


def suggested_name(label: str, wish: Wish, *, title: str, period: str, suffix: str) -> str:
    """A file name Windows accepts: the document's own title, or what the batch holds."""
    from asn_desktop.reports.batch import file_name

    if len(wish.keys) == 1:
        return file_name(title) + suffix
    words = _("{document} {period}, {count} berkas")
    return file_name(words.format(document=label, period=period, count=len(wish.keys))) + suffix

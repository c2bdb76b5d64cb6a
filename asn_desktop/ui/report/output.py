"""This file holds what happens under the pages: printing with its count, saving, and how they ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from gettext import gettext as _
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from asn_desktop.errors import UserError
from asn_desktop.exchange.office_tables import Writer, read_workbook
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.paper_choice import PaperSize
from asn_desktop.ui.paper.printing import (
    Device,
    PrintItem,
    PrintRun,
    ask_for_printer,
    find_device,
    paper_in_mm,
)
from asn_desktop.ui.paper.saving import FileDoor, SaveRun, suggested_name
from asn_desktop.ui.report.documents import Documents
from asn_desktop.ui.report.print_bar import PrintBar
from asn_desktop.ui.report.reading import OFFICE_KEY, Wish, period_words
from asn_desktop.ui.report.sheets import RangeSheet
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from asn_desktop.reports.kinds import ReportKind

FindDevice = Callable[[str], Device | None]


class Output(QWidget):
    """The printer bar; while something is printed or saved, a strip that counts takes its place."""

    device_changed = Signal(object)
    """name of the printer chosen"""

    def __init__(
        self,
        background: Background,
        documents: Documents,
        door: FileDoor,
        *,
        printer_name: str = "",
        find: FindDevice = find_device,
    ) -> None:
        super().__init__()
        self.setProperty("surface", "1")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._background, self._documents, self._door = background, documents, door
        self._find, self._printer_name = find, printer_name
        self.device: Device | None = None
        self._has_looked = False
        self._wish: Wish | None = None
        self._titles: Mapping[int, str] = {}
        self._run: PrintRun | SaveRun | None = None
        self._is_reading = False
        self._reader_folder: TemporaryDirectory[str] | None = None
        self.bar, self.strip = PrintBar(), ProgressStrip()
        self._strip_room = QWidget()
        column(self.strip, margins=(14, 6, 14, 6), parent=self._strip_room)
        self._strip_room.hide()
        column(self.bar, self._strip_room, parent=self)
        self.bar.printer_wanted.connect(self._ask_for_printer)
        self.bar.search_wanted.connect(self.look_for_printer)
        self.strip.cancelled.connect(self._stop)

    def aim(self, wish: Wish, titles: Mapping[int, str]) -> None:
        """What the buttons act on: a wish, and what each of its documents is called."""
        self._wish, self._titles = wish, titles
        self._show_device()

    def look_for_printer(self) -> None:
        """Find the printer again; the first look waits until the page has been painted."""
        self._has_looked = True
        self.device = self._find(self._printer_name)
        self._show_device()

    def is_busy(self) -> bool:
        """Whether something is on its way."""
        return self._run is not None or self._is_reading

    def print_keys(self, keys: Sequence[int]) -> None:
        """Print these documents.

        Without a printer, or without the paper, the reason is told in the message bar.
        """
        wish = self._wish
        if wish is None or self.is_busy():
            return
        if not self._has_looked:
            self.look_for_printer()
        if self.device is None:
            refusal = UserError(
                _("Belum ada printer terpasang di komputer ini."),
                next_step=_("Pasang printer lewat Windows lalu pilih Cari lagi, atau pilih Simpan PDF."),
            )
            self._background.refused.emit(refusal)
            return
        self._read(keys, partial(self._print, wish, tuple(keys)))

    def save_together(self, parent: QWidget) -> None:
        """Save everything in one file with bookmarks."""
        wish = self._wish
        if wish is None or self.is_busy():
            return
        self._read(wish.keys, partial(self._save_together, parent, wish))

    def save_each(self, parent: QWidget) -> None:
        """Save one file for each document into a folder."""
        wish = self._wish
        if wish is None or self.is_busy():
            return
        folder = self._door.ask_folder(
            parent, _("Pilih folder untuk {count} berkas").format(count=len(wish.keys))
        )
        if folder is not None:
            self._read(wish.keys, partial(self._save_each, wish, folder))

    def save_workbook(self, parent: QWidget) -> None:
        """Save a table document as a workbook."""
        wish = self._wish
        if wish is None:
            return
        kind = _kind(wish)
        name = suggested_name(kind.label, wish, title=kind.label, period="", suffix=".xlsx")
        path = self._door.ask_file(parent, _("Simpan Excel"), name, _("Buku kerja Excel (*.xlsx)"))
        if path is None:
            return

        def write(writer: Writer) -> None:
            self._background.render(self, lambda: writer(path), lambda _rows: self._saved(wish, path, "xlsx"))

        self._background.run(self, lambda session: read_workbook(session, wish.kind), write)

    def open_in_reader(self, pdf: bytes) -> None:
        """Show the document in the computer's PDF reader, from a file that goes when the program ends."""
        from asn_desktop.storage.files import write_atomically

        if self._reader_folder is None:
            self._reader_folder = TemporaryDirectory(prefix="asn-desktop-", ignore_cleanup_errors=True)
        path = Path(self._reader_folder.name) / f"pratinjau-{abs(hash(pdf))}.pdf"

        def write() -> Path:
            if not path.exists():
                write_atomically(path, pdf)
            return path

        self._background.render(self, write, _open_path)

    def _read(self, keys: Sequence[int], then: Callable[[dict[int, Any]], object]) -> None:
        """Read first; a second press meanwhile does nothing."""
        self._is_reading = True

        def end() -> None:
            self._is_reading = False

        def go_on(items: dict[int, Any]) -> None:
            end()
            then(items)

        self._documents.read(keys, go_on, end)

    def _show_device(self) -> None:
        if self._wish is not None and self._has_looked:
            self.bar.show_device(self.device, _wanted_paper(self._wish))

    def _ask_for_printer(self) -> None:
        if self.device is None:
            return
        chosen = ask_for_printer(self.window(), self.device)
        if chosen is not None:
            self.device, self._printer_name = chosen, chosen.name
            self.device_changed.emit(chosen.name)
        self._show_device()

    def _print(self, wish: Wish, keys: tuple[int, ...], items: Mapping[int, Any]) -> None:
        assert self.device is not None
        kind = _kind(wish)
        titles = [self._titles.get(key) or kind.label for key in keys]
        parts = [
            PrintItem(title, self._documents.drawer(key, items[key]))
            for key, title in zip(keys, titles, strict=True)
        ]
        run = PrintRun(self._background, self.device, parts)
        run.progressed.connect(partial(self._count_print, run))
        run.finished.connect(partial(self._printed, wish, keys, titles))
        run.refused.connect(partial(self._print_refused, wish, keys))
        self._begin(run, _("Menyiapkan cetakan…"), _("Berhenti"))
        try:
            run.start(_wanted_paper(wish), is_landscape=kind.is_landscape, title=kind.label)
        except UserError as refusal:
            self._print_refused(wish, keys, refusal, 0)

    def _count_print(self, run: PrintRun, number: int, title: str) -> None:
        words = _("Mencetak {number} dari {total}, {title}")
        if not isValid(self):
            run.stop()
            return
        self.strip.advance(number - 1, words.format(number=number, total=run.count, title=title))

    def _printed(
        self, wish: Wish, keys: tuple[int, ...], titles: Sequence[str], sent: int, was_stopped: bool
    ) -> None:
        if not isValid(self):
            return
        if sent:
            self._record_print(wish, keys[:sent])
        done = _("Selesai")
        if was_stopped:
            words = _("Berhenti. {sent} dari {total} sudah tercetak.").format(sent=sent, total=len(keys))
            rest = Button(_("Cetak sisanya"), on_click=lambda: self.print_keys(keys[sent:]))
            self._finish(words, [rest, Button(done, on_click=self.dismiss)])
            return
        words = _("{count} berkas terkirim ke printer. Periksa lembar terakhir.").format(count=sent)
        again = Button(_("Cetak ulang sebagian"), on_click=lambda: self._ask_range(keys, titles))
        self._finish(words, [again, Button(done, on_click=self.dismiss)])

    def _print_refused(self, wish: Wish, keys: tuple[int, ...], refusal: UserError, sent: int) -> None:
        if not isValid(self):
            return
        if sent:
            self._record_print(wish, keys[:sent])
        retry = Button(_("Coba lagi"), "primary", on_click=lambda: self.print_keys(keys[sent:]))
        self._finish(str(refusal), [retry, Button(_("Tutup"), on_click=self.dismiss)])

    def _record_print(self, wish: Wish, keys: Sequence[int]) -> None:
        from asn_desktop.operations.prints import record_print

        people = [key for key in keys if key != OFFICE_KEY]
        copies = max(1, self.device.printer.copyCount()) if self.device else 1
        self._background.run(
            self, lambda session: record_print(session, kind=wish.kind, employee_ids=people, copies=copies)
        )

    def _ask_range(self, keys: tuple[int, ...], titles: Sequence[str]) -> None:
        sheet = RangeSheet(self.window(), titles)
        sheet.chosen.connect(lambda first, last: self.print_keys(keys[first : last + 1]))
        sheet.open()

    def _save_together(self, parent: QWidget, wish: Wish, items: Mapping[int, Any]) -> None:
        kind = _kind(wish)
        title = kind.title(items[wish.keys[0]][0])
        period = period_words(wish.period)
        name = suggested_name(kind.label, wish, title=title, period=period, suffix=".pdf")
        path = self._door.ask_file(parent, _("Simpan PDF"), name, _("Dokumen PDF (*.pdf)"))
        if path is None:
            return
        if len(wish.keys) == 1:
            self._save_one(wish, items, path)
            return
        run = SaveRun(self._background, wish, [items[key] for key in wish.keys])
        run.finished.connect(partial(self._save_ended, wish, path, False))
        self._begin_save(run)
        run.start_together(path)

    def _save_one(self, wish: Wish, items: Mapping[int, Any], path: Path) -> None:
        draw = self._documents.drawer(wish.keys[0], items[wish.keys[0]])

        def write() -> None:
            from asn_desktop.storage.files import write_atomically

            write_atomically(path, draw())

        self._background.render(self, write, lambda _none: self._saved(wish, path, "pdf"))

    def _save_each(self, wish: Wish, folder: Path, items: Mapping[int, Any]) -> None:
        run = SaveRun(self._background, wish, [items[key] for key in wish.keys])
        run.finished.connect(partial(self._save_ended, wish, folder, True))
        self._begin_save(run)
        run.start_each(folder)

    def _begin_save(self, run: SaveRun) -> None:
        run.progressed.connect(partial(self._count_save, run))
        run.refused.connect(self._save_refused)
        self._begin(run, _("Membuat {count} berkas").format(count=run.count), "")

    def _count_save(self, run: SaveRun, done: int) -> None:
        words = _("Membuat {done} dari {total}").format(done=done, total=run.count)
        if not isValid(self):
            run.stop()
            return
        self.strip.advance(done, words)

    def _save_ended(self, wish: Wish, path: Path, is_folder: bool, done: int, was_stopped: bool) -> None:
        if not isValid(self):
            return
        if not was_stopped:
            self._saved(wish, path, "pdf", is_folder=is_folder)
            return
        words = _("Berhenti. Berkas tidak dibuat.")
        if is_folder:
            words = _("Berhenti. {done} dari {total} sudah tersimpan.").format(
                done=done, total=len(wish.keys)
            )
        self._finish(words, [Button(_("Tutup"), on_click=self.dismiss)])

    def _save_refused(self, refusal: UserError) -> None:
        if isValid(self):
            self.dismiss()
        self._background.refused.emit(refusal)

    def _saved(self, wish: Wish, path: Path, form: str, *, is_folder: bool = False) -> None:
        from asn_desktop.operations.prints import record_save

        people = list(wish.ids)
        self._background.run(
            self, lambda session: record_save(session, kind=wish.kind, employee_ids=people, form=form)
        )
        words = _("{name} tersimpan di {folder}").format(
            name=path.name, folder=path.parent.name or path.parent
        )
        if is_folder:
            words = _("{count} berkas tersimpan di {folder}").format(count=len(wish.keys), folder=path.name)
        actions: list[QWidget] = [
            Button(_("Buka folder"), on_click=lambda: _open_path(path if is_folder else path.parent)),
            Button(_("Tutup"), on_click=self.dismiss),
        ]
        if not is_folder:
            actions.insert(0, Button(_("Buka berkas"), on_click=lambda: _open_path(path)))
        self._finish(words, actions)

    def _begin(self, run: PrintRun | SaveRun, text: str, stop: str) -> None:
        self._run = run
        self.bar.hide()
        self._strip_room.show()
        self.strip.start(text, run.count, stop=stop)

    def _finish(self, text: str, actions: Sequence[QWidget]) -> None:
        self._run = None
        self.bar.hide()
        self._strip_room.show()
        self.strip.finish(text, actions)

    def dismiss(self) -> None:
        """Put the printer bar back."""
        self._run = None
        self.strip.hide()
        self._strip_room.hide()
        self.bar.show()

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()


def _kind(wish: Wish) -> ReportKind:
    from asn_desktop.reports.kinds import get_kind

    return get_kind(wish.kind)


def _wanted_paper(wish: Wish) -> PaperSize:
    paper = _kind(wish).paper(wish.paper)
    return paper_in_mm(paper.label, paper.width, paper.height)


def _open_path(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

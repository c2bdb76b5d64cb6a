"""This file holds the way to a printer: which one, which paper, and page after page at 100 %."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.paper_choice import PaperChoice, PaperSize, choose_paper, mismatch_text
from asn_desktop.ui.widgets.pdf_preview import page_sizes, render_page

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

PRINT_DPI = 300
"""Fine enough for text and forms; an A4 page is a picture of 26 MB."""
_POINTS = 72.0
_MM = 25.4


@dataclass
class Device:
    """A printer with the sheets it knows; `page_sizes` stand beside `papers`."""

    name: str
    printer: QPrinter
    papers: tuple[PaperSize, ...] = ()
    page_sizes: tuple[QPageSize, ...] = ()
    takes_custom: bool = False

    def choose(self, wanted: PaperSize) -> PaperChoice:
        """The sheet for a document."""
        return choose_paper(self.papers, wanted, takes_custom=self.takes_custom)

    def present_paper(self) -> str:
        """What the printer is set to."""
        return self.printer.pageLayout().pageSize().name()

    def set_up(self, wanted: PaperSize, *, is_landscape: bool) -> None:
        """Ask for the sheet at full size, without margins of the printer's own.

        Raises:
            UserError: it has no such sheet.
        """
        choice = self.choose(wanted)
        if choice.size is None:
            raise UserError(mismatch_text(self.present_paper(), wanted))
        self.printer.setFullPage(True)
        orientation = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
        layout = QPageLayout(self._page_size(choice), orientation, QMarginsF(0, 0, 0, 0))
        layout.setMode(QPageLayout.Mode.FullPageMode)
        self.printer.setPageLayout(layout)
        self.printer.setFullPage(True)

    def sides_text(self) -> str:
        """Whether it prints on both sides."""
        from PySide6.QtPrintSupport import QPrinter

        is_single = self.printer.duplex() == QPrinter.DuplexMode.DuplexNone
        return _("satu sisi") if is_single else _("dua sisi")

    def _page_size(self, choice: PaperChoice) -> QPageSize:
        assert choice.size is not None
        if not choice.is_custom and choice.size in self.papers:
            return self.page_sizes[self.papers.index(choice.size)]
        # Without the exact match Qt turns 215 x 330 mm into FanFoldGermanLegal.
        return QPageSize(
            QSizeF(choice.size.width, choice.size.height),
            QPageSize.Unit.Millimeter,
            choice.size.name,
            QPageSize.SizeMatchPolicy.ExactMatch,
        )


def find_device(name: str = "") -> Device | None:
    """The printer of that name, else the computer's usual one, else any; None when there is none."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    found = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if found.isNull():
        found = QPrinterInfo.defaultPrinter()
    if found.isNull():
        names = QPrinterInfo.availablePrinterNames()
        if not names:
            return None
        found = QPrinterInfo.printerInfo(names[0])
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    return _device_of(printer, found)


def ask_for_printer(parent: QWidget, device: Device) -> Device | None:
    """Open the system's printer dialog; None when it was left without choosing."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinterInfo

    dialog = QPrintDialog(device.printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return _device_of(device.printer, QPrinterInfo(device.printer))


def _device_of(printer: QPrinter, info: Any) -> Device:
    sizes = tuple(info.supportedPageSizes())
    return Device(
        info.printerName(),
        printer,
        tuple(_as_paper(size) for size in sizes),
        sizes,
        bool(info.supportsCustomPageSizes()),
    )


def _as_paper(size: QPageSize) -> PaperSize:
    measure = size.size(QPageSize.Unit.Millimeter)
    width, height = sorted((measure.width(), measure.height()))
    return PaperSize(size.name(), width, height)


@dataclass(frozen=True, slots=True)
class PrintItem:
    """One document on its way: what it is called, and how its bytes are come by (off the window's thread)."""

    title: str
    pdf: Callable[[], bytes]


@dataclass
class _Progress:
    """Where the run is."""

    item: int = 0
    page: int = 0
    pages: int = 0
    pdf: bytes = b""
    sizes: list[tuple[float, float]] = field(default_factory=list)


class PrintRun(QObject):
    """Sends documents to a device as one print job, page by page, so that the window stays alive.

    Pages are drawn beside the window from the very bytes of the preview and put down at their own size.
    A stop takes effect between two documents, or between two pages of a single one.
    """

    progressed = Signal(object, str)
    """documents begun, from 1, and the title of the present one"""
    finished = Signal(object, bool)
    """documents sent, and whether it was stopped before the end"""
    refused = Signal(object, object)
    """a UserError, and how many documents are in the printer already"""

    def __init__(
        self, background: Background, device: Device, items: Sequence[PrintItem], *, dpi: int = PRINT_DPI
    ) -> None:
        super().__init__()
        self._background, self._device, self._items, self._dpi = background, device, tuple(items), dpi
        self._painter = QPainter()
        self._at = _Progress()
        self._is_stopped = False
        # A printer must not vanish under a painter when the program ends in the middle of a print.
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.abandon)

    def abandon(self) -> None:
        """Let go of the printer at once; what was sent stays sent."""
        self._is_stopped = True
        self._items = self._items[: self._at.item]
        if self._painter.isActive():
            self._painter.end()

    def start(self, wanted: PaperSize, *, is_landscape: bool, title: str) -> None:
        """Begin; the end is told by a signal.

        Raises:
            UserError: the printer has no such paper, or does not answer.
        """
        printer = self._device.printer
        printer.setDocName(title)
        self._device.set_up(wanted, is_landscape=is_landscape)
        if not self._painter.begin(printer):
            raise self._silent(0)
        self._next_item()

    def stop(self) -> None:
        """Send no more."""
        self._is_stopped = True

    @property
    def count(self) -> int:
        """How many documents."""
        return len(self._items)

    def _next_item(self) -> None:
        at = self._at
        if at.item == len(self._items) or (self._is_stopped and self._items):
            self._end(at.item)
            return
        item = self._items[at.item]
        self.progressed.emit(at.item + 1, item.title)

        def job() -> tuple[bytes, list[tuple[float, float]]]:
            pdf = item.pdf()
            return pdf, page_sizes(pdf)

        self._background.render(self, job, self._take_item, refused=self._refuse)

    def _take_item(self, opened: tuple[bytes, list[tuple[float, float]]]) -> None:
        self._at.pdf, self._at.sizes = opened
        self._at.page, self._at.pages = 0, len(self._at.sizes)
        self._next_page()

    def _next_page(self) -> None:
        at = self._at
        if at.page == at.pages:
            at.item += 1
            self._next_item()
            return
        if self._is_stopped and len(self._items) == 1:
            self._end(0)
            return
        pdf, page, scale = at.pdf, at.page, self._picture_dpi() / _POINTS
        self._background.render(self, lambda: render_page(pdf, page, scale), self._put_down)

    def _put_down(self, image: QImage) -> None:
        at, printer = self._at, self._device.printer
        if not self._painter.isActive():
            return
        is_first = at.item == 0 and at.page == 0
        if not is_first and not printer.newPage():
            self._painter.end()
            self.refused.emit(self._silent(at.item), at.item)
            return
        width, height = at.sizes[at.page]
        dots = printer.resolution() / _POINTS
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(QRectF(0, 0, width * dots, height * dots), image)
        at.page += 1
        self._next_page()

    def _picture_dpi(self) -> int:
        return min(self._dpi, self._device.printer.resolution())

    def _end(self, sent: int) -> None:
        self._painter.end()
        self.finished.emit(sent, sent < len(self._items))

    def _refuse(self, refusal: UserError) -> None:
        self._painter.end()
        self.refused.emit(refusal, self._at.item)

    def _silent(self, sent: int) -> UserError:
        words = _("Printer {name} tidak menjawab.").format(name=self._device.name)
        step = _("Periksa kabel dan daya, lalu pilih Coba lagi. {sent} dari {total} sudah tercetak.")
        return UserError(words, next_step=step.format(sent=sent, total=len(self._items)))


def paper_in_mm(name: str, width: float, height: float) -> PaperSize:
    """A sheet given in points, upright."""
    short, long = sorted((width, height))
    return PaperSize(name, round(short / _POINTS * _MM, 1), round(long / _POINTS * _MM, 1))

"""This file holds the preview of a PDF: the very bytes that are printed, as pages on paper ground."""

from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import color, px
from asn_desktop.ui.widgets.painting import CENTER, draw_text

_GAP, _EDGE = 20, 18
_ZOOM_STEP, _SMALLEST, _LARGEST = 1.25, 0.25, 4.0
_SCREEN_DPI = 96
_SHADOWS = ((6, 5), (4, 9), (2, 16))


class PdfPreview(QScrollArea):
    """Pages beside each other where they fit, else below each other. Zoom by Ctrl+plus and minus."""

    page_changed = Signal(int, int)
    """page in view and number of pages, both from 1"""
    zoom_changed = Signal(str)
    """the words "Pas halaman" or a percentage"""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._sheets = _Sheets()
        self._pdf = b""
        self._sizes: list[tuple[float, float]] = []
        self._zoom: float | None = None
        self._number = 0
        self.setProperty("paper", "1")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._sheets)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, fitted to the room."""
        self._pdf, self._sizes = pdf, []
        self._number += 1
        self._sheets.say(_("Menyiapkan pratinjau…"))
        self._background.render(self, lambda: page_sizes(pdf), partial(self._take_sizes, self._number))

    def show_message(self, text: str) -> None:
        """Show a sentence in place of pages."""
        self._pdf, self._sizes = b"", []
        self._number += 1
        self._sheets.say(text)
        self._sheets.resize(self.viewport().size())

    def page_count(self) -> int:
        """How many pages."""
        return len(self._sizes)

    def current_page(self) -> int:
        """The page in view, from 1."""
        return self._sheets.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3) + 1

    def show_page(self, number: int) -> None:
        """Scroll to a page, from 1."""
        if 1 <= number <= len(self._sheets.places):
            self.verticalScrollBar().setValue(round(self._sheets.places[number - 1].y()) - px(_EDGE))

    def zoom_in(self) -> None:
        """Larger."""
        self._set_zoom(self._scale() * _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self._set_zoom(self._scale() / _ZOOM_STEP)

    def fit_page(self) -> None:
        """A whole page in view."""
        self._zoom = None
        self._lay_out()

    def zoom_text(self) -> str:
        """The zoom in words."""
        if self._zoom is None:
            return _("Pas halaman")
        return _("{percent}%").format(percent=round(self._zoom * 100))

    def is_drawn(self) -> bool:
        """Whether all pages have arrived."""
        return bool(self._sheets.images) and all(image is not None for image in self._sheets.images)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        if self._sizes:
            self._lay_out()
        else:
            self._sheets.resize(self.viewport().size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom keys while the preview has the focus."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif control and event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and event.key() == Qt.Key.Key_0:
            self.fit_page()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the zoom keys before the window's shortcuts for the text size."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            zooming = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0)
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in zooming:
                event.accept()
                return True
        return super().event(event)

    def _take_sizes(self, number: int, sizes: list[tuple[float, float]]) -> None:
        if number != self._number:
            return
        self._sizes = sizes
        self.verticalScrollBar().setValue(0)
        self._lay_out()
        self._tell_page()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = max(_SMALLEST, min(_LARGEST, zoom))
        self._lay_out()

    def _scale(self) -> float:
        """Screen size over paper size; 1 shows a page as large as it is."""
        if self._zoom is not None or not self._sizes:
            return self._zoom or 1.0
        room_x, room_y = self.viewport().width() - 2 * px(_EDGE), self.viewport().height() - 2 * px(_EDGE)
        width, height = self._sizes[0]
        across = 2 if len(self._sizes) > 1 and room_x > room_y * width / height * 1.75 else 1
        fit = min((room_x - px(_GAP) * (across - 1)) / across / width, room_y / height)
        return max(0.1, fit * 72 / _SCREEN_DPI)

    def _lay_out(self) -> None:
        if not self._sizes:
            return
        pixels = self._scale() * _SCREEN_DPI / 72
        sizes = [QSize(round(width * pixels), round(height * pixels)) for width, height in self._sizes]
        self._sheets.lay_out(sizes, self.viewport().size())
        self._number += 1
        for place in range(len(sizes)):
            self._ask_for(place, self._number, pixels * self.devicePixelRatioF())
        self.zoom_changed.emit(self.zoom_text())

    def _ask_for(self, place: int, number: int, scale: float) -> None:
        pdf = self._pdf

        def job() -> QImage | None:
            # Zooming again makes the pictures still queued useless.
            return render_page(pdf, place, scale) if number == self._number else None

        self._background.render(self, job, partial(self._take, number, place))

    def _take(self, number: int, place: int, image: QImage | None) -> None:
        if number == self._number and image is not None:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._sheets.show_image(place, image)

    def _tell_page(self) -> None:
        if self._sizes:
            self.page_changed.emit(self.current_page(), len(self._sizes))


class _Sheets(QWidget):
    """The pages on their ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("paper", "1")
        self.places: list[QRectF] = []
        self.images: list[QImage | None] = []
        self._message = ""

    def say(self, text: str) -> None:
        """Show a sentence and no pages."""
        self._message, self.places, self.images = text, [], []
        self.setAccessibleName(text)
        self.update()

    def lay_out(self, sizes: list[QSize], room: QSize) -> None:
        """Place pages in rows as wide as there is room."""
        gap, edge = px(_GAP), px(_EDGE)
        widest = max(size.width() for size in sizes)
        across = max(1, min(2, len(sizes), (room.width() - 2 * edge + gap) // (widest + gap)))
        rows = [sizes[start : start + across] for start in range(0, len(sizes), across)]
        width = max(room.width(), widest * across + gap * (across - 1) + 2 * edge)
        self.places, y = [], float(edge)
        for row in rows:
            total = sum(size.width() for size in row) + gap * (len(row) - 1)
            x = (width - total) / 2 if len(rows) == 1 else (width - widest * across - gap * (across - 1)) / 2
            for size in row:
                self.places.append(QRectF(round(x), round(y), size.width(), size.height()))
                x += size.width() + gap
            y += max(size.height() for size in row) + gap
        self.images = [None] * len(sizes)
        self._message = ""
        self.setAccessibleName(_("{number} halaman").format(number=len(sizes)))
        self.resize(int(width), max(room.height(), int(y - gap + edge)))
        self.update()

    def show_image(self, place: int, image: QImage) -> None:
        """A page has been drawn."""
        self.images[place] = image
        self.update()

    def page_at(self, y: float) -> int:
        """The page at a height."""
        above = [place for place, rect in enumerate(self.places) if rect.y() <= y]
        row_top = self.places[above[-1]].y() if above else 0
        return next((place for place in above if self.places[place].y() == row_top), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, soft shadows, pages."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), color("paper"))
            if self._message:
                draw_text(painter, QRectF(self.rect()), self._message, "text2", align=CENTER)
            for rect, image in zip(self.places, self.images, strict=True):
                painter.setPen(Qt.PenStyle.NoPen)
                for spread, alpha in _SHADOWS:
                    painter.setBrush(QColor(0, 0, 0, alpha))
                    painter.drawRoundedRect(
                        rect.adjusted(-spread, -spread + 2, spread, spread + 2), spread, spread
                    )
                painter.fillRect(rect, color("page"))
                if image is not None:
                    painter.drawImage(QPointF(rect.topLeft()), image)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    document = _document(pdf)
    try:
        return [document.get_page_size(place) for place in range(len(document))]
    finally:
        document.close()


def render_page(pdf: bytes, place: int, scale: float) -> QImage:
    """One page as a picture, `scale` pixels per point."""
    document = _document(pdf)
    try:
        bitmap = document[place].render(scale=scale, rev_byteorder=True, may_draw_forms=False)
        image_format = (
            QImage.Format.Format_RGBX8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
        )
        return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, image_format).copy()
    finally:
        document.close()


def _document(pdf: bytes) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)

"""This file holds the view of a picture: whole and upright on paper ground, larger on demand."""

from gettext import gettext as _

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.theme import color, px

MOST_PIXELS = 80_000_000
"""Larger pictures would take more memory than a small computer has."""
_LONGEST_SIDE = 3000
_EDGE, _STEP, _LARGEST = 16, 1.25, 4.0


class PictureView(QScrollArea):
    """One picture, fitted to the room until it is zoomed."""

    zoom_changed = Signal(str)
    """the words "Pas halaman" or a percentage"""

    def __init__(self) -> None:
        super().__init__()
        self._ground = _Ground()
        self._zoom: float | None = None
        self.setProperty("paper", "1")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._ground)

    def show_picture(self, image: QImage) -> None:
        """Show a picture, fitted."""
        self._ground.image = image
        self._ground.setAccessibleName(
            _("Gambar {width} × {height} titik").format(width=image.width(), height=image.height())
        )
        self.fit_page()

    def has_picture(self) -> bool:
        """Whether there is one."""
        return not self._ground.image.isNull()

    def zoom_in(self) -> None:
        """Larger."""
        self._set_zoom(self._scale() * _STEP)

    def zoom_out(self) -> None:
        """Smaller, down to the whole picture."""
        smaller = self._scale() / _STEP
        if smaller <= self._fit():
            self.fit_page()
        else:
            self._set_zoom(smaller)

    def fit_page(self) -> None:
        """The whole picture in view."""
        self._zoom = None
        self._lay_out()

    def zoom_text(self) -> str:
        """The zoom in words."""
        if self._zoom is None:
            return _("Pas halaman")
        return _("{percent}%").format(percent=round(self._zoom * 100))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0, with or without Ctrl."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        elif event.key() == Qt.Key.Key_0:
            self.fit_page()
        else:
            super().keyPressEvent(event)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = max(0.1, min(_LARGEST, zoom))
        self._lay_out()

    def _scale(self) -> float:
        return self._zoom if self._zoom is not None else self._fit()

    def _fit(self) -> float:
        image = self._ground.image
        if image.isNull():
            return 1.0
        room = self.viewport().size() - QSize(2 * px(_EDGE), 2 * px(_EDGE))
        return max(0.02, min(1.0, room.width() / image.width(), room.height() / image.height()))

    def _lay_out(self) -> None:
        image, scale = self._ground.image, self._scale()
        side = 2 * px(_EDGE)
        wanted = QSize(round(image.width() * scale) + side, round(image.height() * scale) + side)
        self._ground.scale = scale
        self._ground.resize(wanted.expandedTo(self.viewport().size()))
        self._ground.update()
        self.zoom_changed.emit(self.zoom_text())


class _Ground(QWidget):
    """The picture on its ground."""

    def __init__(self) -> None:
        super().__init__()
        self.image, self.scale = QImage(), 1.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the picture in its middle."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("paper"))
            if not self.image.isNull():
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                width, height = self.image.width() * self.scale, self.image.height() * self.scale
                place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
                painter.fillRect(place, color("page"))
                painter.drawImage(place, self.image)


def read_picture(content: bytes) -> QImage:
    """A PNG or JPEG as it is seen, upright and no larger than a screen needs; may run off the window's thread.

    Raises:
        UserError: it cannot be read, or is beyond all measure.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise _unseen()
    if max(size.width(), size.height()) > _LONGEST_SIDE:
        reader.setScaledSize(size.scaled(_LONGEST_SIDE, _LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise _unseen()
    return image


def _unseen() -> UserError:
    return UserError(
        _("Gambar ini tidak bisa ditampilkan di sini."),
        next_step=_("Pilih Simpan salinan, lalu buka dengan program gambar."),
    )

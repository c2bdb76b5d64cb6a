"""This file holds pictures of the few kinds of cell that a grid repeats: painted once, then copied."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap

from asn_desktop.ui.theme import color, look

Paint = Callable[[QPainter, QRectF], None]
_MOST = 400
"""Pictures kept; a window that is being resized asks for a new size at every step."""


class CellPictures:
    """Paints a kind of cell at a size once and copies it afterwards.

    Copying a picture takes a twentieth of the strokes. Pictures lie on `surface`, edges on whole
    pixels of the screen. A recorder of strokes, a fractional scale of the screen and a contrast
    theme (its colours are the system's) get the strokes themselves.
    """

    def __init__(self) -> None:
        self._pictures: dict[Hashable, QPixmap] = {}
        self._coat: Hashable = None
        self._copies = False
        self._ratio = 1.0

    def start(self, painter: QPainter, ratio: float) -> None:
        """Begin a frame: pictures of another look or screen are forgotten."""
        engine = painter.paintEngine()
        is_raster = engine is not None and engine.type() == QPaintEngine.Type.Raster
        self._copies = is_raster and ratio == round(ratio) and not look.is_high_contrast
        coat = (id(look.tokens), look.text_scale, ratio)
        if coat != self._coat or len(self._pictures) > _MOST:
            self._pictures.clear()
            self._coat, self._ratio = coat, ratio

    def draw(self, painter: QPainter, rect: QRectF, kind: Hashable, paint: Paint) -> None:
        """Put a cell of this kind into `rect`, by `paint` where there is no picture of it yet."""
        if not self._copies:
            paint(painter, rect)
            return
        ratio = self._ratio
        left, top = round(rect.x() * ratio), round(rect.y() * ratio)
        width, height = round(rect.right() * ratio) - left, round(rect.bottom() * ratio) - top
        key = (kind, width, height)
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = self._painted(width, height, paint)
        painter.drawPixmap(QPointF(left / ratio, top / ratio), picture)

    def _painted(self, width: int, height: int, paint: Paint) -> QPixmap:
        picture = QPixmap(max(1, width), max(1, height))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(color("surface"))
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter, QRectF(0, 0, width / self._ratio, height / self._ratio))
        return picture

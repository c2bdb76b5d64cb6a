"""This file holds the product mark and the river scene of the lock screen, painted from tokens."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy

from asn_desktop.rules.drawings import PRODUCT_MARK
from asn_desktop.ui.theme import color, px
from asn_desktop.ui.widgets.painting import Painted, draw_drawing, draw_round

_DECK, _TOWER_TOP, _TOWER_FOOT = 34, 150, 4
_HANGERS = 12


class ProductMark(Painted):
    """The bridge on its gold square."""

    def __init__(self, size: int = 32) -> None:
        super().__init__(size, size)
        self.setAccessibleName("ASN Desktop")

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the mark."""
        draw_round(painter, rect, 8, fill="gold")
        draw_drawing(painter, rect, PRODUCT_MARK, color("on_gold"))


class RiverScene(Painted):
    """A bridge over a river, filling whatever room it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint water, deck, towers, cables."""
        painter.fillRect(rect, color("side"))
        shore = rect.height() * 0.66
        self._draw_water(painter, rect, shore)
        deck = shore - px(_DECK)
        gold = color("gold")
        painter.setPen(QPen(gold, 3))
        painter.drawLine(QPointF(0, deck), QPointF(rect.width(), deck))
        left, right = rect.width() * 0.3, rect.width() * 0.7
        for x in (left, right):
            self._draw_tower(painter, x, shore + px(_TOWER_FOOT), deck)
        top = deck - px(_TOWER_TOP - 4)
        self._draw_cable(painter, QPointF(left, top), QPointF(right, top), px(110), deck)
        self._draw_cable(painter, QPointF(-px(40), deck - px(20)), QPointF(left, top), 0, deck)
        self._draw_cable(painter, QPointF(right, top), QPointF(rect.width() + px(40), deck - px(20)), 0, deck)

    def _draw_water(self, painter: QPainter, rect: QRectF, shore: float) -> None:
        tint = color("side_selected")
        step = rect.width() / 3
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (drop, alpha) in enumerate(((0, 150), (26, 110), (56, 80), (92, 60))):
            tint.setAlpha(alpha)
            y, swell = shore + px(drop), 10 + number * 2
            path = QPainterPath(QPointF(0, y))
            for wave in range(4):
                x = wave * step
                path.cubicTo(
                    QPointF(x + step * 0.3, y - swell),
                    QPointF(x + step * 0.6, y + swell),
                    QPointF(x + step, y),
                )
            path.lineTo(QPointF(rect.width() * 4 / 3, rect.height()))
            path.lineTo(QPointF(0, rect.height()))
            path.closeSubpath()
            painter.setBrush(tint)
            painter.drawPath(path)

    def _draw_tower(self, painter: QPainter, x: float, foot: float, deck: float) -> None:
        half, top = px(7), deck - px(_TOWER_TOP)
        painter.setPen(QPen(color("gold"), 4))
        painter.drawLines([QLineF(x - half, foot, x - half, top), QLineF(x + half, foot, x + half, top)])
        painter.setPen(QPen(color("gold"), 2.4))
        painter.drawLines(
            [QLineF(x - half, deck - px(rise), x + half, deck - px(rise)) for rise in (146, 100, 54)]
        )

    def _draw_cable(self, painter: QPainter, start: QPointF, end: QPointF, sag: float, deck: float) -> None:
        gold = color("gold")
        path = QPainterPath(start)
        path.quadTo(QPointF((start.x() + end.x()) / 2, max(start.y(), end.y()) + sag), end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(gold, 2))
        painter.drawPath(path)
        faint = QColor(gold)
        faint.setAlpha(110)
        painter.setPen(QPen(faint, 1.1))
        points = [path.pointAtPercent(number / _HANGERS) for number in range(1, _HANGERS)]
        painter.drawLines([QLineF(point, QPointF(point.x(), deck)) for point in points if point.y() < deck])

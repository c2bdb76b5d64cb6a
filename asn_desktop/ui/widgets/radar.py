"""This file holds the radar of one person: levels against the standard on up to ten axes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from asn_desktop.rules.charts import RadarLabel, RadarShape, radar
from asn_desktop.rules.gap import gap_of
from asn_desktop.ui.theme import color, font, px
from asn_desktop.ui.widgets.headings import on_two_lines
from asn_desktop.ui.widgets.painting import Painted, draw_text, gap_token, line_of, text_width
from asn_desktop.ui.widgets.words import score_words

_FEWEST_AXES = 3


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """One competency of the radar."""

    name: str
    level: int | None
    standard: int | None

    @property
    def gap(self) -> int | None:
        """Level minus standard."""
        return gap_of(self.level, self.standard)


class Radar(Painted):
    """The levels of one person as a filled shape, the standard as a dashed line."""

    def __init__(self) -> None:
        super().__init__()
        self._axes: tuple[RadarAxis, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(px(250), px(190))

    def sizeHint(self) -> QSize:
        """As drawn in the profile."""
        return QSize(px(328), px(300))

    def show_axes(self, axes: Sequence[RadarAxis]) -> None:
        """Show other levels."""
        self._axes = tuple(axes)
        self.setAccessibleName("; ".join(score_words(axis.name, axis.level, axis.standard) for axis in axes))
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint rings, shapes, vertices, names."""
        if len(self._axes) < _FEWEST_AXES:
            return
        radius = max(px(30), min(rect.width() / 2 - px(82), rect.height() / 2 - px(34)))
        center = (rect.width() / 2, rect.height() / 2 + 2)
        shape = radar(
            [axis.level for axis in self._axes],
            [axis.standard for axis in self._axes],
            center,
            radius,
            label_distance=px(9),
        )
        self._draw_rings(painter, shape)
        self._draw_levels(painter, shape)
        for axis, label in zip(self._axes, shape.labels, strict=True):
            self._draw_name(painter, axis, label)

    def _draw_rings(self, painter: QPainter, shape: RadarShape) -> None:
        painter.setPen(QPen(color("border"), 1))
        for number, ring in enumerate(reversed(shape.rings)):
            painter.setBrush(color("surface2") if number == 0 else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in ring]))
        painter.drawLines([line_of(*axis) for axis in shape.axes])

    def _draw_levels(self, painter: QPainter, shape: RadarShape) -> None:
        tint = color("primary")
        if shape.value_fill:
            haze = QColor(tint)
            haze.setAlpha(48)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(haze)
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in shape.value_fill]))
        painter.setPen(QPen(tint, 2))
        painter.drawLines([line_of(*segment) for segment in shape.value_lines])
        dashed = QPen(color("text"), 1.4)
        dashed.setDashPattern([3, 2.4])
        painter.setPen(dashed)
        painter.drawLines([line_of(*segment) for segment in shape.standard_lines])
        painter.setPen(QPen(color("surface"), 1.6))
        for axis, point in zip(self._axes, shape.value_points, strict=True):
            if point is not None:
                below = axis.gap is not None and axis.gap < 0
                painter.setBrush(color(gap_token(axis.gap)) if below else tint)
                radius = 4.6 if below else 3.8
                painter.drawEllipse(QPointF(*point), radius, radius)
        self._draw_scale(painter, shape)

    def _draw_scale(self, painter: QPainter, shape: RadarShape) -> None:
        for level in (1, 5):
            x, y = shape.rings[level - 1][0]
            box = QRectF(x + 4, y + 2, px(9), px(11))
            painter.fillRect(box, color("surface2"))
            draw_text(painter, box, str(level), "text3", size=10, weight=500)

    def _draw_name(self, painter: QPainter, axis: RadarAxis, label: RadarLabel) -> None:
        below = axis.gap is not None and axis.gap < 0
        painter.setFont(font(11, 600 if below else 500))
        painter.setPen(color(f"{gap_token(axis.gap)}_text") if below else color("text2"))
        x, y = label.anchor
        beside = {"center": px(96), "left": self.width() - x, "right": x}[label.horizontal]
        width = min(px(96), beside)
        name = axis.name.replace(" ", "\n", 1) if len(axis.name) > 11 else axis.name
        if max(text_width(part, 11, 600) for part in name.split("\n")) > width:
            name = on_two_lines(axis.name, 11, 600, width)
        height = px(30 if "\n" in name else 16)
        left = {"center": x - width / 2, "left": x, "right": x - width}[label.horizontal]
        top = {"above": y - height, "below": y, "middle": y - height / 2}[label.vertical]
        side = {
            "center": Qt.AlignmentFlag.AlignHCenter,
            "left": Qt.AlignmentFlag.AlignLeft,
            "right": Qt.AlignmentFlag.AlignRight,
        }[label.horizontal]
        painter.drawText(QRectF(left, top, width, height), int(side | Qt.AlignmentFlag.AlignVCenter), name)

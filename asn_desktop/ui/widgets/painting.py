"""This file holds the strokes that painted widgets and delegates share, drawn from tokens."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QStaticText,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.rules.charts import gap_mark, level_bar, signed, stacked_spans
from asn_desktop.rules.drawings import Drawing
from asn_desktop.rules.gap import GapClass, gap_class
from asn_desktop.ui.icons import pixmap
from asn_desktop.ui.theme import color, font_of_pixels, look, px

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
CENTER = int(Qt.AlignmentFlag.AlignCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_SIDES = {LEFT: 0.0, CENTER: 0.5, RIGHT: 1.0}
"""How much of the free width lies before the text."""
_ELIDE = Qt.TextElideMode.ElideRight
_ROUND = Qt.PenCapStyle.RoundCap
_NO_PEN = Qt.PenStyle.NoPen
_NO_BRUSH = Qt.BrushStyle.NoBrush
_GAP_TOKENS = {
    GapClass.FAR_BELOW: "gap_minus2",
    GapClass.BELOW: "gap_minus1",
    GapClass.MEETS: "gap_zero",
    GapClass.ABOVE: "gap_plus1",
    GapClass.UNMEASURED: "gap_none",
}
GAP_ORDER = ("gap_plus1", "gap_zero", "gap_minus1", "gap_minus2")
"""Tokens of a distribution bar, best first."""


class Painted(QWidget):
    """A widget that paints itself; subclasses fill in `draw`. Measures are design pixels."""

    def __init__(self, width: int | None = None, height: int | None = None) -> None:
        super().__init__()
        self._hint = QSize(px(width) if width else 0, px(height) if height else 0)
        if width:
            self.setFixedWidth(px(width))
        if height:
            self.setFixedHeight(px(height))
        if not width:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint into `rect`; antialiasing is on."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """What was asked for."""
        return self._hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hand over to `draw`."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter, QRectF(self.rect()))


def text_width(text: str, size: float = 13, weight: int = 400) -> float:
    """Pixels that a text takes up on one line."""
    return _advance(text, px(size), weight)


@lru_cache(maxsize=4096)
def _advance(text: str, pixels: int, weight: int) -> float:
    """Measured once: frames of a list or a map show the same texts over and over."""
    return QFontMetricsF(font_of_pixels(pixels, weight)).horizontalAdvance(text)


@lru_cache(maxsize=2048)
def _shortened(text: str, pixels: int, weight: int, width: float) -> str:
    return QFontMetricsF(font_of_pixels(pixels, weight)).elidedText(text, _ELIDE, width)


@lru_cache(maxsize=2048)
def _laid_out(text: str, pixels: int, weight: int) -> tuple[QStaticText, float, float]:
    """A text with its glyphs in place, its width and height: shaping costs twice what drawing does."""
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(font=font_of_pixels(pixels, weight))
    return made, made.size().width(), made.size().height()


@lru_cache(maxsize=256)
def _ink_of(name: str) -> QColor:
    return QColor(name)


def ink(token: str) -> QColor:
    """The colour of a token for a pen or brush, made once. Do not change the returned colour."""
    return color(token) if look.is_high_contrast else _ink_of(getattr(look.tokens, token))


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    tint: str | QColor = "text",
    *,
    size: float = 13,
    weight: int = 400,
    align: int = LEFT,
) -> None:
    """One line of text, shortened with an ellipsis when it does not fit."""
    pixels, room = px(size), rect.width()
    painter.setFont(font_of_pixels(pixels, weight))
    painter.setPen(ink(tint) if isinstance(tint, str) else tint)
    if _advance(text, pixels, weight) > room:
        text = _shortened(text, pixels, weight, room)
    side = _SIDES.get(align)
    # A line break or a tab is laid out by Qt.
    if side is None or not text.isprintable():
        painter.drawText(rect, align, text)
        return
    shown, width, height = _laid_out(text, pixels, weight)
    left = rect.x() + (room - width) * side
    painter.drawStaticText(QPointF(left, rect.y() + (rect.height() - height) / 2), shown)


def draw_round(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: str | None = None,
    border: str | None = None,
    width: float = 1,
    dash: Sequence[float] = (),
) -> None:
    """A rounded rectangle from tokens; the border lies inside `rect`."""
    if border is None:
        painter.setPen(_NO_PEN)
    else:
        pen = QPen(ink(border), width)
        if dash:
            pen.setDashPattern(list(dash))
        painter.setPen(pen)
        inner = width / 2
        rect = rect.adjusted(inner, inner, -inner, -inner)
    painter.setBrush(ink(fill) if fill else _NO_BRUSH)
    painter.drawRoundedRect(rect, radius, radius)


def draw_line(painter: QPainter, x: float, y: float, width: float, tint: str = "border") -> None:
    """A sharp horizontal hair line; an antialiased pen would smear it over two rows."""
    painter.fillRect(QRectF(round(x), round(y), round(width), 1), ink(tint))


def draw_upright(painter: QPainter, x: float, y: float, height: float, tint: str = "border") -> None:
    """A sharp vertical hair line."""
    painter.fillRect(QRectF(round(x), round(y), 1, round(height)), ink(tint))


def draw_icon(
    painter: QPainter,
    x: float,
    y: float,
    name: str,
    tint: str = "text2",
    size: int = 20,
    *,
    filled: bool = False,
) -> None:
    """An icon with its top left corner at `x`, `y`."""
    painter.drawPixmap(QPointF(round(x), round(y)), pixmap(name, tint, size, filled=filled))


def chip_width(text: str) -> float:
    """Pixels that a painted chip takes up."""
    return text_width(text, 12, 500) + px(20)


def draw_chip(painter: QPainter, x: float, middle: float, text: str, kind: str = "mute") -> float:
    """A status chip (`ok warn bad info mute`) from `x`, centred on `middle`; returns its width."""
    width, height = chip_width(text), px(19)
    rect = QRectF(x, middle - height / 2, width, height)
    draw_round(painter, rect, height / 2, fill="hover" if kind == "mute" else f"{kind}_tint")
    draw_text(painter, rect, text, "text2" if kind == "mute" else kind, size=12, weight=500, align=CENTER)
    return width


def gap_token(gap: int | None) -> str:
    """The token stem of a gap, as in `gap_minus1`, `gap_minus1_tint`, `gap_minus1_text`."""
    return _GAP_TOKENS[gap_class(gap)]


def draw_gap_mark(
    painter: QPainter, x: float, middle: float, gap: int | None, tint: QColor, size: float = 8
) -> float:
    """The shape of a gap from `x`; returns its width."""
    mark = gap_mark(gap, size * px(100) / 100)
    painter.setPen(_NO_PEN)
    painter.setBrush(tint)
    for polygon in mark.polygons:
        painter.drawPolygon(QPolygonF([QPointF(x + px_, middle + py_) for px_, py_ in polygon]))
    if mark.disc:
        (disc_x, disc_y), radius = mark.disc
        painter.drawEllipse(QPointF(x + disc_x, middle + disc_y), radius, radius)
    return mark.width


def draw_gap_badge(painter: QPainter, rect: QRectF, gap: int | None, *, pill: bool = True) -> None:
    """Shape, signed number and colour of a gap, centred in `rect`."""
    stem = gap_token(gap)
    if gap is None:
        draw_round(painter, rect, rect.height() / 2, border="border_strong", dash=(2, 2))
        draw_text(painter, rect, "–", "text3", size=12, weight=600, align=CENTER)
        return
    if pill:
        draw_round(painter, rect, rect.height() / 2, fill=f"{stem}_tint")
    tint = ink(f"{stem}_text")
    number = signed(gap)
    mark_width = gap_mark(gap, 8 * px(100) / 100).width
    number_width = text_width(number, 12, 600)
    x = rect.center().x() - (mark_width + 4 + number_width) / 2
    draw_gap_mark(painter, x, rect.center().y(), gap, tint)
    draw_text(
        painter,
        QRectF(x + mark_width + 4, rect.y(), number_width + 2, rect.height()),
        number,
        tint,
        size=12,
        weight=600,
    )


def draw_level_bar(
    painter: QPainter, rect: QRectF, level: int | None, standard: int | None, *, height: float = 10
) -> None:
    """Five cells: filled up to the level, dashed up to the standard, a tick at the standard."""
    shape = level_bar(level, standard, rect.width())
    stem = gap_token(None if level is None or standard is None else level - standard)
    if level is not None and standard is None:
        stem = "primary"
    tint, tall = ink(stem), px(height)
    top = round(rect.center().y() - tall / 2)
    for cell in shape.cells:
        box = QRectF(rect.x() + cell.x, top, cell.width, tall)
        draw_round(painter, box, 2, fill="track")
        if cell.state == "filled":
            painter.setPen(_NO_PEN)
            painter.setBrush(tint)
            painter.drawRoundedRect(box, 2, 2)
        elif cell.state == "missing":
            pen = QPen(tint, 1.2)
            pen.setDashPattern([2, 1.6])
            painter.setPen(pen)
            painter.setBrush(_NO_BRUSH)
            painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 2, 2)
    if shape.tick_x is not None:
        draw_round(painter, QRectF(rect.x() + shape.tick_x - 1.25, top - 4, 2.5, tall + 8), 1, fill="text")


def draw_bar(painter: QPainter, rect: QRectF, share: float, tint: str = "primary") -> None:
    """A bar filled by `share`, 0 to 1; any share above 0 shows at least a dot."""
    radius = rect.height() / 2
    draw_round(painter, rect, radius, fill="track")
    if share > 0:
        width = max(rect.height(), rect.width() * min(1.0, share))
        draw_round(painter, QRectF(rect.x(), rect.y(), width, rect.height()), radius, fill=tint)


def draw_stack(
    painter: QPainter, rect: QRectF, counts: Sequence[float], tokens: Sequence[str], *, radius: float
) -> None:
    """A stacked bar with 2 px of light between its parts."""
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.setClipPath(path)
    spans = stacked_spans(counts, rect.width())
    if not spans:
        painter.fillRect(rect, ink("track"))
    for span in spans:
        painter.fillRect(
            QRectF(rect.x() + span.x, rect.y(), span.width, rect.height()), ink(tokens[span.index])
        )
    painter.restore()


def initials(name: str) -> str:
    """Two letters for an avatar, titles such as "H." left out."""
    words = [word for word in name.replace(",", " ").split() if word[0].isalpha() and not word.endswith(".")]
    words = words or [word for word in name.split() if word[0].isalnum()] or ["?"]
    return (words[0][0] + words[1][0] if len(words) > 1 else words[0][:2]).upper()


def draw_avatar(painter: QPainter, rect: QRectF, name: str, *, selected: bool = False) -> None:
    """A disc with the initials of a name."""
    draw_round(painter, rect, rect.height() / 2, fill="primary" if selected else "primary_tint")
    size = rect.height() * 0.36 * 100 / px(100)
    draw_text(
        painter,
        rect,
        initials(name),
        "on_primary" if selected else "primary",
        size=size,
        weight=600,
        align=CENTER,
    )


def draw_drawing(painter: QPainter, rect: QRectF, drawing: Drawing, tint: QColor) -> None:
    """A shared drawing scaled to fit `rect`."""
    painter.save()
    scale = min(rect.width() / drawing.width, rect.height() / drawing.height)
    painter.translate(
        rect.x() + (rect.width() - drawing.width * scale) / 2,
        rect.y() + (rect.height() - drawing.height * scale) / 2,
    )
    painter.scale(scale, scale)
    painter.setBrush(_NO_BRUSH)
    for stroke in drawing.strokes:
        painter.setPen(QPen(tint, stroke.width, Qt.PenStyle.SolidLine, _ROUND, Qt.PenJoinStyle.RoundJoin))
        path = QPainterPath()
        for step in stroke.steps:
            _follow(path, step)
        painter.drawPath(path)
    painter.restore()


def _follow(path: QPainterPath, step: tuple[str, *tuple[float, ...]]) -> None:
    kind, numbers = step[0], step[1:]
    points = [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    if kind == "M":
        path.moveTo(points[0])
    elif kind == "L":
        path.lineTo(points[0])
    elif kind == "C":
        path.cubicTo(points[0], points[1], points[2])
    else:
        path.closeSubpath()


def line_of(start: tuple[float, float], end: tuple[float, float]) -> QLineF:
    """A segment; many of them are painted far quicker than one polyline."""
    return QLineF(*start, *end)

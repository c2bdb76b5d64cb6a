"""This file holds the ladder of five levels: what each looks like, who is asked for it, who stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from asn_desktop.rules.gap import level_name
from asn_desktop.ui.competency.words import people, positions
from asn_desktop.ui.theme import color, font, px
from asn_desktop.ui.widgets.painting import (
    CENTER,
    draw_bar,
    draw_chip,
    draw_line,
    draw_round,
    draw_text,
    text_width,
)
from asn_desktop.ui.widgets.text import plain_tooltip

if TYPE_CHECKING:
    from asn_desktop.operations.competencies import LevelDetail

_LEVELS = 5
_TILE, _LEFT, _RIGHT_WIDTH = 34, 19, 92


class Ladder(QWidget):
    """Five rows of one height, one of them current. Up and Down move, F2 edits, Ins adds an indicator."""

    moved = Signal(object)
    """level that became current"""
    edited = Signal(object)
    """level to edit: F2, a double click, or a click on an empty one"""
    extended = Signal(object)
    """level that is to get an indicator"""

    def __init__(self) -> None:
        super().__init__()
        self._levels: tuple[LevelDetail, ...] = ()
        self._current = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Room for five rows."""
        return QSize(px(420), px(380))

    def minimumSizeHint(self) -> QSize:
        """As narrow and low as texts stay readable."""
        return QSize(px(300), px(44 * _LEVELS))

    def show_levels(self, levels: Sequence[LevelDetail], current: int) -> None:
        """Show the levels of another competency."""
        self._levels, self._current = tuple(levels), current
        self._describe()
        self.update()

    def current(self) -> int:
        """The level that is current, 1 to 5."""
        return self._current

    def move_to(self, level: int) -> None:
        """Make another level current."""
        level = min(_LEVELS, max(1, level))
        if level != self._current:
            self._current = level
            self._describe()
            self.update()
            self.moved.emit(level)

    def row_rect(self, level: int) -> QRectF:
        """Where a level is painted."""
        height = self.height() / _LEVELS
        top = round((level - 1) * height)
        return QRectF(0, top, self.width(), round(level * height) - top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, edit, extend."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -_LEVELS, Qt.Key.Key_End: _LEVELS}
        key = Qt.Key(event.key())
        if key in steps:
            self.move_to(self._current + steps[key])
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edited.emit(self._current)
        elif key == Qt.Key.Key_Insert:
            self.extended.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the level under the pointer current; an empty one asks to be written."""
        level = self._level_at(event.position())
        was_current = level == self._current
        self.move_to(level)
        if was_current and self._levels and not self._levels[level - 1].description:
            self.edited.emit(level)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the level under the pointer."""
        if self._levels and self._levels[self._level_at(event.position()) - 1].description:
            self.edited.emit(self._level_at(event.position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Paint the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in another theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Five rows."""
        with QPainter(self) as painter:
            for row in self._levels:
                self._draw_row(painter, self.row_rect(row.level), row)

    def event(self, event: QEvent) -> bool:
        """Tell a description whole when the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._levels:
            row = self._levels[self._level_at(QPointF(event.pos())) - 1]
            QToolTip.showText(event.globalPos(), plain_tooltip(row.description), self)
            return True
        return super().event(event)

    def _level_at(self, point: QPointF) -> int:
        return min(_LEVELS, max(1, int(point.y() * _LEVELS / max(1, self.height())) + 1))

    def _draw_row(self, painter: QPainter, rect: QRectF, row: LevelDetail) -> None:
        selected = row.level == self._current
        if selected:
            painter.fillRect(rect, color("primary_tint"))
            painter.fillRect(QRectF(0, rect.y(), 3, rect.height()), color("primary"))
        if row.level > 1:
            draw_line(painter, rect.x(), rect.y(), rect.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected and self.hasFocus():
            draw_round(painter, rect.adjusted(1, 1, -1, -1), 4, border="primary", width=2)
        self._draw_tile(painter, rect, row, selected)
        self._draw_words(painter, rect, row, selected)
        self._draw_people(painter, rect, row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_tile(self, painter: QPainter, rect: QRectF, row: LevelDetail, selected: bool) -> None:
        side = px(_TILE)
        box = QRectF(px(_LEFT), rect.center().y() - side / 2, side, side)
        if selected:
            draw_round(painter, box, 7, fill="primary")
        else:
            dash = () if row.description else (3, 2)
            border = "button_border" if row.description else "border_strong"
            draw_round(painter, box, 7, fill="surface", border=border, dash=dash)
        tint = "on_primary" if selected else "text" if row.description else "text3"
        draw_text(painter, box, str(row.level), tint, size=15, weight=600, align=CENTER)

    def _draw_words(self, painter: QPainter, rect: QRectF, row: LevelDetail, selected: bool) -> None:
        left = px(_LEFT + _TILE + 14)
        width = rect.width() - left - px(_RIGHT_WIDTH + 20 + 18)
        text = row.description or _("Tingkat {level} belum diuraikan").format(level=row.level)
        line_height = px(16)
        room = int((rect.height() - px(20) - 6) // line_height)
        lines = wrapped(text, width, most=min(3, max(1, room)))
        top = rect.center().y() - (px(20) + line_height * len(lines)) / 2
        name = level_name(row.level)
        draw_text(painter, QRectF(left, top, width, px(18)), name, weight=600)
        if row.positions:
            words = _("standar {positions}").format(positions=positions(row.positions))
            x = left + text_width(name, 13, 600) + px(10)
            if selected:
                box = QRectF(x, top + px(9) - px(9.5), text_width(words, 12, 500) + px(20), px(19))
                draw_round(painter, box, box.height() / 2, fill="surface")
                draw_text(painter, box, words, "info", size=12, weight=500, align=CENTER)
            else:
                draw_chip(painter, x, top + px(9), words, "info")
        tint = "text2" if row.description else "text3"
        for place, words in enumerate(lines):
            box = QRectF(left, top + px(20) + place * line_height, width + 1, line_height)
            draw_text(painter, box, words, tint, size=12)
        if not row.description:
            box = QRectF(left + text_width(text, 12) + px(8), top + px(20), px(40), line_height)
            draw_text(painter, box, _("Isi"), "primary", size=12, weight=600)

    def _draw_people(self, painter: QPainter, rect: QRectF, row: LevelDetail) -> None:
        width = px(_RIGHT_WIDTH)
        left, middle = rect.right() - px(20) - width, rect.center().y()
        tint, weight = ("text", 600) if row.people else ("text3", 400)
        box = QRectF(left, middle - px(19), width, px(18))
        draw_text(painter, box, people(row.people), tint, size=12, weight=weight)
        most = max([1, *(level.people for level in self._levels)])
        draw_bar(painter, QRectF(left, middle + px(3), width, px(6)), row.people / most)

    def _describe(self) -> None:
        if not self._levels:
            return
        row = self._levels[self._current - 1]
        words = (
            _("Tingkat {level}, {name}").format(level=row.level, name=level_name(row.level)),
            row.description or _("belum diuraikan"),
            _("standar {positions}").format(positions=positions(row.positions)),
            people(row.people),
        )
        self.setAccessibleName(". ".join(words))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


def wrapped(text: str, width: float, *, size: float = 12, most: int = 2) -> list[str]:
    """A text in lines of at most `width` pixels; the last of `most` lines ends in "…" if more follows."""
    face = font(size)
    layout = QTextLayout(text, face)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1:
            rest = text[start:]
            lines.append(QFontMetricsF(face).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + length].rstrip())
    layout.endLayout()
    return lines

"""This file holds the painted timeline of a partner's agreements over six years."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from asn_desktop.rules.agreement_term import TermState
from asn_desktop.rules.partner_kind import AgreementKind
from asn_desktop.ui.partner.words import short_day, short_month
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import (
    CENTER,
    Painted,
    chip_width,
    draw_chip,
    draw_line,
    draw_round,
    draw_text,
    draw_upright,
    ink,
    text_width,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from asn_desktop.operations.partner_reading import AgreementRow

YEARS = 6
_LABEL, _HEAD, _ROW, _BAR = 176, 26, 36, 17
_AHEAD_YEARS = 2
"""Where an agreement has no end, its bar runs this far beyond today."""


class Timeline(Painted):
    """One row per agreement: ended grey, running solid, another kind in outline, a draft dashed.

    A click on a row tells which agreement it is.
    """

    def __init__(self, picked: Callable[[int], object]) -> None:
        super().__init__(height=_HEAD + _ROW)
        self._rows: tuple[AgreementRow, ...] = ()
        self._on, self._first = date(2026, 1, 1), 2026
        self._picked, self._current = picked, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_agreements(self, rows: Sequence[AgreementRow], on: date) -> None:
        """Show other agreements, from the oldest to the newest."""
        self._rows, self._on = tuple(rows), on
        self._current = max(0, len(self._rows) - 1)
        starts = [row.starts_on.year for row in rows] or [on.year]
        # The year of today is always seen: very old agreements begin before the left edge.
        self._first = max(min(starts), on.year - YEARS + _AHEAD_YEARS)
        self._hint.setHeight(px(_HEAD + _ROW * max(1, len(rows))))
        self.setFixedHeight(self._hint.height())
        sentences = [f"{row.label}, {row.term.words}" for row in rows]
        self.setAccessibleName(_("Masa berlaku. {rows}").format(rows=". ".join(sentences)))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which agreement was clicked."""
        place = int((event.position().y() - px(_HEAD)) // px(_ROW))
        if 0 <= place < len(self._rows):
            self._current = place
            self._picked(self._rows[place].agreement_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose a row, Enter tells which."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and self._rows:
            self._current = min(max(self._current + step, 0), len(self._rows) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._rows:
            self._picked(self._rows[self._current].agreement_id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Years, labels, bars, today and the next end."""
        left = px(_LABEL)
        year_width = (rect.width() - left) / YEARS
        for place in range(YEARS):
            x = left + place * year_width
            box = QRectF(x + px(4), 0, year_width - px(4), px(22))
            draw_text(painter, box, str(self._first + place), "text2", size=12, weight=500)
            draw_upright(painter, x, px(_HEAD), rect.height() - px(_HEAD))
        draw_line(painter, 0, px(_HEAD) - 1, rect.width())
        for place, row in enumerate(self._rows):
            top = px(_HEAD) + place * px(_ROW)
            self._draw_row(painter, rect, top, row)
            if self.hasFocus() and place == self._current:
                ring = QRectF(0, top, px(_LABEL - 6), px(_ROW) - 1)
                draw_round(painter, ring, 5, border="primary", width=2)
        self._draw_days(painter, rect)

    def _x(self, rect: QRectF, day: date) -> float:
        left = px(_LABEL)
        year = date(day.year, 1, 1)
        length = (date(day.year + 1, 1, 1) - year).days
        place = day.year - self._first + (day - year).days / length
        return left + min(max(place, 0.0), float(YEARS)) * (rect.width() - left) / YEARS

    def _draw_row(self, painter: QPainter, rect: QRectF, top: float, row: AgreementRow) -> None:
        ended = row.term.state is TermState.ENDED
        label = QRectF(0, top + px(1), px(_LABEL - 12), px(18))
        tint, weight = ("text2", 400) if ended else ("text", 600)
        draw_text(painter, label, row.label, tint, weight=weight)
        draw_text(painter, label.translated(0, px(17)), _state_words(row), "text3", size=12)
        last = row.last_day or date(self._on.year + _AHEAD_YEARS, 12, 31)
        left, right = self._x(rect, row.starts_on), self._x(rect, last)
        bar = QRectF(left, top + px(_ROW - _BAR) / 2, max(px(6), right - left), px(_BAR))
        fill, border, text, dash = _look(row)
        draw_round(painter, bar, 4, fill=fill, border=border, dash=dash)
        self._draw_period(painter, bar, row, text)
        if row.reminder is not None:
            self._draw_chip(painter, rect, bar, row)

    def _draw_period(self, painter: QPainter, bar: QRectF, row: AgreementRow, tint: str) -> None:
        last = row.last_day
        until = short_month(last) if last else _("seterusnya")
        words = _("{first} – {last}").format(first=short_month(row.starts_on), last=until)
        inner = bar.adjusted(px(8), 0, -px(4), 0)
        for text in (words, f"{row.starts_on.year}"):
            if text_width(text, 11, 500) <= inner.width():
                draw_text(painter, inner, text, tint, size=11, weight=500)
                return

    def _draw_chip(self, painter: QPainter, rect: QRectF, bar: QRectF, row: AgreementRow) -> None:
        x = min(bar.right() + px(10), rect.right() - chip_width(row.term.words))
        draw_chip(painter, x, bar.center().y(), row.term.words, row.term.tone)

    def _draw_days(self, painter: QPainter, rect: QRectF) -> None:
        ends = [row.last_day for row in self._rows if row.reminder is not None and row.last_day]
        top, bottom = px(_HEAD) - px(4), rect.height()
        if ends:
            pen = QPen(ink("warn"), 2)
            pen.setDashPattern([2, 1.5])
            painter.setPen(pen)
            x = self._x(rect, min(ends))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        x = self._x(rect, self._on)
        painter.fillRect(QRectF(round(x) - 1, top, 2, bottom - top), ink("text"))
        words = _("hari ini")
        width = text_width(words, 11, 600) + px(16)
        pill = QRectF(x - width - px(4), px(2), width, px(18))
        draw_round(painter, pill, 9, fill="text")
        draw_text(painter, pill, words, "surface", size=11, weight=600, align=CENTER)


def _state_words(row: AgreementRow) -> str:
    if row.term.state is TermState.DRAFT:
        is_bare = not (row.our_number or row.their_number)
        return _("draf, belum bernomor") if is_bare else _("draf, belum ditandatangani")
    if row.last_day is None:
        return _("berlaku sampai diakhiri")
    if row.ended_on is not None:
        return _("diakhiri {day} {year}").format(day=short_day(row.ended_on), year=row.ended_on.year)
    if row.term.state is TermState.ENDED:
        return _("selesai")
    return _("sampai {day} {year}").format(day=short_day(row.last_day), year=row.last_day.year)


def _look(row: AgreementRow) -> tuple[str | None, str, str, tuple[float, ...]]:
    """Fill, border, text and dash of a bar."""
    if row.term.state is TermState.DRAFT:
        return None, "text3", "text2", (4, 3)
    if row.term.state is TermState.ENDED:
        return "hover", "border_strong", "text2", ()
    if row.kind is AgreementKind.MOU:
        return "primary", "primary", "on_primary", ()
    return "primary_tint", "primary", "primary", ()

"""This file holds the table of internships with a partner."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from asn_desktop.rules.internship_life import InternshipStage
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.ui.partner.words import short_day, stage_chip
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import chip_width, draw_bar, draw_chip, draw_icon, draw_text
from asn_desktop.ui.widgets.table import Column, TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asn_desktop.operations.internship_reading import InternshipRow

_MENTOR, _LOGBOOK = 4, 5


class InternshipTable(TableView["InternshipRow"]):
    """Who comes and who goes, for how long, with whom, and how far it is. Enter opens one."""

    def __init__(self) -> None:
        self._on = date(2026, 1, 1)
        super().__init__(
            (
                Column(_("Nama"), lambda row: row.name, strong=True),
                Column(_("Arah"), lambda row: row.direction.label, width=70, paint=_draw_direction),
                Column(_("Bidang"), lambda row: row.field or "–", width=112),
                Column(
                    _("Mulai dan selesai"),
                    lambda row: row.starts_on,
                    text=short_day,
                    width=160,
                    paint=self._draw_period,
                ),
                Column(_("Pembimbing"), lambda row: row.mentor or "–", width=92),
                Column(_("Logbook"), _logbook, width=64, tint=_logbook_tint),
                Column("", lambda row: stage_chip(row)[0], width=140, paint=_draw_stage),
            ),
            row_height=34,
        )
        self.setAccessibleName(_("Magang"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_internships(self, rows: Sequence[InternshipRow], on: date) -> None:
        """Show other internships."""
        self._on = on
        self.show_rows(rows)

    def show_compact(self, is_compact: bool) -> None:
        """Leave mentor and logbook out where there is no room for them."""
        for place in (_MENTOR, _LOGBOOK):
            self.setColumnHidden(place, is_compact)

    def _draw_period(self, painter: QPainter, rect: QRectF, row: InternshipRow, _selected: bool) -> None:
        first = QRectF(rect.x() + px(8), rect.y(), px(46), rect.height())
        draw_text(painter, first, short_day(row.starts_on), "text2")
        bar = QRectF(first.right() + px(2), rect.center().y() - px(3), px(44), px(6))
        is_open = row.stage in (InternshipStage.RUNNING, InternshipStage.SCHEDULED)
        share = 0.0 if row.stage is InternshipStage.CANCELLED else row.progress(self._on)
        draw_bar(painter, bar, share, "primary" if is_open else "text3")
        last = QRectF(bar.right() + px(8), rect.y(), px(52), rect.height())
        draw_text(painter, last, short_day(row.ends_on), "text2")


def _logbook(row: InternshipRow) -> str:
    if not row.logbook.due:
        return "–"
    return f"{row.logbook.filled} / {row.logbook.due}"


def _logbook_tint(row: InternshipRow) -> str:
    return "warn" if row.logbook.behind > 0 else "text"


def _draw_direction(painter: QPainter, rect: QRectF, row: InternshipRow, _selected: bool) -> None:
    is_in = row.direction is Direction.IN
    painter.save()
    painter.translate(rect.x() + px(16), rect.center().y())
    painter.rotate(45)
    name, tint = ("arrow_down", "ok") if is_in else ("arrow_up", "info")
    draw_icon(painter, -px(8), -px(8), name, tint, 16)
    painter.restore()
    words = QRectF(rect.x() + px(28), rect.y(), rect.width() - px(28), rect.height())
    draw_text(painter, words, row.direction.label, "text2")


def _draw_stage(painter: QPainter, rect: QRectF, row: InternshipRow, _selected: bool) -> None:
    words, kind = stage_chip(row)
    draw_chip(painter, rect.right() - px(4) - chip_width(words), rect.center().y(), words, kind)

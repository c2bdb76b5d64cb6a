"""This file holds the table of one person's competencies: score, standard, level bar, gap."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QResizeEvent

from asn_desktop.rules.gap import format_gap
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import (
    CENTER,
    draw_gap_badge,
    draw_level_bar,
    draw_text,
    gap_token,
    text_width,
)
from asn_desktop.ui.widgets.table import Column, TableView

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import ProfileLine

WIDE_ROW, NARROW_ROW = 36, 28
_UNMEASURED_LAST = 99


class CompetencyTable(TableView["ProfileLine"]):
    """One row per competency. Enter or a double click opens what is behind it."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column(_("Kompetensi"), lambda line: line.head.name, paint=_paint_name),
                Column(_("Nilai / std"), _score_text, width=76, align="center", paint=_paint_score),
                Column(_("Tingkat"), lambda line: line.score, text=str, width=108, paint=_paint_level),
                Column(
                    _("Selisih"),
                    lambda line: line.gap,
                    text=format_gap,
                    width=70,
                    align="center",
                    paint=_paint_gap,
                ),
            ],
            row_height=WIDE_ROW,
        )
        self._nominal = WIDE_ROW
        self.setAccessibleName(_("Kompetensi, nilai, standar, dan selisih"))

    def set_row_height(self, height: int) -> None:
        """Take rows of about this height, so that the last one shown is whole."""
        self._nominal = height
        room, nominal = self.viewport().height(), px(height)
        shown = max(1, round(room / nominal))
        each, rest = divmod(room, shown)
        header = self.verticalHeader()
        header.setDefaultSectionSize(max(nominal - px(4), each))
        for place in range(min(rest, header.count())):
            header.resizeSection(place, header.defaultSectionSize() + 1)

    def show_rows(self, rows: Sequence[ProfileLine], *, keep_row: ProfileLine | None = None) -> None:
        """Replace every row, in the height that fits."""
        super().show_rows(rows, keep_row=keep_row)
        self.set_row_height(self._nominal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows anew."""
        super().resizeEvent(event)
        self.set_row_height(self._nominal)


def worst_first(line: ProfileLine) -> tuple[int, int]:
    """Sort key: the largest deficit, then the highest standard; unmeasured ones last."""
    return (_UNMEASURED_LAST if line.gap is None else line.gap, -(line.standard or 0))


def _score_text(line: ProfileLine) -> str:
    score = "–" if line.score is None else str(line.score)
    return f"{score} / {'–' if line.standard is None else line.standard}"


def _paint_name(painter: QPainter, rect: QRectF, line: ProfileLine, is_selected: bool) -> None:
    below = line.gap is not None and line.gap < 0
    inner = rect.adjusted(px(16), 0, -px(2), 0)
    tint = "text2" if line.score is None else "text"
    weight = 600 if below or is_selected else 400
    head = line.head
    fits = text_width(head.name, 13, weight) <= inner.width()
    draw_text(painter, inner, head.name if fits else head.short_name, tint, weight=weight)


def _paint_score(painter: QPainter, rect: QRectF, line: ProfileLine, _is_selected: bool) -> None:
    score = "–" if line.score is None else str(line.score)
    rest = f" / {'–' if line.standard is None else line.standard}"
    width = text_width(score, 13, 600)
    x = rect.center().x() - (width + text_width(rest)) / 2
    draw_text(painter, QRectF(x, rect.y(), width + 2, rect.height()), score, weight=600)
    draw_text(painter, QRectF(x + width, rect.y(), text_width(rest) + 2, rect.height()), rest, "text3")


def _paint_level(painter: QPainter, rect: QRectF, line: ProfileLine, _is_selected: bool) -> None:
    inner = rect.adjusted(px(8), 0, -px(8), 0)
    if line.score is None:
        draw_text(painter, inner, _("belum dinilai"), "text3", size=12)
    else:
        draw_level_bar(
            painter, QRectF(inner.x(), inner.y(), px(92), inner.height()), line.score, line.standard
        )


def _paint_gap(painter: QPainter, rect: QRectF, line: ProfileLine, _is_selected: bool) -> None:
    if line.score is not None and line.standard is None:
        draw_text(painter, rect, _("tanpa standar"), gap_token(None) + "_text", size=11, align=CENTER)
        return
    width, height = px(52), px(20)
    center = rect.center()
    box = QRectF(center.x() - width / 2, center.y() - height / 2, width, height)
    draw_gap_badge(painter, box, line.gap)

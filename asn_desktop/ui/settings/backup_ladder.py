"""This file holds the painted ladder of backups by age."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from asn_desktop.ui.settings.backup_state import Rung
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import Painted, draw_round, draw_text, text_width

_GAP = 22


class BackupLadder(Painted):
    """Steps side by side: a name, a cell for each backup kept, and how often."""

    def __init__(self) -> None:
        super().__init__(None, 64)
        self._rungs: tuple[Rung, ...] = ()

    def show_rungs(self, rungs: Sequence[Rung]) -> None:
        """Paint other backups."""
        self._rungs = tuple(rungs)
        told = [
            _("{title}, {count} cadangan").format(
                title=rung.title, count=sum(cell != "empty" for cell in rung.cells)
            )
            for rung in rungs
        ]
        self.setAccessibleName(". ".join(told))
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint every step; the cells share the width."""
        if not self._rungs:
            return
        least = [max(text_width(rung.title, 12, 600), text_width(rung.foot, 11)) for rung in self._rungs]
        units = [len(rung.cells) * (1.3 if rung.is_today else 1.0) for rung in self._rungs]
        room = rect.width() - px(_GAP) * (len(self._rungs) - 1)
        unit = room / sum(units)
        widths = [max(unit * count, width + 2) for count, width in zip(units, least, strict=True)]
        spare = room - sum(widths)
        if spare < 0:
            widest = widths.index(max(widths))
            widths[widest] += spare
        x = rect.x()
        for rung, width in zip(self._rungs, widths, strict=True):
            self._draw_rung(painter, QRectF(x, rect.y(), width, rect.height()), rung)
            x += width + px(_GAP)

    def _draw_rung(self, painter: QPainter, rect: QRectF, rung: Rung) -> None:
        title = QRectF(rect.x(), rect.y(), rect.width() + px(8), px(18))
        draw_text(painter, title, rung.title, size=12, weight=600)
        foot = QRectF(rect.x(), rect.bottom() - px(16), rect.width() + px(8), px(16))
        draw_text(painter, foot, rung.foot, "text3", size=11)
        light = float(px(3))
        side = min(float(px(21)), (rect.width() - light * (len(rung.cells) - 1)) / len(rung.cells))
        for place, cell in enumerate(rung.cells):
            box = QRectF(rect.x() + place * (side + light), rect.y() + px(22), side, px(20))
            if cell == "damaged":
                draw_round(painter, box, 3, fill="bad_tint", border="bad", width=1.5)
            elif cell == "empty":
                draw_round(painter, box, 3, fill="track")
            else:
                draw_round(painter, box, 3, fill="gap_plus1" if rung.is_today else "gap_zero")

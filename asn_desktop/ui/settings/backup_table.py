"""This file holds the table of backups: when, why, how large, whole or not, and what can be done."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter

from asn_desktop.ui.settings.backup_state import BackupRow, Soundness, reason_words, size_words, written
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.painting import CENTER, draw_chip, draw_text
from asn_desktop.ui.widgets.table import Column, TableView

ACTION_COLUMN = 4


class BackupTable(TableView[BackupRow]):
    """Backups, newest first. Enter, a double click or a click on the last column acts on one."""

    picked = Signal(object)
    """the BackupRow"""

    def __init__(self) -> None:
        super().__init__(_columns(), row_height=44)
        self.clicked.connect(self._click)
        self.opened.connect(self.picked)

    def show_backups(self, rows: Sequence[BackupRow]) -> None:
        """Show other rows; the place stays."""
        self.show_rows(rows)

    def _click(self, index: QModelIndex) -> None:
        row = self.current_row()
        if index.column() == ACTION_COLUMN and row is not None:
            self.picked.emit(row)


def _columns() -> list[Column[BackupRow]]:
    return [
        Column(_("Waktu"), lambda row: row.made.made_at, text=written, width=150, strong=True),
        Column(_("Sebab"), lambda row: row.made.reason, text=reason_words, tint=lambda _row: "text2"),
        Column(
            _("Ukuran"),
            lambda row: row.made.size,
            text=size_words,
            width=88,
            align="right",
            tint=lambda _row: "text2",
        ),
        Column(_("Uji pulih"), _standing, width=124, paint=_paint_standing),
        Column("", _action, width=98, align="center", paint=_paint_action),
    ]


def _standing(row: BackupRow) -> str:
    return {
        Soundness.SOUND: _("teruji"),
        Soundness.DAMAGED: _("tidak utuh"),
        Soundness.UNREAD: _("diperiksa…"),
    }[row.soundness]


def _action(row: BackupRow) -> str:
    return _("Rincian") if row.soundness is Soundness.DAMAGED else _("Pulihkan")


def _paint_standing(painter: QPainter, rect: QRectF, row: BackupRow, _is_selected: bool) -> None:
    kinds = {Soundness.SOUND: "ok", Soundness.DAMAGED: "bad", Soundness.UNREAD: "mute"}
    draw_chip(painter, rect.x() + px(12), rect.center().y(), _standing(row), kinds[row.soundness])


def _paint_action(painter: QPainter, rect: QRectF, row: BackupRow, _is_selected: bool) -> None:
    draw_text(painter, rect, _action(row), "primary", weight=600, align=CENTER)

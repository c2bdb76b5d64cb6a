"""This file holds the tab Riwayat: who did what and when, and the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from asn_desktop.rules.indonesian_date import format_short, format_time
from asn_desktop.ui.acting import take_back
from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.seat import Seat
from asn_desktop.ui.settings.tab import SettingsTab
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.painting import CENTER, chip_width, draw_chip, draw_text
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.table import Column, TableView
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.operations.history_reading import HistoryRow

UNDO_COLUMN = 3
TYPING_MS = 250


class HistoryTab(SettingsTab):
    """The acts of the office, newest first."""

    reload_on = frozenset({"act"})

    def __init__(self, background: Background, seat: Seat) -> None:
        super().__init__(background, seat)
        self.kind = Seg([_("Semua"), _("Impor saja")])
        self.kind.changed.connect(lambda _place: self.reload())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Cari tindakan, misalnya nama pegawai"))
        self.filter.setAccessibleName(_("Cari tindakan"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(px(320))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.filter.textChanged.connect(lambda _text: self._typing.start())
        self._count = Label("", "cap")
        self.table: TableView[HistoryRow] = TableView(_columns(), row_height=38)
        self.table.clicked.connect(self._click)
        self.table.opened.connect(self._undo)
        clear = Button(_("Bersihkan pencarian"), on_click=self._clear)
        self._none = EmptyState("history", _("Tidak ada tindakan yang cocok"), "", primary=clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        card = Card(self._stack, margins=(1, 1, 1, 1))
        head = line(self.kind, self.filter, None, self._count, spacing=12)
        column(head, 12, card, margins=(24, 16, 24, 16), parent=self).setStretch(2, 1)

    def reload(self) -> None:
        """Read the newest acts."""
        only_imports, words = self.kind.current() == 1, self.filter.text()

        def work(session: Any) -> list[HistoryRow]:
            from asn_desktop.operations.history_reading import list_history

            return list_history(session, only_imports=only_imports, words=words)

        self.read(work, self._show)

    def _show(self, rows: Sequence[HistoryRow]) -> None:
        self.table.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        is_filtered = bool(self.filter.text().strip())
        if not rows:
            words = _("Belum ada impor") if self.kind.current() == 1 and not is_filtered else ""
            self._none.show_words(words or _("Tidak ada tindakan yang cocok"))
        self._count.setText(_("{count} tindakan terbaru").format(count=len(rows)))

    def _click(self, index: QModelIndex) -> None:
        if index.column() == UNDO_COLUMN:
            row = self.table.current_row()
            if row is not None:
                self._undo(row)

    def _undo(self, row: HistoryRow) -> None:
        if row.may_undo:
            take_back(self, self.background, row.act_id)

    def _search(self) -> None:
        if self.isVisible() and self.seat.office is not None:
            self.reload()

    def _clear(self) -> None:
        self.filter.clear()
        self.kind.set_current(0)
        self.reload()


def _columns() -> list[Column[HistoryRow]]:
    return [
        Column(_("Waktu"), lambda row: row.at, text=_moment, width=150, tint=lambda _row: "text2"),
        Column(
            _("Tindakan"),
            lambda row: row.summary,
            strong=True,
            tint=lambda row: "text3" if row.is_undone else "text",
        ),
        Column(_("Oleh"), lambda row: row.who or _("Program"), width=190, tint=lambda _row: "text2"),
        Column("", _standing, width=130, align="center", paint=_paint_undo),
    ]


def _moment(at: Any) -> str:
    local = at.astimezone()
    return f"{format_short(local.date())} {format_time(local)}"


def _standing(row: HistoryRow) -> str:
    if row.is_undone:
        return _("diurungkan")
    return _("Urungkan") if row.may_undo else ""


def _paint_undo(painter: QPainter, rect: QRectF, row: HistoryRow, _is_selected: bool) -> None:
    words = _standing(row)
    if row.is_undone:
        draw_chip(painter, rect.center().x() - chip_width(words) / 2, rect.center().y(), words, "mute")
    elif words:
        draw_text(painter, rect, words, "primary", weight=600, align=CENTER)

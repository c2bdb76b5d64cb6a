"""This file holds the list of imports that can still be taken back, each as one batch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.rules.indonesian_date import format_long, format_short, format_time
from asn_desktop.ui.acting import take_back
from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Row, column, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import Chip, ElideLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.staff_import import ImportRow


class ImportHistory(NoticeSheet):
    """What was taken in during the last thirty days, newest first."""

    undo_wanted = Signal(object)
    """id of the act"""

    def __init__(self, window: QWidget, rows: Sequence[ImportRow]) -> None:
        self._close_button = Button(_("Tutup"), "primary", on_click=self.close_overlay)
        super().__init__(
            window, _("Riwayat impor"), self._list(rows), [Label(""), self._close_button], width=600
        )

    def first_focus(self) -> QWidget:
        """The way out."""
        return self._close_button

    def _list(self, rows: Sequence[ImportRow]) -> QWidget:
        content = QWidget()
        hint = _(
            "Setiap impor bisa diurungkan sekaligus selama 30 hari. Nilai yang sudah diisi sesudahnya menahannya."
        )
        layout = column(Label(hint, "muted", wrap=True), 10, parent=content)
        if not rows:
            sentence = _("Daftar yang dimasukkan tercatat di sini.")
            layout.addWidget(EmptyState("history", _("Belum ada impor"), sentence))
            return content
        inner = QWidget()
        lines = column(parent=inner)
        for row in rows:
            lines.addWidget(self._line(row))
        lines.addStretch(1)
        area = scrolling(inner)
        area.setFixedHeight(px(min(58 * len(rows) + 2, 300)))
        layout.addWidget(area)
        return content

    def _line(self, row: ImportRow) -> Row:
        at, until = row.at.astimezone(), row.until.astimezone()
        when = _("{day} pukul {time}, bisa diurungkan sampai {until}").format(
            day=format_short(at.date()), time=format_time(at), until=format_long(until.date())
        )
        line = Row(margins=(0, 8, 4, 8))
        line.body.addLayout(column(ElideLabel(row.summary, "strong"), ElideLabel(when, "cap"), spacing=1), 1)
        if row.is_undone:
            line.add(Chip(_("diurungkan"), "mute"))
        else:
            line.add(Button(_("Urungkan"), "", "arrow_undo", on_click=partial(self._undo, row.act_id)))
        return line

    def _undo(self, act_id: int) -> None:
        self.close_overlay()
        self.undo_wanted.emit(act_id)


def open_history(page: QWidget, background: Background) -> None:
    """Read the imports, show them, and take one back when asked."""

    def read(session: Any) -> list[ImportRow]:
        from asn_desktop.operations.staff_import import list_imports

        return list_imports(session)

    def show(rows: list[ImportRow]) -> None:
        sheet = ImportHistory(page.window(), rows)
        sheet.undo_wanted.connect(partial(take_back, page, background))
        sheet.open()

    background.run(page, read, show)

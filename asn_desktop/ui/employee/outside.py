"""This file holds the officials outside the office, who sign but are not assessed."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.employee.words import facts_line
from asn_desktop.ui.widgets.badges import Avatar
from asn_desktop.ui.widgets.boxes import Card, Row, clear, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.text import ElideLabel, restyle

if TYPE_CHECKING:
    from asn_desktop.operations.staff_lists import StaffRow


class OutsideList(QWidget):
    """Officials outside the office: camat, secretaries, whoever signs."""

    new_wanted = Signal()
    change_wanted = Signal(object)
    archive_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[StaffRow] | None = None
        content = QWidget()
        self._body = column(margins=(20, 8, 12, 16), parent=content)
        column(Card(scrolling(content), margins=(1, 1, 1, 1)), margins=(24, 16, 24, 16), parent=self)

    def show_rows(self, rows: Sequence[StaffRow]) -> None:
        """Show other officials, built when they are looked at."""
        self._rows = rows
        if self.isVisible():
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        """Build what was read while nobody looked."""
        self._build()
        super().showEvent(event)

    def _build(self) -> None:
        rows, self._rows = self._rows, None
        if rows is None:
            return
        clear(self._body)
        for place, row in enumerate(rows):
            frame = self._row(row)
            restyle(frame, "row", "1" if place else "0")
            self._body.addWidget(frame)
        if rows:
            self._body.addStretch(1)
            return
        add = Button(_("Tambah pejabat"), "primary", "add", on_click=self.new_wanted.emit)
        sentence = _("Camat dan pejabat lain yang menandatangani dokumen, tetapi bukan pegawai kantor ini.")
        self._body.addWidget(EmptyState("person", _("Belum ada pejabat luar"), sentence, primary=add), 1)

    def _row(self, row: StaffRow) -> QWidget:
        menu = MenuButton()
        employee_id = row.employee_id
        menu.add(_("Arsipkan"), lambda: self.archive_wanted.emit(employee_id), icon_name="archive")
        change = Button(_("Ubah"), icon="edit", on_click=lambda: self.change_wanted.emit(employee_id))
        frame = Row(Avatar(row.name, size=36), margins=(0, 10, 0, 10))
        words = line(column(ElideLabel(row.full_name, "strong"), 2, ElideLabel(facts_line(row), "muted")))
        frame.body.addLayout(words, 1)
        frame.add(change, menu)
        return frame

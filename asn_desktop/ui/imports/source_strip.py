"""This file holds the strip over a preview: which list it is and what was skipped in it."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Card, column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import ElideLabel


class SourceStrip(Card):
    """Which list is being read, what was skipped in it, and how to take another."""

    paste_wanted = Signal()
    open_wanted = Signal()
    sheet_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(across=True, spacing=12, margins=(14, 7, 10, 7))
        self.setFixedHeight(px(54))
        self.name, self.caption = ElideLabel("", "strong"), ElideLabel("", "cap")
        self.sheets = QComboBox()
        self.sheets.setProperty("grid", "1")
        self.sheets.setFixedWidth(px(190))
        self.sheets.setAccessibleName(_("Lembar"))
        self.sheets.activated.connect(self.sheet_chosen.emit)
        self.add(IconTile("document_table", "ok"))
        self.body.addLayout(column(self.name, self.caption, spacing=1), 1)
        self.add(
            self.sheets,
            Button(_("Tempel dari Excel  Ctrl V"), "link", on_click=self.paste_wanted.emit),
            Button(_("Ganti berkas"), on_click=self.open_wanted.emit),
        )

    def show_source(self, name: str, caption: str, sheets: Sequence[str], place: int) -> None:
        """Show another list; the sheets are offered when there are several."""
        self.name.setText(name)
        self.caption.setText(caption)
        self.sheets.setVisible(len(sheets) > 1)
        self.sheets.clear()
        self.sheets.addItems(sheets)
        self.sheets.setCurrentIndex(place)

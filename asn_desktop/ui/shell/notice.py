"""This file holds a small window with one message, for when the main window cannot open."""

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import IconLabel, Label


class Notice(QWidget):
    """Says what is the case and what to do, and closes."""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__()
        self.setProperty("page", "1")
        self.setWindowTitle("ASN Desktop")
        self.setFixedWidth(px(520))
        words = column(Label(message, "h2", wrap=True), Label(next_step, "muted", wrap=True), spacing=6)
        close = Button(_("Tutup"), "primary", on_click=self.close)
        top = line(IconLabel("warning", "warn", 24), spacing=14)
        top.addLayout(words, 1)
        column(top, line(None, close), spacing=20, margins=(24, 24, 24, 20), parent=self)

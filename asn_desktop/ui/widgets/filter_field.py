"""This file holds the line above a list that narrows it while one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from asn_desktop.ui.icons import icon
from asn_desktop.ui.theme import look


class FilterField(QLineEdit):
    """A line with a funnel in front; Down goes to the list, Esc clears."""

    left_down = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        look.changed.connect(self._show_sign)
        self._show_sign()

    def _show_sign(self) -> None:
        self._sign.setIcon(icon("filter", "text3", 20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the list with Down or Enter."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

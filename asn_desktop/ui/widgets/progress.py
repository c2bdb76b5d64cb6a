"""This file holds the strip that counts a longer job and lets a person stop it."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame, clear, column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import Label

SHOW_AFTER_MS = 500


class ProgressStrip(Frame):
    """Counts "Membuat 7 dari 25" with a bar and Batal. It appears after half a second; its end stays to be read."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(("note", "mute"), across=True, spacing=14, margins=(14, 8, 10, 8))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._words = Label("", "strong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button(_("Batal"), on_click=self._cancel)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(px(8))
        self.body.addLayout(column(self._words, self._bar, spacing=5), 1)
        self.body.addLayout(self._actions)
        self.body.addWidget(self._stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def start(self, text: str, total: int, *, stop: str = "") -> None:
        """Begin to count up to `total`; `stop` is the word on the button."""
        clear(self._actions)
        self._bar.setRange(0, total)
        self._bar.show()
        self._stop.setText(stop or _("Batal"))
        self._stop.show()
        self.advance(0, text)
        self._timer.start()

    def advance(self, done: int, text: str) -> None:
        """Show how far it is, as a whole sentence."""
        self._bar.setValue(done)
        self._words.setText(text)
        self.setAccessibleName(text)

    def finish(self, text: str, actions: Sequence[QWidget] = ()) -> None:
        """Tell the end, which stays until the next start or `hide`."""
        self._timer.stop()
        self._bar.hide()
        self._stop.hide()
        self.advance(self._bar.maximum(), text)
        for action in actions:
            self._actions.addWidget(action)
        self.show()

    def _cancel(self) -> None:
        self._timer.stop()
        self.cancelled.emit()

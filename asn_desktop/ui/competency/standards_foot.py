"""This file holds the strip under the matrix: what a typed standard would do, and from when it holds."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.widgets.boxes import CardFoot, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.text import ElideLabel, IconLabel, Label

HEIGHT = 58


class StandardsFoot(CardFoot):
    """Two lines of fixed height. While something is pending it offers to apply it, else to choose the start."""

    applied = Signal()
    cancelled = Signal()
    start_changed = Signal(object)
    """whether changes hold from today"""
    position_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(height=HEIGHT, margins=(18, 0, 16, 0))
        self._icon = IconLabel("info", "text3")
        self.words, self.detail = ElideLabel("", "strong"), ElideLabel("", "cap")
        self.cancel_button = Button(_("Batal  Esc"), on_click=self.cancelled.emit)
        self.apply_button = Button(_("Terapkan  Enter"), "primary", on_click=self.applied.emit)
        self._start: Seg | None = None
        self._start_caption = Label(_("Berlaku mulai"), "cap")
        self._position = Button(
            _("Ubah jabatan"), "quiet", "edit", keys="F2", on_click=self.position_wanted.emit
        )
        self._start_holder = QWidget()
        self._start_line = line(self._position, 8, self._start_caption, spacing=8, parent=self._start_holder)
        words = column(None, self.words, 2, self.detail, None)
        self.add(self._icon, 4, words, self._start_holder, self.cancel_button, self.apply_button)
        self.body.setStretchFactor(words, 1)
        self._period = ""
        self.show_idle()

    def show_starts(self, next_period: str, today: str) -> None:
        """Offer the next period and today as the first day."""
        self._period = next_period
        if self._start is None:
            self._start = Seg([next_period, today])
            self._start.changed.connect(lambda place: self.start_changed.emit(place == 1))
            self._start_line.addWidget(self._start)
        if not self.apply_button.isVisibleTo(self):
            self.show_idle()

    def show_idle(self) -> None:
        """Nothing is pending."""
        today = self._start is not None and self._start.current() == 1
        since = _("hari ini") if today else self._period or _("periode berikutnya")
        self._tell(
            _("Ketik 1 sampai 5, Del untuk tanpa standar"),
            _("Berlaku mulai {since}. Evaluasi final tetap.").format(since=since),
            "info",
            "text3",
        )
        self._show_choice(False)

    def show_waiting(self) -> None:
        """Something is pending; its effect is being reckoned."""
        self._show_choice(True)

    def show_effect(self, sentence: str, detail: str, *, is_warning: bool) -> None:
        """Say what applying would do."""
        self._tell(sentence, detail, "warning" if is_warning else "info", "warn" if is_warning else "info")
        self._show_choice(True)
        self.set_warning(is_warning)

    def show_refusal(self, sentence: str) -> None:
        """Say why a key did nothing; the cell keeps its value."""
        self._tell(sentence, _("Sel tetap seperti semula."), "warning", "warn")

    def _tell(self, sentence: str, detail: str, icon: str, tint: str) -> None:
        self._icon.show_icon(icon, tint, filled=icon == "warning")
        self.words.setText(sentence)
        self.detail.setText(detail)
        self.setAccessibleName(f"{sentence}. {detail}")
        self.set_warning(False)

    def _show_choice(self, is_pending: bool) -> None:
        self._start_holder.setVisible(not is_pending)
        self.cancel_button.setVisible(is_pending)
        self.apply_button.setVisible(is_pending)

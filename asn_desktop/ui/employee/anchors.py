"""This file holds the words below the score rows: what a level means, what the next one asks, why."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.rules.gap import level_name
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import LevelTile
from asn_desktop.ui.widgets.boxes import Frame, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import LevelWords, ProfileLine

_HIGHEST = 5


class ReasonField(QLineEdit):
    """A line for the reason; Enter, Up and Down go back to the rows."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the rows."""
        back = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in back and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _LevelSide(QWidget):
    """One level: tile, name, description, indicators."""

    def __init__(self) -> None:
        super().__init__()
        self._tile = LevelTile("", size=28)
        self._title, self._words = Label("", "strong"), Label("", "cap", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setMinimumWidth(px(120))
        head = line(self._tile, self._title, None, spacing=10)
        column(head, 6, self._words, None, parent=self)

    def show_level(self, level: int, words: LevelWords | None, *, is_chosen: bool) -> None:
        """Show the words of a level."""
        self._tile.show_text(str(level), selected=is_chosen)
        self._title.setText(level_name(level))
        if level == 0:
            self._words.setText(_("Perilaku tingkat 1 belum terlihat. Berbeda dari belum dinilai."))
        elif words is None:
            self._words.setText(_("Belum ada uraian tingkat ini di kamus."))
        else:
            lines = [words.description, *(f"•  {indicator}" for indicator in words.indicators)]
            self._words.setText("\n".join(lines))


class AnchorPanel(Frame):
    """The level in question beside the next one, and the reason for the score."""

    reason_typed = Signal(str)
    left = Signal()

    def __init__(self, attach: Button) -> None:
        super().__init__(("foot", "1"), spacing=8, margins=(16, 10, 16, 12))
        self._chosen, self._next = _LevelSide(), _LevelSide()
        self._offered = ""
        self.reason = ReasonField()
        self.reason.setPlaceholderText(_("Alasan atau bukti (boleh dikosongkan)"))
        self.reason.setAccessibleName(_("Alasan atau bukti"))
        self.reason.textEdited.connect(self.reason_typed)
        self.reason.left.connect(self.left)
        self.offer = Button(_("Pakai uraian"), "link", on_click=self._take_offer)
        self.offer.setToolTip(_("Isi alasan dengan kalimat uraian tingkat yang dipilih"))
        levels = QWidget()
        both = line(self._chosen, self._next, spacing=24, parent=levels)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.body.addWidget(scrolling(levels), 1)
        self.body.addLayout(line(self.reason, self.offer, attach))
        self.show_compact(False)

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self.setFixedHeight(px(156 if is_compact else 226))

    def show_line(
        self, line_: ProfileLine, words: Mapping[int, LevelWords], score: int | None, reason: str
    ) -> None:
        """Show the chosen level (else the standard's) and the next one."""
        level = score if score is not None else line_.standard or 1
        self._chosen.show_level(level, words.get(level), is_chosen=score is not None)
        self._next.setVisible(level < _HIGHEST)
        if level < _HIGHEST:
            self._next.show_level(level + 1, words.get(level + 1), is_chosen=False)
        found = words.get(level)
        self._offered = found.description if found is not None and score is not None else ""
        self.offer.setVisible(bool(self._offered) and not reason)
        if self.reason.text() != reason:
            self.reason.setText(reason)

    def _take_offer(self) -> None:
        self.reason.setText(self._offered)
        self.offer.hide()
        self.reason_typed.emit(self._offered)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

"""This file holds the eight fields of a recovery code; a pasted code fills all of them."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.ui.theme import font, px
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.text import Label, restyle

GROUPS, LETTERS = 8, 5


class _Group(QLineEdit):
    """One group; Backspace at its start goes back to the one before."""

    pasted = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a whole code from the clipboard, and step back."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CodeEntry(QWidget):
    """Typing runs from one group to the next; groups with a slip can be marked."""

    entered = Signal()
    """Enter was pressed"""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(10))
        self.groups: list[_Group] = []
        self._names: list[Label] = []
        for place in range(GROUPS):
            grid.addLayout(self._make(place), place // 4, place % 4)

    def text(self) -> str:
        """Everything typed, in the order of the groups."""
        return "".join(group.text() for group in self.groups)

    def fill(self, text: str, *, start: int = 0) -> None:
        """Spread a code over the groups from one on."""
        letters = "".join(text.upper().split()).replace("-", "").replace("–", "")
        for place in range(start, GROUPS):
            part, letters = letters[:LETTERS], letters[LETTERS:]
            if part:
                self.groups[place].setText(part)
        filled = [place for place, group in enumerate(self.groups) if len(group.text()) < LETTERS]
        self._go(filled[0] if filled else GROUPS - 1)

    def mark(self, numbers: Sequence[int]) -> None:
        """Mark groups with a slip, counted from 1, and go to the first of them."""
        for place, group in enumerate(self.groups):
            is_off = place + 1 in numbers
            restyle(group, "err", "1" if is_off else "")
            self._names[place].set_role("err" if is_off else "cap")
        if numbers:
            self._go(numbers[0] - 1)

    def clear(self) -> None:
        """Leave no code behind."""
        for group in self.groups:
            group.clear()

    def take_focus(self) -> None:
        """Start with the first group."""
        self._go(0)

    def _make(self, place: int) -> QVBoxLayout:
        group, name = _Group(), Label(_("Kelompok {number}").format(number=place + 1), "cap")
        face = QFont(font(15, 600))
        group.setFont(face)
        group.setMaxLength(LETTERS)
        group.setAccessibleName(name.text())
        group.setAlignment(Qt.AlignmentFlag.AlignCenter)
        group.textEdited.connect(partial(self._typed, place))
        group.pasted.connect(partial(self._paste, place))
        group.left.connect(partial(self._go, place - 1))
        group.returnPressed.connect(self.entered)
        self.groups.append(group)
        self._names.append(name)
        return column(name, group, spacing=3)

    def _typed(self, place: int, text: str) -> None:
        group = self.groups[place]
        at = group.cursorPosition()
        group.setText(text.upper())
        group.setCursorPosition(at)
        restyle(group, "err", "")
        if len(text) == LETTERS and at == LETTERS:
            self._go(place + 1)

    def _paste(self, place: int, text: str) -> None:
        plain = "".join(text.split()).replace("-", "")
        self.fill(text, start=0 if len(plain) > LETTERS else place)

    def _go(self, place: int) -> None:
        if 0 <= place < GROUPS:
            self.groups[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.groups[place].selectAll()

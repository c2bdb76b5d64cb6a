"""This file holds the tabs under a header or inside a card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.choice import by_key


class TabBar(Frame):
    """Words of which one is chosen. Ctrl+Tab goes on, Ctrl+1 … Ctrl+9 pick one.

    `flat=True` fits inside a card; `right` is a widget at the far end.
    """

    changed = Signal(int)

    def __init__(self, names: Sequence[str], *, right: QWidget | None = None, flat: bool = False) -> None:
        side = 20 if flat else 24
        super().__init__(("bar", "tabs"), across=True, spacing=20, margins=(side, 0, side, 0))
        self.setFixedHeight(px(41))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for index, name in enumerate(names):
            tab = _Tab(name)
            self._group.addButton(tab, index)
            self.body.addWidget(tab, 0, Qt.AlignmentFlag.AlignBottom)
            self._bind(f"Ctrl+{index + 1}", index)
        self.body.addStretch(1)
        if right is not None:
            self.body.addWidget(right)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.changed)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda step=step: self._step(step))

    def current(self) -> int:
        """The place of the chosen tab."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Choose without announcing."""
        self._group.button(index).setChecked(True)

    def set_name(self, index: int, name: str) -> None:
        """Change a tab's words, for a count in them."""
        tab = self._group.button(index)
        if isinstance(tab, Button):
            tab.setText(name)

    def choose(self, index: int) -> None:
        """Choose and announce."""
        if index != self.current():
            self.set_current(index)
            self.changed.emit(index)

    def _step(self, direction: int) -> None:
        self.choose((self.current() + direction) % len(self._group.buttons()))

    def _bind(self, keys: str, index: int) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self.choose(index))


class _Tab(Button):
    """One tab; Left and Right go to its neighbours."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "tab")
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        step = by_key(event, {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1})
        if step is None:
            super().keyPressEvent(event)
            return
        group = self.group()
        neighbour = group.button(group.id(self) + step)
        if neighbour is not None:
            neighbour.setFocus(Qt.FocusReason.TabFocusReason)
            neighbour.click()

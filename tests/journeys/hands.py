"""This file holds the hands of a person at the real window: the mouse, the keys, and a count of presses."""

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from asn_desktop.storage.instance_lock import InstanceLock
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.text import ElideLabel, Label

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
_ROUNDS = 4

W = TypeVar("W", bound=QWidget)


class Hands:
    """Acts on one desk as a person does: only what is on the screen can be clicked, only the focus typed into."""

    def __init__(self, desk: Desk, lock: InstanceLock) -> None:
        self.desk, self.window, self.lock = desk, desk.window, lock
        self.is_closed = False
        self.presses: list[str] = []
        """every click, Enter or Space that set something off, and every Ctrl+V, in words"""

    @property
    def app(self) -> QApplication:
        """The program."""
        return self.desk.app

    def settle(self) -> None:
        """Wait until the workers are idle and everything is painted."""
        for _round in range(_ROUNDS):
            self.desk.background.wait()
            self.app.processEvents()

    def until(self, is_so: Callable[[], object], what: str, seconds: float = 60.0) -> None:
        """Wait for something to be seen."""
        end = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < end, f"never seen: {what}"
            QTest.qWait(5)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press the left mouse button on something that can be seen and is not behind something else."""
        self._aim(widget, at)
        self.presses.append(f"klik {_name(widget)}")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, PLAIN, at or widget.rect().center())
        self.settle()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, *, counts: bool | None = None
    ) -> None:
        """Press a key where the keyboard is; Enter, Space and Ctrl+V count unless told otherwise."""
        is_activation = (key in (KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space) and modifier == PLAIN) or (
            key == KEY.Key_V and modifier == CONTROL
        )
        if is_activation if counts is None else counts:
            self.presses.append(f"tombol {key.name.removeprefix('Key_')}")
        QTest.keyClick(self.focus(), key, modifier)
        self.settle()

    def type_in(self, text: str, *, anew: bool = False) -> None:
        """Type where the keyboard is, over what stands there if `anew`."""
        if anew:
            QTest.keyClick(self.focus(), KEY.Key_A, CONTROL)
            if not text:
                QTest.keyClick(self.focus(), KEY.Key_Delete)
        if text:
            QTest.keyClicks(self.focus(), text)
        self.app.processEvents()

    def fill(self, editor: QWidget, text: str) -> None:
        """Go to a field by the mouse and type over what it holds; such clicks are not presses of a button."""
        self._aim(editor, None)
        target = editor.lineEdit() if isinstance(editor, QComboBox) and editor.isEditable() else editor
        assert target is not None
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, PLAIN, target.rect().center())
        self.app.processEvents()
        self.type_in(text, anew=True)

    def tab_to(self, widget: QWidget, most: int = 60) -> None:
        """Press Tab until the keyboard is on a widget."""
        for _step in range(most):
            if self.focus() is widget or widget.isAncestorOf(self.focus()):
                return
            QTest.keyClick(self.focus(), KEY.Key_Tab)
            self.app.processEvents()
        raise AssertionError(f"Tab never reaches {_name(widget)}")

    def copy_elsewhere(self, text: str) -> None:
        """Copy cells in Excel."""
        QGuiApplication.clipboard().setText(text)

    def focus(self) -> QWidget:
        """Where the keyboard is; a menu that is open takes it."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def seen(self, kind: type[W]) -> Iterator[W]:
        """Every widget of a kind that is on the screen."""
        for widget in self.window.findChildren(kind):
            if widget.isVisible() and not widget.visibleRegion().isEmpty():
                yield widget

    def button(self, text: str) -> QAbstractButton:
        """The button with that text, or that name for one without a text."""
        found = [one for one in self.seen(QAbstractButton) if _name(one) == text]
        assert found, f"no button {text!r} among {sorted({_name(one) for one in self.seen(QAbstractButton)})}"
        return found[-1]

    def has_button(self, text: str) -> bool:
        """Whether such a button is on the screen."""
        return any(_name(one) == text for one in self.seen(QAbstractButton))

    def texts(self) -> list[str]:
        """Every text that labels show now, whole."""
        return [
            label.full_text() if isinstance(label, ElideLabel) else label.text() for label in self.seen(Label)
        ]

    def reads(self, words: str) -> bool:
        """Whether such words are on the screen."""
        return any(words in text for text in self.texts())

    def field(self, label: str) -> FormField:
        """The field of a form by its label; it may be scrolled away."""
        fields = self.window.findChildren(FormField)
        return next(one for one in fields if one.isVisible() and one.label == label)

    def switch(self, word: str) -> None:
        """Click a word of a segmented switch."""
        seg = next(one for one in self.seen(Seg) if word in one._items)
        self.click(seg, seg.cell_rects()[seg._items.index(word)].center().toPoint())

    def search(self, words: str) -> None:
        """Ctrl+K, type, Enter."""
        self.press(KEY.Key_K, CONTROL)
        self.type_in(words)
        self.settle()
        self.press(KEY.Key_Return)

    def toast(self) -> str:
        """What the toast says."""
        shown = self.window.area.toasts.current
        return shown.accessibleName() if shown is not None else ""

    def choose_in_menu(self, opener: QAbstractButton, text: str) -> None:
        """Open a menu button and take one of its items by the mouse."""
        from PySide6.QtWidgets import QPushButton

        assert isinstance(opener, QPushButton)
        self._aim(opener, None)
        menu = opener.menu()
        self.presses += [f"klik {_name(opener)}", f"menu {text}"]
        menu.popup(opener.mapToGlobal(QPoint(0, opener.height())))
        self.app.processEvents()
        action = next(one for one in menu.actions() if one.text().partition("\t")[0] == text)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, PLAIN, menu.actionGeometry(action).center())
        self.settle()

    def unlock(self, password: str) -> None:
        """Type the password of the account that is chosen, then Enter."""
        self.until(lambda: isinstance(self.focus(), QLineEdit), "the field of the password")
        self.type_in(password)
        self.press(KEY.Key_Return)
        self.until(lambda: not self.window.is_covered(), "the work area")
        self.settle()

    def _aim(self, widget: QWidget, at: QPoint | None) -> None:
        """Refuse what no mouse could hit."""
        point = at or widget.rect().center()
        if not widget.visibleRegion().contains(point):
            self._scroll_to(widget)
        assert widget.isVisible(), f"{_name(widget)} is not on the screen"
        assert widget.isEnabled(), f"{_name(widget)} is disabled"
        top = widget.window()
        hit = top.childAt(widget.mapTo(top, point)) or top
        assert hit is widget or widget.isAncestorOf(hit), f"{_name(widget)} is behind {_name(hit)}"

    def _scroll_to(self, widget: QWidget) -> None:
        """Turn the wheel until it is seen."""
        from PySide6.QtWidgets import QScrollArea

        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        self.app.processEvents()


def _name(widget: QWidget) -> str:
    if isinstance(widget, Button):
        return widget.label() or widget.accessibleName()
    text = widget.text().replace("&&", "&") if isinstance(widget, QAbstractButton) else ""
    return text or widget.accessibleName() or type(widget).__name__

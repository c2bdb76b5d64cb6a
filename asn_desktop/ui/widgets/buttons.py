"""This file holds the buttons."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from asn_desktop.ui.icons import icon
from asn_desktop.ui.theme import color_name, px
from asn_desktop.ui.widgets.text import plain_tooltip

_ICON_TINTS = {
    "primary": "on_primary",
    "quiet": "primary",
    "soft": "primary",
    "link": "primary",
    "danger": "bad",
}


class Button(QPushButton):
    """A push button. Kinds: "" (outlined) primary quiet link soft chip sugg tab danger icon error_link.

    `keys` is the shortcut shown in the tooltip; give `shortcut=True` to let the button own it.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "",
        icon: str = "",
        *,
        tip: str = "",
        keys: str = "",
        shortcut: bool = False,
        width: int | None = None,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._tint = icon, _ICON_TINTS.get(kind, "text2")
        self._label = ""
        self._icon_shown: tuple[str, str, int] | None = None
        self.setText(text)
        if kind:
            self.setProperty("k", kind)
        if kind in ("chip", "link", "error_link", "icon", "sugg"):
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon_size = 16 if kind in ("chip", "sugg") else 20
        self._show_icon()
        if width is not None:
            self.setFixedWidth(px(width))
        self._explain(tip, keys)
        if keys and shortcut:
            self.setShortcut(QKeySequence(keys))
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def setText(self, text: str) -> None:
        """Show a text; an ampersand is a character, never a mnemonic."""
        self._label = text
        super().setText(text.replace("&", "&&"))

    def label(self) -> str:
        """The text as a person reads it."""
        return self._label

    def set_icon(self, name: str, tint: str | None = None) -> None:
        """Show another icon, or none."""
        self._icon_name = name
        self._tint = tint or self._tint
        self._show_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again after a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def _show_icon(self) -> None:
        if self._icon_name:
            # Every new parent and every polish comes by here; most change nothing.
            wanted = (self._icon_name, color_name(self._tint), px(self._icon_size))
            if wanted == self._icon_shown:
                return
            self._icon_shown = wanted
            self.setIcon(icon(self._icon_name, self._tint, self._icon_size))
            self.setIconSize(QSize(px(self._icon_size), px(self._icon_size)))
        elif not self.icon().isNull():
            from PySide6.QtGui import QIcon

            self._icon_shown = None
            self.setIcon(QIcon())

    def _explain(self, tip: str, keys: str) -> None:
        words = tip or (self._label if keys else "")
        if words:
            self.setToolTip(plain_tooltip(f"{words}  {keys}".strip()))
        if tip and not self._label:
            self.setAccessibleName(tip)


class IconButton(Button):
    """A square button with an icon only; `tip` is its name."""

    def __init__(
        self,
        icon: str,
        tip: str,
        *,
        keys: str = "",
        size: int = 32,
        tint: str = "text2",
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__("", "icon", icon, tip=tip, keys=keys, on_click=on_click)
        self.set_icon(icon, tint)
        self.setFixedSize(px(size), px(size))


class FilterChip(Button):
    """A filter that is on or off: "Semua 25"."""

    def __init__(self, text: str, *, checked: bool = False, icon: str = "", tint: str = "text2") -> None:
        super().__init__(text, "chip", icon)
        self.set_icon(icon, tint)
        self.setCheckable(True)
        self.setChecked(checked)


class MenuButton(Button):
    """A button that opens a short menu of text items; without a text it is the "…" overflow."""

    def __init__(self, text: str = "", *, kind: str = "", icon: str = "") -> None:
        super().__init__(text, kind or ("" if text else "icon"), icon or ("" if text else "more_horizontal"))
        if not text:
            self.setFixedSize(px(32), px(32))
            self.setAccessibleName(_("Lainnya"))
            self.setToolTip(_("Lainnya"))
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def add(
        self, text: str, on_choose: Callable[[], object], *, icon_name: str = "", keys: str = ""
    ) -> QAction:
        """Add an item; `keys` is shown beside it."""
        action = QAction(text.replace("&", "&&") + (f"\t{keys}" if keys else ""), self._menu)
        if icon_name:
            action.setIcon(icon(icon_name, "text2", 16))
        action.triggered.connect(lambda _checked=False: on_choose())
        self._menu.addAction(action)
        return action

    def add_line(self) -> None:
        """Part two groups of items."""
        self._menu.addSeparator()

    def clear_items(self) -> None:
        """Take all items away."""
        self._menu.clear()

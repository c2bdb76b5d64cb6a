"""This file holds the labels: every text they show is plain text, whatever it contains."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from asn_desktop.ui.icons import pixmap
from asn_desktop.ui.theme import px


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Change a look property of a living widget and let the style sheet take notice."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def reveal(widget: QWidget, is_visible: bool) -> None:
    """Show or hide; without a parent yet, it will be shown with it instead of as a window of its own."""
    if is_visible and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(is_visible)


class Label(QLabel):
    """A text. Roles: title display h2 strong num muted cap over micro field hint err warn ok accent."""

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("r", role)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Take on another role."""
        restyle(self, "r", role)


class ElideLabel(Label):
    """A text from the office's records on one line: it gives way, ends in …, shows all in its tooltip."""

    def __init__(self, text: str = "", role: str = "", *, parent: QWidget | None = None) -> None:
        self._full = text
        super().__init__(text, role, parent=parent)
        self.setMinimumWidth(24)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show a new text, shortened to the present width."""
        self._full = text
        self._shorten()

    def full_text(self) -> str:
        """The whole text, also while a part is shown."""
        return self._full

    def is_elided(self) -> bool:
        """Whether a part is hidden; spaces and line breaks drawn as one space hide nothing."""
        return self.text() != _on_one_line(self._full)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew; the font is known only once the style sheet has been applied."""
        self._shorten()
        super().resizeEvent(event)

    def _shorten(self) -> None:
        self.ensurePolished()
        line = _on_one_line(self._full)
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, max(0, self.width() - 1))
        super().setText(shown if self.width() > 24 else line)
        self.setToolTip("" if shown == line else plain_tooltip(self._full))
        self.setAccessibleName(self._full)


class HugLabel(ElideLabel):
    """An `ElideLabel` that asks for its full width but gives way when there is none (a title before a chip)."""

    def __init__(self, text: str = "", role: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._hug()

    def setText(self, text: str) -> None:
        """Show a new text and ask for its width."""
        super().setText(text)
        self._hug()

    def sizeHint(self) -> QSize:
        """The width of the whole text, also while it is shortened."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._hug()

    def _hug(self) -> None:
        self.ensurePolished()
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(self._full) + 4)
        self.setMinimumWidth(min(24, self.maximumWidth()))
        self.updateGeometry()


class Chip(Label):
    """A status word on a tint: kinds ok warn bad info mute."""

    def __init__(self, text: str = "", kind: str = "mute") -> None:
        super().__init__(text)
        self.setProperty("chip", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, text: str, kind: str) -> None:
        """Say something else."""
        self.setText(text)
        restyle(self, "chip", kind)


class KeyHint(Label):
    """The name of a key in a small frame."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys)
        self.setProperty("kbd", "1")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class IconLabel(QLabel):
    """An icon that stands for itself beside a text; it follows the theme."""

    def __init__(self, name: str, tint: str = "text2", size: int = 20, *, filled: bool = False) -> None:
        super().__init__()
        self._name, self._tint, self._size, self._filled = name, tint, size, filled
        self.setFixedSize(px(size), px(size))
        self._show()

    def show_icon(self, name: str, tint: str, *, filled: bool = False) -> None:
        """Show another icon."""
        self._name, self._tint, self._filled = name, tint, filled
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Tint again after a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show()

    def _show(self) -> None:
        self.setPixmap(pixmap(self._name, self._tint, self._size, filled=self._filled))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def plain_tooltip(text: str) -> str:
    """A text for a tooltip. Qt takes a text with tags for rich text, so those are made harmless."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text

"""This file holds the layer over a window in which sheets and the search palette stand."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop.ui.theme import look

_SCRIM, _LIGHT_ALPHA, _DARK_ALPHA = "#0B1A28", 120, 165


class Overlay(QWidget):
    """Covers its window with a scrim and keeps the keyboard inside until closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.hide()
        window.installEventFilter(self)

    def open(self) -> None:
        """Cover the window; remember where the focus was."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.place()
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_overlay(self) -> None:
        """Uncover the window and give the focus back."""
        self.hide()
        before, self._before = self._before, None
        from shiboken6 import isValid

        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def first_focus(self) -> QWidget | None:
        """What gets the keyboard first."""
        return None

    def place(self) -> None:
        """Put the content where it belongs; called when the window changes its size."""

    def print_current(self) -> None:
        """Answer Ctrl+P: print the paper that is shown; most have none, and what is below is not theirs."""

    def escape(self) -> None:
        """Answer Esc and a click beside the content."""
        self.close_overlay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self.setGeometry(self._window.rect())
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken what is below."""
        scrim = QColor(_SCRIM)
        scrim.setAlpha(_DARK_ALPHA if look.is_dark else _LIGHT_ALPHA)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), scrim)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the content."""
        self.escape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        else:
            event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the content."""
        inside = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.isVisibleTo(self)
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not inside:
            return True
        current = QApplication.focusWidget()
        place = inside.index(current) if current in inside else -1
        inside[(place + (1 if forward else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

"""This file holds the short message that lets an act be undone."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import Label

LOOK_MS = 250
"""How often a toast looks whether it covers a field by now."""
SHOWN_MS = 10_000
"""How long a toast stays; hovering or focusing it stops the clock (ux.md 7.2)."""


class Toast(Frame):
    """What was done, with "Urungkan". It leaves after ten seconds unless a person attends to it."""

    closed = Signal()

    def __init__(self, text: str, undo: Callable[[], object] | None = None, *, action: str = "") -> None:
        super().__init__(("toast", "1"), across=True, spacing=16, margins=(16, 6, 10, 6))
        self._undo = undo
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self.body.addWidget(Label(text))
        self.button: Button | None = None
        if undo is not None:
            self.button = Button(action or _("Urungkan  Ctrl Z"), "", on_click=self._take_back)
            self.button.installEventFilter(self)
            self.body.addWidget(self.button)
        self.setMinimumHeight(px(44))
        self.setAccessibleName(text)
        self._timer.start()

    def is_counting(self) -> bool:
        """Whether the clock runs."""
        return self._timer.isActive()

    def dismiss(self) -> None:
        """Leave."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stop the clock while the pointer is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Start the clock again."""
        self._resume()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop the clock while the button has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._resume()
        return super().eventFilter(watched, event)

    def _resume(self) -> None:
        attended = self.underMouse() or (self.button is not None and self.button.hasFocus())
        if not attended and not self.isHidden():
            self._timer.start()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.dismiss()
        if undo is not None:
            undo()


class ToastArea(QObject):
    """The place at the bottom left of a window where one toast at a time is shown.

    Where it would cover a field or a button, it stands at the next free place instead.
    """

    def __init__(self, host: QWidget, *, left: int = 24, bottom: int = 58) -> None:
        super().__init__(host)
        self._host, self._left, self._bottom = host, left, bottom
        self.current: Toast | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.keep_clear)
        host.installEventFilter(self)

    def show_toast(self, text: str, undo: Callable[[], object] | None = None, *, action: str = "") -> Toast:
        """Show a toast in place of the one before."""
        self.clear()
        toast = Toast(text, undo, action=action)
        toast.setParent(self._host)
        toast.closed.connect(self.clear)
        self.current = toast
        toast.show()
        self._place()
        toast.raise_()
        self._look.start()
        return toast

    def raise_current(self) -> None:
        """Stay above a page that was just put in front."""
        if self.current is not None:
            self.current.raise_()

    def clear(self) -> None:
        """Take the toast away."""
        toast, self.current = self.current, None
        self._look.stop()
        if toast is not None:
            toast.hide()
            toast.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom left."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self.current is not None:
            QApplication.sendPostedEvents(self.current)
            self.current.adjustSize()
            self._move(self.current)

    def keep_clear(self) -> None:
        """Move away from what a person is to use; not while the person is about to use the toast."""
        if self.current is not None and self.current.is_counting():
            self._move(self.current)

    def _move(self, toast: Toast) -> None:
        places = self._places(toast.size())
        used = self._used(QRect(QPoint(0, 0), self._host.size()))
        place = min(places, key=lambda spot: sum(spot.intersects(rect) for rect in used))
        if toast.pos() != place.topLeft():
            toast.move(place.topLeft())

    def _places(self, size: QSize) -> list[QRect]:
        """Bottom left first, then beside it, then further up."""
        left, bottom = px(self._left), self._host.height() - px(self._bottom) - size.height()
        right = max(left, self._host.width() - left - size.width())
        step = size.height() + px(8)
        rows = [bottom - step * count for count in range(max(1, bottom // step + 1))]
        return [QRect(QPoint(x, y), size) for y in rows for x in (left, right, (left + right) // 2)]

    def _used(self, room: QRect) -> list[QRect]:
        """Where fields and buttons are seen at present."""
        found = []
        for kind in (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QAbstractButton):
            for widget in self._host.findChildren(kind):
                if not widget.isVisible() or (self.current and self.current.isAncestorOf(widget)):
                    continue
                seen = widget.visibleRegion().boundingRect()
                if not seen.isEmpty():
                    found.append(seen.translated(widget.mapTo(self._host, QPoint(0, 0))) & room)
        return found

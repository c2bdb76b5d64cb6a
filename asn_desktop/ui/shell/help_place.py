"""This file holds the room of page and help: side by side where both fit, else the help lies over the page."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.help_panel import HelpPanel

LEAST_PAGE = 1106
"""Design width that every page keeps; beside a help that left less, words of the page would be cut."""


class HelpPlace(QWidget):
    """Holds a page and the help on its right edge."""

    def __init__(self, page: QLayout, help_panel: HelpPanel) -> None:
        super().__init__()
        self._help = help_panel
        self._layout = column(page, parent=self)
        help_panel.setParent(self)
        help_panel.hide()
        help_panel.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the help on the right edge."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room when the help comes, take it back when it goes."""
        if watched is self._help and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = self._help.width()
        is_beside = not self._help.isHidden() and self.width() - width >= px(LEAST_PAGE)
        self._layout.setContentsMargins(0, 0, width if is_beside else 0, 0)
        self._help.setGeometry(self.width() - width, 0, width, self.height())
        self._help.raise_()

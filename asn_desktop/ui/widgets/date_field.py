"""This file holds the field for a date, which takes any unambiguous way of writing it."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.rules.indonesian_date import format_long, format_short, parse_date


class DateField(QLineEdit):
    """A date as text: 6/10/25, 06-10-2025, 6 okt. On leaving, a readable date is written out in full."""

    text_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("06-10-2025"))
        self.textEdited.connect(self.text_changed)
        self.textChanged.connect(self._explain)

    def day(self) -> date | None:
        """The date, None while empty or unreadable; without a year, this year is meant."""
        typed = self.text().strip()
        return parse_date(typed) or parse_date(f"{typed} {date.today().year}")

    def show_day(self, day: date | None) -> None:
        """Show a date."""
        self.setText("" if day is None else format_short(day))

    def is_readable(self) -> bool:
        """Whether the field is empty or holds a date."""
        return not self.text().strip() or self.day() is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write a readable date in its usual form; leave the rest as typed."""
        day = self.day()
        if day is not None:
            self.show_day(day)
        super().focusOutEvent(event)

    def _explain(self, _text: str) -> None:
        day = self.day()
        self.setToolTip("" if day is None else format_long(day))

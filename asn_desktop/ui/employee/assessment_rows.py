"""This file holds the rows of the score mode: name, standard, last score, buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.rules.gap import gap_of
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import GapBadge
from asn_desktop.ui.widgets.boxes import Frame, clear, column, scrolling
from asn_desktop.ui.widgets.score_row import ScoreRow
from asn_desktop.ui.widgets.text import ElideLabel, IconLabel, restyle

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import ProfileLine


class _Line(Frame):
    """One competency with its buttons."""

    def __init__(self, item: ProfileLine) -> None:
        super().__init__(("row", "1"), across=True, spacing=12, margins=(16, 2, 16, 2))
        self.item = item
        self.reason = ""
        self.buttons = ScoreRow(item.head.name)
        self.buttons.show_value(None, ghost=item.score)
        self.badge = GapBadge(None)
        self.note = IconLabel("note", "primary", 16)
        self.note.setToolTip(_("Ada alasan"))
        self._title = ElideLabel(item.head.name)
        last = _("belum pernah dinilai")
        if item.score is not None and item.assessed_on is not None:
            last = _("terakhir {score}, {day}").format(score=item.score, day=format_long(item.assessed_on))
        standard = _("Standar {level}").format(level=item.standard) if item.standard else ""
        self.body.addLayout(column(self._title, ElideLabel(f"{standard}  ·  {last}", "cap")), 1)
        for widget in (self.note, self.buttons, self.badge):
            self.body.addWidget(widget)
        self.setMinimumHeight(px(42))
        self.refresh()

    def refresh(self) -> None:
        """Show the gap that the chosen score makes."""
        self.badge.show_gap(gap_of(self.buttons.value(), self.item.standard))
        policy = self.note.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.note.setSizePolicy(policy)
        self.note.setVisible(bool(self.reason))

    def show_current(self, is_current: bool) -> None:
        """Mark the row whose words stand below."""
        restyle(self._title, "r", "strong" if is_current else "")


class AssessmentRows(QWidget):
    """All competencies that the position asks; the one with the focus is current."""

    changed = Signal()
    focused = Signal(object)
    """competency id"""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[int, _Line] = {}
        self._current = 0
        self._content = QWidget()
        self._body = column(parent=self._content)
        self._area = scrolling(self._content)
        column(self._area, parent=self)

    def show_lines(self, items: Sequence[ProfileLine]) -> None:
        """Start over with these competencies, none scored."""
        clear(self._body)
        self._lines = {}
        for item in items:
            row = _Line(item)
            key = item.head.competency_id
            row.buttons.chosen.connect(lambda _value, key=key: self._scored(key))
            row.buttons.moved.connect(lambda step, key=key: self._move(key, step))
            row.buttons.focused.connect(lambda key=key: self._focus_came(key))
            self._lines[key] = row
            self._body.addWidget(row)
        self._body.addStretch(1)
        self._area.verticalScrollBar().setValue(0)
        self._current = next(iter(self._lines), 0)
        if self._current:
            self._focus_came(self._current)

    def take_up(self, scores: Mapping[int, int], reasons: Mapping[int, str]) -> None:
        """Show scores and reasons of a draft."""
        for key, row in self._lines.items():
            row.buttons.show_value(scores.get(key), ghost=row.item.score)
            row.reason = reasons.get(key, "")
            row.refresh()

    def scores(self) -> dict[int, int]:
        """Competency id -> score, of those that have one."""
        return {key: value for key, row in self._lines.items() if (value := row.buttons.value()) is not None}

    def reasons(self) -> dict[int, str]:
        """Competency id -> reason, of those that have one."""
        return {key: row.reason for key, row in self._lines.items() if row.reason}

    def set_reason(self, competency_id: int, text: str) -> None:
        """Give a competency its sentence."""
        row = self._lines.get(competency_id)
        if row is not None:
            row.reason = text
            row.refresh()

    def count(self) -> int:
        """How many rows."""
        return len(self._lines)

    def current_id(self) -> int:
        """The competency whose words stand below."""
        return self._current

    def buttons_of(self, competency_id: int) -> ScoreRow:
        """The buttons of one row."""
        return self._lines[competency_id].buttons

    def focus_current(self) -> None:
        """Put the keyboard on the current row."""
        row = self._lines.get(self._current)
        if row is not None:
            # A row just made is shown with the next events only, and what is hidden cannot hold the keyboard.
            row.show()
            row.buttons.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first_empty(self) -> None:
        """Go to the first row without a score."""
        for key, row in self._lines.items():
            if row.buttons.value() is None:
                self._current = key
                break
        self.focus_current()
        self._focus_came(self._current)

    def _scored(self, key: int) -> None:
        self._lines[key].refresh()
        self.changed.emit()

    def _move(self, key: int, step: int) -> None:
        keys = list(self._lines)
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self._focus_came(keys[place])
            self.focus_current()

    def _focus_came(self, key: int) -> None:
        self._current = key
        for other, row in self._lines.items():
            row.show_current(other == key)
        # Rows just made have no place yet, and the area would scroll to where they are not.
        self._body.activate()
        self._area.ensureWidgetVisible(self._lines[key], 0, px(42))
        self.focused.emit(key)

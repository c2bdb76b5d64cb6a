"""This file holds the first tab of a profile: radar, table, job person match, what to develop."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.ui.employee.competency_table import NARROW_ROW, WIDE_ROW, CompetencyTable, worst_first
from asn_desktop.ui.theme import color, px
from asn_desktop.ui.widgets.badges import GapBadge
from asn_desktop.ui.widgets.boxes import Frame, Inset, clear, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.painting import Painted, draw_text, text_width
from asn_desktop.ui.widgets.radar import Radar, RadarAxis
from asn_desktop.ui.widgets.text import ElideLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import Profile, ProfileLine, Suggestion


class RadarKey(Painted):
    """The key of the radar: a line for the score, dashes for the standard."""

    def __init__(self) -> None:
        super().__init__(None, 20)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint both marks with their words, in the middle."""
        words = (_("Nilai"), _("Standar jabatan"))
        whole = sum(text_width(word, 12) for word in words) + 2 * px(28) + px(16)
        x, middle = rect.center().x() - whole / 2, rect.center().y()
        for place, word in enumerate(words):
            pen = QPen(color("primary" if place == 0 else "text"), 2 if place == 0 else 1.4)
            if place:
                pen.setDashPattern([3, 2.4])
            painter.setPen(pen)
            painter.drawLine(round(x), round(middle), round(x + px(22)), round(middle))
            box = QRectF(x + px(28), rect.y(), text_width(word, 12) + 2, rect.height())
            draw_text(painter, box, word, "text3", size=12)
            x = box.right() + px(16)


class CompetencyTab(QWidget):
    """What a person can do, against what the position asks."""

    opened = Signal(object)
    """competency id whose evidence is wanted"""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ProfileLine, ...] = ()
        self._worst_first = False
        self.radar = Radar()
        self._radar_side = QWidget()
        column(self.radar, 4, RadarKey(), 6, margins=(2, 10, 0, 0), parent=self._radar_side)
        self._radar_side.setFixedWidth(px(322))
        self.table = CompetencyTable()
        self.table.opened.connect(lambda row: self.opened.emit(row.head.competency_id))
        self.match = ElideLabel("", "cap")
        self._suggestions = QHBoxLayout()
        self._suggestions.setSpacing(px(12))
        self._advice = Frame(("plain", "1"), margins=(20, 8, 16, 14))
        self._advice_note = Label("", "muted")
        self._advice.add(
            line(Label(_("Saran pengembangan"), "h2"), self._advice_note, None, spacing=10),
            8,
            self._suggestions,
        )
        column(
            line(self._radar_side, column(self.table, margins=(0, 4, 10, 0)), spacing=0),
            line(self.match, margins=(20, 8, 16, 0)),
            self._advice,
            parent=self,
        ).setStretch(0, 1)
        self._is_compact = False

    def show_profile(self, profile: Profile) -> None:
        """Show another person."""
        self._lines = profile.lines
        national = [item for item in profile.lines if item.head.kind is not CompetencyKind.TECHNICAL]
        self.radar.show_axes(
            [RadarAxis(item.head.short_name, item.score, item.standard) for item in national]
        )
        self._show_lines()
        basis = _("indikatif, dihitung dari penilaian kantor")
        self.match.setText(
            f"{profile.match.formula}, {basis}" if profile.match.percent else profile.match.formula
        )
        self._show_advice(profile.suggestions)

    def show_compact(self, is_compact: bool) -> None:
        """Leave the radar out in a small window, and take lower rows."""
        self._is_compact = is_compact
        self._radar_side.setVisible(not is_compact)
        self.table.set_row_height(NARROW_ROW if is_compact else WIDE_ROW)
        self._hide_second()

    def show_worst_first(self, is_on: bool) -> None:
        """Order by the largest deficit, or as in the dictionary."""
        self._worst_first = is_on
        self._show_lines()

    def _show_lines(self) -> None:
        lines = sorted(self._lines, key=worst_first) if self._worst_first else self._lines
        current = self.table.current_row()
        self.table.show_rows(lines, keep_row=current)

    def _show_advice(self, suggestions: tuple[Suggestion, ...]) -> None:
        clear(self._suggestions)
        self._advice_note.setText(
            _("dari selisih terbesar, menurut kamus kompetensi")
            if suggestions
            else _("belum ada kompetensi di bawah standar")
        )
        for suggestion in suggestions:
            self._suggestions.addWidget(self._advice_card(suggestion), 1)
        self._hide_second()

    def _hide_second(self) -> None:
        for place in range(1, self._suggestions.count()):
            item = self._suggestions.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not self._is_compact)

    def _advice_card(self, suggestion: Suggestion) -> QWidget:
        words, found = suggestion.next_level, suggestion.line
        title = _("{name} ke tingkat {level}").format(name=found.head.short_name, level=words.level)
        ask = "; ".join(words.indicators) or words.description
        show = Button(_("Lihat"), "link", on_click=lambda: self.opened.emit(found.head.competency_id))
        show.setAccessibleName(_("Lihat bukti dan uraian {name}").format(name=found.head.name))
        badge = GapBadge(found.gap)
        inset = Inset(across=True, spacing=12, margins=(12, 8, 12, 8))
        inset.body.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        inset.body.addLayout(column(ElideLabel(title, "strong"), 2, ElideLabel(ask, "muted")), 1)
        inset.body.addWidget(show)
        return inset

"""This file holds the cards beside the map: the selected cell, and what training the map suggests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.rules.gap import GapClass
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import DistBar, GapBadge, LevelBar
from asn_desktop.ui.widgets.boxes import Card, clear, column, hair_line, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import ElideLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.assessments import ScoreRow
    from asn_desktop.operations.figures import CompetencyGaps
    from asn_desktop.operations.gaps import CompetencyHead, GapCell
    from asn_desktop.operations.staff_lists import StaffRow

WIDTH = 264
GROUP_SIZE = 12
"""How many people learn together in one group (design decision, features row 18)."""
_ORDER = (GapClass.ABOVE, GapClass.MEETS, GapClass.BELOW, GapClass.FAR_BELOW)


class MapSide(QWidget):
    """The selected cell above, the suggestion below."""

    person_wanted = Signal()
    proposal_wanted = Signal(object)
    """competency id"""

    def __init__(self) -> None:
        super().__init__()
        self.badge = GapBadge()
        self.name, self.cell_words = ElideLabel("", "strong"), Label("", "cap", wrap=True)
        self.bar = LevelBar(width=None)
        self._sources, self._proposals = QVBoxLayout(), QVBoxLayout()
        self._sources.setSpacing(px(6))
        self._proposals.setSpacing(px(3))
        self.open_button = Button(_("Buka pegawai"), "link", keys="Enter", on_click=self.person_wanted.emit)
        self.selected = Card(
            line(Label(_("Sel terpilih"), "h2"), None, self.badge),
            8,
            self.name,
            2,
            self.cell_words,
            6,
            self.bar,
            8,
            self._sources,
            4,
            line(self.open_button, None),
        )
        self.summary = Label("", "cap", wrap=True)
        self.proposal = Card(
            line(Label(_("Usulan pelatihan"), "h2"), None, Label(_("dari peta ini"), "cap")),
            8,
            self._proposals,
            None,
            hair_line(),
            8,
            self.summary,
        )
        column(self.selected, self.proposal, spacing=16, parent=self).setStretch(1, 1)
        self.setFixedWidth(px(WIDTH))

    def show_cell(self, row: StaffRow, head: CompetencyHead, cell: GapCell | None) -> None:
        """Show one person on one competency; the sources follow."""
        level, standard = (cell.score, cell.standard) if cell else (None, None)
        self.badge.show_gap(cell.gap if cell else None)
        self.name.setText(row.full_name)
        found = _("belum dinilai") if level is None else _("nilai {level}").format(level=level)
        words = (
            _("{competency}, {found}, tanpa standar")
            if standard is None
            else _("{competency}, {found} dari standar {standard}")
        )
        self.cell_words.setText(words.format(competency=head.name, found=found, standard=standard))
        self.bar.show_level(level, standard, head.name)
        clear(self._sources)

    def show_sources(self, scores: Sequence[ScoreRow]) -> None:
        """Show where the value comes from, newest first."""
        clear(self._sources)
        for score in scores[:3]:
            value = Label(f"{format_long(score.assessed_on)}  ·  {score.score}")
            self._sources.addLayout(line(Label(score.source.label, "muted"), None, value))
        if not scores:
            self._sources.addWidget(Label(_("Belum ada penilaian."), "cap", wrap=True))

    def show_proposals(self, gaps: Sequence[CompetencyGaps], summary: str) -> None:
        """Show the competencies in which most people are below the standard."""
        clear(self._proposals)
        for one in gaps:
            name = Button(
                one.head.name, "link", on_click=partial(self.proposal_wanted.emit, one.head.competency_id)
            )
            self._proposals.addLayout(line(name, None))
            self._proposals.addWidget(DistBar(counts_of(one), name=one.head.name))
            self._proposals.addWidget(Label(proposal_words(one.below), "cap"))
            self._proposals.addSpacing(px(6))
        if not gaps:
            words = _("Tidak ada pegawai di bawah standar, jadi belum ada yang perlu diusulkan.")
            self._proposals.addWidget(Label(words, "muted", wrap=True))
        self.summary.setText(summary)


def counts_of(gaps: CompetencyGaps) -> tuple[int, int, int, int]:
    """People above, at, one below and further below, for a distribution bar."""
    counts = dict(gaps.counts)
    above, meets, below, far = (counts.get(kind, 0) for kind in _ORDER)
    return above, meets, below, far


def proposal_words(below: int) -> str:
    """How many people, and in how many groups."""
    groups = -(-below // GROUP_SIZE)
    people = ngettext("{count} orang", "{count} orang", below).format(count=below)
    return _("{people}, {groups} kelompok").format(people=people, groups=groups)

"""This file holds the second tab of a profile: who the person is, and what changed when."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.ui.acting import joined
from asn_desktop.ui.employee.words import day_words
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import clear, column, hair_line, scrolling
from asn_desktop.ui.widgets.text import ElideLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import Profile
    from asn_desktop.operations.staff_lists import DatedFact


class HistoryTab(QWidget):
    """Facts about a person, then positions, ranks, status and assessments, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._content = QWidget()
        self._body: QVBoxLayout = column(margins=(20, 14, 20, 16), parent=self._content)
        column(scrolling(self._content), parent=self)

    def show_profile(self, profile: Profile) -> None:
        """Show another person."""
        clear(self._body)
        detail = profile.detail
        self._add(_("Data diri"), self._facts(profile))
        self._add(_("Jabatan"), self._dated(detail.positions))
        self._add(_("Pangkat dan golongan"), self._dated(detail.ranks))
        if detail.statuses:
            self._add(_("Status"), self._dated(detail.statuses))
        self._add(_("Penilaian kompetensi"), self._assessments(profile))
        self._body.addStretch(1)

    def _add(self, title: str, rows: Iterable[tuple[str, str, str]]) -> None:
        found = list(rows)
        if self._body.count():
            self._body.addSpacing(px(14))
        self._body.addWidget(Label(title, "h2"))
        self._body.addSpacing(px(6))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        grid.setColumnMinimumWidth(0, px(190))
        grid.setColumnStretch(1, 1)
        for place, (left, middle, right) in enumerate(found):
            grid.addWidget(Label(left, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(ElideLabel(middle), place, 1)
            if right:
                grid.addWidget(Label(right, "muted"), place, 2)
        if not found:
            grid.addWidget(Label(_("Belum ada catatan"), "muted"), 0, 0)
        self._body.addLayout(grid)
        self._body.addSpacing(px(12))
        self._body.addWidget(hair_line())

    @staticmethod
    def _facts(profile: Profile) -> list[tuple[str, str, str]]:
        row = profile.detail.row
        born = joined([row.birth_place, format_long(row.birth_date) if row.birth_date else ""])
        facts = [
            (_("Status kepegawaian"), row.employment.label),
            (_("Tempat dan tanggal lahir"), born),
            (_("Jenis kelamin"), row.sex.label if row.sex else ""),
            (_("Pendidikan"), row.education),
            (_("Nomor telepon"), row.phone),
            (_("Catatan"), " ".join(profile.detail.note.split())),
        ]
        return [(name, value or "–", "") for name, value in facts]

    @staticmethod
    def _dated(facts: tuple[DatedFact, ...]) -> list[tuple[str, str, str]]:
        rows = []
        for fact in facts:
            since = day_words(fact.valid_from) if fact.valid_from else _("TMT belum diisi")
            until = _("sampai {day}").format(day=format_long(fact.valid_to)) if fact.valid_to else ""
            rows.append((since, joined([fact.text, fact.note]), until))
        return rows

    @staticmethod
    def _assessments(profile: Profile) -> list[tuple[str, str, str]]:
        rows = []
        by_day = groupby(profile.scores, key=lambda score: (score.assessed_on, score.source, score.assessor))
        for (day, source, assessor), scores in by_day:
            count = len(list(scores))
            words = _("{count} kompetensi dinilai").format(count=count)
            rows.append((format_long(day), joined([words, assessor]), source.label))
        return rows

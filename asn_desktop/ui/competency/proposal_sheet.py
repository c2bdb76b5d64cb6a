"""This file holds the list of people whom the map suggests for a training, to be ticked and copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from asn_desktop.rules.gap import format_gap
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import GapBadge
from asn_desktop.ui.widgets.boxes import clear, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import ElideLabel, Label


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person below the standard of one competency."""

    name: str
    position: str
    score: int
    standard: int
    gap: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """One competency with the people below its standard, the furthest first."""

    competency_id: int
    name: str
    people: tuple[Candidate, ...]


class ProposalSheet(NoticeSheet):
    """People below the standard of a competency, all ticked; the ticked ones are copied as a table."""

    copied = Signal(object)
    """how many people"""

    def __init__(self, window: QWidget, proposals: Sequence[Proposal], competency_id: object = None) -> None:
        self._proposals = tuple(proposals)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Kompetensi"))
        for one in self._proposals:
            self.choice.addItem(one.name)
        self.checks: list[tuple[QCheckBox, Candidate]] = []
        self._count = Label("", "cap")
        self.close_button = Button(_("Tutup"), on_click=self.escape)
        self.copy_button = Button(_("Salin sebagai tabel"), "primary", "copy", on_click=self.copy)
        super().__init__(
            window, _("Usulan pelatihan"), self._build(), [self.close_button, self.copy_button], width=620
        )
        self.choice.currentIndexChanged.connect(self._show)
        keys = [one.competency_id for one in self._proposals]
        self.choice.setCurrentIndex(keys.index(competency_id) if competency_id in keys else 0)
        self._show()

    def close_overlay(self) -> None:
        """A sheet is opened once."""
        super().close_overlay()
        self.deleteLater()

    def copy(self) -> None:
        """Put the ticked people on the clipboard as a table with headings."""
        QGuiApplication.clipboard().setText(self.as_text())
        self.close_overlay()
        self.copied.emit(len(self._ticked()))

    def as_text(self) -> str:
        """The ticked people as tab-separated text."""
        heading = (_("Nama"), _("Jabatan"), _("Kompetensi"), _("Nilai"), _("Standar"), _("Selisih"))
        lines = ["\t".join(heading)]
        name = self._proposals[self.choice.currentIndex()].name
        for one in self._ticked():
            cells = (
                one.name,
                one.position,
                name,
                str(one.score),
                str(one.standard),
                format_gap(one.gap),
            )
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines)

    def _ticked(self) -> list[Candidate]:
        return [one for check, one in self.checks if check.isChecked()]

    def _build(self) -> QWidget:
        content, inner = QWidget(), QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, px(8), 0)
        self._rows.setSpacing(px(2))
        area = scrolling(inner)
        area.setFixedHeight(px(300))
        words = _("Pegawai di bawah standar. Hapus centang yang tidak ikut, lalu tempel tabelnya di Excel.")
        column(
            line(Label(_("Kompetensi"), "field"), self.choice, None, self._count, spacing=10),
            8,
            Label(words, "cap", wrap=True),
            8,
            area,
            parent=content,
        )
        self.choice.setMinimumWidth(px(260))
        return content

    def _show(self) -> None:
        clear(self._rows)
        self.checks = []
        for one in self._proposals[self.choice.currentIndex()].people:
            check = QCheckBox(one.name.replace("&", "&&"))
            check.setChecked(True)
            check.toggled.connect(lambda _on: self._tell())
            self.checks.append((check, one))
            row = QWidget()
            layout = line(check, ElideLabel(one.position, "cap"), GapBadge(one.gap), spacing=12, parent=row)
            layout.setStretch(1, 1)
            check.setMinimumWidth(px(240))
            self._rows.addWidget(row)
        self._rows.addStretch(1)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._tell()

    def _tell(self) -> None:
        self._count.setText(
            _("{ticked} dari {count} dicentang").format(ticked=len(self._ticked()), count=len(self.checks))
        )

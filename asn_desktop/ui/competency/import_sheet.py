"""This file holds the sheet that shows what an import would do before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import StackBar, Swatch
from asn_desktop.ui.widgets.boxes import Inset, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import ElideLabel, Label

_TOKENS = ("gap_plus1", "gap_minus1", "border_strong", "gap_minus2")
_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """How many entries of a file are new, changed, the same, and refused."""

    new: int
    changed: int
    same: int
    refused: int

    @property
    def to_write(self) -> int:
        """How many would be written."""
        return self.new + self.changed


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What the sheet shows: the file, its counts, sentences on rows, and a choice between two ways."""

    title: str
    file_name: str
    counts: ImportCounts
    problems: tuple[str, ...]
    choice_label: str
    choices: tuple[str, ...]
    confirm: str
    hint: str = ""


class ImportSheet(NoticeSheet):
    """Counts and refused rows of an import, with the button that writes it as one act."""

    confirmed = Signal(object)
    """place of the chosen way"""

    def __init__(self, window: QWidget, preview: ImportPreview) -> None:
        self.preview = preview
        self.choice = Seg(preview.choices)
        self.cancel_button = Button(_("Batal"), on_click=self.escape)
        self.confirm_button = Button(preview.confirm, "primary", on_click=self._confirm)
        super().__init__(
            window,
            preview.title,
            self._build(preview),
            [self.cancel_button, self.confirm_button],
            width=560,
        )

    def _build(self, preview: ImportPreview) -> QWidget:
        content = QWidget()
        layout = column(ElideLabel(preview.file_name, "muted"), 12, parent=content)
        layout.addWidget(StackBar(_parts(preview.counts)))
        layout.addSpacing(px(8))
        layout.addLayout(_key(preview.counts))
        layout.addSpacing(px(14))
        layout.addLayout(line(Label(preview.choice_label, "field"), None, self.choice))
        if preview.hint:
            layout.addSpacing(px(6))
            layout.addWidget(Label(preview.hint, "cap", wrap=True))
        if preview.problems:
            layout.addSpacing(px(14))
            layout.addWidget(_problem_list(preview.problems))
        return content

    def close_overlay(self) -> None:
        """A sheet is opened once."""
        super().close_overlay()
        self.deleteLater()

    def first_focus(self) -> QWidget:
        """The button that goes on, or the way back when nothing would be written."""
        return self.confirm_button if self.preview.counts.to_write else self.cancel_button

    def _confirm(self) -> None:
        self.close_overlay()
        if self.preview.counts.to_write:
            self.confirmed.emit(self.choice.current())


def _words() -> tuple[str, ...]:
    return (_("baru"), _("berubah"), _("sama"), _("ditolak"))


def _numbers(counts: ImportCounts) -> tuple[int, ...]:
    return (counts.new, counts.changed, counts.same, counts.refused)


def _parts(counts: ImportCounts) -> list[tuple[int, str, str]]:
    return list(zip(_numbers(counts), _TOKENS, _words(), strict=True))


def _key(counts: ImportCounts) -> QHBoxLayout:
    row = line(spacing=6)
    for number, token, word in _parts(counts):
        row.addWidget(Swatch(token))
        row.addWidget(Label(f"{number} {word}", "cap"))
        row.addSpacing(px(10))
    row.addStretch(1)
    return row


def _problem_list(problems: Sequence[str]) -> QWidget:
    inner = QWidget()
    layout = column(spacing=4, parent=inner)
    for sentence in problems[:_MOST_PROBLEMS]:
        layout.addWidget(Label(sentence, "muted", wrap=True))
    rest = len(problems) - _MOST_PROBLEMS
    if rest > 0:
        layout.addWidget(Label(_("dan {count} baris lagi").format(count=rest), "cap"))
    layout.addStretch(1)
    area = scrolling(inner)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setFixedHeight(px(132) if len(problems) > 3 else px(66))
    return Inset(Label(_("Perlu diperiksa"), "strong"), 4, area)

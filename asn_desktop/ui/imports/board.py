"""This file holds the preview of a list: filter chips, the table under its mapping row, what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.imports.cells import IGNORED
from asn_desktop.ui.imports.mapping_head import MappingHead
from asn_desktop.ui.imports.preview_view import PreviewView
from asn_desktop.ui.imports.row_painting import STATE_LOOK
from asn_desktop.ui.imports.source import Source
from asn_desktop.ui.imports.source_strip import SourceStrip
from asn_desktop.ui.widgets.boxes import Card, CardFoot, column, line
from asn_desktop.ui.widgets.buttons import Button, FilterChip
from asn_desktop.ui.widgets.text import ElideLabel, IconLabel, Label

if TYPE_CHECKING:
    from asn_desktop.exchange.heading import Column
    from asn_desktop.exchange.staff_preview import PreviewRow, StaffPreview

ALL = "all"
NAMED_ROWS = 2
"""How many refused rows the foot names before it counts the rest."""


class PreviewBoard(QWidget):
    """Shows a preview and tells what a person changes in it; it reads and writes nothing itself."""

    mapped = Signal(object, str)
    mended = Signal(object, str, object)
    problems_wanted = Signal()
    """the refused rows are to be written to a file"""

    def __init__(self) -> None:
        super().__init__()
        self.strip, self.view = SourceStrip(), PreviewView()
        self.head = MappingHead(self.view)
        self.filter = ALL
        self.preview: StaffPreview | None = None
        self._is_compact = False
        self._order: tuple[int, ...] = ()
        self._order_of: object = None
        self._note = Label("", "cap")
        self._build()
        self.head.mapped.connect(self.mapped)
        self.view.cells.mended.connect(self.mended)
        self.view.widths_changed.connect(self._tell_hidden)

    def show_source(self, source: Source, preview: StaffPreview) -> None:
        """Show a preview; the filter and the place stay while it is the same list."""
        is_other = self._order_of is not source.sheet
        self.preview = preview
        if is_other:
            self._order = _order_of(preview)
            self._order_of = source.sheet
            self.filter = ALL
        self._tell_source(source, preview)
        self._show_rows()
        if is_other:
            self.view.select_first_problem()
        self._tell_refused(preview)

    def set_compact(self, is_compact: bool) -> None:
        """Take less room."""
        self._is_compact = is_compact
        self._undo_hint.setVisible(not is_compact)
        if self.preview is not None:
            self._tell_refused(self.preview)
        self.view.set_compact(is_compact)

    def show_only(self, state: str) -> None:
        """Let only rows of one state through, or all."""
        self.filter = state
        self._show_rows()

    def go_on(self) -> None:
        """After a check: to the next refused cell when Enter asked for it."""
        if self.view.goes_on:
            self.view.goes_on = False
            if not self.view.go_to_problem():
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_problem(self, step: int) -> None:
        """F8: to a refused cell, whatever the filter shows now."""
        if not self.view.go_to_problem(step) and self.filter not in (ALL, "refused"):
            self.show_only(ALL)
            self.view.go_to_problem(step)

    def _build(self) -> None:
        self.chips = {ALL: FilterChip(_("Semua"), checked=True)}
        for state, (icon, tint) in STATE_LOOK.items():
            self.chips[state] = FilterChip("", icon=icon, tint=tint)
        chips = line(spacing=8)
        for state, chip in self.chips.items():
            chip.clicked.connect(partial(self.show_only, state))
            chips.addWidget(chip)
        chips.addStretch(1)
        chips.addWidget(self._note)
        card = Card(self.head, margins=(1, 1, 1, 1))
        card.body.addWidget(self.view, 1)
        card.add(self._build_foot())
        layout = column(self.strip, chips, spacing=12, parent=self)
        layout.addWidget(card, 1)

    def _build_foot(self) -> CardFoot:
        self._foot_icon, self._foot_words = IconLabel("error_circle", "bad"), ElideLabel("", "strong")
        self._undo_hint = Label(_("Impor bisa diurungkan 30 hari lewat Riwayat"), "cap")
        self._save = Button(_("Simpan daftar galat"), "link", on_click=self.problems_wanted.emit)
        foot = CardFoot(self._foot_icon, height=46)
        foot.body.addWidget(self._foot_words, 1)
        foot.add(self._undo_hint, self._save)
        return foot

    def _show_rows(self) -> None:
        preview = self.preview
        if preview is None:
            return
        self._count(preview)
        columns = {column.index: column for column in preview.parse.heading.columns}
        ordered = [columns[index] for index in self._order if index in columns]
        self.head.show_columns(ordered)
        self.view.show_preview(preview, self._passing(preview), ordered)
        self.head.place()

    def _passing(self, preview: StaffPreview) -> Sequence[PreviewRow]:
        if self.filter == ALL:
            return preview.rows
        return [row for row in preview.rows if row.state.value == self.filter]

    def _count(self, preview: StaffPreview) -> None:
        for state, count in preview.counts.items():
            self.chips[state.value].setText(f"{state.label} {count}")
        self.chips[ALL].setText(_("Semua {count}").format(count=len(preview.rows)))
        if self.filter != ALL and not self._passing(preview):
            self.filter = ALL
        for state_key, chip in self.chips.items():
            chip.setChecked(state_key == self.filter)

    def _tell_source(self, source: Source, preview: StaffPreview) -> None:
        found = list(preview.parse.heading.sentences(source.sheet))
        name = source.name
        if source.is_pasted:
            name = _("Tempelan dari Excel")
        elif len(source.sheets) == 1 and source.sheet.name != source.name:
            found.insert(0, _("Lembar “{name}”").format(name=source.sheet.name))
        if preview.parse.sections:
            found.append(_("{count} baris pemisah dilewati").format(count=len(preview.parse.sections)))
        parts = [part[:1].lower() + part[1:] if place else part for place, part in enumerate(found)]
        words = ". ".join((", ".join(parts), *source.notes))
        self.strip.show_source(name, words, [sheet.name for sheet in source.sheets], source.place)

    def _tell_refused(self, preview: StaffPreview) -> None:
        missing, refused = preview.parse.missing, preview.refusal_summary(at_most=NAMED_ROWS)
        if refused and self._is_compact:
            refused = refused[: refused.index(".")]
        self._save.setVisible(bool(preview.refused))
        if missing or refused:
            self._foot_icon.show_icon("error_circle", "bad", filled=True)
            self._foot_words.setText(". ".join((*missing, refused)) if missing else refused)
        elif not preview.rows:
            self._foot_icon.show_icon("warning", "warn")
            self._foot_words.setText(_("Lembar ini tidak berisi baris pegawai"))
        elif preview.warnings:
            self._foot_icon.show_icon("warning", "warn")
            words = _("Semua baris bisa dimasukkan, {count} perlu dilihat. {first}")
            first = preview.warnings[0].sentence()
            self._foot_words.setText(words.format(count=len(preview.warnings), first=first))
        else:
            self._foot_icon.show_icon("checkmark_circle", "ok", filled=True)
            self._foot_words.setText(_("Semua baris bisa dimasukkan"))

    def _tell_hidden(self) -> None:
        hidden = self.view.hidden_count
        self._note.setText(_("{count} kolom di kanan tersembunyi").format(count=hidden) if hidden else "")


def _order_of(preview: StaffPreview) -> tuple[int, ...]:
    """Columns that are taken in as the file orders them, then those ignored that hold anything."""
    columns: Sequence[Column] = preview.parse.heading.columns
    sheet, heading = preview.parse.sheet, preview.parse.heading
    taken = [column.index for column in columns if column.field != IGNORED]
    rest = [
        column.index
        for column in columns
        if column.field == IGNORED
        and any(row[column.index] != "" for row in sheet.rows[heading.first : heading.end])
    ]
    return (*taken, *rest)

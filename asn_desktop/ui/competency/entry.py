"""This file holds one competency beside the list: head, ladder of levels, indicators, what it is used for."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from asn_desktop.rules.competency_kind import Wording
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.ui.acting import joined
from asn_desktop.ui.competency.entry_side import EntrySide
from asn_desktop.ui.competency.ladder import Ladder
from asn_desktop.ui.competency.words import positions, tile_code
from asn_desktop.ui.widgets.badges import LevelTile
from asn_desktop.ui.widgets.boxes import Card, CardFoot, column, hair_line, line, upright_line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import Chip, ElideLabel, HugLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.competency_reading import DictionaryEntry

_WORDING_KINDS = {
    Wording.SUMMARY: "warn",
    Wording.OFFICIAL: "ok",
    Wording.PROPOSAL: "warn",
    Wording.OWN: "info",
}


class EntryPanel(Card):
    """One competency whole. It asks the page to do what its buttons say."""

    printing = Signal()
    editing = Signal(object)
    """key of the form's field to begin with"""
    archiving = Signal()
    restoring = Signal()
    deleting = Signal()
    position_chosen = Signal(object)
    """position id"""
    standards_wanted = Signal()
    stepping = Signal(object)
    """-1 or 1: the entry before or after"""

    def __init__(self) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        self._entry: DictionaryEntry | None = None
        self.tile = LevelTile("", size=44, selected=True)
        self.name = HugLabel("", "title")
        self.kind, self.wording, self.archived = Chip(), Chip(), Chip(_("Diarsipkan"), "mute")
        self.caption = ElideLabel("", "cap")
        self.definition = Label("", "muted", wrap=True)
        self.ladder, self.side = Ladder(), EntrySide()
        self._make_buttons()
        self.body.addLayout(self._head())
        self.body.addWidget(hair_line())
        middle = line(self.ladder, upright_line(), self.side, spacing=0)
        middle.setStretch(0, 1)
        self.body.addLayout(middle, 1)
        self.body.addWidget(self._foot())
        self.ladder.moved.connect(lambda _level: self._show_level())
        self.ladder.edited.connect(lambda level: self.editing.emit(f"level{level}"))
        self.ladder.extended.connect(lambda level: self.editing.emit(f"indicators{level}+"))
        self.side.extended.connect(lambda: self.editing.emit(f"indicators{self.ladder.current()}+"))
        self.side.position_chosen.connect(self.position_chosen)
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda step=step: self.stepping.emit(step))

    @property
    def entry(self) -> DictionaryEntry | None:
        """What is shown."""
        return self._entry

    def show_entry(self, entry: DictionaryEntry) -> None:
        """Show another competency, or the same one anew; then the current level stays."""
        detail, row = entry.detail, entry.detail.row
        same = self._entry is not None and self._entry.detail.row.competency_id == row.competency_id
        self._entry = entry
        self.tile.show_text(tile_code(row.code), selected=True)
        self.name.setText(row.name)
        self.kind.show_status(row.kind.label, "mute")
        self.wording.show_status(row.wording.label, _WORDING_KINDS[row.wording])
        self.archived.setVisible(row.is_archived)
        since = (
            _("berlaku sejak {day}").format(day=format_long(detail.valid_from)) if detail.valid_from else ""
        )
        self.caption.setText(joined((row.code, since, detail.basis)))
        self.definition.setText(detail.definition or _("Belum ada definisi."))
        self.ladder.show_levels(detail.levels, self.ladder.current() if same else self._first_level(entry))
        self._show_level()
        self._show_use()

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self.side.show_compact(is_compact)
        self.print_button.setVisible(not is_compact)

    def _first_level(self, entry: DictionaryEntry) -> int:
        """The level that most positions ask, where one usually wants to look first."""
        best = max(entry.detail.levels, key=lambda level: level.positions)
        return best.level

    def _make_buttons(self) -> None:
        self.print_button = Button(_("Cetak"), "", "print", keys="Ctrl+P", on_click=self.printing.emit)
        self.edit_button = Button(
            _("Ubah"), "", "edit", keys="F2", on_click=lambda: self.editing.emit("name")
        )
        self.use = Button("", "chip", on_click=self.standards_wanted.emit)
        self.measured = Label("", "cap")
        self.delete_button = Button(_("Hapus"), "quiet", on_click=self.deleting.emit)
        self.archive_button = Button(_("Arsipkan"), "quiet", on_click=self.archiving.emit)
        self.restore_button = Button(_("Pulihkan"), "quiet", on_click=self.restoring.emit)

    def _head(self) -> QVBoxLayout:
        title = line(self.name, self.kind, self.wording, self.archived, None, spacing=9)
        words = column(title, 2, self.caption)
        top = line(self.tile, words, self.print_button, self.edit_button, spacing=12)
        top.setStretch(1, 1)
        return column(top, 8, self.definition, margins=(19, 13, 15, 9))

    def _foot(self) -> CardFoot:
        return CardFoot(
            Label(_("Dipakai di"), "strong"),
            self.use,
            self.measured,
            None,
            self.delete_button,
            self.archive_button,
            self.restore_button,
        )

    def _show_level(self) -> None:
        if self._entry is None:
            return
        number = self.ladder.current()
        level = self._entry.detail.levels[number - 1]
        self.side.show_level(level, self._entry.positions.get(number, ()))

    def _show_use(self) -> None:
        if self._entry is None:
            return
        row, levels = self._entry.detail.row, self._entry.detail.levels
        self.use.setText(_("standar {positions}").format(positions=positions(row.used_by)))
        count = sum(level.people for level in levels)
        words = ngettext("{count} pegawai sudah dinilai", "{count} pegawai sudah dinilai", count)
        self.measured.setText(words.format(count=count))
        self.archive_button.setVisible(not row.is_archived)
        self.restore_button.setVisible(row.is_archived)

"""This file holds the patterns of document numbers, each with the number it would give."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from asn_desktop.rules.document_number import document_number, pattern_problem
from asn_desktop.ui.widgets.boxes import Card, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.text import Chip, HugLabel, Label, reveal


class NumberRows(Card):
    """One pattern for each kind of document that is made final."""

    changed = Signal(str, str, str)
    """key of the setting, the new pattern, what it is called"""

    def __init__(self) -> None:
        super().__init__(
            line(Label(_("Nomor dokumen final"), "h2"), None, Chip(_("belum dipastikan"), "warn")), 4
        )
        words = _(
            "Yang diganti program: {nomor} {kantor} {bulan} {bulan_angka} {triwulan} {tahun}. "
            "Nomor yang sudah terpakai tidak berubah."
        )
        self.add(Label(words, "cap", wrap=True))
        self._short, self._on = "", date.min
        self._kept: dict[str, str] = {}
        self.fields: dict[str, FormField] = {}
        self._samples: dict[str, HugLabel] = {}
        self._resets: dict[str, Button] = {}
        self._shipped: dict[str, str] = {}
        for key, label, shipped in _patterns():
            self._build_row(key, label, shipped)

    def read(self, session: Any) -> tuple[Mapping[str, str], str, date]:
        """The patterns that hold, the office's short name and today; with a session."""
        from asn_desktop.operations.clock import today
        from asn_desktop.operations.office import get_office
        from asn_desktop.operations.settings import setting_of

        patterns = {key: str(setting_of(session, key, shipped)) for key, shipped in self._shipped.items()}
        return patterns, get_office(session).short, today(session)

    def show_patterns(self, read: tuple[Mapping[str, str], str, date]) -> None:
        """Show what `read` found."""
        patterns, self._short, self._on = read
        self._kept = dict(patterns)
        for key, pattern in patterns.items():
            editor = self.fields[key].editor
            assert isinstance(editor, QLineEdit)
            if not (editor.hasFocus() and editor.isModified()):
                self.fields[key].set_text(pattern)
                self.fields[key].show_error("")
            reveal(self._resets[key], pattern != self._shipped[key])
            self._show_sample(key)

    def _build_row(self, key: str, label: str, shipped: str) -> None:
        editor = QLineEdit()
        self._shipped[key] = shipped
        field = self.fields[key] = FormField(label, editor)
        sample = self._samples[key] = HugLabel("", "cap")
        reset = self._resets[key] = Button(
            _("Kembalikan ke bawaan"), "link", on_click=lambda: self.changed.emit(key, shipped, label)
        )
        reset.hide()
        self.add(12, field, 3, line(sample, None, reset))
        editor.textEdited.connect(partial(self._edited, key))
        editor.editingFinished.connect(partial(self._leave, key, label))

    def _edited(self, key: str, pattern: str) -> None:
        self.fields[key].show_error(pattern_problem(pattern) or "")
        self._show_sample(key)

    def _leave(self, key: str, label: str) -> None:
        pattern = self.fields[key].text().strip()
        problem = pattern_problem(pattern)
        self.fields[key].show_error(problem or "")
        if problem is None and self._kept and pattern != self._kept[key]:
            self._kept[key] = pattern
            self.changed.emit(key, pattern, label)

    def _show_sample(self, key: str) -> None:
        pattern = self.fields[key].text().strip()
        if pattern_problem(pattern) is not None or self._on == date.min:
            self._samples[key].setText("")
            return
        number = document_number(pattern, counter=1, day=self._on, office_short=self._short)
        self._samples[key].setText(_("Contoh {number}").format(number=number))


def _patterns() -> list[tuple[str, str, str]]:
    """Key, label and shipped pattern of the kinds that bear a number of the office."""
    from asn_desktop.reports.kinds import KINDS
    from asn_desktop.storage.reference import load_settings

    used = {kind.number_setting for kind in KINDS}
    return [(found.key, found.label, str(found.value)) for found in load_settings() if found.key in used]

"""This file holds one rule: its name, basis and unit, and the way to change it or go back."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Row, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.text import Chip, Label, restyle, reveal

if TYPE_CHECKING:
    from asn_desktop.rules.reference import SettingText

MOST = 3650


class RuleRow(Row):
    """Shows a rule; `changed` carries its key and the new value."""

    changed = Signal(str, object)

    def __init__(self, setting: SettingText) -> None:
        super().__init__(spacing=16, margins=(16, 12, 16, 12))
        self.setting = setting
        self._value: object = setting.value
        self.words: list[tuple[object, str]] = _choices(setting)
        self.seg = Seg([word for _value, word in self.words]) if self.words else None
        self.editor = QLineEdit()
        self.complaint = Label("", "err", wrap=True)
        self.complaint.hide()
        self.reset = Button(_("Kembalikan ke bawaan"), "link", on_click=self._go_back)
        title = line(Label(setting.label, "strong", wrap=True), spacing=8)
        title.setStretch(0, 1)
        if not setting.is_confirmed:
            title.addWidget(Chip(_("belum dipastikan"), "warn"), 0, Qt.AlignmentFlag.AlignTop)
        basis = Label(_("Dasar {basis}").format(basis=_begun(setting.basis)), "cap", wrap=True)
        self.body.addLayout(column(title, 2, basis, self.complaint), 1)
        self.body.addWidget(self._control(), 0, Qt.AlignmentFlag.AlignVCenter)

    def show_value(self, value: object) -> None:
        """Show what holds."""
        self._value = value
        if self.seg is not None:
            known = [one for one, _word in self.words]
            self.seg.set_current(known.index(value) if value in known else 0)
        else:
            self.editor.setText(str(value))
        self._complain("")
        reveal(self.reset, value != self.setting.value)

    def _control(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(px(300))
        self.reset.hide()
        if self.seg is not None:
            self.seg.changed.connect(lambda place: self.changed.emit(self.setting.key, self.words[place][0]))
            self.seg.setAccessibleDescription(self.setting.label)
            column(line(None, self.seg), line(None, self.reset), parent=holder)
            return holder
        self.editor.setFixedWidth(px(72))
        self.editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editor.setAccessibleName(self.setting.label)
        self.editor.editingFinished.connect(self._leave)
        column(
            line(None, self.editor, Label(self.setting.unit, "muted")), line(None, self.reset), parent=holder
        )
        return holder

    def _leave(self) -> None:
        typed = self.editor.text().strip()
        if typed == str(self._value):
            self._complain("")
            return
        if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= MOST):
            self._complain(_("Isi angka bulat antara 1 dan {most}").format(most=MOST))
            return
        self._value = int(typed)
        self._complain("")
        self.changed.emit(self.setting.key, int(typed))

    def _go_back(self) -> None:
        self.changed.emit(self.setting.key, self.setting.value)

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        reveal(self.complaint, bool(words))
        restyle(self.editor, "err", "1" if words else "")


def _begun(words: str) -> str:
    """Words as they stand inside a sentence; names such as PerBKN keep their letters."""
    first, _space, rest = words.partition(" ")
    return words if first[1:] != first[1:].lower() or not rest else words[0].lower() + words[1:]


def _choices(setting: SettingText) -> list[tuple[object, str]]:
    if setting.key == "jpm.purpose":
        return [("mapping", _("Pemetaan")), ("placement", _("Pengisian jabatan"))]
    if setting.key == "jp.rounding":
        return [("floor", _("Ke bawah")), ("round", _("Terdekat")), ("ceil", _("Ke atas"))]
    if isinstance(setting.value, bool):
        return [(False, _("Tidak")), (True, _("Ya"))]
    return []

"""This file holds the fields of a person's form, and how they become a form of the operations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit

from asn_desktop.rules.employment import Education, Employment, Sex
from asn_desktop.rules.indonesian_date import format_short
from asn_desktop.rules.nip import clean_nip, format_nip
from asn_desktop.rules.rank import PNS_GOLONGAN, PPPK_GOLONGAN, rank_label
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.operations.staff_form import EmployeeForm

NIP_DIGITS = 18
_NONE = "–"


class NipField(QLineEdit):
    """A line for a NIP with a quiet count of its digits at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._count = Label("", "cap", parent=self)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(0, 0, px(84), 0)
        self.textChanged.connect(self._show_count)
        self._show_count()

    def count_words(self) -> str:
        """How many of the digits are there."""
        return self._count.text()

    def setText(self, text: str | None) -> None:
        """Show a text and count it, also while signals are held back."""
        super().setText(text or "")
        self._show_count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count at the right."""
        super().resizeEvent(event)
        self._place()

    def _show_count(self) -> None:
        digits = sum(letter.isdigit() for letter in clean_nip(self.text()))
        self._count.setText(
            _("{count} dari {whole}").format(count=digits, whole=NIP_DIGITS) if digits else ""
        )
        self._place()

    def _place(self) -> None:
        self._count.adjustSize()
        size = self._count.size()
        self._count.move(self.width() - size.width() - px(10), (self.height() - size.height()) // 2)


def make_fields(*, is_outside: bool = False) -> dict[str, FormField]:
    """The fields in the order of the form; an official outside has fewer."""
    fields = {
        "name": FormField(_("Nama lengkap"), QLineEdit(), hint=_("Gelar boleh ikut diketik, seperti di SK")),
        "nip": FormField(_("NIP"), NipField(), hint=_("18 angka, spasi boleh ada"), optional=is_outside),
        "front_title": FormField(_("Gelar depan"), QLineEdit(), optional=True),
        "back_title": FormField(_("Gelar belakang"), QLineEdit(), optional=True),
        "position": FormField(_("Jabatan"), _editable(), hint=_("Menentukan standar kompetensi")),
        "position_from": FormField(
            _("TMT jabatan"), DateField(), hint=_("Tanggal mulai menjabat"), optional=True
        ),
        "employment": FormField(_("Status kepegawaian"), _choice([item.label for item in Employment])),
        "sex": FormField(_("Jenis kelamin"), _choice([_NONE, *(item.label for item in Sex)])),
        "golongan": FormField(
            _("Pangkat dan golongan"), _choice(_ranks()), hint=_("Kosongkan untuk tenaga pendukung")
        ),
        "golongan_from": FormField(
            _("TMT golongan"), DateField(), hint=_("Tanggal mulai golongan ini"), optional=True
        ),
        "birth_place": FormField(_("Tempat lahir"), QLineEdit(), optional=True),
        "birth_date": FormField(_("Tanggal lahir"), DateField(), optional=True),
        "education": FormField(_("Pendidikan terakhir"), _editable(), optional=True),
        "phone": FormField(_("Nomor telepon"), QLineEdit(), optional=True),
        "note": FormField(_("Catatan"), _note(), optional=True),
    }
    _fill(fields["education"], [str(item.value) for item in Education])
    if is_outside:
        left_out = ("sex", "birth_place", "birth_date", "education", "golongan_from", "position_from", "note")
        fields = {key: field for key, field in fields.items() if key not in left_out}
    return fields


def fill_positions(field: FormField, titles: list[str]) -> None:
    """Offer the known positions while keeping what was typed."""
    text = field.text()
    _fill(field, titles)
    field.set_text(text)


def texts_of(form: EmployeeForm) -> dict[str, str]:
    """What the fields show of a form."""

    def day(value: date | None) -> str:
        return format_short(value) if value else ""

    return {
        "name": form.name,
        "nip": format_nip(form.nip) if form.nip else "",
        "front_title": form.front_title,
        "back_title": form.back_title,
        "position": form.position,
        "position_from": day(form.position_from),
        "employment": form.employment.label,
        "sex": form.sex.label if form.sex else _NONE,
        "golongan": rank_label(form.golongan or None),
        "golongan_from": day(form.golongan_from),
        "birth_place": form.birth_place,
        "birth_date": day(form.birth_date),
        "education": form.education,
        "phone": form.phone,
        "note": form.note,
    }


def new_texts() -> dict[str, str]:
    """What the fields of a new person show."""
    texts = dict.fromkeys(make_keys(), "")
    return {**texts, "employment": Employment.PNS.label, "sex": _NONE, "golongan": _NONE}


def make_keys() -> tuple[str, ...]:
    """The keys of all fields."""
    return (
        *("name", "nip", "front_title", "back_title", "position", "position_from", "employment", "sex"),
        *("golongan", "golongan_from", "birth_place", "birth_date", "education", "phone", "note"),
    )


def day_problems(fields: Mapping[str, FormField]) -> dict[str, str]:
    """A sentence for each date that cannot be read."""
    return {
        key: _("{label} belum terbaca, tulis seperti 06-10-2025").format(label=field.label)
        for key, field in fields.items()
        if isinstance(field.editor, DateField) and not field.editor.is_readable()
    }


def read_form(fields: Mapping[str, FormField], *, is_outside: bool = False) -> EmployeeForm:
    """What stands in the fields, for the operations."""
    from asn_desktop.operations.staff_form import EmployeeForm

    texts = {key: field.text() for key, field in fields.items()}

    def day(key: str) -> date | None:
        editor = fields[key].editor if key in fields else None
        return editor.day() if isinstance(editor, DateField) else None

    employments = {item.label: item for item in Employment}
    sexes = {item.label: item for item in Sex}
    golongan = {rank_label(value): value for value in (*PNS_GOLONGAN, *PPPK_GOLONGAN)}
    return EmployeeForm(
        name=texts["name"],
        employment=employments.get(texts["employment"], Employment.PNS),
        nip=texts["nip"],
        front_title=texts["front_title"],
        back_title=texts["back_title"],
        sex=sexes.get(texts.get("sex", "")),
        birth_place=texts.get("birth_place", ""),
        birth_date=day("birth_date"),
        education=texts.get("education", ""),
        phone=texts.get("phone", ""),
        note=texts.get("note", ""),
        golongan=golongan.get(texts["golongan"], ""),
        golongan_from=day("golongan_from"),
        position=texts["position"],
        position_from=day("position_from"),
        is_outside=is_outside,
    )


def _ranks() -> list[str]:
    return [_NONE, *(rank_label(value) for value in (*reversed(PNS_GOLONGAN), *PPPK_GOLONGAN))]


def _choice(words: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(words)
    return box


def _editable() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = box.completer()
    if completer is not None:
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _note() -> QPlainTextEdit:
    note = QPlainTextEdit()
    note.setTabChangesFocus(True)
    note.setFixedHeight(px(64))
    return note


def _fill(field: FormField, words: list[str]) -> None:
    box = field.editor
    assert isinstance(box, QComboBox)
    was = box.blockSignals(True)
    box.clear()
    box.addItems(words)
    box.setCurrentIndex(-1)
    box.setEditText("")
    box.blockSignals(was)

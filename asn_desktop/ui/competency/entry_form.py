"""This file holds the form of a competency: its head, then five levels with their indicators."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from asn_desktop.rules.competency_kind import CompetencyKind, Wording
from asn_desktop.rules.gap import level_name
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import LevelTile
from asn_desktop.ui.widgets.boxes import Card, column, line, scrolling
from asn_desktop.ui.widgets.forms import ErrorSummary, FormField
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.operations.competencies import CompetencyForm

LEVELS = (1, 2, 3, 4, 5)


class EntryForm(QWidget):
    """All words of one competency. `changed` fires while typing, for the draft."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_national = False
        self._sort_order: int | None = None
        self.fields: dict[str, FormField] = {
            "code": FormField(_("Kode"), QLineEdit(), hint=_("Misalnya T.09")),
            "name": FormField(_("Nama kompetensi"), QLineEdit(), hint=_("Seperti tercetak di laporan")),
            "short_name": FormField(
                _("Nama pendek"), QLineEdit(), hint=_("Untuk judul kolom matriks dan peta"), optional=True
            ),
            "kind": FormField(_("Kelompok"), choice([kind.label for kind in CompetencyKind])),
            "wording": FormField(_("Asal rumusan"), choice([wording.label for wording in Wording])),
            "basis": FormField(_("Dasar"), QLineEdit(), optional=True),
            "definition": FormField(_("Definisi"), text_box(64), optional=True),
        }
        for level in LEVELS:
            self.fields[f"level{level}"] = FormField(_("Uraian"), text_box(84))
            self.fields[f"indicators{level}"] = FormField(
                _("Indikator perilaku, satu baris satu indikator"), text_box(84)
            )
        self.summary = ErrorSummary()
        self.summary.picked.connect(self.focus_field)
        inner = QWidget()
        levels = [self._level_card(level) for level in LEVELS]
        column(self.summary, 12, self._head_card(), 12, *levels, None, margins=(0, 0, 12, 0), parent=inner)
        self._area: QScrollArea = scrolling(inner)
        column(self._area, parent=self)
        for field in self.fields.values():
            field.changed.connect(self.changed)

    def texts(self) -> dict[str, str]:
        """What stands in the fields, by key; the draft's content."""
        return {key: field.text() for key, field in self.fields.items()}

    def set_texts(self, texts: Mapping[str, Any]) -> None:
        """Fill the fields without announcing a change."""
        for key, text in texts.items():
            if key in self.fields:
                self.fields[key].set_text(str(text))

    def show_form(self, form: CompetencyForm | None) -> None:
        """Begin with a stored competency, or with an empty technical one."""
        self.show_errors({})
        self._area.verticalScrollBar().setValue(0)
        texts = dict.fromkeys(self.fields, "")
        texts |= {"kind": CompetencyKind.TECHNICAL.label, "wording": Wording.OWN.label}
        self._is_national, self._sort_order = False, None
        if form is not None:
            self._is_national, self._sort_order = form.is_national, form.sort_order
            texts |= {"code": form.code, "name": form.name, "short_name": form.short_name}
            texts |= {"kind": form.kind.label, "wording": form.wording.label}
            texts |= {"basis": form.basis, "definition": form.definition}
            for level in form.levels:
                texts[f"level{level.level}"] = level.description
                texts[f"indicators{level.level}"] = "\n".join(level.indicators)
        self.set_texts(texts)

    def form(self) -> CompetencyForm:
        """What was typed, as the operation takes it."""
        from asn_desktop.operations.competencies import CompetencyForm, LevelForm

        texts = self.texts()
        kinds = {kind.label: kind for kind in CompetencyKind}
        wordings = {wording.label: wording for wording in Wording}
        return CompetencyForm(
            code=texts["code"],
            name=texts["name"],
            kind=kinds.get(texts["kind"], CompetencyKind.TECHNICAL),
            definition=texts["definition"],
            short_name=texts["short_name"],
            wording=wordings.get(texts["wording"], Wording.OWN),
            basis=texts["basis"],
            is_national=self._is_national,
            sort_order=self._sort_order,
            levels=tuple(
                LevelForm(level, texts[f"level{level}"], tuple(texts[f"indicators{level}"].splitlines()))
                for level in LEVELS
            ),
        )

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show messages at the fields and in the summary, which takes the focus."""
        for key, field in self.fields.items():
            field.show_error(errors.get(key, ""))
        self.summary.show_errors(errors)
        if errors:
            self._area.verticalScrollBar().setValue(0)

    def focus_field(self, key: str) -> None:
        """Go to a field; "indicators3+" begins a new line there."""
        field = self.fields.get(key.removesuffix("+"))
        if field is None:
            return
        field.set_field_focus()
        editor = field.editor
        if key.endswith("+") and isinstance(editor, QPlainTextEdit):
            editor.moveCursor(QTextCursor.MoveOperation.End)
            if editor.toPlainText() and not editor.toPlainText().endswith("\n"):
                editor.insertPlainText("\n")
        # The layout of a page just shown is settled only with the next events.
        QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field, 0, px(60)))

    def _head_card(self) -> Card:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(14))
        places = {
            "code": (0, 0, 1, 1),
            "name": (0, 1, 1, 2),
            "short_name": (0, 3, 1, 2),
            "kind": (1, 0, 1, 1),
            "wording": (1, 1, 1, 1),
            "basis": (1, 2, 1, 3),
            "definition": (2, 0, 1, 5),
        }
        for key, place in places.items():
            grid.addWidget(self.fields[key], *place, Qt.AlignmentFlag.AlignBottom)
        for side in range(5):
            grid.setColumnStretch(side, 1)
        return Card(column(grid), margins=(20, 16, 20, 18))

    def _level_card(self, level: int) -> QWidget:
        holder = QWidget()
        head = line(LevelTile(str(level)), Label(level_name(level), "h2"), None, spacing=12)
        fields = line(self.fields[f"level{level}"], self.fields[f"indicators{level}"], spacing=24)
        fields.setStretch(0, 2)
        fields.setStretch(1, 3)
        column(Card(column(head, 10, fields), margins=(20, 14, 20, 16)), margins=(0, 0, 0, 12), parent=holder)
        return holder


def choice(labels: list[str]) -> QComboBox:
    """A combo box of a few words."""
    box = QComboBox()
    box.addItems(labels)
    return box


def text_box(height: int) -> QPlainTextEdit:
    """A box for a few lines; Tab leaves it."""
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(px(height))
    return box

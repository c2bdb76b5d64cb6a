"""This file holds what the forms of the room share: fields, a draft, publishing with its refusals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.ui.acting import perform, tell
from asn_desktop.ui.background import Background
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.report.elide_combo import combo
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, scrolling
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import Form, FormField


class FormPage(QWidget):
    """One form on a page of its own. Subclasses make the fields and say how they are published."""

    saved = Signal(object)
    """what publishing returned"""
    left = Signal()
    """the person goes back; what was typed is kept"""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._keepers: dict[str, DraftKeeper] = {}
        self.draft_form, self.title = "", ""
        self.form = Form(self.make_fields())
        self.form.changed.connect(self.touch)
        side = QWidget()
        self.body = column(self.form, margins=(24, 18, 24, 20), parent=side)
        self.finish()
        self.body.addStretch(1)
        column(Card(scrolling(side), margins=(1, 1, 1, 1)), margins=(24, 16, 24, 16), parent=self)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.leave)

    def make_fields(self) -> Mapping[str, FormField]:
        """The fields of the form."""
        raise NotImplementedError

    def finish(self) -> None:
        """Put what belongs below the fields into `body`."""

    def write(self, session: Any, texts: Mapping[str, str]) -> object:
        """Publish what was typed, inside the transaction that drops the draft."""
        raise NotImplementedError

    def begin(self, draft_form: str, subject_id: int, title: str, content: Mapping[str, Any]) -> None:
        """Show the form with these texts; a draft of the same record takes their place."""
        self.flush()
        self.draft_form, self.title = draft_form, title
        self.form.show_errors({})
        self.fill(content)
        self.form.focus_field(next(iter(self.form.fields)))
        self.keeper.begin(subject_id, self._take_up)

    @property
    def keeper(self) -> DraftKeeper:
        """What keeps the draft of the present kind of form."""
        form = self.draft_form
        if form not in self._keepers:
            self._keepers[form] = DraftKeeper(self, self._background, form, self.content, self.draft_title)
        return self._keepers[form]

    @property
    def is_dirty(self) -> bool:
        """Whether something typed here was not written yet."""
        return any(keeper.is_dirty for keeper in self._keepers.values())

    def touch(self) -> None:
        """Something was typed."""
        if self.draft_form:
            self.keeper.touch()

    def flush(self) -> bool:
        """Write the draft."""
        wrote = [keeper.flush() for keeper in self._keepers.values()]
        return any(wrote)

    def leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        if self.flush():
            tell(self, _("Draf disimpan. Lanjutkan kapan saja dari Beranda."))
        self.left.emit()

    def publish(self) -> None:
        """Write what stands in the form, or show what is to be mended."""
        problems = self.unreadable()
        self.form.show_errors(problems)
        if problems:
            return
        texts, drop = self.form.texts(), self.keeper.dropping()

        def work(session: Any) -> object:
            found = self.write(session, texts)
            drop(session)
            return found

        perform(self, self._background, work, self._published, refused=self.refused)

    def refused(self, refusal: UserError) -> None:
        """Show what is to be mended at the fields, or in the message bar."""
        if isinstance(refusal, FormProblems):
            self.form.show_errors(refusal.problems)
        else:
            self._background.refused.emit(refusal)

    def content(self) -> Mapping[str, Any]:
        """What stands in the form, for the draft."""
        return self.form.texts()

    def fill(self, content: Mapping[str, Any]) -> None:
        """Show texts; what is not named is emptied."""
        for key, field in self.form.fields.items():
            field.set_text(str(content.get(key, "") or ""))

    def draft_title(self) -> str:
        """What the worklist calls the draft."""
        raise NotImplementedError

    def required_days(self) -> tuple[str, ...]:
        """Keys of dates that may not be empty."""
        return ()

    def unreadable(self) -> dict[str, str]:
        """A sentence for each date that is missing or cannot be read."""
        problems = {}
        for key, field in self.form.fields.items():
            if not isinstance(field.editor, DateField) or field.isHidden():
                continue
            if not field.editor.is_readable():
                words = _("{label} belum terbaca, tulis seperti 06-10-2025")
                problems[key] = words.format(label=field.label)
            elif key in self.required_days() and field.editor.day() is None:
                problems[key] = _("Isi {label}").format(label=field.label[:1].lower() + field.label[1:])
        return problems

    def day(self, key: str) -> date | None:
        """The day in a field."""
        editor = self.form.fields[key].editor
        return editor.day() if isinstance(editor, DateField) else None

    def _take_up(self, content: Mapping[str, Any] | None) -> None:
        if content and not self.is_dirty:
            self.fill(content)

    def _published(self, result: object) -> None:
        self.keeper.stop()
        self.saved.emit(result)


def choice(label: str, entries: Mapping[str, object]) -> QComboBox:
    """A combo box of words, each standing for a value."""
    box = combo(label)
    for words, value in entries.items():
        box.addItem(words, value)
    return box


def paragraph(height: int = 64) -> QPlainTextEdit:
    """A field for some lines; Tab leaves it."""
    box = QPlainTextEdit()
    box.setFixedHeight(px(height))
    box.setTabChangesFocus(True)
    return box

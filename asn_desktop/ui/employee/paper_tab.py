"""This file holds what the tabs of papers share: a list of rows, and a form that keeps a draft."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.employee.file_choice import FileChoice
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import clear, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import Form, FormField
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import Profile
    from asn_desktop.ui.employee.assessment import Attach


class PaperTab(QWidget):
    """A list beside which one form opens. Subclasses fill the list, the form and publish it."""

    changed = Signal()
    """something was published"""

    def __init__(self, background: Background, draft_form: str, attach: Attach | None = None) -> None:
        super().__init__()
        self._background = background
        self._can_attach = attach is not None
        self.file = FileChoice(background, attach)
        self.file.changed.connect(self.touch)
        self.profile: Profile | None = None
        self._editing: int | None = None
        self._form: Form | None = None
        self.keeper = DraftKeeper(self, background, draft_form, self.content, self.draft_title)
        self.form_title = Label("", "h2")
        self.save_button = Button(_("Simpan"), "primary", "checkmark", on_click=self.publish)
        self._rows = QWidget()
        self.body = column(margins=(20, 12, 16, 14), parent=self._rows)
        self._form_side = QWidget()
        self.form_body = column(margins=(20, 4, 20, 16), parent=self._form_side)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(self._rows))
        page = self._form_page()
        self._stack.addWidget(page)
        column(self._stack, parent=self)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.leave_form)

    @property
    def form(self) -> Form:
        """The fields, built when they are first needed."""
        if self._form is None:
            self._form = Form(self.make_fields())
            self._form.changed.connect(self.touch)
            self.form_body.insertWidget(0, self._form)
            self.finish_form()
        return self._form

    def make_fields(self) -> Mapping[str, FormField]:
        """The fields of the form."""
        raise NotImplementedError

    def finish_form(self) -> None:
        """Put what belongs below the fields into `form_body`; the evidence file comes last."""
        if self._can_attach:
            self.form_body.addSpacing(px(16))
            self.form_body.addWidget(Label(_("Berkas bukti (boleh dikosongkan)"), "field"))
            self.form_body.addSpacing(px(6))
            self.form_body.addWidget(self.file)
        self.form_body.addStretch(1)

    def show_profile(self, profile: Profile) -> None:
        """Show another person's papers; a form of the person before is kept as a draft."""
        other = self.profile is None or self.profile.detail.row.employee_id != profile.detail.row.employee_id
        if other:
            self.leave_form()
        self.profile = profile
        clear(self.body)
        self.fill_list(profile)
        self.body.addStretch(0 if self.is_list_empty(profile) else 1)

    def is_list_empty(self, profile: Profile) -> bool:
        """Whether an empty state fills the list."""
        return False

    def owner_id(self) -> int:
        """The person shown."""
        return self.profile.detail.row.employee_id if self.profile else 0

    def is_form_open(self) -> bool:
        """Whether the form is shown instead of the list."""
        return self._stack.currentIndex() == 1

    def open_form(self, title: str, content: Mapping[str, Any], editing: int | None = None) -> None:
        """Show the form with these texts; a draft of the same person takes their place."""
        self._editing = editing
        self.form_title.setText(title)
        self.form.show_errors({})
        self.fill_form(content)
        self._stack.setCurrentIndex(1)
        self.form.focus_field(next(iter(self.form.fields)))
        if editing is None:
            self.keeper.begin(self.owner_id(), self._take_up)

    def leave_form(self) -> None:
        """Go back to the list; a new paper half typed stays as a draft."""
        if self._editing is None:
            self.keeper.flush()
        self.keeper.stop()
        self._stack.setCurrentIndex(0)

    def touch(self) -> None:
        """Something was typed."""
        if self._editing is None and self.is_form_open():
            self.keeper.touch()

    def published(self) -> None:
        """The form was published."""
        self.keeper.stop()
        self._stack.setCurrentIndex(0)
        self.changed.emit()

    def refused(self, refusal: UserError) -> None:
        """Show what is to be mended at the fields, or in the message bar."""
        if isinstance(refusal, FormProblems):
            self.form.show_errors(refusal.problems)
        else:
            self._background.refused.emit(refusal)

    def unreadable(self) -> dict[str, str]:
        """A sentence for each date that cannot be read."""
        return {
            key: _("{label} belum terbaca, tulis seperti 06-10-2025").format(label=field.label)
            for key, field in self.form.fields.items()
            if isinstance(field.editor, DateField) and not field.editor.is_readable()
        }

    def content(self) -> Mapping[str, Any]:
        """What stands in the form, for the draft."""
        return {**self.form.texts(), "attachment": self.file.content()}

    def fill_form(self, content: Mapping[str, Any]) -> None:
        """Show texts and the file in the form; what is not named is emptied."""
        self.file.show_file(content.get("attachment"))
        self.form.set_texts({key: str(content.get(key, "")) for key in self.form.fields})

    def draft_title(self) -> str:
        """What the worklist calls the draft."""
        raise NotImplementedError

    def fill_list(self, profile: Profile) -> None:
        """Put one row per paper into `body`."""
        raise NotImplementedError

    def publish(self) -> None:
        """Write what stands in the form."""
        raise NotImplementedError

    def _take_up(self, content: Mapping[str, Any] | None) -> None:
        if content and self.is_form_open() and not self.keeper.is_dirty:
            self.fill_form(content)

    def _form_page(self) -> QWidget:
        page = QWidget()
        cancel = Button(_("Batal"), keys="Esc", on_click=self.leave_form)
        head = line(self.form_title, None, cancel, self.save_button, margins=(20, 10, 20, 6))
        column(head, scrolling(self._form_side), parent=page)
        return page

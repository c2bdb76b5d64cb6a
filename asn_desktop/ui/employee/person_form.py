"""This file holds the page on which a person is added or changed."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.rules.person_name import split_name
from asn_desktop.ui.acting import perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.employee.form_side import FormSide
from asn_desktop.ui.employee.person_fields import (
    day_problems,
    fill_positions,
    make_fields,
    new_texts,
    read_form,
    texts_of,
)
from asn_desktop.ui.widgets.boxes import Card, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import Form
from asn_desktop.ui.widgets.messages import InlineBar

if TYPE_CHECKING:
    from asn_desktop.operations.staff_form import EmployeeForm


class PersonForm(QWidget):
    """The form of one person. What is typed stays as a draft until it is saved."""

    saved = Signal(object)
    """employee id"""
    import_wanted = Signal()

    def __init__(self, background: Background, *, is_outside: bool = False) -> None:
        super().__init__()
        self._background, self._is_outside = background, is_outside
        self._employee_id: int | None = None
        self._base: Mapping[str, str] = {}
        self.form = Form(make_fields(is_outside=is_outside))
        self.side = FormSide(background)
        self.resumed = InlineBar("", closable=True)
        self._fresh = Button(_("Buang draf"), "link", on_click=self.throw_away)
        key = "outside" if is_outside else "employee"
        self.keeper = DraftKeeper(self, background, key, self.form.texts, self._draft_title)
        self.form.changed.connect(self._typed)
        name = self.form.fields["name"].editor
        if isinstance(name, QLineEdit):
            name.editingFinished.connect(self._take_titles_off)
        self.side.import_wanted.connect(self.import_wanted)
        content = QWidget()
        column(self.resumed, self.form, None, spacing=12, margins=(24, 20, 24, 24), parent=content)
        card = Card(scrolling(content), margins=(1, 1, 1, 1))
        line(card, column(self.side, None), spacing=16, margins=(24, 16, 24, 16), parent=self)
        self.resumed.hide()

    @property
    def is_new(self) -> bool:
        """Whether the form makes a new person."""
        return self._employee_id is None

    def start_new(self) -> None:
        """Show the empty form, or the draft of it."""
        self._begin(None, new_texts())

    def start_change(self, employee_id: int) -> None:
        """Show what is known of a person, or the draft of a change."""

        def work(session: Any) -> EmployeeForm:
            from asn_desktop.operations.staff_lists import get_employee

            return get_employee(session, employee_id).as_form()

        self._background.run(self, work, lambda form: self._begin(employee_id, texts_of(form)))

    def publish(self) -> None:
        """Save the person, or show what is to be mended."""
        self._take_titles_off()
        problems = day_problems(self.form.fields)
        if problems:
            self.form.show_errors(problems)
            return
        form, employee_id = read_form(self.form.fields, is_outside=self._is_outside), self._employee_id
        drop = self.keeper.dropping()

        def work(session: Any) -> int:
            from asn_desktop.operations.staff import add_employee, change_employee

            drop(session)
            if employee_id is None:
                return add_employee(session, form)
            change_employee(session, employee_id, form)
            return employee_id

        perform(self, self._background, work, self._published, refused=self._refused)

    def throw_away(self) -> None:
        """Forget the draft and show what was there before."""
        self.keeper.forget()
        self._show(self._base)
        self.resumed.show_message("")

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self.side.show_compact(is_compact)

    def _begin(self, employee_id: int | None, texts: Mapping[str, str]) -> None:
        self._employee_id, self._base = employee_id, texts
        self.resumed.show_message("")
        self.side.show_new(employee_id is None)
        self._show(texts)
        self._read_positions()
        self.keeper.begin(employee_id or 0, self._take_up)
        self.form.focus_field("name")

    def _show(self, texts: Mapping[str, str]) -> None:
        self.form.show_errors({})
        self.form.set_texts({"position": "", "education": "", **texts})
        self.side.show_texts(self.form.texts())

    def _take_up(self, content: Mapping[str, Any] | None) -> None:
        if not content or self.keeper.is_dirty:
            return
        self._show({key: str(value) for key, value in content.items()})
        self._fresh = Button(_("Buang draf"), "link", on_click=self.throw_away)
        self.resumed.show_message(_("Melanjutkan draf yang belum disimpan"), "info", "", [self._fresh])

    def _read_positions(self) -> None:
        def work(session: Any) -> list[str]:
            from asn_desktop.operations.positions import list_positions

            return [row.title for row in list_positions(session)]

        def show(titles: list[str]) -> None:
            fill_positions(self.form.fields["position"], titles)

        self._background.run(self, work, show)

    def _typed(self) -> None:
        self.keeper.touch()
        self.side.show_texts(self.form.texts())

    def _take_titles_off(self) -> None:
        fields = self.form.fields
        parts = split_name(fields["name"].text())
        taken = {"front_title": parts.front_title, "back_title": parts.back_title}
        if any(title and fields[key].text().strip() for key, title in taken.items()):
            return
        if any(taken.values()):
            fields["name"].set_text(parts.name)
            for key, title in taken.items():
                if title:
                    fields[key].set_text(title)

    def _published(self, employee_id: int) -> None:
        self.keeper.stop()
        self.saved.emit(employee_id)

    def _refused(self, refusal: UserError) -> None:
        if isinstance(refusal, FormProblems):
            ordered = [key for key in self.form.fields if key in refusal.problems]
            self.form.show_errors({key: refusal.problems[key] for key in ordered})
        else:
            self._background.refused.emit(refusal)

    def _draft_title(self) -> str:
        name = self.form.fields["name"].text().strip()
        if self._employee_id is not None:
            return _("Perubahan data {name}").format(name=name)
        return _("Pegawai baru, {name}").format(name=name) if name else _("Pegawai baru")

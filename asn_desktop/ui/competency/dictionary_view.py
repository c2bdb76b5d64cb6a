"""This file holds the view of the dictionary: list and entry, or the form in their place."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.rules.competency_kind import Wording
from asn_desktop.ui.acting import perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.competency.dictionary_list import DictionaryList
from asn_desktop.ui.competency.entry import EntryPanel
from asn_desktop.ui.competency.entry_form import EntryForm
from asn_desktop.ui.competency.importing import import_dictionary_file
from asn_desktop.ui.competency.view import View
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import EmptyState, InlineBar
from asn_desktop.ui.widgets.text import ElideLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asn_desktop.operations.competency_reading import DictionaryEntry
    from asn_desktop.operations.competency_reading import DictionaryList as Reading

FORM = "competency"


class DictionaryView(View):
    """The competencies of the office with their levels."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.title = _("Kompetensi")
        self.help_topic = "kompetensi_kamus"
        self._background = background
        self._wanted: object = None
        self._subject_id = 0
        self._counts = self._form_name = ""
        self.list, self.entry, self.form = DictionaryList(), EntryPanel(), EntryForm()
        self._make_buttons()
        self._note = ElideLabel("", "cap")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.drafts = DraftKeeper(self, background, FORM, self.form.texts, self._draft_title)
        self._stack = QStackedWidget()
        for screen in (self._browser(), self._form_screen(), self._empty_screen()):
            self._stack.addWidget(screen)
        column(self._stack, parent=self)
        self._connect()

    @property
    def has_draft(self) -> bool:
        """Whether the form holds words that are not published."""
        return self.drafts.is_dirty

    def buttons(self) -> list[QWidget]:
        """Buttons of the list, or of the form."""
        if self.covers_page:
            return [self.cancel_button, self.save_button]
        return [self.import_button, self.add_button]

    def legend(self) -> QWidget | None:
        """A word on whose wording this is."""
        return self._note

    def reload(self) -> None:
        """Read the dictionary again."""

        def work(session: Any) -> Reading:
            from asn_desktop.operations.competency_reading import read_dictionary

            return read_dictionary(session)

        self._background.run(self, work, self._show_reading)

    def open_target(
        self, competency_id: object = None, field: str = "", draft: object = None, **_others: Any
    ) -> None:
        """Show one competency, or its form when a field is named or a draft is to be taken up."""
        if self.covers_page:
            self.leave_form()
        number = int(str(competency_id or 0))
        if number:
            self._wanted = number
            if self.list.select(number):
                self._wanted = None
        if draft or field:
            self.open_form(number or None, field or "name")

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self.list.show_compact(is_compact)
        self.entry.show_compact(is_compact)

    def focus_filter(self) -> None:
        """Go to the filter."""
        self.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def print_current(self) -> None:
        """The whole dictionary on paper."""
        self.go_to.emit("report", {"kind": "dictionary"})

    def save(self) -> bool:
        """Write the draft of the form."""
        return self.drafts.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another part is shown: keep what was typed."""
        super().hideEvent(event)
        if self.window().isVisible():
            self.drafts.flush()

    def open_form(self, competency_id: int | None, field: str) -> None:
        """Edit a competency, or begin one, with the cursor in a field; a draft is taken up again."""

        def work(session: Any) -> Any:
            from asn_desktop.operations.competencies import get_competency

            return get_competency(session, competency_id).as_form() if competency_id else None

        self._background.run(self, work, lambda form: self._start_form(competency_id, form, field))

    def publish(self) -> None:
        """Save what stands in the form."""
        form, drop = self.form.form(), self.drafts.dropping()
        competency_id = self._subject_id or None
        self.drafts.flush()

        def work(session: Any) -> int:
            from asn_desktop.operations.competencies import save_competency

            saved = save_competency(session, form, competency_id=competency_id)
            drop(session)
            return saved

        perform(self, self._background, work, self._published, refused=self._refused)

    def leave_form(self) -> None:
        """Back to the list; what was typed stays as a draft."""
        self.drafts.flush()
        self._show_screen(0)

    def _make_buttons(self) -> None:
        self.import_button = Button(_("Impor"), on_click=self._import)
        self.add_button = Button(
            _("Kompetensi"),
            "primary",
            "add",
            tip=_("Tambah kompetensi"),
            on_click=lambda: self.open_form(None, "code"),
        )
        self.cancel_button = Button(_("Kembali"), on_click=self.leave_form)
        self.save_button = Button(_("Simpan"), "primary", keys="Ctrl+Enter", on_click=self.publish)

    def _browser(self) -> QWidget:
        browser = QWidget()
        line(self.list, self.entry, spacing=16, parent=browser).setStretch(1, 1)
        return browser

    def _form_screen(self) -> QWidget:
        screen = QWidget()
        self.resumed = InlineBar()
        column(self.resumed, self.form, spacing=12, parent=screen)
        control = Qt.KeyboardModifier.ControlModifier
        for keys, act in (
            (control | Qt.Key.Key_Return, self.publish),
            (control | Qt.Key.Key_Enter, self.publish),
            (Qt.Key.Key_Escape, self.leave_form),
        ):
            # "Ctrl+Enter" as text means Return too, and two equal shortcuts shut each other out.
            shortcut = QShortcut(QKeySequence(keys), screen)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.resumed.hide()
        return screen

    def _empty_screen(self) -> QWidget:
        sentence = _(
            "Kamus bawaan berisi 9 kompetensi manajerial dan sosial kultural serta beberapa "
            "kompetensi teknis. Pakai itu dulu, ubah bila perlu."
        )
        self.install_button = Button(_("Pakai kamus bawaan"), "primary", on_click=self._install)
        return Card(EmptyState("book_open", _("Kamus masih kosong"), sentence, primary=self.install_button))

    def _connect(self) -> None:
        self.list.chosen.connect(self._read_entry)
        self.list.opened.connect(lambda _key: self.entry.ladder.setFocus())
        self.form.changed.connect(self.drafts.touch)
        entry = self.entry
        entry.printing.connect(self.print_current)
        entry.editing.connect(self._edit)
        entry.archiving.connect(partial(self._change, "archive_competency"))
        entry.restoring.connect(partial(self._change, "restore_competency"))
        entry.deleting.connect(partial(self._change, "delete_competency"))
        entry.stepping.connect(self.list.rows.step)
        entry.position_chosen.connect(lambda key: self.view_wanted.emit("standards", {"position_id": key}))
        entry.standards_wanted.connect(
            lambda: self.view_wanted.emit("standards", {"competency_id": self.list.rows.current_key()})
        )
        edit = QShortcut(QKeySequence("F2"), self.list)
        edit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        edit.activated.connect(lambda: self._edit("name"))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list.rows)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(partial(self._change, "archive_competency"))

    def _show_reading(self, reading: Reading) -> None:
        alive = [row for row in reading.rows if not row.is_archived]
        used = sum(1 for row in alive if row.used_by)
        self._counts = _("{count} kompetensi dalam kamus, {used} dipakai standar jabatan").format(
            count=len(alive), used=used
        )
        self._counts = self._counts if reading.rows else ""
        if not self.covers_page:
            self.subtitle = self._counts
        has_summary = any(row.wording is Wording.SUMMARY for row in alive)
        words = _("Rumusan bawaan adalah ringkasan, bukan kutipan lampiran peraturan")
        self._note.setText(words if has_summary else "")
        before = self.list.rows.current_key()
        self.list.show_reading(reading)
        if self._wanted is not None and self.list.select(self._wanted):
            self._wanted = None
        if self._stack.currentIndex() != 1:
            self._stack.setCurrentIndex(0 if reading.rows else 2)
        if before is not None and before == self.list.rows.current_key():
            self._read_entry(before)
        self.head_changed.emit()

    def _read_entry(self, competency_id: object) -> None:
        def work(session: Any) -> DictionaryEntry:
            from asn_desktop.operations.competency_reading import read_entry

            return read_entry(session, int(str(competency_id)))

        self._background.run(self, work, self._show_entry, refused=lambda _gone: None)

    def _show_entry(self, entry: DictionaryEntry) -> None:
        if entry.detail.row.competency_id == self.list.rows.current_key():
            self.entry.show_entry(entry)

    def _edit(self, field: object) -> None:
        key = self.list.rows.current_key()
        if key is not None:
            self.open_form(int(str(key)), str(field))

    def _change(self, act: str) -> None:
        """Archive, restore or delete the current entry."""
        key = self.list.rows.current_key()
        if key is None:
            return

        def work(session: Any) -> None:
            from asn_desktop.operations import competencies

            getattr(competencies, act)(session, int(str(key)))

        perform(self, self._background, work)

    def _install(self) -> None:
        def work(session: Any) -> int:
            from asn_desktop.operations.reference import install_dictionary
            from asn_desktop.storage.reference import load_competencies

            return install_dictionary(session, load_competencies())

        perform(self, self._background, work)

    def _import(self) -> None:
        import_dictionary_file(self, self._background)

    def _start_form(self, competency_id: int | None, form: Any, field: str) -> None:
        self.drafts.flush()
        self._subject_id = competency_id or 0
        self.form.show_form(form)
        self.resumed.show_message("")
        self._form_name = form.name if form is not None else ""
        self._show_screen(1)
        self.drafts.begin(self._subject_id, lambda draft: self._resume(draft, field))

    def _resume(self, draft: Mapping[str, Any] | None, field: str) -> None:
        if draft is not None and not self.drafts.is_dirty:
            self.form.set_texts(draft)
            throw_away = Button(_("Buang draf"), "link", on_click=self._throw_away)
            self.resumed.show_message(_("Melanjutkan draf yang belum disimpan"), "info", "", [throw_away])
        self.form.focus_field(field)

    def _throw_away(self) -> None:
        self.drafts.forget()
        self.open_form(self._subject_id or None, "name")

    def _published(self, competency_id: int) -> None:
        self.drafts.stop()
        self._wanted = competency_id
        self._show_screen(0)
        self.reload()

    def _refused(self, refusal: UserError) -> None:
        if isinstance(refusal, FormProblems):
            self.form.show_errors(refusal.problems)
        else:
            self._background.refused.emit(refusal)

    def _draft_title(self) -> str:
        return self.form.texts()["name"] or _("Kompetensi baru")

    def _show_screen(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.covers_page = place == 1
        if place == 1:
            self.title = self._form_name or _("Kompetensi baru")
            self.subtitle = _("Yang belum disimpan tetap ada sebagai draf")
        else:
            self.title = _("Kompetensi")
            self.subtitle = self._counts
        self.head_changed.emit()

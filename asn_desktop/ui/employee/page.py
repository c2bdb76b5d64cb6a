"""This file holds the staff room: people and their profiles, the form of a person, officials outside."""

from __future__ import annotations

from contextlib import suppress
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.ui.acting import tell
from asn_desktop.ui.background import Background
from asn_desktop.ui.employee.assessment import Attach
from asn_desktop.ui.employee.outside import OutsideList
from asn_desktop.ui.employee.people_pane import COMPACT_BELOW, PeoplePane
from asn_desktop.ui.employee.person_form import PersonForm
from asn_desktop.ui.shell.page import Page
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.messages import EmptyState

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import StaffRoom
    from asn_desktop.ui.paper.means import PaperMeans

_PEOPLE, _EMPTY, _FORM, _OUTSIDE, _OUTSIDE_FORM = range(5)
_FORM_OF_MODE = {"assess": "assessment", "edit": "employee", "new": "employee", "official": "official"}


class StaffPage(Page):
    """Everybody of the office, one profile, the scoring of it, and the forms behind them."""

    reload_on = frozenset(
        {
            *("employee", "rank_record", "position_record", "status_record", "certificate", "position"),
            *("competency", "competency_level", "position_standard", "competency_score", "current_score"),
            *("official_result", "document"),
        }
    )

    def __init__(
        self,
        background: Background,
        *,
        office_name: str = "",
        attach: Attach | None = None,
        means: PaperMeans | None = None,
    ) -> None:
        super().__init__(_("Pegawai"))
        self._background, self._office_name = background, office_name
        self._wanted: dict[str, Any] = {}
        self._back_to = _PEOPLE
        self.room: StaffRoom | None = None
        self.stack = QStackedWidget()
        # Laid out before it is filled: every new parent dresses all that hangs below a widget again.
        column(self.stack, parent=self)
        self.people = PeoplePane(background, attach, means)
        self._forms: dict[int, PersonForm] = {}
        self._form_places = {_FORM: QWidget(), _OUTSIDE_FORM: QWidget()}
        self.outside = OutsideList()
        for widget in (self.people, self._empty(), self._form_places[_FORM], self.outside):
            self.stack.addWidget(widget)
        self.stack.addWidget(self._form_places[_OUTSIDE_FORM])
        self._make_actions()
        self._connect()
        self.reload()

    @property
    def has_draft(self) -> bool:
        """Whether something typed here is not published yet."""
        return self.people.has_draft() or any(form.keeper.is_dirty for form in self._forms.values())

    @property
    def form(self) -> PersonForm:
        """The form of a person of the office, built when it is first needed."""
        return self._form_at(_FORM)

    @property
    def outside_form(self) -> PersonForm:
        """The form of an official outside."""
        return self._form_at(_OUTSIDE_FORM)

    def header_actions(self) -> list[QWidget]:
        """What the header offers for what is open."""
        return list(self._actions[self.stack.currentIndex()])

    def open(self, **target: Any) -> None:
        """Show a person (`employee_id`), a `tab`, a `mode` (assess, edit, new), or a `draft` (of a `form`)."""
        if not target:
            return
        self._wanted = dict(target)
        if self.room is not None:
            self._fulfil()

    def reload(self) -> None:
        """Read everybody again."""

        def work(session: Any) -> StaffRoom:
            from asn_desktop.operations.profile_reading import read_room

            return read_room(session)

        self._background.run(self, work, self._show_room)

    def save(self) -> bool:
        """Write the drafts."""
        wrote = [self.people.flush(), *(form.keeper.flush() for form in self._forms.values())]
        return any(wrote)

    def print_current(self) -> None:
        """Preview the profile of the person shown."""
        if self.stack.currentIndex() == _PEOPLE and self.people.employee_id():
            self._report(self.people.employee_id())

    def focus_filter(self) -> None:
        """Go to the filter of the list."""
        if self.stack.currentIndex() == _PEOPLE:
            self.people.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.people.list.filter.selectAll()

    def start_new(self) -> None:
        """Open the form of a new person."""
        self._show_form(self.form, _FORM, _("Pegawai baru"))
        self.form.start_new()

    def start_change(self, employee_id: int) -> None:
        """Open the form of a person."""
        row = self.people.list.row_of(employee_id)
        name = row.full_name if row else _("pegawai")
        self._show_form(self.form, _FORM, _("Ubah data {name}").format(name=name))
        self.form.start_change(employee_id)

    def start_outside(self, employee_id: int | None = None) -> None:
        """Open the form of an official outside."""
        title = _("Pejabat luar baru") if employee_id is None else _("Ubah pejabat luar")
        self._show_form(self.outside_form, _OUTSIDE_FORM, title)
        if employee_id is None:
            self.outside_form.start_new()
        else:
            self.outside_form.start_change(employee_id)

    def leave_form(self) -> None:
        """Go back from a form; what was typed stays as a draft."""
        place = self.stack.currentIndex()
        form = self.form if place == _FORM else self.outside_form
        if form.keeper.flush():
            tell(self, _("Draf disimpan. Lanjutkan kapan saja dari Beranda."))
        self._go(_OUTSIDE if place == _OUTSIDE_FORM else self._home())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the forms take less room in a small window."""
        super().resizeEvent(event)
        for form in self._forms.values():
            form.show_compact(self.width() < px(COMPACT_BELOW))

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps what was typed."""
        # At the very end of the program the worker is gone; what was typed was written before.
        with suppress(RuntimeError):
            self.save()
        super().hideEvent(event)

    def _make_actions(self) -> None:
        self._more = MenuButton(_("Lainnya"))
        self._more.add(_("Pejabat luar"), lambda: self._go(_OUTSIDE), icon_name="person")
        self._more.add(_("Cetak daftar pegawai"), self._print_list, icon_name="print")
        import_excel = Button(_("Impor Excel"), on_click=lambda: self.go_to.emit("import", {}))
        add = Button(_("Tambah pegawai"), "primary", "add", keys="Ctrl+Shift+N", on_click=self.start_new)
        save = Button(_("Simpan pegawai"), "primary", "checkmark", on_click=lambda: self.form.publish())
        save_outside = Button(
            _("Simpan pejabat"), "primary", "checkmark", on_click=lambda: self.outside_form.publish()
        )
        add_outside = Button(_("Tambah pejabat"), "primary", "add", on_click=self.start_outside)
        back = Button(_("Kembali"), icon="arrow_left", on_click=lambda: self._go(self._home()))
        self._actions: dict[int, list[QWidget]] = {
            _PEOPLE: [self._more, import_excel, add],
            _EMPTY: [self._more, import_excel, add],
            _FORM: [Button(_("Batal"), keys="Esc", on_click=self.leave_form), save],
            _OUTSIDE: [back, add_outside],
            _OUTSIDE_FORM: [Button(_("Batal"), keys="Esc", on_click=self.leave_form), save_outside],
        }
        for buttons in self._actions.values():
            for button in buttons:
                if button.parent() is None:
                    button.setParent(self)
                    button.hide()

    def _connect(self) -> None:
        people = self.people
        people.change_wanted.connect(self.start_change)
        people.report_wanted.connect(self._report)
        self.outside.new_wanted.connect(self.start_outside)
        self.outside.change_wanted.connect(self.start_outside)
        self.outside.archive_wanted.connect(people.archive)
        for keys, act in (
            ("Ctrl+Shift+N", self.start_new),
            ("F2", self._change_current),
            ("PgDown", lambda: self._step(1)),
            ("PgUp", lambda: self._step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _form_at(self, place: int) -> PersonForm:
        if place not in self._forms:
            form = PersonForm(self._background, is_outside=place == _OUTSIDE_FORM)
            form.show_compact(self.width() < px(COMPACT_BELOW))
            column(form, parent=self._form_places[place])
            form.import_wanted.connect(lambda: self.go_to.emit("import", {}))
            form.saved.connect(self._saved if place == _FORM else self._saved_outside)
            leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), form)
            leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            leave.activated.connect(self.leave_form)
            self._forms[place] = form
        return self._forms[place]

    def _saved_outside(self, _employee_id: int) -> None:
        self._go(_OUTSIDE)

    def _empty(self) -> QWidget:
        self._empty_paste = Button(
            _("Tempel dari Excel"),
            "primary",
            "clipboard_paste",
            on_click=lambda: self.go_to.emit("import", {"paste": True}),
        )
        one = Button(_("Ketik satu per satu"), on_click=self.start_new)
        state = EmptyState(
            "people",
            _("Belum ada pegawai"),
            _("Salin daftar dari Excel lalu tempel di sini."),
            primary=self._empty_paste,
            link=one,
        )
        holder = QWidget()
        column(Card(state, margins=(1, 1, 1, 1)), margins=(24, 16, 24, 16), parent=holder)
        return holder

    def _home(self) -> int:
        return _PEOPLE if self.room and self.room.rows else _EMPTY

    def _go(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        if place in (_PEOPLE, _EMPTY):
            self.set_title(_("Pegawai"))
            self.set_subtitle(self._summary())
            self.people.list.rows.setFocus()
        elif place == _OUTSIDE:
            self.set_title(_("Pejabat luar"))
            self.set_subtitle(
                _("Menandatangani dokumen {office}, tetapi tidak dinilai").format(office=self._office_name)
            )
        self.actions_changed.emit()

    def _show_form(self, form: PersonForm, place: int, title: str) -> None:
        self.people.flush()
        form.keeper.flush()
        self._go(place)
        self.set_title(title)
        self.set_subtitle(_("Isian tersimpan sebagai draf setiap 2 detik"))

    def _show_room(self, room: StaffRoom) -> None:
        self.room = room
        self.outside.show_rows(room.outside)
        self.people.show_room(room)
        place = self.stack.currentIndex()
        if place in (_PEOPLE, _EMPTY):
            if place != self._home():
                self._go(self._home())
            self.set_subtitle(self._summary())
        self._fulfil()

    def _summary(self) -> str:
        people = self.people.list.present()
        if not people:
            return _("Belum ada pegawai aktif")
        below = sum(row.below > 0 for row in people)
        if not any(row.measured for row in people):
            return _("{count} pegawai aktif, kompetensinya belum dinilai").format(count=len(people))
        if not below:
            return _("{count} pegawai aktif, tidak ada yang di bawah standar").format(count=len(people))
        return _("{count} pegawai aktif, {below} di bawah standar").format(count=len(people), below=below)

    def _fulfil(self) -> None:
        target, self._wanted = self._wanted, {}
        employee_id, mode = int(target.get("employee_id") or 0), str(target.get("mode", ""))
        if target.get("draft"):
            self._resume(employee_id, mode, str(target.get("form", "")))
        elif mode == "new":
            self.start_new()
        elif employee_id:
            self._show_one(employee_id, mode, str(target.get("tab", "")))

    def _resume(self, employee_id: int, mode: str, form: str) -> None:
        """Open the form whose draft this is; without its name, whichever draft there is of the person."""

        def work(session: Any) -> list[str]:
            from asn_desktop.operations.desk import list_drafts

            return [draft.form for draft in list_drafts(session) if draft.subject_id == employee_id]

        def show(found: list[str]) -> None:
            meant = form or _FORM_OF_MODE.get(mode, "")
            name = meant if meant in found or not found else found[0]
            if name == "outside":
                self.start_outside(employee_id or None)
            elif not employee_id:
                self.start_new()
            else:
                modes = {"assessment": "assess", "employee": "edit"}
                tabs = {"official": "official", "certificate": "files"}
                self._show_one(employee_id, modes.get(name, ""), tabs.get(name, ""), resumes=name in tabs)

        self._background.run(self, work, show)

    def _show_one(self, employee_id: int, mode: str, tab: str, *, resumes: bool = False) -> None:
        if mode == "edit":
            self.start_change(employee_id)
            return
        self._go(self._home())
        if mode == "assess":
            self.people.assess(employee_id)
            return
        self.people.leave_scoring()
        self.people.choose(employee_id, resumes=tab if resumes else "")
        self.people.profile.show_tab("official" if mode == "official" else tab)

    def _saved(self, employee_id: int) -> None:
        self._go(_PEOPLE)
        self._wanted = {"employee_id": employee_id}

    def _change_current(self) -> None:
        if (
            self.stack.currentIndex() == _PEOPLE
            and not self.people.is_scoring()
            and self.people.employee_id()
        ):
            self.start_change(self.people.employee_id())

    def _step(self, direction: int) -> None:
        if self.stack.currentIndex() == _PEOPLE:
            self.people.step(direction)

    def _report(self, employee_id: int) -> None:
        self.go_to.emit("report", {"kind": "profile", "employee_id": employee_id})

    def _print_list(self) -> None:
        self.go_to.emit("report", {"kind": "staff_list"})

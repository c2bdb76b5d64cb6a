"""This file holds the room of partners: the list, one partner, one internship, and the forms."""

from __future__ import annotations

from contextlib import suppress
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.partner.acts import PartnerActs
from asn_desktop.ui.partner.agreement_page import AgreementPage
from asn_desktop.ui.partner.detail import PartnerDetailCard
from asn_desktop.ui.partner.form_page import FormPage
from asn_desktop.ui.partner.intern_card import InternCard
from asn_desktop.ui.partner.internship_page import InternshipPage
from asn_desktop.ui.partner.partner_form import PartnerFormPage
from asn_desktop.ui.partner.partner_list import PartnerList
from asn_desktop.ui.partner.reading import InternView, OwnPerson, PartnerView, Room
from asn_desktop.ui.partner.words import room_summary
from asn_desktop.ui.shell.page import Page
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.messages import EmptyState

if TYPE_CHECKING:
    from asn_desktop.ui.employee.assessment import Attach
    from asn_desktop.ui.paper.means import PaperMeans

_LIST, _EMPTY, _INTERN, _PARTNER_FORM, _AGREEMENT_FORM, _INTERNSHIP_FORM = range(6)
_LOW = 600
"""Below this height of the page the insets of a partner are left out."""


class PartnerPage(Page):
    """Partners with their agreements and internships, and the forms behind them.

    Targets: `partner_id`, `internship_id`, `mode` (new), `draft` with `form` and `subject_id`.
    """

    reload_on = frozenset(
        {
            *("partner", "agreement", "internship", "internship_day", "internship_mark"),
            *("activity", "participant", "learning_record", "attachment", "setting", "employee"),
        }
    )
    help_topic = "mitra"

    def __init__(
        self, background: Background, *, attach: Attach | None = None, means: PaperMeans | None = None
    ) -> None:
        super().__init__(_("Mitra"))
        self._background = background
        self._wanted: dict[str, Any] = {}
        self._intern_id, self._shown_id = 0, 0
        self.room: Room | None = None
        self.list, self.detail, self.intern = PartnerList(), PartnerDetailCard(), InternCard(background)
        self.partner_form = PartnerFormPage(background)
        self.agreement_form = AgreementPage(background, attach)
        self.internship_form = InternshipPage(background)
        self._forms: dict[int, FormPage] = {
            _PARTNER_FORM: self.partner_form,
            _AGREEMENT_FORM: self.agreement_form,
            _INTERNSHIP_FORM: self.internship_form,
        }
        self.stack = QStackedWidget()
        column(self.stack, parent=self)
        both, single = QWidget(), QWidget()
        row = line(self.list, self.detail, spacing=16, margins=(24, 16, 24, 16), parent=both)
        row.setStretch(1, 1)
        column(self.intern, margins=(24, 16, 24, 16), parent=single)
        for widget in (both, self._empty(), single, *self._forms.values()):
            self.stack.addWidget(widget)
        self.acts = PartnerActs(self, background, means)
        self._make_actions()
        self._connect()
        self.reload()

    @property
    def has_draft(self) -> bool:
        """Whether something typed here is not written yet."""
        return any(form.is_dirty for form in self._forms.values())

    def header_actions(self) -> list[QWidget]:
        """What the header offers for what is open."""
        return list(self._actions[self.stack.currentIndex()])

    def open(self, **target: Any) -> None:
        """Show a partner, an internship, a new form, or a draft."""
        if not target:
            return
        self._wanted = dict(target)
        if self.room is not None:
            self._fulfil()

    def reload(self) -> None:
        """Read the list again, and what is open."""
        from asn_desktop.ui.partner.reading import read_room

        self._background.run(self, read_room, self._show_room)
        if self._intern_id:
            self._read_intern(self._intern_id)

    def arrange(self, is_compact: bool) -> None:
        """Take less room."""
        self.list.show_compact(is_compact)
        self._is_compact = is_compact
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the insets out of a low page."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps what was typed."""
        with suppress(RuntimeError):
            self.save()
        super().hideEvent(event)

    def save(self) -> bool:
        """Write the drafts."""
        wrote = [form.flush() for form in self._forms.values()]
        return any(wrote)

    def print_current(self) -> None:
        """Preview the paper of what is open."""
        view = self.intern.view
        if self.stack.currentIndex() == _INTERN and view is not None:
            self.acts.print_intern("internship-logbook")
        elif self.stack.currentIndex() == _LIST:
            self.acts.ask("print_list")

    def focus_filter(self) -> None:
        """Go to the filter of the list."""
        if self.stack.currentIndex() == _LIST:
            self.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.filter.selectAll()

    def start_new(self) -> None:
        """Open the form of a new partner."""
        self.partner_form.start_new()
        self.show_form(_PARTNER_FORM)

    def start_change(self) -> None:
        """Open the form of the partner shown."""
        if self.detail.view is not None:
            self.partner_form.start_change(self.detail.view.detail)
            self.show_form(_PARTNER_FORM)

    def start_internship(self, *, is_change: bool = False) -> None:
        """Open the form of one more internship, or of the one shown."""
        from asn_desktop.ui.partner.reading import read_people

        view, intern = self.detail.view, self.intern.view

        def show(people: tuple[OwnPerson, ...]) -> None:
            if is_change and intern is not None:
                self.internship_form.start_change(intern, people)
            elif view is not None:
                self.internship_form.start_new(view.detail.row, people)
            else:
                return
            self.show_form(_INTERNSHIP_FORM)

        self._background.run(self, read_people, show)

    def show_agreement_form(self) -> None:
        """The form of an agreement was filled; show it."""
        self.show_form(_AGREEMENT_FORM)

    def show_form(self, place: int) -> None:
        """Show a form instead of the list."""
        self._go(place)
        self.set_title(self._forms[place].title)
        self.set_subtitle(_("Isian tersimpan sebagai draf setiap 2 detik"))

    def show_intern(self, internship_id: int) -> None:
        """Open one internship."""
        self._intern_id = internship_id
        self._read_intern(internship_id)

    def back_to_list(self) -> None:
        """Leave an internship or a form."""
        self._intern_id = 0
        self._go(self._home())

    def _fit(self) -> None:
        self.detail.show_compact(self._is_compact, is_low=self.height() < px(_LOW))

    _is_compact = False

    def _make_actions(self) -> None:
        self.year_button = Button(
            _("Laporan mitra"), icon="document", on_click=lambda: self.acts.ask("print_all_years")
        )
        more = MenuButton(_("Lainnya"))
        more.add(_("Cetak daftar mitra"), lambda: self.acts.ask("print_list"), icon_name="print")
        more.add(
            _("Simpan daftar mitra ke Excel"), lambda: self.acts.save_table("partners"), icon_name="table"
        )
        more.add(
            _("Simpan daftar magang ke Excel"), lambda: self.acts.save_table("internships"), icon_name="table"
        )
        add = Button(_("Tambah mitra"), "primary", "add", on_click=self.start_new)
        back = Button(_("Kembali"), icon="arrow_left", keys="Esc", on_click=self.back_to_list)
        self._actions: dict[int, list[QWidget]] = {
            _LIST: [more, self.year_button, add],
            _EMPTY: [add],
            _INTERN: [back],
        }
        words = {
            _PARTNER_FORM: _("Simpan mitra"),
            _AGREEMENT_FORM: _("Simpan kerja sama"),
            _INTERNSHIP_FORM: _("Simpan magang"),
        }
        for place, form in self._forms.items():
            cancel = Button(_("Batal"), keys="Esc", on_click=form.leave)
            save = Button(words[place], "primary", "checkmark", on_click=form.publish)
            self._actions[place] = [cancel, save]
        for buttons in self._actions.values():
            for button in buttons:
                if button.parent() is None:
                    button.setParent(self)
                    button.hide()

    def _connect(self) -> None:
        self.list.chosen.connect(self._read_partner)
        self.detail.asked.connect(self.acts.ask)
        self.detail.agreement_wanted.connect(self.acts.show_agreement)
        self.detail.internship_wanted.connect(self.show_intern)
        self.intern.asked.connect(self.acts.ask_intern)
        self.intern.paper_wanted.connect(self.acts.print_intern)
        for form in self._forms.values():
            form.left.connect(self._leave_form)
            form.saved.connect(self._saved)
        for keys, act in (
            ("Ctrl+Shift+C", self.detail.copy_phone),
            ("Ins", self._insert),
            ("F2", self._change),
            ("Esc", self._escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.stack)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _empty(self) -> QWidget:
        state = EmptyState(
            "handshake",
            _("Belum ada mitra"),
            _("Catat universitas atau lembaga yang sudah bekerja sama."),
            primary=Button(_("Tambah mitra"), "primary", "add", on_click=self.start_new),
        )
        holder = QWidget()
        column(Card(state, margins=(1, 1, 1, 1)), margins=(24, 16, 24, 16), parent=holder)
        return holder

    def _home(self) -> int:
        return _LIST if self.room and self.room.rows else _EMPTY

    def _go(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        if place in (_LIST, _EMPTY):
            self.set_title(_("Mitra"))
            self._summarise()
            self.list.rows.setFocus()
        self.actions_changed.emit()

    def _summarise(self) -> None:
        if self.room is not None:
            self.set_subtitle(room_summary(self.room.counts))
            self.year_button.setText(_("Laporan mitra {year}").format(year=self.room.on.year))

    def _show_room(self, room: Room) -> None:
        self.room = room
        self.list.show_room(room)
        if self.list.current():
            self._read_partner(self.list.current())
        place = self.stack.currentIndex()
        if place in (_LIST, _EMPTY):
            if place != self._home():
                self._go(self._home())
            self._summarise()
        self._fulfil()

    def _read_partner(self, partner_id: int) -> None:
        from asn_desktop.ui.partner.reading import read_partner

        self._shown_id = partner_id

        def show(view: PartnerView) -> None:
            if view.detail.row.partner_id == self._shown_id:
                self.detail.show_view(view)

        self._background.run(self, lambda session: read_partner(session, partner_id), show)

    def _read_intern(self, internship_id: int) -> None:
        from asn_desktop.ui.partner.reading import read_intern

        def show(view: InternView) -> None:
            if self._intern_id != internship_id:
                return
            self.intern.show_view(view)
            if self.stack.currentIndex() not in self._forms:
                self._go(_INTERN)
                self.set_title(_("Magang {name}").format(name=view.detail.row.name))
                self.set_subtitle(view.detail.row.partner)

        self._background.run(self, lambda session: read_intern(session, internship_id), show)

    def _fulfil(self) -> None:
        target, self._wanted = self._wanted, {}
        if not target:
            return
        if target.get("draft"):
            self.acts.resume(str(target.get("form", "")), int(target.get("subject_id") or 0))
            return
        if target.get("mode") == "new":
            self.start_new()
            return
        if target.get("partner_id"):
            self.back_to_list()
            self.list.select(int(target["partner_id"]))
        if target.get("internship_id"):
            self.show_intern(int(target["internship_id"]))

    def _leave_form(self) -> None:
        self._go(self._home())
        if self._intern_id:
            self._read_intern(self._intern_id)

    def _saved(self, result: object) -> None:
        form = self.sender()
        if form is self.partner_form:
            self._wanted = {"partner_id": result}
            self._go(self._home())
        elif form is self.internship_form and isinstance(result, tuple):
            internship_id, warnings = result
            self._go(self._home())
            self.show_intern(internship_id)
            if warnings:
                self.acts.warn(warnings)
        else:
            self._go(self._home())
        self.reload()

    def _insert(self) -> None:
        if self.stack.currentIndex() == _LIST:
            self.start_internship()

    def _change(self) -> None:
        if self.stack.currentIndex() == _LIST:
            self.start_change()
        elif self.stack.currentIndex() == _INTERN:
            self.acts.ask_intern("change")

    def _escape(self) -> None:
        place = self.stack.currentIndex()
        if place == _INTERN:
            self.back_to_list()
        elif place in self._forms:
            self._forms[place].leave()

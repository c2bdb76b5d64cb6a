"""This file holds the report room: what is printed is chosen at the left and seen at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from asn_desktop.exchange.office_tables import has_workbook
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.printing import find_device
from asn_desktop.ui.paper.reopening import ask_to_reopen
from asn_desktop.ui.paper.saving import FileDoor
from asn_desktop.ui.report.choices import Choices
from asn_desktop.ui.report.documents import Documents
from asn_desktop.ui.report.output import FindDevice, Output
from asn_desktop.ui.report.reading import OFFICE_KEY, ReportRoom, Wish, period_words, read_report_room
from asn_desktop.ui.report.sheets import CheckSheet, RevisionSheet, final_sheet
from asn_desktop.ui.report.viewer import Viewer
from asn_desktop.ui.report.words import ALIASES
from asn_desktop.ui.shell.page import Page
from asn_desktop.ui.widgets.boxes import column, line, upright_line
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.messages import EmptyState


class ReportPage(Page):
    """Preview, print, save and make final the documents of the office.

    Targets: `kind`, `employee_id` or `employee_ids`, and `back` as (page key, its target).
    """

    reload_on = frozenset(
        {
            *("employee", "rank_record", "position_record", "status_record", "position", "office"),
            *("competency", "competency_level", "position_standard", "competency_score", "current_score"),
            *("official_result", "document", "setting"),
        }
    )
    help_topic = "laporan"

    def __init__(
        self,
        background: Background,
        *,
        operator: str,
        save_folder: str = "",
        keep_folder: Callable[[str], object] | None = None,
        printer_name: str = "",
        keep_printer: Callable[[str], object] | None = None,
        door: FileDoor | None = None,
        find_printer: FindDevice = find_device,
        read_emblem: Callable[[Any], bytes | None] | None = None,
    ) -> None:
        super().__init__(_("Laporan"), _("Pratinjau persis seperti yang tercetak"))
        self._background = background
        self._shown = 0
        self._wanted: dict[str, Any] | None = None
        self._back: tuple[str, dict[str, Any]] | None = None
        self.choices, self.viewer = Choices(), Viewer(background)
        self.documents = Documents(background, operator, read_emblem)
        self.documents.setParent(self)
        self.output = Output(
            background,
            self.documents,
            door or FileDoor(save_folder, keep_folder),
            printer_name=printer_name,
            find=find_printer,
        )
        if keep_printer is not None:
            self.output.device_changed.connect(keep_printer)
        right = column(self.viewer, self.output)
        right.setStretch(0, 1)
        body = line(self.choices, upright_line(), right, spacing=0, parent=self)
        body.setStretch(2, 1)
        self._make_actions()
        self._make_empty_states()
        self._connect()
        self.reload()

    def header_actions(self) -> list[QWidget]:
        """The menu, Simpan PDF or Simpan Excel, and Cetak."""
        return [self._more, self.save_button, self.print_button]

    def open(self, **target: Any) -> None:
        """Preset a kind and people; a plain visit keeps everything as it was."""
        self._set_back(target.pop("back", None))
        if target:
            self._wanted = dict(target)
            if self.choices.room() is not None:
                self._fulfil()
                self._refresh()

    def reload(self) -> None:
        """Read again who there is and what is final; everything drawn before is dropped."""
        self._background.run(self, read_report_room, self._show_room)

    def arrange(self, is_compact: bool) -> None:
        """Narrow the left side."""
        self.choices.show_compact(is_compact)

    def print_current(self) -> None:
        """Print what is chosen."""
        self.print_all()

    def focus_filter(self) -> None:
        """Go to the filter of the people."""
        self.choices.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.choices.filter.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for a printer once the page is on the screen; drivers may take their time."""
        super().showEvent(event)
        self.documents.rest(False)
        if self.output.device is None:
            QTimer.singleShot(0, self.output, self.output.look_for_printer)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop drawing ahead."""
        super().hideEvent(event)
        self.documents.rest(True)

    def print_all(self) -> None:
        """Print everything chosen, as it is previewed."""
        wish = self.choices.wish()
        if wish is not None and not self.viewer.is_empty():
            # Nothing is printed before it was previewed.
            self.documents.show(self._shown, lambda _key, _pdf: self.output.print_keys(wish.keys))

    def shown_key(self) -> int:
        """Whose document is shown; 0 for the whole office."""
        return self._shown

    def save_file(self) -> None:
        """Save a workbook for tables, else a PDF."""
        if self.viewer.is_empty():
            return
        if has_workbook(self.choices.report_kind().key):
            self.output.save_workbook(self)
        else:
            self.output.save_together(self)

    def step(self, direction: int) -> None:
        """Show the document before or after."""
        wish = self.choices.wish()
        if wish is None or self._shown not in wish.keys:
            return
        place = wish.keys.index(self._shown) + direction
        if 0 <= place < len(wish.keys):
            self._show_document(wish, wish.keys[place])

    def finalise(self) -> None:
        """Ask, then make the drafts final; where all are final, make a revision of the one shown."""
        wish = self.choices.wish()
        if wish is None or not self._may_finalise(wish):
            return
        drafts = self._drafts(wish)
        kind = self.choices.report_kind()
        if drafts:
            sheet = final_sheet(
                self.window(),
                kind.label,
                period_words(wish.period),
                count=len(drafts),
                already=len(wish.ids) - len(drafts),
            )
            sheet.confirmed.connect(lambda: self._finalise(wish, drafts, ""))
            sheet.open()
            return
        revision = self._finals(wish).get(self._shown, 0) + 1
        again = RevisionSheet(self.window(), self._titles(wish).get(self._shown, kind.label), revision)
        again.confirmed.connect(lambda reason: self._finalise(wish, [self._shown], reason))
        again.open()

    def reopen(self) -> None:
        """Make the final document that is shown a draft again, with a reason."""
        wish, shown = self.choices.wish(), self._shown
        if wish is None or shown not in self._finals(wish):
            return

        def work(session: Any) -> Any:
            from asn_desktop.operations.documents import find_final

            return find_final(session, kind=wish.kind, subject_id=shown, period=wish.period)

        def ask(found: Any) -> None:
            if found is not None:
                ask_to_reopen(self, self._background, found, is_present=self._is_present(wish))

        self._background.run(self, work, ask)

    def check_document(self) -> None:
        """Ask for the fingerprint of a printed document."""
        CheckSheet(self.window(), self._background).open()

    def _make_actions(self) -> None:
        self._more = MenuButton(_("Lainnya"))
        self._save_pdf = self._more.add(
            _("Simpan PDF"), lambda: self.output.save_together(self), icon_name="document_pdf"
        )
        self._save_each = self._more.add(
            _("Simpan satu berkas tiap pegawai"), lambda: self.output.save_each(self), icon_name="folder"
        )
        self._reader = self._more.add(_("Buka di pembaca PDF"), self._open_in_reader, icon_name="open")
        self._more.add_line()
        self._final = self._more.add(_("Finalkan"), self.finalise, icon_name="document_checkmark")
        self._reopen = self._more.add(_("Buka kembali"), self.reopen, icon_name="lock_open")
        self._more.add(_("Periksa dokumen"), self.check_document, icon_name="document_search")
        self.save_button = Button(
            _("Simpan PDF"), "", "arrow_download", keys="Ctrl+Shift+S", shortcut=True, on_click=self.save_file
        )
        self.print_button = Button(_("Cetak"), "primary", "print", keys="Ctrl+P", on_click=self.print_all)
        for button in (self._more, self.save_button, self.print_button):
            button.setParent(self)
            button.hide()

    def _make_empty_states(self) -> None:
        self._nobody = EmptyState(
            "people",
            _("Belum ada pegawai"),
            _("Laporan ini dibuat dari daftar pegawai. Masukkan daftarnya dulu."),
            primary=Button(_("Buka Pegawai"), "primary", on_click=lambda: self.go_to.emit("staff", {})),
        )
        self._none_chosen = EmptyState(
            "print",
            _("Belum ada yang dipilih"),
            _("Centang pegawai di kiri, atau pilih semuanya."),
            primary=Button(_("Pilih semua"), on_click=self.choices.toggle_all),
        )

    def _connect(self) -> None:
        self.choices.changed.connect(self._refresh)
        self.choices.person_chosen.connect(self._show_person)
        self.choices.back.clicked.connect(self._go_back)
        self.viewer.stepped.connect(self.step)
        self.documents.counted.connect(self._show_facts)
        self.output.bar.finalise_wanted.connect(self.finalise)
        for keys, direction in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda way=direction: self.step(way))

    def _show_room(self, room: ReportRoom) -> None:
        self.documents.forget()
        self.choices.show_room(room)
        self._fulfil()
        self._refresh()

    def _fulfil(self) -> None:
        target, self._wanted = self._wanted, None
        if not target:
            return
        kind = str(target.get("kind", ""))
        if kind:
            self.choices.choose_kind(ALIASES.get(kind, kind))
        ids = [int(one) for one in target.get("employee_ids") or ()]
        if target.get("employee_id"):
            ids = [int(target["employee_id"])]
        if ids:
            self.choices.choose_people(ids)
            self._shown = ids[0]

    def _set_back(self, back: tuple[str, dict[str, Any]] | None) -> None:
        self._back = back
        self.choices.back.setVisible(back is not None)

    def _go_back(self) -> None:
        if self._back is not None:
            self.go_to.emit(*self._back)

    def _refresh(self) -> None:
        wish, kind = self.choices.wish(), self.choices.report_kind()
        if wish is None:
            return
        self._show_buttons(wish)
        if kind.per_person and not wish.ids:
            self.viewer.show_empty(self._none_chosen if self.choices.candidates() else self._nobody)
            self.output.setVisible(False)
            return
        self.output.setVisible(True)
        self.documents.aim(wish)
        self.output.aim(wish, self._titles(wish))
        self._show_document(wish, self._shown if self._shown in wish.keys else wish.keys[0])

    def _show_person(self, employee_id: int) -> None:
        wish = self.choices.wish()
        if wish is not None and employee_id in wish.ids:
            self.documents.aim(wish)
            self._show_document(wish, employee_id)

    def _show_document(self, wish: Wish, key: int) -> None:
        self._shown = key
        self.viewer.show_place(wish.keys.index(key) + 1, len(wish.keys))
        self._show_facts()
        if key != OFFICE_KEY:
            self.choices.people.set_current(key)
        self.documents.show(key, self._show_pdf)

    def _show_pdf(self, key: int, pdf: bytes) -> None:
        if key == self._shown:
            self.viewer.show_pdf(pdf)
            self._show_facts()

    def _show_facts(self) -> None:
        wish, kind = self.choices.wish(), self.choices.report_kind()
        if wish is None:
            return
        drafts = len(self._drafts(wish))
        self.viewer.show_facts(
            kind.paper(wish.paper),
            is_landscape=kind.is_landscape,
            sheets=self.documents.sheets(),
            drafts=drafts,
        )
        self.output.bar.show_drafts(drafts, self._final_word(wish))
        self._reopen.setVisible(self._shown in self._finals(wish))

    def _show_buttons(self, wish: Wish) -> None:
        kind = self.choices.report_kind()
        count = len(wish.ids)
        words = _("Cetak {count} berkas").format(count=count) if kind.per_person and count else _("Cetak")
        self.print_button.setText(words)
        is_table = has_workbook(kind.key)
        self.save_button.setText(_("Simpan Excel") if is_table else _("Simpan PDF"))
        self._save_pdf.setVisible(is_table)
        self._save_each.setVisible(kind.per_person and count > 1)
        self._final.setVisible(self._may_finalise(wish))
        self._final.setText(self._final_word(wish) or _("Finalkan"))

    def _final_word(self, wish: Wish) -> str:
        if not self._may_finalise(wish):
            return ""
        drafts = len(self._drafts(wish))
        return _("Finalkan {count} draf").format(count=drafts) if drafts else _("Buat perbaikan")

    def _may_finalise(self, wish: Wish) -> bool:
        return self.choices.report_kind().has_draft and bool(wish.ids) and self._is_present(wish)

    def _is_present(self, wish: Wish) -> bool:
        room = self.choices.room()
        return room is not None and wish.period == room.period

    def _finals(self, wish: Wish) -> dict[int, int]:
        room = self.choices.room()
        return dict(room.finals_of(wish.kind, wish.period)) if room else {}

    def _drafts(self, wish: Wish) -> Sequence[int]:
        if not self.choices.report_kind().has_draft:
            return []
        finals = self._finals(wish)
        return [employee_id for employee_id in wish.ids if employee_id not in finals]

    def _titles(self, wish: Wish) -> dict[int, str]:
        if not wish.ids:
            return {OFFICE_KEY: self.choices.report_kind().label}
        return {person.employee_id: person.name for person in self.choices.candidates()}

    def _finalise(self, wish: Wish, employee_ids: Sequence[int], reason: str) -> None:
        def work(session: Any) -> int:
            from asn_desktop.reports.issuing import finalise

            return finalise(
                session, wish.kind, employee_ids, wish.request(), period=wish.period, reason=reason
            )

        self._background.run(self, work, self._tell_final)

    def _tell_final(self, count: int) -> None:
        toast = getattr(self.window(), "toast", None)
        if callable(toast):
            toast(_("{count} dokumen difinalkan, nomornya tercetak di lembarnya").format(count=count))

    def _open_in_reader(self) -> None:
        pdf = self.documents.pdf(self._shown)
        if pdf is not None:
            self.output.open_in_reader(pdf)

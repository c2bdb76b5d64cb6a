"""This file holds the recovery sheet's two tasks: made anew and printed, and typed back once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.errors import UserError
from asn_desktop.rules.permission import Right, may
from asn_desktop.ui.paper.saving import FileDoor
from asn_desktop.ui.settings.paper_door import PaperDoor
from asn_desktop.ui.settings.seat import opened
from asn_desktop.ui.settings.step_up import StepUpSheet
from asn_desktop.ui.settings.user_sheets import FormSheet
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.pdf_preview import PdfPreview
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice
    from asn_desktop.ui.background import Background
    from asn_desktop.ui.settings.backup_tab import BackupTab

KIND = "recovery-sheet"


class RecoveryFlow:
    """Leads both tasks from the tab of backups."""

    def __init__(self, tab: BackupTab) -> None:
        self._tab = tab
        self.door = PaperDoor(tab.background, FileDoor())
        self.door.told.connect(tab.tell)

    def ask_reissue(self) -> None:
        """Ask for the password, make a new code, show its sheet."""
        tab = self._tab
        role = opened(tab.seat).account.role
        if not may(role, Right.ACCOUNTS):
            words = _("Peran {role} tidak dapat membuat lembar pemulihan baru.").format(role=role.label)
            tab.background.refused.emit(UserError(words, next_step=_("Minta admin kantor melakukannya.")))
            return
        facts = [
            _("Kode baru dibuat dan dicetak. Lembar yang lama langsung berhenti berlaku."),
            _("Siapkan printer lebih dulu, karena kodenya hanya tampil sekali."),
        ]
        title = _("Cetak ulang lembar pemulihan?")
        step = StepUpSheet(
            tab.window(), tab.background, opened(tab.seat), title, facts, confirm=_("Buat lembar baru")
        )
        step.passed.connect(self._reissue)
        step.open()

    def ask_test(self) -> None:
        """Ask for the code on the sheet."""
        tab = self._tab
        sheet = CodeSheet(tab.window(), tab.background, opened(tab.seat))
        sheet.passed.connect(lambda: tab.tell(_("Lembar pemulihan terbaca dan membuka data")))
        sheet.open()

    def _reissue(self) -> None:
        tab, office = self._tab, opened(self._tab.seat)

        def finish(prepared: tuple[Any, Any]) -> None:
            tab.background.call(tab, partial(_finish, office, prepared), self._show, refused=tab.refuse)

        tab.background.run(tab, partial(_prepare, office=office), finish, refused=tab.refuse)

    def _show(self, pdf: bytes) -> None:
        PrintedSheet(self._tab.window(), self._tab.background, self.door, pdf).open()


class PrintedSheet(NoticeSheet):
    """Shows the new sheet while it can still be printed."""

    def __init__(self, window: QWidget, background: Background, door: PaperDoor, pdf: bytes) -> None:
        from asn_desktop.reports.paper import A4

        title = _("Lembar pemulihan")
        self.pdf = pdf
        self.preview = PdfPreview(background)
        self.preview.setFixedHeight(px(300))
        content = QWidget()
        words = _(
            "Cetak sekarang, simpan di amplop tertutup. Sesudah ditutup, kode ini tidak bisa ditampilkan lagi."
        )
        column(Label(words, "muted", wrap=True), 10, self.preview, parent=content)
        self.done_button = Button(_("Selesai"), on_click=self.escape)
        self.save_button = Button(
            _("Simpan PDF"), "", "document_pdf", on_click=lambda: door.save_pdf(window, title, pdf)
        )
        self.print_button = Button(
            _("Cetak"), "primary", "print", on_click=lambda: door.print_pdf(title, pdf, A4)
        )
        buttons: list[QWidget] = [self.done_button, self.save_button, self.print_button]
        super().__init__(window, _("Lembar pemulihan baru"), content, buttons, width=560)
        self.preview.show_pdf(pdf)

    def first_focus(self) -> QWidget:
        """What should happen next."""
        return self.print_button

    def print_current(self) -> None:
        """Ctrl+P prints this sheet."""
        self.print_button.click()

    def mousePressEvent(self, event: Any) -> None:
        """A click beside the sheet must not lose the code."""

    def escape(self) -> None:
        """Forget the code."""
        self.close_overlay()
        self.deleteLater()


class CodeSheet(FormSheet):
    """Takes the code as typed from paper and tries it; nothing is used up."""

    passed = Signal()

    def __init__(self, window: QWidget, background: Background, office: OpenOffice) -> None:
        self._background, self._office = background, office
        code = FormField(
            _("Kode pemulihan"), QLineEdit(), hint=_("Delapan kelompok, spasi dan huruf kecil boleh")
        )
        facts = _("Ambil lembarnya dari amplop dan ketik kodenya. Lembar tetap berlaku sesudah diuji.")
        super().__init__(window, _("Uji lembar pemulihan"), facts, {"code": code}, confirm=_("Uji kode"))

    def submit(self) -> None:
        """Try the code on the database thread, then note that it works."""
        typed, keyring = self.form.fields["code"].text(), self._office.keyring
        self.confirm_button.setEnabled(False)
        self._background.call(
            self, lambda: bool(keyring.unlock_with_recovery(typed)), self._note, refused=self._refuse
        )

    def _note(self, _is_right: bool) -> None:
        from asn_desktop.operations.recovery import record_recovery_test

        self._background.run(self, record_recovery_test, self._end, refused=self._refuse)

    def _end(self, _none: None) -> None:
        self.passed.emit()
        self.leave()

    def _refuse(self, refusal: UserError) -> None:
        self.complain({"code": f"{refusal.message} {refusal.next_step}".strip()})


def _prepare(session: Any, *, office: OpenOffice) -> tuple[Any, Any]:
    """Note the new sheet and draw a trial page, so that nothing stops the real one afterwards."""
    from asn_desktop.operations.emblem import read_emblem
    from asn_desktop.operations.recovery import record_recovery_issue
    from asn_desktop.reports.gather_office import Request
    from asn_desktop.reports.kinds import collect, get_kind
    from asn_desktop.reports.parts import Issue
    from asn_desktop.storage.attachments import AttachmentStore
    from asn_desktop.storage.recovery_code import new_code

    number = record_recovery_issue(session)
    made_at = datetime.now()
    trial = collect(session, KIND, Request(), code=new_code(), made_at=made_at, sheet_number=number)
    emblem = read_emblem(session, AttachmentStore(office.folder.attachments, office.dek))
    issue = Issue(operator=office.account.display_name, emblem=emblem)
    get_kind(KIND).render(trial, issue)
    return trial, issue


def _finish(office: OpenOffice, prepared: tuple[Any, Any]) -> bytes:
    """Make the new code, and the page that shows it; the old sheet stops working here."""
    from asn_desktop.reports.kinds import get_kind

    trial, issue = prepared
    code = office.keyring.reissue_recovery(office.dek)
    return get_kind(KIND).render(replace(trial, groups=tuple(code.split("-")), qr_text=code), issue)

"""This file holds the sheets that change where a person stands: leave, transfer, retirement, return, removal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.errors import UserError
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.ui.acting import perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import Form, FormField
from asn_desktop.ui.widgets.sheets import ConfirmSheet, NoticeSheet
from asn_desktop.ui.widgets.text import Label

ACTS = {
    "leave": StaffStatus.LEAVE,
    "move": StaffStatus.TRANSFERRED,
    "retire": StaffStatus.RETIRED,
    "back": StaffStatus.ACTIVE,
}


class StatusSheet(NoticeSheet):
    """Asks from when, for leave until when, and why; then records it."""

    def __init__(
        self,
        page: QWidget,
        background: Background,
        employee_id: int,
        name: str,
        status: StaffStatus,
        on: date,
        done: Callable[[], object],
    ) -> None:
        self._page, self._background, self._done = page, background, done
        self._employee_id, self._status = employee_id, status
        titles = {
            StaffStatus.LEAVE: _("Cuti {name}"),
            StaffStatus.TRANSFERRED: _("Mutasi keluar {name}"),
            StaffStatus.RETIRED: _("Pensiun {name}"),
            StaffStatus.ACTIVE: _("{name} kembali aktif"),
        }
        fields = {"valid_from": FormField(_("Mulai"), DateField())}
        if status is StaffStatus.LEAVE:
            fields["valid_to"] = FormField(_("Sampai"), DateField())
        fields["reason"] = FormField(_("Keterangan"), QLineEdit(), optional=True)
        self.form = Form(fields, across=1)
        first = fields["valid_from"].editor
        if isinstance(first, DateField):
            first.show_day(on)
        self._complaint = Label("", "err", wrap=True)
        self._complaint.hide()
        content = QWidget()
        column(Label(_effect(status), "muted", wrap=True), 12, self._complaint, self.form, parent=content)
        self.save_button = Button(_("Catat"), "primary", on_click=self.publish)
        buttons = [Button(_("Batal"), on_click=self.escape), self.save_button]
        super().__init__(page.window(), titles[status].format(name=name), content, buttons)

    def first_focus(self) -> QWidget | None:
        """The first date that is empty."""
        return self.form.fields.get("valid_to", self.form.fields["valid_from"]).editor

    def publish(self) -> None:
        """Record it, or say what is missing."""
        days = {
            key: field.editor.day()
            for key, field in self.form.fields.items()
            if isinstance(field.editor, DateField)
        }
        for key, field in self.form.fields.items():
            unread = key in days and days[key] is None
            words = _("{label} belum terbaca, tulis seperti 06-10-2025").format(label=field.label)
            field.show_error(words if unread else "")
        if None in days.values():
            self.place()
            return
        employee_id, status, reason = self._employee_id, self._status, self.form.fields["reason"].text()

        def work(session: Any) -> None:
            from asn_desktop.operations.staff import set_status

            start = days["valid_from"]
            assert start is not None  # looked at above
            set_status(
                session,
                employee_id,
                status=status,
                valid_from=start,
                valid_to=days.get("valid_to"),
                reason=reason,
            )

        perform(self._page, self._background, work, self._finish, refused=self._refused)

    def _finish(self, _nothing: None) -> None:
        self.close_overlay()
        self._done()

    def _refused(self, refusal: UserError) -> None:
        self._complaint.setText(str(refusal))
        self._complaint.show()
        self.place()


class PurgeSheet(ConfirmSheet):
    """Asks for a reason and a word before a person is deleted for good."""

    def __init__(
        self, page: QWidget, background: Background, employee_id: int, name: str, done: Callable[[], object]
    ) -> None:
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Alasan menghapus"))
        self.reason.setPlaceholderText(_("Minimal 10 huruf, tercatat di riwayat"))
        detail = QWidget()
        column(Label(_("Alasan"), "field"), 3, self.reason, parent=detail)
        super().__init__(
            page.window(),
            _("Hapus {name} selamanya?").format(name=name),
            [
                _("Data diri, jabatan, dan pangkatnya hilang dari semua daftar."),
                _(
                    "Pegawai yang punya nilai, hasil resmi, atau dokumen final tidak bisa dihapus, hanya diarsipkan."
                ),
            ],
            confirm=_("Hapus permanen"),
            word="HAPUS",
            detail=detail,
        )

        def work(session: Any, reason: str) -> None:
            from asn_desktop.operations.staff import purge_employee

            purge_employee(session, employee_id, reason=reason)

        def purge() -> None:
            reason = self.reason.text()
            perform(page, background, lambda session: work(session, reason), lambda _none: done())

        self.confirmed.connect(purge)


def _effect(status: StaffStatus) -> str:
    return {
        StaffStatus.LEAVE: _(
            "Tetap di daftar dan ditandai cuti. Kembali aktif sendiri sesudah tanggal selesai."
        ),
        StaffStatus.TRANSFERRED: _(
            "Pindah ke daftar mutasi mulai tanggal ini. Riwayat nilai dan dokumennya tetap."
        ),
        StaffStatus.RETIRED: _(
            "Pindah ke daftar pensiun mulai tanggal ini. Riwayat nilai dan dokumennya tetap."
        ),
        StaffStatus.ACTIVE: _("Masuk lagi ke daftar pegawai aktif mulai tanggal ini."),
    }[status]

"""This file holds the short tasks of the room: one agreement whole, its early end, finishing an internship."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.rules.indonesian_date import format_long, format_short
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.ui.acting import perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.partner.form_page import paragraph
from asn_desktop.ui.widgets.boxes import column, line
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import Form, FormField
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import Chip, Label

if TYPE_CHECKING:
    from datetime import date

    from asn_desktop.operations.partner_reading import AgreementRow
    from asn_desktop.ui.partner.reading import InternView


class AgreementSheet(NoticeSheet):
    """Everything about one agreement, and what can be done with it."""

    asked = Signal(str)
    """change, renew, file, end, withdraw"""

    def __init__(self, window: QWidget, row: AgreementRow) -> None:
        content = QWidget()
        lines = column(line(Chip(row.term.words, row.term.tone), None), 10, parent=content)
        for label, text in _facts(row):
            if text:
                words = Label(text, wrap=True)
                name = Label(label, "muted")
                name.setMinimumWidth(150)
                pair = line(name, words, spacing=12, margins=(0, 2, 0, 2))
                pair.setStretch(1, 1)
                lines.addLayout(pair)
        more = MenuButton(_("Lainnya"))
        if row.signed_on is not None and row.ended_on is None:
            more.add(_("Akhiri lebih awal"), lambda: self._ask("end"), icon_name="dismiss_circle")
        if row.signed_on is not None and row.renewed_by is None:
            more.add(_("Perpanjang"), lambda: self._ask("renew"), icon_name="add")
        if row.attachment_id is not None:
            more.add(_("Buka naskah"), lambda: self._ask("file"), icon_name="document")
        more.add(_("Hapus dari daftar"), lambda: self._ask("withdraw"), icon_name="delete")
        self.change_button = Button(_("Ubah"), "primary", "edit", on_click=lambda: self._ask("change"))
        close = Button(_("Tutup"), on_click=self.escape)
        super().__init__(window, row.label, content, [close, more, self.change_button], width=560)

    def first_focus(self) -> QWidget:
        """What is wanted most."""
        return self.change_button

    def _ask(self, what: str) -> None:
        self.close_overlay()
        self.asked.emit(what)


class _FormSheet(NoticeSheet):
    """A short form that is published from a sheet."""

    def __init__(
        self,
        page: QWidget,
        background: Background,
        title: str,
        hint: str,
        fields: dict[str, FormField],
        confirm: str,
    ) -> None:
        self._page, self._background = page, background
        self.form = Form(fields, across=1)
        content = QWidget()
        column(Label(hint, "muted", wrap=True), 12, self.form, parent=content)
        self.confirm_button = Button(confirm, "primary", on_click=self.publish)
        super().__init__(
            page.window(), title, content, [Button(_("Batal"), on_click=self.escape), self.confirm_button]
        )

    def work(self) -> Callable[[Any], object]:
        """What is done on the database."""
        raise NotImplementedError

    def publish(self) -> None:
        """Do it, or say what is to be mended."""
        problems = {
            key: _("{label} belum terbaca, tulis seperti 06-10-2025").format(label=field.label)
            for key, field in self.form.fields.items()
            if isinstance(field.editor, DateField) and field.editor.day() is None
        }
        self.form.show_errors(problems)
        if problems:
            self.place()
            return
        perform(
            self._page,
            self._background,
            self.work(),
            lambda _done: self.close_overlay(),
            refused=self._refused,
        )

    def day(self, key: str) -> date:
        """The day in a field that was read."""
        editor = self.form.fields[key].editor
        assert isinstance(editor, DateField)
        day = editor.day()
        assert day is not None
        return day

    def _refused(self, refusal: UserError) -> None:
        if isinstance(refusal, FormProblems):
            self.form.show_errors(refusal.problems)
            self.place()
        else:
            self.close_overlay()
            self._background.refused.emit(refusal)


class EndSheet(_FormSheet):
    """Asks for the day on which an agreement ended."""

    def __init__(self, page: QWidget, background: Background, row: AgreementRow, on: date) -> None:
        self._agreement_id = row.agreement_id
        editor = DateField()
        editor.show_day(on)
        super().__init__(
            page,
            background,
            _("Akhiri {agreement}?").format(agreement=row.label),
            _("Sesudah hari itu kerja samanya tidak berlaku lagi. Naskah dan riwayatnya tetap ada."),
            {"ended_on": FormField(_("Hari terakhir"), editor)},
            _("Akhiri"),
        )

    def work(self) -> Callable[[Any], object]:
        """End it."""
        agreement_id, day = self._agreement_id, self.day("ended_on")

        def end(session: Any) -> None:
            from asn_desktop.operations.agreements import end_agreement

            end_agreement(session, agreement_id, ended_on=day)

        return end


class FinishSheet(_FormSheet):
    """Asks how an internship ended: a letter number for a student, a report for our person."""

    def __init__(self, page: QWidget, background: Background, view: InternView) -> None:
        row = view.detail.row
        self._internship_id, self._is_in = row.internship_id, row.direction is Direction.IN
        editor = DateField()
        editor.setText(format_short(min(row.ends_on, view.on)))
        fields = {"finished_on": FormField(_("Hari terakhir"), editor)}
        if self._is_in:
            hint = _("Nomor surat keterangan diambil dari nomor urut kantor bila dikosongkan.")
            fields["letter_number"] = FormField(_("Nomor surat keterangan"), QLineEdit(), optional=True)
        else:
            hint = _("Laporan singkat menjadi dasar JP, yang langsung tercatat di buku JP pegawai.")
            report = paragraph(96)
            report.setPlainText(view.detail.form.report)
            fields["report"] = FormField(_("Laporan singkat"), report)
            fields["certificate_number"] = FormField(_("Nomor sertifikat"), QLineEdit(), optional=True)
        title = _("Selesaikan magang {name}?").format(name=row.name)
        super().__init__(page, background, title, hint, fields, _("Selesaikan"))

    def work(self) -> Callable[[Any], object]:
        """Finish it."""
        internship_id, texts, day = self._internship_id, self.form.texts(), self.day("finished_on")

        def finish(session: Any) -> object:
            from asn_desktop.operations.internships import FinishForm, finish_internship

            form = FinishForm(
                day,
                report=texts.get("report", ""),
                letter_number=texts.get("letter_number", ""),
                certificate_number=texts.get("certificate_number", ""),
            )
            return finish_internship(session, internship_id, form)

        return finish


def _facts(row: AgreementRow) -> list[tuple[str, str]]:
    form = row.form
    until = format_long(row.last_day) if row.last_day else _("diakhiri kemudian")
    power = " ".join(part for part in (form.power_number, _day(form.power_on)) if part)
    return [
        (_("Tentang"), row.title),
        (_("Nomor pihak kesatu"), row.our_number),
        (_("Nomor pihak kedua"), row.their_number),
        (_("Berlaku"), _("{first} sampai {last}").format(first=format_long(row.starts_on), last=until)),
        (_("Ditandatangani"), _day(row.signed_on)),
        (_("Pihak kesatu"), ", ".join(part for part in (form.our_signer, form.our_signer_role) if part)),
        (_("Perangkat daerah induk"), form.parent_office),
        (_("Surat kuasa"), power),
        (_("Pihak kedua"), ", ".join(part for part in (form.their_signer, form.their_signer_role) if part)),
        (_("Ruang lingkup"), form.scope),
        (_("Naskah"), row.attachment_name),
    ]


def _day(day: date | None) -> str:
    return format_long(day) if day else ""

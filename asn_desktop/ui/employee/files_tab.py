"""This file holds the fourth tab of a profile: certificates, evidence files and final documents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from asn_desktop.rules.indonesian_date import format_long, quarter_of
from asn_desktop.ui.acting import joined, perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.employee.file_rows import PaperRow, document_row, evidence_facts, evidence_row
from asn_desktop.ui.employee.paper_tab import PaperTab
from asn_desktop.ui.employee.words import expiry_chip
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Row, column, line
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.text import Chip, ElideLabel, Label

if TYPE_CHECKING:
    from datetime import date

    from asn_desktop.operations.attachment_reading import EvidenceRow
    from asn_desktop.operations.documents import DocumentRow
    from asn_desktop.operations.profile_reading import Profile
    from asn_desktop.operations.staff_lists import CertificateRow
    from asn_desktop.ui.employee.assessment import Attach
    from asn_desktop.ui.paper.means import PaperMeans


class FilesTab(PaperTab):
    """What is kept of a person on paper: certificates with their end, evidence, documents made final."""

    def __init__(
        self, background: Background, means: PaperMeans | None = None, attach: Attach | None = None
    ) -> None:
        self._means = means
        self._evidence: QVBoxLayout | None = None
        super().__init__(background, "certificate", attach)

    def make_fields(self) -> Mapping[str, FormField]:
        """The fields of the form."""
        return _fields()

    def start_new(self) -> None:
        """Open the form for one more certificate."""
        self.open_form(_("Sertifikat baru"), {})

    def fill_list(self, profile: Profile) -> None:
        """Certificates, then evidence files, then documents."""
        add = Button(_("Tambah sertifikat"), "soft", "add", on_click=self.start_new)
        self.body.addLayout(line(Label(_("Sertifikat"), "h2"), None, add))
        self.body.addSpacing(px(8))
        for certificate in profile.detail.certificates:
            self.body.addWidget(self._certificate(certificate, profile.on))
        if not profile.detail.certificates:
            words = _("Belum ada sertifikat. Tambahkan supaya masa berlakunya ikut diingatkan di Beranda.")
            self.body.addWidget(Label(words, "muted", wrap=True))
        self._add_heading(_("Berkas bukti"))
        self._evidence = column()
        self.body.addLayout(self._evidence)
        self._read_evidence(profile.detail.row.employee_id)
        self._add_heading(_("Dokumen final"))
        for document in profile.documents:
            self.body.addWidget(self._document(document))
        if not profile.documents:
            words = _("Belum ada dokumen final. Laporan yang difinalkan di halaman Laporan muncul di sini.")
            self.body.addWidget(Label(words, "muted", wrap=True))

    def paper_rows(self) -> list[PaperRow]:
        """Evidence files and documents that are shown, in their order."""
        return self._rows.findChildren(PaperRow)

    def draft_title(self) -> str:
        """What the worklist calls the draft."""
        name = self.profile.detail.row.full_name if self.profile else ""
        return _("Sertifikat {name}").format(name=name)

    def publish(self) -> None:
        """Add the certificate."""
        problems = self.unreadable()
        self.form.show_errors(problems)
        if problems:
            return
        texts, owner, drop = self.form.texts(), self.owner_id(), self.keeper.dropping()
        issued, ends = self._day("issued_on"), self._day("expires_on")
        attachment_id = self.file.attachment_id()

        def work(session: Any) -> None:
            from asn_desktop.operations.certificates import CertificateForm, add_certificate

            form = CertificateForm(
                texts["name"], texts["number"], texts["issuer"], issued, ends, attachment_id
            )
            add_certificate(session, owner, form)
            drop(session)

        perform(self, self._background, work, lambda _none: self.published(), refused=self.refused)

    def _day(self, key: str) -> date | None:
        editor = self.form.fields[key].editor
        return editor.day() if isinstance(editor, DateField) else None

    def _withdraw(self, certificate_id: int) -> None:
        def work(session: Any) -> None:
            from asn_desktop.operations.certificates import withdraw_certificate

            withdraw_certificate(session, certificate_id)

        perform(self, self._background, work, lambda _none: self.changed.emit())

    def _add_heading(self, words: str) -> None:
        self.body.addSpacing(px(20))
        self.body.addWidget(Label(words, "h2"))
        self.body.addSpacing(px(8))

    def _read_evidence(self, employee_id: int) -> None:
        place = self._evidence

        def work(session: Any) -> list[EvidenceRow]:
            from asn_desktop.operations.attachment_reading import list_evidence

            return list_evidence(session, employee_id)

        def show(rows: list[EvidenceRow]) -> None:
            # Another person, or the same one read again, has taken the place by now.
            if place is not None and place is self._evidence:
                self._show_evidence(place, rows)

        self._background.run(self, work, show)

    def _show_evidence(self, place: QVBoxLayout, rows: list[EvidenceRow]) -> None:
        for found in rows:
            place.addWidget(evidence_row(found, partial(self._open_evidence, found)))
        if not rows:
            words = _("Belum ada berkas bukti. Lampirkan saat menilai, atau pada sertifikat dan hasil resmi.")
            place.addWidget(Label(words, "muted", wrap=True))

    def _open_evidence(self, found: EvidenceRow) -> None:
        from asn_desktop.ui.paper.viewing import open_evidence

        if self._means is not None:
            facts = evidence_facts(found)
            open_evidence(self, self._background, self._means, found.attachment_id, facts)

    def _document(self, found: DocumentRow) -> QWidget:
        return document_row(found, partial(self._open_document, found), partial(self._reopen, found))

    def _open_document(self, found: DocumentRow) -> None:
        from asn_desktop.ui.paper.viewing import open_final

        if self._means is not None:
            open_final(self, self._background, self._means, found.document_id)

    def _reopen(self, found: DocumentRow) -> None:
        from asn_desktop.ui.paper.reopening import ask_to_reopen

        day = self.profile.on if self.profile else None
        is_present = day is not None and found.period == f"{day.year}-T{quarter_of(day)}"
        ask_to_reopen(self, self._background, found, is_present=is_present)

    def _certificate(self, found: CertificateRow, on: date) -> QWidget:
        words, kind = expiry_chip(found.expires_on, on)
        issued = _("terbit {day}").format(day=format_long(found.issued_on)) if found.issued_on else ""
        menu = MenuButton()
        menu.add(_("Hapus dari daftar"), lambda: self._withdraw(found.certificate_id), icon_name="delete")
        row = Row(IconTile("ribbon", "info"), margins=(0, 8, 0, 8))
        where = joined([found.issuer, found.number, issued])
        row.body.addLayout(column(ElideLabel(found.name, "strong"), 2, ElideLabel(where, "muted")), 1)
        row.add(Chip(words, kind), menu)
        return row


def _fields() -> Mapping[str, FormField]:
    return {
        "name": FormField(_("Nama sertifikat"), QLineEdit(), hint=_("Seperti tertulis di sertifikat")),
        "number": FormField(_("Nomor"), QLineEdit(), hint=_("Seperti tertulis di sertifikat"), optional=True),
        "issuer": FormField(_("Penerbit"), QLineEdit(), optional=True),
        "issued_on": FormField(_("Tanggal terbit"), DateField(), optional=True),
        "expires_on": FormField(
            _("Berlaku sampai"), DateField(), hint=_("Kosong berarti tanpa batas"), optional=True
        ),
    }

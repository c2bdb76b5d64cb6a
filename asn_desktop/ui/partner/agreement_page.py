"""This file holds the form of an agreement: a new one, one that renews another, or a change."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from asn_desktop.rules.indonesian_date import format_short
from asn_desktop.rules.partner_kind import AgreementKind
from asn_desktop.ui.employee.file_choice import FileChoice
from asn_desktop.ui.partner.form_page import FormPage, choice, paragraph
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from datetime import date

    from asn_desktop.operations.agreement_form import AgreementForm
    from asn_desktop.operations.partner_reading import AgreementRow, PartnerRow
    from asn_desktop.ui.background import Background
    from asn_desktop.ui.employee.assessment import Attach

_DAYS = ("signed_on", "starts_on", "ends_on", "power_on")


class AgreementPage(FormPage):
    """Numbers, dates, both parties, the power to sign, scope, and the file."""

    def __init__(self, background: Background, attach: Attach | None) -> None:
        self.partner_id, self.agreement_id, self.previous_id = 0, 0, 0
        self._partner = ""
        self._can_attach = attach is not None
        self.file = FileChoice(background, attach)
        self.file.changed.connect(self.touch)
        super().__init__(background)

    def make_fields(self) -> Mapping[str, FormField]:
        """The fields of the form."""
        kinds = {kind.label: kind for kind in AgreementKind}
        unsigned = _("kosongkan selama masih draf")
        endless = _("kosongkan bila berlaku sampai diakhiri")
        parent = _("bila ditandatangani kota atau perangkat daerah")
        return {
            "kind": FormField(_("Jenis naskah"), choice(_("Jenis naskah"), dict(kinds))),
            "title": FormField(_("Tentang"), QLineEdit(), optional=True),
            "our_number": FormField(_("Nomor pihak kesatu"), QLineEdit(), optional=True),
            "their_number": FormField(_("Nomor pihak kedua"), QLineEdit(), optional=True),
            "starts_on": FormField(_("Mulai berlaku"), DateField()),
            "ends_on": FormField(_("Berlaku sampai"), DateField(), hint=endless),
            "signed_on": FormField(_("Tanggal tanda tangan"), DateField(), hint=unsigned),
            "parent_office": FormField(_("Perangkat daerah induk"), QLineEdit(), hint=parent),
            "our_signer": FormField(_("Penanda tangan pihak kesatu"), QLineEdit(), optional=True),
            "our_signer_role": FormField(_("Jabatan pihak kesatu"), QLineEdit(), optional=True),
            "their_signer": FormField(_("Penanda tangan pihak kedua"), QLineEdit(), optional=True),
            "their_signer_role": FormField(_("Jabatan pihak kedua"), QLineEdit(), optional=True),
            "power_number": FormField(_("Nomor surat kuasa"), QLineEdit(), optional=True),
            "power_on": FormField(_("Tanggal surat kuasa"), DateField(), optional=True),
            "scope": FormField(_("Ruang lingkup"), paragraph(), optional=True),
        }

    def finish(self) -> None:
        """The file of the agreement."""
        if self._can_attach:
            self.body.addSpacing(px(16))
            self.body.addWidget(Label(_("Naskah (boleh dikosongkan)"), "field"))
            self.body.addSpacing(px(6))
            self.body.addWidget(self.file)

    def start_new(self, partner: PartnerRow, on: date) -> None:
        """Open the form of one more agreement."""
        self._aim(partner)
        content = {"kind": AgreementKind.MOU.label, "starts_on": format_short(on)}
        title = _("Kerja sama baru dengan {partner}").format(partner=partner.name)
        self.begin("agreement", partner.partner_id, title, content)

    def start_renewal(self, partner: PartnerRow, row: AgreementRow, form: AgreementForm) -> None:
        """Open the form of the one that follows."""
        self._aim(partner, previous_id=row.agreement_id)
        title = _("Perpanjangan {agreement}").format(agreement=row.label)
        self.begin("agreement-renewal", row.agreement_id, title, _texts(form))

    def start_change(self, partner: PartnerRow, row: AgreementRow) -> None:
        """Open the form of an agreement."""
        self._aim(partner, agreement_id=row.agreement_id)
        content = _texts(row.form)
        if row.attachment_id is not None:
            content["attachment"] = [row.attachment_id, row.attachment_name]
        self.begin("agreement-change", row.agreement_id, _("Ubah {name}").format(name=row.label), content)

    def required_days(self) -> tuple[str, ...]:
        """It begins on a day."""
        return ("starts_on",)

    def content(self) -> Mapping[str, Any]:
        """Texts and the file."""
        return {**self.form.texts(), "attachment": self.file.content()}

    def fill(self, content: Mapping[str, Any]) -> None:
        """Show texts and the file."""
        self.file.show_file(content.get("attachment"))
        super().fill(content)

    def write(self, session: Any, texts: Mapping[str, str]) -> int:
        """Add, renew or change; return the id."""
        from asn_desktop.operations.agreement_form import AgreementForm
        from asn_desktop.operations.agreements import add_agreement, change_agreement, renew_agreement

        days = {key: self.day(key) for key in _DAYS}
        kind = next((kind for kind in AgreementKind if kind.label == texts["kind"]), AgreementKind.MOU)
        fields = {**texts, **days, "kind": kind, "attachment_id": self.file.attachment_id()}
        form = AgreementForm(**fields)  # type: ignore[arg-type]
        if self.previous_id:
            return renew_agreement(session, self.previous_id, form)
        if self.agreement_id:
            change_agreement(session, self.agreement_id, form)
            return self.agreement_id
        return add_agreement(session, self.partner_id, form)

    def draft_title(self) -> str:
        """Kind and partner."""
        kind = self.form.fields["kind"].text() or AgreementKind.MOU.label
        return _("{kind} {partner}").format(kind=kind, partner=self._partner)

    def _aim(self, partner: PartnerRow, *, agreement_id: int = 0, previous_id: int = 0) -> None:
        self.flush()
        self.partner_id, self._partner = partner.partner_id, partner.name
        self.agreement_id, self.previous_id = agreement_id, previous_id


def _texts(form: AgreementForm) -> dict[str, Any]:
    names = (
        *("title", "our_number", "their_number", "our_signer", "our_signer_role", "parent_office"),
        *("power_number", "their_signer", "their_signer_role", "scope"),
    )
    found: dict[str, Any] = {name: getattr(form, name) for name in names}
    for name in _DAYS:
        day = getattr(form, name)
        found[name] = format_short(day) if day else ""
    return {**found, "kind": form.kind.label}

"""This file holds the form of a partner."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from asn_desktop.rules.partner_kind import PartnerKind
from asn_desktop.ui.partner.form_page import FormPage, choice, paragraph
from asn_desktop.ui.widgets.forms import FormField

if TYPE_CHECKING:
    from asn_desktop.operations.partner_reading import PartnerDetail


class PartnerFormPage(FormPage):
    """Name, kind, what is done together, and whom to call."""

    partner_id = 0

    def make_fields(self) -> Mapping[str, FormField]:
        """The fields of the form."""
        kinds = {kind.label: kind for kind in PartnerKind}
        scope = _("misalnya narasumber, magang dua arah")
        accreditation = _("akreditasi perguruan tinggi atau lembaga pelatihan")
        return {
            "name": FormField(_("Nama mitra"), QLineEdit()),
            "kind": FormField(_("Jenis"), choice(_("Jenis"), dict(kinds))),
            "scope": FormField(_("Bidang kerja sama"), QLineEdit(), hint=scope, optional=True),
            "accreditation": FormField(_("Akreditasi"), QLineEdit(), hint=accreditation, optional=True),
            "address": FormField(_("Alamat"), QLineEdit(), optional=True),
            "contact_name": FormField(_("Narahubung"), QLineEdit(), optional=True),
            "contact_role": FormField(_("Jabatan narahubung"), QLineEdit(), optional=True),
            "contact_phone": FormField(_("Telepon"), QLineEdit(), optional=True),
            "contact_email": FormField(_("Pos-el"), QLineEdit(), optional=True),
            "note": FormField(_("Catatan"), paragraph(), optional=True),
        }

    def start_new(self) -> None:
        """Open the form of a new partner."""
        self.partner_id = 0
        self.begin("partner", 0, _("Mitra baru"), {"kind": PartnerKind.UNIVERSITY.label})

    def start_change(self, detail: PartnerDetail) -> None:
        """Open the form of a partner."""
        form = detail.form
        self.partner_id = detail.row.partner_id
        texts = {key: getattr(form, key) for key in self.form.fields}
        title = _("Ubah {name}").format(name=form.name)
        self.begin("partner", self.partner_id, title, {**texts, "kind": form.kind.label})

    def write(self, session: Any, texts: Mapping[str, str]) -> int:
        """Add or change the partner; return the id."""
        from asn_desktop.operations.partners import PartnerForm, add_partner, change_partner

        form = PartnerForm(**{**texts, "kind": _kind_of(texts["kind"])})  # type: ignore[arg-type]
        if not self.partner_id:
            return add_partner(session, form)
        change_partner(session, self.partner_id, form)
        return self.partner_id

    def draft_title(self) -> str:
        """The name typed."""
        return self.form.fields["name"].text()


def _kind_of(label: str) -> PartnerKind:
    return next((kind for kind in PartnerKind if kind.label == label), PartnerKind.UNIVERSITY)

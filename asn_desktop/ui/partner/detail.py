"""This file holds one partner: how long agreements hold, internships, whom to call, what this year brought."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.rules.partner_kind import AgreementKind
from asn_desktop.ui.acting import joined, tell
from asn_desktop.ui.partner.internship_table import InternshipTable
from asn_desktop.ui.partner.timeline import Timeline
from asn_desktop.ui.partner.words import internship_summary, kind_icon
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Card, Inset, column, hair_line, line, scrolling
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.text import Chip, ElideLabel, HugLabel, IconLabel, Label, reveal

if TYPE_CHECKING:
    from asn_desktop.operations.partner_reading import AgreementRow
    from asn_desktop.ui.partner.reading import PartnerView

_ROWS = 4
"""Agreements seen at once; more are scrolled to."""


class PartnerDetailCard(Card):
    """The partner that is chosen."""

    agreement_wanted = Signal(object)
    internship_wanted = Signal(object)
    asked = Signal(str)
    """renew, add_agreement, file, add_internship, change, archive, restore, print_list, print_year"""

    def __init__(self) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        self.view: PartnerView | None = None
        self._tile = IconTile("handshake", size=48)
        self._name, self._chip = HugLabel("", "title"), Chip("", "mute")
        self._facts = ElideLabel("", "muted")
        self.print_button = MenuButton(_("Cetak"), icon="print")
        self.print_button.add(_("Laporan tahun ini"), lambda: self.asked.emit("print_year"))
        self.print_button.add(_("Daftar mitra dan masa berlaku"), lambda: self.asked.emit("print_list"))
        self.renew_button = Button("", "primary", "add", on_click=self._renew)
        self.more = MenuButton()
        self.timeline = Timeline(self.agreement_wanted.emit)
        self._reminder = ElideLabel("", "muted")
        self.file_button = Button(_("Buka naskah"), "link", on_click=lambda: self.asked.emit("file"))
        self._add_agreement = Button(
            _("Tambah kerja sama"), "link", on_click=lambda: self.asked.emit("add_agreement")
        )
        self.table = InternshipTable()
        self.table.opened.connect(lambda row: self.internship_wanted.emit(row.internship_id))
        self._summary = ElideLabel("", "muted")
        self._contact, self._phone = ElideLabel("", "strong"), ElideLabel("", "muted")
        self._year, self._year_facts = ElideLabel("", "strong"), ElideLabel("", "muted")
        self.copy_button = Button(_("Salin nomor"), "link", keys="Ctrl+Shift+C", on_click=self.copy_phone)
        self._lay_out()

    def show_view(self, view: PartnerView) -> None:
        """Show another partner, or the same one read again."""
        self.view = view
        row, form = view.detail.row, view.detail.form
        self._tile.show_icon(kind_icon(row.kind), "info")
        self._name.setText(row.name)
        words = (_("arsip"), "mute") if row.is_archived else (row.term.words, row.term.tone)
        self._chip.show_status(*words)
        self._facts.setText(joined([row.kind.label, form.scope, form.accreditation, form.address]))
        self._show_renewal(row.agreement)
        self._show_menu(row.is_archived)
        self.timeline.show_agreements(view.detail.agreements, view.on)
        self._place_timeline(len(view.detail.agreements))
        days = _("pengingat {first}, {second}, dan {last} hari sebelum berakhir")
        first, second, last = view.remind_days
        self._reminder.setText(days.format(first=first, second=second, last=last))
        reveal(self.file_button, self.agreement_with_file() is not None)
        self.table.show_internships(view.detail.internships, view.on)
        self._summary.setText(internship_summary(view.detail.internships))
        self._table_stack.setCurrentIndex(0 if view.detail.internships else 1)
        self._show_insets(view)

    def show_compact(self, is_compact: bool, *, is_low: bool) -> None:
        """Leave columns and insets out where there is no room."""
        self.table.show_compact(is_compact)
        reveal(self._insets, not is_low)

    def agreement_with_file(self) -> AgreementRow | None:
        """The newest agreement of which a file is kept."""
        rows = self.view.detail.agreements if self.view else ()
        return next((row for row in reversed(rows) if row.attachment_id is not None), None)

    def copy_phone(self) -> None:
        """Put the contact's number on the clipboard."""
        phone = self.view.detail.form.contact_phone if self.view else ""
        if phone:
            QGuiApplication.clipboard().setText(phone)
            tell(self, _("Nomor {phone} disalin").format(phone=phone))

    def _renew(self) -> None:
        row = self.view.detail.row.agreement if self.view else None
        if row is None:
            self.asked.emit("add_agreement")
        elif row.signed_on is None or row.renewed_by is not None:
            self.agreement_wanted.emit(row.renewed_by or row.agreement_id)
        else:
            self.asked.emit("renew")

    def _show_renewal(self, row: AgreementRow | None) -> None:
        if row is None:
            words = _("Tambah MoU")
        elif row.signed_on is None or row.renewed_by is not None:
            words = _("Lengkapi draf")
        else:
            short = {AgreementKind.MOU: _("Perpanjang MoU"), AgreementKind.PKS: _("Perpanjang PKS")}
            words = short.get(row.kind, _("Perpanjang"))
        self.renew_button.setText(words)

    def _show_menu(self, is_archived: bool) -> None:
        self.more.clear_items()
        self.more.add(_("Ubah data mitra"), lambda: self.asked.emit("change"), icon_name="edit", keys="F2")
        self.more.add_line()
        if is_archived:
            self.more.add(
                _("Pulihkan dari arsip"), lambda: self.asked.emit("restore"), icon_name="arrow_undo"
            )
        else:
            self.more.add(_("Arsipkan"), lambda: self.asked.emit("archive"), icon_name="archive")

    def _show_insets(self, view: PartnerView) -> None:
        form, year = view.detail.form, view.year
        self._contact.setText(form.contact_name or _("Narahubung belum dicatat"))
        self._phone.setText(joined([form.contact_role or _("Narahubung"), form.contact_phone]))
        reveal(self.copy_button, bool(form.contact_phone))
        words = _("{people} orang, {jp} JP").format(people=year.people, jp=year.jp)
        self._year.setText(words if not year.is_empty else _("Belum ada kegiatan tahun ini"))
        facts = _("Tahun ini dari {activities} kegiatan, {internships} magang")
        self._year_facts.setText(
            facts.format(activities=len(year.activities), internships=len(year.internships))
        )

    def _place_timeline(self, count: int) -> None:
        self._timeline_area.setFixedHeight(px(26 + 36 * min(_ROWS, max(1, count))))

    def _lay_out(self) -> None:
        words = column(line(self._name, self._chip, None, spacing=8), 2, self._facts)
        head = line(
            self._tile,
            words,
            self.print_button,
            self.renew_button,
            self.more,
            spacing=12,
            margins=(18, 12, 16, 12),
        )
        head.setStretch(1, 1)
        title = line(
            Label(_("Masa berlaku"), "h2"), self._reminder, self.file_button, self._add_agreement, spacing=10
        )
        title.setStretch(1, 1)
        self._timeline_area = scrolling(self.timeline)
        add = Button(
            _("Tambah magang"), "link", keys="Ins", on_click=lambda: self.asked.emit("add_internship")
        )
        interns = line(Label(_("Magang"), "h2"), self._summary, add, spacing=10, margins=(20, 8, 16, 0))
        interns.setStretch(1, 1)
        self._table_stack = QStackedWidget()
        self._table_stack.addWidget(self.table)
        self._table_stack.addWidget(
            EmptyState(
                "hat_graduation",
                _("Belum ada magang dengan mitra ini"),
                primary=Button(_("Tambah magang"), on_click=lambda: self.asked.emit("add_internship")),
            )
        )
        self._insets = QWidget()
        see = Button(_("Lihat"), "link", on_click=lambda: self.asked.emit("print_year"))
        contact = self._inset("person", self._contact, self._phone, self.copy_button)
        year = self._inset("people", self._year, self._year_facts, see)
        both = line(contact, year, spacing=12, margins=(18, 8, 16, 12), parent=self._insets)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.add(
            head,
            hair_line(),
            column(title, 4, self._timeline_area, margins=(20, 8, 16, 8)),
            hair_line(),
            interns,
            self._table_stack,
            self._insets,
        )
        self.body.setStretchFactor(self._table_stack, 1)

    def _inset(self, icon: str, first: QWidget, second: QWidget, button: QWidget) -> Inset:
        words = column(first, 1, second)
        box = Inset(IconLabel(icon, "primary"), across=True, spacing=12)
        box.body.addLayout(words, 1)
        box.body.addWidget(button)
        return box

"""This file holds what the room of partners does beside its forms: papers, sheets, archive, drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from asn_desktop.errors import UserError
from asn_desktop.rules.internship_life import InternshipStage
from asn_desktop.ui.acting import perform, tell
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.reason_sheet import ReasonSheet
from asn_desktop.ui.partner.document_sheet import note_output, open_document, save_workbook
from asn_desktop.ui.partner.sheets import AgreementSheet, EndSheet, FinishSheet

if TYPE_CHECKING:
    from pathlib import Path

    from asn_desktop.operations.partner_reading import AgreementRow, PartnerDetail
    from asn_desktop.ui.paper.means import PaperMeans
    from asn_desktop.ui.partner.page import PartnerPage


class PartnerActs(QObject):
    """Acts on the partner and the internship that the page shows."""

    def __init__(self, page: PartnerPage, background: Background, means: PaperMeans | None) -> None:
        super().__init__(page)
        self._page, self._background, self._means = page, background, means

    def ask(self, what: str) -> None:
        """Do what a button of the partner says."""
        table: dict[str, Callable[[], object]] = {
            "renew": self._renew_current,
            "add_agreement": self._add_agreement,
            "file": self._open_newest_file,
            "add_internship": self._page.start_internship,
            "change": self._page.start_change,
            "archive": lambda: self._archive(is_back=False),
            "restore": lambda: self._archive(is_back=True),
            "print_list": lambda: self._print("partners", with_workbook=True),
            "print_year": lambda: self._print("partner-year", with_workbook=True),
            "print_all_years": lambda: self._print("partner-year", with_workbook=True),
        }
        table[what]()

    def show_agreement(self, agreement_id: int) -> None:
        """Show one agreement whole."""
        row = self._agreement(agreement_id)
        if row is None:
            return
        sheet = AgreementSheet(self._page.window(), row)
        sheet.asked.connect(lambda what: self._ask_agreement(what, row))
        sheet.open()

    def ask_intern(self, what: str) -> None:
        """Do what a button of the internship says."""
        view = self._page.intern.view
        if view is None:
            return
        row = view.detail.row
        if what == "change":
            if row.stage not in (InternshipStage.FINISHED, InternshipStage.CANCELLED):
                self._page.start_internship(is_change=True)
        elif what == "finish":
            FinishSheet(self._page, self._background, view).open()
        elif what == "withdraw":
            self._withdraw_intern(row.internship_id)
        else:
            self._ask_reason(what, row.internship_id, row.name)

    def print_intern(self, kind: str) -> None:
        """Preview a paper of the internship that is shown."""
        view = self._page.intern.view
        if view is not None and self._means is not None:
            row = view.detail.row
            open_document(
                self._page, self._background, self._means, kind, [row.internship_id], facts=row.name
            )

    def save_table(self, kind: str) -> None:
        """Write a list of the room as a workbook."""
        if self._means is None:
            return
        label = _("Daftar magang") if kind == "internships" else _("Daftar mitra")

        def told(path: Path) -> None:
            note_output(self._page, self._background, kind, "xlsx")
            words = _("{name} tersimpan di {folder}")
            tell(self._page, words.format(name=path.name, folder=path.parent.name or path.parent))

        save_workbook(self._page, self._background, self._means, kind, label, told)

    def warn(self, sentences: Sequence[str]) -> None:
        """Tell what may clash; nothing is stopped."""
        show = getattr(self._page.window(), "show_message", None)
        if callable(show):
            show(_("Magang tersimpan. Periksa jadwalnya."), "warn", " ".join(sentences))

    def resume(self, form: str, subject_id: int) -> None:
        """Open the form whose draft this is."""
        if form == "partner" and not subject_id:
            self._page.start_new()
            return
        page = self._page

        def work(session: Any) -> tuple[int, int, int]:
            from asn_desktop.operations.agreements import get_agreement_row
            from asn_desktop.operations.internship_rows import get_internship_row

            if form in ("agreement-change", "agreement-renewal"):
                return get_agreement_row(session, subject_id).partner_id, subject_id, 0
            if form == "internship-change":
                return get_internship_row(session, subject_id).partner_id, 0, subject_id
            return subject_id, 0, 0

        def show(found: tuple[int, int, int]) -> None:
            partner_id, agreement_id, internship_id = found
            page.list.select(partner_id)
            self._open_draft(form, partner_id, agreement_id, internship_id)

        self._background.run(page, work, show)

    def _open_draft(self, form: str, partner_id: int, agreement_id: int, internship_id: int) -> None:
        from asn_desktop.ui.partner.reading import read_intern, read_partner

        page = self._page

        def work(session: Any) -> tuple[Any, Any]:
            intern = read_intern(session, internship_id) if internship_id else None
            return read_partner(session, partner_id), intern

        def show(found: tuple[Any, Any]) -> None:
            view, intern = found
            page.detail.show_view(view)
            if intern is not None:
                page.intern.show_view(intern)
            if form == "partner":
                page.start_change()
            elif form == "agreement":
                self._add_agreement()
            elif form.startswith("internship"):
                page.start_internship(is_change=intern is not None)
            elif (row := self._agreement(agreement_id)) is not None:
                self._ask_agreement("renew" if form == "agreement-renewal" else "change", row)

        self._background.run(page, work, show)

    def _detail(self) -> PartnerDetail | None:
        view = self._page.detail.view
        return view.detail if view else None

    def _agreement(self, agreement_id: int) -> AgreementRow | None:
        detail = self._detail()
        rows = detail.agreements if detail else ()
        return next((row for row in rows if row.agreement_id == agreement_id), None)

    def _ask_agreement(self, what: str, row: AgreementRow) -> None:
        detail, view = self._detail(), self._page.detail.view
        if detail is None or view is None:
            return
        if what == "change":
            self._page.agreement_form.start_change(detail.row, row)
            self._page.show_agreement_form()
        elif what == "renew":
            self._renew(row)
        elif what == "file":
            self._open_file(row)
        elif what == "end":
            EndSheet(self._page, self._background, row, view.on).open()
        else:
            self._withdraw_agreement(row.agreement_id)

    def _renew_current(self) -> None:
        detail = self._detail()
        if detail is not None and detail.row.agreement is not None:
            self._renew(detail.row.agreement)

    def _renew(self, row: AgreementRow) -> None:
        detail = self._detail()
        if detail is None:
            return

        def work(session: Any) -> Any:
            from asn_desktop.operations.agreements import renewal_form

            return renewal_form(session, row.agreement_id)

        def show(form: Any) -> None:
            self._page.agreement_form.start_renewal(detail.row, row, form)
            self._page.show_agreement_form()

        self._background.run(self._page, work, show)

    def _add_agreement(self) -> None:
        view = self._page.detail.view
        if view is not None:
            self._page.agreement_form.start_new(view.detail.row, view.on)
            self._page.show_agreement_form()

    def _open_newest_file(self) -> None:
        row = self._page.detail.agreement_with_file()
        if row is not None:
            self._open_file(row)

    def _open_file(self, row: AgreementRow) -> None:
        from asn_desktop.ui.paper.viewing import open_evidence

        if self._means is not None and row.attachment_id is not None:
            open_evidence(self._page, self._background, self._means, row.attachment_id, row.label)

    def _print(self, kind: str, *, with_workbook: bool) -> None:
        if self._means is not None:
            open_document(self._page, self._background, self._means, kind, with_workbook=with_workbook)

    def _archive(self, *, is_back: bool) -> None:
        detail = self._detail()
        if detail is None:
            return
        partner_id = detail.row.partner_id

        def work(session: Any) -> None:
            from asn_desktop.operations.partners import archive_partner, restore_partner

            (restore_partner if is_back else archive_partner)(session, partner_id)

        perform(self._page, self._background, work, lambda _none: self._page.list.clear())

    def _withdraw_agreement(self, agreement_id: int) -> None:
        def work(session: Any) -> None:
            from asn_desktop.operations.agreements import withdraw_agreement

            withdraw_agreement(session, agreement_id)

        perform(self._page, self._background, work)

    def _withdraw_intern(self, internship_id: int) -> None:
        def work(session: Any) -> None:
            from asn_desktop.operations.internships import withdraw_internship

            withdraw_internship(session, internship_id)

        # The list is shown first: the internship that is gone must not be read again.
        perform(self._page, self._background, work, lambda _none: None)
        self._page.back_to_list()

    def _ask_reason(self, what: str, internship_id: int, name: str) -> None:
        is_cancel = what == "cancel"
        title = _("Batalkan magang {name}?") if is_cancel else _("Buka kembali magang {name}?")
        effects = (
            [_("Magang tetap ada di daftar sebagai dibatalkan, logbooknya tidak diminta lagi.")]
            if is_cancel
            else [_("JP yang dicatat dari magang ini ditarik. Nomor suratnya tetap terpakai.")]
        )
        sheet = ReasonSheet(
            self._page.window(),
            title.format(name=name),
            effects,
            label=_("Alasan"),
            confirm=_("Batalkan magang") if is_cancel else _("Buka kembali"),
        )

        def confirmed(reason: str) -> None:
            def work(session: Any) -> None:
                from asn_desktop.operations.internships import cancel_internship, reopen_internship

                (cancel_internship if is_cancel else reopen_internship)(session, internship_id, reason=reason)

            perform(self._page, self._background, work, refused=self._refused)

        sheet.confirmed.connect(confirmed)
        sheet.open()

    def _refused(self, refusal: UserError) -> None:
        self._background.refused.emit(refusal)

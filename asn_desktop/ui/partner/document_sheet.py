"""This file holds the sheet that shows one paper of the room before it is printed or saved."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.viewing import PaperSheet
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from collections.abc import Callable

    from asn_desktop.ui.paper.means import PaperMeans
    from asn_desktop.ui.paper.printing import PrintRun


class DocumentSheet(PaperSheet):
    """A paper as it stands now; printed and saved from the very bytes that are shown."""

    def __init__(
        self,
        window: QWidget,
        background: Background,
        means: PaperMeans,
        kind: str,
        item: Any,
        *,
        facts: str,
        with_workbook: bool = False,
    ) -> None:
        from asn_desktop.reports.kinds import get_kind

        self._kind, self._means = get_kind(kind), means
        self.pdf = b""
        self._print_run: PrintRun | None = None
        self._name = self._kind.title(item[0])
        buttons: list[QWidget] = []
        if with_workbook:
            buttons.append(Button(_("Simpan Excel"), "", "table", on_click=self.save_workbook))
        buttons.append(Button(_("Simpan PDF"), "", "arrow_download", on_click=self.save))
        buttons.append(Button(_("Cetak"), "primary", "print", on_click=self.print_document))
        view = PdfPreview(background)
        super().__init__(window, background, view, buttons, title=self._kind.label, facts=facts)

        def draw() -> bytes:
            content, issue = item
            return self._kind.render(content, issue)

        background.render(self, draw, self._show, refused=self.refuse)

    def save(self) -> None:
        """Write the paper as a PDF file."""
        if not self.pdf:
            return
        from asn_desktop.reports.batch import file_name

        name = file_name(self._name) + ".pdf"
        path = self._means.make_door().ask_file(self, _("Simpan PDF"), name, _("Dokumen PDF (*.pdf)"))
        if path is not None:
            self.write(path, self.pdf, self._saved)

    def save_workbook(self) -> None:
        """Write the same list as a workbook."""
        save_workbook(self, self._background, self._means, self._kind.key, self._kind.label, self._saved)

    def print_current(self) -> None:
        """Ctrl+P prints what is shown."""
        self.print_document()

    def print_document(self) -> None:
        """Send the paper to the printer in use."""
        if not self.pdf or self._print_run is not None:
            return
        device = self._means.find_printer()
        if device is None:
            words = _("Belum ada printer terpasang di komputer ini.")
            self.refuse(UserError(words, next_step=_("Pilih Simpan PDF, lalu cetak dari komputer lain.")))
            return
        from asn_desktop.ui.paper.printing import PrintItem, PrintRun, paper_in_mm

        pdf, paper = self.pdf, self._kind.usual_paper
        run = PrintRun(self._background, device, [PrintItem(self._name, lambda: pdf)])
        run.finished.connect(self._printed)
        run.refused.connect(lambda refusal, _sent: self._print_refused(refusal))
        self._print_run = run
        try:
            run.start(
                paper_in_mm(paper.label, paper.width, paper.height),
                is_landscape=self._kind.is_landscape,
                title=self._name,
            )
        except UserError as refusal:
            self._print_refused(refusal)

    def _show(self, pdf: bytes) -> None:
        self.pdf = pdf
        if isinstance(self.view, PdfPreview):
            self.view.show_pdf(pdf)

    def _printed(self, sent: int, _was_stopped: bool) -> None:
        self._print_run = None
        if sent:
            self._note("")
            self.say(_("Terkirim ke printer. Periksa lembar terakhir."))

    def _print_refused(self, refusal: UserError) -> None:
        self._print_run = None
        self.refuse(refusal)

    def _saved(self, path: Path) -> None:
        self._note(path.suffix.removeprefix("."))
        words = _("{name} tersimpan di {folder}")
        self.say(words.format(name=path.name, folder=path.parent.name or path.parent))

    def _note(self, form: str) -> None:
        note_output(self, self._background, self._kind.key, form)


def open_document(
    owner: QWidget,
    background: Background,
    means: PaperMeans,
    kind: str,
    subjects: Sequence[int] = (),
    *,
    facts: str = "",
    with_workbook: bool = False,
) -> None:
    """Read what a paper says now and show it; a refusal goes to the message bar."""

    def work(session: Any) -> Any:
        from asn_desktop.reports.gather_office import Request
        from asn_desktop.reports.issuing import prepare

        emblem = means.read_emblem(session)
        return prepare(session, kind, list(subjects), Request(), operator=means.operator, emblem=emblem)[0]

    def show(item: Any) -> None:
        sheet = DocumentSheet(
            owner.window(), background, means, kind, item, facts=facts, with_workbook=with_workbook
        )
        sheet.open()

    background.run(owner, work, show)


def save_workbook(
    owner: QWidget,
    background: Background,
    means: PaperMeans,
    kind: str,
    label: str,
    then: Callable[[Path], object],
) -> None:
    """Ask for a place and write a list as a workbook there."""
    from asn_desktop.reports.batch import file_name

    kinds = _("Buku kerja Excel (*.xlsx)")
    path = means.make_door().ask_file(owner, _("Simpan Excel"), file_name(label) + ".xlsx", kinds)
    if path is None:
        return

    def work(session: Any) -> Any:
        from asn_desktop.exchange.office_tables import read_workbook
        from asn_desktop.exchange.partner_tables import read_internship_table

        return read_internship_table(session) if kind == "internships" else read_workbook(session, kind)

    background.run(
        owner, work, lambda write: background.render(owner, lambda: write(path), lambda _rows: then(path))
    )


def note_output(owner: QWidget, background: Background, kind: str, form: str) -> None:
    """Remember in the history that a paper was printed (form "") or left the office as a file."""

    def work(session: Any) -> None:
        from asn_desktop.operations.prints import record_print, record_save

        if form:
            record_save(session, kind=kind, employee_ids=[], form=form)
        else:
            record_print(session, kind=kind, employee_ids=[])

    background.run(owner, work)

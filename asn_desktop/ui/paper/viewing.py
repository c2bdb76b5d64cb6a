"""This file holds papers that are looked at again: evidence out of the encrypted store, final documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from asn_desktop.errors import UserError
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Note, column, line
from asn_desktop.ui.widgets.buttons import Button, IconButton
from asn_desktop.ui.widgets.messages import EmptyState, InlineBar
from asn_desktop.ui.widgets.pdf_preview import PdfPreview, page_sizes
from asn_desktop.ui.widgets.picture_view import PictureView, read_picture
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import ElideLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.attachment_reading import EvidenceFile
    from asn_desktop.operations.documents import DocumentRow
    from asn_desktop.ui.paper.means import PaperMeans
    from asn_desktop.ui.paper.printing import PrintRun

_WIDTH, _LEAST_HEIGHT, _AROUND, _SIDES = 900, 200, 48, 48
PDF_TYPE, PICTURE_TYPES = "application/pdf", ("image/png", "image/jpeg")


class PaperSheet(NoticeSheet):
    """Shows one paper over the window with its facts; it is forgotten when the sheet is left."""

    def __init__(
        self,
        window: QWidget,
        background: Background,
        view: PdfPreview | PictureView | EmptyState,
        buttons: Sequence[QWidget],
        *,
        title: str,
        facts: str,
        note: str = "",
    ) -> None:
        self._background, self.view = background, view
        self.message = InlineBar(closable=False)
        self.message.hide()
        content = QWidget()
        zoom = _zoom_line(view) if not isinstance(view, EmptyState) else line()
        head = line(ElideLabel(facts, "muted"), zoom, spacing=8)
        head.setStretch(0, 1)
        items: list[QWidget] = [Note(note, "warn")] if note else []
        view.setMinimumHeight(px(_LEAST_HEIGHT))
        layout = column(head, *items, view, self.message, spacing=8, parent=content)
        layout.setStretchFactor(view, 1)
        self.close_button = Button(_("Tutup"), on_click=self.escape)
        width = min(_WIDTH, max(480, round(window.width() / px(1000) * 1000) - _SIDES))
        super().__init__(window, title, content, [self.close_button, *buttons], width=width)

    def place(self) -> None:
        """Give the paper the height that the window has."""
        self.panel.ensurePolished()
        self.panel.resize(self.panel.width(), self.height() - px(_AROUND))
        self.panel.move((self.width() - self.panel.width()) // 2, px(_AROUND) // 2)

    def first_focus(self) -> QWidget:
        """The paper, so that its keys work at once."""
        return self.close_button if isinstance(self.view, EmptyState) else self.view

    def close_overlay(self) -> None:
        """Leave nothing of the paper in memory."""
        super().close_overlay()
        self.deleteLater()

    def say(self, text: str, kind: str = "ok", detail: str = "") -> None:
        """Tell how a print or a save ended."""
        self.message.show_message(text, kind, detail)
        self.place()

    def refuse(self, refusal: UserError) -> None:
        """Tell why not."""
        self.say(refusal.message, "warn", refusal.next_step)

    def write(self, path: Path, content: bytes, then: Callable[[Path], object]) -> None:
        """Write a copy beside the window."""

        def job() -> Path:
            from asn_desktop.storage.files import write_atomically

            write_atomically(path, content)
            return path

        self._background.render(self, job, then, refused=self.refuse)


class EvidenceSheet(PaperSheet):
    """One evidence file: PDF and pictures are seen here, other kinds are saved as a copy."""

    def __init__(
        self, window: QWidget, background: Background, means: PaperMeans, file: EvidenceFile, facts: str = ""
    ) -> None:
        self._file, self._means = file, means
        save = Button(_("Simpan salinan"), "primary", "arrow_download", on_click=self.save)
        view = _view_of(file, background)
        words = "  ·  ".join(part for part in (file.name, facts) if part)
        super().__init__(window, background, view, [save], title=_("Berkas bukti"), facts=words)
        content = file.content
        if isinstance(view, PdfPreview):
            background.render(self, lambda: _checked(content), view.show_pdf, refused=self._unseen)
        elif isinstance(view, PictureView):
            background.render(self, lambda: read_picture(content), self._show_picture, refused=self.refuse)

    def save(self) -> None:
        """Save a plain copy where the person wants it; only then it is on the disk."""
        file = self._file
        suffix = Path(file.name).suffix or ".pdf"
        kinds = _("Berkas yang sama (*{suffix})").format(suffix=suffix)
        path = self._means.make_door().ask_file(self, _("Simpan salinan"), file.name, kinds)
        if path is not None:
            self.write(path, file.content, self._saved)

    def _saved(self, path: Path) -> None:
        attachment_id, name = self._file.attachment_id, self._file.name

        def note(session: Any) -> None:
            from asn_desktop.operations.attachment_reading import record_copy

            record_copy(session, attachment_id, name=name)

        self._background.run(self, note)
        words = _("{name} tersimpan di {folder} tanpa sandi. Hapus bila sudah tidak dipakai.")
        self.say(words.format(name=path.name, folder=path.parent.name or path.parent))

    def _show_picture(self, image: QImage) -> None:
        if isinstance(self.view, PictureView):
            self.view.show_picture(image)

    def _unseen(self, refusal: UserError) -> None:
        if isinstance(self.view, PdfPreview):
            self.view.show_message(refusal.message)
        self.refuse(refusal)


class FinalSheet(PaperSheet):
    """One final document, drawn from what was frozen; printed and saved from the same bytes."""

    def __init__(
        self, window: QWidget, background: Background, means: PaperMeans, row: DocumentRow, item: Any
    ) -> None:
        self._row, self._means = row, means
        self.pdf = b""
        self._run: PrintRun | None = None
        buttons: list[QWidget] = [Button(_("Simpan PDF"), "", "arrow_download", on_click=self.save)]
        if row.withdrawn_at is None:
            buttons.append(Button(_("Cetak"), "primary", "print", on_click=self.print_document))
        view = PdfPreview(background)
        super().__init__(
            window,
            background,
            view,
            buttons,
            title=row.number,
            facts=document_facts(row, about=row.subject_name),
            note=withdrawal_words(row),
        )

        def draw() -> bytes:
            from asn_desktop.reports.kinds import get_kind

            content, issue = item
            return get_kind(row.kind).render(content, issue)

        background.render(self, draw, self._show, refused=self.refuse)

    def save(self) -> None:
        """Write the document as a PDF file."""
        if not self.pdf:
            return
        from asn_desktop.reports.batch import file_name

        name = file_name(f"{self._row.subject_name} {self._row.number}") + ".pdf"
        path = self._means.make_door().ask_file(self, _("Simpan PDF"), name, _("Dokumen PDF (*.pdf)"))
        if path is not None:
            self.write(path, self.pdf, self._saved)

    def print_current(self) -> None:
        """Ctrl+P prints this document, unless it was withdrawn."""
        if self._row.withdrawn_at is None:
            self.print_document()

    def print_document(self) -> None:
        """Send the document to the printer in use."""
        if not self.pdf or self._run is not None:
            return
        device = self._means.find_printer()
        if device is None:
            words = _("Belum ada printer terpasang di komputer ini.")
            self.refuse(UserError(words, next_step=_("Pilih Simpan PDF, lalu cetak dari komputer lain.")))
            return
        from asn_desktop.reports.kinds import get_kind
        from asn_desktop.ui.paper.printing import PrintItem, PrintRun, paper_in_mm

        pdf, kind = self.pdf, get_kind(self._row.kind)
        run = PrintRun(self._background, device, [PrintItem(self._row.number, lambda: pdf)])
        run.finished.connect(self._printed)
        run.refused.connect(lambda refusal, _sent: self._print_refused(refusal))
        self._run = run
        paper = kind.usual_paper
        try:
            run.start(
                paper_in_mm(paper.label, paper.width, paper.height),
                is_landscape=kind.is_landscape,
                title=self._row.number,
            )
        except UserError as refusal:
            self._print_refused(refusal)

    def _show(self, pdf: bytes) -> None:
        self.pdf = pdf
        if isinstance(self.view, PdfPreview):
            self.view.show_pdf(pdf)

    def _printed(self, sent: int, _was_stopped: bool) -> None:
        self._run = None
        if sent:
            self._note(is_print=True)
            self.say(_("Terkirim ke printer. Periksa lembar terakhir."))

    def _print_refused(self, refusal: UserError) -> None:
        self._run = None
        self.refuse(refusal)

    def _saved(self, path: Path) -> None:
        self._note(is_print=False)
        words = _("{name} tersimpan di {folder}")
        self.say(words.format(name=path.name, folder=path.parent.name or path.parent))

    def _note(self, *, is_print: bool) -> None:
        kind, people = self._row.kind, [self._row.subject_id] if self._row.subject_id else []

        def work(session: Any) -> None:
            from asn_desktop.operations.prints import record_print, record_save

            if is_print:
                record_print(session, kind=kind, employee_ids=people)
            else:
                record_save(session, kind=kind, employee_ids=people, form="pdf")

        self._background.run(self, work)


def open_evidence(
    owner: QWidget, background: Background, means: PaperMeans, attachment_id: int, facts: str = ""
) -> None:
    """Read a file and show it over the owner's window; a refusal goes to the message bar."""
    background.run(
        owner,
        lambda session: means.read_file(session, attachment_id),
        lambda file: EvidenceSheet(owner.window(), background, means, file, facts).open(),
    )


def open_final(owner: QWidget, background: Background, means: PaperMeans, document_id: int) -> None:
    """Read a final document as it was frozen and show it over the owner's window."""

    def work(session: Any) -> Any:
        from asn_desktop.reports.issuing import reissue

        emblem = means.read_emblem(session)
        return reissue(session, document_id, operator=means.operator, emblem=emblem)

    background.run(owner, work, lambda found: FinalSheet(owner.window(), background, means, *found).open())


def document_facts(row: DocumentRow, *, about: str = "") -> str:
    """Kind (or what else it is called), day, quarter and revision of a final document on one line."""
    from asn_desktop.reports.kinds import get_kind
    from asn_desktop.ui.report.reading import period_words

    day = _("final {day}").format(day=format_long(row.finalised_at.astimezone().date()))
    revision = _("Perbaikan {number}").format(number=row.revision) if row.revision else ""
    parts = (about or get_kind(row.kind).label, day, period_words(row.period), revision)
    return "  ·  ".join(part for part in parts if part)


def withdrawal_words(row: DocumentRow) -> str:
    """When and why a document was opened again, "" for one that counts."""
    if row.withdrawn_at is None:
        return ""
    day = format_long(row.withdrawn_at.astimezone().date())
    words = _("Ditarik {day}, tidak berlaku lagi").format(day=day)
    if row.withdrawn_reason:
        words = _("{words}. Alasan: {reason}").format(words=words, reason=row.withdrawn_reason)
    return words


def _view_of(file: EvidenceFile, background: Background) -> PdfPreview | PictureView | EmptyState:
    if file.media_type == PDF_TYPE:
        return PdfPreview(background)
    if file.media_type in PICTURE_TYPES:
        return PictureView()
    return EmptyState(
        "document",
        _("Jenis berkas ini tidak ditampilkan di sini"),
        _("Pilih Simpan salinan, lalu buka dengan Word atau Excel."),
    )


def _zoom_line(view: PdfPreview | PictureView) -> Any:
    out = IconButton("zoom_out", _("Perkecil"), tint="primary", on_click=view.zoom_out)
    text = Label(view.zoom_text(), "cap")
    closer = IconButton("zoom_in", _("Perbesar"), tint="primary", on_click=view.zoom_in)
    view.zoom_changed.connect(text.setText)
    return line(out, text, closer, spacing=4)


def _checked(pdf: bytes) -> bytes:
    """The same bytes, once they are known to be pages.

    Raises:
        UserError: they are not, or a password hides them.
    """
    try:
        if page_sizes(pdf):
            return pdf
    except RuntimeError:
        pass
    raise UserError(
        _("PDF ini tidak bisa ditampilkan di sini."),
        next_step=_("Pilih Simpan salinan, lalu buka dengan pembaca PDF."),
    )

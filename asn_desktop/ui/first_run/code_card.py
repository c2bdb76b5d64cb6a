"""This file holds the card with a fresh recovery code: print it, keep it as a PDF, or go on for now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.first_run.cover import card_head
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, Note, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.painting import CENTER, Painted, draw_round, draw_text

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice
    from asn_desktop.ui.paper.printing import PrintRun


class CodeGroup(Painted):
    """One group of the code with its number."""

    def __init__(self, number: int, letters: str) -> None:
        super().__init__(None, 46)
        self._number, self._letters = number, letters
        self.setAccessibleName(f"{number}. {' '.join(letters)}")

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint number and letters."""
        draw_round(painter, rect, 8, fill="surface2", border="border")
        box = QRectF(rect.x() + px(7), rect.y() + px(4), px(14), px(14))
        draw_text(painter, box, str(self._number), "text3", size=11)
        draw_text(
            painter, rect.adjusted(px(8), px(2), 0, 0), self._letters, size=17, weight=600, align=CENTER
        )


class CodeCard(Card):
    """Shows the code of the lembar pemulihan once; nothing here stops a person from going on."""

    finished = Signal()

    def __init__(
        self, background: Background, office: OpenOffice, code: str, title: str, sentence: str
    ) -> None:
        super().__init__(margins=(28, 24, 28, 20), spacing=12)
        self._background, self._office, self.code = background, office, code
        self._run: PrintRun | None = None
        self.message = InlineBar()
        self.print_button = Button(_("Cetak lembar"), "primary", "print", on_click=self.print_sheet)
        self.save_button = Button(_("Simpan PDF"), "", "document_pdf", on_click=self._ask_where)
        self.go_on = Button(_("Nanti saja, lanjut"), "quiet", on_click=self.finished.emit)
        for button in (self.print_button, self.save_button, self.go_on):
            button.setProperty("tall", "1")
        self.add(card_head(title, sentence, "key", "ok"), self._groups(), self.message)
        self.add(
            Note(
                _("Simpan di tempat terkunci, terpisah dari komputer ini"),
                "warn",
                icon="lock_shield",
                detail=_(
                    "Lembar ini membuka data bila semua kata sandi terlupa. Siapa pun yang memegangnya dapat membukanya."
                ),
            )
        )
        self.add(2, line(self.go_on, None, self.save_button, self.print_button))

    def print_sheet(self) -> None:
        """Send the sheet to the usual printer."""
        from asn_desktop.ui.paper.printing import find_device

        device = find_device()
        if device is None:
            words = _("Belum ada printer di komputer ini")
            self._say(words, "warn", _("Simpan sebagai PDF, atau salin kodenya dengan tangan."))
            return
        self._make(self._send)

    def save_to(self, path: Path) -> None:
        """Write the sheet as a PDF file."""

        def write(pdf: bytes) -> None:
            def job() -> None:
                from asn_desktop.storage.files import disk_faults, write_atomically

                with disk_faults(path):
                    write_atomically(path, pdf)

            self._background.call(self, job, lambda _nothing: self._done(saved), refused=self._refuse)

        saved = _("Tersimpan sebagai {name}").format(name=path.name)
        self._make(write)

    def _groups(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(8))
        for place, letters in enumerate(self.code.split("-")):
            grid.addWidget(CodeGroup(place + 1, letters), place // 4, place % 4)
        return holder

    def _ask_where(self) -> None:
        usual = _("Lembar pemulihan {office}.pdf").format(office=self._office.keyring.office_name)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Simpan lembar pemulihan"), usual, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def _make(self, then: Callable[[bytes], object]) -> None:
        """Typeset the sheet on the worker that owns the database."""
        office, code = self._office, self.code
        self._background.call(self, lambda: sheet_pdf(office, code), then, refused=self._refuse)

    def _send(self, pdf: bytes) -> None:
        from asn_desktop.ui.paper.printing import PrintItem, PrintRun, find_device, paper_in_mm

        device = find_device()
        if device is None:
            return
        title = _("Lembar pemulihan")
        run = PrintRun(self._background, device, [PrintItem(title, lambda: pdf)])
        run.finished.connect(
            lambda _sent, _stopped: self._done(_("Lembar pemulihan sudah dikirim ke printer"))
        )
        run.refused.connect(self._refuse)
        self._run = run
        try:
            run.start(paper_in_mm("A4", 595.28, 841.89), is_landscape=False, title=title)
        except UserError as refusal:
            self._refuse(refusal)

    def _done(self, words: str) -> None:
        self._say(words, "ok")
        self.go_on.setText(_("Lanjut"))
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, refusal: object) -> None:
        if isinstance(refusal, UserError):
            self._say(refusal.message, "bad", refusal.next_step)

    def _say(self, text: str, kind: str, detail: str = "") -> None:
        self.message.show_message(text, kind, detail)


def sheet_pdf(office: OpenOffice, code: str, *, now: datetime | None = None) -> bytes:
    """The lembar pemulihan as a PDF file, for a code that was just made."""
    from asn_desktop.reports.gather_office import Request
    from asn_desktop.reports.kinds import collect, get_kind
    from asn_desktop.reports.parts import Issue
    from asn_desktop.rules.indonesian_date import format_short, format_time

    moment = now or datetime.now()
    printed_at = f"{format_short(moment.date())} {format_time(moment)}"
    issue = Issue(printed_at=printed_at, operator=office.account.display_name)
    with office.database.begin(account_id=office.account_id) as session:
        content = collect(session, "recovery-sheet", Request(), code=code, made_at=moment)
    pdf: bytes = get_kind("recovery-sheet").render(content, issue)
    return pdf

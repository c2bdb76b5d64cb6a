"""This file holds the sheets of the report room: final, revision, part of a print, check of a document."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.reason_sheet import ReasonSheet
from asn_desktop.ui.report.elide_combo import combo
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.sheets import ConfirmSheet, NoticeSheet
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.operations.document_check import Answer


def final_sheet(window: QWidget, document: str, period: str, *, count: int, already: int) -> ConfirmSheet:
    """Ask before documents are numbered and locked."""
    title = _("Finalkan {count} {document}, {period}?")
    facts = [
        _("Isi terkunci dan nomor dokumen dibuat."),
        _("Perubahan sesudahnya menjadi Perbaikan 1, lewat Buka kembali dengan alasan."),
        _("Tanda air DRAF hilang dan kode periksa dicetak."),
    ]
    if already:
        facts.append(_("{count} yang sudah final tidak berubah.").format(count=already))
    title = title.format(count=count, document=document.lower(), period=period)
    return ConfirmSheet(window, title, facts, confirm=_("Finalkan dan kunci"))


class RevisionSheet(ReasonSheet):
    """Asks why a final document is made anew at once, from the data of now."""

    def __init__(self, window: QWidget, name: str, revision: int) -> None:
        super().__init__(
            window,
            _("Buat Perbaikan {revision} untuk {name}?").format(revision=revision, name=name),
            [
                _("Dokumen final yang lama tetap tersimpan dan bisa diperiksa."),
                _("Lembar baru memuat data sekarang dan nomor baru."),
            ],
            label=_("Alasan perbaikan"),
            confirm=_("Buat Perbaikan {revision}").format(revision=revision),
        )


class RangeSheet(NoticeSheet):
    """Asks which documents of a print are to be printed again."""

    chosen = Signal(object, object)
    """first and last document, counted from 0"""

    def __init__(self, window: QWidget, titles: Sequence[str]) -> None:
        self.first, self.last = combo(_("Dari berkas")), combo(_("Sampai berkas"))
        for place, title in enumerate(titles, start=1):
            for box in (self.first, self.last):
                box.addItem(_("{place}  {title}").format(place=place, title=title))
        self.last.setCurrentIndex(len(titles) - 1)
        content = QWidget()
        column(
            Label(_("Dari berkas"), "field"),
            3,
            self.first,
            10,
            Label(_("Sampai berkas"), "field"),
            3,
            self.last,
            parent=content,
        )
        again = Button(_("Cetak ulang"), "primary", "print", on_click=self._confirm)
        super().__init__(
            window, _("Cetak ulang sebagian"), content, [Button(_("Batal"), on_click=self.escape), again]
        )

    def _confirm(self) -> None:
        ends = sorted((self.first.currentIndex(), self.last.currentIndex()))
        self.close_overlay()
        self.chosen.emit(ends[0], ends[1])


class CheckSheet(NoticeSheet):
    """Tells whether a printed document is one of this office: its fingerprint is typed or scanned."""

    def __init__(self, window: QWidget, background: Background) -> None:
        self._background = background
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("9F3A-77C1-0B52-E4D8")
        self.answer = InlineBar(closable=False)
        self.answer.hide()
        field = FormField(
            _("Sidik dokumen"), self.typed, hint=_("Ketik dari bawah kode QR, atau pindai kodenya")
        )
        content = QWidget()
        column(field, 10, self.answer, parent=content)
        check = Button(_("Periksa"), "primary", "document_search", on_click=self.check)
        super().__init__(
            window, _("Periksa dokumen"), content, [Button(_("Tutup"), on_click=self.escape), check]
        )
        self.typed.returnPressed.connect(self.check)

    def check(self) -> None:
        """Look the fingerprint up."""
        typed = self.typed.text()

        def work(session: Any) -> Answer:
            from asn_desktop.operations.document_check import check_fingerprint

            return check_fingerprint(session, typed)

        self._background.run(self, work, self._tell, refused=self._refuse)

    def _tell(self, found: Answer) -> None:
        self._say(found.sentence, "ok" if found.is_current else "warn" if found.is_known else "bad")

    def _refuse(self, refusal: UserError) -> None:
        self._say(str(refusal), "info")

    def _say(self, sentence: str, kind: str) -> None:
        self.answer.show_message(sentence, kind)
        self.place()
        self.typed.selectAll()
        self.typed.setFocus()

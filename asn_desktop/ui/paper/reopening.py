"""This file holds how a final document is opened again, from Laporan and from Berkas alike."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.acting import tell
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.reason_sheet import ReopenSheet

if TYPE_CHECKING:
    from asn_desktop.operations.documents import DocumentRow


def ask_to_reopen(owner: QWidget, background: Background, row: DocumentRow, *, is_present: bool) -> None:
    """Ask for the reason, then make the document's subject a draft again and tell it.

    `is_present` says whether its quarter still runs, so that another final can follow.
    """
    sheet = ReopenSheet(owner.window(), row.number, row.subject_name, is_present=is_present)
    document_id = row.document_id

    def reopen(reason: str) -> None:
        def work(session: Any) -> None:
            from asn_desktop.operations.documents import reopen_document

            reopen_document(session, document_id, reason=reason)

        words = _("{number} dibuka kembali. Finalkan lagi dari Laporan untuk membuat perbaikannya.")
        if not is_present:
            words = _("{number} ditarik, nomornya tidak dipakai lagi")
        background.run(owner, work, lambda _none: tell(owner, words.format(number=row.number)))

    sheet.confirmed.connect(reopen)
    sheet.open()

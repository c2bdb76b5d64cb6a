"""This file holds the rows of the papers of a person: evidence files and final documents."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.ui.acting import joined
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Row, column
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.text import Chip, ElideLabel

if TYPE_CHECKING:
    from asn_desktop.operations.attachment_reading import EvidenceRow
    from asn_desktop.operations.documents import DocumentRow

_ICONS = {
    ".pdf": "document_pdf",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".xlsx": "document_table",
}


class PaperRow(Row):
    """One paper; Enter, a double click and its button open it."""

    def __init__(self, icon: str, kind: str, title: str, facts: str, start: Callable[[], object]) -> None:
        super().__init__(IconTile(icon, kind), margins=(0, 8, 0, 8))
        self._start = start
        self.open_button = Button(_("Buka"), icon="open", on_click=start)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(joined([title, facts]))
        self.body.addLayout(column(ElideLabel(title, "strong"), 2, ElideLabel(facts, "muted")), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        self._start()
        event.accept()


def evidence_row(found: EvidenceRow, start: Callable[[], object]) -> PaperRow:
    """An evidence file with what it proves."""
    suffix = found.name[found.name.rfind(".") :].lower() if "." in found.name else ""
    row = PaperRow(_ICONS.get(suffix, "document_text"), "info", found.name, evidence_facts(found), start)
    row.add(row.open_button)
    return row


def evidence_facts(found: EvidenceRow) -> str:
    """What a file proves, since when it is kept, how large it is."""
    added = _("dilampirkan {day}").format(day=format_long(found.added_at.astimezone().date()))
    return joined([*found.proves, added, size_words(found.size)])


def document_row(found: DocumentRow, start: Callable[[], object], reopen: Callable[[], object]) -> PaperRow:
    """A final document; one that was opened again says so and only shows what it was."""
    from asn_desktop.ui.paper.viewing import document_facts, withdrawal_words

    is_in_force = found.withdrawn_at is None
    facts = joined([document_facts(found), withdrawal_words(found)])
    icon, kind = ("document_checkmark", "ok") if is_in_force else ("document_text", "warn")
    row = PaperRow(icon, kind, found.number, facts, start)
    if is_in_force:
        menu = MenuButton()
        menu.add(_("Buka kembali"), reopen, icon_name="lock_open")
        row.add(row.open_button, menu)
    else:
        row.add(Chip(_("ditarik"), "mute"), row.open_button)
    return row


def size_words(size: int) -> str:
    """Bytes as a person reads them, "1,2 MB"."""
    if size >= 100_000:
        return _("{size} MB").format(size=f"{size / 1_000_000:.1f}".replace(".", ","))
    return _("{size} KB").format(size=max(1, round(size / 1000)))

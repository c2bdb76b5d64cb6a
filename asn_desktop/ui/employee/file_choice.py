"""This file holds the line of a form by which one evidence file is attached, looked at by name, and let go."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.widgets.boxes import line
from asn_desktop.ui.widgets.buttons import Button, IconButton
from asn_desktop.ui.widgets.text import ElideLabel, reveal

if TYPE_CHECKING:
    from asn_desktop.ui.employee.assessment import Attach


class FileChoice(QWidget):
    """One file behind a paper, kept encrypted; the form holds its id and shows its name."""

    changed = Signal()

    def __init__(self, background: Background, attach: Attach | None) -> None:
        super().__init__()
        self._background, self._attach = background, attach
        self._found: tuple[int, str] | None = None
        self.button = Button("", icon="attach", on_click=self._pick)
        self.name = ElideLabel("", "muted")
        self.drop_button = IconButton("dismiss", _("Lepas berkas bukti"), on_click=self._let_go)
        layout = line(self.button, self.name, self.drop_button, spacing=8, parent=self)
        layout.setStretch(1, 1)
        self.show_file(None)

    def attachment_id(self) -> int | None:
        """The file that the form is published with."""
        return self._found[0] if self._found else None

    def content(self) -> list[int | str] | None:
        """Id and name, for the draft."""
        return list(self._found) if self._found else None

    def show_file(self, found: Sequence[object] | None) -> None:
        """Show another file as (id, name), or that there is none."""
        self._found = (int(str(found[0])), str(found[1])) if found else None
        self.button.setText(_("Ganti berkas") if self._found else _("Lampirkan berkas"))
        none = _("PDF, foto, Word atau Excel, paling besar 20 MB")
        self.name.setText(self._found[1] if self._found else none)
        reveal(self.drop_button, self._found is not None)

    def attach(self, source: Path) -> None:
        """Keep a file; it belongs to the paper once the form is published."""
        attach = self._attach
        if attach is None:
            return

        def show(attachment_id: int) -> None:
            self.show_file((attachment_id, source.name))
            self.changed.emit()

        self._background.run(self, lambda session: attach(session, source), show)

    def _pick(self) -> None:
        kinds = _("Berkas bukti (*.pdf *.png *.jpg *.jpeg *.docx *.xlsx)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Pilih berkas bukti"), "", kinds)
        if name:
            self.attach(Path(name))

    def _let_go(self) -> None:
        self.show_file(None)
        self.changed.emit()
        self.button.setFocus()

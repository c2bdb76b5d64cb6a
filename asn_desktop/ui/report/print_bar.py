"""This file holds the bar under the pages: which printer, which paper, what a draft looks like."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.paper.paper_choice import PaperSize, mismatch_text
from asn_desktop.ui.paper.printing import Device
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column, hair_line, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import ElideLabel, HugLabel, IconLabel


class PrintBar(QWidget):
    """Says what the press of Cetak will do."""

    printer_wanted = Signal()
    search_wanted = Signal()
    finalise_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "1")
        self._has_device, self._is_known = False, False
        self._icon = IconLabel("print", "text2")
        self._text = HugLabel("")
        self._change = Button(_("Ubah printer"), "link", on_click=self._ask)
        self._hint = ElideLabel("", "cap")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._drafts = 0
        self.finalise = Button(
            _("Finalkan"), "quiet", "document_checkmark", on_click=self.finalise_wanted.emit
        )
        row = line(self._icon, self._text, 8, self._change, 8, spacing=8, margins=(18, 0, 14, 0))
        row.addWidget(self._hint, 1)
        row.addWidget(self.finalise)
        holder = QWidget()
        holder.setLayout(row)
        holder.setFixedHeight(px(44))
        column(hair_line(), holder, parent=self)

    def show_device(self, device: Device | None, wanted: PaperSize) -> None:
        """The printer in use, or what to do without one."""
        self._has_device, self._is_known = device is not None, True
        if device is None:
            self._say(_("Belum ada printer terpasang di komputer ini"), "warning", "warn")
            self._change.setText(_("Cari lagi"))
            self._show_hint()
            return
        self._change.setText(_("Ubah printer"))
        self._show_hint()
        choice = device.choose(wanted)
        if not choice.fits:
            self._say(mismatch_text(device.present_paper(), wanted), "warning", "warn")
            return
        words = _("{printer}, {paper}, {sides}, skala 100%")
        self._say(
            words.format(printer=device.name, paper=wanted.name, sides=device.sides_text()), "print", ""
        )

    def show_drafts(self, drafts: int, action: str) -> None:
        """What happens to drafts; `action` is the word on the button, "" hides it."""
        self._drafts = drafts
        self._show_hint()
        self.finalise.setText(action)
        self.finalise.setVisible(bool(action))

    def text(self) -> str:
        """What it says about the printer."""
        return self._text.full_text()

    def hint(self) -> str:
        """What to do without a printer."""
        return self._hint.full_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the remark about drafts out where the printer's name needs the room."""
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        words = _("Berkas draf diberi tanda air DRAF") if self._drafts else ""
        if not self._has_device and self._is_known:
            words = _("Pasang printer, atau pilih Simpan PDF")
        self._hint.setText(words if self.width() >= px(800) else "")
        self._text.setToolTip(words)

    def _say(self, text: str, icon: str, tint: str) -> None:
        self._icon.show_icon(icon, tint or "text2")
        self._text.set_role(tint)
        self._text.setText(text)

    def _ask(self) -> None:
        (self.printer_wanted if self._has_device else self.search_wanted).emit()

"""This file holds the first page of an office without people: four steps to the first print."""

from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import StepDisc
from asn_desktop.ui.widgets.boxes import Card, Row, column, hair_line, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import Chip, IconLabel, Label


class Welcome(QWidget):
    """Leads from the founded office to the first printed report; step 2 waits for Ctrl+V."""

    pasted = Signal()
    file_chosen = Signal(object)
    typed = Signal()

    def __init__(self, office_line: str) -> None:
        super().__init__()
        self._office = Label(office_line, "muted")
        steps = Card(margins=(1, 1, 1, 1))
        steps.add(
            self._step(1, "done", _("Data kantor"), self._office, _("selesai"), "ok"),
            self._list_step(),
            self._step(
                3,
                "next",
                _("Periksa standar jabatan"),
                Label(
                    _("Standar bawaan sudah terpasang menurut jenjang jabatan. Anda tinggal memeriksa."),
                    "muted",
                ),
                _("berikutnya"),
                "mute",
            ),
            self._step(
                4,
                "next",
                _("Nilai dan cetak laporan pertama"),
                Label(_("Pilih satu pegawai, isi nilai 0 sampai 5, lalu cetak."), "muted"),
                _("berikutnya"),
                "mute",
            ),
        )
        column(line(column(steps, None), column(self._needed(), None), spacing=16), None, parent=self)

    def show_office(self, office_line: str) -> None:
        """Replace the line under step 1."""
        self._office.setText(office_line)

    def _step(self, number: int, state: str, title: str, body: Label, chip: str, kind: str) -> Row:
        row = Row(spacing=18, margins=(24, 18, 24, 18))
        body.setWordWrap(True)
        row.body.addWidget(StepDisc(number, state), 0, Qt.AlignmentFlag.AlignTop)
        row.body.addLayout(column(Label(title, "h2"), body, spacing=4), 1)
        row.body.addWidget(Chip(chip, kind), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _list_step(self) -> Row:
        words = Label(
            _(
                "Salin dari Excel dan tempel di sini, atau buka berkasnya. Kolom Nama, NIP, dan Jabatan sudah cukup."
            ),
            "muted",
            wrap=True,
        )
        buttons = line(
            Button(_("Tempel dari Excel"), "primary", on_click=self.pasted.emit),
            Button(_("Buka berkas"), on_click=lambda: self.file_chosen.emit(None)),
            Button(_("Ketik satu per satu"), "link", on_click=self.typed.emit),
            None,
        )
        self.drop = DropBox()
        self.drop.dropped.connect(self.file_chosen)
        row = Row(spacing=18, margins=(24, 18, 24, 20))
        row.body.addWidget(StepDisc(2, "current"), 0, Qt.AlignmentFlag.AlignTop)
        row.body.addLayout(
            column(Label(_("Masukkan daftar pegawai"), "h2"), words, 4, buttons, 2, self.drop, spacing=4), 1
        )
        row.body.addWidget(Chip(_("langkah ini"), "info"), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _needed(self) -> Card:
        card = Card(spacing=8)
        card.setFixedWidth(px(300))
        card.add(Label(_("Yang perlu disiapkan"), "h2"))
        for title, detail in (
            (_("Daftar pegawai"), _("Nama, NIP, pangkat, jabatan")),
            (_("Nama penanda tangan"), _("Lurah dan sekretaris, dengan NIP")),
            (_("Lambang daerah"), _("Berkas gambar untuk kop surat")),
        ):
            words = column(Label(title, "strong"), Label(detail, "cap"))
            card.body.addLayout(line(IconLabel("document", "primary"), words, None, spacing=10))
        card.add(
            hair_line(),
            Label(_("Data tetap di komputer ini"), "h2"),
            Label(
                _(
                    "ASN Desktop bekerja tanpa internet. Data kantor tersandi dan hanya terbuka dengan kata sandi."
                ),
                "muted",
                wrap=True,
            ),
        )
        return card


class DropBox(QFrame):
    """A dashed box that takes a file dropped on it."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("drop", "1")
        self.setAcceptDrops(True)
        self.setMinimumHeight(px(70))
        title, hint = (
            Label(_("Tempel di sini dengan Ctrl+V"), "strong"),
            Label(_("atau seret berkas Excel ke kotak ini"), "cap"),
        )
        for label in (title, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(None, title, hint, None, spacing=2, parent=self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the first local file on."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.dropped.emit(Path(url.toLocalFile()))
                return

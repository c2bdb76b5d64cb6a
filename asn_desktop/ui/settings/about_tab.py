"""This file holds the tab Tentang: version, folders, and the licences of what the program is made of."""

import platform
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from asn_desktop import __version__
from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.licences import LicenceSheet
from asn_desktop.ui.settings.paper_door import show_path
from asn_desktop.ui.settings.seat import Seat, opened
from asn_desktop.ui.settings.tab import SettingsTab
from asn_desktop.ui.shell.brand import ProductMark
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, Row, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import ElideLabel, Label


class AboutTab(SettingsTab):
    """What runs here, where the data lies, and what to pass on when asking for help."""

    def __init__(self, background: Background, seat: Seat) -> None:
        super().__init__(background, seat)
        folder = opened(seat).folder
        self.copy = Button(_("Salin rincian"), "", "copy", on_click=self._copy)
        mark = line(ProductMark(48), spacing=14)
        mark.addLayout(
            column(
                Label("ASN Desktop", "title"),
                Label(_("Versi {version}").format(version=__version__), "muted"),
            ),
            1,
        )
        mark.addWidget(self.copy)
        places = Card(line(Label(_("Tempat berkas"), "h2"), margins=(16, 12, 16, 10)), margins=(1, 1, 1, 6))
        places.add(
            _place("folder", _("Data kantor"), folder.root),
            _place("document_text", _("Catatan teknis"), folder.logs),
        )
        words = _(
            "Bekerja tanpa jaringan. Data kantor tersimpan tersandi di komputer ini dan tidak dikirim ke mana pun."
        )
        left = QWidget()
        column(Card(mark, 10, Label(words, "muted", wrap=True)), 14, places, None, parent=left)
        licences = Card(Label(_("Dibuat dengan"), "h2"), 4)
        for name, use, licence in _licences():
            licences.add(
                8, line(Label(name, "strong"), None, Label(licence, "cap")), Label(use, "cap", wrap=True)
            )
        self.read_button = Button(_("Baca teks lisensi"), "link", on_click=self._read_licences)
        licences.add(12, line(self.read_button, None), None)
        self._licences = licences
        holder = QWidget()
        body = line(left, licences, spacing=14, margins=(24, 16, 24, 16), parent=holder)
        body.setStretch(0, 1)
        column(scrolling(holder), parent=self)
        self.arrange(False)

    def arrange(self, is_compact: bool) -> None:
        """Narrow the licences."""
        self._licences.setFixedWidth(px(320 if is_compact else 380))

    def details(self) -> str:
        """Facts for who helps; no name of a person, no data."""
        from PySide6 import __version__ as qt_version

        folder = opened(self.seat).folder
        likes = self.seat.preferences
        lines = [
            f"ASN Desktop {__version__}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"Python {platform.python_version()}, Qt {qt_version}",
            _("Tema {mode}, teks {scale}%").format(mode=likes.mode, scale=likes.text_scale),
            _("Folder data {path}").format(path=folder.root),
            _("Catatan teknis {path}").format(path=folder.logs),
        ]
        return "\n".join(lines)

    def _read_licences(self) -> None:
        LicenceSheet(self.window()).open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
        self.tell(_("Rincian tersalin"))


def _place(icon: str, name: str, path: Path) -> Row:
    row = Row(spacing=12, margins=(16, 9, 12, 9))
    row.body.addLayout(column(Label(name, "strong"), ElideLabel(str(path), "cap")), 1)
    row.body.addWidget(Button(_("Buka folder"), "quiet", icon, on_click=partial(_open_folder, path)))
    return row


def _open_folder(path: Path) -> None:
    """The folder, or the nearest one above it that is there."""
    while not path.is_dir() and path != path.parent:
        path = path.parent
    show_path(path)


def _licences() -> tuple[tuple[str, str, str], ...]:
    return (
        ("Qt, PySide6", _("jendela dan cetakan"), "LGPL 3"),
        ("SQLCipher", _("basis data tersandi, © Zetetic LLC"), "BSD 3-Clause"),
        ("SQLAlchemy", _("kerja dengan basis data"), "MIT"),
        ("ReportLab", _("halaman PDF"), "BSD 3-Clause"),
        ("PDFium, pypdfium2", _("pratinjau PDF"), "BSD 3-Clause, Apache 2"),
        ("pandas", _("membaca tabel"), "BSD 3-Clause"),
        ("Inter", _("huruf di layar dan laporan"), "SIL OFL 1.1"),
        ("Arimo", _("huruf surat dinas, setara Arial"), "SIL OFL 1.1"),
        ("Fluent UI System Icons", _("gambar kecil di tombol"), "MIT"),
    )

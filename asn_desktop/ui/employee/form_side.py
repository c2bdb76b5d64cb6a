"""This file holds the card beside a person's form: what the NIP says, what the position asks."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.nip import read_nip
from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, hair_line, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import IconLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import StandardPreview

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_PAUSE_MS = 250


class FormSide(Card):
    """What follows from what is typed."""

    import_wanted = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__(margins=(16, 16, 16, 16))
        self._background = background
        self._position = ""
        self.standard, self.nip = Label("", "muted", wrap=True), Label("", "muted", wrap=True)
        self._after = QWidget()
        self._excel = QWidget()
        words = _(
            "Salin barisnya di Excel, lalu tempel di halaman impor. Kolom dicocokkan lebih dulu dan bisa diurungkan."
        )
        column(
            14,
            hair_line(),
            14,
            Label(_("Punya daftar di Excel?"), "h2"),
            6,
            Label(words, "muted", wrap=True),
            10,
            Button(_("Impor dari Excel"), "soft", on_click=self.import_wanted.emit),
            parent=self._excel,
        )
        self._title = Label("", "h2")
        self.add(self._title, 10, _fact("target", self.standard), 10, _fact("person", self.nip), self._excel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._read_standard)
        self.show_compact(False)
        self.show_new(True)

    def show_new(self, is_new: bool) -> None:
        """A new person may also come from a spreadsheet."""
        self._excel.setVisible(is_new)
        self._title.setText(_("Setelah disimpan") if is_new else _("Yang ikut berubah"))

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self.setFixedWidth(px(236 if is_compact else 300))

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Follow what is typed."""
        self.nip.setText(nip_words(texts.get("nip", "")))
        position = texts.get("position", "").strip()
        if position != self._position or not self.standard.text():
            self._position = position
            if position:
                self._timer.start()
            else:
                self._timer.stop()
                self.standard.setText(_("Standar kompetensi dipasang otomatis begitu jabatan dipilih"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while nobody looks; the position is asked for again on the next visit."""
        self._timer.stop()
        self._position = ""
        super().hideEvent(event)

    def _read_standard(self) -> None:
        position = self._position

        def work(session: Any) -> StandardPreview | None:
            from asn_desktop.operations.profile_reading import preview_standard

            return preview_standard(session, position)

        def show(found: StandardPreview | None) -> None:
            if position == self._position:
                self.standard.setText(standard_words(position, found))

        self._background.run(self, work, show)


def standard_words(position: str, found: StandardPreview | None) -> str:
    """What the chosen position asks, in a sentence."""
    if found is None:
        return _(
            "{position} belum ada di daftar, jadi ditambahkan sebagai jabatan baru tanpa standar"
        ).format(position=position)
    if not found.asked:
        return _("{position} belum punya standar, pasang di halaman Kompetensi").format(position=found.title)
    return _("{position} meminta {asked} kompetensi, tertinggi tingkat {highest} untuk {name}").format(
        position=found.title, asked=found.asked, highest=found.highest, name=found.names[0]
    )


def nip_words(text: str) -> str:
    """What a NIP says of its holder, in a sentence."""
    nip = read_nip(text)
    if nip is None:
        return _("Tanggal lahir, pengangkatan pertama, dan jenis kelamin dibaca dari NIP")
    born, sex = format_long(nip.birth_date), nip.sex.label.lower()
    if nip.is_pppk:
        return _("Menurut NIP lahir {born}, diangkat {year}, {sex}").format(
            born=born, year=nip.appointment_year, sex=sex
        )
    month = _MONTHS[nip.month_or_contract - 1] if 1 <= nip.month_or_contract <= len(_MONTHS) else ""
    return _("Menurut NIP lahir {born}, diangkat {month} {year}, {sex}").format(
        born=born, month=month, year=nip.appointment_year, sex=sex
    )


def _fact(icon: str, words: Label) -> Any:
    picture = IconLabel(icon, "primary")
    layout = line(picture, words, spacing=10)
    layout.setStretch(1, 1)
    layout.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    return layout

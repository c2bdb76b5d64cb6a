"""This file holds the tab Tampilan: theme, text size, and how soon the program locks itself."""

from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.preferences import MODES, SCALES, Mode
from asn_desktop.ui.settings.seat import Seat
from asn_desktop.ui.settings.tab import SettingsTab
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Card, Row, column, line, scrolling
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.text import Label

AUTO_LOCK = "security.auto_lock_minutes"
MINUTES = (3, 5, 10, 15)
_ORDER: tuple[Mode, ...] = ("light", "dark", "system")


class LookTab(SettingsTab):
    """How the window looks on this computer."""

    reload_on = frozenset({"setting"})

    def __init__(self, background: Background, seat: Seat) -> None:
        super().__init__(background, seat)
        assert set(_ORDER) == set(MODES)
        self.theme = Seg([_("Terang"), _("Gelap"), _("Ikuti Windows")])
        self.scale = Seg([f"{scale}%" for scale in SCALES])
        self.minutes = Seg([_("{count} menit").format(count=count) for count in MINUTES], 1)
        self.theme.changed.connect(lambda place: seat.set_look(mode=_ORDER[place]))
        self.scale.changed.connect(lambda place: seat.set_look(text_scale=SCALES[place]))
        self.minutes.changed.connect(self._change_minutes)
        here = _group(
            _("Di komputer ini"),
            _choice(
                "weather_sunny",
                _("Tema"),
                _("Gelap lebih tenang di malam hari. Cetakan selalu hitam di atas putih."),
                self.theme,
            ),
            _choice(
                "text_font_size",
                _("Ukuran teks"),
                _("Juga dengan Ctrl dan tanda tambah atau kurang. Ctrl+0 kembali ke 100%."),
                self.scale,
            ),
        )
        everywhere = _group(
            _("Untuk kantor ini"),
            _choice(
                "lock_closed",
                _("Kunci sendiri sesudah diam"),
                _("Layar tertutup dan data terkunci sampai kata sandi diketik. Isian tetap tersimpan."),
                self.minutes,
            ),
        )
        holder = QWidget()
        column(here, 14, everywhere, None, margins=(24, 16, 24, 16), parent=holder)
        column(scrolling(holder), parent=self)

    def reload(self) -> None:
        """Show what holds now."""
        likes = self.seat.preferences
        self.theme.set_current(_ORDER.index(likes.mode))
        self.scale.set_current(SCALES.index(likes.text_scale))
        self.read(_read_minutes, self._show_minutes)

    def _show_minutes(self, minutes: int) -> None:
        self.minutes.set_current(MINUTES.index(minutes) if minutes in MINUTES else 1)
        self.seat.set_auto_lock(minutes)

    def _change_minutes(self, place: int) -> None:
        minutes = MINUTES[place]

        def work(session: Any) -> None:
            from asn_desktop.operations.settings import change_setting

            change_setting(session, AUTO_LOCK, minutes, label=_("waktu kunci otomatis"))

        text = _("Terkunci sendiri sesudah {minutes} menit diam").format(minutes=minutes)
        self.act(work, text, lambda _none: self.seat.set_auto_lock(minutes))


def _group(title: str, *rows: Row) -> Card:
    head = line(Label(title, "h2"), margins=(16, 12, 16, 10))
    return Card(head, *rows, margins=(1, 1, 1, 6))


def _choice(icon: str, title: str, words: str, switch: QWidget) -> Row:
    row = Row(IconTile(icon), spacing=14, margins=(16, 14, 16, 14))
    row.body.addLayout(column(Label(title, "strong"), Label(words, "cap", wrap=True)), 1)
    row.body.addLayout(line(switch))
    return row


def _read_minutes(session: Any) -> int:
    from asn_desktop.operations.settings import setting_of

    return int(setting_of(session, AUTO_LOCK, 5))

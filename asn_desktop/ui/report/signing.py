"""This file holds the choice of who signs, and in which standing."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.rules.signature import SignatureMode
from asn_desktop.ui.report.elide_combo import combo, widen_popup
from asn_desktop.ui.report.reading import Official
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column, line
from asn_desktop.ui.widgets.buttons import MenuButton
from asn_desktop.ui.widgets.text import Label, plain_tooltip

_SHORT = {
    SignatureMode.DEFINITIVE: "Definitif",
    SignatureMode.ON_BEHALF: "a.n.",
    SignatureMode.FOR_ATTENTION: "u.b.",
    SignatureMode.ACTING: "Plt.",
    SignatureMode.DAILY_ACTING: "Plh.",
    SignatureMode.CARETAKER: "Pj.",
}


class SigningChoice(QWidget):
    """The official, the standing, and with u.b. the deputy whose title is printed between."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._officials: tuple[Official, ...] = ()
        self.official = combo(_("Penanda tangan"))
        self._mode = SignatureMode.DEFINITIVE
        self.mode = MenuButton(_SHORT[self._mode], kind="link", icon="chevron_down")
        self.mode.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for mode in _SHORT:
            self.mode.add(mode.label, partial(self.choose_mode, mode))
        self.deputy = QLineEdit()
        self.deputy.setAccessibleName(_("Jabatan di atas u.b."))
        self._deputy_row = QWidget()
        caption = Label(_("Jabatan di atas u.b."), "micro")
        column(8, caption, 3, self.deputy, parent=self._deputy_row)
        self._deputy_row.hide()
        self.mode.hide()
        heading = line(Label(_("Penanda tangan"), "micro"), None, self.mode)
        self._layout = column(heading, self.official, self._deputy_row, parent=self)
        self.official.currentIndexChanged.connect(self._tell)
        self.deputy.editingFinished.connect(self.changed.emit)

    def show_officials(self, officials: Sequence[Official]) -> None:
        """Offer these people; the one chosen before stays chosen, else the first."""
        chosen = self.official_id()
        self._officials = tuple(officials)
        self.official.blockSignals(True)
        self.official.clear()
        for one in self._officials:
            self.official.addItem(", ".join(word for word in (one.position, one.name) if word))
        places = [one.employee_id for one in self._officials]
        if places:
            self.official.setCurrentIndex(places.index(chosen) if chosen in places else 0)
        else:
            self.official.addItem(_("Lurah (menurut Pengaturan)"))
        self.official.blockSignals(False)
        widen_popup(self.official)
        self.mode.setVisible(bool(places))
        if not self.deputy.text():
            self.deputy.setText(_deputy_of(officials))
        self._arrange()

    def official_id(self) -> int | None:
        """Who signs; None leaves it to the office's settings."""
        found = self._official()
        return found.employee_id if found else None

    def signature_mode(self) -> SignatureMode:
        """The standing; without a deputy u.b. cannot be printed and falls back to a.n."""
        if not self._officials:
            return SignatureMode.DEFINITIVE
        if self._mode is SignatureMode.FOR_ATTENTION and not self.deputy.text().strip():
            return SignatureMode.ON_BEHALF
        return self._mode

    def choose_mode(self, mode: SignatureMode) -> None:
        """Choose the standing."""
        self._mode = mode
        self._tell()

    def titles(self) -> tuple[str, str]:
        """Titles of the deputy and of the one who signs, as a.n. and u.b. print them."""
        found = self._official()
        own = found.position if found else ""
        mode = self.signature_mode()
        if mode is SignatureMode.FOR_ATTENTION:
            return self.deputy.text().strip(), own or _("Pejabat penanda tangan")
        if mode is SignatureMode.ON_BEHALF:
            return own or _("Pejabat penanda tangan"), ""
        return "", ""

    def _official(self) -> Official | None:
        place = self.official.currentIndex()
        return self._officials[place] if 0 <= place < len(self._officials) else None

    def _tell(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        # The button beside the caption keeps it off the choice; without it the usual gap does.
        self._layout.setSpacing(0 if self._officials else px(3))
        self._deputy_row.setVisible(self._mode is SignatureMode.FOR_ATTENTION)
        self.mode.setText(_SHORT[self._mode])
        self.mode.setToolTip(_("Menandatangani sebagai: {mode}").format(mode=self._mode.label))
        self.mode.setAccessibleName(self.mode.toolTip())
        self.official.setToolTip(plain_tooltip(self.official.currentText()))


def _deputy_of(officials: Sequence[Official]) -> str:
    """The secretary of the office itself, before one of the kecamatan."""
    titles = [one.position for one in officials if one.position.startswith("Sekretaris")]
    return min(titles, key=lambda title: "camat" in title.casefold(), default="")

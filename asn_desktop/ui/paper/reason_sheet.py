"""This file holds the sheet that asks why a final document is changed: made anew, or opened again."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import Label

LEAST_REASON = 10


class ReasonSheet(NoticeSheet):
    """A question with its effects and a reason; what was typed stays until it is long enough."""

    confirmed = Signal(str)
    """the reason"""

    def __init__(
        self, window: QWidget, title: str, effects: Sequence[str], *, label: str, confirm: str
    ) -> None:
        self._reason = QPlainTextEdit()
        self._reason.setFixedHeight(px(76))
        self._reason.setTabChangesFocus(True)
        self.field = FormField(label, self._reason, hint=_("Minimal 10 huruf, tercetak di lembar perbaikan"))
        content = QWidget()
        lines = [Label(effect, "muted", wrap=True) for effect in effects]
        column(*lines, 6, self.field, spacing=4, parent=content)
        cancel = Button(_("Batal"), on_click=self.escape)
        self.confirm_button = Button(confirm, "primary", on_click=self._confirm)
        super().__init__(window, title, content, [cancel, self.confirm_button])

    def _confirm(self) -> None:
        reason = self._reason.toPlainText().strip()
        if len(reason) < LEAST_REASON:
            self.field.show_error(_("Tulis alasan minimal 10 huruf, akan tercetak di lembar perbaikan"))
            self._reason.setFocus()
            self.place()
            return
        self.close_overlay()
        self.confirmed.emit(reason)


class ReopenSheet(ReasonSheet):
    """Asks before a final document becomes a draft again."""

    def __init__(self, window: QWidget, number: str, name: str, *, is_present: bool = True) -> None:
        effects = [
            _("Lembar yang sudah dibagikan tidak berlaku lagi, dan Periksa dokumen mengatakannya."),
            _("Nomornya tetap terpakai dan isinya tetap tersimpan di Berkas."),
            _("Final berikutnya menjadi Perbaikan, dengan alasan ini tercetak di lembarnya.")
            if is_present
            else _("Triwulannya sudah lewat, jadi dokumen ini hanya ditarik, tanpa pengganti."),
        ]
        super().__init__(
            window,
            _("Buka kembali {number}, {name}?").format(number=number, name=name),
            effects,
            label=_("Alasan dibuka kembali"),
            confirm=_("Buka kembali"),
        )

"""This file holds the sheets that stop a person: confirmation of locking acts, and a crash."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.overlay import Overlay
from asn_desktop.ui.widgets.text import IconLabel, Label


class Sheet(Overlay):
    """A panel in the middle of a dimmed window; `panel` takes the content."""

    def __init__(self, window: QWidget, *, width: int = 480) -> None:
        super().__init__(window)
        self.panel = _Panel()
        self.panel.setParent(self)
        self.panel.setFixedWidth(px(width))

    def place(self) -> None:
        """Keep the panel in the upper middle."""
        self.panel.ensurePolished()
        self.panel.adjustSize()
        height = min(
            self.panel.heightForWidth(self.panel.width()) if self.panel.hasHeightForWidth() else 0, 0
        )
        height = max(height, self.panel.sizeHint().height())
        height = min(height, self.height() - px(24))
        self.panel.resize(self.panel.width(), height)
        top = max(px(12), (self.height() - height) // 2 - px(24))
        self.panel.move((self.width() - self.panel.width()) // 2, top)


class _Panel(Frame):
    """The panel of a sheet; clicks in it do not leave it."""

    def __init__(self) -> None:
        super().__init__(("sheet", "1"), spacing=0, margins=(24, 20, 24, 18))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stay."""
        event.accept()


class ConfirmSheet(Sheet):
    """Asks before an act that locks (tier 2) or cannot be taken back (tier 3, with a word to type).

    `title` is a question with the object in it, `facts` are two to four sentences on the
    effects, `confirm` is the verb on the button.
    """

    confirmed = Signal()
    cancelled = Signal()

    def __init__(
        self,
        window: QWidget,
        title: str,
        facts: Sequence[str],
        *,
        confirm: str,
        word: str = "",
        detail: QWidget | None = None,
    ) -> None:
        super().__init__(window)
        self._word = word
        self.cancel_button = Button(_("Batal"), on_click=self.escape)
        self.confirm_button = Button(confirm, "danger" if word else "primary", on_click=self._confirm)
        self._typed = QLineEdit()
        self._complaint = Label("", "err", wrap=True)
        self._complaint.hide()
        self.panel.add(Label(title, "title", wrap=True), 10)
        for fact in facts:
            self.panel.add(Label(fact, "muted", wrap=True), 6)
        if detail is not None:
            self.panel.add(4, detail)
        if word:
            self._ask_for_word()
        self.panel.add(14, line(self.cancel_button, None, self.confirm_button))
        self.setAccessibleName(title)

    def first_focus(self) -> QWidget:
        """Tier 3 starts on Batal, tier 2 on the verb."""
        return self.cancel_button if self._word else self.confirm_button

    def escape(self) -> None:
        """Leave everything as it is."""
        self.close_overlay()
        self.cancelled.emit()

    def _ask_for_word(self) -> None:
        self._typed.setAccessibleName(self._word)
        asked = _("Ketik {word} untuk melanjutkan").format(word=self._word)
        self.panel.add(6, Label(asked, "field"), 3, self._complaint, self._typed)
        self._typed.returnPressed.connect(self._confirm)

    def _confirm(self) -> None:
        if self._word and self._typed.text().strip().upper() != self._word.upper():
            self._complaint.setText(
                _("Ketik {word} dulu, supaya tidak terjadi tanpa sengaja").format(word=self._word)
            )
            self._complaint.show()
            self._typed.setFocus(Qt.FocusReason.OtherFocusReason)
            self.place()
            return
        self.close_overlay()
        self.confirmed.emit()


class CrashSheet(Sheet):
    """A part of the program stopped: what is safe, and the details to pass on."""

    closed = Signal()

    def __init__(self, window: QWidget, details: str, *, saved: str = "") -> None:
        super().__init__(window, width=560)
        self._details = details
        safe = _("Data terakhir aman tersimpan {time}.").format(time=saved) if saved else _("Data Anda aman.")
        box = QPlainTextEdit(details)
        box.setReadOnly(True)
        box.setFixedHeight(px(150))
        box.setAccessibleName(_("Rincian teknis"))
        self._copy = Button(_("Salin rincian"), "", "copy", on_click=self._copy_details)
        self._close = Button(_("Tutup"), "primary", on_click=self.escape)
        heading = line(
            IconLabel("error_circle", "bad", 24, filled=True),
            Label(_("Ada bagian yang berhenti bekerja"), "title"),
            None,
            spacing=10,
        )
        advice = _("Tutup dan buka lagi ASN Desktop. Catatan teknis ada di Pengaturan, Tentang.")
        self.panel.add(heading, 8, Label(f"{safe} {advice}", "muted", wrap=True), 12, box, 14)
        self.panel.add(line(self._copy, None, self._close))

    def first_focus(self) -> QWidget:
        """The way out."""
        return self._close

    def escape(self) -> None:
        """Go on working."""
        self.close_overlay()
        self.closed.emit()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self._copy.setText(_("Tersalin"))


class NoticeSheet(Sheet):
    """A sheet with a title, own content and own buttons, for a short task inside a page."""

    def __init__(
        self, window: QWidget, title: str, content: QWidget, buttons: Sequence[QWidget], *, width: int = 480
    ) -> None:
        super().__init__(window, width=width)
        self._content = content
        foot = line(*buttons[:1], None, *buttons[1:])
        self.panel.add(column(Label(title, "title", wrap=True), 12, content), 14, foot)
        self.setAccessibleName(title)

    def first_focus(self) -> QWidget | None:
        """The first thing to fill in."""
        for widget in self._content.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
                return widget
        return None

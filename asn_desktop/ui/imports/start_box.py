"""This file holds the import before there is a list: a large place to paste or to drop a file."""

from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, hair_line, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.painting import CENTER, Painted, draw_icon, draw_round, draw_text
from asn_desktop.ui.widgets.text import IconLabel, Label


class PasteBox(Painted):
    """A dashed place that has the keyboard, so that Ctrl+V lands here; it also takes a dropped file."""

    dropped = Signal(object)
    """Path"""

    def __init__(self) -> None:
        super().__init__(None, None)
        self._is_over = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(px(130))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Tempel daftar pegawai di sini dengan Ctrl+V"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the place and what it is for."""
        is_lit = self.hasFocus() or self._is_over
        fill = "primary_tint" if self._is_over else "surface2"
        draw_round(
            painter,
            rect,
            10,
            fill=fill,
            border="primary" if is_lit else "border_strong",
            width=2 if is_lit else 1,
            dash=(4, 3),
        )
        middle, x = rect.center().y(), rect.center().x()
        icon = "arrow_download" if self._is_over else "clipboard_paste"
        draw_icon(painter, x - px(12), middle - px(46), icon, "primary" if is_lit else "text2", 24)
        title = _("Lepaskan berkasnya di sini") if self._is_over else _("Tempel di sini dengan Ctrl+V")
        box = QRectF(rect.x() + px(12), middle - px(14), rect.width() - px(24), px(22))
        draw_text(painter, box, title, size=14, weight=600, align=CENTER)
        hint = _("atau seret berkas Excel ke kotak ini")
        draw_text(painter, box.translated(0, px(24)), hint, "text3", size=12, align=CENTER)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light up."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Calm down."""
        super().focusOutEvent(event)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._is_over = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went away."""
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the file on."""
        self._is_over = False
        self.update()
        path = dropped_path(event.mimeData())
        if path is not None:
            self.dropped.emit(path)


def dropped_path(mime: QMimeData) -> Path | None:
    """The first local file of what is dragged or copied."""
    return next((Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()), None)


class StartBox(QWidget):
    """Paste or open: what is needed, and what is left of an import that was not finished."""

    paste_wanted = Signal()
    open_wanted = Signal()
    typing_wanted = Signal()
    file_dropped = Signal(object)
    resume_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.unfinished = InlineBar(closable=False)
        self.box = PasteBox()
        self.box.dropped.connect(self.file_dropped)
        self.paste_button = Button(
            _("Tempel dari Excel"),
            "primary",
            "clipboard_paste",
            keys="Ctrl+V",
            on_click=self.paste_wanted.emit,
        )
        self._step = Label("", "over")
        content = QWidget()
        body = line(self._paste_card(), column(self._help_card(), None), spacing=16)
        column(self.unfinished, spacing=12, parent=content).addLayout(body, 1)
        column(scrolling(content), parent=self)

    def take_focus(self) -> None:
        """Wait for Ctrl+V."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step(self, words: str) -> None:
        """Say where in the first steps this is; nothing outside of them."""
        self._step.setText(words)
        self._step.setVisible(bool(words))

    def show_unfinished(self, title: str, detail: str = "") -> None:
        """Offer to go on with an import that was left; without a title, offer nothing."""
        if not title:
            self.unfinished.show_message("")
            return
        go_on = Button(_("Lanjutkan"), on_click=self.resume_wanted.emit)
        drop = Button(_("Buang"), "link", on_click=self.discard_wanted.emit)
        self.unfinished.show_message(title, "info", detail, [drop, go_on])

    def _paste_card(self) -> Card:
        card = Card(spacing=6, margins=(24, 20, 24, 24))
        self._step.hide()
        words = _(
            "Salin dari Excel dan tempel di sini, atau buka berkasnya. Kolom Nama, NIP, dan Jabatan sudah cukup."
        )
        buttons = line(
            self.paste_button,
            Button(_("Buka berkas"), "", "folder_open", on_click=self.open_wanted.emit),
            Button(_("Ketik satu per satu"), "link", on_click=self.typing_wanted.emit),
            None,
        )
        card.add(self._step, Label(_("Masukkan daftar pegawai"), "h2"), Label(words, "muted", wrap=True))
        card.add(8, buttons, 8)
        card.body.addWidget(self.box, 1)
        return card

    def _help_card(self) -> Card:
        card = Card(spacing=8)
        card.setFixedWidth(px(300))
        card.add(Label(_("Yang dikenali sendiri"), "h2"))
        for icon, title, detail in (
            ("table", _("Judul kolom"), _("satu atau dua baris, di mana pun")),
            ("document_text", _("Kop dan tanda tangan"), _("dilewati, tidak ikut dimasukkan")),
            ("person", _("Nama dan NIP satu kolom"), _("dipisah, gelar ikut dibaca")),
            ("calendar", _("Tanggal dan golongan"), _("6/10/25, 6 okt 2025, III/d atau 3d")),
        ):
            card.body.addLayout(
                line(
                    IconLabel(icon, "primary"),
                    column(Label(title, "strong"), Label(detail, "cap")),
                    None,
                    spacing=10,
                )
            )
        card.add(hair_line(), Label(_("Belum ada yang disimpan"), "h2"))
        safe = _("Daftar tampil dulu untuk diperiksa. Baris yang belum lengkap bisa diperbaiki di tempat.")
        card.add(Label(safe, "muted", wrap=True))
        return card

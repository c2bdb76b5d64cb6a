"""This file holds the header of a page: title, search, actions."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame, column, line
from asn_desktop.ui.widgets.painting import CENTER, draw_icon, draw_round, draw_text, text_width
from asn_desktop.ui.widgets.text import ElideLabel, Label

HEIGHT, SEARCH_WIDE, SEARCH_NARROW = 60, 264, 220
_SHORT_BELOW = 240


class SearchButton(QAbstractButton):
    """Looks like a search field and opens the palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(32))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(_("Cari pegawai, kompetensi, perintah"))
        self.setToolTip(_("Cari di semua bagian") + "  Ctrl+K")
        self.set_narrow(False)

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room."""
        self.setFixedWidth(px(SEARCH_NARROW if is_narrow else SEARCH_WIDE))

    def sizeHint(self) -> QSize:
        """As fixed."""
        return QSize(self.minimumWidth(), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, words, key."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            focus = self.hasFocus() or self.underMouse()
            draw_round(
                painter,
                rect,
                6,
                fill="surface",
                border="primary" if focus else "border_strong",
                width=2 if self.hasFocus() else 1,
            )
            middle, side = rect.center().y(), px(16)
            draw_icon(painter, px(9), middle - side / 2, "search", "text3", 16)
            short = self.width() < px(_SHORT_BELOW)
            words = _("Cari…") if short else _("Cari pegawai, kompetensi…")
            key_width = text_width("Ctrl K", 11) + px(14)
            draw_text(painter, rect.adjusted(px(34), 0, -key_width - px(14), 0), words, "text3")
            key = QRectF(rect.right() - key_width - px(8), middle - px(8), key_width, px(16))
            draw_round(painter, key, 4, fill="surface2", border="border")
            draw_text(painter, key, "Ctrl K", "text3", size=11, align=CENTER)


class Header(Frame):
    """Title and subtitle at the left; search, at most two secondary buttons and the primary at the right."""

    def __init__(self) -> None:
        super().__init__(("bar", "top"), across=True, spacing=8, margins=(24, 0, 24, 0))
        self.setFixedHeight(px(HEIGHT))
        self._title, self._subtitle = ElideLabel("", "title"), ElideLabel("", "cap")
        self.search = SearchButton()
        self._slot = QHBoxLayout()
        self._slot.setSpacing(px(8))
        self._actions: list[QWidget] = []
        self.body.addLayout(column(None, self._title, self._subtitle, None, spacing=1), 1)
        self.body.addLayout(line(self.search, self._slot))

    def show_title(self, title: str, subtitle: str) -> None:
        """Show what a page is called."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def show_actions(self, actions: Sequence[QWidget], owner: QWidget) -> None:
        """Show a page's buttons; those of the page before go back to it, hidden."""
        for widget in self._actions:
            self._slot.removeWidget(widget)
            widget.hide()
        self._actions = list(actions)
        for widget in self._actions:
            self._slot.addWidget(widget)
            widget.show()

    def forget_actions(self) -> None:
        """Let go of buttons whose page is about to be deleted."""
        for widget in self._actions:
            self._slot.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._actions = []

    def texts(self) -> tuple[str, str]:
        """Title and subtitle as shown."""
        return self._title.full_text(), self._subtitle.full_text()


class StatusBar(Frame):
    """The one place that says whether everything is saved; backup, period and F1 at the right."""

    def __init__(self) -> None:
        super().__init__(("bar", "status"), across=True, spacing=6, margins=(24, 0, 24, 0))
        from asn_desktop.ui.widgets.text import IconLabel

        self.setFixedHeight(px(26))
        self._icon = IconLabel("checkmark_circle", "ok", 16)
        self._state = ElideLabel("")
        self._saved, self._failure = _("Semua perubahan tersimpan"), ""
        self._backup, self._period = Label(""), Label("")
        self.add(self._icon)
        self.body.addWidget(self._state, 1)
        self.add(self._backup, 8, self._period, 8, Label(_("F1 Bantuan")))
        self.show_saved("")

    def show_saved(self, time: str) -> None:
        """Everything is saved, since `time` ("09.41") if known."""
        self._failure = ""
        words = _("Semua perubahan tersimpan")
        self._saved = f"{words}, {time}" if time else words
        self._show("checkmark_circle", "ok", self._saved, "")

    def flash_saved(self, time: str) -> None:
        """Answer Ctrl+S; what could not be saved is not said to be."""
        if self._failure:
            self.show_failure(self._failure)
            return
        self._show("checkmark_circle", "ok", _("Tersimpan {time}").format(time=time), "")

    def show_busy(self, is_busy: bool, text: str = "") -> None:
        """Work has been going on for longer than half a second, or is over."""
        if is_busy:
            self._show("arrow_clockwise", "text3", text or _("Menyimpan…"), "")
        elif self._failure:
            self.show_failure(self._failure)
        else:
            self._show("checkmark_circle", "ok", self._saved, "")

    def show_failure(self, text: str) -> None:
        """Something is not saved; stays until the next success."""
        self._failure = text
        self._show("error_circle", "bad", text, "bad")

    def show_notice(self, text: str) -> None:
        """A quiet remark such as a kept draft."""
        self._show("info", "text3", text, "")

    def show_backup(self, text: str) -> None:
        """The age of the last backup."""
        self._backup.setText(text)

    def show_period(self, text: str) -> None:
        """The period in force."""
        self._period.setText(text)

    def state(self) -> str:
        """What the left end says."""
        return self._state.full_text()

    def _show(self, icon: str, tint: str, text: str, role: str) -> None:
        self._icon.show_icon(icon, tint)
        self._state.setText(text)
        self._state.set_role(role)

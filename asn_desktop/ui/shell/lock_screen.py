"""This file holds the screen before the password: who enters, and nothing of what is inside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.icons import icon
from asn_desktop.ui.shell.brand import ProductMark, RiverScene
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Card, Frame, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.painting import draw_avatar, draw_round, draw_text
from asn_desktop.ui.widgets.text import ElideLabel, IconLabel, Label, restyle

if TYPE_CHECKING:
    from asn_desktop.ui.widgets.help_panel import HelpPanel

WIDE_SCENE, NARROW_SCENE, NARROW_BELOW = 500, 380, 1180
CARD_WIDTH, CARD_MARGINS = 460, 76


@dataclass(frozen=True, slots=True)
class LockAccount:
    """One who may enter."""

    id: Any
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class LockWords:
    """What the lock screen says around the password. No record or page name belongs here."""

    title: str = ""
    reason: str = ""
    unfinished: str = ""
    unfinished_detail: str = ""
    office: str = ""
    backup: str = ""
    version: str = ""


class AccountTile(QAbstractButton):
    """One account to choose from."""

    def __init__(self, account: LockAccount) -> None:
        super().__init__()
        self._account = account
        self.setCheckable(True)
        self.setFixedHeight(px(60))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{account.name}, {account.role}")

    def sizeHint(self) -> QSize:
        """Half of the card."""
        return QSize(px(198), px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint avatar, name, role."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect, on = QRectF(self.rect()), self.isChecked()
            border = "primary" if on or self.underMouse() else "border"
            draw_round(
                painter,
                rect,
                8,
                fill="primary_tint" if on else "surface",
                border=border,
                width=2 if on else 1,
            )
            side, middle = px(34), rect.center().y()
            draw_avatar(
                painter, QRectF(px(12), middle - side / 2, side, side), self._account.name, selected=on
            )
            width = rect.width() - px(66)
            draw_text(painter, QRectF(px(56), middle - px(19), width, px(20)), self._account.name, weight=600)
            role = QRectF(px(56), middle, width, px(18))
            draw_text(painter, role, self._account.role, "text2" if on else "text3", size=12)


class LockScreen(QWidget):
    """Choose an account, type the password, Enter. `try_unlock(account_id, password)` runs off-thread.

    It returns whatever `unlocked` shall carry, or raises `UserError`.
    """

    unlocked = Signal(object)
    recovery_asked = Signal()
    forgotten = Signal()
    quit_asked = Signal()

    def __init__(
        self,
        background: Background,
        accounts: Sequence[LockAccount],
        try_unlock: Callable[[Any, str], Any],
        words: LockWords,
    ) -> None:
        super().__init__()
        self.setProperty("page", "1")
        self._background, self._try_unlock = background, try_unlock
        self._accounts = tuple(accounts)
        self.help: HelpPanel | None = None
        self._waiting, self._refusal = 0, ""
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.password = QLineEdit()
        self._hint_icon, self._hint = IconLabel("keyboard", "warn", 16), Label("", "warn")
        self._complaint = Label("", "err", wrap=True)
        self.enter = Button(_("Buka kunci"), "primary", "lock_open", on_click=self._submit)
        self._scene = self._build_scene(words)
        self._build(words)

    def account(self) -> LockAccount | None:
        """Who is about to enter."""
        place = self._group.checkedId()
        return self._accounts[place] if 0 <= place < len(self._accounts) else None

    def start(self, account_id: Any = None) -> None:
        """Empty the password and wait for it, with the given account chosen."""
        for place, account in enumerate(self._accounts):
            if account.id == account_id:
                self._group.button(place).setChecked(True)
        self.password.clear()
        self._complain("")
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_help(self) -> None:
        """Open or close the help of this screen; it needs nothing of what is locked."""
        if self.help is None:
            from asn_desktop.ui.widgets.help_panel import HelpPanel

            self.help = HelpPanel()
            self.help.hide()
            self.help.show_topic("kunci", _("layar kunci"), with_keys=False)
            self.help.installEventFilter(self)
            self._layout.addWidget(self.help)
        self.help.setVisible(self.help.isHidden())
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the scene less room in a small window."""
        self._make_room()
        super().resizeEvent(event)

    def _make_room(self) -> None:
        """The card comes first, then the help, then the scene."""
        scene = px(NARROW_SCENE if self.width() < px(NARROW_BELOW) else WIDE_SCENE)
        self._scene.setFixedWidth(scene)
        beside = self.help.width() if self.help is not None and not self.help.isHidden() else 0
        self._scene.setVisible(not beside or self.width() - beside - scene >= px(CARD_WIDTH + CARD_MARGINS))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows change the account while the password has the focus; Caps Lock is noticed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {
                int(Qt.Key.Key_Up): -2,
                int(Qt.Key.Key_Down): 2,
            }.get(event.key())
            if step and self._choose(self._group.checkedId() + step):
                return True
            self._watch_caps(event)
        if watched is self.help and event.type() == QEvent.Type.HideToParent:
            self._make_room()
        return super().eventFilter(watched, event)

    def _build_scene(self, words: LockWords) -> QWidget:
        scene = RiverScene()
        mark = line(
            ProductMark(44),
            column(Label("ASN Desktop", "side_brand"), ElideLabel(words.office, "side_cap"), spacing=1),
            spacing=12,
        )
        promise = line(
            IconLabel("shield_checkmark", "side_text"),
            Label(
                _("Data disandi di komputer ini. Tidak ada yang keluar tanpa Anda."), "side_cap", wrap=True
            ),
        )
        promise.setStretch(1, 1)
        column(mark, None, promise, margins=(32, 32, 32, 26), parent=scene)
        return scene

    def _build(self, words: LockWords) -> None:
        holder = QWidget()
        holder.setProperty("page", "1")
        card = self._build_card(words)
        foot = line(None, spacing=16)
        for text in (words.backup, words.version):
            if text:
                foot.addWidget(Label(text, "cap"))
        foot.addWidget(Button(_("F1 Bantuan"), "link", on_click=self.toggle_help))
        column(None, line(None, card, None), None, foot, margins=(24, 14, 32, 14), parent=holder)
        layout = QHBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scene)
        layout.addWidget(scrolling(holder), 1)
        self._layout = layout

    def _build_card(self, words: LockWords) -> Card:
        card = Card(margins=(28, 24, 28, 20), spacing=10)
        card.setFixedWidth(px(CARD_WIDTH))
        title = column(Label(words.title or _("Masuk"), "display"), spacing=2)
        if words.reason:
            title.addWidget(Label(words.reason, "cap"))
        card.add(line(title, None, IconTile("lock_closed", "info", size=40)))
        if words.unfinished:
            told = column(Label(words.unfinished, "strong"), ElideLabel(words.unfinished_detail, "cap"))
            card.add(
                Frame(
                    ("note", "info"),
                    IconLabel("save", "info"),
                    told,
                    across=True,
                    spacing=12,
                    margins=(14, 8, 12, 8),
                )
            )
        self._add_accounts(card)
        forgot = Button(_("Lupa kata sandi"), "link", on_click=self.forgotten.emit)
        card.add(line(Label(_("Kata sandi"), "field"), None, forgot), self._password_line())
        self.enter.setProperty("tall", "1")
        card.add(self._message_line(), self.enter)
        recover = Button(_("Pakai lembar pemulihan"), "link", on_click=self.recovery_asked.emit)
        leave = Button(_("Tutup program"), "link", on_click=self.quit_asked.emit)
        card.add(line(recover, None, leave))
        return card

    def _add_accounts(self, card: Card) -> None:
        grid = QGridLayout()
        grid.setSpacing(px(8))
        for place, account in enumerate(self._accounts):
            tile = AccountTile(account)
            tile.clicked.connect(partial(self.password.setFocus, Qt.FocusReason.OtherFocusReason))
            self._group.addButton(tile, place)
            grid.addWidget(tile, place // 2, place % 2)
        if self._accounts:
            self._group.button(0).setChecked(True)
        if len(self._accounts) > 1:
            card.add(Label(_("Siapa yang masuk"), "field"), grid)
        elif self._accounts:
            only = self._accounts[0]
            card.add(line(Label(only.name, "strong"), Label(only.role, "cap"), None))

    def _password_line(self) -> QLineEdit:
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(_("Kata sandi"))
        self.password.returnPressed.connect(self._submit)
        self.password.installEventFilter(self)
        self._reveal = QAction(icon("eye", "text3", 16), _("Perlihatkan kata sandi"), self.password)
        self._reveal.triggered.connect(self._toggle_reveal)
        self.password.addAction(self._reveal, QLineEdit.ActionPosition.TrailingPosition)
        return self.password

    def _message_line(self) -> QWidget:
        """Room of one height for Caps Lock or for what is wrong, so that nothing jumps."""
        holder = QWidget()
        holder.setMinimumHeight(px(20))
        line(self._hint_icon, self._hint, self._complaint, None, spacing=6, parent=holder).setStretch(2, 1)
        self._hint_icon.hide()
        self._hint.hide()
        self._complaint.hide()
        return holder

    def _toggle_reveal(self) -> None:
        hidden = self.password.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
        self._reveal.setIcon(icon("eye_off" if hidden else "eye", "text3", 16))

    def _choose(self, place: int) -> bool:
        if len(self._accounts) > 1 and 0 <= place < len(self._accounts):
            self._group.button(place).setChecked(True)
            return True
        return False

    def _watch_caps(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._show_caps(letter.isupper() != shifted)

    def _show_caps(self, is_on: bool) -> None:
        self._complaint.hide()
        self._hint.setText(_("Caps Lock menyala") if is_on else "")
        self._hint.setVisible(is_on)
        self._hint_icon.setVisible(is_on)

    def _submit(self) -> None:
        account = self.account()
        if account is None or not self.enter.isEnabled():
            return
        if not self.password.text():
            self._complain(_("Isi kata sandi"))
            return
        self.enter.setText(_("Membuka…"))
        self.enter.setEnabled(False)
        job = partial(self._try_unlock, account.id, self.password.text())
        self._background.call(self, job, self._open, refused=self._refuse)

    def _open(self, result: Any) -> None:
        self._rest()
        self._clock.stop()
        self.password.clear()
        self._complain("")
        self.unlocked.emit(result)

    def _refuse(self, refusal: UserError) -> None:
        self._rest()
        self._waiting, self._refusal = getattr(refusal, "wait_seconds", 0), refusal.message
        self._complain(str(refusal))
        self.password.selectAll()
        if self._waiting:
            self._clock.start()

    def _tick(self) -> None:
        """Count the seconds down to the next try."""
        self._waiting -= 1
        if self._waiting > 0:
            again = _("Coba lagi dalam {seconds} detik.").format(seconds=self._waiting)
            self._complaint.setText(f"{self._refusal} {again}")
            return
        self._clock.stop()
        self._complaint.setText(self._refusal)

    def _rest(self) -> None:
        self.enter.setText(_("Buka kunci"))
        self.enter.setEnabled(True)

    def _complain(self, message: str) -> None:
        self._show_caps(False)
        self._complaint.setText(message)
        self._complaint.setVisible(bool(message))
        restyle(self.password, "err", "1" if message else "")
        if message:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

"""This file holds what the screens over the whole window share: the scene, a card beside it, tiles."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from asn_desktop import __version__
from asn_desktop.ui.icons import icon
from asn_desktop.ui.shell.brand import ProductMark, RiverScene
from asn_desktop.ui.shell.lock_screen import NARROW_BELOW, NARROW_SCENE, WIDE_SCENE
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Card, column, line, scrolling
from asn_desktop.ui.widgets.painting import draw_icon, draw_round, draw_text
from asn_desktop.ui.widgets.text import ElideLabel, IconLabel, Label

CARD_WIDTH = 540
TILE_HEIGHT = 46


class CoverScreen(QWidget):
    """The scene on the left and one card on the right, in the look of the lock screen."""

    def __init__(self, office: str = "") -> None:
        super().__init__()
        self.setProperty("page", "1")
        self.cards: list[Card] = []
        self._office = ElideLabel(office or _("Kelurahan dan kecamatan"), "side_cap")
        self._scene = self._build_scene()
        holder = QWidget()
        holder.setProperty("page", "1")
        self._cards = QVBoxLayout()
        foot = line(
            None,
            Label(_("Versi {version}").format(version=__version__), "cap"),
            Label(_("Tanpa internet"), "cap"),
            spacing=16,
        )
        across = line(None, self._cards, None)
        column(None, across, None, foot, margins=(24, 14, 32, 14), parent=holder)
        layout = QHBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scene)
        self.area = scrolling(holder)
        layout.addWidget(self.area, 1)

    def put_card(self, card: Card) -> None:
        """Show a card on the right; the others stay as they are."""
        if card not in self.cards:
            card.setFixedWidth(px(CARD_WIDTH))
            self._cards.addWidget(card)
            self.cards.append(card)
        for other in self.cards:
            other.setVisible(other is card)
        self.area.verticalScrollBar().setValue(0)

    def show_office(self, office: str) -> None:
        """The line under the name of the program."""
        self._office.setText(office)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the scene less room in a small window."""
        narrow = self.width() < px(NARROW_BELOW)
        self._scene.setFixedWidth(px(NARROW_SCENE if narrow else WIDE_SCENE))
        super().resizeEvent(event)

    def _build_scene(self) -> QWidget:
        scene = RiverScene()
        mark = line(
            ProductMark(44), column(Label("ASN Desktop", "side_brand"), self._office, spacing=1), spacing=12
        )
        words = _("Data disandi di komputer ini. Tidak ada yang keluar tanpa Anda.")
        promise = line(IconLabel("shield_checkmark", "side_text"), Label(words, "side_cap", wrap=True))
        promise.setStretch(1, 1)
        column(mark, None, promise, margins=(32, 32, 32, 26), parent=scene)
        return scene


def card_head(
    title: str, sentence: str, icon_name: str, kind: str = "info", *, step: str = ""
) -> QVBoxLayout:
    """The title of a card with its sentence and a picture at the right."""
    words = column(spacing=2)
    if step:
        words.addWidget(Label(step, "over"))
    words.addWidget(Label(title, "display", wrap=True))
    words.addWidget(Label(sentence, "muted", wrap=True))
    head = line(spacing=16)
    head.addLayout(words, 1)
    head.addWidget(IconTile(icon_name, kind, size=40), 0, Qt.AlignmentFlag.AlignTop)
    return column(head)


class ChoiceTile(QAbstractButton):
    """One of a few things to choose, with a second line."""

    def __init__(self, title: str, subtitle: str = "", icon_name: str = "") -> None:
        super().__init__()
        self.title, self._subtitle, self._icon_name = title, subtitle, icon_name
        self.setCheckable(True)
        self.setFixedHeight(px(TILE_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join(part for part in (title, subtitle) if part))

    def sizeHint(self) -> QSize:
        """Half of the card."""
        return QSize(px(180), px(TILE_HEIGHT))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, mark, words."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect, on = QRectF(self.rect()), self.isChecked()
            is_lit = on or self.hasFocus() or self.underMouse()
            fill = "primary_tint" if on else "surface"
            draw_round(
                painter,
                rect,
                8,
                fill=fill,
                border="primary" if is_lit else "border",
                width=2 if on or self.hasFocus() else 1,
            )
            left, middle = px(12), rect.center().y()
            if self._icon_name:
                draw_icon(painter, left, middle - px(10), self._icon_name, "primary" if on else "text2", 20)
                left += px(30)
            width = rect.width() - left - px(34)
            rise = px(18) if self._subtitle else px(10)
            draw_text(painter, QRectF(left, middle - rise, width, px(20)), self.title, weight=600)
            if self._subtitle:
                box = QRectF(left, middle, width, px(18))
                draw_text(painter, box, self._subtitle, "text2" if on else "text3", size=12)
            if on:
                draw_icon(
                    painter,
                    rect.right() - px(30),
                    middle - px(10),
                    "checkmark_circle",
                    "primary",
                    20,
                    filled=True,
                )


class ChoiceTiles(QWidget):
    """Tiles side by side, of which one is chosen; arrows move among them."""

    chosen = Signal(object)

    def __init__(self, tiles: Sequence[ChoiceTile], *, across: int = 2) -> None:
        super().__init__()
        self.tiles = tuple(tiles)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(8))
        for place, tile in enumerate(self.tiles):
            self._group.addButton(tile, place)
            grid.addWidget(tile, place // across, place % across)
        for side in range(across):
            grid.setColumnStretch(side, 1)
        self._group.idClicked.connect(lambda place: self.chosen.emit(place))

    def current(self) -> int:
        """The place of the chosen tile; -1 while none is."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Choose without announcing it."""
        if 0 <= place < len(self.tiles):
            self.tiles[place].setChecked(True)

    def take_focus(self) -> None:
        """Put the keyboard on the chosen tile, or on the first."""
        self.tiles[max(0, self.current())].setFocus(Qt.FocusReason.OtherFocusReason)


class PasswordEdit(QLineEdit):
    """A password that can be looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._reveal = QAction(icon("eye", "text3", 16), _("Perlihatkan kata sandi"), self)
        self._reveal.triggered.connect(self.toggle_reveal)
        self.addAction(self._reveal, QLineEdit.ActionPosition.TrailingPosition)

    def toggle_reveal(self) -> None:
        """Show or hide what is typed."""
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._reveal.setIcon(icon("eye_off" if hidden else "eye", "text3", 16))


def password_words(password: str, problem: str | None) -> tuple[str, str]:
    """How good a password is, in words, and the role of the label that says so."""
    from asn_desktop.rules.password_policy import ADVISED_LENGTH

    if not password:
        return _(
            "Minimal 8 karakter. Empat kata yang mudah diingat lebih kuat daripada satu kata rumit"
        ), "hint"
    if problem is not None:
        return problem, "warn"
    if len(password) < ADVISED_LENGTH:
        return _("Cukup. Dengan 15 karakter atau lebih jadi kuat"), "hint"
    return _("Kuat, {count} karakter").format(count=len(password)), "ok"

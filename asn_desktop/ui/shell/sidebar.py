"""This file holds the navigation at the left: labelled, or a rail of icons when there is little room."""

from collections.abc import Sequence
from gettext import gettext as _
from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QVBoxLayout, QWidget

from asn_desktop.ui.icons import icon
from asn_desktop.ui.shell.brand import ProductMark
from asn_desktop.ui.shell.page import PageSpec
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame, column, line
from asn_desktop.ui.widgets.painting import CENTER, draw_avatar, draw_icon, draw_round, draw_text, text_width
from asn_desktop.ui.widgets.text import ElideLabel, Label, plain_tooltip

WIDE, RAIL = 212, 56
_GROUPS = ("", "DATA", "PENGEMBANGAN", "PENILAIAN", "KELUARAN")
DOT = "•"


class NavButton(QAbstractButton):
    """One part: icon, name, and what waits there (a number, or a dot for something due)."""

    def __init__(self, spec: PageSpec) -> None:
        super().__init__()
        self.spec = spec
        self._badge = ""
        self._is_rail = False
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFixedHeight(px(34))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{spec.title}  {spec.shortcut}".strip())
        self.show_badge("")

    def sizeHint(self) -> QSize:
        """The side bar decides on the width."""
        return QSize(px(40 if self._is_rail else 188), px(34))

    def set_rail(self, is_rail: bool) -> None:
        """Show the icon only."""
        self._is_rail = is_rail
        self.updateGeometry()
        self.update()

    def show_badge(self, badge: str) -> None:
        """Show a number, `DOT`, or nothing with an empty text."""
        self._badge = badge
        waiting = {"": "", DOT: _("ada yang jatuh tempo")}.get(
            badge, _("{number} menunggu").format(number=badge)
        )
        self.setAccessibleName(f"{self.spec.title}, {waiting}" if waiting else self.spec.title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect()).adjusted(0, 1, 0, -1)
            selected = self.isChecked()
            if selected or self.underMouse():
                draw_round(painter, rect, 6, fill="side_selected" if selected else "side_hover")
            if self.hasFocus():
                draw_round(painter, rect, 6, border="gold", width=2)
            if selected:
                draw_round(painter, QRectF(0, rect.y() + 8, 3, rect.height() - 16), 1.5, fill="gold")
            tint, side = "side_title" if selected else "side_text", px(20)
            left = (self.width() - side) / 2 if self._is_rail else px(12)
            draw_icon(painter, left, rect.center().y() - side / 2, self.spec.icon, tint, filled=selected)
            if not self._is_rail:
                box = rect.adjusted(px(42), 0, -px(8), 0)
                draw_text(painter, box, self.spec.title, tint, weight=600 if selected else 500)
            self._draw_badge(painter, rect)

    def _draw_badge(self, painter: QPainter, rect: QRectF) -> None:
        middle = rect.center().y()
        if not self._badge:
            return
        if self._is_rail or self._badge == DOT:
            x, y = (
                (rect.right() - px(12), middle - px(12))
                if self._is_rail
                else (rect.right() - px(13), middle - 4)
            )
            draw_round(painter, QRectF(x, y, 8, 8), 4, fill="gold")
            return
        width = max(px(20), text_width(self._badge, 11, 600) + px(10))
        box = QRectF(rect.right() - width - px(8), middle - px(9), width, px(18))
        draw_round(painter, box, box.height() / 2, fill="gold")
        draw_text(painter, box, self._badge, "on_gold", size=11, weight=600, align=CENTER)


class PersonButton(QAbstractButton):
    """Who works here now; opens the menu to lock the screen or let another person in."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._role, self._is_rail = "", "", False
        self.setFixedHeight(px(40))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_person(self, name: str, role: str) -> None:
        """Show who is at work."""
        self._name, self._role = name, role
        self.setAccessibleName(f"{name}, {role}")
        self.setToolTip(plain_tooltip(f"{name}, {role}"))
        self.update()

    def set_rail(self, is_rail: bool) -> None:
        """Show the avatar only."""
        self._is_rail = is_rail
        self.update()

    def sizeHint(self) -> QSize:
        """As a navigation row, a little higher."""
        return QSize(px(40 if self._is_rail else 188), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint avatar, name, role."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            if self.hasFocus():
                draw_round(painter, rect, 6, border="gold", width=2)
            elif self.underMouse():
                draw_round(painter, rect, 6, fill="side_hover")
            side = px(28)
            left = (rect.width() - side) / 2 if self._is_rail else px(6)
            if self._name:
                draw_avatar(painter, QRectF(left, (rect.height() - side) / 2, side, side), self._name)
            if not self._is_rail:
                width, middle = rect.width() - px(49), rect.center().y()
                draw_text(
                    painter,
                    QRectF(px(43), middle - px(17), width, px(18)),
                    self._name,
                    "side_title",
                    size=12,
                    weight=600,
                )
                draw_text(painter, QRectF(px(43), middle, width, px(15)), self._role, "side_text2", size=11)


class Sidebar(Frame):
    """The parts of the program in the order of the year, and who works with it."""

    chosen = Signal(str)
    lock_asked = Signal()
    switch_asked = Signal()

    def __init__(self) -> None:
        super().__init__(("bar", "side"), margins=(12, 12, 12, 8))
        self._is_rail = False
        self._buttons: dict[str, NavButton] = {}
        self._headings: list[QWidget] = []
        self._office = ElideLabel("", "side_sub")
        self._names = QWidget()
        column(Label("ASN Desktop", "side_name"), self._office, spacing=0, parent=self._names)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(0)
        self._bottom = QVBoxLayout()
        self._bottom.setSpacing(0)
        self.person = PersonButton()
        self.person.clicked.connect(self._open_menu)
        head = line(ProductMark(), self._names, spacing=10, margins=(4, 2, 0, 4))
        self.add(head, 8, self._parts, None, self._bottom, 2, self.person)
        self.setFixedWidth(px(WIDE))

    def show_parts(self, specs: Sequence[PageSpec]) -> None:
        """Show the registered parts, group by group."""
        for group in _GROUPS:
            members = [spec for spec in specs if spec.group == group]
            if members and group:
                heading = Label(group, "side_group")
                self._headings.append(heading)
                self._parts.addWidget(heading)
            for spec in members:
                self._parts.addWidget(self._button(spec))
        for spec in specs:
            if spec.group == "bottom":
                self._bottom.addWidget(self._button(spec))
        # Tab goes down the side bar as it is read; the person stands last.
        order = [*self._buttons.values(), self.person]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def set_office(self, name: str) -> None:
        """Show the office's name."""
        self._office.setText(name)

    def set_current(self, key: str) -> None:
        """Mark a part as the one shown."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def show_badge(self, key: str, badge: str) -> None:
        """Show what waits in a part."""
        if key in self._buttons:
            self._buttons[key].show_badge(badge)

    def set_rail(self, is_rail: bool) -> None:
        """Shrink to icons, or show the names again."""
        if is_rail == self._is_rail:
            return
        self._is_rail = is_rail
        self.setFixedWidth(px(RAIL if is_rail else WIDE))
        side = px(8 if is_rail else 12)
        self.body.setContentsMargins(side, px(12), side, px(8))
        self._names.setVisible(not is_rail)
        for heading in self._headings:
            if isinstance(heading, Label):
                heading.setVisible(not is_rail)
        for button in self._buttons.values():
            button.set_rail(is_rail)
        self.person.set_rail(is_rail)

    def _button(self, spec: PageSpec) -> NavButton:
        button = NavButton(spec)
        button.clicked.connect(lambda _checked=False, key=spec.key: self.chosen.emit(key))
        self._buttons[spec.key] = button
        return button

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(icon("lock_closed", "text2", 16), _("Kunci layar") + "\tCtrl+L", self.lock_asked.emit)
        menu.addAction(icon("person", "text2", 16), _("Ganti pengguna"), self.switch_asked.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.person.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

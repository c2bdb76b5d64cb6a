"""This file holds what can be recorded from anywhere by Ctrl+N."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from asn_desktop.ui.icons import icon


@dataclass(frozen=True)
class QuickAct:
    """One entry of the menu "Catat"."""

    text: str
    icon: str
    start: Callable[[], object]
    keys: str = ""


def open_quick_menu(host: QWidget, acts: Sequence[QuickAct]) -> QMenu:
    """Show the menu under the middle of the header of `host`."""
    menu = QMenu(host)
    menu.setAccessibleName(_("Catat"))
    for act in acts:
        text = act.text.replace("&", "&&") + (f"\t{act.keys}" if act.keys else "")
        action = menu.addAction(icon(act.icon, "text2", 16), text)
        action.triggered.connect(lambda _checked=False, act=act: act.start())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(host.mapToGlobal(QPoint(host.width() - menu.sizeHint().width() - 24, 56)))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
    return menu

"""The desk over an office, and everything that no screen of it may do."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from asn_desktop.office import OpenOffice, sign_in, take_folder
from asn_desktop.settings import DataFolder
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.preferences import Mode, Preferences
from asn_desktop.ui.shots import Shot, settle, shots_of
from asn_desktop.ui.theme import apply_theme, look
from asn_desktop.ui.translation import speak_indonesian
from asn_desktop.ui.widgets.overlay import Overlay
from asn_desktop.ui.widgets.text import ElideLabel
from tests.journeys.offices import ACCOUNT, PASSWORD

ENGLISH = re.compile(
    r"\b(Save|Cancel|Open|Close|OK|Yes|No|Apply|Delete|Edit|Add|Next|Back|Print|Search|File|Settings|Help|"
    r"Error|Warning|Undo|Redo|Copy|Paste|Cut|Select|None|True|False|Name|Date|Loading|Browse)\b"
)
LEAST_DATA = 6
"""Letters of a record that make a text one about the office's own data."""

ROW_OF_THE_LIST = "Baris 4: "
"""The refused row of the pasted list; its reasons stand whole in the row itself."""


class Watch(QObject):
    """Notices widgets that are shown as windows of their own by mistake."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.flashed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
            and not isinstance(watched, QMenu)
            and watched.windowType() not in (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
        ):
            self.flashed.append(repr(watched))
        return False


class Stage:
    """The desk over an office, on which one screen after the other is shown."""

    def __init__(
        self, app: QApplication, folder: DataFolder, mode: Mode = "light", scale: int = 100, size: str = ""
    ) -> None:
        self.app, self.mode, self.scale = app, mode, scale
        apply_theme(app, mode=mode, text_scale=scale)
        speak_indonesian(app)
        self.lock = take_folder(folder)
        self.office: OpenOffice | None = None
        self.people = (0, 0)
        self.data: frozenset[str] = frozenset()
        self.desk = Desk(app, folder, Preferences(mode=mode, text_scale=scale))
        self.window = self.desk.window
        self.watch = Watch(self.window)
        app.installEventFilter(self.watch)
        self.size = size or "1366x697"
        self.window.resize(*(int(part) for part in self.size.split("x")))

    def sign_in(self) -> "Stage":
        """Open the office of the folder."""
        self.window.show()
        self.office = sign_in(self.desk.folder, ACCOUNT, PASSWORD)
        self.desk.open_office(self.office)
        self.read_data()
        return self

    def wear_look(self) -> None:
        """Put the look of this stage on again."""
        if (look.mode, look.text_scale) != (self.mode, self.scale):
            apply_theme(self.app, mode=self.mode, text_scale=self.scale)

    def resize(self, size: str) -> None:
        """Another window size, as Windows would give it."""
        self.size = size
        self.window.resize(*(int(part) for part in size.split("x")))

    def show(self, name: str) -> QWidget:
        """One screen of `shots_of`."""
        shot: Shot = next(one for one in shots_of(*self.people) if one.name == name)
        page = self.open(shot.page, **shot.target)
        if shot.then is not None:
            shot.then(page)
            self.settle()
        return page

    def open(self, key: str, **target: Any) -> QWidget:
        """One part of the program, once everything it reads has arrived."""
        page = self.window.show_page(key, **target)
        self.settle()
        return page

    def settle(self) -> None:
        """Wait for the workers and the painting."""
        settle(self.desk)

    def visible(self, kind: type, root: QWidget | None = None) -> Iterator[Any]:
        """Widgets of a kind that are on the screen."""
        for widget in (root or self.window).findChildren(kind):
            if widget.isVisible() and not widget.visibleRegion().isEmpty():
                yield widget

    def sheet(self) -> Overlay:
        """The sheet that is open."""
        found = [one for one in self.window.findChildren(Overlay) if one.isVisible()]
        assert len(found) == 1, found
        return found[0]

    def problems(self, root: QWidget | None = None) -> list[str]:
        """Everything that no screen may do, seen anywhere under `root`."""
        width, height = (int(part) for part in self.size.split("x"))
        found = []
        if (self.window.width(), self.window.height()) != (width, height):
            found.append(f"the window grew to {self.window.width()}x{self.window.height()}")
        found += self.watch.flashed
        for label in self.visible(QLabel, root):
            found += _problems_of_label(label, self.data)
        for button in self.visible(QAbstractButton, root):
            found += _problems_of_button(button)
        return found

    def close(self) -> None:
        """Leave nothing behind."""
        self.desk.app.removeEventFilter(self.watch)
        self.window.close()
        self.desk.close()
        self.lock.release()
        self.window.deleteLater()
        self.desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.desk.app.processEvents()

    def run(self, work: Any) -> Any:
        """Work on the office's database, as the one who is signed in."""
        assert self.office is not None
        return self.office.database.run(work, account_id=self.office.account_id)[0]

    def read_data(self) -> None:
        """Learn which words and which people the office has."""
        from asn_desktop.operations.staff_lists import list_staff

        rows = self.run(list_staff)
        if rows:
            self.people = (
                next((row.employee_id for row in rows if row.name.startswith("Dewi")), rows[0].employee_id),
                next(
                    (row.employee_id for row in rows if row.asked and not row.measured), rows[-1].employee_id
                ),
            )
        self.data = self.run(words_of_the_office) | {str(self.desk.folder.root), ROW_OF_THE_LIST}


def words_of_the_office(session: Any) -> frozenset[str]:
    """Names and texts that the office itself wrote or took over: these may be long and are shortened."""
    from sqlalchemy import text

    sources = (
        "employee.name",
        "position.title",
        "competency.name",
        "competency.basis",
        "certificate.name",
        "certificate.issuer",
        "official_result.organiser",
        "account.display_name",
        "act.summary",
    )
    found: set[str] = set()
    for source in sources:
        table, column = source.split(".")
        found |= set(session.scalars(text(f"select {column} from {table}")))
    for points in session.scalars(text("select indicators from competency_level")):
        found |= set(json.loads(points or "[]"))
    return frozenset(one for one in found if one and len(one) >= LEAST_DATA)


def full_text(label: QLabel) -> str:
    """What a label would say if it had the room."""
    return label.full_text() if isinstance(label, ElideLabel) else label.text()


def sounds_of(root: QWidget) -> Iterable[str]:
    """Everything that labels under a widget say."""
    return {full_text(one) for one in root.findChildren(QLabel)}


def _problems_of_label(label: QLabel, data: frozenset[str]) -> Iterator[str]:
    text = full_text(label)
    if not text:
        return
    if label.textFormat() != Qt.TextFormat.PlainText:
        yield f"not plain: {text!r}"
    if match := ENGLISH.search(text):
        yield f"English {match[0]!r} in {text!r}"
    if isinstance(label, ElideLabel):
        if label.is_elided() and not label.toolTip():
            yield f"shortened without a tooltip: {text!r}"
        if label.is_elided() and not any(one in text for one in data):
            yield f"our own words are shortened: {text!r} to {label.text()!r}"
    elif label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + 2:
            yield f"cut at its foot: {text!r}"
    elif label.sizeHint().width() > label.width() + 1:
        yield f"cut: {text!r}, {label.width()} of {label.sizeHint().width()}"
    if not _lies_inside(label):
        yield f"reaches out of {type(label.parent()).__name__}: {text!r}"


def _problems_of_button(button: QAbstractButton) -> Iterator[str]:
    name = button.text() or button.accessibleName()
    if not name and not isinstance(button.parent(), QLineEdit):
        yield f"a button without a name: {type(button).__name__} in {type(button.parent()).__name__}"
    if match := ENGLISH.search(f"{button.text()} {button.accessibleName()} {button.toolTip()}"):
        yield f"English {match[0]!r} on {name!r}"
    if isinstance(button, QPushButton) and button.text() and button.sizeHint().width() > button.width() + 1:
        yield f"cut on a button: {name!r}, {button.width()} of {button.sizeHint().width()}"
    if button.text() and not _lies_inside(button):
        yield f"button reaches out of {type(button.parent()).__name__}: {name!r}"


def _lies_inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    room: QRect = parent.rect().adjusted(-1, -1, 1, 1)
    return room.contains(widget.geometry())

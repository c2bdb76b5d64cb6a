"""This file holds the list of what is due, each row with the one button that lands on it."""

from collections.abc import Sequence
from datetime import date, timedelta
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.operations.worklist import Task, Worklist
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Card, Row, clear, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button, FilterChip
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.text import Chip, ElideLabel, Label

ROW_HEIGHT = 62


class TaskList(Card):
    """Shows the worklist; arrows walk it, Enter opens, Del puts a row off by a day."""

    opened = Signal(str)
    postponed = Signal(object)

    def __init__(self) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        self._worklist: Worklist | None = None
        self._days: int | None = None
        self._count = Chip("0")
        self._chips = [FilterChip(words) for words in (_("Semua"), _("Hari ini"), _("Pekan ini"))]
        for chip, days in zip(self._chips, (None, 0, 6), strict=True):
            chip.clicked.connect(lambda _checked=False, days=days: self._filter(days))
        head = line(
            Label(_("Perlu dikerjakan"), "h2"), self._count, None, *self._chips, margins=(16, 8, 12, 8)
        )
        self._rows = QWidget()
        self._rows.setProperty("clear", "1")
        self._body: QVBoxLayout = column(parent=self._rows)
        self._area = scrolling(self._rows)
        self.body.addLayout(head)
        self.body.addWidget(self._area, 1)
        self._filter(None)

    def show_worklist(self, worklist: Worklist) -> None:
        """Replace every row."""
        self._worklist = worklist
        self._rebuild()

    def _filter(self, days: int | None) -> None:
        self._days = days
        for chip, own in zip(self._chips, (None, 0, 6), strict=True):
            chip.setChecked(own == days)
        self._rebuild()

    def _visible(self, worklist: Worklist) -> Sequence[Task]:
        if self._days is None:
            return worklist.tasks
        last = worklist.on + timedelta(days=self._days)
        return [task for task in worklist.tasks if task.due is not None and task.due <= last]

    def _rebuild(self) -> None:
        clear(self._body)
        if self._worklist is None:
            return
        tasks = self._visible(self._worklist)
        self._count.setText(str(len(tasks)))
        for task in tasks:
            self._body.addWidget(self._row(task, self._worklist.on))
        if not tasks:
            self._body.addWidget(
                EmptyState(
                    "checkmark_circle", _("Semua beres"), _("Tidak ada pekerjaan yang menunggu di sini.")
                ),
                1,
            )
        else:
            self._body.addStretch(1)

    def _row(self, task: Task, on: date) -> QWidget:
        words = column(ElideLabel(task.title, "strong"), ElideLabel(task.detail, "cap"), spacing=2)
        text, kind = due_words(task, on)
        button = _TaskButton(task)
        button.clicked.connect(lambda _checked=False: self.opened.emit(task.target))
        button.put_off.connect(lambda: self.postponed.emit(task))
        row = Row()
        row.setFixedHeight(px(ROW_HEIGHT))
        row.body.addWidget(IconTile(task.icon, kind if kind in ("bad", "warn") else "info"))
        row.body.addLayout(words, 1)
        if text:
            row.body.addWidget(Chip(text, kind), 0, Qt.AlignmentFlag.AlignVCenter)
        row.body.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class _TaskButton(Button):
    """The button of one row; Del asks to put the row off, Up and Down walk the list."""

    put_off = Signal()

    def __init__(self, task: Task) -> None:
        super().__init__(task.button, "soft" if task.is_draft else "", width=126)
        self.setAccessibleName(f"{task.title}, {task.button}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list by arrows, put off by Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.put_off.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


def due_words(task: Task, on: date) -> tuple[str, str]:
    """What the chip of a task says, and its kind; empty for tasks without a day."""
    if task.is_draft:
        return _("draf"), "info"
    if task.due is None:
        return (_("{count} orang").format(count=task.people), "mute") if task.people > 1 else ("", "mute")
    days = (task.due - on).days
    if days < 0:
        return _("Terlambat {days} hari").format(days=-days), "bad"
    if days == 0:
        return _("Hari ini"), "warn"
    if days <= 90:
        return _("{days} hari lagi").format(days=days), "warn" if days <= 30 else "mute"
    return format_long(task.due), "mute"

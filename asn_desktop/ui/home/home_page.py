"""This file holds Beranda, the page that says what to do now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.operations.desk import postpone
from asn_desktop.operations.figures import OfficeFigures, read_figures
from asn_desktop.operations.office import OfficeFacts, get_office
from asn_desktop.operations.recovery import recovery_is_tested
from asn_desktop.operations.staff_lists import StaffRow, list_staff
from asn_desktop.operations.undo import ActRow, list_acts
from asn_desktop.operations.worklist import Task, Worklist, read_worklist
from asn_desktop.rules.indonesian_date import format_weekday_long
from asn_desktop.ui.background import Background
from asn_desktop.ui.home.figure_cards import CoverageCard, FigureRow, OfficeGapCard, RecentCard
from asn_desktop.ui.home.task_list import TaskList
from asn_desktop.ui.home.welcome import Welcome
from asn_desktop.ui.shell.page import Page
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column, line
from asn_desktop.ui.widgets.buttons import Button


@dataclass(frozen=True, slots=True)
class _Reading:
    """All that Beranda shows, read in one transaction."""

    worklist: Worklist
    figures: OfficeFigures
    staff: tuple[StaffRow, ...]
    office: OfficeFacts
    acts: tuple[ActRow, ...]


class HomePage(Page):
    """Shows what is due, the key figures and the gaps of the office."""

    reload_on = frozenset(
        {
            "act",
            "employee",
            "draft",
            "current_score",
            "position_standard",
            "position_record",
            "certificate",
            "official_result",
            "postponement",
            "setting",
        }
    )
    help_topic = "beranda"

    def __init__(
        self,
        background: Background,
        *,
        first_name: str,
        standing: Callable[[], dict[str, Any]] = dict,
        clock: Callable[[], datetime] = datetime.now,
        open_record_menu: Callable[[], None] | None = None,
    ) -> None:
        self._clock, self._first_name, self._standing = clock, first_name, standing
        super().__init__(greeting(clock(), first_name))
        self._background = background
        self._record = Button(_("Catat"), "primary", "add", keys="Ctrl+N")
        if open_record_menu is not None:
            self._record.clicked.connect(lambda _checked=False: open_record_menu())
        self._figures, self._tasks = FigureRow(), TaskList()
        self._coverage, self._gaps = CoverageCard(), OfficeGapCard()
        left = column(self._tasks, self._gaps, spacing=16)
        left.setStretch(0, 1)
        self._recent = RecentCard()
        right = column(self._coverage, self._recent, spacing=16)
        right.setStretch(1, 1)
        right.addStretch(0)
        self._side = QWidget()
        self._side.setLayout(right)
        self._side.setFixedWidth(px(368))
        full = QWidget()
        body = line(left, self._side, spacing=16)
        body.setStretch(0, 1)
        column(self._figures, body, spacing=16, parent=full).setStretch(1, 1)
        self._welcome = Welcome("")
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(self._welcome)
        column(self._stack, margins=(24, 16, 24, 16), parent=self)
        self._connect()
        self.reload()

    def header_actions(self) -> list[QWidget]:
        """Only Catat."""
        return [self._record]

    def reload(self) -> None:
        """Read everything again."""
        self._background.run(self, partial(_read, standing=self._standing()), self._show)

    def arrange(self, is_compact: bool) -> None:
        """Narrow the right side."""
        self._side.setFixedWidth(px(300 if is_compact else 368))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the gaps of the office where the window is low (ux.md 5.3)."""
        super().resizeEvent(event)
        height = event.size().height()
        self._gaps.setVisible(height >= px(560))
        self._recent.setVisible(height >= px(540))

    def print_current(self) -> None:
        """Preview this week's worklist."""
        self.go_to.emit("report", {"kind": "worklist"})

    def open_target(self, target: str) -> None:
        """Go to the place that a task names."""
        key, place = parse_target(target)
        self.go_to.emit(key, place)

    def _connect(self) -> None:
        self._tasks.opened.connect(self.open_target)
        self._tasks.postponed.connect(self._postpone)
        self._coverage.person_opened.connect(lambda row_id: self.go_to.emit("staff", {"employee_id": row_id}))
        self._gaps.all_opened.connect(lambda: self.go_to.emit("competency", {"view": "map"}))
        self._welcome.pasted.connect(lambda: self.go_to.emit("import", {"paste": True}))
        self._welcome.file_chosen.connect(
            lambda path: self.go_to.emit("import", {"file": path, "choose": path is None})
        )
        self._welcome.typed.connect(lambda: self.go_to.emit("staff", {"mode": "new"}))
        paste = QShortcut(QKeySequence.StandardKey.Paste, self._welcome)
        paste.activated.connect(self._welcome.pasted)

    def _show(self, found: _Reading) -> None:
        self._tasks.show_worklist(found.worklist)
        self._figures.show_figures(found.figures)
        self._coverage.show_people(found.staff)
        self._gaps.show_gaps(found.figures.competencies)
        self._recent.show_acts(found.acts)
        head = found.office.head_name
        self._welcome.show_office(
            _("Kelurahan {name}, Lurah {head}").format(name=found.office.name, head=head)
            if head
            else _("Kelurahan {name}").format(name=found.office.name)
        )
        is_empty = not found.staff
        self._stack.setCurrentIndex(1 if is_empty else 0)
        if is_empty:
            self.set_title(_("Selamat datang"))
            self.set_subtitle(_("Empat langkah sampai laporan pertama tercetak, sekitar 15 menit"))
        else:
            self.set_title(greeting(self._clock(), self._first_name))
            self.set_subtitle(summary(found.worklist))

    def _postpone(self, task: Task) -> None:
        until = (self._clock() + timedelta(days=1)).date()
        self._background.run(self, partial(_postpone, task=task.key, until=until))


def greeting(moment: datetime, first_name: str) -> str:
    """`Selamat pagi, Yuni`."""
    hour = moment.hour
    word = _("pagi") if hour < 11 else _("siang") if hour < 15 else _("sore") if hour < 18 else _("malam")
    return _("Selamat {part}, {name}").format(part=word, name=first_name)


def summary(worklist: Worklist) -> str:
    """`Senin, 6 Oktober 2025.  1 pekerjaan terlambat, 1 untuk hari ini`."""
    parts = []
    if worklist.overdue:
        parts.append(_("{count} pekerjaan terlambat").format(count=worklist.overdue))
    if worklist.due_today:
        parts.append(_("{count} untuk hari ini").format(count=worklist.due_today))
    day = format_weekday_long(worklist.on)
    return f"{day}.  {', '.join(parts)}" if parts else day


def parse_target(target: str) -> tuple[str, dict[str, Any]]:
    """A task's target as a page key and what to open there."""
    parts = target.split("/")
    if parts[0] == "employee":
        if parts[1] == "new":
            return "staff", {"mode": "new"}
        place: dict[str, Any] = {"employee_id": int(parts[1])}
        if len(parts) > 2:
            place |= {"mode": "assess"} if parts[2] == "assess" else {"tab": parts[2]}
        return "staff", place
    if parts[0] == "draft":
        return _draft_target(parts[1], int(parts[2]))
    if parts[0] == "competency":
        return "competency", {"view": parts[1]}
    return "settings", {"tab": parts[1]}


def _draft_target(form: str, subject_id: int) -> tuple[str, dict[str, Any]]:
    if form == "import":
        return "import", {"draft": True}
    if form == "competency":
        return "competency", {"view": "dictionary", "competency_id": subject_id, "draft": True}
    modes = {"assessment": "assess", "employee": "edit" if subject_id else "new", "official": "official"}
    return "staff", {"employee_id": subject_id, "mode": modes.get(form, "edit"), "draft": True}


def _read(session: Any, *, standing: dict[str, Any]) -> _Reading:
    return _Reading(
        read_worklist(session, recovery_is_tested=recovery_is_tested(session), **standing),
        read_figures(session),
        tuple(list_staff(session)),
        get_office(session),
        tuple(list_acts(session, limit=8)),
    )


def _postpone(session: Any, *, task: str, until: date) -> None:
    postpone(session, task=task, until=until)

"""This file holds the list of people beside the profile or the scoring of one of them."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.acting import perform, tell
from asn_desktop.ui.background import Background
from asn_desktop.ui.employee.assessment import AssessmentCard, Attach
from asn_desktop.ui.employee.evidence import EvidenceDrawer
from asn_desktop.ui.employee.profile import ProfileCard
from asn_desktop.ui.employee.staff_list import StaffList
from asn_desktop.ui.employee.status_sheet import ACTS, PurgeSheet, StatusSheet
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.messages import EmptyState

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import Profile, StaffRoom
    from asn_desktop.ui.paper.means import PaperMeans

COMPACT_BELOW = 1100
_NOBODY, _PROFILE, _SCORING = 0, 1, 2


class PeoplePane(QWidget):
    """Who there is, and one of them: a profile, or the rows by which that person is scored."""

    change_wanted = Signal(object)
    """employee id"""
    report_wanted = Signal(object)
    """employee id"""

    def __init__(
        self, background: Background, attach: Attach | None = None, means: PaperMeans | None = None
    ) -> None:
        super().__init__()
        self._background, self._means = background, means
        self._is_compact: bool | None = None
        self._drawer: EvidenceDrawer | None = None
        self.list = StaffList()
        self.profile = ProfileCard(background, means, attach)
        self._attach = attach
        self._scoring: AssessmentCard | None = None
        self._scoring_place = QWidget()
        self.side = QStackedWidget()
        # Laid out before it is filled: every new parent dresses all that hangs below a widget again.
        line(self.list, column(self.side), spacing=16, margins=(24, 16, 24, 16), parent=self).setStretch(1, 1)
        nobody = Card(margins=(1, 1, 1, 1))
        nobody.add(
            EmptyState(
                "person", _("Belum ada yang dipilih"), _("Pilih pegawai di kiri untuk melihat kompetensinya.")
            )
        )
        for widget in (nobody, self.profile, self._scoring_place):
            self.side.addWidget(widget)
        self._connect()

    @property
    def scoring(self) -> AssessmentCard:
        """The score mode, built when it is first needed."""
        if self._scoring is None:
            self._scoring = AssessmentCard(self._background, self._attach)
            self._scoring.show_compact(bool(self._is_compact))
            column(self._scoring, parent=self._scoring_place)
            self._scoring.left.connect(self.leave_scoring)
            self._scoring.saved.connect(self._scored)
        return self._scoring

    def employee_id(self) -> int:
        """The person shown, 0 while there is none."""
        if self.is_scoring():
            return self.scoring.employee_id()
        profile = self.profile.profile
        return profile.detail.row.employee_id if profile and self.side.currentIndex() == _PROFILE else 0

    def is_scoring(self) -> bool:
        """Whether the score mode is open."""
        return self.side.currentIndex() == _SCORING

    def show_room(self, room: StaffRoom) -> None:
        """Show other people; the profile is read again, a scoring is left alone."""
        place = self.list.rows.currentIndex().row()
        self.list.show_room(room)
        current = self.list.rows.current_key()
        if self.is_scoring():
            return
        if current is None:
            self.list.select_place(place)
            current = self.list.rows.current_key()
        elif isinstance(current, int):
            self.show_person(current)
        if current is None:
            self.side.setCurrentIndex(_NOBODY)

    def show_person(self, employee_id: int, *, resumes: str = "") -> None:
        """Read and show one profile; `resumes` names a tab whose form is then opened on its draft."""

        def work(session: Any) -> Profile:
            from asn_desktop.operations.profile_reading import read_profile

            return read_profile(session, employee_id)

        def show(profile: Profile) -> None:
            if self.list.rows.current_key() == employee_id and not self.is_scoring():
                self.profile.show_profile(profile)
                self.side.setCurrentIndex(_PROFILE)
                self.profile.resume(resumes)

        self._background.run(self, work, show, refused=self._gone)

    def choose(self, employee_id: int, *, resumes: str = "") -> None:
        """Go to a person, as a click in the list does."""
        if self.list.rows.current_key() != employee_id and not self.list.select(employee_id):
            return
        self.show_person(employee_id, resumes=resumes)

    def assess(self, employee_id: int | None = None) -> None:
        """Open the score mode for a person, else for the one shown."""
        wanted = employee_id or self.employee_id()
        if wanted:
            self.side.setCurrentIndex(_SCORING)
            self.list.select(wanted)
            self.scoring.start(wanted)

    def leave_scoring(self) -> None:
        """Go back to the profile of the person who was scored."""
        if self.is_scoring():
            self.side.setCurrentIndex(_PROFILE)
            current = self.list.rows.current_key()
            if isinstance(current, int):
                self.show_person(current)
            self.list.rows.setFocus()

    def step(self, direction: int) -> None:
        """Go to the next or previous person."""
        self.list.rows.step(direction)

    def archive(self, employee_id: int | None = None) -> None:
        """Take a person out of the lists, at once and undoable."""
        wanted = employee_id or self.employee_id()
        row = self.list.row_of(wanted)
        if not wanted or self.is_scoring() or (row is not None and row.is_archived):
            return

        def work(session: Any) -> None:
            from asn_desktop.operations.staff import archive_employee

            archive_employee(session, wanted)

        perform(self, self._background, work)

    def act(self, key: str) -> None:
        """Do what the menu of the profile says."""
        profile = self.profile.profile
        if profile is None:
            return
        employee_id, name = profile.detail.row.employee_id, profile.detail.row.full_name
        if key == "edit":
            self.change_wanted.emit(employee_id)
        elif key == "archive":
            self.archive(employee_id)
        elif key == "restore":
            self._restore(employee_id)
        elif key == "purge":
            self.sheet: QWidget = PurgeSheet(self, self._background, employee_id, name, lambda: None)
            self.sheet.open()
        elif key in ACTS:
            self.sheet = StatusSheet(
                self, self._background, employee_id, name, ACTS[key], profile.on, lambda: None
            )
            self.sheet.open()

    def show_evidence(self, competency_id: int) -> None:
        """Open the drawer with everything behind one score."""
        if self._drawer is None or self._drawer.parentWidget() is not self.window():
            self._drawer = EvidenceDrawer(self.window(), self._background, self._means)
        self._drawer.show_evidence(self.employee_id(), competency_id)

    def flush(self) -> bool:
        """Write the drafts that are open here."""
        wrote = [self.profile.flush(), self._scoring is not None and self._scoring.keeper.flush()]
        return any(wrote)

    def has_draft(self) -> bool:
        """Whether something typed here is not published yet."""
        scores = self._scoring is not None and self._scoring.keeper.is_dirty
        return scores or self.profile.has_draft()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the radar and take a narrow list in a small window."""
        super().resizeEvent(event)
        is_compact = self.width() < px(COMPACT_BELOW)
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            for part in (self.list, self.profile, self._scoring):
                if part is not None:
                    part.show_compact(is_compact)

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _key: self.profile.setFocus())
        self.list.archiving.connect(self.archive)
        self.profile.assess.connect(self.assess)
        self.profile.print_wanted.connect(lambda: self.report_wanted.emit(self.employee_id()))
        self.profile.evidence.connect(self.show_evidence)
        self.profile.chosen_act.connect(self.act)

    def _chosen(self, employee_id: int) -> None:
        if not self.is_scoring():
            self.show_person(employee_id)
        elif employee_id != self.scoring.employee_id():
            self.scoring.keeper.flush()
            self.scoring.start(employee_id)

    def _scored(self, employee_id: int, after: str) -> None:
        if after == "print":
            self.leave_scoring()
            self.report_wanted.emit(employee_id)
            return
        following = self._next_unassessed(employee_id)
        if following is None:
            self.leave_scoring()
            tell(self, _("Semua pegawai di daftar ini sudah dinilai"))
        else:
            self.assess(following)

    def _next_unassessed(self, employee_id: int) -> int | None:
        ids = self.list.shown_ids()
        place = ids.index(employee_id) + 1 if employee_id in ids else 0
        for candidate in (*ids[place:], *ids[:place]):
            row = self.list.row_of(candidate)
            if candidate != employee_id and row is not None and row.asked and row.measured < row.asked:
                return candidate
        return None

    def _restore(self, employee_id: int) -> None:
        def work(session: Any) -> None:
            from asn_desktop.operations.staff import restore_employee

            restore_employee(session, employee_id)

        perform(self, self._background, work)

    def _gone(self, refusal: UserError) -> None:
        self.side.setCurrentIndex(_NOBODY)
        self._background.refused.emit(refusal)

"""This file holds the drawer with everything behind one score: history, source, reason, withdrawal."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from asn_desktop.errors import UserError
from asn_desktop.rules.gap import level_name
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.ui.acting import joined, perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import GapBadge, LevelBar, LevelTile
from asn_desktop.ui.widgets.boxes import Frame, Inset, clear, column, hair_line, line, scrolling
from asn_desktop.ui.widgets.buttons import Button, IconButton
from asn_desktop.ui.widgets.overlay import Overlay
from asn_desktop.ui.widgets.text import Chip, ElideLabel, IconLabel, Label

if TYPE_CHECKING:
    from asn_desktop.operations.assessments import ScoreRow
    from asn_desktop.operations.profile_reading import Evidence
    from asn_desktop.ui.paper.means import PaperMeans

_WIDTH = 440


class _Side(Frame):
    """The panel at the right; clicks in it do not leave it."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stay."""
        event.accept()


class EvidenceDrawer(Overlay):
    """One competency of one person: where it stands, what comes next, every score so far."""

    withdrawn = Signal()

    def __init__(self, window: QWidget, background: Background, means: PaperMeans | None = None) -> None:
        super().__init__(window)
        self._background, self._means = background, means
        self._employee_id = 0
        self._competency_id = 0
        self._title, self._person = ElideLabel("", "title"), ElideLabel("", "muted")
        self._close = IconButton("dismiss", _("Tutup"), keys="Esc", on_click=self.escape)
        self._content = QWidget()
        self.body = column(margins=(20, 14, 20, 20), parent=self._content)
        self._side = _Side(("sheet", "1"))
        self._side.setParent(self)
        head = line(column(self._title, 2, self._person), self._close, margins=(20, 16, 12, 12))
        head.setStretch(0, 1)
        self._side.add(head, hair_line(), scrolling(self._content))

    def show_evidence(self, employee_id: int, competency_id: int) -> None:
        """Read and show one competency."""
        self._employee_id, self._competency_id = employee_id, competency_id

        def work(session: Any) -> Evidence | None:
            from asn_desktop.operations.profile_reading import read_evidence

            return read_evidence(session, employee_id, competency_id)

        self._background.run(self, work, self._show)

    def entries(self) -> list[ScoreEntry]:
        """The findings shown, newest first."""
        items = [self.body.itemAt(place) for place in range(self.body.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, ScoreEntry)]

    def place(self) -> None:
        """Stand at the right edge over the whole height."""
        width = min(px(_WIDTH), self.width())
        self._side.setGeometry(self.width() - width, 0, width, self.height())

    def first_focus(self) -> QWidget | None:
        """The way out."""
        return self._close

    def _show(self, evidence: Evidence | None) -> None:
        if evidence is None:
            self.escape()
            return
        clear(self.body)
        found = evidence.line
        self._title.setText(found.head.name)
        self._person.setText(evidence.person)
        standing = _("belum dinilai") if found.score is None else level_name(found.score)
        score = "–" if found.score is None else str(found.score)
        standard = "–" if found.standard is None else str(found.standard)
        figures = _("Nilai {score}, standar {standard}").format(score=score, standard=standard)
        self.body.addLayout(
            line(
                LevelTile(score),
                column(Label(figures, "strong"), 2, Label(standing, "muted")),
                None,
                LevelBar(found.score, found.standard),
                GapBadge(found.gap),
                spacing=12,
            )
        )
        self._show_next(evidence)
        self.body.addSpacing(px(18))
        self.body.addWidget(Label(_("Riwayat nilai"), "h2"))
        self.body.addSpacing(px(4))
        for place, row in enumerate(evidence.scores):
            entry = ScoreEntry(row, is_first=place == 0, withdraw=self._withdraw)
            entry.file_wanted.connect(self._open_file)
            self.body.addWidget(entry)
        if not evidence.scores:
            self.body.addWidget(Label(_("Belum ada nilai yang dicatat"), "muted"))
        self.body.addStretch(1)
        if not self.isVisible():
            self.open()

    def _show_next(self, evidence: Evidence) -> None:
        words = evidence.next_level
        if words is None:
            return
        inset = Inset(spacing=4, margins=(14, 11, 14, 12))
        title = _("Tingkat {level}, {name}").format(level=words.level, name=level_name(words.level))
        inset.add(Label(title, "strong"), Label(words.description, "", wrap=True))
        for indicator in words.indicators:
            inset.body.addLayout(_bullet(indicator))
        self.body.addSpacing(px(14))
        self.body.addWidget(inset)

    def _withdraw(self, score_id: int, reason: str, refused: Callable[[UserError], object]) -> None:
        def work(session: Any) -> None:
            from asn_desktop.operations.assessments import withdraw_score

            withdraw_score(session, score_id, reason=reason)

        perform(self, self._background, work, lambda _none: self._after_withdrawal(), refused=refused)

    def _open_file(self, attachment_id: int) -> None:
        from asn_desktop.ui.paper.viewing import open_evidence

        if self._means is not None:
            open_evidence(self, self._background, self._means, attachment_id, self._person.full_text())

    def _after_withdrawal(self) -> None:
        self.withdrawn.emit()
        self.show_evidence(self._employee_id, self._competency_id)


class ScoreEntry(Frame):
    """One finding: score, source, day, who, why, and the position and standard of that day."""

    file_wanted = Signal(object)
    """id of the evidence file"""

    def __init__(
        self,
        row: ScoreRow,
        *,
        is_first: bool,
        withdraw: Callable[[int, str, Callable[[UserError], object]], object],
    ) -> None:
        super().__init__(("row", "0" if is_first else "1"), margins=(0, 10, 0, 10))
        self._row, self._withdraw = row, withdraw
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Alasan menarik nilai, minimal 10 huruf"))
        self.reason.setAccessibleName(_("Alasan menarik nilai"))
        self.reason.returnPressed.connect(self._confirm)
        self._complaint = Label("", "err", wrap=True)
        self._complaint.hide()
        self.start_button = Button(_("Tarik nilai"), "link", on_click=self._ask)
        self.confirm_button = Button(_("Tarik nilai ini"), "danger", on_click=self._confirm)
        self._asking = QWidget()
        column(
            self._complaint,
            2,
            self.reason,
            6,
            line(None, Button(_("Batal"), on_click=self._stop), self.confirm_button),
            parent=self._asking,
            margins=(0, 8, 0, 0),
        )
        self._asking.hide()
        self._lay_out(row)

    def _lay_out(self, row: ScoreRow) -> None:
        standard = _("standar {level}").format(level=row.standard) if row.standard is not None else ""
        when = Label(format_long(row.assessed_on), "strong")
        words = column(
            line(when, Chip(row.source.label, "mute"), None, self.start_button, spacing=8),
            ElideLabel(row.assessor or "–", "muted"),
            2,
            ElideLabel(joined([row.position_title, standard]), "muted"),
        )
        if row.reason:
            words.addSpacing(px(6))
            words.addWidget(Label(row.reason, "", wrap=True))
        if row.attachment_id is not None:
            words.addSpacing(px(6))
            self.file_button = Button(_("Buka berkas bukti"), "link", on_click=self._want_file)
            words.addLayout(line(IconLabel("attach", "text3", 16), self.file_button, None, spacing=4))
        tile = LevelTile(str(row.score))
        top = line(tile, words, spacing=12)
        top.setStretch(1, 1)
        top.setAlignment(tile, Qt.AlignmentFlag.AlignTop)
        self.add(top, self._asking)

    def _want_file(self) -> None:
        self.file_wanted.emit(self._row.attachment_id)

    def _ask(self) -> None:
        self._asking.show()
        self.start_button.hide()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> None:
        self._asking.hide()
        self.start_button.show()

    def _confirm(self) -> None:
        self._withdraw(self._row.score_id, self.reason.text(), self._refused)

    def _refused(self, refusal: UserError) -> None:
        self._complaint.setText(str(refusal))
        self._complaint.show()


def _bullet(text: str) -> QHBoxLayout:
    dot = Label("•", "muted")
    layout = line(dot, Label(text, "muted", wrap=True), spacing=8)
    layout.setStretch(1, 1)
    layout.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
    return layout

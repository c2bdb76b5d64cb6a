"""This file holds the score mode: one person, one row of buttons per competency, words below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit

from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.indonesian_date import format_short
from asn_desktop.ui.acting import perform, tell
from asn_desktop.ui.background import Background
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.employee.anchors import AnchorPanel
from asn_desktop.ui.employee.assessment_rows import AssessmentRows
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import Avatar, Bar
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.buttons import Button, IconButton
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.text import ElideLabel, Label, plain_tooltip, reveal

if TYPE_CHECKING:
    from asn_desktop.operations.profile_reading import AssessmentDesk

Attach = Callable[[Any, Path], int]
"""(session, file) -> attachment id"""
SOURCES = (ScoreSource.SELF, ScoreSource.SUPERIOR, ScoreSource.PEER, ScoreSource.CERTIFICATE)
_AFTER_STAY, _AFTER_NEXT, _AFTER_PRINT = "stay", "next", "print"


class AssessmentCard(Card):
    """Scores one person. Digits score and go on, Ctrl+Enter saves and takes the next person."""

    left = Signal()
    saved = Signal(object, str)
    """employee id, and what comes after: "next" or "print" """

    def __init__(self, background: Background, attach: Attach | None = None) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        self._background, self._attach = background, attach
        self._desk: AssessmentDesk | None = None
        self._attachment: tuple[int, str] | None = None
        self._avatar = Avatar("", size=36, selected=True)
        self._name, self._position = ElideLabel("", "h2"), ElideLabel("", "muted")
        self._count, self._bar = Label("", "cap"), Bar(0, height=3)
        self.source = Seg([item.label for item in SOURCES], current=1)
        self.day, self.assessor = DateField(), QLineEdit()
        self.attach_button = Button(_("Berkas bukti"), icon="attach", on_click=self._pick_file)
        reveal(self.attach_button, attach is not None)
        self.bar = InlineBar("")
        self.rows, self.anchors = AssessmentRows(), AnchorPanel(self.attach_button)
        self.keeper = DraftKeeper(self, background, "assessment", self._content, self._draft_title)
        self.preview_button = Button(
            _("Simpan dan pratinjau"), icon="print", on_click=lambda: self.publish(_AFTER_PRINT)
        )
        self.next_button = Button(
            _("Simpan, lalu berikutnya"),
            "primary",
            "checkmark",
            keys="Ctrl+Enter",
            on_click=lambda: self.publish(_AFTER_NEXT),
        )
        self._lay_out()
        self._connect()

    def start(self, employee_id: int, then: Callable[[], object] | None = None) -> None:
        """Show a person's rows, with the draft of them if there is one."""

        def work(session: Any) -> AssessmentDesk:
            from asn_desktop.operations.profile_reading import read_assessment_desk

            return read_assessment_desk(session, employee_id)

        def show(desk: AssessmentDesk) -> None:
            self._show(desk)
            if then is not None:
                then()

        self._background.run(self, work, show)

    def employee_id(self) -> int:
        """The person being scored."""
        return self._desk.row.employee_id if self._desk else 0

    def leave(self) -> None:
        """Keep the draft and go back to the profile."""
        if self.keeper.flush():
            tell(self, _("Draf disimpan. Lanjutkan kapan saja dari Beranda."))
        self.left.emit()

    def publish(self, after: str = _AFTER_NEXT) -> None:
        """Write the scores into the history, then print or take the next person."""
        desk, scores = self._desk, self.rows.scores()
        if desk is None:
            return
        day = self.day.day()
        if not scores:
            self.bar.show_message(
                _("Beri nilai minimal satu kompetensi."), "warn", _("Tekan angka 0 sampai 5 pada barisnya.")
            )
            return
        if day is None:
            self.bar.show_message(_("Tanggal penilaian belum terbaca, tulis seperti 06-10-2025"), "warn")
            self.day.setFocus()
            return
        employee_id, source, assessor = desk.row.employee_id, self._source(), self.assessor.text()
        reasons, attachment = self.rows.reasons(), self._attachment
        drop = self.keeper.dropping()

        def work(session: Any) -> None:
            from asn_desktop.operations.assessments import record_scores

            record_scores(
                session,
                employee_id,
                scores,
                source=source,
                assessed_on=day,
                assessor=assessor,
                reasons=reasons,
                attachment_id=attachment[0] if attachment else None,
            )
            drop(session)

        def done(_nothing: None) -> None:
            self.keeper.stop()
            self.saved.emit(employee_id, after)

        perform(
            self,
            self._background,
            work,
            done,
            refused=lambda refusal: self.bar.show_message(refusal.message, "warn", refusal.next_step),
        )

    def throw_away(self) -> None:
        """Forget the draft and start over."""
        self.keeper.forget()
        if self._desk is not None:
            self._show_desk(self._desk)
        self.bar.show_message("")

    def show_compact(self, is_compact: bool) -> None:
        """Take less room in a small window."""
        self.anchors.show_compact(is_compact)
        self.preview_button.setText(_("Pratinjau") if is_compact else _("Simpan dan pratinjau"))
        self.preview_button.setToolTip(_("Simpan, lalu pratinjau laporannya"))

    def _lay_out(self) -> None:
        back = IconButton(
            "arrow_left", _("Kembali ke profil, draf disimpan"), keys="Esc", on_click=self.leave
        )
        under = line(self._position, self._count, spacing=10)
        under.setStretch(0, 1)
        who = column(self._name, 1, under)
        head = line(
            back,
            self._avatar,
            who,
            4,
            self.preview_button,
            self.next_button,
            spacing=10,
            margins=(10, 12, 16, 10),
        )
        head.setStretch(2, 1)
        self.day.setFixedWidth(px(112))
        self.day.setAccessibleName(_("Tanggal penilaian"))
        self.assessor.setAccessibleName(_("Nama penilai"))
        self.assessor.setPlaceholderText(_("Nama penilai"))
        setting = line(
            self.source,
            4,
            Label(_("Tanggal"), "muted"),
            self.day,
            4,
            Label(_("Penilai"), "muted"),
            self.assessor,
            spacing=8,
            margins=(16, 8, 16, 8),
        )
        self.add(head, self._bar, setting)
        self.body.addLayout(line(self.bar, margins=(16, 0, 16, 8)))
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.anchors)
        self.bar.hide()

    def _connect(self) -> None:
        self.rows.changed.connect(self._changed)
        self.rows.focused.connect(self._show_anchors)
        self.anchors.reason_typed.connect(self._set_reason)
        self.anchors.left.connect(self.rows.focus_current)
        self.source.changed.connect(self._source_changed)
        self.day.textEdited.connect(self.keeper.touch)
        self.assessor.textEdited.connect(self.keeper.touch)
        control = Qt.KeyboardModifier.ControlModifier
        for keys, act in (
            # "Ctrl+Enter" as text means Return too, and two equal shortcuts shut each other out.
            (control | Qt.Key.Key_Return, lambda: self.publish(_AFTER_NEXT)),
            (control | Qt.Key.Key_Enter, lambda: self.publish(_AFTER_NEXT)),
            (Qt.Key.Key_Escape, self.leave),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show(self, desk: AssessmentDesk) -> None:
        self.keeper.stop()
        self._desk = desk
        self._show_desk(desk)
        self.bar.show_message("")
        if not desk.lines:
            self.bar.show_message(
                _("Jabatan {position} belum punya standar kompetensi.").format(
                    position=desk.row.position or "–"
                ),
                "warn",
                _("Pasang standarnya di halaman Kompetensi."),
            )
        self.keeper.begin(desk.row.employee_id, self._take_up)

    def _show_desk(self, desk: AssessmentDesk) -> None:
        self._attachment = None
        self.attach_button.setText(_("Berkas bukti"))
        self._avatar.show_name(desk.row.name, selected=True)
        self._name.setText(desk.row.full_name)
        self._position.setText(desk.row.position)
        self.source.set_current(1)
        self.day.show_day(desk.on)
        self._show_assessor(self._usual_assessor(ScoreSource.SUPERIOR))
        self.rows.show_lines(desk.lines)
        self._show_progress()
        self.rows.focus_current()

    def _take_up(self, content: Mapping[str, Any] | None) -> None:
        if not content or self.keeper.is_dirty:
            return
        self.source.set_current(int(content.get("source", 1)))
        self.day.setText(str(content.get("day", format_short(self._today()))))
        self._show_assessor(str(content.get("assessor", "")))
        attachment = content.get("attachment")
        if attachment:
            self._show_file(int(attachment[0]), str(attachment[1]))
        self.rows.take_up(
            {int(key): int(value) for key, value in dict(content.get("scores", {})).items()},
            {int(key): str(value) for key, value in dict(content.get("reasons", {})).items()},
        )
        self._show_progress()
        throw = Button(_("Buang draf"), "link", on_click=self.throw_away)
        self.bar.show_message(_("Melanjutkan draf yang belum disimpan"), "info", "", [throw])
        self.rows.focus_first_empty()

    def _today(self) -> date:
        return self._desk.on if self._desk else date.min

    def _changed(self) -> None:
        self.keeper.touch()
        self.bar.show_message("")
        self._show_progress()
        self._show_anchors(self.rows.current_id())

    def _show_progress(self) -> None:
        done, whole = len(self.rows.scores()), self.rows.count()
        self._count.setText(_("{done} dari {whole}").format(done=done, whole=whole))
        self._bar.show_share(done / whole if whole else 0)

    def _show_anchors(self, competency_id: int) -> None:
        desk = self._desk
        line_ = (
            next((item for item in desk.lines if item.head.competency_id == competency_id), None)
            if desk
            else None
        )
        if desk is not None and line_ is not None:
            self.anchors.show_line(
                line_,
                desk.words.get(competency_id, {}),
                self.rows.scores().get(competency_id),
                self.rows.reasons().get(competency_id, ""),
            )

    def _set_reason(self, text: str) -> None:
        self.rows.set_reason(self.rows.current_id(), text)
        self.keeper.touch()

    def _source(self) -> ScoreSource:
        return SOURCES[self.source.current()]

    def _source_changed(self, _place: int) -> None:
        self._show_assessor(self._usual_assessor(self._source()))
        self.keeper.touch()

    def _show_assessor(self, name: str) -> None:
        self.assessor.setText(name)
        self.assessor.setCursorPosition(0)

    def _usual_assessor(self, source: ScoreSource) -> str:
        desk = self._desk
        if desk is None:
            return ""
        return {
            ScoreSource.SELF: desk.row.full_name,
            ScoreSource.SUPERIOR: desk.head_name or desk.account_name,
        }.get(source, "")

    def _pick_file(self) -> None:
        kinds = _("Berkas bukti (*.pdf *.png *.jpg *.jpeg *.docx *.xlsx)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Pilih berkas bukti"), "", kinds)
        if name:
            self.attach(Path(name))

    def attach(self, source: Path) -> None:
        """Keep a file as evidence of the scores that will be saved."""
        attach = self._attach
        if attach is not None:
            self._background.run(
                self,
                lambda session: attach(session, source),
                lambda found: self._show_file(found, source.name),
            )

    def _show_file(self, attachment_id: int, name: str) -> None:
        self._attachment = (attachment_id, name)
        self.attach_button.setText(_("1 berkas"))
        self.attach_button.setToolTip(plain_tooltip(name))
        self.keeper.touch()

    def _content(self) -> Mapping[str, Any]:
        return {
            "scores": {str(key): value for key, value in self.rows.scores().items()},
            "reasons": {str(key): value for key, value in self.rows.reasons().items()},
            "source": self.source.current(),
            "day": self.day.text(),
            "assessor": self.assessor.text(),
            "attachment": list(self._attachment) if self._attachment else None,
        }

    def _draft_title(self) -> str:
        name = self._desk.row.full_name if self._desk else ""
        return _("Penilaian {name}").format(name=name)

"""This file holds one internship whole: logbook and attendance by day, mark sheet, letters."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.rules.indonesian_date import format_long, format_weekday_long
from asn_desktop.rules.internship_life import InternshipStage, mark_words
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.ui.acting import joined, perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.partner.words import stage_chip
from asn_desktop.ui.widgets.badges import Avatar
from asn_desktop.ui.widgets.boxes import Card, CardFoot, column, hair_line, line
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.data_grid import DataGrid, GridColumn
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.text import Chip, ElideLabel, HugLabel, Label, reveal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asn_desktop.ui.partner.reading import InternView

_DAY, _MARK, _WORK = range(3)
_ASPECT, _WEIGHT, _VALUE = range(3)


class InternCard(Card):
    """The internship that is open. Cells are written as they are left."""

    asked = Signal(str)
    """change, finish, reopen, cancel, withdraw"""
    paper_wanted = Signal(str)
    """key of a document"""

    def __init__(self, background: Background) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        self._background = background
        self.view: InternView | None = None
        self._avatar = Avatar("", size=48)
        self._name, self._chip = HugLabel("", "title"), Chip("", "mute")
        self._facts, self._mentor = ElideLabel("", "muted"), ElideLabel("", "muted")
        self.papers = MenuButton(_("Cetak"), icon="print")
        self.more = MenuButton()
        self.main_button = Button("", "primary", "checkmark", on_click=self._act)
        self._stack = QStackedWidget()
        self.tabs = Seg([_("Logbook dan kehadiran"), _("Lembar nilai")])
        self.tabs.changed.connect(lambda place: self._stack.setCurrentIndex(place))
        self._count = ElideLabel("", "muted")
        marks = tuple(mark.value for mark in Attendance)
        self.days = DataGrid(
            [
                GridColumn(_("Hari"), 210, editable=False),
                GridColumn(_("Hadir"), 84, "center", choices=("", *marks)),
                GridColumn(_("Kegiatan hari itu")),
            ]
        )
        self.days.setAccessibleName(_("Logbook dan kehadiran"))
        self.days.edited.connect(lambda row, _column, _old, _new: self._write_days([row]))
        self.days.pasted.connect(lambda row, _column, block: self._write_days(range(row, row + len(block))))
        self.marks = DataGrid(
            [
                GridColumn(_("Aspek"), editable=False),
                GridColumn(_("Bobot"), 90, "right", editable=False),
                GridColumn(_("Nilai"), 100, "right"),
            ]
        )
        self.marks.setAccessibleName(_("Lembar nilai"))
        self.marks.edited.connect(lambda row, _column, _old, _new: self._write_marks([row]))
        self.marks.pasted.connect(lambda row, _column, block: self._write_marks(range(row, row + len(block))))
        self._hint = ElideLabel("", "muted")
        self._mean = Label("", "strong")
        self._lay_out()

    def show_view(self, view: InternView) -> None:
        """Show another internship, or the same one read again."""
        is_other = self.view is None or (self.view.detail.row.internship_id != view.detail.row.internship_id)
        self.view = view
        row, form = view.detail.row, view.detail.form
        self._avatar.show_name(row.name)
        self._name.setText(row.name)
        self._chip.show_status(*stage_chip(row))
        period = _("{first} sampai {last}").format(
            first=format_long(row.starts_on), last=format_long(row.ends_on)
        )
        self._facts.setText(joined([row.partner, period, row.field, row.study]))
        mentor = _("Pembimbing {name}").format(name=row.mentor) if row.mentor else ""
        campus = _("pembimbing kampus {name}").format(name=form.campus_mentor) if form.campus_mentor else ""
        self._mentor.setText(joined([mentor, campus, form.request_number, row.letter_number]))
        self._show_actions(view)
        self._show_days(view)
        self._show_marks(view)
        reveal(self.tabs, row.direction is Direction.IN)
        if is_other:
            self.tabs.set_current(1 if row.needs_marks else 0)
            self._stack.setCurrentIndex(1 if row.needs_marks else 0)
        if row.direction is Direction.OUT:
            self._stack.setCurrentIndex(0)

    def _act(self) -> None:
        is_done = self.view is not None and self.view.detail.row.stage is InternshipStage.FINISHED
        is_in = self.view is not None and self.view.detail.row.direction is Direction.IN
        if is_done:
            self.paper_wanted.emit("internship-letter" if is_in else "internship-order")
        else:
            self.asked.emit("finish")

    def _show_actions(self, view: InternView) -> None:
        row = view.detail.row
        is_in = row.direction is Direction.IN
        is_done, is_gone = row.stage is InternshipStage.FINISHED, row.stage is InternshipStage.CANCELLED
        letter = _("Surat keterangan") if is_in else _("Surat tugas")
        self.main_button.setText(letter if is_done else _("Selesaikan"))
        self.main_button.set_icon("print" if is_done else "checkmark")
        reveal(self.main_button, not is_gone)
        self.papers.clear_items()
        kinds = [("internship-logbook", _("Logbook")), ("internship-attendance", _("Daftar hadir"))]
        if is_in:
            kinds = [
                ("internship-letter", _("Surat keterangan")),
                ("internship-marks", _("Lembar nilai")),
                *kinds,
            ]
        else:
            kinds = [("internship-order", _("Surat tugas")), *kinds]
        for key, words in kinds:
            self.papers.add(words, lambda key=key: self.paper_wanted.emit(key), icon_name="print")  # type: ignore[misc]
        self.more.clear_items()
        if is_done:
            self.more.add(_("Buka kembali"), lambda: self.asked.emit("reopen"), icon_name="lock_open")
        elif not is_gone:
            self.more.add(
                _("Ubah data magang"), lambda: self.asked.emit("change"), icon_name="edit", keys="F2"
            )
            self.more.add(_("Batalkan magang"), lambda: self.asked.emit("cancel"), icon_name="dismiss_circle")
        if not is_done:
            self.more.add(_("Hapus dari daftar"), lambda: self.asked.emit("withdraw"), icon_name="delete")
        reveal(self.more, True)

    def _show_days(self, view: InternView) -> None:
        place = self.days.currentIndex()
        self.days.show_cells(
            [
                [format_weekday_long(one.day), one.mark.value if one.mark else "", one.work]
                for one in view.detail.days
            ]
        )
        if 0 <= place.row() < len(view.detail.days):
            self.days.setCurrentIndex(self.days.model().index(place.row(), place.column()))
        count = view.detail.row.logbook
        words = _(
            "{filled} dari {due} hari terisi, {present} hadir, {excused} izin, {sick} sakit, {absent} alpa"
        )
        self._count.setText(
            words.format(
                filled=count.filled,
                due=count.due,
                present=count.present,
                excused=count.excused,
                sick=count.sick,
                absent=count.absent,
            )
        )
        self._hint.setText(_("Ketik H, I, S, atau A di kolom Hadir. Sel tersimpan begitu ditinggalkan."))

    def _show_marks(self, view: InternView) -> None:
        detail = view.detail
        self.marks.show_cells(
            [
                [
                    one.label,
                    f"{one.weight}%",
                    "" if (mark := detail.marks.get(one.key)) is None else str(mark),
                ]
                for one in detail.aspects
            ]
        )
        mean = detail.row.mark
        if detail.row.direction is Direction.OUT:
            jp = _("{jp} JP tercatat").format(jp=detail.jp) if detail.jp is not None else ""
            self._mean.setText(jp)
        elif mean is None:
            total = len(detail.aspects)
            self._mean.setText(
                _("{filled} dari {total} nilai terisi").format(filled=detail.row.marks_filled, total=total)
            )
        else:
            self._mean.setText(_("Nilai akhir {mark}, {words}").format(mark=mean, words=mark_words(mean)))

    def _write_days(self, places: Sequence[int]) -> None:
        if self.view is None:
            return
        days, cells = self.view.detail.days, self.days.cells()
        entries: list[tuple[int, Any, str, str]] = []
        for place in places:
            if place < len(days):
                _day, mark, work = cells[place]
                letter = mark.strip().upper()[:1]
                if letter and letter not in tuple(Attendance):
                    self.days.set_problem(place, _MARK, _("Isi H, I, S, atau A"))
                    return
                entries.append((place, days[place].day, letter, work))
        internship_id = self.view.detail.row.internship_id

        def write(session: Any) -> int:
            from asn_desktop.operations.internship_days import DayEntry, record_days

            made: list[DayEntry] = [
                DayEntry(day, Attendance(letter) if letter else None, work)
                for _place, day, letter, work in entries
            ]
            return record_days(session, internship_id, made)

        by_day = {day.isoformat(): place for place, day, _letter, _work in entries}
        perform(self, self._background, write, refused=lambda refusal: self._mark_days(refusal, by_day))

    def _mark_days(self, refusal: UserError, by_day: Mapping[str, int]) -> None:
        if not isinstance(refusal, FormProblems):
            self._background.refused.emit(refusal)
            return
        for key, words in refusal.problems.items():
            self.days.set_problem(by_day.get(key, 0), _WORK, words)
        self._hint.setText(next(iter(refusal.problems.values())))

    def _write_marks(self, places: Sequence[int]) -> None:
        if self.view is None:
            return
        aspects, cells = self.view.detail.aspects, self.marks.cells()
        marks: dict[str, int | None] = {}
        by_key: dict[str, int] = {}
        for place in places:
            if place < len(aspects):
                typed = cells[place][_VALUE].strip()
                if typed and not typed.isdigit():
                    self.marks.set_problem(place, _VALUE, _("Isi nilai 0 sampai 100"))
                    return
                marks[aspects[place].key] = int(typed) if typed else None
                by_key[aspects[place].key] = place
        internship_id = self.view.detail.row.internship_id

        def write(session: Any) -> None:
            from asn_desktop.operations.internship_marks import record_marks

            record_marks(session, internship_id, marks, aspects=aspects)

        perform(self, self._background, write, refused=lambda refusal: self._mark_marks(refusal, by_key))

    def _mark_marks(self, refusal: UserError, by_key: Mapping[str, int]) -> None:
        if not isinstance(refusal, FormProblems):
            self._background.refused.emit(refusal)
            return
        for key, words in refusal.problems.items():
            self.marks.set_problem(by_key[key], _VALUE, words)

    def _lay_out(self) -> None:
        words = column(line(self._name, self._chip, None, spacing=8), 2, self._facts, 1, self._mentor)
        head = line(
            self._avatar,
            words,
            self.papers,
            self.main_button,
            self.more,
            spacing=12,
            margins=(18, 12, 16, 12),
        )
        head.setStretch(1, 1)
        bar = line(self.tabs, self._count, spacing=14, margins=(18, 8, 16, 8))
        bar.setStretch(1, 1)
        for grid in (self.days, self.marks):
            holder = QWidget()
            column(grid, parent=holder)
            self._stack.addWidget(holder)
        foot = CardFoot(self._hint, self._mean)
        foot.body.setStretch(0, 1)
        self.add(head, hair_line(), bar, hair_line(), self._stack, foot)
        self.body.setStretchFactor(self._stack, 1)

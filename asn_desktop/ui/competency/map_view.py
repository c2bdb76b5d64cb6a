"""This file holds the view of the map: people by competencies, worst first, with what it suggests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QPainter
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.gap import gap_order, worst_gap
from asn_desktop.ui.acting import tell
from asn_desktop.ui.background import Background
from asn_desktop.ui.competency.legends import MapLegend
from asn_desktop.ui.competency.map_side import MapSide
from asn_desktop.ui.competency.proposal_sheet import Candidate, Proposal, ProposalSheet
from asn_desktop.ui.competency.view import View
from asn_desktop.ui.competency.words import map_heading
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.heat_map import HeatCell, HeatMap, HeatRow
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.painting import draw_round
from asn_desktop.ui.widgets.seg import Seg

if TYPE_CHECKING:
    from asn_desktop.operations.figures import CompetencyGaps, GapMap
    from asn_desktop.operations.gaps import CompetencyHead, GapCell, PersonGaps
    from asn_desktop.operations.staff_lists import StaffRow

SOURCES_AFTER_MS = 120
TOP = 3
_NOT_MEASURED = 99


class OfficeMap(HeatMap):
    """The heat map; what a position does not ask stays blank, which is not the same as unmeasured."""

    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """Nothing but the cursor where nothing is asked and nothing known."""
        cells = self.rows()[row].cells
        if column < len(cells) and cells[column] == HeatCell(None, None):
            if (row, column) == self.cursor_place():
                draw_round(painter, rect, 4, border="text", width=2)
            return
        super().paint_cell(painter, rect, row, column)


class MapView(View):
    """The gap of everyone on every competency."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.title = _("Peta kesenjangan")
        self.help_topic = "peta_kesenjangan"
        self._background = background
        self._map: GapMap | None = None
        self._order: int | None = None
        self._heads: tuple[CompetencyHead, ...] = ()
        self._people: dict[object, tuple[StaffRow, PersonGaps]] = {}
        self.grid = OfficeMap(
            name_heading=_("Pegawai"), worst_heading=_("Terburuk"), foot_heading=_("Di bawah standar")
        )
        self.group = Seg([_("Inti"), _("Teknis")])
        self.group.setParent(self.grid)
        self.group.move(px(10), px(7))
        self.group.changed.connect(lambda _place: self._show_group())
        self.side, self._legend = MapSide(), MapLegend()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOURCES_AFTER_MS)
        self._timer.timeout.connect(self._read_sources)
        self._make_buttons()
        self._lay_out()
        self._connect()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing more for a map that is not seen."""
        self._timer.stop()
        super().hideEvent(event)

    def buttons(self) -> list[QWidget]:
        """Copy, print, suggest."""
        return [self.copy_button, self.print_button, self.propose_button]

    def legend(self) -> QWidget | None:
        """What the cells mean."""
        return self._legend

    def reload(self) -> None:
        """Read the map again."""

        def work(session: Any) -> GapMap:
            from asn_desktop.operations.figures import read_gap_map

            return read_gap_map(session)

        self._background.run(self, work, self._show_map)

    def open_target(self, competency_id: object = None, employee_id: object = None, **_others: Any) -> None:
        """Put the cursor on a person or a competency that is in the map."""
        keys = [row.key for row in self.grid.rows()]
        row, column = self.grid.cursor_place()
        row = keys.index(employee_id) if employee_id in keys else row
        ids = [head.competency_id for head in self._heads]
        self.grid.move_to(row, ids.index(competency_id) if competency_id in ids else column)

    def show_compact(self, is_compact: bool) -> None:
        """The cards give way to a link; rows grow by the room that is left."""
        self.side.setVisible(not is_compact)
        self._legend.show_compact(is_compact)
        self.grid.set_row_height(20 if is_compact else 18)

    def print_current(self) -> None:
        """The map on paper."""
        self.go_to.emit("report", {"kind": "gap-map"})

    def copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(self.grid.as_text())
        tell(self, _("Peta disalin, tempel di Excel dengan Ctrl V"))

    def proposals(self) -> list[Proposal]:
        """Competencies with people below the standard, most people first."""
        return [
            Proposal(one.head.competency_id, one.head.name, self._candidates(one)) for one in self._needs()
        ]

    def propose(self, competency_id: object = None) -> ProposalSheet | None:
        """Open the list of people whom the map suggests."""
        proposals = self.proposals()
        if not proposals:
            tell(self, _("Tidak ada pegawai di bawah standar"))
            return None
        sheet = ProposalSheet(self.window(), proposals, competency_id)
        words = _("{count} pegawai disalin, tempel di Excel dengan Ctrl V")
        sheet.copied.connect(lambda count: tell(self, words.format(count=count)))
        sheet.open()
        return sheet

    def _make_buttons(self) -> None:
        self.copy_button = Button(
            _("Salin"), "", "copy", tip=_("Salin peta sebagai tabel"), on_click=self.copy
        )
        self.print_button = Button(_("Cetak peta"), "", "print", keys="Ctrl+P", on_click=self.print_current)
        self.propose_button = Button(_("Usulkan pelatihan"), "primary", "target", on_click=self.propose)
        self.staff_button = Button(
            _("Buka Pegawai"), "primary", on_click=lambda: self.go_to.emit("staff", {})
        )

    def _lay_out(self) -> None:
        both = QWidget()
        line(Card(self.grid, margins=(1, 1, 1, 1)), self.side, spacing=16, parent=both).setStretch(0, 1)
        sentence = _("Peta muncul setelah ada pegawai yang jabatannya punya standar kompetensi.")
        empty = Card(EmptyState("target", _("Peta belum ada isinya"), sentence, primary=self.staff_button))
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(empty)
        column(self._stack, parent=self)

    def _connect(self) -> None:
        self.grid.current_changed.connect(self._show_cell)
        self.grid.activated.connect(lambda _row, _column: self._open_person())
        self.grid.heading_clicked.connect(self._sort_by)
        self.side.person_wanted.connect(self._open_person)
        self.side.proposal_wanted.connect(self.propose)
        self._legend.link.clicked.connect(lambda: self.propose())

    def _show_map(self, found: GapMap) -> None:
        is_first = self._map is None
        self._map = found
        self._people = {row.employee_id: (row, gaps) for row, gaps in found.rows}
        self.group.setVisible(any(head.kind is CompetencyKind.TECHNICAL for head in found.heads))
        self._show()
        self._stack.setCurrentIndex(0 if found.rows else 1)
        needs = self._needs()[:TOP]
        self._legend.link.setText(_("Usulan ({count})").format(count=len(needs)))
        self.side.show_proposals(needs, self._summary())
        if is_first:
            self.grid.move_to(*self._worst_place())
        self._show_cell(*self.grid.cursor_place())

    def _show_group(self) -> None:
        """The other competencies, with the cell that is now under the cursor."""
        self._order = None
        self._show()
        self._show_cell(*self.grid.cursor_place())

    def _show(self) -> None:
        if self._map is None:
            return
        is_technical = self.group.current() == 1
        self._heads = tuple(
            head for head in self._map.heads if (head.kind is CompetencyKind.TECHNICAL) == is_technical
        )
        rows = sorted((self._heat_row(row, gaps) for row, gaps in self._map.rows), key=_urgency)
        if self._order is not None and self._order < len(self._heads):
            rows.sort(key=partial(_column_key, self._order))
        self.grid.show_map([map_heading(head.short_name) for head in self._heads], rows)
        self.subtitle = _("{people} pegawai × {competencies} kompetensi, terburuk di atas").format(
            people=len(rows), competencies=len(self._heads)
        )
        if not rows:
            self.subtitle = ""
        self.head_changed.emit()

    def _heat_row(self, row: StaffRow, gaps: PersonGaps) -> HeatRow:
        cells = {cell.competency_id: cell for cell in gaps.cells}
        shown = [cells.get(head.competency_id) for head in self._heads]
        made = tuple(HeatCell(cell.score, cell.standard) if cell else HeatCell(None, None) for cell in shown)
        return HeatRow(row.employee_id, row.name, made, worst_gap(cell.gap for cell in made))

    def _sort_by(self, column: int) -> None:
        """Order by one competency; the heading of the worst gap gives the first order back."""
        self._order = column if column < len(self._heads) else None
        key = self._current_key()
        self._show()
        keys = [row.key for row in self.grid.rows()]
        if key in keys:
            self.grid.move_to(keys.index(key), self.grid.cursor_place()[1])

    def _current_key(self) -> object:
        rows, (row, _column) = self.grid.rows(), self.grid.cursor_place()
        return rows[row].key if row < len(rows) else None

    def _current_cell(self) -> tuple[StaffRow, CompetencyHead, GapCell | None] | None:
        found = self._people.get(self._current_key())
        column = self.grid.cursor_place()[1]
        if found is None or column >= len(self._heads):
            return None
        row, gaps = found
        head = self._heads[column]
        cell = next((one for one in gaps.cells if one.competency_id == head.competency_id), None)
        return row, head, cell

    def _show_cell(self, _row: int, _column: int) -> None:
        current = self._current_cell()
        if current is not None:
            self.side.show_cell(*current)
            if self.isVisible():
                self._timer.start()

    def _read_sources(self) -> None:
        current = self._current_cell()
        if current is None:
            return
        employee_id, competency_id = current[0].employee_id, current[1].competency_id

        def work(session: Any) -> Any:
            from asn_desktop.operations.assessments import list_scores

            return list_scores(session, employee_id, competency_id=competency_id)

        def show(scores: Any) -> None:
            now = self._current_cell()
            if now is not None and (now[0].employee_id, now[1].competency_id) == (employee_id, competency_id):
                self.side.show_sources(scores)

        self._background.run(self, work, show)

    def _open_person(self) -> None:
        key = self._current_key()
        if key is not None:
            self.go_to.emit("staff", {"employee_id": key, "tab": "competency"})

    def _worst_place(self) -> tuple[int, int]:
        """The first person's largest deficit."""
        rows = self.grid.rows()
        if not rows:
            return 0, 0
        gaps = [_NOT_MEASURED if cell.gap is None else cell.gap for cell in rows[0].cells]
        return 0, gaps.index(min(gaps)) if gaps else 0

    def _needs(self) -> list[CompetencyGaps]:
        found: Sequence[CompetencyGaps] = self._map.summary if self._map else ()
        return sorted((one for one in found if one.below), key=lambda one: -one.below)

    def _candidates(self, one: CompetencyGaps) -> tuple[Candidate, ...]:
        people = []
        for row, gaps in self._map.rows if self._map else ():
            for cell in gaps.cells:
                if cell.competency_id == one.head.competency_id and cell.gap is not None and cell.gap < 0:
                    people.append(
                        Candidate(row.full_name, row.position, cell.score or 0, cell.standard or 0, cell.gap)
                    )
        return tuple(sorted(people, key=lambda person: person.gap))

    def _summary(self) -> str:
        rows = [gaps for _row, gaps in self._map.rows] if self._map else []
        meeting = sum(1 for gaps in rows if gaps.measured and not gaps.below)
        blank = sum(gaps.asked - gaps.measured for gaps in rows)
        words = _("{people} pegawai sudah memenuhi semua standar yang dinilai.").format(people=meeting)
        if blank:
            words += " " + _("{cells} sel belum dinilai dan tidak dihitung.").format(cells=blank)
        return words


def _urgency(row: HeatRow) -> tuple[int, int, str]:
    """The worst gap shown, then the sum of missing levels, then the name."""
    return (*gap_order(cell.gap for cell in row.cells), row.name)


def _column_key(column: int, row: HeatRow) -> int:
    gap = row.cells[column].gap
    return _NOT_MEASURED if gap is None else gap

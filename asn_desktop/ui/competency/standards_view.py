"""This file holds the view of standards: positions by competencies, typed like a sheet."""

from __future__ import annotations

from datetime import date
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.indonesian_date import quarter_label
from asn_desktop.ui.acting import perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.competency.importing import import_standards_file
from asn_desktop.ui.competency.legends import MatrixLegend
from asn_desktop.ui.competency.position_sheet import PositionSheet
from asn_desktop.ui.competency.standards_foot import StandardsFoot
from asn_desktop.ui.competency.view import View
from asn_desktop.ui.competency.words import map_heading
from asn_desktop.ui.theme import look, px
from asn_desktop.ui.tokens import TEXT_SCALES
from asn_desktop.ui.widgets.boxes import Card, column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.matrix_grid import MatrixCell, MatrixColumn, MatrixGrid, MatrixRow
from asn_desktop.ui.widgets.messages import EmptyState, InlineBar
from asn_desktop.ui.widgets.seg import Seg

if TYPE_CHECKING:
    from asn_desktop.operations.gaps import CompetencyHead
    from asn_desktop.operations.positions import PositionRow
    from asn_desktop.operations.standards import StandardChange, StandardEffect, StandardsMatrix

Reading = tuple["StandardsMatrix", date, date, int]
"""The matrix, the first day of the next period, today, and how many held positions ask nothing."""


class StandardsView(View):
    """What every position asks of every competency."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.title = _("Standar jabatan")
        self.help_topic = "kompetensi_standar"
        self._background = background
        self._matrix: StandardsMatrix | None = None
        self._next_period = self._today = date.min
        self._from_today = False
        self._positions: tuple[PositionRow, ...] = ()
        self._heads: tuple[CompetencyHead, ...] = ()
        self._waiting: Reading | None = None
        self._target: dict[str, Any] = {}
        self._block: tuple[StandardChange, ...] = ()
        self.grid = MatrixGrid(name_heading=_("Jabatan"), count_heading=_("Pegawai"))
        self.group = Seg([_("Inti"), _("Teknis")])
        self.group.setParent(self.grid)
        self.group.move(px(12), px(4))
        self.group.changed.connect(lambda _place: self._show())
        self.foot, self._legend = StandardsFoot(), MatrixLegend()
        self._make_buttons()
        self._lay_out()
        self._connect()

    def buttons(self) -> list[QWidget]:
        """Import, print, add."""
        return [self.import_button, self.print_button, self.add_button]

    def legend(self) -> QWidget | None:
        """What the signs mean."""
        return self._legend

    def reload(self) -> None:
        """Read the matrix again."""
        from_today = self._from_today

        def work(session: Any) -> Reading:
            from asn_desktop.operations.clock import today
            from asn_desktop.operations.standards import (
                count_positions_without_standard,
                next_period_start,
                standards_matrix,
            )

            day = today(session)
            start = next_period_start(day)
            matrix = standards_matrix(session, on=day if from_today else start)
            return matrix, start, day, count_positions_without_standard(session)

        self._background.run(self, work, self._show_reading)

    def open_target(self, position_id: object = None, competency_id: object = None, **_others: Any) -> None:
        """Put the cursor on a position or a competency."""
        self._target = {"position_id": position_id, "competency_id": competency_id}
        self._follow_target()

    def show_compact(self, is_compact: bool) -> None:
        """Narrower names, lower rows."""
        self.grid.name_width = px(256 if is_compact else 298)
        self.grid.set_row_height(27 if is_compact else 34)

    def print_current(self) -> None:
        """The matrix on paper."""
        self.go_to.emit("report", {"kind": "standards"})

    def valid_from(self) -> date:
        """The day from which what is typed now will hold."""
        return self._today if self._from_today else self._next_period

    def edit_position(self, position: PositionRow | None) -> PositionSheet:
        """Open the sheet of a position, or of a new one."""
        sheet = PositionSheet(self.window(), self._background, position)
        sheet.saved.connect(lambda key: self.open_target(position_id=key))
        sheet.open()
        return sheet

    def _make_buttons(self) -> None:
        self.import_button = Button(_("Impor"), on_click=self._import)
        self.print_button = Button(
            _("Cetak matriks"), "", "print", keys="Ctrl+P", on_click=self.print_current
        )
        self.add_button = Button(
            _("Jabatan"), "primary", "add", tip=_("Tambah jabatan"), on_click=lambda: self.edit_position(None)
        )
        self.install_button = Button(_("Pakai daftar bawaan"), "primary", on_click=self._install)

    def _lay_out(self) -> None:
        self.missing = InlineBar(closable=False)
        self.missing.hide()
        filled = QWidget()
        card = Card(self.grid, self.foot, margins=(1, 1, 1, 1))
        column(self.missing, card, spacing=12, parent=filled).setStretch(1, 1)
        sentence = _(
            "Daftar bawaan berisi jabatan kelurahan dengan standar menurut jenjangnya. Pakai itu dulu, "
            "ubah bila perlu."
        )
        empty = Card(EmptyState("table", _("Belum ada jabatan"), sentence, primary=self.install_button))
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(empty)
        column(self._stack, parent=self)

    def _connect(self) -> None:
        grid, foot = self.grid, self.foot
        grid.pending_changed.connect(self._pending)
        grid.applied.connect(self._apply_cell)
        grid.pasted.connect(self._paste)
        grid.required_toggled.connect(self._toggle_required)
        grid.refused_key.connect(foot.show_refusal)
        grid.current_changed.connect(lambda _row, _column: foot.show_idle() if not self._block else None)
        foot.applied.connect(self._apply)
        foot.cancelled.connect(self._cancel)
        foot.start_changed.connect(self._choose_start)
        foot.position_wanted.connect(self._edit_current)
        keys = {"F2": self._edit_current, "Esc": self._cancel}
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show_reading(self, reading: Reading) -> None:
        if self.grid.pending() is not None:
            self._waiting = reading
            return
        self._waiting = None
        self._matrix, self._next_period, self._today, missing = reading
        self._positions = tuple(sorted(self._matrix.positions, key=lambda row: not row.holders))
        self.foot.show_starts(quarter_label(self._next_period), _("Hari ini"))
        self._tell_missing(missing)
        self._stack.setCurrentIndex(0 if self._positions and self._matrix.heads else 1)
        self._show()
        self._follow_target()

    def _show(self) -> None:
        if self._matrix is None:
            return
        is_technical = self.group.current() == 1
        heads = [
            head for head in self._matrix.heads if (head.kind is CompetencyKind.TECHNICAL) == is_technical
        ]
        self._heads = tuple(sorted(heads, key=lambda head: list(CompetencyKind).index(head.kind)))
        short = {CompetencyKind.SOCIOCULTURAL: _("Sosial")}
        columns = [
            MatrixColumn(self._heading(head), short.get(head.kind, head.kind.label).upper())
            for head in self._heads
        ]
        self.grid.show_matrix(columns, [self._row(position) for position in self._positions])
        self.subtitle = _("{positions} jabatan × {competencies} kompetensi, tingkat 1 sampai 5").format(
            positions=len(self._positions), competencies=len(self._heads)
        )
        if not self._positions or not self._heads:
            self.subtitle = ""
        self.head_changed.emit()

    def _heading(self, head: CompetencyHead) -> str:
        """The short name, shorter still while large letters leave it no room."""
        return map_heading(head.short_name) if look.text_scale > TEXT_SCALES[0] else head.short_name

    def _row(self, position: PositionRow) -> MatrixRow:
        assert self._matrix is not None
        found = self._matrix.cells
        cells = []
        for head in self._heads:
            standard = found.get((position.position_id, head.competency_id))
            cells.append(
                MatrixCell(standard.level, not standard.is_default, standard.is_mandatory)
                if standard
                else MatrixCell(None)
            )
        return MatrixRow(position.title, position.holders, tuple(cells))

    def _follow_target(self) -> None:
        if self._matrix is None or not self._target:
            return
        target, self._target = self._target, {}
        kinds = {head.competency_id: head.kind for head in self._matrix.heads}
        kind = kinds.get(target["competency_id"])
        if kind is not None and (kind is CompetencyKind.TECHNICAL) != (self.group.current() == 1):
            self.group.set_current(1 - self.group.current())
            self._show()
        row, column = self.grid.cursor_place()
        places = [one.position_id for one in self._positions]
        ids = [head.competency_id for head in self._heads]
        if target["position_id"] in places:
            row = places.index(target["position_id"])
        elif target["position_id"] is not None:
            self._target = target
        self.grid.move_to(row, ids.index(target["competency_id"]) if kind is not None else column)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, row: int, column: int, level: int | None) -> StandardChange:
        from asn_desktop.operations.standards import StandardChange

        return StandardChange(self._positions[row].position_id, self._heads[column].competency_id, level)

    def _pending(self, pending: object) -> None:
        self._block = ()
        if not isinstance(pending, tuple):
            self.foot.show_idle()
            waiting, self._waiting = self._waiting, None
            if waiting is not None:
                self._show_reading(waiting)
            return
        row, column, _old, new = pending
        change = self._change(row, column, new)
        self._ask_effect((change,), partial(self._is_pending, (row, column, new)))

    def _is_pending(self, place: tuple[int, int, int | None]) -> bool:
        return self.grid.pending() == place

    def _ask_effect(self, changes: tuple[StandardChange, ...], still: Any) -> None:
        start = self.valid_from()

        def work(session: Any) -> StandardEffect:
            from asn_desktop.operations.standards_import import effect_from

            return effect_from(session, changes, valid_from=start)

        def show(effect: StandardEffect) -> None:
            if still():
                self.foot.show_effect(effect.sentence, effect.detail, is_warning=effect.worsened > 0)

        self.foot.show_waiting()
        self._background.run(self, work, show)

    def _apply_cell(self, row: int, column: int, level: object) -> None:
        change = self._change(row, column, int(str(level)) if level is not None else None)
        self._write((change,))

    def _write(self, changes: tuple[StandardChange, ...], is_mandatory: bool | None = None) -> None:
        start = self.valid_from()

        def work(session: Any) -> None:
            from asn_desktop.operations.standards import set_standard, set_standards

            if len(changes) > 1:
                set_standards(session, changes, valid_from=start)
                return
            for change in changes:
                set_standard(
                    session,
                    position_id=change.position_id,
                    competency_id=change.competency_id,
                    level=change.level,
                    is_mandatory=is_mandatory,
                    valid_from=start,
                )

        perform(self, self._background, work)

    def _paste(self, row: int, column: int, block: object) -> None:
        assert isinstance(block, list)
        changes = [
            self._change(row + down, column + right, level)
            for down, line in enumerate(block)
            for right, level in enumerate(line)
            if row + down < len(self._positions) and column + right < len(self._heads)
        ]
        self.grid.drop_pending()
        self._block = tuple(changes)
        block_now = self._block
        self._ask_effect(block_now, lambda: self._block is block_now)
        self.foot.apply_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_required(self, row: int, column: int) -> None:
        assert self._matrix is not None
        change = self._change(row, column, None)
        found = self._matrix.cells.get((change.position_id, change.competency_id))
        if found is None:
            self.foot.show_refusal(_("Beri tingkat dulu, baru bisa ditandai wajib"))
            return
        self._write((self._change(row, column, found.level),), not found.is_mandatory)

    def _apply(self) -> None:
        block, self._block = self._block, ()
        if block:
            self._write(block)
            self.foot.show_idle()
        else:
            self.grid.apply_pending()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self._block = ()
        self.grid.drop_pending()
        self.foot.show_idle()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_start(self, from_today: object) -> None:
        self._from_today = bool(from_today)
        self.reload()

    def _edit_current(self) -> None:
        row = self.grid.cursor_place()[0]
        if row < len(self._positions):
            self.edit_position(self._positions[row])

    def _tell_missing(self, count: int) -> None:
        if not count:
            self.missing.show_message("")
            return
        self.defaults_button = Button(_("Pasang standar bawaan"), on_click=self._use_defaults)
        self.missing.show_message(
            _("{count} jabatan yang dipegang pegawai belum punya standar").format(count=count),
            "warn",
            _("Pegawainya belum bisa dinilai terhadap standar."),
            [self.defaults_button],
        )

    def _use_defaults(self) -> None:
        def work(session: Any) -> int:
            from asn_desktop.operations.reference import use_default_standards
            from asn_desktop.storage.reference import load_positions, load_tiers

            return use_default_standards(session, load_positions(), load_tiers())

        perform(self, self._background, work)

    def _install(self) -> None:
        """Fill an office that has no positions, or no competencies to ask of them."""

        def work(session: Any) -> int:
            from asn_desktop.operations.first_standards import install_first_standards

            return install_first_standards(session)

        perform(self, self._background, work)

    def _import(self) -> None:
        import_standards_file(self, self._background, self._next_period)

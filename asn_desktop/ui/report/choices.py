"""This file holds the left side of the report room: which document, period, paper, signature and people."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QStackedWidget, QWidget

from asn_desktop.rules.search_text import match_score
from asn_desktop.ui.report.elide_combo import combo, widen_popup
from asn_desktop.ui.report.people_list import TickList, TickRow
from asn_desktop.ui.report.reading import ReportPerson, ReportRoom, Wish, period_words
from asn_desktop.ui.report.signing import SigningChoice
from asn_desktop.ui.report.words import about_kind, kind_keys
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.people_picker import filter_edit
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.text import HugLabel, Label

if TYPE_CHECKING:
    from asn_desktop.reports.kinds import ReportKind

_SETTLE_MS = 60
_PEOPLE, _NO_MATCH, _ABOUT = range(3)


class Choices(QWidget):
    """All choices of a print. `changed` comes once after a burst of them."""

    changed = Signal()
    person_chosen = Signal(object)
    """id of the person whose document is to be shown"""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "1")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._room: ReportRoom | None = None
        self._ticked: set[int] | None = None
        self._is_filling = False
        self._has_news = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self.changed.emit)
        self.back = Button(_("Kembali"), "link", "arrow_left")
        self.back.hide()
        self.kind, self.period, self.paper = (
            combo(_("Jenis laporan")),
            combo(_("Periode")),
            combo(_("Kertas")),
        )
        self.signing = SigningChoice()
        self.filling = Seg([_("Kosong"), _("Terisi")])
        self.filter: QLineEdit = filter_edit(_("Saring nama"))
        self.people = TickList()
        self._count = HugLabel("", "cap")
        self.everyone = QCheckBox(_("Semua pegawai"))
        self.everyone.clicked.connect(self.toggle_all)
        self._about = Label("", "muted", wrap=True)
        self._about_more = Label("", "cap", wrap=True)
        self._build()
        self._connect()

    def show_room(self, room: ReportRoom) -> None:
        """Offer what there is; everything chosen stays chosen where it still exists."""
        self._room = room
        if not self.kind.count():
            self._fill_kinds()
        self.signing.show_officials(room.officials)
        self._show_kind()

    def hideEvent(self, event: QHideEvent) -> None:
        """Announce nothing while nobody looks; the office may be locked by then."""
        super().hideEvent(event)
        self._has_news = self._timer.isActive()
        self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Announce what waited."""
        super().showEvent(event)
        if self._has_news:
            self._timer.start()

    def room(self) -> ReportRoom | None:
        """What there is to choose from."""
        return self._room

    def report_kind(self) -> ReportKind:
        """The chosen kind."""
        from asn_desktop.reports.kinds import get_kind

        return get_kind(self.kind.currentData() or kind_keys()[0])

    def choose_kind(self, key: str) -> None:
        """Choose a kind by its key."""
        place = self.kind.findData(key)
        if place >= 0:
            self.kind.setCurrentIndex(place)

    def choose_people(self, ids: Sequence[int]) -> None:
        """Tick these people and nobody else."""
        self._ticked = set(ids)
        self.filter.clear()
        self._show_people()

    def wish(self) -> Wish | None:
        """What is to be printed; None before anything was read."""
        if self._room is None:
            return None
        kind = self.report_kind()
        deputy, attention = self.signing.titles()
        return Wish(
            kind=kind.key,
            ids=tuple(person.employee_id for person in self._chosen()) if kind.per_person else (),
            period=self.period_key(),
            paper=str(self.paper.currentData() or kind.papers[0]),
            official_id=self.signing.official_id(),
            mode=self.signing.signature_mode(),
            deputy_title=deputy,
            attention_title=attention,
            is_filled=bool(self.filling.current()) and kind.key == "assessment-form",
        )

    def period_key(self) -> str:
        """The chosen quarter."""
        found = self.period.currentData()
        return str(found) if found else (self._room.period if self._room else "")

    def candidates(self) -> tuple[ReportPerson, ...]:
        """Everybody who can be ticked for this kind and period."""
        if self._room is None or not self.report_kind().per_person:
            return ()
        return self._room.people_of(self.report_kind().key, self.period_key())

    def toggle_all(self) -> None:
        """Tick everybody, or nobody."""
        is_full = len(self._chosen()) == len(self.candidates())
        self._ticked = set() if is_full else None
        self._show_people()
        self._settle()

    def show_compact(self, is_compact: bool) -> None:
        """Take less room."""
        self.setFixedWidth(px(292 if is_compact else 300))

    def _build(self) -> None:
        self.show_compact(False)
        kind_box = column(Label(_("Jenis laporan"), "micro"), self.kind, spacing=3)
        self._period_box, paper_box = QWidget(), QWidget()
        column(Label(_("Periode"), "micro"), self.period, spacing=3, parent=self._period_box)
        column(Label(_("Kertas"), "micro"), self.paper, spacing=3, parent=paper_box)
        pair = line(self._period_box, paper_box, spacing=8)
        pair.setStretch(0, 1)
        self._paper_box = paper_box
        self._form_box = QWidget()
        line(Label(_("Isi formulir"), "micro"), None, self.filling, parent=self._form_box)
        self._people_box = QWidget()
        heading = line(self.everyone, None, self._count, spacing=4, margins=(9, 0, 0, 0))
        column(self.filter, 4, heading, parent=self._people_box)
        self._lower = QStackedWidget()
        about = QWidget()
        column(4, self._about, 8, self._about_more, None, parent=about)
        nothing = EmptyState(
            "filter",
            _("Tidak ada yang cocok"),
            primary=Button(_("Hapus saringan"), on_click=self.filter.clear),
        )
        for widget in (self.people, scrolling(nothing), scrolling(about)):
            self._lower.addWidget(widget)
        body = column(
            self.back,
            kind_box,
            pair,
            self.signing,
            self._form_box,
            self._people_box,
            spacing=8,
            margins=(24, 12, 16, 8),
            parent=self,
        )
        body.addWidget(self._lower, 1)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.period.currentIndexChanged.connect(self._period_changed)
        self.paper.currentIndexChanged.connect(self._settle)
        self.signing.changed.connect(self._settle)
        self.filling.changed.connect(self._settle)
        self.filter.textChanged.connect(self._show_people)
        self.people.ticks_changed.connect(self._take_ticks)
        self.people.current_changed.connect(self.person_chosen.emit)

    def _fill_kinds(self) -> None:
        from asn_desktop.reports.kinds import get_kind

        self.kind.blockSignals(True)
        for key in kind_keys():
            self.kind.addItem(get_kind(key).label, key)
        self.kind.blockSignals(False)

    def _kind_changed(self) -> None:
        if self._room is not None:
            self._show_kind()
            self._settle()

    def _period_changed(self) -> None:
        if not self._is_filling:
            self._ticked = None
            self._show_people()
            self._settle()

    def _show_kind(self) -> None:
        room, kind = self._room, self.report_kind()
        if room is None:
            return
        self._is_filling = True
        periods = room.periods(kind.key)
        _refill(self.period, [(period_words(period), period) for period in periods])
        from asn_desktop.reports.paper import PAPERS

        _refill(self.paper, [(PAPERS[key].label, key) for key in kind.papers])
        self._is_filling = False
        self._period_box.setVisible(kind.has_draft)
        self._paper_box.setMinimumWidth(px(74))
        self._form_box.setVisible(kind.key == "assessment-form")
        self._people_box.setVisible(bool(self.candidates()))
        about, more = about_kind(kind.key)
        self._about.setText(about)
        self._about_more.setText(more)
        self._show_people()

    def _show_people(self) -> None:
        kind = self.report_kind()
        if not kind.per_person:
            self._lower.setCurrentIndex(_ABOUT)
            return
        candidates = self.candidates()
        ticked = self._ticked
        if ticked is None:
            ticked = {person.employee_id for person in candidates}
        query = self.filter.text().strip()
        shown = [person for person in candidates if not query or match_score(query, person.name)]
        self.people.show_rows([self._row(person) for person in shown], ticked)
        self._lower.setCurrentIndex(_PEOPLE if shown or not query else _NO_MATCH)
        self._count_ticks()

    def _row(self, person: ReportPerson) -> TickRow:
        kind = self.report_kind()
        chip = None
        if kind.has_draft and self._room is not None:
            is_final = person.employee_id in self._room.finals_of(kind.key, self.period_key())
            chip = (_("final"), "ok") if is_final else (_("draf"), "warn")
        return TickRow(person.employee_id, person.name, person.position, chip)

    def _take_ticks(self) -> None:
        ticked = set(self.people.ticked())
        everyone = {person.employee_id for person in self.candidates()}
        # All means all: somebody who joins the office later is ticked too.
        self._ticked = None if ticked >= everyone else ticked
        self._count_ticks()
        self._settle()

    def _count_ticks(self) -> None:
        chosen, total = len(self._chosen()), len(self.candidates())
        self._count.setText(_("{chosen} dari {total} dipilih").format(chosen=chosen, total=total))
        some = Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked
        self.everyone.setCheckState(Qt.CheckState.Checked if chosen == total and total else some)

    def _chosen(self) -> list[ReportPerson]:
        candidates = self.candidates()
        if self._ticked is None:
            return list(candidates)
        return [person for person in candidates if person.employee_id in self._ticked]

    def _settle(self) -> None:
        self._timer.start()


def _refill(box: QComboBox, items: Sequence[tuple[str, str]]) -> None:
    """Offer other items; the one chosen stays chosen if it is still there."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, key in items:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
    widen_popup(box)

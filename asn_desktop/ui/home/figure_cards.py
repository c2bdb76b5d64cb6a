"""This file holds the cards of Beranda: key figures, coverage of assessment, gaps of the office."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from asn_desktop.operations.figures import CompetencyGaps, OfficeFigures
from asn_desktop.operations.staff_lists import StaffRow
from asn_desktop.operations.undo import ActRow
from asn_desktop.rules.charts import signed
from asn_desktop.rules.gap import GapClass
from asn_desktop.rules.indonesian_date import format_short, format_time
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import Avatar, DistBar, GapBadge, Ring, StackBar, Swatch
from asn_desktop.ui.widgets.boxes import Card, clear, column, hair_line, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import Chip, ElideLabel, Label

SHOWN_COMPETENCIES = 4


class FigureCard(Card):
    """One large number with its unit, a caption, and room for a small mark at the right."""

    def __init__(self) -> None:
        super().__init__(across=True, margins=(16, 10, 16, 10))
        self.setFixedHeight(px(74))
        self._number, self._unit, self._caption = Label("–", "num"), Label("", "muted"), ElideLabel("", "cap")
        top = line(self._number, self._unit, None, spacing=8)
        self.body.addLayout(column(None, top, self._caption, None, spacing=0), 1)

    def show_figure(self, number: str, unit: str, caption: str) -> None:
        """Replace the words."""
        self._number.setText(number)
        self._unit.setText(unit)
        self._caption.setText(caption)
        self.setAccessibleName(f"{number} {unit}, {caption}")


class FigureRow(QHBoxLayout):
    """The four cards on top."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(px(16))
        self._people, self._assessed, self._gap, self._below = (FigureCard() for _i in range(4))
        self._ring, self._mark = Ring(0, "0%", size=48), Chip("", "warn")
        self._assessed.body.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        self._gap.body.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        for card in (self._people, self._assessed, self._gap, self._below):
            self.addWidget(card, 1)

    def show_figures(self, found: OfficeFigures) -> None:
        """Replace all figures."""
        self._people.show_figure(
            str(found.people),
            _("pegawai aktif"),
            _("{asn} ASN, {support} tenaga pendukung").format(asn=found.asn, support=found.support),
        )
        share = found.assessed / found.to_assess if found.to_assess else 0.0
        self._assessed.show_figure(
            str(found.assessed),
            _("dari {total}").format(total=found.to_assess),
            _("sudah dinilai"),
        )
        self._ring.show_share(share, f"{round(share * 100)}%")
        if found.mean_gap is None:
            self._gap.show_figure("–", "", _("rata-rata selisih, belum ada nilai"))
            self._mark.setVisible(False)
        else:
            self._gap.show_figure(signed(float(found.mean_gap)), _("tingkat"), _("rata-rata selisih"))
            self._mark.show_status(_("indikatif"), "mute")
            self._mark.setVisible(True)
        self._below.show_figure(str(found.below_people), _("di bawah standar"), _("minimal satu kompetensi"))


class CoverageCard(Card):
    """How far the assessment of the office has come, and who stands furthest below."""

    person_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self._stack = StackBar(height=24)
        self._legend = line(spacing=6)
        self._people: QVBoxLayout = column(spacing=6)
        self._total = Label("", "cap")
        self.add(line(Label(_("Penilaian"), "h2"), None, self._total), self._stack)
        self.body.addLayout(self._legend)
        self.add(hair_line())
        self.body.addLayout(self._people)

    def show_people(self, rows: Sequence[StaffRow], shown: int = 3) -> None:
        """Count complete, partial and missing assessments; name the worst gaps."""
        asked = [row for row in rows if row.asked]
        whole = sum(1 for row in asked if row.measured == row.asked)
        none = sum(1 for row in asked if not row.measured)
        parts = [
            (whole, "gap_plus1", _("lengkap")),
            (len(asked) - whole - none, "gap_zero", _("sebagian")),
            (none, "gap_minus1", _("belum")),
        ]
        self._total.setText(_("{count} pegawai berstandar").format(count=len(asked)))
        self._stack.show_parts(parts)
        clear(self._legend)
        for _count, tint, word in parts:
            self._legend.addWidget(Swatch(tint))
            self._legend.addWidget(Label(word, "cap"))
            self._legend.addSpacing(px(8))
        self._legend.addStretch(1)
        clear(self._people)
        worst = sorted(
            (row for row in asked if row.worst_gap is not None and row.worst_gap < 0),
            key=lambda row: (row.worst_gap or 0, -row.below, row.name),
        )
        for row in worst[:shown]:
            self._people.addLayout(self._person(row))

    def _person(self, row: StaffRow) -> QHBoxLayout:
        button = Button(_("Lihat"), "link", on_click=lambda: self.person_opened.emit(row.employee_id))
        button.setAccessibleName(_("Lihat {name}").format(name=row.name))
        words = column(
            ElideLabel(row.name, "strong"),
            ElideLabel(_("{count} di bawah standar").format(count=row.below), "cap"),
        )
        found = line(Avatar(row.name, size=28), spacing=10)
        found.addLayout(words, 1)
        for widget in (GapBadge(row.worst_gap), button):
            found.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return found


class RecentCard(Card):
    """What was done last, so that one can see where the work stood."""

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self.add(Label(_("Terakhir dikerjakan"), "h2"))
        self._rows: QVBoxLayout = column(spacing=8)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_acts(self, acts: Sequence[ActRow], shown: int = 5) -> None:
        """Name the newest acts with their moment."""
        clear(self._rows)
        for row in acts[:shown]:
            moment = row.at.astimezone()
            when = Label(f"{format_short(moment.date())[:5]}  {format_time(moment)}", "cap")
            when.setFixedWidth(px(78))
            found = line(when, spacing=8)
            found.addWidget(ElideLabel(row.summary), 1)
            self._rows.addLayout(found)
        if not acts:
            self._rows.addWidget(Label(_("Belum ada yang dikerjakan."), "muted"))


class OfficeGapCard(Card):
    """The competencies in which the office stands furthest below, with their spread."""

    all_opened = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=10)
        head = line(
            Label(_("Kesenjangan kantor"), "h2"),
            ElideLabel(_("rata-rata terhadap standar jabatan"), "cap"),
            Button(_("Lihat semua"), "link", on_click=self.all_opened.emit),
        )
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self._columns = line(spacing=20)
        self.body.addLayout(self._columns)

    def show_gaps(self, found: Sequence[CompetencyGaps]) -> None:
        """Show the lowest means; competencies nobody is measured in are left out."""
        clear(self._columns)
        measured = sorted(
            (item for item in found if item.mean is not None), key=lambda item: (item.mean or 0, -item.below)
        )
        for item in measured[:SHOWN_COMPETENCIES]:
            counts = dict(item.counts)
            order = (GapClass.ABOVE, GapClass.MEETS, GapClass.BELOW, GapClass.FAR_BELOW)
            values = tuple(counts.get(kind, 0) for kind in order)
            bar = DistBar((values[0], values[1], values[2], values[3]), name=item.head.name)
            top = line(ElideLabel(item.head.short_name), Label(signed(float(item.mean or 0)), "strong"))
            top.setStretch(0, 1)
            words = _("{count} di bawah standar").format(count=item.below)
            self._columns.addLayout(column(top, bar, ElideLabel(words, "cap"), spacing=5), 1)
        if not measured:
            self._columns.addWidget(
                Label(_("Belum ada nilai. Mulai dari satu pegawai di daftar pekerjaan."), "muted")
            )

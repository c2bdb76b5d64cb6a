"""This file holds the reading of one person's documents: report, form and card."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.assessments import OfficialRow, ScoreRow, list_official_results, list_scores
from asn_desktop.operations.competencies import CompetencyDetail, get_competency
from asn_desktop.operations.gaps import GapCell
from asn_desktop.operations.settings import setting_of
from asn_desktop.operations.staff_lists import StaffRow
from asn_desktop.reports import assessment_form, individual_report, jp_card, staff_card
from asn_desktop.reports.conclusion import conclude
from asn_desktop.reports.figures import Figure
from asn_desktop.reports.gather_card import collect_card, nip_label, nip_or_dash
from asn_desktop.reports.gather_jp import JpView
from asn_desktop.reports.gather_office import (
    OfficeView,
    Request,
    person_signing,
    signer_of,
)
from asn_desktop.reports.parts import CompetencyLine, Signing
from asn_desktop.reports.wording import DASH, _, gap_text
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.indonesian_date import format_long, format_short
from asn_desktop.rules.job_person_match import JobPersonMatch, Purpose, categorise, match_job
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.rank import rank_label
from asn_desktop.rules.signature import plain_block

MOST_PLANNED = 5
"""Gaps that the plan of a report has room for, the worst ones."""
MOST_BASIS = 10
"""Findings that the basis of a report has room for on its two pages."""


class PersonReader:
    """Reads documents of many people over one view of the office."""

    def __init__(self, session: Session, request: Request) -> None:
        self.session = session
        self.view = OfficeView(session, request)
        self._details: dict[int, CompetencyDetail] = {}
        self._jp = JpView(session, self.view)

    def _row(self, employee_id: int | None) -> StaffRow:
        row = self.view.staff.get(employee_id or 0)
        if row is None:
            raise UserError(_("Pegawai ini sudah tidak ada."), next_step=_("Muat ulang daftar pegawai."))
        return row

    def _lines(self, cells: Sequence[GapCell]) -> tuple[CompetencyLine, ...]:
        heads = self.view.heads
        return tuple(
            CompetencyLine(
                heads[cell.competency_id].name,
                heads[cell.competency_id].short_name,
                cell.standard,
                cell.score,
                cell.gap,
                cell.is_mandatory,
            )
            for cell in cells
        )

    def report(self, employee_id: int | None) -> individual_report.Content:
        """The laporan evaluasi individu."""
        row, view = self._row(employee_id), self.view
        gaps = view.gaps_of(row.employee_id)
        lines = self._lines(gaps.cells)
        match = self._match(gaps.cells)
        official = view.official_for(row.employee_id)
        facts = (
            (_("Nama"), row.full_name),
            (_("Unit kerja"), view.office_name),
            (nip_label(row), nip_or_dash(row)),
            (_("Periode penilaian"), view.period_dates),
            (_("Pangkat / gol."), rank_label(row.golongan or None)),
            (
                _("Pejabat penilai"),
                official.full_name if official else view.official_block(row.employee_id).name or DASH,
            ),
            (_("Jabatan"), row.position or DASH),
        )
        results = list_official_results(self.session, employee_id=row.employee_id)
        return individual_report.Content(
            letterhead=view.letterhead,
            name=row.full_name,
            period=view.period,
            year=view.on.year,
            facts=facts,
            figures=self._figures(gaps.cells, match),
            competencies=lines,
            conclusion=conclude(lines, row.position),
            person=person_signing(_("Pegawai yang dinilai"), row),
            official=view.official_signing(row.employee_id),
            note=self._match_words(match) if lines else "",
            basis=(*self._basis(row, gaps.cells), *(official_line(result, view) for result in results)),
            plan=plan_of(lines),
            is_indicative=is_indicative(gaps.cells),
        )

    def _match(self, cells: Sequence[GapCell]) -> JobPersonMatch:
        is_capped = bool(setting_of(self.session, "jpm.cap", False))
        return match_job([(cell.score, cell.standard) for cell in cells], cap_per_competency=is_capped)

    def _match_words(self, match: JobPersonMatch) -> str:
        purpose = Purpose(setting_of(self.session, "jpm.purpose", Purpose.MAPPING.value))
        category = categorise(match.exact, purpose)
        if category is None:
            return match.formula + "."
        words = _("{formula}. Kategori {purpose}: {category}.")
        return words.format(formula=match.formula, purpose=purpose.label.lower(), category=category.label)

    def _figures(self, cells: Sequence[GapCell], match: JobPersonMatch) -> tuple[Figure, ...]:
        heads = self.view.heads
        asked = [cell for cell in cells if cell.standard is not None]
        known = [cell for cell in asked if cell.gap is not None]
        dated = [cell for cell in cells if cell.assessed_on is not None]
        if not known:
            counted = _("0 dari {total} kompetensi dinilai").format(total=len(asked))
            return (
                Figure(_("belum dinilai"), "", counted),
                Figure(DASH, "", _("kesenjangan belum dapat dihitung")),
                Figure(DASH, "", _("JPM belum dapat dihitung")),
                Figure(DASH, "", _("penilaian terakhir belum ada")),
            )
        met = sum(1 for cell in known if (cell.gap or 0) >= 0)
        worst = min(known, key=lambda cell: cell.gap or 0)
        newest = max(dated, key=lambda cell: cell.assessed_on or self.view.on)
        percent = str(match.percent).replace(".", ",")
        by = newest.source.label.lower() if newest.source else ""
        if worst.gap is not None and worst.gap < 0:
            name = heads[worst.competency_id].name
            gap = Figure(
                gap_text(worst.gap), _("tingkat"), _("kesenjangan terbesar: {name}").format(name=name)
            )
        else:
            gap = Figure("0", _("tingkat"), _("tidak ada kesenjangan yang terbuka"))
        return (
            Figure(str(met), f"/ {len(known)}", _("kompetensi yang dinilai memenuhi standar")),
            gap,
            Figure(percent, "%", _("JPM, capaian dibanding standar jabatan")),
            Figure(
                format_short(newest.assessed_on) if newest.assessed_on else DASH,
                "",
                _("penilaian terakhir, sumber {source}").format(source=by),
            ),
        )

    def _basis(self, row: StaffRow, cells: Sequence[GapCell]) -> list[individual_report.BasisLine]:
        """Scores that count now, those alike in source, day, reason and direction on one line."""
        scores = self._counting(row.employee_id, cells)
        groups: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        for cell in cells:
            found = scores.get(cell.competency_id)
            if found is None:
                continue
            source = f"{found.source.label}, {format_short(found.assessed_on)}"
            direction = _("perlu naik") if cell.gap is not None and cell.gap < 0 else _("pertahankan")
            if cell.gap is None:
                direction = DASH
            point = found.reason or _("tanpa catatan")
            groups[source, point, direction].append(self.view.heads[cell.competency_id].name)
        lines = [
            individual_report.BasisLine(source, point, "; ".join(names), direction)
            for (source, point, direction), names in groups.items()
        ]
        return _shortened(lines, keep=_("pertahankan"))

    def _counting(self, employee_id: int, cells: Sequence[GapCell]) -> dict[int, ScoreRow]:
        """Competency id -> the finding behind the current score."""
        current = {cell.competency_id: (cell.source, cell.assessed_on, cell.score) for cell in cells}
        found: dict[int, ScoreRow] = {}
        if all(score is None for _source, _day, score in current.values()):
            return found
        for score in list_scores(self.session, employee_id):
            key = (score.source, score.assessed_on, score.score)
            if current.get(score.competency_id) == key:
                found.setdefault(score.competency_id, score)
        return found

    def form(self, employee_id: int | None) -> assessment_form.Content:
        """The formulir penilaian kompetensi, blank or filled."""
        row, view = self._row(employee_id), self.view
        cells = [cell for cell in view.gaps_of(row.employee_id).cells if cell.standard is not None]
        is_filled = view.request.is_filled
        reasons = self._counting(row.employee_id, cells) if is_filled else {}
        official = view.official_for(row.employee_id)
        block = view.official_block(row.employee_id)
        title = official.position if official else view.official_title(row.employee_id)
        official_facts = (
            (_("Nama"), block.name),
            (_("NIP"), format_nip(official.nip) if official and official.nip else ""),
            (_("Pangkat / gol."), rank_label(official.golongan) if official and official.golongan else ""),
            (_("Jabatan"), title),
        )
        signer = plain_block(_("Pejabat penilai"), signer_of(official)) if official else block
        when = view.place_and_date if is_filled else view.place_and_blank
        return assessment_form.Content(
            letterhead=view.letterhead,
            name=row.full_name,
            period=f"{view.period} ({view.period_dates})",
            person_facts=(
                (_("Nama"), row.full_name),
                (nip_label(row), nip_or_dash(row)),
                (_("Pangkat / gol."), rank_label(row.golongan or None)),
                (_("Jabatan"), row.position or DASH),
            ),
            official_facts=official_facts,
            lines=tuple(self._form_line(cell, reasons.get(cell.competency_id)) for cell in cells),
            person=person_signing(_("Pegawai yang dinilai"), row),
            official=Signing(signer, when),
            summary=self._match_words(self._match(cells)) if is_filled else "",
            is_filled=is_filled,
            is_indicative=is_indicative(cells),
        )

    def _form_line(self, cell: GapCell, found: ScoreRow | None) -> assessment_form.FormLine:
        detail = self._details.get(cell.competency_id)
        if detail is None:
            detail = self._details[cell.competency_id] = get_competency(self.session, cell.competency_id)
        return assessment_form.FormLine(
            name=detail.row.name,
            definition=detail.definition,
            anchors=tuple(level.description for level in detail.levels),
            standard=cell.standard,
            score=cell.score,
            gap=cell.gap,
            reason=found.reason if found else "",
            is_mandatory=cell.is_mandatory,
        )

    def card(self, employee_id: int | None) -> staff_card.Content:
        """The kartu pegawai."""
        return collect_card(self.session, self.view, employee_id)

    def jp_card(self, employee_id: int | None) -> jp_card.Content:
        """The kartu JP."""
        return self._jp.card(self._row(employee_id))


def is_indicative(cells: Sequence[GapCell]) -> bool:
    """Everything but a profile that rests on official results alone."""
    return not any(cell.source for cell in cells) or any(
        cell.source is not None and cell.source is not ScoreSource.OFFICIAL for cell in cells
    )


def plan_of(lines: Sequence[CompetencyLine]) -> tuple[individual_report.PlanLine, ...]:
    """A row for each open gap, mandatory and worst first, to be completed by hand."""
    below = [line for line in lines if line.gap is not None and line.gap < 0]
    below.sort(key=lambda line: (not line.is_mandatory, line.gap or 0))
    rows = [
        individual_report.PlanLine(
            line.name, measure=_("mencapai tingkat {level}").format(level=line.standard)
        )
        for line in below[:MOST_PLANNED]
    ]
    return tuple(rows)


def _shortened(lines: list[individual_report.BasisLine], *, keep: str) -> list[individual_report.BasisLine]:
    """At most as many findings as leave room for the signatures; what is to rise is never left out."""
    spare = len(lines) - MOST_BASIS
    if spare <= 0:
        return lines
    steady = [line for line in lines if line.direction == keep]
    dropped = set(map(id, steady[-(spare + 1) :]))
    shown = [line for line in lines if id(line) not in dropped]
    words = _("{count} penilaian lain tetap pada tingkatnya, alasannya ada di kartu pegawai.")
    return [*shown, individual_report.BasisLine("", words.format(count=len(dropped)), "", keep)]


def official_line(result: OfficialRow, view: OfficeView) -> individual_report.BasisLine:
    """An official result apart from the office's own findings, with its last day."""
    words = _("{organiser}, berlaku sampai {until}")
    if result.expires_on < view.on:
        words = _("{organiser}, berakhir {until}")
    point = words.format(organiser=result.organiser, until=format_long(result.expires_on))
    if result.jpm is not None:
        point += ", " + _("JPM {percent} %").format(percent=str(result.jpm).replace(".", ","))
    source = f"{ScoreSource.OFFICIAL.label}, {format_short(result.assessed_on)}"
    return individual_report.BasisLine(source, point, _("hasil penilaian resmi"), result.category or DASH)

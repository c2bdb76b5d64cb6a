"""This file holds the laporan evaluasi individu: what it says, and its two A4 pages."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Beside, Block, Gap, Stack, Text, WritingLines
from asn_desktop.reports.figures import ConclusionBox, FactLines, Figure, FigureStrip, Legend
from asn_desktop.reports.marks import gap_mark, hours_bar, level_bar
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import (
    INK3,
    NUMBER_LINE,
    SECTION,
    STRONG,
    SUBTITLE,
    TITLE,
    Align,
    Style,
)
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import CompetencyLine, Issue, Letterhead, Signing
from asn_desktop.reports.radar import LEAST_AXES, Radar
from asn_desktop.reports.signature import closing_signatures
from asn_desktop.reports.tables import Cell, Column, Look, Table
from asn_desktop.reports.typeset import Span
from asn_desktop.reports.wording import DOT, _, figure
from asn_desktop.rules.indonesian_date import format_long

RADAR_WIDTH = 72 * MM
DENSE = Style("Regular", 7.9, 10.2)
QUIET = Style("Regular", 8.4, 11.6, INK3)


@dataclass(frozen=True, slots=True)
class DevelopmentLine:
    """One activity of the year, written out; hours are JP."""

    date: str
    activity: str
    form: str
    hours: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BasisLine:
    """One finding that the evaluation rests on."""

    source: str
    point: str
    competency: str
    direction: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One step to follow; empty parts are left to be written by hand."""

    competency: str
    form: str = ""
    time: str = ""
    hours: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a report of one person and period says. Hours None: not recorded at all."""

    letterhead: Letterhead
    name: str
    period: str
    year: int
    facts: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    competencies: tuple[CompetencyLine, ...]
    conclusion: tuple[Span, ...]
    person: Signing
    official: Signing
    note: str = ""
    development: tuple[DevelopmentLine, ...] = ()
    hours: int | None = None
    hours_target: int | None = None
    basis: tuple[BasisLine, ...] = ()
    plan: tuple[PlanLine, ...] = ()
    is_indicative: bool = True


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Laporan Evaluasi Individu - {name}").format(name=content.name)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The report as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the report into a book."""
    running = DOT.join((_("Laporan Evaluasi Individu"), content.name, content.period))
    sheet = book.sheet(paper, issue, running, bookmark=content.name, is_indicative=content.is_indicative)
    sheet.letterhead(content.letterhead)
    _draw_title(sheet, content, issue)
    sheet.place(FigureStrip(content.figures), 5.2 * MM)
    _draw_profile(sheet, content)
    letters = iter("BCDE")
    _draw_development(sheet, content, next(letters))
    if content.basis:
        _draw_basis(sheet, content, next(letters))
    _draw_plan(sheet, content, next(letters))
    if len(sheet.pages) == 1:
        sheet.new_page()
    sheet.place(_closing(sheet, content, issue, next(letters)))
    sheet.finish()


def _draw_title(sheet: Sheet, content: Content, issue: Issue) -> None:
    sheet.place(Text(_("LAPORAN EVALUASI INDIVIDU"), TITLE))
    sheet.place(Text(_("Pengembangan Kompetensi · {period}").format(period=content.period), SUBTITLE))
    if issue.number:
        number = _("Nomor: {number}").format(number=issue.number)
        if issue.revision:
            number += DOT + _("Perbaikan {revision}").format(revision=issue.revision)
        sheet.place(Text(number, NUMBER_LINE))
    if issue.revision and issue.reason:
        reason = _("Alasan perbaikan: {reason}").format(reason=issue.reason)
        sheet.place(Text(reason, NUMBER_LINE), 0.8 * MM)
    sheet.y -= 4.2 * MM
    checked = issue.verification
    final = format_long(checked.final_date) if checked is not None else _("belum final")
    sheet.place(FactLines([*content.facts, (_("Tanggal final"), final)], share=0.508), 4 * MM)


def _competency_table(content: Content, width: float) -> Table:
    fixed = 6.5 * MM + 7.5 * MM + 9.5 * MM + 21.5 * MM + 13.5 * MM
    columns = [
        Column(_("No"), 6.5 * MM, Align.CENTRE),
        Column(_("Kompetensi"), width - fixed),
        Column(_("Std"), 7.5 * MM, Align.CENTRE),
        Column(_("Nilai"), 9.5 * MM, Align.CENTRE, STRONG),
        Column(_("Tingkat 1–5"), 21.5 * MM),
        Column(_("Selisih"), 13.5 * MM, Align.CENTRE),
    ]
    rows: list[list[Cell]] = []
    for index, line in enumerate(content.competencies, start=1):
        name = _("{name} (wajib)").format(name=line.name) if line.is_mandatory else line.name
        rows.append(
            [
                str(index),
                name,
                figure(line.standard),
                figure(line.score),
                level_bar(line.standard, line.score, line.gap),
                gap_mark(line.gap, 11 * MM),
            ]
        )
    return Table(columns, rows)


def _draw_profile(sheet: Sheet, content: Content) -> None:
    lines = content.competencies
    sheet.heading(_("A.  Profil kompetensi terhadap standar jabatan"), 40 * MM if lines else 0)
    if not lines:
        sheet.place(Text(_("Standar kompetensi jabatan ini belum ditetapkan."), QUIET), 4 * MM)
    else:
        _draw_radar_and_table(sheet, content)
        legend = Legend(with_unmeasured=any(line.gap is None for line in lines))
        sheet.y -= 2 * MM
        sheet.place(legend, 3.4 * MM)
    if content.note:
        sheet.place(Text(content.note, QUIET), 2.5 * MM)
    sheet.place(ConclusionBox(_("Simpulan"), content.conclusion), 5 * MM)


def _draw_radar_and_table(sheet: Sheet, content: Content) -> None:
    """Side by side if the table fits this page, else the table below at full width."""
    has_radar = len(content.competencies) >= LEAST_AXES
    table = _competency_table(content, sheet.width - RADAR_WIDTH)
    if has_radar and table.height() <= sheet.room:
        radar = Radar(content.competencies)
        radar.draw(sheet.pen, sheet.x - 1 * MM, sheet.y, RADAR_WIDTH)
        lowest = sheet.y - radar.tall
        sheet.y = min(lowest, table.draw(sheet.pen, sheet.x + RADAR_WIDTH, sheet.y))
        return
    if has_radar:
        sheet.place(Radar(content.competencies), 2 * MM)
    _competency_table(content, sheet.width).flow(sheet)


def _draw_development(sheet: Sheet, content: Content, letter: str) -> None:
    heading = _("{letter}.  Riwayat pengembangan tahun {year}").format(letter=letter, year=content.year)
    if not content.development:
        sheet.heading(heading, 12)
        sheet.place(Text(_("Belum ada kegiatan pengembangan yang tercatat."), QUIET), 5 * MM)
        return
    columns = [
        Column(_("Tanggal"), 22 * MM),
        Column(_("Kegiatan"), sheet.width - 89 * MM),
        Column(_("Bentuk"), 28 * MM),
        Column(_("JP"), 12 * MM, Align.CENTRE),
        Column(_("Pra"), 13 * MM, Align.CENTRE),
        Column(_("Pasca"), 14 * MM, Align.CENTRE),
    ]
    rows: list[list[Cell]] = [
        [line.date, line.activity, line.form, line.hours, line.before, line.after]
        for line in content.development
    ]
    if content.hours is not None and content.hours_target:
        missing = max(0, content.hours_target - content.hours)
        words = _("Jumlah jam pelajaran (target {target}, kurang {missing})")
        total = Text(words.format(target=content.hours_target, missing=missing), STRONG)
        done = Text(str(content.hours), STRONG.centred())
        rows.append(["", total, hours_bar(content.hours, content.hours_target), done, "", ""])
    table = Table(columns, rows)
    sheet.heading(heading, table.least_height)
    # The total never stands alone on the next page.
    table.flow(sheet, keep=2, tail=0.1)
    sheet.y -= 5 * MM


def _draw_basis(sheet: Sheet, content: Content, letter: str) -> None:
    columns = [
        Column(_("Sumber"), 31 * MM, style=DENSE),
        Column(_("Pokok"), sheet.width - 88 * MM, style=DENSE),
        Column(_("Kompetensi terkait"), 35 * MM, style=DENSE),
        Column(_("Arah"), 22 * MM, Align.CENTRE, DENSE),
    ]
    rows = [[line.source, line.point, line.competency, line.direction] for line in content.basis]
    table = Table(columns, rows, pad=2.2)
    sheet.heading(_("{letter}.  Penilaian yang menjadi dasar").format(letter=letter), table.least_height)
    table.flow(sheet)
    sheet.y -= 5 * MM


def _draw_plan(sheet: Sheet, content: Content, letter: str) -> None:
    columns = [
        Column(_("Kompetensi"), 36 * MM),
        Column(_("Bentuk pengembangan"), sheet.width - 114 * MM),
        Column(_("Waktu"), 24 * MM),
        Column(_("JP"), 11 * MM, Align.CENTRE),
        Column(_("Ukuran berhasil"), 43 * MM),
    ]
    lines = content.plan or (PlanLine(""), PlanLine(""), PlanLine(""))
    rows = [[line.competency, line.form, line.time, line.hours, line.measure] for line in lines]
    is_by_hand = any(not line.form for line in lines)
    # A grid to write in, hairlines to read.
    look, least = (Look.FORM, 9 * MM) if is_by_hand else (Look.REPORT, 0.0)
    table = Table(columns, rows, look, least_row=least)
    sheet.heading(_("{letter}.  Rencana tindak lanjut").format(letter=letter), table.height())
    table.flow(sheet)
    sheet.y -= 5 * MM


def _closing(sheet: Sheet, content: Content, issue: Issue, letter: str) -> Stack:
    """Remarks, signatures and code on one page; two lines to write on where three do not fit."""
    heading = _("{letter}.  Tanggapan dan catatan").format(letter=letter)
    half = sheet.width / 2 - 4 * MM
    end = closing_signatures(sheet.width, content.person, content.official, issue.verification)
    for lines in (3, 2):
        columns: list[Block] = [
            Stack([Text(_("Tanggapan pegawai"), STRONG), WritingLines(lines)]),
            Stack([Text(_("Catatan pejabat penilai"), STRONG), WritingLines(lines)]),
        ]
        remarks = Beside(columns, [half, half], 8 * MM)
        closing = Stack([Text(heading, SECTION), Gap(3), remarks, Gap(8 * MM), end])
        if closing.height(sheet.width) <= sheet.room:
            break
    return closing

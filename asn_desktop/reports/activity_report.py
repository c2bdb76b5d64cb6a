"""This file holds the laporan kegiatan: facts, attendance, tests with their cautions, reaction, what follows."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, Drawn, Gap, Stack, Text, WritingLines
from asn_desktop.reports.figures import FactLines, Figure, FigureStrip
from asn_desktop.reports.marks import hours_bar
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import (
    BODY,
    CAPTION,
    INK2,
    INK3,
    PRIMARY,
    STRONG,
    SUBTITLE,
    TITLE,
    TRACK,
    WHITE,
    Align,
)
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DASH, DOT, _

TEST_BAR = 29 * MM


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session and how many of the participants were there."""

    when: str
    topic: str
    speaker: str
    jp: str
    present: int
    of: int


@dataclass(frozen=True, slots=True)
class PersonResult:
    """One participant; None where a test was not taken. `outcome` is the certificate, or why none."""

    name: str
    attended: str
    pre: int | None
    post: int | None
    rise: str
    gain: str
    jp: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ReactionLine:
    """One sentence of the reaction form with the mean of its answers, 1 to 4."""

    text: str
    mean: float | None
    mean_text: str
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """One report; parts that the activity has nothing of are left out."""

    letterhead: Letterhead
    title: str
    as_of: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    sessions: tuple[SessionLine, ...]
    people: tuple[PersonResult, ...]
    has_test: bool
    test_figures: tuple[Figure, ...]
    cautions: tuple[str, ...]
    reaction: tuple[ReactionLine, ...]
    reaction_note: str
    comments: tuple[str, ...]
    conclusion: str
    follow_up: tuple[str, ...]
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Laporan kegiatan {title}").format(title=content.title)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The report as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.title,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the report into a book."""
    running = DOT.join((_("Laporan kegiatan"), content.title))
    sheet = book.sheet(paper, issue, running, bookmark=title_of(content))
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("LAPORAN KEGIATAN"), TITLE))
    sheet.place(Text(content.title, SUBTITLE), 5 * MM)
    sheet.place(FactLines(content.facts), 5 * MM)
    sheet.place(FigureStrip(content.figures), 6 * MM)
    parts = _Lettered(sheet)
    if content.sessions:
        parts.begin(_("Acara dan kehadiran"))
        _sessions(sheet.width, content.sessions).flow(sheet)
        sheet.place(Gap(6 * MM))
    if content.people:
        parts.begin(_("Peserta dan hasil tes") if content.has_test else _("Peserta"))
        _place_people(sheet, content)
    if content.reaction:
        parts.begin(_("Kesan peserta"))
        _place_reaction(sheet, content)
    _place_conclusion(sheet, content, parts)
    sheet.finish()


class _Lettered:
    """Headings A, B, C in the order in which they come."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._count = sheet, 0

    def begin(self, title: str, keep: float = 52.0) -> None:
        self._sheet.heading(f"{chr(ord('A') + self._count)}. {title}", keep)
        self._count += 1


def _sessions(width: float, lines: tuple[SessionLine, ...]) -> Table:
    columns = [
        Column(_("Waktu"), 42 * MM),
        Column(_("Materi"), width - 132 * MM),
        Column(_("Narasumber"), 38 * MM),
        Column(_("JP"), 10 * MM, Align.RIGHT),
        Column(_("Hadir"), 16 * MM, Align.RIGHT),
        Column("", 26 * MM),
    ]
    rows: list[list[Cell]] = [
        [
            line.when,
            line.topic or DASH,
            line.speaker or DASH,
            line.jp,
            f"{line.present}/{line.of}",
            hours_bar(line.present, line.of, 22 * MM),
        ]
        for line in lines
    ]
    return Table(columns, rows)


def _place_people(sheet: Sheet, content: Content) -> None:
    if content.test_figures:
        sheet.place(FigureStrip(content.test_figures), 2.5 * MM)
    for caution in content.cautions:
        sheet.place(Text(f"•\u00a0 {caution}", CAPTION))
    if content.cautions:
        sheet.place(Gap(3 * MM))
    tests = 65 * MM if content.has_test else 0.0
    columns = [
        Column(_("No"), 8 * MM, Align.CENTRE),
        Column(_("Nama"), sheet.width - (8 + 13 + 10 + 38) * MM - tests),
        Column(_("Hadir"), 13 * MM, Align.CENTRE),
    ]
    if content.has_test:
        columns += [
            Column(_("Awal, akhir"), 20 * MM, Align.CENTRE),
            Column(_("0 sampai 100"), TEST_BAR + 3 * MM, Align.CENTRE),
            Column(_("Gain"), 13 * MM, Align.CENTRE),
        ]
    columns += [
        Column(_("JP"), 10 * MM, Align.RIGHT),
        Column(_("Sertifikat"), 38 * MM, is_one_line=True),
    ]
    table = Table(columns, [_person_row(index, one, content) for index, one in enumerate(content.people, 1)])
    table.flow(sheet)
    if content.has_test:
        sheet.place(Text(_("Lingkaran kosong nilai awal, lingkaran penuh nilai akhir."), CAPTION))
    sheet.place(Gap(6 * MM))


def _person_row(index: int, one: PersonResult, content: Content) -> list[Cell]:
    row: list[Cell] = [str(index), one.name, one.attended]
    if content.has_test:
        tests = f"{_figure(one.pre)}, {_figure(one.post)}"
        row += [tests, result_line(one.pre, one.post), one.gain]
    return [*row, one.jp, one.outcome]


def _figure(value: int | None) -> str:
    return DASH if value is None else str(value)


def result_line(pre: int | None, post: int | None, width: float = TEST_BAR) -> Drawn:
    """A line from 0 to 100 with the results before (hollow) and after (filled)."""
    height, radius = 3.4 * MM, 1.15 * MM

    def paint(pen: Pen, x: float, y: float) -> None:
        middle, run = y + height / 2, width - 2 * radius
        pen.line(x, middle, x + width, middle, width=0.8, colour=TRACK)
        at = [x + radius + run * value / 100 for value in (pre, post) if value is not None]
        if len(at) == 2:
            falls = at[1] < at[0]
            pen.line(at[0], middle, at[1], middle, width=1.6, colour=INK3 if falls else PRIMARY)
        if pre is not None:
            pen.circle(at[0], middle, radius, fill=WHITE, stroke=INK2, line=0.9)
        if post is not None:
            pen.circle(at[-1], middle, radius, fill=PRIMARY)

    return Drawn((width, height), paint)


def _place_reaction(sheet: Sheet, content: Content) -> None:
    columns = [
        Column(_("Pernyataan"), sheet.width - 66 * MM),
        Column(_("1 sampai 4"), 46 * MM),
        Column(_("Rata-rata"), 20 * MM, Align.RIGHT),
    ]
    rows: list[list[Cell]] = []
    for line in content.reaction:
        mean: Block | str = DASH if line.mean is None else hours_bar(line.mean - 1, 3, 42 * MM)
        words = Text(line.text, STRONG) if line.is_group else Text(line.text)
        rows.append([words, mean, line.mean_text])
    groups = frozenset(index for index, line in enumerate(content.reaction) if line.is_group)
    Table(columns, rows, shaded=groups).flow(sheet)
    sheet.place(Gap(3))
    for text in (content.reaction_note, *(f"“{comment}”" for comment in content.comments)):
        if text:
            sheet.place(Text(text, CAPTION), 1.5)
    sheet.place(Gap(5 * MM))


def _place_conclusion(sheet: Sheet, content: Content, parts: _Lettered) -> None:
    """What was concluded and what follows, with the signature on the same page as long as it is short."""
    blocks: list[Block] = [
        Text(part.strip(), BODY) for part in content.conclusion.split("\n") if part.strip()
    ] or [WritingLines(4)]
    blocks += [Text(f"•\u00a0 {line}", BODY) for line in content.follow_up]
    signature = Stack([Gap(7 * MM), signature_pair(None, content.official, sheet.width)])
    whole = Stack([*blocks, signature], 4)
    is_short = whole.height(sheet.width) < sheet.full_room / 2
    parts.begin(_("Simpulan dan tindak lanjut"), whole.height(sheet.width) if is_short else 60)
    for block in [whole] if is_short else [*blocks, signature]:
        sheet.place(block, 0.0 if is_short else 4)

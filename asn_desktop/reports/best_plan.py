"""This file holds the rencana terbaik: who joins what and why, how sure that is, and what would change it, on A4."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, Gap, Stack, Text
from asn_desktop.reports.figures import Figure, FigureStrip
from asn_desktop.reports.marks import hours_bar
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import BODY, CAPTION, CELL, SECTION, STRONG, SUBTITLE, TITLE, Align
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DASH, DOT, _

NUMBER = STRONG.right()


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One proposal as printed; `levels` and `jp` are what it brings."""

    name: str
    nip: str
    activity: str
    time: str
    levels: int
    jp: int
    why: str
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One way to plan beside the others: what it is worth (levels and JP towards targets), levels closed."""

    label: str
    value: int
    levels: int


@dataclass(frozen=True, slots=True)
class Content:
    """The best plan of a year on one day. Without a way `steps` say what must give, and the rest is empty."""

    letterhead: Letterhead
    year: int
    as_of: str
    standing: str
    closable: int
    figures: tuple[Figure, ...]
    ways: tuple[Way, ...]
    measure: str
    choices: tuple[ChoiceLine, ...]
    limits: tuple[str, ...]
    margins: tuple[str, ...]
    missing: tuple[str, ...]
    steps: tuple[str, ...]
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Rencana Terbaik {year} - {office}").format(year=content.year, office=content.letterhead.office)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The best plan as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.as_of,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the best plan into a book."""
    name = _("Rencana Terbaik {year}").format(year=content.year)
    sheet = book.sheet(paper, issue, DOT.join((name, content.letterhead.office)))
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("RENCANA TERBAIK TAHUN {year}").format(year=content.year), TITLE))
    sheet.place(Text(content.as_of, SUBTITLE), 4 * MM)
    sheet.place(Text(content.standing, BODY), 3 * MM)
    if content.steps:
        _sentences(sheet, _("Yang perlu dilonggarkan"), content.steps)
    else:
        _found(sheet, content)
    # The last section and the signature go to a new page together.
    closing: list[Block] = [Text(_("Batas yang dipakai"), SECTION), Gap(3)]
    closing += [Text(sentence, CELL) for sentence in content.limits]
    closing += [Gap(6 * MM), signature_pair(None, content.official, sheet.width)]
    sheet.place(Stack(closing, 1 * MM))
    sheet.finish()


def _found(sheet: Sheet, content: Content) -> None:
    sheet.place(FigureStrip(content.figures), 5 * MM)
    ways = _ways(content, sheet.width)
    sheet.heading(_("Dibanding cara lain"), ways.height())
    ways.flow(sheet)
    sheet.place(Gap(1.5 * MM))
    sheet.place(Text(content.measure, CAPTION), 5 * MM)
    rows = [_row(number, line) for number, line in enumerate(content.choices, start=1)]
    if rows:
        table = Table(_columns(sheet.width), rows, pad=3, is_top_aligned=True)
        sheet.heading(_("Usulan dan alasannya"), table.least_height)
        table.flow(sheet)
        sheet.place(Gap(5 * MM))
    else:
        sheet.place(Text(_("Tidak ada usulan baru."), BODY), 4 * MM)
    _sentences(sheet, _("Bila ada tambahan"), content.margins)
    _sentences(sheet, _("Masih kurang dari target JP"), content.missing)


def _sentences(sheet: Sheet, heading: str, sentences: tuple[str, ...]) -> None:
    if sentences:
        first = Text(sentences[0], CELL)
        sheet.heading(heading, first.height(sheet.width))
        for sentence in sentences:
            sheet.place(Text(sentence, CELL), 1 * MM)
        sheet.place(Gap(3 * MM))


def _ways(content: Content, width: float) -> Table:
    columns = [
        Column(_("Cara"), 34 * MM),
        Column(_("Nilai rencana"), width - 34 * MM - 20 * MM - 36 * MM),
        Column("", 20 * MM, Align.RIGHT),
        Column(_("Tingkat tertutup"), 36 * MM, Align.RIGHT),
    ]
    wide = width - 34 * MM - 20 * MM - 36 * MM - 7
    most = max(way.value for way in content.ways)
    words = _("{levels} dari {all}")
    rows: list[list[Cell]] = [
        [
            way.label,
            hours_bar(way.value, most, wide),
            Text(f"{way.value:,}".replace(",", "."), NUMBER),
            words.format(levels=way.levels, all=content.closable),
        ]
        for way in content.ways
    ]
    return Table(columns, rows)


def _row(number: int, line: ChoiceLine) -> list[Cell]:
    person: list[Block] = [Text(line.name, STRONG)]
    if line.nip:
        person.append(Text(line.nip, CAPTION))
    activity: list[Block] = [Text(line.activity, CELL), Text(line.time, CAPTION)]
    return [
        str(number),
        Stack(person),
        Stack(activity),
        str(line.levels) if line.levels else DASH,
        str(line.jp) if line.jp else DASH,
        line.why,
    ]


def _columns(width: float) -> list[Column]:
    flexible = width - (8 + 15 + 9) * MM
    return [
        Column(_("No"), 8 * MM, Align.CENTRE),
        Column(_("Pegawai"), flexible * 0.29),
        Column(_("Kegiatan"), flexible * 0.31),
        Column(_("Tingkat"), 15 * MM, Align.CENTRE),
        Column(_("JP"), 9 * MM, Align.CENTRE),
        Column(_("Alasan"), flexible * 0.40),
    ]

"""This file holds the kartu JP: what one person learned in a year, and how far from the target."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, Gap, Stack, Text
from asn_desktop.reports.figures import FactLines, Figure, FigureStrip
from asn_desktop.reports.marks import hours_bar
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import BODY, CAPTION, CELL, STRONG, SUBTITLE, TITLE, Align
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DASH, DOT, _


@dataclass(frozen=True, slots=True)
class LearningLine:
    """One record; `jp` is "" where nothing says how many, `note` tells how it was counted."""

    when: str
    title: str
    organiser: str
    form: str
    number: str
    status: str
    jp: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """One person in one year; `target` None where the law sets none."""

    letterhead: Letterhead
    name: str
    period: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    done: int
    target: int | None
    lines: tuple[LearningLine, ...]
    total: str
    sentence: str
    basis: str
    person: Signing
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Kartu JP {name}").format(name=content.name)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The card as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the card into a book."""
    running = DOT.join((_("Kartu JP"), content.name, content.period))
    sheet = book.sheet(paper, issue, running, bookmark=content.name)
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("KARTU JAM PELAJARAN"), TITLE))
    sheet.place(Text(content.period, SUBTITLE), 4 * MM)
    sheet.place(FactLines(content.facts), 5 * MM)
    sheet.place(FigureStrip(content.figures), 2.5 * MM)
    if content.target is not None:
        sheet.place(hours_bar(content.done, content.target, sheet.width), 2.5 * MM)
    sheet.place(Text(content.sentence, BODY), 5 * MM)
    signatures = signature_pair(content.person, content.official, sheet.width)
    tail = signatures.height(sheet.width) + CAPTION.leading + 14 * MM
    if content.lines:
        _table(sheet.width, content).flow(sheet, keep=2, tail=tail)
    else:
        sheet.place(Text(_("Belum ada pembelajaran yang tercatat pada tahun ini."), CELL))
    sheet.place(Gap(2 * MM))
    sheet.place(Text(content.basis, CAPTION), 8 * MM)
    sheet.place(signatures)
    sheet.finish()


def _table(width: float, content: Content) -> Table:
    columns = [
        Column(_("No"), 8 * MM, Align.CENTRE),
        Column(_("Tanggal"), 24 * MM),
        Column(_("Pembelajaran"), width - (8 + 24 + 30 + 34 + 20 + 14) * MM),
        Column(_("Bentuk"), 30 * MM),
        Column(_("Nomor sertifikat"), 34 * MM),
        Column(_("Status"), 20 * MM, is_one_line=True),
        Column(_("JP"), 14 * MM, Align.RIGHT),
    ]
    rows = [_row(index, line) for index, line in enumerate(content.lines, start=1)]
    rows.append(
        ["", "", Text(_("Jumlah terverifikasi"), STRONG), "", "", "", Text(content.total, STRONG.right())]
    )
    return Table(columns, rows, shaded=frozenset({len(rows) - 1}))


def _row(index: int, line: LearningLine) -> list[Cell]:
    what: list[Block] = [Text(line.title, CELL)]
    below = DOT.join(part for part in (line.organiser, line.note) if part)
    if below:
        what.append(Text(below, CAPTION))
    return [
        str(index),
        line.when,
        Stack(what),
        line.form,
        line.number or DASH,
        line.status,
        line.jp or DASH,
    ]

"""This file holds the rekap JP kantor: who has how many, who lacks how many, and the days that are left."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, Gap, OneLine, Stack, Text
from asn_desktop.reports.figures import Figure, FigureStrip
from asn_desktop.reports.marks import hours_bar
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import CAPTION, CELL, STRONG, SUBTITLE, TITLE, Align
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DASH, DOT, _

BAR = 32 * MM


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One person; `target` and `missing` None where the law sets none."""

    name: str
    nip: str
    employment: str
    position: str
    done: int
    submitted: int
    planned: int
    target: int | None
    missing: int | None
    forecast: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everyone in one year, those who lack most first."""

    letterhead: Letterhead
    period: str
    figures: tuple[Figure, ...]
    lines: tuple[LedgerLine, ...]
    basis: str
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Rekap JP {period}").format(period=content.period)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The summary as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the summary into a book."""
    running = DOT.join((_("Rekap JP"), content.letterhead.office, content.period))
    sheet = book.sheet(paper.landscape, issue, running, bookmark=title_of(content))
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("REKAP JAM PELAJARAN"), TITLE))
    sheet.place(Text(content.period, SUBTITLE), 4 * MM)
    sheet.place(FigureStrip(content.figures), 5 * MM)
    table = Table(_columns(sheet.width), [_row(index, one) for index, one in enumerate(content.lines, 1)])
    signatures = signature_pair(None, content.official, sheet.width)
    table.flow(sheet, keep=3, tail=signatures.height(sheet.width) + 12 * MM + CAPTION.leading)
    sheet.place(Gap(2 * MM))
    sheet.place(Text(content.basis, CAPTION), 6 * MM)
    sheet.place(signatures)
    sheet.finish()


def _columns(width: float) -> list[Column]:
    rest = width - (9 + 20 + 4 * 15 + 16 + 18 + 36) * MM
    return [
        Column(_("No"), 9 * MM, Align.CENTRE),
        Column(_("Nama / NIP"), rest * 0.38),
        Column(_("Status"), 20 * MM, is_one_line=True),
        Column(_("Jabatan"), rest * 0.34),
        Column("", 36 * MM),
        Column(_("JP"), 15 * MM, Align.RIGHT),
        Column(_("Diajukan"), 15 * MM, Align.RIGHT),
        Column(_("Rencana"), 15 * MM, Align.RIGHT),
        Column(_("Target"), 15 * MM, Align.RIGHT),
        Column(_("Kurang"), 16 * MM, Align.RIGHT, STRONG),
        Column(_("Perkiraan"), 18 * MM, Align.RIGHT),
        Column(_("Keterangan"), rest * 0.28, style=CELL.scaled(0.93)),
    ]


def _row(index: int, one: LedgerLine) -> list[Cell]:
    who: list[Block] = [Text(one.name, STRONG)]
    if one.nip:
        who.append(OneLine(one.nip, CAPTION, 0.7))
    return [
        str(index),
        Stack(who),
        one.employment,
        one.position or DASH,
        "" if one.target is None else hours_bar(one.done, one.target, BAR),
        str(one.done),
        _or_dash(one.submitted),
        _or_dash(one.planned),
        _figure(one.target),
        _figure(one.missing),
        str(one.forecast),
        one.note,
    ]


def _figure(value: int | None) -> str:
    return DASH if value is None else str(value)


def _or_dash(value: int) -> str:
    return str(value) if value else DASH

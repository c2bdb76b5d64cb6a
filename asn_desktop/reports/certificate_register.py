"""This file holds the register of certificates: every number of a year, with room to sign for the paper."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, Gap, OneLine, Stack, Text
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import CAPTION, CELL, STRONG, SUBTITLE, TITLE, Align
from asn_desktop.reports.paper import F4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Look, Table
from asn_desktop.reports.wording import DASH, DOT, _

SMALL = CELL.scaled(0.95)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One number; one that was taken back stays in the list with its note."""

    number: str
    issued_on: str
    name: str
    nip: str
    activity: str
    jp: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The register of one year."""

    letterhead: Letterhead
    period: str
    lines: tuple[RegisterLine, ...]
    summary: str
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Register sertifikat {period}").format(period=content.period)


def render(content: Content, issue: Issue, paper: Paper = F4) -> bytes:
    """The register as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = F4) -> None:
    """Put the register into a book."""
    running = DOT.join((_("Register sertifikat"), content.letterhead.office, content.period))
    sheet = book.sheet(paper.landscape, issue, running, bookmark=title_of(content))
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("REGISTER SERTIFIKAT"), TITLE))
    sheet.place(Text(content.period, SUBTITLE), 4 * MM)
    table = Table(
        _columns(sheet.width), [_row(index, one) for index, one in enumerate(content.lines, 1)], Look.FORM,
        least_row=9 * MM,
    )  # fmt: skip
    signatures = signature_pair(None, content.official, sheet.width)
    table.flow(sheet, keep=3, tail=signatures.height(sheet.width) + 10 * MM + CAPTION.leading)
    sheet.place(Gap(2 * MM))
    sheet.place(Text(content.summary, CAPTION), 6 * MM)
    sheet.place(signatures)
    sheet.finish()


def _columns(width: float) -> list[Column]:
    rest = width - (10 + 48 + 22 + 14 + 34 + 34) * MM
    return [
        Column(_("No"), 10 * MM, Align.CENTRE, SMALL),
        Column(_("Nomor"), 48 * MM, style=SMALL, is_one_line=True),
        Column(_("Tanggal"), 22 * MM, style=SMALL, is_one_line=True),
        Column(_("Nama / NIP"), rest * 0.5, style=SMALL),
        Column(_("Kegiatan"), rest * 0.5, style=SMALL),
        Column(_("JP"), 14 * MM, Align.RIGHT, SMALL),
        Column(_("Keterangan"), 34 * MM, style=SMALL),
        Column(_("Tanda terima"), 34 * MM, style=SMALL),
    ]


def _row(index: int, one: RegisterLine) -> list[Cell]:
    who: list[Block] = [Text(one.name, STRONG)]
    if one.nip:
        who.append(OneLine(one.nip, CAPTION, 0.7))
    return [str(index), one.number, one.issued_on, Stack(who), one.activity, one.jp or DASH, one.note, ""]

"""This file holds the daftar mitra: every partner with its agreements and how long they run."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Stack, Text
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import CAPTION, CELL, STRONG, SUBTITLE, TITLE, Align
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DASH, DOT, _

SMALL = CELL.scaled(0.95)


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One agreement as printed; `status` is the chip in words."""

    label: str
    title: str
    dates: str
    status: str


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """One partner with its agreements; without any the line says so."""

    name: str
    kind: str
    contact: str
    agreements: tuple[AgreementLine, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Content:
    """All partners on a day, and a line of counts below."""

    letterhead: Letterhead
    as_of: str
    partners: tuple[PartnerLine, ...]
    summary: str
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Daftar Mitra - {office}").format(office=content.letterhead.office)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The list as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.as_of,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the list into a book."""
    running = DOT.join((_("Daftar Mitra"), content.letterhead.office, content.as_of))
    sheet = book.sheet(paper, issue, running)
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("DAFTAR MITRA DAN MASA BERLAKU KERJA SAMA"), TITLE))
    sheet.place(Text(content.as_of, SUBTITLE), 4 * MM)
    table = Table(_columns(sheet.width), _rows(content.partners), pad=3, is_top_aligned=True)
    signatures = signature_pair(None, content.official, sheet.width)
    tail = 2 * MM + CAPTION.leading + 6 * MM + signatures.height(sheet.width)
    table.flow(sheet, keep=3, tail=tail)
    sheet.place(Gap(2 * MM))
    sheet.place(Text(content.summary, CAPTION), 6 * MM)
    sheet.place(signatures)
    sheet.finish()


def _rows(partners: tuple[PartnerLine, ...]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for number, one in enumerate(partners, start=1):
        first: list[Cell] = [str(number), Stack([Text(one.name, STRONG), Text(one.kind, CAPTION)])]
        contact = one.contact or DASH
        if not one.agreements:
            rows.append([*first, DASH, DASH, one.status, contact])
        for place, agreement in enumerate(one.agreements):
            begun: list[Cell] = first if place == 0 else ["", ""]
            named: Cell = agreement.label
            if agreement.title:
                named = Stack([Text(agreement.label, SMALL), Text(agreement.title, CAPTION)])
            rows.append([*begun, named, agreement.dates, agreement.status, "" if place else contact])
    return rows


def _columns(width: float) -> list[Column]:
    flexible = width - (9 + 32 + 21) * MM
    return [
        Column(_("No"), 9 * MM, Align.CENTRE, SMALL),
        Column(_("Mitra"), flexible * 0.38, style=SMALL),
        Column(_("Kerja sama"), flexible * 0.36, style=SMALL),
        Column(_("Masa berlaku"), 32 * MM, style=SMALL),
        Column(_("Status"), 21 * MM, style=SMALL),
        Column(_("Narahubung"), flexible * 0.26, style=SMALL),
    ]

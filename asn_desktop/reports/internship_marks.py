"""This file holds the lembar nilai magang: the marks of a student, sent back to the campus."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Stack, Text
from asn_desktop.reports.internship_sheets import (
    SheetHead,
    place_head,
    place_signatures,
    signatures_height,
)
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import BODY, CAPTION, CELL, STRONG, Align
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.tables import Cell, Column, Look, Table
from asn_desktop.reports.wording import DOT, _


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One aspect; without a mark the boxes stay empty to write in."""

    label: str
    meaning: str
    weight: int
    mark: int | None


@dataclass(frozen=True, slots=True)
class Content:
    """One mark sheet; `mean` is None until every aspect has a mark."""

    head: SheetHead
    lines: tuple[MarkLine, ...]
    mean: int | None
    mean_words: str
    attendance: str
    basis: str

    @property
    def letterhead(self) -> Letterhead:
        """Of the office."""
        return self.head.letterhead


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Lembar Nilai Magang - {name}").format(name=content.head.name)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The sheet as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.head.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the sheet into a book."""
    running = DOT.join((_("Lembar Nilai Magang"), content.head.name))
    sheet = book.sheet(paper, issue, running, bookmark=title_of(content))
    place_head(sheet, content.head, _("LEMBAR NILAI MAGANG"))
    table = Table(_columns(sheet.width), _rows(content), Look.FORM, pad=4, least_row=11 * MM)
    table.flow(sheet, keep=2, tail=signatures_height(sheet, content.head) + 20 * MM)
    sheet.place(Gap(3 * MM))
    sheet.place(Text(content.attendance, BODY), 1.5 * MM)
    sheet.place(Text(content.basis, CAPTION))
    place_signatures(sheet, content.head)
    sheet.finish()


def _rows(content: Content) -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        [
            str(number),
            Stack([Text(one.label, STRONG), Text(one.meaning, CAPTION)]),
            f"{one.weight}%",
            "" if one.mark is None else str(one.mark),
            "" if one.mark is None else _decimal(one.mark * one.weight),
        ]
        for number, one in enumerate(content.lines, start=1)
    ]
    mean = "" if content.mean is None else str(content.mean)
    words = _("Nilai akhir") if not content.mean_words else f"{_('Nilai akhir')}, {content.mean_words}"
    return [*rows, ["", Text(words, STRONG), "100%", "", Text(mean, STRONG.centred())]]


def _decimal(hundredths: int) -> str:
    """Hundredths of a mark with two places: `17,60`."""
    return f"{hundredths // 100},{hundredths % 100:02}"


def _columns(width: float) -> list[Column]:
    return [
        Column(_("No"), 10 * MM, Align.CENTRE),
        Column(_("Aspek"), width - (10 + 18 + 24 + 28) * MM),
        Column(_("Bobot"), 18 * MM, Align.CENTRE),
        Column(_("Nilai 0–100"), 24 * MM, Align.CENTRE, CELL),
        Column(_("Nilai × bobot"), 28 * MM, Align.CENTRE, CELL),
    ]

"""This file holds the lembar pemulihan: the code that opens the data when passwords are lost."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Beside, Block, Gap, HairRule, Stack, Text
from asn_desktop.reports.figures import FactLines
from asn_desktop.reports.marks import qr_code
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import (
    CAPTION,
    INK,
    INK3,
    LINE,
    PRIMARY,
    STRONG,
    SUBTITLE,
    TITLE,
    Align,
    Style,
)
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.tables import Cell, Column, Look, Table
from asn_desktop.reports.typeset import fitted
from asn_desktop.reports.wording import _

CODE = Style("Bold", 21, 25, INK, Align.CENTRE)
NUMBER = Style("Medium", 7.4, 9, INK3)
STEP = Style("Regular", 9, 13)
WARNING = Style("SemiBold", 9.4, 13)
ROWS_OF_CODE = 2
ROW_HEIGHT = 17 * MM


@dataclass(frozen=True, slots=True)
class Content:
    """The code in its groups, the text of its QR twin, and facts about the sheet itself."""

    letterhead: Letterhead
    groups: tuple[str, ...]
    qr_text: str
    facts: tuple[tuple[str, str], ...]


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata; never the code."""
    return _("Lembar Pemulihan - {office}").format(office=content.letterhead.office)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The sheet as a PDF file."""
    return render_one(
        title_of(content), content.letterhead.office, "", lambda book: draw(book, content, issue, paper)
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the sheet into a book."""
    sheet = book.sheet(paper, issue, title_of(content))
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("LEMBAR PEMULIHAN"), TITLE))
    sheet.place(Text(_("Pembuka data kantor bila semua kata sandi terlupa"), SUBTITLE), 5 * MM)
    sheet.place(FactLines(content.facts), 6 * MM)
    sheet.place(Text(_("Kode pemulihan"), STRONG), 1.5 * MM)
    sheet.place(CodeBoxes(content.groups), 6 * MM)
    steps: list[Block] = [
        Text(_("Siapa pun yang memegang lembar ini dapat membuka data kantor"), WARNING),
        Gap(4),
        *_numbered(_keeping(), sheet.width - 50 * MM),
    ]
    twin = Stack(
        [
            qr_code(content.qr_text, 36 * MM, Align.RIGHT),
            Gap(4),
            Text(_("Kode yang sama, untuk dipindai"), CAPTION.right()),
        ]
    )
    sheet.place(Beside([Stack(steps, 2), twin], [sheet.width - 44 * MM, 44 * MM]), 6 * MM)
    sheet.place(HairRule(), 5 * MM)
    sheet.place(Text(_("Cara memakai"), STRONG), 2)
    sheet.place(Stack(_numbered(_using(), sheet.width), 2), 6 * MM)
    sheet.place(Text(_("Catatan penyimpanan"), STRONG), 2 * MM)
    _custody(sheet.width).flow(sheet)
    sheet.finish()


def _keeping() -> tuple[str, ...]:
    return (
        _("Simpan dalam amplop tertutup di lemari terkunci, jangan di dekat komputer ini."),
        _("Jangan difoto, dikirim lewat WhatsApp, atau disimpan sebagai berkas."),
        _("Ketik ulang kodenya sekali di Pengaturan, supaya pasti terbaca saat dibutuhkan."),
        _("Bila lembar ini hilang, buat yang baru di Pengaturan. Kode lama langsung tidak berlaku."),
    )


def _using() -> tuple[str, ...]:
    return (
        _("Buka ASN Desktop. Di layar kunci pilih “Lupa kata sandi”, lalu “Pakai lembar pemulihan”."),
        _("Pindai kode, atau ketik kedelapan kelompok. Huruf besar dan kecil sama saja."),
        _("Buat kata sandi baru, lalu cetak lembar pemulihan yang baru. Lembar ini dimusnahkan."),
    )


def _numbered(sentences: tuple[str, ...], width: float) -> list[Block]:
    return [
        Beside([Text(f"{index}.", STEP), Text(sentence, STEP)], [14, width - 14])
        for index, sentence in enumerate(sentences, start=1)
    ]


def _custody(width: float) -> Table:
    columns = [
        Column(_("Tanggal"), 30 * MM),
        Column(_("Disimpan di"), width - 30 * MM - 52 * MM - 30 * MM),
        Column(_("Oleh"), 52 * MM),
        Column(_("Paraf"), 30 * MM),
    ]
    rows: list[list[Cell]] = [["", "", "", ""]] * 3
    return Table(columns, rows, Look.FORM, least_row=9 * MM)


@dataclass(frozen=True, slots=True)
class CodeBoxes:
    """The groups in numbered boxes on two rows, large enough to be read by lamplight."""

    groups: tuple[str, ...]

    def height(self, width: float) -> float:
        """Two rows."""
        return ROWS_OF_CODE * ROW_HEIGHT

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the frame, the boxes and their numbers."""
        across = -(-len(self.groups) // ROWS_OF_CODE)
        cell = width / across
        for index, group in enumerate(self.groups):
            left = x + (index % across) * cell
            y = top - (index // across) * ROW_HEIGHT
            pen.rect(left, y - ROW_HEIGHT, cell, ROW_HEIGHT, stroke=LINE, line=0.7)
            pen.text(left + 5, y - 10, str(index + 1), NUMBER)
            look = fitted(group, CODE, cell - 16, 0.4)
            pen.text(left + cell / 2, y - ROW_HEIGHT / 2 - look.size * 0.36, group, look, spacing=1.2)
        pen.rect(x, top - self.height(width), width, self.height(width), stroke=PRIMARY, line=1.4)

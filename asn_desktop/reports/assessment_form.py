"""This file holds the formulir penilaian kompetensi that a superior fills in: F4, blank or filled.

It follows format B.1.9 of PermenPANRB 6/2022: identity, competency, score, reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from asn_desktop.reports.blocks import Beside, Block, Gap, Stack, Text, WritingLines
from asn_desktop.reports.marks import gap_mark, qr_code, score_boxes
from asn_desktop.reports.page import Book, Sheet, render_one
from asn_desktop.reports.palette import (
    CAPTION,
    HAIR,
    INK,
    INK2,
    INK3,
    LABEL,
    STRONG,
    TINT,
    TITLE,
    VALUE,
    Align,
    Style,
)
from asn_desktop.reports.paper import F4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.signature import signature_pair
from asn_desktop.reports.tables import Cell, Column, Look, Table
from asn_desktop.reports.wording import DOT, _

FORM_TITLE = TITLE.scaled(12.5 / 13)
FORM_PERIOD = Style("Medium", 9, 12.4, INK2, Align.CENTRE)
BOX_HEAD = Style("SemiBold", 8.2, 10.6)
DEFINITION = Style("Regular", 7.2, 9.2, INK2)
ANCHOR = Style("Regular", 7.2, 9.2)
ANCHOR_LEVEL = Style("SemiBold", 7.2, 9.2, INK2)
ASKED = Style("SemiBold", 7.2, 9.2)
REASON_HEAD = Style("Regular", 7, 9, INK3)
REASON = Style("Regular", 8.2, 10.8)
LINE_SPACING = 17.0


@dataclass(frozen=True, slots=True)
class FormLine:
    """One competency to be scored: anchors of levels 1 to 5, and score and reason if filled."""

    name: str
    definition: str
    anchors: tuple[str, ...]
    standard: int | None
    score: int | None = None
    gap: int | None = None
    reason: str = ""
    is_mandatory: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the form says; an empty name of the official leaves room to write it."""

    letterhead: Letterhead
    name: str
    period: str
    person_facts: tuple[tuple[str, str], ...]
    official_facts: tuple[tuple[str, str], ...]
    lines: tuple[FormLine, ...]
    person: Signing
    official: Signing
    summary: str = ""
    recommendation: str = ""
    is_filled: bool = False
    is_indicative: bool = True


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Formulir Penilaian Kompetensi - {name}").format(name=content.name)


def render(content: Content, issue: Issue, paper: Paper = F4) -> bytes:
    """The form as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.period,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = F4) -> None:
    """Put the form into a book."""
    running = DOT.join((_("Formulir Penilaian Kompetensi"), content.name, content.period))
    sheet = book.sheet(paper, issue, running, bookmark=content.name, is_indicative=content.is_indicative)
    sheet.letterhead(content.letterhead, 4 * MM)
    sheet.place(Text(_("FORMULIR PENILAIAN KOMPETENSI PEGAWAI"), FORM_TITLE))
    sheet.place(Text(content.period, FORM_PERIOD), 2.6 * MM)
    if issue.revision and issue.reason:
        words = _("Perbaikan {revision}, alasan: {reason}")
        line = words.format(revision=issue.revision, reason=issue.reason)
        sheet.place(Text(line, DEFINITION.centred()), 2 * MM)
    boxes = IdentityBoxes(
        ((_("PEGAWAI YANG DINILAI"), content.person_facts), (_("PEJABAT PENILAI"), content.official_facts))
    )
    sheet.place(boxes, 2.6 * MM)
    sheet.place(Text(_instruction(content), DEFINITION), 1.6 * MM)
    closing = _closing(sheet, content, issue)
    table = _score_table(sheet, content)
    table.flow(sheet, keep=1, tail=closing.height(sheet.width) + 3 * MM)
    sheet.y -= 3 * MM
    sheet.place(closing)
    sheet.finish()


def _instruction(content: Content) -> str:
    if content.is_filled:
        return _(
            "Nilai 0 sampai 5, 0 berarti belum mencapai tingkat 1. Garis tebal di bawah angka adalah standar jabatan."
        )
    return _(
        "Lingkari satu angka pada tiap kompetensi, 0 berarti belum mencapai tingkat 1. Garis tebal di bawah angka "
        "adalah standar jabatan. Tulis alasan berupa perilaku yang dilihat. Kompetensi yang belum dapat dinilai "
        "dibiarkan kosong."
    )


@dataclass(frozen=True, slots=True)
class IdentityBoxes:
    """Two framed lists of facts side by side, each with a heading."""

    boxes: tuple[tuple[str, Sequence[tuple[str, str]]], ...]
    pad: float = 1.9

    def _row_heights(self, width: float) -> list[float]:
        room = width / 2 - 33 * MM
        count = max(len(facts) for _head, facts in self.boxes)
        heights = []
        for index in range(count):
            values = [facts[index][1] for _head, facts in self.boxes if index < len(facts)]
            heights.append(max(Text(value, VALUE).height(room) for value in values) + 2 * self.pad)
        return heights

    def height(self, width: float) -> float:
        """Heading and rows."""
        return 15 + sum(self._row_heights(width))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw frame, headings and facts; empty values leave a line to write on."""
        height, half = self.height(width), width / 2
        pen.rect(x, top - 15, width, 15, fill=TINT)
        heights = self._row_heights(width)
        for side, (head, facts) in enumerate(self.boxes):
            left = x + side * half + 4
            Text(head, BOX_HEAD).draw(pen, left, top - 2.4, half)
            y = top - 15
            for (label, value), row in zip(facts, heights, strict=False):
                Text(label, LABEL).draw(pen, left, y - self.pad, 26 * MM)
                Text(value, VALUE).draw(pen, left + 27 * MM, y - self.pad, half - 33 * MM)
                y -= row
        y = top - 15
        pen.line(x, y, x + width, y, width=0.5, colour=INK3)
        for row in heights[:-1]:
            y -= row
            pen.line(x, y, x + width, y, width=0.3, colour=HAIR)
        pen.line(x + half, top, x + half, top - height, width=0.5, colour=INK3)
        pen.rect(x, top - height, width, height, stroke=INK, line=0.9)


def _score_table(sheet: Sheet, content: Content) -> Table:
    right = 61 * MM
    columns = [
        Column(_("No"), 8 * MM, Align.CENTRE),
        Column(_("Kompetensi dan patokan tingkat"), sheet.width - 8 * MM - right),
        Column(_("Nilai dan alasan"), right),
    ]
    inner_left, inner_right = columns[1].width - 8, right - 8
    rows: list[list[Cell]] = []
    for index, line in enumerate(content.lines, start=1):
        anchors = _anchor_block(line, inner_left)
        answer = _answer_block(line, content.is_filled, inner_right, anchors.height(inner_left))
        rows.append([str(index), anchors, answer])
    return Table(columns, rows, Look.FORM, pad=3.4, side=4, is_top_aligned=True)


def _anchor_block(line: FormLine, width: float) -> Stack:
    name = _("{name} (wajib)").format(name=line.name) if line.is_mandatory else line.name
    blocks: list[Block] = [Text(name, STRONG)]
    if line.definition:
        blocks.append(Text(line.definition, DEFINITION))
    blocks.append(Gap(1.6))
    for level, anchor in enumerate(line.anchors, start=1):
        if anchor:
            is_asked = level == line.standard
            blocks.append(
                Beside(
                    [
                        Text(str(level), ASKED if is_asked else ANCHOR_LEVEL),
                        Text(anchor, ASKED if is_asked else ANCHOR),
                    ],
                    [9, width - 9],
                )
            )
    return Stack(blocks)


def _answer_block(line: FormLine, is_filled: bool, width: float, tall: float) -> Stack:
    boxes = score_boxes(line.standard, line.score if is_filled else None)
    room = width - boxes.size[0]
    side: Block = Gap(0)
    if is_filled and line.standard is not None:
        side = Stack([Gap(1.4), gap_mark(line.gap, room)])
    elif line.standard is not None:
        words = _("standar {level}").format(level=line.standard)
        side = Stack([Gap(3), Text(words, CAPTION.right())])
    top = Beside([boxes, side], [boxes.size[0], room])
    blocks: list[Block] = [top, Gap(2.4), Text(_("Alasan"), REASON_HEAD)]
    if is_filled and line.reason:
        return Stack([*blocks, Gap(1.5), Text(line.reason, REASON)])
    if is_filled and line.score is not None:
        return Stack([*blocks, Text(_("tanpa catatan"), CAPTION)])
    used = top.height(width) + 2.4
    count = max(2, int((tall - used) / LINE_SPACING))
    return Stack([*blocks, Gap(-9), WritingLines(count, LINE_SPACING)])


def _closing(sheet: Sheet, content: Content, issue: Issue) -> Stack:
    """Recommendation, remarks and signatures stay on one page."""
    half = sheet.width / 2 - 4 * MM
    advice: Block = WritingLines(2, LINE_SPACING)
    if content.recommendation:
        advice = Text(content.recommendation, REASON)
    columns: list[Block] = [
        Stack([Text(_("Rekomendasi pengembangan"), STRONG), advice]),
        Stack([Text(_("Catatan pejabat penilai"), STRONG), WritingLines(2, LINE_SPACING)]),
    ]
    blocks: list[Block] = [Beside(columns, [half, half], 8 * MM), Gap(5 * MM)]
    if content.summary:
        blocks = [Text(content.summary, STRONG), Gap(2 * MM), *blocks]
    middle: Block | None = None
    if issue.verification is not None:
        shown = Text(issue.verification.shown, CAPTION.centred())
        note = Text(_("kode periksa dokumen, bukan tanda tangan elektronik"), CAPTION.scaled(0.9).centred())
        middle = Stack(
            [Gap(4 * MM), qr_code(issue.verification.payload, 17 * MM, Align.CENTRE), Gap(3), shown, note]
        )
    blocks.append(signature_pair(content.person, content.official, sheet.width, middle=middle, space=17 * MM))
    return Stack(blocks)

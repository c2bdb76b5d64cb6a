"""This file holds the drawing of signature blocks, and of the code beneath them that proves a print."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Beside, Block, Gap, HairRule, Mixed, OneLine, Stack, Text, baseline
from asn_desktop.reports.marks import qr_code
from asn_desktop.reports.palette import INK2, INK3, SIGN, SIGN_NAME, Style
from asn_desktop.reports.paper import MM
from asn_desktop.reports.parts import Signing, Verification
from asn_desktop.reports.pen import Pen
from asn_desktop.reports.typeset import Span, fitted, text_width, wrap
from asn_desktop.reports.wording import _

SPACE_TO_SIGN = 18 * MM
QR_SIDE = 20 * MM
CHECK_HEAD = Style("SemiBold", 7.6, 10.4, INK2)
CHECK = Style("Regular", 7.6, 10.4, INK2)
CHECK_HOW = Style("Regular", 7.2, 9.8, INK3)


@dataclass(frozen=True, slots=True)
class SignerName:
    """The name below the space, bold and underlined, or a line to write it on."""

    text: str
    style: Style = SIGN_NAME

    def _style(self, width: float) -> Style:
        return fitted(self.text, self.style, width, 0.82)

    def height(self, width: float) -> float:
        """Its lines; an empty name takes one."""
        style = self._style(width)
        return len(wrap(self.text, style.face, style.size, width)) * style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Write and underline each line."""
        style = self._style(width)
        y = baseline(top, style)
        middle = x + width / 2
        if not self.text:
            pen.line(middle - 24 * MM, y - 1, middle + 24 * MM, y - 1, width=0.6, colour=INK2)
            return
        for line in wrap(self.text, style.face, style.size, width):
            half = text_width(line, style.face, style.size) / 2
            pen.text(middle, y, line, style)
            pen.line(middle - half, y - 1.5, middle + half, y - 1.5, width=0.6)
            y -= style.leading


def signature_stack(
    signing: Signing,
    head_lines: int,
    space: float = SPACE_TO_SIGN,
    looks: tuple[Style, Style] = (SIGN, SIGN_NAME),
) -> Stack:
    """One signature; empty lines on top bring two blocks onto the same last title line.

    `looks` are those of the lines and of the name.
    """
    block, (plain, strong) = signing.block, looks
    above: list[Block] = [OneLine(line, plain) for line in _head(signing)]
    padding: list[Block] = [Gap(plain.leading)] * (head_lines - len(above))
    below: list[Block] = [SignerName(block.name, strong)]
    if block.rank:
        below.append(OneLine(block.rank, plain))
    if block.nip_line:
        below.append(OneLine(block.nip_line, plain))
    elif not block.name:
        below.append(OneLine("NIP" + " " * 44, plain))
    return Stack([*padding, *above, Gap(space), *below])


def _head(signing: Signing) -> list[str]:
    place = signing.place_and_date.split("\n") if signing.place_and_date else []
    return [*place, *signing.block.title_lines]


def signature_pair(
    left: Signing | None,
    right: Signing,
    width: float,
    *,
    middle: Block | None = None,
    space: float = SPACE_TO_SIGN,
    looks: tuple[Style, Style] = (SIGN, SIGN_NAME),
) -> Beside:
    """Two signatures side by side with their last title lines level; the left one may be missing."""
    column = min(72 * MM, width * 0.43)
    lines = max(len(_head(signing)) for signing in (left, right) if signing is not None)
    first: Block = Gap(0) if left is None else signature_stack(left, lines, space, looks)
    centre = Gap(0) if middle is None else middle
    return Beside(
        [first, centre, signature_stack(right, lines, space, looks)], [column, width - 2 * column, column]
    )


def verification_row(verification: Verification, width: float) -> Stack:
    """QR code, fingerprint and how to check a print without a network."""
    words = Stack(
        [
            Text(_("Pemeriksaan keaslian"), CHECK_HEAD),
            Mixed((Span(_("Sidik data")), Span(" "), Span(verification.shown, True)), CHECK),
            Text(
                _(
                    "Kode periksa dokumen, bukan tanda tangan elektronik. Buka ASN Desktop, menu Laporan, "
                    "tombol “Periksa dokumen”, lalu pindai kode ini atau ketik sidik data. Kode tidak memuat "
                    "NIP maupun nilai."
                ),
                CHECK_HOW,
            ),
        ]
    )
    room = width - 24 * MM
    drop = Gap(max(0.0, (QR_SIDE - words.height(room)) / 2))
    row = Beside([qr_code(verification.payload, QR_SIDE), Stack([drop, words])], [24 * MM, room])
    return Stack([HairRule(), Gap(7), row])


def closing_signatures(
    width: float, left: Signing | None, right: Signing, verification: Verification | None
) -> Stack:
    """The signatures, and the check of a final document, which stay together."""
    blocks: list[Block] = [signature_pair(left, right, width)]
    if verification is not None:
        blocks += [Gap(6 * MM), verification_row(verification, width)]
    return Stack(blocks)

"""This file holds how a block copied from a sheet is laid over a grid, cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from asn_desktop.errors import UserError


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One filled cell of the block: where it lands, and the line of the block (from 1) it came from."""

    line: int
    row: int
    column: int
    row_name: str
    text: str


def place_block(
    text: str, *, rows: Sequence[str], columns: Sequence[str], first_row: int, first_column: int
) -> list[PastedCell]:
    """The filled cells of a block of tab-separated lines; `rows` and `columns` name the grid's own.

    Raises:
        UserError: the block is empty, or wider or longer than the grid from that corner on.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    parts = [[part.strip() for part in line.split("\t")] for line in lines]
    if not any(part for line in parts for part in line):
        raise UserError(_("Tempelan kosong."), next_step=_("Salin dulu selnya dari Excel."))
    room = len(rows) - first_row
    if len(parts) > room:
        raise UserError(
            _("Tempelan {count} baris, padahal dari {name} ke bawah hanya ada {room} peserta.").format(
                count=len(parts), name=rows[first_row], room=room
            ),
            next_step=_("Mulai dari baris yang lebih atas, atau salin lebih sedikit."),
        )
    widest = max(len(line) for line in parts)
    if widest > len(columns) - first_column:
        raise UserError(
            _("Tempelan {count} kolom, padahal dari {name} ke kanan hanya ada {room} kolom.").format(
                count=widest, name=columns[first_column], room=len(columns) - first_column
            ),
            next_step=_("Mulai dari kolom yang lebih kiri, atau salin lebih sedikit."),
        )
    return [
        PastedCell(line + 1, first_row + line, first_column + column, rows[first_row + line], part)
        for line, found in enumerate(parts)
        for column, part in enumerate(found)
        if part
    ]

"""This file holds people as tables of letters and forms name them, and that table."""

from collections.abc import Sequence
from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, OneLine, Stack, Text
from asn_desktop.reports.letter import CELL, CELL_HEAD
from asn_desktop.reports.palette import INK, Align
from asn_desktop.reports.paper import MM
from asn_desktop.reports.tables import Cell, Column, Look, Table
from asn_desktop.reports.wording import DASH, _


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person as printed; empty parts print a dash or nothing."""

    name: str
    nip: str = ""
    rank: str = ""
    position: str = ""


def people_table(people: Sequence[PersonLine], width: float) -> Table:
    """No, name over NIP, rank, position; numbers begin at 1."""
    rest = width - (10 + 44 + 36) * MM
    wide = min(60 * MM, 44 * MM + max(0.0, rest - 55 * MM))
    columns = [
        Column(_("No"), 10 * MM, Align.CENTRE, CELL),
        Column(_("Nama / NIP"), wide, style=CELL),
        Column(_("Pangkat, golongan"), 36 * MM, style=CELL),
        Column(_("Jabatan"), width - 46 * MM - wide, style=CELL),
    ]
    rows: list[list[Cell]] = [
        [str(index), _name(one), one.rank or DASH, one.position or DASH]
        for index, one in enumerate(people, start=1)
    ]
    return Table(columns, rows, Look.FORM, pad=3, head=CELL_HEAD, grid=INK, fill=None)


def _name(one: PersonLine) -> Block:
    lines: list[Block] = [Text(one.name, CELL)]
    if one.nip:
        lines.append(OneLine(one.nip, CELL))
    return Stack(lines)

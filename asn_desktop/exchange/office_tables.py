"""This file holds the tables of the office as workbooks: what is read for them, and how they are written."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.exchange.dictionary_import import DictionaryEntry, LevelText
from asn_desktop.exchange.learning_tables import read_learning_table, read_siasn_table
from asn_desktop.exchange.partner_tables import (
    read_internship_table,
    read_partner_table,
    read_partner_year_table,
)
from asn_desktop.exchange.plan_tables import read_best_plan_table, read_needs_table, read_plan_table
from asn_desktop.exchange.staff_rows import values_of
from asn_desktop.exchange.standards_import import StandardLevel, StandardRow
from asn_desktop.exchange.words import _
from asn_desktop.exchange.workbook import (
    GapLine,
    write_dictionary,
    write_gap_list,
    write_staff_list,
    write_standards,
)
from asn_desktop.operations.acts import require
from asn_desktop.operations.clock import today
from asn_desktop.operations.competencies import get_competency, list_competencies
from asn_desktop.operations.gaps import list_heads, office_gaps, standards_on
from asn_desktop.operations.positions import list_positions
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.permission import Right

Writer = Callable[[Path], int]
"""Writes a workbook to a path and returns how many rows; runs beside the database."""


def has_workbook(kind: str) -> bool:
    """Whether a kind of document also leaves as a workbook."""
    return kind in _READERS


def workbook_kinds() -> tuple[str, ...]:
    """The kinds of document that also leave as a workbook."""
    return tuple(_READERS)


def read_workbook(session: Session, kind: str) -> Writer:
    """Read what the workbook of this kind says, and return how it is written.

    Raises:
        UserError: the kind has no workbook, or the account may not print.
    """
    if kind not in _READERS:
        raise UserError(
            _("Tabel {kind} tidak dikenal.").format(kind=kind),
            next_step=_("Yang ada {kinds}.").format(kinds=", ".join(_READERS)),
        )
    require(session, Right.PRINT)
    return _READERS[kind](session)


def _read_staff(session: Session) -> Writer:

    people = [values_of(row) for row in list_staff(session, with_gaps=False)]

    def write(path: Path) -> int:
        return write_staff_list(path, people, title=_("Daftar pegawai"))

    return write


def _read_gaps(session: Session) -> Writer:

    heads = {head.competency_id: head for head in list_heads(session)}
    found = office_gaps(session, on=today(session))
    lines: list[GapLine] = []
    for row in list_staff(session, with_gaps=False):
        for cell in found[row.employee_id].cells if row.employee_id in found else ():
            head = heads[cell.competency_id]
            source = cell.source.label if cell.source else ""
            numbers = (cell.standard, cell.score, cell.gap)
            lines.append(
                GapLine(
                    row.nip,
                    row.full_name,
                    row.position,
                    head.code,
                    head.name,
                    *numbers,
                    source,
                    cell.assessed_on,
                )
            )

    def write(path: Path) -> int:
        return write_gap_list(path, lines, title=_("Kesenjangan kompetensi"))

    return write


def _read_standards(session: Session) -> Writer:

    heads = list_heads(session)
    codes = {head.competency_id: head.code for head in heads}
    asked = standards_on(session, on=today(session))
    rows: list[StandardRow] = []
    for number, position in enumerate(list_positions(session), start=1):
        levels = {
            codes[competency_id]: StandardLevel(standard.level, standard.is_mandatory)
            for competency_id, standard in asked.get(position.position_id, {}).items()
            if competency_id in codes
        }
        rows.append(StandardRow(number, position.title, levels))
    names = {head.code: head.name for head in heads}

    def write(path: Path) -> int:
        return write_standards(path, names, rows, title=_("Standar jabatan"))

    return write


def _read_dictionary(session: Session) -> Writer:

    entries: list[DictionaryEntry] = []
    for number, row in enumerate(list_competencies(session), start=1):
        detail = get_competency(session, row.competency_id)
        levels = tuple(LevelText(one.level, one.description, one.indicators) for one in detail.levels)
        entries.append(DictionaryEntry(number, row.code, row.name, row.kind, detail.definition, levels))

    def write(path: Path) -> int:
        return write_dictionary(path, entries, title=_("Kamus kompetensi"))

    return write


_READERS: dict[str, Callable[[Session], Writer]] = {
    "staff": _read_staff,
    "gap-map": _read_gaps,
    "standards": _read_standards,
    "dictionary": _read_dictionary,
    "learning": read_learning_table,
    "plan": read_plan_table,
    "plan-needs": read_needs_table,
    "best-plan": read_best_plan_table,
    "siasn": read_siasn_table,
    "partners": read_partner_table,
    "partner-year": read_partner_year_table,
    "internships": read_internship_table,
}

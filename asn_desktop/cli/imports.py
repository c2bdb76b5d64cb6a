"""This file holds how commands take in files: staff lists, learning, dictionaries, standards."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.exchange.dictionary_import import parse_dictionary
from asn_desktop.exchange.learning_writing import read_learning, write_learning
from asn_desktop.exchange.reference_writing import (
    ImportCount,
    count_entries,
    read_standards,
    understood_in,
    write_dictionary,
    write_standards_sheet,
)
from asn_desktop.exchange.row_problem import RowProblem
from asn_desktop.exchange.sheet_reader import Workbook, read_file
from asn_desktop.exchange.staff_preview import StaffPreview
from asn_desktop.exchange.staff_writing import preview_staff, write_staff
from asn_desktop.office import OpenOffice
from asn_desktop.operations.clock import today
from asn_desktop.rules.competency_kind import Wording

Result = dict[str, Any]
"""The contract's document: added, changed, unchanged, refused, warnings."""


def import_into(office: OpenOffice, kind: str, file: Path, *, dry_run: bool, strict: bool) -> Result:
    """Read a file and write what can be read in one transaction.

    With `strict` nothing is written when any row is refused; with `dry_run` nothing at all.

    Raises:
        UserError: the file cannot be read as such.
    """
    readers: dict[str, Callable[..., Result]] = {
        "staff": _staff,
        "learning": _learning,
        "dictionary": _dictionary,
        "standards": _standards,
    }
    book = read_file(file)
    result, _written = office.database.run(
        lambda session: readers[kind](session, book, file.name, dry_run=dry_run, strict=strict),
        account_id=office.account_id,
    )
    return result


def print_result(result: Result) -> None:
    """Say in words what an import did."""
    print(
        _("{added} baru, {changed} berubah, {unchanged} sama, {refused} ditolak").format(
            added=result["added"],
            changed=result["changed"],
            unchanged=result["unchanged"],
            refused=len(result["refused"]),
        )
    )
    for row in result["refused"]:
        print(_("Baris {row}, {column}: {reason}").format(**row))
    for row in result["warnings"]:
        print(_("Perhatikan baris {row}, {column}: {reason}").format(**row))


def _staff(session: Session, book: Workbook, name: str, *, dry_run: bool, strict: bool) -> Result:
    best = max(_staff_previews(session, book), key=lambda preview: len(preview.to_write), default=None)
    if best is None or not best.rows:
        raise UserError(
            _("Berkas {name} tidak berisi daftar pegawai yang dikenali.").format(name=name),
            next_step=_("Periksa bahwa ada kolom Nama dan NIP, lalu coba lagi."),
        )
    result = best.as_json()
    if not dry_run and not (strict and result["refused"]) and best.to_write:
        write_staff(session, best, file_name=name)
    elif strict and result["refused"]:
        result |= {"added": 0, "changed": 0}
    return result


def _staff_previews(session: Session, book: Workbook) -> list[StaffPreview]:
    """Previews of the sheets that hold people; a book of other lists only is refused by its first."""
    previews, refusals = [], []
    for sheet in book.sheets:
        try:
            previews.append(preview_staff(session, sheet))
        except UserError as refusal:
            refusals.append(refusal)
    if refusals and not previews:
        raise refusals[0]
    return previews


def _learning(session: Session, book: Workbook, name: str, *, dry_run: bool, strict: bool) -> Result:
    parsed = understood_in(book, lambda sheet: read_learning(session, sheet))
    found = write_learning(session, parsed, file_name=name, dry_run=dry_run, strict=strict)
    return _result(ImportCount(found.added, 0, found.same), found.problems, found.warnings)


def _dictionary(session: Session, book: Workbook, _name: str, *, dry_run: bool, strict: bool) -> Result:
    parsed = understood_in(book, parse_dictionary)
    if dry_run or (strict and parsed.problems):
        counts = count_entries(session, parsed) if dry_run else ImportCount(0, 0, 0)
    else:
        counts = write_dictionary(session, parsed, Wording.OFFICIAL, only_changed=True)
    return _result(counts, parsed.problems, parsed.warnings)


def _standards(session: Session, book: Workbook, _name: str, *, dry_run: bool, strict: bool) -> Result:
    parsed = understood_in(book, lambda sheet: read_standards(session, sheet))
    is_kept_out = strict and bool(parsed.problems)
    counts = write_standards_sheet(session, parsed, valid_from=today(session), dry_run=dry_run or is_kept_out)
    return _result(ImportCount(0, 0, 0) if is_kept_out and not dry_run else counts, parsed.problems, ())


def _result(counts: ImportCount, problems: Sequence[RowProblem], warnings: Sequence[RowProblem]) -> Result:
    return {
        "added": counts.new,
        "changed": counts.changed,
        "unchanged": counts.same,
        "refused": [problem.as_json() for problem in problems],
        "warnings": [warning.as_json() for warning in warnings],
    }

"""This file holds how a read dictionary or standards sheet meets the office's and is written as one act."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.exchange.dictionary_import import DictionaryEntry, DictionaryParse
from asn_desktop.exchange.sheet_reader import Sheet, Workbook, read_file
from asn_desktop.exchange.standards_import import StandardsParse, parse_standards
from asn_desktop.exchange.words import _
from asn_desktop.operations.competencies import (
    CompetencyForm,
    LevelForm,
    find_by_code,
    get_competency,
    import_dictionary,
)
from asn_desktop.operations.gaps import list_heads
from asn_desktop.operations.positions import list_positions
from asn_desktop.operations.standards_import import StandardLine, import_standards, plan_standards
from asn_desktop.rules.competency_kind import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ImportCount:
    """What an import would do, or did."""

    new: int
    changed: int
    same: int


def first_understood(path: Path, parse: Callable[[Sheet], T]) -> T:
    """Read a file and parse the first visible sheet that can be understood.

    Raises:
        UserError: the file cannot be read, or no sheet of it has the headings.
    """
    return understood_in(read_file(path), parse)


def understood_in(book: Workbook, parse: Callable[[Sheet], T]) -> T:
    """The first visible sheet of a workbook that can be understood.

    Raises:
        UserError: no sheet of it has the headings.
    """
    refusal: UserError | None = None
    for sheet in book.sheets:
        if sheet.is_hidden:
            continue
        try:
            return parse(sheet)
        except UserError as refused:
            refusal = refusal or refused
    raise refusal or UserError(
        _("Berkas {name} tidak berisi lembar.").format(name=book.name),
        next_step=_("Buka di Excel, periksa isinya, lalu simpan lagi."),
    )


def count_entries(session: Session, parsed: DictionaryParse) -> ImportCount:
    """How many entries are new, changed and the same as in the office's dictionary."""
    new = changed = same = 0
    for entry in parsed.entries:
        found = find_by_code(session, entry.code)
        if found is None:
            new += 1
            continue
        old = get_competency(session, found).as_form()
        if _says_the_same(merged_form(entry, old, old.wording), old):
            same += 1
        else:
            changed += 1
    return ImportCount(new, changed, same)


def write_dictionary(
    session: Session, parsed: DictionaryParse, wording: Wording, *, only_changed: bool = False
) -> ImportCount:
    """Write a read dictionary as one act; what the file does not say stays as it is.

    `wording` says whose words the file holds. With `only_changed` entries that read as before keep
    theirs, so that the office's own table, sent out and taken in again, changes nothing.
    """
    forms = []
    for entry in parsed.entries:
        found = find_by_code(session, entry.code)
        old = get_competency(session, found).as_form() if found else None
        made = merged_form(entry, old, wording)
        if old is not None and only_changed and _says_the_same(made, old):
            made = replace(made, wording=old.wording)
        forms.append(made)
    return ImportCount(*import_dictionary(session, forms))


def _says_the_same(made: CompetencyForm, old: CompetencyForm) -> bool:
    is_same = (made.name, made.kind, made.definition) == (old.name, old.kind, old.definition)
    return is_same and set(made.levels) <= set(old.levels)


def merged_form(entry: DictionaryEntry, old: CompetencyForm | None, wording: Wording) -> CompetencyForm:
    """An imported entry over the stored one."""
    levels = tuple(LevelForm(one.level, one.description, one.indicators) for one in entry.levels)
    if old is None:
        return CompetencyForm(
            entry.code, entry.name, entry.kind, entry.definition, wording=wording, levels=levels
        )
    definition = entry.definition or old.definition
    return replace(
        old, name=entry.name, kind=entry.kind, definition=definition, wording=wording, levels=levels
    )


def read_standards(session: Session, sheet: Sheet) -> StandardsParse:
    """Read a standards sheet in the words of this office's dictionary and positions.

    Raises:
        UserError: the sheet has no position column or no competency that is known.
    """
    names = {head.code: head.name for head in list_heads(session)}
    return parse_standards(sheet, names, known_titles=[row.title for row in list_positions(session)])


def standard_lines(parsed: StandardsParse) -> list[StandardLine]:
    """Parsed rows as the operation takes them."""
    return [
        StandardLine(
            row.position, {code: (level.level, level.is_mandatory) for code, level in row.levels.items()}
        )
        for row in parsed.rows
    ]


def write_standards_sheet(
    session: Session, parsed: StandardsParse, *, valid_from: date, dry_run: bool = False
) -> ImportCount:
    """Write a read standards sheet as one act, or only count what it would change."""
    lines = standard_lines(parsed)
    plan = plan_standards(session, lines, valid_from=valid_from)
    if not dry_run and plan.changed:
        import_standards(session, lines, valid_from=valid_from)
    return ImportCount(0, plan.changed, plan.same)

"""This file holds how a read workbook of learning meets the office's records and is written as one act."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.exchange.learning_import import CODE, JP, TITLE, LearningLine, LearningParse, form_key
from asn_desktop.exchange.learning_import import parse_learning as _parse
from asn_desktop.exchange.row_problem import RowProblem
from asn_desktop.exchange.sheet_reader import Sheet
from asn_desktop.exchange.words import _
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import today
from asn_desktop.operations.learning import LearningEntry, record_learning
from asn_desktop.operations.learning_doubles import find_double
from asn_desktop.operations.learning_forms import list_forms
from asn_desktop.operations.staff_import import existing_staff
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.learning import LearningStatus
from asn_desktop.rules.permission import Right

IMPORT_KIND = "learning.import"


@dataclass(frozen=True, slots=True)
class LearningCount:
    """What an import did, or would do: records written, certificates that were there, refused, worth a look."""

    added: int
    same: int
    problems: tuple[RowProblem, ...]
    warnings: tuple[RowProblem, ...]


class _TakenBack(Exception):
    """Ends a try that shall leave nothing."""


def read_learning(session: Session, sheet: Sheet) -> LearningParse:
    """Read a workbook in this office's people and forms of learning.

    Raises:
        UserError: the sheet has not the seven columns.
    """
    people = {row.nip: row.employee_id for row in existing_staff(session) if row.nip}
    return _parse(sheet, on=today(session), people=people, forms=_form_keys(session))


def write_learning(
    session: Session,
    parsed: LearningParse,
    *,
    file_name: str = "",
    dry_run: bool = False,
    strict: bool = False,
    status: LearningStatus = LearningStatus.VERIFIED,
) -> LearningCount:
    """Write what was read as one act that is undone as a whole.

    Every line is judged in the order of the file, with the lines before it, so that a certificate
    that stands twice counts once and caps hold. With `strict` one refused line keeps all out; with
    `dry_run` everything is done and taken back.

    Raises:
        UserError: the account may not record learning.
    """
    is_kept_out = False
    with suppress(_TakenBack), session.begin_nested():
        count = _write(session, parsed, file_name, status)
        is_kept_out = strict and bool(count.problems)
        if dry_run or is_kept_out or not count.added:
            raise _TakenBack
    return LearningCount(0, count.same, count.problems, count.warnings) if is_kept_out else count


def _write(session: Session, parsed: LearningParse, file_name: str, status: LearningStatus) -> LearningCount:
    added = same = 0
    problems, warnings = list(parsed.problems), list(parsed.warnings)
    with act(session, Right.DEVELOP, IMPORT_KIND, "") as opened:
        for line in parsed.lines:
            entry = _entry_of(line)
            known = find_double(session, entry)
            if known is not None:
                same += 1
                if known.curriculum_jp not in (None, line.curriculum_jp):
                    words = _("Sudah tercatat {day} dengan {jp} JP, catatan itu tidak diubah")
                    reason = words.format(day=format_long(known.ends_on), jp=known.curriculum_jp)
                    warnings.append(parsed.problem_at(line.row, JP, reason))
                continue
            try:
                made = record_learning(session, entry, status=status)
            except FormProblems as refusal:
                problems += [
                    parsed.problem_at(line.row, name, reason) for name, reason in refusal.problems.items()
                ]
                continue
            added += 1
            warnings += [_warning(parsed, line, sentence) for sentence in made.warnings]
        where = _(" dari {file}").format(file=file_name) if file_name else ""
        opened.summary = _("{count} catatan JP dimasukkan{where}").format(count=added, where=where)
    problems.sort(key=lambda problem: problem.row)
    warnings.sort(key=lambda warning: warning.row)
    return LearningCount(added, same, tuple(problems), tuple(warnings))


def _warning(parsed: LearningParse, line: LearningLine, sentence: str) -> RowProblem:
    """Which column a sentence is about: the title of a double, the form of a missing report, else the JP."""
    if sentence.startswith(_("Mirip dengan")):
        return parsed.problem_at(line.row, TITLE, sentence)
    if sentence.startswith(_("Bentuk ini perlu laporan")):
        return parsed.problem_at(line.row, CODE, sentence)
    return parsed.problem_at(line.row, JP, sentence)


def _entry_of(line: LearningLine) -> LearningEntry:
    return LearningEntry(
        employee_id=line.employee_id,
        form_id=line.form_id,
        title=line.title,
        organiser=line.organiser,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        curriculum_jp=line.curriculum_jp,
        certificate_number=line.certificate_number,
    )


def _form_keys(session: Session) -> Mapping[str, int]:
    keys: dict[str, int] = {}
    for form in list_forms(session):
        keys[form_key(form.name)] = form.form_id
    for form in list_forms(session):
        keys[form_key(form.code)] = form.form_id
    return keys

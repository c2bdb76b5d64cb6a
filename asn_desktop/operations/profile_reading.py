"""This file holds the reading of one person's competency profile, as the staff room shows it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.competency import CompetencyLevel
from asn_desktop.models.employee import Employee
from asn_desktop.models.office import Account
from asn_desktop.operations.assessments import (
    OfficialRow,
    ScoreRow,
    list_official_results,
    list_scores,
)
from asn_desktop.operations.clock import today
from asn_desktop.operations.documents import DocumentRow, list_documents
from asn_desktop.operations.gaps import CompetencyHead, list_heads, office_gaps, standards_on
from asn_desktop.operations.positions import known_titles
from asn_desktop.operations.staff_lists import (
    EmployeeDetail,
    StaffRow,
    find_head,
    get_employee,
    list_signatories,
    list_staff,
)
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.job_person_match import JobPersonMatch, match_job
from asn_desktop.rules.position import normalise_title

MOST_SUGGESTIONS = 2
HIGHEST_LEVEL = 5


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One competency of a person; score and gap are None while not measured."""

    head: CompetencyHead
    standard: int | None
    is_mandatory: bool
    score: int | None
    gap: int | None
    source: ScoreSource | None
    assessed_on: date | None


@dataclass(frozen=True, slots=True)
class LevelWords:
    """What the dictionary says of one level."""

    level: int
    description: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A gap worth closing first, and what the next level asks in the words of the dictionary."""

    line: ProfileLine
    next_level: LevelWords


@dataclass(frozen=True, slots=True)
class Profile:
    """One person whole, on one day."""

    on: date
    detail: EmployeeDetail
    lines: tuple[ProfileLine, ...]
    match: JobPersonMatch
    suggestions: tuple[Suggestion, ...]
    scores: tuple[ScoreRow, ...]
    official: tuple[OfficialRow, ...]
    documents: tuple[DocumentRow, ...]
    is_archived: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything behind one competency of one person."""

    person: str
    line: ProfileLine
    scores: tuple[ScoreRow, ...]
    next_level: LevelWords | None


@dataclass(frozen=True, slots=True)
class StaffRoom:
    """What the staff list needs at once: everybody, officials outside, and the day."""

    on: date
    rows: tuple[StaffRow, ...]
    outside: tuple[StaffRow, ...]


@dataclass(frozen=True, slots=True)
class AssessmentDesk:
    """What one needs to score a person: the lines, the words of every level, who assesses."""

    on: date
    row: StaffRow
    lines: tuple[ProfileLine, ...]
    words: dict[int, dict[int, LevelWords]]
    head_name: str
    account_name: str


@dataclass(frozen=True, slots=True)
class StandardPreview:
    """What a position asks, before anybody is put into it."""

    title: str
    asked: int
    highest: int
    names: tuple[str, ...]


def read_room(session: Session) -> StaffRoom:
    """Everybody of the office, also archived and gone, and the officials outside."""
    outside = _outside_ids(session)
    return StaffRoom(
        today(session),
        tuple(list_staff(session, include_archived=True, include_gone=True)),
        tuple(row for row in list_signatories(session) if row.employee_id in outside),
    )


def read_profile(session: Session, employee_id: int) -> Profile:
    """One person's profile today.

    Raises:
        UserError: the person is not there any more.
    """
    detail = get_employee(session, employee_id)
    lines = _lines(session, employee_id)
    return Profile(
        on=today(session),
        detail=detail,
        lines=lines,
        match=match_job((line.score, line.standard) for line in lines),
        suggestions=_suggestions(session, lines),
        scores=tuple(list_scores(session, employee_id)),
        official=tuple(list_official_results(session, employee_id=employee_id)),
        documents=tuple(list_documents(session, subject_id=employee_id, with_withdrawn=True)),
        is_archived=detail.row.is_archived,
    )


def read_evidence(session: Session, employee_id: int, competency_id: int) -> Evidence | None:
    """The history behind one competency; None when the person has no such line any more."""
    for line in _lines(session, employee_id):
        if line.head.competency_id == competency_id:
            words = level_words(session, [competency_id])[competency_id]
            level = min((line.score or 0) + 1, HIGHEST_LEVEL)
            return Evidence(
                get_employee(session, employee_id).row.full_name,
                line,
                tuple(list_scores(session, employee_id, competency_id=competency_id)),
                words.get(level),
            )
    return None


def read_assessment_desk(session: Session, employee_id: int) -> AssessmentDesk:
    """What one needs to score a person now.

    Raises:
        UserError: the person is not there any more.
    """
    lines = tuple(line for line in _lines(session, employee_id) if line.standard is not None)
    head = find_head(session)
    account = session.get(Account, session.info.get("account_id") or 0)
    is_head = head is not None and head.employee_id == employee_id
    return AssessmentDesk(
        on=today(session),
        row=get_employee(session, employee_id).row,
        lines=lines,
        words=level_words(session, [line.head.competency_id for line in lines]),
        head_name="" if head is None or is_head else head.full_name,
        account_name=account.display_name if account else "",
    )


def level_words(session: Session, competency_ids: list[int]) -> dict[int, dict[int, LevelWords]]:
    """Competency id -> level -> words; a level without words is left out."""
    words: dict[int, dict[int, LevelWords]] = {competency_id: {} for competency_id in competency_ids}
    rows = session.scalars(select(CompetencyLevel).where(CompetencyLevel.competency_id.in_(competency_ids)))
    for row in rows:
        words[row.competency_id][row.level] = LevelWords(row.level, row.description, tuple(row.indicators))
    return words


def preview_standard(session: Session, title: str) -> StandardPreview | None:
    """What the position of that title asks today; None when the office does not know it."""
    position_id = known_titles(session).get(normalise_title(title))
    if position_id is None or not title.strip():
        return None
    asked = standards_on(session, on=today(session)).get(position_id, {})
    heads = {head.competency_id: head for head in list_heads(session)}
    names = tuple(
        heads[competency_id].name
        for competency_id, standard in sorted(asked.items(), key=lambda pair: -pair[1].level)
        if competency_id in heads
    )
    highest = max((standard.level for standard in asked.values()), default=0)
    return StandardPreview(title.strip(), len(names), highest, names)


def _lines(session: Session, employee_id: int) -> tuple[ProfileLine, ...]:
    found = office_gaps(session, on=today(session), employee_id=employee_id).get(employee_id)
    heads = {head.competency_id: head for head in list_heads(session)}
    return tuple(
        ProfileLine(
            heads[cell.competency_id],
            cell.standard,
            cell.is_mandatory,
            cell.score,
            cell.gap,
            cell.source,
            cell.assessed_on,
        )
        for cell in (found.cells if found else ())
    )


def _suggestions(session: Session, lines: tuple[ProfileLine, ...]) -> tuple[Suggestion, ...]:
    below = sorted((line for line in lines if line.gap is not None and line.gap < 0), key=_urgency)
    words = level_words(session, [line.head.competency_id for line in below])
    found = [
        Suggestion(line, words[line.head.competency_id][(line.score or 0) + 1])
        for line in below
        if (line.score or 0) + 1 in words[line.head.competency_id]
    ]
    return tuple(found[:MOST_SUGGESTIONS])


def _urgency(line: ProfileLine) -> tuple[int, bool, int]:
    return (line.gap or 0, not line.is_mandatory, -(line.standard or 0))


def _outside_ids(session: Session) -> set[int]:
    return set(session.scalars(select(Employee.id).where(Employee.is_outside, Employee.deleted_at.is_(None))))

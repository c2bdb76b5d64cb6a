"""This file holds the reading of learning records: of a person, of a year, and what a form may propose."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from asn_desktop.models.competency import Competency
from asn_desktop.models.employee import Employee
from asn_desktop.models.learning import LearningForm, LearningRecord
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.rules.learning import FormClass, LearningStatus, Scope
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.search_text import normalise

_ROWS = (
    select(
        *(LearningRecord.id, LearningRecord.employee_id, Employee.nip),
        *(Employee.front_title, Employee.name, Employee.back_title),
        *(LearningRecord.form_id, LearningForm.code, LearningForm.name, LearningForm.form_class),
        *(LearningForm.certificate_letter, LearningRecord.title, LearningRecord.organiser),
        *(LearningRecord.scope, LearningRecord.starts_on, LearningRecord.ends_on, LearningRecord.year),
        *(LearningRecord.curriculum_jp, LearningRecord.jp, LearningRecord.jp_note),
        *(LearningRecord.rule_version, LearningRecord.certificate_number, LearningRecord.certificate_on),
        *(LearningRecord.status, LearningRecord.status_reason, LearningRecord.competency_id),
        *(Competency.name, LearningRecord.activity_id, LearningRecord.attachment_id),
    )
    .join(Employee, Employee.id == LearningRecord.employee_id)
    .join(LearningForm, LearningForm.id == LearningRecord.form_id)
    .outerjoin(Competency, Competency.id == LearningRecord.competency_id)
    .where(LearningRecord.withdrawn_at.is_(None), Employee.deleted_at.is_(None))
    .order_by(LearningRecord.ends_on.desc(), Employee.name, LearningRecord.id)
)


@dataclass(frozen=True, slots=True)
class LearningRow:
    """One record as lists show it; `jp` None means nothing says how many."""

    record_id: int
    employee_id: int
    nip: str | None
    name: str
    form_id: int
    form_code: str
    form: str
    form_class: FormClass
    certificate_letter: str
    title: str
    organiser: str
    scope: Scope
    starts_on: date
    ends_on: date
    year: int
    curriculum_jp: int | None
    jp: int | None
    jp_note: str
    rule_version: str
    certificate_number: str
    certificate_on: date | None
    status: LearningStatus
    status_reason: str
    competency_id: int | None
    competency: str | None
    activity_id: int | None
    attachment_id: int | None


def list_learning(
    session: Session,
    *,
    employee_id: int | None = None,
    year: int | None = None,
    status: LearningStatus | None = None,
) -> list[LearningRow]:
    """Records that were not taken back, newest first; of one person, year or standing where asked."""
    query = _ROWS
    if employee_id is not None:
        query = query.where(LearningRecord.employee_id == employee_id)
    if year is not None:
        query = query.where(LearningRecord.year == year)
    if status is not None:
        query = query.where(LearningRecord.status == status)
    return [
        LearningRow(row[0], row[1], row[2], full_name(row[3], row[4], row[5]), *row[6:])
        for row in read_rows(session, query)
    ]


def propose_titles(session: Session, typed: str = "", *, limit: int = 12) -> list[str]:
    """Titles that were recorded before and hold every word typed, most used first."""
    return _proposals(session, LearningRecord.title, typed, limit)


def propose_organisers(session: Session, typed: str = "", *, limit: int = 12) -> list[str]:
    """Organisers that were recorded before and hold every word typed, most used first."""
    return _proposals(session, LearningRecord.organiser, typed, limit)


def _proposals(session: Session, column: InstrumentedAttribute[str], typed: str, limit: int) -> list[str]:
    rows = read_rows(
        session,
        select(column)
        .where(LearningRecord.withdrawn_at.is_(None), column != "")
        .group_by(column)
        .order_by(func.count().desc(), column),
    )
    words = normalise(typed).split()
    found: dict[str, str] = {}
    for (text,) in rows:
        plain = normalise(text)
        if all(word in plain for word in words):
            found.setdefault(plain, text)
            if len(found) == limit:
                break
    return list(found.values())

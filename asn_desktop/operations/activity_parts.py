"""This file holds the reading of what belongs to an activity: agenda, speakers, people, files, budget."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import (
    ActivityCompetency,
    ActivityMaterial,
    ActivitySession,
    ActivitySpeaker,
    BudgetLine,
)
from asn_desktop.models.attendance import Participant
from asn_desktop.models.competency import Competency, Position
from asn_desktop.models.employee import Employee
from asn_desktop.operations.clock import today
from asn_desktop.operations.plain_rows import read_rows
from asn_desktop.operations.positions import present_positions
from asn_desktop.rules.agenda import Span
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.person_name import full_name


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session of the agenda."""

    session_id: int
    span: Span
    topic: str
    speaker_id: int | None
    speaker: str
    jp: int | None


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One narasumber."""

    speaker_id: int
    name: str
    role: str
    institution: str
    subject: str
    employee_id: int | None
    partner_id: int | None


@dataclass(frozen=True, slots=True)
class TaughtRow:
    """What the activity teaches, and the level that may be reached."""

    competency_id: int
    code: str
    name: str
    reaches: int


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One file of the activity."""

    material_id: int
    title: str
    attachment_id: int


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One line of the RAB; rupiah."""

    line_id: int
    item: str
    quantity: int
    unit: str
    price_rupiah: int
    account_code: str

    @property
    def total(self) -> int:
        """Quantity times price."""
        return self.quantity * self.price_rupiah


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One who takes part."""

    participant_id: int
    employee_id: int
    nip: str | None
    name: str
    position: str
    employment: Employment
    invited_at: datetime | None
    plan_line_id: int | None


def list_participants(session: Session, activity_id: int) -> tuple[ParticipantRow, ...]:
    """Those who take part, by name, with the position they hold today."""
    rows = read_rows(
        session,
        select(
            *(Participant.id, Participant.employee_id, Participant.invited_at, Participant.plan_line_id),
            *(Employee.nip, Employee.front_title, Employee.name, Employee.back_title, Employee.employment),
        )
        .join(Employee, Employee.id == Participant.employee_id)
        .where(Participant.activity_id == activity_id, Participant.withdrawn_at.is_(None))
        .order_by(Employee.name, Participant.id),
    )
    held = present_positions(session, on=today(session)) if rows else {}
    wanted = {held[row.employee_id] for row in rows if row.employee_id in held}
    found = session.execute(select(Position.id, Position.title).where(Position.id.in_(wanted)))
    titles: dict[int, str] = {row[0]: row[1] for row in found}
    return tuple(
        ParticipantRow(
            row.id,
            row.employee_id,
            row.nip,
            full_name(row.front_title, row.name, row.back_title),
            titles.get(held.get(row.employee_id, 0), ""),
            row.employment,
            row.invited_at,
            row.plan_line_id,
        )
        for row in rows
    )


def list_sessions(session: Session, activity_id: int) -> tuple[SessionRow, ...]:
    """The agenda in order of time."""
    rows = read_rows(
        session,
        select(
            *(
                ActivitySession.id,
                ActivitySession.held_on,
                ActivitySession.starts_at,
                ActivitySession.ends_at,
            ),
            *(ActivitySession.topic, ActivitySession.speaker_id, ActivitySpeaker.name, ActivitySession.jp),
        )
        .outerjoin(ActivitySpeaker, ActivitySpeaker.id == ActivitySession.speaker_id)
        .where(ActivitySession.activity_id == activity_id, ActivitySession.withdrawn_at.is_(None))
        .order_by(ActivitySession.held_on, ActivitySession.starts_at, ActivitySession.id),
    )
    return tuple(
        SessionRow(
            row.id,
            Span(row.held_on, row.starts_at, row.ends_at),
            row.topic,
            row.speaker_id,
            row.name or "",
            row.jp,
        )
        for row in rows
    )


def list_speakers(session: Session, activity_id: int) -> tuple[SpeakerRow, ...]:
    """Narasumber in the order they were added."""
    one = ActivitySpeaker
    rows = read_rows(
        session,
        select(one.id, one.name, one.role, one.institution, one.subject, one.employee_id, one.partner_id)
        .where(one.activity_id == activity_id, one.withdrawn_at.is_(None))
        .order_by(one.id),
    )
    return tuple(SpeakerRow(*row) for row in rows)


def list_taught(session: Session, activity_id: int) -> tuple[TaughtRow, ...]:
    """What the activity teaches, in the order of the dictionary."""
    rows = read_rows(
        session,
        select(Competency.id, Competency.code, Competency.name, ActivityCompetency.reaches)
        .join(Competency, Competency.id == ActivityCompetency.competency_id)
        .where(ActivityCompetency.activity_id == activity_id, ActivityCompetency.withdrawn_at.is_(None))
        .order_by(Competency.sort_order, Competency.code),
    )
    return tuple(TaughtRow(*row) for row in rows)


def list_materials(session: Session, activity_id: int) -> tuple[MaterialRow, ...]:
    """Files in the order they were added."""
    one = ActivityMaterial
    rows = read_rows(
        session,
        select(one.id, one.title, one.attachment_id)
        .where(one.activity_id == activity_id, one.withdrawn_at.is_(None))
        .order_by(one.id),
    )
    return tuple(MaterialRow(*row) for row in rows)


def list_budget(session: Session, activity_id: int) -> tuple[BudgetRow, ...]:
    """Lines of the RAB in the order they were added."""
    one = BudgetLine
    rows = read_rows(
        session,
        select(one.id, one.item, one.quantity, one.unit, one.price_rupiah, one.account_code)
        .where(one.activity_id == activity_id, one.withdrawn_at.is_(None))
        .order_by(one.id),
    )
    return tuple(BudgetRow(*row) for row in rows)

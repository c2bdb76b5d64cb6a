"""This file holds the sample office's year: its plan, learning, partners and internships."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.operations.acts import act
from asn_desktop.operations.agreement_form import AgreementForm
from asn_desktop.operations.agreements import add_agreement
from asn_desktop.operations.annual_plan import advance_stage, set_budget, set_counter_minimum
from asn_desktop.operations.days_off import working_days
from asn_desktop.operations.internship_days import DayEntry, record_days
from asn_desktop.operations.internship_form import InternshipForm
from asn_desktop.operations.internship_marks import record_marks
from asn_desktop.operations.internships import FinishForm, add_internship, finish_internship
from asn_desktop.operations.learning import LearningEntry, record_learning, reject_learning
from asn_desktop.operations.partners import PartnerForm, add_partner
from asn_desktop.operations.plan_form import LineForm
from asn_desktop.operations.plan_lines import add_line
from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.rules.learning import LearningStatus
from asn_desktop.rules.partner_kind import AgreementKind, Direction, PartnerKind
from asn_desktop.rules.permission import Right
from asn_desktop.storage.reference_partner import load_mark_sheet
from asn_desktop.storage.reference_table import Table

_START_HOUR = 2


@dataclass(frozen=True, slots=True)
class SampleIds:
    """Ids by the words that the file uses: people, competencies, forms of learning, partners."""

    people: Mapping[str, int]
    codes: Mapping[str, int]
    forms: Mapping[str, int]
    partners: Mapping[str, int]


def go_to(session: Session, day: date) -> None:
    """Let what follows happen on the morning of a day."""
    session.info["now"] = datetime(day.year, day.month, day.day, _START_HOUR, tzinfo=UTC)


def seed_partners(session: Session, year: Table) -> dict[str, int]:
    """Partners with their agreements; return key -> id."""
    go_to(session, year.table("plan").day("set_on"))
    made: dict[str, int] = {}
    for row in year.tables("partner"):
        kind = row.made("kind", PartnerKind)
        form = PartnerForm(row.text("name"), kind, scope=row.text("scope"), contact_name=row.text("contact"))
        made[row.text("key")] = add_partner(session, form)
    for row in year.tables("partner"):
        for word, ours, theirs, first, last in row.rows("agreements") if row.has("agreements") else ():
            go_to(session, max(first, year.table("plan").day("set_on")))
            add_agreement(
                session,
                made[row.text("key")],
                AgreementForm(
                    AgreementKind(word), first, last, our_number=ours, their_number=theirs, signed_on=first
                ),
            )
    return made


def seed_plan(session: Session, year: Table) -> None:
    """Budget and people of the counter, set in January."""
    plan = year.table("plan")
    go_to(session, plan.day("set_on"))
    number = plan.get("year", int)
    set_budget(session, number, rupiah_of_year=plan.get("budget", int), fund_source=plan.text("fund"))
    set_counter_minimum(session, number, people=plan.get("counter", int))


def finish_plan(session: Session, year: Table, ids: SampleIds) -> None:
    """The plan reaches validation; drafts come after, as they do when gaps are known."""
    plan = year.table("plan")
    for key in ("verified_on", "validated_on"):
        go_to(session, plan.day(key))
        advance_stage(session, plan.get("year", int))
    for row in year.tables("draft"):
        cost = row.get("cost", int, 0)
        add_line(
            session,
            plan.get("year", int),
            LineForm(
                employee_id=ids.people[row.text("person")],
                title=row.text("title"),
                competency_id=ids.codes[row.text("competency")],
                target_level=row.get("target", int),
                form_id=ids.forms[row.text("form")],
                starts_on=row.day("starts"),
                ends_on=row.day("starts"),
                jp=row.get("jp", int),
                cost_rupiah=cost,
                fund_source=plan.text("fund") if cost else "",
            ),
        )


def seed_learning(session: Session, year: Table, ids: SampleIds) -> None:
    """What people learned outside the office's own activities, one act for each course."""
    for row in year.tables("learning"):
        go_to(session, row.day("ends") + timedelta(days=3))
        status = row.made("status", LearningStatus, "verified")
        first = LearningStatus.SUBMITTED if status is LearningStatus.REJECTED else status
        title = row.text("title")
        with act(session, Right.DEVELOP, "learning.add", _("{title} dicatat").format(title=title)):
            records = [
                record_learning(session, _entry(row, ids, key), status=first).record_id
                for key in row.texts("people")
            ]
        if status is LearningStatus.REJECTED:
            for record_id in records:
                reject_learning(session, record_id, reason=row.text("reason"))


def seed_internships(session: Session, year: Table, ids: SampleIds) -> None:
    """Students received and one of our own placed, with logbook and marks."""
    for row in year.tables("internship"):
        first = row.day("starts")
        go_to(session, min(first, year.table("plan").day("validated_on")))
        mentor = row.text("mentor", "")
        person = row.text("person", "")
        saved = add_internship(
            session,
            ids.partners[row.text("partner")],
            InternshipForm(
                row.made("direction", Direction),
                first,
                row.day("ends"),
                employee_id=ids.people[person] if person else None,
                student_name=row.text("student", ""),
                study=row.text("study", ""),
                field=row.text("field"),
                mentor_id=ids.people[mentor] if mentor else None,
                request_number=row.text("request"),
            ),
        )
        if row.has("logged"):
            _log(session, row, saved.internship_id)
        if row.has("finished"):
            _finish(session, row, saved.internship_id)


def _log(session: Session, row: Table, internship_id: int) -> None:
    last = row.day("logged")
    go_to(session, last)
    works = (_("Menerima berkas di loket"), _("Menata arsip"), _("Merekap data layanan"))
    days = working_days(session, row.day("starts"), last)
    entries = [DayEntry(day, Attendance.PRESENT, works[place % len(works)]) for place, day in enumerate(days)]
    record_days(session, internship_id, entries)


def _finish(session: Session, row: Table, internship_id: int) -> None:
    aspects = load_mark_sheet().aspects
    marks = {aspect.key: mark for aspect, mark in zip(aspects, row.get("marks", list), strict=False)}
    record_marks(session, internship_id, marks, aspects=aspects)
    finish_internship(session, internship_id, FinishForm(row.day("finished")))


def _entry(row: Table, ids: SampleIds, person: str) -> LearningEntry:
    return LearningEntry(
        employee_id=ids.people[person],
        form_id=ids.forms[row.text("form")],
        title=row.text("title"),
        starts_on=row.day("starts"),
        ends_on=row.day("ends"),
        organiser=row.text("organiser"),
        curriculum_jp=row.get("jp", int),
    )

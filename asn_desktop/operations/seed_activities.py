"""This file holds the activities of the sample office's year, each carried as far as its days tell."""

from datetime import date, time

from sqlalchemy.orm import Session

from asn_desktop.operations.activities import add_activity, refresh_stages
from asn_desktop.operations.activity_agenda import SessionForm, add_session
from asn_desktop.operations.activity_content import set_taught
from asn_desktop.operations.activity_form import ActivityForm
from asn_desktop.operations.activity_parts import list_sessions
from asn_desktop.operations.activity_scores import Part, set_scores
from asn_desktop.operations.attendance import set_column, set_mark
from asn_desktop.operations.closing import close_activity
from asn_desktop.operations.participants import add_from_plan, add_participants, participants_of
from asn_desktop.operations.plan_form import LineForm
from asn_desktop.operations.plan_lines import add_line
from asn_desktop.operations.reactions import add_reaction
from asn_desktop.operations.seed_year import SampleIds, go_to
from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.rules.reaction import questions
from asn_desktop.storage.reference_table import Table


def seed_activities(session: Session, year: Table, ids: SampleIds) -> None:
    """Activities in the order of the file."""
    plan = year.table("plan")
    for row in year.tables("activity"):
        go_to(session, row.day("added"))
        days = _days(row)
        activity_id = add_activity(session, _form(row, ids, days))
        set_taught(session, activity_id, {ids.codes[code]: level for code, level in row.levels("teaches")})
        for day in days:
            first, last = row.get("hours", list)
            add_session(session, activity_id, SessionForm(day, time(first), time(last), row.text("title")))
        people = [ids.people[key] for key in row.texts("people")]
        if row.get("lines", bool, False):
            _join_from_plan(session, row, ids, activity_id, plan)
        elif people:
            add_participants(session, activity_id, people)
        if row.has("closed") or row.has("marked"):
            _hold(session, row, ids, activity_id, days)
    refresh_stages(session)


def _days(row: Table) -> list[date]:
    return list(row.get("days", list, []))


def _form(row: Table, ids: SampleIds, days: list[date]) -> ActivityForm:
    partner = row.text("partner", "")
    return ActivityForm(
        row.text("title"),
        form_id=ids.forms[row.text("form")],
        starts_on=days[0] if days else None,
        ends_on=days[-1] if days else None,
        place=row.text("place", ""),
        mode="tatap muka",
        seats=row.get("seats", int),
        jp=row.get("jp", int),
        partner_id=ids.partners[partner] if partner else None,
        fee_rupiah=row.get("fee", int, 0),
        fixed_rupiah=row.get("fixed", int, 0),
        has_test=row.has("tested"),
    )


def _join_from_plan(session: Session, row: Table, ids: SampleIds, activity_id: int, plan: Table) -> None:
    """A complete line for each person, tied to the activity."""
    days, teaches, partner = _days(row), row.levels("teaches"), row.text("partner")
    fee = row.get("fee", int, 0)
    lines = [
        add_line(
            session,
            plan.get("year", int),
            LineForm(
                employee_id=ids.people[key],
                title=row.text("title"),
                competency_id=ids.codes[teaches[0][0]],
                target_level=teaches[0][1],
                form_id=ids.forms[row.text("form")],
                partner_id=ids.partners[partner],
                place=row.text("place"),
                starts_on=days[0],
                ends_on=days[-1],
                jp=row.get("jp", int),
                fits_curriculum=False,
                cost_rupiah=fee,
                fund_source=plan.text("fund") if fee else "",
            ),
        ).line_id
        for key in row.texts("people")
    ]
    add_from_plan(session, activity_id, lines)


def _hold(session: Session, row: Table, ids: SampleIds, activity_id: int, days: list[date]) -> None:
    """Marks, tests and forms; then closed, where the file says so."""
    marked = row.get("marked", int, len(days))
    go_to(session, row.day("closed") if row.has("closed") else days[marked - 1])
    sessions = [one.session_id for one in list_sessions(session, activity_id)]
    for session_id in sessions[:marked]:
        set_column(session, activity_id, session_id, Attendance.PRESENT)
    held = participants_of(session, activity_id)
    seats = {one.employee_id: one.id for one in held}
    for key, place, mark in row.rows("away") if row.has("away") else ():
        set_mark(session, seats[ids.people[key]], sessions[place - 1], Attendance(mark))
    if row.has("tested"):
        scores: dict[int, dict[Part, int | None]] = {}
        for place, one in enumerate(held):
            scores[one.id] = {"pre": 52 + place * 7 % 23}
            if row.text("tested") == "both":
                scores[one.id]["post"] = 76 + place * 5 % 19
        set_scores(session, activity_id, scores)
    keys = [question.key for question in questions()]
    for answers in row.rows("reactions") if row.has("reactions") else ():
        add_reaction(session, activity_id, dict(zip(keys, answers, strict=True)))
    if row.has("closed"):
        close_activity(session, activity_id)

"""This file holds what cases of the plan need: people with gaps, activities that teach, a decided plan."""

from datetime import date, time

from sqlalchemy.orm import Session

from asn_desktop.operations.activities import add_activity
from asn_desktop.operations.activity_content import set_taught
from asn_desktop.operations.activity_form import ActivityForm
from asn_desktop.operations.annual_plan import advance_stage
from asn_desktop.operations.assessments import record_scores
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.plan_form import LineForm
from asn_desktop.operations.standards import set_standard
from asn_desktop.rules.gap import ScoreSource
from tests.factories import add_person
from tests.operations.kit import competency, nip, position

YEAR = 2026
COMING = date(2026, 12, 8)


def person_with_gaps(session: Session, number: int, **scores: int) -> int:
    """Somebody of the kasi's position, which asks level 4 of every competency named; M_05=2 means M.05."""
    employee_id = add_person(session, nip=nip(number), name=f"Pegawai {number:02}")
    found = {}
    for name, score in scores.items():
        competency_id = competency(session, name.replace("_", "."))
        set_standard(
            session,
            position_id=position(session),
            competency_id=competency_id,
            level=4,
            is_mandatory=False,
            valid_from=date(2026, 1, 1),
        )
        found[competency_id] = score
    if found:
        record_scores(session, employee_id, found, source=ScoreSource.SUPERIOR, assessed_on=date(2026, 9, 1))
    return employee_id


def activity(
    session: Session,
    title: str,
    *,
    on: date | None = COMING,
    hours: tuple[int, int] = (8, 12),
    form: str = "4",
    teaches: dict[str, int] | None = None,
    **more: object,
) -> int:
    values: dict[str, object] = {
        "title": title,
        "form_id": form_ids_by_code(session)[form],
        "starts_on": on,
        "starts_at": time(hours[0]) if on else None,
        "ends_at": time(hours[1]) if on else None,
    }
    activity_id = add_activity(session, ActivityForm(**(values | more)))  # type: ignore[arg-type]
    set_taught(session, activity_id, {competency(session, code): at for code, at in (teaches or {}).items()})
    return activity_id


def whole_line(session: Session, employee_id: int, **changes: object) -> LineForm:
    """A line that has all seven contents."""
    values: dict[str, object] = {
        "employee_id": employee_id,
        "title": "Lokakarya pelayanan prima",
        "competency_id": competency(session, "M.05"),
        "target_level": 3,
        "form_id": form_ids_by_code(session)["4"],
        "organiser": "BPSDM Palembang",
        "starts_on": COMING,
        "jp": 5,
        "fits_curriculum": False,
    }
    return LineForm(**(values | changes))  # type: ignore[arg-type]


def decide(session: Session) -> None:
    """Bring the plan of the year through its stages."""
    advance_stage(session, YEAR)
    advance_stage(session, YEAR)
    advance_stage(session, YEAR, decree_number="188/SK/2026", decree_on=date(2026, 11, 2))

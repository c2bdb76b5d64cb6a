"""This file holds the cases of gaps: worst first, a surplus never offsets, the unmeasured never count."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from asn_desktop.operations.assessments import record_scores
from asn_desktop.operations.figures import read_figures, read_gap_map
from asn_desktop.operations.gaps import GapCell, PersonGaps, list_heads, office_gaps, standards_on
from asn_desktop.operations.staff import archive_employee, set_status
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.gap import GapClass, ScoreSource, gap_of
from asn_desktop.rules.staff_status import StaffStatus
from tests.factories import NOW, add_person
from tests.operations.kit import competency, nip, position

DAY = date(2026, 9, 1)


def score(session: Session, employee_id: int, gaps: dict[str, int]) -> None:
    """Give scores that lie so far from the standard of the position."""
    asked = standards_on(session, on=NOW.date())[position(session)]
    scores = {
        competency(session, code): asked[competency(session, code)].level + gap for code, gap in gaps.items()
    }
    record_scores(session, employee_id, scores, source=ScoreSource.SUPERIOR, assessed_on=DAY)


def cell(standard: int | None, value: int | None) -> GapCell:
    return GapCell(1, standard, False, value, gap_of(value, standard), None, None)


def test_sums_of_one_person() -> None:
    person = PersonGaps(1, (cell(3, 1), cell(3, 5), cell(3, 5), cell(3, None), cell(None, 0), cell(4, 3)))
    assert (person.worst, person.below, person.deficit) == (-2, 2, 3)
    assert (person.asked, person.measured) == (5, 4)


def test_person_without_any_measurement_has_no_worst_gap() -> None:
    person = PersonGaps(1, (cell(3, None), cell(None, 4)))
    assert (person.worst, person.below, person.deficit, person.measured, person.asked) == (None, 0, 0, 0, 1)


def test_map_begins_with_the_worst_and_a_surplus_offsets_nothing(session: Session) -> None:
    people = {
        name: add_person(session, name=name, nip=nip(number))
        for number, name in enumerate(("Anto", "Bima", "Cici", "Dodi", "Edi", "Fitri"))
    }
    score(session, people["Anto"], {"M.01": 0, "M.05": 0})
    score(session, people["Bima"], {"M.01": -1, "M.05": -1})
    score(session, people["Cici"], {"M.01": -2, "M.02": 2, "M.03": 2, "M.05": 2})
    score(session, people["Dodi"], {"M.01": -1, "M.05": 2})
    score(session, people["Fitri"], {"M.01": -1, "M.05": 1})
    shown = read_gap_map(session)
    assert [row.name for row, _gaps in shown.rows] == ["Cici", "Bima", "Dodi", "Fitri", "Anto", "Edi"]
    worst = [gaps.worst for _row, gaps in shown.rows]
    assert worst == [-2, -1, -1, -1, 0, None]


def test_map_counts_only_what_is_measured(session: Session) -> None:
    for number, gap in enumerate((-2, -1, 0, 1)):
        score(session, add_person(session, nip=nip(number)), {"M.05": gap})
    add_person(session, nip=nip(9))
    head = next(one for one in read_gap_map(session).summary if one.head.code == "M.05")
    assert dict(head.counts) == {
        GapClass.FAR_BELOW: 1,
        GapClass.BELOW: 1,
        GapClass.MEETS: 1,
        GapClass.ABOVE: 1,
    }
    assert (head.below, head.mean) == (2, Decimal("-0.5"))
    other = next(one for one in read_gap_map(session).summary if one.head.code == "M.01")
    assert (other.below, other.mean) == (0, None)


def test_map_shows_only_competencies_that_somebody_is_asked(session: Session) -> None:
    add_person(session)
    shown = {head.competency_id for head in read_gap_map(session).heads}
    assert shown == set(standards_on(session, on=NOW.date())[position(session)])
    assert [head.competency_id for head in read_gap_map(session).heads] == [
        head.competency_id for head in list_heads(session) if head.competency_id in shown
    ]


def test_figures_of_the_office(session: Session) -> None:
    first, second, third = (add_person(session, nip=nip(number)) for number in range(3))
    add_person(
        session, name="Titin", nip="", employment=Employment.NON_ASN, golongan="", position="Penjaga Kantor"
    )
    score(session, first, {"M.01": -1, "M.05": 0})
    score(session, second, {"M.05": 1})
    figures = read_figures(session)
    assert (figures.people, figures.asn, figures.support) == (4, 3, 1)
    assert (figures.assessed, figures.to_assess, figures.below_people) == (2, 3, 1)
    assert figures.mean_gap == Decimal("0.0")
    archive_employee(session, first)
    assert (read_figures(session).people, read_figures(session).mean_gap) == (3, Decimal("1.0"))
    set_status(session, second, status=StaffStatus.TRANSFERRED, valid_from=DAY)
    assert (read_figures(session).people, read_figures(session).mean_gap) == (2, None)
    assert [row.employee_id for row in list_staff(session) if row.asked] == [third]


def test_figures_of_an_office_without_people(session: Session) -> None:
    figures = read_figures(session)
    assert (figures.people, figures.assessed, figures.to_assess, figures.mean_gap) == (0, 0, 0, None)
    assert read_gap_map(session).rows == ()


def test_score_beyond_the_standard_of_the_position_is_shown_without_a_gap(session: Session) -> None:
    employee_id = add_person(session)
    asked = standards_on(session, on=NOW.date())[position(session)]
    besides = next(head for head in list_heads(session) if head.competency_id not in asked)
    record_scores(
        session, employee_id, {besides.competency_id: 4}, source=ScoreSource.SUPERIOR, assessed_on=DAY
    )
    found = office_gaps(session, on=NOW.date())[employee_id]
    extra = next(one for one in found.cells if one.competency_id == besides.competency_id)
    assert (extra.score, extra.standard, extra.gap) == (4, None, None)
    assert (found.worst, found.measured) == (None, 0)


def test_person_on_leave_is_counted_and_a_person_without_position_has_no_cells(session: Session) -> None:
    away = add_person(session)
    set_status(session, away, status=StaffStatus.LEAVE, valid_from=DAY, valid_to=date(2026, 12, 31))
    bare = add_person(session, name="Titin", nip="", employment=Employment.NON_ASN, golongan="", position="")
    gaps = office_gaps(session, on=NOW.date())
    assert gaps[away].asked > 0
    assert gaps[bare].cells == ()

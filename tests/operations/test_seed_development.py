"""This file holds what the sample office's year of development is good for."""

import pytest
from sqlalchemy.orm import Session

from asn_desktop.operations.activity_reading import list_activities
from asn_desktop.operations.annual_plan import get_plan
from asn_desktop.operations.best_plan import collect_problem, find_best_plan
from asn_desktop.operations.internship_reading import list_internships
from asn_desktop.operations.jp_ledger import summarise, year_ledger
from asn_desktop.operations.partner_reading import list_partners
from asn_desktop.operations.seed import seed_office
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.plan_check import check_plan
from asn_desktop.rules.plan_stage import PlanStage
from asn_desktop.storage.reference import load_competencies, load_positions, load_sample_office, load_tiers


@pytest.fixture
def year(session: Session) -> Session:
    seed_office(
        session,
        load_sample_office(),
        competencies=load_competencies(),
        positions=load_positions(),
        tiers=load_tiers(),
        with_development=True,
    )
    session.flush()
    return session


def test_year_of_development_is_whole_and_leaves_a_plan_to_find(year: Session) -> None:
    stages = [row.stage for row in list_activities(year, year=2026)]
    assert stages.count(ActivityStage.CLOSED) == 4
    assert len(list_partners(year)) == 7
    assert len(list_internships(year)) == 4
    assert get_plan(year, 2026).stage is PlanStage.VALIDATION
    ledger = year_ledger(year, year=2026)
    assert summarise(ledger) is not None
    assert max(row.jp for row in ledger.rows) <= 40
    problem = collect_problem(year, 2026)
    found = find_best_plan(problem, seconds=5)
    assert found.status in ("optimal", "feasible")
    assert found.objective is not None
    assert found.greedy is not None
    assert found.objective >= found.greedy
    pairs = {(choice.person, choice.activity) for choice in found.choices} | problem.joined
    assert check_plan(problem, frozenset(pairs)) == []

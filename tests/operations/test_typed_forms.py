"""Every form that holds text: unseen characters go, names have a length, refusals say what to do."""

import ast
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import asn_desktop.operations
from asn_desktop.errors import FormProblems, UserError
from asn_desktop.operations.accounts import add_account, list_accounts
from asn_desktop.operations.assessments import OfficialForm, list_official_results, record_official_result
from asn_desktop.operations.certificates import CertificateForm, add_certificate
from asn_desktop.operations.competencies import (
    CompetencyForm,
    LevelForm,
    get_competency,
    save_competency,
)
from asn_desktop.operations.position_form import PositionForm, save_position
from asn_desktop.operations.positions import list_positions
from asn_desktop.operations.staff import add_employee
from asn_desktop.operations.staff_lists import get_employee
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.permission import Role
from tests.factories import add_person, person

TURNED = "\u202eDewi\u200b \x07Putri"
CLEAN = "Dewi Putri"
ROOMS = (
    "accounts",
    "assessments",
    "attaching",
    "certificates",
    "competencies",
    "document_check",
    "documents",
    "office",
    "official_results",
    "positions",
    "staff",
    "standards",
    "undo",
)


def test_person_has_no_unseen_characters(session: Session) -> None:
    detail = get_employee(
        session, add_person(session, name=TURNED, position=TURNED, birth_place=TURNED, note=f"a\n{TURNED}")
    )
    form = detail.as_form()
    assert (form.name, form.position, form.birth_place, form.note) == (CLEAN, CLEAN, CLEAN, f"a\n{CLEAN}")


def test_position_has_no_unseen_characters(session: Session) -> None:
    position_id = save_position(session, PositionForm(TURNED, section=TURNED))
    row = next(one for one in list_positions(session) if one.position_id == position_id)
    assert (row.title, row.section) == (CLEAN, CLEAN)


def test_competency_has_no_unseen_characters(session: Session) -> None:
    levels = (LevelForm(1, f"{TURNED}\n{TURNED}", (TURNED, "\u202e")),)
    form = CompetencyForm("T.90", TURNED, CompetencyKind.TECHNICAL, TURNED, levels=levels)
    detail = get_competency(session, save_competency(session, form))
    assert (detail.row.name, detail.row.short_name, detail.definition) == (CLEAN, CLEAN, CLEAN)
    assert (detail.levels[0].description, detail.levels[0].indicators) == (f"{CLEAN}\n{CLEAN}", (CLEAN,))


def test_papers_and_accounts_have_no_unseen_characters(session: Session) -> None:
    employee_id = add_person(session)
    add_certificate(session, employee_id, CertificateForm(TURNED, issuer=TURNED))
    record_official_result(session, employee_id, OfficialForm(TURNED, date(2026, 1, 5)))
    add_account(session, name=TURNED, display_name=TURNED, role=Role.ADMIN, slot_id="")
    certificate = get_employee(session, employee_id).certificates[0]
    assert (certificate.name, certificate.issuer) == (CLEAN, CLEAN)
    assert list_official_results(session)[0].organiser == CLEAN
    assert CLEAN in {row.display_name for row in list_accounts(session)}


def test_names_over_120_letters_are_refused_at_their_field(session: Session) -> None:
    long = "a" * 121
    with pytest.raises(FormProblems) as refused:
        add_employee(session, person(name=long))
    assert "121 huruf" in refused.value.problems["name"]
    with pytest.raises(FormProblems) as refused:
        save_position(session, PositionForm(long))
    assert "paling banyak 120" in refused.value.problems["title"]
    with pytest.raises(FormProblems) as refused:
        save_competency(session, CompetencyForm("T.90", long, CompetencyKind.TECHNICAL))
    assert "121 huruf" in refused.value.problems["name"]
    add_employee(session, person(name="a" * 120))


def test_position_of_a_person_over_250_letters_is_refused_at_its_field(session: Session) -> None:
    with pytest.raises(FormProblems) as refused:
        add_employee(session, person(position="a" * 251))
    assert "251 huruf" in refused.value.problems["position"]


@pytest.mark.parametrize("room", ROOMS)
def test_every_refusal_has_a_next_step(room: str) -> None:
    path = Path(str(asn_desktop.operations.__file__)).with_name(f"{room}.py")
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    refusals = [node for node in calls if getattr(node.func, "id", "") == UserError.__name__]
    for refusal in refusals:
        assert "next_step" in {one.arg for one in refusal.keywords}, f"{path.name}:{refusal.lineno}"

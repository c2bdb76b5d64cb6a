"""This file holds the cases of the desk: drafts, postponed work, places visited."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from asn_desktop.operations.desk import (
    KEPT_VISITS,
    drop_draft,
    find_draft,
    list_drafts,
    list_visits,
    postpone,
    postponed_tasks,
    record_visit,
    save_draft,
)
from asn_desktop.operations.undo import find_undoable
from asn_desktop.rules.permission import Role
from asn_desktop.storage.audit import chain_head
from asn_desktop.storage.database import Database
from tests.factories import NOW, admin_id
from tests.operations.kit import acting_as, undo_last


def test_draft_is_kept_for_each_form_and_record_and_overwritten_by_the_newer(session: Session) -> None:
    save_draft(session, form="employee", title="Dewi", content={"name": "Dew"})
    save_draft(session, form="employee", subject_id=7, content={"name": "Budi"})
    save_draft(session, form="employee", title="Dewi A.", content={"name": "Dewi", "nip": None, "n": [1]})
    found = find_draft(session, form="employee")
    assert found is not None
    assert (found.title, found.content) == ("Dewi A.", {"name": "Dewi", "nip": None, "n": [1]})
    assert find_draft(session, form="employee", subject_id=8) is None
    assert find_draft(session, form="assessment") is None
    assert len(list_drafts(session)) == 2


def test_draft_survives_the_end_of_the_program(filled_database: Database) -> None:
    account_id = admin_id(filled_database)
    with filled_database.begin(account_id=account_id) as session:
        save_draft(session, form="employee", content={"name": "Dewi"})
    with filled_database.begin(account_id=account_id) as session:
        found = find_draft(session, form="employee")
        assert found is not None
        assert found.content == {"name": "Dewi"}


def test_drafts_are_each_accounts_own(session: Session) -> None:
    save_draft(session, form="employee", content={"name": "Dewi"})
    with acting_as(session, Role.CLERK):
        assert list_drafts(session) == []
        save_draft(session, form="employee", content={"name": "Budi"})
        drop_draft(session, form="employee")
    assert [draft.content for draft in list_drafts(session)] == [{"name": "Dewi"}]


def test_newest_draft_comes_first_and_a_dropped_one_is_gone(session: Session) -> None:
    for number, form in enumerate(("employee", "assessment", "import")):
        session.info["now"] = NOW + timedelta(minutes=number)
        save_draft(session, form=form, content={})
    assert [draft.form for draft in list_drafts(session)] == ["import", "assessment", "employee"]
    drop_draft(session, form="assessment")
    drop_draft(session, form="never there")
    assert [draft.form for draft in list_drafts(session)] == ["import", "employee"]


def test_draft_is_no_act_and_leaves_no_entry(session: Session) -> None:
    before, undoable = chain_head(session), find_undoable(session)
    save_draft(session, form="employee", content={"name": "Dewi"})
    session.flush()
    drop_draft(session, form="employee")
    assert chain_head(session) == before
    assert find_undoable(session) == undoable
    assert "draft" in session.info["written_tables"]


def test_postponed_task_is_away_until_its_day(session: Session) -> None:
    postpone(session, task="assess:none", until=date(2026, 11, 25))
    assert postponed_tasks(session, on=date(2026, 11, 24)) == {"assess:none"}
    assert postponed_tasks(session, on=date(2026, 11, 25)) == frozenset()
    postpone(session, task="assess:none", until=date(2026, 11, 27))
    assert postponed_tasks(session, on=date(2026, 11, 26)) == {"assess:none"}
    undo_last(session)
    assert postponed_tasks(session, on=date(2026, 11, 26)) == frozenset()
    undo_last(session)
    assert postponed_tasks(session, on=date(2026, 11, 24)) == frozenset()


def test_postponing_is_each_accounts_own(session: Session) -> None:
    postpone(session, task="assess:none", until=date(2026, 11, 25))
    with acting_as(session, Role.AUDITOR):
        assert postponed_tasks(session, on=date(2026, 11, 24)) == frozenset()


def test_only_the_last_places_are_remembered_newest_first(session: Session) -> None:
    for number in range(KEPT_VISITS + 3):
        session.info["now"] = NOW + timedelta(minutes=number)
        record_visit(session, target=f"employee/{number}", title=f"Orang {number}")
    assert [visit.target for visit in list_visits(session)] == [
        f"employee/{number}" for number in range(KEPT_VISITS + 2, 2, -1)
    ]
    assert KEPT_VISITS == 6


def test_place_opened_again_moves_up_and_takes_its_new_title(session: Session) -> None:
    for number, target in enumerate(("a", "b", "a")):
        session.info["now"] = NOW + timedelta(minutes=number)
        record_visit(session, target=target, title=f"{target}{number}")
    assert [(visit.target, visit.title) for visit in list_visits(session)] == [("a", "a2"), ("b", "b1")]


def test_visits_are_each_accounts_own(session: Session) -> None:
    record_visit(session, target="a", title="A")
    with acting_as(session, Role.CLERK):
        assert list_visits(session) == []
        record_visit(session, target="b", title="B")
    assert [visit.target for visit in list_visits(session)] == ["a"]

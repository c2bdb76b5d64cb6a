"""This file holds the cases of accounts: named once, one admin always, shut out and let in again."""

import json

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.audit import AuditEntry, EntryKind
from asn_desktop.operations.accounts import (
    add_account,
    change_account,
    disable_account,
    enable_account,
    find_account,
    find_account_of_slot,
    list_accounts,
    record_sign_in,
    set_slot,
)
from asn_desktop.operations.acts import require
from asn_desktop.operations.undo import find_undoable
from asn_desktop.rules.permission import Right, Role
from tests.operations.kit import snapshot, undo_last


def clerk(session: Session, name: str = "budi") -> int:
    return add_account(
        session, name=name, display_name="Budi Hartono", role=Role.CLERK, slot_id=f"slot-{name}"
    )


def yuni(session: Session) -> int:
    found = find_account(session, "yuni")
    assert found is not None
    return found.account_id


def test_account_is_found_by_name_in_any_case_and_by_slot(session: Session) -> None:
    account_id = clerk(session)
    for name in ("budi", " BUDI "):
        found = find_account(session, name)
        assert found is not None
        assert found.account_id == account_id
    by_slot = find_account_of_slot(session, "slot-budi")
    assert by_slot is not None
    assert (by_slot.account_id, by_slot.role) == (account_id, Role.CLERK)
    assert find_account(session, "siti") is None
    assert find_account_of_slot(session, "slot-siti") is None


@pytest.mark.parametrize(
    ("name", "words"), [("  ", "Isi nama akun, misalnya yuni"), ("Yuni", "Nama akun Yuni sudah dipakai")]
)
def test_empty_or_taken_name_is_refused(session: Session, name: str, words: str) -> None:
    with pytest.raises(FormProblems) as refused:
        clerk(session, name)
    assert refused.value.problems == {"name": words}


def test_display_name_is_the_sign_in_name_where_left_empty(session: Session) -> None:
    add_account(session, name=" siti ", display_name=" ", role=Role.AUDITOR, slot_id="x")
    found = find_account(session, "siti")
    assert found is not None
    assert (found.name, found.display_name) == ("siti", "siti")


@pytest.mark.parametrize("role", [Role.CLERK, Role.APPRAISER, Role.AUDITOR])
def test_last_admin_cannot_be_demoted(session: Session, role: Role) -> None:
    clerk(session)
    before = snapshot(session)
    with pytest.raises(UserError, match="minimal satu admin kantor yang aktif"):
        change_account(session, yuni(session), display_name="Yuni", role=role)
    assert snapshot(session) == before


def test_last_admin_cannot_be_disabled(session: Session) -> None:
    clerk(session)
    with pytest.raises(UserError, match="minimal satu admin kantor yang aktif"):
        disable_account(session, yuni(session))


def test_disabled_admin_does_not_count(session: Session) -> None:
    second = add_account(session, name="siti", display_name="", role=Role.ADMIN, slot_id="2")
    disable_account(session, second)
    with pytest.raises(UserError, match="minimal satu admin kantor yang aktif"):
        disable_account(session, yuni(session))


def test_admin_may_go_where_another_one_stays(session: Session) -> None:
    second = add_account(session, name="siti", display_name="Siti", role=Role.ADMIN, slot_id="2")
    session.info["account_id"] = second
    change_account(session, yuni(session), display_name="Yuni", role=Role.CLERK)
    assert disable_account(session, yuni(session)) == "slot-1"
    rows = list_accounts(session)
    assert [(row.name, row.disabled_at is None) for row in rows] == [("siti", True), ("yuni", False)]


def test_clerk_may_be_renamed_and_disabled_beside_the_only_admin(session: Session) -> None:
    account_id = clerk(session)
    change_account(session, account_id, display_name="Budi H.", role=Role.APPRAISER)
    found = find_account(session, "budi")
    assert found is not None
    assert (found.display_name, found.role) == ("Budi H.", Role.APPRAISER)
    undo_last(session)
    assert disable_account(session, account_id) == "slot-budi"


def test_disabled_account_is_let_in_again_with_a_new_key(session: Session) -> None:
    account_id = clerk(session)
    disable_account(session, account_id)
    enable_account(session, account_id, slot_id="slot-new")
    found = find_account_of_slot(session, "slot-new")
    assert found is not None
    assert found.disabled_at is None
    session.info["account_id"] = account_id
    require(session, Right.EDIT_STAFF)


def test_keys_and_accounts_are_never_undone(session: Session) -> None:
    before = find_undoable(session)
    account_id = clerk(session)
    set_slot(session, account_id, "other")
    disable_account(session, account_id)
    enable_account(session, account_id, slot_id="again")
    assert find_undoable(session) == before


def test_unknown_account_is_refused(session: Session) -> None:
    with pytest.raises(UserError, match="Akun ini sudah tidak ada"):
        disable_account(session, 4711)


def test_sign_in_is_noted_with_the_tries_before_it(session: Session) -> None:
    record_sign_in(session, failures=3)
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).one()
    assert (entry.kind, entry.table_name, entry.row_id) == (EntryKind.EVENT, "sign_in", None)
    assert json.loads(entry.changes) == {"account_id": [None, yuni(session)], "failures": [None, 3]}

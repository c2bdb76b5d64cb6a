"""This file holds the cases of who may do what: every role against every kind of act."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.accounts import (
    add_account,
    change_account,
    disable_account,
    enable_account,
    find_account,
    set_slot,
)
from asn_desktop.operations.acts import act, require
from asn_desktop.operations.assessments import (
    OfficialForm,
    list_scores,
    record_official_result,
    record_scores,
    withdraw_score,
)
from asn_desktop.operations.certificates import CertificateForm, add_certificate
from asn_desktop.operations.competencies import (
    CompetencyForm,
    LevelForm,
    archive_competency,
    import_dictionary,
    save_competency,
    save_level,
)
from asn_desktop.operations.documents import finalise_document, take_number
from asn_desktop.operations.office import change_office, get_office
from asn_desktop.operations.positions import archive_position, change_position
from asn_desktop.operations.settings import change_setting
from asn_desktop.operations.staff import archive_employee, change_employee, purge_employee, set_status
from asn_desktop.operations.staff_import import import_staff
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.operations.standards import StandardChange, set_standard, set_standards
from asn_desktop.operations.undo import find_undoable, undo_act
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.permission import RIGHTS, Right, Role
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.storage.audit import chain_head
from asn_desktop.storage.database import Database
from tests.factories import ADMIN_NAME, add_person, person
from tests.operations.kit import acting_as, competency, current_scores, nip, position, snapshot

DAY = date(2026, 9, 1)


def somebody(session: Session) -> int:
    return list_staff(session)[0].employee_id


def admin(session: Session) -> int:
    found = find_account(session, ADMIN_NAME)
    assert found is not None
    return found.account_id


def score(session: Session) -> object:
    return record_scores(
        session, somebody(session), {competency(session, "M.05"): 3}, source=ScoreSource.PEER, assessed_on=DAY
    )


def finalise(session: Session) -> object:
    return finalise_document(
        session, kind="profile", number="1/PLU", content={}, subject_id=None, subject_name="", period="2026"
    )


DOINGS: dict[str, tuple[Right, Callable[[Session], object]]] = {
    "add a person": (Right.EDIT_STAFF, lambda s: add_person(s, nip=nip(1), name="Rahmat")),
    "change a person": (Right.EDIT_STAFF, lambda s: change_employee(s, somebody(s), person(phone="0812"))),
    "archive a person": (Right.EDIT_STAFF, lambda s: archive_employee(s, somebody(s))),
    "purge a person": (
        Right.EDIT_STAFF,
        lambda s: purge_employee(
            s, next(r for r in list_staff(s) if not r.measured).employee_id, reason="x" * 10
        ),
    ),
    "send on leave": (
        Right.EDIT_STAFF,
        lambda s: set_status(s, somebody(s), status=StaffStatus.LEAVE, valid_from=DAY, valid_to=DAY),
    ),
    "import people": (Right.EDIT_STAFF, lambda s: import_staff(s, [person(nip=nip(2))])),
    "add a certificate": (
        Right.EDIT_STAFF,
        lambda s: add_certificate(s, somebody(s), CertificateForm("Pengadaan")),
    ),
    "add a competency": (
        Right.EDIT_STANDARDS,
        lambda s: save_competency(s, CompetencyForm("T.99", "Arsip", CompetencyKind.TECHNICAL)),
    ),
    "word a level": (
        Right.EDIT_STANDARDS,
        lambda s: save_level(s, competency(s, "M.05"), LevelForm(1, "Tahu")),
    ),
    "archive a competency": (Right.EDIT_STANDARDS, lambda s: archive_competency(s, competency(s, "M.05"))),
    "import a dictionary": (
        Right.EDIT_STANDARDS,
        lambda s: import_dictionary(s, [CompetencyForm("T.99", "Arsip", CompetencyKind.TECHNICAL)]),
    ),
    "set a standard": (
        Right.EDIT_STANDARDS,
        lambda s: set_standard(s, position_id=position(s), competency_id=competency(s, "M.05"), level=5),
    ),
    "paste standards": (
        Right.EDIT_STANDARDS,
        lambda s: set_standards(s, [StandardChange(position(s), competency(s, "M.05"), 5)]),
    ),
    "rename a position": (
        Right.EDIT_STANDARDS,
        lambda s: change_position(s, position(s), title="Kasi Pelayanan", tier=None),
    ),
    "archive a position": (Right.EDIT_STANDARDS, lambda s: archive_position(s, position(s, "Lurah"))),
    "score a person": (Right.ASSESS, score),
    "withdraw a score": (
        Right.ASSESS,
        lambda s: withdraw_score(s, list_scores(s, somebody(s))[0].score_id, reason="tertukar orang"),
    ),
    "record an official result": (
        Right.ASSESS,
        lambda s: record_official_result(s, somebody(s), OfficialForm("BKN", DAY)),
    ),
    "take a document number": (
        Right.FINALISE,
        lambda s: take_number(s, kind="profile", pattern="{nomor}/{kantor}/{tahun}", office_short="PLU"),
    ),
    "finalise a document": (Right.FINALISE, finalise),
    "change a setting": (Right.SETTINGS, lambda s: change_setting(s, "worklist.backup_days", 14)),
    "change the office": (Right.SETTINGS, lambda s: change_office(s, get_office(s))),
    "add an account": (
        Right.ACCOUNTS,
        lambda s: add_account(s, name="baru", display_name="", role=Role.CLERK, slot_id="x"),
    ),
    "change an account": (
        Right.ACCOUNTS,
        lambda s: change_account(s, admin(s), display_name="Yuni", role=Role.ADMIN),
    ),
    "give another a key": (Right.ACCOUNTS, lambda s: set_slot(s, admin(s), "x")),
    "disable an account": (
        Right.ACCOUNTS,
        lambda s: disable_account(
            s, add_account(s, name="baru", display_name="", role=Role.CLERK, slot_id="x")
        ),
    ),
    "enable an account": (Right.ACCOUNTS, lambda s: enable_account(s, admin(s), slot_id="x")),
}


@pytest.fixture
def office(session: Session) -> Session:
    """Two people, one of them scored."""
    add_person(session)
    add_person(session, nip=nip(7), name="Zulkifli")
    score(session)
    return session


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("doing", DOINGS)
def test_role_does_exactly_what_the_matrix_allows(office: Session, role: Role, doing: str) -> None:
    right, do = DOINGS[doing]
    with acting_as(office, role):
        before = snapshot(office), current_scores(office), chain_head(office)
        if right in RIGHTS[role]:
            do(office)
            return
        with pytest.raises(UserError, match=f"Peran {role.label} tidak dapat {right.label}"):
            do(office)
        assert (snapshot(office), current_scores(office), chain_head(office)) == before


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", Role)
def test_every_right_of_every_role_is_asked(session: Session, role: Role, right: Right) -> None:
    with acting_as(session, role):
        if right in RIGHTS[role]:
            require(session, right)
        else:
            with pytest.raises(UserError, match=right.label):
                require(session, right)


@pytest.mark.parametrize("right", Right)
def test_disabled_account_may_do_nothing(session: Session, right: Right) -> None:
    account_id = add_account(session, name="budi", display_name="Budi", role=Role.ADMIN, slot_id="2")
    disable_account(session, account_id)
    session.info["account_id"] = account_id
    with pytest.raises(UserError, match="sudah dinonaktifkan") as refused:
        require(session, right)
    assert refused.value.next_step == "Minta admin kantor mengaktifkannya."


def test_account_that_is_not_there_may_do_nothing(session: Session) -> None:
    session.info["account_id"] = 4711
    with pytest.raises(UserError, match="sudah dinonaktifkan"):
        require(session, Right.READ)


@pytest.mark.parametrize("right", Right)
def test_nothing_is_done_before_sign_in_once_there_is_an_account(session: Session, right: Right) -> None:
    session.info["account_id"] = None
    with pytest.raises(UserError, match="Belum ada akun yang masuk"):
        require(session, right)


def test_inner_act_asks_its_own_right(session: Session) -> None:
    with (
        acting_as(session, Role.APPRAISER),
        pytest.raises(UserError, match="mengubah data pegawai"),
        act(session, Right.ASSESS, "outer", ""),
        act(session, Right.EDIT_STAFF, "inner", ""),
    ):
        pass


def test_acts_inside_an_act_are_one(session: Session) -> None:
    with act(session, Right.EDIT_STAFF, "outer", "Satu") as outer:
        add_person(session)
        with act(session, Right.ASSESS, "inner", "Dua") as inner:
            assert inner is outer
    found = find_undoable(session)
    assert found is not None
    assert (found.summary, found.act_id) == ("Satu", outer.id)


def test_undoing_asks_the_right_of_what_was_done(session: Session) -> None:
    add_person(session)
    found = find_undoable(session)
    assert found is not None
    with acting_as(session, Role.AUDITOR), pytest.raises(UserError, match="mengubah data pegawai"):
        undo_act(session, act_id=found.act_id)
    assert len(list_staff(session)) == 1


def test_own_key_may_be_changed_by_every_role(session: Session) -> None:
    with acting_as(session, Role.AUDITOR) as account_id:
        set_slot(session, account_id, "baru")


def test_refused_block_leaves_nothing_in_the_file(filled_database: Database) -> None:
    with filled_database.begin(account_id=None) as session:
        before = chain_head(session)
    with pytest.raises(UserError), filled_database.begin(account_id=None) as session:
        add_person(session)
    with filled_database.begin(account_id=None) as session:
        assert chain_head(session) == before
        assert list_staff(session) == []

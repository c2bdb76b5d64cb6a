"""This file holds the cases of undo and redo: whatever was done is taken back exactly, and done again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.audit import Act
from asn_desktop.models.competency import Position
from asn_desktop.operations.accounts import add_account, change_account, list_accounts
from asn_desktop.operations.acts import act
from asn_desktop.operations.assessments import (
    OfficialForm,
    list_official_results,
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
    delete_competency,
    list_competencies,
    restore_competency,
    save_competency,
    save_level,
)
from asn_desktop.operations.current_scores import rebuild_all
from asn_desktop.operations.desk import postpone
from asn_desktop.operations.documents import finalise_document
from asn_desktop.operations.office import change_office, get_office
from asn_desktop.operations.positions import archive_position, change_position, list_positions
from asn_desktop.operations.settings import change_setting, read_settings
from asn_desktop.operations.staff import (
    archive_employee,
    change_employee,
    purge_employee,
    restore_employee,
    set_status,
)
from asn_desktop.operations.staff_form import EmployeeForm, clean_form
from asn_desktop.operations.staff_import import import_staff
from asn_desktop.operations.staff_lists import get_employee, list_staff
from asn_desktop.operations.standards import StandardChange, set_standard, set_standards
from asn_desktop.operations.undo import (
    UNDO_STEPS,
    find_redoable,
    find_undoable,
    list_acts,
    undo_act,
)
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.permission import Right, Role
from asn_desktop.rules.staff_status import StaffStatus
from tests.factories import NOW, add_person, admin_id, filled_template, open_test_database, person
from tests.operations.kit import (
    KASI,
    SEKLUR,
    acting_as,
    competency,
    current_scores,
    nip,
    position,
    snapshot,
    undo_last,
)

TITLES = (KASI, SEKLUR, "Lurah", "Juru Parkir Pasar")


class _RolledBack(Exception):
    """Ends an example without keeping it."""


class Office:
    """The office as one random sequence meets it: every act takes two numbers and does what it can."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.added = 0
        self.first = session.scalar(select(func.max(Act.id))) or 0

    def someone(self, which: int) -> int:
        rows = list_staff(self.session, include_archived=True, include_gone=True)
        if not rows:
            raise UserError("nobody")
        return rows[which % len(rows)].employee_id

    def place(self, which: int) -> int:
        rows = list_positions(self.session)
        return rows[which % min(len(rows), 3)].position_id

    def new_form(self, title: str) -> EmployeeForm:
        self.added += 1
        return clean_form(
            self.session, person(name=f"Orang {self.added}", nip=nip(self.added), position=title)
        )

    def add(self, one: int, two: int) -> None:
        add_person(self.session, nip=self.new_form(KASI).nip, position=TITLES[two % 4])

    def change(self, one: int, two: int) -> None:
        form = get_employee(self.session, self.someone(one)).as_form()
        values = {name: getattr(form, name) for name in EmployeeForm.__slots__}
        golongan = ("III/c", "III/d", "IV/a")[two % 3]
        start = (None, date(2026, 10, 1), date(2027, 1, 1))[two % 3]
        changed = {
            "position": TITLES[two % 4],
            "position_from": start,
            "golongan": golongan,
            "phone": str(two),
        }
        change_employee(self.session, self.someone(one), EmployeeForm(**(values | changed)))

    def shelve(self, one: int, two: int) -> None:
        (archive_employee, restore_employee)[two % 2](self.session, self.someone(one))

    def move(self, one: int, two: int) -> None:
        status = list(StaffStatus)[two % len(StaffStatus)]
        start = NOW.date() - timedelta(days=two)
        end = start + timedelta(days=one) if status is StaffStatus.LEAVE else None
        set_status(self.session, self.someone(one), status=status, valid_from=start, valid_to=end)

    def purge(self, one: int, two: int) -> None:
        purge_employee(self.session, self.someone(one), reason="tercatat dua kali")

    def score(self, one: int, two: int) -> None:
        codes = [competency(self.session, code) for code in ("M.01", "M.05")]
        scores = dict.fromkeys(codes[: 1 + two % 2], (one + two) % 6)
        source = list(ScoreSource)[two % 4]
        day = NOW.date() - timedelta(days=two)
        record_scores(self.session, self.someone(one), scores, source=source, assessed_on=day)

    def unscore(self, one: int, two: int) -> None:
        found = list_scores(self.session, self.someone(one))
        if found:
            withdraw_score(self.session, found[two % len(found)].score_id, reason="tertukar orang")

    def official(self, one: int, two: int) -> None:
        scores = {competency(self.session, "M.05"): two % 6}
        form = OfficialForm("UPT BKN", date(2026, 3, 2), jpm=Decimal(two) / 4, scores=scores)
        record_official_result(self.session, self.someone(one), form)

    def certify(self, one: int, two: int) -> None:
        add_certificate(self.session, self.someone(one), CertificateForm("Pengadaan", expires_on=NOW.date()))

    def standard(self, one: int, two: int) -> None:
        set_standard(
            self.session,
            position_id=self.place(one),
            competency_id=competency(self.session, "M.05"),
            level=two % 6 or None,
            valid_from=NOW.date() if two % 2 else None,
        )

    def paste(self, one: int, two: int) -> None:
        place, code = self.place(one), competency(self.session, "M.01")
        set_standards(self.session, [StandardChange(place, code, two % 6 or None)])

    def entry(self, one: int, two: int) -> None:
        form = CompetencyForm(
            f"X.{one}",
            f"Arsip {two}",
            CompetencyKind.TECHNICAL,
            levels=(LevelForm(two % 5 + 1, f"uraian {two}", ("a",)),),
        )
        known = {
            row.code: row.competency_id for row in list_competencies(self.session, include_archived=True)
        }
        save_competency(self.session, form, competency_id=known.get(form.code))

    def word(self, one: int, two: int) -> None:
        save_level(
            self.session, competency(self.session, "M.05"), LevelForm(one % 5 + 1, f"kata {two}", ("b", "c"))
        )

    def shelve_entry(self, one: int, two: int) -> None:
        rows = list_competencies(self.session, include_archived=True)
        act_on = (archive_competency, restore_competency, delete_competency)[two % 3]
        act_on(self.session, rows[one % len(rows)].competency_id)

    def rename(self, one: int, two: int) -> None:
        rows = list_positions(self.session)
        row = rows[one % len(rows)]
        change_position(self.session, row.position_id, title=f"{row.title} {two}", tier=row.tier)

    def close_position(self, one: int, two: int) -> None:
        rows = list_positions(self.session)
        archive_position(self.session, rows[one % len(rows)].position_id)

    def choose(self, one: int, two: int) -> None:
        change_setting(self.session, f"key{one % 3}", [two, {"a": None}])

    def describe(self, one: int, two: int) -> None:
        facts = get_office(self.session)
        values = {name: getattr(facts, name) for name in type(facts).__slots__}
        change_office(self.session, type(facts)(**(values | {"address": f"Jalan {two}"})))

    def put_off(self, one: int, two: int) -> None:
        postpone(self.session, task=f"task{one % 2}", until=NOW.date() + timedelta(days=two))

    def bring(self, one: int, two: int) -> None:
        forms = [self.new_form(TITLES[(two + n) % 4]) for n in range(one % 3)]
        changed = []
        if two % 2:
            with suppress(UserError):
                person_id = self.someone(one)
                form = get_employee(self.session, person_id).as_form()
                values = {name: getattr(form, name) for name in EmployeeForm.__slots__}
                changed.append((person_id, EmployeeForm(**(values | {"education": str(two)}))))
        import_staff(self.session, forms, changed)

    def finish(self, one: int, two: int) -> None:
        number = f"{len(list_acts(self.session, limit=1000))}/PLU"
        finalise_document(
            self.session,
            kind="profile",
            number=number,
            content={"a": [two, None]},
            subject_id=self.someone(one),
            subject_name="x",
            period="2026-T4",
            reason="nilai diperbaiki",
        )

    def take_back(self, one: int, two: int) -> None:
        """An undo in the middle of the work."""
        own = [row.act_id for row in list_acts(self.session, limit=5) if row.act_id > self.first]
        if own:
            undo_act(self.session, act_id=own[one % len(own)])


DOINGS: list[Callable[[Office, int, int], None]] = [
    value
    for name, value in vars(Office).items()
    if not name.startswith("_") and name not in ("someone", "place", "new_form")
]
steps = st.tuples(st.integers(0, len(DOINGS) - 1), st.integers(0, 11), st.integers(0, 11))


def scores_are_what_a_rebuild_gives(session: Session) -> bool:
    kept = current_scores(session)
    rebuild_all(session)
    return current_scores(session) == kept


def play(session: Session, sequence: list[tuple[int, int, int]], *, with_undo: bool) -> None:
    office = Office(session)
    for which, one, two in sequence:
        doing = DOINGS[which]
        if doing is Office.take_back and not with_undo:
            continue
        session.info["now"] += timedelta(minutes=1)
        with suppress(UserError), session.begin_nested():
            doing(office, one, two)
        assert scores_are_what_a_rebuild_gives(session)


@settings(derandomize=False, phases=[Phase.generate], max_examples=150)
@given(sequence=st.lists(steps, min_size=1, max_size=14))
def test_any_sequence_is_undone_in_reverse_and_redone(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[int, int, int]]
) -> None:
    database = open_test_database(copied(tmp_path_factory))
    try:
        with database.begin(account_id=admin_id(database)) as session:
            session.info["now"] = NOW
            last = session.scalar(select(func.max(Act.id))) or 0
            before = snapshot(session)
            play(session, sequence, with_undo=False)
            after = snapshot(session)
            undone = 0
            while (found := find_undoable(session)) is not None and found.act_id > last:
                undo_act(session, act_id=found.act_id)
                undone += 1
            assert scores_are_what_a_rebuild_gives(session)
            assert snapshot(session) == before
            for _step in range(undone):
                again = find_redoable(session)
                assert again is not None
                undo_act(session, act_id=again.act_id)
            assert find_redoable(session) is None
            assert scores_are_what_a_rebuild_gives(session)
            assert snapshot(session) == after
            raise _RolledBack
    except _RolledBack:
        pass
    finally:
        database.close()


@settings(derandomize=False, phases=[Phase.generate], max_examples=700)
@given(sequence=st.lists(steps, min_size=4, max_size=16))
def test_undo_from_the_history_keeps_everything_whole(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[int, int, int]]
) -> None:
    database = open_test_database(copied(tmp_path_factory))
    try:
        with database.begin(account_id=admin_id(database)) as session:
            session.info["now"] = NOW
            play(session, sequence, with_undo=True)
        with database.maintenance() as raw:
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        database.close()


def copied(factory: pytest.TempPathFactory) -> Path:
    path = factory.mktemp("undo") / "kantor.asndb"
    path.write_bytes(filled_template().read_bytes())
    return path


def test_refused_undo_changes_nothing(session: Session) -> None:
    kept = add_person(session)
    form = clean_form(session, person(nip=nip(3), name="Rahmat"))
    act_id = import_staff(session, [form], [(kept, person(phone="0812"))])
    change_employee(session, kept, person(phone="0813"))
    before = snapshot(session)
    with pytest.raises(UserError, match="sudah diubah lagi sesudahnya"):
        undo_act(session, act_id=act_id)
    assert snapshot(session) == before
    assert "act" not in session.info


def test_person_who_was_scored_since_is_not_undone_away(session: Session) -> None:
    employee_id = add_person(session)
    added = find_undoable(session)
    assert added is not None
    record_scores(
        session,
        employee_id,
        {competency(session, "M.05"): 2},
        source=ScoreSource.PEER,
        assessed_on=date(2026, 9, 1),
    )
    with pytest.raises(UserError, match="sudah dipakai catatan lain"):
        undo_act(session, act_id=added.act_id)
    undo_last(session)
    undo_act(session, act_id=added.act_id)
    assert list_staff(session) == []


def test_person_named_by_a_final_document_is_not_undone_away(session: Session) -> None:
    employee_id = add_person(session)
    added = find_undoable(session)
    assert added is not None
    finalise_document(
        session,
        kind="profile",
        number="1",
        content={},
        subject_id=employee_id,
        subject_name="",
        period="2026",
    )
    with pytest.raises(UserError, match="sudah dipakai catatan lain"):
        undo_act(session, act_id=added.act_id)


def test_position_that_others_hold_by_now_stays_with_its_standards(session: Session) -> None:
    first = add_person(session, nip=nip(1), position="Kepala Seksi Kebersihan")
    added = find_undoable(session)
    assert added is not None
    add_person(session, nip=nip(2), position="Kepala Seksi Kebersihan")
    undo_act(session, act_id=added.act_id)
    (left,) = list_staff(session)
    assert left.employee_id != first
    assert left.position == "Kepala Seksi Kebersihan"
    assert left.asked > 0


def test_position_that_came_with_a_person_goes_with_the_person(session: Session) -> None:
    before = list_positions(session)
    add_person(session, position="Kepala Seksi Kebersihan")
    undo_last(session)
    assert list_positions(session) == before


def test_score_does_not_come_back_before_its_person(session: Session) -> None:
    employee_id = add_person(session)
    code = competency(session, "M.05")
    record_scores(session, employee_id, {code: 2}, source=ScoreSource.PEER, assessed_on=date(2026, 9, 1))
    undo_last(session)
    undo_of_score = list_acts(session, limit=1)[0]
    undo_last(session)
    with pytest.raises(UserError, match="Data induk catatan ini sudah tidak ada"):
        undo_act(session, act_id=undo_of_score.act_id)


def test_undo_that_meets_a_taken_nip_is_refused_in_words(session: Session) -> None:
    add_person(session)
    undo_last(session)
    undone = list_acts(session, limit=1)[0]
    add_person(session, name="Hasanah")
    before = snapshot(session)
    with pytest.raises(UserError, match="sudah dipakai data lain"):
        undo_act(session, act_id=undone.act_id)
    assert snapshot(session) == before


def test_same_act_is_not_undone_twice(session: Session) -> None:
    add_person(session)
    added = find_undoable(session)
    assert added is not None
    undo_act(session, act_id=added.act_id)
    with pytest.raises(UserError, match="sudah diurungkan sebelumnya"):
        undo_act(session, act_id=added.act_id)


def test_unknown_act_is_refused(session: Session) -> None:
    with pytest.raises(UserError, match="tidak ditemukan dalam riwayat"):
        undo_act(session, act_id=1)


def test_act_that_may_not_be_undone_is_refused_and_never_offered(session: Session) -> None:
    with act(session, Right.SETTINGS, "once", "Sekali saja", may_be_undone=False) as once:
        session.get_one(Position, position(session)).section = "Umum"
    found = find_undoable(session)
    assert found is None or found.act_id != once.id
    with pytest.raises(UserError, match="“Sekali saja” tidak dapat diurungkan"):
        undo_act(session, act_id=once.id)


def test_redo_says_what_was_done_again_and_is_not_offered_twice(session: Session) -> None:
    change_setting(session, "a", 1, label="tema")
    undo_last(session)
    again = find_redoable(session)
    assert again is not None
    assert undo_act(session, act_id=again.act_id) == "Diulangi: Pengaturan tema diubah"
    assert find_redoable(session) is None
    assert [(row.is_undo, row.is_redo) for row in list_acts(session, limit=3)] == [
        (False, True),
        (True, False),
        (False, False),
    ]


def test_two_undos_are_redone_in_their_order(session: Session) -> None:
    change_setting(session, "a", 1)
    change_setting(session, "b", 2)
    undo_last(session)
    undo_last(session)
    for expected in ({"a": 1}, {"a": 1, "b": 2}):
        again = find_redoable(session)
        assert again is not None
        undo_act(session, act_id=again.act_id)
        assert read_settings(session) == expected
    assert find_redoable(session) is None


def test_nothing_is_redone_once_something_else_was_done(session: Session) -> None:
    change_setting(session, "a", 1)
    undo_last(session)
    change_setting(session, "b", 2)
    assert find_redoable(session) is None


def test_act_done_again_is_undone_through_its_redo_as_well(session: Session) -> None:
    change_setting(session, "a", 1)
    undo_last(session)
    again = find_redoable(session)
    assert again is not None
    undo_act(session, act_id=again.act_id)
    redo = list_acts(session, limit=1)[0]
    assert undo_act(session, act_id=redo.act_id) == "Diurungkan: Pengaturan a diubah"
    assert read_settings(session) == {}


def test_undo_walks_back_fifty_steps_and_no_further(session: Session) -> None:
    for number in range(UNDO_STEPS + 3):
        change_setting(session, "a", number)
    for _step in range(UNDO_STEPS):
        undo_last(session)
    assert read_settings(session) == {"a": 2}
    assert find_undoable(session) is None


def test_undo_is_each_accounts_own_and_of_one_day(session: Session) -> None:
    change_setting(session, "a", 1)
    with acting_as(session, Role.CLERK):
        assert find_undoable(session) is None
        assert find_redoable(session) is None
    assert find_undoable(session) is not None
    session.info["now"] += timedelta(days=1, minutes=1)
    assert find_undoable(session) is None


def test_undo_cannot_leave_the_office_without_an_admin(session: Session) -> None:
    (yuni,) = list_accounts(session)
    budi = add_account(session, name="budi", display_name="Budi", role=Role.CLERK, slot_id="2")
    change_account(session, budi, display_name="Budi", role=Role.ADMIN)
    promoted = find_undoable(session)
    assert promoted is not None
    change_account(session, yuni.account_id, display_name="Yuni", role=Role.CLERK)
    session.info["account_id"] = budi
    with pytest.raises(UserError, match="minimal satu admin"):
        undo_act(session, act_id=promoted.act_id)
    assert [row.role for row in list_accounts(session) if row.account_id == budi] == [Role.ADMIN]


def test_official_result_with_a_percentage_is_undone_after_it_was_read_back(session: Session) -> None:
    employee_id = add_person(session)
    form = OfficialForm("UPT BKN", date(2026, 3, 2), jpm=Decimal("84.5"))
    record_official_result(session, employee_id, form)
    session.expire_all()
    undo_last(session)
    assert list_official_results(session, employee_id=employee_id) == []


def test_undone_import_of_a_whole_office_brings_back_changed_people(session: Session) -> None:
    kept = add_person(session)
    before = snapshot(session)
    forms = [
        clean_form(session, person(name=f"Orang {n}", nip=nip(n), position=f"Juru Tulis {n % 7}"))
        for n in range(1, 200)
    ]
    forms.append(
        clean_form(
            session, person(name="Titin", nip="", employment=Employment.NON_ASN, golongan="", position="")
        )
    )
    changed = [(kept, person(name="Dewi A. Putri", golongan="IV/a", golongan_from=date(2026, 10, 1)))]
    act_id = import_staff(session, forms, changed)
    after = snapshot(session)
    assert len(list_staff(session)) == 201
    undo_act(session, act_id=act_id)
    assert snapshot(session) == before
    again = find_redoable(session)
    assert again is not None
    undo_act(session, act_id=again.act_id)
    assert snapshot(session) == after


def test_row_changed_twice_and_removed_in_one_act_comes_back_as_it_was(session: Session) -> None:
    change_setting(session, "a", {"x": [1]})
    with act(session, Right.SETTINGS, "twice", "Dua kali"):
        change_setting(session, "a", 2)
        change_setting(session, "a", 3)
        change_setting(session, "b", 1)
        change_setting(session, "b", 2)
    undo_last(session)
    assert read_settings(session) == {"a": {"x": [1]}}
    again = find_redoable(session)
    assert again is not None
    undo_act(session, act_id=again.act_id)
    assert read_settings(session) == {"a": 3, "b": 2}

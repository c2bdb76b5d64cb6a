"""Learning recorded, counted once, changed, taken back, submitted and decided."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.learning import LearningRecord
from asn_desktop.operations.learning import (
    LearningEntry,
    change_learning,
    get_learning,
    record_learning,
    reject_learning,
    submit_learning,
    verify_learning,
    withdraw_learning,
)
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.staff import set_status
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.learning import LearningStatus, Scope
from asn_desktop.rules.permission import Role
from asn_desktop.rules.staff_status import StaffStatus
from tests.factories import add_person
from tests.operations.kit import acting_as, snapshot, undo_last


def entry(session: Session, person: int, code: str = "9", **changes: object) -> LearningEntry:
    values: dict[str, object] = {
        "employee_id": person,
        "form_id": form_ids_by_code(session)[code],
        "title": "Seminar Pelayanan Publik",
        "organiser": "BPSDMD Sumsel",
        "starts_on": date(2026, 3, 2),
        "ends_on": date(2026, 3, 3),
    }
    return LearningEntry(**(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def dewi(session: Session) -> int:
    return add_person(session)


def test_record_keeps_raw_facts_beside_the_jp_and_its_rule(session: Session, dewi: int) -> None:
    made = record_learning(session, entry(session, dewi, curriculum_jp=16))
    assert made.jp == 8
    row = session.get_one(LearningRecord, made.record_id)
    assert (row.curriculum_jp, row.year, row.rule_version) == (16, 2026, "9/1")
    assert row.jp_note == "2 hari × 4 JP, bukan 16 JP seperti tertulis"
    assert made.warnings == ("Dihitung 8 JP, bukan 16 JP: " + row.jp_note,)


def test_year_is_that_of_the_last_day(session: Session, dewi: int) -> None:
    made = record_learning(
        session, entry(session, dewi, starts_on=date(2025, 12, 30), ends_on=date(2026, 1, 2))
    )
    assert session.get_one(LearningRecord, made.record_id).year == 2026


def test_same_certificate_twice_is_refused_with_title_and_date(session: Session, dewi: int) -> None:
    record_learning(session, entry(session, dewi, certificate_number="No. 800/12/BPSDMD/2026"))
    before = snapshot(session)
    again = entry(
        session,
        dewi,
        title="lain",
        organiser="bpsdmd  SUMSEL",
        certificate_number="800-12 bpsdmd 2026",
        ends_on=date(2026, 3, 2),
    )
    with pytest.raises(UserError, match="Seminar Pelayanan Publik, 3 Maret 2026"):
        record_learning(session, again)
    assert snapshot(session) == before


def test_same_certificate_is_known_without_its_number(session: Session, dewi: int) -> None:
    record_learning(session, entry(session, dewi, certificate_number="800/12"))
    with pytest.raises(UserError, match="sudah tercatat"):
        record_learning(session, entry(session, dewi, title="SEMINAR  pelayanan publik"))


def test_same_certificate_of_another_person_is_no_double(session: Session, dewi: int) -> None:
    other = add_person(session, name="Ahmad", nip="197002142011011001")
    record_learning(session, entry(session, dewi, certificate_number="800/12"))
    assert record_learning(session, entry(session, other, certificate_number="800/12")).jp == 8


def test_similar_title_on_the_same_days_is_only_a_warning(session: Session, dewi: int) -> None:
    record_learning(session, entry(session, dewi))
    made = record_learning(session, entry(session, dewi, title="Seminar Pelayanan Publik Prima"))
    assert made.warnings[0].startswith("Mirip dengan Seminar Pelayanan Publik")


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("curriculum_jp", {"curriculum_jp": 0}),
        ("curriculum_jp", {"curriculum_jp": 10_000}),
        ("ends_on", {"ends_on": date(2026, 3, 1)}),
        ("ends_on", {"ends_on": date(2026, 11, 25)}),
        ("title", {"title": "  "}),
        ("days", {"days": 3}),
        ("times", {"times": 0}),
        ("minutes", {"minutes": 0}),
        ("form_id", {"form_id": 1}),
        ("certificate_on", {"certificate_on": date(2027, 1, 1)}),
    ],
)
def test_bad_entry_is_refused_at_its_field(
    session: Session, dewi: int, field: str, changes: dict[str, object]
) -> None:
    before = snapshot(session)
    with pytest.raises(FormProblems) as caught:
        record_learning(session, entry(session, dewi, **changes))
    assert set(caught.value.problems) == {field}
    assert snapshot(session) == before


def test_who_has_left_gets_no_later_learning(session: Session, dewi: int) -> None:
    set_status(session, dewi, status=StaffStatus.RETIRED, valid_from=date(2026, 3, 3))
    with pytest.raises(FormProblems, match="sejak 3 Maret 2026"):
        record_learning(session, entry(session, dewi))
    earlier = entry(session, dewi, starts_on=date(2026, 2, 2), ends_on=date(2026, 2, 3))
    assert record_learning(session, earlier).jp == 8


def test_support_staff_have_history_but_no_jp(session: Session) -> None:
    rudi = add_person(session, name="Rudi", nip="", employment=Employment.NON_ASN, golongan="")
    assert record_learning(session, entry(session, rudi)).jp is None


def test_coaching_counts_twice_a_month_at_most(session: Session, dewi: int) -> None:
    def coach(day: int, month: int = 3) -> int | None:
        on = date(2026, month, day)
        changes = {"title": f"Coaching {month} {day}", "starts_on": on, "ends_on": on}
        return record_learning(session, entry(session, dewi, "14", **changes)).jp

    assert [coach(2), coach(9), coach(16), coach(1, month=4)] == [2, 2, 0, 2]


def test_day_cap_of_elearning_holds_over_two_records(session: Session, dewi: int) -> None:
    def learn(title: str, jp: int) -> int | None:
        on = date(2026, 3, 2)
        changes = {"title": title, "curriculum_jp": jp, "starts_on": on, "ends_on": on}
        return record_learning(session, entry(session, dewi, "16", **changes)).jp

    assert [learn("Keuangan", 2), learn("Arsip", 5), learn("Etika", 1)] == [2, 1, 0]


def test_change_counts_anew_only_when_a_counted_fact_changed(session: Session, dewi: int) -> None:
    made = record_learning(session, entry(session, dewi))
    assert change_learning(session, made.record_id, entry(session, dewi, title="Seminar Arsip")).jp == 8
    longer = entry(session, dewi, title="Seminar Arsip", ends_on=date(2026, 3, 4))
    assert change_learning(session, made.record_id, longer).jp == 12
    assert get_learning(session, made.record_id) == longer
    undo_last(session)
    assert session.get_one(LearningRecord, made.record_id).jp == 8


def test_withdrawn_record_makes_room_for_the_same_certificate(session: Session, dewi: int) -> None:
    made = record_learning(session, entry(session, dewi))
    withdraw_learning(session, made.record_id)
    record_learning(session, entry(session, dewi))
    with pytest.raises(UserError, match="sudah ditarik"):
        withdraw_learning(session, made.record_id)


def test_record_goes_from_draft_to_verified_and_back_with_a_reason(session: Session, dewi: int) -> None:
    made = record_learning(session, entry(session, dewi), status=LearningStatus.DRAFT)
    row = session.get_one(LearningRecord, made.record_id)
    submit_learning(session, row.id)
    with pytest.raises(UserError, match="Alasan"):
        reject_learning(session, row.id, reason=" ")
    reject_learning(session, row.id, reason="Sertifikat belum ada")
    assert (row.status, row.status_reason) == (LearningStatus.REJECTED, "Sertifikat belum ada")
    with pytest.raises(UserError, match="ditolak"):
        verify_learning(session, row.id)
    submit_learning(session, row.id)
    verify_learning(session, row.id)
    assert (row.status, row.status_reason) == (LearningStatus.VERIFIED, "")


def test_penilai_verifies_but_does_not_record(session: Session, dewi: int) -> None:
    made = record_learning(session, entry(session, dewi), status=LearningStatus.SUBMITTED)
    with acting_as(session, Role.APPRAISER):
        verify_learning(session, made.record_id)
        with pytest.raises(UserError, match="Penilai tidak dapat"):
            record_learning(session, entry(session, dewi, title="Lain"))


def test_undo_takes_the_record_back(session: Session, dewi: int) -> None:
    before = snapshot(session)
    record_learning(session, entry(session, dewi))
    undo_last(session)
    assert snapshot(session) == before


def test_learning_abroad_uses_the_figure_or_the_bonus(session: Session, dewi: int) -> None:
    abroad = {"scope": Scope.INTERNATIONAL}
    assert record_learning(session, entry(session, dewi, **abroad)).jp == 12
    course = entry(session, dewi, "11", title="Kursus", curriculum_jp=24, **abroad)
    assert record_learning(session, course).jp == 28

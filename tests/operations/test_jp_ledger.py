"""The ledger of a year: verified JP against the target, contract years of PPPK, what is still planned."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.acts import act
from asn_desktop.operations.jp_ledger import LedgerRow, person_ledger, summarise, totals_by_form, year_ledger
from asn_desktop.operations.learning import (
    LearningEntry,
    record_learning,
    reject_learning,
    withdraw_learning,
)
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.learning_lists import list_learning, propose_organisers, propose_titles
from asn_desktop.operations.settings import change_setting
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.learning import LearningStatus
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import LineStatus
from tests.factories import NOW, add_person

PPPK = {"name": "Eka Saputra", "employment": Employment.PPPK, "nip": "199001012024211001", "golongan": "IX"}


def learn(
    session: Session,
    person: int,
    jp: int,
    ends_on: date,
    *,
    title: str = "Diklat",
    status: LearningStatus = LearningStatus.VERIFIED,
) -> int:
    made = record_learning(
        session,
        LearningEntry(
            person,
            form_ids_by_code(session)["3"],
            f"{title} {ends_on}",
            ends_on,
            ends_on,
            organiser="ANRI",
            curriculum_jp=jp,
        ),
        status=status,
    )
    return made.record_id


def line_of(session: Session, person: int, *, year: int = 2026) -> LedgerRow:
    found = person_ledger(session, person, year=year)
    assert found is not None
    return found


def test_only_verified_records_of_the_year_count(session: Session) -> None:
    dewi = add_person(session)
    learn(session, dewi, 8, date(2026, 3, 2))
    learn(session, dewi, 6, date(2025, 12, 31))
    learn(session, dewi, 4, date(2026, 4, 2), status=LearningStatus.SUBMITTED)
    learn(session, dewi, 3, date(2026, 4, 3), status=LearningStatus.DRAFT)
    reject_learning(session, learn(session, dewi, 5, date(2026, 5, 2)), reason="Bukti belum lengkap")
    withdraw_learning(session, learn(session, dewi, 7, date(2026, 6, 2)))
    row = line_of(session, dewi)
    assert (row.jp, row.submitted, row.target, row.missing, row.forecast) == (8, 4, 20, 12, 12)
    assert line_of(session, dewi, year=2025).jp == 6
    assert year_ledger(session).days_left == 37


def test_plan_lines_still_to_come_are_planned(session: Session) -> None:
    dewi = add_person(session)
    lines = [
        (10, date(2026, 12, 3), LineStatus.SCHEDULED),
        (5, date(2026, 11, 23), LineStatus.SCHEDULED),
        (7, date(2026, 12, 3), LineStatus.CANCELLED),
        (3, None, LineStatus.PLANNED),
    ]
    with act(session, Right.DEVELOP, "plan.add", "contoh"):
        for jp, day, status in lines:
            session.add(
                PlanLine(
                    year=2026,
                    employee_id=dewi,
                    title="Rencana",
                    jp=jp,
                    starts_on=day,
                    ends_on=day,
                    status=status,
                    recorded_at=NOW,
                )
            )
    row = line_of(session, dewi)
    assert (row.planned, row.forecast, row.missing) == (10, 10, 20)


def test_contract_staff_have_no_target_but_a_warning_in_the_contract_year(session: Session) -> None:
    start = date(2024, 3, 1)
    eka = add_person(session, **PPPK, golongan_from=start, position_from=start)
    learn(session, eka, 20, date(2026, 2, 27))
    learn(session, eka, 20, date(2026, 4, 1))
    row = line_of(session, eka)
    assert (row.jp, row.target, row.missing, row.contract_jp, row.warning) == (40, None, None, 20, "")
    learn(session, eka, 5, date(2026, 5, 1))
    row = line_of(session, eka)
    assert row.contract is not None
    assert row.contract.starts_on == date(2026, 3, 1)
    assert row.warning == "25 JP melebihi batas 24 JP dalam setahun kontrak"


def test_support_staff_stand_outside_the_ledger(session: Session) -> None:
    rudi = add_person(session, name="Rudi", nip="", employment=Employment.NON_ASN, golongan="")
    assert person_ledger(session, rudi) is None


def test_targets_are_the_office_s_to_change(session: Session) -> None:
    dewi = add_person(session)
    change_setting(session, "jp.target_pns", 24)
    assert line_of(session, dewi).target == 24


def test_summary_counts_who_reached_the_target(session: Session) -> None:
    dewi = add_person(session)
    add_person(session, name="Ahmad", nip="197002142011011001")
    add_person(session, **PPPK)
    learn(session, dewi, 20, date(2026, 3, 2))
    found = summarise(year_ledger(session))
    assert (found.people, found.with_target, found.reached, found.lacking) == (3, 2, 1, 1)
    assert (found.missing_jp, found.percent, found.will_lack, found.jp) == (20, 50, 1, 20)
    (form,) = totals_by_form(session, year=2026)
    assert (form.code, form.records, form.jp) == ("3", 1, 20)


def test_lists_and_proposals_show_what_was_recorded(session: Session) -> None:
    dewi = add_person(session)
    first = learn(session, dewi, 8, date(2026, 3, 2))
    learn(session, dewi, 8, date(2025, 3, 2), title="Bimtek")
    (row,) = list_learning(session, employee_id=dewi, year=2026)
    assert (row.record_id, row.form_code, row.jp, row.nip) == (first, "3", 8, "198802142011012003")
    assert propose_organisers(session, "an") == ["ANRI"]
    assert propose_titles(session, "bim") == ["Bimtek 2025-03-02"]


RECORDS = st.lists(
    st.tuples(st.sampled_from(["Arsip", "ARSIP ", "Arsip-", "Etika"]), st.integers(1, 3), st.integers(1, 30)),
    max_size=8,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS)
def test_a_certificate_never_counts_twice(session: Session, recorded: list[tuple[str, int, int]]) -> None:
    tried = session.begin_nested()
    dewi, form = add_person(session), form_ids_by_code(session)["3"]
    first: dict[tuple[str, int], int] = {}
    for title, day, jp in recorded:
        key = (title.strip(" -").casefold(), day)
        on = date(2026, 3, day)
        entry = LearningEntry(dewi, form, title, on, on, organiser="anri", curriculum_jp=jp)
        try:
            record_learning(session, entry)
        except UserError:
            assert key in first
        else:
            assert key not in first
            first[key] = jp
    row = line_of(session, dewi)
    tried.rollback()
    assert row.jp == sum(first.values())

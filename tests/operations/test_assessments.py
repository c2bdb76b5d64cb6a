"""This file holds the cases of scores: dated, sourced, never overwritten, zero is not "not measured"."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.assessments import (
    OfficialForm,
    ScoreRow,
    list_official_results,
    list_scores,
    record_official_result,
    record_scores,
    withdraw_score,
)
from asn_desktop.operations.current_scores import rebuild_all
from asn_desktop.operations.gaps import GapCell, office_gaps
from asn_desktop.operations.official_results import (
    change_official_result,
    get_official_result,
    withdraw_official_result,
)
from asn_desktop.operations.positions import change_position
from asn_desktop.operations.staff import archive_employee, change_employee
from asn_desktop.operations.standards import set_standard
from asn_desktop.operations.undo import list_acts
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.job_person_match import Purpose
from tests.factories import NOW, add_person, person
from tests.operations.kit import KASI, SEKLUR, competency, current_scores, position, snapshot, undo_last

DAY = date(2026, 9, 1)
CODE = "M.05"


def give(
    session: Session,
    employee_id: int,
    score: int,
    *,
    source: ScoreSource = ScoreSource.SUPERIOR,
    on: date = DAY,
    **more: object,
) -> None:
    code = competency(session, CODE)
    record_scores(session, employee_id, {code: score}, source=source, assessed_on=on, **more)  # type: ignore[arg-type]


def cell(session: Session, employee_id: int) -> GapCell:
    cells = office_gaps(session, on=NOW.date(), employee_id=employee_id)[employee_id].cells
    return next(found for found in cells if found.competency_id == competency(session, CODE))


def history(session: Session, employee_id: int) -> list[ScoreRow]:
    return list_scores(session, employee_id, competency_id=competency(session, CODE))


def test_unmeasured_is_none_and_zero_is_a_measurement(session: Session) -> None:
    employee_id = add_person(session)
    standard = cell(session, employee_id).standard
    assert standard is not None
    assert (cell(session, employee_id).score, cell(session, employee_id).gap) == (None, None)
    give(session, employee_id, 0)
    found = cell(session, employee_id)
    assert (found.score, found.gap, found.source, found.assessed_on) == (
        0,
        -standard,
        ScoreSource.SUPERIOR,
        DAY,
    )


@pytest.mark.parametrize("score", [-1, 6, 100])
def test_score_out_of_range_is_refused_and_the_good_ones_beside_it_too(session: Session, score: int) -> None:
    employee_id = add_person(session)
    before = snapshot(session), len(list_acts(session))
    with pytest.raises(UserError, match="Ketik satu angka antara 0 dan 5"):
        record_scores(
            session,
            employee_id,
            {competency(session, "M.01"): 3, competency(session, CODE): score},
            source=ScoreSource.PEER,
            assessed_on=DAY,
        )
    assert (snapshot(session), len(list_acts(session))) == before
    assert current_scores(session) == set()


def test_nothing_scored_or_a_day_ahead_is_refused(session: Session) -> None:
    employee_id = add_person(session)
    with pytest.raises(UserError, match="minimal satu kompetensi"):
        record_scores(session, employee_id, {}, source=ScoreSource.PEER, assessed_on=DAY)
    with pytest.raises(UserError, match="sesudah hari ini"):
        give(session, employee_id, 3, on=date(2026, 11, 25))
    give(session, employee_id, 3, on=NOW.date())


def test_unknown_competency_or_person_is_refused(session: Session) -> None:
    employee_id = add_person(session)
    with pytest.raises(UserError, match="Kompetensi ini sudah tidak ada"):
        record_scores(session, employee_id, {4711: 3}, source=ScoreSource.PEER, assessed_on=DAY)
    with pytest.raises(UserError, match="Pegawai ini sudah tidak ada"):
        give(session, 4711, 3)


def test_newest_finding_counts_and_the_older_ones_stay(session: Session) -> None:
    employee_id = add_person(session)
    for score, on in ((2, DAY), (4, date(2026, 10, 1)), (3, date(2026, 3, 1))):
        give(session, employee_id, score, on=on)
    assert cell(session, employee_id).score == 4
    assert [(row.score, row.assessed_on.month) for row in history(session, employee_id)] == [
        (4, 10),
        (2, 9),
        (3, 3),
    ]


def test_of_two_findings_on_one_day_the_one_recorded_later_counts(session: Session) -> None:
    employee_id = add_person(session)
    give(session, employee_id, 4)
    give(session, employee_id, 1)
    assert cell(session, employee_id).score == 1


def test_self_assessment_never_replaces_what_others_found(session: Session) -> None:
    employee_id = add_person(session)
    give(session, employee_id, 5, source=ScoreSource.SELF, on=date(2026, 8, 1))
    assert cell(session, employee_id).score == 5
    give(session, employee_id, 2, on=date(2026, 7, 1))
    assert cell(session, employee_id).score == 2
    give(session, employee_id, 5, source=ScoreSource.SELF, on=date(2026, 11, 1))
    assert (cell(session, employee_id).score, cell(session, employee_id).source) == (2, ScoreSource.SUPERIOR)
    assert len(history(session, employee_id)) == 3


def test_withdrawn_finding_lets_the_older_one_count_again(session: Session) -> None:
    employee_id = add_person(session)
    give(session, employee_id, 2)
    give(session, employee_id, 5, on=date(2026, 10, 1))
    withdraw_score(session, history(session, employee_id)[0].score_id, reason="tertukar orang")
    assert (cell(session, employee_id).score, len(history(session, employee_id))) == (2, 1)
    withdraw_score(session, history(session, employee_id)[0].score_id, reason="tertukar orang")
    assert cell(session, employee_id).score is None
    undo_last(session)
    undo_last(session)
    assert cell(session, employee_id).score == 5


def test_withdrawing_needs_a_reason_and_happens_once(session: Session) -> None:
    employee_id = add_person(session)
    give(session, employee_id, 2)
    score_id = history(session, employee_id)[0].score_id
    with pytest.raises(UserError, match="minimal 10 huruf"):
        withdraw_score(session, score_id, reason="keliru   ")
    withdraw_score(session, score_id, reason="tertukar orang")
    with pytest.raises(UserError, match="sudah ditarik sebelumnya"):
        withdraw_score(session, score_id, reason="tertukar orang")
    assert list_acts(session, limit=1)[0].summary == "Nilai Pelayanan publik ditarik, tertukar orang"


def test_position_standard_and_gap_of_the_day_are_kept(session: Session) -> None:
    employee_id = add_person(session)
    standard = cell(session, employee_id).standard
    assert standard is not None
    give(session, employee_id, 2, reason="lihat notula", assessor="Rahmat, S.STP.")
    row = history(session, employee_id)[0]
    assert (row.position_title, row.standard, row.gap) == (KASI, standard, 2 - standard)
    assert (row.assessor, row.reason) == ("Rahmat, S.STP.", "lihat notula")
    set_standard(
        session,
        position_id=position(session),
        competency_id=competency(session, CODE),
        level=5,
        valid_from=date(2026, 1, 1),
    )
    change_position(session, position(session), title="Kasi Layanan", tier=None)
    change_employee(session, employee_id, person(position=SEKLUR, position_from=date(2026, 11, 1)))
    assert history(session, employee_id)[0] == row


def test_finding_of_an_earlier_day_meets_the_position_and_standard_of_that_day(session: Session) -> None:
    employee_id = add_person(session)
    for level, since in ((2, date(2026, 2, 1)), (5, date(2026, 10, 1))):
        set_standard(
            session,
            position_id=position(session),
            competency_id=competency(session, CODE),
            level=level,
            valid_from=since,
        )
    change_employee(session, employee_id, person(position=SEKLUR, position_from=date(2026, 11, 1)))
    give(session, employee_id, 3, on=date(2026, 9, 1))
    give(session, employee_id, 3, on=date(2026, 10, 20))
    rows = history(session, employee_id)
    assert [(row.position_title, row.standard, row.gap) for row in rows] == [(KASI, 5, -2), (KASI, 2, 1)]


def test_finding_older_than_any_standard_meets_the_first_one(session: Session) -> None:
    employee_id = add_person(session)
    first = cell(session, employee_id).standard
    give(session, employee_id, 3, on=date(2024, 6, 1))
    assert history(session, employee_id)[0].standard == first


def test_reason_of_one_competency_goes_before_the_common_one(session: Session) -> None:
    employee_id = add_person(session)
    one, other = competency(session, "M.01"), competency(session, CODE)
    record_scores(
        session,
        employee_id,
        {one: 3, other: 3},
        source=ScoreSource.PEER,
        assessed_on=DAY,
        reason="umum",
        reasons={one: "khusus"},
    )
    assert {row.competency_id: row.reason for row in list_scores(session, employee_id)} == {
        one: "khusus",
        other: "umum",
    }


def test_assessor_is_the_account_where_nobody_is_named(session: Session) -> None:
    employee_id = add_person(session)
    give(session, employee_id, 3, assessor="  ")
    assert history(session, employee_id)[0].assessor == "Yuni Safitri"


def test_archived_person_keeps_position_and_standard_on_the_own_page(session: Session) -> None:
    employee_id = add_person(session)
    give(session, employee_id, 2)
    before = cell(session, employee_id)
    archive_employee(session, employee_id)
    assert cell(session, employee_id) == before
    assert employee_id not in office_gaps(session, on=NOW.date())


def test_current_scores_can_be_rebuilt(session: Session) -> None:
    employee_id = add_person(session)
    for score, source in ((5, ScoreSource.SELF), (2, ScoreSource.PEER), (3, ScoreSource.CERTIFICATE)):
        give(session, employee_id, score, source=source)
    kept = current_scores(session)
    rebuild_all(session)
    assert current_scores(session) == kept
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("assessed_on", "expires_on"),
    [
        (date(2026, 3, 2), date(2029, 3, 2)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2025, 2, 28), date(2028, 2, 28)),
    ],
)
def test_official_result_holds_three_years_unless_it_says_otherwise(
    session: Session, assessed_on: date, expires_on: date
) -> None:
    employee_id = add_person(session)
    record_official_result(session, employee_id, OfficialForm("UPT BKN", assessed_on))
    record_official_result(
        session, employee_id, OfficialForm("UPT BKN", assessed_on, expires_on=date(2026, 12, 31))
    )
    rows = list_official_results(session, employee_id=employee_id)
    assert [row.expires_on for row in rows] == [date(2026, 12, 31), expires_on]
    assert {row.purpose for row in rows} == {Purpose.MAPPING.value}


def test_official_levels_enter_the_history_as_official(session: Session) -> None:
    employee_id = add_person(session)
    give(session, employee_id, 2, on=date(2026, 1, 5))
    form = OfficialForm("UPT BKN", DAY, jpm=Decimal("84.5"), scores={competency(session, CODE): 4})
    record_official_result(session, employee_id, form)
    found = cell(session, employee_id)
    assert (found.score, found.source) == (4, ScoreSource.OFFICIAL)
    assert history(session, employee_id)[0].assessor == "UPT BKN"
    (row,) = list_official_results(session)
    assert row.jpm == Decimal("84.5")
    undo_last(session)
    assert (cell(session, employee_id).score, list_official_results(session)) == (2, [])


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (OfficialForm(" ", DAY), "terakreditasi BKN"),
        (OfficialForm("BKN", date(2026, 11, 25)), "sesudah hari ini"),
        (OfficialForm("BKN", DAY, expires_on=DAY), "berakhir harus sesudah"),
        (OfficialForm("BKN", DAY, scores={1: 9}), "antara 0 dan 5"),
    ],
)
def test_official_result_that_cannot_be_is_refused(session: Session, form: OfficialForm, words: str) -> None:
    employee_id = add_person(session)
    with pytest.raises(UserError, match=words):
        record_official_result(session, employee_id, form)


def test_corrected_official_result_records_only_the_levels_that_changed(session: Session) -> None:
    employee_id = add_person(session)
    code, other = competency(session, CODE), competency(session, "M.01")
    form = OfficialForm("UPT BKN", DAY, jpm=Decimal("84.5"), scores={code: 4, other: 3})
    result_id = record_official_result(session, employee_id, form)
    kept = {row.competency_id: row.score_id for row in list_scores(session, employee_id)}
    change_official_result(session, result_id, replace(form, scores={code: 2, other: 3}))
    rows = {row.competency_id: row for row in list_scores(session, employee_id)}
    assert (rows[code].score, rows[other].score_id) == (2, kept[other])
    assert rows[code].score_id != kept[code]
    assert get_official_result(session, result_id).form.scores == {code: 2, other: 3}
    undo_last(session)
    assert cell(session, employee_id).score == 4


def test_withdrawn_official_result_takes_its_levels_along(session: Session) -> None:
    employee_id = add_person(session)
    give(session, employee_id, 1, on=date(2026, 1, 5))
    form = OfficialForm("UPT BKN", DAY, scores={competency(session, CODE): 4})
    result_id = record_official_result(session, employee_id, form)
    withdraw_official_result(session, result_id)
    assert (cell(session, employee_id).score, list_official_results(session)) == (1, [])
    with pytest.raises(UserError, match="sudah ditarik"):
        withdraw_official_result(session, result_id)

"""This file holds the cases of position standards: dated, never overwritten, their effect told before."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.competency import PositionStandard
from asn_desktop.operations.assessments import record_scores
from asn_desktop.operations.competencies import (
    CompetencyForm,
    delete_competency,
    list_competencies,
    save_competency,
)
from asn_desktop.operations.gaps import Standard, office_gaps, standards_on
from asn_desktop.operations.positions import find_or_add_position, list_positions
from asn_desktop.operations.reference import use_default_standards
from asn_desktop.operations.staff import archive_employee, set_status
from asn_desktop.operations.standards import (
    StandardChange,
    count_positions_without_standard,
    next_period_start,
    set_standard,
    set_standards,
    standard_effect,
    standards_matrix,
)
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.position import Tier
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.storage.reference import load_positions, load_tiers
from tests.factories import NOW, add_person
from tests.operations.kit import KASI, SEKLUR, competency, nip, position, snapshot, undo_last

TODAY, NEXT = NOW.date(), date(2027, 1, 1)
SINCE = "Berlaku mulai Triwulan I 2027, evaluasi yang sudah final tetap."


def asked(session: Session, on: date, code: str = "M.05", title: str = KASI) -> Standard | None:
    return standards_on(session, on=on).get(position(session, title), {}).get(competency(session, code))


def ask(session: Session, level: int | None, **how: object) -> None:
    set_standard(
        session,
        position_id=position(session),
        competency_id=competency(session, "M.05"),
        level=level,
        **how,  # type: ignore[arg-type]
    )


def people_with(session: Session, *scores: int) -> list[int]:
    names = ("Ahmad Fauzan", "Budi Hartono", "Citra Lestari", "Dedi Kurnia", "Eka Putri")
    ids = []
    for number, score in enumerate(scores):
        employee_id = add_person(session, name=names[number], nip=nip(number), front_title="")
        record_scores(
            session,
            employee_id,
            {competency(session, "M.05"): score},
            source=ScoreSource.SUPERIOR,
            assessed_on=date(2026, 9, 1),
        )
        ids.append(employee_id)
    return ids


def change(session: Session, level: int | None) -> StandardChange:
    return StandardChange(position(session), competency(session, "M.05"), level)


@pytest.mark.parametrize(
    ("on", "start"),
    [
        (date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 9, 30), date(2026, 10, 1)),
        (date(2026, 10, 1), NEXT),
        (date(2026, 12, 31), NEXT),
    ],
)
def test_next_period_begins_with_the_next_quarter(on: date, start: date) -> None:
    assert next_period_start(on) == start


def test_standard_of_the_next_quarter_leaves_todays_gaps(session: Session) -> None:
    people_with(session, 3)
    before = asked(session, TODAY)
    assert before is not None
    gaps = office_gaps(session, on=TODAY)
    ask(session, 5)
    assert asked(session, TODAY) == before
    assert office_gaps(session, on=TODAY) == gaps
    later = asked(session, NEXT)
    assert later is not None
    assert (later.level, later.is_default, later.valid_from) == (5, False, NEXT)
    assert office_gaps(session, on=NEXT) != gaps


def test_history_of_a_standard_is_added_to_and_never_overwritten(session: Session) -> None:
    rows = select(func.count()).select_from(PositionStandard)
    count = session.scalar(rows) or 0
    old = snapshot(session)["position_standard"]
    for number, level in enumerate((5, 4, None), start=1):
        ask(session, level, valid_from=date(2026, 11, number))
        assert session.scalar(rows) == count + number
    assert {key: row for key, row in snapshot(session)["position_standard"].items() if key in old} == old
    assert [getattr(asked(session, date(2026, 11, day)), "level", None) for day in (1, 2, 3)] == [5, 4, None]


def test_later_word_of_the_same_day_holds(session: Session) -> None:
    ask(session, 5, valid_from=TODAY)
    ask(session, 2, valid_from=TODAY)
    found = asked(session, TODAY)
    assert found is not None
    assert found.level == 2


def test_no_standard_is_not_a_standard_of_zero(session: Session) -> None:
    (employee_id,) = people_with(session, 2)
    ask(session, None, valid_from=TODAY)
    assert asked(session, TODAY) is None
    cells = office_gaps(session, on=TODAY)[employee_id].cells
    cell = next(cell for cell in cells if cell.competency_id == competency(session, "M.05"))
    assert (cell.standard, cell.gap, cell.score) == (None, None, 2)


def test_undone_standard_gives_back_the_earlier_one(session: Session) -> None:
    before = asked(session, NEXT)
    ask(session, 5)
    undo_last(session)
    assert asked(session, NEXT) == before


def test_wajib_is_kept_when_only_the_level_changes(session: Session) -> None:
    ask(session, 3, is_mandatory=True, valid_from=TODAY)
    ask(session, 4)
    found = asked(session, NEXT)
    assert found is not None
    assert (found.level, found.is_mandatory) == (4, True)
    set_standards(session, [change(session, 5)])
    found = asked(session, NEXT)
    assert found is not None
    assert found.is_mandatory
    ask(session, 5, is_mandatory=False)
    found = asked(session, NEXT)
    assert found is not None
    assert not found.is_mandatory


@pytest.mark.parametrize("level", [0, 6, -1])
def test_level_outside_one_to_five_is_refused(session: Session, level: int) -> None:
    before = snapshot(session)
    with pytest.raises(UserError, match="Ketik satu angka antara 1 dan 5"):
        ask(session, level)
    assert snapshot(session) == before


def test_standard_of_something_that_is_gone_is_refused(session: Session) -> None:
    gone = save_competency(session, CompetencyForm("T.99", "Arsip", CompetencyKind.TECHNICAL))
    delete_competency(session, gone)
    for place, code in ((position(session), gone), (4711, competency(session, "M.05"))):
        with pytest.raises(UserError, match="sudah tidak ada"):
            set_standard(session, position_id=place, competency_id=code, level=3)


def test_block_writes_only_what_differs_and_is_undone_as_one(session: Session) -> None:
    held = asked(session, NEXT)
    assert held is not None
    other = StandardChange(position(session, SEKLUR), competency(session, "M.01"), 5)
    before = snapshot(session)
    assert set_standards(session, [change(session, held.level)]) == 0
    assert set_standards(session, [change(session, held.level), other, change(session, 1)]) == 2
    undo_last(session)
    assert snapshot(session) == before


def test_effect_of_asking_more_names_who_falls_short(session: Session) -> None:
    ask(session, 3, valid_from=TODAY)
    people_with(session, 3, 3, 4, 5)
    effect = standard_effect(session, [change(session, 4)])
    assert effect.sentence == "Mengubah 3 ke 4 membuat 2 pegawai berselisih −1"
    assert effect.detail == f"Ahmad Fauzan dan Budi Hartono. {SINCE}"
    assert (effect.worsened, effect.closed) == (2, 0)


def test_effect_names_two_and_counts_the_rest(session: Session) -> None:
    ask(session, 3, valid_from=TODAY)
    people_with(session, 3, 3, 3, 3, 3)
    effect = standard_effect(session, [change(session, 5)])
    assert effect.sentence == "Mengubah 3 ke 5 membuat 5 pegawai berselisih −2"
    assert effect.detail == f"Ahmad Fauzan, Budi Hartono dan 3 lagi. {SINCE}"


def test_effect_of_asking_less_closes_gaps(session: Session) -> None:
    ask(session, 4, valid_from=TODAY)
    people_with(session, 3, 3, 1, 5)
    effect = standard_effect(session, [change(session, 3)])
    assert effect.sentence == "Mengubah 4 ke 3 menutup selisih 2 pegawai"
    assert effect.closed == 2


def test_effect_on_nobody_says_so(session: Session) -> None:
    ask(session, 3, valid_from=TODAY)
    people_with(session, 5)
    effect = standard_effect(session, [change(session, 4)])
    assert (effect.sentence, effect.detail) == ("Mengubah 3 ke 4 tidak menambah selisih", SINCE)


def test_effect_of_taking_a_standard_away_and_of_a_first_one(session: Session) -> None:
    ask(session, 4, valid_from=TODAY)
    people_with(session, 3)
    assert standard_effect(session, [change(session, None)]).sentence == (
        "Mengubah 4 ke tanpa standar menutup selisih 1 pegawai"
    )
    ask(session, None, valid_from=TODAY)
    assert standard_effect(session, [change(session, 4)]).sentence == (
        "Mengubah tanpa standar ke 4 membuat 1 pegawai berselisih −1"
    )


def test_effect_of_a_pasted_block_is_one_sentence(session: Session) -> None:
    ask(session, 3, valid_from=TODAY)
    people_with(session, 3)
    block = [change(session, 5), StandardChange(position(session, SEKLUR), competency(session, "M.01"), 1)]
    assert standard_effect(session, block).sentence == "Mengubah 2 sel membuat 1 pegawai berselisih −2"


def test_effect_counts_only_people_who_work_here(session: Session) -> None:
    ask(session, 3, valid_from=TODAY)
    first, second, _third = people_with(session, 3, 3, 3)
    set_status(session, first, status=StaffStatus.RETIRED, valid_from=date(2026, 10, 1))
    archive_employee(session, second)
    assert standard_effect(session, [change(session, 4)]).worsened == 1


def test_effect_writes_nothing(session: Session) -> None:
    people_with(session, 3)
    before = snapshot(session)
    standard_effect(session, [change(session, 5)])
    assert snapshot(session) == before


def test_matrix_shows_what_will_hold(session: Session) -> None:
    ask(session, 5)
    cell = position(session), competency(session, "M.05")
    assert standards_matrix(session).on == NEXT
    assert standards_matrix(session).cells[cell].level == 5
    assert standards_matrix(session, on=TODAY).cells[cell].level != 5


def test_prefill_fills_only_positions_without_a_standard(session: Session) -> None:
    before = standards_on(session, on=TODAY)
    new = find_or_add_position(session, "Kepala Seksi Kebersihan")
    for competency_id in standards_on(session, on=TODAY).get(new, {}):
        set_standard(
            session, position_id=new, competency_id=competency_id, level=None, valid_from=date(2026, 1, 1)
        )
    added = use_default_standards(session, load_positions(), load_tiers())
    after = standards_on(session, on=TODAY)
    assert {key: value for key, value in after.items() if key != new} == before
    assert added == len(after[new]) > 0
    assert all(standard.is_default for standard in after[new].values())
    assert {standard.level for standard in after[new].values()} == {Tier.PENGAWAS.default_level}


def test_default_standards_rest_on_the_basis_of_their_own_tier(session: Session) -> None:
    tiers = {text.tier: text for text in load_tiers()}
    tier_of = {row.position_id: row.tier for row in list_positions(session)}
    codes = {row.competency_id: row.code for row in list_competencies(session)}
    rows = session.scalars(select(PositionStandard).where(PositionStandard.is_default)).all()
    assert {tier_of[row.position_id] for row in rows} == set(tier_of.values()) - {None}
    for row in rows:
        tier = tier_of[row.position_id]
        assert tier is not None
        if codes[row.competency_id].startswith("T."):
            assert row.basis == "Usulan program, disesuaikan kantor"
        else:
            assert row.level == tiers[tier].default_level
            assert row.basis == f"Jenjang {tier.label}. {tiers[tier].basis}"


def test_position_of_supporting_workers_asks_nothing_and_is_not_missed(session: Session) -> None:
    add_person(
        session,
        name="Muhammad",
        nip="",
        employment=Employment.NON_ASN,
        golongan="",
        position="Penjaga Kantor",
    )
    assert position(session, "Penjaga Kantor") not in standards_on(session, on=TODAY)
    assert count_positions_without_standard(session) == 0


def test_held_position_without_a_standard_is_counted(session: Session) -> None:
    add_person(session)
    assert count_positions_without_standard(session) == 0
    for competency_id in standards_on(session, on=TODAY)[position(session)]:
        set_standard(
            session, position_id=position(session), competency_id=competency_id, level=None, valid_from=TODAY
        )
    assert count_positions_without_standard(session) == 1

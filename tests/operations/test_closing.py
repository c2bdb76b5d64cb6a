"""This file holds the cases of closing an activity and opening it again: all in one act, and all taken back."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import Activity
from asn_desktop.models.assessment import CompetencyScore
from asn_desktop.models.attendance import FollowUp, IssuedCertificate, ScoreProposal
from asn_desktop.models.audit import Act
from asn_desktop.models.learning import LearningRecord
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activities import change_texts
from asn_desktop.operations.activity_scores import set_scores
from asn_desktop.operations.acts import act
from asn_desktop.operations.assessments import record_scores, withdraw_score
from asn_desktop.operations.attendance import set_all_present, set_mark
from asn_desktop.operations.attendance_reading import read_grid
from asn_desktop.operations.closing import CERTIFICATE_PATTERN, CERTIFICATE_SETTING, close_activity
from asn_desktop.operations.closing_preview import preview_closing
from asn_desktop.operations.learning import LearningEntry, record_learning
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.participants import add_participants, remove_participants
from asn_desktop.operations.plan_activities import lines_to_activity
from asn_desktop.operations.plan_form import LineForm
from asn_desktop.operations.plan_lines import add_line
from asn_desktop.operations.proposals import approve_proposal, list_proposals
from asn_desktop.operations.reopening import preview_reopening, reopen_activity
from asn_desktop.operations.settings import change_setting
from asn_desktop.operations.staff import archive_employee, set_status
from asn_desktop.operations.undo import find_undoable, list_acts, undo_act
from asn_desktop.rules.activity_stage import ActivityStage, Attendance
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.permission import Right, Role
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.storage.database import Database
from asn_desktop.storage.reference import load_settings
from tests.factories import NOW, add_person, admin_id, filled_template, open_test_database
from tests.operations.closing_kit import FIRST, SECOND, Workshop, mark, participants, workshop
from tests.operations.kit import acting_as, competency, current_scores, nip, snapshot, undo_last

REASON = "daftar hadir keliru dibaca"
TODAY = NOW.date()


@pytest.fixture
def made(session: Session) -> Workshop:
    """Everybody came but Dewi; Citra came half the time."""
    found = workshop(session, teaches={"M.05": 3})
    mark(session, found, Ahmad="HH", Budi="HH", Citra="HA", Dewi="AA")
    return found


def standing(session: Session, kind: Any) -> list[Any]:
    return list(session.scalars(select(kind).where(kind.withdrawn_at.is_(None)).order_by(kind.id)))


def measure(session: Session, person: int, score: int, code: str = "M.05") -> None:
    record_scores(
        session,
        person,
        {competency(session, code): score},
        source=ScoreSource.SUPERIOR,
        assessed_on=date(2026, 9, 1),
    )


def test_preview_tells_who_gets_what_and_who_not(session: Session, made: Workshop) -> None:
    measure(session, made.people["Ahmad"], 2)
    measure(session, made.people["Budi"], 4)
    before = snapshot(session)
    found = preview_closing(session, made.activity_id)
    assert snapshot(session) == before
    assert [(one.name, one.jp, one.gets_certificate) for one in found.people] == [
        ("Ahmad", 10, True),
        ("Budi", 10, True),
        ("Citra", None, False),
        ("Dewi", None, False),
    ]
    assert found.people[0].note == "2 hari × 5 JP"
    assert found.people[2].note == "Hadir 1 dari 2 sesi, batasnya 75 persen"
    assert [(one.name, one.before, one.proposed) for one in found.proposals] == [("Ahmad", 2, 3)]
    assert (found.certificates, found.records, found.follow_up_on) == (2, 2, date(2027, 2, 19))
    assert found.sentences == (
        "2 peserta mendapat 10 JP.",
        "2 peserta kurang hadir, tanpa JP dan sertifikat.",
        "2 sertifikat bernomor terbit.",
        "Nilai Pelayanan publik 1 pegawai diusulkan naik, perlu disetujui penilai.",
        "Tindak lanjut diingatkan 19 Februari 2027.",
    )
    assert found.can_close


def test_closing_writes_everything_in_one_act(session: Session, made: Workshop) -> None:
    measure(session, made.people["Ahmad"], 2)
    acts = len(list_acts(session, limit=1000))
    done = close_activity(session, made.activity_id)
    assert len(list_acts(session, limit=1000)) == acts + 1
    assert done.numbers == ("800/SRT-0001/PLU/XI/2026", "800/SRT-0002/PLU/XI/2026")
    assert (done.records, done.proposals, done.follow_ups) == (2, 2, 3)
    records = standing(session, LearningRecord)
    assert [(row.employee_id, row.jp, row.certificate_number, row.year) for row in records] == [
        (made.people["Ahmad"], 10, done.numbers[0], 2026),
        (made.people["Budi"], 10, done.numbers[1], 2026),
    ]
    assert records[0].organiser == "Kelurahan Plaju Ulu"
    assert records[0].competency_id == competency(session, "M.05")
    certificates = standing(session, IssuedCertificate)
    assert [(row.participant_id, row.jp, row.issued_on) for row in certificates] == [
        (made.participants["Ahmad"], 10, TODAY),
        (made.participants["Budi"], 10, TODAY),
    ]
    assert [row.employee_id for row in standing(session, FollowUp)] == [
        made.people["Ahmad"],
        made.people["Budi"],
        None,
    ]
    row = session.get_one(Activity, made.activity_id)
    assert (row.stage, row.closing_act_id, row.follow_up_on) == (
        ActivityStage.CLOSED,
        done.act_id,
        date(2027, 2, 19),
    )
    words = [one.certificate_word for one in read_grid(session, made.activity_id).rows]
    assert words == [*done.numbers, "kurang hadir", "tidak"]
    assert list_acts(session, limit=1)[0].summary == "Lokakarya Pelayanan Prima diselesaikan"


def test_preview_and_closing_agree(session: Session, made: Workshop) -> None:
    found = preview_closing(session, made.activity_id)
    done = close_activity(session, made.activity_id)
    assert [row.jp for row in standing(session, LearningRecord)] == [
        one.jp for one in found.people if one.entry is not None
    ]
    assert (done.records, len(done.numbers), done.proposals) == (
        found.records,
        found.certificates,
        len(found.proposals),
    )


def test_days_attended_count_where_the_form_counts_days(session: Session) -> None:
    days = [date(2026, 11, day) for day in (16, 17, 18, 19)]
    made = workshop(session, days=days, names=("Ahmad", "Budi"), jp=40)
    mark(session, made, Ahmad="HHHH", Budi="HHHI")
    assert [one.jp for one in preview_closing(session, made.activity_id).people] == [20, 15]


def test_meetings_attended_count_as_times_within_the_cap(session: Session) -> None:
    days = [date(2026, 11, day) for day in (4, 11, 18)]
    made = workshop(session, code="14", days=days, names=("Ahmad", "Budi"), attendance_percent=60, jp=None)
    mark(session, made, Ahmad="HHH", Budi="HHA")
    found = preview_closing(session, made.activity_id)
    assert [one.jp for one in found.people] == [4, 4]
    assert found.people[0].note == "2 dari 3 kali × 2 JP, paling banyak 2 kali sebulan"
    assert found.people[1].note == "2 kali × 2 JP"


def test_exchange_of_three_days_stays_one_time(session: Session) -> None:
    days = [date(2026, 11, day) for day in (4, 5, 6)]
    made = workshop(session, code="20", days=days, names=("Ahmad",), jp=None)
    mark(session, made, Ahmad="HHH")
    assert preview_closing(session, made.activity_id).people[0].jp == 10


def test_training_counts_minutes_attended_where_no_curriculum_says(session: Session) -> None:
    made = workshop(session, code="3", names=("Ahmad", "Budi"), jp=None, attendance_percent=50)
    mark(session, made, Ahmad="HH", Budi="HA")
    assert [one.jp for one in preview_closing(session, made.activity_id).people] == [10, 5]


def test_guessed_hours_are_no_source_of_jp(session: Session) -> None:
    made = workshop(session, code="3", days=(), names=("Ahmad",), jp=None, starts_on=FIRST, ends_on=SECOND)
    set_all_present(session, made.activity_id)
    found = preview_closing(session, made.activity_id)
    assert found.people[0].jp is None
    assert "1 peserta tercatat tanpa JP." in found.sentences


def test_learning_that_is_recorded_already_is_not_counted_twice(session: Session, made: Workshop) -> None:
    record_learning(
        session,
        LearningEntry(
            made.people["Ahmad"],
            form_ids_by_code(session)["4"],
            "LOKAKARYA pelayanan  prima",
            FIRST,
            SECOND,
            organiser="Kelurahan Plaju Ulu",
            certificate_number="12/ABC",
        ),
    )
    found = preview_closing(session, made.activity_id)
    assert found.people[0].note.startswith("Sertifikat ini sudah tercatat")
    assert "1 peserta tidak dicatat lagi, lihat sebabnya." in found.sentences
    done = close_activity(session, made.activity_id)
    assert (done.records, len(done.numbers)) == (1, 2)
    assert len(standing(session, LearningRecord)) == 2


def test_non_asn_gets_a_certificate_and_a_history_without_jp(session: Session, made: Workshop) -> None:
    helper = add_person(session, name="Eko", nip="", employment=Employment.NON_ASN, golongan="")
    add_participants(session, made.activity_id, [helper])
    set_all_present(session, made.activity_id)
    found = preview_closing(session, made.activity_id).people[-1]
    assert (found.name, found.jp, found.gets_certificate) == ("Eko", None, True)
    close_activity(session, made.activity_id)
    assert standing(session, LearningRecord)[-1].jp is None


def test_person_who_left_since_keeps_the_certificate_alone(session: Session, made: Workshop) -> None:
    set_status(session, made.people["Ahmad"], status=StaffStatus.RETIRED, valid_from=SECOND)
    archive_employee(session, made.people["Budi"])
    found = preview_closing(session, made.activity_id)
    assert [one.entry for one in found.people] == [None] * 4
    assert "sudah tidak bertugas" in found.people[0].note
    assert found.people[1].note == "Budi ada di arsip, pulihkan dulu"
    assert (found.proposals, found.follow_up_on) == ((), None)
    done = close_activity(session, made.activity_id)
    assert (len(done.numbers), done.records, done.follow_ups) == (2, 0, 0)


def test_lines_of_the_plan_become_done_for_those_who_came(session: Session) -> None:
    people = {
        name: add_person(session, name=name, nip=nip(one)) for one, name in enumerate(("Ahmad", "Budi"), 1)
    }
    form_id = form_ids_by_code(session)["4"]
    lines = [
        add_line(
            session,
            2026,
            LineForm(
                person,
                "Lokakarya Arsip",
                competency_id=competency(session, "M.05"),
                form_id=form_id,
                starts_on=SECOND,
                ends_on=SECOND,
                jp=5,
            ),
        ).line_id
        for person in people.values()
    ]
    activity_id = lines_to_activity(session, lines, title="Lokakarya Arsip").activity_id
    set_all_present(session, activity_id)
    budi = participants(session, activity_id, people)["Budi"]
    held = read_grid(session, activity_id).columns[0].session_id
    set_mark(session, budi, held, Attendance.ABSENT)
    assert [one.plan_line_id for one in preview_closing(session, activity_id).lines] == lines[:1]
    close_activity(session, activity_id)
    statuses = [session.get_one(PlanLine, line).status for line in lines]
    assert statuses == [LineStatus.DONE, LineStatus.SCHEDULED]
    assert standing(session, LearningRecord)[0].plan_line_id == lines[0]
    reopen_activity(session, activity_id, REASON)
    assert [session.get_one(PlanLine, line).status for line in lines] == [LineStatus.SCHEDULED] * 2


@pytest.mark.parametrize(
    ("changes", "days", "words"),
    [
        ({}, (date(2026, 11, 24), date(2026, 11, 25)), "baru berakhir 25 November 2026"),
        ({"form_id": None}, (FIRST,), "Bentuk kegiatan belum dipilih"),
        ({}, (), "Kegiatan belum bertanggal"),
        ({"starts_on": FIRST, "ends_on": FIRST}, (), "Belum ada hari hadir"),
    ],
)
def test_facts_that_are_missing_cannot_be_explained(
    session: Session, changes: Mapping[str, Any], days: tuple[date, ...], words: str
) -> None:
    made = workshop(session, days=days, **changes)
    before = snapshot(session)
    found = preview_closing(session, made.activity_id)
    assert not found.can_close
    assert not found.can_close_with_reason
    with pytest.raises(UserError) as refused:
        close_activity(session, made.activity_id, reason_for_missing="listrik padam dua hari")
    assert words in str(refused.value)
    assert snapshot(session) == before


def test_activity_without_people_is_not_closed(session: Session, made: Workshop) -> None:
    empty = workshop(session, people=made.people, title="Kosong")
    remove_participants(session, empty.activity_id, list(made.people.values()))
    with pytest.raises(UserError, match="Kosong belum dapat diselesaikan"):
        close_activity(session, empty.activity_id)


def test_missing_cells_need_a_reason_and_stay_empty(session: Session) -> None:
    made = workshop(session, has_test=True)
    mark(session, made, Ahmad="HH", Budi="H-", Citra="HH", Dewi="AA")
    set_scores(session, made.activity_id, {made.participants["Ahmad"]: {"pre": 50, "post": 70}})
    found = preview_closing(session, made.activity_id)
    assert [one.text for one in found.blockers] == ["1 kehadiran belum diisi", "2 nilai tes belum diisi"]
    assert (found.blockers[0].participant_id, found.blockers[0].session_id) == (
        made.participants["Budi"],
        made.sessions[1],
    )
    assert found.blockers[1].participant_id == made.participants["Citra"]
    assert found.can_close_with_reason
    before = snapshot(session)
    for reason in ("", "singkat", "          "):
        with pytest.raises(UserError, match="tulis alasan minimal 10 huruf"):
            close_activity(session, made.activity_id, reason_for_missing=reason)
    assert snapshot(session) == before
    done = close_activity(session, made.activity_id, reason_for_missing="lembar tes  basah kena hujan")
    assert len(done.numbers) == 2
    assert list_acts(session, limit=1)[0].summary == (
        "Lokakarya Pelayanan Prima diselesaikan, 1 kehadiran belum diisi, 2 nilai tes belum diisi, "
        "lembar tes basah kena hujan"
    )
    rows = read_grid(session, made.activity_id).rows
    assert (rows[1].marks[1], rows[2].post) == (None, None)


def test_closed_activity_refuses_every_change(session: Session, made: Workshop) -> None:
    close_activity(session, made.activity_id)
    before = snapshot(session)
    who = made.participants["Dewi"]
    for change in (
        lambda: set_mark(session, who, made.sessions[0], Attendance.PRESENT),
        lambda: set_all_present(session, made.activity_id),
        lambda: set_scores(session, made.activity_id, {who: {"pre": 3}}),
        lambda: close_activity(session, made.activity_id),
        lambda: change_texts(session, made.activity_id, conclusion="Lain"),
    ):
        with pytest.raises(UserError, match="sudah selesai"):
            change()
    assert snapshot(session) == before


def test_ctrl_z_reaches_neither_closing_nor_what_lies_before_it(session: Session, made: Workshop) -> None:
    add_person(session, name="Fajar", nip=nip(9))
    added = find_undoable(session)
    marks = list_acts(session, limit=3)[1]
    assert marks.kind == "attendance.set"
    done = close_activity(session, made.activity_id)
    assert find_undoable(session) == added
    before = snapshot(session)
    for act_id in (done.act_id, marks.act_id):
        with pytest.raises(UserError, match="tidak dapat diurungkan"):
            undo_act(session, act_id=act_id)
    assert snapshot(session) == before
    reopen_activity(session, made.activity_id, REASON)
    undo_last(session)
    assert find_undoable(session).act_id == marks.act_id  # type: ignore[union-attr]
    undo_last(session)
    assert read_grid(session, made.activity_id).rows[3].marks == (Attendance.ABSENT, None)


def test_undone_mark_is_not_done_again_in_a_closed_activity(session: Session, made: Workshop) -> None:
    set_mark(session, made.participants["Dewi"], made.sessions[0], Attendance.SICK)
    undo_last(session)
    undone = list_acts(session, limit=1)[0]
    close_activity(session, made.activity_id)
    with pytest.raises(UserError, match="tidak dapat diurungkan"):
        undo_act(session, act_id=undone.act_id)


def test_act_on_two_closed_activities_waits_for_both(session: Session, made: Workshop) -> None:
    other = workshop(session, people=made.people, title="Lokakarya Arsip")
    with act(session, Right.DEVELOP, "attendance.both", "Dua daftar hadir") as both:
        set_all_present(session, other.activity_id)
        set_mark(session, made.participants["Citra"], made.sessions[1], Attendance.PRESENT)
        both_id = both.id
    close_activity(session, made.activity_id)
    close_activity(session, other.activity_id)
    reopen_activity(session, made.activity_id, REASON)
    assert not session.get_one(Act, both_id).may_be_undone


def test_reopening_takes_everything_back_and_says_why(session: Session, made: Workshop) -> None:
    measure(session, made.people["Ahmad"], 2)
    before, scores = snapshot(session), current_scores(session)
    done = close_activity(session, made.activity_id)
    first = list_proposals(session)[0]
    approve_proposal(session, first.proposal_id)
    assert current_scores(session) != scores
    told = preview_reopening(session, made.activity_id)
    assert told.sentences == (
        "2 riwayat pengembangan dan JP-nya ditarik.",
        "2 sertifikat ditarik, nomornya tidak dipakai lagi.",
        "2 usulan nilai ditarik.",
        "1 nilai yang sudah disetujui ikut ditarik.",
        "3 tindak lanjut ditarik.",
    )
    with pytest.raises(UserError, match="minimal 10 huruf"):
        reopen_activity(session, made.activity_id, "salah")
    assert reopen_activity(session, made.activity_id, f" {REASON} ") == told
    assert snapshot(session) == before
    assert current_scores(session) == scores
    newest = list_acts(session, limit=1)[0]
    assert newest.summary == f"Lokakarya Pelayanan Prima dibuka kembali, {REASON}"
    assert find_undoable(session).act_id != newest.act_id  # type: ignore[union-attr]
    with pytest.raises(UserError, match="belum diselesaikan"):
        reopen_activity(session, made.activity_id, REASON)
    again = close_activity(session, made.activity_id)
    assert again.numbers == ("800/SRT-0003/PLU/XI/2026", "800/SRT-0004/PLU/XI/2026")
    assert not set(again.numbers) & set(done.numbers)


def test_score_approved_and_withdrawn_by_hand_does_not_stop_reopening(
    session: Session, made: Workshop
) -> None:
    close_activity(session, made.activity_id)
    score_id = approve_proposal(session, list_proposals(session)[0].proposal_id)
    withdraw_score(session, score_id, reason="nilai dibaca ulang")
    assert reopen_activity(session, made.activity_id, REASON).approved_scores == 0
    assert session.get_one(CompetencyScore, score_id).withdrawn_at is not None


def test_approval_is_not_undone_after_reopening(session: Session, made: Workshop) -> None:
    close_activity(session, made.activity_id)
    approve_proposal(session, list_proposals(session)[0].proposal_id)
    approved = list_acts(session, limit=1)[0]
    reopen_activity(session, made.activity_id, REASON)
    before = snapshot(session)
    with pytest.raises(UserError, match="tidak dapat diurungkan"):
        undo_act(session, act_id=approved.act_id)
    assert snapshot(session) == before


def test_number_is_new_even_where_the_pattern_would_repeat_it(session: Session, made: Workshop) -> None:
    change_setting(session, CERTIFICATE_SETTING, "SRT-{nomor}")
    close_activity(session, made.activity_id)
    session.info["now"] = NOW.replace(year=2027)
    next_year = workshop(session, people=made.people, title="Lokakarya Arsip")
    set_all_present(session, next_year.activity_id)
    done = close_activity(session, next_year.activity_id)
    assert done.numbers == ("SRT-0003", "SRT-0004", "SRT-0005", "SRT-0006")


def test_shipped_pattern_is_the_one_in_the_settings() -> None:
    shipped = {row.key: row.value for row in load_settings()}
    assert shipped[CERTIFICATE_SETTING] == CERTIFICATE_PATTERN


@pytest.mark.parametrize(("role", "word"), [(Role.AUDITOR, "Pemeriksa"), (Role.APPRAISER, "Penilai")])
def test_closing_is_for_those_who_develop_and_finalise(
    session: Session, made: Workshop, role: Role, word: str
) -> None:
    before = snapshot(session)
    with acting_as(session, role), pytest.raises(UserError, match=f"Peran {word}"):
        close_activity(session, made.activity_id)
    assert {name: rows for name, rows in snapshot(session).items() if name != "account"} == {
        name: rows for name, rows in before.items() if name != "account"
    }


@pytest.fixture(scope="module")
def one_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One office for all examples; each of them is rolled back."""
    path = tmp_path_factory.mktemp("tutup") / "kantor.asndb"
    path.write_bytes(filled_template().read_bytes())
    opened = open_test_database(path)
    yield opened
    opened.close()


class _RolledBack(Exception):
    """Ends an example without keeping it."""


@settings(max_examples=15, deadline=None)
@given(
    letters=st.lists(st.text("HISA-", min_size=2, max_size=2), min_size=3, max_size=3),
    tests=st.lists(
        st.tuples(st.none() | st.integers(0, 100), st.none() | st.integers(0, 100)), min_size=3, max_size=3
    ),
    known=st.lists(st.none() | st.integers(0, 5), min_size=3, max_size=3),
    code=st.sampled_from(["1", "4", "9", "14", "16", "20", "24"]),
    has_test=st.booleans(),
    approved=st.integers(0, 3),
)
def test_closing_and_reopening_is_identity(
    one_database: Database,
    letters: list[str],
    tests: list[tuple[int | None, int | None]],
    known: list[int | None],
    code: str,
    has_test: bool,
    approved: int,
) -> None:
    try:
        with one_database.begin(account_id=admin_id(one_database)) as session:
            session.info["now"] = NOW
            made = workshop(
                session, code=code, names=("Ahmad", "Budi", "Citra"), teaches={"M.05": 3}, has_test=has_test
            )
            mark(session, made, **dict(zip(made.people, letters, strict=True)))
            for name, (pre, post), score in zip(made.people, tests, known, strict=True):
                set_scores(session, made.activity_id, {made.participants[name]: {"pre": pre, "post": post}})
                if score is not None:
                    measure(session, made.people[name], score)
            before, scores = snapshot(session), current_scores(session)
            done = close_activity(session, made.activity_id, reason_for_missing=REASON)
            for proposal in list_proposals(session)[:approved]:
                approve_proposal(session, proposal.proposal_id)
            reopen_activity(session, made.activity_id, REASON)
            assert snapshot(session) == before
            assert current_scores(session) == scores
            again = close_activity(session, made.activity_id, reason_for_missing=REASON)
            assert (again.records, len(again.numbers), again.proposals) == (
                done.records,
                len(done.numbers),
                done.proposals,
            )
            assert not set(again.numbers) & set(done.numbers)
            of_person = [row.employee_id for row in standing(session, LearningRecord)]
            assert len(of_person) == len(set(of_person))
            for row in standing(session, ScoreProposal):
                assert row.before is None or row.proposed > row.before
            raise _RolledBack
    except _RolledBack:
        pass

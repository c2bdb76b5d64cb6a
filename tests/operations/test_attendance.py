"""This file holds the cases of attendance and tests: cells, columns, pasted blocks, and the grid they make."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.attendance import AttendanceMark
from asn_desktop.operations.activity_scores import paste_scores, read_score, set_scores
from asn_desktop.operations.attendance import (
    paste_marks,
    read_mark,
    set_all_present,
    set_column,
    set_mark,
)
from asn_desktop.operations.attendance_reading import AttendanceGrid, read_grid
from asn_desktop.operations.attendance_sessions import prepare_sessions
from asn_desktop.operations.participants import remove_participants
from asn_desktop.operations.reactions import (
    add_reaction,
    list_reactions,
    read_reactions,
    withdraw_reaction,
)
from asn_desktop.operations.staff import purge_employee
from asn_desktop.operations.undo import list_acts
from asn_desktop.rules.activity_stage import ActivityStage, Attendance
from asn_desktop.rules.permission import Role
from tests.operations.closing_kit import FIRST, SECOND, Workshop, mark, workshop
from tests.operations.kit import acting_as, snapshot, undo_last

H, I, S, A = Attendance.PRESENT, Attendance.EXCUSED, Attendance.SICK, Attendance.ABSENT  # noqa: E741


@pytest.fixture
def made(session: Session) -> Workshop:
    return workshop(session, has_test=True)


def letters(grid: AttendanceGrid) -> list[str]:
    return ["".join(one.value if one else "-" for one in row.marks) for row in grid.rows]


def test_every_cell_is_one_act_that_can_be_undone(session: Session, made: Workshop) -> None:
    before = snapshot(session)
    set_mark(session, made.participants["Budi"], made.sessions[1], I)
    assert letters(read_grid(session, made.activity_id)) == ["--", "-I", "--", "--"]
    act = list_acts(session, limit=1)[0]
    assert (act.kind, act.summary) == ("attendance.set", "Kehadiran Budi 19 November 2026, izin")
    set_mark(session, made.participants["Budi"], made.sessions[1], A)
    undo_last(session)
    assert letters(read_grid(session, made.activity_id))[1] == "-I"
    undo_last(session)
    assert snapshot(session) == before


def test_mark_that_is_there_already_makes_no_act(session: Session, made: Workshop) -> None:
    set_mark(session, made.participants["Budi"], made.sessions[0], H)
    acts = len(list_acts(session, limit=1000))
    set_mark(session, made.participants["Budi"], made.sessions[0], H)
    set_mark(session, made.participants["Dewi"], made.sessions[0], None)
    assert len(list_acts(session, limit=1000)) == acts


def test_mark_can_be_taken_away_and_given_again(session: Session, made: Workshop) -> None:
    for one in (H, None, S):
        set_mark(session, made.participants["Budi"], made.sessions[0], one)
    assert letters(read_grid(session, made.activity_id))[1] == "S-"
    assert len(session.scalars(select(AttendanceMark)).all()) == 1


def test_everybody_present_leaves_marks_that_are_there(session: Session, made: Workshop) -> None:
    mark(session, made, Budi="A-")
    assert set_all_present(session, made.activity_id) == 7
    assert letters(read_grid(session, made.activity_id)) == ["HH", "AH", "HH", "HH"]
    assert set_all_present(session, made.activity_id, only_empty=False) == 1
    undo_last(session)
    undo_last(session)
    assert letters(read_grid(session, made.activity_id)) == ["--", "A-", "--", "--"]


def test_column_is_one_act(session: Session, made: Workshop) -> None:
    mark(session, made, Citra="S-")
    assert set_column(session, made.activity_id, made.sessions[0], H, only_empty=True) == 3
    assert letters(read_grid(session, made.activity_id)) == ["H-", "H-", "S-", "H-"]
    assert set_column(session, made.activity_id, made.sessions[0], A) == 4
    undo_last(session)
    assert letters(read_grid(session, made.activity_id)) == ["H-", "H-", "S-", "H-"]


def test_only_absence_is_known_ahead(session: Session) -> None:
    ahead = workshop(session, days=(date(2026, 11, 24), date(2026, 11, 25)))
    who, (today, tomorrow) = ahead.participants["Budi"], ahead.sessions
    set_mark(session, who, today, H)
    set_mark(session, who, tomorrow, I)
    before = snapshot(session)
    with pytest.raises(UserError, match="Sesi 25 November 2026 belum berlangsung"):
        set_mark(session, who, tomorrow, H)
    with pytest.raises(UserError, match="belum berlangsung"):
        set_column(session, ahead.activity_id, tomorrow, A)
    assert snapshot(session) == before
    assert set_all_present(session, ahead.activity_id) == 3


def test_activity_without_agenda_gets_its_working_days(session: Session) -> None:
    made = workshop(session, days=(FIRST,))
    plain = workshop(
        session,
        days=(),
        people=made.people,
        title="Rapat",
        starts_on=date(2026, 11, 20),
        ends_on=date(2026, 11, 23),
    )
    before = snapshot(session)
    assert set_all_present(session, plain.activity_id) == 8
    grid = read_grid(session, plain.activity_id)
    assert [column.held_on.day for column in grid.columns] == [20, 23]
    undo_last(session)
    assert snapshot(session) == before
    assert prepare_sessions(session, plain.activity_id) == 2
    assert prepare_sessions(session, plain.activity_id) == 0


def test_days_are_not_guessed_for_months(session: Session) -> None:
    long = workshop(session, days=(), starts_on=date(2026, 3, 2), ends_on=date(2026, 6, 30))
    with pytest.raises(UserError, match="121 hari dan belum punya acara"):
        set_all_present(session, long.activity_id)
    undated = workshop(session, days=(), people=long.people, starts_on=None, ends_on=None)
    with pytest.raises(UserError, match="belum bertanggal"):
        set_all_present(session, undated.activity_id)


def test_block_from_a_sheet_lands_where_its_corner_is(session: Session, made: Workshop) -> None:
    mark(session, made, Dewi="A-")
    text = "h\tI\r\n\t s \r\n✓\tALPA\r\n"
    count = paste_marks(
        session,
        made.activity_id,
        participant_id=made.participants["Budi"],
        session_id=made.sessions[0],
        text=text,
    )
    assert count == 5
    assert letters(read_grid(session, made.activity_id)) == ["--", "HI", "-S", "HA"]
    undo_last(session)
    assert letters(read_grid(session, made.activity_id)) == ["--", "--", "--", "A-"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("H\nX", "Baris 2, Citra, “X” belum dikenal"),
        ("H\nH\nH\nH", "Tempelan 4 baris, padahal dari Budi ke bawah hanya ada 3 peserta"),
        ("H\tH\tH", "Tempelan 3 kolom, padahal dari 18 November 2026 ke kanan hanya ada 2 kolom"),
        (" \n\t", "Tempelan kosong"),
    ],
)
def test_block_that_does_not_fit_writes_nothing(
    session: Session, made: Workshop, text: str, words: str
) -> None:
    before = snapshot(session)
    with pytest.raises(UserError, match=words):
        paste_marks(
            session,
            made.activity_id,
            participant_id=made.participants["Budi"],
            session_id=made.sessions[0],
            text=text,
        )
    assert snapshot(session) == before


@pytest.mark.parametrize(
    ("text", "found"),
    [("h", H), (" Hadir", H), ("v", H), ("izin", I), ("S", S), ("alpa", A), ("x", None), ("", None)],
)
def test_marks_are_read_as_people_write_them(text: str, found: Attendance | None) -> None:
    assert read_mark(text) is found


def test_scores_are_set_and_taken_away(session: Session, made: Workshop) -> None:
    ahmad, budi = made.participants["Ahmad"], made.participants["Budi"]
    assert set_scores(session, made.activity_id, {ahmad: {"pre": 62, "post": 80}, budi: {"pre": 100}}) == 3
    rows = read_grid(session, made.activity_id).rows
    assert (rows[0].rise, rows[0].gain) == (18, pytest.approx(18 / 38))
    assert (rows[1].pre, rows[1].post, rows[1].rise) == (100, None, None)
    assert set_scores(session, made.activity_id, {budi: {"post": 100}}) == 1
    assert read_grid(session, made.activity_id).rows[1].gain is None
    assert set_scores(session, made.activity_id, {budi: {"post": 100}}) == 0
    assert set_scores(session, made.activity_id, {budi: {"post": None}}) == 1
    assert list_acts(session, limit=1)[0].summary == "Nilai tes Budi diisi"
    for _step in range(3):
        undo_last(session)
    assert read_grid(session, made.activity_id).rows[0].pre is None


@pytest.mark.parametrize("value", [-1, 101])
def test_score_out_of_range_is_refused_by_name(session: Session, made: Workshop, value: int) -> None:
    before = snapshot(session)
    with pytest.raises(UserError, match="Nilai tes Citra antara 0 dan 100"):
        set_scores(
            session,
            made.activity_id,
            {made.participants["Ahmad"]: {"pre": 50}, made.participants["Citra"]: {"pre": value}},
        )
    assert snapshot(session) == before


def test_scores_are_pasted_from_a_sheet(session: Session, made: Workshop) -> None:
    count = paste_scores(
        session,
        made.activity_id,
        participant_id=made.participants["Ahmad"],
        part="pre",
        text="62\t80\n58\t\n70,0\t71",
    )
    assert count == 5
    rows = read_grid(session, made.activity_id).rows
    assert [(row.pre, row.post) for row in rows] == [(62, 80), (58, None), (70, 71), (None, None)]
    undo_last(session)
    assert read_grid(session, made.activity_id).rows[0].pre is None


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        ("post", "62\n101", "Baris 2, Budi, “101” bukan nilai 0 sampai 100"),
        ("post", "62\t80", "Tempelan 2 kolom, padahal dari nilai pasca ke kanan hanya ada 1 kolom"),
        ("pre", "7,5", "“7,5” bukan nilai"),
        ("pre", "-3", "“-3” bukan nilai"),
    ],
)
def test_pasted_score_out_of_range_names_its_row(
    session: Session, made: Workshop, part: str, text: str, words: str
) -> None:
    before = snapshot(session)
    with pytest.raises(UserError, match=words):
        paste_scores(
            session,
            made.activity_id,
            participant_id=made.participants["Ahmad"],
            part=part,  # type: ignore[arg-type]
            text=text,
        )
    assert snapshot(session) == before


@pytest.mark.parametrize(
    ("text", "found"),
    [("0", 0), ("100", 100), ("85,00", 85), ("85.0", 85), ("1e2", None), ("", None), ("٣", None)],
)
def test_score_is_a_whole_number(text: str, found: int | None) -> None:
    assert read_score(text) == found


def test_grid_tells_words_and_sums(session: Session, made: Workshop) -> None:
    mark(session, made, Ahmad="HH", Budi="HH", Citra="HA", Dewi="AS")
    set_scores(session, made.activity_id, {made.participants["Ahmad"]: {"pre": 50, "post": 75}})
    grid = read_grid(session, made.activity_id)
    assert [row.certificate_word for row in grid.rows] == ["siap", "tunggu nilai", "kurang hadir", "tidak"]
    assert grid.rows[3].is_fully_absent
    assert grid.stage is ActivityStage.AWAITING
    assert [(one.filled, one.present) for one in grid.columns] == [(4, 3), (4, 2)]
    found = grid.summary
    assert (found.attended, found.too_few, found.absent) == (2, 1, 1)
    assert (found.missing_marks, found.missing_scores) == (0, 2)
    assert found.tests is not None
    assert found.tests.gain_of_means == 0.5
    assert grid.rows[0].position == "Kepala Seksi Pelayanan Umum"


def test_person_taken_out_or_deleted_leaves_the_grid(session: Session, made: Workshop) -> None:
    mark(session, made, Ahmad="HH", Budi="HH")
    remove_participants(session, made.activity_id, [made.people["Ahmad"]])
    purge_employee(session, made.people["Citra"], reason="tercatat ganda di kantor")
    assert [row.name for row in read_grid(session, made.activity_id).rows] == ["Budi", "Dewi"]
    with pytest.raises(UserError, match="sudah tidak ikut"):
        set_mark(session, made.participants["Ahmad"], made.sessions[0], A)


def test_auditor_marks_nothing(session: Session, made: Workshop) -> None:
    with acting_as(session, Role.AUDITOR), pytest.raises(UserError, match="Peran Pemeriksa"):
        set_mark(session, made.participants["Ahmad"], made.sessions[0], H)


def test_session_of_another_activity_is_refused(session: Session, made: Workshop) -> None:
    other = workshop(session, people=made.people, title="Lain", days=(SECOND,))
    with pytest.raises(UserError, match="tidak ada lagi di acara"):
        set_mark(session, made.participants["Ahmad"], other.sessions[0], H)


def test_reaction_forms_are_kept_without_names(session: Session, made: Workshop) -> None:
    first = add_reaction(
        session, made.activity_id, {"materi_sesuai": 4, "materi_jelas": None}, comment=" Bagus "
    )
    add_reaction(session, made.activity_id, {"materi_sesuai": 2})
    assert [(row.answers, row.comment) for row in list_reactions(session, made.activity_id)] == [
        ({"materi_sesuai": 4}, "Bagus"),
        ({"materi_sesuai": 2}, ""),
    ]
    assert read_reactions(session, made.activity_id).mean == 3.0
    withdraw_reaction(session, first)
    assert read_reactions(session, made.activity_id).mean == 2.0
    undo_last(session)
    assert read_reactions(session, made.activity_id).forms == 2
    with pytest.raises(UserError, match="isi angka 1 sampai 4"):
        add_reaction(session, made.activity_id, {"materi_sesuai": 5})
    for _form in range(2):
        add_reaction(session, made.activity_id, {"cara_latihan": 3})
    with pytest.raises(UserError, match="Sudah ada 4 lembar untuk 4 peserta"):
        add_reaction(session, made.activity_id, {"cara_latihan": 3})

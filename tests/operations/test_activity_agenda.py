"""The agenda of an activity, and what belongs to it: sessions, speakers, files, budget."""

from contextlib import suppress
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.operations.activity_agenda import (
    SessionForm,
    add_session,
    change_session,
    move_session,
    remove_session,
)
from asn_desktop.operations.activity_budget import (
    BudgetForm,
    add_budget_line,
    budget_total,
    change_budget_line,
    remove_budget_line,
)
from asn_desktop.operations.activity_content import (
    SpeakerForm,
    add_speaker,
    attach_material,
    change_speaker,
    remove_material,
    remove_speaker,
    set_taught,
)
from asn_desktop.operations.activity_reading import get_activity
from asn_desktop.storage.attachments import AttachmentStore
from tests.factories import add_person
from tests.operations.activity_kit import FIRST, LAST, activity, slot
from tests.operations.kit import competency, snapshot, undo_last


def problems_of(session: Session, made: int, form: SessionForm, *, widen: bool = True) -> dict[str, str]:
    before = snapshot(session)
    with pytest.raises(FormProblems) as refusal:
        add_session(session, made, form, widen=widen)
    assert snapshot(session) == before
    return refusal.value.problems


def test_agenda_is_read_in_order_of_time(session: Session) -> None:
    made = activity(session)
    for form in (slot(LAST, 8, 9), slot(FIRST, 13, 15, jp=2), slot(FIRST, 8, 10, jp=3)):
        add_session(session, made, form)
    found = get_activity(session, made)
    assert [(one.span.day, one.span.starts_at) for one in found.sessions] == [
        (FIRST, time(8)),
        (FIRST, time(13)),
        (LAST, time(8)),
    ]
    assert found.session_jp == 5


def test_sessions_that_overlap_are_refused_naming_the_other(session: Session) -> None:
    made = activity(session)
    add_session(session, made, slot())
    assert "2 Desember 2026, 08.00–10.00" in problems_of(session, made, slot(start=9, end=11))["starts_at"]
    add_session(session, made, slot(start=10, end=12))


@pytest.mark.parametrize(
    ("field", "form"),
    [
        ("ends_at", slot(start=10, end=9)),
        ("ends_at", slot(start=10, end=10)),
        ("jp", slot(jp=0)),
        ("jp", slot(jp=10_000)),
        ("speaker_id", slot(speaker_id=99)),
        ("held_on", slot(date(2062, 12, 2))),
    ],
)
def test_session_that_cannot_be_is_refused(session: Session, field: str, form: SessionForm) -> None:
    assert field in problems_of(session, activity(session), form)


def test_session_outside_the_dates_widens_them_or_is_refused(session: Session) -> None:
    made = activity(session)
    after = LAST + timedelta(days=1)
    assert "4 Desember 2026" in problems_of(session, made, slot(after), widen=False)["held_on"]
    before = snapshot(session)
    add_session(session, made, slot(after))
    assert get_activity(session, made).form.ends_on == after
    undo_last(session)
    assert snapshot(session) == before


def test_first_session_dates_an_undated_activity(session: Session) -> None:
    made = activity(session, starts_on=None, ends_on=None)
    add_session(session, made, slot())
    form = get_activity(session, made).form
    assert (form.starts_on, form.ends_on) == (FIRST, FIRST)


def test_session_moves_without_becoming_longer(session: Session) -> None:
    made = activity(session)
    one = add_session(session, made, slot(topic="Praktik"))
    move_session(session, one, held_on=LAST, starts_at=time(13, 30))
    (found,) = get_activity(session, made).sessions
    assert (found.span.day, found.span.starts_at, found.span.ends_at) == (LAST, time(13, 30), time(15, 30))
    with pytest.raises(UserError, match="tengah malam"):
        move_session(session, one, held_on=LAST, starts_at=time(23))


def test_session_may_be_changed_where_it_stands(session: Session) -> None:
    made = activity(session)
    one = add_session(session, made, slot())
    change_session(session, one, slot(start=9, end=11, topic="Baru"))
    assert get_activity(session, made).sessions[0].topic == "Baru"
    remove_session(session, one)
    with pytest.raises(UserError, match="sudah tidak ada"):
        change_session(session, one, slot())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(7, 15), st.integers(1, 4)), max_size=8))
def test_no_two_sessions_ever_overlap(session: Session, wanted: list[tuple[int, int, int]]) -> None:
    made = activity(session)
    for day, start, length in wanted:
        with suppress(FormProblems):
            add_session(session, made, slot(FIRST + timedelta(days=day), start, start + length))
    spans = [one.span for one in get_activity(session, made).sessions]
    assert bool(spans) == bool(wanted)
    assert not [1 for place, one in enumerate(spans) for other in spans[:place] if one.overlaps(other)]


def test_speaker_takes_the_name_of_the_person_chosen(session: Session) -> None:
    made = activity(session)
    person = add_person(session)
    add_speaker(session, made, SpeakerForm(employee_id=person, role="moderator"))
    with pytest.raises(FormProblems):
        add_speaker(session, made, SpeakerForm())
    with pytest.raises(UserError):
        add_speaker(session, made, SpeakerForm(employee_id=7))
    (found,) = get_activity(session, made).speakers
    assert (found.name, found.role, found.employee_id) == ("Dewi Anggraini Putri", "moderator", person)


def test_speaker_who_leaves_leaves_the_sessions(session: Session) -> None:
    made = activity(session)
    speaker = add_speaker(session, made, SpeakerForm("Rahmat"))
    change_speaker(session, speaker, SpeakerForm("Rahmat Hidayat", institution="Universitas"))
    add_session(session, made, slot(speaker_id=speaker))
    before = snapshot(session)
    remove_speaker(session, speaker)
    found = get_activity(session, made)
    assert (found.speakers, found.sessions[0].speaker) == ((), "")
    undo_last(session)
    assert snapshot(session) == before


def test_taught_competencies_are_replaced_as_a_whole(session: Session) -> None:
    made = activity(session)
    one, other = competency(session, "M.01"), competency(session, "M.02")
    set_taught(session, made, {one: 3, other: 2})
    set_taught(session, made, {one: 4})
    assert [(row.code, row.reaches) for row in get_activity(session, made).taught] == [("M.01", 4)]
    with pytest.raises(UserError, match="1 sampai 5"):
        set_taught(session, made, {one: 6})
    with pytest.raises(UserError, match="sudah tidak ada"):
        set_taught(session, made, {5: 2})


def test_budget_is_the_sum_of_its_lines(session: Session) -> None:
    made = activity(session)
    line = add_budget_line(session, made, BudgetForm("Konsumsi", 20, "kotak", 25_000, "5.1.02"))
    other = add_budget_line(session, made, BudgetForm("Spanduk", 1, "buah", 150_000))
    change_budget_line(session, line, BudgetForm("Konsumsi", 10, "kotak", 25_000))
    assert budget_total(session, made) == 400_000
    remove_budget_line(session, other)
    assert budget_total(session, made) == 250_000
    for form in (BudgetForm(""), BudgetForm("A", 0), BudgetForm("A", 1, "", -1)):
        with pytest.raises(FormProblems):
            add_budget_line(session, made, form)
    with pytest.raises(UserError, match="sudah tidak ada"):
        remove_budget_line(session, other)


def test_file_is_kept_with_the_activity_as_one_act(session: Session, tmp_path: Path) -> None:
    made = activity(session)
    source = tmp_path / "materi.pdf"
    source.write_bytes(b"%PDF-1.4\n%%EOF\n")
    before = snapshot(session)
    store = AttachmentStore(tmp_path / "lampiran", bytes(range(32)))
    kept = attach_material(session, made, store=store, source=source)
    assert [one.title for one in get_activity(session, made).materials] == ["materi"]
    undo_last(session)
    assert snapshot(session) == before
    with pytest.raises(UserError, match="sudah tidak ada"):
        remove_material(session, kept)

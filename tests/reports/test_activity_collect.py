"""What the papers of activities read from a real office."""

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.certificate_register import find_certificate, list_certificates
from asn_desktop.operations.document_check import check_fingerprint
from asn_desktop.operations.reopening import reopen_activity
from asn_desktop.reports import (
    activity_report,
    attendance_sheet,
    certificate,
    certificate_register,
    event_record,
    invitation,
    jp_card,
    jp_summary,
    task_letter,
    terms_of_reference,
)
from asn_desktop.reports.gather_office import Request
from asn_desktop.reports.issuing import prepare
from asn_desktop.reports.kinds import KINDS, collect, collect_people
from asn_desktop.reports.letter_words import LetterWords
from asn_desktop.reports.subjects import list_subjects
from asn_desktop.rules.employment import Employment
from tests.factories import add_person
from tests.reports import activity_office, reading, samples

ABOUT_ACTIVITIES = [kind.key for kind in KINDS if kind.subject == "activity"]


@pytest.fixture
def held(session: Session) -> int:
    add_person(session, **activity_office.LURAH)
    return activity_office.held_workshop(session, 5)


def test_every_paper_of_an_activity_prints_the_office_and_the_activity(session: Session, held: int) -> None:
    for kind in KINDS:
        if kind.subject != "activity":
            continue
        content = collect(session, kind.key, Request(subject_id=held))
        assert isinstance(content, kind.content_type)
        text = reading.whole_text(kind.render(content, samples.PLAIN))
        assert "KELURAHAN PLAJU ULU" in text
        assert activity_office.TITLE in text, kind.key


@pytest.mark.parametrize("key", ABOUT_ACTIVITIES)
def test_papers_of_an_activity_without_anything_print_as_blank_forms(session: Session, key: str) -> None:
    from asn_desktop.operations.activities import add_activity
    from asn_desktop.operations.activity_form import ActivityForm

    bare = add_activity(session, ActivityForm("Belum ada apa-apa"))
    (item,) = prepare(session, key, [bare], Request())
    kind = next(one for one in KINDS if one.key == key)
    assert "Belum ada apa-apa" in reading.whole_text(kind.render(*item))


def test_invitation_to_one_person_names_that_person_and_has_no_list(session: Session) -> None:
    made = activity_office.workshop(session, 1)
    content: invitation.Content = collect(session, "invitation", Request(subject_id=made))
    assert content.addressee[0] == "Yth. Sdr. Dewi Anggraini Putri"
    assert content.people == ()
    assert content.attachment == "–"


def test_letter_takes_number_note_and_copies_from_who_prints_it(session: Session, held: int) -> None:
    words = LetterWords(number="005/12", note="Bawa laptop.", copies=("Camat",), bases=("Surat Camat.",))
    content: invitation.Content = collect(session, "invitation", Request(subject_id=held, letter=words))
    assert (content.number, content.closing[0], content.copies) == ("005/12", "Bawa laptop.", ("Camat",))
    order: task_letter.Content = collect(session, "task-letter", Request(subject_id=held, letter=words))
    assert order.bases[-1] == "Surat Camat."
    assert len(order.people) == 5


def test_attendance_list_is_made_for_each_day_or_each_session(session: Session, held: int) -> None:
    by_day: attendance_sheet.Content = collect(session, "attendance-sheet", Request(subject_id=held))
    assert [one.name for one in by_day.occasions] == ["18 November 2026", "19 November 2026"]
    assert by_day.occasions[0].place_and_date == "Palembang, 18 November 2026"
    asked = Request(subject_id=held, is_per_session=True)
    by_session: attendance_sheet.Content = collect(session, "attendance-sheet", asked)
    assert [one.name for one in by_session.occasions] == ["Sesi 1", "Sesi 2", "Sesi 3"]


def test_budget_is_summed_and_spelled(session: Session, held: int) -> None:
    content: terms_of_reference.Content = collect(session, "terms-of-reference", Request(subject_id=held))
    assert content.total == "Rp2.800.000"
    assert content.total_words == "Terbilang dua juta delapan ratus ribu rupiah."


def test_record_tells_who_came_and_who_was_ill(session: Session, held: int) -> None:
    content: event_record.Content = collect(session, "event-record", Request(subject_id=held))
    assert "diikuti 4 dari 5 peserta" in content.middle
    assert {row[4] for row in content.people} == {"hadir penuh", "sakit 3"}


def test_report_tells_gain_effect_cautions_and_reaction(session: Session, held: int) -> None:
    content: activity_report.Content = collect(session, "activity-report", Request(subject_id=held))
    assert content.has_test
    assert "4 pasang" in content.test_figures[0].caption
    assert any("pembanding" in caution for caution in content.cautions)
    assert len([line for line in content.reaction if not line.is_group]) == 10
    ill = content.people[activity_office.ABSENT]
    assert (ill.pre, ill.post, ill.gain, ill.jp, ill.outcome) == (None, None, "–", "–", "tidak")
    assert content.people[0].outcome.startswith("800/SRT-0001")
    assert content.people[0].jp == "10"


def test_certificates_are_for_those_who_attended_and_bear_their_register_number(
    session: Session, held: int
) -> None:
    ids = list_subjects(session, "certificate")
    items = prepare(session, "certificate", ids, Request())
    contents: list[certificate.Content] = [content for content, _issue in items]
    assert len(contents) == 4
    assert len({one.number for one in contents}) == 4
    assert all("setara 10 (sepuluh) jam pelajaran" in one.place_and_jp for one in contents)
    found = find_certificate(session, contents[0].verification.fingerprint[:16])
    assert found is not None
    assert found.number == contents[0].number
    assert find_certificate(session, "0" * 16) is None


def test_certificates_taken_back_print_no_more_but_stay_in_the_register(session: Session, held: int) -> None:
    ids = [line.certificate_id for line in list_certificates(session, activity_id=held)]
    reopen_activity(session, held, reason="Nilai tes tertukar dua orang")
    with pytest.raises(UserError, match="ditarik"):
        collect(session, "certificate", Request(subject_id=ids[0]))
    register: certificate_register.Content = collect(session, "certificate-register", Request())
    assert len(register.lines) == 4
    assert all(line.note.startswith("ditarik") for line in register.lines)
    assert register.summary == "0 sertifikat berlaku, 4 ditarik."


def test_jp_card_counts_what_is_verified_and_says_what_is_missing(session: Session, held: int) -> None:
    person = collect(session, "activity-report", Request(subject_id=held)).people[0].name
    summary: jp_summary.Content = collect(session, "jp-summary", Request())
    line = next(one for one in summary.lines if one.name == person)
    assert (line.done, line.target, line.missing) == (10, 20, 10)
    assert [one.missing or 0 for one in summary.lines] == sorted(
        (one.missing or 0 for one in summary.lines), reverse=True
    )
    row = next(one for one in list_certificates(session, activity_id=held) if one.name == person)
    card: jp_card.Content = collect_people(session, "jp-card", [row.employee_id], Request())[0]
    assert (card.done, card.target, card.total) == (10, 20, "10")
    assert card.lines[0].number == row.number
    assert card.sentence == "Kurang 10\u00a0JP, sisa 37\u00a0hari tahun ini."
    before: jp_card.Content = collect_people(session, "jp-card", [row.employee_id], Request(year=2025))[0]
    assert before.done == 0


def test_jp_card_of_non_asn_names_no_target(session: Session) -> None:
    person = add_person(session, employment=Employment.NON_ASN, nip="", golongan="", golongan_from=None)
    card: jp_card.Content = collect_people(session, "jp-card", [person], Request())[0]
    assert card.target is None
    assert "di luar ketentuan" in card.sentence


def test_printed_certificate_is_known_by_its_code_also_when_it_was_taken_back(
    session: Session, held: int
) -> None:
    line = list_certificates(session, activity_id=held)[0]
    payload = f"ASND1;{line.number};{line.issued_on.isoformat()};{line.fingerprint[:16]}"
    answer = check_fingerprint(session, payload)
    assert answer.sentence.startswith(f"Cocok dengan sertifikat {line.number}, {line.name}")
    assert answer.is_current
    reopen_activity(session, held, reason="Nilai tes tertukar dua orang")
    answer = check_fingerprint(session, line.fingerprint[:16])
    assert "sudah ditarik" in answer.sentence
    assert not answer.is_current

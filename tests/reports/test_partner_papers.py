"""What the papers about partners and internships read from an office, and how they look with much and little."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.internship_days import DayEntry, record_days
from asn_desktop.operations.internship_marks import record_marks
from asn_desktop.operations.internships import FinishForm, finish_internship
from asn_desktop.reports.gather_office import Request
from asn_desktop.reports.issuing import prepare
from asn_desktop.reports.kinds import KINDS, collect, get_kind
from asn_desktop.reports.subjects import list_subjects
from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.storage.reference_partner import load_mark_sheet
from tests.factories import add_person
from tests.operations.kit import nip
from tests.operations.partner_kit import campus, mou, placement, student
from tests.reports import partner_samples, reading, samples

REPORT = "Mempelajari penataan arsip digital."


def printed(session: Session, key: str, subject_id: int | None = None) -> str:
    content = collect(session, key, Request(subject_id=subject_id))
    kind = get_kind(key)
    assert isinstance(content, kind.content_type)
    return reading.whole_text(kind.render(content, samples.PLAIN))


def test_list_of_partners_says_how_long_each_agreement_runs(session: Session) -> None:
    mou(session, campus(session))
    campus(session, name="Karang Taruna Contoh")
    text = printed(session, "partners")
    assert "MoU 12/PKS/2024" in text
    assert "6 hari lagi" in text
    assert "tanpa MoU" in text
    assert "2 mitra, 1 dengan kerja sama yang hampir berakhir" in text


def test_report_of_the_year_counts_people_once_and_names_who_was_idle(session: Session) -> None:
    partner_id = campus(session)
    campus(session, name="Karang Taruna Contoh")
    internship_id = placement(session, partner_id, add_person(session))
    student(session, partner_id)
    finish_internship(session, internship_id, FinishForm(date(2026, 11, 13), REPORT))
    text = printed(session, "partner-year")
    assert "1 mitra bekerja sama dalam 0 kegiatan dan 2 magang, menjangkau 2 orang dengan 20 JP." in text
    assert "Tanpa kegiatan tahun ini, Karang Taruna Contoh." in text
    assert "Magang keluar, Dewi Anggraini Putri, Arsip digital" in text
    empty = collect(session, "partner-year", Request(year=2025))
    assert empty.period == "Tahun 2025"
    assert empty.partners == ()


def test_letter_certifies_dates_attendance_and_mark(session: Session) -> None:
    add_person(session, name="Rahmat Contoh", nip=nip(900), position="Lurah")
    internship_id = student(session, campus(session), ends_on=date(2026, 11, 20))
    draft = printed(session, "internship-letter", internship_id)
    assert "NOMOR ....." in draft
    assert "Nilai akhir" not in draft
    record_days(session, internship_id, [DayEntry(date(2026, 11, 2), Attendance.PRESENT, "Loket")])
    marks = {one.key: 88 for one in load_mark_sheet().aspects}
    record_marks(session, internship_id, marks, aspects=load_mark_sheet().aspects)
    finish_internship(session, internship_id, FinishForm(date(2026, 11, 20)))
    text = printed(session, "internship-letter", internship_id)
    assert "NOMOR 421/SKM-0001/PLU/XI/2026" in text
    assert "pada 2 s.d. 20 November 2026, dengan pembimbing" in text
    assert "Nilai akhir yang diperoleh 88, sangat baik." in text
    assert "Rahmat Contoh" in text
    assert "114/UN.C/2026 tanggal 20 Oktober 2026" in text


def test_order_names_the_agreement_the_person_and_the_duty(session: Session) -> None:
    partner_id = campus(session, address="Jalan Kampus 1")
    mou(session, partner_id)
    text = printed(session, "internship-order", placement(session, partner_id, add_person(session)))
    assert "MoU 12/PKS/2024 antara Kelurahan Plaju Ulu dan Universitas Contoh" in text
    assert "Dewi Anggraini Putri" in text
    assert "19880214 201101 2 003" in text
    assert "Arsip digital di Universitas Contoh, Jalan Kampus 1, dari 2 s.d. 13 November 2026" in text


def test_sheets_show_what_is_recorded_and_leave_room_for_the_rest(session: Session) -> None:
    mentor = add_person(session)
    internship_id = student(session, campus(session), mentor_id=mentor)
    record_days(session, internship_id, [DayEntry(date(2026, 11, 2), Attendance.PRESENT, "Menata arsip")])
    record_marks(session, internship_id, {"work": 80}, aspects=load_mark_sheet().aspects)
    logbook = printed(session, "internship-logbook", internship_id)
    assert "Senin, 2 November 2026 hadir Menata arsip" in logbook
    assert "1 dari 16 hari kerja yang sudah lewat terisi." in logbook
    attendance = printed(session, "internship-attendance", internship_id)
    assert "Jumat, 27 November 2026" in attendance
    sheet = printed(session, "internship-marks", internship_id)
    assert "20,00" in sheet
    assert "Pembimbing lapangan, Dewi Anggraini Putri" in sheet


def test_paper_of_the_other_direction_is_refused_with_the_right_one(session: Session) -> None:
    partner_id = campus(session)
    out = placement(session, partner_id, add_person(session))
    coming = student(session, partner_id)
    for key, internship_id in (
        ("internship-letter", out),
        ("internship-marks", out),
        ("internship-order", coming),
    ):
        with pytest.raises(UserError) as refused:
            collect(session, key, Request(subject_id=internship_id))
        assert refused.value.next_step
    with pytest.raises(UserError, match="belum dipilih"):
        collect(session, "internship-logbook", Request())


def test_every_kind_with_a_subject_is_printed_for_all_there_are(session: Session) -> None:
    partner_id = campus(session)
    placement(session, partner_id, add_person(session))
    student(session, partner_id)
    kinds = [kind for kind in KINDS if kind.key.startswith("internship-")]
    assert len(kinds) == 5
    for kind in kinds:
        ids = list_subjects(session, kind.subject)
        assert (
            len(prepare(session, kind.key, ids, Request()))
            == len(ids)
            == (2 if kind.subject == "internship" else 1)
        )


@pytest.mark.parametrize("count", [1, 18, 60])
def test_long_lists_flow_and_the_signature_is_never_alone(count: int) -> None:
    contents = {
        "partners": partner_samples.partners(samples.HEAD, samples.lurah(), "Universitas", count),
        "internship-logbook": partner_samples.logbook(samples.HEAD, samples.lurah(), "Menata arsip", count),
        "internship-attendance": partner_samples.attendance(samples.HEAD, samples.lurah(), "Sari", count),
    }
    for key, content in contents.items():
        pages = reading.texts(get_kind(key).render(content, samples.PLAIN))
        assert "LURAH PLAJU ULU" in pages[-1]
        assert key == "partners" or f"{count} Senin" in pages[-1]
        if count == 1:
            assert len(pages) == 1


def test_blank_mark_sheet_has_room_and_no_noughts() -> None:
    content = partner_samples.marks(samples.HEAD, samples.lurah(), "Sari", None)
    text = reading.whole_text(get_kind("internship-marks").render(content, samples.PLAIN))
    assert "Nilai akhir 100%" in text
    assert " 0 " not in text


def test_usual_letters_take_one_page() -> None:
    for key in ("internship-letter", "internship-order", "internship-marks"):
        content = samples.everything()[key]
        assert len(reading.sizes(get_kind(key).render(content, samples.PLAIN))) == 1

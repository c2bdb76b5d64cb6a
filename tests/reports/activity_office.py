"""This file holds a workshop with everything on it, from agenda to certificates, as its papers read it."""

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.attendance import Participant
from asn_desktop.operations.activities import add_activity, change_texts
from asn_desktop.operations.activity_agenda import SessionForm, add_session
from asn_desktop.operations.activity_budget import BudgetForm, add_budget_line
from asn_desktop.operations.activity_content import SpeakerForm, add_speaker, set_taught
from asn_desktop.operations.activity_form import ActivityForm
from asn_desktop.operations.activity_scores import Part, set_scores
from asn_desktop.operations.attendance import set_all_present, set_mark
from asn_desktop.operations.attendance_reading import read_grid
from asn_desktop.operations.closing import close_activity
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.participants import add_participants
from asn_desktop.operations.reactions import add_reaction
from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.rules.reaction import questions
from tests.factories import add_person
from tests.operations.kit import competency, nip

TITLE = "Pelayanan Prima di Loket"
NAMES = (
    "Dewi Anggraini Putri", "Ahmad Fauzan", "Budi Hartono", "Citra Maharani", "Eko Prasetyo", "Fitri Handayani",
    "Gilang Ramadhan", "Hasanah Nur Aini", "Indra Wijaya", "Joko Santoso", "Kartika Sari", "Lukman Hakim",
    "Maya Puspita", "Nanda Pratama", "Oktaviani", "Putra Mahendra", "Qonita Zahra", "Rina Marlina",
)  # fmt: skip
POSITIONS = ("Kepala Seksi Pelayanan Umum", "Sekretaris Lurah", "Pengadministrasi Umum", "Pengelola Layanan")
DAYS = (date(2026, 11, 18), date(2026, 11, 19))
ABSENT = 3
"""Position in the list of the one who never comes."""
LURAH = {
    "name": "Rahmat Contoh",
    "front_title": "H.",
    "back_title": "S.Sos., M.Si.",
    "nip": "197201011998031001",
    "golongan": "IV/a",
    "position": "Lurah",
}


def people(session: Session, count: int) -> list[int]:
    return [
        add_person(
            session,
            name=NAMES[number % len(NAMES)] + (f" {number}" if number >= len(NAMES) else ""),
            nip=nip(number + 1),
            position=POSITIONS[number % len(POSITIONS)],
            golongan=("III/d", "II/c", "III/a")[number % 3],
            position_from=date(2020, 1, 6),
        )
        for number in range(count)
    ]


def workshop(session: Session, count: int = 18, *, title: str = TITLE) -> int:
    """A workshop of two days and three sessions, dated, with agenda, speaker, budget, texts and people."""
    made = add_activity(
        session,
        ActivityForm(
            title,
            form_id=form_ids_by_code(session)["4"],
            starts_on=DAYS[0],
            ends_on=DAYS[1],
            place="Aula Kelurahan Plaju Ulu",
            jp=10,
            has_test=True,
            fund_source="DPA Kelurahan Plaju Ulu Tahun Anggaran 2026",
            background=(
                "Hasil penilaian kompetensi Triwulan III tahun 2026 menunjukkan tujuh pegawai berada di bawah "
                "standar pada kompetensi pelayanan publik. Keluhan warga pada periode yang sama paling banyak "
                "tentang kejelasan persyaratan.\nKegiatan ini menjawab kesenjangan itu dengan latihan di loket."
            ),
            aim="Pegawai mampu menjelaskan syarat dan alur layanan dengan runtut dan ramah.",
        ),
    )
    speaker = add_speaker(
        session,
        made,
        SpeakerForm("Dr. Sri Wahyuni, M.Si.", "narasumber", "Universitas Contoh", "Standar pelayanan"),
    )
    slots = (
        (0, 8, 10, "Standar pelayanan", 3),
        (0, 13, 15, "Menjelaskan syarat", 2),
        (1, 8, 12, "Praktik", 5),
    )
    for day, start, end, topic, jp in slots:
        add_session(session, made, SessionForm(DAYS[day], time(start), time(end), topic, speaker, jp))
    set_taught(session, made, {competency(session, "M.05"): 3, competency(session, "M.03"): 3})
    for item, quantity, unit, price in (
        ("Konsumsi peserta", 40, "kotak", 25_000),
        ("Honor narasumber", 2, "OJ", 900_000),
    ):
        add_budget_line(session, made, BudgetForm(item, quantity, unit, price, "5.1.02.01"))
    if count:
        add_participants(session, made, people(session, count))
    return made


def held_workshop(session: Session, count: int = 18, *, is_closed: bool = True, title: str = TITLE) -> int:
    """The workshop after it: marks, tests, reactions, texts, and closed."""
    made = workshop(session, count, title=title)
    set_all_present(session, made)
    rows = read_grid(session, made)
    if count > ABSENT:
        for column in rows.columns:
            set_mark(session, rows.rows[ABSENT].participant_id, column.session_id, Attendance.SICK)
        set_mark(session, rows.rows[0].participant_id, rows.columns[2].session_id, Attendance.EXCUSED)
        set_mark(session, rows.rows[0].participant_id, rows.columns[2].session_id, Attendance.PRESENT)
    scores: dict[int, dict[Part, int | None]] = {
        row.participant_id: {"pre": 40 + index * 3 % 35, "post": 65 + index * 5 % 35}
        for index, row in enumerate(rows.rows)
        if index != ABSENT
    }
    set_scores(session, made, scores)
    for number in range(min(count, 7)):
        answers = {one.key: 2 + (number + place) % 3 for place, one in enumerate(questions())}
        add_reaction(session, made, answers, comment="Latihannya kurang lama" if number == 2 else "")
    change_texts(
        session,
        made,
        minutes_text="Narasumber memaparkan standar pelayanan.\nPeserta sepakat menempel daftar syarat di loket.",
        conclusion="Peserta mampu menjelaskan syarat dengan runtut. Latihan diulang tiap bulan di loket.",
    )
    if is_closed:
        close_activity(session, made)
    return made


def participant_ids(session: Session, activity_id: int) -> list[int]:
    return list(session.scalars(select(Participant.id).where(Participant.activity_id == activity_id)))

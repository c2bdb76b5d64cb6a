"""This file holds hand-made contents of the papers of activities; all names and figures are invented."""

from datetime import date
from typing import Any

from asn_desktop.reports import (
    activity_report,
    answer_sheet,
    attendance_sheet,
    certificate,
    certificate_register,
    event_record,
    invitation,
    jp_card,
    jp_summary,
    minutes,
    reaction_form,
    task_letter,
    terms_of_reference,
)
from asn_desktop.reports.figures import Figure
from asn_desktop.reports.parts import Letterhead, Signing, Verification
from asn_desktop.reports.people import PersonLine
from asn_desktop.rules.signature import Signer, plain_block

NIP = "19880214 201101 2 003"
FACTS = (("Hari, tanggal", "Kamis, 26 November 2026"), ("Tempat", "Aula Kelurahan Plaju Ulu"))
AGENDA = (("26-11-2026, 08.30–12.00", "Standar pelayanan", "Dr. Sri Wahyuni", "4"),)
KEEPER = Signing(plain_block("Notulis", Signer("")))
PERSON = Signing(
    plain_block("Pegawai", Signer("Dewi Anggraini Putri", "Penata Tingkat I", "198802142011012003"))
)


def line(name: str = "Dewi Anggraini Putri") -> PersonLine:
    return PersonLine(name, NIP, "Penata Tingkat I (III/d)", "Kepala Seksi Pelayanan Umum")


def people(count: int, name: str = "Dewi Anggraini Putri") -> tuple[PersonLine, ...]:
    return tuple(line(f"{name} {number}") for number in range(1, count + 1))


def invite(head: Letterhead, official: Signing, text: str, count: int = 3) -> invitation.Content:
    return invitation.Content(
        head, "Lokakarya", "005/0147/PLU/2026", "Biasa", "1 lembar", "Undangan Lokakarya",
        "Palembang, 24 November 2026", ("Yth. Peserta Lokakarya", "di Palembang"),
        "Dalam rangka peningkatan kompetensi pegawai Kelurahan Plaju Ulu sesuai rencana pengembangan kompetensi "
        "tahun 2026, kami mengundang Saudara untuk hadir pada kegiatan berikut.",
        (*FACTS, ("acara", text)), ("Terima kasih.",), official, ("Camat Plaju",), people(count, text),
    )  # fmt: skip


def task(head: Letterhead, official: Signing, text: str, count: int = 3) -> task_letter.Content:
    return task_letter.Content(
        head, "Lokakarya", "800/0152/PLU/2026", ("Rencana Tahun 2026;", "Surat Camat."), people(count, text),
        ("mengikuti kegiatan;", "melapor."), FACTS, official, ("Camat Plaju", "Arsip"),
    )  # fmt: skip


def attendance(
    head: Letterhead, official: Signing, text: str, count: int = 3, occasions: int = 1
) -> attendance_sheet.Content:
    held = tuple(
        attendance_sheet.Occasion(f"Hari {number}", FACTS, "Palembang, 26 November 2026")
        for number in range(1, occasions + 1)
    )
    return attendance_sheet.Content(
        head, "Lokakarya", held, people(count, text) if count else (), official, KEEPER
    )


def diploma(head: Letterhead, official: Signing, text: str, number: int = 1) -> certificate.Content:
    shown = f"800/SRT-{number:04}/PLU/XI/2026"
    return certificate.Content(
        head, text, shown, f"NIP {NIP}", "Lokakarya Pelayanan Prima di Loket", "telah mengikuti kegiatan",
        "di Aula Kelurahan, 26 November 2026, setara 4 (empat) jam pelajaran", official,
        Verification(shown, date(2026, 11, 26), "4b1e90ad77c215f8" + "0" * 48),
        tuple(certificate.AgendaLine(when, topic, who, jp) for when, topic, who, jp in AGENDA), "Jumlah 4 JP", "Kompetensi Pelayanan publik.",
    )  # fmt: skip


def report(head: Letterhead, official: Signing, text: str, count: int = 3) -> activity_report.Content:
    results = tuple(
        activity_report.PersonResult(f"{text} {number}", "3/3", 50, 80, "+30", "0,60", "5", "800/SRT-0001")
        for number in range(count - 1)
    )
    missing = activity_report.PersonResult("Sari", "0/3", None, None, "–", "–", "–", "tidak")
    return activity_report.Content(
        head, "Lokakarya", "Keadaan 24 November 2026", FACTS, (Figure("18", "orang", "peserta"),),
        (activity_report.SessionLine("08.30–12.00", "Standar", "Sri", "4", 17, 18),), (*results, missing), True,
        (Figure("0,52", "sedang", "gain ternormalisasi"),), ("Tanpa kelompok pembanding.",),
        (activity_report.ReactionLine("Materi", 3.5, "3,50", True), activity_report.ReactionLine("Jelas", None, "–")),
        "7 lembar kesan.", ("Bagus",), text, ("Dilihat lagi 26 Februari 2027.",), official,
    )  # fmt: skip


def terms(head: Letterhead, official: Signing, text: str) -> terms_of_reference.Content:
    return terms_of_reference.Content(
        head, "Lokakarya", text, "", "Pegawai terampil.", FACTS, (("Komunikasi", "tingkat 3"),), AGENDA,
        (("Sri Wahyuni", "narasumber", "Universitas Contoh"),), "Peserta 18 orang.",
        (("1", "Konsumsi", "5.1.02.01", "40 kotak", "Rp25.000", "Rp1.000.000"),), "Rp1.000.000",
        "Terbilang satu juta rupiah.", (("Sumber dana", "DPA"),), official,
    )  # fmt: skip


def card(head: Letterhead, official: Signing, text: str, count: int = 3) -> jp_card.Content:
    lines = tuple(
        jp_card.LearningLine(
            "26 November 2026", f"Lokakarya {number}", "LAN", "Workshop", "800/1", "Terverifikasi", "5"
        )
        for number in range(count)
    )
    return jp_card.Content(
        head, text, "Tahun 2026", (("Nama", text), ("NIP", NIP)), (Figure("15", "JP", "terverifikasi"),), 15, 20,
        lines, "15", "Kurang 5 JP.", "Dasar PP 11/2017.", PERSON, official,
    )  # fmt: skip


def summary(head: Letterhead, official: Signing, text: str, count: int = 3) -> jp_summary.Content:
    lines = tuple(
        jp_summary.LedgerLine(f"{text} {number}", NIP, "PNS", "Bendahara", 15, 0, 5, 20, 5, 20)
        for number in range(count)
    )
    outside = jp_summary.LedgerLine("Sari", "", "PPPK", "", 24, 0, 0, None, None, 24, "24 JP, batas tercapai")
    return jp_summary.Content(
        head,
        "Tahun 2026",
        (Figure("1/3", "", "mencapai target"),),
        (*lines, outside),
        "Dasar PP 11/2017.",
        official,
    )


def register(head: Letterhead, official: Signing, text: str, count: int = 3) -> certificate_register.Content:
    lines = tuple(
        certificate_register.RegisterLine(
            f"800/SRT-{number:04}", "26-11-2026", text, NIP, "Lokakarya", "5", "ditarik"
        )
        for number in range(count)
    )
    return certificate_register.Content(head, "Tahun 2026", lines, "3 sertifikat.", official)


def everything(head: Letterhead, official: Signing, text: str) -> dict[str, Any]:
    """Key of the kind -> a content with that text in its names."""
    return {
        "invitation": invite(head, official, text),
        "task-letter": task(head, official, text),
        "attendance-sheet": attendance(head, official, text),
        "answer-sheet": answer_sheet.Content(head, "Lokakarya", "26 November 2026", (line(text),)),
        "reaction-form": reaction_form.Content(
            head, text, "26 November 2026", (reaction_form.Group("Materi", ("Materi jelas",)),), ("tidak", "ya")
        ),
        "terms-of-reference": terms(head, official, text),
        "minutes": minutes.Content(head, "Lokakarya", FACTS, (AGENDA[0][:3],), text, official, KEEPER),
        "event-record": event_record.Content(
            head, "Lokakarya", "094/1", "Pada hari ini.", FACTS, "Kegiatan diikuti 17 peserta.",
            (("1", f"{text}\n{NIP}", "Bendahara", "3/3", "hadir penuh"),), "Demikian.", official, KEEPER,
        ),
        "activity-report": report(head, official, text),
        "certificate": diploma(head, official, text),
        "certificate-register": register(head, official, text),
        "jp-card": card(head, official, text),
        "jp-summary": summary(head, official, text),
    }  # fmt: skip

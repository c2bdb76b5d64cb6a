"""This file holds hand-made contents of the documents about partners; all names and figures are invented."""

from typing import Any

from asn_desktop.reports import (
    internship_attendance,
    internship_letter,
    internship_logbook,
    internship_marks,
    internship_order,
    partner_list,
    partner_report,
)
from asn_desktop.reports.internship_sheets import SheetHead
from asn_desktop.reports.parts import Letterhead, Signing
from asn_desktop.rules.signature import Signer, plain_block
from asn_desktop.storage.reference_partner import load_mark_sheet


def mentor(name: str) -> Signing:
    return Signing(plain_block("Pembimbing lapangan", Signer(name, "Penata", "198802142011012003")))


def partners(
    head: Letterhead, official: Signing, text: str, count: int = 3, agreements: int = 2
) -> partner_list.Content:
    lines = tuple(
        partner_list.AgreementLine(
            f"MoU {number}/PKS/2024", text, "1 Desember 2024 s.d. 30 November 2026", "55 hari lagi"
        )
        for number in range(agreements)
    )
    listed = tuple(
        partner_list.PartnerLine(
            f"{text} {number}",
            "Perguruan tinggi",
            "Dr. Laila, 0812",
            lines if number % 3 else (),
            "tanpa MoU",
        )
        for number in range(count)
    )
    return partner_list.Content(head, "Keadaan 24 November 2026", listed, f"{count} mitra.", official)


def year(head: Letterhead, official: Signing, text: str, count: int = 3) -> partner_report.Content:
    line = partner_report.YearLine(text, "3 Maret 2026 s.d. 4 Maret 2026", "12", "–")
    blocks = tuple(
        partner_report.PartnerBlock(f"{text} {number}", "Instansi", 12, 96, (line,) * 3)
        for number in range(count)
    )
    people = tuple(partner_report.PersonLine(text, text, 2, 28) for _number in range(count))
    return partner_report.Content(
        head, "Tahun 2026", "3 mitra bekerja sama.", blocks, people, f"Tanpa {text}.", "Catatan.", official
    )


def letter(head: Letterhead, official: Signing, text: str) -> internship_letter.Content:
    return internship_letter.Content(
        head,
        text,
        "421/SKM-0001/PLU/XI/2026",
        "Yang bertanda tangan di bawah ini",
        (("Nama", "H. Rahmat Contoh, S.Sos., M.Si."), ("Jabatan", "Lurah Plaju Ulu")),
        "menerangkan bahwa",
        (
            ("Nama", text),
            ("NIM atau NIS", "0401128"),
            ("Program studi", "Administrasi Publik"),
            ("Asal", "Universitas Contoh"),
            ("Rekomendasi", ""),
        ),
        (
            "telah melaksanakan magang di Kelurahan Plaju Ulu pada bidang pelayanan umum dari tanggal "
            "2 November 2026 sampai dengan tanggal 27 November 2026.",
            "Nilai akhir yang diperoleh 88, sangat baik.",
        ),
        official,
    )


def order(head: Letterhead, official: Signing, text: str) -> internship_order.Content:
    return internship_order.Content(
        head,
        text,
        "800/ST-7/PLU/2026",
        ("MoU 12/PKS/2024 antara Kota Palembang dan Universitas Contoh", "Rencana tahun 2026"),
        (("Nama", text), ("NIP", "19880214 201101 2 003"), ("Jabatan", "Kepala Seksi Pelayanan Umum")),
        ("Mengikuti magang bidang arsip digital.", "Menyampaikan laporan tertulis."),
        "Demikian surat tugas ini dibuat.",
        ("Pimpinan Universitas Contoh",),
        official,
    )


def sheet_head(head: Letterhead, official: Signing, text: str) -> SheetHead:
    facts = (("Nama", text), ("Asal", "Universitas Contoh"), ("Bidang", ""))
    return SheetHead(
        head, text, "2 November 2026 sampai 27 November 2026", facts, mentor("Dewi Anggraini Putri"), official
    )


def marks(head: Letterhead, official: Signing, text: str, mark: int | None = 88) -> internship_marks.Content:
    lines = tuple(
        internship_marks.MarkLine(one.label, one.meaning, one.weight, mark)
        for one in load_mark_sheet().aspects
    )
    words = "" if mark is None else "sangat baik"
    return internship_marks.Content(
        sheet_head(head, official, text), lines, mark, words, "Kehadiran 20 hari.", "Usulan program."
    )


def logbook(head: Letterhead, official: Signing, text: str, days: int = 8) -> internship_logbook.Content:
    lines = tuple(
        internship_logbook.DayLine("Senin, 2 November 2026", "hadir", text if number % 2 else "")
        for number in range(days)
    )
    return internship_logbook.Content(sheet_head(head, official, text), lines, "4 dari 8 hari terisi.")


def attendance(
    head: Letterhead, official: Signing, text: str, days: int = 12
) -> internship_attendance.Content:
    lines = tuple(
        internship_attendance.DayLine("Senin, 2 November 2026", "hadir" if number % 2 else "")
        for number in range(days)
    )
    return internship_attendance.Content(sheet_head(head, official, text), lines, "Kehadiran 6 hari.")


def everything(head: Letterhead, official: Signing, text: str) -> dict[str, Any]:
    """One content of each kind with the text where a person could have typed it."""
    return {
        "partners": partners(head, official, text),
        "partner-year": year(head, official, text),
        "internship-letter": letter(head, official, text),
        "internship-order": order(head, official, text),
        "internship-marks": marks(head, official, text),
        "internship-logbook": logbook(head, official, text),
        "internship-attendance": attendance(head, official, text),
    }

"""This file holds hand-made contents of every document; all names and figures are invented."""

from dataclasses import replace
from datetime import date
from typing import Any

from asn_desktop.reports import (
    assessment_form,
    dictionary,
    gap_map,
    individual_report,
    recovery_sheet,
    staff_card,
    staff_list,
    standards_matrix,
    worklist,
)
from asn_desktop.reports.figures import Figure
from asn_desktop.reports.grid import GridHead
from asn_desktop.reports.parts import CompetencyLine, Issue, Letterhead, Signing, Verification
from asn_desktop.reports.typeset import Span
from asn_desktop.rules.signature import SignatureMode, Signer, plain_block, signature_block
from tests.reports import activity_samples, partner_samples, plan_samples

HEAD = Letterhead(
    "PEMERINTAH KOTA PALEMBANG",
    "KECAMATAN PLAJU",
    "KELURAHAN PLAJU ULU",
    "Jalan Contoh Nomor 1, Plaju, Palembang 30267",
    "Telepon (0711) 000000",
)
NUMBER = "800/LEI-0001/PLU/XI/2026"
PLAIN = Issue("24-11-2026 09.41", "Yuni S.")
DRAFT = Issue("24-11-2026 09.41", "Yuni S.", is_draft=True)
FINAL = Issue(
    "24-11-2026 09.41",
    "Yuni S.",
    NUMBER,
    verification=Verification(NUMBER, date(2026, 11, 24), "9f3a77c10b52e4d8" + "0" * 48),
)
LONG_NAME = "Prof. Dr. H. Muhammad Rizki Ramadhan, S.STP., M.A.P., Ph.D."
COMPETENCIES = (
    ("Integritas", "Integritas", 3, 3),
    ("Kerja sama", "Kerja sama", 3, 3),
    ("Komunikasi", "Komunikasi", 3, 2),
    ("Orientasi pada hasil", "Orientasi hasil", 3, 3),
    ("Pelayanan publik", "Pelayanan publik", 4, 2),
    ("Pengembangan diri dan orang lain", "Pengembangan diri", 2, 3),
    ("Mengelola perubahan", "Kelola perubahan", 3, 2),
    ("Pengambilan keputusan", "Pengambilan keputusan", 3, 3),
    ("Perekat bangsa", "Perekat bangsa", 3, 4),
)
LINES = tuple(
    CompetencyLine(name, short, standard, score, score - standard)
    for name, short, standard, score in COMPETENCIES
)
UNMEASURED = tuple(CompetencyLine(name, short, standard) for name, short, standard, _score in COMPETENCIES)


def lurah(name: str = "H. Rahmat Contoh, S.Sos., M.Si.") -> Signing:
    signer = Signer(name, "Pembina", "197201011998031001")
    return Signing(
        signature_block(SignatureMode.DEFINITIVE, "Lurah Plaju Ulu", signer), "Palembang, 24 November 2026"
    )


def blank_lurah() -> Signing:
    return Signing(
        signature_block(SignatureMode.DEFINITIVE, "Lurah Plaju Ulu", Signer("")), "Palembang, 2026"
    )


def employee(name: str = "Dewi Anggraini Putri") -> Signing:
    return Signing(
        plain_block("Pegawai yang dinilai", Signer(name, "Penata Tingkat I", "198802142011012003"))
    )


def report(name: str = "Dewi Anggraini Putri", **changes: Any) -> individual_report.Content:
    content = individual_report.Content(
        letterhead=HEAD,
        name=name,
        period="Triwulan IV Tahun 2026",
        year=2026,
        facts=(
            ("Nama", name),
            ("Unit kerja", "Kelurahan Plaju Ulu"),
            ("NIP", "19880214 201101 2 003"),
            ("Periode penilaian", "1 Oktober s.d. 31 Desember 2026"),
            ("Pangkat / gol.", "Penata Tingkat I (III/d)"),
            ("Pejabat penilai", "H. Rahmat Contoh, S.Sos., M.Si."),
            ("Jabatan", "Kepala Seksi Pelayanan Umum"),
        ),
        figures=(
            Figure("6", "/ 9", "kompetensi memenuhi standar"),
            Figure("−2", "tingkat", "kesenjangan terbesar: Pelayanan publik"),
            Figure("92,59", "%", "JPM, capaian dibanding standar jabatan"),
            Figure("14-09-2026", "", "penilaian terakhir, sumber atasan"),
        ),
        competencies=LINES,
        conclusion=(
            Span("Enam dari sembilan kompetensi memenuhi. Prioritas "),
            Span("Pelayanan publik", True),
        ),
        person=employee(name),
        official=lurah(),
        basis=(
            individual_report.BasisLine("Atasan, 14-09-2026", "Tepat waktu", "Integritas", "pertahankan"),
        ),
        plan=(individual_report.PlanLine("Pelayanan publik", measure="mencapai tingkat 4"),),
    )
    return replace(content, **changes)


def form(name: str = "Dewi Anggraini Putri", *, is_filled: bool = False) -> assessment_form.Content:
    facts = (("Nama", name), ("NIP", "19880214 201101 2 003"), ("Jabatan", "Kepala Seksi Pelayanan Umum"))
    return assessment_form.Content(
        letterhead=HEAD,
        name=name,
        period="Triwulan IV Tahun 2026",
        person_facts=facts,
        official_facts=(("Nama", ""), ("NIP", ""), ("Jabatan", "Lurah Plaju Ulu")),
        lines=tuple(
            assessment_form.FormLine(
                line.name,
                "Uraian singkat kompetensi ini dalam satu kalimat yang agak panjang sehingga perlu dua baris cetak.",
                tuple(
                    f"Patokan tingkat {level} yang dapat diamati atasan di tempat kerja."
                    for level in range(1, 6)
                ),
                line.standard,
                line.score,
                line.gap,
                "Menjelaskan syarat dengan runtut." if is_filled else "",
            )
            for line in LINES
        ),
        person=employee(name),
        official=blank_lurah(),
        is_filled=is_filled,
    )


def staff(names: tuple[str, ...] = ("Dewi Anggraini Putri", "Sari"), note: str = "") -> staff_list.Content:
    return staff_list.Content(
        HEAD,
        "Keadaan 24 November 2026",
        tuple(
            staff_list.StaffLine(
                name,
                "19880214 201101 2 003",
                "P",
                "PNS",
                "Penata (III/c)",
                "Bendahara",
                "02-01-2019",
                "S1",
                note,
            )
            for name in names
        ),
        f"{len(names)} orang.",
        lurah(),
    )


def office_map(
    people: int = 25, competencies: int = 9, name: str = "Dewi Anggraini Putri"
) -> gap_map.Content:
    heads = tuple(
        GridHead(COMPETENCIES[index % 9][1], "Manajerial" if index < 8 else "Teknis", index == 2)
        for index in range(competencies)
    )
    gaps = (0, -1, None, 1, -2, 0)
    rows = tuple(
        gap_map.MapRow(
            f"{name} {row + 1}",
            tuple(gap_map.MapCell(gaps[(row + column) % 6]) for column in range(competencies)),
            -2,
        )
        for row in range(people)
    )
    return gap_map.Content(
        HEAD, "Triwulan IV Tahun 2026", heads, rows, (4,) * competencies, 18, "Catatan peta."
    )


def matrix(title: str = "Bendahara") -> standards_matrix.Content:
    heads = tuple(GridHead(short, "Manajerial") for _name, short, _standard, _score in COMPETENCIES)
    cells = tuple(
        standards_matrix.StandardCell(level, level == 3, level == 2) for level in (1, 2, 3, None, 5)
    )
    row = standards_matrix.StandardRow(title, 2, (cells * 2)[:9])
    return standards_matrix.Content(
        HEAD, "Berlaku 24 November 2026", heads, (row,) * 8, "Dasar contoh.", lurah()
    )


def dictionary_content(name: str = "Integritas") -> dictionary.Content:
    levels = tuple(
        dictionary.LevelText(
            level, f"Deskripsi {level}" if level != 4 else "", ("Indikator satu", "Indikator dua")
        )
        for level in range(1, 6)
    )
    entries = tuple(
        dictionary.Entry(
            f"M.{index:02}", f"{name} {index}", "Manajerial", "Definisi.", "Ringkasan", "Dasar", levels
        )
        for index in range(1, 10)
    )
    return dictionary.Content(HEAD, "Keadaan 24 November 2026", entries)


def card(name: str = "Dewi Anggraini Putri") -> staff_card.Content:
    line = staff_card.DatedLine("01-04-2023", "Penata Tingkat I (III/d)", "SK 823/123")
    scores = tuple(
        staff_card.ScoreLine(
            "14-09-2026", one.name, one.score or 0, one.standard, one.gap, "Atasan", "Alasan."
        )
        for one in LINES
    )
    return staff_card.Content(
        HEAD, name, "Keadaan 24 November 2026", (("Nama", name), ("Status", "PNS, aktif")), (line,), (line,), (), (),
        scores,
    )  # fmt: skip


CODE = ("7KQ2A", "MX9DB", "44TPC", "ZR8WD", "0HJCE", "V5NEF", "G3YAG", "B6SFH")


def recovery() -> recovery_sheet.Content:
    return recovery_sheet.Content(HEAD, CODE, "-".join(CODE), (("Kantor", "Kelurahan Plaju Ulu"),))


def week(title: str = "Buat cadangan data kantor", count: int = 6) -> worklist.Content:
    tasks = tuple(
        worklist.TaskLine(f"{title} {index}", "Terakhir 12 November 2026", "Hari ini")
        for index in range(count)
    )
    return worklist.Content(HEAD, "Senin, 23 November sampai Jumat, 27 November 2026", tasks, "6 pekerjaan")


def everything(text: str = "Dewi Anggraini Putri") -> dict[str, Any]:
    """Key of the kind -> a content with that text in its names."""
    return {
        "profile": report(text),
        "assessment-form": form(text),
        "staff": staff((text,) * 3),
        "gap-map": office_map(5, 9, text),
        "dictionary": dictionary_content(text),
        "standards": matrix(text),
        "staff-card": card(text),
        "worklist": week(text),
        "recovery-sheet": recovery(),
        **partner_samples.everything(HEAD, lurah(), text),
        **plan_samples.everything(HEAD, lurah(), text),
        **activity_samples.everything(HEAD, lurah(), text),
    }

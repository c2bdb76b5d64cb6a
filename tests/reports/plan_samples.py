"""This file holds hand-made contents of the documents about a plan; all names and figures are invented."""

from dataclasses import replace
from typing import Any

from asn_desktop.reports import best_plan, needs_inventory, office_plan
from asn_desktop.reports.figures import Figure
from asn_desktop.reports.parts import Letterhead, Signing

NIP = "19880214 201101 2 003"


def plan(head: Letterhead, official: Signing, name: str, count: int = 3) -> office_plan.Content:
    line = office_plan.PlanLine(
        name=name,
        nip=NIP,
        position="Kepala Seksi Pelayanan Umum",
        competency="Pelayanan publik",
        competency_note="Manajerial, target tingkat 3",
        form="Lokakarya pelayanan prima",
        form_note="Workshop/lokakarya, Klasikal",
        organiser="BPSDM Kota Palembang",
        place="Aula kelurahan",
        time="06-10-2026 s.d. 08-10-2026",
        jp="15",
        curriculum="Ya",
        curriculum_note="Kurikulum LAN 2023",
        budget="Rp 1.250.000",
        fund="APBD",
        status="Direncanakan",
    )
    bare = replace(
        line, nip="", competency="", competency_note="", organiser="", place="", time="", jp="", curriculum=""
    )
    standing = "Ditetapkan dengan SK Nomor 188/SK/2026 tanggal 2 November 2026"
    return office_plan.Content(
        head,
        2026,
        standing,
        (line,) * (count - 1) + (bare,),
        "Ringkasan.",
        "1 baris belum lengkap.",
        official,
    )


def needs(head: Letterhead, official: Signing, name: str, count: int = 3) -> needs_inventory.Content:
    lines = tuple(
        needs_inventory.NeedLine(
            priority=rank,
            name=name,
            nip=NIP,
            position="Pengolah Data dan Informasi",
            competency="Pelayanan publik",
            kind="Manajerial",
            standard=4,
            score=4 - (2 if rank == 1 else 1),
            gap=-2 if rank == 1 else -1,
            proposal="Lokakarya pelayanan prima" if rank % 2 else "",
            form="Workshop/lokakarya" if rank % 2 else "",
            jp="5" if rank % 2 else "",
            note="Wajib" if rank == 1 else "",
        )
        for rank in range(1, count + 1)
    )
    return needs_inventory.Content(head, 2026, "Keadaan 24 November 2026", lines, "Ringkasan.", official)


def best(head: Letterhead, official: Signing, name: str, count: int = 3) -> best_plan.Content:
    choice = best_plan.ChoiceLine(
        name=name,
        nip=NIP,
        activity="Lokakarya pelayanan prima",
        time="06-10-2026 s.d. 08-10-2026",
        levels=1,
        jp=15,
        why="Menutup 1 dari 2 tingkat Pelayanan publik. Jarak ke 20 JP paling jauh.",
    )
    return best_plan.Content(
        letterhead=head,
        year=2026,
        as_of="Keadaan 24 November 2026",
        standing="Rencana ini terbukti terbaik.",
        closable=38,
        figures=(
            Figure("31", "/ 38", "tingkat kesenjangan tertutup"),
            Figure("18", "/ 20", "pegawai mencapai target JP"),
            Figure("Rp 12.500.000", "", "biaya usulan"),
            Figure("14", "usulan", "terbukti terbaik"),
        ),
        ways=(
            best_plan.Way("Terbaik", 2_498, 31),
            best_plan.Way("Satu per satu", 2_126, 26),
            best_plan.Way("Siapa cepat", 1_719, 19),
        ),
        measure="Nilai menurut tingkat dan JP.",
        choices=(choice,) * count,
        limits=("Anggaran yang masih dapat dipakai Rp 15.000.000.",),
        margins=("Rp 1.000.000 lagi akan menutup 2 tingkat.",),
        missing=(f"{name}, kurang 4 JP.",),
        steps=(),
        official=official,
    )


def everything(head: Letterhead, official: Signing, name: str) -> dict[str, Any]:
    """Key of the kind -> a content with that name in it."""
    return {
        "plan": plan(head, official, name),
        "plan-needs": needs(head, official, name),
        "best-plan": best(head, official, name),
    }

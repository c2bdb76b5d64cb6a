"""The documents about a plan: what they read from an office, and how they lie on paper."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from asn_desktop.exchange.office_tables import read_workbook
from asn_desktop.exchange.sheet_reader import read_file
from asn_desktop.operations.annual_plan import set_budget
from asn_desktop.operations.best_plan import apply_proposals, collect_problem, find_best_plan
from asn_desktop.operations.plan_lines import add_line
from asn_desktop.operations.plan_wishes import pin_pair
from asn_desktop.reports import best_plan, needs_inventory, office_plan
from asn_desktop.reports.gather_office import Request
from asn_desktop.reports.gather_plan import time_words
from asn_desktop.reports.kinds import collect, get_kind
from tests.operations.plan_kit import COMING, YEAR, activity, decide, person_with_gaps, whole_line
from tests.reports import plan_samples, reading, samples


def test_plan_prints_the_seven_contents_and_its_decision(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    form = whole_line(
        session, person, place="Aula", cost_rupiah=1_250_000, fund_source="APBD", curriculum_basis="LAN"
    )
    add_line(session, YEAR, replace(form, fits_curriculum=True))
    decide(session)
    content: office_plan.Content = collect(session, "plan", Request(year=YEAR))
    text = reading.whole_text(get_kind("plan").render(content, samples.PLAIN))
    for words in (
        "Pegawai 01",
        "Pelayanan publik",
        "Manajerial, target tingkat 3",
        "Lokakarya pelayanan prima",
        "BPSDM Palembang",
        "08-12-2026",
        "LAN",
        "Rp 1.250.000",
        "APBD",
        "Direncanakan",
        "SK Nomor 188/SK/2026 tanggal 2 November 2026",
    ):
        assert words in text
    assert content.lacks == ""


def test_inventory_prints_every_gap_the_worst_first(session: Session) -> None:
    person_with_gaps(session, 1, M_05=3)
    second = person_with_gaps(session, 2, M_05=1)
    add_line(session, YEAR, whole_line(session, second))
    content: needs_inventory.Content = collect(session, "plan-needs", Request(year=YEAR))
    assert [(line.priority, line.gap, line.proposal) for line in content.lines] == [
        (1, -3, "Lokakarya pelayanan prima"),
        (2, -1, ""),
    ]
    assert "2 selisih pada 2 pegawai, 1 sudah direncanakan" in content.summary


def test_best_plan_prints_choices_reasons_and_margins(session: Session) -> None:
    person_with_gaps(session, 1, M_05=2)
    activity(session, "Lokakarya pelayanan", teaches={"M.05": 3}, fee_rupiah=100_000)
    set_budget(session, YEAR, rupiah_of_year=1_000_000)
    problem = collect_problem(session, YEAR)
    more = {"problem": problem, "result": find_best_plan(problem)}
    content: best_plan.Content = collect(session, "best-plan", Request(year=YEAR), **more)
    text = reading.whole_text(get_kind("best-plan").render(content, samples.PLAIN))
    assert "Rencana ini terbukti terbaik." in text
    assert "Menutup 1 dari 2 tingkat Pelayanan publik." in text
    assert "Pegawai 01, kurang 15 JP." in text
    assert content.choices[0].time == "08-12-2026"


def test_impossible_plan_prints_what_must_give(session: Session) -> None:
    people = [person_with_gaps(session, number, M_05=2) for number in (1, 2)]
    coming = activity(session, "Lokakarya", teaches={"M.05": 3}, seats=1)
    for person in people:
        pin_pair(session, YEAR, person, coming)
    problem = collect_problem(session, YEAR)
    more = {"problem": problem, "result": find_best_plan(problem)}
    content: best_plan.Content = collect(session, "best-plan", Request(year=YEAR), **more)
    text = reading.whole_text(get_kind("best-plan").render(content, samples.PLAIN))
    assert "Naikkan ke 2." in text
    assert "Dibanding cara lain" not in text


@pytest.mark.parametrize("count", [1, 2, 18, 60])
@pytest.mark.parametrize("make", [plan_samples.plan, plan_samples.needs, plan_samples.best])
def test_signature_never_stands_alone_on_a_page(make: object, count: int) -> None:
    content = make(samples.HEAD, samples.lurah(), samples.LONG_NAME, count)  # type: ignore[operator]
    key = {office_plan.Content: "plan", needs_inventory.Content: "plan-needs"}.get(type(content), "best-plan")
    pages = reading.texts(get_kind(key).render(content, samples.PLAIN))
    last = reading.without_spaces(pages[-1])
    assert "NIP19720101" in last
    assert len(pages) == 1 or len(last) > 200
    assert sum("KELURAHAN PLAJU ULU" in page for page in pages) == len(pages)


def test_days_are_written_once_or_as_a_span() -> None:
    assert time_words(COMING, COMING) == "08-12-2026"
    assert time_words(COMING, COMING.replace(day=10)) == "08-12-2026 s.d. 10-12-2026"
    assert time_words(None, None, COMING) == "Tenggat 08-12-2026"
    assert time_words(None, None) == ""


@pytest.mark.parametrize(("kind", "rows"), [("plan", 1), ("plan-needs", 1), ("best-plan", 1)])
def test_documents_of_a_plan_leave_as_workbooks_too(
    session: Session, tmp_path: Path, kind: str, rows: int
) -> None:
    person_with_gaps(session, 1, M_05=2)
    activity(session, "Lokakarya pelayanan", teaches={"M.05": 3}, fee_rupiah=100_000)
    apply_proposals(session, YEAR, find_best_plan(collect_problem(session, YEAR)).choices)
    path = tmp_path / "tabel.xlsx"
    assert read_workbook(session, kind)(path) == rows
    (found,) = read_file(path).sheets
    cells = [str(cell) for row in found.rows for cell in row]
    assert "Pegawai 01" in cells
    assert any("Lokakarya pelayanan" in cell for cell in cells)

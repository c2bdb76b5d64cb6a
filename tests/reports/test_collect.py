"""What the documents read from a real office."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.assessments import record_scores
from asn_desktop.operations.best_plan import collect_problem, find_best_plan
from asn_desktop.operations.gaps import list_heads
from asn_desktop.reports import gap_map, individual_report
from asn_desktop.reports.gather_office import Request
from asn_desktop.reports.kinds import KINDS, collect, collect_people, get_kind
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.signature import SignatureMode
from tests.factories import add_person
from tests.reports import reading, samples

LURAH = {
    "name": "Rahmat Contoh",
    "front_title": "H.",
    "back_title": "S.Sos., M.Si.",
    "nip": "197201011998031001",
    "golongan": "IV/a",
    "position": "Lurah",
}


def assess(session: Session, person: int, code: str, score: int, reason: str = "") -> None:
    head = next(head for head in list_heads(session) if head.code == code)
    record_scores(
        session,
        person,
        {head.competency_id: score},
        source=ScoreSource.SUPERIOR,
        assessed_on=date(2026, 11, 12),
        reason=reason,
    )


def profile(session: Session, person: int, **request: object) -> individual_report.Content:
    content: individual_report.Content = collect(
        session,
        "profile",
        Request(employee_id=person, **request),  # type: ignore[arg-type]
    )
    return content


def test_report_before_any_assessment_says_belum_dinilai(session: Session) -> None:
    content = profile(session, add_person(session))
    assert content.figures[0].value == "belum dinilai"
    assert all(line.score is None and line.gap is None for line in content.competencies)
    assert "Kompetensi belum dinilai" in content.conclusion[0].text
    assert content.official.block.name == ""
    pdf = get_kind("profile").render(content, samples.DRAFT)
    assert "belum dinilai" in reading.texts(pdf)[0]


def test_report_reads_scores_reasons_and_the_worst_gap(session: Session) -> None:
    person = add_person(session)
    assess(session, person, "M.01", 3, "Menolak pemberian warga")
    assess(session, person, "M.05", 0, "Belum menjelaskan syarat")
    content = profile(session, person)
    assert content.figures[0].value == "1"
    assert content.figures[1].value == "−2"
    assert content.figures[3].value == "12-11-2026"
    assert content.note.startswith("JPM = 3 ÷ 4 × 100 = 75,00 %")
    assert [line.competency for line in content.plan] == ["Pelayanan publik"]
    assert {line.point for line in content.basis} == {"Menolak pemberian warga", "Belum menjelaskan syarat"}
    assert content.is_indicative


def test_lurah_of_the_list_signs_and_is_assessed_by_the_camat(session: Session) -> None:
    person, head = add_person(session), add_person(session, **LURAH)
    block = profile(session, person).official.block
    assert block.title_lines == ("LURAH PLAJU ULU,",)
    assert (block.name, block.rank) == ("H. Rahmat Contoh, S.Sos., M.Si.", "Pembina")
    own = profile(session, head).official.block
    assert own.title_lines == ("CAMAT PLAJU,",)
    assert own.name == ""


def test_deputy_signs_on_behalf(session: Session) -> None:
    person = add_person(session)
    deputy = add_person(session, name="Ahmad Fauzan", nip="197905302005011007", position="Sekretaris Lurah")
    block = profile(session, person, official_id=deputy, mode=SignatureMode.ON_BEHALF).official.block
    assert block.title_lines == ("a.n. LURAH PLAJU ULU", "Sekretaris Lurah,")
    assert block.name == "Ahmad Fauzan"


def test_form_is_blank_until_asked_for_filled(session: Session) -> None:
    person = add_person(session)
    assess(session, person, "M.01", 2, "Alasan tercatat")
    blank = collect(session, "assessment-form", Request(employee_id=person))
    filled = collect(session, "assessment-form", Request(employee_id=person, is_filled=True))
    assert all(not line.reason for line in blank.lines)
    assert len(blank.lines) >= 9
    assert all(len(line.anchors) == 5 and all(line.anchors) for line in blank.lines)
    assert filled.lines[0].reason == "Alasan tercatat"
    blank_text = reading.whole_text(get_kind("assessment-form").render(blank, samples.PLAIN))
    assert "Alasan tercatat" not in blank_text


def test_supporting_worker_without_nip_prints_a_dash(session: Session) -> None:
    person = add_person(
        session, nip="", employment=Employment.NON_ASN, golongan="", position="Petugas Kebersihan"
    )
    content = collect(session, "staff-card", Request(employee_id=person))
    assert ("NIP", "–") in content.facts


def test_gap_map_leaves_unmeasured_cells_out_of_the_counts(session: Session) -> None:
    person = add_person(session)
    assess(session, person, "M.05", 0)
    content: gap_map.Content = collect(session, "gap-map", Request())
    assert sum(content.counts) == 1
    assert content.below_people == 1
    measured = [cell for cell in content.rows[0].cells if cell.gap is not None]
    assert len(measured) == 1
    assert content.rows[0].worst == -2


def test_every_kind_collects_and_prints_from_one_office(session: Session) -> None:
    add_person(session, **LURAH)
    person = add_person(session)
    assess(session, person, "M.01", 3)
    from datetime import datetime

    for kind in KINDS:
        if kind.subject:
            continue
        more: dict[str, object] = {}
        if kind.key == "recovery-sheet":
            more = {"code": "-".join(samples.CODE), "made_at": datetime(2026, 11, 24, 9, 41)}
        if kind.key == "best-plan":
            problem = collect_problem(session, 2026)
            more = {"problem": problem, "result": find_best_plan(problem)}
        content = collect(session, kind.key, Request(employee_id=person), **more)
        assert isinstance(content, kind.content_type)
        text = reading.whole_text(kind.render(content, samples.PLAIN))
        assert "KELURAHAN PLAJU ULU" in text


def test_many_people_are_read_in_one_go(session: Session) -> None:
    ids = [
        add_person(session, name="Sari"),
        add_person(session, name="Budi Hartono", nip="199108112015021002"),
    ]
    assert [content.name for content in collect_people(session, "profile", ids, Request())] == [
        "Sari",
        "Budi Hartono",
    ]


def test_gone_person_is_refused_in_words(session: Session) -> None:
    with pytest.raises(UserError, match="sudah tidak ada"):
        collect(session, "profile", Request(employee_id=1))


def test_document_of_the_office_is_not_made_per_person(session: Session) -> None:
    with pytest.raises(UserError, match="seluruh kantor"):
        collect_people(session, "staff", [1], Request())


def test_worklist_tells_the_working_week(session: Session) -> None:
    add_person(session)
    content = collect(session, "worklist", Request())
    assert content.week == "Senin, 23 November 2026 sampai Jumat, 27 November 2026"
    assert any("belum dinilai" in task.title for task in content.tasks)


def test_dictionary_says_whose_words_each_entry_has(session: Session) -> None:
    content = collect(session, "dictionary", Request())
    said = {entry.code[:2]: entry.wording for entry in content.entries}
    assert said == {"M.": "Ringkasan", "SK": "Ringkasan", "T.": "Usulan program"}

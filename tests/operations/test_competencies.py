"""This file holds the cases of the dictionary: written, worded, imported, archived, refused."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.operations.assessments import record_scores
from asn_desktop.operations.competencies import (
    CompetencyForm,
    LevelForm,
    archive_competency,
    delete_competency,
    find_by_code,
    get_competency,
    import_dictionary,
    list_competencies,
    restore_competency,
    save_competency,
    save_level,
)
from asn_desktop.operations.reference import has_dictionary, install_dictionary
from asn_desktop.operations.standards import set_standard
from asn_desktop.operations.undo import find_undoable, list_acts
from asn_desktop.rules.competency_kind import CompetencyKind, Wording
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.storage.database import Database
from asn_desktop.storage.reference import load_competencies
from tests.factories import NOW, add_person, admin_id
from tests.operations.kit import SEKLUR, competency, position, snapshot, undo_last

ARCHIVES = CompetencyForm(
    "T.99",
    "Pengelolaan arsip",
    CompetencyKind.TECHNICAL,
    "Menata arsip kelurahan",
    levels=tuple(LevelForm(level, f"uraian {level}", ("satu", "dua")) for level in range(1, 6)),
)


def test_new_entry_comes_last_with_its_five_levels(session: Session) -> None:
    competency_id = save_competency(session, ARCHIVES)
    assert list_competencies(session)[-1].competency_id == competency_id
    detail = get_competency(session, competency_id)
    assert (detail.row.short_name, detail.row.empty_levels, detail.row.used_by) == (
        "Pengelolaan arsip",
        (),
        0,
    )
    assert [level.indicators for level in detail.levels] == [("satu", "dua")] * 5
    assert detail.valid_from == NOW.date()


def test_levels_without_words_are_told(session: Session) -> None:
    competency_id = save_competency(session, replace(ARCHIVES, levels=ARCHIVES.levels[:2]))
    assert get_competency(session, competency_id).row.empty_levels == (3, 4, 5)
    assert len(get_competency(session, competency_id).levels) == 5


@pytest.mark.parametrize(
    ("form", "problems"),
    [
        (replace(ARCHIVES, name=" "), {"name": "Isi nama kompetensi"}),
        (replace(ARCHIVES, code=""), {"code": "Isi kode, misalnya T.09"}),
        (replace(ARCHIVES, code="m.05 "), {"code": "Kode m.05 sudah dipakai kompetensi lain"}),
    ],
)
def test_entry_without_name_or_with_a_taken_code_is_refused(
    session: Session, form: CompetencyForm, problems: dict[str, str]
) -> None:
    before = snapshot(session)
    with pytest.raises(FormProblems) as refused:
        save_competency(session, form)
    assert refused.value.problems == problems
    assert snapshot(session) == before


def test_own_code_may_be_kept(session: Session) -> None:
    competency_id = save_competency(session, ARCHIVES)
    save_competency(session, replace(ARCHIVES, name="Arsip dinamis"), competency_id=competency_id)
    assert get_competency(session, competency_id).row.name == "Arsip dinamis"


@pytest.mark.parametrize("valid_from", [NOW.date(), None])
def test_level_that_a_standard_uses_needs_words(session: Session, valid_from: date | None) -> None:
    competency_id = save_competency(session, ARCHIVES)
    set_standard(
        session, position_id=position(session), competency_id=competency_id, level=3, valid_from=valid_from
    )
    empty = replace(ARCHIVES, levels=tuple(LevelForm(level, " ") for level in range(1, 6)))
    expected = {"level3": "Isi uraian untuk tingkat 3, karena dipakai sebagai standar jabatan"}
    with pytest.raises(FormProblems) as refused:
        save_competency(session, empty, competency_id=competency_id)
    assert refused.value.problems == expected
    with pytest.raises(FormProblems) as refused:
        save_level(session, competency_id, LevelForm(3, ""))
    assert refused.value.problems == expected
    save_level(session, competency_id, LevelForm(2, ""))
    assert get_competency(session, competency_id).row.empty_levels == (2,)


def test_detail_counts_positions_and_people_on_each_level(session: Session) -> None:
    code = competency(session, "M.05")
    employee_id = add_person(session)
    record_scores(session, employee_id, {code: 2}, source=ScoreSource.PEER, assessed_on=date(2026, 9, 1))
    detail = get_competency(session, code)
    assert [level.people for level in detail.levels] == [0, 1, 0, 0, 0]
    assert sum(level.positions for level in detail.levels) == detail.row.used_by == len(detail.standard_for)


def test_used_competency_is_not_deleted_and_says_how_often_it_is_used(session: Session) -> None:
    code = competency(session, "M.05")
    used = get_competency(session, code).row.used_by
    with pytest.raises(UserError) as refused:
        delete_competency(session, code)
    assert str(refused.value) == (
        f"Dipakai {used} standar jabatan. Arsipkan supaya tidak muncul di penilaian baru."
    )


def test_competency_with_a_coming_standard_or_a_score_is_not_deleted(session: Session) -> None:
    asked = save_competency(session, ARCHIVES)
    set_standard(session, position_id=position(session), competency_id=asked, level=3)
    scored = save_competency(session, replace(ARCHIVES, code="T.98", name="Arsip vital"))
    employee_id = add_person(session)
    record_scores(session, employee_id, {scored: 0}, source=ScoreSource.SELF, assessed_on=date(2026, 9, 1))
    for competency_id in (asked, scored):
        with pytest.raises(UserError, match="punya riwayat nilai atau standar"):
            delete_competency(session, competency_id)


def test_unused_competency_goes_to_the_bin_and_comes_back(session: Session) -> None:
    competency_id = save_competency(session, ARCHIVES)
    before = list_competencies(session)
    delete_competency(session, competency_id)
    assert find_by_code(session, "T.99") is None
    with pytest.raises(UserError, match="sudah tidak ada"):
        get_competency(session, competency_id)
    undo_last(session)
    assert list_competencies(session) == before


def test_code_of_a_deleted_competency_is_free(session: Session) -> None:
    delete_competency(session, save_competency(session, ARCHIVES))
    assert get_competency(session, save_competency(session, ARCHIVES)).row.code == "T.99"


def test_archived_competency_is_out_of_new_scores_but_keeps_its_history(session: Session) -> None:
    code = competency(session, "M.05")
    archive_competency(session, code)
    assert code not in {row.competency_id for row in list_competencies(session)}
    assert code in {row.competency_id for row in list_competencies(session, include_archived=True)}
    employee_id = add_person(session)
    with pytest.raises(UserError, match="sudah diarsipkan, jadi tidak dinilai lagi"):
        record_scores(session, employee_id, {code: 3}, source=ScoreSource.PEER, assessed_on=date(2026, 9, 1))
    restore_competency(session, code)
    assert record_scores(
        session, employee_id, {code: 3}, source=ScoreSource.PEER, assessed_on=date(2026, 9, 1)
    )


def test_import_adds_changes_and_leaves_what_is_the_same(session: Session) -> None:
    form = get_competency(session, competency(session, "M.05")).as_form()
    official = replace(form, definition="Rumusan resmi", wording=Wording.OFFICIAL)
    same = get_competency(session, competency(session, "M.01")).as_form()
    assert import_dictionary(session, [ARCHIVES, official, same]) == (1, 1, 1)
    assert import_dictionary(session, [ARCHIVES, official, same]) == (0, 0, 3)
    assert get_competency(session, competency(session, "M.05")).definition == "Rumusan resmi"


def test_import_keeps_what_a_sheet_does_not_carry(session: Session) -> None:
    before = get_competency(session, competency(session, "M.05"))
    assert before.is_national
    sheet = CompetencyForm(
        "m.05", f" {before.row.name} ", before.row.kind, "Rumusan resmi", wording=Wording.OFFICIAL
    )
    assert import_dictionary(session, [sheet]) == (0, 1, 0)
    after = get_competency(session, before.row.competency_id)
    assert (after.is_national, after.basis, after.row.short_name, after.row.code) == (
        True,
        before.basis,
        before.row.short_name,
        "M.05",
    )
    assert [level.description for level in after.levels] == [level.description for level in before.levels]
    assert import_dictionary(session, [sheet]) == (0, 0, 1)


def test_import_is_undone_as_one(session: Session) -> None:
    before = snapshot(session)
    form = get_competency(session, competency(session, "M.05")).as_form()
    import_dictionary(session, [ARCHIVES, replace(form, name="Layanan publik")])
    undo_last(session)
    assert snapshot(session) == before


def test_import_with_one_refused_entry_writes_nothing(filled_database: Database) -> None:
    account_id = admin_id(filled_database)
    with filled_database.begin(account_id=account_id) as session:
        before = snapshot(session), len(list_acts(session))
    with pytest.raises(FormProblems), filled_database.begin(account_id=account_id) as session:
        import_dictionary(session, [ARCHIVES, replace(ARCHIVES, code="T.98", name="")])
    with filled_database.begin(account_id=account_id) as session:
        assert (snapshot(session), len(list_acts(session))) == before


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "<b>x</b>",
        "</para>",
        "<img src=x>",
        "'; DROP TABLE competency; --",
        "{name} %s \\",
        "Ⅳ ﷽ 🙂",
    ],
)
def test_hostile_text_is_kept_as_it_was_typed(session: Session, text: str) -> None:
    form = CompetencyForm(
        text[:20], text, CompetencyKind.TECHNICAL, text, levels=(LevelForm(1, text, (text, text)),)
    )
    detail = get_competency(session, save_competency(session, form))
    assert (detail.row.code, detail.row.name, detail.definition) == (text[:20].strip(), text, text)
    assert (detail.levels[0].description, detail.levels[0].indicators) == (text, (text, text))
    found = find_undoable(session)
    assert found is not None
    assert found.summary == f"Kompetensi {text} ditambahkan"


def test_level_can_stand_on_a_position_that_is_held(session: Session) -> None:
    code = competency(session, "M.01")
    add_person(session, position=SEKLUR)
    assert dict(get_competency(session, code).standard_for)[position(session, SEKLUR)]


def test_shipped_dictionary_is_installed_once(database: Database) -> None:
    with database.begin(account_id=admin_id(database)) as session:
        assert not has_dictionary(session)
        texts = load_competencies()
        assert install_dictionary(session, texts) == len(texts)
        assert install_dictionary(session, texts) == 0
        assert [row.code for row in list_competencies(session)] == [text.code for text in texts]
        assert all(not row.empty_levels for row in list_competencies(session))

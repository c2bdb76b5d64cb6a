"""Forms of learning are installed once; a changed rule counts from its day on and leaves records alone."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.learning import LearningRecord
from asn_desktop.operations.learning import LearningEntry, record_learning
from asn_desktop.operations.learning_forms import (
    RuleForm,
    change_rule,
    ensure_learning_forms,
    form_ids_by_code,
    forms_on,
    install_learning_forms,
    list_forms,
    list_rules,
    preview_rule,
    rule_for,
)
from asn_desktop.rules.learning import JpKind
from asn_desktop.rules.permission import Role
from asn_desktop.rules.reference_learning import CountingRule
from asn_desktop.storage.database import Database
from asn_desktop.storage.reference_learning import load_learning_forms
from tests.factories import NOW, add_person, admin_id
from tests.operations.kit import acting_as, undo_last

NEW = RuleForm(CountingRule(JpKind.PER_DAY, 6, 8), date(2026, 7, 1), "Surat edaran contoh", is_confirmed=True)


def test_forms_are_installed_once_and_keep_their_basis(session: Session) -> None:
    assert install_learning_forms(session, load_learning_forms()) == 0
    forms = list_forms(session)
    assert [form.code for form in forms] == [text.code for text in load_learning_forms()]
    assert all(form.rule and form.rule.basis for form in forms)
    assert [form.code for form in forms if form.rule and not form.rule.is_confirmed] == ["13", "24", "25"]


def test_office_founded_before_gets_them_whoever_signs_in(database: Database) -> None:
    with database.begin(account_id=admin_id(database)) as session:
        session.info["now"] = NOW
        with acting_as(session, Role.AUDITOR):
            assert ensure_learning_forms(session) == 27
            assert ensure_learning_forms(session) == 0


def test_changed_rule_counts_later_learning_and_keeps_records(session: Session) -> None:
    seminar = form_ids_by_code(session)["9"]
    person = add_person(session)

    def learn(day: date) -> LearningRecord:
        made = record_learning(session, LearningEntry(person, seminar, f"Seminar {day}", day, day))
        return session.get_one(LearningRecord, made.record_id)

    before = learn(date(2026, 8, 3))
    effect = preview_rule(session, seminar, NEW)
    assert effect.kept_records == 1
    assert effect.sentence.startswith("1 catatan yang sudah ada tetap")
    change_rule(session, seminar, NEW)
    after, earlier = learn(date(2026, 8, 4)), learn(date(2026, 6, 30))
    assert [(row.jp, row.rule_version) for row in (before, after, earlier)] == [
        (4, "9/1"),
        (6, "9/2"),
        (4, "9/1"),
    ]
    assert [rule.version for rule in list_rules(session, seminar)] == ["9/1", "9/2"]
    assert rule_for(session, seminar, date(2026, 6, 30)) == CountingRule(JpKind.PER_DAY, 4, 6)


def test_undone_change_of_a_rule_brings_the_old_one_back(session: Session) -> None:
    seminar = form_ids_by_code(session)["9"]
    change_rule(session, seminar, NEW)
    undo_last(session)
    found = next(form for form in forms_on(session, date(2026, 12, 1)) if form.code == "9")
    assert found.rule is not None
    assert found.rule.version == "9/1"
    change_rule(session, seminar, NEW)
    assert list_rules(session, seminar)[-1].version == "9/3"


@pytest.mark.parametrize(
    ("field", "counting"),
    [
        ("national", CountingRule(JpKind.PER_DAY)),
        ("national", CountingRule(JpKind.PER_TIME, 0)),
        ("international", CountingRule(JpKind.PER_TIME, 2, 10_000)),
        ("bonus_percent", CountingRule(JpKind.CURRICULUM, bonus_percent=200)),
        ("per_month", CountingRule(JpKind.PER_TIME, 2, per_month=0)),
    ],
)
def test_rule_without_its_figure_is_refused(session: Session, field: str, counting: CountingRule) -> None:
    with pytest.raises(FormProblems) as caught:
        change_rule(session, form_ids_by_code(session)["9"], RuleForm(counting, date(2026, 7, 1), "Dasar"))
    assert set(caught.value.problems) == {field}


def test_rule_needs_a_basis_and_a_role_that_may_set_it(session: Session) -> None:
    seminar = form_ids_by_code(session)["9"]
    with pytest.raises(FormProblems, match="dasar aturannya"):
        change_rule(session, seminar, RuleForm(NEW.counting, NEW.valid_from, " "))
    with acting_as(session, Role.APPRAISER), pytest.raises(UserError, match="Penilai tidak dapat"):
        change_rule(session, seminar, NEW)

"""This file holds the forms of learning and the rules that count them: installing, listing, changing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.learning import JpRule, LearningForm, LearningRecord
from asn_desktop.operations.acts import act
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.learning import FormClass, JpKind
from asn_desktop.rules.permission import Right
from asn_desktop.rules.reference_learning import CountingRule, LearningFormText

FIRST_DAY = date(1990, 1, 1)
"""From when the shipped rules hold: records of earlier years are keyed in too."""
_FIGURE = (1, 1000)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as it lies in the table, with where it comes from."""

    rule_id: int
    form_id: int
    counting: CountingRule
    needs_report: bool
    basis: str
    is_confirmed: bool
    valid_from: date
    version: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form of learning with the rule that holds on the day asked for; None before its first rule."""

    form_id: int
    code: str
    name: str
    form_class: FormClass
    certificate_letter: str
    meaning: str
    rule: RuleRow | None


@dataclass(frozen=True, slots=True)
class RuleForm:
    """A changed rule as typed, and the day from which it counts."""

    counting: CountingRule
    valid_from: date
    basis: str
    needs_report: bool = False
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """What a changed rule would touch: nothing that is recorded, all that is recorded later."""

    kept_records: int
    sentence: str


def install_learning_forms(session: Session, texts: Sequence[LearningFormText]) -> int:
    """Add the shipped forms that the office does not have yet, each with its first rule; return how many.

    Whoever signs in first may let this happen: it only adds what the program ships.
    """
    known = set(session.scalars(select(LearningForm.code)))
    wanted = [(order, text) for order, text in enumerate(texts, start=1) if text.code not in known]
    if not wanted:
        return 0
    summary = _("Bentuk pengembangan kompetensi bawaan dipasang")
    with act(session, Right.READ, "learning_form.install", summary, may_be_undone=False):
        for order, text in wanted:
            form = LearningForm(
                code=text.code,
                name=text.name,
                form_class=text.form_class,
                certificate_letter=text.certificate_letter,
                meaning=text.meaning,
                sort_order=order,
            )
            session.add(form)
            session.flush()
            _add_rule(
                session,
                form,
                RuleForm(text.rule, FIRST_DAY, text.basis, text.needs_report, text.is_confirmed),
            )
    return len(wanted)


def ensure_learning_forms(session: Session) -> int:
    """Install the shipped forms in an office that was founded before they came; return how many."""
    if session.scalars(select(LearningForm.id).limit(1)).first() is not None:
        return 0
    from asn_desktop.storage.reference_learning import load_learning_forms

    return install_learning_forms(session, load_learning_forms())


def list_forms(session: Session) -> list[FormRow]:
    """All forms with the newest rule of each, in the order they are offered."""
    return forms_on(session, date.max)


def forms_on(session: Session, day: date) -> list[FormRow]:
    """All forms with the rule that holds on that day."""
    rules = _rules_on(session, day)
    rows = session.scalars(
        select(LearningForm)
        .where(LearningForm.withdrawn_at.is_(None))
        .order_by(LearningForm.sort_order, LearningForm.id)
    )
    return [
        FormRow(
            row.id,
            row.code,
            row.name,
            row.form_class,
            row.certificate_letter,
            row.meaning,
            rules.get(row.id),
        )
        for row in rows
    ]


def form_ids_by_code(session: Session) -> Mapping[str, int]:
    """Code -> id of the forms that are offered."""
    rows = session.execute(
        select(LearningForm.code, LearningForm.id).where(LearningForm.withdrawn_at.is_(None))
    )
    return {row.code: row.id for row in rows}


def rule_for(session: Session, form_id: int, day: date) -> CountingRule | None:
    """How a form counts on a day, None when it has no rule then."""
    found = rule_row_for(session, form_id, day)
    return found.counting if found else None


def rule_row_for(session: Session, form_id: int, day: date) -> RuleRow | None:
    """The same with id, version and basis."""
    rows = _rule_rows(session, form_id)
    held = [row for row in rows if row.valid_from <= day]
    return held[-1] if held else None


def list_rules(session: Session, form_id: int) -> list[RuleRow]:
    """All rules a form ever had, oldest first."""
    return _rule_rows(session, form_id)


def preview_rule(session: Session, form_id: int, form: RuleForm) -> RuleEffect:
    """What a change would do: records keep the JP and the rule that they were counted by."""
    count = session.execute(
        select(func.count())
        .select_from(LearningRecord)
        .where(
            LearningRecord.form_id == form_id,
            LearningRecord.withdrawn_at.is_(None),
            LearningRecord.ends_on >= form.valid_from,
        )
    ).scalar_one()
    words = (
        _("{count} catatan yang sudah ada tetap dengan JP dan aturan lamanya; yang dicatat sesudah ini")
        if count
        else _("Belum ada catatan sejak tanggal itu; yang dicatat sesudah ini")
    )
    tail = _("{start} dan selesai sejak {day} memakai aturan baru")
    sentence = tail.format(start=words.format(count=count), day=format_long(form.valid_from))
    return RuleEffect(count, sentence)


def change_rule(session: Session, form_id: int, form: RuleForm) -> int:
    """Let a form count otherwise from a day on, as a new rule; return its id. Records keep theirs.

    Raises:
        FormProblems: a figure the rule needs is absent or out of range, or the basis is empty.
        UserError: the form is not there any more.
    """
    row = session.get(LearningForm, form_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(
            _("Bentuk pengembangan ini sudah tidak ada."), next_step=_("Muat ulang tabel konversi.")
        )
    problems = _problems_of(form)
    if problems:
        raise FormProblems(problems)
    summary = _("Aturan JP {form} diubah").format(form=row.name)
    with act(session, Right.SETTINGS, "jp_rule.change", summary):
        rule = _add_rule(session, row, form)
        session.flush()
    return rule.id


def _add_rule(session: Session, form: LearningForm, wanted: RuleForm) -> JpRule:
    # Withdrawn rules keep their number: records still name it.
    count = session.execute(
        select(func.count()).select_from(JpRule).where(JpRule.form_id == form.id)
    ).scalar_one()
    rule = JpRule(
        form_id=form.id,
        kind=wanted.counting.kind,
        national=wanted.counting.national,
        international=wanted.counting.international,
        bonus_percent=wanted.counting.bonus_percent,
        per_month=wanted.counting.per_month,
        needs_report=wanted.needs_report,
        basis=wanted.basis.strip(),
        is_confirmed=wanted.is_confirmed,
        valid_from=wanted.valid_from,
        version=f"{form.code}/{count + 1}",
    )
    session.add(rule)
    return rule


def _problems_of(form: RuleForm) -> dict[str, str]:
    counting = form.counting
    problems: dict[str, str] = {}
    least, most = _FIGURE
    needs_figure = counting.kind not in (JpKind.CURRICULUM, JpKind.MANUAL)
    if needs_figure and counting.national is None:
        problems["national"] = _("Isi angka JP nasional")
    for field, value in (("national", counting.national), ("international", counting.international)):
        if value is not None and not least <= value <= most:
            problems[field] = _("Angka JP diisi {least} sampai {most}").format(least=least, most=most)
    if not 0 <= counting.bonus_percent <= 100:
        problems["bonus_percent"] = _("Tambahan internasional diisi 0 sampai 100 persen")
    if counting.per_month is not None and not 1 <= counting.per_month <= 31:
        problems["per_month"] = _("Batas sebulan diisi 1 sampai 31 kali")
    if not form.basis.strip():
        problems["basis"] = _("Isi dasar aturannya, misalnya nomor peraturan atau surat edaran")
    return problems


def _rule_rows(session: Session, form_id: int) -> list[RuleRow]:
    rows = session.scalars(
        select(JpRule)
        .where(JpRule.form_id == form_id, JpRule.withdrawn_at.is_(None))
        .order_by(JpRule.valid_from, JpRule.id)
    )
    return [_rule_row(row) for row in rows]


def _rules_on(session: Session, day: date) -> dict[int, RuleRow]:
    rows = session.scalars(
        select(JpRule)
        .where(JpRule.valid_from <= day, JpRule.withdrawn_at.is_(None))
        .order_by(JpRule.valid_from, JpRule.id)
    )
    return {row.form_id: _rule_row(row) for row in rows}


def _rule_row(row: JpRule) -> RuleRow:
    return RuleRow(
        row.id,
        row.form_id,
        CountingRule(row.kind, row.national, row.international, row.bonus_percent, row.per_month),
        row.needs_report,
        row.basis,
        row.is_confirmed,
        row.valid_from,
        row.version,
    )

"""This file holds what one can do with the dictionary: read, add, word, archive, import."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.assessment import CompetencyScore, CurrentScore
from asn_desktop.models.competency import Competency, CompetencyLevel, PositionStandard
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.gaps import standards_on
from asn_desktop.operations.typed_forms import cleaned, length_problem
from asn_desktop.rules.competency_kind import CompetencyKind, Wording
from asn_desktop.rules.permission import Right

LEVELS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class LevelForm:
    """One level's words."""

    level: int
    description: str
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompetencyForm:
    """One dictionary entry as typed or imported."""

    code: str
    name: str
    kind: CompetencyKind
    definition: str = ""
    short_name: str = ""
    wording: Wording = Wording.OWN
    basis: str = ""
    is_national: bool = False
    sort_order: int | None = None
    levels: tuple[LevelForm, ...] = ()


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """One line of the dictionary's list."""

    competency_id: int
    code: str
    name: str
    short_name: str
    kind: CompetencyKind
    wording: Wording
    is_archived: bool
    empty_levels: tuple[int, ...]
    used_by: int


@dataclass(frozen=True, slots=True)
class LevelDetail:
    """One level with how many positions ask it and how many people stand on it."""

    level: int
    description: str
    indicators: tuple[str, ...]
    positions: int
    people: int


@dataclass(frozen=True, slots=True)
class CompetencyDetail:
    """One competency whole."""

    row: CompetencyRow
    definition: str
    basis: str
    is_national: bool
    valid_from: date | None
    levels: tuple[LevelDetail, ...]
    standard_for: tuple[tuple[int, int], ...]

    def as_form(self) -> CompetencyForm:
        """What the form shows before anything is typed."""
        row = self.row
        return CompetencyForm(
            row.code,
            row.name,
            row.kind,
            self.definition,
            row.short_name,
            row.wording,
            self.basis,
            self.is_national,
            None,
            tuple(LevelForm(level.level, level.description, level.indicators) for level in self.levels),
        )


def list_competencies(session: Session, *, include_archived: bool = False) -> list[CompetencyRow]:
    """The dictionary in its order."""
    query = select(Competency).where(Competency.deleted_at.is_(None))
    if not include_archived:
        query = query.where(Competency.archived_at.is_(None))
    rows = session.scalars(query.order_by(Competency.sort_order, Competency.code)).all()
    filled: dict[int, set[int]] = {}
    for competency_id, level in session.execute(
        select(CompetencyLevel.competency_id, CompetencyLevel.level).where(CompetencyLevel.description != "")
    ):
        filled.setdefault(competency_id, set()).add(level)
    used: dict[int, int] = {}
    for asked in standards_on(session, on=today(session)).values():
        for competency_id in asked:
            used[competency_id] = used.get(competency_id, 0) + 1
    return [_row(row, filled.get(row.id, set()), used.get(row.id, 0)) for row in rows]


def get_competency(session: Session, competency_id: int) -> CompetencyDetail:
    """One competency with its five levels, also the empty ones.

    Raises:
        UserError: it is not there any more.
    """
    row = _get(session, competency_id)
    levels = {
        level.level: level
        for level in session.scalars(
            select(CompetencyLevel).where(CompetencyLevel.competency_id == competency_id)
        )
    }
    asked = [
        (position_id, found[competency_id].level)
        for position_id, found in standards_on(session, on=today(session)).items()
        if competency_id in found
    ]
    people: dict[int, int] = {}
    for score, count in session.execute(
        select(CurrentScore.score, func.count())
        .where(CurrentScore.competency_id == competency_id)
        .group_by(CurrentScore.score)
    ):
        people[score] = count
    details = tuple(
        LevelDetail(
            number,
            levels[number].description if number in levels else "",
            tuple(levels[number].indicators) if number in levels else (),
            sum(1 for _position, level in asked if level == number),
            people.get(number, 0),
        )
        for number in LEVELS
    )
    filled = {number for number in LEVELS if number in levels and levels[number].description}
    return CompetencyDetail(
        _row(row, filled, len(asked)),
        row.definition,
        row.basis,
        row.is_national,
        row.valid_from,
        details,
        tuple(asked),
    )


def save_competency(session: Session, form: CompetencyForm, *, competency_id: int | None = None) -> int:
    """Add an entry or publish a changed one; return its id.

    Raises:
        FormProblems: name or code is empty or taken, a level that a standard uses has no words.
    """
    form = cleaned(form, paragraphs=("definition",))
    _check(session, form, competency_id)
    words = _("Kompetensi {name} ditambahkan") if competency_id is None else _("Kompetensi {name} diubah")
    with act(session, Right.EDIT_STANDARDS, "competency.save", words.format(name=form.name)):
        if competency_id is None:
            last = session.execute(select(func.max(Competency.sort_order))).scalar_one_or_none() or 0
            row = Competency(sort_order=form.sort_order if form.sort_order is not None else last + 1)
            row.valid_from = today(session)
        else:
            row = _get(session, competency_id)
        row.code, row.name = form.code, form.name
        row.short_name, row.kind = form.short_name or form.name, form.kind
        row.definition, row.wording = form.definition, form.wording
        row.basis, row.is_national = form.basis, form.is_national
        session.add(row)
        session.flush()
        for level in form.levels:
            save_level(session, row.id, level)
    return row.id


def save_level(session: Session, competency_id: int, form: LevelForm) -> None:
    """Write one level's description and indicators.

    Raises:
        FormProblems: a standard uses the level and the description is empty.
    """
    row = _get(session, competency_id)
    form = cleaned(form, paragraphs=("description",))
    if problems := _missing_words(session, competency_id, [form]):
        raise FormProblems(problems)
    summary = _("Tingkat {level} {name} diuraikan").format(level=form.level, name=row.name)
    with act(session, Right.EDIT_STANDARDS, "competency.level", summary):
        found = session.scalars(
            select(CompetencyLevel).where(
                CompetencyLevel.competency_id == competency_id, CompetencyLevel.level == form.level
            )
        ).first()
        if found is None:
            found = CompetencyLevel(competency_id=competency_id, level=form.level)
            session.add(found)
        found.description = form.description
        found.indicators = list(form.indicators)


def archive_competency(session: Session, competency_id: int) -> None:
    """Keep it out of new assessments; standards and history stay."""
    row = _get(session, competency_id)
    summary = _("{name} diarsipkan").format(name=row.name)
    with act(session, Right.EDIT_STANDARDS, "competency.archive", summary):
        row.archived_at = now(session)


def restore_competency(session: Session, competency_id: int) -> None:
    """Bring an archived competency back."""
    row = _get(session, competency_id)
    summary = _("{name} dipulihkan dari arsip").format(name=row.name)
    with act(session, Right.EDIT_STANDARDS, "competency.restore", summary):
        row.archived_at = None


def delete_competency(session: Session, competency_id: int) -> None:
    """Put an unused competency into the recycle bin.

    Raises:
        UserError: a standard or a score uses it.
    """
    row = _get(session, competency_id)
    used = sum(1 for asked in standards_on(session, on=today(session)).values() if competency_id in asked)
    if used:
        raise UserError(
            _("Dipakai {count} standar jabatan.").format(count=used),
            next_step=_("Arsipkan supaya tidak muncul di penilaian baru."),
        )
    for column in (CompetencyScore.competency_id, PositionStandard.competency_id):
        if session.execute(select(column).where(column == competency_id).limit(1)).first() is not None:
            raise UserError(
                _("Kompetensi {name} punya riwayat nilai atau standar.").format(name=row.name),
                next_step=_("Arsipkan supaya tidak muncul di penilaian baru."),
            )
    with act(session, Right.EDIT_STANDARDS, "competency.delete", _("{name} dihapus").format(name=row.name)):
        row.deleted_at = now(session)


def import_dictionary(session: Session, forms: Sequence[CompetencyForm]) -> tuple[int, int, int]:
    """Write imported entries as one act; return (added, changed, unchanged). Known by code."""
    added = changed = unchanged = 0
    summary = _("{count} kompetensi diimpor").format(count=len(forms))
    with act(session, Right.EDIT_STANDARDS, "dictionary.import", summary):
        for form in forms:
            found = find_by_code(session, form.code)
            if found is None:
                save_competency(session, form)
                added += 1
                continue
            old = get_competency(session, found).as_form()
            new = _completed(form, old)
            if _same(old, new):
                unchanged += 1
            else:
                save_competency(session, new, competency_id=found)
                changed += 1
    return added, changed, unchanged


def find_by_code(session: Session, code: str) -> int | None:
    """Id of the competency of that code, whatever its case."""
    return session.scalars(
        select(Competency.id).where(
            func.lower(Competency.code) == code.strip().lower(), Competency.deleted_at.is_(None)
        )
    ).first()


def _completed(new: CompetencyForm, old: CompetencyForm) -> CompetencyForm:
    """An imported entry, with what such sheets do not carry kept from the office's own."""
    new = cleaned(new, paragraphs=("definition",))
    return replace(
        new,
        code=old.code,
        short_name=new.short_name or old.short_name,
        basis=new.basis or old.basis,
        is_national=new.is_national or old.is_national,
        levels=tuple(cleaned(level, paragraphs=("description",)) for level in new.levels),
    )


def _same(old: CompetencyForm, new: CompetencyForm) -> bool:
    had = {level.level: level for level in old.levels}
    return replace(old, levels=()) == replace(new, levels=(), sort_order=None) and all(
        had.get(level.level) == level for level in new.levels
    )


def _row(row: Competency, filled: set[int], used: int) -> CompetencyRow:
    return CompetencyRow(
        row.id,
        row.code,
        row.name,
        row.short_name or row.name,
        row.kind,
        row.wording,
        row.archived_at is not None,
        tuple(level for level in LEVELS if level not in filled),
        used,
    )


def _get(session: Session, competency_id: int) -> Competency:
    row = session.get(Competency, competency_id)
    if row is None or row.deleted_at is not None:
        raise UserError(_("Kompetensi ini sudah tidak ada."), next_step=_("Muat ulang kamus."))
    return row


def _check(session: Session, form: CompetencyForm, competency_id: int | None) -> None:
    problems: dict[str, str] = {}
    if not form.name:
        problems["name"] = _("Isi nama kompetensi")
    elif too_long := length_problem(form.name):
        problems["name"] = too_long
    if not form.code:
        problems["code"] = _("Isi kode, misalnya T.09")
    else:
        owner = find_by_code(session, form.code)
        if owner is not None and owner != competency_id:
            problems["code"] = _("Kode {code} sudah dipakai kompetensi lain").format(code=form.code)
    if competency_id is not None:
        problems |= _missing_words(session, competency_id, form.levels)
    if problems:
        raise FormProblems(problems)


def _missing_words(session: Session, competency_id: int, levels: Sequence[LevelForm]) -> dict[str, str]:
    """Levels without words that a standard asks now or will ask later."""
    empty = {level.level for level in levels if not level.description.strip()}
    if not empty:
        return {}
    on = today(session)
    asked = {
        found[competency_id].level
        for found in standards_on(session, on=on).values()
        if competency_id in found
    }
    asked |= set(
        session.scalars(
            select(PositionStandard.level).where(
                PositionStandard.competency_id == competency_id,
                PositionStandard.withdrawn_at.is_(None),
                PositionStandard.valid_from > on,
                PositionStandard.level.is_not(None),
            )
        )
    )
    return {
        f"level{level}": _("Isi uraian untuk tingkat {level}, karena dipakai sebagai standar jabatan").format(
            level=level
        )
        for level in sorted(empty & asked)
    }

"""This file holds what one can do with position standards: the matrix, a cell, its effect, the prefill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.assessment import CurrentScore
from asn_desktop.models.competency import Competency, Position, PositionStandard
from asn_desktop.models.employee import Employee
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import CompetencyHead, Standard, list_heads, standards_on
from asn_desktop.operations.positions import PositionRow, list_positions, present_holders
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.gap import format_gap, gap_of
from asn_desktop.rules.permission import Right
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.position import Tier, normalise_title
from asn_desktop.rules.reference import TierText


@dataclass(frozen=True, slots=True)
class StandardsMatrix:
    """Positions down, competencies across; `cells` is keyed (position id, competency id)."""

    on: date
    positions: tuple[PositionRow, ...]
    heads: tuple[CompetencyHead, ...]
    cells: Mapping[tuple[int, int], Standard]


@dataclass(frozen=True, slots=True)
class StandardEffect:
    """What a change of one standard would do to the people who hold the position."""

    sentence: str
    detail: str
    worsened: int
    closed: int


@dataclass(frozen=True, slots=True)
class StandardChange:
    """One cell of an import or a pasted block; an empty level takes the standard away."""

    position_id: int
    competency_id: int
    level: int | None


def standards_matrix(session: Session, *, on: date | None = None) -> StandardsMatrix:
    """The whole matrix as it holds on that day (default: what will hold from the next period)."""
    day = on or next_period_start(today(session))
    found = standards_on(session, on=day)
    cells = {
        (position_id, competency_id): standard
        for position_id, asked in found.items()
        for competency_id, standard in asked.items()
    }
    return StandardsMatrix(day, tuple(list_positions(session)), tuple(list_heads(session)), cells)


def next_period_start(on: date) -> date:
    """First day of the quarter after the one that holds `on`."""
    month = 3 * ((on.month - 1) // 3) + 4
    return date(on.year + 1, 1, 1) if month > 12 else date(on.year, month, 1)


def set_standard(
    session: Session,
    *,
    position_id: int,
    competency_id: int,
    level: int | None,
    is_mandatory: bool | None = None,
    is_default: bool = False,
    valid_from: date | None = None,
) -> None:
    """Ask a level from a day on (default: the next period); the earlier standard stays in history.

    `is_default` says that the office adopted the level as a whole set, so no cell counts as changed.

    Raises:
        UserError: the level is not 1 to 5, or position or competency is gone.
    """
    position, competency = session.get(Position, position_id), session.get(Competency, competency_id)
    if position is None or competency is None or position.deleted_at or competency.deleted_at:
        raise UserError(_("Jabatan atau kompetensi ini sudah tidak ada."), next_step=_("Muat ulang matriks."))
    if level is not None and not 1 <= level <= 5:
        raise UserError(
            _("Tingkat standar hanya dari 1 sampai 5."), next_step=_("Ketik satu angka antara 1 dan 5.")
        )
    words = (
        _("Standar {competency} untuk {position} menjadi {level}")
        if level is not None
        else _("Standar {competency} untuk {position} dihapus")
    )
    summary = words.format(competency=competency.name, position=position.title, level=level)
    with act(session, Right.EDIT_STANDARDS, "standard.set", summary):
        start = valid_from or next_period_start(today(session))
        before = standards_on(session, on=start).get(position_id, {}).get(competency_id)
        kept = before.is_mandatory if before and is_mandatory is None else bool(is_mandatory)
        session.add(
            PositionStandard(
                position_id=position_id,
                competency_id=competency_id,
                level=level,
                is_mandatory=kept if level is not None else False,
                is_default=is_default,
                valid_from=start,
            )
        )


def set_standards(
    session: Session, changes: Sequence[StandardChange], *, valid_from: date | None = None
) -> int:
    """Write a block of cells as one act; unchanged cells are left alone. Returns how many changed."""
    start = valid_from or next_period_start(today(session))
    held = standards_on(session, on=start)
    wanted = [
        change
        for change in changes
        if (found.level if (found := held.get(change.position_id, {}).get(change.competency_id)) else None)
        != change.level
    ]
    if not wanted:
        return 0
    summary = _("{count} standar jabatan diubah").format(count=len(wanted))
    with act(session, Right.EDIT_STANDARDS, "standard.block", summary):
        for change in wanted:
            set_standard(
                session,
                position_id=change.position_id,
                competency_id=change.competency_id,
                level=change.level,
                valid_from=start,
            )
    return len(wanted)


def standard_effect(session: Session, changes: Sequence[StandardChange]) -> StandardEffect:
    """What the change would do to people's gaps, in the sentences of ux-screens.md."""
    held = standards_on(session, on=next_period_start(today(session)))
    positions = present_holders(session, on=today(session))
    worsened: dict[int, int] = {}
    closed: set[int] = set()
    for change in changes:
        before = held.get(change.position_id, {}).get(change.competency_id)
        people = [person for person, position in positions.items() if position == change.position_id]
        scores = session.execute(
            select(CurrentScore.employee_id, CurrentScore.score).where(
                CurrentScore.employee_id.in_(people), CurrentScore.competency_id == change.competency_id
            )
        )
        for person, score in scores:
            old = gap_of(score, before.level if before else None)
            new = gap_of(score, change.level)
            if new is not None and new < 0 and (old is None or new < old):
                worsened[person] = min(new, worsened.get(person, 0))
            elif old is not None and old < 0 and (new is None or new >= 0):
                closed.add(person)
    return _effect_words(session, held, changes, worsened, closed)


def prefill_standards(
    session: Session,
    tiers: Mapping[Tier, TierText],
    *,
    technical: Mapping[str, Mapping[str, int]],
    mandatory: Mapping[str, Sequence[str]],
    valid_from: date,
) -> int:
    """Give every position without a standard the default of its tier; return how many cells were set.

    `technical` maps a normalised title to competency code -> level; `mandatory` to wajib codes.
    Positions outside every tier, those of supporting workers, are left without a standard: the law
    asks none of them, and what the office wants it sets itself.
    """
    held = standards_on(session, on=valid_from)
    competencies = session.scalars(
        select(Competency).where(Competency.deleted_at.is_(None), Competency.archived_at.is_(None))
    ).all()
    added = 0
    with act(session, Right.EDIT_STANDARDS, "standard.prefill", _("Standar bawaan dipasang")):
        for position in list_positions(session):
            tier = tiers.get(position.tier) if position.tier else None
            if tier is None or held.get(position.position_id):
                continue
            title = normalise_title(position.title)
            for row in competencies:
                asked = _asked_by_default(row, tier, technical.get(title, {}))
                if asked is None:
                    continue
                session.add(
                    PositionStandard(
                        position_id=position.position_id,
                        competency_id=row.id,
                        level=asked[0],
                        is_mandatory=row.code in mandatory.get(title, ()),
                        is_default=True,
                        basis=asked[1],
                        valid_from=valid_from,
                    )
                )
                added += 1
    return added


def _asked_by_default(
    row: Competency, tier: TierText, technical: Mapping[str, int]
) -> tuple[int, str] | None:
    """The level and what it rests on: the tier for national competencies, our proposal for technical ones."""
    if row.code in technical:
        return technical[row.code], _("Usulan program, disesuaikan kantor")
    if row.kind is CompetencyKind.TECHNICAL:
        return None
    return tier.default_level, _("Jenjang {tier}. {basis}").format(tier=tier.label, basis=tier.basis)


def count_positions_without_standard(session: Session) -> int:
    """How many held positions ask nothing yet."""
    held = standards_on(session, on=today(session))
    return sum(
        1
        for row in list_positions(session)
        if row.holders and row.tier is not None and not held.get(row.position_id)
    )


def _effect_words(
    session: Session,
    held: Mapping[int, Mapping[int, Standard]],
    changes: Sequence[StandardChange],
    worsened: Mapping[int, int],
    closed: set[int],
) -> StandardEffect:
    start = next_period_start(today(session))
    since = _("Berlaku mulai Triwulan {quarter} {year}, evaluasi yang sudah final tetap.").format(
        quarter=("I", "II", "III", "IV")[(start.month - 1) // 3], year=start.year
    )
    if len(changes) == 1:
        change = changes[0]
        before = held.get(change.position_id, {}).get(change.competency_id)
        none = _("tanpa standar")
        old = str(before.level) if before else none
        new = str(change.level) if change.level is not None else none
        lead = _("Mengubah {old} ke {new}").format(old=old, new=new)
    else:
        lead = _("Mengubah {count} sel").format(count=len(changes))
    if worsened:
        sentence = _("{lead} membuat {count} pegawai berselisih {gap}").format(
            lead=lead, count=len(worsened), gap=format_gap(min(worsened.values()))
        )
    elif closed:
        sentence = _("{lead} menutup selisih {count} pegawai").format(lead=lead, count=len(closed))
    else:
        sentence = _("{lead} tidak menambah selisih").format(lead=lead)
    names_text = _names(session, list(worsened) or sorted(closed))
    detail = f"{names_text}. {since}" if names_text else since
    return StandardEffect(sentence, detail, len(worsened), len(closed))


def _names(session: Session, people: list[int]) -> str:
    rows = [session.get(Employee, person) for person in people[:2]]
    names = [full_name(row.front_title, row.name, "") for row in rows if row is not None]
    rest = len(people) - len(names)
    text = _(" dan ").join(names) if not rest else ", ".join(names)
    return text + (
        ngettext(" dan {count} lagi", " dan {count} lagi", rest).format(count=rest) if rest > 0 else ""
    )

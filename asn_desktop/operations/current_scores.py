"""This file holds the upkeep of the table of current scores, which is derived and may be rebuilt."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import delete, insert, select, tuple_
from sqlalchemy.orm import Session

from asn_desktop.models.assessment import CompetencyScore, CurrentScore
from asn_desktop.rules.gap import ScoreFact, current_score

_SLICE = 400


def refresh_current(session: Session, pairs: Iterable[tuple[int, int]]) -> None:
    """Reckon anew which finding counts for each (employee, competency)."""
    wanted = sorted(set(pairs))
    for start in range(0, len(wanted), _SLICE):
        _refresh_slice(session, wanted[start : start + _SLICE])
    if wanted:
        session.info.setdefault("written_tables", set()).add(CurrentScore.__tablename__)


def rebuild_all(session: Session) -> None:
    """Reckon the whole table anew, after a repair."""
    session.execute(delete(CurrentScore))
    pairs = session.execute(select(CompetencyScore.employee_id, CompetencyScore.competency_id).distinct())
    refresh_current(session, [(row[0], row[1]) for row in pairs])


def refresh_after(session: Session, touched: Iterable[tuple[str, int]]) -> None:
    """Reckon anew what an undo changed; `touched` names tables and rows."""
    ids = [row_id for table, row_id in touched if table == CompetencyScore.__tablename__]
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(ids), _SLICE):
        found = session.execute(
            select(CompetencyScore.employee_id, CompetencyScore.competency_id).where(
                CompetencyScore.id.in_(ids[start : start + _SLICE])
            )
        )
        pairs.update((row[0], row[1]) for row in found)
    refresh_current(session, pairs)


def _refresh_slice(session: Session, pairs: list[tuple[int, int]]) -> None:
    score = CompetencyScore
    rows = session.execute(
        select(score.employee_id, score.competency_id, score.id, score.score, score.source, score.assessed_on)
        .where(tuple_(score.employee_id, score.competency_id).in_(pairs), score.withdrawn_at.is_(None))
        .order_by(score.id)
    )
    facts: defaultdict[tuple[int, int], list[ScoreFact]] = defaultdict(list)
    for employee_id, competency_id, score_id, value, source, on in rows:
        facts[employee_id, competency_id].append(
            ScoreFact(score=value, source=source, assessed_on=on, recorded_order=score_id)
        )
    session.execute(
        delete(CurrentScore).where(tuple_(CurrentScore.employee_id, CurrentScore.competency_id).in_(pairs))
    )
    values = []
    for (employee_id, competency_id), found in facts.items():
        counting = current_score(found)
        if counting is not None:
            values.append(
                {
                    "employee_id": employee_id,
                    "competency_id": competency_id,
                    "score_id": counting.recorded_order,
                    "score": counting.score,
                    "source": counting.source,
                    "assessed_on": counting.assessed_on,
                }
            )
    if values:
        session.execute(insert(CurrentScore), values)

"""This file holds what the dictionary's page reads at once: words to filter by, and one entry with its positions."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.competency import Competency, CompetencyLevel
from asn_desktop.operations.competencies import (
    CompetencyDetail,
    CompetencyRow,
    get_competency,
    list_competencies,
)
from asn_desktop.operations.positions import PositionRow, list_positions


@dataclass(frozen=True, slots=True)
class DictionaryList:
    """The rows of the dictionary, archived ones too, and all words of each by its id."""

    rows: tuple[CompetencyRow, ...]
    words: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """One competency and the positions that ask it, by level, held ones first."""

    detail: CompetencyDetail
    positions: Mapping[int, tuple[PositionRow, ...]]


def read_dictionary(session: Session) -> DictionaryList:
    """The whole dictionary with the text a filter looks into: code, name, definition, levels, indicators."""
    rows = tuple(list_competencies(session, include_archived=True))
    words = {row.competency_id: [row.code, row.name, row.short_name] for row in rows}
    for competency_id, definition in session.execute(select(Competency.id, Competency.definition)):
        if competency_id in words:
            words[competency_id].append(definition)
    levels = select(CompetencyLevel.competency_id, CompetencyLevel.description, CompetencyLevel.indicators)
    for competency_id, description, indicators in session.execute(levels):
        if competency_id in words:
            words[competency_id] += [description, *indicators]
    return DictionaryList(rows, {key: " ".join(texts) for key, texts in words.items()})


def read_entry(session: Session, competency_id: int) -> DictionaryEntry:
    """One competency whole.

    Raises:
        UserError: it is not there any more.
    """
    detail = get_competency(session, competency_id)
    places = {row.position_id: row for row in list_positions(session)}
    asked: dict[int, list[PositionRow]] = {}
    for position_id, level in detail.standard_for:
        if position_id in places:
            asked.setdefault(level, []).append(places[position_id])
    ordered = {level: tuple(sorted(rows, key=lambda row: not row.holders)) for level, rows in asked.items()}
    return DictionaryEntry(detail, ordered)

"""This file holds what several cases of the operations need: short names, snapshots, other accounts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from asn_desktop.models import Base
from asn_desktop.models.assessment import CurrentScore
from asn_desktop.models.competency import Position
from asn_desktop.operations.accounts import add_account
from asn_desktop.operations.competencies import find_by_code
from asn_desktop.operations.positions import known_titles
from asn_desktop.operations.undo import find_undoable, undo_act
from asn_desktop.rules.permission import Role
from asn_desktop.rules.position import normalise_title

KASI = "Kepala Seksi Pelayanan Umum"
SEKLUR = "Sekretaris Lurah"

Snapshot = dict[str, dict[Any, dict[str, Any]]]


def competency(session: Session, code: str) -> int:
    """Id of a competency that the shipped dictionary has."""
    found = find_by_code(session, code)
    assert found is not None
    return found


def position(session: Session, title: str = KASI) -> int:
    """Id of a position that the office has."""
    return known_titles(session)[normalise_title(title)]


def position_row(session: Session, title: str = KASI) -> Position:
    return session.get_one(Position, position(session, title))


def nip(number: int) -> str:
    """The valid NIP of one of 20 000 invented people, all of them men."""
    return f"{1970 + number // 999:04d}02142011011{number % 999 + 1:03d}"


def undo_last(session: Session) -> str:
    found = find_undoable(session)
    assert found is not None
    return undo_act(session, act_id=found.act_id)


def audited_tables() -> list[tuple[Table, str | None]]:
    """Every audited table, and the column that says its row does not count any more."""
    found = [
        (mapper.class_.__table__, mapper.class_.withdraw_column)
        for mapper in Base.registry.mappers
        if mapper.class_.audited
    ]
    return sorted(found, key=lambda pair: pair[0].name)


def snapshot(session: Session) -> Snapshot:
    """All rows of all audited tables that count, as they lie in the file."""
    session.flush()
    taken: Snapshot = {}
    for table, withdraw_column in audited_tables():
        rows = session.connection().execute(select(table)).mappings()
        taken[table.name] = {
            row["id"]: dict(row) for row in rows if withdraw_column is None or row[withdraw_column] is None
        }
    return taken


def current_scores(session: Session) -> set[tuple[Any, ...]]:
    session.flush()
    return {tuple(row) for row in session.connection().execute(select(CurrentScore.__table__))}


@contextmanager
def acting_as(session: Session, role: Role) -> Iterator[int]:
    """Let a new account of that role do what follows; the admin is back afterwards."""
    account_id = add_account(
        session, name=f"akun {role.value}", display_name=role.label, role=role, slot_id="slot"
    )
    before = session.info["account_id"]
    session.info["account_id"] = account_id
    try:
        yield account_id
    finally:
        session.info["account_id"] = before

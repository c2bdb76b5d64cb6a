"""This file holds the giving out of row ids: office number above, counter below, never reused."""

from collections import defaultdict

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from asn_desktop.models.audit import IdCounter
from asn_desktop.models.base import Base, OfficeRow
from asn_desktop.rules.office_code import office_of

_BASE_NAME = "*"
_COUNTERS: Table = IdCounter.metadata.tables[IdCounter.__tablename__]
_NAME, _LAST = _COUNTERS.c.table_name, _COUNTERS.c.last
_NEXT = (
    update(_COUNTERS)
    .where(bindparam("name") == _NAME)
    .values(last=_LAST + bindparam("count"))
    .returning(_LAST)
)


def set_first_id(session: Session, first_id: int) -> None:
    """Say where this office's range of ids begins; once, when the office is made."""
    known = session.execute(
        select(IdCounter.last).where(IdCounter.table_name == _BASE_NAME)
    ).scalar_one_or_none()
    if known is None:
        session.execute(insert(IdCounter).values(table_name=_BASE_NAME, last=first_id - 1))
    elif known != first_id - 1:
        raise LookupError("the office already has another id range")


def reserve_ids(session: Session, table_name: str, count: int) -> range:
    """Take `count` fresh ids of one table.

    Raises:
        LookupError: the office has no id range yet (`set_first_id` was not called).
        OverflowError: the office's range is used up; the next id would be another office's.
    """
    # By the table instead of the class: every act asks for ids, and the mapper's way costs three times as much.
    connection = session.connection()
    changed = connection.execute(_NEXT, {"name": table_name, "count": count}).scalar_one_or_none()
    if changed is None:
        first = connection.execute(select(_LAST).where(_NAME == _BASE_NAME)).scalar_one_or_none()
        if first is None:
            raise LookupError("the office has no id range yet")
        changed = first + count
        connection.execute(insert(_COUNTERS).values(table_name=table_name, last=changed))
    if office_of(changed - count) != office_of(changed):
        raise OverflowError(f"the ids of {table_name} are used up")
    return range(changed - count + 1, changed + 1)


def assign_ids(session: Session) -> None:
    """Give an id to every new row that has none."""
    waiting: defaultdict[str, list[OfficeRow]] = defaultdict(list)
    for row in session.new:
        if isinstance(row, OfficeRow) and isinstance(row, Base) and row.id is None:
            waiting[row.__tablename__].append(row)
    for table_name, rows in waiting.items():
        for row, row_id in zip(rows, reserve_ids(session, table_name, len(rows)), strict=True):
            row.id = row_id

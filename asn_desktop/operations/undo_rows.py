"""This file holds what undo asks of single rows: still as the act left them, used by others, orphaned."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from gettext import gettext as _
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.base import Base
from asn_desktop.models.competency import Position, PositionStandard
from asn_desktop.models.document import Document
from asn_desktop.models.employee import Employee

_SLICE = 500


def slices(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids in parts that one statement can name."""
    return (ids[start : start + _SLICE] for start in range(0, len(ids), _SLICE))


def refuse_used(session: Session, kind: type[Base], ids: Sequence[int]) -> None:
    """Keep rows that others point at.

    Raises:
        UserError: a row that still counts points at one of these.
    """
    for user, column in _users_of(kind):
        for some in slices(ids):
            query = select(column).where(column.in_(some)).limit(1)
            if user.withdraw_column is not None:
                query = query.where(getattr(user, user.withdraw_column).is_(None))
            if session.scalars(query).first() is not None:
                raise UserError(
                    _(
                        "Data ini sudah dipakai catatan lain sesudahnya, jadi tidak dapat diurungkan begitu saja."
                    ),
                    next_step=_("Buka riwayatnya, lalu urungkan catatan yang memakainya lebih dulu."),
                )


def by_products(session: Session, inserted: Mapping[str, Sequence[int]]) -> frozenset[tuple[str, int]]:
    """Rows of an act that stay because others use them by now: a position that came with a person.

    `inserted` tells for each table which rows the act made. The standards of such a position stay too.
    """
    own = inserted.get(Position.__tablename__, ())
    kept: set[int] = set()
    for user, column in _users_of(Position):
        ours = set(inserted.get(user.__tablename__, ()))
        for some in slices(own):
            query = select(user.id, column).where(column.in_(some), user.withdrawn_at.is_(None))
            kept.update(used for row_id, used in session.execute(query) if row_id not in ours)
    if not kept:
        return frozenset()
    standards = session.scalars(
        select(PositionStandard.id).where(
            PositionStandard.position_id.in_(kept),
            PositionStandard.id.in_(inserted.get(PositionStandard.__tablename__, ())),
        )
    )
    return frozenset(
        [
            *((Position.__tablename__, row_id) for row_id in kept),
            *((PositionStandard.__tablename__, row_id) for row_id in standards),
        ]
    )


def refuse_orphans(session: Session, kind: type[Base], ids: Sequence[int]) -> None:
    """Do not bring rows back while what they belong to is withdrawn.

    Raises:
        UserError: the person, position or competency of a row is not there.
    """
    table = Base.metadata.tables[kind.__tablename__]
    for key in table.foreign_keys:
        parent, withdraw_column = key.column.table, class_of(key.column.table.name).withdraw_column
        if withdraw_column is None:
            continue
        orphans = (
            select(table.c.id)
            .join(parent, parent.c.id == key.parent)
            .where(parent.c[withdraw_column].is_not(None))
            .limit(1)
        )
        if kind.withdraw_column is not None:
            orphans = orphans.where(table.c[kind.withdraw_column].is_(None))
        for some in slices(ids):
            if session.connection().execute(orphans.where(table.c.id.in_(some))).first() is not None:
                raise UserError(
                    _("Data induk catatan ini sudah tidak ada, jadi belum dapat dikembalikan."),
                    next_step=_("Kembalikan data induknya lebih dulu."),
                )


@cache
def _users_of(kind: type[Base]) -> list[tuple[Any, Any]]:
    """Audited tables and their columns that point at rows of this kind."""
    name = kind.__tablename__
    users = [
        (mapper.class_, getattr(mapper.class_, attribute.key))
        for mapper in Base.registry.mappers
        if mapper.class_.audited
        for attribute in mapper.column_attrs
        if any(key.column.table.name == name for key in attribute.columns[0].foreign_keys)
    ]
    return [*users, (Document, Document.subject_id)] if kind is Employee else users


@cache
def class_of(table_name: str) -> type[Base]:
    """The mapped class of a table."""
    for mapper in Base.registry.mappers:
        if isinstance(mapper.local_table, Table) and mapper.local_table.name == table_name:
            return mapper.class_
    raise LookupError(table_name)

"""This file holds the declarative base and the column types that every table shares."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData, TypeDecorator, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, mapped_column

RowId = BigInteger().with_variant(Integer, "sqlite")
"""63 bits: the office's number above, a counter below. INTEGER on SQLite, so that it is the rowid."""


class UtcMoment(TypeDecorator[datetime]):
    """A moment kept in UTC; naive values are refused rather than guessed."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What a value is in Python."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store without a zone, after turning the value to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read back as UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Base of every table.

    `audited` tables may change only inside an act and leave field-level entries;
    `withdraw_column` names the column that undoing an insert fills instead of deleting.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcMoment(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            create_constraint=True,
            values_callable=lambda kind: [member.value for member in kind],
            length=40,
        ),
    }

    audited: ClassVar[bool] = True
    withdraw_column: ClassVar[str | None] = None


@event.listens_for(Base.metadata, "before_create")
def _keep_conditions(metadata: MetaData, connection: Any, **_options: Any) -> None:
    """Give unique indexes their condition on PostgreSQL too.

    Written beside `sqlite_where` in the models, it would make SQLAlchemy load its PostgreSQL dialect at
    every start.
    """
    if connection.dialect.name != "postgresql":
        return
    for index in (index for table in metadata.tables.values() for index in table.indexes):
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]


@event.listens_for(Mapper, "mapper_configured")
def _remember_old_values(mapper: "Mapper[Any]", kind: type[Any]) -> None:
    """A value that is not in memory is read before it is overwritten, or the audit would not know it."""
    for attribute in mapper.column_attrs if issubclass(kind, Base) else ():
        getattr(kind, attribute.key).impl.active_history = True


class OfficeRow:
    """A row that belongs to one office, with the 63-bit id that tells which."""

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=False)

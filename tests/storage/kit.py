"""This file holds a small office for storage tests: two tables, cheap key derivation, a copied template."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from asn_desktop.settings import DataFolder
from asn_desktop.storage.database import Database
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import create_office
from asn_desktop.storage.schema import open_database

CHEAP = KdfParams(iterations=1, memory_kib=8, lanes=1)
ADMIN = 1001
PASSWORD = "perahu lesung biru"
REVISION = "0002"


class SmallBase(DeclarativeBase):
    pass


class Person(SmallBase):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Note(SmallBase):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str]


@dataclass(frozen=True)
class SmallOffice:
    folder: DataFolder
    dek: bytes
    recovery_code: str

    def open(self, *, is_read_only: bool = False) -> Database:
        return open_database(
            self.folder.database,
            self.dek,
            head=REVISION,
            identity=Keyring.load(self.folder.root).database_id,
            is_read_only=is_read_only,
        )


@cache
def template() -> SmallOffice:
    folder = DataFolder(Path(mkdtemp(prefix="asn-small-")) / "kantor")
    made = create_office(
        folder,
        office_code="16.71.14.1001",
        office_number=None,
        office_name="Plaju Ulu",
        account_id=ADMIN,
        account_name="yuni",
        password=PASSWORD,
        metadata=SmallBase.metadata,
        revision=REVISION,
        params=CHEAP,
    )
    return SmallOffice(folder, made.dek, made.recovery_code)


def new_office(place: Path) -> SmallOffice:
    made = template()
    copytree(made.folder.root, place)
    return SmallOffice(DataFolder(place), made.dek, made.recovery_code)


def add_people(database: Database, count: int, *, first: int = 1, length: int = 10) -> None:
    with database.begin() as session:
        session.add_all(Person(id=first + i, name=f"orang {first + i} " + "x" * length) for i in range(count))


def count_people(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Person)) or 0


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}

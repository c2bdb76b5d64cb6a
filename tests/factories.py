"""This file holds short ways to make people, competencies and whole offices for tests."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy.orm import Session

from asn_desktop.models import Base
from asn_desktop.models.migrations import HEAD
from asn_desktop.operations.accounts import add_account
from asn_desktop.operations.learning_forms import install_learning_forms
from asn_desktop.operations.office import OfficeFacts, create_office_row
from asn_desktop.operations.reference import install_dictionary, install_positions, use_default_standards
from asn_desktop.operations.staff import add_employee
from asn_desktop.operations.staff_form import EmployeeForm
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.permission import Role
from asn_desktop.storage.database import Database
from asn_desktop.storage.reference import load_competencies, load_positions, load_tiers
from asn_desktop.storage.reference_learning import load_learning_forms
from asn_desktop.storage.schema import create_database, open_database

DEK = bytes(range(32))
IDENTITY = bytes(range(16))
NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
OFFICE = OfficeFacts(
    code="16.71.14.1001",
    name="Plaju Ulu",
    short="PLU",
    kecamatan="Plaju",
    city="Kota Palembang",
    province="Sumatera Selatan",
    address="Jalan Contoh Nomor 1, Plaju, Palembang 30267",
)
ADMIN_NAME = "yuni"


def open_test_database(path: Path) -> Database:
    """Open a database that `copy_of_template` placed."""
    return open_database(path, DEK, head=HEAD, identity=IDENTITY)


@cache
def empty_template() -> Path:
    """A database with an office and one admin, made once a run."""
    path = Path(mkdtemp(prefix="asn-template-")) / "kosong.asndb"
    create_database(path, DEK, metadata=Base.metadata, revision=HEAD, identity=IDENTITY)
    database = open_test_database(path)
    with database.begin() as session:
        session.info["now"] = NOW
        create_office_row(session, OFFICE)
        add_account(session, name=ADMIN_NAME, display_name="Yuni Safitri", role=Role.ADMIN, slot_id="slot-1")
    database.close()
    return path


@cache
def filled_template() -> Path:
    """The empty template with the shipped dictionary, positions and standards."""
    path = Path(mkdtemp(prefix="asn-template-")) / "isi.asndb"
    path.write_bytes(empty_template().read_bytes())
    database = open_test_database(path)
    with database.begin(account_id=admin_id(database)) as session:
        session.info["now"] = NOW
        fill_reference(session)
    database.close()
    return path


def fill_reference(session: Session) -> None:
    """Install what the program ships."""
    install_dictionary(session, load_competencies())
    install_positions(session, load_positions())
    use_default_standards(session, load_positions(), load_tiers())
    install_learning_forms(session, load_learning_forms())


def admin_id(database: Database) -> int:
    """The id of the one admin in the templates."""
    from asn_desktop.operations.accounts import find_account

    with database.begin() as session:
        found = find_account(session, ADMIN_NAME)
    assert found is not None
    return found.account_id


def person(**changes: object) -> EmployeeForm:
    """A valid form, with what the test cares about changed."""
    values: dict[str, object] = {
        "name": "Dewi Anggraini Putri",
        "employment": Employment.PNS,
        "nip": "198802142011012003",
        "golongan": "III/d",
        "golongan_from": date(2023, 4, 1),
        "position": "Kepala Seksi Pelayanan Umum",
        "position_from": date(2024, 5, 1),
    }
    return EmployeeForm(**(values | changes))  # type: ignore[arg-type]


def add_person(session: Session, **changes: object) -> int:
    """Add one person and return the id."""
    return add_employee(session, person(**changes))


@cache
def seeded_template() -> Path:
    """The sample office with its year of assessments."""
    from asn_desktop.operations.seed import seed_office
    from asn_desktop.storage.reference import load_sample_office

    path = Path(mkdtemp(prefix="asn-template-")) / "contoh.asndb"
    path.write_bytes(empty_template().read_bytes())
    database = open_test_database(path)
    with database.begin(account_id=admin_id(database)) as session:
        session.info["now"] = NOW
        seed_office(
            session,
            load_sample_office(),
            competencies=load_competencies(),
            positions=load_positions(),
            tiers=load_tiers(),
        )
    database.close()
    return path

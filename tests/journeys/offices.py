"""This file holds founded offices in a folder, made once a run and copied for each test."""

import shutil
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from asn_desktop.office import OpenOffice, found_office, region_facts, sign_in, take_folder
from asn_desktop.settings import DataFolder
from asn_desktop.storage.key_slots import KdfParams

CODE = "16.71.14.1001"
ACCOUNT = "yuni"
PERSON = "Yuni Safitri"
PASSWORD = "Musi-Ampera-1988"
CHEAP = KdfParams(iterations=1, memory_kib=8 * 1024)


@cache
def empty_office() -> Path:
    """A folder with an office just founded: dictionary and positions, nobody in it."""
    root = Path(mkdtemp(prefix="asn-journey-")) / "kantor"
    folder = DataFolder(root)
    facts = region_facts(CODE)
    assert facts is not None
    with take_folder(folder):
        office, _code = found_office(
            folder, facts, account_name=ACCOUNT, display_name=PERSON, password=PASSWORD, params=CHEAP
        )
        office.close()
    return root


@cache
def sample_office() -> Path:
    """The same with the people and the year of the sample office."""
    root = Path(mkdtemp(prefix="asn-journey-")) / "kantor"
    shutil.copytree(empty_office(), root)
    with take_folder(DataFolder(root)):
        office = sign_in(DataFolder(root), ACCOUNT, PASSWORD)
        office.database.run(_seed, account_id=office.account_id)
        office.close()
    return root


def copy_office(template: Path, place: Path) -> DataFolder:
    """An office of its own."""
    shutil.copytree(template, place)
    return DataFolder(place)


def read(office: OpenOffice, work: Any) -> Any:
    """Look into the database of an office that is open."""
    return office.database.run(work, account_id=office.account_id)[0]


def quiet_page(folder: DataFolder) -> int:
    """The number of the first page of an index that no ordinary opening reads."""
    from sqlalchemy import text

    asked = text("SELECT rootpage FROM sqlite_schema WHERE name = 'ix_reaction_activity_id'")
    with closing(sign_in(folder, ACCOUNT, PASSWORD)) as office:
        return int(read(office, lambda session: session.execute(asked).scalar_one()))


def _seed(session: Any) -> None:
    from asn_desktop.operations.seed import seed_office
    from asn_desktop.storage.reference import (
        load_competencies,
        load_positions,
        load_sample_office,
        load_tiers,
    )

    seed_office(
        session,
        load_sample_office(),
        competencies=load_competencies(),
        positions=load_positions(),
        tiers=load_tiers(),
    )

"""This file holds the step from an older database to the present one: a backup first, then Alembic."""

from pathlib import Path

from asn_desktop.settings import DataFolder
from asn_desktop.storage.backup import create_backup
from asn_desktop.storage.database import Database
from asn_desktop.storage.schema import Upgrade, run_migrations


def upgrade_with_backup(folder: DataFolder, dek: bytes, scripts: Path) -> Upgrade:
    """The `upgrade` that `schema.open_database` takes. Without a proven backup nothing is changed.

    `scripts` is the folder of Alembic's `env.py`; see `schema.run_migrations`.
    """

    def upgrade(database: Database, _old_revision: str) -> None:
        create_backup(database, folder, dek=dek, reason="sebelum-naik-versi")
        run_migrations(database, scripts)

    return upgrade

"""This file holds the child that the kill loop kills: commits rows for ever and acknowledges each."""

import os
import sys
from pathlib import Path

from asn_desktop.storage.database import Database
from tests.storage.kit import Person, count_people


def main(path: Path, dek: bytes) -> None:
    database = Database(path, dek)
    number = database.run(count_people)[0]
    while True:
        number += 1
        with database.begin() as session:
            session.add(Person(id=number, name="x" * (number % 7) * 400))
            if number % 5 == 0:
                session.get_one(Person, number - 3).name = "diubah " * 200
        # Unbuffered: what the parent has read, the disk must have kept.
        os.write(1, b"%d\n" % number)
        if number % 60 == 0:
            with database.maintenance() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))

"""This file holds the way from the right password to an open office, beside the bare key derivation."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from asn_desktop.office import found_office, region_facts, take_folder, unlock_office
from asn_desktop.settings import DataFolder
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.storage.keyring import Keyring
from tests.bench.harness import Sample, benchmark, timed
from tests.journeys.offices import ACCOUNT, CODE, PASSWORD, PERSON


def derive_bare() -> bytes:
    """Argon2id alone, at the cost that a new office gets."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    cost = KdfParams()
    return Argon2id(
        salt=bytes(16), length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(PASSWORD.encode())


@benchmark("unlock", unit="ms", ours="office open", limit="bare Argon2id", reach=1.2, rounds=15)
def unlocking_an_office() -> Iterator[dict[str, Sample]]:
    with TemporaryDirectory() as scratch:
        folder = DataFolder(Path(scratch) / "kantor")
        facts = region_facts(CODE)
        assert facts is not None
        with take_folder(folder):
            office, _code = found_office(
                folder, facts, account_name=ACCOUNT, display_name=PERSON, password=PASSWORD
            )
            account_id = office.account_id
            office.close()

            def ours() -> float:
                keyring = Keyring.load(folder.root)
                opened = []
                taken = timed(lambda: opened.append(unlock_office(folder, keyring, account_id, PASSWORD)))()
                opened[0].close()
                return taken

            def key_alone() -> None:
                Keyring.load(folder.root).unlock(account_id, PASSWORD)

            yield {
                "bare Argon2id": timed(derive_bare),
                "key unlocked": timed(key_alone),
                "office open": ours,
            }

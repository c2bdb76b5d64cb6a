"""This file holds tests of passwords, recovery, and what the key file survives."""

import json
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_desktop.errors import UserError
from asn_desktop.storage import files, keyring_file
from asn_desktop.storage.faults import DamagedKeyring, MissingFile, WrongPassword, WrongRecoveryCode
from asn_desktop.storage.keyring import Keyring, create_keyring
from tests.storage.kit import ADMIN, CHEAP, PASSWORD, SmallOffice

CLERK = 1002


@dataclass
class Clock:
    now: float = 1_000_000.0
    steady: float = 0.0

    def wall(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.steady

    def pass_seconds(self, seconds: float) -> None:
        self.now += seconds
        self.steady += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keyring(small_office: SmallOffice, clock: Clock) -> Keyring:
    return Keyring.load(small_office.folder.root, clock=clock.wall, monotonic=clock.monotonic)


def test_right_password_gives_the_database_key(small_office: SmallOffice, keyring: Keyring) -> None:
    assert keyring.unlock(ADMIN, PASSWORD) == small_office.dek
    assert len(small_office.dek) == 32


def test_lock_screen_facts_need_no_password(keyring: Keyring) -> None:
    (account,) = keyring.accounts()
    assert (account.id, account.name, account.role) == (ADMIN, "yuni", "admin_kantor")
    assert (keyring.office_code, keyring.office_name) == ("16.71.14.1001", "Plaju Ulu")


def test_file_holds_neither_password_nor_key(small_office: SmallOffice) -> None:
    raw = small_office.folder.keyring.read_text()
    assert PASSWORD not in raw
    assert small_office.dek.hex() not in raw
    assert small_office.recovery_code[:5] not in raw


@pytest.mark.parametrize("account", [ADMIN, 9999])
def test_wrong_password_and_unknown_account_are_refused_alike(keyring: Keyring, account: int) -> None:
    with pytest.raises(WrongPassword, match="tidak cocok"):
        keyring.unlock(account, "bukan ini")


def test_password_may_be_typed_with_composed_or_single_accents(
    small_office: SmallOffice, keyring: Keyring
) -> None:
    keyring.replace_password(small_office.dek, ADMIN, "cafe\u0301 sore", params=CHEAP)
    assert keyring.unlock(ADMIN, "caf\u00e9 sore") == small_office.dek


def test_waits_grow_after_three_tries_and_never_lock_for_good(keyring: Keyring, clock: Clock) -> None:
    waits = []
    for _try in range(100):
        with pytest.raises(WrongPassword) as refusal:
            keyring.unlock(ADMIN, "x")
        waits.append(refusal.value.wait_seconds)
        clock.pass_seconds(waits[-1])
    assert waits[:8] == [0, 0, 1, 2, 4, 8, 16, 32]
    assert max(waits) == 60
    keyring.unlock(ADMIN, PASSWORD)
    assert keyring.failures_before_sign_in == 100
    assert keyring.seconds_to_wait(ADMIN) == 0


def fail_times(keyring: Keyring, clock: Clock, count: int) -> None:
    for _try in range(count):
        with pytest.raises(WrongPassword):
            keyring.unlock(ADMIN, "x")
        clock.pass_seconds(60)
    clock.pass_seconds(-60)


def test_right_password_during_the_wait_is_not_tried(keyring: Keyring, clock: Clock) -> None:
    fail_times(keyring, clock, 5)
    with pytest.raises(WrongPassword, match="Tunggu 4 detik"):
        keyring.unlock(ADMIN, PASSWORD)
    clock.pass_seconds(4)
    keyring.unlock(ADMIN, PASSWORD)


def test_wait_outlives_a_restart(small_office: SmallOffice, keyring: Keyring, clock: Clock) -> None:
    fail_times(keyring, clock, 5)
    again = Keyring.load(small_office.folder.root, clock=clock.wall, monotonic=clock.monotonic)
    assert again.seconds_to_wait(ADMIN) == 4


def test_setting_the_clock_forward_shortens_no_wait(keyring: Keyring, clock: Clock) -> None:
    fail_times(keyring, clock, 7)
    clock.now += 100_000
    assert keyring.seconds_to_wait(ADMIN) == 16


def test_clock_set_back_makes_no_endless_wait(
    small_office: SmallOffice, keyring: Keyring, clock: Clock
) -> None:
    fail_times(keyring, clock, 7)
    clock.now -= 10 * 365 * 86_400
    again = Keyring.load(small_office.folder.root, clock=clock.wall, monotonic=clock.monotonic)
    assert again.seconds_to_wait(ADMIN) == 16
    clock.pass_seconds(16)
    again.unlock(ADMIN, PASSWORD)


def test_changed_password_replaces_the_old_one(small_office: SmallOffice, keyring: Keyring) -> None:
    keyring.replace_password(small_office.dek, ADMIN, "baru sekali ini", params=CHEAP)
    again = Keyring.load(small_office.folder.root)
    assert again.unlock(ADMIN, "baru sekali ini") == small_office.dek
    with pytest.raises(WrongPassword):
        again.unlock(ADMIN, PASSWORD)


def test_second_account_has_its_own_way_in(small_office: SmallOffice, keyring: Keyring) -> None:
    slot_id = keyring.add_slot(small_office.dek, CLERK, "budi", "petugas", "sampan kecil", params=CHEAP)
    again = Keyring.load(small_office.folder.root)
    assert again.unlock(CLERK, "sampan kecil") == small_office.dek
    assert again.accounts()[1].slot_id == slot_id
    with pytest.raises(UserError, match="sudah punya"):
        again.add_slot(small_office.dek, CLERK, "budi", "petugas", "lain lagi", params=CHEAP)
    again.remove_slot(CLERK)
    with pytest.raises(WrongPassword):
        Keyring.load(small_office.folder.root).unlock(CLERK, "sampan kecil")


def test_last_admin_stays(small_office: SmallOffice, keyring: Keyring) -> None:
    keyring.add_slot(small_office.dek, CLERK, "budi", "petugas", "sampan kecil", params=CHEAP)
    with pytest.raises(UserError, match="satu-satunya admin"):
        keyring.remove_slot(ADMIN)
    assert len(keyring.accounts()) == 2


def test_new_names_show_on_the_lock_screen(small_office: SmallOffice, keyring: Keyring) -> None:
    keyring.rename_account(ADMIN, "Yuni S.", "admin_kantor")
    keyring.rename_office("Plaju Ilir")
    again = Keyring.load(small_office.folder.root)
    assert (again.accounts()[0].name, again.office_name) == ("Yuni S.", "Plaju Ilir")
    assert again.unlock(ADMIN, PASSWORD) == small_office.dek


def test_recovery_sheet_opens_and_is_used_up_with_the_new_password(
    small_office: SmallOffice, keyring: Keyring
) -> None:
    dek = keyring.unlock_with_recovery(small_office.recovery_code)
    next_code = keyring.finish_recovery(dek, ADMIN, "sandi sesudah lupa", params=CHEAP)
    again = Keyring.load(small_office.folder.root)
    assert again.unlock(ADMIN, "sandi sesudah lupa") == small_office.dek
    with pytest.raises(WrongRecoveryCode, match="sudah dipakai"):
        again.unlock_with_recovery(small_office.recovery_code)
    assert again.unlock_with_recovery(next_code) == small_office.dek


def test_reissued_sheet_replaces_the_old_one(small_office: SmallOffice, keyring: Keyring) -> None:
    code = keyring.reissue_recovery(small_office.dek)
    with pytest.raises(WrongRecoveryCode, match="diganti"):
        keyring.unlock_with_recovery(small_office.recovery_code)
    assert keyring.unlock_with_recovery(code) == small_office.dek


def test_sheet_of_another_office_is_named_so(keyring: Keyring, tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    _other, _dek, code = make_keyring(tmp_path / "lain")
    with pytest.raises(WrongRecoveryCode, match="bukan milik kantor ini"):
        keyring.unlock_with_recovery(code)


def make_keyring(folder: Path) -> tuple[Keyring, bytes, str]:
    return create_keyring(
        folder,
        office_code="x",
        office_name="y",
        account_id=1,
        account_name="z",
        password="p" * 9,
        params=CHEAP,
    )


def test_existing_keyring_is_never_written_over(small_office: SmallOffice) -> None:
    before = small_office.folder.keyring.read_bytes()
    with pytest.raises(FileExistsError):
        make_keyring(small_office.folder.root)
    assert small_office.folder.keyring.read_bytes() == before


def test_wrong_key_changes_nothing(keyring: Keyring) -> None:
    before = keyring.to_bytes()
    for act in (
        keyring.reissue_recovery,
        lambda dek: keyring.add_slot(dek, 5, "a", "petugas", "b", params=CHEAP),
    ):
        with pytest.raises(ValueError, match="not the key"):
            act(bytes(32))
    assert keyring.to_bytes() == before
    assert not keyring.is_key(bytes(32))


def test_sealed_secret_comes_back_with_the_key_only(small_office: SmallOffice, keyring: Keyring) -> None:
    keyring.seal(small_office.dek, "signing", b"rahasia kantor")
    again = Keyring.load(small_office.folder.root)
    assert again.unseal(small_office.dek, "signing") == b"rahasia kantor"
    assert again.unseal(small_office.dek, "other") is None
    with pytest.raises(DamagedKeyring):
        again.unseal(bytes(32), "signing")


def test_audit_anchor_is_vouched_for_by_the_key(small_office: SmallOffice, keyring: Keyring) -> None:
    assert keyring.anchor(small_office.dek) is None
    keyring.set_anchor(small_office.dek, 17, "ab" * 32)
    again = Keyring.load(small_office.folder.root)
    assert again.anchor(small_office.dek) == (17, "ab" * 32)
    with pytest.raises(DamagedKeyring):
        again.anchor(bytes(32))
    assert again.begin_epoch() == 2
    assert Keyring.load(small_office.folder.root).anchor(small_office.dek) is None


def flips(raw: bytes, is_campaign: bool) -> list[bytes]:
    places = range(len(raw) * 8) if is_campaign else random.Random(5).sample(range(len(raw) * 8), 1500)
    mutants = []
    for bit in places:
        mutant = bytearray(raw)
        mutant[bit // 8] ^= 1 << bit % 8
        mutants.append(bytes(mutant))
    return mutants


def test_every_flipped_bit_and_every_cut_of_a_keyring_is_noticed(
    small_office: SmallOffice, request: pytest.FixtureRequest
) -> None:
    raw = small_office.folder.keyring.read_bytes()
    assert keyring_file.parse(raw) is not None
    cuts = [raw[:length] for length in range(len(raw))]
    mutants = [*flips(raw, request.config.getoption("--campaign")), *cuts, raw + b"\n", raw + b"x"]
    assert [mutant for mutant in mutants if keyring_file.parse(mutant) is not None] == []


@pytest.mark.parametrize("name", [keyring_file.NAME, keyring_file.COPY_NAME])
@pytest.mark.parametrize("is_lost", [True, False])
def test_one_bad_copy_is_mended_from_the_other(small_office: SmallOffice, name: str, is_lost: bool) -> None:
    path = small_office.folder.root / name
    if is_lost:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-3])
    assert Keyring.load(small_office.folder.root).unlock(ADMIN, PASSWORD) == small_office.dek
    assert [state for _path, state in keyring_file.copies(small_office.folder.root)] == ["sound", "sound"]


def test_older_copy_gives_way_to_the_newer(small_office: SmallOffice, keyring: Keyring) -> None:
    old = small_office.folder.keyring.read_bytes()
    keyring.replace_password(small_office.dek, ADMIN, "sandi yang baru", params=CHEAP)
    small_office.folder.keyring.write_bytes(old)
    assert Keyring.load(small_office.folder.root).unlock(ADMIN, "sandi yang baru") == small_office.dek


def test_two_bad_copies_and_no_copy_are_told_apart(small_office: SmallOffice) -> None:
    copies = [path for path, _state in keyring_file.copies(small_office.folder.root)]
    for path in copies:
        path.write_bytes(b"{}")
    with pytest.raises(DamagedKeyring) as refusal:
        Keyring.load(small_office.folder.root)
    assert "cadangan" in refusal.value.next_step
    for path in copies:
        path.unlink()
    with pytest.raises(MissingFile):
        Keyring.load(small_office.folder.root)


def test_slot_with_an_absurd_cost_is_not_tried(small_office: SmallOffice) -> None:
    kept = json.loads(small_office.folder.keyring.read_bytes())
    kept["slots"][0]["kdf"]["memory_kib"] = 1 << 40
    assert keyring_file.parse(json.dumps(kept).encode()) is None


def test_slot_moved_to_another_account_opens_nothing(small_office: SmallOffice) -> None:
    content = keyring_file.parse(small_office.folder.keyring.read_bytes())
    assert content is not None
    from dataclasses import replace

    content.slots[0] = replace(content.slots[0], account_id=CLERK)
    with pytest.raises(WrongPassword):
        Keyring.from_bytes(keyring_file.render(content)).unlock(CLERK, PASSWORD)


def test_failed_write_leaves_the_old_password_working(
    small_office: SmallOffice, keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: object, _target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", refuse)
    with pytest.raises(UserError, match="disk penuh"):
        keyring.replace_password(small_office.dek, ADMIN, "baru sekali ini", params=CHEAP)
    monkeypatch.undo()
    assert keyring.unlock(ADMIN, PASSWORD) == small_office.dek
    assert Keyring.load(small_office.folder.root).unlock(ADMIN, PASSWORD) == small_office.dek


def test_lock_screen_loads_no_database_library() -> None:
    code = (
        "import sys, asn_desktop.storage.keyring, asn_desktop.storage.office_files, asn_desktop.storage.instance_lock;"
        "print([name for name in sys.modules if name.split('.')[0] in ('sqlalchemy', 'sqlcipher3', 'cryptography', 'alembic')])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


ACTS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "password", "reissue", "recover"]), st.integers(1001, 1004)),
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_two_ways_in_remain_after_any_sequence_of_acts(
    tmp_path_factory: pytest.TempPathFactory, acts
) -> None:
    folder = tmp_path_factory.mktemp("kunci")
    keyring, dek, code = create_keyring(
        folder,
        office_code="x",
        office_name="y",
        account_id=ADMIN,
        account_name="z",
        password="p1001-0",
        params=CHEAP,
    )
    passwords = {ADMIN: "p1001-0"}
    for number, (act, account) in enumerate(acts):
        password = f"p{account}-{number + 1}"
        try:
            if act == "add":
                keyring.add_slot(dek, account, "n", "petugas", password, params=CHEAP)
                passwords[account] = password
            elif act == "remove":
                keyring.remove_slot(account)
                passwords.pop(account, None)
            elif act == "password" and account in passwords:
                keyring.replace_password(dek, account, password, params=CHEAP)
                passwords[account] = password
            elif act == "reissue":
                code = keyring.reissue_recovery(dek)
            elif act == "recover" and account in passwords:
                code = keyring.finish_recovery(
                    keyring.unlock_with_recovery(code), account, password, params=CHEAP
                )
                passwords[account] = password
        except UserError:
            continue
    again = Keyring.load(folder)
    assert {account.id for account in again.accounts()} == set(passwords)
    assert ADMIN in passwords
    assert all(again.unlock(account, password) == dek for account, password in passwords.items())
    assert again.unlock_with_recovery(code) == dek

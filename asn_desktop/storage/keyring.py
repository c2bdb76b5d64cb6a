"""This file holds the keyring: which accounts there are, and how each gets to the database key."""

import hmac
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path

from asn_desktop.errors import UserError
from asn_desktop.storage import faults, key_slots, keyring_file, login_delay, recovery_code
from asn_desktop.storage.faults import StorageFault, WrongPassword, WrongRecoveryCode
from asn_desktop.storage.key_slots import DEK_BYTES, KdfParams, Slot, SlotKind
from asn_desktop.storage.keyring_file import KeyringContent

ADMIN_ROLE = "admin_kantor"
_SPENT_KEPT = 20


@dataclass(frozen=True, slots=True)
class PublicAccount:
    """What the lock screen shows of an account; rights are decided by the database, not by this."""

    id: int
    name: str
    role: str
    slot_id: str


class Keyring:
    """The key slots of one office. Changes are written at once, whole, in two copies."""

    def __init__(
        self,
        folder: Path | None,
        content: KeyringContent,
        *,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._content = content
        self._delays = login_delay.LoginDelays(content.failures, clock, monotonic)
        self.failures_before_sign_in = 0

    @classmethod
    def load(
        cls,
        folder: Path,
        *,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> "Keyring":
        """Read the keyring of a data folder, mending a lost or damaged copy from the other.

        Raises:
            MissingFile: there is none.
            DamagedKeyring: neither copy can be read.
        """
        content, are_both_sound = keyring_file.read(folder)
        keyring = cls(folder, content, clock=clock, monotonic=monotonic)
        if not are_both_sound:
            # A folder that can only be read still opens.
            with suppress(StorageFault):
                keyring_file.write(folder, content)
        return keyring

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Keyring":
        """A keyring that lies in a backup; it can open slots and writes nothing.

        Raises:
            DamagedKeyring: these are not the bytes of a keyring.
        """
        content = keyring_file.parse(raw)
        if content is None:
            raise keyring_file.damaged_keyring()
        return cls(None, content)

    @property
    def database_id(self) -> bytes:
        """The 16 public bytes that the office's database file begins with."""
        return bytes.fromhex(self._content.database_id)

    @property
    def office_code(self) -> str:
        """Kemendagri code with dots."""
        return self._content.office_code

    @property
    def office_name(self) -> str:
        """The office's name as the lock screen shows it."""
        return self._content.office_name

    @property
    def epoch(self) -> int:
        """Counts from 1; one more after each restore, so that the district sees the break."""
        return self._content.epoch

    def accounts(self) -> tuple[PublicAccount, ...]:
        """The accounts that have a password, in the order they were made."""
        return tuple(
            PublicAccount(slot.account_id, slot.name, slot.role, slot.id)
            for slot in self._content.slots
            if slot.kind is SlotKind.PASSWORD and slot.account_id is not None
        )

    def to_bytes(self) -> bytes:
        """The file as it is kept, for a backup."""
        return keyring_file.render(self._content)

    def seconds_to_wait(self, account_id: int) -> int:
        """Whole seconds until this account may try a password again."""
        return self._delays.seconds_left(account_id)

    def unlock(self, account_id: int, password: str) -> bytes:
        """The database key.

        Raises:
            WrongPassword: it does not fit, or the wait after earlier tries is not over.
        """
        waiting = self._delays.seconds_left(account_id)
        if waiting:
            raise WrongPassword(
                _("Tunggu {seconds} detik sebelum mencoba lagi.").format(seconds=waiting),
                wait_seconds=waiting,
            )
        slot = self._password_slot(account_id)
        # An unknown account costs the same time as a wrong password.
        tried = slot or next(slot for slot in self._content.slots if slot.kind is SlotKind.PASSWORD)
        dek = key_slots.open_slot(tried, key_slots.derive_password_key(tried, password), self.database_id)
        if slot is None or dek is None or not self._is_right(dek):
            self._refuse_password(account_id)
        assert dek is not None
        self.failures_before_sign_in = self._delays.failures(account_id)
        if self._delays.forget(account_id):
            self._write_if_possible()
        return dek

    def unlock_with_recovery(self, typed: str) -> bytes:
        """The database key, by the recovery sheet. `finish_recovery` must follow; it uses the sheet up.

        Raises:
            WrongRecoveryCode: a slip in some group, a sheet used up already, or another office's sheet.
        """
        code = recovery_code.parse_code(typed)
        for slot in self._content.slots:
            if slot.kind is SlotKind.RECOVERY:
                dek = key_slots.open_slot(slot, key_slots.derive_recovery_key(slot, code), self.database_id)
                if dek is not None and self._is_right(dek):
                    return dek
        for spent in self._content.spent:
            if hmac.compare_digest(spent["tag"], key_slots.recovery_tag(code, spent["salt"])):
                raise WrongRecoveryCode(
                    _("Lembar pemulihan ini sudah dipakai atau sudah diganti."),
                    next_step=_("Pakai lembar pemulihan yang terakhir dicetak."),
                )
        raise WrongRecoveryCode(
            _("Lembar pemulihan ini bukan milik kantor ini."),
            next_step=_("Pakai lembar pemulihan yang dicetak oleh {office}.").format(office=self.office_name),
        )

    def finish_recovery(
        self, dek: bytes, account_id: int, new_password: str, *, params: KdfParams | None = None
    ) -> str:
        """Set a new password and use the sheet up, in one write; returns the code of the next sheet."""
        changed = self._with_password(dek, account_id, new_password, params)
        code = self._renew_recovery(changed, dek)
        changed.failures.pop(str(account_id), None)
        self._store(changed)
        return code

    def add_slot(
        self,
        dek: bytes,
        account_id: int,
        name: str,
        role: str,
        password: str,
        *,
        params: KdfParams | None = None,
    ) -> str:
        """Give an account a password; returns the id of its slot.

        Raises:
            UserError: the account has a password already.
        """
        self._check_key(dek)
        if self._password_slot(account_id) is not None:
            raise UserError(_("Akun {name} sudah punya kata sandi.").format(name=name))
        changed = deepcopy(self._content)
        slot = key_slots.password_slot(
            dek,
            password,
            database_id=self.database_id,
            account_id=account_id,
            name=name,
            role=role,
            params=params or KdfParams(),
        )
        changed.slots.append(slot)
        self._store(changed)
        return slot.id

    def replace_password(
        self, dek: bytes, account_id: int, new_password: str, *, params: KdfParams | None = None
    ) -> str:
        """Rewrite one account's slot; the old password stops working; returns the new slot's id.

        Raises:
            LookupError: the account has no slot.
        """
        changed = self._with_password(dek, account_id, new_password, params)
        self._store(changed)
        return next(slot.id for slot in changed.slots if slot.account_id == account_id)

    def rename_account(self, account_id: int, name: str, role: str) -> None:
        """Change what the lock screen shows of an account."""
        changed = deepcopy(self._content)
        changed.slots = [
            replace(slot, name=name, role=role) if slot.account_id == account_id else slot
            for slot in changed.slots
        ]
        self._store(changed)

    def rename_office(self, name: str) -> None:
        """Change the office's name on the lock screen."""
        changed = deepcopy(self._content)
        changed.office_name = name
        self._store(changed)

    def remove_slot(self, account_id: int) -> None:
        """Take an account's way in.

        Raises:
            UserError: it is the last password, the last administrator, or too few ways would remain.
        """
        changed = deepcopy(self._content)
        changed.slots = [slot for slot in changed.slots if slot.account_id != account_id]
        changed.failures.pop(str(account_id), None)
        removed = self._password_slot(account_id)
        others = [slot for slot in changed.slots if slot.kind is SlotKind.PASSWORD]
        was_last_admin = removed is not None and removed.role == ADMIN_ROLE
        if not others or (was_last_admin and not any(slot.role == ADMIN_ROLE for slot in others)):
            raise UserError(
                _("Akun ini satu-satunya admin kantor, jadi belum bisa dinonaktifkan."),
                next_step=_("Tambahkan admin kantor lain lebih dulu."),
            )
        self._store(changed)

    def reissue_recovery(self, dek: bytes) -> str:
        """Make a new recovery code; the old sheet stops working."""
        changed = deepcopy(self._content)
        code = self._renew_recovery(changed, dek)
        self._store(changed)
        return code

    def seal(self, dek: bytes, name: str, secret: bytes) -> None:
        """Keep another secret of the office (a signing key) under the database key."""
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        self._check_key(dek)
        changed = deepcopy(self._content)
        nonce = secrets.token_bytes(12)
        cipher = ChaCha20Poly1305(key_slots.derive_key(dek, "keyring-secrets"))
        changed.sealed[name] = (nonce + cipher.encrypt(nonce, secret, self.database_id + name.encode())).hex()
        self._store(changed)

    def unseal(self, dek: bytes, name: str) -> bytes | None:
        """A secret kept by `seal`; None when there is none of that name.

        Raises:
            DamagedKeyring: it is there and does not open.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        kept = self._content.sealed.get(name)
        if kept is None:
            return None
        raw = bytes.fromhex(kept)
        cipher = ChaCha20Poly1305(key_slots.derive_key(dek, "keyring-secrets"))
        try:
            return cipher.decrypt(raw[:12], raw[12:], self.database_id + name.encode())
        except InvalidTag:
            raise keyring_file.damaged_keyring() from None

    def set_anchor(self, dek: bytes, seq: int, digest: str) -> None:
        """Remember the head of the audit chain outside the database, so that an older file is noticed."""
        changed = deepcopy(self._content)
        changed.anchor = {"seq": seq, "hash": digest, "mac": self._anchor_mac(dek, seq, digest)}
        self._store(changed)

    def anchor(self, dek: bytes) -> tuple[int, str] | None:
        """Number and hash of the audit entry remembered last; None when none is.

        Raises:
            DamagedKeyring: the anchor was not written with this key.
        """
        kept = self._content.anchor
        if kept is None:
            return None
        if not hmac.compare_digest(str(kept["mac"]), self._anchor_mac(dek, kept["seq"], kept["hash"])):
            raise keyring_file.damaged_keyring()
        return int(kept["seq"]), str(kept["hash"])

    def begin_epoch(self) -> int:
        """Count one restore: the next epoch begins and the audit anchor of the former is let go."""
        changed = deepcopy(self._content)
        changed.epoch += 1
        changed.anchor = None
        self._store(changed)
        return changed.epoch

    def is_key(self, dek: bytes) -> bool:
        """Whether this is the office's database key."""
        return self._is_right(dek)

    def save_to(self, folder: Path) -> "Keyring":
        """Write this keyring, for example one out of a backup, as the keyring of a data folder."""
        content = deepcopy(self._content)
        keyring_file.write(folder, content)
        return Keyring(folder, content)

    def _password_slot(self, account_id: int) -> Slot | None:
        return next((slot for slot in self._content.slots if slot.account_id == account_id), None)

    def _is_right(self, dek: bytes) -> bool:
        return hmac.compare_digest(self._content.key_check, key_slots.key_check(dek))

    def _check_key(self, dek: bytes) -> None:
        if not self._is_right(dek):
            raise ValueError("this is not the key of this keyring")

    def _refuse_password(self, account_id: int) -> None:
        seconds = self._delays.count_failure(account_id)
        self._write_if_possible()
        message = _("Kata sandi tidak cocok.")
        next_step = (
            _("Coba lagi dalam {seconds} detik.").format(seconds=seconds) if seconds else _("Coba lagi.")
        )
        raise WrongPassword(message, next_step=next_step, wait_seconds=seconds)

    def _with_password(
        self, dek: bytes, account_id: int, password: str, params: KdfParams | None
    ) -> KeyringContent:
        self._check_key(dek)
        old = self._password_slot(account_id)
        if old is None:
            raise LookupError(f"account {account_id} has no key slot")
        new = key_slots.password_slot(
            dek,
            password,
            database_id=self.database_id,
            account_id=account_id,
            name=old.name,
            role=old.role,
            params=params or KdfParams(),
        )
        changed = deepcopy(self._content)
        changed.slots = [new if slot.id == old.id else slot for slot in changed.slots]
        return changed

    def _renew_recovery(self, changed: KeyringContent, dek: bytes) -> str:
        self._check_key(dek)
        code = recovery_code.new_code()
        fresh = key_slots.recovery_slot(dek, recovery_code.parse_code(code), database_id=self.database_id)
        spent = [
            {"salt": slot.salt, "tag": slot.tag} for slot in changed.slots if slot.kind is SlotKind.RECOVERY
        ]
        changed.spent = [*changed.spent, *spent][-_SPENT_KEPT:]
        changed.slots = [slot for slot in changed.slots if slot.kind is not SlotKind.RECOVERY] + [fresh]
        return code

    def _anchor_mac(self, dek: bytes, seq: int, digest: str) -> str:
        key = key_slots.derive_key(dek, "audit-anchor")
        return hmac.new(key, f"{seq}|{digest}".encode(), "sha256").hexdigest()

    def _store(self, changed: KeyringContent) -> None:
        """Write a changed copy, and only then think of it as true."""
        kinds = [slot.kind for slot in changed.slots]
        if len(kinds) < 2 or SlotKind.RECOVERY not in kinds or SlotKind.PASSWORD not in kinds:
            raise RuntimeError("a keyring keeps a password and a recovery slot")
        if self._folder is None:
            raise faults.read_only()
        keyring_file.write(self._folder, changed)
        self._content = changed
        self._delays.rebind(changed.failures)

    def _write_if_possible(self) -> None:
        """Counting tries must not stand in the way on a full or protected disk."""
        if self._folder is not None:
            with suppress(StorageFault):
                keyring_file.write(self._folder, self._content)


def create_keyring(
    folder: Path,
    *,
    office_code: str,
    office_name: str,
    account_id: int,
    account_name: str,
    password: str,
    role: str = ADMIN_ROLE,
    params: KdfParams | None = None,
) -> tuple[Keyring, bytes, str]:
    """Make the first keyring of an office: the keyring, the database key, the recovery code to print.

    Raises:
        FileExistsError: the folder has a keyring already; it is not touched.
        StorageFault: the disk did not allow it.
    """
    for name in (keyring_file.NAME, keyring_file.COPY_NAME):
        if (folder / name).exists():
            raise FileExistsError(folder / name)
    dek, database_id = secrets.token_bytes(DEK_BYTES), secrets.token_bytes(16)
    code = recovery_code.new_code()
    first = key_slots.password_slot(
        dek,
        password,
        database_id=database_id,
        account_id=account_id,
        name=account_name,
        role=role,
        params=params or KdfParams(),
    )
    sheet = key_slots.recovery_slot(dek, recovery_code.parse_code(code), database_id=database_id)
    content = KeyringContent(
        database_id=database_id.hex(),
        office_code=office_code,
        office_name=office_name,
        key_check=key_slots.key_check(dek),
        slots=[first, sheet],
    )
    keyring_file.write(folder, content)
    return Keyring(folder, content), dek, code

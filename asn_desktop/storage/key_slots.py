"""This file holds the key slots: the database key wrapped by a password or by the recovery code."""

import hashlib
import hmac
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

DEK_BYTES = 32

_MOST_MEMORY_KIB = 1 << 20
_MOST_ITERATIONS = 32
_MOST_LANES = 16


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSWORD = "password"  # noqa: S105 (the kind's name)
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class KdfParams:
    """Cost of Argon2id: passes, memory in KiB, lanes. Kept in each slot, so it can be raised later."""

    iterations: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the database key. `account_id`, `name` and `role` are for the lock screen only."""

    id: str
    kind: SlotKind
    kdf: KdfParams | None
    salt: str
    nonce: str
    wrapped: str
    account_id: int | None = None
    name: str = ""
    role: str = ""
    tag: str = ""
    """For recovery slots: recognises a code that was used up, without opening anything."""

    def to_json(self) -> dict[str, Any]:
        """A dict of plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Slot":
        """Read a slot back.

        Raises:
            ValueError, TypeError, KeyError: it is not a slot, or its cost is beyond all measure.
        """
        kdf = KdfParams(**kept["kdf"]) if kept["kdf"] is not None else None
        slot = cls(**{**kept, "kind": SlotKind(kept["kind"]), "kdf": kdf})
        if kdf is not None and not (
            1 <= kdf.iterations <= _MOST_ITERATIONS
            and 8 <= kdf.memory_kib <= _MOST_MEMORY_KIB
            and 1 <= kdf.lanes <= _MOST_LANES
        ):
            raise ValueError("key slot with an unreasonable cost")
        for text in (slot.salt, slot.nonce, slot.wrapped, slot.tag):
            bytes.fromhex(text)
        return slot


def password_slot(
    dek: bytes, password: str, *, database_id: bytes, account_id: int, name: str, role: str, params: KdfParams
) -> Slot:
    """Wrap the key with Argon2id over the password."""
    slot = Slot(
        id=secrets.token_hex(8),
        kind=SlotKind.PASSWORD,
        kdf=params,
        salt=secrets.token_hex(16),
        nonce="",
        wrapped="",
        account_id=account_id,
        name=name,
        role=role,
    )
    return _wrap(slot, derive_password_key(slot, password), dek, database_id)


def recovery_slot(dek: bytes, code: bytes, *, database_id: bytes) -> Slot:
    """Wrap the key with the 160-bit recovery code; so many random bits need no slow derivation."""
    salt = secrets.token_hex(16)
    slot = Slot(
        id=secrets.token_hex(8),
        kind=SlotKind.RECOVERY,
        kdf=None,
        salt=salt,
        nonce="",
        wrapped="",
        tag=recovery_tag(code, salt),
    )
    return _wrap(slot, derive_recovery_key(slot, code), dek, database_id)


def open_slot(slot: Slot, wrapping_key: bytes, database_id: bytes) -> bytes | None:
    """The database key, or None when this wrapping key does not fit or the slot was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return ChaCha20Poly1305(wrapping_key).decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), _bound_facts(slot, database_id)
        )
    except (InvalidTag, ValueError):
        return None


def derive_password_key(slot: Slot, password: str) -> bytes:
    """Argon2id over the password in NFC, so that one keyboard's accents equal another's."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    assert slot.kdf is not None
    return Argon2id(
        salt=bytes.fromhex(slot.salt),
        length=32,
        iterations=slot.kdf.iterations,
        lanes=slot.kdf.lanes,
        memory_cost=slot.kdf.memory_kib,
    ).derive(unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass"))


def load_ciphers() -> None:
    """Import what opening a slot needs, before it is needed."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    assert all((ChaCha20Poly1305, Argon2id))


def derive_recovery_key(slot: Slot, code: bytes) -> bytes:
    """HKDF over the recovery code."""
    return derive_key(code, "recovery", bytes.fromhex(slot.salt))


def derive_key(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """A 32-byte key for one purpose, by HKDF-SHA256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, f"asn-desktop/{purpose}/v1".encode()).derive(secret)


def recovery_tag(code: bytes, salt: str) -> str:
    """A short fingerprint of a code under a slot's salt."""
    return hmac.new(code, b"asn-desktop/recovery-tag/v1" + bytes.fromhex(salt), hashlib.sha256).hexdigest()[
        :32
    ]


def key_check(dek: bytes) -> str:
    """A value that tells, outside the database, whether a key is the right one."""
    return hmac.new(dek, b"asn-desktop/key-check/v1", hashlib.sha256).hexdigest()


def _wrap(slot: Slot, wrapping_key: bytes, dek: bytes, database_id: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = secrets.token_bytes(12)
    wrapped = ChaCha20Poly1305(wrapping_key).encrypt(nonce, dek, _bound_facts(slot, database_id))
    return replace(slot, nonce=nonce.hex(), wrapped=wrapped.hex())


def _bound_facts(slot: Slot, database_id: bytes) -> bytes:
    """What the wrapping vouches for besides the key: a slot moved or cheapened no longer opens."""
    facts = [
        database_id.hex(),
        slot.id,
        slot.kind.value,
        slot.account_id,
        asdict(slot.kdf) if slot.kdf else None,
    ]
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()
